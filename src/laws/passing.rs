//! Checks of the schemes in which robots know nothing of each other, or only pass commands on
//! (F1, F2, N1).

use std::collections::BTreeSet;

use super::Check;
use super::evidence::Docket;
use super::step::Step;
use crate::command::Call;
use crate::ids::{Direction, FlightId, MOST_ROBOTS, Place, RobotId};
use crate::protocol::Gist;

const ROBOTS: usize = MOST_ROBOTS as usize;

/// The watch over robots that pass commands on, or do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passing {
    /// Whether robots pass commands on at all.
    passes: bool,
    /// Whether messages keep their order; no longer once people have held one back.
    in_order: bool,
    /// The latest message that arrived, by sender and receiver.
    latest: [[FlightId; ROBOTS]; ROBOTS],
    /// Doubles on their way: their numbers say nothing about their order.
    doubles: BTreeSet<FlightId>,
}

impl Passing {
    pub(super) fn new(passes: bool, in_order: bool) -> Self {
        Passing { passes, in_order, latest: [[FlightId(0); ROBOTS]; ROBOTS], doubles: BTreeSet::new() }
    }

    pub(super) fn doubled(&mut self, flight: FlightId) {
        self.doubles.insert(flight);
    }

    pub(super) fn lost(&mut self, flight: FlightId) {
        self.doubles.remove(&flight);
    }

    pub(super) fn held(&mut self) {
        self.in_order = false;
    }

    /// F1: in the order of sending.
    pub(super) fn arrived(&mut self, flight: FlightId, direction: Direction, docket: &mut Docket) {
        let (Place::Robot(from), Place::Robot(to)) = (direction.from, direction.to) else { return };
        if self.doubles.remove(&flight) {
            return;
        }
        let latest = &mut self.latest[from.index()][to.index()];
        docket.demand(!self.in_order || flight > *latest, Check::PassedInOrder, to, flight.0);
        *latest = (*latest).max(flight);
    }

    /// F2, N1: only the robot that was asked by a team passes on, what it was asked, to each other
    /// robot once.
    pub(super) fn sent(&self, direction: Direction, gist: &Gist, step: &mut Step<'_>, docket: &mut Docket) {
        let (Place::Robot(from), Place::Robot(to)) = (direction.from, direction.to) else { return };
        docket.demand(self.passes, Check::ObeysWhatArrives, from, 0);
        let asked = match step.heard {
            Some(Gist::Ask { call, .. }) => Some(call),
            _ => None,
        };
        let passed = if let Gist::Pass { call } = gist { Some(call) } else { None };
        let bit = 1 << to.index();
        let lawful = passed.is_some() && passed == asked && step.passed_to & bit == 0;
        docket.demand(lawful, Check::PassedOnce, from, 0);
        step.passed_to |= bit;
    }

    /// F2, N1: a body is given a command once, by the message that has just brought it.
    pub(super) fn queued(&self, robot: RobotId, call: Call, step: &mut Step<'_>, docket: &mut Docket) {
        step.queued += 1;
        let brought = match step.heard {
            Some(Gist::Ask { call, .. } | Gist::Pass { call }) => Some(call),
            _ => None,
        };
        let lawful = brought == Some(&call) && step.queued == 1;
        docket.demand(lawful, Check::ObeysWhatArrives, robot, 0);
    }
}
