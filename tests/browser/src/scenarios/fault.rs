//! What is seen when the program stops by a fault of its own. Only a program in which one is planted
//! (*Start again* panics) gets here.

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};

/// The page says that it has stopped, offers the run's text, and begins anew.
pub(super) async fn says_so_and_starts_again(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Strict forwarding").await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.pause().await?;
    page.click("button", "Start again").await?;
    page.the("heading", "Lockstep has stopped because of a fault of its own").await?;
    let text = page.script("return document.querySelector('textarea').value;", vec![]).await?;
    let text = text.as_str().ok_or("the text is no text")?;
    let run = ["lockstep 1", "scheme forwarding 2", "A forward"];
    if let Some(missing) = run.iter().find(|word| !text.contains(**word)) {
        return Err(format!("the text of the run has no “{missing}”: {text}").into());
    }
    let comments = text.lines().skip_while(|line| !line.starts_with('#'));
    if !comments.clone().any(|line| line.contains("planted")) || comments.clone().any(|l| !l.starts_with('#'))
    {
        return Err(format!("what went wrong does not stand below as comments: {text}").into());
    }
    page.accessible().await?;
    page.shot("after a fault").await?;
    let heard = page.faults().await?.join(" | ");
    if !heard.contains("planted") {
        return Err(format!("the console does not name the fault: {heard}").into());
    }
    page.leave(async || page.click("link", "Start again").await).await?;
    page.wait("the app is there again", SOON, async || {
        let robots = page.robots().await?.len();
        Ok(if robots == 2 { Ok(()) } else { Err(format!("there are {robots} robots")) })
    })
    .await?;
    page.ask("Team A", "Forward").await?;
    page.until("[data-ticket=A1]", "data-verdict", &["waiting"], SOON).await.map(drop)
}
