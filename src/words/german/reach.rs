//! Who can reach whom, in German.

use super::German;
use crate::ids::{Direction, Place, RobotId};
use crate::scene::{Reach, Side};
use crate::words::app::AppWords;

/// What matters most, and what else there is.
pub(super) fn said(reach: &Reach, robots: u8) -> (String, String) {
    match reach.sides.as_slice() {
        [] => (String::new(), String::new()),
        [all] if robots == 1 => {
            let off = if all.off.is_empty() { "" } else { "Der Roboter ist aus." };
            (off.to_owned(), String::new())
        }
        [all] => one_side(all, reach, robots),
        sides => many_sides(sides, reach, robots),
    }
}

/// *Roboter 1*, *Roboter 1 und 2*, *Roboter 1, 2 und 3*.
fn list(robots: &[RobotId]) -> String {
    let Some((last, first)) = robots.split_last() else { return String::new() };
    if first.is_empty() {
        return German.robot(*last);
    }
    let first: Vec<String> = first.iter().map(RobotId::to_string).collect();
    ["Roboter ", &first.join(", "), " und ", &last.to_string()].concat()
}

/// One verb for one, another for several.
fn verb(robots: &[RobotId], one: &'static str, several: &'static str) -> &'static str {
    if robots.len() == 1 { one } else { several }
}

/// All robots are connected, but perhaps not directly, or some are off.
fn one_side(all: &Side, reach: &Reach, robots: u8) -> (String, String) {
    let is_one_way = |(one, other): &&(RobotId, RobotId)| {
        let ends = (Place::Robot(*one), Place::Robot(*other));
        reach.one_way.iter().any(|way| (way.from, way.to) == ends || (way.to, way.from) == ends)
    };
    let pair = |(one, other): &(RobotId, RobotId)| [&one.to_string(), " und ", &other.to_string()].concat();
    let apart: Vec<String> = reach.apart.iter().filter(|pair| !is_one_way(pair)).map(pair).collect();
    let mut said = match apart.as_slice() {
        [] if reach.one_way.is_empty() => "Alle Roboter können einander hören.".to_owned(),
        [] => String::new(),
        [pair] => ["Roboter ", pair, " können einander nicht hören."].concat(),
        pairs => ["Diese können einander nicht hören: ", &pairs.join(", "), "."].concat(),
    };
    push(&mut said, &one_way(reach));
    let mut rest = String::new();
    if !reach.apart.is_empty() {
        push(&mut rest, "Über andere sind alle verbunden.");
    }
    if !all.off.is_empty() {
        let are = verb(&all.off, " ist aus: ", " sind aus: ");
        push(&mut rest, &[&list(&all.off), are, &awake(all, robots)].concat());
    }
    (said, rest)
}

fn awake(side: &Side, robots: u8) -> String {
    let awake = side.robots.len() - side.off.len();
    let verdict = if side.running_majority { ", eine Mehrheit." } else { ", keine Mehrheit." };
    let are = if awake == 1 { " ist wach" } else { " sind wach" };
    [&awake.to_string(), " von ", &robots.to_string(), are, verdict].concat()
}

fn many_sides(sides: &[Side], reach: &Reach, robots: u8) -> (String, String) {
    if robots == 2 {
        return ("Die Roboter können einander nicht hören.".to_owned(), one_way(reach));
    }
    let count = |side: &Side| [&side.robots.len().to_string(), " von ", &robots.to_string()].concat();
    let first = match sides.iter().find(|side| side.majority) {
        Some(side) if side.running_majority => {
            [&list(&side.robots), " hören einander: ", &count(side), ", eine Mehrheit."].concat()
        }
        Some(side) => {
            let are = verb(&side.off, " ist aus.", " sind aus.");
            [&list(&side.robots), " sind verbunden, eine Mehrheit, aber ", &list(&side.off), are].concat()
        }
        None => "Keine Seite ist eine Mehrheit.".to_owned(),
    };
    let mut rest = String::new();
    for side in sides.iter().filter(|side| !side.majority) {
        let alone = verb(&side.robots, " ist allein.", " hören nur einander.");
        push(&mut rest, &[&list(&side.robots), alone].concat());
    }
    push(&mut rest, &one_way(reach));
    (first, rest)
}

fn one_way(reach: &Reach) -> String {
    let say = |direction: &Direction| {
        let (from, to) = (German.place(direction.from), German.place(direction.to));
        [&from, " erreicht ", &to, ", hört aber nichts zurück."].concat()
    };
    reach.one_way.iter().map(say).collect::<Vec<_>>().join(" ")
}

/// Adds a sentence.
fn push(said: &mut String, sentence: &str) {
    if !said.is_empty() && !sentence.is_empty() {
        said.push(' ');
    }
    said.push_str(sentence);
}
