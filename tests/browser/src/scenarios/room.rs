//! Room for what matters: on a common projector, in a small frame, on a phone, nothing that people came for
//! lies below an edge or under something else.

use std::time::Duration;

use serde_json::json;
use thirtyfour::Key;

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};

/// Presses keys that go to nothing in particular.
async fn press(page: &Page<'_>, keys: &str) -> Done {
    for key in keys.chars() {
        page.keys(key.to_string()).await?;
    }
    Ok(())
}

/// Waits until a script finds nothing wrong; it returns a list of what is.
async fn all_is_well(page: &Page<'_>, what: &str, script: &str) -> Done {
    page.wait(what, SOON, async || {
        let wrong: Vec<String> = serde_json::from_value(page.script(script, vec![]).await?)?;
        Ok(if wrong.is_empty() { Ok(()) } else { Err(format!("{wrong:?}")) })
    })
    .await
}

/// Scissors of links that lie on each other or on a building, and names that lie on each other.
const CROWDED: &str = "const boxes = (what) => [...document.querySelectorAll(what)].map((e) => \
    [e.getAttribute('data-link') ?? e.textContent.trim(), e.getBoundingClientRect(), e.closest('[data-robot]')]); \
    const wrong = [], scissors = boxes('.scissors [data-link]'), walls = boxes('.bwall'); \
    const names = boxes('.plate .t-name, .plate .t-role, .plate .badge rect'); \
    const middle = (b) => [b.left + b.width / 2, b.top + b.height / 2]; \
    scissors.forEach(([link, one], i) => { const [x, y] = middle(one); \
      for (const [other, box] of scissors.slice(i + 1)) { const [u, v] = middle(box); \
        if (Math.hypot(x - u, y - v) < 40) wrong.push(`scissors ${link} and ${other}`); } \
      for (const [, b] of walls) if (x > b.left && x < b.right && y > b.top && y < b.bottom) wrong.push(`scissors ${link} on a building`); }); \
    names.forEach(([name, a, whose], i) => { for (const [other, b, its] of names.slice(i + 1)) \
      if (whose !== its && a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 3 && b.top < a.bottom - 3) wrong.push(`${name} on ${other}`); \
      if (a.right > innerWidth + 1 || a.left < -1) wrong.push(`${name} is cut off`); }); return wrong;";

/// Five robots on a projector of the common size: no link runs into another, no name into another, in each language.
pub(super) async fn five_on_a_projector(page: &Page<'_>) -> Done {
    for language in ["en", "de", "es"] {
        for query in ["", "&presenter"] {
            page.open_with(&format!("lang={language}{query}"), "").await?;
            for (width, height) in [(1280, 720), (1366, 768), (1920, 1080)] {
                page.resize(width, height).await?;
                press(page, "g5").await?;
                page.until(".app", "data-robots", &["5"], SOON).await?;
                let name = format!("{language}{query}, {width}×{height}");
                all_is_well(page, &name, CROWDED).await?;
                page.shot(&format!("five {language}{query} {width}")).await?;
            }
        }
    }
    Ok(())
}

/// What lies below the edge of its part: lanes, schemes that are compared, the latest sentences.
pub(super) async fn panels_on_a_projector(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.resize(1280, 720).await?;
    press(page, "g5").await?;
    press(page, "t").await?;
    let story = "const side = document.querySelector('.side').getBoundingClientRect().height; \
        const story = document.querySelector('.story').getBoundingClientRect().height; \
        return story > side * 0.33 ? [] : [`the story has ${story} of ${side} pixels`];";
    all_is_well(page, "the story has room", story).await?;
    press(page, "tg4j").await?;
    page.the("region", "Space and time").await?;
    let lanes = "const canvas = document.querySelector('.chart-canvas'); \
        return canvas.scrollHeight > canvas.clientHeight + 2 ? [`${canvas.scrollHeight} of ${canvas.clientHeight}`] : [];";
    all_is_well(page, "all lanes of three robots and two teams are seen", lanes).await?;
    press(page, "jg2w").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    press(page, "v").await?;
    let columns = "const body = document.querySelector('.versus-body')?.getBoundingClientRect(); if (!body) return ['nothing']; \
        const all = [...document.querySelectorAll('.versus .column')]; if (all.length < 4) return [`${all.length} schemes`]; \
        return all.filter((e) => e.getBoundingClientRect().bottom > body.bottom).map((e) => e.querySelector('h3').textContent);";
    all_is_well(page, "four schemes are seen side by side", columns).await
}

/// Parts of the bar that lie on each other or beyond the edge.
const BAR: &str = "const boxes = [...document.querySelectorAll('.bar .logo, .bar .menu, .bar > .price, .bar .switch-scheme .seg, .bar .doors, .bar .leaves-button')] \
    .filter((e) => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().width > 1).map((e) => [e.className, e.getBoundingClientRect()]); \
    const wrong = boxes.length < 2 ? ['no bar'] : []; boxes.forEach(([name, a], i) => { for (const [other, b] of boxes.slice(i + 1)) \
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) wrong.push(`${name} on ${other}`); \
      if (a.right > innerWidth + 1 || a.left < -1) wrong.push(`${name} is cut off`); }); \
    for (const e of document.querySelectorAll('.bar .price div')) if (e.closest('.price').checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().left < document.querySelector('.switch-scheme .seg').getBoundingClientRect().right && !document.querySelector('.bar.folded')) wrong.push('a price on the schemes'); \
    return wrong;";

/// In the bar nothing lies on anything, in each language, alone and beside a lesson that is left to try things.
pub(super) async fn the_bar(page: &Page<'_>) -> Done {
    for language in ["en", "de", "es", "ar"] {
        for lesson in [false, true] {
            page.open_with(
                &format!("lang={language}"),
                if lesson { "lesson=04-two-teams-at-once" } else { "" },
            )
            .await?;
            if lesson {
                page.until(".lesson", "data-kind", &["scene"], LATER).await?;
                let aside = "document.querySelector('.freely').click();";
                page.script(aside, vec![]).await?;
                page.until(".app", "data-lesson", &["away"], SOON).await?;
            }
            for (width, height) in
                [(1024, 768), (1280, 720), (1366, 768), (1440, 900), (1600, 900), (1920, 1080)]
            {
                page.resize(width, height).await?;
                page.keys("w").await?;
                all_is_well(page, &format!("{language}, {width}×{height}, lesson {lesson}"), BAR).await?;
            }
        }
    }
    Ok(())
}

/// What is not wholly on the screen, of some elements.
const BELOW: &str = "return [...document.querySelectorAll(WHAT)].filter((e) => e.checkVisibility()).filter((e) => { \
    const box = e.getBoundingClientRect(); \
    const at = document.elementFromPoint(box.left + box.width / 2, box.bottom - 6); \
    return box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || !e.contains(at); }).map((e) => e.getAttribute('aria-label') ?? e.className);";

/// In a frame of the usual size in somebody's page everything that is pressed is seen, and so are the keys on a
/// phone with five robots.
pub(super) async fn keys_are_seen(page: &Page<'_>) -> Done {
    page.open_with("embed", "").await?;
    for (width, height) in [(800, 500), (700, 420)] {
        page.resize(width, height).await?;
        let script = BELOW.replace("WHAT", "'.key, .round, .tab, .sendto .select'");
        all_is_well(page, &format!("a frame of {width}×{height}"), &script).await?;
        page.shot(&format!("frame {width}")).await?;
    }
    page.open("").await?;
    page.resize(390, 844).await?;
    press(page, "g5").await?;
    page.until(".app", "data-robots", &["5"], SOON).await?;
    all_is_well(page, "a phone with five robots", &BELOW.replace("WHAT", "'.key'")).await
}

/// Presenter mode that somebody tries on a phone: names do not lie on each other.
pub(super) async fn presenter_on_a_phone(page: &Page<'_>) -> Done {
    page.open_with("presenter", "").await?;
    for (width, height) in [(390, 844), (768, 1024)] {
        page.resize(width, height).await?;
        for scheme in ["g4", "g5"] {
            press(page, scheme).await?;
            page.until(".app", "data-robots", &[if scheme == "g4" { "3" } else { "5" }], SOON).await?;
            let crowded = CROWDED.replace("< 40)", "< 24)");
            all_is_well(page, &format!("{scheme}, {width}×{height}"), &crowded).await?;
            page.shot(&format!("presenter {scheme} {width}")).await?;
        }
    }
    Ok(())
}

/// In front of a class the teams' photographs are on the stage, and whether they are the same.
pub(super) async fn photographs_for_a_class(page: &Page<'_>) -> Done {
    page.open_with("presenter", "").await?;
    page.resize(1280, 720).await?;
    // Without the controls arrows are a clicker's.
    press(page, "wh").await?;
    page.keys(Key::Left + "").await?;
    press(page, "h ").await?;
    for ticket in ["A1", "B1"] {
        page.verdict(ticket, &["done"], LATER).await?;
    }
    press(page, "e/").await?;
    for ticket in ["A2", "B2"] {
        page.verdict(ticket, &["done"], LATER).await?;
        page.first(&format!("[data-pinned=\"{ticket}\"]")).await?;
    }
    page.keys(" ").await?;
    let poses = "const [a, b] = [...document.querySelectorAll('[data-robot]')].map((e) => e.dataset.cell + e.dataset.heading); return a === b;";
    let same = page.script(poses, vec![]).await? == json!(true);
    page.the("img", if same { "The pictures are the same" } else { "The pictures differ" }).await?;
    let covered = "const wrong = []; const walls = [...document.querySelectorAll('.bwall')].map((e) => e.getBoundingClientRect()); \
        const pinned = document.querySelectorAll('[data-pinned], .pin-sign'); if (pinned.length < 3) wrong.push(`${pinned.length} parts`); \
        for (const e of pinned) { const a = e.getBoundingClientRect(); \
        for (const b of walls) if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) wrong.push('on a building'); \
        if (e.dataset.pinned && a.width < innerWidth / 11) wrong.push(`${a.width} pixels wide`); if (e.textContent.includes('…')) wrong.push(e.textContent); } return wrong;";
    for (width, height) in [(1024, 768), (1920, 1080), (1280, 720)] {
        page.resize(width, height).await?;
        all_is_well(page, &format!("photographs have a place of their own, {width}×{height}"), covered)
            .await?;
    }
    page.shot("presenter photographs").await?;
    page.accessible().await
}

/// Runs with two to five robots in the middle of it: commands on the way, links cut, robots that are off.
const RUNS: [(u8, &str); 4] = [
    (
        2,
        "run1;scheme+forwarding+2;teams+A@1+B@2;100+A+forward;120+B+left;2400+A+picture;2500+B+picture;4200+cut+1-2;4300+A+forward;4400+B+right;until+20000;=4trq4b&t=5200",
    ),
    (
        3,
        "run1;scheme+quorum+3;teams+A@1+B@2;5500+A+forward;5600+B+left;8000+cut+1-3;8200+reboot+2+for+4000;9000+A+picture;until+20000;=yp8F4f&t=9600",
    ),
    (
        4,
        "run1;scheme+forwarding+4;teams+A@1+B@2;200+A+forward;220+B+left;1800+cut+1-3;2000+B+forward;3000+A+picture;until+20000;=m55cv5&t=3600",
    ),
    (
        5,
        "run1;scheme+quorum+5;teams+A@1+B@2;5500+A+forward;5600+B+left;7800+split+1+2+!+3+4+5;8200+reboot+4+for+4000;9000+A+picture;9100+B+forward;until+20000;=qv784r&t=10400",
    ),
];

/// Windows of people and of projectors.
const WINDOWS: [(u32, u32); 8] =
    [(1920, 1080), (1440, 900), (1366, 768), (1280, 720), (1024, 768), (768, 1024), (800, 600), (390, 844)];

/// Words of robots that end with an ellipsis or beyond the edge of the stage.
const CLIPPED: &str = "const stage = document.querySelector('.floor-plan').getBoundingClientRect(), wrong = []; \
    const view = document.querySelector('.scene').viewBox.baseVal; \
    if (Math.abs(view.width - stage.width) > 1 || Math.abs(view.height - stage.height) > 1) return ['not yet arranged']; \
    const all = [...document.querySelectorAll('.plate text, .plate .badge rect')]; if (all.length < 4) return ['no words']; \
    for (const e of all) { const box = e.getBoundingClientRect(); if (e.textContent.includes('…')) wrong.push(e.textContent); \
      if (box.right > stage.right + 2 || box.left < stage.left - 2 || box.bottom > stage.bottom + 3) wrong.push(`${e.textContent || 'a badge'} beyond the edge`); } return wrong;";

/// How wide the buildings are once all words are seen and nothing changes its place any more.
async fn settled_side(page: &Page<'_>, what: &str) -> Done<f64> {
    let side = "return document.querySelector('.bwall').getBoundingClientRect().width;";
    let mut before = None;
    loop {
        all_is_well(page, what, CLIPPED).await?;
        let now = page.script(side, vec![]).await?.as_f64().ok_or("there is no building")?;
        if before == Some(now) {
            return Ok(now);
        }
        before = Some(now);
        page.rest(Duration::from_millis(150)).await;
    }
}

/// What robots are and what they wait for is read to its end, in each language and on each window; and fewer robots have
/// buildings that are not smaller.
pub(super) async fn words_of_robots(page: &Page<'_>) -> Done {
    for language in ["en", "de", "es", "ar"] {
        let mut sides = [[0.0; RUNS.len()]; WINDOWS.len()];
        for (run, (robots, fragment)) in RUNS.into_iter().enumerate() {
            page.open_with(&format!("lang={language}"), fragment).await?;
            page.until(".app", "data-robots", &[&robots.to_string()], LATER).await?;
            for (place, (width, height)) in WINDOWS.into_iter().enumerate() {
                page.resize(width, height).await?;
                let what = format!("{language}, {robots} robots, {width}×{height}");
                sides[place][run] = settled_side(page, &what).await?;
            }
        }
        for (window, sides) in WINDOWS.iter().zip(sides) {
            // Four have no strings of beads below their buildings, for which three need some room.
            let shrinks = sides[0] < sides[1] || sides[1] < sides[2] * 0.9 || sides[2] < sides[3];
            if shrinks {
                return Err(
                    format!("{language}, {window:?}: two to five robots have sides of {sides:?}").into()
                );
            }
        }
    }
    Ok(())
}

/// Buildings and badges that lie under the open sheet.
const HIDDEN: &str = "const sheet = document.querySelector('.sheet.beside:has(.answer)')?.getBoundingClientRect(); \
    if (!sheet) return ['no answer']; \
    const view = document.querySelector('.scene').viewBox.baseVal, stage = document.querySelector('.floor-plan').getBoundingClientRect(); \
    if (Math.abs(view.width - stage.width) > 1 || Math.abs(view.height - stage.height) > 1) return ['not yet arranged']; \
    return [...document.querySelectorAll('.bwall, .badge rect')].filter((e) => { \
      const box = e.getBoundingClientRect(); \
      return box.left < sheet.right - 2 && sheet.left < box.right - 2 && box.top < sheet.bottom - 2 && sheet.top < box.bottom - 2; }) \
    .map((e) => `robot ${e.closest('[data-robot]').dataset.robot}`);";

/// Whatever is asked about, all robots are seen beside the explanation.
pub(super) async fn explanations_hide_no_robot(page: &Page<'_>) -> Done {
    for (robots, fragment) in RUNS {
        let language = if robots % 2 == 0 { "ar" } else { "en" };
        page.open_with(&format!("lang={language}"), fragment).await?;
        page.until(".app", "data-robots", &[&robots.to_string()], LATER).await?;
        for (width, height) in WINDOWS {
            page.resize(width, height).await?;
            for asked in [1, robots] {
                let ask = format!(
                    "document.querySelector('[data-robot=\"{asked}\"] .badge').dispatchEvent(new MouseEvent('click', {{bubbles: true}}));"
                );
                page.script(&ask, vec![]).await?;
                let name = format!("{language}, why of {asked} of {robots}, {width}×{height}");
                all_is_well(page, &name, HIDDEN).await?;
                page.keys(Key::Escape + "").await?;
            }
        }
    }
    Ok(())
}
