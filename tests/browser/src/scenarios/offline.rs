//! Without a network, and with a newer version on the server: what the browser keeps.

use std::time::Duration;

use serde_json::json;

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};
use crate::site::OwnSite;

/// One file of the app that two versions have differently.
const LIST: &str = "lessons/en/index.txt";

impl Page<'_> {
    /// Opens a scenario's own copy.
    async fn visit(&self, own: &OwnSite, fragment: &str) -> Done {
        self.go("about:blank").await?;
        self.go(&format!("{}#{fragment}", own.url)).await?;
        self.starts().await
    }

    /// Waits until this page is served from what the browser keeps.
    async fn kept(&self) -> Done {
        self.wait("the browser keeps the app", LATER, async || {
            let script = "return !!navigator.serviceWorker.controller;";
            let served = self.script(script, vec![]).await? == json!(true);
            Ok(if served { Ok(()) } else { Err("nothing serves this page".to_owned()) })
        })
        .await
    }

    /// Has the browser look for a newer version; whether one is waiting afterwards.
    async fn newer_is_waiting(&self) -> Done<bool> {
        let script = "const done = arguments[arguments.length - 1]; (async () => { \
            const r = await navigator.serviceWorker.getRegistration(); \
            await r.update().catch(() => {}); \
            const w = r.installing; \
            if (w) await new Promise((end) => { const look = () => { if (w.state !== 'installing') end(); }; \
            w.addEventListener('statechange', look); look(); }); \
            return !!r.waiting; })().then(done, (e) => done(String(e)));";
        let found = self.slow_script(script, vec![], LATER).await?;
        found.as_bool().ok_or_else(|| format!("the browser says {found}").into())
    }

    /// The version that the page was built as, and what the list of lessons says to it.
    async fn version(&self) -> Done<(String, String)> {
        let script = "const done = arguments[arguments.length - 1]; fetch(arguments[0]).then((r) => r.text()) \
            .then((text) => done([document.querySelector('script[data-version]').dataset.version, text.split('\\n')[1]]));";
        Ok(serde_json::from_value(self.slow_script(script, vec![json!(LIST)], SOON).await?)?)
    }
}

/// After one visit the server may go: the page comes up, with a run, and a lesson opens.
pub(super) async fn without_a_network(page: &Page<'_>) -> Done {
    let mut own = page.site().own("offline")?;
    page.visit(&own, "").await?;
    page.kept().await?;
    own.cut();
    // The visit itself goes on: a lesson that was never opened is there.
    page.click("button", "Lessons").await?;
    page.says("Two teams at once").await?;
    page.click("button", "Lesson 4: Two teams at once").await?;
    page.at_step(1, "scene").await?;
    // So do later ones, with whatever address.
    let run = "run1;scheme+quorum+3;until+20000;";
    for fragment in ["", "lesson=02-twice-the-work"] {
        page.visit(&own, fragment).await?;
    }
    page.at_step(1, "scene").await?;
    page.reload().await?;
    page.starts().await?;
    page.go(&format!("{}index.html?theme=dark#{run}", own.url)).await?;
    page.starts().await?;
    page.shot("without a network").await?;
    // What a person does to be sure: a page that is not the app's is not there.
    let other = "const done = arguments[arguments.length - 1]; fetch('./no-such-file').then(() => done('there'), () => done('gone'));";
    let other = page.slow_script(other, vec![], SOON).await?;
    if other != json!("gone") {
        return Err("the server still answers".into());
    }
    // That question was ours, and its failure is noted by the browser.
    page.faults().await?;
    own.mend()?;
    page.visit(&own, "").await
}

/// A newer version comes while the app is open in two windows: nothing mixes, nothing is reloaded under
/// anybody's hands, and the next visit has the newer one, whole.
pub(super) async fn two_versions(page: &Page<'_>) -> Done {
    let own = page.site().own("versions")?;
    page.visit(&own, "").await?;
    page.kept().await?;
    let old = page.version().await?;
    own.change(LIST, "Alone", "All alone")?;
    own.publish()?;
    if !page.newer_is_waiting().await? {
        return Err("the browser did not fetch the newer version".into());
    }
    let stays = async |what: &str| -> Done {
        let now = page.version().await?;
        if now == old { Ok(()) } else { Err(format!("{what}: {now:?}, at first {old:?}").into()) }
    };
    stays("the open page is of two versions").await?;

    // A second window of the older one: it is the older one, too, and so is the first, loaded anew.
    let first = page.session().window().await?;
    let second = page.session().new_tab().await?;
    page.session().switch_to_window(second).await?;
    page.visit(&own, "").await?;
    stays("a second window is of another version").await?;
    page.session().switch_to_window(first.clone()).await?;
    page.reload().await?;
    page.starts().await?;
    stays("the newer version took over from an open window").await?;

    // The last window of the older version is loaded anew, with a run in its address.
    page.session().close_window().await?;
    let rest = page.session().windows().await?;
    page.session().switch_to_window(rest.first().ok_or("no window is left")?.clone()).await?;
    page.ask("Team A", "Forward").await?;
    page.wait("the address holds the run", SOON, async || {
        let hash = page.script("return location.hash;", vec![]).await?;
        Ok(if hash.as_str().unwrap_or_default().starts_with("#run1;") {
            Ok(())
        } else {
            Err(hash.to_string())
        })
    })
    .await?;
    page.rest(Duration::from_millis(500)).await;
    page.reload().await?;
    page.wait("the newer version is there", LATER, async || {
        page.starts().await?;
        let now = page.version().await?;
        Ok(if now.0 != old.0 && now.1.contains("All alone") { Ok(()) } else { Err(format!("it is {now:?}")) })
    })
    .await?;
    page.until("[data-ticket=A1]", "data-verdict", &["waiting"], SOON).await?;
    let caches = "const done = arguments[arguments.length - 1]; caches.keys().then((k) => done(k.length));";
    let caches = page.slow_script(caches, vec![], SOON).await?;
    if caches != json!(1) {
        return Err(format!("{caches} versions are kept").into());
    }
    Ok(())
}

/// Somebody is still copying files to the server, or the worker of a developer's build is there.
pub(super) async fn half_a_version(page: &Page<'_>) -> Done {
    let own = page.site().own("half")?;
    page.visit(&own, "").await?;
    page.kept().await?;
    let old = page.version().await?;
    own.change(LIST, "Alone", "All alone")?;
    own.publish()?;
    own.change(LIST, "All alone", "Half a")?;
    if page.newer_is_waiting().await? {
        return Err("a version with a wrong file was taken".into());
    }
    page.reload().await?;
    page.starts().await?;
    let now = page.version().await?;
    if now != old {
        return Err(format!("after a broken version: {now:?}, before {old:?}").into());
    }
    // What the refused bytes were noted as in the console is not the page's fault.
    page.faults().await?;
    std::fs::write(own.folder.join("offline.js"), include_str!("../../../../static/offline.js"))?;
    page.newer_is_waiting().await?;
    page.wait("a worker without a version takes itself away", LATER, async || {
        let script = "const done = arguments[arguments.length - 1]; navigator.serviceWorker.getRegistrations() \
            .then(async (all) => done(all.length + (await caches.keys()).length));";
        let left = page.slow_script(script, vec![], SOON).await?;
        Ok(if left == json!(0) { Ok(()) } else { Err(format!("{left} things are left")) })
    })
    .await
}
