//! What is due, in order: by time, then people's acts after everything else of that millisecond,
//! then in the order in which it was put down. So a run does not depend on when an act was known.
//!
//! A few dozen entries are waiting at a time, and a new one is nearly always due later than most of them. A
//! list in order is quicker for that than any tree: little stands behind a new entry and must move, and a
//! mark in a run's history copies the whole in one go.

use crate::ids::{FlightId, RobotId, TeamId, Ticket};
use crate::protocol::Timer;
use crate::setup::Act;
use crate::time::SimTime;

/// Something that will happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// People do something.
    Act(Act),
    /// A message arrives.
    Arrival(FlightId),
    /// A robot's timer runs out.
    Timer {
        /// Whose.
        robot: RobotId,
        /// Which.
        timer: Timer,
    },
    /// A body finishes what it does.
    MotionEnd(RobotId),
    /// A robot is back from its reboot.
    PowerOn(RobotId),
    /// A team's patience with a command runs out.
    Patience(Ticket),
    /// An autopilot has made up its mind.
    Autopilot(TeamId),
}

/// The place of an entry on the agenda, for crossing it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// When it is due.
    pub at: SimTime,
    /// Counted up; people's acts from [`ACTS`] on, so that they come after everything else.
    number: u64,
}

/// Acts are numbered from here on.
const ACTS: u64 = 1 << 63;

/// How many entries that are past are kept at most, so that the others need not move up at every one.
const MOST_PAST: usize = 16;

/// All that is due.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    /// In order; the first ones are past.
    entries: Vec<(Slot, Due)>,
    past: usize,
    next: u64,
}

/// What is past makes no difference.
impl PartialEq for Agenda {
    fn eq(&self, other: &Self) -> bool {
        (self.waiting(), self.next) == (other.waiting(), other.next)
    }
}

impl Eq for Agenda {}

impl Agenda {
    /// Puts something down.
    pub fn put(&mut self, at: SimTime, due: Due) -> Slot {
        let acts = if matches!(due, Due::Act(_)) { ACTS } else { 0 };
        let slot = Slot { at, number: acts | self.next };
        self.next += 1;
        let place = self.waiting().partition_point(|(other, _)| *other < slot);
        self.entries.insert(self.past + place, (slot, due));
        slot
    }

    /// Crosses something out; no matter if it has happened already.
    pub fn cross_out(&mut self, slot: Slot) {
        if let Ok(place) = self.waiting().binary_search_by_key(&slot, |(other, _)| *other) {
            self.entries.remove(self.past + place);
        }
    }

    /// Crosses out the arrival of a message that was destroyed on its way.
    pub fn cross_out_arrival(&mut self, at: SimTime, flight: FlightId) {
        let is_it = |(slot, due): &(Slot, Due)| slot.at == at && *due == Due::Arrival(flight);
        if let Some(place) = self.waiting().iter().position(is_it) {
            self.entries.remove(self.past + place);
        }
    }

    /// When the next entry is due.
    #[must_use]
    pub fn next_at(&self) -> Option<SimTime> {
        self.waiting().first().map(|(slot, _)| slot.at)
    }

    /// Takes the next entry off.
    pub fn take_next(&mut self) -> Option<(SimTime, Due)> {
        let (slot, due) = *self.waiting().first()?;
        self.past += 1;
        if self.past == MOST_PAST {
            self.entries.drain(..self.past);
            self.past = 0;
        }
        Some((slot.at, due))
    }

    /// Everything that is due, in order.
    pub fn entries(&self) -> impl Iterator<Item = (SimTime, Due)> + '_ {
        self.waiting().iter().map(|(slot, due)| (slot.at, *due))
    }

    fn waiting(&self) -> &[(Slot, Due)] {
        &self.entries[self.past..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_come_last_in_their_millisecond_whenever_they_were_known() {
        let mut agenda = Agenda::default();
        agenda.put(SimTime(5), Due::Act(Act::MendAll));
        agenda.put(SimTime(5), Due::MotionEnd(RobotId(1)));
        let late = agenda.put(SimTime(5), Due::MotionEnd(RobotId(2)));
        agenda.put(SimTime(4), Due::Autopilot(TeamId(0)));
        agenda.cross_out(late);
        let order: Vec<Due> = std::iter::from_fn(|| agenda.take_next()).map(|(_, due)| due).collect();
        assert_eq!(order, [Due::Autopilot(TeamId(0)), Due::MotionEnd(RobotId(1)), Due::Act(Act::MendAll)]);
    }
}
