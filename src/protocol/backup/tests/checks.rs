//! What holds whatever happens: checked after every event of every test.

use std::collections::BTreeMap;

use super::pump::{BodyJob, Pump};
use crate::command::Call;
use crate::ids::{RobotId, Ticket};
use crate::protocol::backup::{Backup, Entry, Job, Part};
use crate::protocol::{Answer, Note, Replication, Role, Silence, Timer};

/// What the checks remember of all that ever was.
#[derive(Default)]
pub(super) struct Oracle {
    /// P1: who was primary of an epoch.
    primaries: BTreeMap<u64, RobotId>,
    /// P2 and log matching: for each entry that ever was, its call and the epoch before it.
    entries: BTreeMap<(u64, u64), (Call, u64)>,
    /// The longest log of each epoch's primary.
    reach: BTreeMap<u64, u64>,
    /// Entries answered *done*, by number and epoch.
    answered: Vec<Entry>,
}

impl Pump {
    pub(super) fn check(&mut self) {
        for robot in RobotId::all(self.fleet.robots) {
            self.check_log(robot);
            self.check_body(robot);
            self.check_view(robot);
        }
        if self.fleet.silence == Silence::Wait {
            self.check_one_order();
        }
        if self.fleet.replication == Replication::Sync {
            self.check_nothing_answered_is_gone();
        }
    }

    /// P1, at every note of a new primary.
    pub(super) fn check_note(&mut self, robot: RobotId, note: &Note) {
        if let Note::Became { role: Role::Primary, era } = note {
            let first = *self.oracle.primaries.entry(*era).or_insert(robot);
            assert_eq!(first, robot, "two primaries of epoch {era}");
        }
    }

    /// P4: nobody becomes primary but after silence, where that is switched on, in a new epoch.
    pub(super) fn check_take_over(&self, robot: RobotId, before: &Backup, is_silence: bool) {
        let after = &self.robots[robot.index()];
        assert!(after.disk.epoch >= before.disk.epoch, "an epoch never falls");
        let rises = after.disk.epoch > before.disk.epoch;
        if rises && matches!(after.memory.part, Part::Primary(_)) {
            assert!(is_silence && self.fleet.silence == Silence::TakeOver, "P4");
        }
    }

    /// P2 and log matching: an entry is the same everywhere and so is what is before it, and nobody
    /// has an entry of an epoch that its primary does not have.
    fn check_log(&mut self, robot: RobotId) {
        let own = &self.robots[robot.index()];
        let mut before = 0;
        for entry in own.disk.log.after(0) {
            let seen = self.oracle.entries.entry((entry.number, entry.epoch)).or_insert((entry.call, before));
            assert_eq!(*seen, (entry.call, before), "log matching at {entry:?} of Robot {robot}");
            assert!(entry.epoch >= before, "epochs in a log never fall");
            before = entry.epoch;
        }
        let last = own.disk.log.last();
        let is_primary = own.primary() == robot;
        let reach = self.oracle.reach.entry(own.disk.epoch).or_insert(0);
        if is_primary {
            assert!(*reach <= last, "a primary crosses nothing out in its epoch");
            *reach = last;
        } else if before == own.disk.epoch {
            assert!(last <= *reach, "P2: Robot {robot} has more than its primary ever had");
        }
    }

    /// What the scheme believes of its body is so.
    fn check_body(&self, robot: RobotId) {
        let (own, body) = (&self.robots[robot.index()], &self.bodies[robot.index()]);
        assert_eq!(own.disk.deeds.calls(), body.done, "deeds of Robot {robot}");
        let same = own.disk.deeds.same_as_log();
        let log = own.disk.log.after(0);
        let count = usize::try_from(same).unwrap();
        assert!(body.done[..count].iter().zip(&log).all(|(done, entry)| *done == entry.call));
        let jobs = body.motion.map(|(job, _)| job).into_iter().chain(body.queue.iter().copied());
        let given = own.memory.given.iter().map(|job| match job {
            Job::Move(entry) => BodyJob::Run(entry.call),
            Job::Picture(call) => BodyJob::Run(*call),
            Job::Undo => BodyJob::Undo,
        });
        if self.off[robot.index()].is_none() {
            assert!(given.eq(jobs), "jobs of Robot {robot}");
        }
    }

    /// What is shown as pending is the end of the log, and nothing of it is done; and no timer of
    /// another role is running.
    fn check_view(&self, robot: RobotId) {
        let (own, view) = (&self.robots[robot.index()], self.robots[robot.index()].view());
        assert_eq!(view.leader == Some(robot), view.role == Role::Primary);
        let rings = |timer| self.timers.contains_key(&(robot, timer));
        if self.off[robot.index()].is_none() {
            assert_eq!(rings(Timer::Heartbeat), view.role == Role::Primary, "heartbeat of Robot {robot}");
            assert!(view.role == Role::Backup || !(rings(Timer::Silence) || rings(Timer::Resend)));
        }
        let log = own.disk.log.after(0);
        let pending: Vec<Call> = view.pending.iter().map(|pending| pending.call).collect();
        assert!(log.iter().rev().zip(pending.iter().rev()).all(|(entry, call)| entry.call == *call));
        let done = own.disk.deeds.calls().len();
        if own.disk.deeds.same_as_log() == done as u64 && !own.moves_astray() {
            assert_eq!(log.len(), done + pending.len(), "pending of Robot {robot}");
        }
    }

    /// P6: where nobody takes over, of any two robots one's moves begin with the other's.
    fn check_one_order(&self) {
        for one in &self.bodies {
            for other in &self.bodies {
                let (short, long) =
                    if one.done.len() <= other.done.len() { (one, other) } else { (other, one) };
                assert!(long.done.starts_with(&short.done), "P6");
            }
        }
    }

    /// P3, at every *done*: every configured robot has the move written down. And *done* is only
    /// said of what this robot's body has executed.
    pub(super) fn check_answer(&mut self, robot: RobotId, ticket: Ticket, answer: &Answer) {
        let Answer::Done(outcome) = answer else { return };
        let own = &self.robots[robot.index()];
        let Some(entry) = own.disk.log.after(0).into_iter().rev().find(|e| e.call.ticket == ticket) else {
            return;
        };
        assert_eq!(outcome.robot, robot);
        let after = usize::try_from(outcome.after).unwrap();
        assert_eq!(self.bodies[robot.index()].done[after - 1].ticket, ticket);
        if self.fleet.replication == Replication::Sync {
            for other in &self.robots {
                assert!(other.disk.log.holds(&entry), "P3: {ticket} is not on Robot {}", other.config.me);
            }
        }
        self.oracle.answered.push(entry);
    }

    /// What every robot has written down, no primary of a later epoch lacks.
    fn check_nothing_answered_is_gone(&self) {
        for entry in &self.oracle.answered {
            assert!(self.robots.iter().all(|robot| robot.disk.log.holds(entry)), "P3 later: {entry:?}");
        }
    }
}
