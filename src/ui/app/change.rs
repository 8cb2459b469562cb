//! What changes: the only place where the app becomes another.

use std::rc::Rc;

use yew::Context;

use super::{App, FREE_PLAY, travel};
use crate::history::History;
use crate::ids::TeamId;
use crate::protocol::Scheme;
use crate::setup::{Act, Setup, TimedAct};
use crate::story::Story;
use crate::time::{SimTime, Span};
use crate::ui::address::{Incoming, Problem};
use crate::ui::class::ClassMsg;
use crate::ui::clock::SPEEDS;
use crate::ui::compare::VersusMsg;
use crate::ui::msg::{Msg, Sheet, Tab};
use crate::ui::panic_page;
use crate::ui::rest;

impl App {
    /// Makes of a message what follows from it. Whether the page is to be drawn anew.
    pub(super) fn change(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        if matches!(msg, Msg::Nothing) || (self.versus.is_some() && travel::is_of_the_run(&msg)) {
            return false;
        }
        if matches!(msg, Msg::Class(ClassMsg::Quiet)) {
            self.announce_again();
            return self.is_read_out();
        }
        let of_class = if let Msg::Class(msg) = msg { Some(msg) } else { None };
        let Some(msg) = of_class.map_or(Some(msg), |msg| self.class(msg)) else { return self.settle() };
        let Some(msg) = self.before(msg) else { return self.settle() };
        match msg {
            Msg::Lesson(msg) => self.lesson(msg),
            Msg::Frame(at) => return self.frame(at),
            Msg::Act(act) => self.act(act),
            Msg::Key(team, command) => self.key(team, command),
            Msg::PlayPause => self.play(!self.playing),
            Msg::StepForward => self.step(true),
            Msg::StepBack => self.step(false),
            Msg::Seek(ms) => self.seek(SimTime(ms).min(SimTime::LAST)),
            Msg::Glance(ms) => return self.glance(SimTime(ms).min(SimTime::LAST)),
            Msg::Travel(travel) => self.travel(travel),
            Msg::Versus(msg) => {
                self.change_versus(msg);
                return true;
            }
            Msg::Chart(msg) => {
                self.change_chart(msg);
                return true;
            }
            Msg::Why(question) => self.ask_why(question),
            Msg::Adversary(msg) => return self.change_adversary(msg),
            Msg::Restart => self.restart(),
            Msg::Scheme(scheme) => self.change_scheme(scheme),
            Msg::Speed(speed) => self.speed = speed.min(SPEEDS.len() - 1),
            Msg::Tab(tab) => self.tab = tab,
            Msg::Scrolled(team, away) => {
                self.scrolled = if away { self.scrolled | bit(team) } else { self.scrolled & !bit(team) };
                return true;
            }
            Msg::Open(sheet) => {
                if matches!(sheet, Sheet::Message(_)) {
                    // It would be gone before anybody has read it.
                    self.play(false);
                }
                self.sheet = Some(sheet);
            }
            Msg::Close if self.class.deed.is_some() => self.class.deed = None,
            Msg::Close if self.versus.is_some() => self.change_versus(VersusMsg::Toggle),
            Msg::Close => (self.sheet, self.menu_open) = (None, false),
            Msg::Language(language) => self.speak(language, ctx),
            Msg::Story => self.story_open = Some(!self.story_shown()),
            Msg::Menu => self.menu_open = !self.menu_open,
            Msg::Arrived(run) => self.arrive(*run),
            Msg::Leave => self.leave_run(),
            Msg::Dismiss => self.dismiss(),
            Msg::Export(export) => self.export(export),
            Msg::WriteAddress => {
                self.write_address();
                return false;
            }
            Msg::Window(width, height) => self.window = (width, height),
            Msg::Begin => self.begun = true,
            Msg::Whole => self.become_whole(),
            Msg::Stage(width, height) => self.stage = (width, height),
            Msg::Still(still) => self.still = still,
            Msg::Nothing | Msg::Class(_) => return false,
        }
        self.settle()
    }

    /// Everything follows what has changed.
    pub(super) fn settle(&mut self) -> bool {
        self.follow();
        self.announce();
        self.marks = Rc::new(self.new_marks());
        self.arrange();
        if let Some(chart) = &mut self.chart {
            chart.follow(&self.history, self.window.0);
        }
        self.write_address_soon();
        true
    }

    /// Is the whole program there? If not, it says so when it is.
    pub(super) fn wait_for_the_whole(&mut self) {
        let tell = self.tell.clone();
        if rest::is_whole(move || tell.emit(Msg::Whole)) {
            self.become_whole();
        }
    }

    /// The whole program is there: what the first part of it left undone is made up for.
    pub(super) fn become_whole(&mut self) {
        self.whole = true;
        self.history.judge();
        self.lessons.remember();
    }

    /// A run of another set-up begins and stands still.
    pub(super) fn begin(&mut self, setup: Setup) {
        self.play(false);
        self.history = History::new(setup, Vec::new(), FREE_PLAY);
        self.story = Story::new(self.history.setup());
        self.lines = Rc::default();
        self.voice.begin();
        self.renew_chart();
        let teams = self.history.moment().world.teams().len();
        if matches!(self.tab, Tab::Team(team) if team.index() >= teams) {
            self.tab = Tab::Team(TeamId(0));
        }
        self.sheet = None;
    }

    fn change_scheme(&mut self, scheme: Scheme) {
        self.leave_run();
        self.touched = true;
        self.begin(with_scheme(self.history.setup(), scheme));
    }

    pub(super) fn restart(&mut self) {
        #[cfg(feature = "planted-panic")]
        panic!("a fault planted for a test");
        #[cfg(not(feature = "planted-panic"))]
        {
            self.expects.clear();
            let mut again = self.history.clone();
            again.begin_again(FREE_PLAY);
            self.begin((**again.setup()).clone());
            // Who pressed it by mistake finds the run among the lines that were left.
            self.history = again;
        }
    }

    /// A run comes in. One that cannot be read changes nothing but the notice.
    #[inline(never)]
    pub(super) fn arrive(&mut self, run: Result<Incoming, Problem>) {
        match run {
            Ok(Incoming { script, at }) => {
                self.touched = true;
                self.begin(script.setup);
                self.history = History::new((**self.history.setup()).clone(), script.acts, script.until);
                self.expects = script.expects;
                self.history.seek(at);
                self.renew_chart();
                self.problem = None;
            }
            Err(problem) => self.problem = Some(Rc::new(problem)),
        }
    }

    pub(super) fn act(&mut self, act: Act) {
        // After an act in the past, what an answer names may never happen.
        if self.sheet == Some(Sheet::Why) && self.history.now() < self.history.furthest() {
            self.sheet = None;
        }
        // Asking alone leaves the first screen as it is; so does choosing whom to ask.
        self.touched |= !matches!(act, Act::Ask { .. } | Act::Attach { .. });
        let mut run = self.run();
        run.acts.retain(|other| other.at <= self.history.now());
        run.acts.push(TimedAct { at: self.history.now(), act });
        panic_page::note(run);
        self.history.act(act);
    }

    pub(super) fn play(&mut self, playing: bool) {
        self.playing = playing;
        if playing {
            self.touched = true;
            self.clock.next_frame();
        } else {
            self.clock.stop();
        }
    }

    /// A frame of the browser: virtual time goes on, if it runs.
    pub(super) fn frame(&mut self, at: f64) -> bool {
        let passed = self.clock.frame(at, self.pace());
        if !self.playing {
            self.clock.stop();
            return false;
        }
        self.clock.next_frame();
        if passed == 0 {
            return false;
        }
        if let Some(versus) = &mut self.versus {
            versus.play_to((versus.now() + Span(passed)).min(SimTime::LAST), at);
            return true;
        }
        let to = self.no_further((self.history.now() + Span(passed)).min(SimTime::LAST));
        let to = self.up_to_the_break(to);
        let landmarks = self.history.landmarks().len();
        self.history.play_to(to);
        self.stop_at_the_break();
        self.follow_in_frame(at);
        self.announce();
        if let Some(chart) = &mut self.chart {
            chart.frame(&self.history, at);
        }
        // What was kept quiet until the end may be shown now.
        let stands = !self.playing;
        if stands || landmarks != self.history.landmarks().len() || self.history.end().0 > self.marks.end {
            self.marks = Rc::new(self.new_marks());
        }
        true
    }
}

/// A team among eight.
pub(super) fn bit(team: TeamId) -> u8 {
    1 << (team.0 & 7)
}

/// The same set-up under another scheme: maze, seed and teams stay where that makes sense.
fn with_scheme(old: &Setup, scheme: Scheme) -> Setup {
    let fresh = Setup::new(scheme);
    let usual = old.maze == Setup::new(old.scheme).maze;
    let mut setup = Setup { scheme, ..old.clone() };
    if usual {
        setup.maze = fresh.maze;
    }
    let robots = scheme.robots();
    if old.scheme.robots() != robots {
        setup.teams = fresh.teams;
    }
    setup
}
