//! What is due, in order: by time, then people's acts after everything else of that millisecond,
//! then in the order in which it was put down. So a run does not depend on when an act was known.
//!
//! A few dozen entries are waiting at a time. A list in order is quicker for that than any tree: few must
//! move for a new one, and a mark in a run's history copies the whole in one go. Timers are no entries,
//! because they are set anew all the time and seldom ring: each has a place of its own, and only the
//! soonest of them is known.

use std::collections::VecDeque;

use crate::ids::{MOST_ROBOTS, RobotId, TeamId};
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

/// When something is due, and as the how-manieth it was put down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Slot {
    at: SimTime,
    number: u64,
}

/// Where a timer stands that is not set.
const NEVER: Slot = Slot { at: SimTime(u64::MAX), number: 0 };

/// How many kinds of timers a robot has.
const KINDS: usize = Timer::ALL.len();

/// How many entries that are past are kept at most.
const MOST_PAST: usize = 16;

/// All that is due.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// In order; the first ones are past. That leaves room in front, so that of what waits only the
    /// shorter side of a new entry has to move.
    entries: Vec<(Slot, Due)>,
    past: usize,
    /// The timers of all robots, and which of them rings first.
    timers: [Slot; MOST_ROBOTS as usize * KINDS],
    soonest: usize,
    next: u64,
    /// What people will do, in order.
    acts: VecDeque<TimedAct>,
}

/// What is past makes no difference.
impl PartialEq for Agenda {
    fn eq(&self, other: &Self) -> bool {
        let all = |agenda: &Self| (agenda.timers, agenda.soonest, agenda.next);
        all(self) == all(other) && self.waiting() == other.waiting() && self.acts == other.acts
    }
}

impl Eq for Agenda {}

impl Default for Agenda {
    fn default() -> Self {
        let timers = [NEVER; MOST_ROBOTS as usize * KINDS];
        Agenda { entries: Vec::new(), past: 0, timers, soonest: 0, next: 0, acts: VecDeque::new() }
    }
}

impl Agenda {
    /// Puts something down that is not a timer.
    pub fn put(&mut self, at: SimTime, due: Due) {
        let entry = (self.next_slot(at), due);
        let sooner = self.waiting().partition_point(|(other, _)| other.at <= at);
        let place = self.past + sooner;
        if self.past > 0 && sooner < self.waiting().len() / 2 {
            self.entries.copy_within(self.past..place, self.past - 1);
            self.entries[place - 1] = entry;
            self.past -= 1;
        } else {
            self.entries.insert(place, entry);
        }
    }

    /// Sets a robot's timer, whether or not it is set already.
    pub fn set_timer(&mut self, robot: RobotId, timer: Timer, at: SimTime) {
        let slot = self.next_slot(at);
        self.change_timer(robot.index() * KINDS + timer as usize, slot);
    }

    /// Stops a robot's timer; no matter if it is not set.
    pub fn stop_timer(&mut self, robot: RobotId, timer: Timer) {
        self.change_timer(robot.index() * KINDS + timer as usize, NEVER);
    }

    /// When a robot's timer rings, if it is set.
    #[must_use]
    pub fn rings_at(&self, robot: RobotId, timer: Timer) -> Option<SimTime> {
        let slot = self.timers[robot.index() * KINDS + timer as usize];
        (slot != NEVER).then_some(slot.at)
    }

    fn change_timer(&mut self, place: usize, slot: Slot) {
        self.timers[place] = slot;
        if place == self.soonest {
            let places = 0..self.timers.len();
            self.soonest = places.min_by_key(|place| self.timers[*place]).expect("there are timers");
        } else if slot < self.timers[self.soonest] {
            self.soonest = place;
        }
    }

    fn next_slot(&mut self, at: SimTime) -> Slot {
        self.next += 1;
        Slot { at, number: self.next }
    }

    /// Puts an act of people down.
    pub fn put_act(&mut self, act: TimedAct) {
        let place = self.acts.partition_point(|other| other.at <= act.at);
        self.acts.insert(place, act);
    }

    /// Crosses out the first such entry of that time, which is not a timer; no matter if it has happened already.
    pub fn cross_out(&mut self, at: SimTime, due: Due) {
        let first = self.past + self.waiting().partition_point(|(other, _)| other.at < at);
        let mut of_that_time = self.entries[first..].iter().take_while(|(other, _)| other.at == at);
        let Some(nth) = of_that_time.position(|(_, other)| *other == due) else { return };
        let place = first + nth;
        if place - self.past < self.waiting().len() / 2 {
            self.entries.copy_within(self.past..place, self.past + 1);
            self.past += 1;
        } else {
            self.entries.remove(place);
        }
    }

    /// When the next thing is due.
    #[must_use]
    pub fn next_at(&self) -> Option<SimTime> {
        let next = self.next_by_itself();
        let first = self.acts.front().map_or(next, |act| act.at.min(next));
        (first != NEVER.at).then_some(first)
    }

    /// When the next thing is due that is no act of people.
    fn next_by_itself(&self) -> SimTime {
        let timer = self.timers[self.soonest].at;
        self.entries.get(self.past).map_or(timer, |(slot, _)| slot.at.min(timer))
    }

    /// Takes an act of people off, if that is what happens next.
    pub fn take_act(&mut self) -> Option<TimedAct> {
        let first = self.acts.front()?;
        if first.at < self.next_by_itself() { self.acts.pop_front() } else { None }
    }

    /// Takes the next thing off that is no act of people.
    pub fn take_next(&mut self) -> Option<(SimTime, Due)> {
        let timer = self.timers[self.soonest];
        match self.entries.get(self.past) {
            Some(&(slot, due)) if slot < timer => {
                self.past += 1;
                if self.past > MOST_PAST {
                    self.entries.drain(..MOST_PAST);
                    self.past -= MOST_PAST;
                }
                Some((slot.at, due))
            }
            _ if timer == NEVER => None,
            _ => {
                let (robot, kind) = (RobotId::at(self.soonest / KINDS), Timer::ALL[self.soonest % KINDS]);
                self.change_timer(self.soonest, NEVER);
                Some((timer.at, Due::Timer { robot, timer: kind }))
            }
        }
    }

    /// All that is due but timers and people's acts, in order.
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
    fn entries_and_timers_come_by_time_and_then_as_they_were_put_down() {
        let mut chance = Rng::new(1, Purpose::Chaos);
        let mut agenda = Agenda::default();
        let mut plain: Vec<(SimTime, Due)> = Vec::new();
        let mut now = 0;
        for number in 0..5000_u32 {
            let at = SimTime(now + u64::from(chance.below(40)));
            let robot = RobotId::at(chance.below(5) as usize);
            let (timer, silence) = (Timer::Silence, Due::Timer { robot, timer: Timer::Silence });
            let is_entry = chance.chance(700);
            let due = if is_entry { Due::Patience { team: TeamId(0), number } } else { silence };
            if is_entry {
                agenda.put(at, due);
            } else {
                plain.retain(|(_, other)| *other != silence);
                agenda.set_timer(robot, timer, at);
            }
            plain.push((at, due));
            plain.sort_by_key(|(at, _)| *at);
            if chance.chance(100) {
                let (at, due) = plain.remove(chance.below(plain.len() as u32) as usize);
                // What is not there any more can be crossed out again.
                for _ in 0..2 {
                    if let Due::Timer { robot, timer } = due {
                        agenda.stop_timer(robot, timer);
                    } else {
                        agenda.cross_out(at, due);
                    }
                }
            }
            while plain.len() > 30 {
                now = plain[0].0.0;
                assert_eq!(agenda.next_at(), Some(SimTime(now)));
                assert_eq!(agenda.take_next(), Some(plain.remove(0)));
            }
        }
        assert!(std::iter::from_fn(|| agenda.take_next()).eq(plain));
        assert_eq!(agenda.next_at(), None);
    }
}
