//! The journal: the latest records up to the present. While a run is played they come for nothing. After
//! a jump only those since the mark are at hand; what lies further back is played again when somebody
//! reads it, by the world alone, since nobody has to judge it a second time.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::History;
use crate::record::Record;
use crate::time::SimTime;

/// How many records the journal reaches back at least (fewer only near the beginning of a run). About
/// twice as many as the story shows sentences of in a quorum at work.
pub const JOURNAL_KEPT: usize = 600;
/// The most records that the journal holds between two steps.
pub(super) const JOURNAL_MOST: usize = JOURNAL_KEPT + 300;
/// Room for what one step may write on top, so that the journal never grows beyond it.
const ROOM: usize = JOURNAL_MOST + 100;

/// The latest records without gaps, oldest first.
#[derive(Clone, Debug)]
pub(super) struct Journal {
    /// What was written on the way to the present.
    at_hand: Vec<Record>,
    /// The same with what was written before, once somebody has read it.
    filled: OnceCell<Vec<Record>>,
}

impl Journal {
    pub(super) fn new() -> Self {
        Journal { at_hand: Vec::with_capacity(ROOM), filled: OnceCell::new() }
    }

    /// All that it holds.
    pub(super) fn held(&self) -> &[Record] {
        self.filled.get().unwrap_or(&self.at_hand)
    }

    /// For writing at its end.
    pub(super) fn open(&mut self) -> &mut Vec<Record> {
        if let Some(filled) = self.filled.take() {
            self.at_hand = filled;
        }
        &mut self.at_hand
    }

    /// Drops the oldest when there is too much of them.
    pub(super) fn shorten(&mut self) {
        if self.at_hand.len() > JOURNAL_MOST {
            self.at_hand.drain(..self.at_hand.len() - JOURNAL_KEPT);
        }
    }

    /// The run goes to where `last` records had been written; `back` says that it has been there, so that
    /// the journal may hold some of them.
    pub(super) fn go_to(&mut self, last: u64, back: bool) {
        let journal = self.open();
        if back {
            journal.truncate(journal.partition_point(|record| record.id.0 <= last));
        } else {
            journal.clear();
        }
    }
}

impl History {
    /// The latest records up to the present, oldest first: [`JOURNAL_KEPT`] or more, or all. After a jump
    /// the first call plays again what is missing.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        if self.journal_reaches(JOURNAL_KEPT as u64) {
            return self.journal.held();
        }
        self.journal.filled.get_or_init(|| {
            let from = self.place.records.saturating_sub(JOURNAL_KEPT as u64);
            self.filled_from(|mark| mark.records <= from)
        })
    }

    /// The records from an instant up to the present, oldest first, perhaps with some before. Takes less
    /// than [`History::records`] after a jump, when the instant is near.
    #[must_use]
    pub fn records_since(&self, since: SimTime) -> Cow<'_, [Record]> {
        let held = self.journal.held();
        let reaches =
            self.journal_reaches(self.place.records) || held.first().is_some_and(|it| it.at < since);
        if reaches {
            return Cow::Borrowed(held);
        }
        let before = |mark: &super::Place| mark.moment.world.now() < since || mark.events == 0;
        let (position, mark) = self.marks.last_that(before);
        let missing = held.first().map_or(self.place.records, |first| first.id.0 - 1);
        // The records of the beginning were written before the first mark.
        if position > 0 && missing <= mark.records {
            // Nothing happened between that instant and what is held.
            return Cow::Borrowed(held);
        }
        Cow::Owned(self.filled_from(before))
    }

    /// Whether the journal holds so many of the records before the present, or all.
    fn journal_reaches(&self, many: u64) -> bool {
        self.journal.held().len() as u64 >= self.place.records.min(many)
    }

    /// What the journal holds, and what was written before that from the last mark on that fits, which
    /// must lie before what it holds.
    fn filled_from(&self, fits: impl Fn(&super::Place) -> bool) -> Vec<Record> {
        let held = self.journal.held();
        let missing = held.first().map_or(self.place.records, |first| first.id.0 - 1);
        let mut filled: Vec<Record> = Vec::with_capacity(ROOM);
        self.replay(fits, |records| {
            filled.extend(records.iter().filter(|record| record.id.0 <= missing));
            filled.last().is_none_or(|last| last.id.0 < missing)
        });
        filled.extend_from_slice(held);
        filled
    }
}
