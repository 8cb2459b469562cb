//! The referee's view of a quorum: the Raft laws (R1 to R16), checked after every event.
//!
//! It keeps its own account of what is agreed: as soon as any robot knows an entry to be agreed, it
//! is written here for good. Every robot is then held against that one account, so no two logs have
//! to be compared from the beginning. Only the robot that has just done something is looked at.

use std::collections::BTreeMap;

use super::evidence::{Docket, Found};
use super::ledger::Ledger;
use super::logs::{Link, Logs, place};
use super::step::Step;
use super::{Check, Law, RobotSet};
use crate::command::{Call, Outcome};
use crate::ids::{MOST_ROBOTS, RobotId, Ticket};
use crate::protocol::quorum::is_majority;
use crate::protocol::raft::{Entry, Inspect};
use crate::protocol::{Gist, Note, Replica, Role, Timer, Timing};
use crate::series::Series;
use crate::time::SimTime;
use crate::world::World;

const ROBOTS: usize = MOST_ROBOTS as usize;

/// An agreed entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Agreed {
    /// The command; none for a no-op.
    call: Option<Call>,
    /// Stands for all agreed entries up to and including this one.
    chain: u64,
    /// The term of the robot that knew of it first.
    in_term: u64,
}

/// What a robot keeps, but for its log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Kept {
    commit: u64,
    applied: u64,
    term: u64,
    vote: Option<RobotId>,
    leads: bool,
}

impl Kept {
    fn of(now: &Inspect<'_>) -> Self {
        let Inspect { commit, applied, term, vote, leads, .. } = *now;
        Kept { commit, applied, term, vote, leads }
    }
}

/// What was last seen of one robot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Seen {
    kept: Kept,
    /// As a leader: when it last heard each other robot.
    heard: [SimTime; ROBOTS],
    /// When it last heard its leader, and in which term.
    led: Option<(u64, SimTime)>,
    /// The term that it has been asking about, and who answered: yes, and at all. As bits.
    words: (u64, u8, u8),
}

/// No log is that long.
const UNKNOWN: u64 = u64::MAX;

/// The watch over a quorum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quorum {
    robots: u8,
    timing: Timing,
    seen: [Seen; ROBOTS],
    /// Robots that run and lead.
    leading: RobotSet,
    /// Of each leader: up to where each other robot's log was found to be the same as its own;
    /// [`UNKNOWN`] where that is to be looked at (again). Looked at anew when one of the two logs has lost
    /// entries, for those that are only added change nothing about it.
    shared: [[u64; ROBOTS]; ROBOTS],
    logs: Logs,
    agreed: Series<Agreed>,
    /// The moves that every robot must execute, in order.
    moves: Series<Ticket>,
    /// Pictures that leaders have been asked for: when first, and how often until now.
    reads: BTreeMap<(RobotId, Ticket), (SimTime, u32)>,
}

impl Quorum {
    #[inline(never)]
    pub(super) fn new(robots: u8, timing: Timing) -> Self {
        Quorum {
            robots,
            timing,
            seen: [Seen::default(); ROBOTS],
            leading: RobotSet::default(),
            shared: [[UNKNOWN; ROBOTS]; ROBOTS],
            logs: Logs::new(),
            agreed: Series::new(),
            moves: Series::new(),
            reads: BTreeMap::new(),
        }
    }

    /// Robots that run and lead.
    pub(super) fn leading(&self) -> RobotSet {
        self.leading
    }

    /// R5: a body may execute only what is agreed, in its order.
    #[inline(never)]
    pub(super) fn executed(&self, call: Call, outcome: Outcome, docket: &mut Docket) {
        let due = place(outcome.after).and_then(|place| self.moves.get(place));
        docket.demand(due == Some(&call.ticket), Check::ExecutesAgreed, outcome.robot, outcome.after);
    }

    /// A message between robots has arrived; `now` is the present.
    #[inline(never)]
    pub(super) fn heard(&mut self, from: RobotId, to: RobotId, gist: &Gist, now: SimTime) {
        let seen = &mut self.seen[to.index()];
        if let Gist::Yes { era, .. } | Gist::No { era, .. } = gist
            && *era == seen.kept.term
        {
            seen.heard[from.index()] = now;
        }
        if let Gist::Word { era, granted } = *gist {
            if era > seen.words.0 {
                seen.words = (era, 0, 0);
            }
            if era == seen.words.0 {
                let bit = 1 << from.index();
                seen.words.1 |= if granted { bit } else { 0 };
                seen.words.2 |= bit;
            }
        }
    }

    /// A leader has been asked for a picture.
    #[inline(never)]
    pub(super) fn asked(&mut self, robot: RobotId, call: Call, now: SimTime) {
        if call.command.is_picture() && self.leading.has(robot) {
            self.reads.entry((robot, call.ticket)).or_insert((now, 0)).1 += 1;
        }
    }

    /// R16: who hears a leader gives nobody its word or its vote (dissertation §6.2, §9.6).
    #[inline(never)]
    pub(super) fn noted(&self, robot: RobotId, note: Note, now: SimTime, docket: &mut Docket) {
        let seen = &self.seen[robot.index()];
        if let Note::Granted { era, .. } = note
            && let Some((term, at)) = seen.led
        {
            let led = term == seen.kept.term && now.since(at) < self.timing.silence.least;
            docket.demand(!led, Check::NoWordWhileLed, robot, era);
        }
    }

    #[cold]
    pub(super) fn went_off(&mut self, robot: RobotId) {
        let seen = &mut self.seen[robot.index()];
        seen.led = None;
        seen.kept.leads = false;
        seen.words = (0, 0, 0);
        self.leading.set(robot, false);
        self.reads.retain(|(reader, _), _| *reader != robot);
    }

    /// Looks at the robot that has just done something.
    #[inline(never)]
    pub(super) fn look(&mut self, world: &World, step: &Step<'_>, ledger: &mut Ledger, docket: &mut Docket) {
        let Some(robot) = step.touched else { return };
        let Replica::Raft(raft) = &world.robot(robot).replica else { return };
        let now = raft.inspect();
        // Most of what a robot hears changes nothing of this, and what has not changed was checked before.
        let same_log = step.crossed_out.is_none()
            && self.logs.is_as_known(robot, now.log.len() as u64, now.log.last().map(parts));
        if !same_log {
            self.take_in_log(robot, &now, step, docket);
        }
        if !same_log || step.came_back || Kept::of(&now) != self.seen[robot.index()].kept {
            self.take_in_change(world, robot, &now, step, ledger, docket);
        }
        let at = world.now();
        if now.leads {
            self.check_matched(robot, &now, docket);
            self.check_hearing(robot, &now, step, at, docket);
            self.check_read(robot, &now, step, docket);
        } else if let Some(Gist::Heartbeat { era } | Gist::WriteDown { era, .. }) = step.heard
            && *era == now.term
        {
            self.seen[robot.index()].led = Some((*era, at));
        }
    }

    /// Something that it keeps has changed: the term, the vote, the role, the log, what is agreed or executed.
    fn take_in_change(
        &mut self,
        world: &World,
        robot: RobotId,
        now: &Inspect<'_>,
        step: &Step<'_>,
        ledger: &mut Ledger,
        docket: &mut Docket,
    ) {
        self.check_disk(robot, now, step, docket);
        let before = std::mem::replace(&mut self.seen[robot.index()].kept, Kept::of(now));
        self.leading.set(robot, now.leads);
        if now.commit > before.commit {
            self.take_in_agreed(robot, now, ledger, docket);
        }
        if now.leads && (!before.leads || before.term != now.term) {
            self.seen[robot.index()].heard = [world.now(); ROBOTS];
            self.shared[robot.index()] = [UNKNOWN; ROBOTS];
            self.check_completeness(robot, ledger, docket);
        } else if !now.leads && before.leads {
            self.reads.retain(|(reader, _), _| *reader != robot);
        }
        if now.term > before.term {
            self.check_standing(robot, now, step, docket);
        }
    }

    /// R2, R3, R6: what has changed in the log, and whether it may.
    fn take_in_log(&mut self, robot: RobotId, now: &Inspect<'_>, step: &Step<'_>, docket: &mut Docket) {
        let read = |number| place(number).and_then(|place| now.log.get(place)).map(parts);
        let Some(change) = self.logs.refresh(robot, now.log.len() as u64, step.crossed_out, read) else {
            return;
        };
        let before = &self.seen[robot.index()].kept;
        if !change.gone.is_empty() {
            self.shared[robot.index()] = [UNKNOWN; ROBOTS];
            self.shared.iter_mut().for_each(|shared| shared[robot.index()] = UNKNOWN);
            let rewrites = before.leads && now.leads && before.term == now.term;
            docket.demand(!rewrites, Check::LeaderOnlyAdds, robot, change.first);
            docket.demand(!step.came_back, Check::DiskSurvives, robot, change.first);
        }
        for (gone, number) in change.gone.iter().zip(change.first..) {
            let agreed = place(number).and_then(|place| self.agreed.get(place));
            let was_agreed = agreed.is_some_and(|agreed| agreed.chain == gone.chain);
            docket.demand(!was_agreed, Check::AgreedStays, robot, number);
        }
        for number in change.first..=self.logs.len(robot) {
            self.match_logs(robot, number, docket);
        }
    }

    /// R3: the same number and term, so the same log up to there (Raft §5.3).
    fn match_logs(&self, one: RobotId, number: u64, docket: &mut Docket) {
        for other in RobotId::all(self.robots).filter(|other| *other != one) {
            if self.logs.share(one, other, number) {
                continue;
            }
            let Some(theirs) = self.logs.get(other, number) else { continue };
            let Some(mine) = self.logs.get(one, number) else { return };
            if mine.era == theirs.era && mine.chain != theirs.chain {
                let era = mine.era;
                docket.law(Law::LogMatching, Found::LogsDiffer { one, other, number, era });
            }
        }
    }

    /// R6, R7: what a disk must keep, and what may only grow.
    fn check_disk(&self, robot: RobotId, now: &Inspect<'_>, step: &Step<'_>, docket: &mut Docket) {
        let before = &self.seen[robot.index()].kept;
        let kept = now.term == before.term && (before.vote.is_none() || now.vote == before.vote);
        docket.demand(now.term > before.term || kept, Check::TermAndVoteStay, robot, now.term);
        if step.came_back {
            let same = (now.term, now.vote) == (before.term, before.vote);
            docket.demand(same, Check::DiskSurvives, robot, now.term);
        }
        let in_order = now.applied <= now.commit && now.commit <= now.log.len() as u64;
        let grows = now.applied >= before.applied && (now.commit >= before.commit || step.came_back);
        docket.demand(in_order && grows, Check::AgreedOnlyGrows, robot, now.commit);
    }

    /// A robot knows of more that is agreed (R5, R8, R9, R10).
    fn take_in_agreed(
        &mut self,
        robot: RobotId,
        now: &Inspect<'_>,
        ledger: &mut Ledger,
        docket: &mut Docket,
    ) {
        let known = self.agreed.len() as u64;
        if now.leads {
            let own = self.logs.get(robot, now.commit).is_some_and(|link| link.era == now.term);
            docket.demand(own, Check::CountsOwnTerm, robot, now.commit);
            let holds = |other: &RobotId| self.logs.same(robot, *other, now.commit);
            let holders = RobotId::all(self.robots).filter(holds).count();
            let enough = u8::try_from(holders).is_ok_and(|count| is_majority(count, self.robots));
            docket.demand(enough, Check::AgreedIsOnMajority, robot, now.commit);
        } else {
            docket.demand(now.commit <= known, Check::FollowerAgreesLater, robot, now.commit);
        }
        let shared = now.commit.min(known);
        let account = place(shared).and_then(|place| self.agreed.get(place)).map(|agreed| agreed.chain);
        let same = shared == 0 || account == self.logs.chain(robot, shared);
        docket.demand(same, Check::AgreedIsOne, robot, shared);
        for number in known + 1..=now.commit {
            self.agree(robot, number, now.term, ledger);
        }
        if now.commit > known {
            self.check_other_leaders(robot, now.term, ledger, docket);
        }
    }

    /// Writes an entry into the account of what is agreed. A move that stands in it twice is
    /// executed once, at its first place (dissertation §6.3).
    fn agree(&mut self, robot: RobotId, number: u64, in_term: u64, ledger: &mut Ledger) {
        let Some(&Link { call, chain, .. }) = self.logs.get(robot, number) else { return };
        self.agreed.push(Agreed { call, chain, in_term });
        if let Some(call) = call
            && ledger.agree(call.ticket)
        {
            self.moves.push(call.ticket);
        }
    }

    /// R4, for those who lead a later term already when an entry becomes agreed in an earlier one.
    fn check_other_leaders(&self, robot: RobotId, term: u64, ledger: &mut Ledger, docket: &mut Docket) {
        for other in RobotId::all(self.robots).filter(|other| *other != robot) {
            if self.leading.has(other) && self.seen[other.index()].kept.term > term {
                self.check_completeness(other, ledger, docket);
            }
        }
    }

    /// R4: a leader has every entry that was agreed in an earlier term (Raft §5.4.3).
    #[cold]
    fn check_completeness(&self, leader: RobotId, ledger: &mut Ledger, docket: &mut Docket) {
        let era = self.seen[leader.index()].kept.term;
        let mut last = self.agreed.len() as u64;
        let agreed = |number: u64| place(number).and_then(|place| self.agreed.get(place));
        while agreed(last).is_some_and(|agreed| agreed.in_term >= era) {
            last -= 1;
        }
        let mut number = last;
        while agreed(number).is_some_and(|a| Some(a.chain) != self.logs.chain(leader, number)) {
            number -= 1;
        }
        if number == last {
            return;
        }
        let lacks = |number| agreed(number).and_then(|agreed| agreed.call).map(|call| call.ticket);
        let found = Found::LeaderLacks { leader, era, number: number + 1, ticket: lacks(number + 1) };
        docket.law(Law::LeaderCompleteness, found);
        for ticket in (number + 1..=last).filter_map(lacks) {
            if ledger.is_told(ticket) {
                ledger.lost(ticket, leader, docket);
            }
        }
    }

    /// R11: what a leader believes to share with the others.
    fn check_matched(&mut self, robot: RobotId, now: &Inspect<'_>, docket: &mut Docket) {
        for other in RobotId::all(self.robots).filter(|other| *other != robot) {
            let upto = now.matched(other).unwrap_or(0);
            let known = &mut self.shared[robot.index()][other.index()];
            // A robot of a later term may have had its log changed since it answered.
            if *known != upto && self.seen[other.index()].kept.term <= now.term {
                let shares = upto <= self.logs.len(other) && self.logs.same(robot, other, upto);
                docket.demand(shares, Check::MatchIsTrue, robot, upto);
                *known = if shares { upto } else { UNKNOWN };
            }
        }
    }

    /// R15: whether a leader hears a majority.
    fn check_hearing(
        &self,
        robot: RobotId,
        now: &Inspect<'_>,
        step: &Step<'_>,
        at: SimTime,
        docket: &mut Docket,
    ) {
        if step.rang == Some(Timer::MajorityCheck) || step.rang == Some(Timer::Heartbeat) {
            let bound = self.timing.silence.least.times(2);
            let heard = &self.seen[robot.index()].heard;
            let hears = |other: &RobotId| *other == robot || at.since(heard[other.index()]) <= bound;
            let count = RobotId::all(self.robots).filter(hears).count();
            let enough = u8::try_from(count).is_ok_and(|count| is_majority(count, self.robots));
            docket.demand(enough, Check::LeaderHearsMajority, robot, now.term);
        }
    }

    /// R14: a confirmed picture.
    fn check_read(&mut self, robot: RobotId, now: &Inspect<'_>, step: &Step<'_>, docket: &mut Docket) {
        let Some((ticket, index)) = step.read else { return };
        let knows = self.logs.get(robot, now.commit).is_some_and(|link| link.era == now.term);
        let Some((asked, requests)) = self.reads.get_mut(&(robot, ticket)) else { return };
        let asked = *asked;
        // Several may have passed the same request up; each is confirmed by itself.
        *requests -= 1;
        if *requests == 0 {
            self.reads.remove(&(robot, ticket));
        }
        let heard = self.seen[robot.index()].heard;
        let after = |other: &RobotId| *other == robot || heard[other.index()] > asked;
        let count = RobotId::all(self.robots).filter(after).count();
        let enough = u8::try_from(count).is_ok_and(|count| is_majority(count, self.robots));
        docket.demand(knows && enough && index <= now.commit, Check::ReadsAreConfirmed, robot, index);
    }

    /// R16: a robot that raises its term by itself has the word of a majority, or, where it stands
    /// with a newer log that was sent to it, at least an answer of a majority.
    #[cold]
    fn check_standing(&self, robot: RobotId, now: &Inspect<'_>, step: &Step<'_>, docket: &mut Docket) {
        if step.became != Some(Role::Candidate) {
            return;
        }
        let (era, yes, any) = self.seen[robot.index()].words;
        let caught_up = matches!(step.heard, Some(Gist::CatchUp { .. }));
        let words = if caught_up { any } else { yes };
        let count = words.count_ones() + 1;
        let enough = u8::try_from(count).is_ok_and(|count| is_majority(count, self.robots));
        docket.demand(enough && era == now.term, Check::StandsWithWords, robot, now.term);
    }
}

fn parts(entry: &Entry) -> (u64, Option<Call>) {
    (entry.term, entry.call)
}
