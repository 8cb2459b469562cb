//! What changes in the classroom: presenter mode, votes, deeds begun with a key.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::App;
use crate::command::Command;
use crate::ids::{Place, RobotId, TeamId};
use crate::lesson::Kind;
use crate::scene::Openness;
use crate::setup::Act;
use crate::ui::class::{ClassMsg, Deed, dress};
use crate::ui::clock::SPEEDS;
use crate::ui::keys::Mode;
use crate::ui::lesson::LessonMsg;
use crate::ui::lines::Travel;
use crate::ui::msg::{Msg, Sheet};
use crate::ui::robot::reboot;
use crate::ui::store;
use crate::ui::why::Question;
use crate::words::app::Choice;

/// How many events are looked at for the next thing worth telling.
const MOST_EVENTS: usize = 2_000;

impl App {
    /// What a key or a button of the classroom does. Some of it is done by what the app does anyway: then
    /// this is what is to happen.
    #[inline(never)]
    pub(super) fn class(&mut self, msg: ClassMsg) -> Option<Msg> {
        match msg {
            ClassMsg::Toggle => self.present(!self.class.presenting),
            ClassMsg::Controls => self.class.controls = !self.class.controls,
            ClassMsg::Text => self.class.text = Some(!self.text_shown()),
            ClassMsg::On | ClassMsg::Back if self.is_code_shown() => self.sheet = None,
            ClassMsg::On => return self.on(),
            ClassMsg::Back => return self.back(),
            ClassMsg::Hand(answer) => self.count_hand(answer),
            ClassMsg::TakeBack => {
                if let Some((step, _)) = self.asked() {
                    self.class.vote_mut(step).hands.pop();
                }
            }
            ClassMsg::Code => return Some(self.open_or_close(Sheet::Code)),
            ClassMsg::Keys => return Some(self.open_or_close(Sheet::Keys)),
            ClassMsg::Letters(on) => {
                self.class.silent = !on;
                store::keep_silent(!on);
            }
            ClassMsg::Begin(deed) => return self.begin_deed(deed),
            ClassMsg::Number(number) => return self.finish_deed(number),
            ClassMsg::MendAll => return self.scene.any_cut().then_some(Msg::Act(Act::MendAll)),
            ClassMsg::Autopilots => return self.autopilots(),
            ClassMsg::Pace(faster) => {
                let speed = if faster { self.speed + 1 } else { self.speed.saturating_sub(1) };
                self.speed = speed.min(SPEEDS.len() - 1);
            }
            ClassMsg::Why => {
                let latest = self.lines.latest().last();
                return latest.map(|line| Msg::Why(Question::Record(line.id)));
            }
            // It was dealt with before: it is no more than a glance at the clock.
            ClassMsg::Quiet => {}
        }
        None
    }

    /// Presenter mode begins or ends. Everything else stays as it is.
    #[inline(never)]
    pub(super) fn present(&mut self, presenting: bool) {
        self.class.presenting = presenting;
        self.class.deed = None;
        self.menu_open = false;
        self.lost_focus = true;
        dress(presenting);
    }

    /// The step of the lesson that asks the class, with how many answers it has.
    pub(super) fn asked(&self) -> Option<(usize, usize)> {
        let open = self.lessons.open.as_ref().filter(|open| open.in_script())?;
        let Kind::Predict(predict) = open.kind() else { return None };
        Some((open.player.at(), predict.answers.len()))
    }

    fn count_hand(&mut self, answer: usize) {
        if let Some((step, _)) = self.asked().filter(|(_, answers)| answer < *answers) {
            self.class.vote_mut(step).hands.push(answer);
        }
    }

    fn is_code_shown(&self) -> bool {
        self.sheet == Some(Sheet::Code)
    }

    fn open_or_close(&self, sheet: Sheet) -> Msg {
        if self.sheet == Some(sheet) { Msg::Close } else { Msg::Open(sheet) }
    }

    /// On: in a lesson its next step, where the class has voted with what most have said; otherwise the
    /// next thing worth telling.
    fn on(&mut self) -> Option<Msg> {
        if self.lessons.open.is_none() {
            self.tell_next();
            return None;
        }
        if let Some((step, answers)) = self.asked() {
            let winner = self.class.vote(step).and_then(|vote| vote.winner(answers));
            if let (Some(winner), Some(open)) = (winner, &mut self.lessons.open) {
                open.player.choose(winner);
            }
        }
        self.class.text = None;
        Some(Msg::Lesson(LessonMsg::Next))
    }

    fn back(&mut self) -> Option<Msg> {
        if self.lessons.open.is_some() {
            self.class.text = None;
            return Some(Msg::Lesson(LessonMsg::Back));
        }
        let now = self.history.now();
        let mut earlier = self.lines.latest().iter().rev().skip(1);
        // A few things may be told of one instant: each is a station of its own.
        match earlier.find(|line| line.at <= now) {
            Some(line) => Some(Msg::Travel(Travel::Record(line.id))),
            None => Some(Msg::Seek(0)),
        }
    }

    /// Goes on, event by event, until something is told.
    fn tell_next(&mut self) {
        self.play(false);
        self.touched = true;
        let before = self.lines.latest().last().map(|line| line.id);
        for _ in 0..MOST_EVENTS {
            if !self.history.step_forward() {
                break;
            }
            self.follow();
            if self.lines.latest().last().map(|line| line.id) != before {
                break;
            }
        }
    }

    fn autopilots(&mut self) -> Option<Msg> {
        let idle: Vec<TeamId> = self
            .scene
            .consoles
            .iter()
            .filter(|console| !console.autopilot)
            .map(|console| console.team)
            .collect();
        let all = self.scene.consoles.iter().map(|console| console.team).collect();
        let (teams, on) = if idle.is_empty() { (all, false) } else { (idle, true) };
        let (last, first) = teams.split_last()?;
        for team in first {
            let msg = self.before(Msg::Act(Act::Autopilot { team: *team, on }));
            if let Some(Msg::Act(act)) = msg {
                self.act(act);
            }
        }
        Some(Msg::Act(Act::Autopilot { team: *last, on }))
    }

    /// A key asks for something that needs a number; where there is only one choice, it is done at once.
    #[inline(never)]
    fn begin_deed(&mut self, deed: Deed) -> Option<Msg> {
        let robots = self.scene.scheme.robots();
        match (deed, robots) {
            (Deed::Link | Deed::LinkOf(_), ..=1) => return None,
            (Deed::Link, 2) => return Some(self.toggled(RobotId(1), RobotId(2))),
            _ => {}
        }
        self.class.deed = if self.class.deed == Some(deed) { None } else { Some(deed) };
        None
    }

    #[inline(never)]
    fn finish_deed(&mut self, number: u8) -> Option<Msg> {
        let deed = self.class.deed?;
        if deed == Deed::Scheme {
            let choice = *Choice::ALL.get(usize::from(number) - 1)?;
            self.class.deed = None;
            return Some(Msg::Scheme(choice.scheme()));
        }
        let robot = RobotId::all(self.scene.scheme.robots()).find(|robot| robot.0 == number)?;
        self.class.deed = if deed == Deed::Link { Some(Deed::LinkOf(robot)) } else { None };
        match deed {
            Deed::Link | Deed::Scheme => None,
            Deed::LinkOf(one) if one == robot => None,
            Deed::LinkOf(one) => Some(self.toggled(one.min(robot), one.max(robot))),
            Deed::Reboot => Some(Msg::Act(reboot(robot))),
            Deed::Isolate => Some(Msg::Act(Act::Isolate(robot))),
        }
    }

    /// Cuts a whole link and mends any other.
    fn toggled(&self, one: RobotId, other: RobotId) -> Msg {
        let link = self.scene.links.iter().find(|link| (link.one, link.other) == (one, other));
        let (from, to) = (Place::Robot(one), Place::Robot(other));
        match link.map(|link| link.open) {
            Some(Openness::Both) => Msg::Act(Act::Cut(from, to)),
            _ => Msg::Act(Act::Mend(from, to)),
        }
    }

    /// Two people may press at the same instant: each command goes into the same millisecond of the run.
    pub(super) fn key(&mut self, team: TeamId, command: Command) {
        let teams = self.history.moment().world.teams().len();
        let team = if team.index() < teams { team } else { TeamId(0) };
        self.act(Act::Ask { team, command, to: None });
    }

    /// What had the keyboard is gone with the old page: its place is taken by what it was about.
    pub(super) fn focus_again(&self) {
        let document = web_sys::window().and_then(|window| window.document());
        let Some(document) = document else { return };
        let lost = document.active_element().is_none_or(|element| element.tag_name() == "BODY");
        let wanted = if self.class.presenting { ".beam-head h1" } else { ".present-button" };
        let element = document.query_selector(wanted).ok().flatten();
        if let Some(element) =
            element.and_then(|element| element.dyn_into::<HtmlElement>().ok()).filter(|_| lost)
        {
            let _ = element.focus();
        }
    }

    /// What keys depend on, for whoever hears them.
    pub(super) fn mode(&self) -> Mode {
        Mode {
            silent: self.class.silent,
            presenting: self.class.presenting && self.versus.is_none(),
            controls: self.class.controls,
            lesson: self.lessons.open.is_some(),
            voting: self.asked().is_some(),
            awaiting: self.class.deed.is_some(),
            busy: false,
        }
    }
}
