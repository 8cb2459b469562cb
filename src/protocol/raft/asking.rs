//! What a robot does with a team's command, asked directly or passed up by a follower.

use super::*;
use crate::command::Call;
use crate::protocol::{Answer, Pictures, Scheme};

/// Who is to be told the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Asker {
    /// The team on the ticket, directly.
    Team,
    /// The follower that passed the command up.
    Robot(RobotId),
}

/// The most moves that a leader takes before they are agreed.
const MOST_UNAGREED: u64 = 1000;

impl Raft {
    /// A command has come.
    pub(super) fn ask(&mut self, call: Call, asker: Asker, out: &mut Out<'_, Msg>) {
        if call.command.is_picture() {
            self.ask_picture(call, asker, out);
        } else {
            self.ask_move(call, asker, out);
        }
    }

    /// A picture: from this robot's own state where the switch says so, else from the leader.
    fn ask_picture(&mut self, call: Call, asker: Asker, out: &mut Out<'_, Msg>) {
        let alone = matches!(self.config.scheme, Scheme::Quorum { pictures: Pictures::Local, .. });
        if alone || planted!(FollowerReads) {
            self.memory.pictures.push_back((call.ticket, asker));
            out.execute(call);
        } else if let Role::Leader(_) = self.memory.role {
            self.begin_read(call, asker, out);
        } else {
            self.pass_up_or_refuse(call, asker, out);
        }
    }

    /// A move. One that this robot has executed is answered by whoever is asked, leader or not:
    /// executed means agreed, and that never changes.
    fn ask_move(&mut self, call: Call, asker: Asker, out: &mut Out<'_, Msg>) {
        let ticket = call.ticket;
        if let Some(outcome) = self.disk.sessions.outcome(ticket)
            && !planted!(NoSessions)
        {
            out.note(Note::AskedTwice { ticket });
            self.reply(asker, ticket, Answer::Done(outcome), out);
            return;
        }
        let last = self.disk.log.last().index;
        match self.memory.role {
            Role::Leader(_) if self.is_pending(ticket) => self.remember(ticket, asker),
            Role::Leader(_) if last - self.memory.commit >= MOST_UNAGREED => {
                self.reply(asker, ticket, Answer::Refused(Refusal::Busy), out);
            }
            Role::Leader(_) => {
                self.remember(ticket, asker);
                self.write_down(Some(call), out);
            }
            Role::Follower { .. } | Role::PreCandidate { .. } | Role::Candidate { .. } => {
                self.pass_up_or_refuse(call, asker, out);
            }
        }
    }

    /// Who does not lead passes a team's command to the leader and its answer back. What another
    /// robot has passed up is not passed on: that robot's idea of who leads is old.
    fn pass_up_or_refuse(&mut self, call: Call, asker: Asker, out: &mut Out<'_, Msg>) {
        let ticket = call.ticket;
        if let Role::Follower { leader: Some(leader) } = self.memory.role
            && asker == Asker::Team
        {
            out.note(Note::PassedUp { ticket, leader: leader.robot });
            out.send(leader.robot, Msg::PassUp { call });
        } else if self.is_pending(ticket) {
            // It is written down here, so it may yet be agreed and executed: a refusal could turn
            // out untrue.
            self.remember(ticket, asker);
        } else {
            self.reply(asker, ticket, Answer::Refused(Refusal::NoLeader), out);
        }
    }

    /// Tells whoever asked.
    pub(super) fn reply(&self, asker: Asker, ticket: Ticket, answer: Answer, out: &mut Out<'_, Msg>) {
        match asker {
            Asker::Team => out.answer(ticket, answer),
            Asker::Robot(robot) => out.send(robot, Msg::Result { ticket, answer }),
        }
    }

    /// Will tell the asker when the move has been executed here.
    fn remember(&mut self, ticket: Ticket, asker: Asker) {
        if !self.memory.waiting.contains(&(ticket, asker)) {
            self.memory.waiting.push((ticket, asker));
        }
    }

    /// Entries were crossed out: who waited for those gets no answer from here any more.
    pub(super) fn forget_waiting(&mut self) {
        let mut waiting = std::mem::take(&mut self.memory.waiting);
        waiting.retain(|(ticket, _)| self.is_pending(*ticket));
        self.memory.waiting = waiting;
    }

    /// Whether the move is in this robot's log and not executed yet.
    fn is_pending(&self, ticket: Ticket) -> bool {
        let mut rest = self.disk.log.after(self.disk.applied);
        rest.any(|entry| entry.call.is_some_and(|call| call.ticket == ticket))
    }
}
