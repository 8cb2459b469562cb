//! Making what was found shorter and earlier, as long as it still does it.

use super::Aim;
use crate::moment::Moment;
use crate::setup::TimedAct;
use crate::time::{SimTime, Span};

/// Tries simpler sequences one after the other. The first run that it plays is the sequence as it was
/// found, so what comes out has always been seen to do it.
#[derive(Clone, Debug)]
pub(super) struct Shrink {
    aim: Aim,
    before: u64,
    played_on: Span,
    /// The best so far, and when it breaks.
    best: Vec<TimedAct>,
    breaks_at: SimTime,
    /// What is being tried, its run, and how far that goes.
    candidate: Vec<TimedAct>,
    moment: Moment,
    /// Which simplification is tried.
    idea: usize,
}

impl Shrink {
    pub(super) fn new(origin: &Moment, aim: Aim, found: Vec<TimedAct>, played_on: Span) -> Self {
        let mut shrink = Shrink {
            aim,
            before: aim.times(origin),
            played_on,
            best: found.clone(),
            breaks_at: SimTime::LAST,
            candidate: Vec::new(),
            moment: origin.clone(),
            idea: 0,
        };
        shrink.play(origin, found);
        shrink
    }

    /// Lets one event happen. The result, once nothing simpler is left to try.
    pub(super) fn step(&mut self, origin: &Moment) -> Option<(Vec<TimedAct>, SimTime)> {
        let last = self.candidate.last().map_or(origin.world.now(), |act| act.at);
        let goes_on = self.moment.world.next_at().is_some_and(|at| at <= last + self.played_on);
        let mut records = Vec::new();
        if goes_on {
            self.moment.step(&mut records);
            if self.aim.reached(&self.moment, &records, self.before) {
                self.best = std::mem::take(&mut self.candidate);
                self.breaks_at = self.moment.world.now();
                self.idea = 0;
                return self.try_next(origin);
            }
            return None;
        }
        self.try_next(origin)
    }

    fn try_next(&mut self, origin: &Moment) -> Option<(Vec<TimedAct>, SimTime)> {
        while self.idea < 2 * self.best.len() {
            let idea = self.idea;
            self.idea += 1;
            if let Some(candidate) = self.simpler(idea, origin) {
                self.play(origin, candidate);
                return None;
            }
        }
        Some((self.best.clone(), self.breaks_at))
    }

    /// First without one of the acts, then with one of them as early as the one before it.
    fn simpler(&self, idea: usize, origin: &Moment) -> Option<Vec<TimedAct>> {
        let mut candidate = self.best.clone();
        if idea < candidate.len() {
            candidate.remove(idea);
            return Some(candidate);
        }
        let act = idea - candidate.len();
        let earliest = act.checked_sub(1).map_or(origin.world.now(), |before| candidate[before].at);
        let by = candidate[act].at.since(earliest);
        // What comes later keeps its distance.
        candidate[act..].iter_mut().for_each(|later| later.at = later.at - by);
        (by > Span::ZERO).then_some(candidate)
    }

    fn play(&mut self, origin: &Moment, candidate: Vec<TimedAct>) {
        self.moment = origin.clone();
        candidate.iter().for_each(|act| self.moment.accept(*act));
        self.candidate = candidate;
    }
}
