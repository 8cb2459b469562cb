//! A long run in one tab: what the page holds stays bounded, and what is long past comes back as it was. And a long
//! demonstration: the page keeps answering.

use std::time::Duration;

use serde_json::{Value, json};

use crate::Done;
use crate::page::Page;
use crate::watched::Held;

/// Simulated time, in milliseconds: after this much all lists are full, …
const EARLY: u64 = 240_000;
/// … and this is a long run, for a test.
const LATE: u64 = 600_000;
/// Somebody presses something so often.
const EVERY: u64 = 1500;
/// The speed slider's last place.
const FASTEST: u64 = 12;
/// How much the program's memory may grow meanwhile: what people did, and every command with its way.
const GROWTH: u64 = 3 * 1024 * 1024;

/// How long the demonstration at full speed is watched.
const DEMONSTRATION: Duration = Duration::from_secs(20);
/// A longer pause between two frames is seen as a hang. Test machines share their few cores and
/// draw without a graphics card, so this is generous.
pub(super) const HANG_MS: f64 = 1_000.0;

/// Ten minutes of commands, cuts and reboots under a quorum of five.
pub(super) async fn in_one_tab(page: &Page<'_>) -> Done {
    let _site = page.open_watched("long").await?;
    page.scheme("Quorum of 5").await?;
    page.speed(FASTEST).await?;
    page.hurry(EARLY, EVERY).await?;
    let (at, digest, early) = (page.now().await?, page.digest().await?, page.held().await?);
    page.hurry(LATE, EVERY).await?;
    let late = page.held().await?;
    eprintln!("          {} presses; {early:?}, then {late:?}", page.pressed().await?);
    bounded(early, late)?;
    page.seek(at).await?;
    let again = page.digest().await?;
    if again == digest { Ok(()) } else { Err(format!("at {at} ms {digest} became {again}").into()) }
}

fn bounded(early: Held, late: Held) -> Done {
    if late.nodes * 10 > early.nodes * 11 {
        return Err(format!("the document grew from {} to {} nodes", early.nodes, late.nodes).into());
    }
    if late.program > early.program + GROWTH {
        return Err(format!("the program grew from {} to {} bytes", early.program, late.program).into());
    }
    Ok(())
}

/// Five robots, teams on autopilot, eight times as fast as life: the page keeps answering.
pub(super) async fn a_long_demonstration(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Quorum of 5").await?;
    for team in ["Team A", "Team B"] {
        page.click_in(("region", team), "button", "Autopilot").await?;
    }
    page.play().await?;
    page.full_speed().await?;
    let begun = page.now().await?;
    let script = "const done = arguments[arguments.length - 1]; const until = performance.now() + arguments[0]; \
        let last = performance.now(), longest = 0, frames = 0; \
        const frame = (now) => { longest = Math.max(longest, now - last); last = now; frames += 1; \
        if (now < until) requestAnimationFrame(frame); else done([frames, longest]); }; requestAnimationFrame(frame);";
    let span = u64::try_from(DEMONSTRATION.as_millis())?;
    let measured: Value = page.slow_script(script, vec![json!(span)], DEMONSTRATION * 3).await?;
    let [frames, longest]: [f64; 2] = serde_json::from_value(measured)?;
    let passed = page.now().await? - begun;
    let answer = answer_to_pause(page).await?;
    eprintln!(
        "          {:.0} frames a second, longest pause {longest:.0} ms, {passed} ms of virtual time, stopped after {answer:.0} ms",
        frames / DEMONSTRATION.as_secs_f64(),
    );
    if longest > HANG_MS {
        return Err(format!("the page hung for {longest:.0} ms").into());
    }
    if passed < span * 4 {
        return Err(format!("at 8× only {passed} ms went by in {span} ms").into());
    }
    if answer > HANG_MS {
        return Err(format!("the pause button took {answer:.0} ms").into());
    }
    page.shot("long demonstration").await
}

/// Presses *Pause* and measures, inside the page, how long after the press the clock stood. From
/// outside one would measure the test's own way to the browser as well.
async fn answer_to_pause(page: &Page<'_>) -> Done<f64> {
    let watch = "window.lockstepPause = null; addEventListener('pointerdown', (event) => { \
        const root = document.querySelector('[data-now]'), pressed = event.timeStamp; \
        const stands = new MutationObserver(() => { if (root.dataset.digest) { \
        window.lockstepPause = performance.now() - pressed; stands.disconnect(); } }); \
        stands.observe(root, {attributes: true}); }, {capture: true, once: true});";
    page.script(watch, vec![]).await?;
    page.pause().await?;
    page.digest().await?;
    let measured = page.script("return window.lockstepPause;", vec![]).await?;
    measured.as_f64().ok_or_else(|| "the clock stood before the press, or never".into())
}
