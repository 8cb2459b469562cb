//! Spanish: international, *tú*, short sentences.
//!
//! Robots and teams are masculine, and in a sentence they take the article, small: *el robot 1*, *del
//! equipo A*. As labels they stand without it: *Robot 1*, *Equipo A*.

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

/// Spanish, as it is understood on both sides of the ocean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spanish;
