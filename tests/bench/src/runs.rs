//! The runs that are measured.

use std::rc::Rc;

use lockstep::command::Command;
use lockstep::history::History;
use lockstep::ids::TeamId;
use lockstep::protocol::{Pictures, Scheme};
use lockstep::record::What;
use lockstep::rng::{Purpose, Rng};
use lockstep::setup::{Act, Paces, Setup, TimedAct};
use lockstep::time::{SimTime, Span, SpanRange};
use lockstep::world::World;

/// A quorum of five whose bodies are quick enough for a command every 100 ms.
#[must_use]
pub fn quick_five() -> Setup {
    let paces = Paces { turn: Span(60), step: Span(60), picture: Span(60) };
    Setup { paces, ..Setup::new(Scheme::Quorum { robots: 5, pictures: Pictures::Agreed }) }
}

/// One command every 100 ms, by two teams in turn, up to an instant.
#[must_use]
pub fn commands(until: SimTime) -> Vec<TimedAct> {
    const ROUND: [Command; 5] =
        [Command::Forward, Command::Left, Command::Forward, Command::Right, Command::Picture];
    let ask = |n: u64| {
        let (team, command) = (TeamId((n % 2) as u8), ROUND[(n % 5) as usize]);
        TimedAct { at: SimTime(8000 + n * 100), act: Act::Ask { team, command, to: None } }
    };
    (0..until.0.saturating_sub(8000) / 100).map(ask).collect()
}

/// Plays a quorum of five with a command every 100 ms through a history, referee and marks included.
/// How many simulated seconds that were.
#[must_use]
pub fn with_history(seconds: u64) -> f64 {
    let until = SimTime(seconds * 1000);
    let mut history = History::new(quick_five(), commands(until), until);
    history.play_to(until);
    assert!(history.moment().tally.price().commands > 0, "something was asked for");
    seconds as f64
}

/// What the world alone has done.
#[derive(Clone, Copy, Debug)]
pub struct Bare {
    /// How many events, people's acts included.
    pub events: u64,
    /// How many messages were sent.
    pub messages: u64,
    /// How many events were waiting, on average over some looks.
    pub waiting: usize,
}

/// Plays the same run without referee and history. Acts are put on the agenda when they are due.
#[must_use]
pub fn bare(seconds: u64) -> Bare {
    let until = SimTime(seconds * 1000);
    let mut records = Vec::new();
    let mut world = World::new(Rc::new(quick_five()), &mut records);
    let mut acts = commands(until).into_iter().peekable();
    let mut bare = Bare { events: 0, messages: 0, waiting: 0 };
    let mut looks = 0;
    loop {
        let next = world.next_at();
        if let Some(act) = acts.next_if(|act| next.is_none_or(|at| at > act.at)) {
            world.accept(act);
        } else if next.is_none_or(|at| at > until) {
            break;
        }
        records.clear();
        world.step(&mut records);
        bare.events += 1;
        bare.messages +=
            records.iter().filter(|record| matches!(record.what, What::Sent { .. })).count() as u64;
        if bare.events.is_multiple_of(5000) {
            bare.waiting += world.agenda().entries().count();
            looks += 1;
        }
    }
    Bare { waiting: bare.waiting / looks.max(1), ..bare }
}

/// A run of ten minutes as people make them: ordinary delays, two teams at once about every second,
/// and what seeks are measured with.
#[must_use]
pub fn ten_minutes() -> History {
    let until = SimTime(600_000);
    let mut chance = Rng::new(5, Purpose::Chaos);
    let mut acts = Vec::new();
    let mut at = SimTime(8000);
    while at < until {
        let team = TeamId(chance.below(2) as u8);
        let command = Command::ALL[chance.below(5) as usize];
        acts.push(TimedAct { at, act: Act::Ask { team, command, to: None } });
        at += Span(400 + u64::from(chance.below(1200)));
    }
    let mut history = History::new(ordinary_five(), acts, until);
    history.play_to(until);
    history
}

/// A quorum of five at the pace that people watch.
#[must_use]
pub fn ordinary_five() -> Setup {
    Setup::new(Scheme::Quorum { robots: 5, pictures: Pictures::Agreed })
}

/// Goes to so many instants of a ten-minute run in random order; how long each took, in milliseconds.
/// `glance` is what dragging a slider does.
#[must_use]
pub fn seeks(history: &mut History, many: usize, glance: bool, clock: fn() -> f64) -> Vec<f64> {
    let mut chance = Rng::new(6, Purpose::Chaos);
    let mut took = Vec::with_capacity(many);
    for _ in 0..many {
        let to = SimTime(u64::from(chance.below(600_000)));
        let start = clock();
        if glance {
            history.glance(to);
        } else {
            history.seek(to);
        }
        took.push(clock() - start);
    }
    took
}

/// Five robots with twenty messages in flight or more.
///
/// # Panics
/// When no such moment comes.
#[must_use]
pub fn busy_moment() -> History {
    let setup = Setup {
        link_delay: SpanRange::ms(1800, 2200),
        ..Setup::new(Scheme::Quorum { robots: 5, pictures: Pictures::Agreed })
    };
    let mut acts: Vec<TimedAct> = commands(SimTime(60_000));
    acts.retain(|act| act.at.0.is_multiple_of(800));
    let mut history = History::new(setup, acts, SimTime(60_000));
    history.play_to(SimTime(30_000));
    while in_flight(&history) != 20 {
        assert!(
            history.now() < SimTime(60_000) && history.step_forward(),
            "twenty messages never fly at once"
        );
    }
    history
}

/// How many messages are on their way.
#[must_use]
pub fn in_flight(history: &History) -> usize {
    history.moment().world.network().flights().count()
}
