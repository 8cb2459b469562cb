//! The language that the page speaks. There is one page, and all of it speaks the same language, so
//! every part asks here instead of being handed it from above.

use std::cell::Cell;

use crate::words::{Language, Words, catalogue};

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
