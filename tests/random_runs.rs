//! Random runs of every scheme with the referee watching: whatever happens to messages and robots,
//! no promised law breaks, and no inner check does. A failing run is made small and printed as a run
//! text that replays it.
//!
//! - `LOCKSTEP_SEEDS`: how many seeds for each scheme (default 60).
//! - `LOCKSTEP_UNWATCHED`: set, it leaves the referee out, to see what it costs.
//! - `LOCKSTEP_SEED`: where the fresh seeds begin (default: the fixed ones only).
//! - `LOCKSTEP_ONLY_FRESH`: set, it leaves the fixed seeds out, as `cargo xtask soak` does.

#[expect(dead_code, reason = "tests/witnesses.rs needs the rest")]
mod chaos;

use chaos::{Family, Tally, play, run, shrink::shrink};
use lockstep::script::print;
use std::ops::Range;

/// How many seeds are played for each family, and from where on besides the fixed ones.
fn wanted(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|value| value.parse().ok())
}

/// The fixed seeds, from 0, and the fresh ones.
fn ranges() -> Vec<Range<u64>> {
    let count = wanted("LOCKSTEP_SEEDS").unwrap_or(60);
    let fresh = wanted("LOCKSTEP_SEED").map(|from| from..from.saturating_add(count));
    let fixed = (std::env::var_os("LOCKSTEP_ONLY_FRESH").is_none() || fresh.is_none()).then_some(0..count);
    fixed.into_iter().chain(fresh).inspect(|seeds| println!("seeds {seeds:?}")).collect()
}

/// Plays seeds of a family on two threads; the seeds that failed.
fn failing(family: Family, seeds: std::ops::Range<u64>) -> Vec<u64> {
    let half = |odd: u64| {
        let seeds = seeds.clone();
        move || {
            let mine = seeds.filter(|seed| seed % 2 == odd);
            let mut all = Tally::default();
            let mut failed = Vec::new();
            for seed in mine {
                match play(&run(family, seed)) {
                    Ok(tally) => all.add(tally),
                    Err(_) => failed.push(seed),
                }
            }
            (all, failed)
        }
    };
    let ((mut all, mut failed), (other, more)) = std::thread::scope(|scope| {
        let other = scope.spawn(half(1));
        (half(0)(), other.join().expect("a run that panics is caught"))
    });
    all.add(other);
    failed.extend(more);
    failed.sort_unstable();
    println!(
        "{family:?}: seeds {}..{}, {} events, {} moves, {} too long to check",
        seeds.start, seeds.end, all.events, all.executed, all.too_long
    );
    assert!(
        !failed.is_empty() || seeds.is_empty() || all.executed > 0,
        "runs in which nothing happens prove nothing"
    );
    failed
}

fn prove(family: Family) {
    let failed: Vec<u64> = ranges().into_iter().flat_map(|seeds| failing(family, seeds)).collect();
    if let Some(seed) = failed.first() {
        let script = run(family, *seed);
        let failure = play(&script).expect_err("it has just failed");
        let small = shrink(&script, &|smaller| play(smaller) == Err(failure));
        panic!(
            "{family:?}: {} seeds fail ({failed:?}); seed {seed} with {failure:?}. The smallest run:\n{}",
            failed.len(),
            print(&small)
        );
    }
}

#[test]
fn robots_without_coordination() {
    prove(Family::Alone);
}

#[test]
fn strict_forwarding() {
    prove(Family::Forwarding);
}

#[test]
fn primary_and_backups() {
    prove(Family::PrimaryBackup);
}

#[test]
fn quorum() {
    prove(Family::Quorum);
}

#[test]
fn a_quorum_goes_on_through_one_robot_while_all_else_is_broken() {
    for seed in ranges().into_iter().flatten() {
        let (script, hub) = chaos::core::run(seed);
        let played = chaos::play_and(&script, |world| {
            let open = chaos::core::unanswered(world);
            open.iter().for_each(|line| println!("seed {seed}, hub {hub}: {line}"));
            open.is_empty()
        });
        assert!(played.is_ok(), "seed {seed}, hub {hub}: {played:?}. The run:\n{}", print(&script));
    }
}

#[test]
fn the_same_seed_is_the_same_run() {
    for family in Family::ALL {
        assert_eq!(play(&run(family, 5)), play(&run(family, 5)));
    }
}

/// What rarely comes together by itself.
#[test]
fn a_quorum_in_sharp_weather() {
    for seed in ranges().into_iter().flatten() {
        let script = chaos::sharp::run(seed);
        if let Err(failure) = play(&script) {
            let small = shrink(&script, &|smaller| play(smaller) == Err(failure));
            panic!("seed {seed}: {failure:?}. The smallest run:\n{}", print(&small));
        }
    }
}
