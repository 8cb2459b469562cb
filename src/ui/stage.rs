//! The stage: buildings, links, lines and what flies between them, in one drawing.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::VList;

use crate::ids::{Direction, Place};
use crate::scene::{Line, Link, Message, Openness, Robot, Scene, Wreck};
use crate::ui::language::{one_line, speech};
use crate::ui::layout::{Form, Layout, PlateForm, Point};
use crate::ui::links::{LANE, LineView, LinkView, line_handle_at, note};
use crate::ui::markup::{each, markup, several};
use crate::ui::messages::{MessageView, STATIONS, WreckView, is_leftward, put, wreck_part};
use crate::ui::msg::Msg;
use crate::ui::part::{Part, keyed, part};
use crate::ui::pinned::pinned;
use crate::ui::plate::Words;
use crate::ui::robot::RobotGroup;
use crate::ui::shapes::written_around;
use crate::ui::svg::{num, wrap};
use crate::ui::way;
use crate::words::app::Label;

/// The stage.
#[derive(Debug, PartialEq)]
pub(crate) struct Stage {
    /// What there is to draw.
    pub scene: Rc<Scene>,
    /// Where everything stands.
    pub layout: Rc<Layout>,
    /// Whether motions jump.
    pub still: bool,
    /// Whether nothing has happened yet.
    pub bare: bool,
    /// Whether the whole program is there, so that messages can be told of.
    pub whole: bool,
    /// Will be the element that holds the messages: see [`fly`].
    pub flights: NodeRef,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for Stage {
    fn draw(&self) -> Html {
        let Self { scene, layout, still, bare, whole: _, flights, tell } = self;
        let (w, h) = (num(layout.width), num(layout.height));
        let small = is_small(layout);
        let teams = u8::try_from(scene.consoles.len()).unwrap_or(1);
        let crowded = matches!(layout.form, Form::Narrow | Form::Beamer);
        let line_handles = !*bare && !crowded;
        let line = |_, line: &Line| {
            let view = LineView {
                line: *line,
                way: layout.line(line.team, teams, line.robot),
                handle: line_handles,
                near: layout.form == Form::Column,
                quiet: crowded,
                tell: tell.clone(),
            };
            keyed(format_key(line.team.0, line.robot.0), view)
        };
        let robot = |_, robot: &Rc<Robot>| {
            let group = RobotGroup {
                robot: Rc::clone(robot),
                maze: Rc::clone(&scene.maze),
                spot: layout.spot(robot.id),
                words: in_words(scene, robot, *bare),
                still: *still,
                bare: *bare,
                tell: tell.clone(),
            };
            keyed(u64::from(robot.id.0), group)
        };
        let link = |_, link: &Link| {
            let place = layout.link(link.one, link.other);
            let view = LinkView { link: *link, place, small, tell: tell.clone() };
            keyed(format_key(link.one.0, link.other.0), view)
        };
        markup!(
            r#"<svg class="scene" viewBox={view} translate="no">
                <g class="lines">{lines}</g>
                <g class="robots">{robots}</g>
                <g class="links">{links}</g>
                {notes}
                <g class="flights" ref={flights}>{messages}{wrecks}</g>
                {reach}{photos}
            </svg>"#,
            view = ["0 0 ", &w, " ", &h].concat(),
            lines = each(&scene.lines, line),
            robots = each(&scene.robots, robot),
            links = each(&scene.links, link),
            notes = link_notes(scene, layout, *bare),
            flights = flights.clone(),
            messages = several(BERTHS, &mut |berth| flights_in(self, berth)),
            wrecks = each(&scene.wrecks, |_, wreck| remains(layout, teams, wreck)),
            reach = layout.reach.map(|middle| reach(scene, layout.form, middle)),
            photos = layout.photos.map(|area| pinned(scene, area)),
        )
    }
}

/// Whether tags and handles are drawn small.
fn is_small(layout: &Layout) -> bool {
    layout.spots.first().is_some_and(|spot| spot.form == PlateForm::Mini)
}

fn format_key(one: u8, other: u8) -> String {
    [&u64::from(one).to_string(), "-", &u64::from(other).to_string()].concat()
}

/// What a robot's plate says.
fn in_words(scene: &Scene, robot: &crate::scene::Robot, bare: bool) -> Words {
    let note = match robot.off_until {
        _ if bare => speech().label(Label::NothingToDo).to_owned(),
        Some(until) => speech().back_in(until.since(scene.now)),
        None if robot.out => speech().label(Label::Out).to_owned(),
        None => speech().waits(&robot.waits, robot.waits_until, scene.now, scene.scheme).to_string(),
    };
    Words {
        role: speech().role(robot.role, robot.era, scene.scheme).into(),
        badge: robot.standing.map(|standing| speech().standing(&standing)).unwrap_or_default().into(),
        note: note.into(),
    }
}

/// The way of a direction, and how far its lane lies to the left of who goes along.
fn way_of(layout: &Layout, teams: u8, direction: Direction) -> (way::Way, f64, f64) {
    let lane = if is_small(layout) { 4.0 } else { LANE };
    match (direction.from, direction.to) {
        (Place::Robot(from), Place::Robot(to)) if from < to => {
            let link = layout.link(from, to);
            (link.way, lane, link.handle)
        }
        (Place::Robot(from), Place::Robot(to)) => {
            let link = layout.link(to, from);
            (link.way.back(), lane, 1.0 - link.handle)
        }
        (Place::Team(team), Place::Robot(robot)) => {
            let way = layout.line(team, teams, robot);
            let handle = line_handle_part(layout, &way);
            (way, 0.0, handle)
        }
        (Place::Robot(robot), Place::Team(team)) => {
            let way = layout.line(team, teams, robot);
            let handle = line_handle_part(layout, &way);
            (way.back(), 0.0, 1.0 - handle)
        }
        (Place::Team(_), Place::Team(_)) => (way::Way::default(), 0.0, 0.5),
    }
}

/// Where the scissors of a line are on its way.
fn line_handle_part(layout: &Layout, way: &way::Way) -> f64 {
    line_handle_at(way, layout.form == Form::Column)
}

/// In so many groups messages are drawn, each for good in that of its number. So what comes and goes moves no other
/// in the document, and nobody has to tell them apart by keys.
const BERTHS: usize = 32;

fn in_berth(messages: &[Message], berth: usize) -> impl Iterator<Item = &Message> {
    messages.iter().filter(move |message| message.id.0 % BERTHS as u64 == berth as u64)
}

fn flights_in(stage: &Stage, berth: usize) -> Html {
    let drawn = in_berth(&stage.scene.messages, berth).map(|message| flight(stage, message));
    VList::with_children(drawn.collect(), None).into()
}

fn flight(stage: &Stage, message: &Message) -> Html {
    let Stage { scene, layout, still, whole, tell, .. } = stage;
    let (place, scissors) = whereabouts(scene, layout, message, *still);
    // What passes the scissors must not catch a click that is meant for them.
    let passing = way::distance(place.at, scissors) < 24.0;
    part(MessageView {
        message: Message { per_mille: 0, ..*message },
        scheme: scene.scheme,
        leftward: is_leftward(place),
        passing,
        told: *whole,
        tell: tell.clone(),
    })
}

/// Where a message is, and the scissors on its way.
fn whereabouts(scene: &Scene, layout: &Layout, message: &Message, still: bool) -> (way::Place, Point) {
    let teams = u8::try_from(scene.consoles.len()).unwrap_or(1);
    let (way, lane, handle) = way_of(layout, teams, message.direction);
    let mut part = f64::from(message.per_mille) / 1000.0;
    if still {
        part = (part * STATIONS).floor() / STATIONS;
    }
    (way.at(part).leftward(lane), way.at(handle).at)
}

/// Moves the messages that have been drawn to where they are now. They come first among what flies, berth by
/// berth.
pub(crate) fn fly(flights: &NodeRef, scene: &Scene, layout: &Layout, still: bool) {
    let Some(flights) = flights.cast::<Element>() else { return };
    let mut next = flights.first_element_child();
    for message in (0..BERTHS).flat_map(|berth| in_berth(&scene.messages, berth)) {
        let Some(element) = next else { return };
        next = element.next_element_sibling();
        put(element.unchecked_ref(), whereabouts(scene, layout, message, still).0, is_small(layout));
    }
}

fn remains(layout: &Layout, teams: u8, wreck: &Wreck) -> Html {
    let (way, lane, handle) = way_of(layout, teams, wreck.direction);
    let direction = wreck.direction;
    let place = way.at(wreck_part(wreck.why, handle, way.length())).leftward(lane * 2.0);
    keyed(
        wreck.id.0,
        WreckView {
            tag: AttrValue::from(speech().tag(&wreck.gist)),
            why: AttrValue::from(speech().loss(wreck.why, direction.from, direction.to).to_string()),
            place,
            small: is_small(layout),
        },
    )
}

/// What is written beside links: on the first screen what they are for, later that they are cut.
fn link_notes(scene: &Scene, layout: &Layout, bare: bool) -> Html {
    if scene.robots.len() != 2 || is_small(layout) {
        return Html::default();
    }
    each(&scene.links, |_, link| {
        let place = layout.link(link.one, link.other);
        let at = place.way.at(place.handle).at;
        match link.open {
            Openness::Both if bare && place.way.length() > 150.0 => {
                let (talk, cut) =
                    (note(at, -44.0, Label::TalkHere, false), note(at, 58.0, Label::ClickToCut, false));
                markup!("{talk}{cut}", talk, cut)
            }
            Openness::None if layout.form == Form::Beamer => {
                written_around("t-cut", at.x, at.y - 44.0, speech().label(Label::CutShort))
            }
            Openness::None => note(at, 48.0, Label::CutShort, true),
            Openness::Both | Openness::Forth | Openness::Back => Html::default(),
        }
    })
}

/// Who can reach whom, in the middle of the stage where there is room for it.
#[inline(never)]
fn reach(scene: &Scene, form: Form, (at, width): (Point, f64)) -> Html {
    // A class is told what is unusual, and nothing as long as all is well.
    if form == Form::Beamer && !scene.any_cut() {
        return Html::default();
    }
    let (first, rest) = speech().reach(&scene.reach, scene.scheme.robots());
    let strong = wrap(&first, width, 19.0, 4);
    let plain = wrap(&rest, width, 18.0, 4);
    let pitch = 26.0;
    let line = |row: usize, class: &'static str, text: &String| {
        written_around(class, at.x, at.y + row as f64 * pitch, one_line(text))
    };
    markup!(
        r#"<g class="reach">{strong}{plain}</g>"#,
        strong = each(&strong, |row, text| line(row, "t-say t-bold", text)),
        plain = each(&plain, |row, text| line(row + strong.len(), "t-say", text)),
    )
}
