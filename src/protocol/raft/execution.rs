//! From agreed to executed: the body gets agreed entries in order and nothing else.

use super::*;
use crate::command::{Call, Outcome};
use crate::protocol::Answer;

/// An entry that is in the body's queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Handed {
    index: u64,
    ticket: Ticket,
}

impl Raft {
    /// Gives the body every agreed entry that it has not got. A no-op is nothing to do; a move that
    /// stands earlier in the log as well was executed or is in the queue already (client sessions,
    /// dissertation §6.3). Both are decided by the log alone, so every robot decides alike.
    pub(super) fn hand_over(&mut self, out: &mut Out<'_, Msg>) {
        while self.memory.handed < self.memory.commit {
            let index = self.memory.handed + 1;
            self.memory.handed = index;
            let entry = self.disk.log.entry(index).expect("what is agreed is in the log");
            match entry.call {
                None => {}
                Some(call) if self.had_before(call.ticket) && !planted!(NoSessions) => {
                    out.note(Note::AskedTwice { ticket: call.ticket });
                }
                Some(call) => {
                    self.memory.queue.push_back(Handed { index, ticket: call.ticket });
                    out.execute(call);
                }
            }
        }
        self.settle();
    }

    /// Whether an earlier entry than the next to be handed over holds the same move.
    fn had_before(&self, ticket: Ticket) -> bool {
        self.disk.sessions.outcome(ticket).is_some()
            || self.memory.queue.iter().any(|handed| handed.ticket == ticket)
    }

    /// The body has finished a command. The world writes the body's disk in the same instant.
    pub(super) fn executed(&mut self, call: Call, outcome: Outcome, out: &mut Out<'_, Msg>) {
        if call.command.is_picture() {
            let (ticket, asker) =
                self.memory.pictures.pop_front().expect("the body takes only the pictures it was given");
            self.reply(asker, ticket, Answer::Done(outcome), out);
            return;
        }
        let handed = self.memory.queue.pop_front().expect("the body executes only what it was given");
        debug_assert_eq!(handed.ticket, call.ticket, "the body keeps the order");
        self.disk.sessions.record(call.ticket, outcome);
        self.settle();
        let mut waiting = std::mem::take(&mut self.memory.waiting);
        waiting.retain(|(ticket, asker)| {
            if *ticket == call.ticket {
                self.reply(*asker, *ticket, Answer::Done(outcome), out);
            }
            *ticket != call.ticket
        });
        self.memory.waiting = waiting;
    }

    /// Everything before the first entry in the body's queue is done with.
    fn settle(&mut self) {
        self.disk.applied = self.memory.queue.front().map_or(self.memory.handed, |next| next.index - 1);
    }
}
