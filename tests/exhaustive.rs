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
#[path = "exhaustive/possible.rs"]
mod possible;
#[path = "exhaustive/sights.rs"]
mod sights;
#[path = "exhaustive/starts.rs"]
mod starts;

use lockstep::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};
use stateright::{Checker, Model, Property};

use bounds::{Bounds, NOTHING};
use fleet::State;
use model::Fleet;
use sights::*;
use starts::{behind, cold, cut_off, led, replaced, stirred};

/// One exploration.
struct Tour {
    name: &'static str,
    scheme: Scheme,
    start: fn(&mut State),
    /// What is explored in every test.
    small: Bounds,
    /// What is explored on demand.
    large: &'static [Bounds],
    sights: &'static [Sight],
}

impl Tour {
    fn take(&self) {
        let full = std::env::var("LOCKSTEP_EXHAUSTIVE").is_ok_and(|word| word == "full");
        let all = if full { self.large } else { std::slice::from_ref(&self.small) };
        for bounds in all {
            self.explore(*bounds);
        }
    }

    /// Explores everything within the bounds, and demands that all claims hold and all sights are seen.
    fn explore(&self, bounds: Bounds) {
        let name = self.name;
        let mut fleet = Fleet::new(self.scheme, bounds, self.start);
        let sometimes = |(name, sight): &Sight| Property::sometimes(name, *sight);
        fleet.sights = self.sights.iter().map(sometimes).collect();
        let claims = fleet.claims.clone();
        assert!(!claims.is_empty(), "{name}: nothing to prove");
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

const fn forwarding(robots: u8) -> Scheme {
    Scheme::Forwarding { robots }
}

#[test]
fn forwarding_keeps_the_order_of_each_origin_and_the_set_if_nothing_is_lost() {
    const TWO: Bounds =
        Bounds { asks: 3, losses: 1, reboots: 1, cuts: 1, mends: 1, slow_bodies: true, ..NOTHING };
    const THREE: Bounds = Bounds { asks: 2, pictures: 1, ..TWO };
    Tour {
        name: "forwarding, 2 robots",
        scheme: forwarding(2),
        start: cold,
        small: TWO,
        large: &[TWO, Bounds { asks: 4, cuts: 0, mends: 0, ..TWO }],
        sights: &[ALL_EXECUTE_TWO, DONE, DIVERGED],
    }
    .take();
    Tour {
        name: "forwarding, 3 robots",
        scheme: forwarding(3),
        start: cold,
        small: Bounds { cuts: 0, mends: 0, reboots: 0, pictures: 0, ..THREE },
        large: &[Bounds { cuts: 0, mends: 0, ..THREE }],
        sights: &[ALL_EXECUTE_TWO, DONE, DIVERGED],
    }
    .take();
}

const fn primary_backup(
    robots: u8,
    replication: Replication,
    silence: Silence,
    after_split: AfterSplit,
) -> Scheme {
    Scheme::PrimaryBackup { robots, pictures: Pictures::Agreed, replication, silence, after_split }
}

const BACKUP: Bounds = Bounds { asks: 2, pictures: 1, heartbeats: 1, room: 3, most_era: 1, ..NOTHING };

#[test]
fn a_fleet_that_waits_for_its_primary_never_disagrees_and_loses_nothing() {
    const TWO: Bounds = Bounds {
        losses: 1,
        reboots: 1,
        cuts: 1,
        mends: 1,
        heartbeats: 2,
        resends: 1,
        slow_bodies: true,
        ..BACKUP
    };
    for (name, replication) in [
        ("primary/backup that waits, 2 robots", Replication::Async),
        ("primary/backup that waits, synchronous, 2 robots", Replication::Sync),
    ] {
        Tour {
            name,
            scheme: primary_backup(2, replication, Silence::Wait, AfterSplit::LeaveDiverged),
            start: cold,
            small: Bounds { cuts: 0, mends: 0, ..TWO },
            large: &[TWO],
            sights: &[ALL_EXECUTE_TWO, DONE, SHOWN],
        }
        .take();
    }
    Tour {
        name: "primary/backup that waits, 3 robots",
        scheme: primary_backup(3, Replication::Async, Silence::Wait, AfterSplit::LeaveDiverged),
        start: cold,
        small: Bounds { pictures: 0, losses: 1, ..BACKUP },
        large: &[Bounds { losses: 1, slow_bodies: true, ..BACKUP }],
        sights: &[ALL_EXECUTE_TWO, DONE],
    }
    .take();
}

#[test]
fn an_epoch_has_one_primary_whoever_takes_over() {
    const SPLIT: Bounds =
        Bounds { pictures: 0, heartbeats: 2, silences: 1, most_era: 4, slow_bodies: true, ..BACKUP };
    for (name, after_split) in [
        ("primary/backup that takes over, 2 robots", AfterSplit::LeaveDiverged),
        ("primary/backup that takes over and drives back, 2 robots", AfterSplit::DriveBack),
    ] {
        let sights: &[Sight] = match after_split {
            AfterSplit::LeaveDiverged => &[ALL_EXECUTE_TWO, TWO_AT_ONCE, DIVERGED],
            AfterSplit::DriveBack => &[ALL_EXECUTE_TWO, TWO_AT_ONCE, UNDONE],
        };
        Tour {
            name,
            scheme: primary_backup(2, Replication::Async, Silence::TakeOver, after_split),
            start: cold,
            small: Bounds { losses: 1, ..SPLIT },
            large: &[Bounds { losses: 1, reboots: 1, cuts: 1, mends: 1, ..SPLIT }],
            sights,
        }
        .take();
    }
    Tour {
        name: "primary/backup that takes over, 3 robots",
        scheme: primary_backup(3, Replication::Async, Silence::TakeOver, AfterSplit::LeaveDiverged),
        start: cold,
        small: Bounds { asks: 1, heartbeats: 0, silences: 2, most_era: 6, slow_bodies: false, ..SPLIT },
        large: &[Bounds { asks: 1, heartbeats: 1, silences: 2, most_era: 6, slow_bodies: false, ..SPLIT }],
        sights: &[ALL_EXECUTE, TWO_AT_ONCE],
    }
    .take();
}

#[test]
fn what_a_synchronous_primary_has_answered_is_everywhere_and_survives_taking_over() {
    const SYNC: Bounds = Bounds {
        pictures: 0,
        heartbeats: 2,
        silences: 1,
        losses: 1,
        most_era: 4,
        slow_bodies: true,
        ..BACKUP
    };
    Tour {
        name: "synchronous primary/backup that takes over, 2 robots",
        scheme: primary_backup(2, Replication::Sync, Silence::TakeOver, AfterSplit::LeaveDiverged),
        start: cold,
        small: SYNC,
        large: &[Bounds { reboots: 1, cuts: 1, mends: 1, ..SYNC }],
        sights: &[ALL_EXECUTE_TWO, DONE, TWO_AT_ONCE],
    }
    .take();
    Tour {
        name: "synchronous primary/backup that takes over, 3 robots",
        scheme: primary_backup(3, Replication::Sync, Silence::TakeOver, AfterSplit::DriveBack),
        start: cold,
        small: Bounds {
            asks: 1,
            heartbeats: 0,
            silences: 2,
            losses: 0,
            most_era: 6,
            slow_bodies: false,
            ..SYNC
        },
        large: &[Bounds { asks: 1, heartbeats: 1, silences: 2, most_era: 6, slow_bodies: false, ..SYNC }],
        sights: &[ALL_EXECUTE, DONE, TWO_AT_ONCE],
    }
    .take();
}

const QUORUM: Scheme = Scheme::Quorum { robots: 3, pictures: Pictures::Agreed };
const TERM_2: Bounds = Bounds { silences: 1, most_era: 2, room: 2, ..NOTHING };
const MOVE: Bounds = Bounds { asks: 1, ..TERM_2 };

#[test]
fn a_quorum_elects_one_leader_a_term() {
    Tour {
        name: "quorum, elections",
        scheme: QUORUM,
        start: stirred,
        small: TERM_2,
        large: &[Bounds { reboots: 1, ..TERM_2 }],
        sights: &[LED, LED_ANEW],
    }
    .take();
}

#[test]
fn a_quorum_keeps_its_promises_while_its_leader_is_replaced() {
    Tour {
        name: "quorum, a move and a new leader",
        scheme: QUORUM,
        start: led,
        small: MOVE,
        large: &[Bounds { cuts: 1, ..MOVE }, Bounds { losses: 1, ..MOVE }],
        sights: &[ALL_EXECUTE, DONE, LED_ANEW, TWO_AT_ONCE],
    }
    .take();
    Tour {
        name: "quorum, its leader cut off with a move of its own",
        scheme: QUORUM,
        start: cut_off,
        small: Bounds { mends: 1, heartbeats: 1, ..TERM_2 },
        large: &[Bounds { mends: 1, heartbeats: 1, asks: 1, ..TERM_2 }],
        sights: &[LED_ANEW, TWO_AT_ONCE, CROSSED_OUT],
    }
    .take();
    Tour {
        name: "quorum, two leaders meet",
        scheme: QUORUM,
        start: replaced,
        small: Bounds { heartbeats: 1, checks: 1, most_era: 3, room: 3, ..TERM_2 },
        large: &[Bounds { heartbeats: 2, asks: 1, most_era: 3, ..TERM_2 }],
        sights: &[CROSSED_OUT, THIRD_TERM],
    }
    .take();
}

#[test]
fn a_quorum_keeps_its_promises_over_reboots() {
    Tour {
        name: "quorum, a reboot",
        scheme: QUORUM,
        start: led,
        small: Bounds { reboots: 1, heartbeats: 1, silences: 0, slow_bodies: true, ..MOVE },
        large: &[Bounds { reboots: 1, ..MOVE }],
        sights: &[ALL_EXECUTE, DONE, LEADER_REBOOTED],
    }
    .take();
}

#[test]
fn a_pre_candidate_with_an_old_log_takes_over_a_newer_one_safely() {
    Tour {
        name: "quorum, the newer log",
        scheme: QUORUM,
        start: behind,
        small: MOVE,
        large: &[Bounds { reboots: 1, ..TERM_2 }, Bounds { losses: 1, ..MOVE }],
        sights: &[CAUGHT_UP, ALL_EXECUTE],
    }
    .take();
}

#[test]
fn a_quorum_moves_once_when_it_is_asked_twice() {
    Tour {
        name: "quorum, asked twice",
        scheme: QUORUM,
        start: led,
        small: Bounds { agains: 1, doubles: 1, heartbeats: 1, silences: 0, ..MOVE },
        large: &[Bounds { agains: 1, ..MOVE }],
        sights: &[ALL_EXECUTE, DONE],
    }
    .take();
}

#[test]
fn a_picture_from_the_quorum_is_never_stale() {
    Tour {
        name: "quorum, pictures",
        scheme: QUORUM,
        start: led,
        small: Bounds { pictures: 1, cuts: 1, silences: 0, ..MOVE },
        large: &[Bounds { pictures: 1, ..MOVE }],
        sights: &[ALL_EXECUTE, DONE, SHOWN],
    }
    .take();
}

#[test]
fn a_quorum_bears_messages_that_overtake_each_other_and_come_twice() {
    const UNRULY: Bounds = Bounds { overtake: true, doubles: 1, heartbeats: 1, room: 3, ..MOVE };
    Tour {
        name: "quorum, messages that overtake and come twice",
        scheme: QUORUM,
        start: led,
        small: Bounds { silences: 0, heartbeats: 0, ..UNRULY },
        large: &[
            Bounds { silences: 0, reboots: 1, ..UNRULY },
            Bounds { doubles: 0, heartbeats: 0, room: 2, ..UNRULY },
        ],
        sights: &[ALL_EXECUTE, DONE],
    }
    .take();
}
