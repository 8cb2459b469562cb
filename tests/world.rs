//! The world without any coordination: bodies, teams, lines, reboots. What the schemes add is tested
//! elsewhere.

use std::rc::Rc;

use lockstep::command::{Command, Deed};
use lockstep::ids::{Direction, Place, RobotId, TeamId};
use lockstep::maze::MazeSource;
use lockstep::network::Loss;
use lockstep::protocol::Scheme;
use lockstep::record::{Record, Verdict, What};
use lockstep::setup::{Act, Address, InFlight, Setup, TeamSetup, TimedAct, Touch};
use lockstep::time::{SimTime, Span};
use lockstep::world::World;

const A: TeamId = TeamId(0);
const ONE: RobotId = RobotId(1);
const TWO: RobotId = RobotId(2);

#[test]
fn a_team_waits_for_its_answer_and_is_told() {
    let (world, records) = played(alone(1), &[(0, ask(Command::Left))], 3000);
    let asked = world.team(A).ask(1).expect("it asked");
    let Verdict::Done(outcome) = asked.verdict else { panic!("{:?}", asked.verdict) };
    assert_eq!((outcome.robot, outcome.deed, outcome.after), (ONE, Deed::Turned, 1));
    assert_eq!(outcome.pose, world.robot(ONE).body.pose());
    assert!(records.iter().all(|record| record.cause.is_none_or(|cause| cause < record.id)));
}

#[test]
fn a_body_does_one_thing_at_a_time_and_the_rest_waits() {
    let acts: Vec<_> = (0..4).map(|_| (0, ask(Command::Right))).collect();
    let (world, _) = played(alone(1), &acts, 700);
    let body = &world.robot(ONE).body;
    assert!(body.motion().is_some());
    assert_eq!(body.count() + 1 + body.queue().len() as u64, 4);
    let (world, _) = played(alone(1), &acts, 5000);
    assert_eq!(world.robot(ONE).body.count(), 4);
    assert_eq!(world.robot(ONE).body.pose(), world.maze().start());
}

#[test]
fn a_reboot_in_mid_motion_leaves_the_body_where_it_was_and_loses_the_queue() {
    let reboot = Act::Reboot { robot: ONE, off: Span(2000) };
    let acts = [(0, ask(Command::Left)), (1, ask(Command::Left)), (400, reboot)];
    let (world, records) = played(alone(1), &acts, 20_000);
    assert_eq!(world.robot(ONE).body.count(), 0);
    assert_eq!(world.robot(ONE).body.pose(), world.maze().start());
    assert!(
        records
            .iter()
            .any(|record| record.what == What::CameBack { robot: ONE } && record.at == SimTime(2400))
    );
    let verdicts: Vec<_> = world.team(A).asks().iter().map(|ask| ask.verdict).collect();
    assert_eq!(verdicts, [Verdict::NoAnswer, Verdict::NoAnswer]);
}

#[test]
fn two_reboots_at_once_last_as_long_as_the_longer() {
    let reboot = |off| Act::Reboot { robot: ONE, off: Span(off) };
    let (_, records) = played(alone(1), &[(0, reboot(5000)), (1000, reboot(100))], 20_000);
    let back: Vec<_> = records
        .iter()
        .filter(|record| matches!(record.what, What::CameBack { .. }))
        .map(|record| record.at)
        .collect();
    assert_eq!(back, [SimTime(5000)]);
}

#[test]
fn a_message_to_a_robot_that_is_off_is_lost_and_nobody_is_told() {
    let acts = [(0, Act::Reboot { robot: ONE, off: Span(3000) }), (10, ask(Command::Left))];
    let (world, records) = played(alone(1), &acts, 20_000);
    assert!(losses(&records).contains(&Loss::RobotOff));
    assert_eq!(world.team(A).ask(1).expect("it asked").verdict, Verdict::NoAnswer);
}

#[test]
fn a_cut_line_tears_what_is_on_it_and_swallows_what_is_sent() {
    let line = Act::Cut(Place::Team(A), Place::Robot(ONE));
    let acts = [(0, ask(Command::Left)), (100, line), (200, ask(Command::Left))];
    let (world, records) = played(alone(1), &acts, 20_000);
    assert_eq!(losses(&records), [Loss::Torn, Loss::Cut]);
    assert_eq!(world.robot(ONE).body.count(), 0);
    assert!(!world.network().is_open(Direction::new(A, ONE)));
}

#[test]
fn a_late_answer_corrects_no_answer() {
    let setup = Setup { patience: Span(300), ..alone(1) };
    let (world, records) = played(setup, &[(0, ask(Command::Forward))], 20_000);
    assert!(matches!(world.team(A).ask(1).expect("it asked").verdict, Verdict::Done(_)));
    let judged: Vec<_> = records
        .iter()
        .filter_map(|record| {
            if let What::Judged { verdict, late, .. } = record.what {
                Some((verdict.name(), late))
            } else {
                None
            }
        })
        .collect();
    assert_eq!(judged, [("no-answer", false), ("done", true)]);
}

#[test]
fn again_sends_the_same_ticket_and_without_sessions_it_is_executed_again() {
    let again = Act::Again { team: A, number: None, to: None };
    let (world, _) = played(alone(1), &[(0, ask(Command::Left)), (3000, again)], 20_000);
    let tickets: Vec<_> =
        world.robot(ONE).body.executed().iter().map(|done| done.call.ticket.to_string()).collect();
    assert_eq!(tickets, ["A1", "A1"]);
    assert_eq!(world.team(A).asks().len(), 1);
}

#[test]
fn each_goes_from_robot_to_robot_with_one_ticket() {
    let act = Act::Ask { team: A, command: Command::Left, to: Some(Address::Each) };
    let (world, records) = played(alone(3), &[(0, act)], 20_000);
    for robot in world.robots() {
        assert_eq!(robot.body.count(), 1);
    }
    let begun: Vec<_> =
        records
            .iter()
            .filter_map(|record| {
                if let What::Began { robot, .. } = record.what { Some((record.at, robot)) } else { None }
            })
            .collect();
    assert!(begun.is_sorted());
    assert!(
        begun[1].0.since(begun[0].0) >= Span(320 + 400),
        "the second is asked after the first has answered"
    );
    assert!(matches!(world.team(A).ask(1).expect("it asked").verdict, Verdict::Done(_)));
}

#[test]
fn each_with_one_robot_silent_goes_on_and_ends_without_an_answer() {
    let act = Act::Ask { team: A, command: Command::Left, to: Some(Address::Each) };
    let off = Act::Reboot { robot: TWO, off: Span(60_000) };
    let (world, _) = played(alone(3), &[(0, off), (0, act)], 40_000);
    let counts: Vec<_> = world.robots().iter().map(|robot| robot.body.count()).collect();
    assert_eq!(counts, [1, 0, 1]);
    assert_eq!(world.team(A).ask(1).expect("it asked").verdict, Verdict::NoAnswer);
}

#[test]
fn an_autopilot_drives_its_robot_out_and_stops() {
    let mut setup = alone(1);
    setup.teams = vec![TeamSetup { home: ONE, autopilot: true }];
    setup.maze = MazeSource::Seeded { width: 8, height: 8, seed: 4 };
    let (world, records) = played(setup, &[], 600_000);
    assert_eq!(world.robot(ONE).body.pose().cell, world.maze().exit());
    assert!(records.iter().any(|record| record.what == What::AutopilotArrived { team: A }));
    assert_eq!(world.next_at(), None, "a run without anything to do comes to rest");
}

#[test]
fn an_autopilot_decides_from_what_it_was_told() {
    // The answers get lost: the autopilot asks for the first command again and again, although the
    // robot has long moved on.
    let mut setup = alone(1);
    setup.teams = vec![TeamSetup { home: ONE, autopilot: true }];
    let deaf = Act::CutOneWay(Direction::new(ONE, A));
    let (world, _) = played(setup, &[(0, deaf)], 60_000);
    assert_eq!(world.team(A).asks().len(), 1);
    assert!(world.robot(ONE).body.count() >= 3);
}

#[test]
fn lost_and_doubled_messages_follow_their_rates() {
    let setup = Setup { loss_per_mille: 300, doubled_per_mille: 300, ..alone(1) };
    let acts: Vec<_> = (0..1000).map(|n| (n * 1000, ask(Command::Left))).collect();
    let (_, records) = played(setup, &acts, 2_000_000);
    let sent = count(&records, |what| matches!(what, What::Sent { .. }));
    let lost = count(&records, |what| matches!(what, What::Lost { .. }));
    let doubled = count(&records, |what| matches!(what, What::Doubled { .. }));
    assert!((250..350).contains(&(lost * 1000 / sent)), "{lost} of {sent}");
    assert!((250..350).contains(&(doubled * 1000 / (sent - lost))), "{doubled} of {sent}");
    let arrived = count(&records, |what| matches!(what, What::Arrived { .. }));
    assert_eq!(sent + doubled, lost + arrived, "what is sent arrives or is lost");
}

#[test]
fn people_lose_double_hold_and_release_messages_in_flight() {
    let first = InFlight { direction: Direction::new(A, ONE), nth: 1 };
    let with = |acts: &[(u64, Act)]| {
        let all: Vec<_> = [(0, ask(Command::Left))].iter().chain(acts).copied().collect();
        let (world, records) = played(alone(1), &all, 30_000);
        let begun = records.iter().find(|r| matches!(r.what, What::Began { .. })).map(|r| r.at);
        (world.robot(ONE).body.count(), begun)
    };
    let (count, usual) = with(&[]);
    assert_eq!(count, 1);
    assert_eq!(with(&[(100, Act::Touch(Touch::Lose, first))]).0, 0);
    assert_eq!(with(&[(100, Act::Touch(Touch::Double, first))]).0, 2);
    assert_eq!(with(&[(100, Act::Touch(Touch::Hold, first))]).0, 0);
    let (count, later) =
        with(&[(100, Act::Touch(Touch::Hold, first)), (2100, Act::Touch(Touch::Release, first))]);
    assert_eq!((count, later), (1, usual.map(|at| at + Span(2000))));
    assert_eq!(
        with(&[
            (100, Act::Touch(Touch::Release, first)),
            (100, Act::Touch(Touch::Lose, InFlight { nth: 2, ..first }))
        ])
        .0,
        1
    );
}

fn alone(robots: u8) -> Setup {
    Setup::new(Scheme::Alone { robots })
}

fn ask(command: Command) -> Act {
    Act::Ask { team: A, command, to: None }
}

fn played(setup: Setup, acts: &[(u64, Act)], until: u64) -> (World, Vec<Record>) {
    let mut records = Vec::new();
    let mut world = World::new(Rc::new(setup), &mut records);
    for (at, act) in acts {
        world.accept(TimedAct { at: SimTime(*at), act: *act });
    }
    world.advance_to(SimTime(until), &mut records);
    (world, records)
}

fn losses(records: &[Record]) -> Vec<Loss> {
    records
        .iter()
        .filter_map(|record| if let What::Lost { why, .. } = record.what { Some(why) } else { None })
        .collect()
}

fn count(records: &[Record], which: impl Fn(&What) -> bool) -> usize {
    records.iter().filter(|record| which(&record.what)).count()
}
