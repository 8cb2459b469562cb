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
            importance: importance(&record.what),
            sentence: words.event(&record.what, &context),
        }
    }
}

/// Whether the story shows such a record.
#[must_use]
pub fn importance(what: &What) -> Importance {
    use Importance::{Routine, Shown};
    match what {
        What::Did(act) => of_act(act),
        What::Lost { why: Loss::Torn, .. } => Routine,
        What::Lost { why: Loss::People, .. } | What::Held { .. } | What::Released { .. } => Shown,
        What::Lost { gist, .. } | What::Doubled { gist, .. } => of_loss(gist),
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
