//! What is not promised, the checker must find: breadth first, so that what it finds is shortest. Each
//! find is kept as a run text for the real world in `tests/witnesses/found-*.txt`, and played.

use lockstep::expect;
use lockstep::laws::Law;
use lockstep::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};
use lockstep::run::tell;
use lockstep::script;
use lockstep::words::English;
use stateright::{Checker, HasDiscoveries, Model};

use crate::account::Claim;
use crate::bounds::{Action, Bounds, NOTHING};
use crate::fleet::State;
use crate::model::{Fleet, is_promised};
use crate::starts::{cold, led};

/// A break that must be found.
struct Find {
    scheme: Scheme,
    law: Law,
    bounds: Bounds,
    start: fn(&mut State),
    /// How many actions the shortest way takes.
    length: usize,
    /// The run text, without `found-` and `.txt`.
    witness: &'static str,
}

const NONE: Scheme = Scheme::Alone { robots: 2 };
const FORWARDING: Scheme = Scheme::Forwarding { robots: 2 };
const QUORUM: Scheme = Scheme::Quorum { robots: 3, pictures: Pictures::Local };

const fn primary(pictures: Pictures, replication: Replication, silence: Silence) -> Scheme {
    let after_split = AfterSplit::LeaveDiverged;
    Scheme::PrimaryBackup { robots: 2, pictures, replication, silence, after_split }
}

const WAITS: Scheme = primary(Pictures::Local, Replication::Async, Silence::Wait);
const TAKES_OVER: Scheme = primary(Pictures::Agreed, Replication::Async, Silence::TakeOver);
const SYNC: Scheme = primary(Pictures::Agreed, Replication::Sync, Silence::TakeOver);

const MOVES: Bounds = Bounds { asks: 2, slow_bodies: true, most_era: 1, ..NOTHING };
const AGAIN: Bounds = Bounds { agains: 1, ..MOVES };
const PICTURE: Bounds = Bounds { pictures: 1, ..MOVES };
const LOSS: Bounds = Bounds { losses: 1, ..MOVES };
const SILENCE: Bounds = Bounds { silences: 1, most_era: 2, ..PICTURE };

#[rustfmt::skip]
const FINDS: [Find; 15] = [
    Find { scheme: NONE, law: Law::SameOrder, bounds: MOVES, start: cold, length: 4, witness: "none-same-order" },
    Find { scheme: NONE, law: Law::AtMostOnce, bounds: AGAIN, start: cold, length: 4, witness: "none-at-most-once" },
    Find { scheme: NONE, law: Law::NothingLost, bounds: MOVES, start: cold, length: 4, witness: "none-nothing-lost" },
    Find { scheme: NONE, law: Law::NoStalePicture, bounds: PICTURE, start: cold, length: 4, witness: "none-stale-picture" },
    Find { scheme: FORWARDING, law: Law::SameOrder, bounds: MOVES, start: cold, length: 4, witness: "forwarding-same-order" },
    Find { scheme: FORWARDING, law: Law::AtMostOnce, bounds: AGAIN, start: cold, length: 4, witness: "forwarding-at-most-once" },
    Find { scheme: FORWARDING, law: Law::NothingLost, bounds: LOSS, start: cold, length: 4, witness: "forwarding-nothing-lost" },
    Find { scheme: FORWARDING, law: Law::NoStalePicture, bounds: PICTURE, start: cold, length: 4, witness: "forwarding-stale-picture" },
    Find { scheme: WAITS, law: Law::AtMostOnce, bounds: AGAIN, start: cold, length: 4, witness: "primary-at-most-once" },
    Find { scheme: WAITS, law: Law::NoStalePicture, bounds: PICTURE, start: cold, length: 4, witness: "primary-stale-picture" },
    Find { scheme: TAKES_OVER, law: Law::SameOrder, bounds: SILENCE, start: cold, length: 5, witness: "take-over-same-order" },
    Find { scheme: TAKES_OVER, law: Law::NothingLost, bounds: SILENCE, start: cold, length: 3, witness: "take-over-nothing-lost" },
    Find { scheme: TAKES_OVER, law: Law::NoStalePicture, bounds: SILENCE, start: cold, length: 5, witness: "take-over-stale-picture" },
    Find { scheme: SYNC, law: Law::SameOrder, bounds: SILENCE, start: cold, length: 5, witness: "sync-take-over-same-order" },
    Find { scheme: QUORUM, law: Law::NoStalePicture, bounds: PICTURE, start: led, length: 6, witness: "quorum-stale-picture" },
];

/// The shortest way to a break.
fn shortest(find: &Find) -> Vec<Action> {
    let claim = Claim::Law(find.law);
    let mut fleet = Fleet::new(find.scheme, find.bounds, find.start);
    fleet.claims = vec![claim];
    // Only one thread goes through the states strictly in order of depth.
    let checker = fleet.checker().finish_when(HasDiscoveries::Any).spawn_bfs().join();
    let path = checker.discovery(claim.name()).unwrap_or_else(|| panic!("{} is not found", find.witness));
    path.into_actions()
}

#[test]
fn every_law_that_is_not_promised_is_broken_in_as_few_steps_as_said() {
    for find in &FINDS {
        assert!(!is_promised(find.scheme, Claim::Law(find.law)), "{} is promised", find.witness);
        let actions = shortest(find);
        assert_eq!(actions.len(), find.length, "{}: {actions:#?}", find.witness);
    }
}

#[test]
fn what_was_found_breaks_the_law_in_the_real_world_too() {
    for find in &FINDS {
        let path = format!("{}/tests/witnesses/found-{}.txt", env!("CARGO_MANIFEST_DIR"), find.witness);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        let script = script::parse(&text).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        assert!(text.contains(&format!("expect broken {}\n", find.law.name())), "{path} expects it");
        assert_eq!(script.setup.scheme, find.scheme, "{path}");
        let moment = tell(&script, &English, |_| {});
        for finding in expect::check(&script.expects, &moment) {
            assert!(finding.held(), "{path}, line {}: {:?}", finding.expect.line, finding.instead);
        }
    }
}
