//! What keys mean. One listener hears them all; what a key does depends on what has the keyboard and on
//! what is shown, which the app writes down after every change.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, KeyboardEvent, Window};
use yew::Callback;

use crate::command::Command;
use crate::ids::TeamId;
use crate::ui::class::{ClassMsg, Deed};
use crate::ui::compare::VersusMsg;
use crate::ui::diagram::ChartMsg;
use crate::ui::lesson::LessonMsg;
use crate::ui::lines::Travel;
use crate::ui::msg::{Msg, Sheet};

/// What keys depend on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mode {
    /// People want no single keys to do anything.
    pub(crate) silent: bool,
    /// Presenter mode.
    pub(crate) presenting: bool,
    /// The controls are shown in presenter mode, so that arrows are a team's.
    pub(crate) controls: bool,
    /// A lesson is open.
    pub(crate) lesson: bool,
    /// The class is asked.
    pub(crate) voting: bool,
    /// A deed awaits a robot's number.
    pub(crate) awaiting: bool,
    /// A key that is held down has done something that is not drawn yet.
    pub(crate) busy: bool,
}

/// Listens to the window for as long as it lives.
pub(crate) struct Keys {
    window: Window,
    on_key: Closure<dyn FnMut(KeyboardEvent)>,
}

impl Keys {
    /// Reports what keys mean.
    #[must_use]
    pub(crate) fn open(mode: &Rc<Cell<Mode>>, tell: &Callback<Msg>) -> Option<Self> {
        let window = web_sys::window()?;
        let (mode, tell) = (Rc::clone(mode), tell.clone());
        let on_key = Closure::new(move |event: KeyboardEvent| {
            let now = mode.get();
            let Some(msg) = meant(&event, now) else { return };
            event.prevent_default();
            // A key that is held down repeats faster than a slow machine draws: it does one thing for each
            // picture, and nothing is kept for later.
            if event.repeat() && now.busy {
                return;
            }
            mode.set(Mode { busy: event.repeat(), ..now });
            tell.emit(msg);
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

/// What kind of thing has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    /// Something that is typed into or chosen from: all keys are its own.
    Text,
    /// A slider or a choice: arrows, space and the page keys are its own.
    Choice,
    /// A button: space and Enter are its own.
    Button,
    /// A part of the page that scrolls, reached with the tabulator: arrows and the page keys are its own.
    Scroller,
    /// Nothing in particular.
    Page,
}

fn focus(event: &KeyboardEvent) -> (Focus, bool) {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return (Focus::Page, false);
    };
    let is = |selector: &str| element.matches(selector).unwrap_or(false);
    let focus = match element.tag_name().as_str() {
        "SELECT" | "TEXTAREA" => Focus::Text,
        "INPUT" if is("[type=radio], [type=checkbox], [type=range]") => Focus::Choice,
        "INPUT" => Focus::Text,
        "BUTTON" | "A" | "SUMMARY" => Focus::Button,
        _ if is("[role=button], [role=tab]") => Focus::Button,
        // Whoever has clicked into it with a mouse wants nothing from the keyboard.
        _ if is("[tabindex=\"0\"]:focus-visible") => Focus::Scroller,
        _ => Focus::Page,
    };
    (focus, is("[role=dialog], [role=dialog] *"))
}

/// What a key means to the whole app; none when it belongs to the element that has the keyboard.
fn meant(event: &KeyboardEvent, mode: Mode) -> Option<Msg> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
        return None;
    }
    // While a word is put together from several keys they are not keys of ours.
    if event.is_composing() {
        return None;
    }
    let key = name_of(event);
    if key == "Escape" {
        return Some(Msg::Close);
    }
    let (focus, in_dialog) = focus(event);
    if is_own(focus, &key, mode) {
        return None;
    }
    let clicker = mode.presenting && !mode.controls;
    if let Some(msg) = paging(&key, event.repeat(), clicker, mode).filter(|_| !in_dialog || clicker) {
        return Some(msg);
    }
    if mode.silent {
        return None;
    }
    let repeats = matches!(key.as_str(), "." | "," | "[" | "]" | "<" | ">");
    if event.repeat() && !repeats {
        // It still is our key: the page must not scroll by it.
        return key_of_a_console(&key).map(|_| Msg::Nothing);
    }
    if !event.shift_key()
        && let Some(msg) = digit(&key, mode).filter(|_| !in_dialog)
    {
        return Some(msg);
    }
    if let Some((team, command)) = key_of_a_console(&key) {
        return Some(Msg::Key(team, command));
    }
    // It is what the first screen invites to; the others come with the rest of the program.
    if key == " " { Some(Msg::PlayPause) } else { work_of(&key, mode) }
}

/// The key by what is printed on it; by its place where another script than the Latin is typed.
fn name_of(event: &KeyboardEvent) -> String {
    let (key, code) = (event.key(), event.code());
    if code == "Slash" && key != "?" && !event.shift_key() {
        // On many keyboards the character is elsewhere and takes two fingers; the second team needs the
        // place beside its arrows.
        return "/".to_owned();
    }
    match code.strip_prefix("Key") {
        Some(letter) if !key.is_ascii() => letter.to_ascii_lowercase(),
        _ if key.len() == 1 => key.to_ascii_lowercase(),
        _ => key,
    }
}

/// Whether the element that has the keyboard uses the key itself.
fn is_own(focus: Focus, key: &str, mode: Mode) -> bool {
    let is_arrow = key.starts_with("Arrow");
    let is_page = matches!(key, "PageUp" | "PageDown" | "Home" | "End");
    match focus {
        Focus::Text => true,
        Focus::Choice => {
            is_arrow || key == " " || key == "Home" || key == "End" || (is_page && !mode.presenting)
        }
        Focus::Button => key == " " || key == "Enter",
        Focus::Scroller => (is_arrow || is_page || key == " ") && !mode.presenting,
        Focus::Page => false,
    }
}

/// On and back, as clickers send them.
fn paging(key: &str, repeat: bool, clicker: bool, mode: Mode) -> Option<Msg> {
    let (on, msg) = match key {
        "PageDown" => (true, Msg::Class(ClassMsg::On)),
        "PageUp" => (false, Msg::Class(ClassMsg::Back)),
        "ArrowRight" | "ArrowDown" if clicker => (true, Msg::Class(ClassMsg::On)),
        "ArrowLeft" | "ArrowUp" if clicker => (false, Msg::Class(ClassMsg::Back)),
        // The third button of most clickers blanks the screen; here there is something to start.
        "." | "b" if clicker && !repeat => return Some(Msg::PlayPause),
        _ => return None,
    };
    match mode {
        // Held down, a clicker would run through the lesson.
        Mode { presenting: true, .. } if repeat => Some(Msg::Nothing),
        Mode { presenting: true, .. } => Some(msg),
        Mode { lesson: true, .. } if repeat => Some(Msg::Nothing),
        Mode { lesson: true, .. } => Some(Msg::Lesson(if on { LessonMsg::Next } else { LessonMsg::Back })),
        _ => None,
    }
}

fn digit(key: &str, mode: Mode) -> Option<Msg> {
    let [letter @ b'1'..=b'9'] = key.as_bytes() else { return None };
    let digit = letter - b'0';
    let place = usize::from(digit) - 1;
    match mode {
        Mode { awaiting: true, .. } => Some(Msg::Class(ClassMsg::Number(digit))),
        Mode { voting: true, presenting: true, .. } => Some(Msg::Class(ClassMsg::Hand(place))),
        Mode { lesson: true, .. } => Some(Msg::Lesson(LessonMsg::Choose(place))),
        _ => None,
    }
}

/// The keys lie on the keyboard as they lie on the consoles.
fn key_of_a_console(key: &str) -> Option<(TeamId, Command)> {
    let (team, command) = match key {
        "w" => (0, Command::Forward),
        "s" => (0, Command::Backward),
        "a" => (0, Command::Left),
        "d" => (0, Command::Right),
        "e" => (0, Command::Picture),
        "ArrowUp" => (1, Command::Forward),
        "ArrowDown" => (1, Command::Backward),
        "ArrowLeft" => (1, Command::Left),
        "ArrowRight" => (1, Command::Right),
        "/" => (1, Command::Picture),
        _ => return None,
    };
    Some((TeamId(team), command))
}

/// The keys that do one thing each; the sheet of keys lists them (`cheat_sheet.rs`).
#[inline(never)]
fn work_of(key: &str, mode: Mode) -> Option<Msg> {
    Some(match key {
        "." => Msg::StepForward,
        "," => Msg::StepBack,
        "]" => Msg::Travel(Travel::Mark(true)),
        "[" => Msg::Travel(Travel::Mark(false)),
        ">" => Msg::Class(ClassMsg::Pace(true)),
        "<" => Msg::Class(ClassMsg::Pace(false)),
        "r" => Msg::Restart,
        "?" => Msg::Class(ClassMsg::Keys),
        "p" => Msg::Class(ClassMsg::Toggle),
        "q" => Msg::Class(ClassMsg::Code),
        "o" => Msg::Class(ClassMsg::Autopilots),
        "c" => Msg::Class(ClassMsg::Begin(Deed::Link)),
        "x" => Msg::Class(ClassMsg::Begin(Deed::Reboot)),
        "i" => Msg::Class(ClassMsg::Begin(Deed::Isolate)),
        "g" => Msg::Class(ClassMsg::Begin(Deed::Scheme)),
        "m" => Msg::Class(ClassMsg::MendAll),
        "u" => Msg::Open(Sheet::Split),
        "l" => Msg::Lesson(LessonMsg::List),
        "j" => Msg::Chart(ChartMsg::Toggle),
        "v" => Msg::Versus(VersusMsg::Toggle),
        "y" => Msg::Class(ClassMsg::Why),
        "t" if mode.presenting => Msg::Class(ClassMsg::Text),
        "t" => Msg::Story,
        "h" if mode.presenting => Msg::Class(ClassMsg::Controls),
        "Backspace" if mode.presenting => Msg::Class(ClassMsg::TakeBack),
        _ => return None,
    })
}
