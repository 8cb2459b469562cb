//! Was what the teams saw consistent? (To come: the checker itself.)

use crate::command::{Call, Outcome};
use crate::ids::RecordId;

/// One command as the teams saw it: asked for, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The command.
    pub call: Call,
    /// The record of its being asked for.
    pub asked: RecordId,
    /// What came of it.
    pub fate: Fate,
}

/// What came of a command, as far as its team knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was answered *done*.
    Answered {
        /// The record of the answer.
        at: RecordId,
        /// What was answered.
        outcome: Outcome,
    },
    /// It was refused, so it had no effect.
    Refused,
    /// Nobody knows: it may take effect at any later time, or never.
    Open,
}
