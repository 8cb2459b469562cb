//! The language that the page speaks. There is one page, and all of it speaks the same language, so
//! every part asks here instead of being handed it from above.
//!
//! A part is drawn anew when its properties change. When the language changes, the app hands out
//! another `tell`, so that every part that has one is drawn; a part that speaks and has none is given
//! the language's code as its key.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use web_sys::{Document, Storage, Window};
use yew::prelude::*;

use crate::ui::icon::icon;
use crate::ui::markup::{each, markup};
use crate::ui::msg::Msg;
use crate::words::app::Label;
use crate::words::{Language, Script, Words, catalogue};

/// Where the choice of a language is kept.
const KEPT: &str = "lockstep.language";
/// What names a language in the address.
const ASKED: &str = "lang=";

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// The words of the language that the page speaks.
pub(crate) fn speech() -> &'static dyn Words {
    catalogue(spoken())
}

/// The language that the page speaks.
pub(crate) fn spoken() -> Language {
    SPOKEN.get()
}

/// Before anything is shown. `boot.js` has decided, for it speaks, too: the language that the address asks for, else
/// the one that was chosen here before, else the first of the browser's that is spoken here, else English.
pub(crate) fn begin() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let decided = document.document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    if decided != spoken().code() {
        speak(Language::of_tag(&decided).unwrap_or_default(), &document);
    }
}

/// From now on the page speaks another language. It is kept where the browser lets us, and the address
/// stops asking for the old one.
pub(crate) fn choose(language: Language) {
    let Some(window) = web_sys::window() else { return };
    if let Some(storage) = storage(&window) {
        let _ = storage.set_item(KEPT, language.code());
    }
    let search = search(&window);
    if let (Some(old), Ok(history)) = (asked(&search), window.history()) {
        let asks = |code: &str| [ASKED, code].concat();
        let hash = window.location().hash().unwrap_or_default();
        let address = [&search.replace(&asks(old), &asks(language.code())), hash.as_str()].concat();
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
    if let Some(document) = window.document() {
        speak(language, &document);
    }
}

#[inline(never)]
fn speak(language: Language, document: &Document) {
    SPOKEN.set(language);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language.code());
        let _ = root.set_attribute("dir", language.script().dir());
    }
}

fn search(window: &Window) -> String {
    window.location().search().unwrap_or_default()
}

/// The language that an address asks for, as it stands there.
fn asked(search: &str) -> Option<&str> {
    search.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix(ASKED))
}

fn storage(window: &Window) -> Option<Storage> {
    window.local_storage().ok().flatten()
}

/// A line of words for a drawing. Drawings run from left to right whatever the language does, so a line
/// of another direction is set apart: its full stop stays at its own end.
pub(crate) fn one_line(words: &str) -> String {
    match spoken().script() {
        Script::LeftToRight => words.to_owned(),
        Script::RightToLeft => ["\u{2067}", words, "\u{2069}"].concat(),
    }
}

/// The choice of a language: a symbol, over which lies the browser's own list.
pub(crate) fn choice(tell: &Callback<Msg>) -> Html {
    let onchange = tell.reform(|event: Event| {
        let select = event.target_dyn_into::<web_sys::HtmlSelectElement>();
        let code = select.map(|select| select.value()).unwrap_or_default();
        Msg::Language(Language::of_tag(&code).unwrap_or_else(spoken))
    });
    let one = |_, language: &Language| {
        let code = language.code();
        markup!(
            "<option value={code} lang={tongue} selected={spoken}>{name}</option>",
            code,
            tongue = code,
            spoken = *language == spoken(),
            name = language.own_name(),
        )
    };
    let label = speech().label(Label::Language);
    markup!(
        r#"<label class="btn icon quiet language" title={title}>
            {icon}
            <span>{name}</span>
            <select aria-label={label} onchange={onchange}>{all}</select>
        </label>"#,
        title = label,
        icon = icon("globe"),
        name = spoken().own_name(),
        label,
        onchange,
        all = each(&Language::ALL, one),
    )
}
