//! Exhaustive exploration: the shipped schemes inside stateright, every order of events within small
//! bounds. `docs/correctness.md` says what that covers and what not.
//!
//! The small bounds are always played. The large ones take minutes:
//! `LOCKSTEP_EXHAUSTIVE=full cargo test --release --no-default-features --test exhaustive -- --nocapture --test-threads 1`
#![cfg(not(target_arch = "wasm32"))]

#[path = "exhaustive/account.rs"]
mod account;
#[path = "exhaustive/bounds.rs"]
mod bounds;
#[path = "exhaustive/fleet.rs"]
mod fleet;
#[path = "exhaustive/found.rs"]
mod found;
#[path = "exhaustive/model.rs"]
mod model;
#[cfg(feature = "planted-bugs")]
#[path = "exhaustive/planted.rs"]
mod planted;
#[path = "exhaustive/possible.rs"]
mod possible;
#[path = "exhaustive/sights.rs"]
mod sights;
#[path = "exhaustive/starts.rs"]
mod starts;
#[path = "exhaustive/tours.rs"]
mod tours;

use stateright::{Checker, Model, Property};

use bounds::Bounds;
use model::Fleet;
use sights::Sight;
use tours::Tour;

/// Takes these tours within the bounds that are wanted.
fn take(tours: &[Tour]) {
    let full = std::env::var("LOCKSTEP_EXHAUSTIVE").is_ok_and(|word| word == "full");
    for tour in tours {
        let all = if full { tour.large } else { std::slice::from_ref(&tour.small) };
        for bounds in all {
            tour.explore(*bounds);
        }
    }
}

impl Tour {
    /// The model, with all that is promised as claims.
    fn fleet(&self, bounds: Bounds) -> Fleet {
        let mut fleet = Fleet::new(self.scheme, bounds, self.start);
        assert!(!fleet.claims.is_empty(), "{}: nothing to prove", self.name);
        let sometimes = |(name, sight): &Sight| Property::sometimes(name, *sight);
        fleet.sights = self.sights.iter().map(sometimes).collect();
        fleet
    }

    /// Explores everything within the bounds, and demands that all claims hold and all sights are seen.
    fn explore(&self, bounds: Bounds) {
        let name = self.name;
        let fleet = self.fleet(bounds);
        let claims = fleet.claims.clone();
        let checker = fleet.checker().threads(2).spawn_bfs().join();
        let (states, steps) = (checker.unique_state_count(), checker.state_count());
        println!("{name}: {states} states, {steps} steps, up to {} deep", checker.max_depth() - 1);
        for claim in claims {
            if let Some(path) = checker.discovery(claim.name()) {
                panic!("{name} breaks {}:\n{:#?}", claim.name(), path.into_actions());
            }
        }
        for (sight, _) in self.sights {
            assert!(checker.discovery(sight).is_some(), "{name}: it is never seen that {sight}");
        }
    }
}

#[test]
fn forwarding_keeps_the_order_of_each_origin_and_the_set_if_nothing_is_lost() {
    take(&tours::FORWARDING);
}

#[test]
fn a_fleet_that_waits_for_its_primary_never_disagrees_and_loses_nothing() {
    take(&tours::WAITING);
}

#[test]
fn an_epoch_has_one_primary_whoever_takes_over() {
    take(&tours::TAKING_OVER);
}

#[test]
fn what_a_synchronous_primary_has_answered_is_everywhere_and_survives_taking_over() {
    take(&tours::SYNCHRONOUS);
}

#[test]
fn a_quorum_elects_one_leader_a_term() {
    take(&tours::ELECTIONS);
}

#[test]
fn a_quorum_keeps_its_promises_while_its_leader_is_replaced() {
    take(&tours::NEW_LEADERS);
}

#[test]
fn a_quorum_keeps_its_promises_over_reboots() {
    take(&tours::REBOOTS);
}

#[test]
fn a_pre_candidate_with_an_old_log_takes_over_a_newer_one_safely() {
    take(&tours::OLD_LOGS);
}

#[test]
fn a_quorum_moves_once_when_it_is_asked_twice() {
    take(&tours::ASKED_TWICE);
}

#[test]
fn a_picture_from_the_quorum_is_never_stale() {
    take(&tours::PICTURES);
}

#[test]
fn a_quorum_bears_messages_that_overtake_each_other_and_come_twice() {
    take(&tours::OVERTAKING);
}
