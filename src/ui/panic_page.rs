//! What is shown should the program ever stop by a fault of its own: that it has, the text of the run
//! that led there, and a way to start again. Made without the framework, which may be what failed.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use web_sys::{Document, Element};

use crate::script::{self, Expect, Script};
use crate::setup::{Setup, TimedAct};
use crate::time::SimTime;
use crate::ui::language::speech;
use crate::words::share::ShareLabel;

thread_local! {
    /// The run, as it was last noted.
    static RUN: RefCell<Option<Run>> = const { RefCell::new(None) };
}

/// A run, noted with little work: it is done before each act.
pub(crate) struct Run {
    /// Its set-up.
    pub setup: Rc<Setup>,
    /// The acts of people.
    pub acts: Vec<TimedAct>,
    /// How far it is meant to be played.
    pub until: SimTime,
    /// What the text that was opened expects.
    pub expects: Vec<Expect>,
}

impl Run {
    /// The run as it is written.
    #[inline(never)]
    pub(crate) fn script(self) -> Script {
        let Run { setup, acts, until, expects } = self;
        Script { setup: Rc::unwrap_or_clone(setup), acts, until, expects }
    }
}

/// Whether the page is shown. What still calls the program afterwards may fail again.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// Has the page shown when the program stops by a fault.
pub(crate) fn prepare() {
    yew::set_custom_panic_hook(Box::new(show));
}

/// Keeps the run, whose text is shown after a fault.
pub(crate) fn note(run: Run) {
    RUN.with(|noted| {
        if let Ok(mut noted) = noted.try_borrow_mut() {
            *noted = Some(run);
        }
    });
}

fn show(fault: &PanicHookInfo<'_>) {
    if SHOWN.swap(true, Ordering::Relaxed) {
        return;
    }
    let fault = fault.to_string();
    web_sys::console::error_1(&fault.as_str().into());
    let run = RUN.with(|run| run.try_borrow_mut().ok().and_then(|mut run| run.take()));
    let run = run.map(|run| script::print(&run.script()));
    // A run's text may hold comments, so what is reported can be opened as it is.
    let mut report = run.unwrap_or_default();
    for line in fault.lines() {
        report.push_str("# ");
        report.push_str(line);
        report.push('\n');
    }
    let _ = draw(&report);
}

fn draw(report: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    body.set_text_content(None);
    let page = element(&document, "main", "panic", "")?;
    let said = element(&document, "div", "", "")?;
    said.set_attribute("role", "alert").ok()?;
    let heading = element(&document, "h1", "", speech().share(ShareLabel::Panic))?;
    let help = element(&document, "p", "", speech().share(ShareLabel::PanicHelp))?;
    let text = element(&document, "textarea", "", report)?;
    text.set_attribute("readonly", "").ok()?;
    text.set_attribute("rows", "14").ok()?;
    text.set_attribute("dir", "ltr").ok()?;
    text.set_attribute("aria-label", speech().share(ShareLabel::Text)).ok()?;
    // A plain link: it works without the program. Without the fragment, so that the fault is left behind.
    let again = element(&document, "a", "btn prime", speech().share(ShareLabel::PanicRestart))?;
    let location = document.location()?;
    let page_address = [location.pathname().ok()?, location.search().ok()?].concat();
    again.set_attribute("href", &page_address).ok()?;
    for part in [&said, &text, &again] {
        page.append_child(part).ok()?;
    }
    body.append_child(&page).ok()?;
    // What is put into an alert that is there already is read out by every screen reader.
    said.append_child(&heading).ok()?;
    said.append_child(&help).ok()?;
    Some(())
}

fn element(document: &Document, name: &str, class: &str, text: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    element.set_text_content(Some(text));
    Some(element)
}
