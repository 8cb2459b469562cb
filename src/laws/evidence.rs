//! What the referee writes down when something breaks: who, which command, when. Data only; the
//! sentences are made elsewhere.

use serde::Serialize;

use super::{Check, Law};
use crate::ids::{RecordId, RobotId, Ticket};
use crate::time::{SimTime, Span};

/// One break of a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// When.
    pub at: SimTime,
    /// The record that broke it.
    pub record: RecordId,
    /// What was found.
    pub found: Found,
}

/// What was found, one variant for each way to break a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// Two robots executed different commands under one number.
    OrdersDiffer {
        /// The robot that has just executed.
        one: RobotId,
        /// The other.
        other: RobotId,
        /// The first number that differs, from 1.
        number: u64,
        /// What the one executed.
        first: Ticket,
        /// What the other executed.
        second: Ticket,
    },
    /// A robot executed a command that it had executed before.
    ExecutedAgain {
        /// Which robot.
        robot: RobotId,
        /// Which command.
        ticket: Ticket,
        /// How often now.
        times: u16,
    },
    /// A command that was answered *done* is missing.
    Lost {
        /// The command.
        ticket: Ticket,
        /// The robot that goes on without it: it leads, or it has executed a later command.
        robot: RobotId,
    },
    /// A picture lacks moves that were answered *done* before it was asked for.
    Stale {
        /// The picture.
        ticket: Ticket,
        /// Who took it.
        robot: RobotId,
        /// How many moves it lacks.
        by: u64,
        /// The first of those.
        first: Ticket,
    },
    /// Two robots led one term or epoch.
    TwoLeaders {
        /// Who led first.
        one: RobotId,
        /// Who leads, too.
        other: RobotId,
        /// The term or epoch.
        era: u64,
    },
    /// Two logs hold the same number and term and yet differ there or before.
    LogsDiffer {
        /// Whose log has just changed.
        one: RobotId,
        /// Whose log differs.
        other: RobotId,
        /// The number.
        number: u64,
        /// The term or epoch.
        era: u64,
    },
    /// A leader lacks an entry that was agreed in an earlier term.
    LeaderLacks {
        /// The leader.
        leader: RobotId,
        /// Its term.
        era: u64,
        /// The first number that it lacks or has otherwise.
        number: u64,
        /// The command there; none for a no-op.
        ticket: Option<Ticket>,
    },
    /// A command got no answer in time although it could have.
    Unanswered {
        /// The command.
        ticket: Ticket,
        /// Who was asked.
        robot: RobotId,
        /// How long an answer may take at most.
        bound: Span,
    },
    /// Nobody leads although somebody could.
    NobodyLeads {
        /// Since when nothing has disturbed the robots.
        since: SimTime,
        /// How long it may take at most.
        bound: Span,
    },
}

impl Found {
    /// The robot to look at.
    #[must_use]
    pub fn robot(self) -> Option<RobotId> {
        match self {
            Found::OrdersDiffer { one: robot, .. }
            | Found::ExecutedAgain { robot, .. }
            | Found::Lost { robot, .. }
            | Found::Stale { robot, .. }
            | Found::TwoLeaders { other: robot, .. }
            | Found::LogsDiffer { one: robot, .. }
            | Found::LeaderLacks { leader: robot, .. }
            | Found::Unanswered { robot, .. } => Some(robot),
            Found::NobodyLeads { .. } => None,
        }
    }

    /// The command that it is about, if it is about one.
    #[must_use]
    pub fn ticket(self) -> Option<Ticket> {
        match self {
            Found::OrdersDiffer { first: ticket, .. }
            | Found::ExecutedAgain { ticket, .. }
            | Found::Lost { ticket, .. }
            | Found::Stale { ticket, .. }
            | Found::Unanswered { ticket, .. } => Some(ticket),
            Found::LeaderLacks { ticket, .. } => ticket,
            Found::TwoLeaders { .. } | Found::LogsDiffer { .. } | Found::NobodyLeads { .. } => None,
        }
    }
}

/// The first break of a law, and how many there were in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Break {
    /// The first.
    pub first: Evidence,
    /// How many.
    pub times: u64,
}

/// The first break of an inner check. Any such break is a mistake in this program, never a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Breach {
    /// Which check.
    pub check: Check,
    /// When.
    pub at: SimTime,
    /// The record after which it was found.
    pub record: RecordId,
    /// The robot concerned, if it is one.
    pub robot: Option<RobotId>,
    /// A number that says more: a log's number, a term, a count.
    pub number: u64,
    /// How often.
    pub times: u64,
}

/// Where the referee's parts put what they find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Docket {
    at: SimTime,
    record: RecordId,
    /// The laws that have not held.
    broken: Vec<(Law, Break)>,
    breaches: Vec<Breach>,
}

impl Docket {
    pub(super) fn new() -> Self {
        Docket { at: SimTime::ZERO, record: RecordId(0), broken: Vec::new(), breaches: Vec::new() }
    }

    /// What is written from now on happened then.
    pub(super) fn turn_to(&mut self, at: SimTime, record: RecordId) {
        self.at = at;
        self.record = record;
    }

    #[cold]
    pub(super) fn law(&mut self, law: Law, found: Found) {
        if let Some((_, entry)) = self.broken.iter_mut().find(|(broken, _)| *broken == law) {
            entry.times += 1;
            return;
        }
        let first = Evidence { at: self.at, record: self.record, found };
        self.broken.push((law, Break { first, times: 1 }));
    }

    #[cold]
    pub(super) fn check(&mut self, check: Check, robot: impl Into<Option<RobotId>>, number: u64) {
        if let Some(breach) = self.breaches.iter_mut().find(|breach| breach.check == check) {
            breach.times += 1;
            return;
        }
        let (at, record, robot) = (self.at, self.record, robot.into());
        self.breaches.push(Breach { check, at, record, robot, number, times: 1 });
    }

    /// Writes a breach down unless the condition holds.
    pub(super) fn demand(&mut self, holds: bool, check: Check, robot: RobotId, number: u64) {
        if !holds {
            self.check(check, robot, number);
        }
    }

    pub(super) fn of(&self, law: Law) -> Option<Break> {
        self.broken.iter().find(|(broken, _)| *broken == law).map(|(_, entry)| *entry)
    }

    /// How many laws have not held.
    pub(super) fn broken(&self) -> usize {
        self.broken.len()
    }

    pub(super) fn breaches(&self) -> &[Breach] {
        &self.breaches
    }
}
