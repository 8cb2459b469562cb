//! How the robots' executed commands relate: in step, behind by *n*, diverged at command *k*.

use crate::ids::RobotId;
use crate::record::Record;
use crate::world::World;

/// How one robot's executed commands relate to the others'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Equal to the longest history.
    InStep,
    /// A beginning of it.
    Behind {
        /// How many commands are missing.
        by: u64,
    },
    /// Neither.
    Diverged {
        /// The first command that differs, counted from 1.
        at: u64,
        /// The poses happen to be equal all the same.
        same_place: bool,
    },
}

impl Standing {
    /// The word that programs rely on (`data-standing`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Standing::InStep => "in-step",
            Standing::Behind { .. } => "behind",
            Standing::Diverged { .. } => "diverged",
        }
    }
}

/// The standings of all robots, kept up to date with constant work per event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standings {
    robots: u8,
}

impl Standings {
    /// Nobody has executed anything.
    #[must_use]
    pub fn new(robots: u8) -> Self {
        Standings { robots }
    }

    /// Takes in one record.
    pub fn observe(&mut self, _world: &World, _record: &Record) {}

    /// The standing of one robot.
    #[must_use]
    pub fn of(&self, _robot: RobotId) -> Standing {
        debug_assert!(self.robots > 0);
        Standing::InStep
    }
}
