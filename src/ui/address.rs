//! The run in the address bar, and files: how runs leave the page and come in.
//!
//! The fragment holds the run's text (`crate::link`) and, after the end mark, the instant that is
//! shown: `#run1;…;=k3f9zq&t=12345`. It never leaves the browser by itself.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, Event, File, FileReader, HashChangeEvent, HtmlAnchorElement, Url, Window};
use yew::Callback;

use crate::link;
use crate::script::{MOST_BYTES, Script, parse, parse_bytes, print};
use crate::time::SimTime;
use crate::ui::browser::query_without;
use crate::ui::lesson::{LessonMsg, Wanted, is_lesson, is_progress};
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

/// What the address names.
pub(crate) enum Named {
    /// A run.
    Run(Box<Result<Incoming, Problem>>),
    /// A lesson, and perhaps a step of it.
    Lesson(Wanted),
}

/// What the address names; `None` when it names nothing.
pub(crate) fn named() -> Option<Named> {
    let fragment = web_sys::window()?.location().hash().ok()?;
    // Mostly there is none, and then nobody needs to know how one is read.
    if fragment.is_empty() { None } else { named_by(&fragment) }
}

fn named_by(address: &str) -> Option<Named> {
    let (_, fragment) = address.split_once('#').filter(|(_, fragment)| !fragment.is_empty())?;
    Some(named_by_fragment(fragment))
}

#[inline(never)]
fn named_by_fragment(fragment: &str) -> Named {
    let lesson = Wanted::read(fragment).map(Named::Lesson);
    lesson.unwrap_or_else(|| Named::Run(Box::new(read(fragment))))
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
    if at == SimTime::ZERO { link } else { [&link, "&t=", &at.0.to_string()].concat() }
}

/// The whole link for a fragment, as people pass it on.
pub(crate) fn whole_link(fragment: &str) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// The link for students: the same page, but not in presenter mode.
pub(crate) fn students_link(fragment: &str) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = href.split(['?', '#']).next().unwrap_or_default();
    let query = query_without(&["presenter", "theme"]);
    let mark = if query.is_empty() { "" } else { "?" };
    [page, mark, &query, "#", fragment].concat()
}

/// Writes a fragment into the address bar, in place of the present one.
pub(crate) fn write(fragment: &str) {
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    // A browser may refuse when the address changes too often; the next change writes it again.
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&["#", fragment].concat()));
}

/// Keeps a fragment as a station of its own, so that the browser's *back* leads to it.
pub(crate) fn leave(fragment: &str) {
    write(fragment);
    let history = web_sys::window().and_then(|window| window.history().ok());
    // What comes next is written over the second of the two.
    let push = |history: web_sys::History| {
        history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&["#", fragment].concat()))
    };
    let _ = history.map(push);
}

/// Listens for another address and for files dropped on the page, for as long as it lives.
pub(crate) struct Door {
    window: Window,
    on_address: Closure<dyn FnMut(HashChangeEvent)>,
    on_drag: Closure<dyn FnMut(web_sys::DragEvent)>,
    on_drop: Closure<dyn FnMut(web_sys::DragEvent)>,
}

impl Door {
    /// Reports runs that come in.
    pub(crate) fn open(tell: &Callback<Msg>) -> Option<Self> {
        let window = web_sys::window()?;
        let address = tell.clone();
        // Asked for what the event says, not what the address is now: the app may have written into it
        // between the two.
        let on_address = Closure::new(move |event: HashChangeEvent| match named_by(&event.new_url()) {
            Some(Named::Run(run)) => address.emit(Msg::Arrived(run)),
            Some(Named::Lesson(wanted)) => address.emit(Msg::Lesson(LessonMsg::Open(wanted))),
            None => {}
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

/// Says why something that was brought in is not shown.
pub(crate) fn refused(problem: Problem) -> Msg {
    Msg::Arrived(Box::new(Err(problem)))
}

/// Reads a file and reports what is in it: a run, a lesson or progress; or why there is none.
pub(crate) fn read_file(file: &File, tell: Callback<Msg>) {
    let sort = move |read: Result<Vec<u8>, Problem>| {
        tell.emit(match read {
            Err(problem) => refused(problem),
            Ok(bytes) if is_lesson(&bytes) => Msg::Lesson(LessonMsg::File(bytes)),
            Ok(bytes) if is_progress(&bytes) => Msg::Lesson(LessonMsg::ProgressFile(bytes)),
            Ok(bytes) => {
                let run = run_of(&bytes);
                if run.is_ok() {
                    tell.emit(Msg::Leave);
                }
                Msg::Arrived(Box::new(run))
            }
        });
    };
    read_bytes(file, Callback::from(sort));
}

fn run_of(bytes: &[u8]) -> Result<Incoming, Problem> {
    let text = || beginning(&String::from_utf8_lossy(bytes));
    let script = parse_bytes(bytes).map_err(|error| Problem { why: Refused::Text(error), text: text() })?;
    Ok(Incoming { script, at: SimTime::ZERO })
}

/// Reads a file, or reports why not. Large files are not even opened.
pub(crate) fn read_bytes(file: &File, done: Callback<Result<Vec<u8>, Problem>>) {
    let problem = |why| Problem { why, text: beginning(&file.name()) };
    let size = file.size();
    if size > MOST_BYTES as f64 {
        done.emit(Err(problem(Refused::FileTooLarge(size as u64))));
        return;
    }
    let unreadable = problem(Refused::FileUnreadable);
    let Ok(reader) = FileReader::new() else {
        done.emit(Err(unreadable));
        return;
    };
    let loaded = {
        let (reader, unreadable, done) = (reader.clone(), unreadable.clone(), done.clone());
        Closure::once_into_js(move |_: Event| {
            let bytes = reader.result().map(|result| js_sys::Uint8Array::new(&result).to_vec());
            done.emit(bytes.map_err(|_| unreadable));
        })
    };
    reader.set_onload(Some(loaded.unchecked_ref()));
    let failed = Closure::once_into_js({
        let (done, unreadable) = (done.clone(), unreadable.clone());
        move |_: Event| done.emit(Err(unreadable))
    });
    reader.set_onerror(Some(failed.unchecked_ref()));
    if reader.read_as_array_buffer(file).is_err() {
        done.emit(Err(unreadable));
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
pub(crate) fn beginning(text: &str) -> String {
    text.chars().take(4000).collect()
}
