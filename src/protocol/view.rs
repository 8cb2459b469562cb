//! What a scheme shows of itself: role, term or epoch, what is written down, what it waits for.

use serde::Serialize;

use super::Timer;
use crate::command::Call;
use crate::ids::{RobotId, Ticket};

/// What a robot is in its scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// No roles in this scheme.
    Equal,
    /// Numbers the moves.
    Primary,
    /// Follows a primary.
    Backup,
    /// Raft: takes entries from a leader.
    Follower,
    /// Raft: asks whether it might stand (PreVote, dissertation §9.6).
    PreCandidate,
    /// Raft: asks for votes.
    Candidate,
    /// Raft: leads its term.
    Leader,
}

impl Role {
    /// The word that programs rely on (`data-role`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Role::Equal => "equal",
            Role::Primary => "primary",
            Role::Backup => "backup",
            Role::Follower => "follower",
            Role::PreCandidate => "pre-candidate",
            Role::Candidate => "candidate",
            Role::Leader => "leader",
        }
    }
}

/// What a scheme shows of itself: for the screen only, never for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its role.
    pub role: Role,
    /// Term or epoch, where the scheme has one.
    pub era: Option<u64>,
    /// Whom it follows, or itself when it leads.
    pub leader: Option<RobotId>,
    /// Commands that it has written down and the body has not executed yet, oldest first.
    pub pending: Vec<Pending>,
    /// What it waits for.
    pub waits: Wait,
}

/// A command that is written down but not executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The command.
    pub call: Call,
    /// Whether this robot knows that it is agreed (committed) and may be executed.
    pub agreed: bool,
}

/// What a robot waits for. The world adds until when, from the timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Nothing in particular: for a command.
    Command,
    /// A sign of life from its leader or primary, until the timer rings.
    SignOfLife {
        /// From whom, if it knows one.
        from: Option<RobotId>,
        /// The timer that limits the patience; none when it waits for ever.
        timer: Option<Timer>,
    },
    /// Confirmations for a command.
    Confirmations {
        /// The oldest unconfirmed command; none for a no-op.
        ticket: Option<Ticket>,
        /// How many robots have it, this one included.
        have: u8,
        /// How many are needed.
        need: u8,
    },
    /// Votes, or words that it might stand.
    Votes {
        /// How many it has, its own included.
        have: u8,
        /// How many are needed.
        need: u8,
        /// True for PreVote.
        pre: bool,
    },
    /// Confirmation by a majority that it still leads, for a picture.
    Majority {
        /// The picture.
        ticket: Ticket,
    },
    /// Commands that it lacks.
    Missing {
        /// The first number it lacks.
        first: u64,
    },
}
