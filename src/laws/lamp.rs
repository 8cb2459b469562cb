//! The laws by name, and the lamp of each.

use serde::Serialize;

use super::{Break, Promise};

/// The laws, each with a lamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Law {
    /// Of any two robots, one's executed commands begin with the other's.
    SameOrder,
    /// No robot executes the same command of a team twice (and keeps both).
    AtMostOnce,
    /// A command answered *done* is never missing from the robots' history afterwards. Where a
    /// leader or primary says what counts, it is missing when the latest of those lacks it; else
    /// when a robot executes a command that was asked for later and has still not got it.
    NothingLost,
    /// A picture shows every move that was answered *done* before it was asked for.
    NoStalePicture,
    /// Never two leaders in one term, never two primaries in one epoch.
    OneLeader,
    /// Two logs that hold the same number and term are the same up to there (Raft §5.3).
    LogMatching,
    /// Whatever was agreed in an earlier term is in the log of every later leader (Raft §5.4.3).
    LeaderCompleteness,
    /// While a majority is connected and running, every command gets an answer in bounded time.
    Progress,
}

impl Law {
    /// All of them, in the order of the lamps.
    pub const ALL: [Law; 8] = [
        Law::SameOrder,
        Law::AtMostOnce,
        Law::NothingLost,
        Law::NoStalePicture,
        Law::OneLeader,
        Law::LogMatching,
        Law::LeaderCompleteness,
        Law::Progress,
    ];

    /// The word that programs rely on.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Law::SameOrder => "same-order",
            Law::AtMostOnce => "at-most-once",
            Law::NothingLost => "nothing-lost",
            Law::NoStalePicture => "no-stale-picture",
            Law::OneLeader => "one-leader",
            Law::LogMatching => "log-matching",
            Law::LeaderCompleteness => "leader-completeness",
            Law::Progress => "progress",
        }
    }
}

/// Whether a law has held so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Not broken so far.
    Held,
    /// Broken: the first time, and how often.
    Broken(Break),
}

/// One lamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LawState {
    /// The law.
    pub law: Law,
    /// Whether the scheme promises it.
    pub promise: Promise,
    /// Whether it has held so far.
    pub state: State,
}
