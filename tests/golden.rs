//! Equal texts give equal runs, whoever plays them: the digests of one run per scheme are pinned. The
//! same list is checked in the browser.
//!
//! A digest changes with everything that a scheme does. After a change on purpose:
//! `UPDATE_GOLDEN=1 cargo test --no-default-features --test golden`.

use std::fs;
use std::path::Path;

use lockstep::{run, script};

#[path = "golden/runs.rs"]
mod runs;

#[test]
fn the_golden_runs_are_what_they_were() {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        runs::RUNS.iter().for_each(|(name, text)| pin(name, text));
        return;
    }
    let differences = runs::differences();
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn a_golden_run_is_about_faults() {
    for (name, text) in runs::RUNS {
        let script = script::parse(text).expect("a golden run can be read");
        let mut lost = 0;
        let end = run::run(&script, |_, records| {
            lost += records
                .iter()
                .filter(|record| matches!(record.what, lockstep::record::What::Lost { .. }))
                .count();
        });
        let moves: u64 = end.world.robots().iter().map(|robot| robot.body.count()).sum();
        assert!(lost > 0 && moves > 10, "{name}: {lost} messages lost, {moves} moves executed");
    }
}

/// Writes the digest of a run into its text.
fn pin(name: &str, text: &str) {
    let end = run::run(&script::parse(text).expect("a golden run can be read"), |_, _| {});
    let lines = text.lines().map(|line| match line.starts_with("expect digest ") {
        true => format!("expect digest {}\n", end.world.digest()),
        false => format!("{line}\n"),
    });
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.txt"));
    fs::write(path, lines.collect::<String>()).expect("a golden run can be written");
}
