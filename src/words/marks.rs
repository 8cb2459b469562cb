//! The words for going to and fro in a run: marks on the time line, and lines that were left.

use crate::time::SimTime;

/// A label for going to and fro.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkLabel {
    /// Which kind of mark.
    Kind,
    /// The keys for it.
    Keys,
    /// There is no such mark in the part of the run that has been played.
    None,
    /// The lines that were left.
    Lines,
    /// No line was left.
    NoLines,
    /// Goes on with a line that was left.
    TakeUp,
    /// Acting now starts a new line.
    InThePast,
}

/// The kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkName {
    /// Of any kind.
    Any,
    /// Commands.
    Command,
    /// Cuts.
    Cut,
    /// Mended links.
    Mend,
    /// Reboots.
    Reboot,
    /// Elections and takeovers.
    Election,
    /// Broken laws.
    Broken,
}

/// The words of one language.
pub trait MarkWords {
    /// A label.
    fn mark(&self, label: MarkLabel) -> &'static str;

    /// A kind of mark.
    fn mark_name(&self, name: MarkName) -> &'static str;

    /// How many lines were left.
    fn earlier_lines(&self, lines: usize) -> String;

    /// A line that was left: where the new one branched off, how long it was, how much was done.
    fn left_line(&self, left_at: SimTime, until: SimTime, acts: usize) -> String;
}
