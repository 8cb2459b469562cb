//! The names by which the style sheets know an element.
//!
//! What `html!` is given as a class it takes apart into a set of words, and puts together again: that is
//! slow for what is drawn in every frame, and heavy. So an element whose names are not written down in it
//! is written with `class="_"`, and given them afterwards.

use std::rc::Rc;

use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode};
use yew::{AttrValue, Html};

use crate::ui::markup::markup;

/// Several names in one; empty ones are left out.
pub(crate) fn classes(names: &[&str]) -> AttrValue {
    let mut all = String::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(name);
    }
    all.into()
}

/// A name that an element has only at times.
pub(crate) fn when(holds: bool, name: &'static str) -> &'static str {
    if holds { name } else { "" }
}

/// The same element with these names. It has to be written with `class="_"` and at least one attribute
/// whose value is not written down either: what never changes is shared, and cannot be changed.
pub(crate) fn classed(class: impl Into<AttrValue>, element: Html) -> Html {
    named(class.into(), element)
}

fn named(class: AttrValue, mut element: Html) -> Html {
    let place = class_of(&mut element);
    debug_assert!(place.is_some(), "an element that is given its names has a place for them");
    if let Some(place) = place {
        *place = if class.is_empty() { None } else { Some(AttributeOrProperty::Attribute(class)) };
    }
    element
}

/// A block of the page, with its direction where that is not the page's.
pub(crate) fn block(class: impl Into<AttrValue>, dir: Option<&'static str>, content: Html) -> Html {
    markup!("<div class={class} dir={dir}>{content}</div>", class = class.into(), dir, content)
}

/// Where an element that was just made keeps its class.
fn class_of(element: &mut Html) -> Option<&mut Option<AttributeOrProperty>> {
    let VNode::VTag(tag) = element else { return None };
    let Attributes::Dynamic { keys, values } = &mut Rc::get_mut(tag)?.attributes else { return None };
    let place = keys.iter().position(|key| *key == "class")?;
    values.get_mut(place)
}

#[cfg(test)]
mod tests {
    use yew::html;

    use super::{class_of, classed, classes, when};

    #[test]
    fn names_are_apart_and_empty_ones_left_out() {
        assert_eq!(classes(&["key", "", when(true, "on"), when(false, "off")]).as_str(), "key on");
        assert_eq!(classes(&["", ""]).as_str(), "");
    }

    #[test]
    fn an_element_is_given_its_names() {
        let x = String::from("1");
        let mut one = classed("port open", html! { <circle class="_" cx={x.clone()}/> });
        assert_eq!(
            class_of(&mut one).cloned().flatten(),
            Some(super::AttributeOrProperty::Attribute("port open".into()))
        );
        let mut none = classed("", html! { <circle class="_" cx={x}/> });
        assert_eq!(class_of(&mut none), Some(&mut None));
    }
}
