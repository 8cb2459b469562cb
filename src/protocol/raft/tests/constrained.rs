//! Bridges and stars: one robot is linked to a majority, and hardly anything else is (openraft #2080,
//! Omni-Paxos, EuroSys 2023).

use super::fleet::Fleet;
use super::*;

/// Five robots, led by `leader`, and any other for the hub.
fn fleet(seed: u64) -> (Fleet, u8, u8) {
    let mut fleet = Fleet::new(5, Pictures::Agreed, seed);
    let leader = fleet.until_led();
    fleet.run(3_000);
    (fleet, leader, leader % 5 + 1)
}

fn star(hub: u8) -> Vec<(u8, u8)> {
    (1..=5).filter(|robot| *robot != hub).map(|robot| (hub, robot)).collect()
}

fn must_progress(fleet: &mut Fleet, at: u8, number: u32) {
    fleet.ask(at, left(number));
    fleet.run(6_000);
    assert!(fleet.is_done(ticket(number)), "a command asked of Robot {at}");
}

/// Quorum loss: the leader keeps only its link to the hub. Its signs of life must not keep the hub
/// from being elected.
#[test]
fn a_leader_linked_only_to_the_hub_makes_way() {
    for seed in 0..30 {
        let (mut fleet, leader, hub) = fleet(seed);
        fleet.only_links(&star(hub));
        fleet.run(7_000);
        assert_ne!(fleet.leader(), Some(leader), "seed {seed}");
        assert_eq!(fleet.until_led(), hub, "seed {seed}: only the hub hears a majority");
        must_progress(&mut fleet, hub, 1);
        must_progress(&mut fleet, leader, 2);
    }
}

/// The same with links to just a majority: 3 of 5, the old leader among them.
#[test]
fn a_hub_with_just_a_majority_leads() {
    for seed in 0..30 {
        let (mut fleet, leader, hub) = fleet(seed);
        let third = hub % 5 + 1;
        fleet.only_links(&[(hub, leader), (hub, third)]);
        fleet.run(7_000);
        assert_eq!(fleet.until_led(), hub, "seed {seed}");
        must_progress(&mut fleet, hub, 1);
    }
}

/// A chain of three: the ends reach each other only by the middle. Somebody leads, and stays.
#[test]
fn a_chain_of_three_is_led_steadily() {
    for seed in 0..30 {
        let mut fleet = Fleet::new(3, Pictures::Agreed, seed);
        fleet.only_links(&[(1, 2), (2, 3)]);
        let leader = fleet.until_led();
        let term = fleet.robot(leader).inspect().term;
        must_progress(&mut fleet, leader, 1);
        must_progress(&mut fleet, 2, 2);
        fleet.run(120_000);
        assert_eq!((fleet.leader(), fleet.robot(leader).inspect().term), (Some(leader), term));
    }
}

/// A leader that keeps a majority goes on, though one robot that is linked to a majority itself cannot
/// hear it. That robot refuses its team; nobody is unseated.
#[test]
fn a_robot_beyond_the_leaders_reach_refuses_and_disturbs_nobody() {
    let (mut fleet, leader, far) = fleet(1);
    let term = fleet.robot(leader).inspect().term;
    fleet.link(leader, far, false);
    fleet.run(60_000);
    assert_eq!((fleet.leader(), fleet.robot(leader).inspect().term), (Some(leader), term));
    must_progress(&mut fleet, leader, 1);
    fleet.ask(far, left(2));
    assert_eq!(fleet.answers_to(ticket(2)), [Answer::Refused(Refusal::NoLeader)]);
}

/// Constrained election: the hub's log is the oldest, and those with newer logs reach nobody but
/// the hub. Plain Raft would stop here for good.
#[test]
fn a_hub_with_the_oldest_log_leads_in_the_end() {
    for seed in 0..30 {
        let (mut fleet, leader, hub) = fleet(seed);
        (1..=5).for_each(|other| fleet.link(hub, other, false));
        for number in 1..=100 {
            fleet.ask(leader, left(number));
        }
        fleet.run(4_000);
        let behind = fleet.robot(hub).inspect().log.len();
        assert!(fleet.robot(leader).inspect().commit > behind as u64, "agreed without the hub");
        fleet.only_links(&star(hub));
        let newest = fleet.robot(leader).inspect().log.clone();
        fleet.run(7_000);
        assert_eq!(fleet.until_led(), hub, "seed {seed}");
        let log = fleet.robot(hub).inspect().log;
        assert!(log.iter().take(newest.len()).eq(newest.iter()), "seed {seed}: nothing agreed is lost");
        // The hub's body has a hundred commands to execute first.
        fleet.run(45_000);
        must_progress(&mut fleet, leader, 101);
    }
}

/// A pre-candidate of term 5 with the log [1, 1] among five; Robots 2 and 3 refuse it for their logs.
fn refused(rounds: u8) -> (Raft, Vec<Effect>) {
    let mut raft = robot(1, 5, 5, &[1, 1]);
    let mut effects = Vec::new();
    for _ in 0..rounds {
        raft.take(Input::Timer(Timer::Silence));
        for (robot, last) in [(2, at(3, 4)), (3, at(4, 4))] {
            effects = raft.get(robot, Msg::Word { term: 5, era: 6, word: Word::Behind { last } });
        }
    }
    (raft, effects)
}

fn newer_log(upto: usize) -> Msg {
    let entries = entries(&[4, 4, 4, 4])[..upto].to_vec();
    Msg::CatchUp { term: 5, era: 6, prev: at(0, 0), entries }
}

/// Plain Raft gets its chance first: only after a second round that failed for nothing but the log
/// does the hub ask for the newest log.
#[test]
fn the_newest_log_is_asked_for_in_the_second_round() {
    let (_, first) = refused(1);
    assert_eq!(sent(&first), []);
    let (raft, second) = refused(2);
    assert_eq!(sent(&second), [(3, Msg::Missing { era: 6, agreed: 0, last: at(2, 1) })]);
    assert_eq!((raft.inspect().term, terms(&raft)), (5, vec![1, 1]));
}

/// The log is taken over only together with a new term, so that no older leader that counted this
/// robot's answers is deceived.
#[test]
fn a_newer_log_is_taken_over_together_with_a_new_term() {
    let (mut raft, _) = refused(2);
    let effects = raft.get(3, newer_log(4));
    assert_eq!((raft.inspect().term, terms(&raft)), (6, vec![4, 4, 4, 4]));
    assert_eq!(raft.view().role, RoleName::Candidate);
    assert_eq!(sent_to(&effects, 2), Msg::VoteForMe { term: 6, last: at(4, 4) });
}

/// What does not help to be elected, or was not asked for, is not taken over.
#[test]
fn a_log_that_does_not_help_is_not_taken_over() {
    // Not as new as that of a robot which is needed.
    let (mut raft, _) = refused(2);
    raft.get(3, newer_log(3));
    assert_eq!(terms(&raft), [1, 1]);
    // Not newer than its own.
    let (mut raft, _) = refused(2);
    raft.get(3, Msg::CatchUp { term: 5, era: 6, prev: at(1, 1), entries: entries(&[1]) });
    assert_eq!(terms(&raft), [1, 1]);
    // For an election that is over.
    let (mut raft, _) = refused(2);
    raft.get(2, Msg::Vote { term: 6, granted: false });
    raft.get(3, newer_log(4));
    assert_eq!((raft.view().role, terms(&raft)), (RoleName::Follower, vec![1, 1]));
    // From a robot whose term is higher: that term comes first.
    let (mut raft, _) = refused(2);
    raft.get(3, Msg::CatchUp { term: 7, era: 6, prev: at(0, 0), entries: entries(&[7; 9]) });
    assert_eq!((raft.inspect().term, terms(&raft)), (7, vec![1, 1]));
}

/// The one that is asked sends its whole rest, however long, and only while nothing but the log
/// speaks against the asker.
#[test]
fn the_whole_rest_is_sent_or_nothing() {
    let ask = Msg::Missing { era: 6, agreed: 2, last: at(2, 4) };
    let mut raft = robot(3, 5, 5, &[4; 300]);
    let Msg::CatchUp { prev, entries, .. } = sent_to(&raft.get(1, ask.clone()), 1) else { panic!() };
    assert_eq!((prev, entries.len()), (at(2, 4), 298));
    raft.get(2, Msg::Append { term: 5, round: 1, prev: at(0, 0), commit: 0, entries: vec![] });
    assert_eq!(sent(&raft.get(1, ask)), [], "it hears a leader");
}
