//! Who can reach whom, in Arabic. One robot, two robots and several take different verbs.

use super::Arabic;
use super::app::{join, place};
use crate::ids::{Direction, Place, RobotId};
use crate::scene::{Reach, Side};
use crate::words::app::AppWords;

/// What matters most, and what else there is.
pub(super) fn said(reach: &Reach, robots: u8) -> (String, String) {
    match reach.sides.as_slice() {
        [] => (String::new(), String::new()),
        [all] if robots == 1 => {
            let off = if all.off.is_empty() { "" } else { "الروبوت مطفأ." };
            (off.to_owned(), String::new())
        }
        [all] => one_side(all, reach, robots),
        sides => many_sides(sides, reach, robots),
    }
}

/// *Robot 1*, *Robots 1 and 2*, *Robots 1, 2 and 3*, as what something is said of.
fn list(robots: &[RobotId]) -> String {
    let names: Vec<String> = robots.iter().map(RobotId::to_string).collect();
    match robots {
        [] => String::new(),
        [only] => Arabic.robot(*only),
        [_, _] => join(&["الروبوتان ", &names.join(" و")]),
        _ => join(&["الروبوتات ", &names.join(" و")]),
    }
}

/// One of three words: for one robot, for two, for more.
fn agreeing(robots: &[RobotId], words: [&'static str; 3]) -> &'static str {
    words[robots.len().clamp(1, 3) - 1]
}

fn off(robots: &[RobotId]) -> String {
    join(&[&list(robots), agreeing(robots, [" مطفأ", " مطفآن", " مطفأة"])])
}

/// All robots are connected, but perhaps not directly, or some are off.
fn one_side(all: &Side, reach: &Reach, robots: u8) -> (String, String) {
    let is_one_way = |(one, other): &&(RobotId, RobotId)| {
        let ends = (Place::Robot(*one), Place::Robot(*other));
        reach.one_way.iter().any(|way| (way.from, way.to) == ends || (way.to, way.from) == ends)
    };
    let pair = |(one, other): &(RobotId, RobotId)| join(&[&one.to_string(), " و", &other.to_string()]);
    let apart: Vec<String> = reach.apart.iter().filter(|pair| !is_one_way(pair)).map(pair).collect();
    let mut said = Vec::new();
    match apart.as_slice() {
        [] if reach.one_way.is_empty() && robots == 2 => {
            said.push("الروبوتان يسمع أحدهما الآخر.".to_owned());
        }
        [] if reach.one_way.is_empty() => said.push("كل الروبوتات يسمع بعضها بعضًا.".to_owned()),
        [] => {}
        [pair] => said.push(join(&["الروبوتان ", pair, " لا يسمع أحدهما الآخر."])),
        pairs => said.push(join(&["هذه الأزواج لا يسمع طرفاها أحدهما الآخر: ", &pairs.join("؛ "), "."])),
    }
    said.push(one_way(reach));
    let mut rest = String::new();
    if !reach.apart.is_empty() {
        rest.push_str("لكن الجميع متصل عبر غيره. ");
    }
    if !all.off.is_empty() {
        rest.push_str(&join(&[&off(&all.off), ": ", &awake(all, robots)]));
    }
    (said.join(" ").trim().to_owned(), rest.trim().to_owned())
}

fn awake(side: &Side, robots: u8) -> String {
    let awake = side.robots.len() - side.off.len();
    let verdict = if side.running_majority { "، أغلبية." } else { "، بلا أغلبية." };
    join(&["يعمل ", &awake.to_string(), " من ", &robots.to_string(), verdict])
}

fn many_sides(sides: &[Side], reach: &Reach, robots: u8) -> (String, String) {
    if robots == 2 {
        return ("الروبوتان لا يسمع أحدهما الآخر.".to_owned(), one_way(reach));
    }
    let count = |side: &Side| join(&[&side.robots.len().to_string(), " من ", &robots.to_string()]);
    let first = match sides.iter().find(|side| side.majority) {
        Some(side) if side.running_majority => {
            let hear = agreeing(&side.robots, ["", " يسمع أحدهما الآخر", " يسمع بعضها بعضًا"]);
            join(&[&list(&side.robots), hear, ": ", &count(side), "، أغلبية."])
        }
        Some(side) => {
            let linked = [" أغلبية", " موصولان، وهما أغلبية", " موصولة، وهي أغلبية"];
            let linked = agreeing(&side.robots, linked);
            join(&[&list(&side.robots), linked, "، لكن ", &off(&side.off), "."])
        }
        None => "لا جهة عندها أغلبية.".to_owned(),
    };
    let mut rest = String::new();
    for side in sides.iter().filter(|side| !side.majority) {
        if !rest.is_empty() {
            rest.push(' ');
        }
        let alone = [" وحده.", " لا يسمع كل منهما إلا الآخر.", " لا يسمع بعضها إلا بعضًا."];
        rest.push_str(&join(&[&list(&side.robots), agreeing(&side.robots, alone)]));
    }
    let one_way = one_way(reach);
    if !one_way.is_empty() {
        rest.push(' ');
        rest.push_str(&one_way);
    }
    (first, rest)
}

fn one_way(reach: &Reach) -> String {
    let say = |direction: &Direction| {
        join(&[&place(direction.from), " يصل إلى ", &place(direction.to), "، لكنه لا يسمع منه شيئًا."])
    };
    reach.one_way.iter().map(say).collect::<Vec<_>>().join(" ")
}
