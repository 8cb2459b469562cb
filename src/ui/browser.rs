//! What the app hears from the browser besides its own elements: keys, sizes, preferences.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, KeyboardEvent, ResizeObserver, Window};
use yew::Callback;

use crate::command::Command;
use crate::ids::TeamId;
use crate::ui::lines::Travel;
use crate::ui::msg::Msg;

/// Listens to the window for as long as it lives.
pub(crate) struct Ears {
    window: Window,
    on_key: Closure<dyn FnMut(KeyboardEvent)>,
    on_resize: Closure<dyn FnMut(Event)>,
}

impl Ears {
    /// Reports keys and the window's size.
    #[must_use]
    pub(crate) fn open(tell: &Callback<Msg>) -> Option<Self> {
        let window = web_sys::window()?;
        let keys = tell.clone();
        let on_key = Closure::new(move |event: KeyboardEvent| {
            if let Some(msg) = meant(&event) {
                event.prevent_default();
                keys.emit(msg);
            }
        });
        let resized = tell.clone();
        let on_resize = Closure::new(move |_: Event| {
            let (width, height) = window_size();
            resized.emit(Msg::Window(width, height));
        });
        let listen = |name, callback| window.add_event_listener_with_callback(name, callback);
        listen("keydown", on_key.as_ref().unchecked_ref()).ok()?;
        listen("resize", on_resize.as_ref().unchecked_ref()).ok()?;
        Some(Ears { window, on_key, on_resize })
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        let silence = |name, callback| self.window.remove_event_listener_with_callback(name, callback);
        let _ = silence("keydown", self.on_key.as_ref().unchecked_ref());
        let _ = silence("resize", self.on_resize.as_ref().unchecked_ref());
    }
}

/// Watches the size of one element.
pub(crate) struct Ruler {
    observer: ResizeObserver,
    _on_size: Closure<dyn FnMut(js_sys::Array)>,
}

impl Ruler {
    /// Reports the size of an element now and whenever it changes.
    #[must_use]
    pub(crate) fn lay(element: &Element, tell: &Callback<Msg>) -> Option<Self> {
        let (measured, tell) = (element.clone(), tell.clone());
        let on_size = Closure::new(move |_: js_sys::Array| {
            let (width, height) = (f64::from(measured.client_width()), f64::from(measured.client_height()));
            tell.emit(Msg::Stage(width, height));
        });
        let observer = ResizeObserver::new(on_size.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Ruler { observer, _on_size: on_size })
    }
}

impl Drop for Ruler {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The inner size of the window.
#[must_use]
pub(crate) fn window_size() -> (f64, f64) {
    let size = |get: fn(&Window) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| {
        web_sys::window().and_then(|window| get(&window).ok()).and_then(|size| size.as_f64())
    };
    (size(Window::inner_width).unwrap_or(1280.0), size(Window::inner_height).unwrap_or(720.0))
}

/// Whether people asked their system for less motion.
#[must_use]
pub(crate) fn wants_less_motion() -> bool {
    let query = |window: Window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    web_sys::window().and_then(query).is_some_and(|query| query.matches())
}

/// What kind of thing has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    /// Something that is typed into or chosen from: all keys are its own.
    Text,
    /// A slider or a choice: arrows and space are its own.
    Choice,
    /// A button: space and Enter are its own.
    Button,
    /// Nothing in particular.
    Page,
}

fn focus(event: &KeyboardEvent) -> Focus {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return Focus::Page;
    };
    let role = element.get_attribute("role").unwrap_or_default();
    match element.tag_name().as_str() {
        "SELECT" | "TEXTAREA" => Focus::Text,
        "INPUT" => match element.get_attribute("type").as_deref() {
            Some("radio" | "checkbox" | "range") => Focus::Choice,
            _ => Focus::Text,
        },
        "BUTTON" | "A" | "SUMMARY" => Focus::Button,
        _ if role == "button" || role == "tab" => Focus::Button,
        _ => Focus::Page,
    }
}

/// What a key means to the whole app; none when it belongs to the element that has the keyboard.
fn meant(event: &KeyboardEvent) -> Option<Msg> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
        return None;
    }
    let focus = focus(event);
    let key = event.key();
    if key == "Escape" {
        return Some(Msg::Close);
    }
    let own = match focus {
        Focus::Text => true,
        Focus::Choice => key.starts_with("Arrow") || key == " ",
        Focus::Button => key == " " || key == "Enter",
        Focus::Page => false,
    };
    if own {
        return None;
    }
    if let Some((team, command)) = key_of_a_console(&key) {
        return (!event.repeat()).then_some(Msg::Key(team, command));
    }
    match key.as_str() {
        " " if !event.repeat() => Some(Msg::PlayPause),
        "." => Some(Msg::StepForward),
        "," => Some(Msg::StepBack),
        "]" => Some(Msg::Travel(Travel::Mark(true))),
        "[" => Some(Msg::Travel(Travel::Mark(false))),
        "r" | "R" if !event.repeat() => Some(Msg::Restart),
        _ => None,
    }
}

/// The keys lie on the keyboard as they lie on the consoles.
fn key_of_a_console(key: &str) -> Option<(TeamId, Command)> {
    let (team, command) = match key {
        "w" | "W" => (0, Command::Forward),
        "s" | "S" => (0, Command::Backward),
        "a" | "A" => (0, Command::Left),
        "d" | "D" => (0, Command::Right),
        "e" | "E" => (0, Command::Picture),
        "ArrowUp" => (1, Command::Forward),
        "ArrowDown" => (1, Command::Backward),
        "ArrowLeft" => (1, Command::Left),
        "ArrowRight" => (1, Command::Right),
        "/" => (1, Command::Picture),
        _ => return None,
    };
    Some((TeamId(team), command))
}
