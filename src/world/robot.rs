//! One robot: its body, its share of the scheme, its timers and whether it is on.

use crate::body::Body;
use crate::ids::RecordId;
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
    /// The record that set each timer. When it rings stands on the agenda.
    timers: [Option<RecordId>; Timer::ALL.len()],
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

    /// Notes a timer down, in place of the one before.
    pub(super) fn set_timer(&mut self, timer: Timer, cause: RecordId) {
        self.timers[timer as usize] = Some(cause);
    }

    /// Takes a timer away; returns the record of its being set.
    pub(super) fn take_timer(&mut self, timer: Timer) -> Option<RecordId> {
        self.timers[timer as usize].take()
    }

    /// Power is gone: the timers are off. Returns when a motion would have ended that is cut short.
    pub(super) fn power_off(&mut self) -> Option<SimTime> {
        let motion_end = self.body.motion().map(|motion| motion.ends);
        self.body.power_off();
        self.timers = [None; Timer::ALL.len()];
        motion_end
    }
}
