//! Would the explorations notice? Mistakes are planted in the schemes, one at a time, and the small
//! bounds must be enough to catch them, each in the exploration that is named here.
//!
//! `cargo test --profile proof --no-default-features --features planted-bugs --test exhaustive planted`

use lockstep::protocol::planted::Bug;
use stateright::{Checker, HasDiscoveries, Model};

use crate::tours::{self, Tour};

/// What the small bounds catch: where, and by which claim.
#[rustfmt::skip]
const CAUGHT: [(Bug, &str, &str); 0] = [
];

/// What they do not catch, and why.
#[rustfmt::skip]
const MISSED: [(Bug, &str); 4] = [
    (Bug::NoPreVote, "safety does not rest on it: it keeps a robot that was cut off from disturbing the others"),
    (Bug::NoCheckQuorum, "safety does not rest on it: it keeps a leader that nobody hears from blocking the others"),
    (Bug::CatchesUpHalfWay, "it stops progress, which is not explored"),
    (Bug::ForgetsLost, "what robots say of themselves is not looked at"),
];

fn all() -> impl Iterator<Item = Tour> {
    tours::FORWARDING
        .into_iter()
        .chain(tours::WAITING)
        .chain(tours::TAKING_OVER)
        .chain(tours::SYNCHRONOUS)
        .chain(tours::ELECTIONS)
        .chain(tours::NEW_LEADERS)
        .chain(tours::REBOOTS)
        .chain(tours::OLD_LOGS)
        .chain(tours::ASKED_TWICE)
        .chain(tours::PICTURES)
        .chain(tours::OVERTAKING)
}

/// The claim by which an exploration catches a mistake.
fn caught(bug: Bug, tour: &Tour) -> Option<&'static str> {
    let mut fleet = tour.fleet(tour.small);
    fleet.bug = Some(bug);
    let claims = fleet.claims.clone();
    // Only one thread goes through the states strictly in order of depth, always in the same way.
    let checker = fleet.checker().finish_when(HasDiscoveries::AnyFailures).spawn_bfs().join();
    claims.iter().map(|claim| claim.name()).find(|name| checker.discovery(name).is_some())
}

#[test]
fn hunt() {
    for bug in Bug::ALL {
        let found: Vec<_> = all().filter_map(|tour| Some((tour.name, caught(bug, &tour)?))).collect();
        println!("{bug:?}: {found:?}");
    }
}
