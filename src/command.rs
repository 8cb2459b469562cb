//! What teams ask for, and what came of it at one body.

use serde::Serialize;

use crate::ids::{RobotId, Ticket};
use crate::pose::Pose;

/// The five things a team can ask of a robot. All but the picture are *moves* (writes); the
/// picture is a read: it changes nothing and is not counted among the executed commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Command {
    /// A quarter turn to the left.
    Left,
    /// A quarter turn to the right.
    Right,
    /// One cell ahead.
    Forward,
    /// One cell back, without turning.
    Backward,
    /// A picture of what the robot sees.
    Picture,
}

impl Command {
    /// All five, in the order of the console.
    pub const ALL: [Command; 5] =
        [Command::Forward, Command::Backward, Command::Left, Command::Right, Command::Picture];

    /// Whether it is the picture (a read).
    #[must_use]
    pub fn is_picture(self) -> bool {
        self == Command::Picture
    }

    /// Its word in the run language.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Command::Left => "left",
            Command::Right => "right",
            Command::Forward => "forward",
            Command::Backward => "backward",
            Command::Picture => "picture",
        }
    }
}

/// A command with its ticket: what travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Call {
    /// Which command it is: two calls with one ticket are the same command.
    pub ticket: Ticket,
    /// What is asked.
    pub command: Command,
}

/// What a body did with a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// Went to another cell.
    Moved,
    /// Turned.
    Turned,
    /// Ran into a wall: nothing moved, the command still counts.
    Bumped,
    /// Was already out of the maze: nothing moved, the command still counts.
    AlreadyOut,
    /// Took a picture.
    Photographed,
}

/// What came of one command at one body: the content of every *done*, and of every picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Outcome {
    /// Whose body it was.
    pub robot: RobotId,
    /// What it did.
    pub deed: Deed,
    /// Where it stands afterwards; on a picture, from where it was taken.
    pub pose: Pose,
    /// How many moves that body had executed by then, this one included.
    pub after: u64,
}
