//! Counting: what a moment of a run holds of everything that a condition can count.

use std::collections::BTreeSet;

use super::{Believed, Counter, Deed, RobotState};
use crate::ids::{RobotId, Ticket};
use crate::laws::{Freshness, Reach};
use crate::moment::Moment;
use crate::pose::Pose;
use crate::protocol::Replica;
use crate::protocol::quorum::is_majority;
use crate::record::Verdict;
use crate::setup::{Act, Groups, TimedAct};
use crate::team::Ask;

impl Counter {
    pub(super) fn count(self, moment: &Moment, acts: &[TimedAct]) -> u64 {
        let robots = moment.world.setup().scheme.robots();
        let count_robots = |is: &dyn Fn(RobotId) -> bool| RobotId::all(robots).filter(|id| is(*id)).count();
        let count = match self {
            Counter::Deeds(deed) => return deed.count(acts, robots),
            Counter::Messages => return moment.tally.price().messages,
            Counter::Time => return moment.world.now().0,
            Counter::Cells => poses(moment).map(|pose| pose.cell).collect::<BTreeSet<_>>().len(),
            Counter::Poses => {
                poses(moment).map(|pose| (pose.cell, pose.heading)).collect::<BTreeSet<_>>().len()
            }
            Counter::Lag => {
                let counts = || moment.world.robots().iter().map(|robot| robot.body.count());
                return counts().max().unwrap_or(0) - counts().min().unwrap_or(0);
            }
            Counter::Robots(RobotState::Out) => {
                let exit = moment.world.maze().exit();
                count_robots(&|id| moment.world.robot(id).body.pose().cell == exit)
            }
            Counter::Robots(RobotState::Off) => count_robots(&|id| !moment.world.robot(id).is_running()),
            Counter::Robots(RobotState::Able) => {
                let reach = Reach::of(&moment.world);
                count_robots(&|id| is_majority(reach.robots[id.index()].linked.count(), robots))
            }
            Counter::Commands(believed) => asks(moment).filter(|ask| believed.is(ask.verdict)).count(),
            Counter::StalePictures => count_pictures(moment, |fresh| matches!(fresh, Freshness::StaleBy(_))),
            Counter::FreshPictures => count_pictures(moment, |fresh| matches!(fresh, Freshness::Fresh)),
            Counter::Written(ticket) => {
                count_robots(&|id| executed(moment, ticket, id) || in_log(moment, ticket, id).is_some())
            }
            Counter::Agreed(ticket) => {
                count_robots(&|id| executed(moment, ticket, id) || in_log(moment, ticket, id) == Some(true))
            }
            Counter::Executed(ticket) => count_robots(&|id| executed(moment, ticket, id)),
        };
        count as u64
    }
}

fn poses(moment: &Moment) -> impl Iterator<Item = Pose> {
    moment.world.robots().iter().map(|robot| robot.body.pose())
}

fn asks(moment: &Moment) -> impl Iterator<Item = &Ask> {
    moment.world.teams().iter().flat_map(|team| team.asks().iter())
}

fn count_pictures(moment: &Moment, is: impl Fn(Freshness) -> bool) -> usize {
    let judged = asks(moment).filter_map(|ask| moment.referee.picture_judgement(ask.call.ticket));
    judged.filter(|freshness| is(*freshness)).count()
}

fn executed(moment: &Moment, ticket: Ticket, robot: RobotId) -> bool {
    moment.referee.executed_by(ticket)[robot.index()] > 0
}

/// Whether a command is in a robot's log and, if it is, whether the robot knows it to be agreed. The
/// whole log is searched, not only what the robot shows of it.
fn in_log(moment: &Moment, ticket: Ticket, robot: RobotId) -> Option<bool> {
    let replica = &moment.world.robot(robot).replica;
    if let Replica::Raft(raft) = replica {
        let raft = raft.inspect();
        let place = raft.log.iter().position(|entry| entry.call.is_some_and(|call| call.ticket == ticket))?;
        return Some((place as u64) < raft.commit);
    }
    let view = replica.view();
    view.pending.iter().find(|pending| pending.call.ticket == ticket).map(|pending| pending.agreed)
}

impl Believed {
    fn is(self, verdict: Verdict) -> bool {
        match self {
            Believed::Waiting => verdict == Verdict::Waiting,
            Believed::Done => matches!(verdict, Verdict::Done(_)),
            Believed::Refused => matches!(verdict, Verdict::Refused(_)),
            Believed::Unanswered => verdict == Verdict::NoAnswer,
            Believed::Undone => matches!(verdict, Verdict::Undone { .. }),
        }
    }
}

impl Deed {
    /// How often it was done in these acts, in a fleet of so many robots.
    #[must_use]
    pub fn count(self, acts: &[TimedAct], robots: u8) -> u64 {
        acts.iter().map(|act| self.in_act(act.act, robots)).sum()
    }

    fn in_act(self, act: Act, robots: u8) -> u64 {
        let (deed, times) = match act {
            Act::Ask { .. } | Act::Again { .. } => (Deed::Commands, 1),
            Act::Cut(..) | Act::CutOneWay(_) => (Deed::Cuts, 1),
            Act::Isolate(_) => (Deed::Cuts, u64::from(robots) - 1),
            Act::Split(groups) => (Deed::Cuts, links_between(groups, robots)),
            Act::Mend(..) | Act::MendOneWay(_) | Act::MendAll => (Deed::Mends, 1),
            Act::Reboot { .. } => (Deed::Reboots, 1),
            Act::Touch(..) => (Deed::Touches, 1),
            Act::Attach { .. } | Act::Autopilot { .. } | Act::Delay(_) => return 0,
        };
        if deed == self { times } else { 0 }
    }
}

fn links_between(groups: Groups, robots: u8) -> u64 {
    let pairs = RobotId::all(robots).flat_map(|one| RobotId::all(robots).map(move |other| (one, other)));
    let between =
        pairs.filter(|(one, other)| one < other && groups.0[one.index()] != groups.0[other.index()]);
    between.count() as u64
}
