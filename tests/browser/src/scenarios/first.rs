//! What somebody does in the first minute. It has to work while the later part of the program is
//! still on its way; what the first commands and their answers need decides what is in the first part
//! (`cargo xtask learn`).

use std::env;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::time::Duration;

use serde_json::json;

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};

/// The page is looked at, commands are given, a link is cut, a robot rebooted, and time goes on.
pub(super) async fn interaction(page: &Page<'_>) -> Done {
    page.open_first_part().await?;
    page.ask("Team A", "Forward").await?;
    nothing_was_needed(page).await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.ask("Team B", "Turn left").await?;
    page.verdict("B1", &["done"], LATER).await?;
    if is_learning() {
        page.rest(Duration::from_secs(4)).await;
        return keep_marks(page).await;
    }
    page.ask("Team A", "Take picture").await?;
    page.verdict("A2", &["done"], LATER).await?;
    page.click("button", "Link Robot 1 – Robot 2").await?;
    page.click("button", "Reboot Robot 2").await?;
    page.ask("Team A", "Turn right").await?;
    page.verdict("A3", &["done", "refused", "no-answer"], LATER).await?;
    page.pause().await?;
    keep_marks(page).await
}

/// The same on a phone, which shows one console at a time.
pub(super) async fn with_a_thumb(page: &Page<'_>) -> Done {
    page.open_first_part().await?;
    page.ask("Team A", "Forward").await?;
    nothing_was_needed(page).await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    if is_learning() {
        return keep_marks(page).await;
    }
    page.ask("Team A", "Take picture").await?;
    page.verdict("A2", &["done"], LATER).await?;
    page.pause().await?;
    keep_marks(page).await
}

/// Keys of the second team, as drivers call them.
const ARROW_LEFT: &str = "\u{e012}";
const ARROW_UP: &str = "\u{e013}";

/// The same for two teams at one keyboard, with the keys that the first screen tells of.
pub(super) async fn by_keyboard(page: &Page<'_>) -> Done {
    page.open_first_part().await?;
    for (keys, ticket) in [("w", "A1"), ("d", "A2"), (ARROW_LEFT, "B1"), (ARROW_UP, "B2")] {
        page.keys(keys).await?;
        page.until(&format!("[data-ticket={ticket}]"), "data-verdict", &["waiting"], SOON).await?;
    }
    page.keys(" ").await?;
    page.until("[data-playing]", "data-playing", &["yes"], SOON).await?;
    nothing_was_needed(page).await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.verdict("B2", &["done"], LATER).await?;
    keep_marks(page).await
}

/// The sizes of phones, tablets and screens, upright and on their side: each has its own layout.
const SIZES: [(u32, u32); 16] = [
    (320, 640),
    (360, 640),
    (390, 844),
    (412, 823),
    (412, 915),
    (600, 960),
    (768, 1024),
    (820, 1180),
    (844, 390),
    (932, 430),
    (1024, 768),
    (1280, 720),
    (1366, 768),
    (1440, 900),
    (1600, 900),
    (1920, 1080),
];

/// In every size, up to the first command and until time goes on.
pub(super) async fn in_every_size(page: &Page<'_>) -> Done {
    for (number, size) in SIZES.into_iter().enumerate() {
        page.open_first_part_in(size).await?;
        if is_learning() {
            // What runs only where drawing takes long is learned, too.
            let rate = if number % 2 == 0 { 12 } else { 1 };
            page.order("Emulation.setCPUThrottlingRate", json!({"rate": rate})).await?;
        }
        // A large frame reaches beyond the window, where drivers cannot click.
        page.script("window.focus(); document.activeElement.blur();", vec![]).await?;
        page.keys("w").await?;
        page.until("[data-ticket=A1]", "data-verdict", &["waiting"], SOON).await?;
        page.keys(ARROW_UP).await?;
        page.keys(" ").await?;
        page.until("[data-playing]", "data-playing", &["yes"], SOON).await?;
        nothing_was_needed(page).await.map_err(|why| format!("{size:?}: {why}"))?;
        if is_learning() {
            page.verdict("A1", &["done"], LATER).await?;
        }
        keep_marks(page).await?;
    }
    Ok(())
}

/// Up to the first command everything must be in the first part. What runs once the clock does is also a
/// matter of moments: then a function may be missing, and it works all the same, only later.
async fn nothing_was_needed(page: &Page<'_>) -> Done {
    let needed = page.needed().await?;
    if needed.is_empty() {
        return Ok(());
    }
    Err(format!("the later part is needed for slots {needed:?}: `cargo xtask learn`").into())
}

fn is_learning() -> bool {
    env::var_os("LOCKSTEP_MARKS").is_some()
}

/// Adds what has run to the file that is wanted, if one is.
async fn keep_marks(page: &Page<'_>) -> Done {
    let needed = page.needed().await?;
    if !needed.is_empty() {
        eprintln!("          the later part was needed for slots {needed:?}: `cargo xtask learn`, some day");
    }
    let Some(file) = env::var_os("LOCKSTEP_MARKS") else { return Ok(()) };
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    Ok(writeln!(file, "{}", page.marks().await?)?)
}
