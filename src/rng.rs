//! Chance that is the same on every machine: a named generator, our own seeding and our own
//! bounded draw, so that no library release can change a run.
//!
//! Each purpose has a stream of its own ([`Purpose`]); one more draw for one purpose never
//! disturbs another.

use rand::Rng as _;
use rand_pcg::Pcg32;

use crate::ids::RobotId;
use crate::time::{Span, SpanRange};

/// What a stream of chance is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The shape of the maze.
    Maze,
    /// Delay, loss and doubling of messages in one direction, by the direction's number (0 to 255).
    Direction(u64),
    /// How long the timers of one robot run.
    Timers(RobotId),
    /// Random runs in tests: faults and commands.
    Chaos,
}

impl Purpose {
    fn number(self) -> u64 {
        match self {
            Purpose::Maze => 1,
            Purpose::Chaos => 3,
            Purpose::Timers(robot) => 16 + u64::from(robot.0),
            Purpose::Direction(number) => 256 + number,
        }
    }
}

/// One stream of chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rng(Pcg32);

impl Rng {
    /// The stream for one purpose under one seed.
    #[must_use]
    pub fn new(seed: u64, purpose: Purpose) -> Self {
        let mut state = seed ^ purpose.number().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let start = splitmix64(&mut state);
        let stream = splitmix64(&mut state);
        Rng(Pcg32::new(start, stream))
    }

    /// A number from 0 to `bound` - 1, all equally likely. `bound` must not be 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        assert!(bound > 0, "a draw needs at least one possibility");
        // Lemire 2019, "Fast Random Integer Generation in an Interval", algorithm 5.
        let mut product = u64::from(self.0.next_u32()) * u64::from(bound);
        if (product as u32) < bound {
            let threshold = bound.wrapping_neg() % bound;
            while (product as u32) < threshold {
                product = u64::from(self.0.next_u32()) * u64::from(bound);
            }
        }
        (product >> 32) as u32
    }

    /// A span within the range, every whole millisecond equally likely.
    pub fn within(&mut self, range: SpanRange) -> Span {
        let width = range.most.0.saturating_sub(range.least.0).min(u64::from(u32::MAX - 1)) as u32;
        if width == 0 {
            return range.least;
        }
        Span(range.least.0 + u64::from(self.below(width + 1)))
    }

    /// True `per_mille` times out of a thousand. Draws nothing when the answer is certain.
    pub fn chance(&mut self, per_mille: u16) -> bool {
        match per_mille {
            0 => false,
            1000.. => true,
            _ => self.below(1000) < u32::from(per_mille),
        }
    }

    /// Puts a list in a random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = self.below(u32::try_from(last + 1).expect("lists here are short"));
            list.swap(last, other as usize);
        }
    }
}

/// Steele, Lea and Flood 2014: spreads a seed over all 64 bits.
fn splitmix64(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_portable_and_apart() {
        let mut maze = Rng::new(7, Purpose::Maze);
        let mut network = Rng::new(7, Purpose::Direction(1));
        let first: Vec<u32> = (0..4).map(|_| maze.below(1000)).collect();
        let second: Vec<u32> = (0..4).map(|_| network.below(1000)).collect();
        assert_ne!(first, second);
        assert_eq!(
            first,
            (0..4).scan(Rng::new(7, Purpose::Maze), |r, _| Some(r.below(1000))).collect::<Vec<_>>()
        );
    }

    #[test]
    fn draws_stay_within_their_bounds() {
        let mut rng = Rng::new(1, Purpose::Chaos);
        for bound in [1, 2, 3, 10, 1000, u32::MAX] {
            for _ in 0..200 {
                assert!(rng.below(bound) < bound);
            }
        }
        for _ in 0..500 {
            let span = rng.within(SpanRange::ms(400, 600));
            assert!((400..=600).contains(&span.0));
        }
        assert!(!rng.chance(0));
        assert!(rng.chance(1000));
    }
}
