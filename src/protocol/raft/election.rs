//! Elections: PreVote (dissertation §9.6), votes (Raft §5.2, §5.4.1), and the rule that a robot
//! which hears a leader disregards those who would be one (dissertation §6.2).
//!
//! A robot that has heard no leader for too long first asks whether a majority *would* vote for it.
//! Nobody's term changes by that, so a robot that is cut off can ask for ever without disturbing
//! anybody when it is back. Only with a majority of words does it raise its term and stand.

use super::*;
use crate::protocol::Denial;

impl Raft {
    /// The patience with the leader, or with an election, is at its end.
    pub(super) fn silence(&mut self, out: &mut Out<'_, Msg>) {
        let from = match &self.memory.role {
            // A leader waits for nobody.
            Role::Leader(_) => return,
            Role::Follower { leader } => Some(leader.map(|leader| leader.robot)),
            Role::PreCandidate { .. } | Role::Candidate { .. } => None,
        };
        if let Some(from) = from {
            out.note(Note::HeardNothing { from });
        }
        if planted!(NoPreVote) {
            self.stand(out);
            return;
        }
        self.ask_for_words(out);
    }

    /// Asks all whether it might stand; no term changes.
    fn ask_for_words(&mut self, out: &mut Out<'_, Msg>) {
        let (era, last) = (self.disk.term + 1, self.disk.log.last());
        if self.memory.role.name() != RoleName::PreCandidate {
            out.note(Note::Became { role: RoleName::PreCandidate, era: self.disk.term });
        }
        let (words, ahead) = (Voters::only(self.config.me), Vec::new());
        let may_catch_up = self.only_log_is_behind();
        self.memory.role = Role::PreCandidate { words, ahead, may_catch_up };
        self.expect_leader(out);
        for robot in self.config.others() {
            out.send(robot, Msg::MayIStand { era, last });
        }
    }

    /// Stands for election in a new term, with its own vote.
    pub(super) fn stand(&mut self, out: &mut Out<'_, Msg>) {
        self.disk.term += 1;
        self.disk.vote = Some(self.config.me);
        self.memory.role = Role::Candidate { votes: Voters::only(self.config.me) };
        out.note(Note::Became { role: RoleName::Candidate, era: self.disk.term });
        self.expect_leader(out);
        let (term, last) = (self.disk.term, self.disk.log.last());
        for robot in self.config.others() {
            out.send(robot, Msg::VoteForMe { term, last });
        }
    }

    /// Another robot asks whether it might stand. Answers as it would answer the real question.
    pub(super) fn may_it_stand(
        &mut self,
        now: SimTime,
        from: RobotId,
        era: u64,
        last: Position,
        out: &mut Out<'_, Msg>,
    ) {
        let word = match self.objection(now, from, era, last) {
            None => {
                out.note(Note::Granted { to: from, era, pre: true });
                Word::Yes
            }
            Some(why) => {
                out.note(Note::Denied { to: from, era, pre: true, why });
                if why == Denial::LogNewer { Word::Behind { last: self.disk.log.last() } } else { Word::No }
            }
        };
        out.send(from, Msg::Word { term: self.disk.term, era, word });
    }

    /// Why this robot would not vote for that one in term `era`, if anything speaks against it.
    /// That the log is newer is the last reason: whoever gives it has no other.
    pub(super) fn objection(&self, now: SimTime, from: RobotId, era: u64, last: Position) -> Option<Denial> {
        if era < self.disk.term {
            return Some(Denial::OldTerm);
        }
        if self.hears_leader(now) {
            return Some(Denial::HearsLeader);
        }
        match self.disk.vote {
            Some(other) if era == self.disk.term && other != from && !planted!(VotesTwice) => {
                Some(Denial::Voted(other))
            }
            _ if last < self.disk.log.last() && !planted!(VotesForOldLogs) => Some(Denial::LogNewer),
            _ => None,
        }
    }

    /// Whether it heard a leader within the least election timeout. A leader hears itself, as long
    /// as it hears a majority.
    fn hears_leader(&self, now: SimTime) -> bool {
        let least = self.config.timing.silence.least;
        match &self.memory.role {
            Role::Follower { leader: Some(leader) } => now.since(leader.heard) < least,
            Role::Leader(lead) => self.is_majority(lead.heard_since(&self.config, now, least)),
            Role::Follower { leader: None } | Role::PreCandidate { .. } | Role::Candidate { .. } => false,
        }
    }

    /// A robot's word has come.
    pub(super) fn word(&mut self, from: RobotId, era: u64, word: Word, out: &mut Out<'_, Msg>) {
        if era != self.disk.term + 1 {
            return;
        }
        let Role::PreCandidate { words, ahead, .. } = &mut self.memory.role else { return };
        match word {
            Word::No => return,
            Word::Yes => words.add(from),
            Word::Behind { last } => ahead.push((from, last)),
        }
        let enough = words.count();
        if self.is_majority(enough) {
            self.stand(out);
        } else {
            self.ask_for_missing(out);
        }
    }

    /// A candidate asks for the vote (Figure 2, `RequestVote` receiver rules).
    pub(super) fn vote_for(
        &mut self,
        now: SimTime,
        from: RobotId,
        term: u64,
        last: Position,
        out: &mut Out<'_, Msg>,
    ) {
        // Whoever hears a leader does not even take over the candidate's term.
        let disregard = term > self.disk.term && self.hears_leader(now);
        if !disregard {
            self.observe(term, from, out);
        }
        let granted = match self.objection(now, from, term, last) {
            None => {
                self.grant(from, out);
                true
            }
            Some(why) => {
                out.note(Note::Denied { to: from, era: term, pre: false, why });
                false
            }
        };
        out.send(from, Msg::Vote { term: self.disk.term, granted });
    }

    /// Gives its vote, which is on the disk before the answer leaves. Repeats it for the same
    /// candidate without starting its patience anew.
    fn grant(&mut self, to: RobotId, out: &mut Out<'_, Msg>) {
        if self.disk.vote.is_none() {
            self.disk.vote = Some(to);
            self.expect_leader(out);
            out.note(Note::Granted { to, era: self.disk.term, pre: false });
        }
    }

    /// A vote has come.
    pub(super) fn vote(
        &mut self,
        now: SimTime,
        from: RobotId,
        term: u64,
        granted: bool,
        out: &mut Out<'_, Msg>,
    ) {
        if (term != self.disk.term && !planted!(CountsOldVotes)) || !granted {
            return;
        }
        let Role::Candidate { votes } = &mut self.memory.role else { return };
        votes.add(from);
        let count = votes.count();
        if self.is_majority(count) {
            self.lead(now, out);
        }
    }

    /// CheckQuorum (dissertation §6.2): a leader that has not heard a majority for the least
    /// election timeout lays down its role. It may be cut off on one side only, and its signs of
    /// life would keep the others from electing one who can do the work.
    pub(super) fn check_majority(&mut self, now: SimTime, out: &mut Out<'_, Msg>) {
        let least = self.config.timing.silence.least;
        let Role::Leader(lead) = &self.memory.role else { return };
        if self.is_majority(lead.heard_since(&self.config, now, least)) || planted!(NoCheckQuorum) {
            out.set_timer(Timer::MajorityCheck, crate::time::SpanRange::exactly(least));
        } else {
            self.step_down(StepDown::NoMajority, Refusal::LostMajority, out);
        }
    }
}
