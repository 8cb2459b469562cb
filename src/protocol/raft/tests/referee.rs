//! What must hold after every step of every robot, checked against what really happened (which no
//! robot knows). Pulls the emergency brake with the seed and the number of the broken rule.

use std::collections::{BTreeMap, BTreeSet};

use super::fleet::Robot;
use super::*;
use crate::series::Series;

/// What a robot looked like before a step.
pub(super) struct Before {
    term: u64,
    vote: Option<RobotId>,
    log: Series<Entry>,
    commit: u64,
    applied: u64,
    leads: bool,
}

pub(super) struct Referee {
    seed: u64,
    robots: u8,
    /// Every entry that was ever agreed, with the term of the leader that agreed it.
    agreed: Vec<(Entry, u64)>,
    /// Who led each term.
    leaders: BTreeMap<u64, RobotId>,
    /// How many moves each done command had behind it.
    done: BTreeMap<Ticket, u64>,
    /// What a picture must show at least.
    floors: BTreeMap<Ticket, u64>,
    /// Who has answered the question whether a robot might stand in a term.
    words: BTreeMap<(RobotId, u64), Voters>,
    /// When each leader last heard each robot.
    contacts: BTreeMap<RobotId, [SimTime; 5]>,
}

fn term_at(log: &Series<Entry>, index: u64) -> Option<u64> {
    if index == 0 { Some(0) } else { log.get(index as usize - 1).map(|entry| entry.term) }
}

impl Referee {
    pub(super) fn new(seed: u64, robots: u8) -> Self {
        Referee {
            seed,
            robots,
            agreed: Vec::new(),
            leaders: BTreeMap::new(),
            done: BTreeMap::new(),
            floors: BTreeMap::new(),
            words: BTreeMap::new(),
            contacts: BTreeMap::new(),
        }
    }

    /// How many moves have been agreed.
    pub(super) fn agreed_moves(&self) -> Vec<Ticket> {
        self.agreed.iter().filter_map(|(entry, _)| entry.call.map(|call| call.ticket)).collect()
    }

    pub(super) fn look(&self, raft: &Raft) -> Before {
        let seen = raft.inspect();
        Before {
            term: seen.term,
            vote: seen.vote,
            log: seen.log.clone(),
            commit: seen.commit,
            applied: seen.applied,
            leads: seen.leads,
        }
    }

    /// A team asks for a command now.
    pub(super) fn asked(&mut self, call: Call) {
        if call.command.is_picture() {
            let floor = self.done.values().copied().max().unwrap_or(0);
            self.floors.entry(call.ticket).or_insert(floor);
        }
    }

    pub(super) fn judge(
        &mut self,
        now: SimTime,
        who: RobotId,
        before: &Before,
        input: &Input<Msg>,
        effects: &[Effect],
        robots: &[Robot],
    ) {
        let seen = robots[who.index()].raft.inspect();
        self.judge_terms(who, before, input, &seen);
        self.judge_commit(who, before, input, &seen);
        let changed = before.log.len() != seen.log.len() || before.log.last() != seen.log.last();
        if changed {
            self.judge_log(who, before, &seen, effects, robots);
        }
        self.note_agreed(who, &seen, robots);
        self.judge_leader(now, who, before, &seen);
        self.judge_contact(now, who, input, robots);
        self.judge_matches(robots);
        self.judge_candidacy(who, input, effects);
        self.judge_bodies(who, input, &robots[who.index()]);
        self.judge_answers(effects);
    }

    /// R7, and what a reboot leaves.
    fn judge_terms(&self, who: RobotId, before: &Before, input: &Input<Msg>, seen: &Inspect<'_>) {
        let seed = self.seed;
        assert!(seen.term >= before.term, "seed {seed}: R7 the term of {who} falls");
        if seen.term == before.term && before.vote.is_some() {
            assert_eq!(seen.vote, before.vote, "seed {seed}: R7 {who} votes twice");
        }
        if let Input::Restart { .. } = input {
            let now = (seen.term, seen.vote, seen.log, seen.applied, seen.leads);
            let then = (before.term, before.vote, &before.log, before.applied, false);
            assert_eq!(now, then, "seed {seed}: C4 a reboot keeps exactly the disk");
        }
    }

    /// R6, R8 and R10.
    fn judge_commit(&self, who: RobotId, before: &Before, input: &Input<Msg>, seen: &Inspect<'_>) {
        let seed = self.seed;
        let order = seen.applied <= seen.commit && seen.commit <= seen.log.len() as u64;
        assert!(order, "seed {seed}: R6 applied, commit, length of {who}");
        assert!(seen.applied >= before.applied, "seed {seed}: R6 {who} has executed less");
        if let Input::Restart { .. } = input {
            return;
        }
        assert!(seen.commit >= before.commit, "seed {seed}: R6 the commit of {who} falls");
        if seen.commit == before.commit {
            return;
        }
        if seen.leads {
            let term = term_at(seen.log, seen.commit);
            assert_eq!(term, Some(seen.term), "seed {seed}: R8 {who} counts an old entry");
        } else {
            let Input::Message { body: Msg::Append { prev, commit, entries, .. }, .. } = input else {
                panic!("seed {seed}: R10 {who} takes for agreed what nobody told");
            };
            let verified = prev.index + entries.len() as u64;
            assert!(seen.commit <= verified.min(*commit), "seed {seed}: R10 {who} takes too much for agreed");
        }
    }

    /// R2, R3 and R6 for a log that has changed.
    fn judge_log(
        &self,
        who: RobotId,
        before: &Before,
        seen: &Inspect<'_>,
        effects: &[Effect],
        robots: &[Robot],
    ) {
        let seed = self.seed;
        if before.leads && seen.leads && before.term == seen.term {
            let kept = before.log.iter().eq(seen.log.iter().take(before.log.len()));
            assert!(kept, "seed {seed}: R2 the leader {who} rewrites its log");
        }
        for note in notes(effects) {
            let Note::CrossedOut { from, .. } = note else { continue };
            if let Some((agreed, _)) = self.agreed.get(from as usize - 1) {
                let lost = before.log.get(from as usize - 1) == Some(agreed);
                assert!(!lost, "seed {seed}: R6 {who} crosses out the agreed entry {from}");
            }
        }
        for other in robots.iter().map(|robot| robot.raft.inspect().log) {
            let both = seen.log.len().min(other.len()) as u64;
            let common = (1..=both).rev().find(|index| term_at(seen.log, *index) == term_at(other, *index));
            let common = common.unwrap_or(0) as usize;
            let same = seen.log.iter().take(common).eq(other.iter().take(common));
            assert!(same, "seed {seed}: R3 logs match up to their last common place");
        }
    }

    /// R5, R9, and the book of what is agreed.
    fn note_agreed(&mut self, who: RobotId, seen: &Inspect<'_>, robots: &[Robot]) {
        let seed = self.seed;
        for index in 1..=seen.commit as usize {
            let entry = *seen.log.get(index - 1).unwrap();
            if let Some((agreed, _)) = self.agreed.get(index - 1) {
                assert_eq!(*agreed, entry, "seed {seed}: R5 {who} agrees to something else at {index}");
                continue;
            }
            let has = |robot: &&Robot| robot.raft.inspect().log.get(index - 1) == Some(&entry);
            let have = u8::try_from(robots.iter().filter(has).count()).unwrap();
            assert!(is_majority(have, self.robots), "seed {seed}: R9 {index} is not on a majority");
            self.agreed.push((entry, seen.term));
        }
    }

    /// R1 and R4.
    fn judge_leader(&mut self, now: SimTime, who: RobotId, before: &Before, seen: &Inspect<'_>) {
        let seed = self.seed;
        if !seen.leads || before.leads && before.term == seen.term {
            return;
        }
        let first = *self.leaders.entry(seen.term).or_insert(who);
        assert_eq!(first, who, "seed {seed}: R1 two leaders in term {}", seen.term);
        for (index, (entry, by)) in self.agreed.iter().enumerate() {
            let has = seen.log.get(index) == Some(entry) || *by >= seen.term;
            assert!(has, "seed {seed}: R4 the leader {who} of {} lacks {}", seen.term, index + 1);
        }
        self.contacts.insert(who, [now; 5]);
    }

    /// R15: twice the least election timeout is the longest that a leader may go without a majority.
    fn judge_contact(&mut self, now: SimTime, who: RobotId, input: &Input<Msg>, robots: &[Robot]) {
        let own = robots[who.index()].raft.inspect().term;
        if let Input::Message { from, body: Msg::Appended { term, .. } | Msg::Rejected { term, .. } } = input
            && let Some(contacts) = self.contacts.get_mut(&who)
            && *term == own
        {
            contacts[from.index()] = now;
        }
        for (robot, leader) in robots.iter().zip(RobotId::all(self.robots)) {
            if robot.on && robot.raft.inspect().leads {
                let mut heard: Vec<u64> = RobotId::all(self.robots)
                    .map(|of| if of == leader { now.0 } else { self.contacts[&leader][of.index()].0 })
                    .collect();
                let majority = quorum::reached_by_majority(&mut heard);
                let limit = Timing::default().silence.least.times(2);
                let alone = now.since(SimTime(majority));
                assert!(alone <= limit, "seed {}: R15 {leader} leads alone", self.seed);
            }
        }
    }

    /// R11, where both are in the same term.
    fn judge_matches(&self, robots: &[Robot]) {
        for leader in robots.iter().map(|robot| &robot.raft) {
            let lead = leader.inspect();
            for follower in robots.iter().map(|robot| &robot.raft) {
                let seen = follower.inspect();
                let Some(matched) = lead.matched(follower.config.me) else { continue };
                let same = term_at(seen.log, matched) == term_at(lead.log, matched);
                let fits = seen.term != lead.term || same && seen.log.len() as u64 >= matched;
                assert!(fits, "seed {}: R11 {} matches less than is believed", self.seed, follower.config.me);
            }
        }
    }

    /// R16: nobody stands without having heard from a majority that it hears no leader.
    fn judge_candidacy(&mut self, who: RobotId, input: &Input<Msg>, effects: &[Effect]) {
        if let Input::Message { from, body: Msg::Word { era, word, .. } } = input
            && *word != Word::No
        {
            self.words.entry((who, *era)).or_insert(Voters::only(who)).add(*from);
        }
        for (_, msg) in sent(effects) {
            if let Msg::VoteForMe { term, .. } = msg {
                let words = self.words.get(&(who, term)).map_or(0, |words| words.count());
                assert!(is_majority(words, self.robots), "seed {}: R16 {who} stands unasked", self.seed);
            }
        }
    }

    /// R5 and R13 as the bodies show them: everybody executes the agreed moves, in order, once.
    fn judge_bodies(&self, who: RobotId, input: &Input<Msg>, robot: &Robot) {
        if let Input::Executed { .. } = input {
            let seed = self.seed;
            let agreed = self.agreed_moves();
            assert!(agreed.starts_with(&robot.executed), "seed {seed}: R5 {who} executes another order");
            let once: BTreeSet<Ticket> = robot.executed.iter().copied().collect();
            assert_eq!(once.len(), robot.executed.len(), "seed {seed}: R13 {who} executes one twice");
        }
    }

    /// R12 and R14: what is answered *done* is agreed, and pictures are fresh.
    fn judge_answers(&mut self, effects: &[Effect]) {
        for (ticket, answer) in answers(effects) {
            let Answer::Done(outcome) = answer else { continue };
            let seed = self.seed;
            if outcome.deed == Deed::Photographed {
                let floor = self.floors[&ticket];
                assert!(outcome.after >= floor, "seed {seed}: R14 the picture {ticket} is stale");
                continue;
            }
            let place = self.agreed_moves().iter().position(|agreed| *agreed == ticket);
            let place = place.unwrap_or_else(|| panic!("seed {seed}: R12 {ticket} is done and not agreed"));
            assert_eq!(outcome.after, place as u64 + 1, "seed {seed}: R13 {ticket} is answered as another");
            self.done.insert(ticket, outcome.after);
        }
    }
}
