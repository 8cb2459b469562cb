//! What a message carries.

use crate::command::Call;
use crate::ids::{RecordId, Ticket};
use crate::protocol::{Answer, Gist, Message};

/// A message with the record of its sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// What it says.
    pub load: Load,
    /// The record of its sending, which is the cause of its arrival.
    pub cause: RecordId,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Load {
    /// Team to robot.
    Ask {
        /// The command.
        call: Call,
        /// Whether this ticket was sent before.
        again: bool,
    },
    /// Robot to team.
    Answer {
        /// Which command.
        ticket: Ticket,
        /// What.
        answer: Answer,
    },
    /// Robot to robot.
    Word(Message),
}

impl Load {
    /// What it means, in short.
    #[must_use]
    pub fn gist(&self) -> Gist {
        match self {
            Load::Ask { call, again } => Gist::Ask { call: *call, again: *again },
            Load::Answer { ticket, answer } => Gist::Answer { ticket: *ticket, answer: *answer },
            Load::Word(message) => message.gist(),
        }
    }
}
