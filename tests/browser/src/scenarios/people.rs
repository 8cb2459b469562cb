//! Different people: by keyboard only, two at one keyboard, by ear, with less motion, with their system's colours.

use std::time::Duration;

use serde_json::json;
use thirtyfour::Key;

use super::hands::LATER;
use super::long::HANG_MS;
use super::schemes::a_leader;
use crate::Done;
use crate::page::{Page, SOON};

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

/// Two people press at the same instant and hold their keys: two commands, at the same millisecond of the
/// run, and no more. What is typed into a field, and what is pressed with Ctrl, Alt or Meta, is no command.
pub(super) async fn two_at_one_keyboard(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.script("document.activeElement.blur();", vec![]).await?;
    page.play().await?;
    page.script("document.activeElement.blur();", vec![]).await?;
    page.hold(&['w', Key::Left.into(), 'e', '/'], Duration::from_millis(700)).await?;
    for ticket in ["A1", "A2", "B1", "B2"] {
        page.verdict(ticket, &["done"], LATER).await?;
    }
    // The browser repeats a key that is held; both keys of an instant come in one task.
    let script = "for (const [key, repeat] of arguments[0]) document.body.dispatchEvent(new KeyboardEvent('keydown', \
        {key, repeat, bubbles: true, cancelable: true}));";
    let both = json!([["d", false], ["ArrowRight", false], ["d", true], ["ArrowRight", true], ["d", true]]);
    page.script(script, vec![both]).await?;
    page.verdict("A3", &["done"], LATER).await?;
    page.verdict("B3", &["done"], LATER).await?;
    page.pause().await?;
    // Nothing of this is meant for a team.
    let script = "for (const more of [{ctrlKey: true}, {altKey: true}, {metaKey: true}, {isComposing: true}]) \
        document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'w', bubbles: true, cancelable: true, ...more})); \
        const field = document.querySelector('[data-team=A] select'); field.focus(); \
        field.dispatchEvent(new KeyboardEvent('keydown', {key: 'w', bubbles: true, cancelable: true})); field.blur();";
    page.script(script, vec![]).await?;
    // Other scripts than the Latin: the place of the key counts.
    let script = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ص', code: 'KeyW', bubbles: true, \
        cancelable: true}));";
    page.script(script, vec![]).await?;
    page.verdict("A4", &["waiting"], SOON).await?;
    let tickets = page.script("return document.querySelectorAll('[data-ticket]').length;", vec![]).await?;
    if tickets != json!(7) {
        return Err(format!("seven commands were meant, {tickets} were given").into());
    }
    let acts = page
        .wait("the address holds the run", SOON, async || {
            let hash = page.script("return decodeURIComponent(location.hash);", vec![]).await?;
            let hash = hash.as_str().unwrap_or_default().to_owned();
            Ok(if hash.contains("B+right") || hash.contains("B right") { Ok(hash) } else { Err(hash) })
        })
        .await?;
    let at = |words: &str| {
        acts.replace('+', " ").split(';').find_map(|act| act.strip_suffix(words).map(str::to_owned))
    };
    match (at(" A right"), at(" B right")) {
        (Some(one), Some(other)) if one == other => {}
        (one, other) => return Err(format!("the turns were at {one:?} and {other:?}: {acts}").into()),
    }
    // Who wants no single keys to do anything can say so, and the sheet of keys gives the focus back.
    let play = page.the("button", "Play").await?;
    page.script("arguments[0].focus();", vec![play.to_json()?]).await?;
    page.keys("?").await?;
    page.the("dialog", "Keys").await?;
    page.shot("keys").await?;
    page.accessible().await?;
    page.pick_off("checkbox", "Single keys do things").await?;
    page.keys(Key::Escape + "").await?;
    page.wait("the focus is back on the button", SOON, async || {
        let script = "return document.activeElement?.getAttribute('aria-label');";
        let found = page.script(script, vec![]).await?;
        Ok(if found == json!("Play") { Ok(()) } else { Err(format!("it is on {found}")) })
    })
    .await?;
    page.keys("w").await?;
    page.rest(Duration::from_millis(300)).await;
    let tickets = page.script("return document.querySelectorAll('[data-ticket]').length;", vec![]).await?;
    if tickets != json!(7) {
        return Err("a key did something after keys were switched off".into());
    }
    keys_stay_off(page).await
}

/// Whoever has said so once need not say it again.
async fn keys_stay_off(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.script("document.activeElement.blur();", vec![]).await?;
    page.keys("w").await?;
    page.rest(Duration::from_millis(300)).await;
    let tickets = page.script("return document.querySelectorAll('[data-ticket]').length;", vec![]).await?;
    if tickets == json!(0) { Ok(()) } else { Err("keys were switched off, and are on after a reload".into()) }
}

/// A key that is held down, and a child that hammers on a button: nothing is done twice for one press,
/// nothing piles up, and the page answers at once afterwards.
pub(super) async fn a_hail_of_presses(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.script("document.activeElement.blur();", vec![]).await?;
    for key in ["w", "d", "a"] {
        page.keys(key).await?;
    }
    page.play().await?;
    page.verdict("A3", &["done"], LATER).await?;
    page.pause().await?;
    let events = "return Number(document.querySelector('.time small').textContent.replace(/\\D/g, ''));";
    let before = page.script(events, vec![]).await?.as_u64().unwrap_or_default();
    // Half a thousand repeats at once do one step, because nothing is drawn between them.
    let script = "for (let i = 0; i < 500; i += 1) document.body.dispatchEvent(new KeyboardEvent('keydown', \
        {key: arguments[0], repeat: true, bubbles: true, cancelable: true}));";
    page.script(script, vec![json!(",")]).await?;
    page.wait("one step back was made", SOON, async || {
        let now = page.script(events, vec![]).await?.as_u64().unwrap_or_default();
        Ok(if now + 1 == before { Ok(()) } else { Err(format!("{before} events were {now} afterwards")) })
    })
    .await?;
    // Half a thousand clicks are half a thousand commands, and the page is there in no time.
    let script = "const done = arguments[arguments.length - 1], button = document.querySelector('[data-team=B] .k-left'); \
        const begun = performance.now(); for (let i = 0; i < 500; i += 1) button.click(); \
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));";
    let took = page.slow_script(script, vec![], SOON).await?.as_f64().unwrap_or(f64::MAX);
    if took > 3.0 * HANG_MS {
        return Err(format!("after 500 clicks the page was away for {took:.0} ms").into());
    }
    page.until("[data-ticket=B500]", "data-verdict", &["waiting"], LATER).await?;
    lists_what_can_be_seen(page).await
}

/// Of a long list of commands only those are there that can be seen, while the run plays; all, when it stands
/// or when somebody scrolls.
async fn lists_what_can_be_seen(page: &Page<'_>) -> Done {
    let listed = async |what: &str, fits: fn(u64) -> bool| {
        let script = "return document.querySelectorAll('[data-team=B] [data-ticket]').length;";
        page.wait(what, SOON, async || {
            let rows = page.script(script, vec![]).await?.as_u64().unwrap_or_default();
            Ok(if fits(rows) { Ok(()) } else { Err(format!("{rows} are listed")) })
        })
        .await
    };
    let scroll = "document.querySelector('[data-team=B] .tickets').scrollTop = arguments[0];";
    listed("the last forty commands are listed", |rows| rows == 40).await?;
    page.play().await?;
    listed("those that can be seen are listed", |rows| (3..20).contains(&rows)).await?;
    page.script(scroll, vec![json!(60)]).await?;
    listed("who scrolls finds all", |rows| rows == 40).await?;
    page.script(scroll, vec![json!(0)]).await?;
    listed("back at the newest, few are listed", |rows| rows < 20).await?;
    page.pause().await?;
    listed("all are listed when the run stands", |rows| rows == 40).await
}

/// What a screen reader is told: where everybody stands at any time, what is new at most once a second;
/// and whoever has reached something keeps it while the run plays.
pub(super) async fn heard_instead_of_seen(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Quorum of 3").await?;
    for team in ["Team A", "Team B"] {
        page.click_in(("region", team), "button", "Autopilot").await?;
    }
    let watch = "window.lockstepSaid = []; const live = document.querySelector('.announcer'); \
        new MutationObserver(() => window.lockstepSaid.push([performance.now(), live.textContent])) \
        .observe(live, {characterData: true, childList: true, subtree: true});";
    page.script(watch, vec![]).await?;
    page.full_speed().await?;
    page.play().await?;
    for thing in [
        "[data-team=A] .k-forward",
        "[data-link=\"1-3\"]",
        ".badge",
        ".round.huge, .transport .round:nth-child(2)",
    ] {
        let script = "const e = document.querySelector(arguments[0]); e.focus(); window.lockstepFocus = e; \
            return document.activeElement === e;";
        if page.script(script, vec![json!(thing)]).await? != json!(true) {
            return Err(format!("{thing} does not take the focus").into());
        }
        page.rest(Duration::from_millis(1_300)).await;
        let script =
            "return document.activeElement === window.lockstepFocus && window.lockstepFocus.isConnected;";
        if page.script(script, vec![]).await? != json!(true) {
            return Err(format!("{thing} lost the focus while the run played").into());
        }
    }
    let said: Vec<(f64, String)> =
        serde_json::from_value(page.script("return window.lockstepSaid;", vec![]).await?)?;
    if said.len() < 3 {
        return Err(format!("in five seconds only this was said: {said:?}").into());
    }
    // One announcement may be more than one change of the text; those come together.
    let gaps = said.windows(2).map(|pair| pair[1].0 - pair[0].0).filter(|gap| *gap > 50.0);
    if let Some(gap) = gaps.min_by(f64::total_cmp).filter(|gap| *gap < 950.0) {
        return Err(format!("two announcements came within {gap:.0} ms").into());
    }
    let stage = page.script("return document.querySelector('.stage-words').textContent;", vec![]).await?;
    let stage = stage.as_str().unwrap_or_default().to_owned();
    for word in ["Robot 1 in ", "Robot 3 in ", ", looks ", "in step"] {
        if !stage.contains(word) {
            return Err(format!("the stage in words lacks “{word}”: {stage}").into());
        }
    }
    let log = page.attribute("[role=log]", "aria-live").await?;
    if log.as_deref() != Some("off") {
        return Err(format!("the story speaks by itself, too: {log:?}").into());
    }
    page.pause().await
}

/// Who asked for less motion sees messages at five places of their way and nothing that glides.
pub(super) async fn less_motion(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.ask("Team A", "Forward").await?;
    let watch = "const places = {}; window.lockstepPlaces = places; const frame = () => { \
        for (const e of document.querySelectorAll('[data-message]')) \
        (places[e.dataset.message] ??= new Set()).add(e.style.transform); \
        window.lockstepMoves = Math.max(window.lockstepMoves ?? 0, document.getAnimations().length); \
        requestAnimationFrame(frame); }; frame();";
    page.script(watch, vec![]).await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    let script = "return [Object.values(window.lockstepPlaces).map((s) => s.size), window.lockstepMoves];";
    let (places, moves): (Vec<u64>, u64) = serde_json::from_value(page.script(script, vec![]).await?)?;
    if places.is_empty() || places.iter().any(|places| *places > 5) || moves > 0 {
        return Err(format!("messages were at so many places: {places:?}; {moves} animations ran").into());
    }
    Ok(())
}

/// Where the system forces its colours, what is chosen, cut, done or wrong can still be told apart.
pub(super) async fn forced_colours(page: &Page<'_>) -> Done {
    page.open("").await?;
    let forced = page.script("return matchMedia('(forced-colors: active)').matches;", vec![]).await?;
    if forced != json!(true) {
        return Err("the browser does not force colours".into());
    }
    page.ask("Team A", "Forward").await?;
    page.ask("Team B", "Turn left").await?;
    page.play().await?;
    page.robots_when("they have diverged", LATER, |robots| robots.iter().all(|r| r.standing == "diverged"))
        .await?;
    page.pause().await?;
    page.click("button", "Link Robot 1 – Robot 2").await?;
    page.shot("forced colours").await?;
    let script = "const style = (q) => getComputedStyle(document.querySelector(q)); const wrong = []; \
        const differ = (what, a, b) => { if (a === b) wrong.push(what + ': ' + a); }; \
        differ('the chosen scheme', style('.switch-scheme input:checked + span').backgroundColor, \
          style('.switch-scheme input:not(:checked) + span').backgroundColor); \
        differ('a cut link', style('.severed .lane').strokeDasharray, 'none'); \
        differ('a robot and the floor', style('.shell').stroke, style('.floor').fill); \
        differ('walls and floor', style('.wall').stroke, style('.floor').fill); \
        differ('the way out', style('.exitmat').stroke, style('.floor').fill); \
        differ('words on the stage', style('.t-name').fill, style('.floor').fill); \
        differ('diverged', style('.k-diverged rect').stroke, style('.floor').fill); return wrong;";
    let wrong: Vec<String> = serde_json::from_value(page.script(script, vec![]).await?)?;
    if !wrong.is_empty() {
        return Err(format!("cannot be told apart: {wrong:?}").into());
    }
    page.accessible().await
}
