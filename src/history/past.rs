//! Reading any part of the run that has been played, without moving the present: what the journal no
//! longer holds is played again from a mark.

use super::{History, Place, first_records, hand_over_act};
use crate::ids::RecordId;
use crate::moment::Moment;
use crate::record::Record;
use crate::time::SimTime;

/// The most records that one window holds. A busy fleet of five writes about 200 a second.
pub const MOST_IN_WINDOW: usize = 20_000;

impl History {
    /// What happened from one instant to another, both included, oldest first. Reaches as far as the
    /// run has been played, even where that lies beyond the present. When there is more than
    /// [`MOST_IN_WINDOW`], the latest of it is left out.
    #[must_use]
    pub fn window(&self, from: SimTime, to: SimTime) -> Vec<Record> {
        let journal = self.journal.held();
        let complete_from = match journal.first() {
            Some(first) if first.id == RecordId(1) => SimTime::ZERO,
            // Earlier records of the same millisecond may be gone.
            Some(first) => SimTime(first.at.0 + 1),
            None => SimTime(u64::MAX),
        };
        if from >= complete_from && (to < self.now() || self.played == self.place.records) {
            let first = journal.partition_point(|record| record.at < from);
            let last = journal.partition_point(|record| record.at <= to);
            let last = last.max(first).min(first + MOST_IN_WINDOW);
            return journal[first..last].to_vec();
        }
        let mut found = Vec::new();
        let fits = |mark: &Place| mark.moment.world.now() < from || mark.events == 0;
        self.replay(fits, |records| {
            let inside = records.iter().filter(|record| record.at >= from && record.at <= to);
            found.extend(inside.copied());
            found.len() < MOST_IN_WINDOW && records.last().is_none_or(|record| record.at <= to)
        });
        found.truncate(MOST_IN_WINDOW);
        found
    }

    /// What one needs to draw a stretch of the run: a moment at or before its beginning, and what
    /// happened from that moment to its end. No moment means that the records are all from the very
    /// beginning on. After `from` there are at most [`MOST_IN_WINDOW`] records; the rest is left out.
    #[must_use]
    pub fn opening(&self, from: SimTime, to: SimTime) -> (Option<&Moment>, Vec<Record>) {
        let fits = |mark: &Place| mark.moment.world.now() < from || mark.events == 0;
        let (position, mark) = self.marks.last_that(fits);
        let moment = (position > 0).then_some(&mark.moment);
        let first = RecordId(if position > 0 { mark.records + 1 } else { 1 });
        let journal = self.journal.held();
        let in_journal = journal.first().is_some_and(|oldest| oldest.id <= first);
        if in_journal && (to < self.now() || self.played == self.place.records) {
            let begin = journal.partition_point(|record| record.id < first);
            let inside = journal.partition_point(|record| record.at < from);
            let end = journal.partition_point(|record| record.at <= to);
            let end = end.min(inside.saturating_add(MOST_IN_WINDOW)).max(begin);
            return (moment, journal[begin..end].to_vec());
        }
        let mut found: Vec<Record> = Vec::new();
        let mut inside = 0;
        self.replay(fits, |records| {
            found.extend(records.iter().filter(|record| record.at <= to));
            inside += records.iter().filter(|record| record.at >= from).count();
            inside < MOST_IN_WINDOW && records.last().is_none_or(|record| record.at <= to)
        });
        (moment, found)
    }

    /// One record of the run as far as it has been played.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<Record> {
        self.in_journal(id).or_else(|| self.stretch_with(id).into_iter().find(|record| record.id == id))
    }

    /// The moment right after the event that wrote a record.
    #[must_use]
    pub fn moment_after(&self, id: RecordId) -> Option<Moment> {
        if id.0 == 0 || id.0 > self.played {
            return None;
        }
        if self.place.records == id.0 {
            return Some(self.place.moment.clone());
        }
        let mut place = Place::clone(self.marks.last_that(|mark| mark.records <= id.0).1);
        let mut records = Vec::new();
        while place.records < id.0 {
            records.clear();
            place.step(&self.acts, &mut records);
            self.count_work();
        }
        Some(place.moment)
    }

    /// A stretch of records that holds a certain one, as it comes out of playing from the last mark
    /// before it up to its event; empty when there is no such record. For readers that go on to ask
    /// for records just before it.
    pub(crate) fn stretch_with(&self, id: RecordId) -> Vec<Record> {
        let mut found: Vec<Record> = Vec::new();
        self.replay(
            |mark| mark.records < id.0,
            |records| {
                found.extend_from_slice(records);
                found.last().is_none_or(|last| last.id < id)
            },
        );
        if found.last().is_none_or(|last| last.id < id) {
            found.clear();
        }
        found
    }

    /// A record out of the journal, whose records are numbered without gaps.
    pub(crate) fn in_journal(&self, id: RecordId) -> Option<Record> {
        let journal = self.journal.held();
        let first = journal.first()?.id;
        let position = usize::try_from(id.0.checked_sub(first.0)?).ok()?;
        journal.get(position).copied()
    }

    /// Plays again from the last mark that fits, as far as the run has been played at most. `see` is
    /// shown each event's records, and says whether to go on. Only the world is played, which is all that
    /// records come from.
    pub(super) fn replay(&self, fits: impl Fn(&Place) -> bool, mut see: impl FnMut(&[Record]) -> bool) {
        let (position, mark) = self.marks.last_that(fits);
        let (mut world, mut acts, mut written) = (mark.moment.world.clone(), mark.acts, mark.records);
        let mut records = if position == 0 { first_records(&self.setup) } else { Vec::new() };
        while see(&records) && written < self.played {
            records.clear();
            hand_over_act(&mut world, &self.acts, &mut acts);
            world.step(&mut records);
            self.count_work();
            written += records.len() as u64;
        }
    }
}
