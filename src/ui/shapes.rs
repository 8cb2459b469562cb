//! The elements that drawings are made of. Each is a function, so that the program for an element is
//! there once, however many of it are drawn.

use yew::prelude::*;

use crate::ui::markup::markup;
use crate::ui::svg::Path;

/// A circle around a point.
pub(crate) fn circle(class: &'static str, x: f64, y: f64, r: f64) -> Html {
    markup!("<circle class={class} cx={x} cy={y} r={r}/>", class, x, y, r)
}

/// A rectangle, from its upper left corner.
pub(crate) fn rect(class: &'static str, x: f64, y: f64, w: f64, h: f64) -> Html {
    markup!("<rect class={class} x={x} y={y} width={w} height={h}/>", class, x, y, w, h)
}

/// A rectangle with round corners.
pub(crate) fn rounded(class: &'static str, x: f64, y: f64, w: f64, h: f64, r: f64) -> Html {
    markup!("<rect class={class} x={x} y={y} width={w} height={h} rx={r}/>", class, x, y, w, h, r)
}

/// A path.
pub(crate) fn path(class: &'static str, path: Path) -> Html {
    traced(class, path.d().into())
}

/// A path whose text is there already.
pub(crate) fn traced(class: impl Into<AttrValue>, d: AttrValue) -> Html {
    markup!("<path class={class} d={d}/>", class = class.into(), d)
}

/// Words that begin at a point.
pub(crate) fn written(class: &'static str, x: f64, y: f64, words: impl Into<AttrValue>) -> Html {
    lettered(class, None, x, y, words.into())
}

/// Words with their middle at a point.
pub(crate) fn written_around(class: &'static str, x: f64, y: f64, words: impl Into<AttrValue>) -> Html {
    lettered(class, Some("middle"), x, y, words.into())
}

fn lettered(class: &'static str, anchor: Option<&'static str>, x: f64, y: f64, words: AttrValue) -> Html {
    markup!("<text class={class} x={x} y={y} text-anchor={anchor}>{words}</text>", class, x, y, anchor, words)
}

/// Several things in one; what only says again what is said elsewhere is `silent`.
pub(crate) fn group(class: AttrValue, silent: bool, content: Html) -> Html {
    let hidden = silent.then_some("true");
    markup!("<g class={class} aria-hidden={hidden}>{content}</g>", class, hidden, content)
}

/// Several things that are moved, turned or scaled together.
pub(crate) fn moved(class: AttrValue, transform: String, content: Html) -> Html {
    markup!("<g class={class} transform={transform}>{content}</g>", class, transform, content)
}
