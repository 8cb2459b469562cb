//! Would the explorations notice? Mistakes are planted in the schemes, one at a time, and the small
//! bounds must be enough to catch them, each in the exploration that is named here.
//!
//! `cargo test --profile proof --no-default-features --features planted-bugs --test exhaustive planted`

use lockstep::protocol::planted::Bug;
use stateright::{Checker, HasDiscoveries, Model};

use crate::tours::{self, Tour};

/// What the small bounds catch: in which exploration, and by which claim.
#[rustfmt::skip]
const CAUGHT: [(Bug, &str, &str); 23] = [
    (Bug::CountsOldTerms, "quorum, Figure 8", "nothing-lost"),
    (Bug::AgreesUnverified, "quorum, two leaders meet", "agreed-stays"),
    (Bug::ForgetsVote, "quorum, two stand and a voter reboots", "one-leader"),
    (Bug::CrossesOutAlways, "quorum, asked twice", "agreed-stays"),
    (Bug::ReadsBeforeOwnEntry, "quorum, pictures of a leader that does not know what is agreed", "no-stale-picture"),
    (Bug::ReadsUnconfirmed, "quorum, pictures while two believe that they lead", "no-stale-picture"),
    (Bug::FollowerReads, "quorum, pictures", "no-stale-picture"),
    (Bug::NoSessions, "quorum, asked twice", "at-most-once"),
    (Bug::ForgetsSessions, "quorum, asked again after a reboot", "at-most-once"),
    (Bug::ElectsByHalf, "quorum of 5, two stand", "one-leader"),
    (Bug::AgreesByHalf, "quorum, its leader cut off with a move of its own", "nothing-lost"),
    (Bug::ExecutesUnagreed, "quorum, elections", "agreed-stays"),
    (Bug::VotesTwice, "quorum, two stand and a voter reboots", "one-leader"),
    (Bug::VotesForOldLogs, "quorum, elections", "leader-completeness"),
    (Bug::CountsOldVotes, "quorum, the vote of an earlier term", "one-leader"),
    (Bug::CountsOldAnswers, "quorum, pictures in two terms of one leader", "no-stale-picture"),
    (Bug::CountsOldRefusals, "quorum, pictures in two terms of one leader", "no-stale-picture"),
    (Bug::SharesEpochs, "primary/backup that takes over, 3 robots", "one-leader"),
    (Bug::AnswersUnconfirmed, "synchronous primary/backup that takes over, 2 robots", "nothing-lost"),
    (Bug::TakesOverUnasked, "primary/backup that waits in vain, 2 robots", "same-order"),
    (Bug::MixesIn, "primary/backup after a split, 2 robots", "log-matching"),
    (Bug::PassesTwice, "forwarding, 2 robots", "keeps-order-of-origin"),
    (Bug::PassesAround, "forwarding, 3 robots", "keeps-order-of-origin"),
];

/// What they do not catch, and why.
#[rustfmt::skip]
const MISSED: [(Bug, &str); 4] = [
    (Bug::NoPreVote, "it disturbs a leader but breaks no claim: progress is not explored"),
    (Bug::NoCheckQuorum, "a leader that nobody hears goes on in vain but breaks no claim: progress is not explored"),
    (Bug::CatchesUpHalfWay, "an election is lost by it, which breaks no claim: progress is not explored"),
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
fn planted_mistakes_are_caught_within_the_small_bounds() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/correctness.md");
    let page = std::fs::read_to_string(page).expect("the account is there");
    for (bug, name, claim) in CAUGHT {
        let tour = all().find(|tour| tour.name == name).unwrap_or_else(|| panic!("no tour is called {name}"));
        let found = caught(bug, &tour);
        println!("{bug:?}: {found:?} in {name:?}");
        assert_eq!(found, Some(claim), "{bug:?} in {name:?}");
        let row = format!("| `{bug:?}` | {name} | {} |", claim.replace('-', " "));
        assert!(page.contains(&row), "docs/correctness.md lacks {row}");
    }
    for (bug, reason) in MISSED {
        let row = format!("| `{bug:?}` | – | {reason} |");
        assert!(page.contains(&row), "docs/correctness.md lacks {row}");
    }
    let said = CAUGHT.iter().map(|(bug, ..)| *bug).chain(MISSED.iter().map(|(bug, _)| *bug));
    let said: Vec<Bug> = said.collect();
    assert!(Bug::ALL.iter().all(|bug| said.contains(bug)), "nothing is passed over in silence");
}
