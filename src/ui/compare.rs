//! The same story under several schemes, side by side on one clock: small stages, where they first
//! differ, and a table of what each has kept and what it has cost.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::compare::{Comparison, Parting, Row};
use crate::history::History;
use crate::protocol::Scheme;
use crate::scene::{self, Scene};
use crate::setup::{Setup, TimedAct};
use crate::time::SimTime;
use crate::ui::button::{icon_button, named_button};
use crate::ui::classes::{classed, classes, when};
use crate::ui::clock_bar::{Speed, number_from, when_let_go};
use crate::ui::icon::icon;
use crate::ui::language::{speech, spoken};
use crate::ui::layout::{Area, PlateForm, Point, Spot};
use crate::ui::msg::Msg;
use crate::ui::part::{Part, keyed, part};
use crate::ui::press::{choose, press};
use crate::ui::robot::inside;
use crate::ui::shapes::{path, written};
use crate::ui::svg::{Path, num, translate};
use crate::words::app::{Choice, Label};
use crate::words::versus::{VersusLabel, told_apart};

/// While it plays, what is judged is judged at most this often, in milliseconds of the page's clock.
const REST_MS: f64 = 250.0;
/// The side of a cell in the small mazes, and how thick their walls are.
const CELL: f64 = 14.0;
const WALL: f64 = 5.0;
/// How many small mazes stand in a row.
const IN_A_ROW: usize = 3;

/// What people do to the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VersusMsg {
    /// Open or close it.
    Toggle,
    /// A scheme is chosen or no longer chosen.
    Choose(Choice),
    /// Go to an instant, in milliseconds.
    Seek(u64),
    /// Look at an instant while the slider is dragged, in milliseconds; [`VersusMsg::Seek`] follows.
    Glance(u64),
}

/// A comparison that is open.
#[derive(Clone, Debug)]
pub(crate) struct Versus {
    setup: Rc<Setup>,
    acts: Vec<TimedAct>,
    until: SimTime,
    chosen: Vec<Choice>,
    comparison: Comparison,
    scenes: Vec<Rc<Scene>>,
    judged: Rc<Judged>,
    judged_at: f64,
}

/// What is said about the columns.
#[derive(Clone, Debug, Default, PartialEq)]
struct Judged {
    rows: Vec<Row>,
    partings: Vec<Option<Parting>>,
    /// Where something differs first, in words.
    firsts: Vec<(SimTime, String)>,
}

impl Versus {
    /// The story of a run under its own scheme and the others.
    #[must_use]
    pub(crate) fn open(history: &History) -> Self {
        let own = Choice::of(history.setup().scheme);
        let usual = [Choice::Alone, Choice::Forwarding, Choice::PrimaryBackup, Choice::QuorumOf3];
        let chosen = Choice::ALL.into_iter().filter(|it| *it == own || usual.contains(it)).collect();
        let mut versus = Versus {
            setup: Rc::clone(history.setup()),
            acts: history.acts().to_vec(),
            until: history.end(),
            chosen,
            comparison: Comparison::new(history.setup(), &[], &[], SimTime::ZERO),
            scenes: Vec::new(),
            judged: Rc::default(),
            judged_at: 0.0,
        };
        versus.begin(history.now());
        versus
    }

    fn begin(&mut self, at: SimTime) {
        let schemes: Vec<Scheme> = self.chosen.iter().map(|choice| self.scheme(*choice)).collect();
        self.comparison = Comparison::new(&self.setup, &self.acts, &schemes, self.until);
        self.comparison.seek(at);
        self.look();
        self.judge();
    }

    /// A scheme for as many robots as the run has, where it can have them.
    fn scheme(&self, choice: Choice) -> Scheme {
        let own = self.setup.scheme;
        if choice == Choice::of(own) {
            return own;
        }
        let many = own.robots().max(2);
        match choice.scheme() {
            Scheme::Alone { .. } => Scheme::Alone { robots: own.robots() },
            Scheme::Forwarding { .. } => Scheme::Forwarding { robots: many },
            Scheme::PrimaryBackup { pictures, replication, silence, after_split, .. } => {
                Scheme::PrimaryBackup { robots: many, pictures, replication, silence, after_split }
            }
            quorum @ Scheme::Quorum { .. } => quorum,
        }
    }

    /// Plays all columns. `at` is the page's clock.
    pub(crate) fn play_to(&mut self, to: SimTime, at: f64) {
        self.comparison.play_to(to);
        self.look();
        if at - self.judged_at >= REST_MS || at < self.judged_at {
            self.judged_at = at;
            self.judge();
        }
    }

    /// The present of all columns.
    #[must_use]
    pub(crate) fn now(&self) -> SimTime {
        self.comparison.now()
    }

    /// Takes in what people do to it.
    pub(crate) fn take(&mut self, msg: VersusMsg) {
        match msg {
            VersusMsg::Toggle => {}
            VersusMsg::Seek(ms) => {
                self.comparison.seek(SimTime(ms).min(SimTime::LAST));
                self.look();
                self.judge();
            }
            VersusMsg::Glance(ms) => {
                self.comparison.seek(SimTime(ms).min(SimTime::LAST));
                self.look();
            }
            VersusMsg::Choose(choice) => {
                let now = self.now();
                let is_chosen = self.chosen.contains(&choice);
                if is_chosen && self.chosen.len() <= 2 {
                    return;
                }
                let stays = |it: &Choice| (*it == choice) != self.chosen.contains(it);
                self.chosen = Choice::ALL.into_iter().filter(stays).collect();
                self.begin(now);
            }
        }
    }

    fn look(&mut self) {
        let columns = self.comparison.columns().iter();
        let scene = |history: &History| {
            Rc::new(Scene::of(history.moment(), &history.records_since(history.now() - scene::RECENT)))
        };
        self.scenes = columns.map(|column| scene(column.history())).collect();
    }

    fn judge(&mut self) {
        let mut firsts = Vec::new();
        if let Some(fork) = self.comparison.fork() {
            let executed = self.chosen.iter().zip(&fork.executed);
            let executed: Vec<_> =
                executed.filter_map(|(choice, it)| it.map(|(ticket, _)| (*choice, ticket))).collect();
            firsts.push((fork.at, speech().forked(fork.robot, fork.number, fork.at, &executed)));
        }
        if let Some(difference) = self.comparison.difference() {
            let told = self.chosen.iter().zip(&difference.told);
            let told: Vec<_> =
                told.filter_map(|(choice, it)| it.as_ref().map(|it| (*choice, it.verdict))).collect();
            let told = told_apart(speech(), &told);
            let said = speech().told_differently(difference.ticket, difference.at, &told);
            firsts.push((difference.at, said));
        }
        firsts.sort_by_key(|(at, _)| *at);
        let partings = self.comparison.columns().iter().map(|column| column.parting()).collect();
        self.judged = Rc::new(Judged { rows: self.comparison.rows(), partings, firsts });
    }

    /// The page.
    pub(crate) fn view(&self, playing: bool, speed: usize, still: bool, tell: &Callback<Msg>) -> Html {
        html! {
            <Page chosen={self.chosen.clone()} scenes={self.scenes.clone()} judged={Rc::clone(&self.judged)}
                now={self.now()} end={self.comparison.end().max(SimTime(20_000))} {playing} {speed} {still}
                tell={tell.clone()}/>
        }
    }
}

#[derive(Clone, Debug, Properties, PartialEq)]
struct PageProps {
    chosen: Vec<Choice>,
    scenes: Vec<Rc<Scene>>,
    judged: Rc<Judged>,
    now: SimTime,
    end: SimTime,
    playing: bool,
    speed: usize,
    still: bool,
    tell: Callback<Msg>,
}

/// The page of the comparison. It takes the keyboard when it opens.
#[component]
fn Page(props: &PageProps) -> Html {
    let PageProps { chosen, scenes, judged, now, end, playing, speed, still, tell } = props;
    let page = use_node_ref();
    {
        let page = page.clone();
        use_effect_with((), move |()| {
            if let Some(page) = page.cast::<HtmlElement>() {
                let _ = page.focus();
            }
        });
    }
    let onclose = press(tell, Msg::Versus(VersusMsg::Toggle));
    html! {
        <section class="versus" aria-label={speech().versus(VersusLabel::Title)} ref={page} tabindex="-1">
            <div class="versus-head">
                <h2>{ speech().versus(VersusLabel::Title) }</h2>
                { choices(chosen, tell) }
                { named_button("btn icon quiet", speech().label(Label::Close), onclose, icon("close")) }
            </div>
            <div class="versus-body" tabindex="0" role="group" aria-label={speech().versus(VersusLabel::Help)}>
                <div class="columns">
                    { for scenes.iter().zip(chosen).enumerate().map(|(place, (scene, choice))| keyed(speech().choice(*choice), Column {
                        choice: *choice,
                        scene: Rc::clone(scene),
                        parting: judged.partings.get(place).copied().flatten(),
                        still: *still,
                        tell: tell.clone(),
                    })) }
                </div>
                { firsts(judged, tell) }
                { keyed(spoken().code(), Table { chosen: chosen.clone(), judged: Rc::clone(judged) }) }
            </div>
            <div class="versus-clock">
                { play_button(*playing, tell) }
                <b class="versus-now" translate="no">{ speech().clock(*now) }</b>
                { first(judged, tell) }
                { slider(*now, *end, judged, tell) }
                { part(Speed { speed: *speed, tell: tell.clone() }) }
            </div>
        </section>
    }
}

fn choices(chosen: &[Choice], tell: &Callback<Msg>) -> Html {
    let one = |choice: Choice| {
        let checked = chosen.contains(&choice);
        let onchange = choose(tell, Msg::Versus(VersusMsg::Choose(choice)));
        html! {
            <label class="tick">
                <input type="checkbox" {checked} disabled={checked && chosen.len() <= 2} {onchange}/>{ speech().choice(choice) }
            </label>
        }
    };
    html! {
        <div class="versus-choices" role="group" aria-label={speech().versus(VersusLabel::Schemes)}>
            { for Choice::ALL.map(one) }
        </div>
    }
}

fn play_button(playing: bool, tell: &Callback<Msg>) -> Html {
    let (label, name) = if playing { (Label::Pause, "pause") } else { (Label::Play, "play") };
    let onclick = press(tell, Msg::PlayPause);
    named_button("round", speech().label(label), onclick, icon(name))
}

/// The button to the instant at which something differs first.
fn first(judged: &Judged, tell: &Callback<Msg>) -> Html {
    let at = judged.firsts.first().map(|(at, _)| at.0);
    let onclick = press(tell, Msg::Versus(VersusMsg::Seek(at.unwrap_or_default())));
    let label = speech().versus(VersusLabel::First);
    icon_button("round small", label, "fork", at.is_none(), onclick)
}

/// The slider lies over the drawing of where something differs first (tall) and where the robots of a
/// scheme part (short).
fn slider(now: SimTime, end: SimTime, judged: &Judged, tell: &Callback<Msg>) -> Html {
    let oninput = number_from(tell, |ms| Msg::Versus(VersusMsg::Glance(ms)));
    let onchange = when_let_go(tell, |ms| Msg::Versus(VersusMsg::Seek(ms)));
    let end = end.max(now).0.div_ceil(10_000) * 10_000;
    let x = |at: SimTime| at.0 as f64 / end as f64 * 1000.0;
    let mark = |path: Path, at: SimTime, from: f64, to: f64| path.to(x(at), from).add('V', &[to]);
    let partings = judged.partings.iter().flatten();
    let apart = partings.fold(Path::new(), |path, parting| mark(path, parting.at, 14.0, 30.0));
    let firsts = judged.firsts.iter().fold(Path::new(), |path, (at, _)| mark(path, *at, 3.0, 41.0));
    html! {
        <div class="scrub" dir="ltr">
            <svg viewBox="0 0 1000 44" preserveAspectRatio="none" aria-hidden="true">
                <path class="sc-rest" d="M0 22H1000"/>
                { path("sc-line", Path::new().to(0.0, 22.0).add('H', &[x(now)])) }
                { path("sc-red", apart) }
                { path("sc-first", firsts) }
            </svg>
            <input type="range" class="time-slider" aria-label={speech().label(Label::Time)} min="0" max={end.to_string()}
                step="1" value={now.0.to_string()} aria-valuetext={speech().instant(SimTime(now.0 / 1000 * 1000))} {oninput} {onchange}/>
        </div>
    }
}

/// Where the schemes differ first.
fn firsts(judged: &Judged, tell: &Callback<Msg>) -> Html {
    if judged.firsts.is_empty() {
        return html! { <p class="first">{ speech().versus(VersusLabel::NoDifference) }</p> };
    }
    let one = |(at, said): &(SimTime, String)| {
        let at = at.0;
        let onclick = press(tell, Msg::Versus(VersusMsg::Seek(at)));
        let there = speech().versus(VersusLabel::GoThere);
        let label = [there, ": ", said].concat();
        html! {
            <p class="first"><span>{ said.clone() }</span>{ " " }
                { named_button("ask-why", label, onclick, there.into()) }</p>
        }
    };
    judged.firsts.iter().map(one).collect()
}

/// The robots of one scheme in their mazes.
#[derive(Debug, PartialEq)]
struct Column {
    choice: Choice,
    scene: Rc<Scene>,
    parting: Option<Parting>,
    still: bool,
    tell: Callback<Msg>,
}

impl Part for Column {
    fn draw(&self) -> Html {
        let Self { choice, scene, parting, still, tell } = self;
        let (columns, rows) = (f64::from(scene.maze.width()), f64::from(scene.maze.height()));
        let (w, h) = (columns * CELL + 2.0 * WALL, rows * CELL + 2.0 * WALL);
        let (across, down) = (w + 22.0, h + 46.0);
        let count = scene.robots.len();
        let in_a_row = count.clamp(1, IN_A_ROW);
        let size = [across * in_a_row as f64, down * count.div_ceil(IN_A_ROW) as f64].map(num);
        let state = match parting {
            Some(Parting { at, number, .. }) => {
                let ms = at.0;
                let onclick = press(tell, Msg::Versus(VersusMsg::Seek(ms)));
                html! { <button type="button" class="ask-why t-apart" {onclick}>{ icon("fork") }{ speech().apart_since(*at, *number) }</button> }
            }
            None => html! { <span class="lbl">{ speech().versus(VersusLabel::Together) }</span> },
        };
        classed(
            classes(&["column", when(parting.is_some(), "apart")]),
            html! {
                <section class="_" aria-label={speech().choice(*choice)}>
                    <h3>{ speech().choice(*choice) }</h3>
                    <p>{ state }</p>
                    <svg viewBox={["0 0 ", &size[0], " ", &size[1]].concat()} role="img" aria-label={speech().stage(scene)} translate="no">
                        { for scene.robots.iter().enumerate().map(|(place, robot)| {
                            let (x, y) = ((place % IN_A_ROW) as f64 * across + 11.0, (place / IN_A_ROW) as f64 * down + 26.0);
                            let spot = small_spot(w, h);
                            let standing = robot.standing.map_or("", crate::standing::Standing::name);
                            let badge = robot.standing.map(|standing| speech().standing(&standing));
                            html! {
                                <g key={robot.id.0} transform={translate(x, y)}>
                                    { inside(robot, &scene.maze, &spot, *still) }
                                    { written("versus-name", 0.0, -7.0, speech().robot(robot.id)) }
                                    { classed(["versus-badge ", standing].concat(), html! { <text class="_" x="0" y={num(h + 13.0)}>{ badge }</text> }) }
                                </g>
                            }
                        }) }
                    </svg>
                </section>
            },
        )
    }
}

/// A small maze stands by itself: everything but its size is without meaning.
fn small_spot(w: f64, h: f64) -> Spot {
    let corner = Point { x: 0.0, y: 0.0 };
    Spot {
        building: Area { x: 0.0, y: 0.0, w, h },
        cell: CELL,
        wall: WALL,
        form: PlateForm::Mini,
        plate: corner,
        plate_width: w,
        badge_with_name: false,
        buttons: None,
        lines: 2,
        beads: None,
    }
}

/// What each scheme has kept, and what it has cost.
#[derive(Debug, PartialEq)]
struct Table {
    chosen: Vec<Choice>,
    judged: Rc<Judged>,
}

impl Part for Table {
    fn draw(&self) -> Html {
        let Self { chosen, judged } = self;
        let heads = [
            VersusLabel::Scheme,
            VersusLabel::Kept,
            VersusLabel::Lucky,
            VersusLabel::NotHeld,
            VersusLabel::Out,
            VersusLabel::Answered,
            VersusLabel::Messages,
            VersusLabel::Time,
            VersusLabel::LeftOut,
        ];
        let none = || "–".to_owned();
        let row = |(choice, row): (&Choice, &Row)| {
            let cells = [
                speech().out_of(u64::from(row.kept), u64::from(row.kept + row.broken)),
                row.lucky.to_string(),
                row.not_promised.to_string(),
                speech().out_of(u64::from(row.robots_out), u64::from(row.robots)),
                speech().out_of(row.answered, row.commands),
                row.messages_per_command_tenths.map_or_else(none, |tenths| speech().tenths(tenths)),
                row.time_to_answer.map_or_else(none, |span| speech().seconds(span)),
                row.left_out.to_string(),
            ];
            html! { <tr><th scope="row">{ speech().choice(*choice) }</th>{ for cells.map(|cell| html! { <td>{ cell }</td> }) }</tr> }
        };
        html! {
            <table class="versus-table">
                <thead><tr>{ for heads.map(|label| html! { <th scope="col">{ speech().versus(label) }</th> }) }</tr></thead>
                <tbody>{ for chosen.iter().zip(&judged.rows).map(row) }</tbody>
            </table>
        }
    }
}
