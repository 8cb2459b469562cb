//! What a learner finds who does what a lesson says: something to watch, something to try; and what a
//! school finds whose own list of lessons has a slip.

use std::time::Duration;

use thirtyfour::Key;

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};

/// A scene that says *watch* has something to see, and it can be seen again; so can what a reveal tells of.
pub(super) async fn watched(page: &Page<'_>) -> Done {
    page.open("lesson=01-alone").await?;
    page.at_step(1, "scene").await?;
    plays_to(page, 8_000).await?;
    page.click("button", "Start again").await?;
    plays_to(page, 8_000).await?;
    page.turn(Key::PageDown).await?;
    page.at_step(2, "predict").await?;
    page.turn(Key::PageDown).await?;
    page.at_step(3, "reveal").await?;
    plays_to(page, 8_000).await?;
    page.all_shown().await?;
    page.click("button", "Start again").await?;
    page.until(".lesson", "data-watching", &["yes"], SOON).await?;
    plays_to(page, 8_000).await?;
    page.all_shown().await?;
    // Whoever goes back finds what they have seen.
    page.turn(Key::PageUp).await?;
    page.turn(Key::PageUp).await?;
    page.at_step(1, "scene").await?;
    page.the("button", "Play").await?;
    let now = page.now().await?;
    if now == 8_000 { Ok(()) } else { Err(format!("the scene stands at {now}").into()) }
}

/// The run is seen before its end, and then stands there.
async fn plays_to(page: &Page<'_>, end: u64) -> Done {
    page.the("button", "Pause").await?;
    let now = page.now().await?;
    if now >= end {
        return Err(format!("there is nothing to see: it is {now} at once").into());
    }
    page.wait("the run stands at its end", LATER, async || {
        let (now, stands) = (page.now().await?, page.attribute("[data-digest]", "data-digest").await?);
        Ok(if now == end && stands.is_some() { Ok(()) } else { Err(format!("it is {now}")) })
    })
    .await
}

/// What a lesson asks people to try can be done: links are made slower.
pub(super) async fn slower_links(page: &Page<'_>) -> Done {
    page.open("lesson=04-two-teams-at-once&step=7").await?;
    page.at_step(7, "explore").await?;
    page.click("button", "One way…").await?;
    page.says("Messages between robots take about").await?;
    page.pick("radio", "3.0 s").await?;
    page.wait("the run has slow links", SOON, async || {
        let hash = page.text("return location.hash;").await?;
        Ok(if hash.contains("+delay+3000") { Ok(()) } else { Err(format!("it is {hash}")) })
    })
    .await?;
    page.shot("slower links").await?;
    page.accessible().await
}

/// A list of lessons with a slip in it is named, with the place; once it is mended the list is there.
pub(super) async fn broken_list(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.script(
        "const fetch = window.fetch; window.broken = 'lessons 1\\n01-alone many Alone'; window.fetch = (path) => \
            window.broken && path === 'lessons/en/index.txt' ? Promise.resolve(new Response(broken)) : fetch(path);",
        vec![],
    )
    .await?;
    page.click("button", "Lessons").await?;
    page.says("The list of lessons (lessons/en/index.txt) cannot be read. Line 2, column 10").await?;
    page.script("window.broken = '';", vec![]).await?;
    page.click("button", "Try again").await?;
    page.says("Two teams at once").await
}

/// What another window has kept of the same lesson stays when this one goes on.
pub(super) async fn two_windows(page: &Page<'_>) -> Done {
    page.open("lesson=04-two-teams-at-once").await?;
    page.at_step(1, "scene").await?;
    let other = "lockstep-progress 1\\n04-two-teams-at-once at 6 seen 6 answers 2=1 4=2 solved 6\\n";
    page.script(&format!("localStorage.setItem('lockstep.progress', '{other}');"), vec![]).await?;
    page.turn(Key::PageDown).await?;
    page.at_step(2, "predict").await?;
    page.wait("the browser keeps both", SOON, async || {
        let kept = page.text("return localStorage.getItem('lockstep.progress');").await?;
        let both = kept.contains("at 2 seen 6 answers 2=1 4=2 solved 6");
        Ok(if both { Ok(()) } else { Err(format!("it keeps “{kept}”")) })
    })
    .await
}

/// Whoever starts again by mistake gets back what they had done.
pub(super) async fn begun_again(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.pause().await?;
    let (digest, now) = (page.digest().await?, page.now().await?);
    page.click("button", "Start again").await?;
    page.click("button", "1 earlier line").await?;
    page.script("document.querySelector('.left-lines button').click();", vec![]).await?;
    page.wait("the run is back", SOON, async || {
        let found = (page.digest().await?, page.now().await?);
        Ok(if found == (digest.clone(), now) {
            Ok(())
        } else {
            Err(format!("{found:?}, not {digest}, {now}"))
        })
    })
    .await
}

/// A run that gives way to another scheme, to a lesson or to a file is where the browser's *back* leads.
pub(super) async fn back_to_a_run(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.pause().await?;
    let digest = page.digest().await?;
    page.scheme("Quorum of 3").await?;
    back_to(page, &digest).await?;
    page.drop_file("other.txt", "lockstep 1\nscheme none 1\nuntil 5s\n").await?;
    page.robots_when("one robot is there", SOON, |robots| robots.len() == 1).await?;
    back_to(page, &digest).await?;
    page.click("button", "Lessons").await?;
    page.says("Two teams at once").await?;
    page.click("button", "Lesson 4: Two teams at once").await?;
    page.at_step(1, "scene").await?;
    // Its stage is nobody's work: it needs no station.
    page.ask("Team A", "Forward").await?;
    page.until(".app", "data-lesson", &["away"], SOON).await?;
    let own = page.digest().await?;
    page.click("button", "Back to the lesson").await?;
    page.until(".app", "data-lesson", &["script"], SOON).await?;
    back_to(page, &own).await
}

async fn back_to(page: &Page<'_>, digest: &str) -> Done {
    page.wait("the page is about something else", SOON, async || {
        let now = page.digest().await?;
        Ok(if now == digest { Err("it is not".to_owned()) } else { Ok(()) })
    })
    .await?;
    // The new run is in the address before long.
    page.rest(Duration::from_millis(900)).await;
    page.script("history.back();", vec![]).await?;
    page.wait("the run is back", SOON, async || {
        let now = page.digest().await?;
        Ok(if now == digest { Ok(()) } else { Err(format!("it is {now}, not {digest}")) })
    })
    .await
}

/// Where the network is gone for a moment the page says so, and never that something does not exist.
pub(super) async fn out_of_reach(page: &Page<'_>) -> Done {
    page.open("lesson=01-alone").await?;
    page.at_step(1, "scene").await?;
    page.script(
        "const fetch = window.fetch; window.gone = true; \
            window.fetch = (path) => window.gone ? Promise.reject(new TypeError('gone')) : fetch(path);",
        vec![],
    )
    .await?;
    page.script("document.querySelector('.lesson .term').click();", vec![]).await?;
    page.says("The file could not be fetched.").await?;
    page.script("window.gone = false;", vec![]).await?;
    page.click("button", "Try again").await?;
    page.until(".glossary [data-word=robot]", "data-word", &["robot"], SOON).await?;
    page.keys(Key::Escape + "").await?;
    page.script("window.gone = true;", vec![]).await?;
    super::languages::choose(page, "de").await?;
    page.says("Die Datei ließ sich nicht holen.").await?;
    page.says("Diese Lektion gibt es hier nicht in deiner Sprache.").await?;
    page.script("window.gone = false;", vec![]).await?;
    super::languages::choose(page, "es").await?;
    page.says("Hay un robot en un laberinto.").await
}
