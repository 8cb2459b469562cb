//! Messages as tags that fly along their way and point where they fly; and what is left of those
//! that got lost.

use web_sys::SvgElement;
use yew::prelude::*;

use crate::ids::Place;
use crate::network::Loss;
use crate::protocol::Scheme;
use crate::scene::Message;
use crate::ui::classes::{classes, when};
use crate::ui::icon::who;
use crate::ui::language::speech;
use crate::ui::layout::Point;
use crate::ui::markup::markup;
use crate::ui::msg::{Msg, Sheet};
use crate::ui::part::Part;
use crate::ui::press::pressed;
use crate::ui::shapes::{rect, traced};
use crate::ui::svg::{Path, scale, text_width, translate, turned};
use crate::ui::way;
use crate::words::message::MessageLabel;

/// How many places a message has on its way when motion is reduced.
pub(crate) const STATIONS: f64 = 4.0;

/// A message in flight. Where it is is no part of it: the stage moves it in every frame, and nothing of it
/// is drawn anew for that.
#[derive(Debug, PartialEq)]
pub(crate) struct MessageView {
    /// What it is; how far it has come says nothing here.
    pub message: Message,
    /// The scheme, which has its own words for what messages say.
    pub scheme: Scheme,
    /// Whether it flies to the left.
    pub leftward: bool,
    /// Whether it passes something that is to be clicked.
    pub passing: bool,
    /// Whether its name tells all of it. What is seen on it is enough until the whole program is there.
    pub told: bool,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for MessageView {
    fn draw(&self) -> Html {
        let Self { message, scheme, leftward, passing, told, tell } = self;
        let Message { id, gist, held, .. } = *message;
        let from = message.direction.from;
        let tag = AttrValue::from(speech().tag(&gist));
        let half = text_width(&tag, 13.5) * 0.54 + 5.0;
        let team = matches!(from, Place::Team(_));
        let (onclick, onkeydown) = pressed(tell, Msg::Open(Sheet::Message(id)));
        let name = if *told { name(message, *scheme, &tag).into() } else { tag.clone() };
        let class = classes(&[
            "msg",
            colour(from),
            when(team, "of-team"),
            when(held, "is-held"),
            when(*passing, "passing"),
        ]);
        let waiting = || {
            markup!(
                r#"<text class="msgheld" y="29">{held}</text>"#,
                held = speech().message(MessageLabel::Held)
            )
        };
        markup!(
            r#"<g class={class} data-message={id} role="button" tabindex="0" aria-label={name} onclick={onclick} onkeydown={onkeydown}>
                {hit}
                {card}
                <text class="msgtext" y="5">{tag}</text>
                {held}
            </g>"#,
            class,
            id = id.0.to_string(),
            name,
            onclick,
            onkeydown,
            hit = rect("hit", -half - 8.0, -20.0, 2.0 * half + 16.0, 40.0),
            card = traced("msgcard", card(half, *leftward).into()),
            tag,
            held = held.then(waiting),
        )
    }
}

/// A way down leads so far to the left at most, of 1; then its messages stand as on one that leads to the right.
const PLUMB: f64 = -0.009;

/// Whether a message at this place has its point on the left: letters stay upright.
#[must_use]
pub(crate) fn is_leftward(place: way::Place) -> bool {
    let Point { x, y } = place.ahead;
    x < 0.0 && (y < 0.0 || x < PLUMB)
}

/// Moves a message to its place. As a style and not as an attribute: for those the browser goes through all rules again.
pub(crate) fn put(message: &SvgElement, place: way::Place, small: bool) {
    let size = if small { 0.78 } else { 1.0 };
    let size = if is_leftward(place) { -size } else { size };
    let ahead = Point { x: place.ahead.x * size, y: place.ahead.y * size };
    // It can only fail for a name that no style has.
    let _ = message.style().set_property("transform", &turned(place.at, ahead));
}

/// All that there is to say of a message. What is seen on its tag is a part of that: so people find it who speak to
/// their computer.
#[inline(never)]
fn name(message: &Message, scheme: Scheme, tag: &str) -> String {
    let says = speech().say(&message.gist, scheme).to_string();
    let name = speech().message_name(message.direction, &says, message.held);
    if holds(&name, tag) { name } else { [&name, " – ", tag].concat() }
}

/// Whether a text holds another. The texts are short: the library's search, which is made for long ones,
/// weighs more than all the rest of a message.
fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|piece| piece == part.as_bytes())
}

/// The class of whoever sent it; teams have no colour.
fn colour(from: Place) -> &'static str {
    match from {
        Place::Robot(robot) => who(robot),
        Place::Team(_) => "ink",
    }
}

fn card(half: f64, leftward: bool) -> String {
    let (flat, point) = if leftward { (half, -half) } else { (-half, half) };
    let tip = if leftward { -11.0 } else { 11.0 };
    Path::new()
        .to(flat, -14.0)
        .line(point, -14.0)
        .add('l', &[tip, 14.0, -tip, 14.0])
        .line(flat, 14.0)
        .add('Z', &[])
        .d()
}

/// What is left of a lost message.
#[derive(Debug, PartialEq)]
pub(crate) struct WreckView {
    /// What was on its tag.
    pub tag: AttrValue,
    /// Why it was lost, in words.
    pub why: AttrValue,
    /// Where.
    pub place: way::Place,
    /// Whether there is little room.
    pub small: bool,
}

/// What is left of a lost message: a torn tag in red.
impl Part for WreckView {
    fn draw(&self) -> Html {
        let Self { tag, why, place, small } = self;
        let half = text_width(tag, 13.5) * 0.54 + 5.0;
        let torn = |side: f64| {
            Path::new()
                .to(side * (half + 8.0), -14.0)
                .line(side * 3.0, -14.0)
                .add('l', &[side * 4.0, 7.0, side * -4.0, 7.0, side * 4.0, 7.0, side * -4.0, 7.0])
                .line(side * (half + 8.0), 14.0)
                .add('Z', &[])
                .d()
        };
        let size = if *small { 0.7 } else { 0.9 };
        markup!(
            r#"<g class="wreck" transform={place}>
                <title>{why}</title>
                <path class="shred" transform="translate(-5 -2) rotate(-9)" d={left}/>
                <path class="shred" transform="translate(5 3) rotate(8)" d={right}/>
                <text class="msgtext t-red" y="5">{tag}</text>
            </g>"#,
            place = translate(place.at.x, place.at.y) + &scale(size),
            why = why.clone(),
            left = torn(-1.0),
            right = torn(1.0),
            tag = tag.clone(),
        )
    }
}

/// Where on its way a lost message is shown.
#[must_use]
pub(crate) fn wreck_part(why: Loss, handle: f64, length: f64) -> f64 {
    match why {
        // Beside the scissors, on the side where it came from.
        Loss::Torn => (handle - 44.0 / length.max(1.0)).max(0.1),
        Loss::Cut => handle * 0.62,
        Loss::RobotOff => 0.93,
        Loss::Noise | Loss::Full | Loss::People => 0.5,
    }
}
