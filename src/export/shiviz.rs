//! The run as a log for ShiViz (and anything else that reads vector clocks).
//!
//! A vector clock counts, for each host, how many of its events could have had a part in this one.
//! A host's own number rises by one with each of its events; hearing of another takes over what that
//! one knew (Mattern 1989, Fidge 1988). So the order of events can be read off the clocks alone.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diagram::place_of;
use crate::ids::{Place, RecordId};
use crate::record::{Record, What};
use crate::setup::Setup;
use crate::words::tale::{Context, TaleWords};

/// The first line of the log: the expression that ShiViz parses the others with.
pub const SHIVIZ_PARSER: &str = r"(?<host>\S+) (?<clock>\{[^}]*\}) (?<event>.*)";

/// A host of the log. What people do to links and power is told by a host of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Host {
    People,
    Place(Place),
}

type Clock = BTreeMap<Host, u64>;

/// A ShiViz log of some records that follow each other. What came before them is not in it: clocks
/// begin with these records.
#[must_use]
pub fn shiviz(setup: &Setup, records: &[Record], words: &dyn TaleWords) -> String {
    let mut out = format!("{SHIVIZ_PARSER}\n\n");
    let context = Context::of(setup);
    let mut hosts: BTreeMap<Host, Clock> = BTreeMap::new();
    let mut known: Vec<Clock> = Vec::with_capacity(records.len());
    let first = records.first().map_or(RecordId(1), |record| record.id);
    for (position, record) in records.iter().enumerate() {
        let cause = record.cause.and_then(|cause| usize::try_from(cause.0.checked_sub(first.0)?).ok());
        let mut clock = cause.and_then(|cause| known.get(cause)).cloned().unwrap_or_default();
        if let Some(host) = host_of(&record.what) {
            let mine = hosts.entry(host).or_default();
            for (other, count) in std::mem::take(mine) {
                let heard = clock.entry(other).or_default();
                *heard = count.max(*heard);
            }
            *clock.entry(host).or_default() += 1;
            mine.clone_from(&clock);
            let context = Context { after: &records[position + 1..], ..context };
            let event = one_line(&words.event(&record.what, &context).to_string());
            let _ = writeln!(out, "{} {} [{}] {event}", name(host), written(&clock), record.at);
        }
        // What happens on the way counts for nobody, but passes on what its cause knew.
        known.push(clock);
    }
    out
}

fn host_of(what: &What) -> Option<Host> {
    match (place_of(what), what) {
        (Some(place), _) => Some(Host::Place(place)),
        (None, What::Did(_)) => Some(Host::People),
        (None, _) => None,
    }
}

/// A name without spaces.
fn name(host: Host) -> String {
    match host {
        Host::People => "People".into(),
        Host::Place(Place::Robot(robot)) => format!("Robot{robot}"),
        Host::Place(Place::Team(team)) => format!("Team{team}"),
    }
}

/// A clock as JSON.
fn written(clock: &Clock) -> String {
    let entries: Vec<String> =
        clock.iter().map(|(host, count)| format!("\"{}\":{count}", name(*host))).collect();
    format!("{{{}}}", entries.join(","))
}

fn one_line(text: &str) -> String {
    text.chars().map(|it| if it.is_control() || it == '\u{a0}' { ' ' } else { it }).collect()
}
