//! What is due, in order: by time, then people's acts after everything else of that millisecond,
//! then in the order in which it was put down. So a run does not depend on when an act was known.
//!
//! A few dozen entries are waiting at a time, and new ones are due soon; a list with the next entry at
//! its end is quicker for that than any tree, and a mark in a run's history copies it in one go.

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

/// All that is due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The next one last.
    entries: Vec<(Slot, Due)>,
    next: u64,
}

impl Agenda {
    /// Puts something down.
    pub fn put(&mut self, at: SimTime, due: Due) -> Slot {
        let acts = if matches!(due, Due::Act(_)) { ACTS } else { 0 };
        let slot = Slot { at, number: acts | self.next };
        self.next += 1;
        let place = self.entries.partition_point(|(other, _)| *other > slot);
        self.entries.insert(place, (slot, due));
        slot
    }

    /// Crosses something out; no matter if it has happened already.
    pub fn cross_out(&mut self, slot: Slot) {
        if let Ok(place) = self.entries.binary_search_by(|(other, _)| slot.cmp(other)) {
            self.entries.remove(place);
        }
    }

    /// Crosses out the arrival of a message that was destroyed on its way.
    pub fn cross_out_arrival(&mut self, at: SimTime, flight: FlightId) {
        let is_it = |(slot, due): &(Slot, Due)| slot.at == at && *due == Due::Arrival(flight);
        if let Some(place) = self.entries.iter().rposition(is_it) {
            self.entries.remove(place);
        }
    }

    /// When the next entry is due.
    #[must_use]
    pub fn next_at(&self) -> Option<SimTime> {
        self.entries.last().map(|(slot, _)| slot.at)
    }

    /// Takes the next entry off.
    pub fn take_next(&mut self) -> Option<(SimTime, Due)> {
        self.entries.pop().map(|(slot, due)| (slot.at, due))
    }

    /// Everything that is due, in order.
    pub fn entries(&self) -> impl Iterator<Item = (SimTime, Due)> + '_ {
        self.entries.iter().rev().map(|(slot, due)| (slot.at, *due))
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
