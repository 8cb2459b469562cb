//! Pictures: ReadIndex (dissertation §6.4) and the switch that does without.

use super::fleet::Fleet;
use super::*;

/// A leader of term 6 among three whose no-op (entry 1) is not agreed yet.
fn new_leader() -> Raft {
    let mut raft = robot(1, 3, 5, &[]);
    raft.elect();
    raft
}

fn round_of(effects: &[Effect], to: u8) -> u64 {
    let Msg::Append { round, .. } = sent_to(effects, to) else { panic!("an append") };
    round
}

fn yes(round: u64, upto: u64) -> Msg {
    Msg::Appended { term: 6, round, upto }
}

/// §6.4 step 1: without an agreed entry of its own term a leader does not know what is agreed, even
/// if a majority confirms that it leads (etcd #7331, tikv #6340).
#[test]
fn no_picture_before_an_entry_of_the_own_term_is_agreed() {
    let mut raft = robot(1, 3, 5, &[4, 4]);
    raft.elect();
    let asked = raft.take(Input::Ask(picture(1)));
    let confirmed = raft.get(2, yes(round_of(&asked, 2), 0));
    assert_eq!(executes(&confirmed), []);
    let agreed = raft.get(2, yes(1, 3));
    assert_eq!(raft.inspect().commit, 3);
    assert_eq!(executes(&agreed), [left(1), left(2), picture(1)], "the moves before the picture");
    assert!(notes(&agreed).contains(&Note::ReadConfirmed { ticket: ticket(1), index: 3 }));
}

/// §6.4 step 3: a majority must answer a round that began after the picture was asked for. An answer
/// to an older one proves nothing about now.
#[test]
fn only_a_round_begun_after_the_question_confirms() {
    let mut raft = new_leader();
    raft.get(2, yes(1, 1));
    let before = raft.take(Input::Timer(Timer::Heartbeat));
    let asked = raft.take(Input::Ask(picture(1)));
    let new = round_of(&asked, 2);
    for other in [2, 3] {
        assert_eq!(executes(&raft.get(other, yes(round_of(&before, other), 1))), []);
    }
    assert_eq!(executes(&raft.get(2, Msg::Appended { term: 5, round: new, upto: 1 })), [], "of another term");
    assert_eq!(raft.view().waits, crate::protocol::Wait::Majority { ticket: ticket(1) });
    assert_eq!(executes(&raft.get(2, yes(new, 1))), [picture(1)]);
    assert_eq!(executes(&raft.get(3, yes(new + 9, 1))), [], "once");
}

/// §6.4: any answer of this term to a later round confirms, a refusal as well: it says whom its
/// sender recognises.
#[test]
fn a_refusal_confirms_as_well() {
    let mut raft = new_leader();
    raft.get(2, yes(1, 1));
    let round = round_of(&raft.take(Input::Ask(picture(1))), 3);
    let refusal = Msg::Rejected { term: 6, round, hint: at(0, 0) };
    assert_eq!(executes(&raft.get(3, refusal)), [picture(1)]);
}

/// A lost confirmation does not keep a picture waiting for ever.
#[test]
fn the_next_heartbeat_confirms_what_got_lost() {
    let mut raft = new_leader();
    raft.get(2, yes(1, 1));
    raft.take(Input::Ask(picture(1)));
    let round = round_of(&raft.take(Input::Timer(Timer::Heartbeat)), 2);
    assert_eq!(executes(&raft.get(2, yes(round, 1))), [picture(1)]);
}

/// §6.4: five robots need three, the leader included, and one robot counts once.
#[test]
fn a_majority_of_five_confirms() {
    let mut raft = robot(1, 5, 5, &[]);
    raft.elect();
    raft.get(2, yes(1, 1));
    raft.get(3, yes(2, 1));
    let asked = raft.take(Input::Ask(picture(1)));
    for round in 0..2 {
        assert_eq!(executes(&raft.get(2, yes(round_of(&asked, 2) + round, 1))), []);
    }
    assert_eq!(executes(&raft.get(4, yes(round_of(&asked, 4), 0))), [picture(1)]);
}

/// A leader that has lost its majority serves no pictures; it refuses those that wait, and so does
/// one that hears of a higher term.
#[test]
fn no_picture_without_a_majority() {
    for (fall, why) in [
        (Input::Timer(Timer::MajorityCheck), Refusal::LostMajority),
        (Input::Message { from: RobotId(2), body: Msg::Vote { term: 9, granted: false } }, Refusal::NoLeader),
    ] {
        let mut raft = new_leader();
        raft.get(2, yes(1, 1));
        raft.get(3, Msg::PassUp { call: picture(2) });
        let asked = raft.take(Input::Ask(picture(1)));
        let fallen = raft.take_at(NOW + crate::time::Span(3000), fall);
        assert_eq!(answers(&fallen), [(ticket(1), Answer::Refused(why))]);
        let result = Msg::Result { ticket: ticket(2), answer: Answer::Refused(why) };
        assert_eq!(sent(&fallen), [(3, result)]);
        assert_eq!(executes(&raft.get(2, yes(round_of(&asked, 2), 1))), []);
    }
}

/// The picture is taken after all that it must show, and answered to whoever passed it up.
#[test]
fn the_picture_of_a_follower_goes_by_the_leader() {
    let mut fleet = Fleet::new(3, Pictures::Agreed, 4);
    let leader = fleet.until_led();
    let follower = leader % 3 + 1;
    for number in 1..=5 {
        fleet.ask(leader, left(number));
    }
    fleet.ask(follower, picture(6));
    fleet.run(8_000);
    let Answer::Done(outcome) = fleet.answers_to(ticket(6))[0] else { panic!("a picture") };
    assert_eq!((outcome.robot, outcome.deed), (RobotId(leader), Deed::Photographed));
}

/// A picture asked for after a move was answered *done* shows that move, at every leader that ever
/// answers one, while leaders change (R14 is checked by the referee; this makes leaders change).
#[test]
fn pictures_are_fresh_while_leaders_change() {
    for seed in 0..40 {
        let mut fleet = Fleet::new(5, Pictures::Agreed, seed);
        for round in 0..6 {
            let number = round * 10 + 1;
            let old = fleet.until_led();
            (1..=5).for_each(|other| fleet.link(old, other, false));
            fleet.run(7_000);
            let new = fleet.until_led();
            fleet.ask(new, left(number));
            fleet.run(3_000);
            assert!(fleet.is_done(ticket(number)), "seed {seed}");
            for robot in 1..=5 {
                fleet.ask(robot, picture(number + u32::from(robot)));
            }
            fleet.run(5_000);
            for robot in 1..=5 {
                let taken = fleet.is_done(ticket(number + u32::from(robot)));
                assert_eq!(taken, robot != old, "seed {seed}: asked of Robot {robot}, {old} is cut off");
            }
            fleet.mend_all();
        }
    }
}

/// The old leader that does not know yet that another leads takes no picture (kanaka/raft.js does).
#[test]
fn a_leader_behind_the_times_takes_no_picture() {
    for seed in 0..40 {
        let mut fleet = Fleet::new(3, Pictures::Agreed, seed);
        let old = fleet.until_led();
        let others: Vec<u8> = (1..=3).filter(|robot| *robot != old).collect();
        fleet.link(old, others[0], false);
        fleet.link(old, others[1], false);
        fleet.ask(old, picture(1));
        fleet.run(7_000);
        assert_eq!(fleet.answers_to(ticket(1)), [Answer::Refused(Refusal::LostMajority)], "seed {seed}");
    }
}

/// The switch *from the robot asked*: whoever is asked takes the picture at once from its own state,
/// leader or not, cut off or not.
#[test]
fn a_local_picture_needs_nobody() {
    let mut raft = Raft::new(config_with(1, 3, Pictures::Local));
    let asked = raft.take(Input::Ask(picture(1)));
    assert_eq!(executes(&asked), [picture(1)]);
    assert_eq!(sent(&asked), []);
    let done = raft.take(Input::Executed { call: picture(1), outcome: outcome(1, picture(1), 0) });
    assert_eq!(answers(&done), [(ticket(1), Answer::Done(outcome(1, picture(1), 0)))]);
}

/// What the switch costs: a robot that is cut off shows an old picture. Witness for the law that is
/// not promised then.
#[test]
fn a_local_picture_may_be_stale() {
    let mut fleet = Fleet::new(3, Pictures::Local, 1);
    let leader = fleet.until_led();
    let lost = leader % 3 + 1;
    (1..=3).for_each(|other| fleet.link(lost, other, false));
    fleet.ask(leader, left(1));
    fleet.run(3_000);
    assert!(fleet.is_done(ticket(1)));
    let mut raft = fleet.robot(lost).clone();
    assert_eq!(executes(&raft.take(Input::Ask(picture(2)))), [picture(2)]);
    assert_eq!(fleet.robots[RobotId(lost).index()].executed, []);
}

/// §6.4 step 3, across terms: rounds are counted anew in each term, so a follower's refusal of an
/// append that this leader had sent in an *earlier* term, arriving in this one, must confirm nothing.
#[test]
fn a_refusal_of_an_append_of_an_older_term_confirms_nothing() {
    let mut follower = robot(2, 3, 7, &[1]);
    let old = Msg::Append { term: 5, round: 500, prev: at(1, 1), commit: 1, entries: Vec::new() };
    let refusal = sent_to(&follower.get(1, old), 1);
    let Msg::Rejected { term: 7, round, hint } = refusal else { panic!("{refusal:?}") };
    let mut leader = new_leader();
    leader.get(2, yes(1, 1));
    leader.take(Input::Ask(picture(1)));
    assert_eq!(executes(&leader.get(2, Msg::Rejected { term: 6, round, hint })), []);
}
