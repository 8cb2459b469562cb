//! What stands in the gaps of a text.

use std::rc::Rc;

use yew::html::{onchange, onclick, oncontextmenu, oninput, onkeydown, onscroll};
use yew::virtual_dom::Listener;
use yew::{AttrValue, Callback, Event, Html, InputEvent, KeyboardEvent, MouseEvent, NodeRef};

use crate::ui::svg::num;

/// What stands in a gap.
#[derive(Default)]
pub(crate) enum Gap {
    /// An attribute that is not there, or nothing between two tags.
    #[default]
    Nothing,
    /// An attribute without words: whether it is there. An input: whether it is checked.
    Is(bool),
    /// The words of an attribute, or between two tags.
    Words(AttrValue),
    /// Something drawn.
    Inside(Html),
    /// What becomes of an event.
    Heard(Rc<dyn Listener>),
    /// Who wants to know the element.
    Held(NodeRef),
}

/// What becomes of the wish for a menu; any other event of the mouse is a click.
pub(crate) fn menu(heard: Callback<MouseEvent>) -> Gap {
    Gap::Heard(Rc::new(oncontextmenu::Wrapper::new(heard)))
}

/// What becomes of being scrolled; any other event without a kind of its own is a choice.
pub(crate) fn scrolled(heard: Callback<Event>) -> Gap {
    Gap::Heard(Rc::new(onscroll::Wrapper::new(heard)))
}

impl<T: Into<Gap>> From<Option<T>> for Gap {
    fn from(value: Option<T>) -> Self {
        value.map_or(Gap::Nothing, Into::into)
    }
}

impl From<bool> for Gap {
    fn from(is: bool) -> Self {
        Gap::Is(is)
    }
}

impl From<&'static str> for Gap {
    fn from(words: &'static str) -> Self {
        Gap::Words(AttrValue::Static(words))
    }
}

impl From<AttrValue> for Gap {
    fn from(words: AttrValue) -> Self {
        Gap::Words(words)
    }
}

impl From<String> for Gap {
    #[inline(never)]
    fn from(words: String) -> Self {
        Gap::Words(words.into())
    }
}

/// As drawings write numbers.
impl From<f64> for Gap {
    fn from(number: f64) -> Self {
        num(number).into()
    }
}

impl From<Html> for Gap {
    fn from(html: Html) -> Self {
        Gap::Inside(html)
    }
}

impl From<NodeRef> for Gap {
    fn from(node: NodeRef) -> Self {
        Gap::Held(node)
    }
}

impl From<Callback<MouseEvent>> for Gap {
    #[inline(never)]
    fn from(heard: Callback<MouseEvent>) -> Self {
        Gap::Heard(Rc::new(onclick::Wrapper::new(heard)))
    }
}

impl From<Callback<KeyboardEvent>> for Gap {
    #[inline(never)]
    fn from(heard: Callback<KeyboardEvent>) -> Self {
        Gap::Heard(Rc::new(onkeydown::Wrapper::new(heard)))
    }
}

impl From<Callback<InputEvent>> for Gap {
    #[inline(never)]
    fn from(heard: Callback<InputEvent>) -> Self {
        Gap::Heard(Rc::new(oninput::Wrapper::new(heard)))
    }
}

impl From<Callback<Event>> for Gap {
    #[inline(never)]
    fn from(heard: Callback<Event>) -> Self {
        Gap::Heard(Rc::new(onchange::Wrapper::new(heard)))
    }
}
