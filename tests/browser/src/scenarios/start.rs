//! The first screen.

use std::time::Duration;

use crate::Done;
use crate::page::Page;

/// The page comes up under a sub-path, says its name, and complains about nothing.
pub(super) async fn opens(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.the("heading", "Lockstep").await?;
    page.shot("first screen").await?;
    page.accessible().await
}

/// What the other scenarios rely on: nothing that the browser complains about goes unheard.
pub(super) async fn complaints_are_heard(page: &Page<'_>) -> Done {
    page.open("").await?;
    let script = "console.error('said on purpose'); \
        document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p><img alt=\"\" src=\"./no-such.png\">'); \
const script = document.createElement('script'); script.src = './throws.js'; document.body.append(script);";
    page.script(script, vec![]).await?;
    // One missing picture is reported by more than one witness, and not at the same time: each is waited for,
    // and then silence, so that no late word of this scenario is taken for a complaint of the page.
    let witnesses = ["said on purpose", "thrown on purpose", "style", "not loaded", "there is no /"];
    let mut heard = String::new();
    let mut silent = 0;
    for _ in 0..100 {
        let now = page.faults().await?.join(" | ");
        silent = if now.is_empty() { silent + 1 } else { 0 };
        heard += &now;
        if silent >= 5 && witnesses.iter().all(|word| heard.contains(word)) {
            return Ok(());
        }
        page.rest(Duration::from_millis(100)).await;
    }
    Err(format!("only this was heard: {heard}").into())
}
