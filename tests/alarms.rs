//! Every inner check can fail. What a scheme does wrong is tried with planted mistakes
//! (`tests/mutants.rs`); here true records are forged before the referee sees them, as if the world
//! itself had made a mistake: each forgery must raise its alarm, and without one there is none.

use std::rc::Rc;

use lockstep::command::Command;
use lockstep::ids::{FlightId, Place, RobotId, TeamId};
use lockstep::laws::{Check, Referee};
use lockstep::protocol::{Answer, Gist, Note, Pictures, Refusal, Replica, Scheme};
use lockstep::record::{Record, What};
use lockstep::setup::{Act, Address, Setup, TimedAct};
use lockstep::time::SimTime;
use lockstep::world::World;

/// One step of a run: its records, and the world after it.
#[derive(Clone)]
struct Step {
    world: World,
    records: Vec<Record>,
}

type Steps = Vec<Step>;

fn play(scheme: Scheme) -> (Setup, Steps) {
    let setup = Setup::new(scheme);
    let mut records = Vec::new();
    let mut world = World::new(Rc::new(setup.clone()), &mut records);
    let ask = |at, command| {
        let act = Act::Ask { team: TeamId(0), command, to: Some(Address::Robot(RobotId(1))) };
        TimedAct { at: SimTime(at), act }
    };
    for act in [ask(15_000, Command::Left), ask(18_000, Command::Right), ask(21_000, Command::Left)] {
        world.accept(act);
    }
    let mut steps = vec![Step { world: world.clone(), records }];
    while world.next_at().is_some_and(|at| at <= SimTime(30_000)) {
        let mut records = Vec::new();
        world.step(&mut records);
        steps.push(Step { world: world.clone(), records });
    }
    (setup, steps)
}

fn judge(setup: &Setup, steps: &Steps) -> Vec<Check> {
    let mut referee = Referee::new(setup);
    for step in steps {
        referee.observe(&step.world, &step.records);
    }
    referee.breaches().iter().map(|breach| breach.check).collect()
}

/// The first record that is wanted: its step, and its place there.
fn first(steps: &Steps, wanted: impl Fn(&What) -> bool) -> (usize, usize) {
    let place = |step: &Step| step.records.iter().position(|record| wanted(&record.what));
    let found = steps.iter().enumerate().find_map(|(number, step)| Some((number, place(step)?)));
    found.expect("it happens in this run")
}

/// Another thing happens just before a record.
fn before(steps: &mut Steps, (step, place): (usize, usize), what: What) {
    let record = Record { what, ..steps[step].records[place] };
    steps[step].records.insert(place, record);
}

fn forged(scheme: Scheme, forge: impl FnOnce(&mut Steps)) -> Vec<Check> {
    let (setup, mut steps) = play(scheme);
    assert_eq!(judge(&setup, &steps), [], "the truth raises no alarm");
    forge(&mut steps);
    judge(&setup, &steps)
}

const FORWARDING: Scheme = Scheme::Forwarding { robots: 2 };
const QUORUM: Scheme = Scheme::Quorum { robots: 3, pictures: Pictures::Agreed };

fn between_robots(what: &What) -> bool {
    matches!(what, What::Arrived { direction, .. }
        if matches!((direction.from, direction.to), (Place::Robot(_), Place::Robot(_))))
}

#[test]
fn time_that_goes_back_is_noticed() {
    let alarms = forged(FORWARDING, |steps| {
        let last = steps.last_mut().and_then(|step| step.records.first_mut()).expect("something happens");
        last.at = SimTime::ZERO;
    });
    assert!(alarms.contains(&Check::TimeGoesOn), "{alarms:?}");
}

#[test]
fn a_message_out_of_nowhere_is_noticed() {
    let alarms = forged(FORWARDING, |steps| {
        let (step, place) = first(steps, |what| matches!(what, What::Sent { .. }));
        steps[step].records.remove(place);
    });
    assert!(alarms.contains(&Check::MessagesAddUp), "{alarms:?}");
}

#[test]
fn what_crosses_a_cut_is_noticed() {
    let alarms = forged(FORWARDING, |steps| {
        let (step, place) = first(steps, between_robots);
        let What::Arrived { direction, .. } = steps[step].records[place].what else { return };
        before(steps, (step, place), What::CutOff(direction));
    });
    assert!(alarms.contains(&Check::CutCarriesNothing), "{alarms:?}");
}

#[test]
fn a_robot_that_works_while_it_is_off_is_noticed() {
    let alarms = forged(FORWARDING, |steps| {
        let found = first(steps, |what| matches!(what, What::Queued { .. }));
        before(steps, found, What::WentOff { robot: RobotId(1), until: SimTime::LAST });
    });
    assert!(alarms.contains(&Check::OffMeansOff), "{alarms:?}");
}

#[test]
fn a_body_that_is_elsewhere_or_counts_wrongly_is_noticed() {
    let executed = |what: &What| matches!(what, What::Executed { .. });
    let alarms = forged(FORWARDING, |steps| {
        let (step, place) = first(steps, executed);
        if let What::Executed { outcome, .. } = &mut steps[step].records[place].what {
            outcome.pose.heading = outcome.pose.heading.back();
        }
    });
    assert!(alarms.contains(&Check::PoseFollows), "{alarms:?}");
    let alarms = forged(FORWARDING, |steps| {
        let (step, place) = first(steps, executed);
        if let What::Executed { outcome, .. } = &mut steps[step].records[place].what {
            outcome.after += 1;
        }
    });
    assert!(alarms.contains(&Check::CountsByOne), "{alarms:?}");
}

#[test]
fn a_direction_with_too_much_on_it_is_noticed() {
    let alarms = forged(FORWARDING, |steps| {
        let (step, place) = first(steps, |what| matches!(what, What::Sent { .. }));
        let what = steps[step].records[place].what;
        (0..70).for_each(|_| before(steps, (step, place), what));
    });
    assert!(alarms.contains(&Check::FlightsBounded), "{alarms:?}");
}

#[test]
fn a_command_that_is_executed_though_refused_is_noticed() {
    let alarms = forged(FORWARDING, |steps| {
        let (step, place) = first(steps, |what| matches!(what, What::Executed { .. }));
        let What::Executed { call, outcome } = steps[step].records[place].what else { return };
        let answer = Answer::Refused(Refusal::NoLeader);
        before(steps, (step, place), What::Answered { robot: outcome.robot, ticket: call.ticket, answer });
    });
    assert!(alarms.contains(&Check::RefusedMeansNot), "{alarms:?}");
}

#[test]
fn a_body_that_is_given_what_nobody_asked_for_is_noticed() {
    let alarms = forged(FORWARDING, |steps| {
        let (step, place) = first(steps, |what| matches!(what, What::Queued { .. }));
        let what = steps[step].records[place].what;
        before(steps, (step, place), what);
    });
    assert!(alarms.contains(&Check::ObeysWhatArrives), "{alarms:?}");
}

#[test]
fn messages_that_overtake_where_they_may_not_are_noticed() {
    let alarms = forged(FORWARDING, |steps| {
        let arrivals = steps.iter_mut().flat_map(|step| &mut step.records);
        let second = arrivals.filter(|record| between_robots(&record.what)).nth(1);
        if let Some(Record { what: What::Arrived { flight, .. }, .. }) = second {
            *flight = FlightId(0);
        }
    });
    assert!(alarms.contains(&Check::PassedInOrder), "{alarms:?}");
}

fn leads(world: &World, robot: RobotId) -> bool {
    matches!(&world.robot(robot).replica, Replica::Raft(raft) if raft.inspect().leads)
}

#[test]
fn a_leader_that_shortens_its_log_is_noticed() {
    let alarms = forged(QUORUM, |steps| {
        let wrote =
            |what: &What| matches!(what, What::Noted { note: Note::WroteDown { ticket: Some(_), .. }, .. });
        let (step, place) = first(steps, wrote);
        let What::Noted { robot, .. } = steps[step].records[place].what else { return };
        assert!(leads(&steps[step].world, robot), "a leader writes down first");
        let touched = |what: &What| {
            matches!(what, What::Arrived { direction, .. } if direction.to == Place::Robot(robot))
                || matches!(what, What::Rang { robot: other, .. } if *other == robot)
        };
        let later = steps[step + 1..].to_vec();
        let (next, _) = first(&later, touched);
        // What the referee then sees of the leader is how it was before it wrote.
        steps[step + 1 + next].world = steps[step - 1].world.clone();
    });
    assert!(alarms.contains(&Check::LeaderOnlyAdds), "{alarms:?}");
}

#[test]
fn a_word_given_while_a_leader_is_heard_is_noticed() {
    let alarms = forged(QUORUM, |steps| {
        let sign_of_life = |what: &What| {
            matches!(what, What::Arrived { gist: Gist::Heartbeat { .. } | Gist::WriteDown { .. }, .. })
        };
        let arrivals = steps.iter_mut().filter(|step| step.records.iter().any(|r| sign_of_life(&r.what)));
        let step = arrivals.last().expect("a leader gives signs of life");
        let heard = step.records.iter().find(|record| sign_of_life(&record.what)).copied();
        let Some(What::Arrived { direction, .. }) = heard.map(|record| record.what) else { return };
        let (Place::Robot(leader), Place::Robot(robot)) = (direction.from, direction.to) else { return };
        let to = RobotId::all(3).find(|other| ![leader, robot].contains(other)).expect("of three");
        let note = Note::Granted { to, era: 99, pre: true };
        let last = *step.records.last().expect("something happens");
        step.records.push(Record { what: What::Noted { robot, note }, ..last });
    });
    assert!(alarms.contains(&Check::NoWordWhileLed), "{alarms:?}");
}
