//! A backup's work: write down in order, confirm, notice what is missing, cross out what the
//! primary does not have.
//!
//! Every message of the primary names a place in its log and what follows it. If the backup has the
//! same entry at that place, all before it is the same too, and what follows can be written in.
//! Otherwise something was lost or differs, and the backup asks. So lost, doubled and late messages
//! need no special care.

use super::{Backup, Entry, Mark, Msg, Part};
use crate::ids::RobotId;
use crate::protocol::{Note, Out, Timer};
use crate::time::SpanRange;

/// After this many heartbeats a backup takes its question, or the answer, for lost.
const HEARTBEATS_TO_ANSWER: u64 = 2;

/// What a backup has in mind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Following {
    /// The first number that it has asked for and not got yet.
    pub(super) asking: Option<u64>,
}

impl Backup {
    /// Takes up the role of a backup in the epoch on the disk.
    pub(super) fn follow(&mut self, out: &mut Out<'_, Msg>) {
        self.memory.part = Part::Backup(Following::default());
        out.note(Note::Follows { leader: self.primary(), era: self.disk.epoch });
        self.listen(out);
    }

    /// A heartbeat (with the number up to which the primary knows this robot's log) or new moves.
    /// Says how many entries it has written down.
    pub(super) fn compare(
        &mut self,
        from: RobotId,
        before: Mark,
        entries: &[Entry],
        known: Option<u64>,
        out: &mut Out<'_, Msg>,
    ) -> u64 {
        let Part::Backup(_) = &self.memory.part else { return 0 };
        self.listen(out);
        if self.disk.log.epoch_at(before.number) != Some(before.epoch) {
            self.ask_for_missing(from, before, out);
            return 0;
        }
        let count = self.write_in(before, entries, out);
        let upto = self.disk.log.last();
        if known.is_none_or(|known| known < upto) {
            out.send(from, Msg::Wrote { epoch: self.disk.epoch, upto });
        }
        count
    }

    /// The primary's answer to the question what is missing.
    pub(super) fn catch_up(
        &mut self,
        from: RobotId,
        before: Mark,
        entries: &[Entry],
        out: &mut Out<'_, Msg>,
    ) {
        let count = self.compare(from, before, entries, None, out);
        if count > 0 {
            out.note(Note::CaughtUp { from, count });
        }
    }

    /// Makes the log agree with what the primary has shown; says how many entries are new. After
    /// this the whole log is the primary's, as far as it goes: what the message did not show and is
    /// not crossed out is of this very epoch, so it came from this primary.
    fn write_in(&mut self, before: Mark, entries: &[Entry], out: &mut Out<'_, Msg>) -> u64 {
        self.stop_asking(out);
        let was = self.alignment();
        let conflict = self.disk.log.first_conflict(before.number, entries, self.disk.epoch);
        if let Some(first) = conflict
            && !planted!(MixesIn)
        {
            self.cross_out(first, out);
        }
        let last = self.disk.log.last();
        let news = entries.iter().filter(|entry| entry.number > last);
        for entry in news {
            self.disk.log.push(*entry);
            let ticket = Some(entry.call.ticket);
            out.note(Note::WroteDown { index: entry.number, era: entry.epoch, ticket });
        }
        self.realign(conflict.is_some(), was, out);
        self.disk.log.last() - last
    }

    fn ask_for_missing(&mut self, from: RobotId, before: Mark, out: &mut Out<'_, Msg>) {
        let first = before.number.min(self.disk.log.last() + 1);
        let Part::Backup(following) = &mut self.memory.part else { return };
        if following.asking.is_some() {
            return;
        }
        following.asking = Some(first);
        let have = self.disk.log.stretches();
        out.send(from, Msg::Missing { epoch: self.disk.epoch, first, have });
        out.note(Note::AsksForMissing { from, first });
        let patience = self.config.timing.heartbeat.times(HEARTBEATS_TO_ANSWER);
        out.set_timer(Timer::Resend, SpanRange::exactly(patience));
    }

    fn stop_asking(&mut self, out: &mut Out<'_, Msg>) {
        let Part::Backup(following) = &mut self.memory.part else { return };
        if following.asking.take().is_some() {
            out.cancel_timer(Timer::Resend);
        }
    }
}
