//! One robot: its body, its share of the scheme, its timers and whether it is on.

use crate::agenda::Slot;
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
    pub(super) motion_end: Option<Slot>,
    timers: [Option<(Slot, RecordId)>; Timer::ALL.len()],
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
        /// Where that stands on the agenda.
        slot: Slot,
        /// The record of its going off.
        cause: RecordId,
    },
}

impl Robot {
    pub(super) fn new(body: Body, replica: Replica, chance: Rng) -> Self {
        Robot { body, replica, power: Power::On, chance, motion_end: None, timers: [None; 4] }
    }

    /// Whether it is on.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.power == Power::On
    }

    /// When a timer will ring, if it runs.
    #[must_use]
    pub fn rings_at(&self, timer: Timer) -> Option<SimTime> {
        self.timers[timer as usize].map(|(slot, _)| slot.at)
    }

    /// Notes a timer down; returns the slot of the one it replaces.
    pub(super) fn set_timer(&mut self, timer: Timer, slot: Slot, cause: RecordId) -> Option<Slot> {
        self.timers[timer as usize].replace((slot, cause)).map(|(old, _)| old)
    }

    /// Takes a timer away, with the record of its being set.
    pub(super) fn take_timer(&mut self, timer: Timer) -> Option<(Slot, RecordId)> {
        self.timers[timer as usize].take()
    }

    /// Power is gone: returns what must be crossed off the agenda.
    pub(super) fn power_off(&mut self) -> impl Iterator<Item = Slot> {
        self.body.power_off();
        let timers = std::mem::take(&mut self.timers);
        timers.into_iter().flatten().map(|(slot, _)| slot).chain(self.motion_end.take())
    }
}
