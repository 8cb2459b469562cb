//! What the app hears from the browser besides its own elements: sizes, preferences, the address's query.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, MediaQueryList, ResizeObserver, Window};
use yew::Callback;

use crate::ui::msg::Msg;

/// Listens to the window for as long as it lives.
pub(crate) struct Ears {
    window: Window,
    motion: Option<MediaQueryList>,
    on_resize: Closure<dyn FnMut(Event)>,
    on_motion: Closure<dyn FnMut(Event)>,
}

impl Ears {
    /// Reports the window's size and what people prefer.
    #[must_use]
    pub(crate) fn open(tell: &Callback<Msg>) -> Option<Self> {
        let window = web_sys::window()?;
        let resized = tell.clone();
        let on_resize = Closure::new(move |_: Event| {
            let (width, height) = window_size();
            resized.emit(Msg::Window(width, height));
        });
        let moved = tell.clone();
        let on_motion = Closure::new(move |_: Event| moved.emit(Msg::Still(wants_less_motion())));
        window.add_event_listener_with_callback("resize", on_resize.as_ref().unchecked_ref()).ok()?;
        let motion = less_motion(&window);
        if let Some(query) = &motion {
            query.add_event_listener_with_callback("change", on_motion.as_ref().unchecked_ref()).ok()?;
        }
        Some(Ears { window, motion, on_resize, on_motion })
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        let resize = self.on_resize.as_ref().unchecked_ref();
        let _ = self.window.remove_event_listener_with_callback("resize", resize);
        if let Some(query) = &self.motion {
            let motion = self.on_motion.as_ref().unchecked_ref();
            let _ = query.remove_event_listener_with_callback("change", motion);
        }
    }
}

/// Watches the size of one element. What it reports is drawn in a piece of work of its own, not while the browser
/// lays out the page: that could change the size again, which browsers complain of.
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
            let tell = tell.clone();
            Timeout::new(0, move || tell.emit(Msg::Stage(width, height))).forget();
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

/// Shows the app in the place of what is there before it.
pub(crate) fn unveil() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Some(boot) = document.get_element_by_id("boot") {
        boot.remove();
    }
    if let Some(root) = document.get_element_by_id("app") {
        let _ = root.remove_attribute("hidden");
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
    web_sys::window().and_then(|window| less_motion(&window)).is_some_and(|query| query.matches())
}

fn less_motion(window: &Window) -> Option<MediaQueryList> {
    window.match_media("(prefers-reduced-motion: reduce)").ok().flatten()
}

/// The milliseconds of the page's own clock.
#[must_use]
pub(crate) fn page_clock() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// What the address's query gives for a name: nothing where it does not name it, and no letter where it only names it.
#[must_use]
pub(crate) fn asked(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    in_query(&search, name)
}

/// Byte by byte: what the library searches texts with weighs more than all else that happens before the first picture.
fn in_query(search: &str, name: &str) -> Option<String> {
    let mut pairs = search.as_bytes().split(|byte| matches!(byte, b'?' | b'&'));
    let value = pairs.find_map(|pair| match pair.strip_prefix(name.as_bytes())? {
        [] => Some(&[][..]),
        [b'=', value @ ..] => Some(value),
        _ => None,
    })?;
    String::from_utf8(value.to_vec()).ok()
}

/// The address's query without these words and without its question mark.
#[must_use]
pub(crate) fn query_without(words: &[&str]) -> String {
    let search = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let stays = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        !pair.is_empty() && !words.contains(&name)
    };
    search.trim_start_matches('?').split('&').filter(stays).collect::<Vec<_>>().join("&")
}

/// Writes the address's query; what stands after it stays.
pub(crate) fn set_query(query: &str) {
    let Some(window) = web_sys::window() else { return };
    let location = window.location();
    let (Ok(path), Ok(hash), Ok(history)) = (location.pathname(), location.hash(), window.history()) else {
        return;
    };
    let mark = if query.is_empty() { "" } else { "?" };
    let address = [&path, mark, query, &hash].concat();
    // Where the page has no address of its own that may be changed, nothing depends on it.
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
}
