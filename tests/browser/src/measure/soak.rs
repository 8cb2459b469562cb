//! Eight hours of a run in one tab, while people give commands, cut links and reboot robots: what the page
//! holds meanwhile, and whether one can go back to the first hour.

use std::time::Duration;

use serde_json::json;

use super::frames::FASTEST;
use super::{figure, say};
use crate::Done;
use crate::page::Page;

const HALF_AN_HOUR: u64 = 1_800_000;
/// Somebody presses something so often, in milliseconds of the run.
const EVERY: u64 = 5000;
const MIB: f64 = 1_048_576.0;

/// What the tab holds at one moment.
#[derive(Clone, Copy)]
struct Sample {
    nodes: f64,
    /// The program's memory.
    program: f64,
    /// The memory of the page's scripts and elements.
    heap: f64,
    /// What the main thread took for a frame of the half hour before, in milliseconds of processor time.
    task: f64,
}

/// Plays eight hours, or one, and goes back to the first hour, or half an hour.
pub(super) async fn measure(page: &Page<'_>, quick: bool) -> Done {
    let halves: u64 = if quick { 2 } else { 16 };
    say(&format!("{} hours of cuts, reboots and commands, as quickly as the page takes them …", halves / 2));
    let _site = page.open_watched("soak").await?;
    page.order("Performance.enable", json!({"timeDomain": "threadTicks"})).await?;
    page.scheme("Quorum of 5").await?;
    page.speed(FASTEST).await?;
    let mut samples = Vec::new();
    let (mut frames, mut took) = (0, Duration::ZERO);
    let mut early = None;
    let mut busy = page.counters().await?.of("TaskDuration");
    for half in 1..=halves {
        let (given, lasted) = page.hurry(half * HALF_AN_HOUR, EVERY).await?;
        frames += given;
        took += lasted;
        let worked = std::mem::replace(&mut busy, page.counters().await?.of("TaskDuration"));
        let task = (busy - worked) * 1000.0 / given as f64;
        samples.push(sample(page, task).await?);
        if half == (halves / 8).max(1) {
            early = Some((page.now().await?, page.digest().await?));
        }
        let Sample { nodes, program, heap, task } = samples[samples.len() - 1];
        say(&format!(
            "  after {half} half hours: {nodes} nodes, {:.1} MiB of the program, {:.1} MiB of scripts; the last one took {:.1} s, {task:.2} ms of processor time a frame",
            program / MIB,
            heap / MIB,
            lasted.as_secs_f64()
        ));
    }
    figure("soak-hours", halves as f64 / 2.0);
    figure("soak-seconds", took.as_secs_f64());
    figure("soak-acts", page.pressed().await? as f64);
    figure("soak-frame", took.as_secs_f64() * 1000.0 / frames as f64);
    for (name, of) in KINDS {
        let values = samples.iter().map(of);
        figure(&format!("soak-{name}-first"), of(&samples[0]));
        figure(&format!("soak-{name}-last"), of(&samples[samples.len() - 1]));
        figure(&format!("soak-{name}-most"), values.fold(0.0, f64::max));
    }
    let (at, digest) = early.ok_or("no moment was kept")?;
    back_to(page, at, &digest).await
}

/// What is watched, in the unit of the table.
type Kind = (&'static str, fn(&Sample) -> f64);
const KINDS: [Kind; 4] = [
    ("nodes", |sample| sample.nodes),
    ("program", |sample| sample.program / MIB),
    ("heap", |sample| sample.heap / MIB),
    ("task", |sample| sample.task),
];

async fn sample(page: &Page<'_>, task: f64) -> Done<Sample> {
    page.collect().await?;
    let held = page.held().await?;
    let heap = page.counters().await?.of("JSHeapUsedSize");
    Ok(Sample { nodes: held.nodes as f64, program: held.program as f64, heap, task })
}

/// Long gone moments come back as they were.
async fn back_to(page: &Page<'_>, at: u64, digest: &str) -> Done {
    let took = page.seek(at).await?;
    let found = page.digest().await?;
    if found != digest {
        return Err(format!("at {at} ms the digest was {digest}, and gone back to it is {found}").into());
    }
    say(&format!("  back to {at} ms in {:.0} ms, with the same digest", took.as_secs_f64() * 1000.0));
    figure("soak-seek", took.as_secs_f64() * 1000.0);
    Ok(())
}
