//! The two browsers that the tests drive, and their drivers.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{House, Outcome, read, say, timed, which};
use crate::tools;

/// Where everything is.
#[derive(Debug)]
pub(crate) struct Browsers {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
    pub(crate) firefox: PathBuf,
    pub(crate) geckodriver: PathBuf,
}

/// One thing that must be on the machine: the names of its program, and Debian's packages for it.
struct Need {
    programs: &'static [&'static str],
    /// Where systems keep it that do not put applications on the search path.
    elsewhere: &'static [&'static str],
    packages: &'static [&'static str],
}

const CHROMIUM: Need = Need {
    programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    elsewhere: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    ],
    // Without any fonts the page would be boxes.
    packages: &["chromium", "fonts-dejavu-core"],
};
const CHROMEDRIVER: Need = Need {
    programs: &["chromedriver"],
    elsewhere: &["/usr/lib/chromium-browser/chromedriver"],
    packages: &["chromium-driver"],
};
const FIREFOX: Need = Need {
    programs: &["firefox-esr", "firefox"],
    elsewhere: &[
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    ],
    packages: &["firefox-esr"],
};

impl Need {
    fn found(&self) -> Option<PathBuf> {
        which(self.programs).or_else(|| self.elsewhere.iter().map(PathBuf::from).find(|file| file.is_file()))
    }
}

/// Finds the browsers and drivers, after installing what is missing where that is possible.
///
/// # Errors
/// One sentence that says what to install by hand.
pub(crate) fn find(house: &House) -> Outcome<Browsers> {
    let missing: Vec<&str> = [CHROMIUM, CHROMEDRIVER, FIREFOX]
        .iter()
        .filter(|need| need.found().is_none())
        .flat_map(|need| need.packages)
        .copied()
        .collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    let there = |need: &Need| need.found().ok_or_else(|| format!("{} is still missing", need.programs[0]));
    Ok(Browsers {
        chromium: there(&CHROMIUM)?,
        chromedriver: there(&CHROMEDRIVER)?,
        firefox: there(&FIREFOX)?,
        geckodriver: which(&["geckodriver"]).map_or_else(|| tools::geckodriver().path(house), Ok)?,
    })
}

/// Chromium alone, for what needs no driver.
///
/// # Errors
/// One sentence that says what to install by hand.
pub(crate) fn chromium() -> Outcome<PathBuf> {
    if CHROMIUM.found().is_none() {
        install(CHROMIUM.packages)?;
    }
    CHROMIUM.found().ok_or_else(|| format!("{} is still missing", CHROMIUM.programs[0]))
}

/// Asks Debian's package manager, where there is one and we may.
fn install(packages: &[&str]) -> Outcome {
    let by_hand = || {
        format!(
            "the browser tests need Chromium with its driver and Firefox: install what Debian calls {}, \
             or run `cargo xtask test --quick`",
            packages.join(", ")
        )
    };
    let apt = which(&["apt-get"]).ok_or_else(by_hand)?;
    let root = read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root && read(Command::new("sudo").args(["-n", "true"])).is_err() {
        return Err(by_hand());
    }
    let call = |words: &[&str]| {
        let mut command = as_root(root, &apt);
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        read(&mut command).map(drop)
    };
    let what = format!("Installing {}", packages.join(", "));
    let done = timed(&what, "once, about 1 minute", || {
        call(&["update", "-q"])?;
        let mut words = vec!["install", "-q", "-y", "--no-install-recommends"];
        words.extend(packages);
        call(&words)
    });
    done.map_err(|why| {
        say(why);
        by_hand()
    })
}

fn as_root(root: bool, program: &Path) -> Command {
    if root {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.arg("-n").arg("--preserve-env=DEBIAN_FRONTEND").arg(program);
    command
}
