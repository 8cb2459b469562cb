//! The words of the adversary: what it may use, what it looks for, what it found and what it tried.

use crate::adversary::{Kind, Searched};
use crate::laws::Promise;
use crate::time::SimTime;

/// A label of the adversary's sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdversaryLabel {
    /// The title, and the button that opens it.
    Title,
    /// What it does, in a sentence or two.
    About,
    /// The choice of what should break.
    Aim,
    /// After a law in that choice: the scheme promises it.
    Promised,
    /// What it may use besides commands.
    Means,
    /// Cutting and mending.
    Cuts,
    /// Reboots.
    Reboots,
    /// What chance can do to messages.
    Luck,
    /// Begins to search.
    Search,
    /// Ends the search.
    Stop,
    /// How far the search is, for screen readers.
    Progress,
    /// The search was ended by hand.
    Stopped,
    /// Plays what was found.
    Play,
    /// The run has changed since the search.
    Changed,
    /// Goes to where it is broken already.
    GoThere,
    /// Not a law: one robot in charge at a time.
    OneInCharge,
    /// What that says.
    OneInChargeSays,
    /// Not a law: whoever can talk to a running robot gets something done.
    GetsAnswer,
    /// What that says.
    GetsAnswerSays,
}

/// The words of one language.
pub trait AdversaryWords {
    /// A label.
    fn adversary(&self, label: AdversaryLabel) -> &'static str;

    /// A kind of act, as one of a list of things that were tried: *moves*, *pictures*.
    fn tried(&self, kind: Kind) -> &'static str;

    /// While it searches: how many acts it tries together, how many runs have been played.
    fn searching(&self, acts: u8, runs: u64) -> String;

    /// It is broken already at this moment; since when, where that is known.
    fn already_broken(&self, since: Option<SimTime>) -> String;

    /// What was found: how many acts, when it breaks, how many runs were played.
    fn found_way(&self, acts: usize, breaks_at: SimTime, runs: u64) -> String;

    /// Nothing was found: what was searched, to the letter, in a few sentences; and what that means,
    /// given who promised it (nobody promises what is not a law).
    fn found_nothing(&self, searched: &Searched, promise: Promise) -> Vec<String>;
}
