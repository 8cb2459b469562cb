//! Pictures from the quorum: ReadIndex (dissertation §6.4).
//!
//! A picture is not written in the log. The leader notes how far the log is agreed, makes sure that
//! nobody has been elected behind its back by hearing from a majority in a round begun *after* the
//! picture was asked for, and takes the picture when its body has executed that far. A leader that
//! has no agreed entry of its own term yet does not know how far the log is agreed, and must wait
//! for its no-op.

use super::*;
use crate::command::Call;
use crate::protocol::Answer;

/// A picture that waits for confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Read {
    pub(super) call: Call,
    asker: Asker,
    /// A majority must answer this round or a later one.
    round: u64,
    /// What the picture must show at least; none until an entry of the leader's term is agreed.
    index: Option<u64>,
}

/// The most pictures that may wait at a leader.
const MOST_READS: usize = 1000;

impl Raft {
    /// The leader is asked for a picture. Asked again before it is confirmed, it begins anew, so
    /// that the picture is fresh for the later question as well.
    pub(super) fn begin_read(&mut self, call: Call, asker: Asker, out: &mut Out<'_, Msg>) {
        let index = self.read_index();
        let Role::Leader(lead) = &mut self.memory.role else { return };
        lead.reads.retain(|read| (read.call.ticket, read.asker) != (call.ticket, asker));
        if lead.reads.len() >= MOST_READS {
            self.reply(asker, call.ticket, Answer::Refused(Refusal::Busy), out);
            return;
        }
        let round = lead.round + 1;
        lead.reads.push(Read { call, asker, round, index });
        self.each_follower(|lead, robot, facts| lead.assure(robot, facts, out));
        if planted!(ReadsUnconfirmed) {
            self.confirm_reads(out);
        }
    }

    /// How far the log is agreed, if this leader can know.
    fn read_index(&self) -> Option<u64> {
        let commit = self.memory.commit;
        let own_term = self.disk.log.term_at(commit) == Some(self.disk.term);
        (own_term || planted!(ReadsBeforeOwnEntry)).then_some(commit)
    }

    /// Gives the body the pictures that a majority has confirmed. Its queue keeps order and holds
    /// every agreed entry already, so each picture comes after all that it must show.
    pub(super) fn confirm_reads(&mut self, out: &mut Out<'_, Msg>) {
        if !matches!(&self.memory.role, Role::Leader(lead) if !lead.reads.is_empty()) {
            return;
        }
        let Some(agreed) = self.read_index() else { return };
        let Role::Leader(lead) = &mut self.memory.role else { return };
        debug_assert_eq!(self.memory.handed, self.memory.commit, "agreed entries are handed over at once");
        let is_confirmed = |read: &&Read| {
            planted!(ReadsUnconfirmed)
                || is_majority(lead.confirmed(&self.config, read.round), self.config.robots())
        };
        // Rounds only grow, so the confirmed ones are the oldest.
        let count = lead.reads.iter().take_while(is_confirmed).count();
        for read in lead.reads.drain(..count) {
            let index = read.index.unwrap_or(agreed);
            out.note(Note::ReadConfirmed { ticket: read.call.ticket, index });
            self.memory.pictures.push_back((read.call.ticket, read.asker));
            out.execute(read.call);
        }
    }

    /// Whoever leads no more refuses the pictures that are not confirmed: nothing has happened to
    /// them yet, so the refusal is true.
    pub(super) fn refuse_reads(&self, lead: &Lead, why: Refusal, out: &mut Out<'_, Msg>) {
        for read in &lead.reads {
            self.reply(read.asker, read.call.ticket, Answer::Refused(why), out);
        }
    }
}
