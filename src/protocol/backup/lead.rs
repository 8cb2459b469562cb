//! The primary's work: number, tell the backups, collect confirmations, answer.
//!
//! At most one message with moves is under way to each backup; what is asked meanwhile goes with
//! the next one. Heartbeats say how far a backup has been told, so a backup notices by itself that
//! something was lost, and asks. The primary never sends again of its own accord.

use std::collections::BTreeMap;

use super::{Backup, Entry, Msg, Part, Replication, Stretch};
use crate::command::{Call, Outcome};
use crate::ids::RobotId;
use crate::protocol::{Answer, Note, Out, Role, Timer};
use crate::time::SpanRange;

/// What a primary has in mind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Leading {
    /// The numbers whose team waits for an answer; with what came of it, where it is executed and
    /// only confirmations are lacking.
    owed: BTreeMap<u64, Option<Outcome>>,
    backups: BTreeMap<RobotId, Progress>,
}

/// What a primary knows of one backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Progress {
    /// The last number that was sent to it. Never less than the primary had when its epoch began,
    /// which is what backups rely on when they cross out.
    told: u64,
    /// The last number that it is known to have. While it is less than what was told, a message
    /// with moves may be under way, or was lost, and no other is sent: heartbeats go on asking.
    confirmed: u64,
}

impl Leading {
    /// The last number that every configured backup is known to have.
    pub(super) fn agreed(&self) -> u64 {
        self.backups.values().map(|backup| backup.confirmed).min().unwrap_or(0)
    }

    /// How many backups are known to have a number.
    pub(super) fn count_confirmed(&self, number: u64) -> u8 {
        let have = self.backups.values().filter(|backup| backup.confirmed >= number);
        u8::try_from(have.count()).expect("there are at most four backups")
    }
}

impl Backup {
    /// Takes up the role of the primary in the epoch on the disk, and says so at once.
    pub(super) fn become_primary(&mut self, out: &mut Out<'_, Msg>) {
        let fresh = Progress { told: self.disk.log.last(), confirmed: 0 };
        let backups = self.config.others().map(|robot| (robot, fresh)).collect();
        self.memory.part = Part::Primary(Leading { owed: BTreeMap::new(), backups });
        out.note(Note::Became { role: Role::Primary, era: self.disk.epoch });
        self.beat(out);
    }

    pub(super) fn beat(&mut self, out: &mut Out<'_, Msg>) {
        let Part::Primary(leading) = &self.memory.part else { return };
        for (robot, backup) in &leading.backups {
            let told = self.disk.log.mark(backup.told);
            out.send(*robot, Msg::Beat { epoch: self.disk.epoch, told, confirmed: backup.confirmed });
        }
        out.set_timer(Timer::Heartbeat, SpanRange::exactly(self.config.timing.heartbeat));
    }

    /// A team has asked the primary for a move.
    pub(super) fn number(&mut self, call: Call, out: &mut Out<'_, Msg>) {
        let Part::Primary(leading) = &mut self.memory.part else { return };
        let entry = Entry { number: self.disk.log.last() + 1, epoch: self.disk.epoch, call };
        self.disk.log.push(entry);
        leading.owed.insert(entry.number, None);
        out.note(Note::WroteDown { index: entry.number, era: entry.epoch, ticket: Some(call.ticket) });
        self.plan(out);
        self.send_new(out);
    }

    fn send_new(&mut self, out: &mut Out<'_, Msg>) {
        let Part::Primary(leading) = &mut self.memory.part else { return };
        let log = &self.disk.log;
        for (robot, backup) in &mut leading.backups {
            if backup.confirmed >= backup.told && backup.told < log.last() {
                let before = log.mark(backup.told);
                let entries = log.after(backup.told);
                out.send(*robot, Msg::Write { epoch: self.disk.epoch, before, entries });
                backup.told = log.last();
            }
        }
    }

    /// A backup asks for what it has missed: it gets everything after the last common entry.
    pub(super) fn send_missing(&mut self, to: RobotId, have: &[Stretch], out: &mut Out<'_, Msg>) {
        let Part::Primary(leading) = &mut self.memory.part else { return };
        let log = &self.disk.log;
        let common = log.common(have);
        let (before, entries) = (log.mark(common), log.after(common));
        out.send(to, Msg::CatchUp { epoch: self.disk.epoch, before, entries });
        if let Some(backup) = leading.backups.get_mut(&to) {
            backup.told = log.last();
        }
    }

    /// A backup confirms that its log is this one's up to a number.
    pub(super) fn confirmed(&mut self, by: RobotId, upto: u64, out: &mut Out<'_, Msg>) {
        let Part::Primary(leading) = &mut self.memory.part else { return };
        let agreed_before = leading.agreed();
        if let Some(backup) = leading.backups.get_mut(&by) {
            backup.confirmed = backup.confirmed.max(upto);
        }
        if self.switches.replication == Replication::Sync && leading.agreed() > agreed_before {
            self.answer_agreed(out);
        }
        self.send_new(out);
    }

    /// Every backup has the moves up to a higher number than before: those that have been executed,
    /// too, are done.
    fn answer_agreed(&mut self, out: &mut Out<'_, Msg>) {
        let Part::Primary(leading) = &mut self.memory.part else { return };
        let agreed = leading.agreed();
        let ticket = self.disk.log.get(agreed).map(|entry| entry.call.ticket);
        out.note(Note::Agreed { index: agreed, ticket });
        let ready = leading.owed.iter().filter(|(number, _)| **number <= agreed);
        let ready: Vec<(u64, Outcome)> =
            ready.filter_map(|(number, out)| out.map(|out| (*number, out))).collect();
        for (number, outcome) in ready {
            self.answer_done(number, outcome, out);
        }
    }

    /// The primary's own body has executed a numbered move.
    pub(super) fn lead_executed(&mut self, entry: &Entry, outcome: Outcome, out: &mut Out<'_, Msg>) {
        let Part::Primary(leading) = &mut self.memory.part else { return };
        let agreed = self.switches.replication == Replication::Async
            || entry.number <= leading.agreed()
            || planted!(AnswersUnconfirmed);
        let Some(owed) = leading.owed.get_mut(&entry.number) else { return };
        *owed = Some(outcome);
        if agreed {
            self.answer_done(entry.number, outcome, out);
        }
    }

    fn answer_done(&mut self, number: u64, outcome: Outcome, out: &mut Out<'_, Msg>) {
        let Part::Primary(leading) = &mut self.memory.part else { return };
        leading.owed.remove(&number);
        let ticket = self.disk.log.get(number).expect("a primary crosses nothing out").call.ticket;
        // Written down before the answer leaves: if the move is ever undone, its team is told.
        self.disk.deeds.mark_answered(outcome.after);
        out.answer(ticket, Answer::Done(outcome));
    }
}
