//! Different people, different screens: keyboard only, a phone, the dark, a long demonstration.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::Key;

use super::hands::LATER;
use super::schemes::a_leader;
use crate::Done;
use crate::page::{Page, SOON};

/// How long the demonstration at full speed is watched.
const DEMONSTRATION: Duration = Duration::from_secs(20);
/// A longer pause between two frames is seen as a hang. Test machines share their few cores and
/// draw without a graphics card, so this is generous.
const HANG_MS: f64 = 1_000.0;

/// Two people at one keyboard, and no mouse at all.
pub(super) async fn keyboard_only(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Strict forwarding").await?;
    page.script("document.activeElement.blur();", vec![]).await?;
    page.keys("w").await?;
    page.keys(Key::Left + "").await?;
    page.keys(" ").await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.verdict("B1", &["done"], LATER).await?;
    page.keys(" ").await?;
    page.the("button", "Play").await?;
    let before = page.digest().await?;
    page.keys("e").await?;
    page.keys(".").await?;
    page.wait("a full stop makes one step", SOON, async || {
        let after = page.digest().await?;
        Ok(if after == before { Err("the run is the same".to_owned()) } else { Ok(()) })
    })
    .await?;
    // A link is reached with the tabulator and cut with Enter, and the focus is seen.
    let reached = "return document.activeElement?.getAttribute('data-link');";
    for _ in 0..80 {
        page.keys(Key::Tab + "").await?;
        if page.script(reached, vec![]).await? == json!("1-2") {
            page.keys(Key::Enter + "").await?;
            page.until("[data-link=\"1-2\"]", "data-open", &["none"], SOON).await?;
            return page.shot("keyboard").await;
        }
    }
    Err("the link is not reached in 80 steps with the tabulator".into())
}

/// What a scheme leaves out can be read, says something else under other switches, and gives the
/// keyboard back to the button that opened it.
pub(super) async fn what_is_left_out(page: &Page<'_>) -> Done {
    const CARD: (&str, &str) = ("dialog", "What this leaves out");
    page.open("").await?;
    page.scheme("Primary/backup").await?;
    if page.read_all("button", CARD.1).await?.is_empty() {
        page.click("button", "Story").await?;
    }
    page.click("button", CARD.1).await?;
    says(page, "While the primary is away, nobody takes its place. (failover)", true).await?;
    page.accessible().await?;
    page.shot("what this leaves out").await?;
    page.keys(Key::Escape + "").await?;
    page.wait("the card is closed", SOON, async || {
        let open = !page.read_all("dialog", "").await?.is_empty();
        Ok(if open { Err("it is still open".to_owned()) } else { Ok(()) })
    })
    .await?;
    let focus = page.script("return document.activeElement?.textContent ?? '';", vec![]).await?;
    if focus != json!(CARD.1) {
        return Err(format!("the keyboard is not back at the button but at “{focus}”").into());
    }
    page.pick("radio", "take over").await?;
    page.click("button", CARD.1).await?;
    says(page, "While the primary is away, nobody takes its place. (failover)", false).await?;
    says(
        page,
        "A primary that hears nobody does not stop by itself: two may be at work at once. (lease)",
        true,
    )
    .await?;
    page.click_in(CARD, "button", "Close").await
}

/// Whether the card says a sentence.
async fn says(page: &Page<'_>, sentence: &str, wanted: bool) -> Done {
    page.wait(&format!("the card says “{sentence}”: {wanted}"), SOON, async || {
        let card = page.read_all("dialog", "What this leaves out").await?.concat();
        let said = card.contains(sentence);
        Ok(if !card.is_empty() && said == wanted { Ok(()) } else { Err(format!("it says: {card}")) })
    })
    .await
}

/// No scheme, with two robots or with five, makes a person scroll sideways.
pub(super) async fn every_scheme_fits(page: &Page<'_>) -> Done {
    page.open("").await?;
    for name in ["No coordination", "Strict forwarding", "Primary/backup", "Quorum of 3", "Quorum of 5"] {
        page.scheme(name).await?;
        fits(page).await.map_err(|why| format!("{name}: {why}"))?;
        page.shot(name).await?;
    }
    page.accessible().await
}

pub(super) async fn fits(page: &Page<'_>) -> Done {
    let width = page.script("return [document.scrollingElement.scrollWidth, innerWidth];", vec![]).await?;
    let [needed, given]: [u64; 2] = serde_json::from_value(width)?;
    if needed > given {
        return Err(format!("the page is {needed} pixels wide on a screen of {given}").into());
    }
    Ok(())
}

/// Everything fits on a phone, and fingers hit it.
pub(super) async fn phone(page: &Page<'_>) -> Done {
    page.open("").await?;
    fits(page).await?;
    for name in ["Forward", "Backward", "Turn left", "Turn right", "Take picture"] {
        let region = page.the("region", "Team A").await?;
        let key = page.the_in(&region, "button", name).await?;
        let size = key.rect().await?;
        if size.width < 44.0 || size.height < 44.0 {
            return Err(format!("“{name}” is only {} × {} pixels large", size.width, size.height).into());
        }
    }
    page.shot("phone").await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.shot("phone after a command").await?;
    fits(page).await?;
    page.accessible().await
}

/// In the dark the paper is dark, and everything can still be read.
pub(super) async fn dark(page: &Page<'_>) -> Done {
    page.open("").await?;
    let script = "const colour = getComputedStyle(document.body).backgroundColor; \
        const canvas = document.createElement('canvas').getContext('2d'); canvas.fillStyle = colour; \
        canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data];";
    let colour: Vec<u32> = serde_json::from_value(page.script(script, vec![]).await?)?;
    if colour.iter().take(3).any(|part| *part > 80) {
        return Err(format!("the paper is not dark but {colour:?}").into());
    }
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.shot("dark").await?;
    page.accessible().await
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

/// A robot is switched off and comes back.
pub(super) async fn reboot(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Quorum of 3").await?;
    a_leader(page).await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.click("button", "Reboot Robot 2").await?;
    page.until("[data-robot=\"2\"]", "data-state", &["rebooting"], SOON).await?;
    page.until("[data-robot=\"2\"]", "data-state", &["running"], LATER).await?;
    page.robots_when("all three are in step again", LATER, |robots| {
        robots.len() == 3 && robots.iter().all(|r| r.standing == "in-step" && r.executed == 1)
    })
    .await
    .map(drop)
}
