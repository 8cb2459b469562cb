//! The runs that are measured.

use std::hint::black_box;
use std::rc::Rc;

use lockstep::command::Command;
use lockstep::history::History;
use lockstep::ids::TeamId;
use lockstep::protocol::{Pictures, Scheme};
use lockstep::record::What;
use lockstep::rng::{Purpose, Rng};
use lockstep::scene::{RECENT, Scene};
use lockstep::setup::{Act, Paces, Setup, TimedAct};
use lockstep::story::{Importance, Story};
use lockstep::time::{SimTime, Span, SpanRange};
use lockstep::words::English;
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

/// Ten minutes of a quorum of five with a command every 100 ms.
#[must_use]
pub fn ten_busy_minutes() -> History {
    let until = SimTime(600_000);
    let mut history = History::new(quick_five(), commands(until), until);
    history.play_to(until);
    history
}

/// What a person waits for after letting go of the time line, or while dragging it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// The world, what there is to draw of it, and the sentences of the story.
    Seek,
    /// The world and what there is to draw of it.
    Drag,
}

/// How many sentences the story shows.
const SENTENCES: usize = 60;

/// Goes to so many instants of a ten-minute run in random order. For each: how many milliseconds it took
/// from the call until everything was there that a person waits for; how many events were played to get
/// there; how many more to fill the journal, which the story is told from.
#[must_use]
pub fn seeks(history: &mut History, many: usize, wait: Wait, clock: fn() -> f64) -> [Vec<f64>; 3] {
    let story = Story::new(history.setup());
    let mut chance = Rng::new(6, Purpose::Chaos);
    let mut figures = [(); 3].map(|()| Vec::with_capacity(many));
    for _ in 0..many {
        let to = SimTime(u64::from(chance.below(600_000)));
        let (start, before) = (clock(), history.work());
        history.seek(to);
        let there = history.work();
        let recent = history.records_since(history.now() - RECENT);
        black_box(Scene::of(history.moment(), &recent));
        drop(recent);
        if wait == Wait::Seek {
            tell(history, &story);
        }
        let events = [there - before, history.work() - there].map(|events| events as f64);
        for (figures, figure) in figures.iter_mut().zip([clock() - start, events[0], events[1]]) {
            figures.push(figure);
        }
    }
    figures
}

/// Tells the latest sentences, as the page does after a seek.
fn tell(history: &History, story: &Story) {
    let records = history.records();
    let shown = |position: &usize| story.importance(records, *position) == Importance::Shown;
    for position in (0..records.len()).rev().filter(shown).take(SENTENCES) {
        black_box(story.tell(&English, records, position));
    }
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
