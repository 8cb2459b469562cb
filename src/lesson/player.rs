//! The way through a lesson, without a screen: where the learner stands, what they predicted, what they
//! may do next. Nothing here waits for anything, and nothing that was predicted can be changed.

use std::rc::Rc;

use super::play::{Decided, decided, truths};
use super::translation::is_translation;
use super::{Kind, Lesson, Passed, Predict, Stage};

/// Where the learner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// At the present step.
    InScript,
    /// They have left the script and play freely on the stage; the lesson waits.
    Away,
}

/// A learner's way through one lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    lesson: Rc<Lesson>,
    passed: Passed,
    /// The answer that is marked and not locked yet.
    choice: Option<usize>,
    stand: Stand,
}

impl Player {
    /// Begins a lesson, or goes on with it where it was left.
    #[must_use]
    pub fn new(lesson: Rc<Lesson>, passed: Passed) -> Self {
        let passed = passed.fitted(&lesson);
        Player { lesson, passed, choice: None, stand: Stand::InScript }
    }

    /// Goes on with the same lesson in another language. False, and nothing changes, when it is not the
    /// same lesson.
    pub fn retell(&mut self, lesson: &Rc<Lesson>) -> bool {
        let is_same = is_translation(&self.lesson, lesson);
        if is_same {
            self.lesson = Rc::clone(lesson);
        }
        is_same
    }

    /// The lesson.
    #[must_use]
    pub fn lesson(&self) -> &Rc<Lesson> {
        &self.lesson
    }

    /// What is worth keeping.
    #[must_use]
    pub fn passed(&self) -> &Passed {
        &self.passed
    }

    /// The number of the present step, from 0.
    #[must_use]
    pub fn at(&self) -> usize {
        self.passed.at
    }

    /// Where the learner is.
    #[must_use]
    pub fn stand(&self) -> Stand {
        self.stand
    }

    /// What the stage shows when the present step begins (and after coming back to it).
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.lesson.steps[self.at()].stage
    }

    /// The prediction that is asked now, or that the present reveal belongs to.
    #[must_use]
    pub fn predict(&self) -> Option<(usize, &Predict)> {
        match &self.lesson.steps[self.at()].kind {
            Kind::Predict(predict) => Some((self.at(), predict)),
            Kind::Reveal(_) => self.lesson.predict_of(self.at()),
            Kind::Scene | Kind::Task(_) | Kind::Card { .. } | Kind::Explore => None,
        }
    }

    /// The answer of the present prediction or reveal: what is locked, else what is marked.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        let (step, _) = self.predict()?;
        match self.passed.answers.get(&step) {
            Some(locked) => *locked,
            None => self.choice.filter(|_| step == self.at()),
        }
    }

    /// Whether the present prediction can no longer be changed, answered or passed over.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.predict().is_some_and(|(step, _)| self.passed.answers.contains_key(&step))
    }

    /// Marks an answer, from 0. False, and nothing changes, where none can be marked.
    pub fn choose(&mut self, answer: usize) -> bool {
        let Kind::Predict(predict) = &self.lesson.steps[self.at()].kind else { return false };
        let can = answer < predict.answers.len() && !self.is_locked();
        if can {
            self.choice = Some(answer);
        }
        can
    }

    /// Locks the marked answer. False when there is none or it is locked already.
    pub fn lock(&mut self) -> bool {
        let can = self.choice.is_some() && !self.is_locked();
        if can {
            self.passed.answers.insert(self.passed.at, self.choice.take());
        }
        can
    }

    /// Whether a step comes after the present one.
    #[must_use]
    pub fn has_next(&self) -> bool {
        self.at() + 1 < self.lesson.steps.len()
    }

    /// Goes on. Leaving a prediction locks it: with the marked answer, or, where none is marked, as
    /// passed over. False at the end.
    pub fn go_on(&mut self) -> bool {
        if !self.has_next() {
            return false;
        }
        if matches!(self.lesson.steps[self.at()].kind, Kind::Predict(_)) && !self.is_locked() {
            self.passed.answers.insert(self.passed.at, self.choice.take());
        }
        self.go_to(self.at() + 1)
    }

    /// Goes back. False at the beginning.
    pub fn go_back(&mut self) -> bool {
        self.at().checked_sub(1).is_some_and(|step| self.go_to(step))
    }

    /// Goes to a step that has been seen, or to the one after those. False for any other.
    pub fn go_to(&mut self, step: usize) -> bool {
        let passes_question = step > self.passed.seen
            && matches!(self.lesson.steps[self.passed.seen].kind, Kind::Predict(_))
            && !self.passed.answers.contains_key(&self.passed.seen);
        if step >= self.lesson.steps.len() || step > self.passed.seen + 1 || passes_question {
            return false;
        }
        self.passed.at = step;
        self.passed.seen = self.passed.seen.max(step);
        self.passed.finished |= self.is_finished();
        self.choice = None;
        self.stand = Stand::InScript;
        true
    }

    /// Leaves the script to play freely. The lesson keeps its place.
    pub fn leave(&mut self) {
        self.stand = Stand::Away;
    }

    /// Comes back to the script; the stage is set as the present step has it.
    pub fn come_back(&mut self) {
        self.stand = Stand::InScript;
    }

    /// The task of the present step has been solved. False when it is none.
    pub fn solved(&mut self) -> bool {
        let is_task = matches!(self.lesson.steps[self.at()].kind, Kind::Task(_));
        if is_task {
            self.passed.solved.insert(self.passed.at);
        }
        is_task
    }

    /// Whether the last step has been reached.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.passed.seen + 1 == self.lesson.steps.len()
    }

    /// Which answer of the present prediction or reveal is true. Plays the run: ask once, not for every
    /// picture. `None` where there is no prediction, or the file was never checked and is wrong.
    #[must_use]
    pub fn right_answer(&self) -> Option<usize> {
        let (step, predict) = self.predict()?;
        let truths = truths(&self.lesson.run_of(step)?.script, predict);
        let right = truths.iter().position(|is| *is)?;
        (truths.iter().filter(|is| **is).count() == 1).then_some(right)
    }

    /// The moment that decided what the present reveal shows. Plays the run: ask once.
    #[must_use]
    pub fn decided(&self) -> Option<Decided> {
        let Kind::Reveal(reveal) = &self.lesson.steps[self.at()].kind else { return None };
        let script = &self.lesson.run_of(self.at())?.script;
        decided(script, reveal.moment.as_ref()?, self.stage()?.at)
    }
}
