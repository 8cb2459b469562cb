//! Random runs: first every fault at once, with the checks after every event; then quiet, and the
//! fleet has to find together again.

use std::collections::BTreeSet;

use super::pump::{Chances, Fleet, Pump, fleet};
use crate::command::Command;
use crate::ids::RobotId;
use crate::protocol::{AfterSplit, Answer, Note, Pictures, Replication, Role, Silence};
use crate::rng::{Purpose, Rng};
use crate::time::SpanRange;

const SEEDS: u64 = 400;

fn fleet_of(seed: u64) -> Fleet {
    let bit = |place: u64| (seed >> place) & 1 == 1;
    Fleet {
        robots: 2 + u8::try_from(seed / 16 % 4).unwrap(),
        pictures: if bit(1) { Pictures::Agreed } else { Pictures::Local },
        replication: if bit(0) { Replication::Sync } else { Replication::Async },
        silence: if seed.is_multiple_of(3) { Silence::Wait } else { Silence::TakeOver },
        after_split: if bit(2) { AfterSplit::DriveBack } else { AfterSplit::LeaveDiverged },
    }
}

fn chances_of(seed: u64, rng: &mut Rng) -> Chances {
    let wild = |rng: &mut Rng, most: u32| u64::from(rng.below(most));
    Chances {
        seed,
        delay: SpanRange::ms(10, 20 + wild(rng, 2500)),
        loss_per_mille: u16::try_from(wild(rng, 300)).unwrap(),
        doubled_per_mille: u16::try_from(wild(rng, 300)).unwrap(),
        motion: SpanRange::ms(0, wild(rng, 4000) * [1, 1, 4][rng.below(3) as usize]),
    }
}

/// One of the things that people do.
fn act(pump: &mut Pump, rng: &mut Rng) {
    let robots = u32::from(pump.fleet.robots);
    let robot = |rng: &mut Rng| u8::try_from(rng.below(robots)).unwrap() + 1;
    let (one, other) = (robot(rng), robot(rng));
    match rng.below(20) {
        0..=9 => {
            let command = Command::ALL[rng.below(5) as usize];
            pump.ask(one, command);
        }
        10 | 11 if one != other => pump.cut(one, other),
        12 if one != other => pump.cut_one_way(one, other),
        13 => pump.isolate(one),
        14 | 15 => pump.mend_all(),
        16 | 17 if pump.is_on(one) => pump.reboot(one, 1 + u64::from(rng.below(9000))),
        _ => {}
    }
    let pause = [0, 50, 500, 5000][rng.below(4) as usize];
    pump.run(u64::from(rng.below(1 + pause)));
}

#[test]
fn under_fire_every_promise_holds_and_in_quiet_the_fleet_finds_together() {
    let (mut epochs, mut driven_back, mut diverged, mut escaped) = (0, 0, 0, 0);
    for seed in 0..SEEDS {
        let mut rng = Rng::new(seed ^ 0x5eed, Purpose::Chaos);
        let chances = chances_of(seed, &mut rng);
        let mut pump = fleet_of(seed).start_with(chances);
        for _ in 0..150 {
            act(&mut pump, &mut rng);
        }
        if rng.below(8) == 0 {
            pump.escape(1);
            escaped += 1;
        }
        pump.mend_all();
        pump.calm_down();
        pump.run(120_000);
        let label = format!("seed {seed}");
        check_together(&mut pump, &label);
        check_lost(&pump, &label);
        epochs = epochs.max(pump.role(1).1);
        driven_back += count(&pump, |note| matches!(note, Note::DrivesBack { .. }));
        diverged += count(&pump, |note| matches!(note, Note::StaysDiverged { .. }));
    }
    // The runs are only worth something if what they are about has happened in them.
    assert!(epochs > 20 && driven_back > 50 && diverged > 50 && escaped > 20);
}

fn count(pump: &Pump, which: impl Fn(&Note) -> bool) -> usize {
    pump.notes.iter().filter(|(_, note)| which(note)).count()
}

/// One primary, one log, and a new move goes to every robot; bodies that do not agree with the log
/// have said where they diverged.
fn check_together(pump: &mut Pump, label: &str) {
    let robots = pump.fleet.robots;
    let primary = (1..=robots).find(|robot| pump.role(*robot).0 == Role::Primary).expect("one leads");
    for robot in 1..=robots {
        let role = if robot == primary { Role::Primary } else { Role::Backup };
        assert_eq!(pump.role(robot), (role, pump.role(primary).1), "{label}: Robot {robot}");
    }
    let call = pump.ask(primary, Command::Left);
    pump.run(10_000);
    assert!(pump.is_done(call), "{label}: {call}");
    let log = pump.log(primary);
    for robot in 1..=robots {
        assert_eq!(pump.log(robot), log, "{label}: Robot {robot}");
        let done = pump.done(robot);
        if done == log {
            continue;
        }
        let same = done.iter().zip(&log).take_while(|(done, log)| done == log).count() as u64;
        let notes = pump.notes_of(robot);
        let said = notes
            .iter()
            .rev()
            .find_map(|note| if let Note::StaysDiverged { at } = note { Some(*at) } else { None });
        assert_eq!(said, Some(same + 1), "{label}: Robot {robot} {done:?} {log:?}");
        let may_stay = pump.fleet.after_split == AfterSplit::LeaveDiverged;
        assert!(may_stay || notes.contains(&Note::CannotDriveBack), "{label}: Robot {robot}");
    }
}

/// Whatever was numbered and is not in the log of the end was named as lost, or is still in the
/// history of a robot that stays diverged; and where it was answered *done* and undone, its team
/// was told by the robot that had answered.
fn check_lost(pump: &Pump, label: &str) {
    let log: BTreeSet<u32> = pump.log(1).into_iter().collect();
    let robots = 1..=pump.fleet.robots;
    let in_bodies: BTreeSet<u32> = robots.flat_map(|robot| pump.done(robot)).collect();
    let named: BTreeSet<u32> =
        pump.notes
            .iter()
            .filter_map(|(_, note)| {
                if let Note::LostAfterSplit { ticket, .. } = note { Some(ticket.number) } else { None }
            })
            .collect();
    for (_, note) in &pump.notes {
        if let Note::WroteDown { ticket: Some(ticket), .. } = note {
            let number = ticket.number;
            assert!(
                log.contains(&number) || in_bodies.contains(&number) || named.contains(&number),
                "{label}"
            );
        }
    }
    for robot in 1..=pump.fleet.robots {
        let done: BTreeSet<u32> = pump.done(robot).into_iter().collect();
        let answers = pump.answers.iter().filter(|(who, _, _)| *who == RobotId(robot));
        for (_, ticket, answer) in answers {
            let Answer::Done(outcome) = answer else { continue };
            if outcome.deed == crate::command::Deed::Photographed || done.contains(&ticket.number) {
                continue;
            }
            let told = pump.answers.iter().any(|(who, asked, answer)| {
                *who == RobotId(robot) && asked == ticket && matches!(answer, Answer::Undone { .. })
            });
            assert!(told, "{label}: {ticket} of Robot {robot} was undone and nobody was told");
            let note = Note::LostAfterSplit { ticket: *ticket, answered: true };
            assert!(pump.notes_of(robot).contains(&note), "{label}: {ticket}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_run() {
    let play = || {
        let mut rng = Rng::new(7, Purpose::Chaos);
        let chances = chances_of(7, &mut rng);
        let mut pump = fleet(3).take_over().drive_back().start_with(chances);
        for _ in 0..100 {
            act(&mut pump, &mut rng);
        }
        (pump.notes, pump.now)
    };
    assert!(play() == play());
}
