//! Majorities, as arithmetic without state. A majority is always counted among the *configured*
//! robots, never among those within reach.

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
}
