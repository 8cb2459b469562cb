//! Arabic. Modern standard, in short sentences. Names in Latin letters, tickets and instants are isolated,
//! so that they read from left to right without turning what stands beside them.

mod adversary;
mod app;
mod chart;
mod class;
mod counted;
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

/// Arabic. Speaks to one learner, in the masculine singular as textbooks do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arabic;

/// Something that is not Arabic within an Arabic line: its own first strong letter decides its way, and
/// what stands around it is not turned (Unicode's first-strong isolate).
fn isolated(words: &str) -> String {
    ["\u{2068}", words, "\u{2069}"].concat()
}
