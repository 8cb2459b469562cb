//! What the page costs in real Chromium: frames, and a long run in one tab. `cargo xtask frames` calls it:
//! `browser-tests measure BROWSER DRIVER DIST [quick]`. Each figure is one line on standard output, `figure NAME
//! LEAST MIDDLE MOST`; what goes on is said on standard error. Slowness is no failure here, only what is broken.

mod frames;
mod soak;

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::{self, Browser, Look};
use crate::driver::Driver;
use crate::page::Page;
use crate::site::Site;
use crate::{Bench, Done};

/// Measures everything, or less of everything. `words` are the browser's program, its driver and the built
/// app.
pub(crate) fn measure([program, driver, dist]: [&str; 3], quick: bool) -> Done {
    let bench = Bench {
        browser: Browser::Chromium,
        program: program.to_owned(),
        site: Site::of(Path::new(dist), false)?,
        driver: Driver::start(Path::new(driver), Browser::Chromium)?,
        planted: false,
        axe: None,
        shots: None,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        in_a_tab(&bench, async |page| frames::measure(page, quick).await).await?;
        in_a_tab(&bench, async |page| soak::measure(page, quick).await).await
    })
}

/// Does something in a browser of its own, which is closed whatever happens.
async fn in_a_tab(bench: &Bench, work: impl AsyncFnOnce(&Page<'_>) -> Done) -> Done {
    let look = Look::default();
    let session = browser::session(bench.browser, &bench.program, &bench.driver, &look).await?;
    let page = Page::new(session.clone(), bench, look);
    let result = match work(&page).await {
        Ok(()) => page.no_faults().await,
        Err(why) => Err(page.with_faults(why).await),
    };
    session.quit().await?;
    result
}

/// Prints a figure for whoever called.
fn figure(name: &str, value: f64) {
    println!("figure {name} {value:.4} {value:.4} {value:.4}");
}

/// What is going on, for the person who waits.
fn say(what: &str) {
    eprintln!("  {what}");
}

impl Page<'_> {
    /// Gives Chromium an order in its own language.
    pub(crate) async fn order(&self, order: &str, words: Value) -> Done<Value> {
        Ok(self.session().cdp().send_raw(order, words).await?)
    }

    /// Chromium's own figures of the page, by name: `TaskDuration` in seconds of processor time,
    /// `JSHeapUsedSize` in bytes, …
    async fn counters(&self) -> Done<Counters> {
        let given = self.order("Performance.getMetrics", json!({})).await?;
        Ok(Counters(given["metrics"].as_array().ok_or("Chromium gives no figures")?.clone()))
    }

    /// Has everything collected that nobody refers to any more.
    async fn collect(&self) -> Done {
        self.order("HeapProfiler.collectGarbage", json!({})).await.map(drop)
    }
}

/// Chromium's figures of a page.
struct Counters(Vec<Value>);

impl Counters {
    fn of(&self, name: &str) -> f64 {
        let found = self.0.iter().find(|counter| counter["name"] == name);
        found.and_then(|counter| counter["value"].as_f64()).unwrap_or_default()
    }
}
