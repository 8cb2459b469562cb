//! The referee's view of primary and backups (P1 to P6, and the lost commands of A1).
//!
//! What counts is the log of the *authority*: the primary of the highest epoch so far. A move that
//! was answered *done* is lost when a new authority begins without it, or when a team is told *done*
//! by a primary that has been replaced and the authority has not got the move. Whether robots have
//! executed different moves is another law's question (same order).

use super::evidence::Docket;
use super::ledger::Ledger;
use super::logs::{Change, Logs, place};
use super::step::Step;
use super::{Check, RobotSet};
use crate::ids::{MOST_ROBOTS, RobotId, Ticket};
use crate::protocol::{AfterSplit, Gist, Note, Replica, Replication, Role, Silence, Timer, Timing};
use crate::time::SimTime;
use crate::world::World;

const ROBOTS: usize = MOST_ROBOTS as usize;

/// The watch over primary and backups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Primary {
    robots: u8,
    timing: Timing,
    replication: Replication,
    silence: Silence,
    after_split: AfterSplit,
    logs: Logs,
    /// The highest epoch that each robot has heard of.
    epochs: [u64; ROBOTS],
    /// Since when each robot has heard nothing of its primary.
    quiet_since: [SimTime; ROBOTS],
    /// Running robots that believe themselves to be the primary.
    leading: RobotSet,
    /// The primary of the highest epoch so far, and that epoch.
    authority: (u64, RobotId),
    /// Robots that could not drive back, and leave it at that.
    stuck: RobotSet,
    /// The commands that were named as lost in this step. Empty between steps.
    named: Vec<Ticket>,
}

impl Primary {
    #[inline(never)]
    pub(super) fn new(
        robots: u8,
        timing: Timing,
        (replication, silence, after_split): (Replication, Silence, AfterSplit),
    ) -> Self {
        Primary {
            robots,
            timing,
            replication,
            silence,
            after_split,
            logs: Logs::new(),
            epochs: [0; ROBOTS],
            quiet_since: [SimTime::ZERO; ROBOTS],
            leading: RobotSet::default(),
            authority: (0, RobotId(1)),
            stuck: RobotSet::default(),
            named: Vec::new(),
        }
    }

    /// Running robots that believe themselves to be the primary.
    pub(super) fn leading(&self) -> RobotSet {
        self.leading
    }

    pub(super) fn went_off(&mut self, robot: RobotId) {
        self.leading.set(robot, false);
    }

    /// P4, P5: what a robot says of itself.
    #[inline(never)]
    pub(super) fn noted(
        &mut self,
        robot: RobotId,
        note: Note,
        step: &Step<'_>,
        now: SimTime,
        ledger: &Ledger,
        docket: &mut Docket,
    ) {
        if let Note::Became { role: Role::Primary, era } = note {
            let before = self.epochs[robot.index()];
            let goes_on = before == 0 || (step.came_back && era == before);
            let waited = now.since(self.quiet_since[robot.index()]) >= self.timing.silence.least;
            let takes_over = self.silence == Silence::TakeOver
                && step.rang == Some(Timer::Silence)
                && era > before
                && waited;
            docket.demand(goes_on || takes_over, Check::TakesOverAfterSilence, robot, era);
        }
        if let Note::LostAfterSplit { ticket, answered } = note {
            self.named.push(ticket);
            let number = u64::from(ticket.number);
            docket.demand(!answered || ledger.was_said(ticket), Check::LostIsNamed, robot, number);
        }
        if note == Note::CannotDriveBack {
            self.stuck.add(robot);
        }
    }

    /// P3: with synchronous replication *done* means that it is on every disk.
    #[inline(never)]
    pub(super) fn answered_done(&self, robot: RobotId, ticket: Ticket, docket: &mut Docket) {
        if self.replication == Replication::Async {
            return;
        }
        let everywhere =
            |number: &u64| RobotId::all(self.robots).all(|other| self.logs.same(robot, other, *number));
        let found = self.logs.numbers_of(robot, ticket).any(|number| everywhere(&number));
        docket.demand(found, Check::DoneIsEverywhere, robot, u64::from(ticket.number));
    }

    /// A team has been told that a move is done.
    #[inline(never)]
    pub(super) fn told(&self, ticket: Ticket, ledger: &mut Ledger, docket: &mut Docket) {
        let (_, primary) = self.authority;
        if self.logs.numbers_of(primary, ticket).next().is_none() {
            ledger.lost(ticket, primary, docket);
        }
    }

    /// Looks at the robot that has just done something.
    #[inline(never)]
    pub(super) fn look(&mut self, world: &World, step: &Step<'_>, ledger: &mut Ledger, docket: &mut Docket) {
        let Some(robot) = step.touched else { return };
        let Replica::Backup(backup) = &world.robot(robot).replica else { return };
        let now = backup.inspect();
        let read = |number| {
            let entry = place(number).and_then(|place| now.log.get(place))?;
            Some((entry.epoch, Some(entry.call)))
        };
        if let Some(change) = self.logs.refresh(robot, now.log.len() as u64, step.crossed_out, read) {
            docket.demand(
                !step.came_back || change.gone.is_empty(),
                Check::DiskSurvives,
                robot,
                change.first,
            );
            self.check_lost(world, robot, &change, ledger, docket);
            for number in change.first..=self.logs.len(robot) {
                self.match_logs(robot, number, docket);
            }
        }
        let before = std::mem::replace(&mut self.epochs[robot.index()], now.epoch);
        docket.demand(now.epoch >= before, Check::TermAndVoteStay, robot, now.epoch);
        let hears = matches!(
            step.heard,
            Some(Gist::Heartbeat { era } | Gist::WriteDown { era, .. } | Gist::CatchUp { era, .. })
                if *era == now.epoch
        );
        if hears || step.came_back || now.epoch > before {
            self.quiet_since[robot.index()] = world.now();
        }
        self.leading.set(robot, now.leads);
        if now.leads && now.epoch > self.authority.0 {
            self.begin_authority(robot, now.epoch, ledger, docket);
        }
        self.named.clear();
    }

    /// P2: the same number and epoch, so the same log up to there. A backup's log is then a
    /// beginning of its primary's of that epoch, or still has something that is about to be crossed
    /// out.
    fn match_logs(&self, one: RobotId, number: u64, docket: &mut Docket) {
        let Some(mine) = self.logs.get(one, number) else { return };
        for other in RobotId::all(self.robots).filter(|other| *other != one) {
            let Some(theirs) = self.logs.get(other, number) else { continue };
            let same = mine.era != theirs.era || mine.chain == theirs.chain;
            docket.demand(same, Check::BackupFollows, one, number);
        }
    }

    /// P5: whatever a robot crosses out is named as lost, unless its body has done it and stays so.
    fn check_lost(
        &self,
        world: &World,
        robot: RobotId,
        change: &Change,
        ledger: &Ledger,
        docket: &mut Docket,
    ) {
        let stays = self.after_split == AfterSplit::LeaveDiverged || self.stuck.has(robot);
        let under_way = world.robot(robot).body.motion().map(|motion| motion.call.ticket);
        for (link, number) in change.gone.iter().zip(change.first..) {
            let Some(call) = link.call else { continue };
            let done = ledger.executed_by(call.ticket)[robot.index()] > 0 || under_way == Some(call.ticket);
            let told = self.named.contains(&call.ticket) || (stays && done);
            docket.demand(told, Check::LostIsNamed, robot, number);
        }
    }

    fn begin_authority(&mut self, robot: RobotId, epoch: u64, ledger: &mut Ledger, docket: &mut Docket) {
        let (_, old) = std::mem::replace(&mut self.authority, (epoch, robot));
        let common = self.logs.common(old, robot);
        for number in common + 1..=self.logs.len(old) {
            let Some(ticket) = self.logs.ticket(old, number) else { continue };
            let kept = self.logs.numbers_of(robot, ticket).next().is_some();
            if ledger.is_told(ticket) && !kept {
                ledger.lost(ticket, robot, docket);
            }
        }
    }
}
