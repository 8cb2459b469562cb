//! Hostile surroundings (`docs/surroundings.md`): clocks that jump, browsers that lack or forbid things,
//! other programs that change the page, people who leave and come back.

use std::time::Duration;

use serde_json::json;

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};

/// A run whose end stands still: two robots, two teams, one command each.
const RUN: &str = "at 500 A forward\nat 500 B left\nuntil 8000";
/// Nothing may keep the page from answering for longer.
const FREEZE_MS: f64 = 1_000.0;
/// Frames come with times that leap hours ahead and back, and every clock is coarse or runs backward.
const JUMPY: &str = "(() => { const real = window.requestAnimationFrame.bind(window); let n = 0; \
    window.requestAnimationFrame = (f) => real((t) => { n += 1; f(t + [0, 0, 2.9e7, 0, -2.9e7, 1e4, NaN][n % 7]); }); \
    const start = Date.now(); let asked = 0; Date.now = () => start - 1000 * ++asked; \
    const now = performance.now.bind(performance); performance.now = () => Math.round(now() / 100) * 100; })();";
/// A browser without anything that the app could do without.
const POOR: &str = "(() => { for (const name of ['Intl', 'requestIdleCallback', 'Clipboard', 'caches', 'BroadcastChannel']) delete window[name]; \
    for (const name of ['clipboard', 'serviceWorker', 'share', 'wakeLock']) \
    Object.defineProperty(Navigator.prototype, name, {get: () => undefined, configurable: true}); \
    delete Element.prototype.requestFullscreen; delete Document.prototype.exitFullscreen; })();";
/// What a translator or an extension does to a page: every text wrapped, foreign attributes and elements
/// everywhere.
const MEDDLE: &str = "const walk = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT); \
    const texts = []; while (walk.nextNode()) texts.push(walk.currentNode); \
    const barred = (node) => node.parentElement.closest('[translate=no], svg, textarea, select'); \
    for (const text of texts.filter((t) => t.data.trim() && (arguments[0] || !barred(t)))) { \
    const outer = document.createElement('font'), inner = document.createElement('font'); \
    text.replaceWith(outer); outer.append(inner); inner.append(text); } \
    for (const e of document.querySelectorAll('#app *')) e.setAttribute('data-darkreader-inline-color', ''); \
    document.body.prepend(document.createElement('aside')); document.body.append(document.createElement('div')); \
    document.documentElement.classList.add('translated-ltr'); return texts.length;";

impl Page<'_> {
    /// Plays a run to its end from a file, and gives its digest.
    async fn play_out(&self) -> Done<String> {
        self.drop_file("run.txt", &format!("lockstep 1\nscheme forwarding 2\n{RUN}\n")).await?;
        self.verdict("A1", &["waiting", "done"], SOON).await.ok();
        self.play().await?;
        self.full_speed().await?;
        self.wait("the end of the run is reached", LATER, async || {
            let now = self.now().await?;
            Ok(if now >= 8000 { Ok(()) } else { Err(format!("it is {now}")) })
        })
        .await?;
        if !self.read_all("button", "Pause").await?.is_empty() {
            self.pause().await?;
        }
        self.script("location.hash = location.hash.replace(/&t=.*/, '') + '&t=8000';", vec![]).await?;
        self.digest().await
    }

    /// Does something in the page and gives the longest time, in milliseconds, for which nothing else could
    /// be done meanwhile.
    async fn longest_freeze(&self, script: &str) -> Done<f64> {
        let script = format!(
            "const done = arguments[arguments.length - 1]; let last = performance.now(), longest = 0; \
             const tick = setInterval(() => {{ const now = performance.now(); longest = Math.max(longest, now - last); last = now; }}, 10); \
             setTimeout(() => {{ {script} }}, 100); setTimeout(() => {{ clearInterval(tick); done(longest); }}, 3000);"
        );
        let longest = self.slow_script(&script, vec![], LATER).await?;
        longest.as_f64().ok_or_else(|| "nothing was measured".into())
    }
}

/// Whatever the clocks of the machine do, the run is the same.
pub(super) async fn clocks(page: &Page<'_>) -> Done {
    page.open("").await?;
    let plain = page.play_out().await?;
    let own = page.site().own("jumpy")?;
    own.before_all("jumpy.js", JUMPY)?;
    page.go(&own.url).await?;
    page.starts().await?;
    let jumpy = page.play_out().await?;
    if plain == jumpy { Ok(()) } else { Err(format!("{plain} became {jumpy}").into()) }
}

/// Without everything that it can do without, the app runs, and says what it cannot do.
pub(super) async fn a_poor_browser(page: &Page<'_>) -> Done {
    let own = page.site().own("poor")?;
    own.before_all("poor.js", POOR)?;
    page.go(&own.url).await?;
    page.starts().await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.pause().await?;
    page.click("button", "Share").await?;
    page.click("button", "Copy link").await?;
    let chosen =
        "const f = document.getElementById('share-link'); return f.selectionEnd - f.selectionStart > 10;";
    if page.script(chosen, vec![]).await? != json!(true) {
        return Err("the link is not ready to be copied by hand".into());
    }
    page.click("button", "Close").await?;
    page.click("button", "Lessons").await?;
    page.says("Two teams at once").await?;
    page.click("button", "Lesson 4: Two teams at once").await?;
    page.at_step(1, "scene").await?;
    page.click("button", "Next").await?;
    page.at_step(2, "predict").await
}

/// A translator and extensions have been at the page; people go on with it.
pub(super) async fn meddlers(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.script(MEDDLE, vec![json!(false)]).await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.script(MEDDLE, vec![json!(false)]).await?;
    page.pause().await?;
    page.script("document.querySelectorAll('input[name=scheme]')[3].click();", vec![]).await?;
    page.wait("three robots are there", SOON, async || {
        let robots = page.robots().await?.len();
        Ok(if robots == 3 { Ok(()) } else { Err(format!("there are {robots}")) })
    })
    .await?;
    page.script(MEDDLE, vec![json!(false)]).await?;
    page.drop_file("lesson.txt", include_str!("../../../../static/lessons/en/04-two-teams-at-once.txt"))
        .await?;
    page.at_step(1, "scene").await?;
    page.script(MEDDLE, vec![json!(false)]).await?;
    page.script(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown', bubbles: true}));",
        vec![],
    )
    .await?;
    page.at_step(2, "predict").await?;
    page.script(MEDDLE, vec![json!(false)]).await?;
    page.script(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'PageUp', bubbles: true}));",
        vec![],
    )
    .await?;
    page.at_step(1, "scene").await
}

/// Away and back, and loaded anew: the run is the one that was left.
pub(super) async fn away_and_back(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.pause().await?;
    page.rest(Duration::from_millis(1200)).await;
    let robots = page.robots().await?;
    page.go(&format!("{}robots.txt", page.site().url())).await?;
    page.session().back().await?;
    page.starts().await?;
    page.verdict("A1", &["done", "waiting"], SOON).await?;
    page.session().forward().await?;
    page.session().back().await?;
    page.starts().await?;
    page.reload().await?;
    page.starts().await?;
    page.verdict("A1", &["done", "waiting"], SOON).await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.robots_when("the robots are where they were", LATER, |now| now == robots).await.map(drop)
}

/// Two windows at once: each goes on with its own lesson, and neither takes the other's progress away.
pub(super) async fn two_windows(page: &Page<'_>) -> Done {
    let first = page.session().window().await?;
    let second = page.session().new_tab().await?;
    let next = async |window: &thirtyfour::WindowHandle, lesson: Option<&str>| -> Done {
        page.session().switch_to_window(window.clone()).await?;
        if let Some(lesson) = lesson {
            page.open(&format!("lesson={lesson}")).await?;
            page.at_step(1, "scene").await?;
        }
        page.click("button", "Next").await
    };
    next(&first, Some("01-alone")).await?;
    next(&second, Some("04-two-teams-at-once")).await?;
    page.at_step(2, "predict").await?;
    page.session().switch_to_window(first).await?;
    page.click("button", "Back").await?;
    page.at_step(1, "scene").await?;
    let kept = page.script("return localStorage.getItem('lockstep.progress');", vec![]).await?;
    let kept = kept.as_str().unwrap_or_default();
    if kept.contains("01-alone") && kept.contains("04-two-teams-at-once") {
        Ok(())
    } else {
        Err(format!("kept is {kept}").into())
    }
}

/// Storage is full: the lesson goes on, and says that it is not kept.
pub(super) async fn full_storage(page: &Page<'_>) -> Done {
    page.open("lesson=04-two-teams-at-once").await?;
    page.at_step(1, "scene").await?;
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    page.script(full, vec![]).await?;
    page.click("button", "Next").await?;
    page.at_step(2, "predict").await?;
    page.pick("radio", "In the same cell, looking the same way").await?;
    page.click("button", "Lock in").await?;
    page.says("Your answer is locked").await?;
    page.click("button", "Lessons").await?;
    page.says("full").await
}

/// Floods: an address of two megabytes, a file of fifty, five hundred presses in a row.
pub(super) async fn floods(page: &Page<'_>) -> Done {
    page.open("").await?;
    // The browser itself needs its time for such an address; that is not the page's.
    let address = "history.replaceState(null, '', '#run1;' + 'x'.repeat(1.9e6));";
    let own = page.longest_freeze(address).await?;
    page.open("").await?;
    let storms = [
        ("an address of 2 MB", "location.hash = 'run1;' + 'x'.repeat(1.9e6);"),
        (
            "a file of 50 MB",
            "const data = new DataTransfer(); data.items.add(new File([new Uint8Array(5e7)], 'run.txt')); \
             window.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));",
        ),
        (
            "500 presses in a second",
            "const b = [...document.querySelectorAll('button')].find((e) => /Forward/.test(e.ariaLabel ?? e.textContent)); \
             let left = 50; const t = setInterval(() => { for (let i = 0; i < 10; i += 1) b.click(); if (!(left -= 1)) clearInterval(t); }, 20);",
        ),
    ];
    for (what, script) in storms {
        let longest = page.longest_freeze(script).await?;
        eprintln!("          {what}: {longest:.0} ms");
        let allowed = if what.starts_with("an address") { FREEZE_MS + own } else { FREEZE_MS };
        if longest > allowed {
            return Err(format!("{what} froze the page for {longest:.0} ms").into());
        }
        if !page.read_all("button", "Dismiss").await?.is_empty() {
            page.click("button", "Dismiss").await?;
        }
    }
    page.the("button", "Play").await.map(drop)
}
