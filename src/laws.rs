//! The referee: named laws, who promises which, and the evidence when one is broken.
//!
//! Separate from the schemes: it reads records and looks at the world, and never changes anything.

use crate::record::Record;
use crate::setup::Setup;
use crate::standing::Standings;
use crate::world::World;

/// Watches a run and judges it after every event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referee {
    standings: Standings,
}

impl Referee {
    /// A referee for a run that begins.
    #[must_use]
    pub fn new(setup: &Setup) -> Self {
        Referee { standings: Standings::new(setup.scheme.robots()) }
    }

    /// Takes in what has just happened. `world` is the world right after these records.
    pub fn observe(&mut self, world: &World, records: &[Record]) {
        for record in records {
            self.standings.observe(world, record);
        }
    }

    /// How the robots' executed commands relate to each other.
    #[must_use]
    pub fn standings(&self) -> &Standings {
        &self.standings
    }
}
