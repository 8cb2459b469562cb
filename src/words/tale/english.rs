//! The story in English. British spelling, short sentences, made to be read aloud.

mod acts;
mod laws;
mod messages;
mod notes;
#[cfg(test)]
mod tests;

use super::{Context, Means, Sentence, TaleWords};
use crate::command::{Call, Command, Deed, Outcome};
use crate::consistency::{Judgement, Order};
use crate::ids::{Direction, Place, RobotId, TeamId, Ticket};
use crate::laws::{Breach, Found, Freshness, Law, Promise};
use crate::network::Loss;
use crate::pose::Pose;
use crate::protocol::{Answer, Gist, Refusal, Role, Scheme, Timer, Wait};
use crate::record::{Verdict, What};
use crate::setup::Address;
use crate::standing::Standing;
use crate::time::{SimTime, Span};

/// English.
#[derive(Clone, Copy, Debug, Default)]
pub struct English;

/// Something that has words in English.
trait Say {
    fn say(self, to: &mut Sentence);
}

/// Puts a sentence together from text, names and clauses.
macro_rules! sentence {
    ($($part:expr),* $(,)?) => {{
        let mut whole = Sentence::default();
        $( $crate::words::tale::english::Say::say($part, &mut whole); )*
        whole
    }};
}
use sentence;

/// The field's term, in brackets at the end of a sentence.
struct Term(&'static str);
/// What a message says, in quotation marks.
struct Quote(Sentence);
/// A link or a line by its ends: *the link between Robot 1 and Robot 3*.
struct Link(Place, Place);
/// How many of something: one word for one, another for several.
struct Count(u64, &'static str, &'static str);
/// Several robots: *Robots 1, 2 and 3*.
struct Robots(Vec<RobotId>);

impl Say for &'static str {
    fn say(self, to: &mut Sentence) {
        to.put(self, Means::Text);
    }
}

impl Say for String {
    fn say(self, to: &mut Sentence) {
        to.put(self, Means::Text);
    }
}

impl Say for u64 {
    fn say(self, to: &mut Sentence) {
        to.put(self.to_string(), Means::Text);
    }
}

impl Say for RobotId {
    fn say(self, to: &mut Sentence) {
        to.put(format!("Robot {self}"), Means::Robot(self));
    }
}

impl Say for TeamId {
    fn say(self, to: &mut Sentence) {
        to.put(format!("Team {self}"), Means::Team(self));
    }
}

impl Say for Place {
    fn say(self, to: &mut Sentence) {
        match self {
            Place::Team(team) => team.say(to),
            Place::Robot(robot) => robot.say(to),
        }
    }
}

impl Say for Ticket {
    fn say(self, to: &mut Sentence) {
        to.put(self.to_string(), Means::Ticket(self));
    }
}

impl Say for Command {
    fn say(self, to: &mut Sentence) {
        to.put(command(self), Means::Command(self));
    }
}

impl Say for SimTime {
    fn say(self, to: &mut Sentence) {
        to.put(self.to_string(), Means::Time(self));
    }
}

impl Say for Span {
    /// Seconds and tenths.
    fn say(self, to: &mut Sentence) {
        let tenths = self.0.div_ceil(100);
        to.put(format!("{}.{}\u{a0}s", tenths / 10, tenths % 10), Means::Text);
    }
}

impl Say for Sentence {
    fn say(self, to: &mut Sentence) {
        to.join(self);
    }
}

impl Say for Term {
    fn say(self, to: &mut Sentence) {
        to.put(" ", Means::Text);
        to.put(format!("({})", self.0), Means::Term);
    }
}

impl Say for Quote {
    fn say(self, to: &mut Sentence) {
        to.put(format!("“{}”", self.0), Means::Quote);
    }
}

impl Say for Link {
    fn say(self, to: &mut Sentence) {
        let Link(one, other) = self;
        to.put(format!("the {}", radio(one, other)), Means::Link(one, other));
        sentence![" between ", one, " and ", other].say(to);
    }
}

impl Say for Count {
    fn say(self, to: &mut Sentence) {
        let Count(number, one, several) = self;
        to.put(
            match number {
                0 => format!("no {several}"),
                1 => format!("1 {one}"),
                more => format!("{more} {several}"),
            },
            Means::Text,
        );
    }
}

impl Say for Robots {
    fn say(self, to: &mut Sentence) {
        let Robots(robots) = self;
        if let [only] = robots[..] {
            return only.say(to);
        }
        for (place, robot) in robots.iter().enumerate() {
            match place {
                0 => to.put("Robots ", Means::Text),
                _ if place + 1 == robots.len() => to.put(" and ", Means::Text),
                _ => to.put(", ", Means::Text),
            }
            to.put(robot.to_string(), Means::Robot(*robot));
        }
    }
}

/// A command as something to do: *go forward*.
fn command(command: Command) -> &'static str {
    match command {
        Command::Left => "turn left",
        Command::Right => "turn right",
        Command::Forward => "go forward",
        Command::Backward => "go backward",
        Command::Picture => "take a picture",
    }
}

/// What a radio path is called.
fn radio(one: Place, other: Place) -> &'static str {
    match (one, other) {
        (Place::Robot(_), Place::Robot(_)) => "link",
        (Place::Team(_), _) | (_, Place::Team(_)) => "line",
    }
}

/// What an era is called.
fn era(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "term ",
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => "epoch ",
    }
}

/// What the one in charge is called.
fn chief(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "leader",
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => "primary",
    }
}

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
            What::Asked { call, to, again, autopilot } => asked(*call, *to, *again, *autopilot),
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
            What::Answered { robot, ticket, answer } => answered(*robot, *ticket, *answer),
            What::Judged { ticket, verdict, late } => judged(*ticket, *verdict, *late),
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
        refusal_clause(*refusal)
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

    fn verdict_detail(&self, verdict: &Verdict) -> Sentence {
        match verdict {
            Verdict::Waiting | Verdict::Done(_) => Sentence::default(),
            Verdict::Refused(refusal) => refusal_clause(*refusal),
            Verdict::NoAnswer => sentence!["perhaps done, perhaps not"],
            Verdict::Undone { winner } => sentence!["was done; the commands of ", *winner, " took its place"],
        }
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

    fn role(&self, role: Role, number: Option<u64>, scheme: Scheme) -> String {
        let name = match role {
            Role::Equal => return String::new(),
            Role::Primary => "primary",
            Role::Backup => "backup",
            Role::Follower => "follower",
            Role::PreCandidate => "asks to stand",
            Role::Candidate => "candidate",
            Role::Leader => "leader",
        };
        match number {
            Some(number) => format!("{name} · {}{number}", era(scheme)),
            None => name.into(),
        }
    }
}

fn asked(call: Call, to: Address, again: bool, autopilot: bool) -> Sentence {
    let team = call.ticket.team;
    let who = if autopilot { sentence![team, "’s autopilot"] } else { sentence![team] };
    let whom = match to {
        Address::Robot(robot) => sentence![robot],
        Address::Each => sentence!["each robot in turn"],
    };
    if again {
        return sentence![who, " asks ", whom, " for ", call.ticket, " again, with the same ticket."];
    }
    sentence![who, " asks ", whom, " to ", call.command, " (", call.ticket, ")."]
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

fn answered(robot: RobotId, ticket: Ticket, answer: Answer) -> Sentence {
    let team = ticket.team;
    match answer {
        Answer::Done(_) => sentence![robot, " answers ", team, ": ", ticket, " is done."],
        Answer::Refused(why) => {
            sentence![robot, " refuses ", ticket, " to ", team, ": it ", refusal_clause(why), "."]
        }
        Answer::Undone { winner } => sentence![
            robot,
            " tells ",
            team,
            " that ",
            ticket,
            " was undone: the commands of ",
            winner,
            " took its place."
        ],
    }
}

fn judged(ticket: Ticket, verdict: Verdict, late: bool) -> Sentence {
    let team = ticket.team;
    let after_all = if late { " after all" } else { "" };
    match verdict {
        Verdict::Waiting => sentence![team, " waits for an answer to ", ticket, "."],
        Verdict::Done(Outcome { robot, deed: Deed::Photographed, after, .. }) => {
            let moves = Count(after, "move", "moves");
            sentence![team, " gets picture ", ticket, after_all, ", taken by ", robot, " after ", moves, "."]
        }
        Verdict::Done(Outcome { robot, .. }) => {
            sentence![team, " hears", after_all, " that ", robot, " has done ", ticket, "."]
        }
        Verdict::Refused(why) => {
            sentence![
                team,
                " hears",
                after_all,
                " that ",
                ticket,
                " is refused: the robot ",
                refusal_clause(why),
                "."
            ]
        }
        Verdict::NoAnswer => sentence![
            team,
            " has no answer to ",
            ticket,
            " and gives up waiting: it may have been carried out or not.",
            Term("timeout")
        ],
        Verdict::Undone { winner } => sentence![
            team,
            " hears that ",
            ticket,
            ", which was done, has been undone: the commands of ",
            winner,
            " took its place.",
            Term("lost update")
        ],
    }
}

fn refusal_clause(refusal: Refusal) -> Sentence {
    match refusal {
        Refusal::NotPrimary { primary } => sentence!["is a backup; moves go to ", primary],
        Refusal::PicturesFromPrimary { primary } => {
            sentence!["is a backup; pictures come from ", primary, " only"]
        }
        Refusal::NoLeader => sentence!["knows no leader"],
        Refusal::LostMajority => sentence!["no longer hears a majority"],
        Refusal::Busy => sentence!["has too many commands waiting"],
    }
}
