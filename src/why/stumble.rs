//! The places where learners stumble, found where they arise, so that the ready answer can be offered
//! there and nowhere else.

#![expect(clippy::wildcard_enum_match_arm, reason = "most records raise none of these questions")]

use crate::history::History;
use crate::ids::{RecordId, RobotId};
use crate::laws::Reach;
use crate::moment::Moment;
use crate::protocol::quorum::is_majority;
use crate::protocol::{Answer, Note, Refusal, Replica, Role, Scheme, StepDown, Timer};
use crate::record::{Record, Verdict, What};
use crate::words::why::Stumble;

/// The stumbling blocks at a record: those that the record itself raises, and those that lie in the
/// moment right after it. In the order of [`Stumble::ALL`].
#[must_use]
pub fn stumbles(history: &History, id: RecordId) -> Vec<Stumble> {
    let (Some(record), Some(moment)) = (history.record(id), history.moment_after(id)) else {
        return Vec::new();
    };
    let raised = |stumble: &Stumble| raises(&record, &moment, *stumble) || lies_in(&moment, *stumble);
    Stumble::ALL.into_iter().filter(raised).collect()
}

/// The stumbling blocks that lie in a moment, whatever has just happened.
#[must_use]
pub fn stumbles_now(moment: &Moment) -> Vec<Stumble> {
    Stumble::ALL.into_iter().filter(|stumble| lies_in(moment, *stumble)).collect()
}

fn raises(record: &Record, moment: &Moment, stumble: Stumble) -> bool {
    match stumble {
        Stumble::MajorityOfWhom => lacks_majority(&record.what),
        Stumble::WhatRebootForgets => matches!(record.what, What::WentOff { .. } | What::CameBack { .. }),
        Stumble::TimeoutIsNotFailure => mistakes_silence(&record.what, moment),
        Stumble::OnMajorityNotCommitted | Stumble::TwoLeadersAtOnce => false,
    }
}

fn lies_in(moment: &Moment, stumble: Stumble) -> bool {
    match stumble {
        Stumble::MajorityOfWhom => has_idle_side(moment),
        Stumble::OnMajorityNotCommitted => old_entry_on_majority(moment),
        Stumble::WhatRebootForgets => moment.world.robots().iter().any(|robot| !robot.is_running()),
        Stumble::TwoLeadersAtOnce => leaders(moment).count() > 1,
        Stumble::TimeoutIsNotFailure => false,
    }
}

/// Somebody refuses or lays down its role because it hears no majority.
fn lacks_majority(what: &What) -> bool {
    let refusal = match what {
        What::Answered { answer: Answer::Refused(why), .. } => Some(why),
        What::Judged { verdict: Verdict::Refused(why), .. } => Some(why),
        _ => None,
    };
    let steps_down =
        matches!(what, What::Noted { note: Note::SteppedDown { why: StepDown::NoMajority, .. }, .. });
    steps_down || matches!(refusal, Some(Refusal::LostMajority))
}

/// In a quorum, several running robots hear each other and are still too few: all that are left, or
/// one half of a split.
fn has_idle_side(moment: &Moment) -> bool {
    let Scheme::Quorum { robots, .. } = moment.world.setup().scheme else { return false };
    let reach = Reach::of(&moment.world);
    !reach.whole()
        && reach.groups.iter().any(|group| group.count() > 1 && !is_majority(group.count(), robots))
}

/// The robot whose patience ran out suspects one that runs; or a team gives up on a command.
fn mistakes_silence(what: &What, moment: &Moment) -> bool {
    let runs = |robot: RobotId| moment.world.robot(robot).is_running();
    match *what {
        What::Noted { note: Note::HeardNothing { from: Some(from) }, .. } => runs(from),
        What::Rang { robot, timer: Timer::Silence } => {
            let leader = moment.world.robot(robot).replica.view().leader;
            leader.is_some_and(|leader| leader != robot && runs(leader))
        }
        What::Judged { verdict, late, .. } => verdict == Verdict::NoAnswer || late,
        _ => false,
    }
}

fn leaders(moment: &Moment) -> impl Iterator<Item = RobotId> + '_ {
    let robots = RobotId::all(moment.world.setup().scheme.robots());
    robots.filter(|robot| {
        let robot = moment.world.robot(*robot);
        robot.is_running() && matches!(robot.replica.view().role, Role::Leader | Role::Primary)
    })
}

/// A leader has an entry of an earlier term that it does not count as agreed although a majority of
/// the configured robots holds it.
fn old_entry_on_majority(moment: &Moment) -> bool {
    let world = &moment.world;
    let robots = world.setup().scheme.robots();
    let logs: Vec<_> = world
        .robots()
        .iter()
        .filter_map(
            |robot| if let Replica::Raft(raft) = &robot.replica { Some(raft.inspect()) } else { None },
        )
        .collect();
    leaders(moment).any(|leader| {
        let Some(lead) = logs.get(leader.index()) else { return false };
        let waiting = lead.log.from(usize::try_from(lead.commit).unwrap_or(usize::MAX)).zip(lead.commit..);
        waiting.take_while(|(entry, _)| entry.term < lead.term).any(|(entry, place)| {
            let place = usize::try_from(place).unwrap_or(usize::MAX);
            let holds = |log: &&crate::protocol::raft::Inspect<'_>| {
                log.log.get(place).is_some_and(|theirs| theirs.term == entry.term)
            };
            u8::try_from(logs.iter().filter(holds).count()).is_ok_and(|count| is_majority(count, robots))
        })
    })
}
