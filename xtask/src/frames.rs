//! `cargo xtask frames`: the page in real Chromium. How often it is given a frame and what it takes for one,
//! in the first minute of a run and in the tenth; and what a tab holds after eight hours of it. The page is
//! driven by `tests/browser/src/measure.rs`; the table in `docs/performance.md` is written anew.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::browsers::{self, Browsers};
use crate::bundle;
use crate::figures::{self, Figures, Row};
use crate::shell::{House, Outcome, say, timed};

/// The package that drives browsers.
const PACKAGE: &str = "tests/browser/Cargo.toml";
/// Where the table stands in the page.
const PLACE: &str = "frames";
/// What is said below the table's head.
const NOTE: &str = "The page is the release, in a headless window of 1440 by 1000 pixels, which is painted by the \
    processor: there is no graphics card. Own script is what our program takes of a frame, from the browser's call to \
    the end of what it set going; the whole main thread is script, style, layout and painting, in processor time.";

/// What is wished for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wish {
    /// Less of everything, written nowhere.
    quick: bool,
    /// A page that is already built.
    dist: Option<PathBuf>,
}

/// Builds the page, unless a built one is named, and measures it.
///
/// # Errors
/// When the page does not build, or something in it is broken; not when it is slow.
pub(crate) fn frames(house: &House, words: &[String]) -> Outcome {
    let wish = wish(words)?;
    let browsers = browsers::find(house)?;
    let dist = match &wish.dist {
        Some(dist) => dist.clone(),
        None => bundle::build(house, true, "dist")?,
    };
    let before = figures::load();
    let usually = if wish.quick { "about 1 minute" } else { "about 6 minutes" };
    let said = timed("Measuring the page in Chromium", usually, || {
        figures::heard(&mut call(house, &browsers, &dist, wish.quick))
    })?;
    let mut figures = Figures::new();
    figures::take_in(&said, &mut figures);
    let head = figures::head(house, "cargo xtask frames", before);
    let table = format!("{head}{NOTE}\n\n{}", figures::table(&ROWS, &figures));
    println!("\n{table}");
    if wish.quick {
        say("A quick look is not written down.");
        return Ok(());
    }
    figures::write_down(house, PLACE, &table)
}

fn wish(words: &[String]) -> Outcome<Wish> {
    let mut wish = Wish::default();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        match word.as_str() {
            "--quick" => wish.quick = true,
            "--dist" => {
                let dist = rest.next().ok_or("--dist wants a folder")?;
                let whole = std::path::absolute(dist).map_err(|e| format!("--dist names no folder: {e}"))?;
                wish.dist = Some(whole);
            }
            _ => return Err("`cargo xtask frames` takes --quick, --dist DIR or nothing".to_owned()),
        }
    }
    Ok(wish)
}

fn call(house: &House, browsers: &Browsers, dist: &Path, quick: bool) -> std::process::Command {
    let mut command =
        house.cargo(&["run", "--quiet", "--locked", "--manifest-path", PACKAGE, "--target-dir"]);
    let words: [&OsStr; 4] =
        ["measure".as_ref(), browsers.chromium.as_ref(), browsers.chromedriver.as_ref(), dist.as_ref()];
    command.arg(house.target()).arg("--").args(words).args(quick.then_some("quick"));
    command
}

/// What is in the table.
const ROWS: [Row; 39] = [
    ("Five robots at 1×, minute 1: from frame to frame, median", "minute-1-interval-p50", "ms", 1),
    ("… 95 of 100 within", "minute-1-interval-p95", "ms", 1),
    ("… frames", "minute-1-rate", "a second", 1),
    ("… own script in a frame, median", "minute-1-script-p50", "ms", 2),
    ("… 95 of 100 within", "minute-1-script-p95", "ms", 2),
    ("… whole main thread, mean", "minute-1-task", "ms a frame", 2),
    ("… messages on their way, mean", "minute-1-messages", "", 1),
    ("… nodes of the document at its end", "minute-1-nodes", "", 0),
    ("Minute 10: from frame to frame, median", "minute-10-interval-p50", "ms", 1),
    ("… 95 of 100 within", "minute-10-interval-p95", "ms", 1),
    ("… frames", "minute-10-rate", "a second", 1),
    ("… own script in a frame, median", "minute-10-script-p50", "ms", 2),
    ("… 95 of 100 within", "minute-10-script-p95", "ms", 2),
    ("… whole main thread, mean", "minute-10-task", "ms a frame", 2),
    ("… of that script", "minute-10-script", "ms a frame", 2),
    ("… of that style and layout", "minute-10-layout", "ms a frame", 2),
    ("… messages on their way, mean", "minute-10-messages", "", 1),
    ("… nodes of the document at its end", "minute-10-nodes", "", 0),
    ("… as many as in minute 1", "nodes-growth", "times", 2),
    ("Story and diagram open: frames", "everything-open-rate", "a second", 1),
    ("… own script in a frame, 95 of 100 within", "everything-open-script-p95", "ms", 2),
    ("… whole main thread, mean", "everything-open-task", "ms a frame", 2),
    ("The processor four times slower: frames", "slow-rate", "a second", 1),
    ("… from frame to frame, 95 of 100 within", "slow-interval-p95", "ms", 1),
    ("… own script in a frame, 95 of 100 within", "slow-script-p95", "ms", 2),
    ("A run of so long in one tab, with cuts, reboots and commands", "soak-hours", "hours", 0),
    ("… took, as quickly as the page takes frames", "soak-seconds", "s", 0),
    ("… a frame of 0.8 simulated seconds", "soak-frame", "ms", 2),
    ("… whole main thread in the first half hour, mean", "soak-task-first", "ms a frame", 2),
    ("… in the last one", "soak-task-last", "ms a frame", 2),
    ("… nodes of the document after half an hour", "soak-nodes-first", "", 0),
    ("… at most", "soak-nodes-most", "", 0),
    ("… memory of the program after half an hour", "soak-program-first", "MiB", 1),
    ("… at the end", "soak-program-last", "MiB", 1),
    ("… memory of scripts and elements after half an hour", "soak-heap-first", "MiB", 2),
    ("… at the end", "soak-heap-last", "MiB", 2),
    ("… at most", "soak-heap-most", "MiB", 2),
    ("… acts of people in that run", "soak-acts", "", 0),
    ("… back to the first hour, with the same digest", "soak-seek", "ms", 0),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_and_others_refused() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(wish(&[]), Ok(Wish::default()));
        let read = wish(&words("--quick --dist /somewhere")).expect("both are known");
        assert!(read.quick && read.dist.is_some_and(|dist| dist.ends_with("somewhere")));
        for wrong in ["--dist", "--slow", "dist"] {
            assert!(wish(&words(wrong)).is_err(), "{wrong}");
        }
    }
}
