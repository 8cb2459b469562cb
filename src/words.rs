//! The message catalogue: every word that people read. Typed and exhaustive: a language is one
//! implementation of each trait, so a missing translation does not compile.

pub mod app;
pub mod marks;
pub mod message;
pub mod share;
pub mod chart;
pub mod diagram;
pub mod lesson;
pub mod tale;
pub mod versus;
pub mod why;
