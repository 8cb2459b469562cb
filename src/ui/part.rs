//! Parts of the page that are drawn anew only when what they show has changed.
//!
//! Yew makes some three kilobytes of program for each kind of component, whatever it draws. So all
//! parts are one kind: it holds a part, asks it whether the next one differs, and has it draw itself.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

/// A part of the page. All that it shows is in its fields, or in the language that the page speaks.
pub(crate) trait Part: PartialEq + 'static {
    /// Draws it.
    fn draw(&self) -> Html;
}

/// Puts a part into the page.
pub(crate) fn part(part: impl Part) -> Html {
    held(Rc::new(part), None)
}

/// Puts one of several parts into the page; the key tells it from the others when they change places.
pub(crate) fn keyed(key: impl Into<Key>, part: impl Part) -> Html {
    held(Rc::new(part), Some(key.into()))
}

fn held(part: Rc<dyn Drawn>, key: Option<Key>) -> Html {
    VComp::new::<Frame>(Rc::new(Props { part }), key).into()
}

/// A part of whatever kind.
trait Drawn: Any {
    fn draw(&self) -> Html;
    fn is_like(&self, other: &dyn Drawn) -> bool;
}

impl<P: Part> Drawn for P {
    fn draw(&self) -> Html {
        Part::draw(self)
    }

    fn is_like(&self, other: &dyn Drawn) -> bool {
        (other as &dyn Any).downcast_ref::<P>().is_some_and(|other| self == other)
    }
}

#[derive(Properties)]
struct Props {
    part: Rc<dyn Drawn>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.part.is_like(&*other.part)
    }
}

/// Holds any part. Yew calls it again only for one that is not like the one before.
struct Frame;

impl Component for Frame {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Frame
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().part.draw()
    }
}
