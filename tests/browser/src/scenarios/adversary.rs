//! How could this break? One search that finds a way and plays it, one that finds nothing and says what
//! it tried.

use std::time::Duration;

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};

/// How long a whole search may take on a slow machine.
const SEARCH: Duration = Duration::from_secs(180);
const DIALOG: (&str, &str) = ("dialog", "How could this break?");

/// Two commands at once are found, shown in words, played as a new line, and break the law before the
/// reader's eyes. What was played is in the link, and can be rewound.
pub(super) async fn finds_a_way_and_plays_it(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Strict forwarding").await?;
    ask(page).await?;
    page.choose(DIALOG, "What should break", "same order").await?;
    page.click_in(DIALOG, "button", "Search").await?;
    page.until(".adversary", "data-state", &["found"], SEARCH).await?;
    let said = page.first(".finding").await?.text().await?;
    for words in
        ["It takes two acts", "Team A asks Robot 1 to go forward", "Team B asks Robot 2 to turn left"]
    {
        if !said.contains(words) {
            return Err(format!("what was found does not say “{words}” but: {said}").into());
        }
    }
    page.shot("a way to break it").await?;
    page.accessible().await?;
    page.click_in(DIALOG, "button", "Play it").await?;
    page.until("[data-law=\"same-order\"]", "class", &["broken"], LATER).await?;
    page.until(".app", "data-playing", &["no"], LATER).await?;
    page.until("[data-robot=\"1\"]", "data-standing", &["diverged"], SOON).await?;
    page.shot("it breaks").await?;
    let broken = page.attribute(".app", "data-digest").await?;
    page.click("button", "Step back").await?;
    page.until("[data-law=\"same-order\"]", "class", &["unpromised"], SOON).await?;
    page.click("button", "Step forward").await?;
    page.until("[data-law=\"same-order\"]", "class", &["broken"], SOON).await?;
    if page.attribute(".app", "data-digest").await? != broken {
        return Err("a step back and forward leads to another run".into());
    }
    page.wait("the acts are in the address", LATER, async || {
        let link = page.script("return decodeURIComponent(location.hash)", Vec::new()).await?;
        let link = link.as_str().unwrap_or_default().to_owned();
        let there = link.contains("A+forward") && link.contains("B+left");
        Ok(if there { Ok(()) } else { Err(link) })
    })
    .await
}

/// What a quorum promises is not broken; a search can be ended by hand.
pub(super) async fn finds_nothing_and_says_what_it_tried(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.click("button", "Strict forwarding: Scheme and switches").await?;
    page.scheme("Quorum of 3").await?;
    page.click("button", "Quorum of 3: Scheme and switches").await?;
    ask(page).await?;
    page.choose(DIALOG, "What should break", "same order (promised)").await?;
    page.click_in(DIALOG, "button", "Search").await?;
    page.until(".adversary", "data-state", &["searching"], SOON).await?;
    page.click_in(DIALOG, "button", "Stop").await?;
    page.until(".adversary", "data-state", &["stopped"], SOON).await?;
    page.click_in(DIALOG, "button", "Search").await?;
    page.until(".adversary", "data-state", &["nothing"], SEARCH).await?;
    let said = page.first(".finding").await?.text().await?;
    for words in ["Nothing found in", "Tried in full", "The scheme promises this"] {
        if !said.contains(words) {
            return Err(format!("the account of the search does not say “{words}” but: {said}").into());
        }
    }
    page.shot("nothing found").await?;
    page.accessible().await
}

/// Opens the sheet from the promises, which stand below the story.
async fn ask(page: &Page<'_>) -> Done {
    if page.first(".break-it").await.is_err() {
        page.click("button", "Story").await?;
    }
    page.click("button", "How could this break?").await
}
