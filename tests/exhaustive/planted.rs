//! Would the explorations notice? Mistakes are planted in the schemes, one at a time, and the small
//! bounds must be enough to catch each of these.
//!
//! `cargo test --no-default-features --features planted-bugs --test exhaustive planted`

use lockstep::protocol::planted::Bug;
use stateright::{Checker, HasDiscoveries, Model};

use crate::tours::{self, Tour};

/// What the small bounds catch. The other mistakes need more than one mishap, five robots, or time.
const CAUGHT: [Bug; 9] = [
    Bug::AgreesUnverified,
    Bug::CrossesOutAlways,
    Bug::ReadsUnconfirmed,
    Bug::FollowerReads,
    Bug::NoSessions,
    Bug::AgreesByHalf,
    Bug::ExecutesUnagreed,
    Bug::VotesTwice,
    Bug::VotesForOldLogs,
];

/// The tours of the quorum; all of these mistakes are its.
fn all() -> impl Iterator<Item = Tour> {
    let tours = tours::ELECTIONS.into_iter().chain(tours::NEW_LEADERS).chain(tours::REBOOTS);
    tours.chain(tours::OLD_LOGS).chain(tours::ASKED_TWICE).chain(tours::PICTURES)
}

/// The tour that catches a mistake, and by what.
fn caught(bug: Bug) -> Option<(&'static str, &'static str)> {
    for tour in all() {
        let mut fleet = tour.fleet(tour.small);
        fleet.bug = Some(bug);
        let claims = fleet.claims.clone();
        let checker = fleet.checker().threads(2).finish_when(HasDiscoveries::AnyFailures).spawn_bfs().join();
        if let Some(claim) = claims.iter().find(|claim| checker.discovery(claim.name()).is_some()) {
            return Some((tour.name, claim.name()));
        }
    }
    None
}

#[test]
fn planted_mistakes_are_caught_within_the_small_bounds() {
    for bug in CAUGHT {
        let (tour, claim) = caught(bug).unwrap_or_else(|| panic!("{bug:?} is not noticed"));
        println!("{bug:?}: {claim} in {tour:?}");
    }
}
