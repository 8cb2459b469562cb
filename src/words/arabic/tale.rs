//! The story in Arabic. Whoever acts stands first, so that names catch the eye at the beginning.

mod acts;
mod laws;
mod messages;
mod notes;
mod pieces;
mod teams;
#[cfg(test)]
mod tests;

use self::pieces::{Count, Term, era, sentence};
use super::counted::{MOVES, OF_COMMANDS, after_moves, by};
use super::{Arabic, app, isolated};
use crate::command::{Call, Command, Deed, Outcome};
use crate::consistency::{Judgement, Order};
use crate::ids::{Direction, Place, RobotId};
use crate::laws::{Breach, Found, Freshness, Law, Promise};
use crate::network::Loss;
use crate::pose::Pose;
use crate::protocol::{Gist, Refusal, Role, Scheme, Timer, Wait};
use crate::record::{Verdict, What};
use crate::setup::Address;
use crate::standing::Standing;
use crate::time::SimTime;
use crate::words::tale::{Context, Sentence, TaleWords};

impl TaleWords for Arabic {
    fn event(&self, what: &What, context: &Context<'_>) -> Sentence {
        match what {
            What::Started { robot } => sentence![*robot, " يبدأ العمل."],
            What::Did(act) => acts::did(*act, context),
            What::CutOff(Direction { from, to }) => {
                sentence!["لم يعد شيء يصل من ", *from, " إلى ", *to, "."]
            }
            What::Mended(Direction { from, to }) => {
                sentence!["عادت الرسائل تصل من ", *from, " إلى ", *to, "."]
            }
            What::Asked { call, to, again, autopilot } => teams::asked(*call, *to, *again, *autopilot),
            What::Sent { direction, gist, .. } => messages::sent(*direction, gist, context.scheme),
            What::Arrived { direction, gist, .. } => messages::arrived(*direction, gist, context.scheme),
            What::Lost { direction, gist, why, .. } => messages::lost(*direction, gist, *why, context.scheme),
            What::Doubled { direction, gist, .. } => messages::doubled(*direction, gist, context.scheme),
            What::Held { direction, gist, .. } => messages::held(*direction, gist, context.scheme),
            What::Released { direction, gist, .. } => messages::released(*direction, gist, context.scheme),
            What::Rang { robot, timer } => rang(*robot, *timer),
            What::Noted { robot, note } => notes::noted(*robot, note, context),
            What::Queued { robot, call } => {
                sentence![call.ticket, " ينضمّ إلى طابور ", *robot, "."]
            }
            What::Unqueued { robot, call } => {
                sentence![*robot, " يشطب ", call.ticket, " من طابوره، ولم يكن قد بدأه."]
            }
            What::Began { robot, call } => sentence![*robot, " يبدأ ", call.ticket, "."],
            What::Executed { call, outcome } => executed(*call, *outcome, context),
            What::BeganUndo { robot, call } => sentence![*robot, " يبدأ إلغاء ", call.ticket, "."],
            What::UndidMove { call, outcome } => {
                let counts = sentence!["، والمحسوب له الآن: ", Count(outcome.after, &MOVES), "."];
                sentence![outcome.robot, " ألغى ", call.ticket, counts, Term("rollback")]
            }
            What::WentOff { robot, until } => sentence![
                "أعدتَ تشغيل ",
                *robot,
                ": يبقى مطفأً حتى ",
                *until,
                "، وينسى ما ليس على قرصه.",
                Term("crash")
            ],
            What::CameBack { robot } => {
                sentence![*robot, " عاد، ولا يعرف إلا ما على قرصه.", Term("recovery")]
            }
            What::Answered { robot, ticket, answer } => teams::answered(*robot, *ticket, *answer),
            What::Judged { ticket, verdict, late } => teams::judged(*ticket, *verdict, *late),
            What::Attached { team, to: Address::Robot(robot) } => {
                sentence![*team, " يتحدث من الآن فصاعدًا إلى ", *robot, "."]
            }
            What::Attached { team, to: Address::Each } => {
                sentence![*team, " يتحدث من الآن فصاعدًا إلى كل روبوت بدوره."]
            }
            What::AutopilotArrived { team } => {
                sentence!["يقول الجواب الأخير إن الروبوت خرج: تتوقف القيادة الآلية عند ", *team, "."]
            }
        }
    }

    fn tag(&self, gist: &Gist) -> String {
        messages::tag(gist)
    }

    fn say(&self, gist: &Gist, scheme: Scheme) -> Sentence {
        messages::say(gist, scheme)
    }

    fn waits(&self, wait: &Wait, until: Option<SimTime>, now: SimTime, scheme: Scheme) -> Sentence {
        notes::waits(wait, until.map(|until| until.since(now)), scheme)
    }

    fn refusal(&self, refusal: &Refusal) -> Sentence {
        teams::refusal_clause(*refusal)
    }

    fn loss(&self, why: Loss, from: Place, to: Place) -> Sentence {
        messages::loss(why, from, to)
    }

    fn verdict(&self, verdict: &Verdict) -> &'static str {
        match verdict {
            Verdict::Waiting => "ينتظر",
            Verdict::Done(_) => "تمّ",
            Verdict::Refused(_) => "مرفوض",
            Verdict::NoAnswer => "لا جواب",
            Verdict::Undone { .. } => "أُلغي",
        }
    }

    fn perhaps(&self) -> Sentence {
        sentence!["ربما نُفِّذ، وربما لا"]
    }

    fn undone_for(&self, winner: RobotId) -> Sentence {
        sentence!["كان قد تمّ؛ ثم حلّت محلّه أوامر ", winner]
    }

    fn standing(&self, standing: &Standing) -> String {
        match standing {
            Standing::InStep => "مواكب".into(),
            Standing::Behind { by: lacks } => ["متأخر ", &by(*lacks, &OF_COMMANDS)].concat(),
            Standing::Diverged { at, same_place: false } => format!("افترق عند {at}"),
            Standing::Diverged { same_place: true, .. } => "المكان نفسه، والترتيب مختلف".into(),
        }
    }

    fn freshness(&self, freshness: Freshness) -> String {
        laws::freshness(freshness)
    }

    fn law(&self, law: Law, scheme: Scheme) -> &'static str {
        laws::name(law, scheme)
    }

    fn law_says(&self, law: Law, scheme: Scheme) -> &'static str {
        laws::says(law, scheme)
    }

    fn found(&self, found: &Found, scheme: Scheme) -> Sentence {
        laws::found(found, scheme)
    }

    fn broken(&self, law: Law, promise: Promise, scheme: Scheme) -> Sentence {
        laws::broken(law, promise, scheme)
    }

    fn history(&self, judgement: &Judgement, order: Order) -> Sentence {
        laws::history(judgement, order)
    }

    fn breach(&self, breach: &Breach) -> Sentence {
        laws::breach(breach)
    }

    fn stands(&self, robot: RobotId, pose: Pose, moves: u64, standing: &Standing) -> Sentence {
        let cell = isolated(&pose.cell.to_string());
        let place = [" يقف في ", &cell, " وينظر ", app::towards(pose.heading), "، "].concat();
        sentence![robot, place, after_moves(moves), ": ", self.standing(standing), "."]
    }

    fn role_name(&self, role: Role) -> &'static str {
        match role {
            Role::Equal => "",
            Role::Primary => "أساسي",
            Role::Backup => "احتياطي",
            Role::Follower => "تابع",
            Role::PreCandidate => "يستطلع الترشّح",
            Role::Candidate => "مرشّح",
            Role::Leader => "قائد",
        }
    }

    fn era(&self, scheme: Scheme) -> &'static str {
        era(scheme)
    }
}

fn rang(robot: RobotId, timer: Timer) -> Sentence {
    match timer {
        Timer::Heartbeat => {
            sentence!["حان وقت أن يعطي ", robot, " إشارة حياة.", Term("heartbeat")]
        }
        Timer::Silence => sentence!["نفد صبر ", robot, ".", Term("timeout")],
        Timer::MajorityCheck => {
            sentence![robot, " يعدّ من سمع منهم مؤخرًا.", Term("check quorum")]
        }
        Timer::Resend => sentence![robot, " ما زال ينتظر، وسيسأل مرة أخرى.", Term("retry")],
    }
}

fn executed(call: Call, outcome: Outcome, context: &Context<'_>) -> Sentence {
    let Outcome { robot, deed, pose, after } = outcome;
    let does = match deed {
        Deed::Moved if call.command == Command::Backward => "يرجع إلى الخلف",
        Deed::Moved => "يتقدّم إلى الأمام",
        Deed::Turned if call.command == Command::Left => "يستدير يسارًا",
        Deed::Turned => "يستدير يمينًا",
        Deed::Bumped => "يصطدم بجدار",
        Deed::AlreadyOut => "هو خارج المتاهة من قبل، فيبقى هناك",
        Deed::Photographed => "يلتقط صورة",
    };
    let end = match deed {
        Deed::Moved if pose.cell == context.exit => sentence!["، وقد خرج من المتاهة!"],
        Deed::Photographed => sentence!["، ", after_moves(after), "."],
        Deed::Moved | Deed::Turned | Deed::Bumped | Deed::AlreadyOut => sentence!["."],
    };
    sentence![robot, " ينفّذ ", call.ticket, ": ", does, end]
}
