//! A quiet minute: after a storm nothing is cut, mended, rebooted, lost or touched any more, messages are
//! quick against the robots' patience, and some majority is linked robot by robot. How often does the
//! leader change?

use lockstep::command::Command;
use lockstep::ids::{Direction, RobotId, TeamId};
use lockstep::laws::SETTLING;
use lockstep::protocol::{Note, Role};
use lockstep::record::{Record, What};
use lockstep::rng::{Purpose, Rng};
use lockstep::run;
use lockstep::script::Script;
use lockstep::setup::{Act, Address, TimedAct};
use lockstep::time::{SimTime, Span, SpanRange};

use super::core::{CALM, storm};
use super::{one_in, small};

/// What stays broken through the quiet minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// Nothing.
    Nothing,
    /// Links to and between robots outside a majority, one way or both ways; some of these robots are off.
    Outside,
}

/// The run of a seed: a storm, then a quiet minute in which both teams go on asking.
pub(crate) fn run_of(seed: u64, left: Left) -> Script {
    let mut rng = Rng::new(seed, Purpose::Chaos);
    let Script { setup, mut acts, .. } = storm(seed, &mut rng);
    let robots = setup.scheme.robots();
    acts.push(TimedAct { at: CALM, act: Act::MendAll });
    if left == Left::Outside {
        acts.extend(outside(robots, &mut rng).into_iter().map(|act| TimedAct { at: CALM, act }));
    }
    let until = settled(&setup.timing.silence) + Span(60_000);
    for at in (CALM.0 + 200..until.0).step_by(700) {
        let team = TeamId(small(&mut rng, 2));
        let to = Some(Address::Robot(RobotId(1 + small(&mut rng, robots))));
        let command = Command::ALL[small(&mut rng, 5) as usize];
        acts.push(TimedAct { at: SimTime(at), act: Act::Ask { team, command, to } });
    }
    Script { setup, acts, until, expects: Vec::new() }
}

/// When the robots have had the time to settle on a leader that the law *progress* gives them.
fn settled(patience: &SpanRange) -> SimTime {
    CALM + patience.most.times(SETTLING)
}

/// Breaks what is not inside a random majority.
fn outside(robots: u8, rng: &mut Rng) -> Vec<Act> {
    let mut all: Vec<RobotId> = RobotId::all(robots).collect();
    rng.shuffle(&mut all);
    let out = all.split_off(usize::from(robots / 2 + 1));
    let mut acts = Vec::new();
    for robot in &out {
        for other in RobotId::all(robots).filter(|other| other != robot) {
            acts.extend(match rng.below(4) {
                0 => Some(Act::Cut((*robot).into(), other.into())),
                1 => Some(Act::CutOneWay(Direction::new(*robot, other))),
                2 => Some(Act::CutOneWay(Direction::new(other, *robot))),
                _ => None,
            });
        }
        if one_in(rng, 4) {
            acts.push(Act::Reboot { robot: *robot, off: Span(3_000_000) });
        }
    }
    acts
}

/// How often a robot became leader in the quiet minute, after the time to settle.
pub(crate) fn changes(script: &Script) -> usize {
    let from = settled(&script.setup.timing.silence);
    let leads = |record: &&Record| {
        record.at > from
            && matches!(record.what, What::Noted { note: Note::Became { role: Role::Leader, .. }, .. })
    };
    let mut count = 0;
    run::run(script, |_, records| count += records.iter().filter(leads).count());
    count
}
