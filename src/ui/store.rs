//! What the browser keeps between visits. Storage may be forbidden, full or hold something else: then
//! there is a sentence about it, and nothing of what is there is lost.

use wasm_bindgen::JsCast;
use web_sys::Storage;

use crate::lesson::{Passed, Progress};
use crate::script::Fault;
use crate::words::lesson::Trouble;

/// Where the progress is kept.
const PROGRESS: &str = "lockstep.progress";
/// Where a text goes that could not be read.
const PUT_ASIDE: &str = "lockstep.progress.unreadable";
/// Where it is kept whether single keys do something.
const KEYS: &str = "lockstep.keys";

fn storage() -> Result<Storage, Trouble> {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok()).flatten();
    storage.ok_or(Trouble::Forbidden)
}

/// Whether people wanted single keys to do nothing when they were here last.
pub(crate) fn silent() -> bool {
    let kept = storage().ok().and_then(|storage| storage.get_item(KEYS).ok()).flatten();
    kept.as_deref() == Some("off")
}

/// Keeps what people want of single keys. Where nothing can be kept, it holds for this visit.
pub(crate) fn keep_silent(silent: bool) {
    if let Ok(storage) = storage() {
        let _ = storage.set_item(KEYS, if silent { "off" } else { "on" });
    }
}

/// The progress that is kept, and what is wrong with it.
pub(crate) fn load() -> (Progress, Option<Trouble>) {
    match read() {
        Ok(progress) => (progress, None),
        Err(trouble) => (Progress::default(), Some(trouble)),
    }
}

fn read() -> Result<Progress, Trouble> {
    let storage = storage()?;
    let Some(text) = storage.get_item(PROGRESS).map_err(|_| Trouble::Forbidden)? else {
        return Ok(Progress::default());
    };
    Progress::parse(&text).map_err(|fault| {
        if matches!(fault.kind, Fault::Newer { .. }) {
            return Trouble::Newer;
        }
        // Only what is safe in its new place is taken away from the old one.
        if put_aside(&storage, &text).is_none() {
            return Trouble::Full;
        }
        let _ = storage.remove_item(PROGRESS);
        Trouble::Broken
    })
}

/// Puts a text where nothing else is; none where there is no room.
fn put_aside(storage: &Storage, text: &str) -> Option<()> {
    let mut place = PUT_ASIDE.to_owned();
    while storage.get_item(&place).ok()?.is_some_and(|kept| kept != text) {
        place.push('+');
    }
    storage.set_item(&place, text).ok()
}

/// Keeps how far somebody is with one lesson. The others are as they are there: another window may
/// have gone on with them.
pub(crate) fn keep(name: &str, passed: &Passed) -> Result<(), Trouble> {
    let mut progress = read()?;
    let mut passed = passed.clone();
    // Another window may have gone on with the same lesson, too.
    if let Some(kept) = progress.lessons.remove(name) {
        passed.merge(kept);
    }
    progress.lessons.insert(name.to_owned(), passed);
    write(&progress)
}

/// Adds what was passed elsewhere to what is kept.
pub(crate) fn add(other: Progress) -> Result<(), Trouble> {
    let mut progress = read()?;
    progress.merge(other);
    write(&progress)
}

/// Tells the page how far the learner is, where it wants to know: on a learning platform
/// (`static/scorm.js`) the platform keeps it, too.
pub(crate) fn tell(progress: &Progress) {
    let Some(window) = web_sys::window() else { return };
    let told = js_sys::Reflect::get(&window, &"lockstepProgress".into());
    if let Some(told) = told.ok().and_then(|told| told.dyn_into::<js_sys::Function>().ok()) {
        // Whatever goes wrong on the platform's side is not the learner's trouble.
        let _ = told.call1(&window, &progress.to_string().into());
    }
}

fn write(progress: &Progress) -> Result<(), Trouble> {
    storage()?.set_item(PROGRESS, &progress.to_string()).map_err(|_| Trouble::Full)
}
