//! What teams see: passing up, client sessions (dissertation §6.3), refusals.

use super::fleet::Fleet;
use super::*;

/// A leader of term 6 among three with its no-op agreed, and a helper that has the next round agreed.
fn leader() -> Raft {
    let mut raft = robot(1, 3, 5, &[]);
    raft.elect();
    raft.get(2, Msg::Appended { term: 6, round: 1, upto: 1 });
    raft
}

fn agree_all(raft: &mut Raft) -> Vec<Effect> {
    let upto = raft.disk.log.last().index;
    raft.get(2, Msg::Appended { term: 6, round: 100, upto })
}

fn execute(raft: &mut Raft, call: Call, after: u64) -> Vec<Effect> {
    raft.take(Input::Executed { call, outcome: outcome(1, call, after) })
}

fn done(number: u32, after: u64) -> (Ticket, Answer) {
    (ticket(number), Answer::Done(outcome(1, left(number), after)))
}

/// §6.3: a command that was executed is answered at once with its first outcome and not executed.
#[test]
fn a_second_asking_gets_the_first_outcome() {
    let mut raft = leader();
    raft.take(Input::Ask(left(1)));
    agree_all(&mut raft);
    assert_eq!(answers(&execute(&mut raft, left(1), 1)), [done(1, 1)]);
    raft.take(Input::Ask(left(2)));
    agree_all(&mut raft);
    execute(&mut raft, left(2), 2);
    let again = raft.take(Input::Ask(left(1)));
    assert_eq!(answers(&again), [done(1, 1)]);
    assert_eq!((sent(&again), executes(&again)), (vec![], vec![]));
    assert!(notes(&again).contains(&Note::AskedTwice { ticket: ticket(1) }));
    assert_eq!(raft.inspect().log.len(), 3);
}

/// §6.3: several commands of a team may be under way. A3 is lost, A4 is done, A3 comes again and is
/// executed: the last number alone would not do.
#[test]
fn a_lost_command_is_executed_after_a_later_one() {
    let mut raft = leader();
    raft.take(Input::Ask(left(4)));
    agree_all(&mut raft);
    execute(&mut raft, left(4), 1);
    raft.take(Input::Ask(left(3)));
    assert_eq!(executes(&agree_all(&mut raft)), [left(3)]);
    assert_eq!(answers(&execute(&mut raft, left(3), 2)), [done(3, 2)]);
}

/// §6.3: a command that is in the leader's log and not executed yet is not written down again;
/// whoever asked is answered when it is executed, each once.
#[test]
fn a_command_under_way_is_not_written_down_again() {
    let mut raft = leader();
    raft.take(Input::Ask(left(1)));
    raft.take(Input::Ask(left(1)));
    raft.get(3, Msg::PassUp { call: left(1) });
    raft.get(3, Msg::PassUp { call: left(1) });
    assert_eq!(raft.inspect().log.len(), 2);
    assert_eq!(executes(&agree_all(&mut raft)), [left(1)]);
    raft.take(Input::Ask(left(1)));
    assert_eq!(raft.inspect().log.len(), 2);
    let end = execute(&mut raft, left(1), 1);
    assert_eq!(answers(&end), [done(1, 1)]);
    assert_eq!(sent(&end), [(3, Msg::Result { ticket: ticket(1), answer: done(1, 1).1 })]);
}

/// §6.3: the same command twice in the log is executed once, at every robot alike, even while the
/// first is still in the body's queue; what follows is not held up.
#[test]
fn a_command_twice_in_the_log_is_executed_once() {
    let mut raft = robot(2, 3, 5, &[]);
    let log: Vec<Entry> =
        [1, 2, 1, 3, 3].iter().map(|number| Entry { term: 5, call: Some(left(*number)) }).collect();
    let append = Msg::Append { term: 5, round: 1, prev: at(0, 0), commit: 5, entries: log };
    let effects = raft.get(1, append);
    assert_eq!(executes(&effects), [left(1), left(2), left(3)]);
    let twice = notes(&effects).into_iter().filter(|note| matches!(note, Note::AskedTwice { .. })).count();
    assert_eq!(twice, 2);
    for (number, applied) in [(1, 1), (2, 3), (3, 5)] {
        let call = left(number);
        raft.take(Input::Executed { call, outcome: outcome(2, call, u64::from(number)) });
        assert_eq!(raft.inspect().applied, applied, "a skipped entry is done with what precedes it");
    }
}

/// A follower passes a command to its leader and brings the answer back.
#[test]
fn a_follower_passes_up_and_back() {
    let mut fleet = Fleet::new(3, Pictures::Agreed, 2);
    let leader = fleet.until_led();
    let follower = leader % 3 + 1;
    fleet.run(2_000);
    fleet.ask(follower, left(1));
    let note = Note::PassedUp { ticket: ticket(1), leader: RobotId(leader) };
    assert!(fleet.notes.iter().any(|(_, robot, said)| (*robot, *said) == (RobotId(follower), note)));
    fleet.run(5_000);
    assert_eq!(fleet.answers_to(ticket(1)), [Answer::Done(outcome(leader, left(1), 1))]);
    for robot in &fleet.robots {
        assert_eq!(robot.executed, [ticket(1)], "everybody has moved");
    }
}

/// What was passed up to a robot that does not lead any more is refused, not passed on in circles.
#[test]
fn what_is_passed_up_to_the_wrong_robot_is_refused() {
    let mut raft = robot(1, 3, 5, &[]);
    raft.get(2, Msg::Append { term: 5, round: 1, prev: at(0, 0), commit: 0, entries: vec![] });
    let effects = raft.get(3, Msg::PassUp { call: left(1) });
    let answer = Answer::Refused(Refusal::NoLeader);
    assert_eq!(sent(&effects), [(3, Msg::Result { ticket: ticket(1), answer })]);
}

/// Without a leader a command is refused, unless it is written down here: then it may yet be
/// executed, and *refused* could turn out untrue.
#[test]
fn a_refusal_is_never_untrue() {
    let mut raft = robot(1, 3, 5, &[5]);
    for call in [left(2), picture(3)] {
        let effects = raft.take(Input::Ask(call));
        assert_eq!(answers(&effects), [(call.ticket, Answer::Refused(Refusal::NoLeader))]);
    }
    assert_eq!(answers(&raft.take(Input::Ask(left(1)))), []);
    raft.get(2, Msg::Append { term: 5, round: 1, prev: at(1, 5), commit: 1, entries: vec![] });
    assert_eq!(answers(&execute(&mut raft, left(1), 1)), [done(1, 1)]);
}

/// Executed means agreed, whatever this robot is by now: it answers.
#[test]
fn an_executed_command_is_answered_without_a_leader() {
    let mut raft = leader();
    raft.take(Input::Ask(left(1)));
    agree_all(&mut raft);
    raft.get(3, Msg::Vote { term: 9, granted: false });
    assert_eq!(raft.view().role, RoleName::Follower);
    assert_eq!(answers(&execute(&mut raft, left(1), 1)), [done(1, 1)], "begun as a leader");
    assert_eq!(answers(&raft.take(Input::Ask(left(1)))), [done(1, 1)]);
}

/// A leader that falls says nothing about the moves under way; once they are crossed out, a later
/// asking is a new one.
#[test]
fn a_fallen_leader_says_nothing_about_moves() {
    let mut raft = leader();
    raft.take(Input::Ask(left(1)));
    let fallen = raft.take_at(NOW + crate::time::Span(3000), Input::Timer(Timer::MajorityCheck));
    assert_eq!((raft.view().role, answers(&fallen)), (RoleName::Follower, vec![]));
    let entries = vec![Entry { term: 7, call: None }];
    let crossed = raft.get(2, Msg::Append { term: 7, round: 1, prev: at(1, 6), commit: 2, entries });
    assert!(notes(&crossed).contains(&Note::CrossedOut { from: 2, count: 1 }));
    assert!(raft.memory.waiting.is_empty());
    let again = raft.take(Input::Ask(left(1)));
    assert_eq!(sent(&again), [(2, Msg::PassUp { call: left(1) })]);
}

/// A leader that nobody answers takes so many commands and no more.
#[test]
fn a_leader_takes_only_so_many() {
    let mut raft = leader();
    for number in 1..=1000 {
        assert_eq!(answers(&raft.take(Input::Ask(left(number)))), []);
    }
    let full = raft.take(Input::Ask(left(1001)));
    assert_eq!(answers(&full), [(ticket(1001), Answer::Refused(Refusal::Busy))]);
    agree_all(&mut raft);
    assert_eq!(answers(&raft.take(Input::Ask(left(1001)))), []);
}

/// What a robot shows: its role, what is written down and not executed, and what it waits for.
#[test]
fn the_view() {
    use crate::protocol::{Pending, Wait};
    let mut raft = leader();
    assert_eq!(raft.view().waits, Wait::Command);
    raft.take(Input::Ask(left(1)));
    let view = raft.view();
    assert_eq!((view.role, view.era, view.leader), (RoleName::Leader, Some(6), Some(RobotId(1))));
    assert_eq!(view.pending, [Pending { call: left(1), agreed: false }]);
    assert_eq!(view.waits, Wait::Confirmations { ticket: Some(ticket(1)), have: 1, need: 2 });
    agree_all(&mut raft);
    assert_eq!(raft.view().pending, [Pending { call: left(1), agreed: true }]);
    execute(&mut raft, left(1), 1);
    assert_eq!(raft.view().pending, []);
    for number in 2..=20 {
        raft.take(Input::Ask(left(number)));
    }
    let shown: Vec<u32> = raft.view().pending.iter().map(|pending| pending.call.ticket.number).collect();
    assert_eq!(shown, (9..=20).collect::<Vec<_>>());
}
