//! Buttons. Each is one function, however many of them are on the page.

use yew::prelude::*;

use crate::ui::icon::icon;
use crate::ui::markup::markup;

/// A button that says what it does.
pub(crate) fn button(class: &'static str, onclick: Callback<MouseEvent>, content: Html) -> Html {
    Look { class, ..Look::default() }.button(onclick, content)
}

/// The same, `off` if it can do nothing now.
pub(crate) fn button_or_off(
    class: &'static str,
    off: bool,
    onclick: Callback<MouseEvent>,
    content: Html,
) -> Html {
    Look { class, off, ..Look::default() }.button(onclick, content)
}

/// A button whose name says more than can be seen on it.
pub(crate) fn named_button(
    class: &'static str,
    name: impl Into<AttrValue>,
    onclick: Callback<MouseEvent>,
    content: Html,
) -> Html {
    Look { class, name: Some(name.into()), ..Look::default() }.button(onclick, content)
}

/// A button with nothing but an icon; its name is told where the pointer rests. `off` if it can do
/// nothing now.
pub(crate) fn icon_button(
    class: &'static str,
    name: impl Into<AttrValue>,
    drawing: &'static str,
    off: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let name = name.into();
    Look { class, title: Some(name.clone()), name: Some(name), off, pressed: None }
        .button(onclick, icon(drawing))
}

/// A button that stays pressed, or leads somewhere; its name is told where the pointer rests.
pub(crate) fn door(
    class: &'static str,
    name: &'static str,
    pressed: Option<bool>,
    onclick: Callback<MouseEvent>,
    content: Html,
) -> Html {
    let name = Some(AttrValue::Static(name));
    Look { class, title: name.clone(), name, off: false, pressed }.button(onclick, content)
}

/// How a button looks, and what is said of it.
#[derive(Default)]
struct Look {
    class: &'static str,
    name: Option<AttrValue>,
    title: Option<AttrValue>,
    pressed: Option<bool>,
    off: bool,
}

impl Look {
    #[inline(never)]
    fn button(self, onclick: Callback<MouseEvent>, content: Html) -> Html {
        let Look { class, name, title, pressed, off } = self;
        let pressed = pressed.map(|pressed| if pressed { "true" } else { "false" });
        markup!(
            r#"<button type="button" class={class} aria-label={name} title={title} aria-pressed={pressed} disabled={off} onclick={onclick}>
                {content}
            </button>"#,
            class,
            name,
            title,
            pressed,
            off,
            onclick,
            content,
        )
    }
}
