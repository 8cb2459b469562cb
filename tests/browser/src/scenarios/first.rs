//! What somebody does in the first minute. It has to work while the later part of the program is
//! still on its way, and it decides what is in the first part (`cargo xtask learn`).

use std::env;
use std::fs;

use super::hands::LATER;
use crate::Done;
use crate::page::Page;

/// The page is looked at, commands are given, a link is cut, a robot rebooted, and time goes on.
pub(super) async fn interaction(page: &Page<'_>) -> Done {
    page.open_first_part().await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.ask("Team B", "Turn left").await?;
    page.verdict("B1", &["done"], LATER).await?;
    page.ask("Team A", "Take picture").await?;
    page.verdict("A2", &["done"], LATER).await?;
    page.click("button", "Link Robot 1 – Robot 2").await?;
    page.click("button", "Reboot Robot 2").await?;
    page.ask("Team A", "Turn right").await?;
    page.verdict("A3", &["done", "refused", "no-answer"], LATER).await?;
    page.pause().await?;
    if let Some(file) = env::var_os("LOCKSTEP_MARKS") {
        fs::write(file, page.marks().await?)?;
    }
    Ok(())
}
