//! The schemes by name, with their switches, and what a robot's share of one needs to know.

use serde::Serialize;

use crate::ids::RobotId;
use crate::time::{Span, SpanRange};

/// How the robots coordinate, with the scheme's switches and the number of robots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// No coordination, 1 to 5 robots.
    Alone {
        /// How many robots.
        robots: u8,
    },
    /// Strict forwarding, 2 to 5 robots.
    Forwarding {
        /// How many robots.
        robots: u8,
    },
    /// Primary and backups, 2 to 5 robots.
    PrimaryBackup {
        /// How many robots.
        robots: u8,
        /// Who may take pictures: [`Pictures::Agreed`] means only the primary.
        pictures: Pictures,
        /// When the primary answers a move.
        replication: Replication,
        /// What a backup does when the primary is silent.
        silence: Silence,
        /// What the loser of a split does when the robots hear each other again.
        after_split: AfterSplit,
    },
    /// Raft, 3 or 5 robots.
    Quorum {
        /// How many robots: 3 or 5.
        robots: u8,
        /// Who may take pictures: [`Pictures::Agreed`] means confirmed by the quorum (ReadIndex).
        pictures: Pictures,
    },
}

impl Scheme {
    /// How many robots the fleet is configured with.
    #[must_use]
    pub fn robots(self) -> u8 {
        match self {
            Scheme::Alone { robots }
            | Scheme::Forwarding { robots }
            | Scheme::PrimaryBackup { robots, .. }
            | Scheme::Quorum { robots, .. } => robots,
        }
    }
}

/// Where a picture may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pictures {
    /// From the primary only, or confirmed by the quorum.
    Agreed,
    /// From whichever robot is asked, out of its own memory; may be stale.
    Local,
}

/// When a primary says *done*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Replication {
    /// As soon as it has executed the move itself (asynchronous).
    Async,
    /// After every backup has confirmed that it wrote the move down (synchronous).
    Sync,
}

/// What a backup does when it has not heard the primary for too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Silence {
    /// Wait for it.
    Wait,
    /// Start a new epoch and be the primary.
    TakeOver,
}

/// What happens to the moves of the lower epoch once both sides hear each other again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AfterSplit {
    /// Nothing: the robots stay where they are and the difference stays.
    LeaveDiverged,
    /// The loser undoes its moves to the last common command and replays the winner's.
    DriveBack,
}

/// How patient robots are with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Timing {
    /// How often a leader or primary gives a sign of life.
    pub heartbeat: Span,
    /// How long silence lasts before a robot acts on it; drawn anew each time.
    pub silence: SpanRange,
}

impl Default for Timing {
    /// Made for human eyes and for messages that take about half a second.
    fn default() -> Self {
        Timing { heartbeat: Span(800), silence: SpanRange::ms(3000, 6000) }
    }
}

/// What a robot's share of a scheme needs to know from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Config {
    /// Which robot this is.
    pub me: RobotId,
    /// The scheme with its switches; holds the number of configured robots.
    pub scheme: Scheme,
    /// How patient robots are.
    pub timing: Timing,
}

impl Config {
    /// How many robots are configured.
    #[must_use]
    pub fn robots(&self) -> u8 {
        self.scheme.robots()
    }

    /// All configured robots but this one, in order.
    pub fn others(&self) -> impl Iterator<Item = RobotId> + use<> {
        let me = self.me;
        RobotId::all(self.robots()).filter(move |robot| *robot != me)
    }
}
