//! Who hears what happens to an element that is written with `markup!`.
//!
//! Yew listens, too, for what is written with `html!`. What it does that with is five kilobytes that the first
//! screen can do without. Here an element names in an attribute where its listeners stand in one list, and one
//! listener on the app's root looks for them there.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};
use yew::AttrValue;
use yew::virtual_dom::Listener;

use crate::ui::markup::pack::EVENTS;

/// The attribute by which an element names its place in the list.
pub(crate) const NAME: &str = "data-hears";

/// What an element hears, each with what it is called in the text.
pub(crate) type Heard = Vec<(&'static str, Rc<dyn Listener>)>;

thread_local! {
    /// A place is free again when nobody but this list holds its name: no drawing and no element.
    static PLACES: RefCell<Vec<(Rc<str>, Heard)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what an element hears for as long as somebody holds the name of the place.
pub(crate) fn keep(heard: Heard) -> AttrValue {
    PLACES.with_borrow_mut(|places| {
        let free = places.iter_mut().find(|place| Rc::strong_count(&place.0) == 1);
        if let Some(place) = free {
            place.1 = heard;
            return AttrValue::Rc(Rc::clone(&place.0));
        }
        let name = Rc::from((places.len() as u64).to_string());
        places.push((Rc::clone(&name), heard));
        AttrValue::Rc(name)
    })
}

fn listener(name: &str, kind: &str) -> Option<Rc<dyn Listener>> {
    PLACES.with_borrow(|places| {
        let (_, heard) = places.iter().find(|(place, _)| **place == *name)?;
        let (_, listener) = heard.iter().find(|(event, _)| event[2..] == *kind)?;
        Some(Rc::clone(listener))
    })
}

/// From now on everything inside an element is heard. This is for good.
pub(crate) fn listen(root: &Element) {
    // What is heard may make the browser tell of more: a closure that could change itself would not bear that.
    let told = Closure::wrap(Box::new(|event: &Event| tell(event)) as Box<dyn Fn(&Event)>);
    for event in EVENTS {
        // On their way down, as not all of them come up again.
        let heard = told.as_ref().unchecked_ref();
        let _ = root.add_event_listener_with_callback_and_bool(&event[2..], heard, true);
    }
    told.forget();
}

/// The element and what lies around it are told, from the inside out, until somebody keeps it from the rest.
fn tell(event: &Event) {
    let kind = event.type_();
    let mut next = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    while let Some(element) = next {
        if let Some(listener) = element.get_attribute(NAME).and_then(|name| listener(&name, &kind)) {
            listener.handle(event.clone());
            if event.cancel_bubble() {
                return;
            }
        }
        next = element.parent_element();
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use yew::html::{onclick, onkeydown};
    use yew::{Callback, KeyboardEvent, MouseEvent};

    use super::{Heard, keep, listener};

    fn press() -> Heard {
        vec![
            ("onclick", Rc::new(onclick::Wrapper::new(Callback::<MouseEvent>::noop()))),
            ("onkeydown", Rc::new(onkeydown::Wrapper::new(Callback::<KeyboardEvent>::noop()))),
        ]
    }

    #[test]
    fn a_place_is_kept_as_long_as_somebody_holds_its_name() {
        let first = keep(press());
        let second = keep(press());
        assert_ne!(first, second);
        let held = first.clone();
        let name = first.to_string();
        drop(first);
        assert_ne!(keep(press()).as_str(), name, "somebody holds it");
        drop(held);
        assert_eq!(keep(press()).as_str(), name, "nobody holds it any more");
    }

    #[test]
    fn each_kind_of_event_has_its_own_listener() {
        let heard = press();
        let wanted = Rc::clone(&heard[1].1);
        let name = keep(heard);
        let found = listener(&name, "keydown").expect("it is heard");
        assert!(Rc::ptr_eq(&found, &wanted));
        assert!(listener(&name, "click").is_some());
        assert!(listener(&name, "input").is_none(), "nobody hears it");
        assert!(listener("none", "click").is_none(), "no such place");
    }
}
