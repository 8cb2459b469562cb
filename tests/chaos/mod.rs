//! Random runs: a seed becomes a whole run, faults included. The same seed is always the same run.

pub(crate) mod core;
pub(crate) mod minute;
pub(crate) mod sharp;
pub(crate) mod shrink;
pub(crate) mod variants;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use lockstep::command::Command;
use lockstep::consistency::{Judgement, Order, judge};
use lockstep::ids::{Direction, RobotId, TeamId};
use lockstep::laws::{Check, Law, Referee};
use lockstep::maze::MazeSource;
use lockstep::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence, Timing};
use lockstep::rng::{Purpose, Rng};
use lockstep::script::Script;
use lockstep::setup::{Act, Address, Groups, InFlight, Setup, TeamSetup, TimedAct, Touch};
use lockstep::time::{SimTime, Span, SpanRange};
use lockstep::world::World;

/// How long a random run lasts.
pub(crate) const LASTS: SimTime = SimTime(60_000);

/// How many steps the search for an explanation may take.
const STEPS: u64 = 20_000;

/// The schemes by their families; the seed chooses switches and the number of robots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Alone,
    Forwarding,
    PrimaryBackup,
    Quorum,
}

impl Family {
    pub(crate) const ALL: [Family; 4] =
        [Family::Alone, Family::Forwarding, Family::PrimaryBackup, Family::Quorum];
}

/// What went wrong in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// A promised law was broken.
    Law(Law),
    /// An inner check was.
    Check(Check),
    /// What the teams saw of a quorum cannot be explained by one robot.
    NotLinearizable,
    /// A core that could go on did not.
    StandsStill,
    /// The program stopped.
    Panic,
}

/// The run of a seed.
pub(crate) fn run(family: Family, seed: u64) -> Script {
    let mut rng = Rng::new(seed, Purpose::Chaos);
    let setup = setup(family, seed, &mut rng);
    let acts = acts(&setup, &mut rng);
    Script { setup, acts, until: LASTS, expects: Vec::new() }
}

fn scheme(family: Family, rng: &mut Rng) -> Scheme {
    let pictures = if flip(rng) { Pictures::Agreed } else { Pictures::Local };
    match family {
        Family::Alone => Scheme::Alone { robots: 1 + small(rng, 5) },
        Family::Forwarding => Scheme::Forwarding { robots: 2 + small(rng, 4) },
        Family::PrimaryBackup => Scheme::PrimaryBackup {
            robots: 2 + small(rng, 4),
            pictures,
            replication: if flip(rng) { Replication::Async } else { Replication::Sync },
            silence: if flip(rng) { Silence::Wait } else { Silence::TakeOver },
            after_split: if flip(rng) { AfterSplit::LeaveDiverged } else { AfterSplit::DriveBack },
        },
        Family::Quorum => Scheme::Quorum { robots: if flip(rng) { 3 } else { 5 }, pictures },
    }
}

fn setup(family: Family, seed: u64, rng: &mut Rng) -> Setup {
    let scheme = scheme(family, rng);
    let robots = scheme.robots();
    let mut setup = Setup::new(scheme);
    setup.seed = seed;
    setup.maze = MazeSource::Seeded { width: 4 + small(rng, 5), height: 4 + small(rng, 5), seed };
    setup.teams = (0..=small(rng, 3))
        .map(|_| TeamSetup { home: RobotId(1 + small(rng, robots)), autopilot: flip(rng) })
        .collect();
    // Half of the runs at the speed of people, half with everything ten times as fast: that brings
    // ten times as many elections into the same minute.
    if flip(rng) {
        setup.link_delay = span_range(rng, 5, 80);
        setup.line_delay = span_range(rng, 5, 60);
        setup.timing = Timing { heartbeat: Span(80), silence: SpanRange::ms(300, 600) };
        setup.patience = Span(900);
        setup.paces.turn = Span(30);
        setup.paces.step = Span(50);
        setup.paces.picture = Span(30);
    } else {
        setup.link_delay = span_range(rng, 50, 1200);
        setup.line_delay = span_range(rng, 50, 600);
    }
    if flip(rng) {
        setup.loss_per_mille = number(rng, 301);
        setup.doubled_per_mille = number(rng, 301);
        setup.overtake = flip(rng);
    }
    if one_in(rng, 3) {
        setup.slowness = RobotId::all(robots).map(|_| 50 + number(rng, 350)).collect();
    }
    setup
}

fn acts(setup: &Setup, rng: &mut Rng) -> Vec<TimedAct> {
    // Trouble loves company: in half of the runs things happen in clusters, in a third there is much
    // of everything.
    let count = if one_in(rng, 3) { 80 + rng.below(120) } else { 10 + rng.below(50) };
    let centres: Vec<u32> = (0..3 + rng.below(6)).map(|_| rng.below(57_000)).collect();
    let clustered = flip(rng);
    let mut time = || match clustered {
        true => centres[rng.below(u32::try_from(centres.len()).expect("a few")) as usize] + rng.below(1000),
        false => rng.below(58_000),
    };
    let mut times: Vec<u64> = (0..count).map(|_| u64::from(time())).collect();
    times.sort_unstable();
    let mut acts = Vec::new();
    for at in times {
        let at = SimTime(at);
        if one_in(rng, 40) {
            // All at once.
            for robot in RobotId::all(setup.scheme.robots()) {
                acts.push(TimedAct {
                    at,
                    act: Act::Reboot { robot, off: Span(1 + u64::from(rng.below(4000))) },
                });
            }
        } else {
            acts.push(TimedAct { at, act: act(setup, rng) });
        }
    }
    acts
}

fn act(setup: &Setup, rng: &mut Rng) -> Act {
    let robots = setup.scheme.robots();
    let team = TeamId(small(rng, u8::try_from(setup.teams.len()).expect("few teams")));
    let robot = RobotId(1 + small(rng, robots));
    let to = if one_in(rng, 6) { Address::Each } else { Address::Robot(RobotId(1 + small(rng, robots))) };
    match rng.below(30) {
        0..12 => {
            let command = Command::ALL[rng.below(5) as usize];
            Act::Ask { team, command, to: Some(to).filter(|_| flip(rng)) }
        }
        12..14 => Act::Again { team, number: None, to: Some(to).filter(|_| flip(rng)) },
        14 => Act::Attach { team, to },
        15..18 => direction(robots, rng).map_or(Act::MendAll, Act::CutOneWay),
        18..20 => direction(robots, rng).map_or(Act::MendAll, |way| Act::Cut(way.from, way.to)),
        20 => {
            Act::CutOneWay(if flip(rng) { Direction::new(team, robot) } else { Direction::new(robot, team) })
        }
        21 => Act::Isolate(robot),
        22 => Act::Split(groups(robots, rng)),
        23..26 => Act::MendAll,
        26 => direction(robots, rng).map_or(Act::MendAll, Act::MendOneWay),
        27 => Act::Reboot { robot, off: Span(1 + u64::from(rng.below(9000))) },
        28 => Act::Delay(span_range(rng, 5, 1500)),
        _ => touch(robots, rng).unwrap_or(Act::MendAll),
    }
}

fn touch(robots: u8, rng: &mut Rng) -> Option<Act> {
    let touch = [Touch::Lose, Touch::Double, Touch::Hold, Touch::Release][rng.below(4) as usize];
    Some(Act::Touch(touch, InFlight { direction: direction(robots, rng)?, nth: 1 + small(rng, 2) }))
}

fn direction(robots: u8, rng: &mut Rng) -> Option<Direction> {
    let from = 1 + small(rng, robots);
    let others: Vec<u8> = (1..=robots).filter(|other| *other != from).collect();
    let to = *others.get(rng.below(u32::try_from(others.len().max(1)).expect("few robots")) as usize)?;
    Some(Direction::new(RobotId(from), RobotId(to)))
}

fn groups(robots: u8, rng: &mut Rng) -> Groups {
    let mut groups = [0; 5];
    for group in groups.iter_mut().take(usize::from(robots)) {
        *group = 1 + small(rng, 2);
    }
    Groups(groups)
}

fn flip(rng: &mut Rng) -> bool {
    one_in(rng, 2)
}

fn one_in(rng: &mut Rng, count: u32) -> bool {
    rng.below(count) == 0
}

fn small(rng: &mut Rng, bound: u8) -> u8 {
    u8::try_from(rng.below(u32::from(bound))).expect("below a small bound")
}

fn number(rng: &mut Rng, bound: u16) -> u16 {
    u16::try_from(rng.below(u32::from(bound))).expect("below a small bound")
}

fn span_range(rng: &mut Rng, least: u32, most: u32) -> SpanRange {
    let one = least + rng.below(most - least);
    let other = least + rng.below(most - least);
    SpanRange::ms(u64::from(one.min(other)), u64::from(one.max(other)))
}

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub events: u64,
    pub executed: u64,
    /// How often the question whether it was linearizable took too long.
    pub too_long: u64,
    pub digest: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Tally) {
        self.events += other.events;
        self.executed += other.executed;
        self.too_long += other.too_long;
    }
}

/// Plays a run with the referee watching. The first thing that goes wrong ends it.
pub(crate) fn play(script: &Script) -> Result<Tally, Failure> {
    play_and(script, |_| true)
}

/// The same, and a condition on the world at the end.
pub(crate) fn play_and(script: &Script, goes_on: impl FnOnce(&World) -> bool) -> Result<Tally, Failure> {
    let played = catch_unwind(AssertUnwindSafe(|| watch(script, goes_on)));
    played.unwrap_or(Err(Failure::Panic))
}

fn play_out(script: &Script, tally: &mut Tally) -> (World, Referee) {
    let setup = Rc::new(script.setup.clone());
    let mut records = Vec::new();
    let mut world = World::new(Rc::clone(&setup), &mut records);
    let mut referee = Referee::new(&setup);
    referee.observe(&world, &records);
    for act in script.acts.iter().filter(|act| act.at <= script.until) {
        world.accept(*act);
    }
    let watched = std::env::var_os("LOCKSTEP_UNWATCHED").is_none();
    while world.next_at().is_some_and(|at| at <= script.until) {
        records.clear();
        world.step(&mut records);
        tally.events += 1;
        if watched {
            referee.observe(&world, &records);
        }
    }
    (world, referee)
}

/// Everything that breaks in a run: inner checks, and laws that were promised. Nothing if it stops at
/// an assertion.
pub(crate) fn all_that_breaks(script: &Script) -> (Vec<Check>, Vec<Law>) {
    let played = catch_unwind(AssertUnwindSafe(|| play_out(script, &mut Tally::default()).1));
    let Ok(referee) = played else { return (Vec::new(), Vec::new()) };
    let checks = referee.breaches().iter().map(|breach| breach.check).collect();
    (checks, referee.broken_promises().map(|lamp| lamp.law).collect())
}

fn watch(script: &Script, goes_on: impl FnOnce(&World) -> bool) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    let (world, referee) = play_out(script, &mut tally);
    if let Some(breach) = referee.breaches().first() {
        return Err(Failure::Check(breach.check));
    }
    if let Some(lamp) = referee.broken_promises().next() {
        return Err(Failure::Law(lamp.law));
    }
    if !goes_on(&world) {
        return Err(Failure::StandsStill);
    }
    if let Scheme::Quorum { pictures: Pictures::Agreed, .. } = script.setup.scheme {
        match judge(world.maze(), referee.operations(), Order::Linearizable, STEPS) {
            Judgement::Consistent => {}
            Judgement::Inconsistent { .. } => return Err(Failure::NotLinearizable),
            Judgement::TooLong => tally.too_long = 1,
        }
    }
    tally.executed = world.robots().iter().map(|robot| robot.body.count()).sum();
    tally.digest = world.digest().0;
    Ok(tally)
}

/// The team that an act names.
pub(crate) fn team_of(act: &Act) -> Option<TeamId> {
    use lockstep::ids::Place;
    let of = |way: &Direction| match (way.from, way.to) {
        (Place::Team(team), _) | (_, Place::Team(team)) => Some(team),
        _ => None,
    };
    match act {
        Act::Ask { team, .. }
        | Act::Again { team, .. }
        | Act::Attach { team, .. }
        | Act::Autopilot { team, .. } => Some(*team),
        Act::CutOneWay(way) | Act::MendOneWay(way) => of(way),
        Act::Touch(_, flight) => of(&flight.direction),
        Act::Cut(..) | Act::Mend(..) => None,
        Act::Isolate(_) | Act::Split(_) | Act::MendAll | Act::Reboot { .. } | Act::Delay(_) => None,
    }
}
