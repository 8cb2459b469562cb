//! What messages mean, in short: for tags on the screen, the journal and the digest.

use serde::Serialize;

use super::Answer;
use crate::command::Call;
use crate::ids::Ticket;

/// The meaning of a message, small enough for a tag on the screen and for the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gist {
    /// Team to robot: a command.
    Ask {
        /// The command.
        call: Call,
        /// Sent before with the same ticket.
        again: bool,
    },
    /// Robot to team: an answer.
    Answer {
        /// Which command.
        ticket: Ticket,
        /// What.
        answer: Answer,
    },
    /// A command passed on (strict forwarding) or up (quorum).
    Pass {
        /// The command.
        call: Call,
    },
    /// Leader to follower: the answer to a command that was passed up.
    Result {
        /// Which command.
        ticket: Ticket,
    },
    /// Sign of life.
    Heartbeat {
        /// Term or epoch.
        era: u64,
    },
    /// Write these down.
    WriteDown {
        /// Term or epoch.
        era: u64,
        /// The first number.
        first: u64,
        /// How many.
        count: u64,
        /// The command at the first number; none for a no-op.
        call: Option<Call>,
    },
    /// Written down up to here; or, to a sign of life, *I hear you*.
    Yes {
        /// Term or epoch.
        era: u64,
        /// The last number that is the same on both.
        upto: u64,
    },
    /// Not written down: something before it is missing, or differs, or the era is old.
    No {
        /// Term or epoch of the refusing robot.
        era: u64,
        /// The last number that might agree.
        upto: u64,
    },
    /// May I stand for election? (PreVote)
    MayIStand {
        /// The term it would be.
        era: u64,
    },
    /// The answer to that.
    Word {
        /// The term it would be.
        era: u64,
        /// Yes or no.
        granted: bool,
    },
    /// Vote for me.
    VoteForMe {
        /// The term.
        era: u64,
    },
    /// The answer to that.
    Vote {
        /// The term.
        era: u64,
        /// Yes or no.
        granted: bool,
    },
    /// What have I missed?
    Missing {
        /// Term or epoch.
        era: u64,
        /// The first number wanted.
        first: u64,
    },
    /// This is what you missed.
    CatchUp {
        /// Term or epoch.
        era: u64,
        /// The first number.
        first: u64,
        /// How many.
        count: u64,
    },
}

/// What a message carries that a team cares about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cargo {
    /// A command.
    Command(Ticket),
    /// The answer to a command.
    Answer(Ticket),
}

impl Cargo {
    /// The command that it is about.
    #[must_use]
    pub fn ticket(self) -> Ticket {
        match self {
            Cargo::Command(ticket) | Cargo::Answer(ticket) => ticket,
        }
    }
}

impl Gist {
    /// What it carries; nothing for signs of life, votes and the like. Of several commands, the first.
    #[must_use]
    pub fn cargo(&self) -> Option<Cargo> {
        match self {
            Gist::Ask { call, .. } | Gist::Pass { call } | Gist::WriteDown { call: Some(call), .. } => {
                Some(Cargo::Command(call.ticket))
            }
            Gist::Answer { ticket, .. } | Gist::Result { ticket } => Some(Cargo::Answer(*ticket)),
            Gist::WriteDown { call: None, .. }
            | Gist::Heartbeat { .. }
            | Gist::Yes { .. }
            | Gist::No { .. }
            | Gist::MayIStand { .. }
            | Gist::Word { .. }
            | Gist::VoteForMe { .. }
            | Gist::Vote { .. }
            | Gist::Missing { .. }
            | Gist::CatchUp { .. } => None,
        }
    }
}
