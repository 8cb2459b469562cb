//! `cargo xtask test`: every proof that we have, one step after the other, all of them even when
//! one fails, and at the end a count that a machine can read.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::bench::PACKAGE as MEASUREMENTS;
use crate::browsers::{self, Browsers};
use crate::bundle;
use crate::disk;
use crate::halves;
use crate::meanwhile::Meanwhile;
use crate::shell::{House, Outcome, executable, read, run, say, spoken};
use crate::tools;

/// The checker of accessibility that is put into the page under test.
const AXE: (&str, &str) = ("axe-core", "4.14.1");
/// The package that brings other people's checkers of consistency.
const ORACLES: &str = "tests/oracles/Cargo.toml";
/// The tool that cuts the program, a package of its own.
const CUTTER: &str = "xtask/halves/Cargo.toml";
/// Crates of the browser: the core must not reach one of them, not even through others.
const BROWSER_CRATES: [&str; 5] = ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo-timers"];

/// The house, and what earlier steps left for later ones.
struct Bench {
    house: House,
    browsers: Option<Browsers>,
    dist: Option<PathBuf>,
    /// The app with a fault built in.
    planted: Option<PathBuf>,
    axe: Option<PathBuf>,
    /// The page in Firefox, begun together with the page in Chromium: both mostly wait.
    firefox: Option<Meanwhile>,
}

/// A step: its name, and what it does.
type Step = (&'static str, fn(&mut Bench) -> Outcome);

const QUICK: [Step; 15] = [
    ("format", format),
    ("the core compiles alone", core_alone),
    ("no browser crate in the core", core_is_pure),
    ("lint: core", |b| b.lint(&["--lib", "--no-default-features"])),
    ("lint: runner and tests", |b| {
        b.lint(&["--all-targets", "--no-default-features", "--features", "headless"])
    }),
    ("lint: chores", |b| b.lint(&["--package", "xtask", "--all-targets"])),
    ("tests of the core", core_tests),
    ("tests of the app's parts", |b| {
        run(&mut b.house.cargo(&["test", "--quiet", "--locked", "--bin", "lockstep-app"]))
    }),
    ("lint: planted mistakes", |b| {
        let tests = ["--lib", "--test", "mutants", "--test", "exhaustive"];
        b.lint(&[&tests[..], &["--no-default-features", "--features", "planted-bugs"]].concat())
    }),
    ("every planted mistake is caught", planted_mistakes),
    ("lint: other people's checkers", lint_oracles),
    ("other people's checkers of consistency agree", oracles),
    ("no planted mistake in any program", no_planted_mistake),
    ("tests of the chores", |b| {
        run(&mut b.house.cargo(&["test", "--quiet", "--locked", "--package", "xtask"]))
    }),
    ("documentation", documentation),
];

const SLOW: [Step; 15] = [
    ("browsers and tools", get_browsers),
    ("lint: app", |b| b.lint(&["--bin", "lockstep-app", "--target", "wasm32-unknown-unknown"])),
    ("lint: browser tests", lint_browser_tests),
    ("lint: measurements", lint_measurements),
    ("same digests in wasm, Chromium", |b| wasm_tests(b, Which::Chromium)),
    ("same digests in wasm, Firefox", |b| wasm_tests(b, Which::Firefox)),
    ("the tool that cuts the program", cutter),
    ("release build", release_build),
    ("size of the download", size),
    ("checker of accessibility", get_axe),
    ("the page in Chromium, and meanwhile in Firefox", page_tests),
    ("the page in Firefox", |b| {
        b.firefox.take().ok_or_else(|| "not run, because it was not begun".to_owned())?.hear_out()
    }),
    ("build with a planted fault", planted_build),
    ("the page after a fault, Chromium", |b| fault_test(b, Which::Chromium)),
    ("the page after a fault, Firefox", |b| fault_test(b, Which::Firefox)),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Chromium,
    Firefox,
}

/// Runs all steps; success only when every one passed.
pub(crate) fn prove(house: House, quick: bool) -> ExitCode {
    if let Err(why) = disk::room_for_test(&house) {
        say(format!("error: {why}"));
        return ExitCode::FAILURE;
    }
    let mut bench = Bench { house, browsers: None, dist: None, planted: None, axe: None, firefox: None };
    let steps: Vec<Step> = if quick { QUICK.to_vec() } else { QUICK.iter().chain(&SLOW).copied().collect() };
    let start = Instant::now();
    let mut results: Vec<(&str, Duration, Outcome)> = Vec::new();
    for (number, (name, work)) in steps.iter().enumerate() {
        say(format!("\n[{}/{}] {name}", number + 1, steps.len()));
        let begun = Instant::now();
        let result = work(&mut bench);
        match &result {
            Ok(()) => say(format!("      ok, {}", spoken(begun.elapsed()))),
            Err(why) => say(format!("      FAILED, {}: {why}", spoken(begun.elapsed()))),
        }
        let full = result.is_err() && disk::is_full(&bench.house);
        results.push((name, begun.elapsed(), result));
        if full {
            say("error: the disk is full: the steps after this one would fail for that reason alone");
            // Nothing that was begun is left behind.
            bench.firefox.take().map(Meanwhile::hear_out);
            break;
        }
    }
    report(&steps, &results, start.elapsed())
}

/// All steps once more in one list, with a count that a machine can read: what did not run has failed.
fn report(steps: &[Step], results: &[(&str, Duration, Outcome)], took: Duration) -> ExitCode {
    println!("\nAll of it in {}:", spoken(took));
    for (name, took, result) in results {
        let word = if result.is_ok() { "ok    " } else { "FAILED" };
        println!("  {word}  {:>12}  {name}", spoken(*took));
    }
    for (name, _) in &steps[results.len()..] {
        println!("  not run               {name}");
    }
    let passed = results.iter().filter(|(_, _, result)| result.is_ok()).count();
    println!("\n{passed} passed, {} failed", steps.len() - passed);
    if passed == steps.len() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Bench {
    fn lint(&self, words: &[&str]) -> Outcome {
        if words.contains(&"wasm32-unknown-unknown") {
            tools::wasm_target(&self.house)?;
        }
        let mut command = self.house.cargo(&["clippy", "--quiet", "--locked"]);
        run(command.args(words).args(["--", "-D", "warnings"]))
    }

    /// A cargo call for a package of its own, which few want to download and build.
    fn apart(&self, words: &[&str], manifest: &str) -> Command {
        let mut command = self.house.cargo(words);
        command.args(["--quiet", "--locked", "--manifest-path", manifest, "--target-dir"]);
        command.arg(self.house.target());
        command
    }

    /// For the browser tests, which need a WebDriver client.
    fn browser_tests(&self, words: &[&str]) -> Command {
        self.apart(words, "tests/browser/Cargo.toml")
    }

    fn browsers(&self) -> Outcome<&Browsers> {
        self.browsers.as_ref().ok_or_else(|| "not run, because the browsers are missing".to_owned())
    }
}

fn format(bench: &mut Bench) -> Outcome {
    run(&mut bench.house.cargo(&["fmt", "--all", "--check"]))?;
    for manifest in ["tests/browser/Cargo.toml", ORACLES, CUTTER, MEASUREMENTS] {
        run(&mut bench.house.cargo(&["fmt", "--check", "--manifest-path", manifest]))?;
    }
    Ok(())
}

fn core_alone(bench: &mut Bench) -> Outcome {
    run(&mut bench.house.cargo(&["check", "--quiet", "--locked", "--lib", "--no-default-features"]))
}

fn core_is_pure(bench: &mut Bench) -> Outcome {
    for features in ["", "headless"] {
        let words = ["tree", "--locked", "--no-default-features", "--features", features];
        let mut command = bench.house.cargo(&words);
        let tree = read(command.args(["--edges", "normal", "--prefix", "none", "--format", "{p}"]))?;
        let names: Vec<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
        if !names.contains(&"lockstep") {
            return Err("`cargo tree` does not list this package: the check would prove nothing".to_owned());
        }
        if let Some(found) = BROWSER_CRATES.iter().find(|name| names.contains(name)) {
            return Err(format!("the core depends on {found} (features: `{features}`)"));
        }
    }
    Ok(())
}

fn core_tests(bench: &mut Bench) -> Outcome {
    let words =
        ["test", "--quiet", "--locked", "--no-fail-fast", "--no-default-features", "--features", "headless"];
    run(&mut bench.house.cargo(&words))
}

fn planted_mistakes(bench: &mut Bench) -> Outcome {
    let words = ["test", "--quiet", "--locked", "--no-default-features", "--features", "planted-bugs"];
    run(bench.house.cargo(&words).args(["--test", "mutants", "--test", "exhaustive", "planted"]))
}

/// Programs that people use refuse to be built with planted mistakes. Checked with the smaller one: it
/// must fail, and for this reason.
fn no_planted_mistake(bench: &mut Bench) -> Outcome {
    let words = ["check", "--quiet", "--locked", "--lib", "--no-default-features"];
    let mut command = bench.house.cargo(&words);
    let tried = command.args(["--features", "headless,planted-bugs"]).output();
    let tried = tried.map_err(|e| format!("cargo cannot be started: {e}"))?;
    let said = String::from_utf8_lossy(&tried.stderr).into_owned();
    if tried.status.success() || !said.contains("puts mistakes into the schemes") {
        return Err(format!("the headless runner builds with planted mistakes, or fails oddly:\n{said}"));
    }
    Ok(())
}

fn lint_oracles(bench: &mut Bench) -> Outcome {
    let mut command = bench.apart(&["clippy"], ORACLES);
    run(command.args(["--all-targets", "--", "-D", "warnings"]))
}

/// Random histories, judged by our checker of consistency and by those of other people.
fn oracles(bench: &mut Bench) -> Outcome {
    run(&mut bench.apart(&["test"], ORACLES))
}

fn cutter(bench: &mut Bench) -> Outcome {
    run(bench.apart(&["clippy"], CUTTER).args(["--all-targets", "--", "-D", "warnings"]))?;
    run(&mut bench.apart(&["test"], CUTTER))
}

fn documentation(bench: &mut Bench) -> Outcome {
    let words = ["doc", "--quiet", "--locked", "--no-deps", "--lib", "--no-default-features"];
    run(bench.house.cargo(&words).env("RUSTDOCFLAGS", "-Dwarnings"))
}

fn get_browsers(bench: &mut Bench) -> Outcome {
    tools::wasm_target(&bench.house)?;
    bench.browsers = Some(browsers::find(&bench.house)?);
    tools::wasm_bindgen(&bench.house)?.folder(&bench.house)?;
    tools::trunk().folder(&bench.house).map(drop)
}

fn lint_browser_tests(bench: &mut Bench) -> Outcome {
    let mut command = bench.browser_tests(&["clippy"]);
    run(command.args(["--all-targets", "--", "-D", "warnings"]))
}

/// What is only measured now and then must not stop compiling meanwhile.
fn lint_measurements(bench: &mut Bench) -> Outcome {
    let mut command = bench.apart(&["clippy"], MEASUREMENTS);
    run(command.args(["--benches", "--", "-D", "warnings"]))?;
    let mut command = bench.apart(&["clippy"], MEASUREMENTS);
    run(command.args(["--tests", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]))
}

/// Plays the golden runs inside a browser: the digests must be those of the machine itself.
fn wasm_tests(bench: &mut Bench, which: Which) -> Outcome {
    let browsers = bench.browsers()?;
    let runner = tools::wasm_bindgen(&bench.house)?.folder(&bench.house)?;
    let wishes = bench.house.target().join("webdriver.json");
    fs::create_dir_all(bench.house.target())
        .and_then(|()| fs::write(&wishes, capabilities(browsers)))
        .map_err(|e| format!("{} cannot be written: {e}", wishes.display()))?;
    let words =
        ["test", "--locked", "--no-default-features", "--test", "wasm", "--target", "wasm32-unknown-unknown"];
    let mut command = bench.house.cargo(&words);
    command
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            runner.join(executable("wasm-bindgen-test-runner")),
        )
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &wishes)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env_remove("CHROMEDRIVER")
        .env_remove("GECKODRIVER");
    match which {
        Which::Chromium => command.env("CHROMEDRIVER", &browsers.chromedriver),
        Which::Firefox => command.env("GECKODRIVER", &browsers.geckodriver),
    };
    run(&mut command)
}

/// What the runner of wasm tests asks of the browsers. As root, Chromium wants no sandbox.
pub(crate) fn capabilities(browsers: &Browsers) -> String {
    let quoted = |file: &PathBuf| format!("{:?}", file.to_string_lossy());
    format!(
        r#"{{"goog:chromeOptions":{{"binary":{},"args":["--headless=new","--no-sandbox","--disable-gpu","--disable-dev-shm-usage"]}},"moz:firefoxOptions":{{"binary":{},"args":["-headless"]}}}}"#,
        quoted(&browsers.chromium),
        quoted(&browsers.firefox),
    )
}

fn release_build(bench: &mut Bench) -> Outcome {
    bench.dist = Some(bundle::build(&bench.house, true, "dist")?);
    Ok(())
}

fn size(bench: &mut Bench) -> Outcome {
    let dist = bench.dist.as_ref().ok_or("not run, because there is no release build")?;
    halves::weigh(&bench.house, dist, halves::BUDGET)
}

fn get_axe(bench: &mut Bench) -> Outcome {
    bench.axe = Some(tools::npm_package(AXE.0, AXE.1)?.join("axe.min.js"));
    Ok(())
}

/// What is shown after a fault can only be tried with one: *Start again* panics in this build, which is
/// made quickly, and which nobody gets.
fn planted_build(bench: &mut Bench) -> Outcome {
    bench.planted =
        Some(bundle::build_as(&bench.house, "dist-planted", bundle::Manner::Whole, Some("planted-panic"))?);
    Ok(())
}

fn page_tests(bench: &mut Bench) -> Outcome {
    let dist = bench.dist.as_ref().ok_or("not run, because there is no release build")?;
    // Built before both ask for it at once, and one of them waits for the other's lock.
    run(&mut bench.browser_tests(&["build"]))?;
    let firefox = Meanwhile::begin(&mut click_through(bench, Which::Firefox, dist, None)?)?;
    let done = run(&mut click_through(bench, Which::Chromium, dist, None)?);
    bench.firefox = Some(firefox);
    done
}

fn fault_test(bench: &mut Bench, which: Which) -> Outcome {
    let dist = bench.planted.as_ref().ok_or("not run, because there is no such build")?;
    run(&mut click_through(bench, which, dist, Some("planted"))?)
}

/// The call of the browser tests.
fn click_through(bench: &Bench, which: Which, dist: &Path, kind: Option<&str>) -> Outcome<Command> {
    let browsers = bench.browsers()?;
    // Its own step has failed when there is none; the rest can be tried without it.
    let axe = bench.axe.clone().unwrap_or_default();
    let (name, browser, driver) = match which {
        Which::Chromium => ("chromium", &browsers.chromium, &browsers.chromedriver),
        Which::Firefox => ("firefox", &browsers.firefox, &browsers.geckodriver),
    };
    let words: [&OsStr; 6] =
        ["--".as_ref(), name.as_ref(), browser.as_ref(), driver.as_ref(), dist.as_ref(), axe.as_ref()];
    let mut command = bench.browser_tests(&["run"]);
    command.args(words).args(kind);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_paths_stay_valid_json() {
        let file = || PathBuf::from("C:\\Program Files\\a \"browser\".exe");
        let browsers =
            Browsers { chromium: file(), chromedriver: file(), firefox: file(), geckodriver: file() };
        let json = capabilities(&browsers);
        assert!(json.contains(r#""C:\\Program Files\\a \"browser\".exe""#), "{json}");
        assert_eq!(json.matches('{').count(), json.matches('}').count());
    }
}
