//! Going elsewhere in time, asking why, and the other ways to look at a run.

use std::rc::Rc;

use yew::prelude::*;

use super::App;
use crate::time::SimTime;
use crate::ui::class::ClassMsg;
use crate::ui::compare::{Versus, VersusMsg};
use crate::ui::diagram::{Chart, ChartMsg};
use crate::ui::language;
use crate::ui::lines::{self, Travel};
use crate::ui::msg::{Msg, Sheet};
use crate::ui::why::{Answer, Question};
use crate::words::Language;

impl App {
    /// One event forward or back.
    #[inline(never)]
    pub(super) fn step(&mut self, forward: bool) {
        self.play(false);
        if forward {
            self.touched = true;
            self.history.step_forward();
        } else {
            self.history.step_back();
        }
    }

    /// Goes to an instant. The story is told anew: it may have stayed behind while the time line was dragged.
    pub(super) fn seek(&mut self, to: SimTime) {
        self.touched = true;
        self.history.seek(to);
        self.lines = Rc::default();
    }

    /// Shows an instant while the time line is dragged. Only the stage moves: the story, the marks and
    /// the address wait until the slider is let go, so that each step of a drag fits into a frame.
    pub(super) fn glance(&mut self, to: SimTime) -> bool {
        self.touched = true;
        self.history.seek(to);
        self.look();
        self.calm_down();
        true
    }

    /// Goes elsewhere in time.
    #[inline(never)]
    pub(super) fn travel(&mut self, travel: Travel) {
        if let Travel::Kind(kind) = travel {
            self.mark_kind = kind;
            return;
        }
        self.play(false);
        self.touched = true;
        match travel {
            Travel::Record(id) => {
                self.history.seek_record(id);
            }
            Travel::Mark(next) => {
                if let Some(mark) = lines::neighbour(&self.history, self.mark_kind, next) {
                    self.history.seek_record(mark.record);
                }
            }
            Travel::Line(line) => {
                self.history.take_up(line);
                // Its records have the same numbers and tell something else.
                self.lines = Rc::default();
                self.renew_chart();
            }
            Travel::Kind(_) => {}
        }
    }

    #[inline(never)]
    pub(super) fn change_versus(&mut self, msg: VersusMsg) {
        match (&mut self.versus, msg) {
            (Some(_), VersusMsg::Toggle) => {
                self.play(false);
                self.versus = None;
            }
            (None, VersusMsg::Toggle) => {
                self.play(false);
                self.menu_open = false;
                self.sheet = None;
                self.versus = Some(Versus::open(&self.history));
            }
            (Some(versus), _) => versus.take(msg),
            (None, VersusMsg::Choose(_) | VersusMsg::Seek(_) | VersusMsg::Glance(_)) => {}
        }
    }

    #[inline(never)]
    pub(super) fn change_chart(&mut self, msg: ChartMsg) {
        if msg == ChartMsg::Toggle {
            let width = self.window.0;
            self.chart = self.chart.is_none().then(|| Chart::open(&self.history, width));
            self.menu_open = false;
            self.touched = true;
        } else if let Some(chart) = &mut self.chart {
            chart.take(msg, &self.history, &self.story);
        }
    }

    /// The diagram of another run looks like the old one from outside.
    pub(super) fn renew_chart(&mut self) {
        if self.chart.is_some() {
            self.chart = Some(Chart::open(&self.history, self.window.0));
        }
    }

    /// Answers a question about the run. The clock stops: the answer is about what can be seen now.
    #[inline(never)]
    pub(super) fn ask_why(&mut self, question: Question) {
        self.play(false);
        self.answer = Some((question, Rc::new(Answer::to(question, &self.history, &self.story))));
        self.sheet = Some(Sheet::Why);
    }

    /// The page speaks another language: run, place and focus stay, every word is said anew.
    #[inline(never)]
    pub(super) fn speak(&mut self, language: Language, ctx: &Context<Self>) {
        language::choose(language);
        // Every part that has a `tell` is drawn anew when it has another.
        self.tell = ctx.link().callback(|msg: Msg| msg);
        self.lines = Rc::default();
        if let Some((question, answer)) = &mut self.answer {
            *answer = Rc::new(Answer::to(*question, &self.history, &self.story));
        }
        if let Some(chart) = &mut self.chart {
            chart.retell(&self.history, &self.story);
        }
        self.retell_lessons();
    }
}

/// Whether something is meant for the run, which nobody sees while schemes are compared.
pub(super) fn is_of_the_run(msg: &Msg) -> bool {
    matches!(
        msg,
        Msg::Act(_)
            | Msg::Key(..)
            | Msg::StepForward
            | Msg::StepBack
            | Msg::Restart
            | Msg::Travel(_)
            | Msg::Class(
                ClassMsg::On
                    | ClassMsg::Back
                    | ClassMsg::Begin(_)
                    | ClassMsg::Number(_)
                    | ClassMsg::MendAll
                    | ClassMsg::Autopilots
                    | ClassMsg::Why
            )
    )
}
