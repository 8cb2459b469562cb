//! The numbered moves as one robot has them written down.
//!
//! An entry is named by its number and its epoch. An epoch has one primary only, which gives each
//! number once and never takes it back within that epoch, and a backup writes an entry down only
//! behind the one that was before it at the primary. So where two robots have the same entry, they
//! have the same entries up to it (the argument of log matching, Raft paper §5.3, holds here too).

use super::{Entry, Mark, Stretch};
use crate::series::Series;

/// The log of one robot; numbers run from 1, number 0 is the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Log(Series<Entry>);

impl Log {
    /// The last number; 0 when nothing is written down.
    pub(super) fn last(&self) -> u64 {
        self.0.len() as u64
    }

    /// The entries as they are stored.
    pub(super) fn series(&self) -> &Series<Entry> {
        &self.0
    }

    pub(super) fn get(&self, number: u64) -> Option<&Entry> {
        let position = usize::try_from(number.checked_sub(1)?).ok()?;
        self.0.get(position)
    }

    /// The epoch of an entry; 0 for the beginning, none beyond the end.
    pub(super) fn epoch_at(&self, number: u64) -> Option<u64> {
        if number == 0 { Some(0) } else { self.get(number).map(|entry| entry.epoch) }
    }

    /// The last number that is older than an epoch.
    pub(super) fn last_before(&self, epoch: u64) -> u64 {
        self.0.iter().rev().find(|entry| entry.epoch < epoch).map_or(0, |entry| entry.number)
    }

    /// The name of a place in this log.
    pub(super) fn mark(&self, number: u64) -> Mark {
        let epoch = self.epoch_at(number).expect("only places within the log are named");
        Mark { number, epoch }
    }

    /// Whether this very entry is written down here.
    pub(super) fn holds(&self, entry: &Entry) -> bool {
        self.epoch_at(entry.number) == Some(entry.epoch)
    }

    pub(super) fn push(&mut self, entry: Entry) {
        debug_assert_eq!(entry.number, self.last() + 1, "numbers leave no gap");
        self.0.push(entry);
    }

    /// All entries after a number.
    pub(super) fn after(&self, number: u64) -> Vec<Entry> {
        self.0.from(position(number)).copied().collect()
    }

    /// Crosses out everything after a number.
    pub(super) fn cut_after(&mut self, number: u64) -> Vec<Entry> {
        let crossed_out = self.after(number);
        self.0.truncate(position(number));
        crossed_out
    }

    /// The first number at which this log cannot be the primary's of `epoch`, after that one has
    /// shown `entries` behind a place that both have. Every message of a primary reaches at least
    /// as far as its log did when its epoch began, and from there on it has only entries of its own
    /// epoch: so what is older and lies beyond the message is not in its log and never will be.
    /// What is of its own epoch and lies beyond was only told by a later message.
    pub(super) fn first_conflict(&self, shared: u64, entries: &[Entry], epoch: u64) -> Option<u64> {
        let differs = |entry: &&Entry| self.epoch_at(entry.number).is_some_and(|own| own != entry.epoch);
        if let Some(entry) = entries.iter().find(differs) {
            return Some(entry.number);
        }
        let beyond = shared + entries.len() as u64 + 1;
        self.epoch_at(beyond).is_some_and(|own| own < epoch).then_some(beyond)
    }

    /// How far each epoch reaches in this log, in order: enough for another robot to find the last
    /// entry that both have.
    pub(super) fn stretches(&self) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for entry in self.0.iter() {
            match stretches.last_mut() {
                Some(stretch) if stretch.epoch == entry.epoch => stretch.upto = entry.number,
                _ => stretches.push(Stretch { epoch: entry.epoch, upto: entry.number }),
            }
        }
        stretches
    }

    /// The last number up to which this log and one with `theirs` are the same. In the last epoch
    /// that both have, they are the same as far as the shorter of the two reaches.
    pub(super) fn common(&self, theirs: &[Stretch]) -> u64 {
        let own = self.stretches();
        let both = |mine: &Stretch| theirs.iter().find(|other| other.epoch == mine.epoch);
        own.iter().rev().find_map(|mine| both(mine).map(|other| mine.upto.min(other.upto))).unwrap_or(0)
    }
}

fn position(number: u64) -> usize {
    usize::try_from(number).expect("a log fits into memory")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Call, Command};
    use crate::ids::{TeamId, Ticket};

    fn log(epochs: &[u64]) -> Log {
        let mut log = Log::default();
        for (number, epoch) in (1..).zip(epochs) {
            let ticket = Ticket { team: TeamId(0), number: 1 };
            log.push(Entry { number, epoch: *epoch, call: Call { ticket, command: Command::Left } });
        }
        log
    }

    #[test]
    fn the_last_common_entry_is_found_from_the_stretches_alone() {
        let primary = log(&[1, 1, 1, 2, 2, 4]);
        for (epochs, common) in [
            (&[][..], 0),
            (&[1, 1][..], 2),
            (&[1, 1, 1, 1, 1][..], 3),
            (&[1, 1, 1, 3, 3, 3, 3][..], 3),
            (&[1, 1, 1, 2, 3][..], 4),
            (&[1, 1, 1, 2, 2, 4][..], 6),
            (&[3, 3][..], 0),
        ] {
            assert_eq!(primary.common(&log(epochs).stretches()), common, "{epochs:?}");
        }
    }

    #[test]
    fn older_entries_beyond_a_message_are_conflicts_and_younger_ones_are_news() {
        let own = log(&[1, 1, 1]);
        assert_eq!(own.first_conflict(2, &[], 2), Some(3), "the new primary has two entries only");
        assert_eq!(own.first_conflict(2, &[], 1), None, "a late message of the same epoch");
        let theirs = log(&[1, 1, 2, 2]).after(1);
        assert_eq!(own.first_conflict(1, &theirs, 2), Some(3));
        assert_eq!(own.first_conflict(0, &log(&[1, 1, 1, 1]).after(0), 1), None);
    }
}
