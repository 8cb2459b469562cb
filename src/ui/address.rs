//! The run in the address bar, and files: how runs leave the page and come in.
//!
//! The fragment holds the run's text (`crate::link`) and, after the end mark, the instant that is
//! shown: `#run1;…;=k3f9zq&t=12345`. It never leaves the browser by itself.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, Event, File, FileReader, HtmlAnchorElement, Url, Window};
use yew::Callback;

use crate::link;
use crate::script::{MOST_BYTES, Script, parse, parse_bytes, print};
use crate::time::SimTime;
use crate::ui::msg::Msg;
use crate::words::share::Refused;

/// A run that has come in from outside, with the instant to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Incoming {
    /// The run.
    pub script: Script,
    /// The instant to show.
    pub at: SimTime,
}

/// A run that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Why not.
    pub why: Refused,
    /// What was found, for copying; the beginning of it where it is very long.
    pub text: String,
}

/// The run that the address names; `None` when it names nothing.
pub(crate) fn named() -> Option<Result<Incoming, Problem>> {
    let fragment = web_sys::window()?.location().hash().ok()?;
    let fragment = fragment.strip_prefix('#').unwrap_or(&fragment);
    (!fragment.is_empty()).then(|| read(fragment))
}

fn read(fragment: &str) -> Result<Incoming, Problem> {
    let problem = |why| Problem { why, text: beginning(fragment) };
    let text = link::decode(fragment).map_err(|error| problem(Refused::Link(error)))?;
    let script = parse(&text).map_err(|error| problem(Refused::Text(error)))?;
    let at = fragment.rsplit_once("&t=").and_then(|(_, at)| at.parse::<u64>().ok()).unwrap_or(0);
    Ok(Incoming { script, at: SimTime(at).min(SimTime::LAST) })
}

/// The fragment for a run and an instant.
pub(crate) fn fragment(script: &Script, at: SimTime) -> String {
    let link = link::encode(&print(script));
    if at == SimTime::ZERO { link } else { format!("{link}&t={}", at.0) }
}

/// The whole link for a fragment, as people pass it on.
pub(crate) fn whole_link(fragment: &str) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// Writes a fragment into the address bar, in place of the present one.
pub(crate) fn write(fragment: &str) {
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    // A browser may refuse when the address changes too often; the next change writes it again.
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("#{fragment}")));
}

/// Listens for another address and for files dropped on the page, for as long as it lives.
pub(crate) struct Door {
    window: Window,
    on_address: Closure<dyn FnMut(Event)>,
    on_drag: Closure<dyn FnMut(web_sys::DragEvent)>,
    on_drop: Closure<dyn FnMut(web_sys::DragEvent)>,
}

impl Door {
    /// Reports runs that come in.
    pub(crate) fn open(tell: &Callback<Msg>) -> Option<Self> {
        let window = web_sys::window()?;
        let address = tell.clone();
        let on_address = Closure::new(move |_: Event| {
            if let Some(run) = named() {
                address.emit(Msg::Arrived(Box::new(run)));
            }
        });
        let on_drag = Closure::new(|event: web_sys::DragEvent| event.prevent_default());
        let dropped = tell.clone();
        let on_drop = Closure::new(move |event: web_sys::DragEvent| {
            event.prevent_default();
            let files = event.data_transfer().and_then(|transfer| transfer.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                read_file(&file, dropped.clone());
            }
        });
        let listen = |name, callback| window.add_event_listener_with_callback(name, callback);
        listen("hashchange", on_address.as_ref().unchecked_ref()).ok()?;
        listen("dragover", on_drag.as_ref().unchecked_ref()).ok()?;
        listen("drop", on_drop.as_ref().unchecked_ref()).ok()?;
        Some(Door { window, on_address, on_drag, on_drop })
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        let silence = |name, callback| self.window.remove_event_listener_with_callback(name, callback);
        let _ = silence("hashchange", self.on_address.as_ref().unchecked_ref());
        let _ = silence("dragover", self.on_drag.as_ref().unchecked_ref());
        let _ = silence("drop", self.on_drop.as_ref().unchecked_ref());
    }
}

/// Reads a file and reports the run in it, or why there is none. Large files are not even opened.
pub(crate) fn read_file(file: &File, tell: Callback<Msg>) {
    let refuse = |why, text: &str| Msg::Arrived(Box::new(Err(Problem { why, text: beginning(text) })));
    let size = file.size();
    if size > MOST_BYTES as f64 {
        tell.emit(refuse(Refused::FileTooLarge(size as u64), &file.name()));
        return;
    }
    let unreadable = refuse(Refused::FileUnreadable, &file.name());
    let Ok(reader) = FileReader::new() else {
        tell.emit(unreadable);
        return;
    };
    let done = {
        let (reader, unreadable) = (reader.clone(), unreadable.clone());
        let tell = tell.clone();
        Closure::once_into_js(move |_: Event| {
            let Ok(buffer) = reader.result().map(|result| js_sys::Uint8Array::new(&result)) else {
                tell.emit(unreadable);
                return;
            };
            let bytes = buffer.to_vec();
            let run = parse_bytes(&bytes).map(|script| Incoming { script, at: SimTime::ZERO });
            let text = || beginning(&String::from_utf8_lossy(&bytes));
            let run = run.map_err(|error| Problem { why: Refused::Text(error), text: text() });
            tell.emit(Msg::Arrived(Box::new(run)));
        })
    };
    reader.set_onload(Some(done.unchecked_ref()));
    let failed = Closure::once_into_js({
        let (tell, unreadable) = (tell.clone(), unreadable.clone());
        move |_: Event| tell.emit(unreadable)
    });
    reader.set_onerror(Some(failed.unchecked_ref()));
    if reader.read_as_array_buffer(file).is_err() {
        tell.emit(unreadable);
    }
}

/// Offers a text as a file to save.
pub(crate) fn save(name: &str, kind: &str, text: &str) {
    let offer = || -> Option<()> {
        let parts = js_sys::Array::of1(&text.into());
        let bag = web_sys::BlobPropertyBag::new();
        bag.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&parts, &bag).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let document = web_sys::window()?.document()?;
        let anchor = document.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
        let _ = Url::revoke_object_url(&url);
        Some(())
    };
    let _ = offer();
}

/// The first part of a text that may be very long.
fn beginning(text: &str) -> String {
    text.chars().take(4000).collect()
}
