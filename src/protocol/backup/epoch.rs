//! Who is primary: epochs, silence, taking over and stepping down.
//!
//! Every epoch belongs to one robot from the start: with three robots, epochs 1, 4, 7 … are
//! Robot 1's, 2, 5, 8 … Robot 2's and 3, 6, 9 … Robot 3's. A robot that takes over begins the next
//! epoch that is its own, and writes that down before it says a word. So two robots that take over
//! at the same time, cut off from each other, still never share an epoch (P1), and whoever knows an
//! epoch knows its primary.

use super::{Backup, Msg, Part, Silence};
use crate::ids::RobotId;
use crate::protocol::{Note, Out, Role, StepDown, Timer};
use crate::time::{Span, SpanRange};

/// The epoch at the start: Robot 1's.
pub(super) const FIRST: u64 = 1;

/// How many heartbeats a robot leaves to each lower-numbered one to take over before it. Two robots
/// notice the silence at different times: one may have missed a heartbeat, and messages differ in
/// how long they take. Then the announcement has to arrive. With heartbeats of 800 ms and messages
/// of 400 to 600 ms that makes 800 + 200 + 600.
const HEARTBEATS_A_RANK: u64 = 2;

/// The robot that an epoch belongs to.
pub(super) fn primary_of(epoch: u64, robots: u8) -> RobotId {
    let index = (epoch - 1) % u64::from(robots);
    RobotId::at(usize::try_from(index).expect("there are at most five robots"))
}

/// The next epoch after this one that belongs to `robot`.
pub(super) fn next_of(robot: RobotId, epoch: u64, robots: u8) -> u64 {
    (epoch + 1..).find(|next| primary_of(*next, robots) == robot).expect("every robot has one in each round")
}

impl Backup {
    /// How many robots go before this one when the primary is silent.
    fn rank(&self) -> u64 {
        let primary = self.primary();
        let before = |robot: &RobotId| *robot < self.config.me && *robot != primary;
        self.config.others().filter(before).count() as u64
    }

    /// How long this robot bears silence. Not drawn by chance: the lowest number goes first.
    pub(super) fn patience(&self) -> Span {
        let silence = self.config.timing.silence.least;
        match self.switches.silence {
            Silence::Wait => silence,
            Silence::TakeOver => {
                let stagger = self.config.timing.heartbeat.times(HEARTBEATS_A_RANK * self.rank());
                Span(silence.0 + stagger.0)
            }
        }
    }

    pub(super) fn listen(&self, out: &mut Out<'_, Msg>) {
        out.set_timer(Timer::Silence, SpanRange::exactly(self.patience()));
    }

    /// The primary has been silent for too long. It may be off, or only cut off: there is no way to
    /// know, and that is what the switch is about.
    pub(super) fn heard_nothing(&mut self, out: &mut Out<'_, Msg>) {
        out.note(Note::HeardNothing { from: Some(self.primary()) });
        match self.switches.silence {
            // Said once; the next sign of life sets the timer again.
            Silence::Wait if !planted!(TakesOverUnasked) => {}
            Silence::Wait | Silence::TakeOver => {
                self.disk.epoch = if planted!(SharesEpochs) {
                    self.disk.epoch + 1
                } else {
                    next_of(self.config.me, self.disk.epoch, self.config.robots())
                };
                out.cancel_timer(Timer::Silence);
                out.cancel_timer(Timer::Resend);
                self.become_primary(out);
                self.count_moves_without_number();
                self.plan(out);
            }
        }
    }

    /// Another robot has shown a higher epoch: whatever this one was, it follows that one's primary.
    pub(super) fn yield_to(&mut self, epoch: u64, from: RobotId, out: &mut Out<'_, Msg>) {
        self.disk.epoch = epoch;
        if matches!(self.memory.part, Part::Primary(_)) {
            out.note(Note::SteppedDown { was: Role::Primary, why: StepDown::Newer { era: epoch, from } });
            out.cancel_timer(Timer::Heartbeat);
        } else {
            out.cancel_timer(Timer::Resend);
        }
        self.follow(out);
    }

    /// Tells the sender of an old message that its epoch is over. Not in answer to an answer, lest
    /// two robots talk about it for ever.
    pub(super) fn answer_old(&mut self, from: RobotId, msg: &Msg, out: &mut Out<'_, Msg>) {
        match msg {
            Msg::Beat { .. } | Msg::Write { .. } | Msg::CatchUp { .. } | Msg::Missing { .. } => {
                out.send(from, Msg::Over { epoch: self.disk.epoch, last: self.disk.log.last() });
            }
            Msg::Wrote { .. } | Msg::Over { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_epoch_belongs_to_one_robot_and_every_robot_finds_a_higher_one() {
        for robots in 2..=5 {
            assert_eq!(primary_of(FIRST, robots), RobotId(1));
            for epoch in 1..40 {
                let mut next: Vec<u64> =
                    RobotId::all(robots).map(|robot| next_of(robot, epoch, robots)).collect();
                assert!(next.iter().all(|next| *next > epoch && *next <= epoch + u64::from(robots)));
                next.sort_unstable();
                next.dedup();
                assert_eq!(next.len(), usize::from(robots), "no two robots begin the same epoch");
            }
        }
    }
}
