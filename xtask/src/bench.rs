//! `cargo xtask bench`: figures, natively and in a browser, ours beside others'. What is printed is also
//! written into `docs/performance.md`, between two comments; nothing stands there that was not measured.

use std::fs;
use std::process::Command;

use crate::browsers;
use crate::figures::{self, Figures, Row};
use crate::proof;
use crate::shell::{House, Outcome, executable, run, say, timed};
use crate::tools;

/// Where its table stands in the page.
const PLACE: &str = "measured";
/// What is said below the table's head.
const NOTE: &str =
    "Native rates are of processor time where the system tells it; the others are of the clock on the wall.";

/// The package of measurements.
pub(crate) const PACKAGE: &str = "tests/bench/Cargo.toml";

/// Measures everything. `quick` does less of everything and writes nothing down.
pub(crate) fn bench(house: &House, quick: bool) -> Outcome {
    run(&mut house.cargo(&["fetch", "--quiet", "--locked", "--manifest-path", PACKAGE]))?;
    let before = figures::load();
    let mut figures = Figures::new();
    native(house, quick, &mut figures)?;
    in_browser(house, quick, &mut figures)?;
    let head = figures::head(house, "cargo xtask bench", before);
    let table = format!("{head}{NOTE}\n\n{}", figures::table(&ROWS, &figures));
    println!("\n{table}");
    if quick {
        say("A quick look is not written down.");
        return Ok(());
    }
    figures::write_down(house, PLACE, &table)?;
    run(&mut package(house, &["bench", "--bench", "steps"], &["--noplot"]))
}

/// A cargo call for the package of measurements.
fn package(house: &House, words: &[&str], rest: &[&str]) -> Command {
    let mut command = house.cargo(words);
    command.args(["--locked", "--manifest-path", PACKAGE, "--target-dir"]).arg(house.target());
    command.arg("--").args(rest);
    command
}

fn native(house: &House, quick: bool, figures: &mut Figures) -> Outcome {
    let words = ["bench", "--bench", "beside", "--bench", "memory"];
    let mut command = package(house, &words, if quick { &["--quick"] } else { &[] });
    let said = timed("Measuring natively", "building it takes some minutes the first time", || {
        figures::heard(&mut command)
    })?;
    figures::take_in(&said, figures);
    Ok(())
}

/// Runs the same inside headless Chromium, with the program compiled as it is shipped.
fn in_browser(house: &House, quick: bool, figures: &mut Figures) -> Outcome {
    tools::wasm_target(house)?;
    let browsers = browsers::find(house)?;
    let runner = tools::wasm_bindgen(house)?.folder(house)?;
    let wishes = house.target().join("webdriver-bench.json");
    fs::create_dir_all(house.target())
        .and_then(|()| fs::write(&wishes, proof::capabilities(&browsers)))
        .map_err(|e| format!("{} cannot be written: {e}", wishes.display()))?;
    let words = ["test", "--release", "--test", "wasm", "--target", "wasm32-unknown-unknown"];
    let mut command = package(house, &words, &["--nocapture"]);
    command
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            runner.join(executable("wasm-bindgen-test-runner")),
        )
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &wishes)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("CHROMEDRIVER", &browsers.chromedriver)
        .env_remove("GECKODRIVER");
    if quick {
        command.env("LOCKSTEP_BENCH_QUICK", "yes");
    } else {
        command.env_remove("LOCKSTEP_BENCH_QUICK");
    }
    let said = timed("Measuring in Chromium", "building it takes some minutes the first time", || {
        figures::heard(&mut command)
    })?;
    figures::take_in(&said, figures);
    Ok(())
}

/// What is in the table.
const ROWS: [Row; 33] = [
    (
        "Quorum of 5, a command every 100 ms, history and referee on, natively",
        "native-simulated",
        "simulated s/s",
        0,
    ),
    ("The same in the browser", "wasm-simulated", "simulated s/s", 0),
    ("Events of that run", "run-events", "per simulated s", 0),
    ("Messages of that run", "run-messages", "per simulated s", 0),
    ("The same without referee and history, natively", "native-events", "events/s", 0),
    ("A bare heap of events, as many of them, natively", "native-heap", "events/s", 0),
    ("… we reach of that", "native-events-to-heap", "times", 2),
    ("Without referee and history, in the browser", "wasm-events", "events/s", 0),
    ("A bare heap of events, in the browser", "wasm-heap", "events/s", 0),
    ("… we reach of that", "wasm-events-to-heap", "times", 2),
    ("Our Raft in memory, 5 robots, one command at a time", "commits-ours", "commits/s", 0),
    ("TiKV's `raft` 0.7.0 at the same work", "commits-tikv", "commits/s", 0),
    ("… we reach of that", "commits-ratio", "times", 2),
    ("Our shipped quorum under stateright, 3 robots, one thread", "states-ours", "states/s", 0),
    ("stateright's own example of Raft, 3 servers, one thread", "states-example", "states/s", 0),
    ("… we reach of that", "states-ratio", "times", 2),
    (
        "Seek anywhere in 10 minutes, until stage and story are there, natively; median",
        "native-seek-p50",
        "ms",
        3,
    ),
    ("… 99 of 100 within", "native-seek-p99", "ms", 3),
    ("The same in the browser, median", "wasm-seek-p50", "ms", 3),
    ("… 99 of 100 within", "wasm-seek-p99", "ms", 3),
    (
        "A step of dragging the time line, until the stage is there, in the browser; median",
        "wasm-drag-p50",
        "ms",
        3,
    ),
    ("… 99 of 100 within", "wasm-drag-p99", "ms", 3),
    ("Events that a seek plays again (to: at worst)", "seek-events", "events", 0),
    ("… and the world alone, to fill the journal for the story", "seek-filling", "events", 0),
    ("The same, with a command every 100 ms", "busy-seek-events", "events", 0),
    ("… and to fill the journal", "busy-seek-filling", "events", 0),
    ("A history takes at its beginning (quorum of 5)", "kib-empty", "KiB", 0),
    ("… more in minute 1", "kib-minute-1", "KiB", 0),
    ("… more in minute 10", "kib-minute-10", "KiB", 0),
    ("… altogether after ten minutes", "kib-held", "KiB", 0),
    ("One `Scene`, five robots, 20 messages in flight, in the browser", "wasm-scene", "ms", 3),
    (
        "A whole frame of the page there: run, scene, virtual DOM, its differences; median",
        "wasm-frame-p50",
        "ms",
        2,
    ),
    ("… 95 of 100 within", "wasm-frame-p95", "ms", 2),
];
