//! Majorities, as arithmetic without state. A majority is always counted among the *configured*
//! robots, never among those within reach.

use crate::ids::RobotId;

/// How many of `robots` make a majority.
#[must_use]
pub fn majority(robots: u8) -> u8 {
    robots / 2 + 1
}

/// Whether `count` of `robots` are a majority.
#[must_use]
pub fn is_majority(count: u8, robots: u8) -> bool {
    count >= majority(robots)
}

/// The greatest number that a majority has reached, when `reached` holds one number for each
/// configured robot. Orders the list.
///
/// # Panics
/// When `reached` is empty.
#[must_use]
pub fn reached_by_majority(reached: &mut [u64]) -> u64 {
    reached.sort_unstable();
    // The smallest of the upper half, the middle included: that many and more are a majority.
    reached[(reached.len() - 1) / 2]
}

/// A set of robots: who has voted, who has answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Voters(u8);

impl Voters {
    /// Just this one.
    #[must_use]
    pub fn only(robot: RobotId) -> Self {
        let mut voters = Voters::default();
        voters.add(robot);
        voters
    }

    /// Adds a robot; a second time changes nothing, so a doubled message never counts twice.
    pub fn add(&mut self, robot: RobotId) {
        self.0 |= 1 << robot.index();
    }

    /// Whether this robot is among them.
    #[must_use]
    pub fn contains(self, robot: RobotId) -> bool {
        self.0 & (1 << robot.index()) != 0
    }

    /// How many they are.
    #[must_use]
    pub fn count(self) -> u8 {
        u8::try_from(self.0.count_ones()).expect("a byte has eight bits")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_two_majorities_share_a_robot() {
        for robots in 1..=5 {
            assert!(majority(robots) * 2 > robots);
            assert!(!is_majority(majority(robots) - 1, robots));
        }
    }

    #[test]
    fn a_majority_has_reached_it_and_none_has_reached_more() {
        for a in 0..4 {
            for b in 0..4 {
                for c in 0..4 {
                    let all = [a, b, c];
                    let reached = reached_by_majority(&mut all.clone());
                    let have = |n| u8::try_from(all.iter().filter(|m| **m >= n).count()).unwrap();
                    assert!(is_majority(have(reached), 3), "{all:?}");
                    assert!(!is_majority(have(reached + 1), 3), "{all:?}");
                }
            }
        }
        assert_eq!(reached_by_majority(&mut [9, 1, 5, 7, 3]), 5);
    }

    #[test]
    fn nobody_is_counted_twice() {
        let mut voters = Voters::only(RobotId(1));
        voters.add(RobotId(5));
        voters.add(RobotId(5));
        assert_eq!(voters.count(), 2);
        assert!(voters.contains(RobotId(5)) && !voters.contains(RobotId(2)));
    }
}
