//! Figures that mean something only beside others: every kind of work is done in turn, in one process.
//! Prints lines that start with `figure` for `cargo xtask bench`; `--quick` does less of everything.

#![allow(missing_docs, reason = "a program")]

#[path = "../../../exhaustive/account.rs"]
#[allow(dead_code, reason = "made for the exhaustive tests")]
mod account;
#[path = "../../../exhaustive/bounds.rs"]
#[allow(dead_code, reason = "made for the exhaustive tests")]
mod bounds;
mod checkers;
#[path = "../../../exhaustive/fleet.rs"]
#[allow(dead_code, reason = "made for the exhaustive tests")]
mod fleet;
#[path = "../../../exhaustive/model.rs"]
#[allow(dead_code, reason = "made for the exhaustive tests")]
mod model;
mod ours;
#[path = "../../../exhaustive/possible.rs"]
#[allow(dead_code, reason = "made for the exhaustive tests")]
mod possible;
#[path = "../../../exhaustive/starts.rs"]
#[allow(dead_code, reason = "made for the exhaustive tests")]
mod starts;
mod tikv;

use std::sync::LazyLock;
use std::time::Instant;

use lockstep_bench::runs::Wait;
use lockstep_bench::sample::{Figure, interleaved, percentile, say};
use lockstep_bench::{heap, runs};

static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The clock on the wall, in milliseconds.
fn wall() -> f64 {
    BEGIN.elapsed().as_secs_f64() * 1000.0
}

/// The processor time that this process has used, in milliseconds. Other programs disturb it less than the
/// clock on the wall, which stands in for it on systems that do not tell it.
#[cfg(unix)]
fn worked() -> f64 {
    let told = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    told.tv_sec as f64 * 1000.0 + told.tv_nsec as f64 / 1_000_000.0
}

#[cfg(not(unix))]
fn worked() -> f64 {
    wall()
}

fn main() {
    let quick = std::env::args().any(|word| word == "--quick");
    let rounds = if quick { 3 } else { 7 };
    simulation(rounds, if quick { 1 } else { 5 });
    commits(rounds, if quick { 10_000 } else { 30_000 });
    checkers(rounds.min(5), if quick { 30_000 } else { 100_000 });
    seeking(if quick { 300 } else { 2_000 });
}

/// How long the simulated runs are, in seconds.
const SECONDS: u64 = 600;

/// Simulated seconds a second, and events a second beside those of a bare heap.
fn simulation(rounds: usize, times: u32) {
    let bare = runs::bare(SECONDS);
    let events = bare.events as f64;
    let mut whole = || (0..times).map(|_| runs::with_history(SECONDS)).sum();
    let (rates, _) = interleaved(worked, rounds, &mut [&mut whole]);
    say("native-simulated", rates[0]);
    let mut world = || (0..2 * times).map(|_| runs::bare(SECONDS).events as f64).sum();
    let mut loop_alone = || {
        let once = |_| {
            let _ = heap::turn_over(bare.events, bare.waiting);
            events
        };
        (0..20 * times).map(once).sum()
    };
    let (rates, ratios) = interleaved(worked, rounds, &mut [&mut world, &mut loop_alone]);
    say("native-events", rates[0]);
    say("native-heap", rates[1]);
    say("native-events-to-heap", ratios[0]);
    say("run-events", Figure::once(events / SECONDS as f64));
    say("run-messages", Figure::once(bare.messages as f64 / SECONDS as f64));
}

fn commits(rounds: usize, many: u32) {
    let mut ours = || ours::Fleet::led().commit(many) as f64;
    let mut theirs = || tikv::Group::led().commit(many) as f64;
    assert_eq!((ours(), theirs()), (f64::from(many), f64::from(many)), "both agree on all");
    let (rates, ratios) = interleaved(worked, rounds, &mut [&mut ours, &mut theirs]);
    say("commits-ours", rates[0]);
    say("commits-tikv", rates[1]);
    say("commits-ratio", ratios[0]);
}

fn checkers(rounds: usize, states: usize) {
    let mut ours = || checkers::ours(states);
    let mut theirs = || checkers::theirs(states);
    let (rates, ratios) = interleaved(worked, rounds, &mut [&mut ours, &mut theirs]);
    say("states-ours", rates[0]);
    say("states-example", rates[1]);
    say("states-ratio", ratios[0]);
}

fn seeking(many: usize) {
    let mut history = runs::ten_minutes();
    for (name, wait) in [("seek", Wait::Seek), ("drag", Wait::Drag)] {
        let [mut took, events, filling] = runs::seeks(&mut history, many, wait, wall);
        say(&format!("native-{name}-p50"), Figure::once(percentile(&mut took, 50)));
        say(&format!("native-{name}-p99"), Figure::once(percentile(&mut took, 99)));
        if wait == Wait::Seek {
            say("seek-events", Figure::of(events));
            say("seek-filling", Figure::of(filling));
        }
    }
    let [_, events, filling] = runs::seeks(&mut runs::ten_busy_minutes(), many, Wait::Seek, wall);
    say("busy-seek-events", Figure::of(events));
    say("busy-seek-filling", Figure::of(filling));
}
