//! Going back, asking why, looking into messages, the diagram, and the same story under other schemes.

use serde_json::json;
use thirtyfour::Key;

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};

/// One command under strict forwarding, played to its end. The run stands still then.
async fn one_command(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Strict forwarding").await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.robots_when("both robots have moved", LATER, |robots| robots.iter().all(|r| r.executed == 1))
        .await?;
    page.pause().await
}

/// Whatever is asked about is answered in words, and each cause leads to where it happened.
pub(super) async fn why(page: &Page<'_>) -> Done {
    one_command(page).await?;
    if page.attribute(".side.unseen", "class").await?.is_some() {
        page.click("button", "Story").await?;
    }
    page.click("button", "Why: Robot 2 carries out A1: it goes forward.").await?;
    let answer = ("dialog", "Why?");
    let causes = page.names_in(answer, "button").await?;
    for cause in
        ["Robot 2 hears from Robot 1", "Robot 1 hears from Team A", "Team A asks Robot 1 to go forward"]
    {
        if !causes.iter().any(|name| name.contains(cause)) {
            return Err(format!("the causes do not name “{cause}” but: {}", causes.join(" | ")).into());
        }
    }
    page.accessible().await?;
    page.shot("why").await?;
    let asked = causes.iter().find(|name| name.contains("Team A asks Robot 1")).ok_or("nobody asked")?;
    page.click_in(answer, "button", asked).await?;
    page.until("[data-now]", "data-now", &["0"], SOON).await?;
    page.click("button", "Why: Robot 1 in step").await?;
    page.wait("the robot says what it waits for", SOON, async || {
        let said = page.read_all("dialog", "Why?").await?.concat();
        Ok(if said.contains("waits for a command") { Ok(()) } else { Err(format!("it says “{said}”")) })
    })
    .await?;
    // The answer lies over the console.
    page.click_in(answer, "button", "Close").await?;
    page.click("button", "Why: A1 waiting").await?;
    page.wait("the waiting command says where it is", SOON, async || {
        let said = page.read_all("dialog", "Why?").await?.concat();
        Ok(if said.contains("on its way") { Ok(()) } else { Err(format!("it says “{said}”")) })
    })
    .await
}

/// A message in flight is looked into, held back, released and lost; all of it stands in the run's text.
pub(super) async fn messages(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Strict forwarding").await?;
    page.ask("Team A", "Forward").await?;
    page.click("button", "Step forward").await?;
    page.click("button", "Message Robot 1 to Robot 2: Team A asks for A1: go forward").await?;
    let menu = ("dialog", "Message");
    let inside = page.read_all("dialog", "Message").await?.concat();
    if !inside.contains("go forward") || !inside.contains("forwarded request") {
        return Err(format!("inside the message there is “{inside}”").into());
    }
    page.accessible().await?;
    page.click_in(menu, "button", "Hold it back").await?;
    page.the("button", "Message Robot 1 to Robot 2, held back: Team A asks for A1: go forward").await?;
    page.shot("message").await?;
    page.click_in(menu, "button", "Release it").await?;
    page.click_in(menu, "button", "Lose it").await?;
    page.wait("the address holds the three acts", SOON, async || {
        let hash = page.script("return location.hash;", vec![]).await?.to_string();
        let all = ["hold", "release", "lose"].iter().all(|word| hash.contains(word));
        Ok(if all { Ok(()) } else { Err(hash) })
    })
    .await?;
    page.play().await?;
    page.robots_when("Robot 1 has moved and Robot 2 has not heard of it", LATER, |robots| {
        robots[0].executed == 1 && robots[1].executed == 0 && robots[1].standing == "behind"
    })
    .await?;
    page.pause().await
}

/// Acting in the past starts a new line, and the old one can be got back.
pub(super) async fn lines(page: &Page<'_>) -> Done {
    one_command(page).await?;
    let before = page.digest().await?;
    page.script("document.activeElement.blur();", vec![]).await?;
    page.keys("[").await?;
    page.until("[data-now]", "data-now", &["0"], SOON).await?;
    page.click("button", "Step back").await?;
    page.ask("Team B", "Turn left").await?;
    let fresh = page.digest().await?;
    if fresh == before {
        return Err("the new line has the digest of the old one".into());
    }
    page.click("button", "1 earlier line").await?;
    page.accessible().await?;
    page.shot("lines").await?;
    let names = page.names_in(("dialog", "Marks and lines"), "button").await?;
    let back = names.iter().find(|name| name.starts_with("Get it back")).ok_or("no line to get back")?;
    page.click_in(("dialog", "Marks and lines"), "button", back).await?;
    page.wait("the old line is back", SOON, async || {
        let hash = page.script("return location.hash;", vec![]).await?.to_string();
        let old = hash.contains("A+forward") && !hash.contains("B+left");
        Ok(if old { Ok(()) } else { Err(hash) })
    })
    .await?;
    page.robots_when("both robots have moved again", SOON, |robots| robots.iter().all(|r| r.executed == 1))
        .await
        .map(drop)
}

/// The diagram is walked with the keyboard, says what is pointed at and goes there.
pub(super) async fn diagram(page: &Page<'_>) -> Done {
    one_command(page).await?;
    let end = page.now().await?;
    page.click("button", "Diagram").await?;
    let drawing = page.the("group", "Space and time").await?;
    drawing.focus().await?;
    page.keys(Key::Left + "").await?;
    page.keys(Key::Left + "").await?;
    let told = "return document.querySelector('.chart [role=status]').textContent;";
    page.wait("the event is told in words", SOON, async || {
        let said = page.script(told, vec![]).await?.to_string();
        Ok(if said.contains("A1") { Ok(()) } else { Err(said) })
    })
    .await?;
    let lit = page.attribute(".dg-past", "d").await?.unwrap_or_default();
    if !lit.contains('L') {
        return Err("nothing of the event’s past is lit".into());
    }
    page.accessible().await?;
    page.shot("diagram").await?;
    diagram_in_hand(page).await?;
    page.keys(Key::Enter + "").await?;
    page.wait("the run stands at the event", SOON, async || {
        let now = page.now().await?;
        Ok(if now < end { Ok(()) } else { Err(format!("it stands at {now}")) })
    })
    .await?;
    page.keys(Key::Escape + "").await?;
    page.until("button[aria-label=Diagram]", "aria-pressed", &["false"], SOON).await.map(drop)
}

/// The diagram zooms by wheel and fingers, leaves the plain wheel to the page, and saves what it shows.
async fn diagram_in_hand(page: &Page<'_>) -> Done {
    let span = "return document.querySelector('.chart-tools .lbl').textContent;";
    let wheel = "const svg = document.querySelector('.chart-canvas svg'), at = svg.getBoundingClientRect(); \
        const words = {bubbles: true, cancelable: true, clientX: at.left + 300, clientY: at.top + 60, \
        deltaY: arguments[0], ctrlKey: arguments[1], shiftKey: arguments[2]}; \
        return svg.dispatchEvent(new WheelEvent('wheel', words));";
    let first = page.script(span, vec![]).await?;
    // A false answer says that the page's own scrolling or zooming was held off.
    let ours = page.script(wheel, vec![json!(-120), json!(true), json!(false)]).await? == json!(false);
    let theirs = page.script(wheel, vec![json!(-120), json!(false), json!(false)]).await? == json!(true);
    if !ours || !theirs {
        return Err(
            format!("Ctrl with the wheel is ours: {ours}; the plain wheel is the page's: {theirs}").into()
        );
    }
    let changes = async |from: &serde_json::Value| {
        page.wait("the diagram shows another span", SOON, async || {
            let now = page.script(span, vec![]).await?;
            Ok(if now == *from { Err(now.to_string()) } else { Ok(now) })
        })
        .await
    };
    let closer = changes(&first).await?;
    let fingers = "const svg = document.querySelector('.chart-canvas svg'), at = svg.getBoundingClientRect(); \
        svg.setPointerCapture = () => {}; \
        const finger = (kind, id, x) => svg.dispatchEvent(new PointerEvent(kind, {bubbles: true, \
        pointerId: id, pointerType: 'touch', clientX: at.left + x, clientY: at.top + 60})); \
        finger('pointerdown', 7, 300); finger('pointerdown', 8, 500); \
        for (const x of [480, 440, 400, 360]) finger('pointermove', 8, x); \
        finger('pointerup', 8, 360); finger('pointerup', 7, 300);";
    page.script(fingers, vec![]).await?;
    changes(&closer).await?;
    let catch = "window.saved = []; const plain = URL.createObjectURL; \
        URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved.push(text)); return plain(blob); };";
    page.script(catch, vec![]).await?;
    for (files, button) in [(1, "Save what is shown (SVG)"), (2, "Save the whole run")] {
        page.click("button", button).await?;
        page.wait("a picture is saved", SOON, async || {
            let saved: Vec<String> =
                serde_json::from_value(page.script("return window.saved;", vec![]).await?)?;
            let good = saved.len() == files
                && saved.iter().all(|text| text.starts_with("<svg") && text.contains("A1"));
            Ok(if good { Ok(()) } else { Err(format!("{} files", saved.len())) })
        })
        .await?;
    }
    let drawing = page.the("group", "Space and time").await?;
    Ok(drawing.focus().await?)
}

/// The same presses under several schemes: where nobody orders them the robots part, elsewhere not.
pub(super) async fn compare(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Strict forwarding").await?;
    page.ask("Team A", "Forward").await?;
    page.ask("Team B", "Turn left").await?;
    page.play().await?;
    page.robots_when("the robots part", LATER, |robots| robots.iter().all(|r| r.executed == 2)).await?;
    page.pause().await?;
    let before = page.digest().await?;
    page.click("button", "Compare").await?;
    let parted = page.read_all("region", "Strict forwarding").await?.concat();
    let together = page.read_all("region", "Primary/backup").await?.concat();
    if !parted.contains("apart since") || together.contains("apart since") {
        return Err(format!("apart: “{parted}”; together: “{together}”").into());
    }
    page.accessible().await?;
    page.shot("compare").await?;
    let now = "return document.querySelector('.versus input[type=range]').value;";
    let start = page.script(now, vec![]).await?;
    page.play().await?;
    page.wait("all columns go on together", SOON, async || {
        let later = page.script(now, vec![]).await?;
        Ok(if later == start { Err("they stand still".to_owned()) } else { Ok(()) })
    })
    .await?;
    page.pause().await?;
    page.click("button", "First difference").await?;
    page.wait("it stands where the teams or the robots first differ", SOON, async || {
        let at = page.script(now, vec![]).await?;
        let at: u64 = at.as_str().and_then(|at| at.parse().ok()).ok_or("the slider has no place")?;
        Ok(if (600..1000).contains(&at) { Ok(()) } else { Err(format!("it stands at {at}")) })
    })
    .await?;
    let marks = page.attribute(".versus .sc-first", "d").await?.unwrap_or_default();
    if marks.matches('V').count() != 2 {
        return Err(format!("two first differences are marked on the time line, but: {marks}").into());
    }
    page.pick("checkbox", "Quorum of 5").await?;
    page.the("region", "Quorum of 5").await?;
    page.keys(Key::Escape + "").await?;
    let after = page.digest().await?;
    if after == before { Ok(()) } else { Err("comparing has changed the run".into()) }
}
