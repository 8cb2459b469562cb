//! What follows from the run: scene, story, marks, and where everything stands.

use std::rc::Rc;

use super::App;
use crate::history::{Landmark, LandmarkKind};
use crate::scene::{self, Scene};
use crate::ui::clock_bar::Marks;
use crate::ui::layout::{Form, Room, form};

/// How often what people read follows the run while it plays, in milliseconds of the page's own clock.
const READING_MS: f64 = 95.0;

impl App {
    /// Scene and story follow the run.
    pub(super) fn follow(&mut self) {
        // First the lesson: it says whether anybody is to know what the referee thinks.
        self.attend();
        self.look();
        let judged = !self.is_hushed();
        let (history, story) = (&self.history, &self.story);
        if self.whole && self.lines.is_behind(history.last_record(), judged) {
            Rc::make_mut(&mut self.lines).catch_up(history, story, judged);
        }
        self.calm_down();
    }

    /// The same in a frame of a run that plays: what people read follows more slowly.
    pub(super) fn follow_in_frame(&mut self, at: f64) {
        let before = self.calm.clone();
        self.follow();
        if self.playing && at - before.at < READING_MS {
            self.calm = before;
        } else {
            self.calm.at = at;
        }
    }

    /// What people read follows at once.
    pub(super) fn calm_down(&mut self) {
        self.calm.scene = Rc::clone(&self.scene);
        self.calm.lines = Rc::clone(&self.lines);
        self.calm.now = self.history.now();
        self.calm.events = self.history.events();
    }

    pub(super) fn look(&mut self) {
        let recent = self.history.records_since(self.history.now() - scene::RECENT);
        let moment = self.history.moment();
        let scene =
            if self.is_hushed() { Scene::unjudged(moment, &recent) } else { Scene::of(moment, &recent) };
        self.scene = Rc::new(scene);
    }

    pub(super) fn new_marks(&self) -> Marks {
        if !self.whole {
            return Marks::none(self.history.end());
        }
        let judged = !self.is_hushed();
        let shown = |mark: &&Landmark| judged || mark.kind != LandmarkKind::Broken;
        let shown: Vec<Landmark> = self.history.landmarks().iter().filter(shown).copied().collect();
        Marks::of(&shown, self.history.end())
    }

    /// Everything finds its place again.
    pub(super) fn arrange(&mut self) {
        let (width, height) = self.room_beside();
        let robots = self.scene.scheme.robots();
        let teams = u8::try_from(self.scene.consoles.len()).unwrap_or(u8::MAX);
        let room = Room {
            form: if self.class.presenting { Form::Beamer } else { form(robots, teams, width, height) },
            robots,
            teams,
            columns: self.scene.maze.width(),
            rows: self.scene.maze.height(),
            width: self.stage.0.max(200.0),
            height: self.stage.1.max(120.0),
        };
        let layout = room.arrange();
        if layout != *self.layout {
            self.layout = Rc::new(layout);
        }
    }
}
