//! How often the page asks its server for something before it can be used. On a slow network every
//! question costs more than what is answered.

use super::hands::LATER;
use crate::Done;
use crate::page::Page;

/// The most requests until the first command is given, the page itself among them.
const ALLOWED: usize = 8;
/// What the tests put into the page themselves.
const OURS: &str = "collector.js";

/// Everything that was asked for, by name: the page, and what it loaded. A file that was fetched twice is
/// there twice.
const ASKED: &str = "const name = (e) => new URL(e.name).pathname.split('/').pop() || 'the page'; \
    return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(name);";

/// Few requests lead to the first command, and what comes later comes once.
pub(super) async fn few_until_the_first_command(page: &Page<'_>) -> Done {
    page.open_first_part().await?;
    page.ask("Team A", "Forward").await?;
    // Once the clock runs, what is needed is also a matter of moments (`first.rs`).
    let first = asked(page).await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    if first.len() > ALLOWED || !first.iter().any(|name| name.ends_with(".wasm")) {
        return Err(format!("{} requests led to the first command: {first:?}", first.len()).into());
    }
    // The later part and its looks follow, and nothing that runs is fetched twice. (How often browsers look
    // at an icon is their own affair.)
    page.open("").await?;
    page.until("html", "data-program", &["whole"], LATER).await?;
    let mut all = asked(page).await?;
    all.retain(|name| [".js", ".css", ".wasm"].iter().any(|ending| name.ends_with(ending)));
    all.sort_unstable();
    let count = |ending: &str| all.iter().filter(|name| name.ends_with(ending)).count();
    if all.windows(2).any(|pair| pair[0] == pair[1]) || count(".wasm") != 2 || count(".css") != 2 {
        return Err(format!("these were asked for: {all:?}").into());
    }
    Ok(())
}

async fn asked(page: &Page<'_>) -> Done<Vec<String>> {
    let names: Vec<String> = serde_json::from_value(page.script(ASKED, vec![]).await?)?;
    Ok(names.into_iter().filter(|name| name != OURS).collect())
}
