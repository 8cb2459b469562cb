//! Where words stand in the space-time diagram: what happened to people and robots is said first, messages say
//! what they say where that leaves room, and nothing is written over anything.

use crate::ui::diagram_ink::Plot;

/// How high a word is.
pub(crate) const LETTER: f64 = 12.0;
/// Where along its message a word may stand, best first.
pub(crate) const ALONG: [f64; 4] = [0.4, 0.26, 0.56, 0.7];

/// The places that words have taken: left, right and baseline.
#[derive(Debug, Default)]
pub(crate) struct Taken(Vec<(f64, f64, f64)>);

impl Taken {
    /// Takes a place if it is free.
    pub(crate) fn take(&mut self, left: f64, wide: f64, y: f64) -> bool {
        let right = left + wide;
        let is_free = left >= Plot::LEFT
            && !self.0.iter().any(|(from, to, at)| left < *to && *from < right && (y - at).abs() < LETTER);
        if is_free {
            self.0.push((left, right + 4.0, y));
        }
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_apart() {
        let mut taken = Taken::default();
        let left = Plot::LEFT;
        assert!(!taken.take(left - 1.0, 30.0, 50.0), "names of lanes stand at the left");
        assert!(taken.take(left, 30.0, 50.0));
        assert!(!taken.take(left + 20.0, 30.0, 50.0), "on the same line");
        assert!(!taken.take(left + 20.0, 30.0, 50.0 + LETTER - 1.0), "on half a line");
        assert!(taken.take(left + 20.0, 30.0, 50.0 + LETTER), "on the next line");
        assert!(taken.take(left + 40.0, 30.0, 50.0), "after it");
    }
}
