//! What a reboot leaves and what it takes (Raft Figure 2: persistent and volatile state).

use super::fleet::Fleet;
use super::*;

fn fed() -> Raft {
    let mut raft = robot(1, 3, 5, &[]);
    let append =
        Msg::Append { term: 5, round: 1, prev: at(0, 0), commit: 3, entries: entries(&[5, 5, 5, 5]) };
    let effects = raft.get(2, append);
    assert_eq!(executes(&effects), [left(1), left(2), left(3)]);
    raft.take(Input::Executed { call: left(1), outcome: outcome(1, left(1), 1) });
    raft
}

/// Term, vote, log and the number of executed commands stay; role, votes and what is agreed go.
#[test]
fn exactly_the_disk_stays() {
    let mut raft = fed();
    raft.get(3, Msg::Vote { term: 6, granted: false });
    raft.get(3, Msg::VoteForMe { term: 6, last: at(9, 6) });
    let before = raft.clone();
    let effects = raft.take(Input::Restart { executed: 1 });
    let seen = raft.inspect();
    assert_eq!((seen.term, seen.vote, seen.applied), (6, Some(RobotId(3)), 1));
    assert_eq!(seen.log, before.inspect().log);
    assert_eq!(seen.commit, 1, "what was executed was agreed; of the rest it knows nothing");
    assert_eq!((raft.view().role, raft.view().leader), (RoleName::Follower, None));
    assert!(sets(&effects, Timer::Silence));
    assert_eq!(raft.disk, before.disk);
}

/// A vote given before the reboot binds after it.
#[test]
fn a_vote_survives() {
    let mut raft = robot(1, 3, 5, &[]);
    raft.get(2, Msg::VoteForMe { term: 6, last: at(0, 0) });
    raft.take(Input::Restart { executed: 0 });
    let effects = raft.get(3, Msg::VoteForMe { term: 6, last: at(9, 5) });
    assert_eq!(sent_to(&effects, 3), Msg::Vote { term: 6, granted: false });
}

/// A reboot between handing over and executing: nothing is handed over until somebody says again
/// what is agreed; then it goes on after the last executed entry. None twice, none left out.
#[test]
fn execution_goes_on_where_the_body_stopped() {
    let mut raft = fed();
    assert_eq!(executes(&raft.take(Input::Restart { executed: 1 })), []);
    let silent = Msg::Append { term: 5, round: 2, prev: at(4, 5), commit: 0, entries: vec![] };
    assert_eq!(executes(&raft.get(2, silent)), []);
    let told = Msg::Append { term: 5, round: 3, prev: at(4, 5), commit: 4, entries: vec![] };
    assert_eq!(executes(&raft.get(2, told)), [left(2), left(3), left(4)]);
    raft.take(Input::Executed { call: left(2), outcome: outcome(1, left(2), 2) });
    assert_eq!(raft.inspect().applied, 2);
}

/// The client sessions are on the disk: after a reboot a command is still not executed twice.
#[test]
fn sessions_survive() {
    let mut raft = fed();
    raft.take(Input::Restart { executed: 1 });
    let effects = raft.take(Input::Ask(left(1)));
    assert_eq!(answers(&effects), [(ticket(1), Answer::Done(outcome(1, left(1), 1)))]);
}

/// All robots off and on again, in the middle of their work: the same moves, each once.
#[test]
fn all_robots_rebooted_at_once() {
    for seed in 0..40 {
        let mut fleet = Fleet::new(3, Pictures::Agreed, seed);
        let leader = fleet.until_led();
        for number in 1..=8 {
            fleet.ask(leader, left(number));
            fleet.run(300);
        }
        (1..=3).for_each(|robot| fleet.reboot(robot, 2_000));
        fleet.run(3_000);
        fleet.until_led();
        fleet.run(15_000);
        let first = fleet.robots[0].executed.clone();
        assert!(!first.is_empty(), "seed {seed}");
        for robot in &fleet.robots {
            assert_eq!(robot.executed, first, "seed {seed}");
        }
    }
}
