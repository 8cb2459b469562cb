//! Who can reach whom, in German.

use super::German;
use crate::ids::{Place, RobotId};
use crate::words::app::AppWords;
use crate::words::app::reach::{ReachWords, pairs};

impl ReachWords for German {
    fn only_one_off(&self) -> &'static str {
        "Der Roboter ist aus."
    }

    fn none_cut(&self) -> &'static str {
        "Keine Verbindung ist gekappt."
    }

    fn all_hear(&self, _: u8) -> &'static str {
        "Alle Roboter können einander hören."
    }

    fn apart(&self, one: RobotId, other: RobotId) -> String {
        ["Roboter ", &pairs(&[(one, other)], " und ", ""), " können einander nicht hören."].concat()
    }

    fn pairs_apart(&self, apart: &[(RobotId, RobotId)]) -> String {
        ["Diese können einander nicht hören: ", &pairs(apart, " und ", ", "), "."].concat()
    }

    fn through_others(&self) -> &'static str {
        "Über andere sind alle verbunden."
    }

    fn off(&self, off: &[RobotId], awake: usize, of: u8, majority: bool) -> String {
        let verdict = if majority { ", eine Mehrheit." } else { ", keine Mehrheit." };
        let are = if awake == 1 { " ist wach" } else { " sind wach" };
        let awake = [&awake.to_string(), " von ", &of.to_string(), are, verdict].concat();
        [&list(off), verb(off, " ist aus: ", " sind aus: "), &awake].concat()
    }

    fn two_apart(&self) -> &'static str {
        "Die Roboter können einander nicht hören."
    }

    fn majority(&self, robots: &[RobotId], of: u8) -> String {
        let count = [&robots.len().to_string(), " von ", &of.to_string()].concat();
        [&list(robots), " hören einander: ", &count, ", eine Mehrheit."].concat()
    }

    fn majority_asleep(&self, robots: &[RobotId], off: &[RobotId]) -> String {
        let are = verb(off, " ist aus.", " sind aus.");
        [&list(robots), " sind verbunden, eine Mehrheit, aber ", &list(off), are].concat()
    }

    fn no_majority(&self) -> &'static str {
        "Keine Seite ist eine Mehrheit."
    }

    fn among_themselves(&self, robots: &[RobotId]) -> String {
        [&list(robots), verb(robots, " ist allein.", " hören nur einander.")].concat()
    }

    fn one_way(&self, from: Place, to: Place) -> String {
        [&self.place(from), " erreicht ", &self.place(to), ", hört aber nichts zurück."].concat()
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
