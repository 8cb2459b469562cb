//! A run over time: the acts of people are the truth, everything else can be played again.
//!
//! Going back is cloning a mark and playing on. Marks are a cache: there are never more than
//! [`MOST_MARKS`] of them, thinned as the run grows, so memory does not grow with its length. The same
//! holds for the journal: it reaches back [`JOURNAL_KEPT`] records at least, and what lies further back
//! is played again when asked for.
//!
//! Acting in the past starts a new line; the line that is left is kept as its acts, nothing more.

mod journal;
mod landmark;
mod marks;
mod past;

use std::cell::Cell;
use std::rc::Rc;

use crate::ids::RecordId;
use crate::laws::Referee;
use crate::moment::Moment;
use crate::record::{Record, What};
use crate::setup::{Act, Setup, TimedAct};
use crate::time::SimTime;
use crate::world::World;

use journal::Journal;
use landmark::Landmarks;
use marks::Marks;

pub use journal::JOURNAL_KEPT;
pub use landmark::{Landmark, LandmarkKind, MOST_LANDMARKS};
pub use marks::MOST_MARKS;
pub use past::MOST_IN_WINDOW;

/// A run that can be played, stopped, taken back and continued.
#[derive(Clone, Debug)]
pub struct History {
    setup: Rc<Setup>,
    acts: Vec<TimedAct>,
    until: SimTime,
    furthest: SimTime,
    /// How many records this line has when played as far as it has been.
    played: u64,
    place: Place,
    journal: Journal,
    marks: Marks,
    landmarks: Landmarks,
    lines: Vec<Line>,
    /// How many events have been let happen, again and again included.
    work: Cell<u64>,
}

/// A line that was left when somebody acted in its past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// All its acts.
    pub acts: Vec<TimedAct>,
    /// How far it had been played, or to its last act where that is later.
    pub until: SimTime,
    /// Where the new line branched off.
    pub left_at: SimTime,
}

/// A moment, and how the run got there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    moment: Moment,
    /// How many events have happened.
    events: u64,
    /// How many acts have been handed to the world.
    acts: usize,
    /// How many records have been written.
    records: u64,
}

impl Place {
    /// The beginning of a run before a referee. Its first records go into `records`.
    fn first(referee: Referee, setup: &Rc<Setup>, records: &mut Vec<Record>) -> Self {
        let moment = Moment::first_before(referee, setup, records);
        Place { moment, events: 0, acts: 0, records: records.len() as u64 }
    }
}

impl History {
    /// A run that stands at its beginning. `acts` may be in any order; those of one instant keep
    /// theirs. `until` is how far the run is meant to be played.
    #[must_use]
    pub fn new(setup: Setup, acts: Vec<TimedAct>, until: SimTime) -> Self {
        Self::before(Referee::new, setup, acts, until)
    }

    /// The same without a referee, until [`History::judge`] calls one.
    #[must_use]
    pub fn unjudged(setup: Setup, acts: Vec<TimedAct>, until: SimTime) -> Self {
        Self::before(Referee::absent, setup, acts, until)
    }

    fn before(referee: fn(&Setup) -> Referee, setup: Setup, mut acts: Vec<TimedAct>, until: SimTime) -> Self {
        acts.sort_by_key(|act| act.at);
        let setup = Rc::new(setup);
        let mut journal = Journal::new();
        let place = Place::first(referee(&setup), &setup, journal.open());
        History {
            acts,
            until,
            furthest: SimTime::ZERO,
            played: place.records,
            // Made twice instead of cloned: what clones a place is not needed before the first seek.
            marks: Marks::new(Place::first(referee(&setup), &setup, &mut Vec::new())),
            setup,
            place,
            journal,
            landmarks: Landmarks::default(),
            lines: Vec::new(),
            work: Cell::new(0),
        }
    }

    /// The set-up.
    #[must_use]
    pub fn setup(&self) -> &Rc<Setup> {
        &self.setup
    }

    /// All acts of the present line, past and future, in order.
    #[must_use]
    pub fn acts(&self) -> &[TimedAct] {
        &self.acts
    }

    /// The lines that were left, oldest first.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The present.
    #[must_use]
    pub fn now(&self) -> SimTime {
        self.place.moment.world.now()
    }

    /// The end of the run as far as it is known: where it is meant to end, or the furthest instant
    /// that has been played.
    #[must_use]
    pub fn end(&self) -> SimTime {
        self.until.max(self.furthest)
    }

    /// The furthest instant that has been played on the present line.
    #[must_use]
    pub fn furthest(&self) -> SimTime {
        self.furthest
    }

    /// How far the run is meant to be played.
    #[must_use]
    pub fn until(&self) -> SimTime {
        self.until
    }

    /// The world and the referee at the present.
    #[must_use]
    pub fn moment(&self) -> &Moment {
        &self.place.moment
    }

    /// How many events have happened up to the present.
    #[must_use]
    pub fn events(&self) -> u64 {
        self.place.events
    }

    /// The latest record; a run begins with some.
    #[must_use]
    pub fn last_record(&self) -> RecordId {
        RecordId(self.place.records)
    }

    /// How many events have been let happen altogether, those that were played again included: what
    /// going to and fro has cost, whatever the machine.
    #[must_use]
    pub fn work(&self) -> u64 {
        self.work.get()
    }

    /// People do something now. Acts that lay in the future are dropped; the line they belonged to
    /// is kept among [`History::lines`].
    pub fn act(&mut self, act: Act) {
        let now = self.now();
        self.leave_future();
        self.acts.push(TimedAct { at: now, act });
        self.play_to(now);
    }

    /// People lay down what they will do from now on, in order; `until` is how far that is worth playing.
    /// The future that was there is left as by acting. What would lie in the past is left out.
    pub fn lay_out(&mut self, acts: &[TimedAct], until: SimTime) {
        let now = self.now();
        self.leave_future();
        self.acts.extend(acts.iter().filter(|act| act.at >= now));
        self.until = self.until.max(until);
        self.play_to(now);
    }

    /// How far the present line is worth going back to.
    fn reached(&self) -> SimTime {
        self.acts.last().map_or(self.furthest, |act| act.at.max(self.furthest))
    }

    /// The run goes on differently from here; the line that is left is kept.
    fn leave_future(&mut self) {
        let now = self.now();
        if self.place.acts < self.acts.len() {
            self.lines.push(Line { acts: self.acts.clone(), until: self.reached(), left_at: now });
            self.acts.truncate(self.place.acts);
        }
        self.marks.forget_after(self.place.events);
        self.landmarks.forget_after(RecordId(self.place.records));
        self.furthest = now;
        self.played = self.place.records;
    }

    /// Has a referee judge the run, where none has done so: from the beginning, up to the present.
    pub fn judge(&mut self) {
        if self.place.moment.referee.watches() {
            return;
        }
        let mut judged = History::new((*self.setup).clone(), std::mem::take(&mut self.acts), self.until);
        judged.lines = std::mem::take(&mut self.lines);
        while judged.place.records < self.played {
            judged.step();
        }
        // Of the events of this millisecond some may lie ahead.
        let events = self.place.events;
        if judged.place.events > events {
            judged.restore(|mark| mark.events <= events);
        }
        while judged.place.events < events {
            judged.step();
        }
        if judged.now() < self.now() {
            judged.place.moment.advance_to(self.now(), &mut Vec::new());
        }
        judged.furthest = self.furthest;
        *self = judged;
    }

    /// The run begins again without any acts; `until` is how far it is meant to be played. The line that is
    /// left is kept.
    pub fn begin_again(&mut self, until: SimTime) {
        let mut fresh = History::new((*self.setup).clone(), Vec::new(), until);
        fresh.lines = std::mem::take(&mut self.lines);
        if !self.acts.is_empty() {
            let until = self.reached();
            fresh.lines.push(Line { acts: std::mem::take(&mut self.acts), until, left_at: SimTime::ZERO });
        }
        *self = fresh;
    }

    /// Goes on with a line that was left, from its present end. The line that is left for it is kept.
    pub fn take_up(&mut self, line: usize) {
        if line >= self.lines.len() {
            return;
        }
        let line = self.lines.remove(line);
        let now = self.now();
        let until = self.reached();
        self.lines.push(Line { acts: std::mem::take(&mut self.acts), until, left_at: now });
        let mut taken = History::new((*self.setup).clone(), line.acts, self.until);
        taken.lines = std::mem::take(&mut self.lines);
        taken.play_to(line.until);
        *self = taken;
    }

    /// Plays forwards up to and including an instant.
    pub fn play_to(&mut self, until: SimTime) {
        while self.due().is_some_and(|at| at <= until) {
            self.step();
        }
        self.place.moment.advance_to(until, &mut Vec::new());
        self.furthest = self.furthest.max(self.now());
    }

    /// Lets the next thing happen; false when nothing is due.
    pub fn step_forward(&mut self) -> bool {
        let due = self.due().is_some();
        if due {
            self.step();
            self.furthest = self.furthest.max(self.now());
        }
        due
    }

    /// Takes the last thing that happened back; false at the beginning.
    pub fn step_back(&mut self) -> bool {
        let Some(events) = self.place.events.checked_sub(1) else {
            let moved = self.now() > SimTime::ZERO;
            self.seek(SimTime::ZERO);
            return moved;
        };
        self.restore(|mark| mark.events <= events);
        while self.place.events < events {
            self.step();
        }
        true
    }

    /// Goes to an instant, back or forward; everything up to and including it has happened then.
    pub fn seek(&mut self, to: SimTime) {
        let furthest = self.furthest;
        let before = |mark: &Place| mark.moment.world.now() < to || mark.events == 0;
        if to < self.now() || self.is_behind_mark(before) {
            self.restore(before);
        }
        self.play_to(to);
        self.furthest = furthest.max(to);
    }

    /// Goes to the event that wrote a record, back or forward; that event has just happened then, and
    /// later ones of the same millisecond have not. False, and nothing changes, when the run as far as
    /// it has been played has no such record.
    pub fn seek_record(&mut self, id: RecordId) -> bool {
        // They are numbered without gaps.
        if id.0 == 0 || id.0 > self.played {
            return false;
        }
        let furthest = self.furthest;
        let before = |mark: &Place| mark.records < id.0;
        if id.0 <= self.place.records || self.is_behind_mark(before) {
            self.restore(before);
        }
        while self.place.records < id.0 {
            self.step();
        }
        self.furthest = furthest.max(self.now());
        true
    }

    /// When the next thing is due, people's acts included.
    #[must_use]
    pub fn due(&self) -> Option<SimTime> {
        self.place.due(&self.acts)
    }

    fn step(&mut self) {
        let journal = self.journal.open();
        let written = journal.len();
        self.place.step(&self.acts, journal);
        self.played = self.played.max(self.place.records);
        // What nobody judges is played again before long: until then there is nothing to go back to.
        let judged = self.place.moment.referee.watches();
        if judged {
            self.landmarks.look_at(&journal[written..], &self.place.moment.referee);
        }
        self.count_work();
        self.journal.shorten();
        if judged {
            self.marks.look_at(&self.place);
        }
    }

    fn count_work(&self) {
        self.work.set(self.work.get() + 1);
    }

    /// Whether there is a mark ahead of the present from which such a place is reached sooner.
    fn is_behind_mark(&self, fits: impl Fn(&Place) -> bool) -> bool {
        self.marks.last_that(fits).1.events > self.place.events
    }

    /// Goes to the last mark that fits.
    fn restore(&mut self, fits: impl Fn(&Place) -> bool) {
        let (_, mark) = self.marks.last_that(fits);
        self.journal.go_to(mark.records, mark.records <= self.place.records);
        self.place = Place::clone(mark);
    }
}

impl Place {
    /// When the next thing is due, people's acts included.
    fn due(&self, acts: &[TimedAct]) -> Option<SimTime> {
        match (acts.get(self.acts), self.moment.world.next_at()) {
            (Some(act), Some(next)) => Some(next.min(act.at)),
            (act, next) => next.or(act.map(|act| act.at)),
        }
    }

    /// Lets the next thing happen.
    fn step(&mut self, acts: &[TimedAct], records: &mut Vec<Record>) {
        hand_over_act(&mut self.moment.world, acts, &mut self.acts);
        let written = records.len();
        if self.moment.step(records) {
            self.events += 1;
            self.records += (records.len() - written) as u64;
        }
    }
}

/// Puts the next act on the world's agenda once nothing else of its millisecond is left. Marks must not
/// know acts of their future, so acts are not handed over earlier. `next` is how many were.
fn hand_over_act(world: &mut World, acts: &[TimedAct], next: &mut usize) {
    let Some(act) = acts.get(*next) else { return };
    if world.next_at().is_none_or(|at| at > act.at) {
        world.accept(*act);
        *next += 1;
    }
}

/// The records of the beginning, which no step writes.
fn first_records(setup: &Rc<Setup>) -> Vec<Record> {
    let mut records = Vec::new();
    let _ = Moment::first(setup, &mut records);
    debug_assert!(records.iter().any(|record| matches!(record.what, What::Started { .. })));
    records
}

#[cfg(test)]
mod tests;
