//! The bytes that a history holds after each simulated minute: minute 1 and minute 10 of a quorum of five
//! at work, and all that is held then. A program of its own, because whoever counts bytes is slower.

#![allow(missing_docs, reason = "a program")]

use std::alloc::System;

use lockstep::history::History;
use lockstep::time::SimTime;
use lockstep_bench::runs;
use lockstep_bench::sample::{Figure, say};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() {
    let acts = runs::ten_minutes().acts().to_vec();
    let region = Region::new(COUNTED);
    let mut history = History::new(runs::ordinary_five(), acts, SimTime(600_000));
    let kib = || {
        let change = region.change();
        (change.bytes_allocated as f64 - change.bytes_deallocated as f64) / 1024.0
    };
    // What a history takes before anything has happened, the room for its journal above all.
    let mut held = vec![kib()];
    for minute in 1..=10 {
        history.play_to(SimTime(minute * 60_000));
        held.push(kib());
    }
    let grown = |minute: usize| Figure::once(held[minute] - held[minute - 1]);
    say("kib-minute-1", grown(1));
    say("kib-minute-10", grown(10));
    say("kib-empty", Figure::once(held[0]));
    say("kib-held", Figure::once(held[10]));
}
