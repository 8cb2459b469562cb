//! What came before what: an event comes before another when it happened earlier at the same place,
//! or brought the other about, or by a chain of such steps (Lamport 1978, "happened before").

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{Place, RecordId};
use crate::record::{Record, What};
use crate::setup::Act;

/// The order of some records that follow each other.
#[derive(Clone, Debug)]
pub struct Order<'r> {
    records: &'r [Record],
    /// For each record, the one before it at the same place, as a position in `records`.
    before: Vec<Option<usize>>,
}

impl<'r> Order<'r> {
    /// The order of these records, whose numbers must rise without gaps.
    #[must_use]
    pub fn of(records: &'r [Record]) -> Self {
        let mut last: BTreeMap<Place, usize> = BTreeMap::new();
        let before = records
            .iter()
            .enumerate()
            .map(|(position, record)| last.insert(place_of(&record.what)?, position))
            .collect();
        Order { records, before }
    }

    /// Everything that could have had a part in a record, itself included. Empty when the record is
    /// not among these.
    #[must_use]
    pub fn past(&self, of: RecordId) -> BTreeSet<RecordId> {
        let Some(start) = self.position(of) else { return BTreeSet::new() };
        let mut inside = vec![false; start + 1];
        inside[start] = true;
        for position in (0..=start).rev() {
            if inside[position] {
                self.sources(position).for_each(|source| inside[source] = true);
            }
        }
        self.named(&inside)
    }

    /// Everything that a record could have had a part in, itself included. Empty when the record is
    /// not among these.
    #[must_use]
    pub fn future(&self, of: RecordId) -> BTreeSet<RecordId> {
        let Some(start) = self.position(of) else { return BTreeSet::new() };
        let mut inside = vec![false; self.records.len()];
        inside[start] = true;
        for position in start + 1..self.records.len() {
            inside[position] = self.sources(position).any(|source| inside[source]);
        }
        self.named(&inside)
    }

    /// The records that come right before one: its cause, and what happened last at its place.
    fn sources(&self, position: usize) -> impl Iterator<Item = usize> + '_ {
        let cause = self.records[position].cause.and_then(|cause| self.position(cause));
        cause.into_iter().chain(self.before[position])
    }

    fn position(&self, id: RecordId) -> Option<usize> {
        let first = self.records.first()?.id.0;
        let position = usize::try_from(id.0.checked_sub(first)?).ok()?;
        (position < self.records.len()).then_some(position)
    }

    fn named(&self, inside: &[bool]) -> BTreeSet<RecordId> {
        let pairs = self.records.iter().zip(inside);
        pairs.filter(|(_, inside)| **inside).map(|(record, _)| record.id).collect()
    }
}

/// The team or robot to which something happened. What happens on the way from one to another, and
/// what people do to links, happens to neither.
#[must_use]
pub fn place_of(what: &What) -> Option<Place> {
    match *what {
        What::Started { robot }
        | What::Rang { robot, .. }
        | What::Noted { robot, .. }
        | What::Queued { robot, .. }
        | What::Unqueued { robot, .. }
        | What::Began { robot, .. }
        | What::BeganUndo { robot, .. }
        | What::WentOff { robot, .. }
        | What::CameBack { robot }
        | What::Answered { robot, .. } => Some(robot.into()),
        What::Executed { outcome, .. } | What::UndidMove { outcome, .. } => Some(outcome.robot.into()),
        What::Asked { call, .. } => Some(call.ticket.team.into()),
        What::Judged { ticket, .. } => Some(ticket.team.into()),
        What::Attached { team, .. } | What::AutopilotArrived { team } => Some(team.into()),
        What::Sent { direction, .. } => Some(direction.from),
        What::Arrived { direction, .. } => Some(direction.to),
        What::Did(act) => place_of_act(act),
        What::CutOff(_)
        | What::Mended(_)
        | What::Lost { .. }
        | What::Doubled { .. }
        | What::Held { .. }
        | What::Released { .. } => None,
    }
}

fn place_of_act(act: Act) -> Option<Place> {
    match act {
        Act::Ask { team, .. }
        | Act::Again { team, .. }
        | Act::Attach { team, .. }
        | Act::Autopilot { team, .. } => Some(team.into()),
        Act::CutOneWay(_)
        | Act::Cut(..)
        | Act::MendOneWay(_)
        | Act::Mend(..)
        | Act::Isolate(_)
        | Act::Split(_)
        | Act::MendAll
        | Act::Reboot { .. }
        | Act::Delay(_)
        | Act::Touch(..) => None,
    }
}
