//! The referee of a task: after every event it says which goals are met, which are not yet, and, when
//! the task has failed for good, by what and at which event.

use std::rc::Rc;

use super::play::acts_until;
use super::{Deed, Hint, Task};
use crate::ids::RecordId;
use crate::moment::Moment;
use crate::record::Record;
use crate::script::Script;
use crate::setup::{Setup, TimedAct};
use crate::time::{SimTime, Span};

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not solved yet, and nothing is lost.
    Open,
    /// Solved, at this event.
    Solved {
        /// When.
        at: SimTime,
        /// The last record of the event.
        record: RecordId,
    },
    /// Failed for good: only going back helps.
    Failed(Failure),
}

/// Why a task has failed for good, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Why.
    pub why: Why,
    /// When.
    pub at: SimTime,
    /// The last record of the event.
    pub record: RecordId,
}

/// Why a task has failed for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// This of the task's `nevers` has happened.
    Never(usize),
    /// This of its limits has been passed.
    Limit(usize),
    /// The time is over.
    TimeIsUp,
}

/// How one goal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoalState {
    /// Whether it counts as met.
    pub met: bool,
    /// Since when; of a goal that need hold only once, when it first did.
    pub since: Option<SimTime>,
}

/// Everything that the learner is told of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// One for each goal.
    pub goals: Vec<GoalState>,
    /// One for each limit: how often it was done so far.
    pub used: Vec<u64>,
    /// How the task stands.
    pub outcome: Outcome,
}

/// The referee of one attempt. It is fed after every event, and never looks ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    task: Rc<Task>,
    given: Vec<TimedAct>,
    last: RecordId,
    report: Report,
}

impl Watch {
    /// A referee for a new attempt on a run.
    #[must_use]
    pub fn new(task: Rc<Task>, script: &Script) -> Self {
        let report = Report {
            goals: vec![GoalState::default(); task.goals.len()],
            used: vec![0; task.limits.len()],
            outcome: Outcome::Open,
        };
        Watch { given: task.given(script), last: RecordId(0), report, task }
    }

    /// The task.
    #[must_use]
    pub fn task(&self) -> &Rc<Task> {
        &self.task
    }

    /// How it stands.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The hints that are due after so much trying, in order.
    #[must_use]
    pub fn hints_due(&self, tried_for: Span) -> &[Hint] {
        let hints = &self.task.hints;
        &hints[..hints.iter().take_while(|hint| hint.after <= tried_for).count()]
    }

    /// Looks at the moment right after an event with these records. `acts` are all acts of the run in
    /// the order of time; those of the future do not count.
    pub fn feed(&mut self, moment: &Moment, records: &[Record], acts: &[TimedAct]) {
        self.last = records.last().map_or(self.last, |record| record.id);
        let now = moment.world.now();
        if now < self.task.from || self.report.outcome != Outcome::Open {
            return;
        }
        if now > self.task.end() {
            self.fail(Why::TimeIsUp, self.task.end());
            return;
        }
        let task = Rc::clone(&self.task);
        let own = self.own_acts(acts_until(acts, now));
        let robots = moment.world.setup().scheme.robots();
        for (used, limit) in self.report.used.iter_mut().zip(&task.limits) {
            *used = limit.deed.count(&own, robots);
        }
        let passed = |(used, limit): (&u64, &super::Limit)| *used > u64::from(limit.most);
        let over = self.report.used.iter().zip(&task.limits).position(passed);
        if let Some(never) = task.nevers.iter().position(|never| never.condition.holds(moment, &own)) {
            self.fail(Why::Never(never), now);
        } else if let Some(limit) = over {
            self.fail(Why::Limit(limit), now);
        } else {
            self.look_at_goals(&task, moment, &own);
        }
    }

    /// The present is this instant now, although nothing may have happened.
    pub fn pass_to(&mut self, now: SimTime) {
        if self.report.outcome == Outcome::Open && now > self.task.end() {
            self.fail(Why::TimeIsUp, self.task.end());
        }
    }

    fn look_at_goals(&mut self, task: &Task, moment: &Moment, own: &[TimedAct]) {
        let now = moment.world.now();
        for (state, goal) in self.report.goals.iter_mut().zip(&task.goals) {
            let met = goal.condition.holds(moment, own) || (goal.once && state.met);
            let since = if state.met { state.since } else { Some(now) };
            *state = GoalState { met, since: since.filter(|_| met) };
        }
        if self.report.goals.iter().all(|goal| goal.met) {
            self.report.outcome = Outcome::Solved { at: now, record: self.last };
        }
    }

    fn fail(&mut self, why: Why, at: SimTime) {
        self.report.outcome = Outcome::Failed(Failure { why, at, record: self.last });
    }

    /// The acts without the last thing that the learner did, and when that was; none where they did nothing.
    /// Whoever has acted before the task began has cut off what the run's text does there: it comes back
    /// with the last such act.
    #[must_use]
    pub fn without_last(&self, acts: &[TimedAct]) -> Option<(Vec<TimedAct>, SimTime)> {
        let mut own = self.own_acts(acts);
        let last = own.pop()?;
        let is_cut = own.first().is_some_and(|act| act.at < self.task.from);
        let given = if is_cut { acts } else { &self.given };
        let mut left: Vec<_> = given.iter().filter(|act| self.given.contains(act)).copied().collect();
        left.extend(own);
        left.sort_by_key(|act| act.at);
        Some((left, last.at))
    }

    /// What the learner did: the acts that the run's text has not.
    fn own_acts(&self, acts: &[TimedAct]) -> Vec<TimedAct> {
        let mut given = self.given.clone();
        let is_own = |act: &&TimedAct| match given.iter().position(|given| given == *act) {
            Some(place) => {
                given.remove(place);
                false
            }
            None => true,
        };
        acts.iter().filter(is_own).copied().collect()
    }
}

/// One attempt at a task, played beside the stage: it goes wherever the stage goes, back and into the
/// past, and its referee judges exactly what happened on the way there.
#[derive(Clone, Debug)]
pub struct Attempt {
    setup: Rc<Setup>,
    fresh: Watch,
    watch: Watch,
    moment: Moment,
    handed: Vec<TimedAct>,
    now: SimTime,
    /// Whether the learner has taken over.
    begun: bool,
}

impl Attempt {
    /// An attempt that begins, on a run of the lesson.
    #[must_use]
    pub fn new(task: Rc<Task>, script: &Script) -> Self {
        let setup = Rc::new(script.setup.clone());
        let mut watch = Watch::new(task, script);
        let mut records = Vec::new();
        let moment = Moment::first(&setup, &mut records);
        watch.last = records.last().map_or(watch.last, |record| record.id);
        let given = watch.given.clone();
        let from = watch.task.from;
        let mut attempt = Attempt {
            setup,
            fresh: watch.clone(),
            watch,
            moment,
            handed: Vec::new(),
            now: SimTime::ZERO,
            begun: false,
        };
        attempt.follow(&given, from);
        attempt
    }

    /// The referee.
    #[must_use]
    pub fn watch(&self) -> &Watch {
        &self.watch
    }

    /// How it stands.
    #[must_use]
    pub fn report(&self) -> &Report {
        self.watch.report()
    }

    /// Goes where the stage is: the run with these acts (in the order of time), at this instant.
    pub fn follow(&mut self, acts: &[TimedAct], now: SimTime) {
        self.follow_to(acts, now, RecordId(u64::MAX));
    }

    /// The same where the stage stands in the middle of a millisecond: `last` is the last record of the
    /// last event that has happened there.
    pub fn follow_to(&mut self, acts: &[TimedAct], now: SimTime, last: RecordId) {
        let acts = acts_until(acts, now);
        let (old, new) = (&self.handed[..], acts);
        let goes_on = now >= self.now && last >= self.watch.last && new.starts_with(old);
        let in_past = new.get(old.len()).is_some_and(|act| act.at < self.now);
        if !goes_on || in_past {
            self.moment = Moment::first(&self.setup, &mut Vec::new());
            self.watch = self.fresh.clone();
            self.handed.clear();
            self.now = SimTime::ZERO;
            self.begun = false;
        }
        for act in &acts[self.handed.len()..] {
            self.moment.accept(*act);
        }
        self.handed = acts.to_vec();
        self.play_to(now, last);
    }

    fn play_to(&mut self, now: SimTime, last: RecordId) {
        let from = self.watch.task.from;
        if !self.begun && now >= from {
            // The learner takes over: the goals are looked at even when nothing happens.
            self.step_to(from, last);
            self.pass_to(from);
            self.watch.feed(&self.moment, &[], &self.handed);
            self.begun = true;
        }
        self.step_to(now, last);
        self.pass_to(now);
        self.watch.pass_to(now);
        self.now = now;
    }

    /// Makes an instant the present, unless more is to happen before or in it.
    fn pass_to(&mut self, now: SimTime) {
        if self.moment.world.next_at().is_none_or(|at| at > now) {
            self.moment.advance_to(now, &mut Vec::new());
        }
    }

    fn step_to(&mut self, now: SimTime, last: RecordId) {
        let mut records = Vec::new();
        let stands = |attempt: &Self| attempt.watch.last >= last;
        while !stands(self) && self.moment.world.next_at().is_some_and(|at| at <= now) {
            records.clear();
            self.moment.step(&mut records);
            self.watch.feed(&self.moment, &records, &self.handed);
        }
    }
}

impl Deed {
    /// All that is counted.
    pub const ALL: [Deed; 5] = [Deed::Commands, Deed::Cuts, Deed::Mends, Deed::Reboots, Deed::Touches];
}
