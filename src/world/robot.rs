//! One robot: its body, its share of the scheme, its timers and whether it is on.

use crate::agenda::Due;
use crate::body::Body;
use crate::ids::{RecordId, RobotId};
use crate::protocol::{Replica, Timer};
use crate::rng::Rng;
use crate::time::SimTime;

/// A robot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Robot {
    /// Its body.
    pub body: Body,
    /// Its share of the scheme.
    pub replica: Replica,
    /// Whether it is on.
    pub power: Power,
    pub(super) chance: Rng,
    /// When each timer rings, and the record that set it.
    timers: [Option<(SimTime, RecordId)>; Timer::ALL.len()],
}

/// Whether a robot is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Power {
    /// It runs.
    On,
    /// It reboots.
    Off {
        /// When it will be back.
        until: SimTime,
        /// The record of its going off.
        cause: RecordId,
    },
}

impl Robot {
    pub(super) fn new(body: Body, replica: Replica, chance: Rng) -> Self {
        Robot { body, replica, power: Power::On, chance, timers: [None; 4] }
    }

    /// Whether it is on.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.power == Power::On
    }

    /// When a timer will ring, if it runs.
    #[must_use]
    pub fn rings_at(&self, timer: Timer) -> Option<SimTime> {
        self.timers[timer as usize].map(|(at, _)| at)
    }

    /// Notes a timer down; returns when the one that it replaces would have rung.
    pub(super) fn set_timer(&mut self, timer: Timer, at: SimTime, cause: RecordId) -> Option<SimTime> {
        self.timers[timer as usize].replace((at, cause)).map(|(old, _)| old)
    }

    /// Takes a timer away, with the record of its being set.
    pub(super) fn take_timer(&mut self, timer: Timer) -> Option<(SimTime, RecordId)> {
        self.timers[timer as usize].take()
    }

    /// Power is gone: returns what must be crossed off the agenda.
    pub(super) fn power_off(&mut self, robot: RobotId) -> impl Iterator<Item = (SimTime, Due)> + use<> {
        let motion = self.body.motion().map(|motion| (motion.ends, Due::MotionEnd(robot)));
        self.body.power_off();
        let timers = std::mem::take(&mut self.timers).into_iter().zip(Timer::ALL);
        let rings = timers.filter_map(move |(set, timer)| Some((set?.0, Due::Timer { robot, timer })));
        rings.chain(motion)
    }
}
