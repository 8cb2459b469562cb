//! The mutation check: mistakes are planted in the schemes one at a time, and the referee must catch
//! every one within a thousand seeds of the random runs. A mistake that survives means that the proof
//! looks away somewhere. A scheme's own assertions do not count.
//!
//! `cargo test --no-default-features --features planted-bugs --test mutants`; with
//! `UPDATE_MUTATIONS=1` in the environment it writes `docs/mutations.md` anew.

#[expect(dead_code, reason = "tests/random_runs.rs needs the rest")]
mod chaos;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use chaos::{Failure, Family};
use lockstep::laws::{Check, Law};
use lockstep::protocol::planted::{Bug, plant};
use lockstep::script::Script;

/// Every mistake must be caught within so many seeds.
const SEEDS: u64 = 1000;

/// What the runs are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weather {
    /// `chaos::run`: whatever can happen, at any speed.
    Ordinary,
    /// `chaos::core::run`: a storm, and then only a core stays, which must go on.
    Core,
    /// `chaos::sharp::run`: what rarely comes together by itself.
    Sharp,
}

/// Checks of the world itself, and two that no planted mistake raises: `tests/alarms.rs` forges records
/// to hear them.
const FORGED: [Check; 12] = [
    Check::TimeGoesOn,
    Check::MessagesAddUp,
    Check::CutCarriesNothing,
    Check::OffMeansOff,
    Check::PoseFollows,
    Check::CountsByOne,
    Check::FlightsBounded,
    Check::RefusedMeansNot,
    Check::LeaderOnlyAdds,
    Check::NoWordWhileLed,
    Check::PassedInOrder,
    Check::ObeysWhatArrives,
];

/// How a mistake was found.
#[derive(Clone, Copy, Debug)]
struct Catch {
    weather: Weather,
    seed: u64,
    failure: Failure,
}

#[test]
fn the_referee_catches_every_planted_mistake() {
    let before = std::panic::take_hook();
    // Robots with a mistake stop at their own assertions now and then; that is no news.
    std::panic::set_hook(Box::new(|_| {}));
    let caught = hunt_all();
    std::panic::set_hook(before);
    if is_to_be_written() {
        fs::write(page(), written(&caught)).expect("the page can be written");
    }
    let text = fs::read_to_string(page()).expect("docs/mutations.md is there");
    assert_eq!(text, written(&caught), "docs/mutations.md is out of date: run this with UPDATE_MUTATIONS=1");
    let survivors: Vec<Bug> =
        caught.iter().filter(|(_, catch)| catch.is_none()).map(|(bug, _)| *bug).collect();
    assert!(survivors.is_empty(), "not caught within {SEEDS} seeds: {survivors:?}");
}

#[test]
fn without_a_planted_mistake_nothing_is_found() {
    for bug in Bug::ALL {
        plant(None);
        for (weather, script) in runs(bug, 3) {
            assert!(chaos::play(&script).is_ok(), "{weather:?}, without any mistake");
        }
    }
}

/// Not only the first thing that breaks: over all mistakes, every law can be broken, and every inner check
/// but those that `tests/alarms.rs` tries.
#[test]
fn every_law_can_be_broken_by_some_planted_mistake() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let mut checks = BTreeSet::new();
    let mut laws = BTreeSet::new();
    for bug in Bug::ALL {
        plant(Some(bug));
        for (_, script) in (0..30).flat_map(|seed| runs(bug, seed)) {
            let (broken, promised) = chaos::all_that_breaks(&script);
            checks.extend(broken);
            laws.extend(promised);
        }
    }
    plant(None);
    std::panic::set_hook(before);
    let unbroken: Vec<Law> = Law::ALL.into_iter().filter(|law| !laws.contains(law)).collect();
    assert!(unbroken.is_empty(), "no mistake breaks {unbroken:?}");
    let silent: Vec<Check> =
        Check::ALL.into_iter().filter(|check| !checks.contains(check) && !FORGED.contains(check)).collect();
    assert!(silent.is_empty(), "no mistake raises {silent:?}");
}

/// Hunts on two threads; in the order of the list.
fn hunt_all() -> Vec<(Bug, Option<Catch>)> {
    let next = AtomicUsize::new(0);
    let caught = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(bug) = Bug::ALL.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let catch = hunt(*bug);
                    println!("{bug:?}: {catch:?}");
                    caught.lock().expect("no hunter stops half-way").push((*bug, catch));
                }
            });
        }
    });
    let mut caught = caught.into_inner().expect("no hunter stops half-way");
    caught.sort_by_key(|(bug, _)| Bug::ALL.iter().position(|one| one == bug));
    caught
}

fn hunt(bug: Bug) -> Option<Catch> {
    plant(Some(bug));
    let catch = (0..SEEDS).find_map(|seed| {
        runs(bug, seed).into_iter().find_map(|(weather, script)| match chaos::play(&script) {
            Ok(_) | Err(Failure::Panic) => None,
            Err(failure) => Some(Catch { weather, seed, failure }),
        })
    });
    plant(None);
    catch
}

/// The runs of a seed in which a mistake may show.
fn runs(bug: Bug, seed: u64) -> Vec<(Weather, Script)> {
    let family = family(bug);
    let mut runs = vec![(Weather::Ordinary, chaos::run(family, seed))];
    if family == Family::Quorum {
        runs.push((Weather::Core, chaos::core::run(seed).0));
        runs.push((Weather::Sharp, chaos::sharp::run(seed)));
    }
    runs
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all the rest is about the quorum")]
fn family(bug: Bug) -> Family {
    match bug {
        Bug::PassesTwice | Bug::PassesAround => Family::Forwarding,
        Bug::SharesEpochs
        | Bug::AnswersUnconfirmed
        | Bug::ForgetsLost
        | Bug::TakesOverUnasked
        | Bug::MixesIn => Family::PrimaryBackup,
        _ => Family::Quorum,
    }
}

/// Whether `docs/mutations.md` is written anew.
fn is_to_be_written() -> bool {
    std::env::var_os("UPDATE_MUTATIONS").is_some()
}

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/mutations.md")
}

/// The page `docs/mutations.md`.
fn written(caught: &[(Bug, Option<Catch>)]) -> String {
    let mut text = "# Who checks the checker?\n\n\
        Mistakes that others have made in real systems are planted in the schemes, one at a time, and the \
        referee must catch each within a thousand seeds of the random runs.\n\
        What they are is said in `src/protocol/planted.rs`, which exists only in this check: with the app or \
        the headless runner it does not compile.\n\
        A scheme's own assertions do not count as catching.\n\n\
        ```\n\
        cargo test --no-default-features --features planted-bugs --test mutants\n\
        ```\n\n\
        checks it, and with `UPDATE_MUTATIONS=1` writes this page. \
        The weather is *ordinary* (`tests/chaos/mod.rs`), *core* (`tests/chaos/core.rs`) or *sharp* \
        (`tests/chaos/sharp.rs`); of each seed they are played in this order.\n\n\
        | mistake | seed | weather | what the referee says |\n|---|---:|---|---|\n"
        .to_owned();
    for (bug, catch) in caught {
        let row = match catch {
            Some(Catch { weather, seed, failure }) => {
                format!("{seed} | {} | {} |", format!("{weather:?}").to_lowercase(), said(*failure))
            }
            None => "| | **not caught** |".to_owned(),
        };
        writeln!(text, "| `{bug:?}` | {row}").expect("a text takes every line");
    }
    text
}

fn said(failure: Failure) -> String {
    match failure {
        Failure::Law(law) => format!("the law *{}* is broken", law.name().replace('-', " ")),
        Failure::Check(check) => format!("the inner check `{check:?}` fails"),
        Failure::NotLinearizable => "what the teams saw is not linearizable".to_owned(),
        Failure::StandsStill => "a core that could go on does not".to_owned(),
        Failure::Panic => "stopped at its own assertion".to_owned(),
    }
}
