//! Nothing leaves the page for another host, and no text becomes anything but text.

use std::time::Duration;

use serde_json::json;

use crate::Done;
use crate::page::{Page, SOON};

/// What a text would do that is taken for more than a text.
const HOSTILE: &str = "<img src=x onerror=\"window.taken=1\"></title></textarea></svg><script>window.taken=1</script>\" onfocus=\"window.taken=1\" autofocus x=\"";

/// Every way in which a page can ask another host for something is tried, and none gets there. (That the
/// app itself tries none of them is heard in every other scenario: the browser would complain.)
pub(super) async fn no_other_host(page: &Page<'_>) -> Done {
    let other = page.site().own("other")?;
    page.open("").await?;
    let script = "const to = arguments[0], done = arguments[arguments.length - 1]; \
        const add = (name, set) => { const e = document.createElement(name); Object.assign(e, set); document.body.append(e); }; \
        fetch(to + 'leak-fetch').catch(() => {}); \
        const x = new XMLHttpRequest(); x.open('GET', to + 'leak-xhr'); x.onerror = () => {}; x.send(); \
        navigator.sendBeacon(to + 'leak-beacon', 'x'); \
        try { new WebSocket(to.replace('http', 'ws') + 'leak-socket'); } catch {} \
        try { new EventSource(to + 'leak-events'); } catch {} \
        try { new Worker(to + 'leak-worker.js'); } catch {} \
        import(to + 'leak-module.js').catch(() => {}); \
        add('img', {src: to + 'leak-img.png', alt: ''}); \
        add('script', {src: to + 'leak-script.js'}); \
        add('link', {rel: 'stylesheet', href: to + 'leak-style.css'}); \
        add('link', {rel: 'preload', as: 'image', href: to + 'leak-preload.png'}); \
        add('iframe', {src: to + 'leak-frame.html', title: 'x'}); \
        add('object', {data: to + 'leak-object.svg'}); \
        add('video', {src: to + 'leak-video.mp4'}); \
        const f = new FontFace('leak', 'url(' + to + 'leak-font.woff2)'); f.load().catch(() => {}); \
        setTimeout(done, 1500);";
    page.slow_script(script, vec![json!(other.url)], SOON).await?;
    let arrived = other.take_missing();
    if !arrived.is_empty() {
        return Err(format!("these got out: {arrived:?}").into());
    }
    // Each attempt was refused aloud.
    let faults = page.faults().await?.join(" ");
    for kind in [
        "leak-fetch",
        "leak-xhr",
        "leak-img",
        "leak-script",
        "leak-style",
        "leak-font",
        "frame-src",
        "object-src",
    ] {
        if !faults.contains(kind) {
            return Err(format!("nothing was heard of {kind}").into());
        }
    }
    page.rest(Duration::from_millis(300)).await;
    page.faults().await?;
    // What the page loads by itself is all from its own server.
    page.open("").await?;
    page.click("button", "Lessons").await?;
    page.says("Two teams at once").await?;
    let script = "return performance.getEntriesByType('resource').map((e) => e.name).filter((n) => !n.startsWith(location.origin));";
    let foreign = page.script(script, vec![]).await?;
    if foreign == json!([]) { Ok(()) } else { Err(format!("asked for: {foreign}").into()) }
}

/// Hostile texts in the address, in files, in a lesson and in what the browser keeps.
pub(super) async fn texts_stay_texts(page: &Page<'_>) -> Done {
    page.open("").await?;
    let keep = "localStorage.setItem('lockstep.progress', arguments[0]); localStorage.setItem('lockstep.language', arguments[0]);";
    page.script(keep, vec![json!(HOSTILE)]).await?;
    page.open("").await?;
    page.click("button", "Lessons").await?;
    page.says("Two teams at once").await?;
    untaken(page, "storage").await?;
    page.open("").await?;
    page.script("location.hash = arguments[0];", vec![json!(HOSTILE)]).await?;
    page.wait("the notice is there", SOON, async || {
        let notices = page.read_all("alert", "").await?;
        Ok(if notices.is_empty() { Err("it is not".to_owned()) } else { Ok(()) })
    })
    .await?;
    untaken(page, "the address").await?;
    page.click("button", "Dismiss").await?;
    page.drop_file("run.txt", &format!("lockstep 1\nscheme {HOSTILE}\n")).await?;
    page.says("Line 2").await?;
    untaken(page, "a run").await?;
    page.click("button", "Dismiss").await?;
    let lesson = include_str!("../../../../static/lessons/en/04-two-teams-at-once.txt");
    let (first, rest) = lesson.split_once('\n').ok_or("the lesson has one line")?;
    let title = rest.lines().find_map(|line| line.strip_prefix("title ")).ok_or("the lesson has no title")?;
    let hostile = format!("{first}\n{}", rest.replacen(title, HOSTILE, 1));
    page.drop_file("lesson.txt", &hostile).await?;
    page.at_step(1, "scene").await?;
    page.says("<img src=x onerror=").await?;
    untaken(page, "a lesson").await
}

/// Nothing that a text holds has come alive.
async fn untaken(page: &Page<'_>, whence: &str) -> Done {
    page.rest(Duration::from_millis(200)).await;
    let script =
        "return [!!window.taken, document.querySelectorAll('img[src=x], [onfocus], [onerror]').length];";
    let found = page.script(script, vec![]).await?;
    if found == json!([false, 0]) {
        Ok(())
    } else {
        Err(format!("a text from {whence} came alive: {found}").into())
    }
}
