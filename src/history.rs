//! A run over time: the acts of people are the truth, everything else can be played again.
//!
//! Going back is cloning a mark and playing on. Marks are a cache: there are never more than
//! [`MOST_MARKS`] of them, and when they run out every other one goes and they are set half as often,
//! so memory does not grow with the length of the run. The same holds for the journal: it reaches
//! back [`JOURNAL_KEPT`] records at least, and what lies further back is played again when asked for.
//!
//! Acting in the past starts a new line; the line that is left is kept as its acts, nothing more.

use std::rc::Rc;

use crate::moment::Moment;
use crate::record::{Record, What};
use crate::setup::{Act, Setup, TimedAct};
use crate::time::SimTime;

/// The most marks that are kept.
pub const MOST_MARKS: usize = 64;
/// How many records the journal reaches back at least (fewer only near the beginning of a run).
pub const JOURNAL_KEPT: usize = 2000;
/// How many events lie between two marks at first.
const FIRST_SPACING: u64 = 256;

/// A run that can be played, stopped, taken back and continued.
#[derive(Clone, Debug)]
pub struct History {
    setup: Rc<Setup>,
    acts: Vec<TimedAct>,
    until: SimTime,
    furthest: SimTime,
    place: Place,
    journal: Vec<Record>,
    marks: Vec<Place>,
    spacing: u64,
    lines: Vec<Line>,
}

/// A line that was left when somebody acted in its past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// All its acts.
    pub acts: Vec<TimedAct>,
    /// How far it had been played.
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

impl History {
    /// A run that stands at its beginning. `acts` may be in any order; those of one instant keep
    /// theirs. `until` is how far the run is meant to be played.
    #[must_use]
    pub fn new(setup: Setup, mut acts: Vec<TimedAct>, until: SimTime) -> Self {
        acts.sort_by_key(|act| act.at);
        let setup = Rc::new(setup);
        let mut journal = Vec::new();
        let moment = Moment::first(&setup, &mut journal);
        let place = Place { moment, events: 0, acts: 0, records: journal.len() as u64 };
        History {
            setup,
            acts,
            until,
            furthest: SimTime::ZERO,
            marks: vec![place.clone()],
            place,
            journal,
            spacing: FIRST_SPACING,
            lines: Vec::new(),
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

    /// The latest records up to the present, oldest first: [`JOURNAL_KEPT`] or more, or all.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.journal
    }

    /// People do something now. Acts that lay in the future are dropped; the line they belonged to
    /// is kept among [`History::lines`].
    pub fn act(&mut self, act: Act) {
        let now = self.now();
        if self.place.acts < self.acts.len() {
            self.lines.push(Line { acts: self.acts.clone(), until: self.end(), left_at: now });
            self.acts.truncate(self.place.acts);
        }
        self.marks.retain(|mark| mark.events <= self.place.events);
        self.furthest = now;
        self.acts.push(TimedAct { at: now, act });
        self.play_to(now);
    }

    /// Goes on with a line that was left, from its present end. The line that is left for it is kept.
    pub fn take_up(&mut self, line: usize) {
        if line >= self.lines.len() {
            return;
        }
        let line = self.lines.remove(line);
        let now = self.now();
        self.lines.push(Line { acts: std::mem::take(&mut self.acts), until: self.end(), left_at: now });
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
        self.place.moment.advance_to(until, &mut self.journal);
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
        if to < self.now() {
            self.restore(|mark| mark.moment.world.now() < to || mark.events == 0);
        }
        self.play_to(to);
        self.furthest = furthest.max(to);
    }

    /// When the next thing is due, people's acts included.
    #[must_use]
    pub fn due(&self) -> Option<SimTime> {
        let act = self.acts.get(self.place.acts).map(|act| act.at);
        let other = self.place.moment.world.next_at();
        [act, other].into_iter().flatten().min()
    }

    fn step(&mut self) {
        self.hand_over_act();
        let written = self.journal.len();
        if self.place.moment.step(&mut self.journal) {
            self.place.events += 1;
            self.place.records += (self.journal.len() - written) as u64;
        }
        if self.journal.len() >= 2 * JOURNAL_KEPT {
            self.journal.drain(..self.journal.len() - JOURNAL_KEPT);
        }
        self.mark();
    }

    /// Puts the next act on the world's agenda once nothing else of its millisecond is left. Marks
    /// must not know acts of their future, so acts are not handed over earlier.
    fn hand_over_act(&mut self) {
        let Some(act) = self.acts.get(self.place.acts) else { return };
        if self.place.moment.world.next_at().is_none_or(|at| at > act.at) {
            self.place.moment.accept(*act);
            self.place.acts += 1;
        }
    }

    fn mark(&mut self) {
        let last = self.marks.last().map_or(0, |mark| mark.events);
        if self.place.events < last + self.spacing {
            return;
        }
        if self.marks.len() == MOST_MARKS {
            let mut keep = false;
            self.marks.retain(|_| {
                keep = !keep;
                keep
            });
            self.spacing *= 2;
        }
        self.marks.push(self.place.clone());
    }

    /// Goes back to a mark that fits and lies far enough back for the journal to be full again when
    /// the run has been played on from there.
    fn restore(&mut self, fits: impl Fn(&Place) -> bool) {
        let last = self.marks.iter().rposition(&fits).expect("the mark at the beginning always fits");
        let wanted = self.marks[last].records.saturating_sub(JOURNAL_KEPT as u64);
        let first = self.marks[..=last].iter().rposition(|mark| mark.records <= wanted).unwrap_or(0);
        self.place = self.marks[first].clone();
        self.journal.clear();
        if first == 0 {
            self.journal.extend(first_records(&self.setup));
        }
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
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::ids::{Place as Spot, RobotId, TeamId};
    use crate::protocol::Scheme;
    use crate::rng::{Purpose, Rng};
    use crate::time::Span;

    fn busy_run() -> History {
        let setup = Setup { loss_per_mille: 100, ..Setup::new(Scheme::Forwarding { robots: 3 }) };
        let mut acts = Vec::new();
        for n in 0..400_u64 {
            let team = TeamId((n % 2) as u8);
            let command = Command::ALL[(n % 5) as usize];
            acts.push(TimedAct { at: SimTime(n * 333), act: Act::Ask { team, command, to: None } });
        }
        let (one, two) = (Spot::Robot(RobotId(1)), Spot::Robot(RobotId(2)));
        acts.push(TimedAct { at: SimTime(5000), act: Act::Cut(one, two) });
        acts.push(TimedAct { at: SimTime(9000), act: Act::Mend(one, two) });
        acts.push(TimedAct { at: SimTime(9500), act: Act::Reboot { robot: RobotId(3), off: Span(4000) } });
        History::new(setup, acts, SimTime(140_000))
    }

    #[test]
    fn a_seek_in_any_order_equals_a_straight_run() {
        let mut straight = busy_run();
        let mut moved = busy_run();
        moved.play_to(SimTime(140_000));
        let mut digests = Vec::new();
        for second in 0..140 {
            straight.play_to(SimTime(second * 1000));
            digests.push((straight.moment().world.digest(), straight.moment().referee.clone()));
        }
        let mut chance = Rng::new(5, Purpose::Chaos);
        for _ in 0..300 {
            let second = chance.below(140);
            moved.seek(SimTime(u64::from(second) * 1000));
            let (digest, referee) = &digests[second as usize];
            assert_eq!(moved.moment().world.digest(), *digest, "at second {second}");
            assert_eq!(moved.moment().referee, *referee, "at second {second}");
            assert!(moved.journal.len() >= JOURNAL_KEPT.min(moved.place.records as usize));
        }
        assert!(moved.marks.len() <= MOST_MARKS);
    }

    #[test]
    fn a_step_back_undoes_a_step_forward() {
        let mut history = busy_run();
        history.play_to(SimTime(9_400));
        let events = history.events();
        let mut seen = Vec::new();
        for _ in 0..50 {
            seen.push((history.moment().world.digest(), history.journal.last().copied()));
            assert!(history.step_forward());
        }
        while let Some(before) = seen.pop() {
            assert!(history.step_back());
            assert_eq!((history.moment().world.digest(), history.journal.last().copied()), before);
        }
        assert_eq!(history.events(), events);
    }

    #[test]
    fn frames_do_not_matter() {
        let mut once = busy_run();
        once.play_to(SimTime(60_000));
        for frame in [1, 7, 16, 100, 1000] {
            let mut history = busy_run();
            for n in 0..=60_000 / frame {
                history.play_to(SimTime(n * frame));
            }
            history.play_to(SimTime(60_000));
            assert_eq!(history.moment().world.digest(), once.moment().world.digest());
        }
    }

    #[test]
    fn acting_live_equals_the_same_acts_as_a_text() {
        let mut live = History::new(busy_run().setup().as_ref().clone(), Vec::new(), SimTime(20_000));
        for act in busy_run().acts().iter().filter(|act| act.at <= SimTime(15_000)) {
            live.play_to(act.at);
            live.act(act.act);
        }
        let mut told = History::new(live.setup().as_ref().clone(), live.acts().to_vec(), SimTime(20_000));
        live.play_to(SimTime(20_000));
        told.play_to(SimTime(20_000));
        assert_eq!(live.moment().world.digest(), told.moment().world.digest());
    }

    #[test]
    fn acting_in_the_past_starts_a_new_line_and_the_old_one_can_be_got_back() {
        let mut history = busy_run();
        history.play_to(SimTime(30_000));
        let old = history.moment().world.digest();
        history.seek(SimTime(8_000));
        history.act(Act::MendAll);
        history.play_to(SimTime(30_000));
        assert_ne!(history.moment().world.digest(), old);
        assert_eq!(history.lines().len(), 1);
        history.take_up(0);
        history.seek(SimTime(30_000));
        assert_eq!(history.moment().world.digest(), old);
        assert_eq!(history.lines().len(), 1);
    }
}
