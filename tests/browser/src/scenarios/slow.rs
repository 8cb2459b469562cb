//! On a slow network, and on one that is gone before the whole program has come.

use std::cell::RefCell;
use std::time::Duration;

use xtask::server::Pace;

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};
use crate::site::OwnSite;

/// How long the slow part of the program takes.
const SLOW: Duration = Duration::from_secs(4);

/// A page that holds the app in a frame, so that it can be looked at before it is there: drivers wait for
/// pages that they open themselves.
const HOST: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>A window</title>\
    <style>body{margin:0}iframe{border:0}</style><iframe title=Lockstep width=1280 height=800></iframe>";

/// What is seen and read out in the frame: how far the bar is, its name, the words above it, and whether
/// the app stands.
const SEEN: &str = "const page = document.querySelector('iframe').contentDocument; \
    const bar = page.querySelector('#boot-progress'); const words = page.querySelector('#boot-state'); \
    return [bar ? bar.position : null, bar ? bar.ariaLabel ?? bar.getAttribute('aria-label') : null, \
    words ? `${words.getAttribute('role')}: ${words.textContent}` : null, !!page.querySelector('[data-robot]')];";

type Seen = (Option<f64>, Option<String>, Option<String>, bool);

/// While the program comes slowly, a bar says how far it is, to everybody; when the page stands, it is gone.
pub(super) async fn the_first_part(page: &Page<'_>) -> Done {
    let own = page.site().own("slow")?;
    own.send_program(false, Some(Pace::Within(SLOW)))?;
    std::fs::write(own.folder.join("host.html"), HOST)?;
    page.go(&format!("{}host.html", own.url)).await?;
    page.script("document.querySelector('iframe').src = './index.html';", vec![]).await?;
    let (far, words) = (RefCell::new(Vec::new()), RefCell::new(None));
    page.wait("the page stands", LATER, async || {
        let seen: Seen = serde_json::from_value(page.script(SEEN, vec![]).await?)?;
        match seen {
            (Some(position), Some(name), Some(said), false) => {
                if position > 0.0 {
                    far.borrow_mut().push(position);
                }
                words.replace(Some((name, said)));
            }
            (None, _, None, true) => return Ok(Ok(())),
            // Between two documents there is nothing.
            _ => {}
        }
        Ok(Err(format!("{:?} of it has come", far.borrow().last())))
    })
    .await?;
    let (mut far, words): (Vec<f64>, _) = (far.into_inner(), words.into_inner());
    let expected = ("Loading".to_owned(), "status: Lockstep is loading …".to_owned());
    if words.as_ref() != Some(&expected) {
        return Err(format!("while it came, this was said: {words:?}").into());
    }
    far.dedup();
    let grows = far.windows(2).all(|pair| pair[0] < pair[1]);
    if far.len() < 5 || !grows || far[0] > 0.5 {
        return Err(format!("the bar said that so much had come: {far:?}").into());
    }
    Ok(())
}

/// Whoever presses what the later part is needed for, while that comes slowly, gets it when it is there.
pub(super) async fn the_later_part(page: &Page<'_>) -> Done {
    let own = page.site().own("slow-later")?;
    own.send_program(true, Some(Pace::Within(SLOW)))?;
    visit(page, &own).await?;
    page.ask("Team A", "Forward").await?;
    page.until("[data-ticket=A1]", "data-verdict", &["waiting"], LATER).await?;
    page.click("button", "Lessons").await?;
    page.says("Two teams at once").await?;
    // What was asked meanwhile is still there.
    page.until("[data-ticket=A1]", "data-verdict", &["waiting"], SOON).await?;
    is_kept(page).await
}

/// What the page leaves undone until the whole program is there, it makes up for then: nobody judges the run
/// before, tells its story or writes its address.
pub(super) async fn what_is_made_up_for(page: &Page<'_>) -> Done {
    const STATE: &str = "const app = document.querySelector('.app'); const said = document.querySelector('.announcer'); \
        return [document.documentElement.dataset.program ?? 'first', app.dataset.hush ?? 'no', location.hash.length > 1, \
        said.textContent.trim().length > 0];";
    type State = (String, String, bool, bool);
    let own = page.site().own("slow-whole")?;
    own.send_program(true, Some(Pace::Within(SLOW)))?;
    visit(page, &own).await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.until("[data-ticket=A1]", "data-verdict", &["waiting"], SOON).await?;
    let before: State = serde_json::from_value(page.script(STATE, vec![]).await?)?;
    if before != ("first".to_owned(), "yes".to_owned(), false, false) {
        return Err(format!("before the whole program is there: {before:?}").into());
    }
    let made_up = ("whole".to_owned(), "no".to_owned(), true, true);
    page.wait("what was left undone is made up for", LATER, async || {
        let now: State = serde_json::from_value(page.script(STATE, vec![]).await?)?;
        Ok(if now == made_up { Ok(()) } else { Err(format!("{now:?}")) })
    })
    .await?;
    page.verdict("A1", &["done"], LATER).await?;
    is_kept(page).await
}

/// At leisure the page has the browser keep the app for times without a network; before that is done its server
/// must not end.
async fn is_kept(page: &Page<'_>) -> Done {
    page.wait("the app is kept for times without a network", LATER, async || {
        let there = page.script("return !!navigator.serviceWorker.controller;", vec![]).await?;
        Ok(if there == serde_json::json!(true) { Ok(()) } else { Err("it is not".to_owned()) })
    })
    .await
}

/// Where it cannot be had at all, people are asked whether to try again, and the page goes on; who does not
/// want to is told what to do.
pub(super) async fn the_later_part_never_comes(page: &Page<'_>) -> Done {
    let own = page.site().own("never-later")?;
    own.send_program(true, Some(Pace::Never))?;
    visit(page, &own).await?;
    asks_for_the_rest(page).await?;
    page.session().accept_alert().await?;
    // It still is not there. The next time it is.
    asked(page).await?;
    own.send_program(true, None)?;
    page.session().accept_alert().await?;
    page.says("Two teams at once").await?;
    page.keys(thirtyfour::Key::Escape + "").await?;
    page.ask("Team A", "Forward").await?;
    page.until("[data-ticket=A1]", "data-verdict", &["waiting"], SOON).await?;

    own.send_program(true, Some(Pace::Never))?;
    visit(page, &own).await?;
    asks_for_the_rest(page).await?;
    page.session().dismiss_alert().await?;
    page.wait("the page says what to do", SOON, async || {
        let said = page.read_all("alert", "").await?.join(" ");
        Ok(if said.contains("could not be loaded") { Ok(()) } else { Err(format!("it says “{said}”")) })
    })
    .await?;
    // Browsers note that nobody answered, and that the program was stopped; the page is left before more of it
    // asks for what is not there.
    page.go("about:blank").await?;
    page.faults().await.map(drop)
}

/// Presses what needs the later part. The press itself lasts until the question is answered, so it is left to
/// the page.
async fn asks_for_the_rest(page: &Page<'_>) -> Done {
    let button = page.the("button", "Lessons").await?.to_json()?;
    page.script("const button = arguments[0]; setTimeout(() => button.click());", vec![button]).await?;
    asked(page).await
}

/// Waits for the question.
async fn asked(page: &Page<'_>) -> Done {
    page.wait("the page asks", SOON, async || {
        let words = page.session().get_alert_text().await.unwrap_or_default();
        Ok(if words.contains("Try again?") { Ok(()) } else { Err(format!("it asks “{words}”")) })
    })
    .await
}

async fn visit(page: &Page<'_>, own: &OwnSite) -> Done {
    page.go("about:blank").await?;
    page.go(&own.url).await?;
    page.starts().await
}
