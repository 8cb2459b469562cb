//! PreVote (dissertation §9.6), CheckQuorum (§6.2) and their interplay.

use super::fleet::Fleet;
use super::*;

fn fleet(robots: u8) -> (Fleet, u8) {
    let mut fleet = Fleet::new(robots, Pictures::Agreed, 1);
    let leader = fleet.until_led();
    (fleet, leader)
}

fn another(fleet: &Fleet, than: &[u8]) -> u8 {
    (1..=fleet.count()).find(|robot| !than.contains(robot)).unwrap()
}

fn cut_off(fleet: &mut Fleet, robot: u8) {
    (1..=fleet.count()).for_each(|other| fleet.link(robot, other, false));
}

/// Raft §5.2: somebody is elected, with a randomised patience, and stays.
#[test]
fn somebody_is_elected_and_stays() {
    for seed in 0..50 {
        let mut fleet = Fleet::new(5, Pictures::Agreed, seed);
        let leader = fleet.until_led();
        assert!(fleet.now < SimTime(30_000), "seed {seed} took until {}", fleet.now);
        let term = fleet.robot(leader).inspect().term;
        fleet.run(120_000);
        for robot in 1..=5 {
            assert_eq!(fleet.robot(robot).view().leader, Some(RobotId(leader)));
            assert_eq!(fleet.robot(robot).inspect().term, term);
        }
    }
}

/// Dissertation §9.6: a robot that is cut off asks and asks, its term does not grow, and it disturbs
/// nobody when it is back.
#[test]
fn a_robot_cut_off_neither_grows_its_term_nor_disturbs() {
    let (mut fleet, leader) = fleet(3);
    let term = fleet.robot(leader).inspect().term;
    let lost = another(&fleet, &[leader]);
    cut_off(&mut fleet, lost);
    fleet.run(120_000);
    assert_eq!(fleet.robot(lost).view().role, RoleName::PreCandidate);
    assert_eq!(fleet.robot(lost).inspect().term, term);
    fleet.mend_all();
    fleet.run(10_000);
    assert_eq!((fleet.leader(), fleet.robot(leader).inspect().term), (Some(leader), term));
    assert_eq!(fleet.robot(lost).view().leader, Some(RobotId(leader)));
}

/// Dissertation §6.2: whoever heard a leader within the least election timeout refuses, and does not
/// even take over the candidate's term.
#[test]
fn whoever_hears_a_leader_disregards_candidates() {
    let life = Msg::Append { term: 5, round: 1, prev: at(0, 0), commit: 0, entries: vec![] };
    let mut raft = robot(1, 3, 5, &[]);
    raft.get(2, life);
    let least = Timing::default().silence.least;
    for (later, hears) in [(0, true), (least.0 - 1, true), (least.0, false)] {
        let later = NOW + crate::time::Span(later);
        let mut raft = raft.clone();
        let mut get = |body| raft.take_at(later, Input::Message { from: RobotId(3), body });
        let word = if hears { Word::No } else { Word::Yes };
        let effects = get(Msg::MayIStand { era: 6, last: at(0, 0) });
        assert_eq!(sent_to(&effects, 3), Msg::Word { term: 5, era: 6, word });
        let effects = get(Msg::VoteForMe { term: 6, last: at(0, 0) });
        let term = if hears { 5 } else { 6 };
        assert_eq!(sent_to(&effects, 3), Msg::Vote { term, granted: !hears });
        assert_eq!(raft.inspect().term, term);
    }
}

/// The same for a leader: it hears itself, as long as it hears a majority.
#[test]
fn a_leader_disregards_candidates_while_it_hears_a_majority() {
    let mut raft = robot(1, 3, 5, &[]);
    raft.elect();
    let get = |raft: &mut Raft, later: u64, body| {
        raft.take_at(NOW + crate::time::Span(later), Input::Message { from: RobotId(3), body })
    };
    get(&mut raft, 2000, Msg::VoteForMe { term: 7, last: at(9, 6) });
    assert!(raft.inspect().leads);
    get(&mut raft, 2000, Msg::Appended { term: 6, round: 1, upto: 1 });
    get(&mut raft, 4999, Msg::VoteForMe { term: 7, last: at(9, 6) });
    assert!(raft.inspect().leads);
    get(&mut raft, 5000, Msg::VoteForMe { term: 7, last: at(9, 6) });
    assert_eq!((raft.inspect().leads, raft.inspect().term), (false, 7));
}

/// Raft §5.1 with PreVote and CheckQuorum (etcd #8334, raft-rs #84): a robot that is stuck with a
/// higher term gets back in, because it answers the leader's appends with that term.
#[test]
fn a_robot_with_a_higher_term_gets_back_in() {
    let (mut fleet, leader) = fleet(3);
    let stuck = another(&fleet, &[leader]);
    fleet.robots[RobotId(stuck).index()].raft.disk.term += 5;
    fleet.robots[RobotId(stuck).index()].raft.disk.vote = None;
    let term = fleet.robot(stuck).inspect().term;
    fleet.run(20_000);
    let leader = fleet.until_led();
    assert!(fleet.robot(leader).inspect().term > term);
    assert_eq!(fleet.robot(stuck).view().leader, Some(RobotId(leader)));
}

/// Dissertation §6.2: a leader without a majority lays down its role within two least timeouts, and
/// says why.
#[test]
fn a_leader_without_a_majority_lays_down_its_role() {
    let (mut fleet, leader) = fleet(5);
    let friend = another(&fleet, &[leader]);
    cut_off(&mut fleet, leader);
    fleet.link(leader, friend, true);
    let before = fleet.now;
    fleet.run(7_000);
    let fell = fleet.notes.iter().find(|(at, robot, note)| {
        let why = Note::SteppedDown { was: RoleName::Leader, why: StepDown::NoMajority };
        *at > before && *robot == RobotId(leader) && *note == why
    });
    assert!(fell.is_some());
    assert!(!fleet.robot(leader).inspect().leads);
}

/// The deaf leader, who can send and hears nothing (full omission, TigerBeetle's liveness example):
/// its signs of life keep the others quiet, so it must fall by itself.
#[test]
fn a_deaf_leader_makes_way() {
    let (mut fleet, deaf) = fleet(3);
    (1..=3).for_each(|from| fleet.direct(from, deaf, false));
    fleet.run(7_000);
    let leader = fleet.until_led();
    assert_ne!(leader, deaf);
    let robot = another(&fleet, &[deaf, leader]);
    fleet.ask(robot, left(1));
    fleet.run(5_000);
    assert!(fleet.is_done(ticket(1)));
}

/// The dumb follower, who hears and cannot send, changes nothing for the others.
#[test]
fn a_dumb_follower_changes_nothing() {
    let (mut fleet, leader) = fleet(3);
    let term = fleet.robot(leader).inspect().term;
    let dumb = another(&fleet, &[leader]);
    (1..=3).for_each(|to| fleet.direct(dumb, to, false));
    fleet.run(60_000);
    assert_eq!((fleet.leader(), fleet.robot(leader).inspect().term), (Some(leader), term));
}

/// Product promise: the side with a majority of the configured robots goes on, the other stands
/// still, and what the old leader had not brought to a majority is replaced.
#[test]
fn a_leader_cut_off_with_unagreed_entries_gives_them_up() {
    let (mut fleet, old) = fleet(5);
    cut_off(&mut fleet, old);
    for number in 1..=3 {
        fleet.ask(old, left(number));
    }
    fleet.run(7_000);
    let new = fleet.until_led();
    assert_ne!(new, old);
    fleet.ask(new, left(4));
    fleet.run(5_000);
    assert!(fleet.is_done(ticket(4)));
    assert_eq!(fleet.robot(old).inspect().log.len(), 4, "its own no-op and three moves");
    fleet.mend_all();
    fleet.run(10_000);
    assert_eq!(fleet.robot(old).inspect().log, fleet.robot(new).inspect().log);
    for robot in &fleet.robots {
        assert_eq!(robot.executed, [ticket(4)]);
    }
    for number in 1..=3 {
        assert_eq!(fleet.answers_to(ticket(number)), [], "nobody can know");
    }
}

/// Half of an even split is no majority of the configured robots, however many are within reach.
#[test]
fn two_of_five_stand_still() {
    let (mut fleet, _) = fleet(5);
    fleet.only_links(&[(1, 2), (3, 4)]);
    fleet.run(60_000);
    assert_eq!(fleet.leader(), None);
    for robot in 1..=5 {
        let asked = ticket(u32::from(robot));
        fleet.ask(robot, left(u32::from(robot)));
        assert_eq!(fleet.answers_to(asked), [Answer::Refused(Refusal::NoLeader)]);
    }
}
