//! The story: each record as a sentence, and whether it belongs to what people read first.

use crate::network::Loss;
use crate::pose::Cell;
use crate::protocol::{Gist, Note, Role, Scheme};
use crate::record::{Record, What};
use crate::setup::{Act, Setup};
use crate::time::SimTime;
use crate::words::tale::{Context, Sentence, TaleWords};

/// Whether a sentence is shown in the story or only when every event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Importance {
    /// Only when every event is shown: messages coming and going, signs of life, timers.
    Routine,
    /// In the story.
    Shown,
}

/// One record in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// When it happened.
    pub at: SimTime,
    /// Whether the story shows it.
    pub importance: Importance,
    /// What is said.
    pub sentence: Sentence,
}

/// Tells the records of one run. Knows of the run only what was fixed before it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Story {
    scheme: Scheme,
    exit: Cell,
}

impl Story {
    /// The story of a run with this set-up.
    #[must_use]
    pub fn new(setup: &Setup) -> Self {
        Story { scheme: setup.scheme, exit: setup.maze.build().exit() }
    }

    /// Tells the record at a position. The records after it are needed up to the end of the same
    /// step: what a cut tears off its link is told together with the cut.
    ///
    /// # Panics
    /// When there is no record at that position.
    #[must_use]
    pub fn tell(&self, words: &dyn TaleWords, records: &[Record], position: usize) -> Told {
        let (record, after) = records[position..].split_first().expect("there is a record to tell");
        let context = Context { scheme: self.scheme, exit: self.exit, after };
        Told {
            at: record.at,
            importance: importance(records, position),
            sentence: words.event(&record.what, &context),
        }
    }
}

/// Whether the story shows the record at a position. What brought it about in the same step is looked
/// up among the records before it.
fn importance(records: &[Record], position: usize) -> Importance {
    use Importance::{Routine, Shown};
    match &records[position].what {
        What::Did(act) => of_act(act),
        What::Lost { why: Loss::Torn, .. } => Routine,
        What::Lost { why: Loss::Cut, .. } if is_repetition(records, position) => Routine,
        What::Lost { why: Loss::People, .. } | What::Held { .. } | What::Released { .. } => Shown,
        What::Lost { gist, .. } | What::Doubled { gist, .. } => of_loss(gist),
        What::Noted { note: Note::Agreed { .. }, .. } if hears_leader(records, position) => Routine,
        What::Noted { note, .. } => of_note(note),
        What::Asked { .. }
        | What::Unqueued { .. }
        | What::Executed { .. }
        | What::UndidMove { .. }
        | What::WentOff { .. }
        | What::CameBack { .. }
        | What::Judged { .. }
        | What::Attached { .. }
        | What::AutopilotArrived { .. } => Shown,
        What::Started { .. }
        | What::CutOff(_)
        | What::Mended(_)
        | What::Sent { .. }
        | What::Arrived { .. }
        | What::Rang { .. }
        | What::Queued { .. }
        | What::Began { .. }
        | What::BeganUndo { .. }
        | What::Answered { .. } => Routine,
    }
}

/// What brought a record about, where that is at hand. Records are numbered without gaps.
fn cause(records: &[Record], position: usize) -> Option<(usize, &Record)> {
    let back = records[position].id.0 - records[position].cause?.0;
    let position = position.checked_sub(usize::try_from(back).ok()?)?;
    Some((position, &records[position]))
}

/// Whether a message that did not leave was sent because a timer rang: robots try again and again,
/// and nothing new is to be learned from it.
fn is_repetition(records: &[Record], lost: usize) -> bool {
    let sent = cause(records, lost).and_then(|(sent, _)| cause(records, sent));
    sent.is_some_and(|(_, record)| matches!(record.what, What::Rang { .. }))
}

/// Whether a robot knows of the agreement only from its leader, who has told of it already.
fn hears_leader(records: &[Record], agreed: usize) -> bool {
    let told = |gist: &Gist| matches!(gist, Gist::WriteDown { .. } | Gist::Heartbeat { .. });
    cause(records, agreed)
        .is_some_and(|(_, record)| matches!(&record.what, What::Arrived { gist, .. } if told(gist)))
}

/// An act is told by what comes of it where that has a sentence of its own.
fn of_act(act: &Act) -> Importance {
    match act {
        Act::Ask { .. } | Act::Again { .. } | Act::Attach { .. } | Act::Reboot { .. } | Act::Touch(..) => {
            Importance::Routine
        }
        Act::Autopilot { .. }
        | Act::Delay(_)
        | Act::CutOneWay(_)
        | Act::Cut(..)
        | Act::MendOneWay(_)
        | Act::Mend(..)
        | Act::Isolate(_)
        | Act::Split(_)
        | Act::MendAll => Importance::Shown,
    }
}

/// The loss (or doubling) of a message matters where a command or its answer was in it. Signs of
/// life, votes and their answers are lost all the time while a link is cut; what follows from their
/// absence is told.
fn of_loss(gist: &Gist) -> Importance {
    match gist {
        Gist::Ask { .. }
        | Gist::Answer { .. }
        | Gist::Pass { .. }
        | Gist::Result { .. }
        | Gist::WriteDown { call: Some(_), .. }
        | Gist::CatchUp { .. } => Importance::Shown,
        Gist::WriteDown { call: None, .. }
        | Gist::Heartbeat { .. }
        | Gist::Yes { .. }
        | Gist::No { .. }
        | Gist::MayIStand { .. }
        | Gist::Word { .. }
        | Gist::VoteForMe { .. }
        | Gist::Vote { .. }
        | Gist::Missing { .. } => Importance::Routine,
    }
}

fn of_note(note: &Note) -> Importance {
    match note {
        Note::Became { role: Role::Equal | Role::Follower | Role::Backup, .. } => Importance::Routine,
        Note::PassedOn { .. }
        | Note::PassedUp { .. }
        | Note::Became {
            role: Role::Primary | Role::PreCandidate | Role::Candidate | Role::Leader, ..
        }
        | Note::Follows { .. }
        | Note::SteppedDown { .. }
        | Note::HeardNothing { .. }
        | Note::Granted { .. }
        | Note::Denied { .. }
        | Note::WroteDown { .. }
        | Note::CrossedOut { .. }
        | Note::Agreed { .. }
        | Note::AskedTwice { .. }
        | Note::ReadConfirmed { .. }
        | Note::AsksForMissing { .. }
        | Note::CaughtUp { .. }
        | Note::DrivesBack { .. }
        | Note::CannotDriveBack
        | Note::StaysDiverged { .. }
        | Note::LostAfterSplit { .. } => Importance::Shown,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::command::Command;
    use crate::ids::{Place, RobotId, TeamId};
    use crate::moment::Moment;
    use crate::protocol::Pictures;
    use crate::setup::TimedAct;
    use crate::words::tale::English;

    fn story(scheme: Scheme, acts: &[(u64, Act)], until: u64) -> Vec<String> {
        let setup = Rc::new(Setup::new(scheme));
        let mut records = Vec::new();
        let mut moment = Moment::first(&setup, &mut records);
        for (at, act) in acts {
            moment.accept(TimedAct { at: SimTime(*at), act: *act });
        }
        moment.advance_to(SimTime(until), &mut records);
        let story = Story::new(&setup);
        (0..records.len())
            .map(|position| story.tell(&English, &records, position))
            .filter(|told| told.importance == Importance::Shown || std::env::var("ALL").is_ok())
            .map(|told| format!("{} {}", told.at, told.sentence))
            .collect()
    }

    fn ask(team: u8, command: Command) -> Act {
        Act::Ask { team: TeamId(team), command, to: None }
    }

    #[test]
    fn look() {
        let robot = |n| Place::Robot(RobotId(n));
        for line in story(
            Scheme::Forwarding { robots: 2 },
            &[
                (0, ask(0, Command::Forward)),
                (10, ask(1, Command::Left)),
                (500, Act::Cut(robot(1), robot(2))),
                (4000, Act::Mend(robot(1), robot(2))),
            ],
            6000,
        ) {
            println!("{line}");
        }
        println!();
        for line in story(
            Scheme::Quorum { robots: 3, pictures: Pictures::Agreed },
            &[
                (10000, ask(0, Command::Forward)),
                (13010, ask(1, Command::Left)),
                (16000, ask(1, Command::Picture)),
                (20000, Act::Isolate(RobotId(1))),
                (21000, ask(0, Command::Forward)),
                (22000, ask(1, Command::Forward)),
                (30000, ask(0, Command::Left)),
                (40000, Act::MendAll),
                (41000, Act::Again { team: TeamId(0), number: None, to: None }),
                (41000, Act::Reboot { robot: RobotId(3), off: crate::setup::REBOOT_OFF }),
            ],
            60000,
        ) {
            println!("{line}");
        }
    }
}
