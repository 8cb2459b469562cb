//! Was what the teams saw consistent? Judged from their history alone: who asked for what, when, and
//! what was answered. No robot is looked at.
//!
//! - **Linearizable** (Herlihy and Wing 1990): there is one order of the commands, each at some
//!   instant between asking and answer, in which a single robot would have given these answers.
//! - **Sequentially consistent** (Lamport 1979): there is one order that keeps each team's own order
//!   and explains the answers; teams may be out of step with each other in time.
//!
//! A command without an answer may have taken effect at any later time, or never. A refused one has
//! not. Commands of one team that overlap in time count as if different people had asked: neither
//! need come first.
//!
//! The search is that of Wing and Gong (1993) with Lowe's memory of states (2017). It may take very
//! long in the worst case, so its steps are limited, and beyond the limit the answer is *too long to
//! check*, never a guess.

mod fleet;
mod history;
mod search;
mod shrink;
#[cfg(test)]
mod tests;

pub use fleet::{Fate, Judgement, Operation, judge};
pub use history::{Event, History, Model};
pub use search::{Order, Verdict, check};
pub use shrink::{Counterexample, smallest};
