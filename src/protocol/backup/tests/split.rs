//! Two primaries, and what becomes of the loser's moves.

use super::pump::{Chances, Pump, fleet};
use crate::command::Command;
use crate::ids::{RobotId, Ticket};
use crate::protocol::backup::{Mark, Msg};
use crate::protocol::{AfterSplit, Answer, Note, Role};
use crate::time::SpanRange;

fn lost(ticket: Ticket, answered: bool) -> Note {
    Note::LostAfterSplit { ticket, answered }
}

/// Robots 1 and 2 with one common move, apart, both primary.
fn split_of_two(after_split: AfterSplit, chances: Chances) -> Pump {
    let mut pump = super::pump::Fleet { after_split, ..fleet(2).take_over() }.start_with(chances);
    pump.ask(1, Command::Forward);
    pump.run(4000);
    pump.cut(1, 2);
    pump.run(8000);
    assert_eq!((pump.role(1), pump.role(2)), ((Role::Primary, 1), (Role::Primary, 2)));
    pump
}

fn slow(ms: u64) -> Chances {
    Chances { motion: SpanRange::ms(ms, ms), ..Chances::default() }
}

#[test]
fn left_diverged_the_lower_epoch_steps_down_and_keeps_its_moves() {
    let mut pump = split_of_two(AfterSplit::LeaveDiverged, Chances::default());
    let mine = pump.ask(1, Command::Left);
    let theirs = pump.ask(2, Command::Right);
    pump.run(1000);
    assert!(pump.is_done(mine) && pump.is_done(theirs));
    pump.mend_all();
    pump.run(6000);
    assert_eq!(pump.role(1), (Role::Backup, 2));
    assert_eq!((pump.done(1), pump.done(2)), (vec![1, 2], vec![1, 3]));
    assert_eq!(pump.log(1), [1, 3], "it follows the winner's numbers");
    let diverged =
        |pump: &Pump| pump.notes_of(1).iter().filter(|n| matches!(n, Note::StaysDiverged { .. })).count();
    assert!(pump.notes_of(1).contains(&Note::StaysDiverged { at: 2 }));
    assert!(pump.is_done(mine), "its team was told done, and it is done, here");
    // Later moves reach it, its own stay, over a reboot as well.
    pump.ask(2, Command::Forward);
    pump.run(3000);
    pump.reboot(1, 1000);
    pump.run(3000);
    pump.ask(2, Command::Forward);
    pump.run(3000);
    assert_eq!((pump.done(1), pump.done(2)), (vec![1, 2, 4, 5], vec![1, 3, 4, 5]));
    assert_eq!(diverged(&pump), 1, "said once");
}

#[test]
fn a_longer_log_asks_from_the_place_that_differs() {
    let mut pump = fleet(2).take_over().start();
    pump.cut(1, 2);
    for _ in 0..3 {
        pump.ask(1, Command::Left);
    }
    pump.run(0);
    pump.forge(2, 1, Msg::Beat { epoch: 2, told: Mark { number: 2, epoch: 2 }, confirmed: 0 });
    assert!(pump.notes_of(1).contains(&Note::AsksForMissing { from: RobotId(2), first: 2 }));
    assert_eq!(pump.log(1), [1, 2, 3], "nothing is crossed out before the last common number is known");
}

#[test]
fn a_number_at_which_it_has_moved_already_is_not_executed_again() {
    let mut pump = split_of_two(AfterSplit::LeaveDiverged, Chances::default());
    for _ in 0..2 {
        pump.ask(1, Command::Left);
    }
    pump.run(1000);
    pump.mend_all();
    pump.run(5000);
    assert_eq!((pump.done(1), pump.log(1)), (vec![1, 2, 3], vec![1]));
    for _ in 0..3 {
        pump.ask(2, Command::Right);
    }
    pump.run(5000);
    assert_eq!(pump.done(2), [1, 4, 5, 6]);
    assert_eq!(pump.done(1), [1, 2, 3, 6], "numbers 2 and 3 were taken");
    assert_eq!(pump.log(1), [1, 4, 5, 6]);
}

#[test]
fn a_diverged_robot_that_takes_over_executes_what_it_numbers() {
    let mut pump = split_of_two(AfterSplit::LeaveDiverged, Chances::default());
    for _ in 0..2 {
        pump.ask(1, Command::Left);
    }
    pump.run(1000);
    pump.mend_all();
    pump.run(5000);
    pump.reboot(2, 20_000);
    pump.run(8000);
    assert_eq!(pump.role(1), (Role::Primary, 3));
    let call = pump.ask(1, Command::Forward);
    pump.run(1000);
    assert!(pump.is_done(call));
    assert_eq!((pump.done(1), pump.log(1)), (vec![1, 2, 3, 4], vec![1, 4]));
    pump.reboot(1, 1000);
    pump.run(20_000);
    let call = pump.ask(1, Command::Forward);
    pump.run(3000);
    assert!(pump.is_done(call));
    assert_eq!((pump.done(1), pump.done(2)), (vec![1, 2, 3, 4, 5], vec![1, 4, 5]));
}

#[test]
fn a_diverged_robot_that_takes_over_in_mid_motion_and_reboots_executes_each_number_once() {
    let mut pump = fleet(2).take_over().start_with(slow(20_000));
    pump.cut(1, 2);
    pump.ask(1, Command::Left);
    pump.run(5000);
    pump.mend_all();
    pump.run(2000);
    assert_eq!((pump.role(1), pump.log(1)), ((Role::Backup, 2), vec![]));
    pump.reboot(2, 100_000);
    pump.run(5000);
    assert_eq!(pump.role(1), (Role::Primary, 3));
    // The crossed-out move is still under way when the power goes.
    assert_eq!(pump.done(1), []);
    pump.reboot(1, 1000);
    pump.run(1500);
    let calls = [pump.ask(1, Command::Right), pump.ask(1, Command::Right)];
    pump.run(60_000);
    assert_eq!((pump.done(1), pump.log(1)), (vec![2, 3], vec![2, 3]));
    assert!(calls.iter().all(|call| pump.is_done(*call)));
}

#[test]
fn moves_that_conflict_and_have_not_begun_are_crossed_out() {
    let mut pump = split_of_two(AfterSplit::LeaveDiverged, slow(3000));
    let mine: Vec<_> = (0..4).map(|_| pump.ask(1, Command::Left)).collect();
    pump.ask(2, Command::Right);
    pump.mend_all();
    // The second is under way when the winner's log arrives; it ends, and stays.
    pump.run(20_000);
    assert_eq!(pump.done(1), [1, 2]);
    let notes = pump.notes_of(1);
    assert!(notes.contains(&Note::CrossedOut { from: 2, count: 4 }));
    assert!(notes.contains(&Note::StaysDiverged { at: 2 }));
    assert!(!notes.contains(&lost(mine[0], false)), "it is not lost: this robot made it");
    assert!(mine[1..].iter().all(|ticket| notes.contains(&lost(*ticket, false))));
    assert!(mine.iter().all(|ticket| !pump.is_done(*ticket)), "a deposed primary answers nothing");
}

#[test]
fn a_crossed_out_move_that_a_reboot_breaks_off_is_lost_after_all() {
    let mut pump = split_of_two(AfterSplit::LeaveDiverged, slow(3000));
    let mine = pump.ask(1, Command::Left);
    pump.ask(2, Command::Right);
    pump.mend_all();
    pump.run(2900);
    assert!(pump.log(1).len() == 2 && !pump.notes_of(1).contains(&lost(mine, false)));
    pump.reboot(1, 1000);
    pump.run(10_000);
    assert_eq!(pump.done(1), [1, 3]);
    assert!(pump.notes_of(1).contains(&lost(mine, false)));
}

#[test]
fn driven_back_the_loser_undoes_its_moves_and_their_team_is_told() {
    let mut pump = split_of_two(AfterSplit::DriveBack, slow(200));
    let mine = [pump.ask(1, Command::Left), pump.ask(1, Command::Forward)];
    let theirs = [pump.ask(2, Command::Right), pump.ask(2, Command::Right)];
    pump.run(1000);
    assert!(mine.iter().chain(&theirs).all(|ticket| pump.is_done(*ticket)));
    pump.mend_all();
    pump.run(6000);
    let notes = pump.notes_of(1);
    assert!(notes.contains(&Note::DrivesBack { to: 1, count: 2 }));
    for ticket in mine {
        assert!(notes.contains(&lost(ticket, true)));
        assert_eq!(pump.answer_to(ticket), Some(Answer::Undone { winner: RobotId(2) }));
    }
    assert!(theirs.iter().all(|ticket| pump.is_done(*ticket)));
    assert_eq!((pump.done(1), pump.done(2)), (vec![1, 4, 5], vec![1, 4, 5]));
    let undone: Vec<_> = pump.answers.iter().filter(|(_, _, a)| matches!(a, Answer::Undone { .. })).collect();
    assert_eq!(
        undone.iter().map(|(_, t, _)| *t).collect::<Vec<_>>(),
        [mine[1], mine[0]],
        "the last one first"
    );
}

#[test]
fn a_move_under_way_at_the_mend_is_finished_and_undone_with_the_others() {
    let mut pump = split_of_two(AfterSplit::DriveBack, slow(2500));
    let mine: Vec<_> = (0..3).map(|_| pump.ask(1, Command::Left)).collect();
    pump.run(2400);
    pump.mend_all();
    // The first is done and answered, the second under way, the third has not begun.
    pump.run(30_000);
    assert!(pump.notes_of(1).contains(&Note::DrivesBack { to: 1, count: 2 }));
    assert_eq!(pump.done(1), [1]);
    assert!(pump.notes_of(1).contains(&lost(mine[0], true)));
    assert!(
        pump.notes_of(1).contains(&lost(mine[1], false)) && pump.notes_of(1).contains(&lost(mine[2], false))
    );
    assert_eq!(pump.answer_to(mine[0]), Some(Answer::Undone { winner: RobotId(2) }));
    assert_eq!(pump.answer_to(mine[1]), None);
}

#[test]
fn a_reboot_in_the_midst_of_driving_back_goes_on_with_it() {
    let mut pump = split_of_two(AfterSplit::DriveBack, slow(500));
    let mine: Vec<_> = (0..6).map(|_| pump.ask(1, Command::Left)).collect();
    pump.ask(2, Command::Right);
    pump.run(4000);
    pump.mend_all();
    while pump.done(1).len() > 4 {
        pump.run(100);
    }
    pump.reboot(1, 700);
    pump.run(12_000);
    assert_eq!((pump.done(1), pump.done(2)), (vec![1, 8], vec![1, 8]));
    for ticket in mine {
        assert!(pump.notes_of(1).contains(&lost(ticket, true)));
        assert_eq!(pump.answer_to(ticket), Some(Answer::Undone { winner: RobotId(2) }));
    }
}

#[test]
fn a_robot_that_is_out_of_the_maze_cannot_drive_back_and_stays_diverged() {
    let mut pump = split_of_two(AfterSplit::DriveBack, slow(100));
    let mine = [pump.ask(1, Command::Left), pump.ask(1, Command::Forward)];
    pump.ask(2, Command::Right);
    pump.run(1000);
    pump.escape(1);
    let picture = pump.ask(1, Command::Picture);
    pump.mend_all();
    pump.run(6000);
    let notes = pump.notes_of(1);
    assert!(notes.contains(&Note::CannotDriveBack));
    assert!(notes.contains(&Note::StaysDiverged { at: 2 }));
    assert_eq!(pump.done(1), [1, 2, 3]);
    assert!(mine.iter().all(|ticket| pump.is_done(*ticket)), "nothing was undone");
    assert!(pump.is_done(picture));
    // It tries only once, and takes part in what comes later.
    pump.reboot(1, 1000);
    pump.run(4000);
    pump.ask(2, Command::Right);
    pump.ask(2, Command::Right);
    pump.run(5000);
    assert_eq!(pump.done(1), [1, 2, 3, 7]);
    assert_eq!(pump.notes_of(1).iter().filter(|note| **note == Note::CannotDriveBack).count(), 1);
}

#[test]
fn a_primary_that_cannot_drive_back_executes_what_it_numbers_all_the_same() {
    let mut pump = fleet(2).take_over().drive_back().start_with(slow(20_000));
    pump.cut(1, 2);
    pump.ask(1, Command::Left);
    pump.ask(1, Command::Forward);
    pump.run(22_000);
    pump.mend_all();
    pump.run(2000);
    assert_eq!((pump.role(1), pump.log(1), pump.done(1)), ((Role::Backup, 2), vec![], vec![1]));
    // While its second move is still under way, it becomes primary; only then it finds out.
    pump.reboot(2, 200_000);
    pump.run(5000);
    let call = pump.ask(1, Command::Right);
    pump.escape(1);
    pump.run(50_000);
    assert!(pump.notes_of(1).contains(&Note::CannotDriveBack));
    assert_eq!((pump.done(1), pump.log(1)), (vec![1, 2, 3], vec![3]));
    assert!(pump.is_done(call));
}

#[test]
fn a_picture_asked_for_while_driving_back_is_taken_all_the_same() {
    let mut pump = split_of_two(AfterSplit::DriveBack, slow(1000));
    for _ in 0..3 {
        pump.ask(1, Command::Left);
    }
    let picture = pump.ask(1, Command::Picture);
    pump.mend_all();
    pump.run(15_000);
    assert!(pump.is_done(picture), "the queue was crossed out, the picture was asked for again");
    assert_eq!(pump.done(1), [1]);
}

#[test]
fn a_new_split_in_the_midst_of_driving_back_leads_to_the_last_winner() {
    let mut pump = fleet(3).take_over().drive_back().start_with(slow(1000));
    pump.ask(1, Command::Forward);
    pump.run(4000);
    pump.isolate(1);
    pump.run(8000);
    assert_eq!((pump.role(2), pump.role(3)), ((Role::Primary, 2), (Role::Backup, 2)));
    let mine: Vec<_> = (0..5).map(|_| pump.ask(1, Command::Left)).collect();
    let second = [pump.ask(2, Command::Right), pump.ask(2, Command::Right)];
    pump.run(8000);
    // Robot 1 begins to drive back towards Robot 2; then Robot 3, apart from both, wins.
    pump.mend_all();
    pump.isolate(3);
    pump.run(3500);
    assert_eq!(pump.role(1), (Role::Backup, 2));
    let on_the_way = pump.done(1).len();
    assert!((2..6).contains(&on_the_way), "in the midst: {on_the_way}");
    pump.isolate(2);
    pump.run(8000);
    assert_eq!(pump.role(3).0, Role::Primary);
    let winner = pump.role(3).1;
    pump.ask(3, Command::Forward);
    pump.run(10_000);
    pump.mend_all();
    pump.run(60_000);
    let highest = (1..=3).map(|robot| pump.role(robot).1).max().unwrap();
    assert!(highest >= winner);
    assert_eq!(pump.done(1), pump.done(2));
    assert_eq!(pump.done(1), pump.done(3));
    for ticket in mine {
        assert!(pump.notes_of(1).contains(&lost(ticket, true)));
        assert!(matches!(pump.answer_to(ticket), Some(Answer::Undone { .. })));
    }
    assert!(second.iter().all(|ticket| pump.answer_to(*ticket).is_some()));
}

#[test]
fn a_move_under_way_that_a_later_winner_has_too_is_not_undone() {
    for after_split in [AfterSplit::LeaveDiverged, AfterSplit::DriveBack] {
        let mut pump = super::pump::Fleet { after_split, ..fleet(3).take_over() }.start_with(slow(30_000));
        pump.run(2000);
        pump.cut(1, 2);
        pump.cut(2, 3);
        let call = pump.ask(1, Command::Left);
        pump.run(4500);
        pump.mend_all();
        pump.isolate(3);
        pump.run(3000);
        assert_eq!((pump.role(1), pump.log(1), pump.log(3)), ((Role::Backup, 2), vec![], vec![1]));
        pump.run(5000);
        assert_eq!(pump.role(3), (Role::Primary, 3));
        pump.mend_all();
        pump.run(4000);
        assert_eq!((pump.log(1), pump.done(1)), (vec![1], vec![]), "still under way");
        if after_split == AfterSplit::LeaveDiverged {
            pump.reboot(1, 100);
            pump.run(200);
            assert!(!pump.notes_of(1).contains(&lost(call, false)), "broken off, but in the log again");
        }
        pump.run(100_000);
        assert_eq!(pump.done(1), [1]);
        assert!(!pump.notes_of(1).iter().any(|note| matches!(note, Note::StaysDiverged { .. })));
    }
}

#[test]
fn an_own_move_that_a_later_winner_has_too_is_common_again() {
    // Robot 1's last move reached Robot 3 but not Robot 2. Robot 2 takes over first; then Robot 3.
    let mut pump = fleet(3).take_over().start();
    pump.run(2000);
    pump.cut(1, 2);
    pump.cut(2, 3);
    pump.ask(1, Command::Left);
    pump.run(4500);
    assert_eq!(pump.role(2), (Role::Primary, 2));
    pump.ask(2, Command::Right);
    pump.isolate(3);
    pump.mend_all();
    pump.isolate(3);
    pump.run(3000);
    assert_eq!((pump.role(1), pump.done(1)), ((Role::Backup, 2), vec![1]));
    assert!(pump.notes_of(1).contains(&Note::StaysDiverged { at: 1 }));
    pump.run(10_000);
    assert_eq!(pump.role(3), (Role::Primary, 3));
    pump.mend_all();
    pump.ask(3, Command::Forward);
    pump.run(8000);
    assert_eq!((pump.done(1), pump.done(3)), (vec![1, 3], vec![1, 3]), "in step again");
    assert_eq!(pump.diverged_at(1), None);
    assert_eq!(pump.done(2), [2, 3], "now it is Robot 2 that has diverged");
}
