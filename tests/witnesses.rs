//! Witnesses: for every law that a scheme, with the switches as they stand, does *not* promise, a run
//! that breaks it. Else the scheme would promise more than it says, and the lamp would be no lesson.
//!
//! The runs are in `tests/witnesses/unpromised/`, one text each, made small by the shrinker. With
//! `LOCKSTEP_WITNESSES=1` those that are missing are looked for and written.

#[expect(dead_code, reason = "tests/random_runs.rs needs the rest")]
mod chaos;

use std::fs;
use std::path::PathBuf;

use chaos::shrink::shrink;
use chaos::variants::{broken_laws, quiet_run, schemes};
use lockstep::laws::{Law, Promise, promised_by};
use lockstep::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};
use lockstep::script::{Expectation, parse, print};

fn name(scheme: Scheme, law: Law) -> String {
    let scheme = match scheme {
        Scheme::Alone { robots } => format!("none-{robots}"),
        Scheme::Forwarding { .. } => "forwarding".to_owned(),
        Scheme::Quorum { pictures, .. } => format!("quorum{}", of_pictures(pictures)),
        Scheme::PrimaryBackup { pictures, replication, silence, after_split, .. } => {
            let replication = if replication == Replication::Sync { "-sync" } else { "-async" };
            let silence = if silence == Silence::TakeOver { "-take-over" } else { "-wait" };
            let split = if after_split == AfterSplit::DriveBack { "-drive-back" } else { "-leave" };
            format!("primary{}{replication}{silence}{split}", of_pictures(pictures))
        }
    };
    format!("{scheme}.{}.txt", law.name())
}

fn of_pictures(pictures: Pictures) -> &'static str {
    if pictures == Pictures::Agreed { "-agreed" } else { "-local" }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/witnesses/unpromised")
}

/// All that is not promised, with the name of its witness.
fn wanted() -> Vec<(Scheme, Law, String)> {
    let laws = |scheme| {
        let open = move |law: &Law| promised_by(scheme, *law) == Promise::NotPromised;
        Law::ALL.into_iter().filter(open).map(move |law| (scheme, law, name(scheme, law)))
    };
    schemes().into_iter().flat_map(laws).collect()
}

#[test]
fn every_law_that_is_not_promised_is_broken_by_its_witness() {
    let mut missing = Vec::new();
    for (scheme, law, name) in wanted() {
        let Ok(text) = fs::read_to_string(folder().join(&name)) else {
            missing.push((scheme, law, name));
            continue;
        };
        let script = parse(&text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(script.setup.scheme, scheme, "{name} is a run of another scheme");
        assert!(broken_laws(&script).contains(&law), "{name} does not break {}", law.name());
        let says = |expectation: &Expectation| matches!(expectation, Expectation::Broken(word) if *word == law.name());
        assert!(script.expects.iter().any(|expect| says(&expect.what)), "{name} does not say what it breaks");
    }
    if std::env::var_os("LOCKSTEP_WITNESSES").is_some() {
        missing.retain(|(scheme, law, name)| !write(*scheme, *law, name));
    }
    assert!(missing.is_empty(), "no witness for {missing:#?}");
}

#[test]
fn every_witness_is_wanted() {
    let wanted: Vec<String> = wanted().into_iter().map(|(_, _, name)| name).collect();
    for file in fs::read_dir(folder()).expect("the witnesses have a folder") {
        let name = file.expect("it can be read").file_name().into_string().expect("plain letters");
        assert!(wanted.contains(&name), "{name} shows nothing that is not promised");
    }
}

/// Looks for a witness and writes it; whether one was found.
fn write(scheme: Scheme, law: Law, name: &str) -> bool {
    let breaks = |seed: &u64| broken_laws(&quiet_run(scheme, *seed)).contains(&law);
    let Some(seed) = (0..3000).find(breaks) else { return false };
    let small = shrink(&quiet_run(scheme, seed), &|smaller| broken_laws(smaller).contains(&law));
    let text = format!("{}expect broken {}\n", print(&small), law.name());
    fs::write(folder().join(name), text).is_ok()
}
