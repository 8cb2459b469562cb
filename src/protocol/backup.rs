//! Primary/backup: one robot numbers the moves, the others follow.
//!
//! **What does it promise?** One primary in each epoch (P1); a backup that follows it has a prefix
//! of its log (P2); whoever executes, executes in the order of the numbers. With *synchronous*
//! replication a move is answered *done* only when every configured robot has it written down (P3).
//! A robot takes over only where that is switched on, only after silence, and always with a higher
//! epoch (P4). When both sides of a split hear each other again, the lower epoch yields and the
//! moves that only it had are named, never mixed in (P5). With *wait* no two robots ever disagree
//! about the order (P6).
//!
//! **What not?** With *asynchronous* replication and *take over*, a move that was answered *done*
//! can be lost (A1). With *take over*, two primaries of two epochs can be at work at once, for
//! silence is not death (A2): a rebooted primary, too, goes on as what its disk says until somebody
//! tells it of a higher epoch. Pictures from a backup may be stale (A3), and so may pictures from a
//! primary that was replaced without its knowledge. A command sent again is numbered and executed
//! again (A4).
//!
//! **When does it stop?** Moves stop while the primary is off or out of reach; with *take over*,
//! until the silence has lasted long enough. With *synchronous* replication a single silent backup
//! stops all answers, though not the primary's own motion.
//!
//! **What does a robot remember over a reboot?** On its disk: the highest epoch it has heard of
//! (which also says who its primary is: every epoch belongs to one robot), the numbered moves, what its own body has
//! done and how far that agrees with the numbers, which of them it answered *done*, and whether it
//! has given up driving back. Forgotten: which team waits for an answer, what the backups have
//! confirmed, its timers and its body's queue (which is filled again from the log).
//!
//! **What is left out?** A vote: nobody asks a majority, so nobody can know that an epoch is over.
//! Client sessions. Shortening the log. Joining and leaving of robots.
//!
//! *Leave them diverged*: a robot whose own moves were not the winner's keeps them. It writes the
//! winner's log down like every backup and executes its moves from the next number on: a number at
//! which it has already made a move of its own is not executed again. So the counts stay comparable
//! and the difference at the first such number stays for ever.
//!
//! *Drive back*: it undoes its own moves to the last common number and executes the winner's. A
//! robot that is out of the maze cannot, and stays diverged.

mod body;
mod epoch;
mod follow;
mod inspect;
mod lead;
mod log;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

pub use self::inspect::Inspect;

use self::body::{Deeds, Job};
use self::follow::Following;
use self::lead::Leading;
use self::log::Log;
use super::{
    AfterSplit, Answer, Config, Gist, Input, Out, Pending, Pictures, Refusal, Replication, Role, Scheme,
    Silence, Timer, View, Wait,
};
use crate::command::Call;
use crate::ids::RobotId;
use crate::time::SimTime;

/// A numbered move. Number and epoch name it: no two moves have both in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    /// Its place in the log, from 1.
    pub number: u64,
    /// The epoch in which it was numbered.
    pub epoch: u64,
    /// The move.
    pub call: Call,
}

/// A place in a log, named by the entry there; number 0 and epoch 0 for the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// The number of the entry.
    pub number: u64,
    /// Its epoch.
    pub epoch: u64,
}

/// How far the entries of one epoch reach in a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// The epoch.
    pub epoch: u64,
    /// The last number with that epoch.
    pub upto: u64,
}

/// What robots tell each other. Everything carries the sender's epoch first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Msg {
    /// From the primary: I am here.
    Beat {
        /// The sender's epoch.
        epoch: u64,
        /// How far it has told the receiver its log.
        told: Mark,
        /// Up to which number it knows that the receiver has it; a backup that has more says so.
        confirmed: u64,
    },
    /// From the primary: write these down.
    Write {
        /// The sender's epoch.
        epoch: u64,
        /// What is right before them in its log.
        before: Mark,
        /// The moves, without gap.
        entries: Vec<Entry>,
    },
    /// From a backup: my log is yours up to here.
    Wrote {
        /// The sender's epoch.
        epoch: u64,
        /// The last number that is the same.
        upto: u64,
    },
    /// From a backup: what have I missed?
    Missing {
        /// The sender's epoch.
        epoch: u64,
        /// The first number that it surely lacks.
        first: u64,
        /// What it has, so that the primary finds the last common entry.
        have: Vec<Stretch>,
    },
    /// From the primary: all from the last common entry on.
    CatchUp {
        /// The sender's epoch.
        epoch: u64,
        /// The last common entry.
        before: Mark,
        /// All that follows in the primary's log.
        entries: Vec<Entry>,
    },
    /// To a robot that talks in an epoch that is over: there is a higher one.
    Over {
        /// The sender's epoch.
        epoch: u64,
        /// The sender's last number.
        last: u64,
    },
}

impl Msg {
    /// What it means, in short.
    #[must_use]
    pub fn gist(&self) -> Gist {
        match self {
            Msg::Beat { epoch, .. } => Gist::Heartbeat { era: *epoch },
            Msg::Write { epoch, before, entries } => Gist::WriteDown {
                era: *epoch,
                first: before.number + 1,
                count: entries.len() as u64,
                call: entries.first().map(|entry| entry.call),
            },
            Msg::Wrote { epoch, upto } => Gist::Yes { era: *epoch, upto: *upto },
            Msg::Missing { epoch, first, .. } => Gist::Missing { era: *epoch, first: *first },
            Msg::CatchUp { epoch, before, entries } => {
                Gist::CatchUp { era: *epoch, first: before.number + 1, count: entries.len() as u64 }
            }
            Msg::Over { epoch, last } => Gist::No { era: *epoch, upto: *last },
        }
    }

    fn epoch(&self) -> u64 {
        match self {
            Msg::Beat { epoch, .. }
            | Msg::Write { epoch, .. }
            | Msg::Wrote { epoch, .. }
            | Msg::Missing { epoch, .. }
            | Msg::CatchUp { epoch, .. }
            | Msg::Over { epoch, .. } => *epoch,
        }
    }
}

/// The switches of this scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Switches {
    pictures: Pictures,
    replication: Replication,
    silence: Silence,
    after_split: AfterSplit,
}

/// What survives a reboot.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Disk {
    /// The highest epoch heard of.
    epoch: u64,
    /// The numbered moves.
    log: Log,
    /// What the body has done.
    deeds: Deeds,
}

/// What a reboot takes away.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Memory {
    part: Part,
    /// What the body has been given and not yet reported, oldest first; the oldest is under way.
    given: VecDeque<Job>,
}

/// The role, with what only that role has in mind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Part {
    Primary(Leading),
    Backup(Following),
}

/// One robot's share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Backup {
    config: Config,
    switches: Switches,
    disk: Disk,
    memory: Memory,
}

impl Backup {
    /// A robot at the beginning of a run. Robot 1 is the primary of epoch 1.
    ///
    /// # Panics
    /// When the configuration is of another scheme.
    #[must_use]
    #[inline(never)]
    pub fn new(config: Config) -> Self {
        let Scheme::PrimaryBackup { pictures, replication, silence, after_split, .. } = config.scheme else {
            panic!("a primary/backup robot is configured with its own scheme");
        };
        let switches = Switches { pictures, replication, silence, after_split };
        let disk = Disk { epoch: epoch::FIRST, log: Log::default(), deeds: Deeds::default() };
        let part = Part::Backup(Following::default());
        Backup { config, switches, disk, memory: Memory { part, given: VecDeque::new() } }
    }

    /// Takes one input.
    #[inline(never)]
    pub fn step(&mut self, _now: SimTime, input: Input<&Msg>, out: &mut Out<'_, Msg>) {
        match input {
            Input::Start => self.take_up_role(out),
            Input::Restart { executed } => self.restart(executed, out),
            Input::Ask(call) => self.asked(call, out),
            Input::Message { from, body } => self.heard(from, body, out),
            Input::Timer(timer) => self.rang(timer, out),
            Input::Executed { call, outcome } => self.executed(call, outcome, out),
            Input::Undone { executed, possible } => self.undone(executed, possible, out),
        }
    }

    /// Whom this robot believes to be the primary.
    fn primary(&self) -> RobotId {
        epoch::primary_of(self.disk.epoch, self.config.robots())
    }

    fn restart(&mut self, executed: u64, out: &mut Out<'_, Msg>) {
        self.recover_deeds(executed, out);
        self.take_up_role(out);
        self.plan(out);
    }

    /// The disk says what this robot is; it takes that for true until somebody tells it otherwise.
    fn take_up_role(&mut self, out: &mut Out<'_, Msg>) {
        if self.primary() == self.config.me {
            self.become_primary(out);
        } else {
            self.follow(out);
        }
    }

    fn asked(&mut self, call: Call, out: &mut Out<'_, Msg>) {
        let is_primary = matches!(self.memory.part, Part::Primary(_));
        let primary = self.primary();
        match (call.command.is_picture(), is_primary) {
            (true, false) if self.switches.pictures == Pictures::Agreed => {
                out.answer(call.ticket, Answer::Refused(Refusal::PicturesFromPrimary { primary }));
            }
            (true, _) => self.give(Job::Picture(call), out),
            (false, false) => out.answer(call.ticket, Answer::Refused(Refusal::NotPrimary { primary })),
            (false, true) => self.number(call, out),
        }
    }

    /// Nothing of an old epoch is acted upon; its sender is told. A higher epoch is followed.
    fn heard(&mut self, from: RobotId, msg: &Msg, out: &mut Out<'_, Msg>) {
        if msg.epoch() < self.disk.epoch {
            return self.answer_old(from, msg, out);
        }
        if msg.epoch() > self.disk.epoch {
            self.yield_to(msg.epoch(), from, out);
        }
        match *msg {
            Msg::Beat { told, confirmed, .. } => {
                self.compare(from, told, &[], Some(confirmed), out);
            }
            Msg::Write { before, ref entries, .. } => {
                self.compare(from, before, entries, None, out);
            }
            Msg::CatchUp { before, ref entries, .. } => self.catch_up(from, before, entries, out),
            Msg::Wrote { upto, .. } => self.confirmed(from, upto, out),
            Msg::Missing { ref have, .. } => self.send_missing(from, have, out),
            // Its epoch was all it had to say.
            Msg::Over { .. } => {}
        }
    }

    fn rang(&mut self, timer: Timer, out: &mut Out<'_, Msg>) {
        match (timer, &mut self.memory.part) {
            (Timer::Heartbeat, Part::Primary(_)) => self.beat(out),
            (Timer::Silence, Part::Backup(_)) => self.heard_nothing(out),
            // The next sign of life shows whether anything is still missing.
            (Timer::Resend, Part::Backup(following)) => following.asking = None,
            // Timers of a role that it no longer has.
            (Timer::Heartbeat | Timer::Silence | Timer::Resend | Timer::MajorityCheck, _) => {}
        }
    }

    /// What it shows of itself.
    #[must_use]
    #[inline(never)]
    pub fn view(&self) -> View {
        let (role, waits) = match &self.memory.part {
            Part::Primary(leading) => (Role::Primary, self.waits_for_confirmations(leading)),
            Part::Backup(following) => (Role::Backup, self.waits_for_primary(following)),
        };
        let pending = self.disk.log.after(self.next_unexecuted() - 1);
        let pending = pending.into_iter().map(|e| Pending { call: e.call, agreed: self.is_agreed(e.number) });
        View {
            role,
            era: Some(self.disk.epoch),
            leader: Some(self.primary()),
            pending: pending.collect(),
            waits,
        }
    }

    /// Without confirmations there is nothing more to agree on; with them only the primary knows.
    fn is_agreed(&self, number: u64) -> bool {
        match (&self.memory.part, self.switches.replication) {
            (_, Replication::Async) => true,
            (Part::Primary(leading), Replication::Sync) => number <= leading.agreed(),
            (Part::Backup(_), Replication::Sync) => false,
        }
    }

    fn waits_for_confirmations(&self, leading: &Leading) -> Wait {
        let first = leading.agreed() + 1;
        match self.disk.log.get(first) {
            Some(entry) if self.switches.replication == Replication::Sync => Wait::Confirmations {
                ticket: Some(entry.call.ticket),
                have: leading.count_confirmed(first) + 1,
                need: self.config.robots(),
            },
            _ => Wait::Command,
        }
    }

    fn waits_for_primary(&self, following: &Following) -> Wait {
        if let Some(first) = following.asking {
            return Wait::Missing { first };
        }
        let timer = (self.switches.silence == Silence::TakeOver).then_some(Timer::Silence);
        Wait::SignOfLife { from: Some(self.primary()), timer }
    }
}
