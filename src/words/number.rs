//! Numbers and times as people read them. The digits are 0 to 9 in every language; the mark between
//! whole and part is the language's own.

use crate::time::{SimTime, Span};

/// A number given in tenths: `5.8` or `5,8`.
#[must_use]
pub fn tenths(tenths: u64, mark: &str) -> String {
    [&(tenths / 10).to_string(), mark, &(tenths % 10).to_string()].concat()
}

/// An instant of a run, in minutes, seconds and tenths: `0:38.6` or `0:38,6`.
#[must_use]
pub fn clock(at: SimTime, mark: &str) -> String {
    at.in_minutes(mark)
}

/// A length of time in seconds and tenths, never less than it is: `1.9`.
#[must_use]
pub fn seconds_up(span: Span, mark: &str) -> String {
    tenths(span.0.div_ceil(100), mark)
}

/// A speed in hundredths: `1×`, `0.5×`, `0.25×`.
#[must_use]
pub fn speed(hundredths: u64, mark: &str) -> String {
    let (whole, part) = ((hundredths / 100).to_string(), hundredths % 100);
    let (tenth, rest) = ((part / 10).to_string(), (part % 10).to_string());
    match (part, part % 10) {
        (0, _) => [&whole, "×"].concat(),
        (_, 0) => [&whole, mark, &tenth, "×"].concat(),
        _ => [&whole, mark, &tenth, &rest, "×"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_the_languages() {
        assert_eq!(tenths(58, "."), "5.8");
        assert_eq!(tenths(7, ","), "0,7");
        assert_eq!(clock(SimTime(38_640), "."), "0:38.6");
        assert_eq!(clock(SimTime(3_605_900), ","), "60:05,9");
        assert_eq!(seconds_up(Span(1_850), ","), "1,9");
        assert_eq!(
            [10, 25, 100, 150, 205].map(|it| speed(it, ".")),
            ["0.1×", "0.25×", "1×", "1.5×", "2.05×"]
        );
    }
}
