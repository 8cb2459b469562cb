//! Play, pause, step; the time line with its marks; the speed.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::history::{Landmark, LandmarkKind};
use crate::ids::{Place, TeamId};
use crate::time::SimTime;
use crate::ui::button::icon_button;
use crate::ui::clock::SPEEDS;
use crate::ui::language::speech;
use crate::ui::markup::{markup, several};
use crate::ui::msg::Msg;
use crate::ui::part::Part;
use crate::ui::press::press;
use crate::ui::shapes::path;
use crate::ui::svg::Path;
use crate::words::app::Label;

/// The time line never ends before this.
const LEAST_SHOWN: u64 = 40_000;
/// The time line's width in the units of its marks.
const WIDE: f64 = 1000.0;

/// In how many steps the thumb crosses the time line while the run plays.
const STEPS: u64 = 2_000;

/// The buttons that play and step.
#[derive(Debug, PartialEq)]
pub(crate) struct Transport {
    /// Whether the clock runs.
    pub playing: bool,
    /// Whether the run stands at its beginning.
    pub at_start: bool,
    /// Whether the play button is drawn large.
    pub huge: bool,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for Transport {
    fn draw(&self) -> Html {
        let Self { playing, at_start, huge, tell } = self;
        let button = |class: &'static str, label: Label, name: &'static str, msg: Msg, off: bool| {
            icon_button(class, speech().label(label), name, off, press(tell, msg))
        };
        let (play, name) = if *playing { (Label::Pause, "pause") } else { (Label::Play, "play") };
        markup!(
            r#"<div class="transport" dir="ltr">{back}{play}{forward}</div>"#,
            back = button("round small", Label::StepBack, "back1", Msg::StepBack, *at_start),
            play = button(if *huge { "round huge" } else { "round" }, play, name, Msg::PlayPause, false),
            forward = button("round small", Label::StepForward, "fwd1", Msg::StepForward, false),
        )
    }
}

/// What the time line shows besides the present: one path for each kind of mark, on a line from 0 to
/// `end`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// The end of the line, in milliseconds.
    pub(crate) end: u64,
    commands: AttrValue,
    mends: AttrValue,
    cuts: AttrValue,
    elections: AttrValue,
    broken: AttrValue,
}

impl Marks {
    /// None, on a line for a run that is shown up to `end`.
    #[must_use]
    pub(crate) fn none(end: SimTime) -> Self {
        let end = end.0.max(LEAST_SHOWN).div_ceil(LEAST_SHOWN) * LEAST_SHOWN;
        Marks { end, ..Marks::default() }
    }

    /// The marks of a run that is shown up to `end`.
    #[must_use]
    pub(crate) fn of(landmarks: &[Landmark], end: SimTime) -> Self {
        let end = Self::none(end).end;
        let path = |kind: LandmarkKind, from: f64, to: f64| {
            let mut path = Path::new();
            for mark in landmarks.iter().filter(|mark| mark.kind == kind) {
                // The first team's commands stand above the line, the others' below it.
                let above = mark.who == Some(Place::Team(TeamId(0)));
                let (from, to) =
                    if kind == LandmarkKind::Command && above { (14.0, 22.0) } else { (from, to) };
                path = path.to(mark.at.0 as f64 / end as f64 * WIDE, from).add('V', &[to]);
            }
            AttrValue::from(path.d())
        };
        let cuts = path(LandmarkKind::Cut, 6.0, 38.0).to_string() + &path(LandmarkKind::Reboot, 6.0, 38.0);
        Marks {
            end,
            commands: path(LandmarkKind::Command, 22.0, 30.0),
            mends: path(LandmarkKind::Mend, 6.0, 38.0),
            cuts: cuts.into(),
            elections: path(LandmarkKind::Election, 2.0, 12.0),
            broken: path(LandmarkKind::Broken, 29.0, 37.0),
        }
    }
}

/// The time line, the time and the speed.
#[derive(Debug, PartialEq)]
pub(crate) struct Scrub {
    /// The present.
    pub now: SimTime,
    /// The present as people read it.
    pub said: AttrValue,
    /// How many events have happened.
    pub events: u64,
    /// Whether the clock runs.
    pub playing: bool,
    /// The marks.
    pub marks: Rc<Marks>,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

/// The time line with its marks. The slider lies over the drawing and does the work.
impl Part for Scrub {
    fn draw(&self) -> Html {
        let Self { now, said, events: _, playing, marks, tell } = self;
        let part = (now.0 as f64 / marks.end as f64 * WIDE).min(WIDE);
        // While it runs, the thumb goes in steps that are too short to be seen: each is laid out and painted.
        let step = if *playing { (marks.end / STEPS).max(1) } else { 1 };
        let quarter = |quarter: usize| {
            // Minutes and seconds; tenths only in the large display.
            let at = SimTime(marks.end * quarter as u64 / 4).in_seconds();
            markup!("<span>{at}</span>", at)
        };
        markup!(
            r#"<div class="scrub" dir="ltr">
                <svg viewBox="0 0 1000 44" preserveAspectRatio="none" aria-hidden="true">
                    <path class="sc-rest" d="M0 22H1000"/>
                    {line}
                    <path class="sc-t" d={commands}/>
                    <path class="sc-mend" d={mends}/>
                    <path class="sc-crown" d={elections}/>
                    <path class="sc-red" d={cuts}/>
                    <path class="sc-broken" d={broken}/>
                </svg>
                <input type="range" class="time-slider" aria-label={label} min="0" max={end} step="1"
                    aria-valuetext={said} value={now} oninput={oninput} onchange={onchange}/>
                <div class="scale" aria-hidden="true">{scale}</div>
            </div>"#,
            line = path("sc-line", Path::new().to(0.0, 22.0).add('H', &[part])),
            commands = marks.commands.clone(),
            mends = marks.mends.clone(),
            elections = marks.elections.clone(),
            cuts = marks.cuts.clone(),
            broken = marks.broken.clone(),
            label = speech().label(Label::Time),
            end = marks.end.to_string(),
            said = said.clone(),
            now = (now.0 / step * step).to_string(),
            oninput = number_from(tell, Msg::Glance),
            onchange = when_let_go(tell, Msg::Seek),
            scale = several(5, &mut { quarter }),
        )
    }
}

/// The speed.
#[derive(Debug, PartialEq)]
pub(crate) struct Speed {
    /// Which of the speeds.
    pub speed: usize,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for Speed {
    fn draw(&self) -> Html {
        let Self { speed, tell } = self;
        let said = speech().speed(SPEEDS[(*speed).min(SPEEDS.len() - 1)]);
        let label = speech().label(Label::Speed);
        markup!(
            r#"<label class="speed">
                <span class="lbl">{label} <b>{shown}</b></span>
                <input type="range" aria-label={name} min="0" max={last} step="1"
                    aria-valuetext={said} value={now} oninput={oninput}/>
            </label>"#,
            label,
            shown = said.clone(),
            name = label,
            last = (SPEEDS.len() as u64 - 1).to_string(),
            said,
            now = (*speed as u64).to_string(),
            oninput = number_from(tell, |place| Msg::Speed(usize::try_from(place).unwrap_or(0))),
        )
    }
}

/// Reports the whole number that a slider stands at, while it is dragged.
pub(crate) fn number_from(tell: &Callback<Msg>, msg: fn(u64) -> Msg) -> Callback<InputEvent> {
    let tell = tell.clone();
    Callback::from(move |event: InputEvent| report(event.target_dyn_into(), &tell, msg))
}

/// Reports the whole number that a slider has been left at.
pub(crate) fn when_let_go(tell: &Callback<Msg>, msg: fn(u64) -> Msg) -> Callback<Event> {
    let tell = tell.clone();
    Callback::from(move |event: Event| report(event.target_dyn_into(), &tell, msg))
}

fn report(slider: Option<HtmlInputElement>, tell: &Callback<Msg>, msg: fn(u64) -> Msg) {
    if let Some(number) = slider.and_then(|slider| slider.value().parse().ok()) {
        tell.emit(msg(number));
    }
}
