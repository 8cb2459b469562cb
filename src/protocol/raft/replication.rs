//! Replication: the leader's log becomes everybody's (Raft §5.3, Figure 2 `AppendEntries`), and
//! what a majority has becomes agreed (Raft §5.4.2).

use super::leading::Facts;
use super::*;
use crate::time::SpanRange;

/// The round of a refusal that answers nothing of the refusing robot's term; real rounds begin at 1.
const NO_ROUND: u64 = 0;

/// An append as it arrived.
pub(super) struct Append<'m> {
    pub(super) term: u64,
    pub(super) round: u64,
    pub(super) prev: Position,
    pub(super) commit: u64,
    pub(super) entries: &'m [Entry],
}

impl Raft {
    /// Begins to lead: writes a no-op, because only with an entry of its own term can it find out
    /// what is agreed (Raft §8, dissertation §6.4), and sends it to all.
    pub(super) fn lead(&mut self, now: SimTime, out: &mut Out<'_, Msg>) {
        let lead = Lead::new(now, self.disk.log.last().index);
        self.memory.role = Role::Leader(Box::new(lead));
        out.note(Note::Became { role: RoleName::Leader, era: self.disk.term });
        out.cancel_timer(Timer::Silence);
        out.set_timer(Timer::Heartbeat, SpanRange::exactly(self.config.timing.heartbeat));
        out.set_timer(Timer::MajorityCheck, SpanRange::exactly(self.config.timing.silence.least));
        self.write_down(None, out);
    }

    /// The leader adds an entry to its log and sends it to all who are waiting for more.
    pub(super) fn write_down(&mut self, call: Option<crate::command::Call>, out: &mut Out<'_, Msg>) {
        let era = self.disk.term;
        let index = self.disk.log.push(Entry { term: era, call });
        out.note(Note::WroteDown { index, era, ticket: call.map(|call| call.ticket) });
        self.each_follower(|lead, robot, facts| lead.feed(robot, facts, out));
    }

    /// Time for a sign of life.
    pub(super) fn heartbeat(&mut self, out: &mut Out<'_, Msg>) {
        if let Role::Leader(_) = self.memory.role {
            self.each_follower(|lead, robot, facts| lead.beat(robot, facts, out));
            out.set_timer(Timer::Heartbeat, SpanRange::exactly(self.config.timing.heartbeat));
        }
    }

    /// Does something for each follower, if this robot leads.
    pub(super) fn each_follower(&mut self, mut act: impl FnMut(&mut Lead, RobotId, &Facts<'_>)) {
        for robot in self.config.others() {
            self.as_leader(|lead, facts| act(lead, robot, facts));
        }
    }

    /// Does something with the leader's data, if this robot leads.
    fn as_leader<T>(&mut self, act: impl FnOnce(&mut Lead, &Facts<'_>) -> T) -> Option<T> {
        let Role::Leader(lead) = &mut self.memory.role else { return None };
        let (term, commit, batch) = (self.disk.term, self.memory.commit, self.batch);
        let facts = Facts { term, log: &self.disk.log, commit, batch };
        Some(act(lead, &facts))
    }

    /// A leader wants something written down, or gives a sign of life (Figure 2, `AppendEntries`
    /// receiver rules 1 to 5).
    pub(super) fn append(
        &mut self,
        now: SimTime,
        from: RobotId,
        append: &Append<'_>,
        out: &mut Out<'_, Msg>,
    ) {
        let (term, round) = (self.disk.term, append.round);
        let refused = append.term < term || !self.disk.log.holds(append.prev);
        if append.term == term && !self.follow(now, from, out) {
            return;
        }
        if refused {
            let hint = self.disk.log.last_not_above(append.prev);
            // Rounds are counted anew in each term. An append of an old term may be the new leader's
            // own, from when it led before: its round must not pass for an answer to this term's.
            let is_old = append.term < term && !planted!(CountsOldRefusals);
            let round = if is_old { NO_ROUND } else { round };
            out.send(from, Msg::Rejected { term, round, hint });
            return;
        }
        self.take_over(append.prev, append.entries, out);
        // Only what this message has verified may be taken for agreed, not all that is in the log.
        let upto = append.prev.index + append.entries.len() as u64;
        let mut agreed = append.commit.min(upto);
        if planted!(AgreesUnverified) {
            agreed = append.commit.min(self.disk.log.last().index);
        }
        if planted!(ExecutesUnagreed) {
            agreed = self.disk.log.last().index;
        }
        self.agree(agreed, out);
        out.send(from, Msg::Appended { term, round, upto });
    }

    /// Recognises the leader of the current term. False if this robot leads that term itself, which
    /// cannot be while no robot votes twice in a term.
    fn follow(&mut self, now: SimTime, robot: RobotId, out: &mut Out<'_, Msg>) -> bool {
        let known = match self.memory.role {
            Role::Leader(_) => return false,
            Role::Follower { leader } => leader.is_some_and(|leader| leader.robot == robot),
            Role::PreCandidate { .. } | Role::Candidate { .. } => false,
        };
        if !known {
            out.note(Note::Follows { leader: robot, era: self.disk.term });
        }
        self.memory.role = Role::Follower { leader: Some(Leader { robot, heard: now }) };
        self.expect_leader(out);
        true
    }

    /// Takes entries of a better log into the own log, and tells how many are new.
    pub(super) fn take_over(&mut self, prev: Position, entries: &[Entry], out: &mut Out<'_, Msg>) -> u64 {
        let merged = self.disk.log.merge(prev, entries);
        if merged.crossed_out > 0 {
            let kept = merged.first_new > self.memory.commit;
            debug_assert!(kept || planted!(), "what is agreed is never crossed out");
            out.note(Note::CrossedOut { from: merged.first_new, count: merged.crossed_out });
            self.forget_waiting();
        }
        let new = &entries[(merged.first_new - prev.index - 1) as usize..];
        for (entry, index) in new.iter().zip(merged.first_new..) {
            let ticket = entry.call.map(|call| call.ticket);
            out.note(Note::WroteDown { index, era: entry.term, ticket });
        }
        new.len() as u64
    }

    /// A follower has written down what it was sent, or has heard the sign of life.
    pub(super) fn appended(
        &mut self,
        now: SimTime,
        from: RobotId,
        term: u64,
        round: u64,
        upto: u64,
        out: &mut Out<'_, Msg>,
    ) {
        if term != self.disk.term && !planted!(CountsOldAnswers) {
            return;
        }
        self.as_leader(|lead, _| {
            lead.answered(now, from, round);
            lead.matched(from, round, upto);
        });
        self.count_agreed(out);
        self.as_leader(|lead, facts| lead.feed(from, facts, out));
        self.confirm_reads(out);
    }

    /// A follower lacks what comes before the entries, or has something else there.
    pub(super) fn rejected(
        &mut self,
        now: SimTime,
        from: RobotId,
        term: u64,
        round: u64,
        hint: Position,
        out: &mut Out<'_, Msg>,
    ) {
        if term != self.disk.term || round == NO_ROUND {
            return;
        }
        self.as_leader(|lead, facts| {
            lead.answered(now, from, round);
            lead.mismatched(from, round, hint, facts.log);
            lead.feed(from, facts, out);
        });
        self.confirm_reads(out);
    }

    /// What a majority has written down is agreed, if it is of the leader's own term; older entries
    /// become agreed with it, never by counting them (Raft §5.4.2, Figure 8). The others are told at
    /// once, so that all robots move at nearly the same time.
    fn count_agreed(&mut self, out: &mut Out<'_, Msg>) {
        let Role::Leader(lead) = &self.memory.role else { return };
        let mut reached = lead.reached(&self.config, self.disk.log.last().index);
        let mut index = quorum::reached_by_majority(&mut reached[..usize::from(self.config.robots())]);
        if planted!(AgreesByHalf) {
            index = reached[usize::from(self.config.robots()).div_ceil(2)];
        }
        let own_term = || planted!(CountsOldTerms) || self.disk.log.term_at(index) == Some(self.disk.term);
        if index > self.memory.commit && own_term() {
            self.agree(index, out);
            self.each_follower(|lead, robot, facts| lead.assure(robot, facts, out));
        }
    }

    /// Everything up to here is agreed.
    fn agree(&mut self, index: u64, out: &mut Out<'_, Msg>) {
        if index > self.memory.commit {
            self.memory.commit = index;
            let ticket = self.disk.log.entry(index).and_then(|entry| entry.call).map(|call| call.ticket);
            out.note(Note::Agreed { index, ticket });
            self.hand_over(out);
        }
    }
}
