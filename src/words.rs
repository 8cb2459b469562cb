//! The message catalogue: every word that people read. Typed and exhaustive: each area has its trait,
//! a language implements all of them in a folder of its own, so a missing translation does not compile.
//! `docs/translating.md` says how to add a language.

pub mod adversary;
pub mod app;
pub mod arabic;
pub mod chart;
pub mod class;
pub mod diagram;
pub mod english;
pub mod fault;
pub mod german;
pub mod language;
pub mod leaves;
pub mod lesson;
pub mod marks;
pub mod message;
pub mod number;
pub mod plural;
pub mod share;
pub mod spanish;
pub mod tale;
pub mod versus;
pub mod why;

pub use arabic::Arabic;
pub use english::English;
pub use language::{Language, Script, Words, catalogue};
pub use plural::Plural;
pub use spanish::Spanish;
