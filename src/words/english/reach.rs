//! Who can reach whom, in English.

use super::English;
use super::app::place;
use crate::ids::{Place, RobotId};
use crate::words::app::AppWords;
use crate::words::app::reach::{ReachWords, pairs};

impl ReachWords for English {
    fn only_one_off(&self) -> &'static str {
        "The robot is off."
    }

    fn none_cut(&self) -> &'static str {
        "No link is cut."
    }

    fn all_hear(&self, _: u8) -> &'static str {
        "All robots can hear each other."
    }

    fn apart(&self, one: RobotId, other: RobotId) -> String {
        ["Robots ", &pairs(&[(one, other)], " and ", ""), " cannot hear each other."].concat()
    }

    fn pairs_apart(&self, apart: &[(RobotId, RobotId)]) -> String {
        ["These cannot hear each other: ", &pairs(apart, " and ", ", "), "."].concat()
    }

    fn through_others(&self) -> &'static str {
        "Through others all are connected."
    }

    fn off(&self, off: &[RobotId], awake: usize, of: u8, majority: bool) -> String {
        let verdict = if majority { ", a majority." } else { ", no majority." };
        let awake = [&awake.to_string(), " of ", &of.to_string(), " are awake", verdict].concat();
        [&list(off), are(off), " off: ", &awake].concat()
    }

    fn two_apart(&self) -> &'static str {
        "The robots cannot hear each other."
    }

    fn majority(&self, robots: &[RobotId], of: u8) -> String {
        let count = [&robots.len().to_string(), " of ", &of.to_string()].concat();
        [&list(robots), " hear each other: ", &count, ", a majority."].concat()
    }

    fn majority_asleep(&self, robots: &[RobotId], off: &[RobotId]) -> String {
        [&list(robots), " are linked, a majority, but ", &list(off), are(off), " off."].concat()
    }

    fn no_majority(&self) -> &'static str {
        "No side is a majority."
    }

    fn among_themselves(&self, robots: &[RobotId]) -> String {
        let alone = if robots.len() == 1 { " is alone." } else { " hear only each other." };
        [&list(robots), alone].concat()
    }

    fn one_way(&self, from: Place, to: Place) -> String {
        [&place(from), " reaches ", &place(to), ", but hears nothing back."].concat()
    }
}

/// *Robot 1*, *Robots 1 and 2*, *Robots 1, 2 and 3*.
fn list(robots: &[RobotId]) -> String {
    let Some((last, first)) = robots.split_last() else { return String::new() };
    if first.is_empty() {
        return English.robot(*last);
    }
    let first: Vec<String> = first.iter().map(RobotId::to_string).collect();
    ["Robots ", &first.join(", "), " and ", &last.to_string()].concat()
}

fn are(robots: &[RobotId]) -> &'static str {
    if robots.len() == 1 { " is" } else { " are" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Reach, Side};
    use crate::words::app::reach::said;

    fn side(robots: &[u8], off: &[u8], of: usize) -> Side {
        let ids = |robots: &[u8]| robots.iter().copied().map(RobotId).collect::<Vec<_>>();
        Side {
            majority: robots.len() * 2 > of,
            running_majority: (robots.len() - off.len()) * 2 > of,
            robots: ids(robots),
            off: ids(off),
        }
    }

    fn told(sides: Vec<Side>, robots: u8) -> String {
        let (first, rest) = said(&English, &Reach { sides, ..Reach::default() }, robots);
        format!("{first} {rest}")
    }

    #[test]
    fn who_is_off_hears_nobody() {
        assert_eq!(told(vec![side(&[1, 2, 3], &[], 3)], 3), "All robots can hear each other. ");
        assert_eq!(
            told(vec![side(&[1, 2, 3], &[1], 3)], 3),
            "No link is cut. Robot 1 is off: 2 of 3 are awake, a majority."
        );
        assert_eq!(
            told(vec![side(&[2, 3, 4, 5], &[4], 5), side(&[1], &[], 5)], 5),
            "Robots 2, 3 and 5 hear each other: 3 of 5, a majority. Robot 1 is alone."
        );
        assert_eq!(
            told(vec![side(&[3, 4, 5], &[], 5), side(&[1, 2], &[1, 2], 5)], 5),
            "Robots 3, 4 and 5 hear each other: 3 of 5, a majority. "
        );
    }
}
