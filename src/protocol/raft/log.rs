//! A robot's log: entries numbered from 1, cheap to clone.

use super::message::{Entry, Position};
use crate::series::Series;

/// The log on a robot's disk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Log(Series<Entry>);

/// What changed when entries of another robot were taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merged {
    /// How many entries were crossed out, from the first differing one to the end.
    pub(super) crossed_out: u64,
    /// The number of the first entry that is new; where some were crossed out, the first of those.
    pub(super) first_new: u64,
}

impl Log {
    /// The end of the log.
    pub(super) fn last(&self) -> Position {
        Position { term: self.0.last().map_or(0, |entry| entry.term), index: self.0.len() as u64 }
    }

    /// The entry with this number.
    pub(super) fn entry(&self, index: u64) -> Option<Entry> {
        let place = usize::try_from(index.checked_sub(1)?).ok()?;
        self.0.get(place).copied()
    }

    /// The term of the entry with this number; 0 for the place before the first.
    pub(super) fn term_at(&self, index: u64) -> Option<u64> {
        if index == 0 { Some(0) } else { self.entry(index).map(|entry| entry.term) }
    }

    /// The place of the entry with this number, which must be in the log.
    pub(super) fn position(&self, index: u64) -> Position {
        let term = self.term_at(index).expect("asked only for places within the log");
        Position { term, index }
    }

    /// Whether the entry at this place is the same here. By log matching (Raft §5.3) so is then
    /// everything before it.
    pub(super) fn holds(&self, place: Position) -> bool {
        self.term_at(place.index) == Some(place.term)
    }

    /// Adds an entry and tells its number.
    pub(super) fn push(&mut self, entry: Entry) -> u64 {
        self.0.push(entry);
        self.0.len() as u64
    }

    /// All entries from this number on, at most `most` of them.
    pub(super) fn copy_from(&self, first: u64, most: usize) -> Vec<Entry> {
        self.after(first - 1).take(most).copied().collect()
    }

    /// The entries after this number, in order.
    pub(super) fn after(&self, index: u64) -> impl Iterator<Item = &Entry> {
        let place = usize::try_from(index).unwrap_or(usize::MAX).min(self.0.len());
        self.0.from(place)
    }

    /// Takes over entries that follow `prev`, which must be held here. Entries that are here
    /// already stay; the end is crossed out only from a real difference on (Figure 2,
    /// `AppendEntries` receiver rules 3 and 4), so an old or an empty append crosses out nothing.
    pub(super) fn merge(&mut self, prev: Position, entries: &[Entry]) -> Merged {
        let same = entries
            .iter()
            .zip(prev.index + 1..)
            .take_while(|(entry, index)| self.term_at(*index) == Some(entry.term))
            .count();
        if planted!(CrossesOutAlways) {
            self.0.truncate(prev.index as usize + same);
        }
        let first_new = prev.index + same as u64 + 1;
        let before = self.last().index;
        let mut crossed_out = 0;
        if same < entries.len() && first_new <= before {
            crossed_out = before - first_new + 1;
            self.0.truncate(prev.index as usize + same);
        }
        for entry in &entries[same..] {
            self.0.push(*entry);
        }
        Merged { crossed_out, first_new }
    }

    /// The last place not after `index` whose term is not above `term`. Terms never fall along a
    /// log, so everything between there and `index` is known to differ from a log that has `term`
    /// at `index`. One refusal and its answer skip a whole term (Raft §5.3, the fast way back).
    pub(super) fn last_not_above(&self, place: Position) -> Position {
        let (mut low, mut high) = (0, place.index.min(self.last().index));
        while low < high {
            let middle = high - (high - low) / 2;
            if self.position(middle).term <= place.term {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        self.position(low)
    }

    /// The entries as they are stored.
    pub(super) fn series(&self) -> &Series<Entry> {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(terms: &[u64]) -> Log {
        let mut log = Log::default();
        for term in terms {
            log.push(Entry { term: *term, call: None });
        }
        log
    }

    fn entries(terms: &[u64]) -> Vec<Entry> {
        terms.iter().map(|term| Entry { term: *term, call: None }).collect()
    }

    #[test]
    fn merging_keeps_what_agrees_and_crosses_out_only_from_a_difference() {
        let mut mine = log(&[1, 1, 2, 2]);
        let at = |index, term| Position { index, term };
        assert_eq!(mine.merge(at(4, 2), &[]), Merged { crossed_out: 0, first_new: 5 });
        assert_eq!(mine.merge(at(1, 1), &[]), Merged { crossed_out: 0, first_new: 2 });
        assert_eq!(mine.merge(at(1, 1), &entries(&[1, 2])), Merged { crossed_out: 0, first_new: 4 });
        assert_eq!(mine, log(&[1, 1, 2, 2]));
        assert_eq!(mine.merge(at(1, 1), &entries(&[1, 3])), Merged { crossed_out: 2, first_new: 3 });
        assert_eq!(mine, log(&[1, 1, 3]));
        assert_eq!(mine.merge(at(3, 3), &entries(&[3])), Merged { crossed_out: 0, first_new: 4 });
        assert_eq!(mine, log(&[1, 1, 3, 3]));
    }

    #[test]
    fn the_last_place_not_above_a_term() {
        let mine = log(&[1, 1, 4, 4, 5, 6]);
        let find = |index, term| mine.last_not_above(Position { term, index }).index;
        assert_eq!(find(6, 6), 6);
        assert_eq!(find(9, 6), 6);
        assert_eq!(find(6, 5), 5);
        assert_eq!(find(6, 3), 2);
        assert_eq!(find(3, 4), 3);
        assert_eq!(find(6, 0), 0);
    }
}
