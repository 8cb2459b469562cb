//! `cargo xtask bench`: figures, natively and in a browser, ours beside others'. What is printed is also
//! written into `docs/performance.md`, between two comments; nothing stands there that was not measured.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::browsers;
use crate::proof;
use crate::shell::{House, Outcome, executable, read, run, say, timed};
use crate::tools;

const PAGE: &str = "docs/performance.md";
const BEGIN: &str = "<!-- measured: begin -->\n";
const END: &str = "<!-- measured: end -->";
/// The package of measurements.
pub(crate) const PACKAGE: &str = "tests/bench/Cargo.toml";

/// Least, middle and most of some rounds, by name.
type Figures = BTreeMap<String, [f64; 3]>;

/// Measures everything. `quick` does less of everything and writes nothing down.
pub(crate) fn bench(house: &House, quick: bool) -> Outcome {
    run(&mut house.cargo(&["fetch", "--quiet", "--locked", "--manifest-path", PACKAGE]))?;
    let before = load();
    let mut figures = Figures::new();
    native(house, quick, &mut figures)?;
    in_browser(house, quick, &mut figures)?;
    let table = table(house, &figures, before);
    println!("\n{table}");
    if quick {
        say("A quick look is not written down.");
        return Ok(());
    }
    write_down(house, &table)?;
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
    let mut command = package(house, &["bench", "--bench", "beside"], if quick { &["--quick"] } else { &[] });
    let said =
        timed("Measuring natively", "building it takes some minutes the first time", || heard(&mut command))?;
    take_in(&said, figures);
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
        heard(&mut command)
    })?;
    take_in(&said, figures);
    Ok(())
}

/// Runs to the end; what it wrote to standard output.
fn heard(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|e| format!("cargo cannot be started: {e}"))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        Ok(said)
    } else {
        Err(format!("the measurement failed ({}):\n{said}", output.status))
    }
}

/// Reads the lines `figure NAME LEAST MIDDLE MOST`.
fn take_in(said: &str, figures: &mut Figures) {
    for line in said.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["figure", name, low, middle, high] = words.as_slice()
            && let (Ok(low), Ok(middle), Ok(high)) = (low.parse(), middle.parse(), high.parse())
        {
            figures.insert((*name).to_owned(), [low, middle, high]);
        }
    }
}

/// The rows: what, the name of the figure, its unit, how many digits after the point.
const ROWS: [(&str, &str, &str, usize); 29] = [
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
    ("Seek anywhere in 10 minutes, natively, median", "native-seek-p50", "ms", 3),
    ("… 99 of 100 within", "native-seek-p99", "ms", 3),
    ("Seek anywhere in 10 minutes, in the browser, median", "wasm-seek-p50", "ms", 3),
    ("… 99 of 100 within", "wasm-seek-p99", "ms", 3),
    ("A step of dragging the time line, in the browser, median", "wasm-glance-p50", "ms", 3),
    ("… 99 of 100 within", "wasm-glance-p99", "ms", 3),
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

fn table(house: &House, figures: &Figures, before: Option<String>) -> String {
    let mut text = format!("Measured on {} with `cargo xtask bench`, on {}.\n", today(), machine(house));
    if let Some(load) = before {
        text += &format!("When it began, {load} other programs wanted a processor.\n");
    }
    text += "Native rates are of processor time where the system tells it; the others are of the clock on the wall.\n\n";
    text += "| what | middle | least to most | unit |\n|---|---:|---:|---|\n";
    for (what, name, unit, digits) in ROWS {
        let Some([low, middle, high]) = figures.get(name) else { continue };
        let number = |value: &f64| grouped(*value, digits);
        let spread = if low.to_bits() == high.to_bits() {
            "–".to_owned()
        } else {
            format!("{} to {}", number(low), number(high))
        };
        text += &format!("| {what} | {} | {spread} | {unit} |\n", number(middle));
    }
    text
}

/// A number with groups of three digits.
fn grouped(value: f64, digits: usize) -> String {
    let plain = format!("{value:.digits$}");
    let (whole, rest) =
        plain.split_once('.').map_or((plain.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + &rest
}

/// What it ran on, in one line.
fn machine(house: &House) -> String {
    let processors = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let list = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = list.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or(env::consts::ARCH, |(_, name)| name.trim());
    let rust = read(house.cargo(&["--version"]).env_remove("CARGO")).unwrap_or_default();
    let chromium =
        browsers::find(house).ok().and_then(|found| read(Command::new(found.chromium).arg("--version")).ok());
    let chromium = chromium.unwrap_or_else(|| "Chromium".to_owned());
    format!("{processors} processors ({model}), {}, {}, {}", env::consts::OS, rust.trim(), chromium.trim())
}

/// How many programs ran or wanted to in the last minute, where the system tells it.
fn load() -> Option<String> {
    fs::read_to_string("/proc/loadavg").ok()?.split_whitespace().next().map(str::to_owned)
}

/// The day, by the world's clock.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (year, month, day) = civil(seconds / 86_400);
    format!("{year}-{month:02}-{day:02}")
}

/// The date of a day counted from 1970-01-01, in the Gregorian calendar.
fn civil(mut days: u64) -> (u64, u64, u64) {
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while days >= lengths[month] {
        days -= lengths[month];
        month += 1;
    }
    (year, month as u64 + 1, days + 1)
}

/// Puts the table into the page, in place of the one that is there.
fn write_down(house: &House, table: &str) -> Outcome {
    let page = house.root.join(PAGE);
    let text = fs::read_to_string(&page).map_err(|e| format!("{PAGE} cannot be read: {e}"))?;
    let new = replaced(&text, table).ok_or_else(|| format!("{PAGE} has no place for the table"))?;
    fs::write(&page, new).map_err(|e| format!("{PAGE} cannot be written: {e}"))?;
    say(format!("The table in {PAGE} is new."));
    Ok(())
}

fn replaced(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some([before, BEGIN, "\n", table.trim_end(), "\n\n", END, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(59), (1970, 3, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_777), (2026, 11, 20));
    }

    #[test]
    fn figures_are_read_and_other_lines_are_not() {
        let mut figures = Figures::new();
        take_in("running 1 test\nfigure a 1.5 2 3\n  figure b x 2 3\nfigure c 1 2\n", &mut figures);
        assert_eq!(figures, Figures::from([("a".to_owned(), [1.5, 2.0, 3.0])]));
        assert_eq!(grouped(1_234_567.4, 0), "1,234,567");
        assert_eq!(grouped(999.0, 0), "999");
        assert_eq!(grouped(0.125, 3), "0.125");
    }

    #[test]
    fn only_what_lies_between_the_comments_is_replaced() {
        let text = format!("a\n{BEGIN}old\n{END}\nb\n");
        let new = replaced(&text, "new\n").unwrap();
        assert_eq!(new, format!("a\n{BEGIN}\nnew\n\n{END}\nb\n"));
        assert_eq!(replaced(&new, "new\n").as_deref(), Some(new.as_str()));
        assert_eq!(replaced("a", "b"), None);
    }
}
