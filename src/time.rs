//! Virtual time, in whole milliseconds. No wall clock exists in the core.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

use serde::Serialize;

/// An instant of a run: milliseconds since it began. Range 0 to [`SimTime::LAST`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct SimTime(pub u64);

/// A length of time in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Span(pub u64);

/// Shortest and longest of something that is drawn by chance, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct SpanRange {
    /// The shortest.
    pub least: Span,
    /// The longest; never less than `least`.
    pub most: Span,
}

impl SimTime {
    /// The beginning of every run.
    pub const ZERO: SimTime = SimTime(0);
    /// The last instant that a run's text may name: 100 hours.
    pub const LAST: SimTime = SimTime(360_000_000);

    /// How long it is from `earlier` to here; nothing if `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: SimTime) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Span = Span(0);

    /// This many times as long.
    #[must_use]
    pub fn times(self, factor: u64) -> Span {
        Span(self.0 * factor)
    }
}

impl SpanRange {
    /// From `least` to `most` milliseconds.
    #[must_use]
    pub const fn ms(least: u64, most: u64) -> Self {
        SpanRange { least: Span(least), most: Span(most) }
    }

    /// Always the same length.
    #[must_use]
    pub const fn exactly(span: Span) -> Self {
        SpanRange { least: span, most: span }
    }
}

impl Add<Span> for SimTime {
    type Output = SimTime;
    fn add(self, span: Span) -> SimTime {
        SimTime(self.0 + span.0)
    }
}

impl AddAssign<Span> for SimTime {
    fn add_assign(&mut self, span: Span) {
        self.0 += span.0;
    }
}

impl Add for Span {
    type Output = Span;
    fn add(self, other: Span) -> Span {
        Span(self.0 + other.0)
    }
}

impl Sub<Span> for SimTime {
    type Output = SimTime;
    fn sub(self, span: Span) -> SimTime {
        SimTime(self.0.saturating_sub(span.0))
    }
}

impl fmt::Display for SimTime {
    /// Minutes, seconds and tenths: `0:38.6`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_minutes("."))
    }
}

impl SimTime {
    /// Minutes, seconds and tenths, with this mark before the tenths: `0:38,6`.
    #[must_use]
    pub fn in_minutes(self, mark: &str) -> String {
        let tenth = (self.0 / 100 % 10).to_string();
        [&self.in_seconds(), mark, &tenth].concat()
    }

    /// Minutes and whole seconds: `0:38`.
    #[must_use]
    pub fn in_seconds(self) -> String {
        let (minutes, seconds) = (self.0 / 60_000, self.0 / 1000 % 60);
        let zero = if seconds < 10 { "0" } else { "" };
        [&minutes.to_string(), ":", zero, &seconds.to_string()].concat()
    }
}
