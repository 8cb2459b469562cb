//! What the languages' tests tell: one command, one quorum, one robot that has done something.

use crate::command::{Call, Command, Deed, Outcome};
use crate::ids::{RobotId, TeamId, Ticket};
use crate::pose::{Cell, Heading, Pose};
use crate::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};

/// Five robots that agree.
pub const QUORUM: Scheme = Scheme::Quorum { robots: 5, pictures: Pictures::Agreed };
/// The first command of the first team.
pub const A1: Ticket = Ticket { team: TeamId(0), number: 1 };

/// A primary with its backup.
pub fn backups(silence: Silence) -> Scheme {
    Scheme::PrimaryBackup {
        robots: 2,
        pictures: Pictures::Local,
        replication: Replication::Sync,
        silence,
        after_split: AfterSplit::DriveBack,
    }
}

/// That command.
pub fn call(command: Command) -> Call {
    Call { ticket: A1, command }
}

/// What Robot 1 has done, so many moves after the start.
pub fn outcome(deed: Deed, cell: Cell, after: u64) -> Outcome {
    Outcome { robot: RobotId(1), deed, pose: Pose { cell, heading: Heading::North }, after }
}
