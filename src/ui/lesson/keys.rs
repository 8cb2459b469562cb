//! The keys of a lesson: Page Down and Page Up, as presenters' clickers send them, and digits that
//! mark an answer.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, KeyboardEvent, Window};
use yew::Callback;

use crate::ui::lesson::LessonMsg;
use crate::ui::msg::Msg;

/// Listens to the window for as long as it lives.
pub(crate) struct Keys {
    window: Window,
    on_key: Closure<dyn FnMut(KeyboardEvent)>,
}

impl Keys {
    /// Reports keys.
    #[must_use]
    pub(crate) fn open(tell: &Callback<Msg>) -> Option<Self> {
        let window = web_sys::window()?;
        let tell = tell.clone();
        let on_key = Closure::new(move |event: KeyboardEvent| {
            if let Some(msg) = meant(&event) {
                event.prevent_default();
                tell.emit(Msg::Lesson(msg));
            }
        });
        window.add_event_listener_with_callback("keydown", on_key.as_ref().unchecked_ref()).ok()?;
        Some(Keys { window, on_key })
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        let callback = self.on_key.as_ref().unchecked_ref();
        let _ = self.window.remove_event_listener_with_callback("keydown", callback);
    }
}

fn meant(event: &KeyboardEvent) -> Option<LessonMsg> {
    let special = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
    if special || event.default_prevented() || event.repeat() || is_typed_into(event) {
        return None;
    }
    match event.key().as_str() {
        "PageDown" => Some(LessonMsg::Next),
        "PageUp" => Some(LessonMsg::Back),
        digit @ ("1" | "2" | "3" | "4") => {
            digit.parse::<usize>().ok().map(|digit| LessonMsg::Choose(digit - 1))
        }
        _ => None,
    }
}

/// Sheets over the page have keys of their own, and so have fields.
fn is_typed_into(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(element) = element else { return false };
    let fields =
        "textarea, select, input:not([type=radio]):not([type=checkbox]), [role=dialog], [role=dialog] *";
    element.matches(fields).unwrap_or(false)
}
