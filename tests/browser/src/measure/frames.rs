//! The frames of a run of ten minutes as people watch it: a quorum of five, two teams at it all the time.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::json;

use super::{figure, say};
use crate::Done;
use crate::page::{Page, SOON};
use crate::watched::percentile;

/// How many milliseconds of the run the last minute ends after.
const TEN_MINUTES: u64 = 600_000;
/// The places of two speeds on their slider.
const REAL_TIME: u64 = 6;
pub(super) const FASTEST: u64 = 12;
const MINUTE: Duration = Duration::from_secs(60);

/// Measures minute 1 and minute 10, then with everything open, then on a processor that is four times slower.
pub(super) async fn measure(page: &Page<'_>, quick: bool) -> Done {
    let minute = if quick { MINUTE / 6 } else { MINUTE };
    let ms = u64::try_from(minute.as_millis())?;
    let _site = begin(page).await?;
    say("Minute 1 at the speed of life …");
    page.play().await?;
    let first = stretch(page, "minute-1", minute).await?;
    page.pause().await?;
    say("Eight minutes as quickly as the page takes them …");
    page.speed(FASTEST).await?;
    page.hurry(TEN_MINUTES - ms, 0).await?;
    page.speed(REAL_TIME).await?;
    say("Minute 10 at the speed of life …");
    page.play().await?;
    let last = stretch(page, "minute-10", minute).await?;
    figure("nodes-growth", last / first);
    say("The same with story and diagram open …");
    page.click("button", "Story").await?;
    page.keys("j").await?;
    page.until(".app", "data-chart", &["yes"], SOON).await?;
    stretch(page, "everything-open", minute / 4).await?;
    page.click("button", "Story").await?;
    page.keys("j").await?;
    say("The same on a processor four times slower …");
    page.order("Emulation.setCPUThrottlingRate", json!({"rate": 4})).await?;
    stretch(page, "slow", minute / 4).await?;
    page.order("Emulation.setCPUThrottlingRate", json!({"rate": 1})).await.map(drop)
}

/// Brings the run in.
async fn begin(page: &Page<'_>) -> Done<crate::site::OwnSite> {
    let site = page.open_watched("frames").await?;
    page.drop_file("ten-minutes.txt", &ten_minutes()).await?;
    page.until(".app", "data-robots", &["5"], SOON).await?;
    page.order("Performance.enable", json!({"timeDomain": "threadTicks"})).await?;
    Ok(site)
}

/// Eleven minutes of commands, one about every three quarters of a second, by two teams in turn.
fn ten_minutes() -> String {
    const ROUND: [&str; 5] = ["forward", "left", "forward", "right", "picture"];
    let mut text = "lockstep 1\nscheme quorum 5\nmaze 12x12 seed 3\n".to_owned();
    for (place, at) in (2000..TEN_MINUTES * 11 / 10).step_by(730).enumerate() {
        let team = if place % 2 == 0 { "A" } else { "B" };
        let _ = writeln!(text, "at {at} {team} {}", ROUND[place % 5]);
    }
    let _ = writeln!(text, "until {}", TEN_MINUTES * 11 / 10);
    text
}

/// Watches the page play for so long; prints what the frames were like, and gives the number of nodes.
async fn stretch(page: &Page<'_>, name: &str, span: Duration) -> Done<f64> {
    let before = page.counters().await?;
    let frames = page.frames(span).await?;
    let after = page.counters().await?;
    if frames.len() < 2 {
        return Err("the page asked for no frames".into());
    }
    let count = frames.len() as f64;
    let interval = |hundredths| percentile(&frames, hundredths, |frame| frame.interval);
    let script = |hundredths| percentile(&frames, hundredths, |frame| frame.script);
    let each = |counter: &str| (after.of(counter) - before.of(counter)) * 1000.0 / count;
    let rate = count * 1000.0 / frames.iter().map(|frame| frame.interval).sum::<f64>();
    let nodes = page.held().await?.nodes as f64;
    let messages = frames.iter().map(|frame| frame.messages).sum::<f64>() / count;
    for (what, value) in [
        ("interval-p50", interval(50)),
        ("interval-p95", interval(95)),
        ("rate", rate),
        ("script-p50", script(50)),
        ("script-p95", script(95)),
        ("script", each("ScriptDuration")),
        ("layout", each("LayoutDuration") + each("RecalcStyleDuration")),
        ("task", each("TaskDuration")),
        ("nodes", nodes),
        ("messages", messages),
    ] {
        figure(&format!("{name}-{what}"), value);
    }
    say(&format!(
        "  {count} frames, {rate:.1} a second; intervals {:.1} and {:.1} ms, own script {:.2} and {:.2} ms (50 and 95 of \
         100 within); altogether {:.2} ms a frame; {nodes} nodes, {messages:.1} messages on their way",
        interval(50),
        interval(95),
        script(50),
        script(95),
        each("TaskDuration"),
    ));
    Ok(nodes)
}
