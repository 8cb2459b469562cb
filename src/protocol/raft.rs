//! Quorum: Raft, for three or five robots.
//!
//! Sources: Ongaro and Ousterhout, *In Search of an Understandable Consensus Algorithm* (extended
//! version, 2014), here "Raft" with section or figure; and Ongaro's dissertation (2014), here
//! "dissertation".
//!
//! **What does it promise?** All robots execute the same moves in the same order, each move at most
//! once however often its team sends it (dissertation §6.3). A move answered *done* is never lost.
//! A picture from the quorum shows every move that was answered *done* before it was asked for
//! (ReadIndex, dissertation §6.4). There is never more than one leader in a term. While some robot
//! is linked both ways to a majority of the configured robots, itself included, and those run,
//! somebody leads and moves get done, whatever else is cut.
//!
//! **What not?** That every robot which is alive gets its team served: one that the leader cannot
//! reach refuses or stays silent, even where a third robot could have relayed. That a move without
//! an answer was not executed. With the switch *pictures from the robot asked*, that a picture is
//! fresh. Nothing at all against robots that lie.
//!
//! **When does it stop?** When no robot is linked both ways to a majority. A leader that has not
//! heard a majority for a while lays down its role (CheckQuorum, dissertation §6.2), refuses the
//! pictures that wait and says nothing about the moves: they may yet be executed.
//! No protocol can go on there, because the rest might be doing so.
//!
//! **What does a robot remember over a reboot?** Its term, its vote, its log, how far its body has
//! executed the log, and with that the outcome of every executed move (the client sessions). It
//! forgets its role, votes, timers, what is agreed beyond what it has executed, and who waits for
//! an answer.
//!
//! **What is left out?** Snapshots (logs of a lesson are short), changes of membership, transfer of
//! leadership, expiry of sessions, reads by lease, relaying. Pictures are not written in the log.
//!
//! **What is added?** Plain Raft can stop for good among five robots although one of them, the hub,
//! is linked to a majority: when the hub's log is behind that of a robot linked only to the hub.
//! The hub then gets no majority because its log is old, and the other none because it reaches only
//! two (the "constrained election" of Omni-Paxos, EuroSys 2023). Here a pre-candidate that a
//! majority would follow but for its log, twice in a row, takes over the newest of their logs and
//! stands at once; `catchup.rs` says why that is safe.

mod asking;
mod catchup;
mod election;
mod execution;
mod leading;
mod log;
mod message;
mod reads;
mod replication;
mod sessions;
mod view;

#[cfg(test)]
mod tests;

use std::collections::VecDeque;

pub use message::{Entry, Msg, Position, Word};
pub use view::Inspect;

use super::{Config, Input, Note, Out, Refusal, Role as RoleName, StepDown, Timer};
use crate::ids::{RobotId, Ticket};
use crate::time::SimTime;
use asking::Asker;
use execution::Handed;
use leading::Lead;
use log::Log;
use quorum::{Voters, is_majority};
use sessions::Sessions;

use super::quorum;

/// The most entries in one append.
const BATCH: u8 = 64;

/// One robot's share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Raft {
    config: Config,
    /// The most entries in one append. Always [`BATCH`], but for tests which need them to be few.
    batch: u8,
    disk: Disk,
    memory: Memory,
}

/// What a reboot leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Disk {
    /// The highest term heard of.
    term: u64,
    /// Whom it voted for in that term.
    vote: Option<RobotId>,
    log: Log,
    /// The last entry that is done with: executed, or skipped because there was nothing to execute.
    /// Written together with the motion.
    applied: u64,
    /// What came of every executed move. Written together with the motion.
    sessions: Sessions,
}

/// What a reboot takes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Memory {
    role: Role,
    /// The last entry known to be agreed.
    commit: u64,
    /// The last entry given to the body, or skipped.
    handed: u64,
    /// The entries that the body has and has not finished, in order.
    queue: VecDeque<Handed>,
    /// Who is to be told when a move has been executed here.
    waiting: Vec<(Ticket, Asker)>,
    /// Whom the pictures in the body's queue are for, in order.
    pictures: VecDeque<(Ticket, Asker)>,
}

/// What a robot is, with what only that role knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Role {
    Follower {
        leader: Option<Leader>,
    },
    PreCandidate {
        /// Who would vote for it.
        words: Voters,
        /// Who would, were its own log not newer, and how far that log goes.
        ahead: Vec<(RobotId, Position)>,
        /// Whether it may ask for a newer log: an earlier round failed for nothing but its log.
        may_catch_up: bool,
    },
    Candidate {
        votes: Voters,
    },
    Leader(Box<Lead>),
}

/// The leader of the current term, as a follower knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Leader {
    robot: RobotId,
    /// When it last gave a sign of life.
    heard: SimTime,
}

impl Role {
    fn name(&self) -> RoleName {
        match self {
            Role::Follower { .. } => RoleName::Follower,
            Role::PreCandidate { .. } => RoleName::PreCandidate,
            Role::Candidate { .. } => RoleName::Candidate,
            Role::Leader(_) => RoleName::Leader,
        }
    }
}

impl Memory {
    /// What a robot knows when it is switched on: all it has executed was agreed, and nothing more.
    fn fresh(disk: &Disk) -> Self {
        Memory {
            role: Role::Follower { leader: None },
            commit: disk.applied,
            handed: disk.applied,
            queue: VecDeque::new(),
            waiting: Vec::new(),
            pictures: VecDeque::new(),
        }
    }
}

impl Raft {
    /// A robot at the beginning of a run.
    #[must_use]
    #[inline(never)]
    pub fn new(config: Config) -> Self {
        let disk = Disk::default();
        let memory = Memory::fresh(&disk);
        Raft { config, batch: BATCH, disk, memory }
    }

    /// Takes one input.
    #[inline(never)]
    pub fn step(&mut self, now: SimTime, input: Input<&Msg>, out: &mut Out<'_, Msg>) {
        match input {
            Input::Start => self.expect_leader(out),
            Input::Restart { .. } => {
                if planted!(ForgetsVote) {
                    self.disk.vote = None;
                }
                if planted!(ForgetsSessions) {
                    self.disk.sessions = Sessions::default();
                }
                self.memory = Memory::fresh(&self.disk);
                self.expect_leader(out);
            }
            Input::Ask(call) => self.ask(call, Asker::Team, out),
            Input::Message { from, body } => self.hear(now, from, body, out),
            Input::Timer(Timer::Silence) => self.silence(out),
            Input::Timer(Timer::Heartbeat) => self.heartbeat(out),
            Input::Timer(Timer::MajorityCheck) => self.check_majority(now, out),
            Input::Executed { call, outcome } => self.executed(call, outcome, out),
            // This scheme neither sets that timer nor ever takes a move back.
            Input::Timer(Timer::Resend) | Input::Undone { .. } => {}
        }
    }

    /// First the rule that is common to all messages (Raft §5.1), then each message's own.
    fn hear(&mut self, now: SimTime, from: RobotId, body: &Msg, out: &mut Out<'_, Msg>) {
        if let Some(term) = body.binding_term() {
            self.observe(term, from, out);
        }
        match *body {
            Msg::MayIStand { era, last } => self.may_it_stand(now, from, era, last, out),
            Msg::Word { era, word, .. } => self.word(from, era, word, out),
            Msg::Missing { era, agreed, last } => self.missing(now, from, era, agreed, last, out),
            Msg::CatchUp { era, prev, ref entries, .. } => self.catch_up(from, era, prev, entries, out),
            Msg::VoteForMe { term, last } => self.vote_for(now, from, term, last, out),
            Msg::Vote { term, granted } => self.vote(now, from, term, granted, out),
            Msg::Append { term, round, prev, commit, ref entries } => {
                let append = replication::Append { term, round, prev, commit, entries };
                self.append(now, from, &append, out);
            }
            Msg::Appended { term, round, upto } => self.appended(now, from, term, round, upto, out),
            Msg::Rejected { term, round, hint } => self.rejected(now, from, term, round, hint, out),
            Msg::PassUp { call } => self.ask(call, Asker::Robot(from), out),
            Msg::Result { ticket, answer } => out.answer(ticket, answer),
        }
    }

    /// Takes over a higher term, and with it the role of a follower (Raft §5.1).
    fn observe(&mut self, term: u64, from: RobotId, out: &mut Out<'_, Msg>) {
        if term > self.disk.term {
            self.disk.term = term;
            self.disk.vote = None;
            self.step_down(StepDown::Newer { era: term, from }, Refusal::NoLeader, out);
        }
    }

    /// Becomes a follower without a leader. Moves that wait stay without an answer unless this robot
    /// executes them after all: whether they will be agreed is unknown. Pictures can be refused.
    fn step_down(&mut self, why: StepDown, refusal: Refusal, out: &mut Out<'_, Msg>) {
        let was = std::mem::replace(&mut self.memory.role, Role::Follower { leader: None });
        if was.name() != RoleName::Follower {
            out.note(Note::SteppedDown { was: was.name(), why });
        }
        if let Role::Leader(lead) = was {
            out.cancel_timer(Timer::Heartbeat);
            out.cancel_timer(Timer::MajorityCheck);
            self.expect_leader(out);
            self.refuse_reads(&lead, refusal, out);
        }
    }

    /// Waits for a leader, for a while drawn anew (Raft §5.2).
    fn expect_leader(&self, out: &mut Out<'_, Msg>) {
        out.set_timer(Timer::Silence, self.config.timing.silence);
    }

    /// Whether these are a majority of the configured robots.
    fn is_majority(&self, count: u8) -> bool {
        is_majority(count, self.config.robots())
            || planted!(ElectsByHalf) && count >= self.config.robots() / 2
    }
}
