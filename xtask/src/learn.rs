//! `cargo xtask learn`: which functions does the first interaction run?
//!
//! The app is built so that it notes which stretches of its functions run; Chromium plays the scenario
//! of the first interaction (`tests/browser/src/scenarios/first.rs`), and the list is written anew. Whether the list is still good enough is a test: the same scenario, without the later part.

use std::ffi::OsStr;
use std::fs;

use crate::browsers;
use crate::bundle;
use crate::halves::{self, Manner};
use crate::shell::{House, Outcome, run};

/// What the scenarios' names have in common.
const SCENARIO: &str = "the first interaction";

/// How often it is played: no two runs meet the same moments.
const TIMES: usize = 3;

/// Writes `xtask/halves/first.txt`.
///
/// # Errors
/// When a tool is missing, the app does not build, or the scenario fails.
pub(crate) fn learn(house: &House) -> Outcome {
    let browsers = browsers::find(house)?;
    let dist = bundle::build_as(house, "dist-marked", Manner::Marked, None)?;
    let marks = house.target().join("halves").join("ran.txt");
    let _ = fs::remove_file(&marks);
    for _ in 0..TIMES {
        let mut command =
            house.cargo(&["run", "--quiet", "--locked", "--manifest-path", "tests/browser/Cargo.toml"]);
        let words: [&OsStr; 5] = [
            "chromium".as_ref(),
            browsers.chromium.as_ref(),
            browsers.chromedriver.as_ref(),
            dist.as_ref(),
            "".as_ref(),
        ];
        command.arg("--target-dir").arg(house.target()).arg("--").args(words);
        run(command.env("LOCKSTEP_ONLY", SCENARIO).env("LOCKSTEP_MARKS", &marks))?;
    }
    halves::learn(house, &marks)
}
