//! German. Says *du* to the learner; short sentences. Names in sentences have no article: *Roboter 1
//! antwortet Team A*. The field's terms stand second, in English where students will meet them so.

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

use crate::pose::Heading;

/// German.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct German;

/// A number with its word: one form for one, another for all others.
fn counted(number: u64, one: &str, several: &str) -> String {
    [number.to_string().as_str(), " ", if number == 1 { one } else { several }].concat()
}

/// Where somebody looks: *nach Norden*.
fn heading(heading: Heading) -> &'static str {
    match heading {
        Heading::North => "nach Norden",
        Heading::East => "nach Osten",
        Heading::South => "nach Süden",
        Heading::West => "nach Westen",
    }
}
