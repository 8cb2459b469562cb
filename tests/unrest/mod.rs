//! Runs in which people do everything that can be done, by chance.

use lockstep::command::Command;
use lockstep::ids::{Direction, Place, RobotId, TeamId};
use lockstep::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};
use lockstep::rng::{Purpose, Rng};
use lockstep::setup::{Act, Address, Groups, InFlight, Setup, TimedAct, Touch};
use lockstep::time::{SimTime, Span, SpanRange};

/// Every scheme with three robots, so that the same acts fit all.
pub(crate) const SCHEMES: [Scheme; 4] = [
    Scheme::Alone { robots: 3 },
    Scheme::Forwarding { robots: 3 },
    Scheme::PrimaryBackup {
        robots: 3,
        pictures: Pictures::Local,
        replication: Replication::Async,
        silence: Silence::TakeOver,
        after_split: AfterSplit::DriveBack,
    },
    Scheme::Quorum { robots: 3, pictures: Pictures::Agreed },
];

/// A set-up with lost and doubled messages.
pub(crate) fn setup(scheme: Scheme, seed: u64) -> Setup {
    Setup { loss_per_mille: 60, doubled_per_mille: 40, seed, ..Setup::new(scheme) }
}

/// What two teams and a restless person do until an instant: about three acts in two seconds.
pub(crate) fn acts(seed: u64, until: SimTime) -> Vec<TimedAct> {
    let mut chance = Rng::new(seed, Purpose::Chaos);
    let mut acts = Vec::new();
    let mut at = SimTime(500);
    while at < until {
        acts.push(TimedAct { at, act: act(&mut chance) });
        at += Span(1 + u64::from(chance.below(1300)));
    }
    acts
}

fn act(chance: &mut Rng) -> Act {
    let team = TeamId(chance.below(2) as u8);
    let robot = RobotId(1 + chance.below(3) as u8);
    let other = RobotId(1 + (robot.0 + chance.below(2) as u8) % 3);
    let command = Command::ALL[chance.below(5) as usize];
    let to = match chance.below(4) {
        0 => Some(Address::Each),
        1 => Some(Address::Robot(robot)),
        _ => None,
    };
    let direction = Direction::new(robot, other);
    match chance.below(24) {
        0 => Act::Cut(Place::Robot(robot), Place::Robot(other)),
        1 => Act::CutOneWay(direction),
        2 => Act::Cut(Place::Team(team), Place::Robot(robot)),
        3 => Act::Isolate(robot),
        4 => Act::Split(Groups([1, 1, 2, 2, 2])),
        5..=9 => Act::MendAll,
        10 => Act::Reboot { robot, off: Span(1 + u64::from(chance.below(6000))) },
        11 => Act::Again { team, number: None, to },
        12 => Act::Delay(SpanRange::ms(200, 200 + u64::from(chance.below(900)))),
        13 => touch(chance, direction),
        _ => Act::Ask { team, command, to },
    }
}

fn touch(chance: &mut Rng, direction: Direction) -> Act {
    let touches = [Touch::Lose, Touch::Double, Touch::Hold, Touch::Release];
    Act::Touch(touches[chance.below(4) as usize], InFlight { direction, nth: 1 })
}
