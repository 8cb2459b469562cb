//! Copies of the robots' logs, each entry with a number that stands for the whole log up to it. Two
//! logs are the same up to a place exactly when these numbers are (but for a chance of one in 2^64),
//! so comparing beginnings of logs takes one comparison, and taking in a change costs as much as the
//! change is long.

use std::hash::{Hash, Hasher};

use super::braid::Braid;
use crate::command::Call;
use crate::ids::{RobotId, Ticket};
use crate::record::Mixer;

/// An entry of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// The term or epoch in which it was written.
    pub(super) era: u64,
    /// The command; none for a no-op.
    pub(super) call: Option<Call>,
    /// Stands for all entries up to and including this one.
    pub(super) chain: u64,
}

/// What has changed in a log.
#[derive(Clone, Debug)]
pub(super) struct Change {
    /// The first number whose entry is another one now, or new, or gone.
    pub(super) first: u64,
    /// The entries that were there from that number on.
    pub(super) gone: Vec<Link>,
}

/// The logs of all robots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Logs {
    logs: Braid<Link>,
}

impl Logs {
    pub(super) fn new() -> Self {
        Logs { logs: Braid::new() }
    }

    /// How many entries a robot's log has.
    pub(super) fn len(&self, robot: RobotId) -> u64 {
        self.logs.len(robot) as u64
    }

    /// The entry with this number, from 1.
    pub(super) fn get(&self, robot: RobotId, number: u64) -> Option<&Link> {
        self.logs.get(robot, place(number)?)
    }

    /// What stands for the log up to this number; for the empty beginning a fixed number.
    pub(super) fn chain(&self, robot: RobotId, number: u64) -> Option<u64> {
        if number == 0 { Some(BEGINNING) } else { self.get(robot, number).map(|link| link.chain) }
    }

    /// The command at a number.
    pub(super) fn ticket(&self, robot: RobotId, number: u64) -> Option<Ticket> {
        self.get(robot, number)?.call.map(|call| call.ticket)
    }

    /// Where in a robot's log a command stands, the latest place first.
    pub(super) fn numbers_of(&self, robot: RobotId, ticket: Ticket) -> impl Iterator<Item = u64> + '_ {
        (1..=self.len(robot)).rev().filter(move |number| self.ticket(robot, *number) == Some(ticket))
    }

    /// Whether two logs are known to be the same up to this number, so that nothing need be looked up.
    pub(super) fn share(&self, one: RobotId, other: RobotId, number: u64) -> bool {
        usize::try_from(number).is_ok_and(|len| self.logs.share(one, other, len))
    }

    /// Whether two logs are the same up to this number, or neither reaches it.
    pub(super) fn same(&self, one: RobotId, other: RobotId, number: u64) -> bool {
        self.share(one, other, number) || self.chain(one, number) == self.chain(other, number)
    }

    /// The last number up to which two logs are the same.
    pub(super) fn common(&self, one: RobotId, other: RobotId) -> u64 {
        let mut number = self.len(one).min(self.len(other));
        while self.chain(one, number) != self.chain(other, number) {
            number -= 1;
        }
        number
    }

    /// Whether a robot's log is so long and ends so, as it did when it was last taken in.
    #[inline]
    pub(super) fn is_as_known(&self, robot: RobotId, len: u64, last: Option<(u64, Option<Call>)>) -> bool {
        self.len(robot) == len && self.logs.last(robot).map(|link| (link.era, link.call)) == last
    }

    /// Takes in a robot's log as it is now; `None` when it is as it was. `read` gives era and command of a number; `hint` is the
    /// first number that the robot says it has crossed out, if it has said so.
    pub(super) fn refresh(
        &mut self,
        robot: RobotId,
        len: u64,
        hint: Option<u64>,
        read: impl Fn(u64) -> Option<(u64, Option<Call>)>,
    ) -> Option<Change> {
        let old = self.len(robot);
        if hint.is_none() && self.is_as_known(robot, len, read(len)) {
            return None;
        }
        let log = &mut self.logs;
        let mut first = old.min(len).min(hint.map_or(u64::MAX, |number| number.saturating_sub(1))) + 1;
        while first > 1 {
            let link = log.get(robot, (first - 2) as usize).expect("within the copy");
            if read(first - 1) == Some((link.era, link.call)) {
                break;
            }
            first -= 1;
        }
        let gone = (first..=old).filter_map(|number| log.get(robot, place(number)?)).copied().collect();
        log.truncate(robot, (first - 1) as usize);
        for number in first..=len {
            let Some((era, call)) = read(number) else { break };
            if log.ahead(robot).is_some_and(|link| (link.era, link.call) == (era, call)) {
                log.follow(robot);
                continue;
            }
            let before = log.last(robot).map_or(BEGINNING, |link| link.chain);
            log.push(robot, Link { era, call, chain: chain(before, era, call) });
        }
        Some(Change { first, gone })
    }
}

/// Stands for the empty beginning of every log.
const BEGINNING: u64 = 0x9e37_79b9_7f4a_7c15;

fn chain(before: u64, era: u64, call: Option<Call>) -> u64 {
    let mut mixer = Mixer(before);
    (era, call).hash(&mut mixer);
    mixer.finish()
}

pub(super) fn place(number: u64) -> Option<usize> {
    usize::try_from(number.checked_sub(1)?).ok()
}
