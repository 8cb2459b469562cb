//! What is due, in order: by time, then people's acts after everything else of that millisecond,
//! then in the order in which it was put down. So a run does not depend on when an act was known.
//!
//! A few dozen entries are waiting at a time. A list in order is quicker for that than any tree: an entry
//! needs nothing but its time and what it is, few must move for a new one, and a mark in a run's history
//! copies the whole in one go.

use std::collections::VecDeque;

use crate::ids::{RobotId, TeamId};
use crate::network::Berth;
use crate::protocol::Timer;
use crate::setup::TimedAct;
use crate::time::SimTime;

/// Something that will happen by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// The message in this berth arrives.
    Arrival(Berth),
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
    /// A team's patience with its command of this number runs out.
    Patience {
        /// Whose.
        team: TeamId,
        /// The number on its ticket.
        number: u32,
    },
    /// An autopilot has made up its mind.
    Autopilot(TeamId),
}

/// Something that will happen, and when.
type Entry = (SimTime, Due);

/// How many entries that are past are kept at most.
const MOST_PAST: usize = 16;

/// All that is due.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    /// In order; the first ones are past. That leaves room in front, so that of what waits only the
    /// shorter side of a new entry has to move.
    entries: Vec<Entry>,
    past: usize,
    /// What people will do, in order.
    acts: VecDeque<TimedAct>,
}

/// What is past makes no difference.
impl PartialEq for Agenda {
    fn eq(&self, other: &Self) -> bool {
        (self.waiting(), &self.acts) == (other.waiting(), &other.acts)
    }
}

impl Eq for Agenda {}

impl Agenda {
    /// Puts something down.
    pub fn put(&mut self, at: SimTime, due: Due) {
        let sooner = self.waiting().partition_point(|(other, _)| *other <= at);
        let place = self.past + sooner;
        if self.past > 0 && sooner < self.waiting().len() / 2 {
            self.entries.copy_within(self.past..place, self.past - 1);
            self.entries[place - 1] = (at, due);
            self.past -= 1;
        } else {
            self.entries.insert(place, (at, due));
        }
    }

    /// Puts an act of people down.
    pub fn put_act(&mut self, act: TimedAct) {
        let place = self.acts.partition_point(|other| other.at <= act.at);
        self.acts.insert(place, act);
    }

    /// Crosses out the first such entry of that time; no matter if it has happened already.
    pub fn cross_out(&mut self, at: SimTime, due: Due) {
        let first = self.past + self.waiting().partition_point(|(other, _)| *other < at);
        let Some(place) = (first..self.entries.len()).find(|place| self.entries[*place] == (at, due)) else {
            return;
        };
        if place - self.past < self.waiting().len() / 2 {
            self.entries.copy_within(self.past..place, self.past + 1);
            self.past += 1;
        } else {
            self.entries.remove(place);
        }
    }

    /// When the next entry is due.
    #[must_use]
    pub fn next_at(&self) -> Option<SimTime> {
        let next = self.waiting().first().map(|(at, _)| *at);
        match self.acts.front() {
            Some(act) if next.is_none_or(|at| act.at < at) => Some(act.at),
            _ => next,
        }
    }

    /// Takes an act of people off, if that is what happens next.
    pub fn take_act(&mut self) -> Option<TimedAct> {
        let next = self.entries.get(self.past);
        self.acts.pop_front_if(|act| next.is_none_or(|(at, _)| act.at < *at))
    }

    /// Takes the next entry off that is no act of people.
    pub fn take_next(&mut self) -> Option<(SimTime, Due)> {
        let next = *self.waiting().first()?;
        self.past += 1;
        if self.past > MOST_PAST {
            self.entries.drain(..MOST_PAST);
            self.past -= MOST_PAST;
        }
        Some(next)
    }

    /// All that is due but people's acts, in order.
    pub fn entries(&self) -> impl Iterator<Item = (SimTime, Due)> + '_ {
        self.waiting().iter().copied()
    }

    fn waiting(&self) -> &[Entry] {
        &self.entries[self.past..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Rng};
    use crate::setup::Act;

    #[test]
    fn acts_come_last_in_their_millisecond_whenever_they_were_known() {
        let mut agenda = Agenda::default();
        let act = |act| TimedAct { at: SimTime(5), act };
        agenda.put_act(act(Act::MendAll));
        agenda.put(SimTime(5), Due::MotionEnd(RobotId(1)));
        agenda.put(SimTime(5), Due::MotionEnd(RobotId(2)));
        agenda.put(SimTime(4), Due::Autopilot(TeamId(0)));
        agenda.put(SimTime(6), Due::Autopilot(TeamId(1)));
        agenda.put_act(act(Act::Isolate(RobotId(1))));
        agenda.cross_out(SimTime(5), Due::MotionEnd(RobotId(2)));
        let mut order = Vec::new();
        while let Some(at) = agenda.next_at() {
            order.push(match agenda.take_act() {
                Some(act) => (act.at, Err(act.act)),
                None => agenda.take_next().map(|(at, due)| (at, Ok(due))).expect("something is due"),
            });
            assert_eq!(order.last().map(|(at, _)| *at), Some(at));
        }
        let expected = [
            (SimTime(4), Ok(Due::Autopilot(TeamId(0)))),
            (SimTime(5), Ok(Due::MotionEnd(RobotId(1)))),
            (SimTime(5), Err(Act::MendAll)),
            (SimTime(5), Err(Act::Isolate(RobotId(1)))),
            (SimTime(6), Ok(Due::Autopilot(TeamId(1)))),
        ];
        assert_eq!(order, expected);
    }

    #[test]
    fn entries_come_by_time_and_then_as_they_were_put_down() {
        let mut chance = Rng::new(1, Purpose::Chaos);
        let mut agenda = Agenda::default();
        let mut plain: Vec<Entry> = Vec::new();
        let mut now = 0;
        for number in 0..5000_u32 {
            let entry =
                (SimTime(now + u64::from(chance.below(40))), Due::Patience { team: TeamId(0), number });
            agenda.put(entry.0, entry.1);
            plain.push(entry);
            plain.sort_by_key(|(at, _)| *at);
            if chance.chance(100) {
                let (at, due) = plain.remove(chance.below(plain.len() as u32) as usize);
                agenda.cross_out(at, due);
                // What is not there any more cannot be crossed out again.
                agenda.cross_out(at, due);
            }
            while plain.len() > 30 {
                now = plain[0].0.0;
                assert_eq!(agenda.take_next(), Some(plain.remove(0)));
            }
            assert!(agenda.entries().eq(plain.iter().copied()));
        }
    }
}
