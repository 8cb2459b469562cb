//! One primary all the time: numbering, forwarding, repair, confirmations, refusals.

use super::pump::{Chances, fleet};
use crate::command::{Call, Command};
use crate::ids::RobotId;
use crate::protocol::backup::Msg;
use crate::protocol::{Answer, Note, Refusal, Role, Timer, Wait};
use crate::time::SpanRange;

fn writes(_: RobotId, _: RobotId, msg: &Msg) -> bool {
    matches!(msg, Msg::Write { .. })
}

#[test]
fn moves_are_numbered_executed_and_sent_to_every_backup() {
    let mut pump = fleet(3).start();
    let first = pump.ask(1, Command::Left);
    pump.ask(1, Command::Forward);
    pump.run(0);
    assert!(pump.is_done(first), "answered as soon as executed");
    assert_eq!((pump.done(1), pump.done(2)), (vec![1, 2], vec![]));
    pump.run(5000);
    for robot in 1..=3 {
        assert_eq!(pump.done(robot), [1, 2]);
    }
    assert_eq!(pump.answers.len(), 2, "only the primary answers");
}

#[test]
fn one_message_with_moves_at_a_time_and_the_rest_in_a_batch() {
    let mut pump = fleet(2).start();
    for _ in 0..5 {
        pump.ask(1, Command::Left);
    }
    assert_eq!(pump.in_flight(writes), 1);
    pump.run(1000);
    let batch =
        |_: RobotId, _: RobotId, msg: &Msg| matches!(msg, Msg::Write { entries, .. } if entries.len() == 4);
    assert_eq!(pump.in_flight(batch), 1);
    pump.run(500);
    assert_eq!(pump.done(2), [1, 2, 3, 4, 5]);
}

#[test]
fn a_backup_refuses_moves_and_takes_pictures_unless_switched_off() {
    let mut pump = fleet(2).start();
    let call = pump.ask(2, Command::Left);
    let primary = RobotId(1);
    assert_eq!(pump.answer_to(call), Some(Answer::Refused(Refusal::NotPrimary { primary })));
    let picture = pump.ask(2, Command::Picture);
    pump.run(0);
    assert!(pump.is_done(picture));

    let mut pump = fleet(2).agreed_pictures().start();
    let picture = pump.ask(2, Command::Picture);
    assert_eq!(pump.answer_to(picture), Some(Answer::Refused(Refusal::PicturesFromPrimary { primary })));
    let picture = pump.ask(1, Command::Picture);
    pump.run(0);
    assert!(pump.is_done(picture));
    assert!(pump.log(1).is_empty(), "pictures are never numbered");
}

#[test]
fn a_lost_move_is_noticed_by_the_heartbeat_and_asked_for() {
    let mut pump = fleet(2).start();
    pump.ask(1, Command::Left);
    assert_eq!(pump.lose(writes), 1);
    pump.ask(1, Command::Right);
    pump.run(5000);
    assert_eq!(pump.done(2), [1, 2]);
    let notes = pump.notes_of(2);
    let asks = Note::AsksForMissing { from: RobotId(1), first: 1 };
    assert_eq!(notes.iter().filter(|note| **note == asks).count(), 1, "the next heartbeat finds it asking");
    assert!(notes.contains(&Note::CaughtUp { from: RobotId(1), count: 2 }));
}

#[test]
fn a_gap_shows_at_the_next_move_too() {
    let chances = Chances { delay: SpanRange::ms(100, 100), ..Chances::default() };
    let mut pump = fleet(2).start_with(chances);
    pump.run(110);
    pump.ask(1, Command::Left);
    // The confirmation makes the primary believe that it may send on; the heartbeat is far off.
    pump.lose(writes);
    pump.forge(2, 1, Msg::Wrote { epoch: 1, upto: 1 });
    pump.ask(1, Command::Right);
    pump.run(120);
    assert!(pump.notes_of(2).contains(&Note::AsksForMissing { from: RobotId(1), first: 1 }));
    pump.run(250);
    assert_eq!(pump.done(2), [1, 2]);
}

#[test]
fn doubled_and_late_messages_change_nothing() {
    let mut pump = fleet(2).start();
    pump.ask(1, Command::Left);
    pump.double(3000, |_, _, _| true);
    pump.run(1000);
    pump.ask(1, Command::Right);
    pump.double(2000, |_, _, _| true);
    // The first heartbeats arrive after all else.
    pump.delay_until(6000, |_, _, msg| matches!(msg, Msg::Beat { .. }));
    pump.run(9000);
    assert_eq!((pump.done(1), pump.done(2)), (vec![1, 2], vec![1, 2]));
    assert!(!pump.notes_of(2).iter().any(|note| matches!(note, Note::CrossedOut { .. })));
}

#[test]
fn a_rebooted_backup_asks_for_what_it_missed() {
    let mut pump = fleet(3).start();
    pump.ask(1, Command::Left);
    pump.run(2000);
    pump.reboot(2, 4000);
    for _ in 0..3 {
        pump.ask(1, Command::Forward);
        pump.run(1000);
    }
    assert_eq!(pump.done(2), [1]);
    pump.run(6000);
    assert_eq!(pump.done(2), [1, 2, 3, 4]);
    assert!(pump.notes_of(2).contains(&Note::CaughtUp { from: RobotId(1), count: 3 }));
}

#[test]
fn moves_in_the_queue_are_executed_after_a_reboot_but_nobody_is_answered() {
    let chances = Chances { motion: SpanRange::ms(500, 500), ..Chances::default() };
    let mut pump = fleet(2).start_with(chances);
    let tickets: Vec<_> = (0..3).map(|_| pump.ask(1, Command::Forward)).collect();
    pump.run(700);
    assert_eq!(pump.done(1), [1]);
    pump.reboot(1, 1000);
    pump.run(6000);
    assert_eq!((pump.done(1), pump.done(2)), (vec![1, 2, 3], vec![1, 2, 3]));
    let answered: Vec<bool> = tickets.iter().map(|ticket| pump.is_done(*ticket)).collect();
    assert_eq!(answered, [true, false, false]);
    assert_eq!(pump.role(1), (Role::Primary, 1));
}

#[test]
fn a_command_sent_again_is_numbered_and_executed_again() {
    let mut pump = fleet(2).start();
    let ticket = pump.ask(1, Command::Left);
    pump.run(2000);
    pump.ask_again(1, Call { ticket, command: Command::Left });
    pump.run(3000);
    assert_eq!((pump.done(1), pump.done(2)), (vec![1, 1], vec![1, 1]));
    assert_eq!(pump.answers.len(), 2);
}

#[test]
fn synchronous_means_done_only_after_every_backup_has_confirmed() {
    let mut pump = fleet(3).sync().start();
    let call = pump.ask(1, Command::Left);
    pump.run(900);
    assert_eq!(pump.done(1), [1], "executed at once");
    assert!(!pump.is_done(call));
    pump.run(200);
    assert!(pump.is_done(call));
    assert!(pump.notes_of(1).contains(&Note::Agreed { index: 1, ticket: Some(call) }));
}

#[test]
fn with_synchronous_replication_one_silent_backup_stops_every_answer() {
    let mut pump = fleet(3).sync().start();
    pump.cut(1, 3);
    let call = pump.ask(1, Command::Left);
    pump.run(60_000);
    assert!(!pump.is_done(call));
    let waits = Wait::Confirmations { ticket: Some(call), have: 2, need: 3 };
    assert_eq!(pump.robot(1).view().waits, waits);
    assert!(!pump.robot(1).view().pending.iter().any(|pending| pending.agreed));
    pump.mend_all();
    pump.run(4000);
    assert!(pump.is_done(call));
    assert_eq!(pump.robot(1).view().waits, Wait::Command);
}

#[test]
fn a_lost_confirmation_is_made_good_by_the_next_heartbeat() {
    let mut pump = fleet(2).sync().start();
    let call = pump.ask(1, Command::Left);
    pump.run(600);
    assert!(pump.lose(|_, _, msg| matches!(msg, Msg::Wrote { .. })) > 0);
    pump.run(3000);
    assert!(pump.is_done(call));
    pump.run(2000);
    let chatter = pump.in_flight(|_, _, msg| matches!(msg, Msg::Wrote { .. }));
    assert_eq!(chatter, 0, "once all is known, heartbeats need no answer");
}

#[test]
fn each_move_is_answered_once_and_a_late_confirmation_takes_nothing_back() {
    let mut pump = fleet(2).sync().start();
    for _ in 0..3 {
        pump.ask(1, Command::Left);
        pump.run(3000);
    }
    assert_eq!(pump.answers.len(), 3);
    pump.forge(2, 1, Msg::Wrote { epoch: 1, upto: 1 });
    assert_eq!(pump.robot(1).view().waits, Wait::Command, "all three are known to be there");
}

#[test]
fn with_wait_a_backup_notes_the_silence_once_and_waits_for_ever() {
    let mut pump = fleet(2).start();
    pump.ask(1, Command::Left);
    pump.run(2000);
    pump.cut(1, 2);
    pump.run(60_000);
    let heard_nothing = Note::HeardNothing { from: Some(RobotId(1)) };
    let times =
        |pump: &super::pump::Pump| pump.notes_of(2).iter().filter(|note| **note == heard_nothing).count();
    assert_eq!(times(&pump), 1);
    assert_eq!(pump.role(2), (Role::Backup, 1));
    let call = pump.ask(2, Command::Left);
    let refused = Answer::Refused(Refusal::NotPrimary { primary: RobotId(1) });
    assert_eq!(pump.answer_to(call), Some(refused));
    assert_eq!(pump.robot(2).view().waits, Wait::SignOfLife { from: Some(RobotId(1)), timer: None });
    pump.mend_all();
    pump.run(5000);
    pump.cut(1, 2);
    pump.run(60_000);
    assert_eq!(times(&pump), 2, "a new silence is noted again");
}

#[test]
fn with_take_over_the_patience_shows() {
    let pump = fleet(2).take_over().start();
    let waits = Wait::SignOfLife { from: Some(RobotId(1)), timer: Some(Timer::Silence) };
    assert_eq!(pump.robot(2).view().waits, waits);
}
