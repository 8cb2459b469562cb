//! What an act of people brought about at once, as data: the languages turn it into words.

use super::Context;
use crate::ids::{Place, RobotId};
use crate::network::Loss;
use crate::protocol::Cargo;
use crate::record::{Record, What};
use crate::setup::Groups;

/// What a cut destroyed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Torn {
    /// Commands and answers that were on their way, each once, in the order of their loss.
    pub named: Vec<Cargo>,
    /// How many other messages.
    pub others: u64,
}

/// What lies between two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// Between robots.
    Link,
    /// Between a team and a robot.
    Line,
}

impl Path {
    /// What lies between these two.
    #[must_use]
    pub fn between(one: Place, other: Place) -> Path {
        match (one, other) {
            (Place::Robot(_), Place::Robot(_)) => Path::Link,
            (Place::Team(_), _) | (_, Place::Team(_)) => Path::Line,
        }
    }
}

impl<'c> Context<'c> {
    /// What a cut destroyed; `None` when everything was cut before.
    #[must_use]
    pub fn torn(&self) -> Option<Torn> {
        if !self.caused().any(|record| matches!(record.what, What::CutOff(_))) {
            return None;
        }
        let mut torn = Torn::default();
        for record in self.caused() {
            let What::Lost { gist, .. } = &record.what else { continue };
            match gist.cargo() {
                Some(cargo) if torn.named.contains(&cargo) => {}
                Some(cargo) => torn.named.push(cargo),
                None => torn.others += 1,
            }
        }
        Some(torn)
    }

    /// Whether mending has mended anything.
    #[must_use]
    pub fn mends(&self) -> bool {
        self.caused().any(|record| matches!(record.what, What::Mended(_)))
    }

    /// The robots of each group, in the order of the groups' numbers.
    #[must_use]
    pub fn sides(&self, groups: Groups) -> Vec<Vec<RobotId>> {
        let robots = || RobotId::all(self.scheme.robots());
        let group = |robot: RobotId| groups.0[robot.index()];
        let mut numbers: Vec<u8> = robots().map(group).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| robots().filter(|robot| group(*robot) == number).collect()).collect()
    }

    /// The records that follow the act, as far as they cut, mend or lose.
    fn caused(&self) -> impl Iterator<Item = &'c Record> + use<'c> {
        self.after.iter().take_while(|record| {
            matches!(record.what, What::CutOff(_) | What::Mended(_) | What::Lost { why: Loss::Torn, .. })
        })
    }
}
