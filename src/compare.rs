//! One story, every scheme: the same commands and faults, played under several schemes on one clock.
//!
//! Each scheme has a run of its own, with the same maze, seed, teams and acts. Chance comes in
//! streams by purpose, so what one scheme draws changes nothing for the others. Where a scheme has a
//! smaller fleet, acts that name a robot that is not there are left out and listed.
//!
//! Two questions are answered about the runs as far as they have been played. Inside each scheme:
//! since when have its robots been apart for good, that is, since when has one's executed commands
//! not begun with the other's? Between the schemes: which is the first command that ended differently
//! for its team, and the first place at which the same robot executed something else?

mod cast;
mod watch;

use crate::history::History;
use crate::ids::{RecordId, RobotId, Ticket};
use crate::laws::{Promise, State};
use crate::protocol::Scheme;
use crate::record::Verdict;
use crate::setup::{Setup, TimedAct};
use crate::time::{SimTime, Span};

use cast::Cast;
use watch::Watch;

pub use watch::{Parting, Told};

/// The most schemes that are compared at a time.
pub const MOST_SCHEMES: usize = 5;

/// The same story under several schemes.
#[derive(Clone, Debug)]
pub struct Comparison {
    columns: Vec<Column>,
}

/// The story under one scheme.
#[derive(Clone, Debug)]
pub struct Column {
    history: History,
    cast: Cast,
    watch: Watch,
}

/// The first command that ended differently for its team under different schemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The command as it is called where nothing was left out.
    pub ticket: Ticket,
    /// The earliest instant at which two schemes had told the team different things.
    pub at: SimTime,
    /// What the team was told under each scheme, and by which record; `None` where it still waits or
    /// never asked.
    pub told: Vec<Option<Told>>,
}

/// The first place at which the same robot executed different commands under different schemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// Which robot.
    pub robot: RobotId,
    /// The place among its executed commands, counted from 1.
    pub number: u64,
    /// The earliest instant at which two schemes had executed different commands there.
    pub at: SimTime,
    /// What was executed there under each scheme, and by which record; `None` where nothing was.
    pub executed: Vec<Option<(Ticket, RecordId)>>,
}

/// One line of the table: how a scheme has done up to the present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The scheme.
    pub scheme: Scheme,
    /// How many laws it promises and has kept.
    pub kept: u8,
    /// How many laws it promises and has broken; more than none is a mistake in this program.
    pub broken: u8,
    /// How many laws it does not promise and that have held all the same.
    pub lucky: u8,
    /// How many laws it does not promise and that did not hold: the lesson.
    pub not_promised: u8,
    /// How many robots are out of the maze.
    pub robots_out: u8,
    /// How many robots there are.
    pub robots: u8,
    /// How many commands were asked for.
    pub commands: u64,
    /// How many of them are answered *done* as far as the teams know.
    pub answered: u64,
    /// How many messages a command cost, in tenths; `None` before the first command.
    pub messages_per_command_tenths: Option<u64>,
    /// How long the teams waited for *done* on average; `None` before the first.
    pub time_to_answer: Option<Span>,
    /// Whether all robots have executed the same commands in the same order.
    pub converged: bool,
    /// How many acts were left out because they name a robot that this fleet does not have.
    pub left_out: usize,
}

impl Comparison {
    /// The same story under these schemes (at most [`MOST_SCHEMES`]; more are ignored), all at their
    /// beginning. The scheme of `setup` itself does not matter, but commands are named as they would
    /// be under a scheme that leaves nothing out.
    #[must_use]
    pub fn new(setup: &Setup, acts: &[TimedAct], schemes: &[Scheme], until: SimTime) -> Self {
        let column = |scheme: &Scheme| {
            let cast = Cast::new(acts, setup, *scheme);
            let history = History::new(cast.setup(setup), cast.acts().to_vec(), until);
            Column { watch: Watch::new(scheme.robots()), history, cast }
        };
        Comparison { columns: schemes.iter().take(MOST_SCHEMES).map(column).collect() }
    }

    /// The columns, in the order of the schemes.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The present, which all columns share.
    #[must_use]
    pub fn now(&self) -> SimTime {
        self.columns.first().map_or(SimTime::ZERO, |column| column.history.now())
    }

    /// The end of the story as far as it is known.
    #[must_use]
    pub fn end(&self) -> SimTime {
        self.columns.iter().map(|column| column.history.end()).max().unwrap_or(SimTime::ZERO)
    }

    /// Plays every column up to and including an instant.
    pub fn play_to(&mut self, until: SimTime) {
        self.columns.iter_mut().for_each(|column| column.play_to(until));
    }

    /// Brings every column to an instant, back or forward.
    pub fn seek(&mut self, to: SimTime) {
        self.columns.iter_mut().for_each(|column| column.seek(to));
    }

    /// The table, a row for each scheme.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        self.columns.iter().map(Column::row).collect()
    }

    /// The first command that ended differently for its team under different schemes, as far as the
    /// runs have been played. Done somewhere else, or with another deed, is different; done earlier
    /// or later is not.
    #[must_use]
    pub fn difference(&self) -> Option<Difference> {
        let mut tickets: Vec<Ticket> =
            self.columns.iter().flat_map(|column| column.watch.tickets()).collect();
        tickets.sort_unstable();
        tickets.dedup();
        let differences = tickets.into_iter().filter_map(|ticket| {
            let told: Vec<Option<Told>> =
                self.columns.iter().map(|column| column.watch.told(ticket)).collect();
            let at = first_disagreement(&told, |told| (told.at, told.gist()))?;
            Some(Difference { ticket, at, told })
        });
        differences.min_by_key(|difference| (difference.at, difference.ticket))
    }

    /// The first place at which the same robot executed different commands under different schemes,
    /// as far as the runs have been played.
    #[must_use]
    pub fn fork(&self) -> Option<Fork> {
        let robots = self.columns.iter().map(|column| column.history.setup().scheme.robots()).max()?;
        let forks = RobotId::all(robots).filter_map(|robot| self.fork_of(robot));
        forks.min_by_key(|fork| (fork.at, fork.robot))
    }

    /// The first place counts: what follows it differs because of it.
    fn fork_of(&self, robot: RobotId) -> Option<Fork> {
        let longest = self.columns.iter().map(|column| column.watch.executed(robot).len()).max()?;
        (0..longest).find_map(|place| {
            let steps: Vec<_> =
                self.columns.iter().map(|column| column.watch.executed(robot).get(place)).collect();
            let at = first_disagreement(&steps, |step| (step.at, step.ticket))?;
            let executed = steps.iter().map(|step| step.map(|step| (step.ticket, step.record))).collect();
            Some(Fork { robot, number: place as u64 + 1, at, executed })
        })
    }
}

/// The earliest instant at which two of these say different things. Each says something from an
/// instant on; those that say nothing do not count.
fn first_disagreement<T, G: PartialEq>(
    all: &[Option<T>],
    says: impl Fn(&T) -> (SimTime, G),
) -> Option<SimTime> {
    let said: Vec<(SimTime, G)> = all.iter().flatten().map(says).collect();
    let pairs = said
        .iter()
        .enumerate()
        .flat_map(|(place, one)| said[place + 1..].iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| one.1 != other.1).map(|(one, other)| one.0.max(other.0)).min()
}

impl Column {
    /// The run under this scheme.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The acts that were left out, in order.
    #[must_use]
    pub fn left_out(&self) -> &[TimedAct] {
        self.cast.left_out()
    }

    /// Since when the robots of this scheme have been apart for good, as far as the run has been
    /// played; `None` when one's executed commands begin with the other's.
    #[must_use]
    pub fn parting(&self) -> Option<Parting> {
        self.watch.parting()
    }

    fn play_to(&mut self, until: SimTime) {
        if self.history.now() < self.history.furthest() {
            self.history.seek(self.history.furthest().min(until));
        }
        while self.history.due().is_some_and(|at| at <= until) {
            self.history.step_forward();
            self.watch.look_at(&self.history, &self.cast);
        }
        self.history.play_to(until);
    }

    fn seek(&mut self, to: SimTime) {
        if to > self.history.furthest() {
            self.play_to(to);
        } else {
            self.history.seek(to);
        }
    }

    fn row(&self) -> Row {
        let moment = self.history.moment();
        let world = &moment.world;
        let lamps = |promise: Promise, held: bool| {
            let like =
                |lamp: &crate::laws::LawState| lamp.promise == promise && (lamp.state == State::Held) == held;
            u8::try_from(moment.referee.laws().filter(like).count()).expect("there are a handful of laws")
        };
        let out = world.robots().iter().filter(|robot| robot.body.pose().cell == world.maze().exit()).count();
        let asks = world.teams().iter().flat_map(|team| team.asks().iter());
        let price = moment.tally.price();
        Row {
            scheme: world.setup().scheme,
            kept: lamps(Promise::Promised, true),
            broken: lamps(Promise::Promised, false),
            lucky: lamps(Promise::NotPromised, true),
            not_promised: lamps(Promise::NotPromised, false),
            robots_out: u8::try_from(out).expect("there are at most five robots"),
            robots: world.setup().scheme.robots(),
            commands: price.commands,
            answered: asks.filter(|ask| matches!(ask.verdict, Verdict::Done(_))).count() as u64,
            messages_per_command_tenths: price.messages_per_command_tenths(),
            time_to_answer: price.time_to_answer,
            converged: moment.referee.standings().converged(),
            left_out: self.left_out().len(),
        }
    }
}
