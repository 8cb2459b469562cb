//! What a text expects of its run, as lines `expect …`. Whether it holds is judged elsewhere.

use std::fmt;

use crate::ids::{RobotId, Ticket};
use crate::pose::{Cell, Heading};
use crate::record::Digest;

/// One expectation and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expect {
    /// The line of the text, from 1.
    pub line: u32,
    /// What is expected when the run has ended.
    pub what: Expectation,
}

/// What can be expected at the end of a run. Printed, it is what follows the word `expect`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expectation {
    /// All robots have executed the same commands in the same order.
    InStep,
    /// Two robots have diverged.
    Diverged {
        /// The number of the first command that differs, counted from 1; any when not said.
        at: Option<u64>,
    },
    /// A robot.
    Robot {
        /// Which.
        robot: RobotId,
        /// What about it.
        is: RobotExpectation,
    },
    /// What the team believes of a command.
    Verdict {
        /// The command.
        ticket: Ticket,
        /// What is believed.
        verdict: ExpectedVerdict,
    },
    /// How often a command was executed.
    ExecutedTimes {
        /// The command.
        ticket: Ticket,
        /// How often.
        times: u32,
        /// By whom; by every robot when not said.
        by: Option<RobotId>,
    },
    /// How stale a picture was.
    Picture {
        /// The picture.
        ticket: Ticket,
        /// By how many moves; 0 is fresh.
        stale_by: u64,
    },
    /// A robot leads, or is primary.
    InCharge {
        /// As what.
        office: Office,
        /// Which robot.
        robot: RobotId,
    },
    /// So many robots lead, or are primary, at once.
    CountInCharge {
        /// As what.
        office: Office,
        /// How many, 0 to 5.
        count: u8,
    },
    /// A law was never broken. One of [`LAW_WORDS`].
    Kept(&'static str),
    /// A law was broken. One of [`LAW_WORDS`].
    Broken(&'static str),
    /// What the checker says of the teams' history. One of [`HISTORY_WORDS`].
    History {
        /// The word.
        word: &'static str,
        /// Whether it holds.
        holds: bool,
    },
    /// The digest of the whole run.
    Digest(Digest),
}

/// What can be expected of one robot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RobotExpectation {
    /// It stands there.
    At {
        /// In this cell.
        cell: Cell,
        /// Looking this way; any when not said.
        heading: Option<Heading>,
    },
    /// It has executed so many moves.
    Executed(u64),
    /// It is in step.
    InStep,
    /// It is behind.
    Behind {
        /// By so many commands.
        by: u64,
    },
    /// It has diverged.
    Diverged {
        /// The number of the first command that differs, counted from 1; any when not said.
        at: Option<u64>,
    },
    /// It is out of the maze.
    Escaped,
}

/// A verdict, without its reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExpectedVerdict {
    /// No answer yet.
    Waiting,
    /// Answered *done* (and, where it has been undone since, that once was so).
    Done,
    /// Refused.
    Refused,
    /// Patience has run out.
    NoAnswer,
    /// It was done and has been undone since.
    Undone,
}

/// What a robot in charge is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Office {
    /// In a quorum.
    Leader,
    /// With backups.
    Primary,
}

/// The words for the referee's laws.
pub const LAW_WORDS: [&str; 8] = [
    "same-order",
    "at-most-once",
    "nothing-lost",
    "no-stale-picture",
    "one-leader",
    "log-matching",
    "leader-completeness",
    "progress",
];

/// The words for what the checker says of the teams' history.
pub const HISTORY_WORDS: [&str; 3] = ["linearizable", "sequential", "converged"];

pub(super) const VERDICTS: [(&str, ExpectedVerdict); 5] = [
    ("done", ExpectedVerdict::Done),
    ("refused", ExpectedVerdict::Refused),
    ("no-answer", ExpectedVerdict::NoAnswer),
    ("waiting", ExpectedVerdict::Waiting),
    ("undone", ExpectedVerdict::Undone),
];

pub(super) const OFFICES: [(&str, Office); 4] = [
    ("leader", Office::Leader),
    ("primary", Office::Primary),
    ("leaders", Office::Leader),
    ("primaries", Office::Primary),
];

pub(super) const COUNTS: [(&str, u8); 6] =
    [("no", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5)];

fn word_of<T: PartialEq>(words: &[(&'static str, T)], meaning: &T) -> &'static str {
    words.iter().find(|(_, m)| m == meaning).expect("every meaning has its word").0
}

impl fmt::Display for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expectation::InStep => write!(f, "in-step"),
            Expectation::Diverged { at: None } => write!(f, "diverged"),
            Expectation::Diverged { at: Some(at) } => write!(f, "diverged at {at}"),
            Expectation::Robot { robot, is } => write!(f, "robot {robot} {is}"),
            Expectation::Verdict { ticket, verdict } => write!(f, "{ticket} {}", word_of(&VERDICTS, verdict)),
            Expectation::ExecutedTimes { ticket, times, by } => {
                match times {
                    0 => write!(f, "{ticket} executed never")?,
                    1 => write!(f, "{ticket} executed once")?,
                    2 => write!(f, "{ticket} executed twice")?,
                    more => write!(f, "{ticket} executed {more} times")?,
                }
                by.map_or(Ok(()), |robot| write!(f, " by {robot}"))
            }
            Expectation::Picture { ticket, stale_by: 0 } => write!(f, "picture {ticket} fresh"),
            Expectation::Picture { ticket, stale_by } => write!(f, "picture {ticket} stale by {stale_by}"),
            Expectation::InCharge { office, robot } => write!(f, "{} {robot}", word_of(&OFFICES, office)),
            Expectation::CountInCharge { office, count } => {
                let office = match (office, count) {
                    (one, 0 | 1) => word_of(&OFFICES, one),
                    (Office::Leader, _) => "leaders",
                    (Office::Primary, _) => "primaries",
                };
                write!(f, "{} {office}", word_of(&COUNTS, count))
            }
            Expectation::Kept(law) => write!(f, "kept {law}"),
            Expectation::Broken(law) => write!(f, "broken {law}"),
            Expectation::History { word, holds: true } => write!(f, "{word}"),
            Expectation::History { word, holds: false } => write!(f, "not {word}"),
            Expectation::Digest(digest) => write!(f, "digest {digest}"),
        }
    }
}

impl fmt::Display for RobotExpectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RobotExpectation::At { cell, heading: None } => write!(f, "at {cell}"),
            RobotExpectation::At { cell, heading: Some(heading) } => {
                write!(f, "at {cell} {}", heading.name())
            }
            RobotExpectation::Executed(moves) => write!(f, "executed {moves}"),
            RobotExpectation::InStep => write!(f, "in-step"),
            RobotExpectation::Behind { by } => write!(f, "behind by {by}"),
            RobotExpectation::Diverged { at: None } => write!(f, "diverged"),
            RobotExpectation::Diverged { at: Some(at) } => write!(f, "diverged at {at}"),
            RobotExpectation::Escaped => write!(f, "escaped"),
        }
    }
}
