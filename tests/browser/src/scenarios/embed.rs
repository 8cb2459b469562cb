//! The page inside somebody else's page: a lesson plan, a course, a sandbox.

use serde_json::json;

use super::hands::LATER;
use super::sizes::fits;
use crate::Done;
use crate::page::{Page, SOON};
use crate::site::OwnSite;

/// What most teachers' pages let a frame do; storage may then be the frame's own.
const USUAL: &str = "allow-scripts allow-same-origin allow-popups";
/// Nothing but scripts: no storage, no server of its own.
const STRICT: &str = "allow-scripts";

/// Opens a page of somebody else with the app in a frame, and goes into the frame.
async fn framed(page: &Page<'_>, own: &OwnSite, sandbox: Option<&str>, address: &str) -> Done {
    // A lesson stands beside the stage, which is narrow then.
    let form = if address.contains("lesson") { "narrow" } else { "column" };
    let sandbox = sandbox.map(|allowed| format!(" sandbox=\"{allowed}\"")).unwrap_or_default();
    // The frame lies in the corner, because the drivers count from there.
    let host = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>A lesson plan</title>\
         <style>body{{margin:0}}iframe{{border:0}}</style>\
         <iframe title=Lockstep width=960 height=640{sandbox} src=\"./index.html?{address}\"></iframe><h1>Try it</h1>"
    );
    std::fs::write(own.folder.join("host.html"), host)?;
    page.session().enter_default_frame().await?;
    page.go(&format!("{}host.html", own.url)).await?;
    page.session().enter_frame(0).await?;
    page.starts().await?;
    // Once it has measured its frame, the page puts everything in its place.
    page.until(".app", "data-form", &[form], SOON).await.map(drop)
}

/// A run works, nothing but stage, consoles and clock is there, and the way out takes the run along.
pub(super) async fn in_a_page(page: &Page<'_>) -> Done {
    let own = page.site().own("embed")?;
    framed(page, &own, None, "embed&theme=dark").await?;
    page.until("html", "data-theme", &["dark"], SOON).await?;
    page.shot("embedded").await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.pause().await?;
    page.the("slider", "Time").await?;
    for gone in ["Scheme", "Robots"] {
        if !page.read_all("radiogroup", gone).await?.is_empty() {
            return Err(format!("the choice “{gone}” is shown").into());
        }
    }
    page.wait("the address holds the run", SOON, async || {
        let hash = page.script("return location.hash;", vec![]).await?;
        Ok(if hash.as_str().unwrap_or_default().starts_with("#run1;") {
            Ok(())
        } else {
            Err(hash.to_string())
        })
    })
    .await?;
    page.the("link", "Open in a new window").await?;
    let script = "const a = document.querySelector('#whole a'); a.dispatchEvent(new Event('focus')); \
        const to = new URL(a.href); return [to.pathname === location.pathname, to.search, to.hash === location.hash];";
    let out = page.script(script, vec![]).await?;
    if out != json!([true, "?theme=dark", true]) {
        return Err(format!("the way out leads elsewhere: {out}").into());
    }
    fits(page).await?;
    page.accessible().await
}

/// In the sandbox that most platforms use everything works; in one that forbids storage and even the
/// page's own server, the app in its folder's shape does.
pub(super) async fn in_a_sandbox(page: &Page<'_>) -> Done {
    let mut own = page.site().own("sandbox")?;
    framed(page, &own, Some(USUAL), "embed").await?;
    page.ask("Team A", "Forward").await?;
    // Chromium warns of this sandbox: it is for pages of other hosts.
    page.faults().await?;
    own.become_what(|app| xtask::folder::for_a_folder(&app))?;
    framed(page, &own, Some(STRICT), "embed#lesson=04-two-teams-at-once").await?;
    let storage = "try { return String(localStorage.length); } catch { return 'forbidden'; }";
    if page.script(storage, vec![]).await? != json!("forbidden") {
        return Err("storage is not forbidden: this proves nothing".into());
    }
    page.at_step(1, "scene").await?;
    // Chromium keeps such a frame in a process of its own, where its driver knows no names of things.
    press(page, "PageDown").await?;
    page.at_step(2, "predict").await?;
    framed(page, &own, Some(STRICT), "embed").await?;
    press(page, "w").await?;
    press(page, " ").await?;
    page.verdict("A1", &["done"], LATER).await.map(drop)
}

async fn press(page: &Page<'_>, key: &str) -> Done {
    let script = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true, cancelable: true}));";
    page.script(script, vec![json!(key)]).await.map(drop)
}
