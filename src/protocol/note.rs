//! What robots do that people should know of: one vocabulary for all schemes.

use serde::Serialize;

use super::Role;
use crate::ids::{RobotId, Ticket};

/// What a robot does that people should know of. One vocabulary for all schemes; every variant has
/// its sentence in the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// Passed a team's command on to every other robot (strict forwarding).
    PassedOn {
        /// The command.
        ticket: Ticket,
    },
    /// Passed a command up to the leader and will pass the answer back (quorum).
    PassedUp {
        /// The command.
        ticket: Ticket,
        /// The leader.
        leader: RobotId,
    },
    /// Has another role from now on.
    Became {
        /// The new role.
        role: Role,
        /// Term or epoch.
        era: u64,
    },
    /// Now follows this leader or primary.
    Follows {
        /// Whom.
        leader: RobotId,
        /// Term or epoch.
        era: u64,
    },
    /// Heard of a newer term or epoch and lays down what it was.
    SteppedDown {
        /// What it was.
        was: Role,
        /// Why.
        why: StepDown,
    },
    /// Has heard nothing from its leader or primary for too long.
    HeardNothing {
        /// From whom, if it knew one.
        from: Option<RobotId>,
    },
    /// Gave its vote, or its word that it would (PreVote).
    Granted {
        /// To whom.
        to: RobotId,
        /// For which term.
        era: u64,
        /// True for PreVote: no term changes.
        pre: bool,
    },
    /// Refused its vote, or its word.
    Denied {
        /// To whom.
        to: RobotId,
        /// For which term.
        era: u64,
        /// True for PreVote.
        pre: bool,
        /// Why.
        why: Denial,
    },
    /// Wrote an entry into its log.
    WroteDown {
        /// Its number in the log, from 1.
        index: u64,
        /// The term or epoch it was written in.
        era: u64,
        /// The command; none for Raft's no-op.
        ticket: Option<Ticket>,
    },
    /// Crossed out the end of its log because the leader's differs.
    CrossedOut {
        /// The first number crossed out.
        from: u64,
        /// How many.
        count: u64,
    },
    /// Knows that everything up to here is agreed (committed).
    Agreed {
        /// The last agreed number.
        index: u64,
        /// The command at that number; none for a no-op.
        ticket: Option<Ticket>,
    },
    /// Got a command that was executed before and did not execute it again (client session).
    AskedTwice {
        /// The command.
        ticket: Ticket,
    },
    /// Has heard from a majority that it still leads, so the picture may be taken (ReadIndex).
    ReadConfirmed {
        /// The picture.
        ticket: Ticket,
        /// Everything up to this number must be executed first.
        index: u64,
    },
    /// Noticed that commands are missing and asks for them.
    AsksForMissing {
        /// Whom.
        from: RobotId,
        /// The first number it lacks.
        first: u64,
    },
    /// Got commands that it had missed.
    CaughtUp {
        /// From whom.
        from: RobotId,
        /// How many.
        count: u64,
    },
    /// Starts to drive back to the last common command.
    DrivesBack {
        /// The last common number.
        to: u64,
        /// How many moves are undone.
        count: u64,
    },
    /// Ought to drive back but is out of the maze already.
    CannotDriveBack,
    /// Sees that its moves differ from the primary's, and leaves it so.
    StaysDiverged {
        /// The first number that differs.
        at: u64,
    },
    /// Crosses a command out of its log, or forgets it, because the primary's log has something else
    /// there. Whether another robot had answered it, or whether an answer ever arrived, a robot cannot
    /// know.
    LostAfterSplit {
        /// The command.
        ticket: Ticket,
        /// Whether this robot itself had answered *done*.
        answered: bool,
    },
}

/// Why a robot lays down its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepDown {
    /// It heard of a higher term or epoch.
    Newer {
        /// That term or epoch.
        era: u64,
        /// From whom.
        from: RobotId,
    },
    /// It has not heard a majority for too long (CheckQuorum, dissertation §6.2).
    NoMajority,
}

/// Why a robot refuses a vote or its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Denial {
    /// It still hears a leader.
    HearsLeader,
    /// It has voted for another in this term.
    Voted(RobotId),
    /// Its own log is newer (Raft paper §5.4.1).
    LogNewer,
    /// It knows of a higher term.
    OldTerm,
}
