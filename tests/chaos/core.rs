//! Liveness: after a stormy beginning only a core stays, just a majority that one robot, the hub,
//! holds together. Everything else stays broken for good. The core must go on.

use lockstep::command::Command;
use lockstep::ids::{Direction, RobotId, TeamId};
use lockstep::protocol::{Pictures, Scheme, Timing};
use lockstep::record::Verdict;
use lockstep::rng::{Purpose, Rng};
use lockstep::script::Script;
use lockstep::setup::{Act, Address, Setup, TeamSetup, TimedAct};
use lockstep::time::{SimTime, Span, SpanRange};
use lockstep::world::World;

use super::{acts, flip, number, one_in, small};

/// When the storm is over.
pub(super) const CALM: SimTime = SimTime(15_000);
/// When the last command is asked for, and how long it may wait: ten of the longest patiences
/// after the storm everything must work, and an answer may take no longer than that.
const LAST_ASK: SimTime = SimTime(24_000);
const ENDS: SimTime = SimTime(30_000);

/// The run of a seed, and its hub.
pub(crate) fn run(seed: u64) -> (Script, RobotId) {
    let mut rng = Rng::new(seed, Purpose::Chaos);
    let Script { setup, mut acts, .. } = storm(seed, &mut rng);
    let robots = setup.scheme.robots();
    let hub = RobotId(1 + small(&mut rng, robots));
    acts.extend(calm(robots, hub, &mut rng).into_iter().map(|act| TimedAct { at: CALM, act }));
    for at in (CALM.0 + 200..=LAST_ASK.0).step_by(400) {
        let (team, to) = (TeamId(1), Some(Address::Robot(hub)));
        let command = Command::ALL[small(&mut rng, 5) as usize];
        acts.push(TimedAct { at: SimTime(at), act: Act::Ask { team, command, to } });
    }
    (Script { setup, acts, until: ENDS, expects: Vec::new() }, hub)
}

/// A quorum in a storm, squeezed into the time before the calm. Messages take at most a third of the
/// shortest patience, and none is lost by chance.
pub(super) fn storm(seed: u64, rng: &mut Rng) -> Script {
    let robots = if flip(rng) { 3 } else { 5 };
    let mut setup = Setup::new(Scheme::Quorum { robots, pictures: Pictures::Agreed });
    setup.seed = seed;
    setup.teams = vec![TeamSetup { home: RobotId(1), autopilot: false }; 2];
    setup.link_delay = SpanRange::ms(10, 20 + u64::from(number(rng, 80)));
    setup.line_delay = SpanRange::ms(10, 40);
    setup.timing = Timing { heartbeat: Span(80), silence: SpanRange::ms(300, 600) };
    setup.patience = Span(900);
    setup.paces.turn = Span(30);
    setup.paces.step = Span(50);
    setup.paces.picture = Span(30);
    setup.doubled_per_mille = if flip(rng) { number(rng, 301) } else { 0 };
    setup.overtake = one_in(rng, 3);
    let mut acts = acts(&setup, rng);
    acts.retain(|timed| !matches!(timed.act, Act::Delay(_)));
    for timed in &mut acts {
        timed.at = SimTime(timed.at.0 / 4);
        if let Act::Reboot { off, .. } = &mut timed.act {
            *off = Span(off.0 % (CALM.0 - timed.at.0) + 1);
        }
    }
    Script { setup, acts, until: ENDS, expects: Vec::new() }
}

/// What stays: the hub's links to the core. Of the rest, some directions stay open, but no link.
fn calm(robots: u8, hub: RobotId, rng: &mut Rng) -> Vec<Act> {
    let mut others: Vec<RobotId> = RobotId::all(robots).filter(|robot| *robot != hub).collect();
    rng.shuffle(&mut others);
    let outside = others.split_off(usize::from(robots / 2));
    let mut acts = vec![Act::MendAll];
    for one in RobotId::all(robots) {
        for other in RobotId::all(robots).filter(|other| *other > one) {
            let inside = !outside.contains(&one) && !outside.contains(&other);
            if inside && (one == hub || other == hub || one_in(rng, 3)) {
                continue;
            }
            acts.push(match rng.below(3) {
                0 => Act::Cut(one.into(), other.into()),
                1 => Act::CutOneWay(Direction::new(one, other)),
                _ => Act::CutOneWay(Direction::new(other, one)),
            });
        }
    }
    for robot in outside {
        if one_in(rng, 3) {
            acts.push(Act::Reboot { robot, off: Span(3_000_000) });
        }
    }
    acts
}

/// The commands asked after the quorum had time to settle that have no *done*.
pub(crate) fn unanswered(world: &World) -> Vec<String> {
    let settled = CALM + Span(6000);
    let late = world.team(TeamId(1)).asks().iter().filter(|ask| ask.asked_at >= settled);
    let open = late.filter(|ask| !matches!(ask.verdict, Verdict::Done(_)));
    open.map(|ask| format!("{} asked at {}: {}", ask.call.ticket, ask.asked_at, ask.verdict.name())).collect()
}
