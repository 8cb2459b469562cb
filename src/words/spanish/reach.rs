//! Who can reach whom, in Spanish.

use super::Spanish;
use super::app::noun;
use crate::ids::{Place, RobotId};
use crate::words::app::reach::{ReachWords, pairs};

impl ReachWords for Spanish {
    fn only_one_off(&self) -> &'static str {
        "El robot está apagado."
    }

    fn none_cut(&self) -> &'static str {
        "Ningún enlace está cortado."
    }

    fn all_hear(&self, _: u8) -> &'static str {
        "Todos los robots pueden oírse."
    }

    fn apart(&self, one: RobotId, other: RobotId) -> String {
        ["Los robots ", &pairs(&[(one, other)], " y ", ""), " no pueden oírse."].concat()
    }

    fn pairs_apart(&self, apart: &[(RobotId, RobotId)]) -> String {
        ["Estos no pueden oírse: ", &pairs(apart, " y ", "; "), "."].concat()
    }

    fn through_others(&self) -> &'static str {
        "A través de otros, todos están conectados."
    }

    fn off(&self, off: &[RobotId], awake: usize, of: u8, majority: bool) -> String {
        let verdict = if majority { ", una mayoría." } else { ", no es mayoría." };
        let awake = [" Encendidos: ", &awake.to_string(), " de ", &of.to_string(), verdict].concat();
        [&list(off, true), are_off(off), &awake].concat()
    }

    fn two_apart(&self) -> &'static str {
        "Los robots no pueden oírse."
    }

    fn majority(&self, robots: &[RobotId], of: u8) -> String {
        let count = [&robots.len().to_string(), " de ", &of.to_string()].concat();
        [&list(robots, true), " se oyen: ", &count, ", una mayoría."].concat()
    }

    fn majority_asleep(&self, robots: &[RobotId], off: &[RobotId]) -> String {
        let linked = " están enlazados y son mayoría, pero ";
        [&list(robots, true), linked, &list(off, false), are_off(off)].concat()
    }

    fn no_majority(&self) -> &'static str {
        "Ningún lado es mayoría."
    }

    fn among_themselves(&self, robots: &[RobotId]) -> String {
        let alone = if robots.len() == 1 { " está solo." } else { " solo se oyen entre sí." };
        [&list(robots, true), alone].concat()
    }

    fn one_way(&self, from: Place, to: Place) -> String {
        ["El ", &noun(from), " alcanza al ", &noun(to), ", pero no oye nada de vuelta."].concat()
    }
}

/// *el robot 1*, *los robots 1 y 2*, *los robots 1, 2 y 3*; at the beginning of a sentence or in it.
fn list(robots: &[RobotId], begins: bool) -> String {
    let Some((last, first)) = robots.split_last() else { return String::new() };
    if first.is_empty() {
        return [if begins { "El " } else { "el " }, &noun((*last).into())].concat();
    }
    let first: Vec<String> = first.iter().map(RobotId::to_string).collect();
    let the = if begins { "Los robots " } else { "los robots " };
    [the, &first.join(", "), " y ", &last.to_string()].concat()
}

/// *está apagado*, *están apagados*.
fn are_off(off: &[RobotId]) -> &'static str {
    if off.len() == 1 { " está apagado." } else { " están apagados." }
}
