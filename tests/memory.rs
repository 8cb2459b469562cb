//! How much memory a history takes as a run goes on. One test alone in its file: a neighbour would
//! be counted with it.

#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod unrest;

use std::alloc::System;

use lockstep::history::{History, MOST_MARKS};
use lockstep::protocol::{Pictures, Scheme};
use lockstep::time::SimTime;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const KIB: usize = 1024;

/// The bytes that a history holds after each simulated minute.
fn bytes_by_minute(scheme: Scheme, minutes: u64) -> Vec<usize> {
    let until = SimTime(minutes * 60_000);
    let acts = unrest::acts(7, until);
    let setup = unrest::setup(scheme, 7);
    let region = Region::new(COUNTED);
    let mut history = History::new(setup, acts, until);
    let held = || {
        let change = region.change();
        change.bytes_allocated - change.bytes_deallocated
    };
    let mut bytes = vec![held()];
    for minute in 1..=minutes {
        history.play_to(SimTime(minute * 60_000));
        bytes.push(held());
    }
    drop(history);
    bytes
}

#[test]
fn a_minute_costs_little_and_later_minutes_cost_no_more() {
    let five = Scheme::Quorum { robots: 5, pictures: Pictures::Agreed };
    for scheme in unrest::SCHEMES.into_iter().chain([five]) {
        let bytes = bytes_by_minute(scheme, 10);
        let grown = |minute: usize| bytes[minute].saturating_sub(bytes[minute - 1]);
        let most = bytes.iter().max().copied().unwrap_or(0);
        println!(
            "{scheme:?}: minute 1 {} KiB, minute 10 {} KiB, at most {} KiB held, {MOST_MARKS} marks",
            grown(1) / 1024,
            grown(10) / 1024,
            most / 1024
        );
        assert!(grown(1) <= 200 * KIB, "{scheme:?}: minute 1 takes {} bytes", grown(1));
        assert!(grown(10) <= 200 * KIB, "{scheme:?}: minute 10 takes {} bytes", grown(10));
        assert!(most <= 2048 * KIB, "{scheme:?}: {most} bytes held after ten minutes at most");
    }
}
