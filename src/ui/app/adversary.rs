//! What changes when somebody asks how this could break. The search goes in slices that leave the page
//! time to breathe.

use gloo_timers::callback::Timeout;

use super::App;
use crate::adversary::{Plan, Progress, Search, USUAL_EFFORT};
use crate::history::History;
use crate::record::{Record, What};
use crate::time::{SimTime, Span};
use crate::ui::adversary::{AdversaryMsg, Origin, State};
use crate::ui::browser::page_clock;
use crate::ui::layout::Form;
use crate::ui::msg::{Msg, Sheet};

/// The longest that a slice may hold the page up, in milliseconds.
const SLICE_MS: f64 = 6.0;
/// How many events are played between two looks at the clock.
const STRIDE: u64 = 100;
/// How often the progress is shown, in milliseconds.
const SHOWN_EVERY_MS: f64 = 250.0;
/// How much of a run is worth playing after what was found has broken something.
const AFTERWARDS: Span = Span(2000);

/// What changes.
impl App {
    /// Whether somebody may ask: not where a lesson sets the questions.
    pub(super) fn may_be_searched(&self) -> bool {
        self.lesson_state() != Some("script")
    }

    #[inline(never)]
    pub(super) fn change_adversary(&mut self, msg: AdversaryMsg) -> bool {
        match msg {
            AdversaryMsg::Aim(aim) => {
                self.adversary.aim = Some(aim);
                self.adversary.state = State::Ready;
            }
            AdversaryMsg::Means(means) => {
                self.adversary.means = means;
                self.adversary.state = State::Ready;
            }
            AdversaryMsg::Search if matches!(self.adversary.state, State::Searching(_)) => {
                self.adversary.state = State::Stopped;
                self.adversary.due = None;
            }
            AdversaryMsg::Search => self.begin_search(),
            AdversaryMsg::Slice => return self.search_on(),
            AdversaryMsg::Play => self.play_what_was_found(),
        }
        self.settle()
    }

    fn begin_search(&mut self) {
        self.play(false);
        let now = self.history.now();
        if self.history.due() == Some(now) {
            // Acts come last in their millisecond: first the rest of it happens.
            self.history.seek(now);
        }
        let aim = self.adversary.aim(&self.history);
        self.adversary.aim = Some(aim);
        self.adversary.origin = Some(Origin::of(&self.history));
        let search = Search::new(self.history.moment(), aim, self.adversary.means, USUAL_EFFORT);
        self.adversary.state = State::Searching(Box::new(search));
        self.next_slice();
    }

    fn next_slice(&mut self) {
        let tell = self.tell.clone();
        let next = Timeout::new(0, move || tell.emit(Msg::Adversary(AdversaryMsg::Slice)));
        self.adversary.due = Some(next);
    }

    /// One slice. True when there is something new to be seen.
    fn search_on(&mut self) -> bool {
        self.adversary.due = None;
        let State::Searching(search) = &mut self.adversary.state else { return false };
        let same = self.adversary.origin.as_ref().is_some_and(|origin| origin.is(&self.history));
        if self.sheet != Some(Sheet::Adversary) || !same {
            self.adversary.state = if same { State::Stopped } else { State::Changed };
            return true;
        }
        let began = page_clock();
        let mut progress = search.slice(STRIDE);
        while matches!(progress, Progress::Looking { .. }) && page_clock() - began < SLICE_MS {
            progress = search.slice(STRIDE);
        }
        if matches!(progress, Progress::Looking { .. }) {
            self.next_slice();
            let show = began - self.adversary.shown_at > SHOWN_EVERY_MS;
            if show {
                self.adversary.shown_at = began;
            }
            return show;
        }
        let told = match &progress {
            Progress::Found(plan) => rehearse(&self.history, plan),
            Progress::Looking { .. } | Progress::Exhausted(_) => Vec::new(),
        };
        self.adversary.state = State::Over(progress, told);
        true
    }

    /// What was found becomes a new line of the run, and is played until it has broken something.
    fn play_what_was_found(&mut self) {
        let State::Over(Progress::Found(plan), _) = &self.adversary.state else { return };
        let Some(origin) = self.adversary.origin.as_ref().filter(|origin| origin.is(&self.history)) else {
            self.adversary.state = State::Changed;
            return;
        };
        if self.history.now() != origin.at {
            self.history.seek(origin.at);
        }
        self.history.lay_out(&plan.acts, plan.breaks_at + AFTERWARDS);
        self.adversary.halt = Some(plan.breaks_at);
        self.adversary.state = State::Ready;
        self.touched = true;
        self.sheet = None;
        if self.layout.form == Form::Narrow {
            self.story_open = Some(false);
        }
        self.renew_chart();
        self.play(true);
    }

    /// No frame goes beyond the instant at which something that was found breaks.
    pub(super) fn up_to_the_break(&self, to: SimTime) -> SimTime {
        self.adversary.halt.map_or(to, |halt| to.min(halt.max(self.history.now())))
    }

    /// Stands still once that instant is there.
    #[inline(never)]
    pub(super) fn stop_at_the_break(&mut self) {
        if self.adversary.halt.is_some_and(|halt| self.history.now() >= halt) {
            self.adversary.halt = None;
            self.play(false);
        }
    }
}

/// The records of each act of a plan, and of the event that breaks something: what is told of them.
fn rehearse(history: &History, plan: &Plan) -> Vec<Vec<Record>> {
    let mut moment = history.moment().clone();
    plan.acts.iter().for_each(|act| moment.accept(*act));
    let mut told = Vec::new();
    let mut records = Vec::new();
    while moment.world.next_at().is_some_and(|at| at <= plan.breaks_at) {
        records.clear();
        moment.step(&mut records);
        if records.first().is_some_and(|first| matches!(first.what, What::Did(_))) {
            told.push(records.clone());
        }
    }
    told
}
