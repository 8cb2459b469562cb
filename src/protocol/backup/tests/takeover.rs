//! Silence, ranks, epochs, and what is lost when somebody takes over.

use super::pump::{Chances, Pump, fleet};
use crate::command::{Call, Command};
use crate::ids::RobotId;
use crate::protocol::backup::{Entry, Mark, Msg};
use crate::protocol::{Answer, Note, Refusal, Role, StepDown};
use crate::time::SpanRange;

fn became_primary(pump: &Pump) -> Vec<(RobotId, u64)> {
    let became = |(robot, note): &(RobotId, Note)| {
        if let Note::Became { role: Role::Primary, era } = note { Some((*robot, *era)) } else { None }
    };
    pump.notes.iter().filter_map(became).collect()
}

#[test]
fn a_primary_that_is_off_for_long_is_replaced_steps_down_and_is_caught_up() {
    let mut pump = fleet(2).take_over().start();
    pump.ask(1, Command::Left);
    pump.run(3000);
    pump.reboot(1, 10_000);
    pump.run(5000);
    assert_eq!(pump.role(2), (Role::Primary, 2));
    assert!(pump.notes_of(2).contains(&Note::HeardNothing { from: Some(RobotId(1)) }));
    let call = pump.ask(2, Command::Forward);
    pump.run(5100);
    assert!(pump.is_done(call));
    assert_eq!(pump.role(1), (Role::Primary, 1), "back, and nobody has told it yet");
    pump.run(4000);
    assert_eq!(pump.role(1), (Role::Backup, 2));
    let stepped_down =
        Note::SteppedDown { was: Role::Primary, why: StepDown::Newer { era: 2, from: RobotId(2) } };
    assert!(pump.notes_of(1).contains(&stepped_down));
    assert_eq!(pump.done(1), [1, 2]);
    let refused = pump.ask(1, Command::Left);
    let primary = RobotId(2);
    assert_eq!(pump.answer_to(refused), Some(Answer::Refused(Refusal::NotPrimary { primary })));
}

#[test]
fn a_primary_that_is_back_soon_goes_on() {
    let mut pump = fleet(3).take_over().start();
    pump.run(3000);
    pump.reboot(1, 1000);
    pump.run(20_000);
    assert_eq!(became_primary(&pump), [(RobotId(1), 1), (RobotId(1), 1)]);
}

#[test]
fn with_wait_nobody_takes_over_and_the_primary_goes_on_after_any_reboot() {
    let mut pump = fleet(3).start();
    pump.run(3000);
    pump.reboot(1, 60_000);
    pump.run(59_000);
    assert_eq!(pump.role(2), (Role::Backup, 1));
    pump.run(5000);
    let call = pump.ask(1, Command::Left);
    pump.run(1000);
    assert!(pump.is_done(call));
}

#[test]
fn the_lowest_numbered_live_backup_goes_first_and_alone() {
    for seed in 0..60 {
        let delay = SpanRange::ms(400, 600);
        let mut pump = fleet(5).take_over().start_with(Chances { seed, delay, ..Chances::default() });
        pump.run(5000 + seed * 37);
        // What is in flight is lost to half of them: one heartbeat may be missed.
        pump.lose(|_, to, _| u64::from(to.0) % 2 == seed / 4 % 2);
        pump.reboot(1, 100_000);
        let off_too = seed % 4;
        for robot in 2..2 + off_too {
            pump.reboot(u8::try_from(robot).unwrap(), 100_000);
        }
        pump.run(20_000);
        let first = u8::try_from(2 + off_too).unwrap();
        let expected = [(RobotId(1), 1), (RobotId(first), u64::from(first))];
        assert_eq!(became_primary(&pump), expected, "seed {seed}");
    }
}

#[test]
fn the_first_in_line_takes_over_exactly_when_its_patience_ends() {
    for (primary, first) in [(1, 2), (2, 1)] {
        let mut pump = fleet(3).take_over().start();
        if primary == 2 {
            pump.reboot(1, 6000);
        }
        pump.run(20_000);
        assert_eq!(pump.role(primary).0, Role::Primary);
        pump.isolate(primary);
        // Robots 1 and 2 both beat at multiples of 800 ms, here up to 500 ms before they are heard.
        let heard_last = pump.last_heard(first);
        pump.run(heard_last + 3000 - 1 - pump.now.0);
        assert_eq!(pump.role(first).0, Role::Backup);
        pump.run(1);
        assert_eq!(pump.role(first).0, Role::Primary);
    }
}

#[test]
fn a_later_primary_is_replaced_by_the_lowest_number_again() {
    let mut pump = fleet(3).take_over().start();
    pump.reboot(1, 9000);
    pump.run(14_000);
    assert_eq!((pump.role(1), pump.role(2)), ((Role::Backup, 2), (Role::Primary, 2)));
    pump.reboot(2, 60_000);
    pump.run(10_000);
    assert_eq!((pump.role(1), pump.role(3)), ((Role::Primary, 4), (Role::Backup, 4)));
}

#[test]
fn what_the_new_primary_had_not_heard_of_is_lost_although_it_was_answered() {
    let mut pump = fleet(2).take_over().drive_back().start();
    pump.run(3000);
    let call = pump.ask(1, Command::Left);
    pump.run(0);
    assert!(pump.is_done(call));
    pump.reboot(1, 10_000);
    pump.lose(|_, _, msg| matches!(msg, Msg::Write { .. }));
    pump.run(16_000);
    assert_eq!(pump.log(1), []);
    assert_eq!(pump.done(1), []);
    assert!(pump.notes_of(1).contains(&Note::LostAfterSplit { ticket: call, answered: true }));
    assert_eq!(pump.answer_to(call), Some(Answer::Undone { winner: RobotId(2) }));
}

#[test]
fn it_is_lost_even_where_another_backup_had_it() {
    for drive_back in [false, true] {
        let fleet = if drive_back { fleet(3).drive_back() } else { fleet(3) };
        let mut pump = fleet.take_over().start();
        pump.run(3000);
        let call = pump.ask(1, Command::Left);
        pump.reboot(1, 100_000);
        pump.lose(|_, to, msg| to == RobotId(2) && matches!(msg, Msg::Write { .. }));
        pump.run(600);
        assert_eq!(pump.done(3), [1]);
        pump.run(10_000);
        assert_eq!(pump.role(2), (Role::Primary, 2));
        assert_eq!(pump.log(3), []);
        assert!(pump.notes_of(3).contains(&Note::CrossedOut { from: 1, count: 1 }));
        if drive_back {
            assert_eq!(pump.done(3), []);
            assert!(pump.notes_of(3).contains(&Note::DrivesBack { to: 0, count: 1 }));
            assert!(pump.notes_of(3).contains(&Note::LostAfterSplit { ticket: call, answered: false }));
        } else {
            assert_eq!(pump.done(3), [1]);
            assert!(pump.notes_of(3).contains(&Note::StaysDiverged { at: 1 }));
        }
    }
}

#[test]
fn two_that_take_over_apart_from_each_other_never_share_an_epoch() {
    let mut pump = fleet(5).take_over().start();
    pump.run(2000);
    for robot in 1..=5 {
        pump.isolate(robot);
    }
    pump.run(60_000);
    let mut epochs: Vec<u64> = (1..=5).map(|robot| pump.role(robot).1).collect();
    assert!((1..=5).all(|robot| pump.role(robot).0 == Role::Primary));
    epochs.sort_unstable();
    epochs.dedup();
    assert_eq!(epochs.len(), 5);
    let highest = *epochs.last().unwrap();
    pump.mend_all();
    pump.run(10_000);
    assert!((1..=5).all(|robot| pump.role(robot).1 == highest));
    assert_eq!((1..=5).filter(|robot| pump.role(*robot).0 == Role::Primary).count(), 1);
}

#[test]
fn nothing_of_an_old_epoch_is_acted_upon_and_its_sender_is_told() {
    let mut pump = fleet(3).take_over().start();
    pump.isolate(1);
    pump.run(10_000);
    assert_eq!(pump.role(3), (Role::Backup, 2));
    pump.mend_all();
    let call = Call { ticket: pump.ask(1, Command::Left), command: Command::Left };
    let entries = vec![Entry { number: 1, epoch: 1, call }];
    let start = Mark { number: 0, epoch: 0 };
    let before = pump.robot(3).clone();
    for old in [
        Msg::Beat { epoch: 1, told: Mark { number: 1, epoch: 1 }, confirmed: 0 },
        Msg::Write { epoch: 1, before: start, entries: entries.clone() },
        Msg::CatchUp { epoch: 1, before: start, entries },
    ] {
        pump.forge(1, 3, old);
    }
    pump.forge(2, 3, Msg::Over { epoch: 1, last: 0 });
    pump.forge(2, 3, Msg::Wrote { epoch: 1, upto: 1 });
    assert_eq!(*pump.robot(3), before);
    assert_eq!(
        pump.in_flight(|from, to, msg| (from.0, to.0) == (3, 1) && matches!(msg, Msg::Over { epoch: 2, .. })),
        3
    );
    pump.run(600);
    assert_eq!(pump.role(1), (Role::Backup, 2));
}

#[test]
fn a_one_way_cut_deposes_a_primary_that_hears_but_is_not_heard() {
    let mut pump = fleet(2).take_over().start();
    pump.run(2000);
    pump.cut_one_way(1, 2);
    pump.run(20_000);
    assert_eq!((pump.role(2).0, pump.role(1).0), (Role::Primary, Role::Backup));
    let mut pump = fleet(2).take_over().start();
    pump.run(2000);
    pump.cut_one_way(2, 1);
    pump.run(20_000);
    assert_eq!(pump.role(1), (Role::Primary, 1), "it is heard, so nobody replaces it");
}

#[test]
fn synchronous_with_take_over_loses_nothing_that_was_answered() {
    let mut pump = fleet(3).take_over().sync().start();
    let safe = pump.ask(1, Command::Left);
    pump.run(3000);
    assert!(pump.is_done(safe));
    pump.isolate(1);
    let unsafe_one = pump.ask(1, Command::Forward);
    pump.run(10_000);
    let on_the_other_side = pump.ask(2, Command::Right);
    pump.run(3000);
    assert!(
        !pump.is_done(unsafe_one) && !pump.is_done(on_the_other_side),
        "a backup is silent on both sides"
    );
    pump.mend_all();
    pump.run(6000);
    assert!(pump.is_done(on_the_other_side) && !pump.is_done(unsafe_one));
    assert_eq!(pump.log(1), [1, 3]);
}
