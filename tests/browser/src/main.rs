//! Clicks through the built page in a real browser, finding things only by the roles, names and
//! `data-` attributes that the page promises to keep.
//!
//! `cargo xtask test` calls it once per browser:
//! `browser-tests chromium|firefox BROWSER DRIVER DIST AXE [planted]` (AXE may be empty; with `planted`
//! DIST has a fault built in, and only what is shown after a fault is tried). Two variables of the environment help
//! at work: `LOCKSTEP_ONLY` runs only the scenarios whose name contains it, `LOCKSTEP_SHOTS` names
//! a folder for pictures of the page. With the first word `measure` it measures instead (`measure.rs`).

mod browser;
mod driver;
mod measure;
mod page;
mod scenarios;
mod site;
mod watched;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use browser::Browser;
use driver::Driver;
use futures_util::FutureExt as _;
use page::Page;
use scenarios::Scenario;
use site::Site;

/// What a scenario, or a part of it, comes to; the error is a sentence.
type Done<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// No scenario may take longer; most take seconds.
const LIMIT: Duration = Duration::from_secs(150);

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    if let [first, words @ ..] = words.as_slice()
        && first == "measure"
    {
        return measured(words);
    }
    let (words, planted) = match words.as_slice() {
        [words @ .., last] if last == "planted" => (words, true),
        words => (words, false),
    };
    let [browser, program, driver, dist, axe] = words else {
        eprintln!("usage: browser-tests chromium|firefox BROWSER DRIVER DIST AXE [planted]");
        return ExitCode::FAILURE;
    };
    match prepare([browser, program, driver, dist, axe], planted).and_then(|bench| bench.run_all()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("the browser tests cannot run: {why}");
            ExitCode::FAILURE
        }
    }
}

/// `cargo xtask frames` calls this.
fn measured(words: &[String]) -> ExitCode {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        [program, driver, dist] => measure::measure([program, driver, dist], false),
        [program, driver, dist, "quick"] => measure::measure([program, driver, dist], true),
        _ => Err("usage: browser-tests measure BROWSER DRIVER DIST [quick]".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("the page cannot be measured: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Everything that the scenarios of one browser share.
struct Bench {
    browser: Browser,
    program: String,
    driver: Driver,
    site: Site,
    /// The checker of accessibility, where it could be had.
    axe: Option<String>,
    shots: Option<PathBuf>,
    /// Whether the app has a fault built in.
    planted: bool,
}

fn prepare([browser, program, driver, dist, axe]: [&str; 5], planted: bool) -> Done<Bench> {
    let browser = Browser::named(browser)?;
    Ok(Bench {
        browser,
        program: program.to_owned(),
        site: Site::of(&PathBuf::from(dist), planted)?,
        driver: Driver::start(&PathBuf::from(driver), browser)?,
        planted,
        axe: match axe {
            "" => None,
            file => Some(fs::read_to_string(file).map_err(|e| format!("{file} cannot be read: {e}"))?),
        },
        shots: env::var_os("LOCKSTEP_SHOTS").map(PathBuf::from),
    })
}

impl Bench {
    /// Runs the scenarios one after the other; how many failed.
    fn run_all(&self) -> Done<usize> {
        let only = env::var("LOCKSTEP_ONLY").unwrap_or_default();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let mut failed = 0;
        let mut run = 0;
        let scenarios = if self.planted { scenarios::after_a_fault() } else { scenarios::all() };
        for scenario in scenarios.into_iter().filter(|s| s.name.contains(&only)) {
            let start = Instant::now();
            let result = runtime.block_on(self.run(&scenario));
            let seconds = start.elapsed().as_secs_f32();
            run += 1;
            match result {
                Ok(()) => eprintln!("  ok      {seconds:>5.1} s  {}", scenario.name),
                Err(why) => {
                    failed += 1;
                    let why = why.to_string();
                    // The drivers add the addresses of their own insides.
                    let why = why.split("Stacktrace").next().unwrap_or(&why).trim();
                    eprintln!("  FAILED  {seconds:>5.1} s  {}: {why}", scenario.name);
                }
            }
        }
        if run == 0 {
            return Err(format!("no scenario is called `{only}`").into());
        }
        eprintln!("  {} of {run} scenarios passed in {}", run - failed, self.browser.name());
        Ok(failed)
    }

    /// One scenario in a session of its own, which is closed whatever happens: a browser that
    /// stays behind would outlive us.
    async fn run(&self, scenario: &Scenario) -> Done {
        let session = browser::session(self.browser, &self.program, &self.driver, &scenario.look).await?;
        let page = Page::new(session.clone(), self, scenario.look.clone());
        let played = std::panic::AssertUnwindSafe((scenario.play)(&page)).catch_unwind();
        let result = match tokio::time::timeout(LIMIT, played).await {
            Ok(Ok(Ok(()))) => page.no_faults().await,
            Ok(Ok(Err(why))) => Err(page.with_faults(why).await),
            Ok(Err(_)) => Err("the test itself panicked".into()),
            Err(_) => Err(format!("not done after {} s", LIMIT.as_secs()).into()),
        };
        if result.is_err() {
            page.shot(&format!("failed {}", scenario.name)).await.ok();
        }
        session.quit().await?;
        result
    }
}
