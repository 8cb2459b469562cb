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

use chaos::minute::{Left, changes, run_of};
use chaos::{Family, Tally, play, run, shrink::shrink};
use lockstep::script::{Script, print};
use lockstep::time::SpanRange;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

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

/// Does the same with every seed, on all processors; what came of each, in the order of the seeds.
fn with_each<T: Send>(seeds: Range<u64>, work: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let next = AtomicU64::new(seeds.start);
    let take = || {
        let mut done = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds.end {
                return done;
            }
            done.push((seed, work(seed)));
        }
    };
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let mut done: Vec<(u64, T)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        done.extend(others.into_iter().flat_map(|other| other.join().expect("a run that panics is caught")));
        done
    });
    done.sort_unstable_by_key(|(seed, _)| *seed);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The first seed that fails, and how. What lies behind a seed that has failed is not played any more,
/// what lies before it is: so it is the same one whichever thread is quicker.
fn first_failing<F: Send>(seeds: Range<u64>, work: impl Fn(u64) -> Result<(), F> + Sync) -> Option<(u64, F)> {
    let first = AtomicU64::new(u64::MAX);
    let failed = with_each(seeds, |seed| {
        if seed > first.load(Ordering::Relaxed) {
            return None;
        }
        let failure = work(seed).err()?;
        first.fetch_min(seed, Ordering::Relaxed);
        Some((seed, failure))
    });
    failed.into_iter().flatten().next()
}

/// Plays seeds of a family; those that failed, in order.
fn failing(family: Family, seeds: Range<u64>) -> Vec<u64> {
    let mut all = Tally::default();
    let mut failed = Vec::new();
    for (seed, played) in seeds.clone().zip(with_each(seeds.clone(), |seed| play(&run(family, seed)))) {
        match played {
            Ok(tally) => all.add(tally),
            Err(_) => failed.push(seed),
        }
    }
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
    let still_open = |script: &Script| {
        let mut open = Vec::new();
        let played = chaos::play_and(script, |world| {
            open = chaos::core::unanswered(world);
            open.is_empty()
        });
        played.map(|_| ()).map_err(|failure| (failure, open))
    };
    for seeds in ranges() {
        if let Some((seed, (failure, open))) =
            first_failing(seeds, |seed| still_open(&chaos::core::run(seed).0))
        {
            let (script, hub) = chaos::core::run(seed);
            panic!("seed {seed}, hub {hub}: {failure:?} {open:#?}. The run:\n{}", print(&script));
        }
    }
}

/// R17. The laws are watched on the way: somebody leads, and answers come.
#[test]
fn in_a_quiet_minute_the_leader_changes_once_at_most() {
    let quiet = |seed| {
        [Left::Nothing, Left::Outside].map(|left| {
            let script = run_of(seed, left);
            (left, play(&script).map(|_| changes(&script)))
        })
    };
    let mut seen = [0_usize; 2];
    for seeds in ranges() {
        for (seed, both) in seeds.clone().zip(with_each(seeds, quiet)) {
            for (left, changes) in both {
                let run = || print(&run_of(seed, left));
                match changes {
                    Ok(changes @ 0..=1) => seen[changes] += 1,
                    Ok(changes) => panic!("seed {seed}, {left:?} broken: {changes} changes:\n{}", run()),
                    Err(failure) => panic!("seed {seed}, {left:?} broken: {failure:?}. The run:\n{}", run()),
                }
            }
        }
    }
    println!("quiet minutes without a change: {}, with one: {}", seen[0], seen[1]);
}

/// The condition on delays is needed: where messages take about as long as the shortest patience, leaders
/// come and go in the quietest minute. So the count above can rise.
#[test]
fn with_messages_as_slow_as_patience_is_short_leaders_come_and_go() {
    let restless = (0..20).filter(|seed| {
        let mut script = run_of(*seed, Left::Nothing);
        script.setup.link_delay = SpanRange::ms(150, 400);
        changes(&script) > 1
    });
    assert!(restless.count() >= 15);
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
    for seeds in ranges() {
        let sharp = |seed| play(&chaos::sharp::run(seed)).map(|_| ());
        if let Some((seed, failure)) = first_failing(seeds, sharp) {
            let small = shrink(&chaos::sharp::run(seed), &|smaller| play(smaller) == Err(failure));
            panic!("seed {seed}: {failure:?}. The smallest run:\n{}", print(&small));
        }
    }
}
