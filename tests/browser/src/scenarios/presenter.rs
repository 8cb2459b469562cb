//! In front of a class: presenter mode, a clicker, a vote, nothing but keys.

use serde_json::json;
use thirtyfour::Key;

use super::hands::LATER;
use super::sizes::fits;
use crate::Done;
use crate::page::{Page, SOON};

/// The smallest letters on the stage, as a part of the screen's height: about what a person at the back of a
/// room reads on a picture two metres wide.
const SMALLEST: f64 = 0.0185;

impl Page<'_> {
    /// Presses keys that go to nothing in particular.
    async fn press_keys(&self, keys: &str) -> Done {
        for key in keys.chars() {
            self.keys(key.to_string()).await?;
        }
        Ok(())
    }

    /// Whether a thing can be seen.
    async fn is_seen(&self, selector: &str) -> Done<bool> {
        let script = "return document.querySelector(arguments[0])?.checkVisibility() ?? false;";
        Ok(self.script(script, vec![json!(selector)]).await? == json!(true))
    }

    /// The query and the fragment of the address.
    async fn address(&self) -> Done<(String, String)> {
        let found = self.script("return [location.search, location.hash];", vec![]).await?;
        Ok(serde_json::from_value(found)?)
    }
}

/// A whole demonstration by keys: on and back, start and stop, cut and mend, reboot, another scheme, the
/// code; and back to where everything else is, with nothing lost.
#[allow(clippy::too_many_lines, reason = "one demonstration is one story")]
pub(super) async fn without_a_pointer(page: &Page<'_>) -> Done {
    page.open_with("presenter", "").await?;
    page.until("html", "data-theme", &["presenter"], SOON).await?;
    page.the("heading", "A robot passes on what its team says, then does it.").await?;
    for hidden in [".bar", ".console", ".clock"] {
        if page.is_seen(hidden).await? {
            return Err(format!("{hidden} is seen before anybody asks for it").into());
        }
    }
    page.shot("presenter").await?;
    page.accessible().await?;
    // A command, and step by step through what is worth telling.
    page.press_keys("w").await?;
    let mut told = Vec::new();
    for _ in 0..4 {
        page.keys(Key::PageDown + "").await?;
        let script = "return document.querySelector('.beam-told').textContent;";
        told.push(page.script(script, vec![]).await?.as_str().unwrap_or_default().to_owned());
    }
    if told.iter().any(String::is_empty) || told.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(format!("each press is to tell something new, but it told {told:?}").into());
    }
    let before = page.now().await?;
    page.keys(Key::PageUp + "").await?;
    page.wait("Page Up goes back", SOON, async || {
        let now = page.now().await?;
        Ok(if now < before { Ok(()) } else { Err(format!("it is {now}, it was {before}")) })
    })
    .await?;
    // The third button of a clicker starts and stops.
    page.press_keys(".").await?;
    page.the("button", "Pause").await?;
    page.press_keys(".").await?;
    page.the("button", "Play").await?;
    page.press_keys("c").await?;
    page.until("[data-link=\"1-2\"]", "data-open", &["none"], SOON).await?;
    page.press_keys("m").await?;
    page.until("[data-link=\"1-2\"]", "data-open", &["both"], SOON).await?;
    // Deeds that need a number ask for it, and are dropped by Escape.
    page.press_keys("g4").await?;
    page.the("heading", "A move counts once a majority has written it down.").await?;
    page.press_keys("c1").await?;
    page.wait("the page asks for the other robot", SOON, async || {
        let said = page.read_all("status", "").await?.join(" ");
        Ok(if said.contains("Robot 1 and which other") {
            Ok(())
        } else {
            Err(format!("it says “{said}”"))
        })
    })
    .await?;
    page.keys(Key::Escape + "").await?;
    page.press_keys("3c13x2").await?;
    page.until("[data-link=\"1-3\"]", "data-open", &["none"], SOON).await?;
    page.until("[data-robot=\"2\"]", "data-state", &["rebooting"], SOON).await?;
    page.shot("presenter three").await?;
    // The code, as large as the screen; a clicker's button puts it away.
    page.press_keys("q").await?;
    page.the("dialog", "QR code").await?;
    page.the("img", "QR code of this link").await?;
    let link = page.script("return document.querySelector('.code-link').textContent;", vec![]).await?;
    let link = link.as_str().unwrap_or_default().to_owned();
    if link.contains("presenter") || !link.contains("#run1;") {
        return Err(format!("students would open {link}").into());
    }
    page.shot("presenter code").await?;
    page.accessible().await?;
    page.keys(Key::PageDown + "").await?;
    page.wait("the code is put away", SOON, async || {
        Ok(if page.is_seen(".sheet.code").await? { Err("it is there".to_owned()) } else { Ok(()) })
    })
    .await?;
    // Controls on demand; the arrows are a team's while they are shown.
    page.press_keys("h").await?;
    page.the("region", "Team B").await?;
    page.the("radiogroup", "Scheme").await?;
    page.keys(Key::Up + "").await?;
    page.verdict("B1", &["waiting"], SOON).await?;
    page.shot("presenter controls").await?;
    page.accessible().await?;
    // Back: the same run, every act, the old look.
    let digest = page.digest().await?;
    page.press_keys("p").await?;
    page.the("button", "Presenter mode").await?;
    if page.digest().await? != digest {
        return Err("another run is shown after presenter mode".into());
    }
    page.until("[data-link=\"1-3\"]", "data-open", &["none"], SOON).await?;
    page.verdict("B1", &["waiting"], SOON).await?;
    let (query, fragment) = page.address().await?;
    if !query.is_empty() || page.attribute("html", "data-theme").await?.is_some() {
        return Err(format!("the address still says {query} {fragment}, or the theme stayed").into());
    }
    // And in again, by its button.
    page.click("button", "Presenter mode").await?;
    page.until("html", "data-theme", &["presenter"], SOON).await?;
    page.until(".app", "data-controls", &["yes"], SOON).await.map(drop)
}

/// Show of hands: four keys count, bars show, what most have said is what the class has said.
pub(super) async fn a_class_votes(page: &Page<'_>) -> Done {
    page.open_with("presenter", "lesson=04-two-teams-at-once").await?;
    page.until(".beam-text", "data-kind", &["scene"], LATER).await?;
    page.accessible().await?;
    page.keys(Key::PageDown + "").await?;
    page.until(".beam-text", "data-kind", &["predict"], SOON).await?;
    page.press_keys("1224442").await?;
    page.keys(Key::Backspace + "").await?;
    let hands = || async {
        let script = "return [...document.querySelectorAll('.beam-text button.ans')].map((e) => Number(e.dataset.hands));";
        page.script(script, vec![]).await
    };
    page.wait("six hands are counted", SOON, async || {
        let found = hands().await?;
        Ok(if found == json!([1, 2, 0, 3]) { Ok(()) } else { Err(format!("counted are {found}")) })
    })
    .await?;
    page.shot("presenter vote").await?;
    page.accessible().await?;
    // Leaving presenter mode loses no hand.
    page.press_keys("p").await?;
    page.until(".lesson", "data-kind", &["predict"], SOON).await?;
    page.press_keys("p").await?;
    page.until(".beam-text", "data-kind", &["predict"], SOON).await?;
    if hands().await? != json!([1, 2, 0, 3]) {
        return Err("the hands were lost outside of presenter mode".into());
    }
    page.keys(Key::PageDown + "").await?;
    page.until(".beam-text", "data-kind", &["reveal"], SOON).await?;
    // The first press has started the run; the second one skips to its end.
    page.keys(Key::PageDown + "").await?;
    page.until(".beam-text .ans:nth-child(4)", "data-said", &["yes"], LATER).await?;
    page.until(".beam-text .ans[data-happened]", "data-happened", &["yes"], LATER).await?;
    let bars =
        page.script("return document.querySelectorAll('.beam-text .vote-bar').length;", vec![]).await?;
    if bars != json!(4) {
        return Err(format!("the reveal shows {bars} bars").into());
    }
    page.shot("presenter reveal").await?;
    page.accessible().await?;
    page.keys(Key::PageUp + "").await?;
    page.until(".beam-text", "data-kind", &["predict"], SOON).await?;
    // The clicker's third button has the hands counted, too.
    page.open_with("presenter", "lesson=04-two-teams-at-once&step=4").await?;
    page.until(".beam-text", "data-kind", &["predict"], LATER).await?;
    page.press_keys("33.").await?;
    page.until(".beam-text", "data-kind", &["reveal"], SOON).await?;
    page.until(".beam-text .ans:nth-child(3)", "data-said", &["yes"], LATER).await.map(drop)
}

/// Letters on the stage are large on every projector, with any number of robots, and nothing is cut off.
pub(super) async fn read_from_the_back_row(page: &Page<'_>) -> Done {
    page.open_with("presenter", "").await?;
    for (width, height) in [(1280, 720), (1920, 1080), (1024, 768), (3840, 2160)] {
        page.resize(width, height).await?;
        for scheme in ["g2", "g4", "g5"] {
            page.press_keys(scheme).await?;
            let script = "const svg = document.querySelector('.scene'), frame = svg.getBoundingClientRect(); \
                const zoom = svg.getScreenCTM().a, small = [], out = []; \
                for (const text of svg.querySelectorAll('.plate text, .t-cut, .reach text')) { \
                  if (!text.textContent.trim()) continue; const box = text.getBoundingClientRect(); \
                  const inner = text.getScreenCTM().a / zoom, size = parseFloat(getComputedStyle(text).fontSize) * zoom * inner; \
                  if (size < innerHeight * arguments[0]) small.push(text.textContent + ' ' + size.toFixed(1)); \
                  if (box.left < frame.left - 2 || box.right > frame.right + 2 || box.bottom > frame.bottom + 2) out.push(text.textContent); } \
                return [small, out];";
            let found = page.script(script, vec![json!(SMALLEST)]).await?;
            let (small, out): (Vec<String>, Vec<String>) = serde_json::from_value(found)?;
            if !small.is_empty() || !out.is_empty() {
                return Err(
                    format!("{width}×{height}, {scheme}: too small {small:?}, cut off {out:?}").into()
                );
            }
            fits(page).await?;
            page.shot(&format!("beamer {width} {scheme}")).await?;
        }
    }
    // A teacher may try it on a phone first.
    for (width, height) in [(390, 844), (844, 390), (320, 640)] {
        page.resize(width, height).await?;
        fits(page).await.map_err(|why| format!("{width}×{height}: {why}"))?;
        page.shot(&format!("beamer {width}")).await?;
    }
    page.accessible().await
}
