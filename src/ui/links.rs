//! Links between robots and lines to the teams: two lanes, a handle with scissors, a gap where they
//! are cut.

use yew::prelude::*;

use crate::ids::Place;
use crate::scene::{Line, Link, Openness};
use crate::setup::Act;
use crate::ui::icon::drawn;
use crate::ui::language::speech;
use crate::ui::layout::{LinkWay, Point};
use crate::ui::markup::{gap, markup};
use crate::ui::msg::{Msg, Sheet};
use crate::ui::part::Part;
use crate::ui::press::pressed_or;
use crate::ui::shapes::{circle, group, moved, path, written_around};
use crate::ui::svg::{Path, translate, turned};
use crate::ui::way::Way;
use crate::words::app::Label;

/// How far a lane lies from the middle of its link.
pub(crate) const LANE: f64 = 5.5;

/// A link.
#[derive(Debug, PartialEq)]
pub(crate) struct LinkView {
    /// The link.
    pub link: Link,
    /// Where it runs.
    pub place: LinkWay,
    /// Whether there is little room.
    pub small: bool,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for LinkView {
    fn draw(&self) -> Html {
        let Self { link, place, small, tell } = self;
        let (one, other) = (Place::Robot(link.one), Place::Robot(link.other));
        let open = link.open;
        // The lanes answer to clicks, too; the keyboard has the scissors.
        let (onclick, _) = pressed_or(tell, toggled(one, other, open), one_way(one, other));
        let at = place.way.at(place.handle);
        let port = if *small { 5.5 } else { 8.0 };
        let ends = place.way.points();
        let scissors = scissors(open, *small, at.ahead);
        let end = |end: &Point| circle("port", end.x, end.y, port);
        let content = markup!(
            "{lanes}{first}{last}{handle}",
            lanes = lanes(&place.way, place.handle, open, *small, onclick),
            first = ends.first().map(end),
            last = ends.last().map(end),
            handle = handle((one, other), open, at.at, scissors, 22.0, tell),
        );
        group(if open == Openness::None { "link cut" } else { "link" }.into(), false, content)
    }
}

/// The scissors of a link or a line, and the button that lies over them. The button is the circle on top
/// and not the group around it: drivers of browsers click only what is itself under the pointer.
fn handle(
    (one, other): (Place, Place),
    open: Openness,
    at: Point,
    drawing: Html,
    reach: f64,
    tell: &Callback<Msg>,
) -> Html {
    let label = speech().path(one, other);
    let (onclick, onkeydown) = pressed_or(tell, toggled(one, other, open), one_way(one, other));
    let (from, to) = (one.to_string(), other.to_string());
    let ends = [&from, "-", &to].concat();
    let (link, line) = if matches!(one, Place::Robot(_)) { (Some(ends), None) } else { (None, Some(ends)) };
    let content = markup!(
        r#"{drawing}
        <circle class="hit" r={reach} role="button" tabindex="0" aria-label={label} aria-pressed={pressed}
            data-link={link} data-line={line} data-open={open} onclick={onclick} onkeydown={onkeydown} oncontextmenu={menu}>
            <title>{title}</title>
        </circle>"#,
        drawing,
        reach,
        label = label.clone(),
        pressed = pressed_state(open),
        link,
        line,
        open = open_name(from, to, open),
        onclick,
        onkeydown,
        menu = gap::menu(menu(tell, one, other)),
        title = label,
    );
    let class = if open == Openness::Both { "handle scissors" } else { "handle scissors cuthandle" };
    moved(class.into(), translate(at.x, at.y), content)
}

/// Pressed means cut.
fn pressed_state(open: Openness) -> &'static str {
    match open {
        Openness::Both => "false",
        Openness::None => "true",
        Openness::Forth | Openness::Back => "mixed",
    }
}

/// The word that programs rely on (`data-open`).
fn open_name(one: String, other: String, open: Openness) -> String {
    match open {
        Openness::Both => "both".to_owned(),
        Openness::Forth => [&one, ">", &other].concat(),
        Openness::Back => [&other, ">", &one].concat(),
        Openness::None => "none".to_owned(),
    }
}

/// What a press on a link or line does: cut what is whole, mend what is cut.
fn toggled(one: Place, other: Place, open: Openness) -> Msg {
    match open {
        Openness::Both => Msg::Act(Act::Cut(one, other)),
        Openness::Forth | Openness::Back | Openness::None => Msg::Act(Act::Mend(one, other)),
    }
}

/// With the shift key, or as a request for a menu: which way?
fn one_way(one: Place, other: Place) -> Msg {
    Msg::Open(Sheet::OneWay(one, other))
}

fn menu(tell: &Callback<Msg>, one: Place, other: Place) -> Callback<MouseEvent> {
    let tell = tell.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        tell.emit(one_way(one, other));
    })
}

fn scissors(open: Openness, small: bool, ahead: Point) -> Html {
    let whole = open == Openness::Both;
    let (face, icon) = match (whole, small) {
        (true, false) => (15.0, 17.0),
        (true, true) => (12.0, 14.0),
        (false, false) => (20.0, 26.0),
        (false, true) => (16.0, 20.0),
    };
    // Where they have cut they stand across the way.
    let turn = if whole { Point { x: 1.0, y: 0.0 } } else { Point { x: -ahead.y, y: ahead.x } };
    markup!(
        r#"<circle class="face" r={face}/><g transform={turn}>{icon}</g>"#,
        face,
        turn = turned(Point::default(), turn),
        icon = drawn("scissors", 0.0, 0.0, icon),
    )
}

/// The two lanes, each with a gap if it is cut. `Forth` is the lane on the left of who goes along.
fn lanes(way: &Way, handle: f64, open: Openness, small: bool, onclick: Callback<MouseEvent>) -> Html {
    let length = way.length();
    let start = way.at(0.0);
    let forth = matches!(open, Openness::Both | Openness::Forth);
    let back = matches!(open, Openness::Both | Openness::Back);
    let gap = if small { 20.0 } else { 27.0 };
    let lane = if small { 4.0 } else { LANE };
    let hit = Path::new().to(0.0, 0.0).add('h', &[length]).d();
    markup!(
        r#"<g transform={place}>
            <path class="lanehit" d={hit} onclick={onclick}/>
            {forth}{back}{forth_tip}{back_tip}
        </g>"#,
        place = turned(start.at, start.ahead),
        hit,
        onclick,
        forth = one_lane(-lane, length, length * handle, gap, forth),
        back = one_lane(lane, length, length * handle, gap, back),
        forth_tip = (forth && length > 60.0).then(|| tip(length - 15.0, -lane, 1.0)),
        back_tip = (back && length > 60.0).then(|| tip(15.0, lane, -1.0)),
    )
}

/// One lane; where it is cut its ends have sprung apart.
fn one_lane(y: f64, length: f64, handle: f64, gap: f64, open: bool) -> Html {
    if open {
        return path("lane", Path::new().to(0.0, y).add('h', &[length]));
    }
    let bend = 6.0 * y.signum();
    let near = (handle - gap).max(4.0);
    let far = (handle + gap).min(length - 4.0);
    let left = Path::new().to(0.0, y).line(near, y).add('q', &[6.0, bend * 0.5, 9.0, bend]);
    let right = Path::new().to(length, y).line(far, y).add('q', &[-6.0, bend * 0.5, -9.0, bend]);
    let frayed =
        Path::new().to(near, y).add('l', &[8.0, bend * -0.15]).to(far, y).add('l', &[-8.0, bend * 0.15]);
    markup!(
        r#"<g class="severed">{left}{right}{frayed}</g>"#,
        left = path("lane", left),
        right = path("lane", right),
        frayed = path("frayed", frayed),
    )
}

fn tip(x: f64, y: f64, way: f64) -> Html {
    let d = Path::new().to(x - 7.0 * way, y - 3.6).add('l', &[7.0 * way, 3.6, -7.0 * way, 3.6]);
    path("lanetip", d)
}

/// A line between a team and a robot.
#[derive(Debug, PartialEq)]
pub(crate) struct LineView {
    /// The line.
    pub line: Line,
    /// Where it runs, from the team.
    pub way: Way,
    /// Whether its handle is shown.
    pub handle: bool,
    /// Whether its handle sits close to the console.
    pub near: bool,
    /// Whether it is only drawn when it is cut.
    pub quiet: bool,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

/// A line between a team and a robot: radio, dotted.
impl Part for LineView {
    fn draw(&self) -> Html {
        let Self { line, way, handle, near, quiet, tell } = self;
        let cut = line.open != Openness::Both;
        let shown =
            if *handle { line.attached || line.busy || cut } else { cut || (line.attached && !*quiet) };
        if !shown {
            return Html::default();
        }
        let mut drawn = Path::new();
        for Point { x, y } in way.points() {
            drawn = if drawn.is_empty() { drawn.to(*x, *y) } else { drawn.line(*x, *y) };
        }
        let class = match (line.busy, cut) {
            (false, false) => "radio",
            (true, false) => "radio busy",
            (false, true) => "radio is-cut",
            (true, true) => "radio busy is-cut",
        };
        markup!(
            r#"<g class="line">{drawn}{handle}</g>"#,
            drawn = path(class, drawn),
            handle = handle.then(|| line_handle(line, way, cut, *near, tell)),
        )
    }
}

/// Which part of a line lies before its handle.
#[must_use]
pub(crate) fn line_handle_at(way: &Way, near: bool) -> f64 {
    let length = way.length().max(1.0);
    (length * 0.35).min(if near { 17.0 } else { 46.0 }) / length
}

fn line_handle(line: &Line, way: &Way, cut: bool, near: bool, tell: &Callback<Msg>) -> Html {
    let ends = (Place::Team(line.team), Place::Robot(line.robot));
    let at = way.at(line_handle_at(way, near)).at;
    let (face, size) = if cut { ("14", 18.0) } else { ("10", 12.0) };
    let icon = drawn("scissors", 0.0, 0.0, size);
    let drawing = markup!(r#"<circle class="face" r={face}/>{icon}"#, face, icon);
    handle(ends, line.open, at, drawing, 20.0, tell)
}

/// A note about a link: that it is cut, or on the first screen what it is for.
pub(crate) fn note(at: Point, offset: f64, label: Label, red: bool) -> Html {
    let class = if red { "t-note t-red" } else { "t-note t-dim" };
    written_around(class, at.x, at.y + offset, speech().label(label))
}
