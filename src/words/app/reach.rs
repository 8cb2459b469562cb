//! Who can reach whom: which sentences there are, and in which order. The languages have the sentences.

use crate::ids::{Place, RobotId};
use crate::scene::{Reach, Side};

/// The sentences of one language. Lists of robots are never empty.
pub trait ReachWords {
    /// The only robot is off.
    fn only_one_off(&self) -> &'static str;

    /// No link is cut, but not all robots are awake to hear each other.
    fn none_cut(&self) -> &'static str;

    /// All of several robots hear each other directly.
    fn all_hear(&self, robots: u8) -> &'static str;

    /// One pair does not hear each other directly.
    fn apart(&self, one: RobotId, other: RobotId) -> String;

    /// Several pairs do not.
    fn pairs_apart(&self, pairs: &[(RobotId, RobotId)]) -> String;

    /// They are connected all the same, through others.
    fn through_others(&self) -> &'static str;

    /// These are off; so many of all are awake, and that is a majority or not.
    fn off(&self, off: &[RobotId], awake: usize, of: u8, majority: bool) -> String;

    /// There are two robots, and they do not hear each other.
    fn two_apart(&self) -> &'static str;

    /// These hear each other: a majority of all.
    fn majority(&self, robots: &[RobotId], of: u8) -> String;

    /// These are linked, a majority, but so many of them are off that it does not help.
    fn majority_asleep(&self, robots: &[RobotId], off: &[RobotId]) -> String;

    /// No side is a majority.
    fn no_majority(&self) -> &'static str;

    /// These hear nobody but each other.
    fn among_themselves(&self, robots: &[RobotId]) -> String;

    /// What one says reaches the other, but not the other way round.
    fn one_way(&self, from: Place, to: Place) -> String;
}

/// What matters most, and what else there is. Either may be empty.
pub fn said(words: &dyn ReachWords, reach: &Reach, robots: u8) -> (String, String) {
    match reach.sides.as_slice() {
        [] => (String::new(), String::new()),
        [all] if robots == 1 => {
            let off = if all.off.is_empty() { "" } else { words.only_one_off() };
            (off.to_owned(), String::new())
        }
        [all] => one_side(words, all, reach, robots),
        _ if robots == 2 => (words.two_apart().to_owned(), one_way(words, reach)),
        sides => many_sides(words, sides, reach, robots),
    }
}

/// All robots are connected, but perhaps not directly, or some are off.
fn one_side(words: &dyn ReachWords, all: &Side, reach: &Reach, robots: u8) -> (String, String) {
    let is_one_way = |(one, other): &(RobotId, RobotId)| {
        let ends = (Place::Robot(*one), Place::Robot(*other));
        reach.one_way.iter().any(|way| (way.from, way.to) == ends || (way.to, way.from) == ends)
    };
    let apart: Vec<(RobotId, RobotId)> =
        reach.apart.iter().copied().filter(|pair| !is_one_way(pair)).collect();
    let mut first = match apart.as_slice() {
        [] if !reach.one_way.is_empty() => String::new(),
        [] if !all.off.is_empty() => words.none_cut().to_owned(),
        [] => words.all_hear(robots).to_owned(),
        [(one, other)] => words.apart(*one, *other),
        pairs => words.pairs_apart(pairs),
    };
    push(&mut first, &one_way(words, reach));
    let mut rest = String::new();
    if !reach.apart.is_empty() {
        push(&mut rest, words.through_others());
    }
    if !all.off.is_empty() {
        let awake = all.robots.len() - all.off.len();
        push(&mut rest, &words.off(&all.off, awake, robots, all.running_majority));
    }
    (first, rest)
}

fn many_sides(words: &dyn ReachWords, sides: &[Side], reach: &Reach, robots: u8) -> (String, String) {
    let first = match sides.iter().find(|side| side.majority) {
        Some(side) if side.running_majority => words.majority(&side.awake(), robots),
        Some(side) => words.majority_asleep(&side.robots, &side.off),
        None => words.no_majority().to_owned(),
    };
    let mut rest = String::new();
    for side in sides.iter().filter(|side| !side.majority) {
        let awake = side.awake();
        if !awake.is_empty() {
            push(&mut rest, &words.among_themselves(&awake));
        }
    }
    push(&mut rest, &one_way(words, reach));
    (first, rest)
}

fn one_way(words: &dyn ReachWords, reach: &Reach) -> String {
    let mut said = String::new();
    for way in &reach.one_way {
        push(&mut said, &words.one_way(way.from, way.to));
    }
    said
}

/// Adds a sentence.
fn push(said: &mut String, sentence: &str) {
    if !said.is_empty() && !sentence.is_empty() {
        said.push(' ');
    }
    said.push_str(sentence);
}

/// The numbers of pairs of robots: *1 and 2, 3 and 4*.
pub fn pairs(pairs: &[(RobotId, RobotId)], and: &str, between: &str) -> String {
    let pair = |(one, other): &(RobotId, RobotId)| [&one.to_string(), and, &other.to_string()].concat();
    pairs.iter().map(pair).collect::<Vec<_>>().join(between)
}
