//! The story: each record as a sentence, and whether it belongs to what people read first.

use crate::laws::{Break, LawState, State};
use crate::network::Loss;
use crate::pose::Cell;
use crate::protocol::{Denial, Gist, Note, Replication, Role, Scheme};
use crate::record::{Record, What};
use crate::setup::{Act, Setup};
use crate::time::SimTime;
use crate::words::tale::{Context, Means, Sentence, TaleWords};

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
            importance: self.importance(records, position),
            sentence: words.event(&record.what, &context),
        }
    }

    /// Tells how a law was broken for the first time, to be read after the record that broke it. `None`
    /// while it is kept.
    #[must_use]
    pub fn tell_break(&self, words: &dyn TaleWords, lamp: &LawState) -> Option<Told> {
        let State::Broken(Break { first, .. }) = lamp.state else { return None };
        let mut sentence = words.found(&first.found, self.scheme);
        sentence.put(" ", Means::Text);
        sentence.join(words.broken(lamp.law, lamp.promise, self.scheme));
        Some(Told { at: first.at, importance: Importance::Shown, sentence })
    }

    /// Whether the story shows the record at a position. What brought it about in the same step is
    /// looked up among the records before it.
    #[must_use]
    pub fn importance(&self, records: &[Record], position: usize) -> Importance {
        use Importance::{Routine, Shown};
        match &records[position].what {
            What::Did(act) => of_act(act),
            What::Lost { why: Loss::Torn, .. } => Routine,
            What::Lost { why: Loss::Cut, .. } if is_repetition(records, position) => Routine,
            What::Lost { why: Loss::People, .. } | What::Held { .. } | What::Released { .. } => Shown,
            What::Lost { gist, .. } | What::Doubled { gist, .. } => of_loss(gist),
            What::Noted { note, .. } => self.of_note(note, hears_leader(records, position)),
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

    /// `hears_leader` says that a follower does it because its leader or primary says so.
    fn of_note(&self, note: &Note, hears_leader: bool) -> Importance {
        let at_once = matches!(self.scheme, Scheme::PrimaryBackup { replication: Replication::Async, .. });
        let routine = match note {
            // The leader has told it already.
            Note::Agreed { .. } => hears_leader,
            // Nobody waits for it: what counts is that the backup executes it, which comes next.
            Note::WroteDown { ticket, .. } => hears_leader && (at_once || ticket.is_none()),
            // Said again and again while there is no majority; what comes of a majority is told.
            Note::Granted { pre, .. } | Note::Denied { pre, why: Denial::Voted(_), .. } => *pre,
            Note::Became { role, .. } => matches!(role, Role::Equal | Role::Follower | Role::Backup),
            Note::PassedOn { .. }
            | Note::PassedUp { .. }
            | Note::Follows { .. }
            | Note::SteppedDown { .. }
            | Note::HeardNothing { .. }
            | Note::Denied { .. }
            | Note::CrossedOut { .. }
            | Note::AskedTwice { .. }
            | Note::ReadConfirmed { .. }
            | Note::AsksForMissing { .. }
            | Note::CaughtUp { .. }
            | Note::DrivesBack { .. }
            | Note::CannotDriveBack
            | Note::StaysDiverged { .. }
            | Note::LostAfterSplit { .. } => false,
        };
        if routine { Importance::Routine } else { Importance::Shown }
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

/// Whether a robot does something because its leader or primary told it so.
fn hears_leader(records: &[Record], noted: usize) -> bool {
    let told =
        |gist: &Gist| matches!(gist, Gist::WriteDown { .. } | Gist::Heartbeat { .. } | Gist::CatchUp { .. });
    cause(records, noted)
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
    let matters = gist.cargo().is_some() || matches!(gist, Gist::CatchUp { .. });
    if matters { Importance::Shown } else { Importance::Routine }
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
    use crate::words::English;

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
            .filter(|told| told.importance == Importance::Shown)
            .map(|told| format!("{} {}", told.at, told.sentence))
            .collect()
    }

    fn ask(team: u8, command: Command) -> Act {
        Act::Ask { team: TeamId(team), command, to: None }
    }

    #[test]
    fn what_a_cut_destroys_is_told_with_the_cut() {
        let cut = Act::Cut(Place::Robot(RobotId(1)), Place::Robot(RobotId(2)));
        let acts = [(0, ask(0, Command::Forward)), (10, ask(1, Command::Left)), (500, cut), (501, cut)];
        let told = story(Scheme::Forwarding { robots: 2 }, &acts, 502);
        assert_eq!(
            told,
            [
                "0:00.0 Team A asks Robot 1 to go forward (A1).",
                "0:00.0 Team B asks Robot 2 to turn left (B1).",
                "0:00.2 Robot 1 passes A1 on to Robot 2, then obeys. (strict forwarding)",
                "0:00.2 Robot 2 passes B1 on to Robot 1, then obeys. (strict forwarding)",
                "0:00.5 You cut the link between Robot 1 and Robot 2; A1 and B1 were on their way and are \
                 lost. (partition)",
                "0:00.5 You cut the link between Robot 1 and Robot 2; that was cut already.",
            ]
        );
    }

    #[test]
    fn an_attempt_repeated_in_vain_is_routine() {
        let scheme = Scheme::Quorum { robots: 3, pictures: Pictures::Agreed };
        let acts = [(20_000, Act::Isolate(RobotId(3))), (21_000, ask(1, Command::Forward))];
        let told = story(scheme, &acts, 40_000);
        let lost = told.iter().filter(|line| line.contains("Robot 3, “write down B1")).count();
        assert_eq!(lost, 1, "{told:#?}");
    }

    #[test]
    fn followers_do_not_repeat_what_the_leader_knows() {
        let scheme = Scheme::Quorum { robots: 3, pictures: Pictures::Agreed };
        let told = story(scheme, &[(20_000, ask(0, Command::Forward))], 30_000);
        let count = |words: &str| told.iter().filter(|line| line.contains(words)).count();
        assert_eq!(count("everything up to A1 is agreed"), 1, "{told:#?}");
        assert_eq!(count("writes A1 down"), 3, "{told:#?}");
        assert_eq!(count("carries out A1"), 3, "{told:#?}");
    }
}
