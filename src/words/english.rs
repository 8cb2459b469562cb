//! English: the first language, and the one that tests and the command line speak.

mod adversary;
mod app;
mod chart;
mod class;
mod diagram;
mod fault;
mod leaves;
mod lesson;
mod marks;
mod message;
mod reach;
mod share;
mod tale;
mod versus;
mod why;

/// English. British spelling, short sentences, made to be read aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct English;
