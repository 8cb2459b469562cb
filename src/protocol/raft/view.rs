//! What a robot shows of itself: to people on the screen, and to the referee.

use super::*;
use crate::protocol::{Pending, View, Wait};
use crate::series::Series;

/// How many unexecuted entries are shown.
const MOST_SHOWN: u64 = 12;

/// What the referee may see of a robot. It reads; nothing here decides anything.
#[derive(Clone, Copy, Debug)]
pub struct Inspect<'a> {
    /// Its term.
    pub term: u64,
    /// Whom it voted for in that term.
    pub vote: Option<RobotId>,
    /// Its log; the first entry has number 1.
    pub log: &'a Series<Entry>,
    /// The last entry that it knows to be agreed.
    pub commit: u64,
    /// The last entry that it is done with.
    pub applied: u64,
    /// Whether it leads.
    pub leads: bool,
    robot: &'a Raft,
}

impl Inspect<'_> {
    /// If it leads: up to where it knows the log of that robot to be the same as its own.
    #[must_use]
    pub fn matched(&self, robot: RobotId) -> Option<u64> {
        match &self.robot.memory.role {
            Role::Leader(_) if robot == self.robot.config.me => Some(self.log.len() as u64),
            Role::Leader(lead) => Some(lead.peer(robot).matched),
            Role::Follower { .. } | Role::PreCandidate { .. } | Role::Candidate { .. } => None,
        }
    }
}

impl Raft {
    /// What the referee may see.
    #[must_use]
    pub fn inspect(&self) -> Inspect<'_> {
        Inspect {
            term: self.disk.term,
            vote: self.disk.vote,
            log: self.disk.log.series(),
            commit: self.memory.commit,
            applied: self.disk.applied,
            leads: self.memory.role.name() == RoleName::Leader,
            robot: self,
        }
    }

    /// What it shows of itself.
    #[must_use]
    pub fn view(&self) -> View {
        View {
            role: self.memory.role.name(),
            era: Some(self.disk.term),
            leader: self.known_leader(),
            pending: self.pending(),
            waits: self.waits(),
        }
    }

    fn known_leader(&self) -> Option<RobotId> {
        match self.memory.role {
            Role::Follower { leader } => leader.map(|leader| leader.robot),
            Role::PreCandidate { .. } | Role::Candidate { .. } => None,
            Role::Leader(_) => Some(self.config.me),
        }
    }

    /// The latest commands that are written down and not executed, oldest first.
    fn pending(&self) -> Vec<Pending> {
        let last = self.disk.log.last().index;
        let before = self.disk.applied.max(last.saturating_sub(MOST_SHOWN));
        let entries = self.disk.log.after(before).zip(before + 1..);
        let shown = |(entry, index): (&Entry, u64)| {
            entry.call.map(|call| Pending { call, agreed: index <= self.memory.commit })
        };
        entries.filter_map(shown).collect()
    }

    fn waits(&self) -> Wait {
        let need = quorum::majority(self.config.robots());
        match &self.memory.role {
            Role::Follower { .. } => {
                Wait::SignOfLife { from: self.known_leader(), timer: Some(Timer::Silence) }
            }
            Role::PreCandidate { words, .. } => Wait::Votes { have: words.count(), need, pre: true },
            Role::Candidate { votes } => Wait::Votes { have: votes.count(), need, pre: false },
            Role::Leader(lead) => self.leader_waits(lead, need),
        }
    }

    /// A leader waits for confirmations of its oldest entry that is not agreed, else of a picture.
    fn leader_waits(&self, lead: &Lead, need: u8) -> Wait {
        let last = self.disk.log.last().index;
        if let Some(entry) = self.disk.log.entry(self.memory.commit + 1) {
            let reached = lead.reached(&self.config, last);
            let have = reached.iter().filter(|upto| **upto > self.memory.commit).count();
            let have = u8::try_from(have).expect("there are at most five robots");
            return Wait::Confirmations { ticket: entry.call.map(|call| call.ticket), have, need };
        }
        match lead.reads.first() {
            Some(read) => Wait::Majority { ticket: read.call.ticket },
            None => Wait::Command,
        }
    }
}
