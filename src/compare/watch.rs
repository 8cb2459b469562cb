//! What is remembered of a column while it is played, so that comparing costs nothing later.

use std::collections::BTreeMap;

use super::cast::Cast;
use crate::command::Deed;
use crate::history::History;
use crate::ids::{RecordId, RobotId, Ticket};
use crate::pose::Pose;
use crate::record::{Record, Verdict, What};
use crate::standing::{Standing, Standings};
use crate::time::SimTime;

/// What a team was told of a command, last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it believes since then.
    pub verdict: Verdict,
    /// When it was told.
    pub at: SimTime,
    /// By which record.
    pub record: RecordId,
}

impl Told {
    /// What matters to a team: whether it was done, what was done, and where the robot stands.
    pub(super) fn gist(&self) -> (&'static str, Option<(Deed, Pose)>) {
        match self.verdict {
            Verdict::Done(outcome) => ("done", Some((outcome.deed, outcome.pose))),
            Verdict::Undone { .. } => ("undone", None),
            Verdict::Waiting | Verdict::Refused(_) | Verdict::NoAnswer => (self.verdict.name(), None),
        }
    }
}

/// The event at which the robots of a fleet went apart and have not come together since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parting {
    /// When.
    pub at: SimTime,
    /// The record of the execution that did it.
    pub record: RecordId,
    /// Who executed.
    pub robot: RobotId,
    /// Under which number the histories differ, from 1.
    pub number: u64,
}

/// A command that a robot has executed and not undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) ticket: Ticket,
    pub(super) at: SimTime,
    pub(super) record: RecordId,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Watch {
    seen: RecordId,
    parting: Option<Parting>,
    told: BTreeMap<Ticket, Told>,
    executed: Vec<Vec<Step>>,
}

impl Watch {
    pub(super) fn new(robots: u8) -> Self {
        Watch {
            seen: RecordId(0),
            parting: None,
            told: BTreeMap::new(),
            executed: vec![Vec::new(); usize::from(robots)],
        }
    }

    /// Takes in the records of the latest event, if it has not been seen before.
    pub(super) fn look_at(&mut self, history: &History, cast: &Cast) {
        let journal = history.records();
        let new = journal.partition_point(|record| record.id <= self.seen);
        for record in &journal[new..] {
            self.seen = record.id;
            self.take(record, cast, history.moment().referee.standings());
        }
    }

    fn take(&mut self, record: &Record, cast: &Cast, standings: &Standings) {
        let Record { id, at, .. } = *record;
        if let What::Executed { call, outcome } = record.what
            && !call.command.is_picture()
        {
            let step = Step { ticket: cast.original(call.ticket), at, record: id };
            self.executed[outcome.robot.index()].push(step);
            self.judge(record, outcome.robot, standings);
        } else if let What::UndidMove { outcome, .. } = record.what {
            self.executed[outcome.robot.index()].pop();
            self.judge(record, outcome.robot, standings);
        } else if let What::Judged { ticket, verdict, .. } = record.what {
            self.told.insert(cast.original(ticket), Told { verdict, at, record: id });
        } else if let What::Asked { call, again: true, .. } = record.what {
            // It waits again: what it was told before may be corrected.
            self.told.remove(&cast.original(call.ticket));
        }
    }

    fn judge(&mut self, record: &Record, robot: RobotId, standings: &Standings) {
        let robots = RobotId::all(u8::try_from(self.executed.len()).expect("there are at most five robots"));
        let apart = robots
            .filter_map(|robot| match standings.of(robot) {
                Standing::Diverged { at, .. } => Some(at),
                Standing::InStep | Standing::Behind { .. } => None,
            })
            .min();
        self.parting = match (apart, self.parting) {
            (None, _) => None,
            (Some(_), Some(parting)) => Some(parting),
            (Some(number), None) => Some(Parting { at: record.at, record: record.id, robot, number }),
        };
    }

    pub(super) fn parting(&self) -> Option<Parting> {
        self.parting
    }

    pub(super) fn tickets(&self) -> impl Iterator<Item = Ticket> + '_ {
        self.told.keys().copied()
    }

    pub(super) fn told(&self, ticket: Ticket) -> Option<Told> {
        self.told.get(&ticket).copied()
    }

    pub(super) fn executed(&self, robot: RobotId) -> &[Step] {
        self.executed.get(robot.index()).map_or(&[], Vec::as_slice)
    }
}
