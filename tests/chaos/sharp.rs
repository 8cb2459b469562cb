//! Sharp weather for a quorum: what ordinary weather rarely brings together. Links are quick against
//! the robots' patience, everybody's patience is nearly the same, and all robots are asked for moves
//! and pictures in quick succession, while one of four things happens again and again:
//! - **gusts**: a robot is cut off, wholly or on one side, or switched off; messages take ages;
//! - **late answers**: a robot talks to one other only, whose answer is held back until both have
//!   been led by somebody else and the first leads again, perhaps;
//! - **ballots**: all are switched on at once and stand at nearly the same time, while some votes arrive
//!   when the next ballot is under way;
//! - **crowds**: robots fall behind by more than fits into one message, and then all are switched off.

use lockstep::command::Command;
use lockstep::ids::{Direction, RobotId, TeamId};
use lockstep::protocol::{Pictures, Scheme, Timing};
use lockstep::rng::{Purpose, Rng};
use lockstep::script::Script;
use lockstep::setup::{Act, Address, InFlight, Setup, TeamSetup, TimedAct, Touch};
use lockstep::time::{SimTime, Span, SpanRange};

use super::{direction, flip, groups, number, one_in, small, span_range};

/// The sharp run of a seed.
pub(crate) fn run(seed: u64) -> Script {
    let mut rng = Rng::new(seed, Purpose::Chaos);
    let mut setup = setup(seed, &mut rng);
    let mut acts = Vec::new();
    let until = match rng.below(5) {
        0 => late_answers(&mut setup, &mut acts, &mut rng),
        1 => crowds(&mut setup, &mut acts, &mut rng),
        2 => ballots(&mut setup, &mut acts, &mut rng),
        _ => gusts(&mut setup, &mut acts, &mut rng),
    };
    acts.retain(|timed| timed.at.0 < until);
    acts.sort_by_key(|timed| timed.at);
    Script { setup, acts, until: SimTime(until), expects: Vec::new() }
}

fn setup(seed: u64, rng: &mut Rng) -> Setup {
    let robots = if flip(rng) { 3 } else { 5 };
    let mut setup = Setup::new(Scheme::Quorum { robots, pictures: Pictures::Agreed });
    setup.seed = seed;
    let homes = (1..=2).map(|robot| TeamSetup { home: RobotId(robot), autopilot: false });
    setup.teams = homes.collect();
    let least = 200 + u64::from(rng.below(200));
    setup.timing = Timing {
        heartbeat: Span(30 + u64::from(rng.below(90))),
        silence: SpanRange::ms(least, least + 1 + u64::from(rng.below(200))),
    };
    setup.link_delay = span_range(rng, 1, 40);
    setup.line_delay = SpanRange::ms(1, 3 + u64::from(rng.below(30)));
    setup.patience = Span(900);
    setup.paces.turn = Span(5);
    setup.paces.step = Span(8);
    setup.paces.picture = Span(5);
    setup.overtake = !one_in(rng, 3);
    setup
}

/// Puts questions on the agenda, one about every `pause` milliseconds.
fn questions(robots: u8, from: u64, until: u64, pause: u32, acts: &mut Vec<TimedAct>, rng: &mut Rng) {
    let mut at = from;
    while at < until {
        acts.push(TimedAct { at: SimTime(at), act: question(robots, rng) });
        at += u64::from(1 + rng.below(2 * pause));
    }
}

fn question(robots: u8, rng: &mut Rng) -> Act {
    let team = TeamId(small(rng, 2));
    let to = Some(Address::Robot(RobotId(1 + small(rng, robots))));
    match rng.below(10) {
        0 => Act::Again { team, number: None, to },
        1..5 => Act::Ask { team, command: Command::Picture, to },
        _ => Act::Ask { team, command: Command::ALL[rng.below(5) as usize], to },
    }
}

fn gusts(setup: &mut Setup, acts: &mut Vec<TimedAct>, rng: &mut Rng) -> u64 {
    const LASTS: u64 = 30_000;
    // From a hundredth of the patience to more than all of it.
    let slow = [3, 30, 150, 700][small(rng, 4) as usize];
    setup.link_delay = span_range(rng, 1, slow);
    if one_in(rng, 3) {
        setup.loss_per_mille = number(rng, 200);
        setup.doubled_per_mille = number(rng, 300);
    }
    questions(setup.scheme.robots(), 500, LASTS, 200, acts, rng);
    let mut at = 1000 + u64::from(rng.below(1000));
    while at < LASTS {
        gust(setup, at, acts, rng);
        at += 300 + u64::from(rng.below(1500));
    }
    LASTS
}

/// Something happens to one robot, or to all; and later it is mended.
fn gust(setup: &Setup, at: u64, acts: &mut Vec<TimedAct>, rng: &mut Rng) {
    let robots = setup.scheme.robots();
    let robot = RobotId(1 + small(rng, robots));
    let lasts = 50 + u64::from(rng.below(1500));
    let mut put = |at: u64, act: Act| acts.push(TimedAct { at: SimTime(at), act });
    match rng.below(13) {
        0..4 => put(at, Act::Isolate(robot)),
        4 => put(at, Act::Split(groups(robots, rng))),
        5 | 6 => {
            for other in RobotId::all(robots).filter(|other| *other != robot) {
                let (from, to) = if flip(rng) { (robot, other) } else { (other, robot) };
                put(at, Act::CutOneWay(Direction::new(from, to)));
            }
        }
        7 => put(at, Act::Reboot { robot, off: Span(1 + lasts) }),
        8 => {
            for robot in RobotId::all(robots) {
                put(at, Act::Reboot { robot, off: Span(1 + u64::from(rng.below(400))) });
            }
        }
        9 => {
            let Some(way) = direction(robots, rng) else { return };
            put(at, Act::Cut(way.from, way.to));
        }
        _ => {
            // Whatever is sent for a moment takes ages; where messages overtake each other, the
            // world has changed when it arrives.
            put(at, Act::Delay(SpanRange::ms(lasts / 2, lasts * 2)));
            put(at + 1 + u64::from(rng.below(150)), Act::Delay(setup.link_delay));
            return;
        }
    }
    put(at + lasts, Act::MendAll);
}

/// Five robots, so that there is a majority without the two that the answer is about.
fn late_answers(setup: &mut Setup, acts: &mut Vec<TimedAct>, rng: &mut Rng) -> u64 {
    const EPISODES: u64 = 6;
    const LASTS: u64 = 5000;
    let robots = 5;
    setup.scheme = Scheme::Quorum { robots, pictures: Pictures::Agreed };
    setup.link_delay = SpanRange::ms(5, 30);
    questions(robots, 500, EPISODES * LASTS, 60, acts, rng);
    for episode in 0..EPISODES {
        let begin = 1500 + episode * LASTS;
        late_answer(begin, acts, rng);
        acts.push(TimedAct { at: SimTime(begin + LASTS - 800), act: Act::MendAll });
    }
    EPISODES * LASTS
}

fn late_answer(begin: u64, acts: &mut Vec<TimedAct>, rng: &mut Rng) {
    let mut order: Vec<RobotId> = RobotId::all(5).collect();
    rng.shuffle(&mut order);
    let (one, other, rest) = (order[0], order[1], &order[2..]);
    let mut put = |at: u64, act: Act| acts.push(TimedAct { at: SimTime(at), act });
    for third in rest {
        put(begin, Act::Cut(one.into(), (*third).into()));
        put(begin, Act::Cut(other.into(), (*third).into()));
    }
    // What `other` says now arrives later, and it hears nothing from then on.
    let answer = InFlight { direction: Direction::new(other, one), nth: 1 };
    for _ in 0..6 {
        put(begin + 5 + u64::from(rng.below(100)), Act::Touch(Touch::Hold, answer));
    }
    put(begin + 110, Act::CutOneWay(Direction::new(one, other)));
    // The rest elect somebody; `one` learns of it, and gets the chance to lead again.
    for third in rest {
        put(begin + 1300, Act::Mend(one.into(), (*third).into()));
    }
    let mut at = begin + 1700;
    for third in rest {
        put(at, Act::Isolate(*third));
        put(at + 600, Act::Mend(one.into(), (*third).into()));
        for fourth in rest.iter().filter(|fourth| *fourth != third) {
            put(at + 600, Act::Mend((*third).into(), (*fourth).into()));
        }
        let release = at + 550 + u64::from(rng.below(200));
        put(release, Act::Touch(Touch::Release, answer));
        at += 800;
    }
}

/// All begin together, so that several stand at once and nobody wins.
fn ballots(setup: &mut Setup, acts: &mut Vec<TimedAct>, rng: &mut Rng) -> u64 {
    const EPISODES: u64 = 12;
    const LASTS: u64 = 2000;
    let silence = 200;
    setup.timing = Timing { heartbeat: Span(60), silence: SpanRange::ms(silence, silence + 40) };
    setup.link_delay = SpanRange::ms(5, 30);
    setup.overtake = true;
    questions(setup.scheme.robots(), 500, EPISODES * LASTS, 200, acts, rng);
    for episode in 0..EPISODES {
        let begin = 500 + episode * LASTS;
        let mut put = |at: u64, act: Act| acts.push(TimedAct { at: SimTime(at), act });
        for robot in RobotId::all(setup.scheme.robots()) {
            put(begin, Act::Reboot { robot, off: Span(10 + u64::from(rng.below(10))) });
        }
        let slow_from = begin + silence + 40 + u64::from(rng.below(100));
        let slow_until = slow_from + 5 + u64::from(rng.below(60));
        put(slow_from, Act::Delay(SpanRange::ms(150, 500)));
        put(slow_until, Act::Delay(setup.link_delay));
    }
    EPISODES * LASTS
}

/// Bodies that are slower than the crowd: what is agreed is far ahead of what is executed.
fn crowds(setup: &mut Setup, acts: &mut Vec<TimedAct>, rng: &mut Rng) -> u64 {
    const EPISODES: u64 = 2;
    const LASTS: u64 = 4000;
    setup.paces.turn = Span(60);
    setup.paces.step = Span(60);
    setup.link_delay = SpanRange::ms(5, 30);
    let robots = setup.scheme.robots();
    for episode in 0..EPISODES {
        let begin = 1500 + episode * LASTS;
        let mut order: Vec<RobotId> = RobotId::all(robots).collect();
        rng.shuffle(&mut order);
        let behind = &order[..usize::from(robots / 2)];
        let mut put = |at: u64, act: Act| acts.push(TimedAct { at: SimTime(at), act });
        behind.iter().for_each(|robot| put(begin, Act::Isolate(*robot)));
        let away = usize::from(robots / 2) + 1;
        for (place, robot) in order.iter().enumerate() {
            let off = if place < away { 10 } else { 10 + u64::from(rng.below(1500)) };
            put(begin + 900, Act::Reboot { robot: *robot, off: Span(off) });
        }
        put(begin + 950, Act::MendAll);
        questions(robots, begin - 500, begin + 900, 3, acts, rng);
        questions(robots, begin + 950, begin + LASTS - 500, 100, acts, rng);
    }
    1000 + EPISODES * LASTS
}
