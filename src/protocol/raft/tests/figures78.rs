//! Raft, Figures 7 and 8.

use super::*;

/// Figure 7: whatever a follower's log looks like when the leader of term 8 comes to power, it
/// becomes the leader's. The way back takes at most one refusal for each term (§5.3).
#[test]
fn figure_7_every_log_is_repaired() {
    let logs: [(&str, &[u64]); 6] = [
        ("a", &[1, 1, 1, 4, 4, 5, 5, 6, 6]),
        ("b", &[1, 1, 1, 4]),
        ("c", &[1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6]),
        ("d", &[1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7]),
        ("e", &[1, 1, 1, 4, 4, 4, 4]),
        ("f", &[1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3]),
    ];
    for (name, log) in logs {
        let mut leader = robot(1, 5, 7, &[1, 1, 1, 4, 4, 5, 5, 6, 6, 6]);
        let mut follower = robot(2, 5, 7, log);
        let mut message = sent_to(&leader.elect(), 2);
        let mut refusals = 0;
        loop {
            let answer = sent_to(&follower.get(1, message), 1);
            refusals += u32::from(matches!(answer, Msg::Rejected { .. }));
            let next = sent(&leader.get(2, answer)).into_iter().find(|(to, _)| *to == 2);
            match next {
                Some((_, next)) => message = next,
                None => break,
            }
        }
        assert_eq!(follower.inspect().log, leader.inspect().log, "({name})");
        assert!(refusals <= 3, "({name}) took {refusals} refusals");
    }
}

/// Figure 8 (a) to (c): five robots; entry 2 of term 2 is on Robots 1 and 2 when Robot 1 falls, Robot
/// 5 writes another entry 2 in term 3 and falls, Robot 1 leads again in term 4 and brings its entry
/// 2 to Robot 3 as well.
fn figure_8_c() -> Vec<Raft> {
    let mut robots: Vec<Raft> = (1..=5).map(|me| robot(me, 5, 1, &[1])).collect();
    // (a) Robot 1 leads term 2 and reaches only Robot 2 with its entry. The no-op serves as the entry.
    lose_patience(&mut robots, 1, &[1, 2, 3]);
    for lagging in &mut robots[2..] {
        *lagging = robot(lagging.config.me.0, 5, 2, &[1]);
    }
    let two = |robots: &[Raft]| robots.iter().map(terms).collect::<Vec<_>>();
    assert_eq!(two(&robots), [vec![1, 2], vec![1, 2], vec![1], vec![1], vec![1]]);
    for robot in &mut robots {
        robot.take(Input::Restart { executed: 0 });
    }
    // (b) Robot 5 leads term 3 with the votes of 3 and 4, and reaches nobody with its entry.
    lose_patience(&mut robots, 5, &[3, 4, 5]);
    for lagging in &mut robots[2..4] {
        *lagging = robot(lagging.config.me.0, 5, 3, &[1]);
    }
    assert_eq!(two(&robots), [vec![1, 2], vec![1, 2], vec![1], vec![1], vec![1, 3]]);
    // (c) Robot 1 leads term 4; Robot 3 gets entry 2 of term 2, but not yet the one of term 4.
    robots[0].disk.term = 3;
    robots[0].take(Input::Restart { executed: 0 });
    robots[0].elect();
    let old = robots[0].disk.log.copy_from(2, 1);
    for other in [2, 3] {
        let append = Msg::Append { term: 4, round: 1, prev: at(1, 1), commit: 0, entries: old.clone() };
        let answer = sent_to(&robots[other - 1].get(1, append), 1);
        assert_eq!(answer, Msg::Appended { term: 4, round: 1, upto: 2 });
        robots[0].get(u8::try_from(other).unwrap(), answer);
    }
    robots
}

/// Figure 8 (c) and §5.4.2: entry 2 is on a majority, and still not agreed, because it is of an
/// older term (logcabin #44).
#[test]
fn figure_8_c_an_old_entry_on_a_majority_is_not_agreed() {
    let robots = figure_8_c();
    let has_it = robots.iter().filter(|robot| terms(robot).get(1) == Some(&2)).count();
    assert_eq!(has_it, 3);
    assert_eq!(robots[0].inspect().matched(RobotId(3)), Some(2));
    assert_eq!(robots[0].inspect().commit, 0);
}

/// Figure 8 (d): rightly so, for Robot 5 can still be elected and cross it out everywhere.
#[test]
fn figure_8_d_the_old_entry_can_be_crossed_out() {
    let mut robots = figure_8_c();
    for robot in &mut robots {
        robot.take(Input::Restart { executed: 0 });
    }
    robots[4].disk.term = 4;
    lose_patience(&mut robots, 5, &[2, 3, 4, 5]);
    for robot in &robots[1..] {
        assert_eq!(terms(robot), [1, 3, 5]);
    }
    assert_eq!(robots[4].inspect().commit, 3);
}

/// Figure 8 (e): once an entry of term 4 is on a majority, everything before it is agreed, and Robot
/// 5 cannot be elected any more.
#[test]
fn figure_8_e_an_entry_of_the_own_term_makes_it_agreed() {
    let mut robots = figure_8_c();
    let effects = robots[0].take(Input::Timer(Timer::Heartbeat));
    exchange(&mut robots, 1, &effects, &[1, 2, 3]);
    let effects = robots[0].take(Input::Timer(Timer::Heartbeat));
    exchange(&mut robots, 1, &effects, &[1, 2, 3]);
    assert_eq!(terms(&robots[2]), [1, 2, 4]);
    assert_eq!(robots[0].inspect().commit, 3);
    for robot in &mut robots {
        robot.take(Input::Restart { executed: 0 });
    }
    robots[4].disk.term = 4;
    lose_patience(&mut robots, 5, &[2, 3, 4, 5]);
    assert_eq!(robots[4].view().role, RoleName::PreCandidate);
    lose_patience(&mut robots, 1, &[1, 2, 3]);
    assert!(robots[0].inspect().leads);
}
