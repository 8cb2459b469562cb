//! A long run in one tab: what the page holds stays bounded, and what is long past comes back as it was.

use crate::Done;
use crate::page::Page;
use crate::watched::Held;

/// Simulated time, in milliseconds: after this much all lists are full, …
const EARLY: u64 = 240_000;
/// … and this is a long run, for a test.
const LATE: u64 = 600_000;
/// Somebody presses something so often.
const EVERY: u64 = 1500;
/// The speed slider's last place.
const FASTEST: u64 = 12;
/// How much the program's memory may grow meanwhile: what people did, and every command with its way.
const GROWTH: u64 = 3 * 1024 * 1024;

/// Ten minutes of commands, cuts and reboots under a quorum of five.
pub(super) async fn in_one_tab(page: &Page<'_>) -> Done {
    let _site = page.open_watched("long").await?;
    page.scheme("Quorum of 5").await?;
    page.speed(FASTEST).await?;
    page.hurry(EARLY, EVERY).await?;
    let (at, digest, early) = (page.now().await?, page.digest().await?, page.held().await?);
    page.hurry(LATE, EVERY).await?;
    let late = page.held().await?;
    eprintln!("          {} presses; {early:?}, then {late:?}", page.pressed().await?);
    bounded(early, late)?;
    page.seek(at).await?;
    let again = page.digest().await?;
    if again == digest { Ok(()) } else { Err(format!("at {at} ms {digest} became {again}").into()) }
}

fn bounded(early: Held, late: Held) -> Done {
    if late.nodes * 10 > early.nodes * 11 {
        return Err(format!("the document grew from {} to {} nodes", early.nodes, late.nodes).into());
    }
    if late.program > early.program + GROWTH {
        return Err(format!("the program grew from {} to {} bytes", early.program, late.program).into());
    }
    Ok(())
}
