//! The referee on whole runs: what each scheme promises holds, and what it does not promise can be
//! seen to break, with the right evidence.

use std::rc::Rc;

use lockstep::command::Command;
use lockstep::ids::{RobotId, TeamId, Ticket};
use lockstep::laws::{Found, Freshness, Law, Promise, Reach, Service, State, promised_by};
use lockstep::moment::Moment;
use lockstep::protocol::{Pictures, Scheme};
use lockstep::record::Record;
use lockstep::setup::{Act, Address, Groups, Setup, TeamSetup, TimedAct};
use lockstep::standing::Standing;
use lockstep::time::{SimTime, Span};

const A: TeamId = TeamId(0);
const B: TeamId = TeamId(1);

fn play(setup: Setup, acts: &[(u64, Act)], until: u64) -> (Moment, Vec<Record>) {
    let mut records = Vec::new();
    let mut moment = Moment::first(&Rc::new(setup), &mut records);
    for (at, act) in acts {
        moment.accept(TimedAct { at: SimTime(*at), act: *act });
    }
    moment.advance_to(SimTime(until), &mut records);
    assert_eq!(moment.referee.breaches(), [], "no inner check may ever break");
    let broken: Vec<_> = moment.referee.broken_promises().collect();
    assert_eq!(broken, [], "no promise may ever break");
    (moment, records)
}

fn ask(team: TeamId, command: Command, robot: u8) -> Act {
    Act::Ask { team, command, to: Some(Address::Robot(RobotId(robot))) }
}

fn found(moment: &Moment, law: Law) -> Option<Found> {
    match moment.referee.law(law).state {
        State::Held => None,
        State::Broken(it) => Some(it.first.found),
    }
}

fn ticket(team: TeamId, number: u32) -> Ticket {
    Ticket { team, number }
}

#[test]
fn two_autopilots_on_a_quorum_break_nothing() {
    for robots in [3, 5] {
        let mut setup = Setup::new(Scheme::Quorum { robots, pictures: Pictures::Agreed });
        setup.teams = vec![TeamSetup { home: RobotId(1), autopilot: true }; 2];
        let (moment, _) = play(setup, &[], 120_000);
        assert!(moment.referee.standings().count(RobotId(1)) > 5, "the run does something");
        assert!(moment.referee.laws().all(|lamp| lamp.state == State::Held));
    }
}

#[test]
fn two_teams_at_once_break_the_order_of_strict_forwarding() {
    let setup = Setup::new(Scheme::Forwarding { robots: 2 });
    let acts = [(0, ask(A, Command::Left, 1)), (10, ask(B, Command::Forward, 2))];
    let (moment, _) = play(setup, &acts, 5000);
    let Some(Found::OrdersDiffer { number, first, second, .. }) = found(&moment, Law::SameOrder) else {
        panic!("the orders differ");
    };
    assert_eq!(number, 1);
    assert_ne!(first, second);
    assert!(matches!(moment.referee.standings().of(RobotId(1)), Standing::Diverged { at: 1, .. }));
    assert_eq!(found(&moment, Law::NothingLost), None, "both have both");
}

#[test]
fn a_lost_message_loses_a_command_that_was_done() {
    let setup = Setup::new(Scheme::Forwarding { robots: 2 });
    let acts = [
        (0, Act::Isolate(RobotId(2))),
        (100, ask(A, Command::Left, 1)),
        (3000, Act::MendAll),
        (3100, ask(A, Command::Right, 1)),
    ];
    let (moment, _) = play(setup, &acts, 9000);
    let lost = Found::Lost { ticket: ticket(A, 1), robot: RobotId(2) };
    assert_eq!(found(&moment, Law::NothingLost), Some(lost));
}

#[test]
fn a_command_sent_again_runs_twice_where_nobody_remembers() {
    let again = Act::Again { team: A, number: Some(1), to: None };
    let acts = [(0, ask(A, Command::Left, 1)), (3000, again)];
    let (moment, _) = play(Setup::new(Scheme::Alone { robots: 2 }), &acts, 9000);
    let twice = Found::ExecutedAgain { robot: RobotId(1), ticket: ticket(A, 1), times: 2 };
    assert_eq!(found(&moment, Law::AtMostOnce), Some(twice));
    assert_eq!(moment.referee.executed_by(ticket(A, 1))[0], 2);
    let quorum = Setup::new(Scheme::Quorum { robots: 3, pictures: Pictures::Agreed });
    let acts = [(10_000, ask(A, Command::Left, 1)), (20_000, again)];
    let (moment, _) = play(quorum, &acts, 40_000);
    assert_eq!(found(&moment, Law::AtMostOnce), None);
    assert_eq!(moment.referee.executed_by(ticket(A, 1))[0], 1);
}

#[test]
fn a_picture_from_a_robot_that_was_cut_off_is_stale_by_what_it_lacks() {
    let acts = [
        (10_000, Act::Isolate(RobotId(3))),
        (30_000, ask(A, Command::Left, 1)),
        (40_000, ask(A, Command::Left, 1)),
        (50_000, ask(A, Command::Picture, 3)),
        (60_000, ask(A, Command::Picture, 1)),
    ];
    let local = Setup::new(Scheme::Quorum { robots: 3, pictures: Pictures::Local });
    let (moment, _) = play(local, &acts, 80_000);
    let (robot, by, first) = (RobotId(3), 2, ticket(A, 1));
    let stale = Found::Stale { ticket: ticket(A, 3), robot, by, first };
    assert_eq!(found(&moment, Law::NoStalePicture), Some(stale));
    assert_eq!(moment.referee.picture_judgement(ticket(A, 3)), Some(Freshness::StaleBy(2)));
    assert_eq!(moment.referee.picture_judgement(ticket(A, 4)), Some(Freshness::Fresh));
    let agreed = Setup::new(Scheme::Quorum { robots: 3, pictures: Pictures::Agreed });
    let (moment, _) = play(agreed, &acts, 80_000);
    assert_eq!(found(&moment, Law::NoStalePicture), None);
    assert_eq!(moment.referee.picture_judgement(ticket(A, 3)), None, "refused or unanswered");
    assert_eq!(moment.referee.picture_judgement(ticket(A, 4)), Some(Freshness::Fresh));
}

#[test]
fn during_a_cut_the_majority_answers_and_the_rest_refuses() {
    let setup = Setup::new(Scheme::Quorum { robots: 5, pictures: Pictures::Agreed });
    let split = Act::Split(Groups([1, 1, 2, 2, 2]));
    let off = Act::Reboot { robot: RobotId(5), off: Span(60_000) };
    let (moment, _) = play(setup.clone(), &[(10_000, split)], 40_000);
    let reach = Reach::of(&moment.world);
    let groups: Vec<Vec<u8>> = reach.groups.iter().map(|g| g.iter().map(|r| r.0).collect()).collect();
    assert_eq!(groups, [vec![1, 2], vec![3, 4, 5]]);
    assert_eq!(reach.majority, Some(reach.groups[1]));
    let moves: Vec<Service> = reach.robots.iter().map(|situation| situation.moves).collect();
    use Service::{Answers, Off, Refuses};
    assert_eq!(moves, [Refuses, Refuses, Answers, Answers, Answers]);
    let (moment, _) = play(setup, &[(10_000, split), (11_000, off)], 40_000);
    let reach = Reach::of(&moment.world);
    assert_eq!(reach.majority, None);
    let moves: Vec<Service> = reach.robots.iter().map(|situation| situation.moves).collect();
    assert_eq!(moves, [Refuses, Refuses, Refuses, Refuses, Off]);
}

#[test]
fn every_scheme_says_of_every_law_whether_it_promises_it() {
    let quorum = Scheme::Quorum { robots: 3, pictures: Pictures::Agreed };
    assert!(Law::ALL.iter().all(|law| promised_by(quorum, *law) == Promise::Promised));
    let alone = Scheme::Alone { robots: 2 };
    assert_eq!(promised_by(alone, Law::SameOrder), Promise::NotPromised);
    assert_eq!(promised_by(alone, Law::OneLeader), Promise::NotApplicable);
}

/// With synchronous replication, take over and drive back, a picture is stale only from a robot that
/// cannot drive back because it is out of the maze.
#[test]
fn a_robot_that_is_out_cannot_drive_back_and_shows_an_old_picture() {
    use lockstep::protocol::{AfterSplit, Replication, Silence};
    for pictures in [Pictures::Local, Pictures::Agreed] {
        let setup = Setup::new(Scheme::PrimaryBackup {
            robots: 2,
            pictures,
            replication: Replication::Sync,
            silence: Silence::TakeOver,
            after_split: AfterSplit::DriveBack,
        });
        assert_eq!(promised_by(setup.scheme, Law::NoStalePicture), Promise::NotPromised);
        let maze = setup.maze.build();
        let mut pose = maze.start();
        let mut acts = Vec::new();
        let mut at = 0;
        while let Some(command) = maze.next_command(pose) {
            (pose, _) = maze.execute(pose, command);
            at += 4000;
            if maze.next_command(pose).is_none() {
                // The last step out is made by Robot 1 alone.
                acts.push((at - 1, Act::Isolate(RobotId(1))));
            }
            acts.push((at, ask(A, command, 1)));
        }
        acts.push((at + 10_000, ask(B, Command::Left, 2)));
        acts.push((at + 14_000, Act::MendAll));
        acts.push((at + 24_000, Act::Isolate(RobotId(1))));
        acts.push((at + 40_000, ask(B, Command::Picture, 1)));
        let (moment, _) = play(setup, &acts, at + 50_000);
        let (robot, first) = (RobotId(1), ticket(B, 1));
        let stale = Found::Stale { ticket: ticket(B, 2), robot, by: 1, first };
        assert_eq!(found(&moment, Law::NoStalePicture), Some(stale), "{pictures:?}");
    }
}

/// F3: with nothing lost, all robots end with the same set of commands, each as often, in whatever
/// order.
#[test]
fn where_nothing_is_lost_forwarding_gives_all_robots_the_same_set() {
    use lockstep::rng::{Purpose, Rng};
    let mut orders_differed = 0;
    for seed in 0..40 {
        let mut rng = Rng::new(seed, Purpose::Chaos);
        let mut setup = Setup::new(Scheme::Forwarding { robots: 4 });
        setup.seed = seed;
        let mut ask_any = |at| {
            let command = Command::ALL[rng.below(5) as usize];
            (at, ask(TeamId(rng.below(2) as u8), command, 1 + rng.below(4) as u8))
        };
        let acts: Vec<(u64, Act)> = (0..40).map(|n| ask_any(n * 150)).collect();
        let (moment, _) = play(setup, &acts, 60_000);
        let sets: Vec<Vec<Ticket>> = moment
            .world
            .robots()
            .iter()
            .map(|robot| {
                let mut set: Vec<Ticket> =
                    robot.body.executed().iter().map(|done| done.call.ticket).collect();
                set.sort_unstable();
                set
            })
            .collect();
        assert!(sets.iter().all(|set| *set == sets[0] && !set.is_empty()), "seed {seed}");
        orders_differed += u32::from(found(&moment, Law::SameOrder).is_some());
    }
    assert!(orders_differed > 0, "the sets are the same, the orders need not be");
}
