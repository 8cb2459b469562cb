//! What a lesson makes of what happens to the run: it may keep the clock from running before a
//! prediction, notices that its script was left, stops where something was to be shown, and asks the
//! referee of a task after every change.

use crate::lesson::{Kind, Outcome};
use crate::time::SimTime;
use crate::ui::app::{App, SPEEDS};
use crate::ui::class::ClassMsg;
use crate::ui::lesson::Wanted;
use crate::ui::lines::Travel;
use crate::ui::msg::Msg;
use crate::ui::why::Question;

use super::{BESIDE, BESIDE_ENOUGH, BESIDE_WIDE, LONGEST_WATCH_MS};

/// What a lesson makes of what happens to the run.
impl App {
    /// Looks at what happens before anybody else; gives it on unless it was meant for the lesson.
    pub(in super::super) fn before(&mut self, msg: Msg) -> Option<Msg> {
        if matches!(msg, Msg::Close | Msg::Open(_)) {
            self.lessons.over = None;
        }
        if self.lessons.open.is_some() { self.before_the_run(msg) } else { Some(msg) }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "a lesson has no opinion on anything else")]
    #[inline(never)]
    fn before_the_run(&mut self, msg: Msg) -> Option<Msg> {
        let Some(open) = self.lessons.open.as_mut().filter(|open| open.in_script()) else { return Some(msg) };
        let asks = open.asks();
        let here = open.player.stage().map_or(SimTime::ZERO, |stage| stage.at);
        match &msg {
            // Who presses *play* before a class has the hands counted.
            Msg::PlayPause if asks && self.class.presenting => self.class(ClassMsg::On),
            Msg::PlayPause | Msg::StepForward if asks => {
                if open.player.chosen().is_some() {
                    self.go_on();
                } else {
                    open.asked_first = true;
                }
                None
            }
            Msg::Travel(Travel::Mark(true)) if asks => {
                open.asked_first = true;
                None
            }
            // What would be seen there is what is asked.
            Msg::Versus(_) if asks => {
                open.asked_first = true;
                None
            }
            Msg::Why(Question::Robot(_)) if asks || open.is_watching() => None,
            Msg::Seek(ms) | Msg::Glance(ms) if asks && *ms > here.0 => {
                open.asked_first = true;
                None
            }
            Msg::Restart => {
                self.enter(true);
                None
            }
            Msg::Act(_) | Msg::Key(..) | Msg::Travel(Travel::Line(_)) if !open.is_free() => {
                open.player.leave();
                open.goal = None;
                Some(msg)
            }
            Msg::Scheme(_) if !matches!(open.kind(), Kind::Explore) => {
                open.player.leave();
                Some(msg)
            }
            Msg::Arrived(run) if run.is_ok() => {
                open.player.leave();
                Some(msg)
            }
            _ => Some(msg),
        }
    }

    /// The lesson follows the run: what was to be played has been played, the referee has something
    /// to say.
    pub(in super::super) fn attend(&mut self) {
        if self.lessons.open.is_some() {
            self.attend_to_the_step();
        }
    }

    #[inline(never)]
    fn attend_to_the_step(&mut self) {
        let Some(open) = self.lessons.open.as_mut().filter(|open| open.in_script()) else { return };
        let now = self.history.now();
        let mut stop = open.goal.is_some_and(|goal| now >= goal.to);
        let mut solved = false;
        if let Some(trial) = &mut open.trial {
            let before = trial.attempt.report().outcome;
            let last = self.history.last_record();
            trial.attempt.follow_to(self.history.acts(), now, last);
            let after = trial.attempt.report().outcome;
            let decided = before == Outcome::Open && after != Outcome::Open;
            stop |= decided;
            if decided && matches!(after, Outcome::Solved { .. }) && !trial.shows_solution {
                solved = open.player.solved();
            }
        }
        if stop {
            open.goal = None;
            self.play(false);
        }
        if solved {
            self.keep_progress();
        }
    }

    /// The speed, in hundredths: what a step plays by itself may go faster than people chose.
    pub(in super::super) fn pace(&self) -> u64 {
        let chosen = SPEEDS[self.speed];
        let goal = self.lessons.open.as_ref().and_then(|open| open.goal.filter(|_| open.trial.is_none()));
        goal.map_or(chosen, |goal| chosen.max(goal.to.since(goal.from).0 * 100 / LONGEST_WATCH_MS))
    }

    /// No frame goes beyond what is to be played.
    pub(in super::super) fn no_further(&self, to: SimTime) -> SimTime {
        let goal = self.lessons.open.as_ref().and_then(|open| open.goal);
        goal.map_or(to, |goal| to.min(goal.to))
    }

    /// What the address bar holds instead of the run: the lesson and the step; nothing new for a lesson
    /// from a file. On the free stage it is the run, once there is anything to it.
    pub(in super::super) fn address_of_lesson(&self) -> Option<Option<String>> {
        let open = self.lessons.open.as_ref()?;
        let explored = matches!(open.kind(), Kind::Explore) && self.history.acts() != open.given();
        if explored {
            return None;
        }
        Some(open.name.as_ref().map(|name| Wanted::fragment(name, open.player.at())))
    }

    /// The room that a lesson leaves: small enough for the narrow form where it stands below the stage.
    pub(in super::super) fn room_beside(&self) -> (f64, f64) {
        let (width, height) = self.window;
        match (&self.lessons.open, width) {
            (None, _) => (width, height),
            (Some(_), BESIDE_WIDE..) => (width - 440.0, height),
            // With the lesson beside it a stage of three robots can do with less than usual: better small
            // buildings than consoles that one has to scroll for. Five would be too small.
            (Some(_), BESIDE_ENOUGH..) if self.scene.robots.len() <= 3 => (width - 280.0, height),
            (Some(_), BESIDE..) => (width - 380.0, height),
            (Some(_), _) => (width.min(600.0), height),
        }
    }
}
