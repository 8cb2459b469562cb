//! The app in its other shapes: opened from a folder, and launched by a learning platform.

use serde_json::{Value, json};

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};

/// A learning platform, as far as a package sees of one: the interface, and a frame around the launch
/// page. It notes every call.
const PLATFORM: &str = "<!doctype html><meta charset=utf-8><title>A platform</title>\
    <script src=\"./platform.js\"></script><iframe title=course width=1300 height=850></iframe>";
const PLATFORM_SCRIPT: &str = "window.calls = []; window.values = {'cmi.core.lesson_status': 'not attempted'}; \
    const note = (name, answer) => (...words) => { calls.push([name, ...words]); return answer(...words); }; \
    window.API = { LMSInitialize: note('LMSInitialize', () => 'true'), LMSFinish: note('LMSFinish', () => 'true'), \
    LMSCommit: note('LMSCommit', () => 'true'), LMSGetValue: note('LMSGetValue', (name) => values[name] ?? ''), \
    LMSSetValue: note('LMSSetValue', (name, value) => { values[name] = value; return 'true'; }), \
    LMSGetLastError: () => '0', LMSGetErrorString: () => '', LMSGetDiagnostic: () => '' };";

/// Opened from a folder, without any server: commands are obeyed, a lesson opens.
pub(super) async fn from_a_folder(page: &Page<'_>) -> Done {
    let folder = page.site().unpacked("folder", |app| xtask::folder::for_a_folder(&app))?;
    let address = format!("file://{}/index.html", folder.display());
    page.go(&address).await?;
    page.starts().await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.pause().await?;
    page.click("button", "Lessons").await?;
    page.says("Two teams at once").await?;
    page.click("button", "Lesson 4: Two teams at once").await?;
    page.at_step(1, "scene").await?;
    page.shot("from a folder").await?;
    page.go("about:blank").await?;
    page.go(&format!("{address}?lang=de#lesson=02-twice-the-work")).await?;
    page.starts().await?;
    page.at_step(1, "scene").await
}

/// A learner on a platform: what they did is told, kept there, and there again the next time.
pub(super) async fn on_a_platform(page: &Page<'_>) -> Done {
    let script = include_str!("../../../../static/scorm.js");
    let mut own = page.site().own("platform")?;
    own.become_what(|app| xtask::scorm::for_a_platform(&app, script))?;
    std::fs::write(own.folder.join("platform.html"), PLATFORM)?;
    std::fs::write(own.folder.join("platform.js"), PLATFORM_SCRIPT)?;
    page.go(&format!("{}platform.html", own.url)).await?;
    launch(page, "01-alone").await?;
    page.at_step(1, "scene").await?;
    page.click("button", "Next").await?;
    page.wait("the platform keeps the progress", SOON, async || {
        let kept = value(page, "cmi.suspend_data").await?;
        Ok(if kept.contains("01-alone at 2 ") { Ok(()) } else { Err(kept) })
    })
    .await?;
    expect(page, "cmi.core.lesson_status", "incomplete").await?;
    expect(page, "cmi.core.score.raw", "0").await?;
    // The course is left: the session is closed, once.
    leave(page).await?;
    let calls: Vec<Vec<String>> = serde_json::from_value(page.script("return top.calls;", vec![]).await?)?;
    let names: Vec<&str> = calls.iter().filter_map(|call| call.first()).map(String::as_str).collect();
    let count = |name: &str| names.iter().filter(|n| **n == name).count();
    let ends_well = names.first() == Some(&"LMSInitialize") && names.last() == Some(&"LMSFinish");
    if !ends_well || count("LMSInitialize") != 1 || count("LMSFinish") != 1 {
        return Err(format!("the calls were {names:?}").into());
    }
    let time = value(page, "cmi.core.session_time").await?;
    let shape: String = time.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if shape != "0000:00:00.00" {
        return Err(format!("the time of the session was {time}").into());
    }
    // Another day, another computer: only the platform remembers.
    launch(page, "").await?;
    page.script("localStorage.clear();", vec![]).await?;
    leave(page).await?;
    launch(page, "01-alone").await?;
    page.at_step(2, "predict").await?;
    // All lessons are finished.
    let all = "const list = await (await fetch('lessons/en/index.txt')).text(); \
        const names = list.trim().split('\\n').slice(1).map((line) => line.split(' ')[0]); \
        lockstepProgress('lockstep-progress 1\\n' + names.map((n) => n + ' at 1 seen 7 finished\\n').join(''));";
    let all = format!(
        "const done = arguments[arguments.length - 1]; (async () => {{ {all} }})().then(done, (e) => done(String(e)));"
    );
    page.slow_script(&all, vec![], SOON).await?;
    expect(page, "cmi.core.lesson_status", "completed").await?;
    expect(page, "cmi.core.score.raw", "100").await?;
    // Without a platform the package is just the app.
    page.session().enter_default_frame().await?;
    page.go(&own.url).await?;
    page.starts().await?;
    // Browsers go on fetching icons for a while; nobody may be missed by a page that is still open.
    page.go("about:blank").await?;
    own.cut();
    Ok(())
}

/// Loads the launch page into the platform's frame.
async fn launch(page: &Page<'_>, lesson: &str) -> Done {
    page.session().enter_default_frame().await?;
    page.script("calls.length = 0; document.querySelector('iframe').src = 'about:blank';", vec![]).await?;
    let fragment = if lesson.is_empty() { String::new() } else { format!("#lesson={lesson}") };
    let script = "document.querySelector('iframe').src = './index.html' + arguments[0];";
    page.script(script, vec![json!(fragment)]).await?;
    page.session().enter_frame(0).await?;
    page.wait("the app starts in the frame", LATER, async || {
        let there = page.script("return !!document.querySelector('[data-now]');", vec![]).await;
        Ok(if there.is_ok_and(|there| there == json!(true)) {
            Ok(())
        } else {
            Err("it is not there".to_owned())
        })
    })
    .await
}

async fn leave(page: &Page<'_>) -> Done {
    page.session().enter_default_frame().await?;
    page.script("document.querySelector('iframe').src = 'about:blank';", vec![]).await?;
    page.wait("the course is left", SOON, async || {
        let last = page.script("return calls.at(-1)?.[0] ?? '';", vec![]).await?;
        Ok(if last == json!("LMSFinish") { Ok(()) } else { Err(format!("the last call was {last}")) })
    })
    .await
}

async fn value(page: &Page<'_>, name: &str) -> Done<String> {
    let value: Value = page.script("return top.values[arguments[0]] ?? '';", vec![json!(name)]).await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

async fn expect(page: &Page<'_>, name: &str, wanted: &str) -> Done {
    page.wait(&format!("the platform is told {name} = {wanted}"), SOON, async || {
        let found = value(page, name).await?;
        Ok(if found == wanted { Ok(()) } else { Err(format!("it is “{found}”")) })
    })
    .await
}
