//! The story in English.

mod acts;
mod laws;
mod messages;
mod notes;
mod pieces;
mod teams;
#[cfg(test)]
mod tests;

use self::pieces::{Count, Term, era, sentence};
use super::English;
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

impl TaleWords for English {
    fn event(&self, what: &What, context: &Context<'_>) -> Sentence {
        match what {
            What::Started { robot } => sentence![*robot, " is switched on."],
            What::Did(act) => acts::did(*act, context),
            What::CutOff(Direction { from, to }) => {
                sentence!["Nothing gets from ", *from, " to ", *to, " any more."]
            }
            What::Mended(Direction { from, to }) => {
                sentence!["Messages get from ", *from, " to ", *to, " again."]
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
                sentence![call.ticket, " joins the queue of ", *robot, "."]
            }
            What::Unqueued { robot, call } => {
                sentence![*robot, " crosses ", call.ticket, " out of its queue; it had not begun it."]
            }
            What::Began { robot, call } => sentence![*robot, " begins ", call.ticket, "."],
            What::Executed { call, outcome } => executed(*call, *outcome, context),
            What::BeganUndo { robot, call } => sentence![*robot, " begins to undo ", call.ticket, "."],
            What::UndidMove { call, outcome } => {
                let counts = Count(outcome.after, "move counts", "moves count");
                sentence![outcome.robot, " has undone ", call.ticket, "; ", counts, " now.", Term("rollback")]
            }
            What::WentOff { robot, until } => sentence![
                "You reboot ",
                *robot,
                ": it is off until ",
                *until,
                " and forgets what is not on its disk.",
                Term("crash")
            ],
            What::CameBack { robot } => {
                sentence![*robot, " is back and knows only what is on its disk.", Term("recovery")]
            }
            What::Answered { robot, ticket, answer } => teams::answered(*robot, *ticket, *answer),
            What::Judged { ticket, verdict, late } => teams::judged(*ticket, *verdict, *late),
            What::Attached { team, to: Address::Robot(robot) } => {
                sentence![*team, " talks to ", *robot, " from now on."]
            }
            What::Attached { team, to: Address::Each } => {
                sentence![*team, " talks to each robot in turn from now on."]
            }
            What::AutopilotArrived { team } => {
                sentence!["The last answer says that the robot is out: ", *team, "’s autopilot stops."]
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
            Verdict::Waiting => "waiting",
            Verdict::Done(_) => "done",
            Verdict::Refused(_) => "refused",
            Verdict::NoAnswer => "no answer",
            Verdict::Undone { .. } => "undone",
        }
    }

    fn perhaps(&self) -> Sentence {
        sentence!["perhaps done, perhaps not"]
    }

    fn undone_for(&self, winner: RobotId) -> Sentence {
        sentence!["was done; the commands of ", winner, " took its place"]
    }

    fn standing(&self, standing: &Standing) -> String {
        match standing {
            Standing::InStep => "in step".into(),
            Standing::Behind { by } => format!("behind by {by}"),
            Standing::Diverged { at, same_place: false } => format!("diverged at {at}"),
            Standing::Diverged { same_place: true, .. } => "same place, different order".into(),
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
        let place = format!(" stands at {} and looks {}, after ", pose.cell, pose.heading.name());
        sentence![robot, place, Count(moves, "move", "moves"), ": ", self.standing(standing), "."]
    }

    fn role_name(&self, role: Role) -> &'static str {
        match role {
            Role::Equal => "",
            Role::Primary => "primary",
            Role::Backup => "backup",
            Role::Follower => "follower",
            Role::PreCandidate => "asks to stand",
            Role::Candidate => "candidate",
            Role::Leader => "leader",
        }
    }

    fn era(&self, scheme: Scheme) -> &'static str {
        era(scheme)
    }
}

fn rang(robot: RobotId, timer: Timer) -> Sentence {
    match timer {
        Timer::Heartbeat => {
            sentence!["It is time for ", robot, " to give a sign of life.", Term("heartbeat")]
        }
        Timer::Silence => sentence!["The patience of ", robot, " has run out.", Term("timeout")],
        Timer::MajorityCheck => {
            sentence![robot, " counts how many it has heard lately.", Term("check quorum")]
        }
        Timer::Resend => sentence![robot, " is still waiting and is about to ask again.", Term("retry")],
    }
}

fn executed(call: Call, outcome: Outcome, context: &Context<'_>) -> Sentence {
    let Outcome { robot, deed, pose, after } = outcome;
    let does = match deed {
        Deed::Moved if call.command == Command::Backward => " goes backward",
        Deed::Moved => " goes forward",
        Deed::Turned if call.command == Command::Left => " turns left",
        Deed::Turned => " turns right",
        Deed::Bumped => " bumps into a wall",
        Deed::AlreadyOut => " is out of the maze already and stays there",
        Deed::Photographed => " takes a picture",
    };
    let end = match deed {
        Deed::Moved if pose.cell == context.exit => sentence![" and is out of the maze!"],
        Deed::Photographed => sentence![", after ", Count(after, "move", "moves"), "."],
        Deed::Moved | Deed::Turned | Deed::Bumped | Deed::AlreadyOut => sentence!["."],
    };
    sentence![robot, " carries out ", call.ticket, ": it", does, end]
}
