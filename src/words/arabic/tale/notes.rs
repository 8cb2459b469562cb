//! What robots do in their schemes, and what they wait for.

use super::pieces::{Count, Robots, Term, any_chief, chief, era, sentence, the_chief};
use crate::ids::{RobotId, Ticket};
use crate::protocol::{Denial, Note, Role, Scheme, Silence, StepDown, Wait};
use crate::time::Span;
use crate::words::arabic::counted::{COMMANDS, MORE_ROBOTS, OF_MOVES};
use crate::words::tale::{Context, Sentence};

/// What a robot did.
#[expect(clippy::too_many_lines, reason = "one exhaustive match, a sentence a line")]
pub(super) fn noted(robot: RobotId, note: &Note, context: &Context<'_>) -> Sentence {
    let scheme = context.scheme;
    match *note {
        Note::PassedOn { ticket } => {
            let others = Robots(RobotId::all(scheme.robots()).filter(|other| *other != robot).collect());
            sentence![robot, " يمرّر ", ticket, " إلى ", others, "، ثم يطيع.", Term("strict forwarding")]
        }
        Note::PassedUp { ticket, leader } => {
            sentence![robot, " يمرّر ", ticket, " إلى قائده ", leader, "."]
        }
        Note::Became { role, era } => became(robot, role, era, scheme),
        Note::Follows { leader, era: number } => {
            sentence![robot, " يتبع ", leader, "، ", chief(scheme), " ", era(scheme), number, "."]
        }
        Note::SteppedDown { was, why } => stepped_down(robot, was, why, scheme),
        Note::HeardNothing { from: Some(from) } => {
            let and = match scheme {
                Scheme::PrimaryBackup { silence: Silence::Wait, .. } => "، وليس له إلا أن ينتظر.",
                Scheme::PrimaryBackup { silence: Silence::TakeOver, .. } => "، ولا يستطيع أن يعرف السبب.",
                Scheme::Quorum { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => ".",
            };
            sentence![robot, " لم يسمع شيئًا من ", from, " منذ مدة طالت", and, Term("timeout")]
        }
        Note::HeardNothing { from: None } => {
            sentence![robot, " لم يسمع ", any_chief(scheme), " منذ مدة طالت.", Term("timeout")]
        }
        Note::Granted { to, pre: true, .. } => {
            sentence![robot, " يقول إنه لو ترشّح ", to, " لصوّت له.", Term("pre-vote")]
        }
        Note::Granted { to, era: number, pre: false } => {
            sentence![robot, " يصوّت لصالح ", to, " في ", era(scheme), number, ".", Term("vote")]
        }
        Note::Denied { to, pre: true, why, .. } => {
            let why = denial(robot, why, scheme);
            sentence![robot, " يقول إنه لو ترشّح ", to, " لما صوّت له: ", why, ".", Term("pre-vote")]
        }
        Note::Denied { to, pre: false, why, .. } => {
            let why = denial(robot, why, scheme);
            sentence![robot, " لا يصوّت لصالح ", to, ": ", why, ".", Term("vote")]
        }
        Note::WroteDown { index, era: number, ticket } => wrote_down(robot, index, number, ticket, scheme),
        Note::CrossedOut { from, count } => crossed_out(robot, from, count, scheme),
        Note::Agreed { index, ticket } => agreed(robot, index, ticket, scheme),
        Note::AskedTwice { ticket } => {
            sentence![robot, " يعرف ", ticket, " من قبل، فلا ينفّذه مرة أخرى.", Term("client session")]
        }
        Note::ReadConfirmed { ticket, .. } => sentence![
            robot,
            " سمع من أغلبية أنه ما زال القائد؛ فيجوز التقاط الصورة ",
            ticket,
            ".",
            Term("read index")
        ],
        Note::AsksForMissing { from, first } => {
            sentence![robot, " يرى أن أوامر تنقصه من الرقم ", first, " فصاعدًا، فيطلبها من ", from, "."]
        }
        Note::CaughtUp { from, count } => {
            sentence![robot, " يتلقّى من ", from, " ما فاته: ", Count(count, &COMMANDS), ".", Term("catch-up")]
        }
        Note::DrivesBack { to, count } => drives_back(robot, to, count),
        Note::CannotDriveBack => {
            sentence![robot, " كان عليه أن يرجع إلى الوراء، لكنه خارج المتاهة ويبقى هناك."]
        }
        Note::StaysDiverged { at } => sentence![
            robot,
            " يرى أن أوامره تخالف أوامر الأساسي من الرقم ",
            at,
            " فصاعدًا، ويترك الأمر كما هو.",
            Term("inconsistent")
        ],
        Note::LostAfterSplit { ticket, answered: true } => {
            let told = sentence!["، مع أنه كان قد أجاب ", ticket.team, " بأنه تمّ."];
            sentence![robot, " يفقد ", ticket, told, Term("lost update")]
        }
        Note::LostAfterSplit { ticket, answered: false } => {
            sentence![robot, " يفقد ", ticket, "، ولم يكن هو الذي أجاب عنه."]
        }
    }
}

fn became(robot: RobotId, role: Role, number: u64, scheme: Scheme) -> Sentence {
    match role {
        Role::Equal => sentence![robot, " على قدم المساواة مع غيره."],
        Role::Primary => sentence![robot, " هو من الآن فصاعدًا أساسي ", era(scheme), number, "."],
        Role::Backup => sentence![robot, " هو من الآن فصاعدًا احتياطي في ", era(scheme), number, "."],
        Role::Follower => sentence![robot, " هو من الآن فصاعدًا تابع في ", era(scheme), number, "."],
        Role::PreCandidate => {
            sentence![robot, " يسأل الآخرين هل له أن يترشّح للانتخاب.", Term("pre-vote")]
        }
        Role::Candidate => {
            let stands = sentence![" وعدته أغلبية بأصواتها، فيترشّح في ", era(scheme), number];
            sentence![robot, stands, " ويصوّت لنفسه.", Term("candidate")]
        }
        Role::Leader => {
            sentence![robot, " نال أغلبية الأصوات، فهو قائد ", era(scheme), number, ".", Term("leader")]
        }
    }
}

fn stepped_down(robot: RobotId, was: Role, why: StepDown, scheme: Scheme) -> Sentence {
    let stops = match was {
        Role::Leader => "لم يعد يقود",
        Role::Primary => "لم يعد هو الأساسي",
        Role::Candidate => "لم يعد مرشّحًا",
        Role::PreCandidate => "لم يعد يستطلع الترشّح",
        Role::Backup | Role::Follower | Role::Equal => "يبدأ من جديد تابعًا",
    };
    match why {
        StepDown::Newer { era: number, from } => {
            sentence![robot, " يسمع من ", from, " أن ", era(scheme), number, " قد بدأت، و", stops, "."]
        }
        StepDown::NoMajority => {
            sentence![robot, " لم يسمع أغلبية منذ مدة طالت، و", stops, ".", Term("check quorum")]
        }
    }
}

fn denial(robot: RobotId, why: Denial, scheme: Scheme) -> Sentence {
    match why {
        Denial::HearsLeader => sentence!["ما زال يسمع قائدًا"],
        Denial::Voted(other) if other == robot => sentence!["لقد صوّت لنفسه"],
        Denial::Voted(other) => sentence!["لقد صوّت لصالح ", other],
        Denial::LogNewer => sentence!["المدوَّن عنده أحدث"],
        Denial::OldTerm => match scheme {
            Scheme::Quorum { .. } => sentence!["يعرف ولاية أحدث"],
            Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                sentence!["يعرف حقبة أحدث"]
            }
        },
    }
}

fn wrote_down(robot: RobotId, index: u64, number: u64, ticket: Option<Ticket>, scheme: Scheme) -> Sentence {
    match ticket {
        Some(ticket) => sentence![robot, " يدوّن ", ticket, " بالرقم ", index, ".", Term("log entry")],
        None => {
            let begins = sentence![era(scheme), number, " تبدأ"];
            sentence![robot, " يدوّن بالرقم ", index, " أن ", begins, ".", Term("no-op")]
        }
    }
}

fn agreed(robot: RobotId, index: u64, ticket: Option<Ticket>, scheme: Scheme) -> Sentence {
    let last = ticket.map_or_else(|| sentence!["الرقم ", index], |ticket| sentence![ticket]);
    let knows = sentence![robot, " يعرف أن كل شيء حتى ", last];
    match scheme {
        Scheme::Quorum { .. } => sentence![knows, " متّفق عليه: فهو عند أغلبية.", Term("committed")],
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            sentence![knows, " مدوَّن عند كل احتياطي.", Term("replicated")]
        }
    }
}

fn crossed_out(robot: RobotId, from: u64, count: u64, scheme: Scheme) -> Sentence {
    let what = match count {
        1 => sentence!["الرقم ", from],
        2 => sentence!["الرقمين ", from, " و", from + 1],
        _ => sentence!["الأرقام من ", from, " إلى ", from + count - 1],
    };
    let since = sentence![" من سجله، لأن عند ", the_chief(scheme), " شيئًا آخر هناك."];
    sentence![robot, " يشطب ", what, since, Term("log repair")]
}

fn drives_back(robot: RobotId, to: u64, count: u64) -> Sentence {
    let where_to = match to {
        0 => sentence!["حتى البداية"],
        _ => sentence!["حتى الرقم ", to, "، وهو آخر أمر يشترك فيه الجانبان"],
    };
    sentence![robot, " يلغي ", Count(count, &OF_MOVES), " ويرجع إلى الوراء ", where_to, ".", Term("rollback")]
}

/// What a robot waits for, and how much longer.
pub(super) fn waits(wait: &Wait, left: Option<Span>, scheme: Scheme) -> Sentence {
    let within = |what: &'static str| match left {
        Some(left) => sentence![what, " بعد ", left],
        None => Sentence::default(),
    };
    match *wait {
        Wait::Command => sentence!["ينتظر أمرًا"],
        Wait::SignOfLife { from: Some(from), .. } => {
            sentence!["يسمع ", from, within(without_it(scheme))]
        }
        Wait::SignOfLife { from: None, .. } => {
            sentence!["لا يسمع ", any_chief(scheme), within(without_it(scheme))]
        }
        Wait::Confirmations { ticket, have, need } => {
            let what = ticket.map_or_else(|| sentence!["قيد الولاية الجديدة"], |ticket| sentence![ticket]);
            let more = u64::from(need.saturating_sub(have));
            sentence![what, " ينتظر أن يدوَّن عند ", Count(more, &MORE_ROBOTS)]
        }
        Wait::Votes { have, need, pre } => {
            let what = if pre {
                "يستطلع الترشّح: الأصوات "
            } else {
                "يترشّح: الأصوات "
            };
            sentence![what, u64::from(have), " من ", u64::from(need)]
        }
        Wait::Majority { ticket } => {
            sentence!["الصورة ", ticket, " تنتظر أن تؤكّد أغلبية أن هذا الروبوت هو القائد"]
        }
        Wait::Missing { first } => {
            sentence!["ينتظر ما فاته، من الرقم ", first, " فصاعدًا", within("؛ ويسأل مرة أخرى")]
        }
    }
}

/// What a robot does when the sign of life that it waits for does not come.
fn without_it(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "؛ وإلا استطلع الترشّح",
        Scheme::PrimaryBackup { silence: Silence::TakeOver, .. } => "؛ وإلا حلّ محلّه",
        Scheme::PrimaryBackup { silence: Silence::Wait, .. }
        | Scheme::Alone { .. }
        | Scheme::Forwarding { .. } => "؛ وإلا نفد صبره",
    }
}
