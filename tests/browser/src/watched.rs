//! A page with a hand and an eye beside it (`probe.js`): its frames are noted, and it can be played as
//! quickly as it takes frames, with people's presses or without.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::Done;
use crate::page::Page;
use crate::site::OwnSite;

const PROBE: &str = include_str!("probe.js");
/// Hours of a run take minutes.
const PATIENCE: Duration = Duration::from_secs(300);

/// One frame that the page was given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// Since the one before, in milliseconds.
    pub(crate) interval: f64,
    /// What the page's own scripts took for it, in milliseconds.
    pub(crate) script: f64,
    /// How many messages were on their way.
    pub(crate) messages: f64,
}

/// How much a page holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Held {
    /// Nodes of the document, texts included.
    pub(crate) nodes: u64,
    /// The memory of its program, in bytes.
    pub(crate) program: u64,
}

impl Page<'_> {
    /// Opens a copy of the page with the probe in it. It must live as long as the page is looked at.
    pub(crate) async fn open_watched(&self, name: &str) -> Done<OwnSite> {
        let own = self.site().own(name)?;
        own.before_all("probe.js", PROBE)?;
        self.go(&own.url).await?;
        self.starts().await?;
        Ok(own)
    }

    /// Lets the page play for so long and gives the frames of that time.
    pub(crate) async fn frames(&self, span: Duration) -> Done<Vec<Frame>> {
        self.script("lockstepProbe.frames();", vec![]).await?;
        self.rest(span).await;
        let given = self.script("return lockstepProbe.frames();", vec![]).await?;
        let given: Vec<[f64; 3]> = serde_json::from_value(given)?;
        // What a frame took is noted with the next one.
        let frame = |pair: &[[f64; 3]]| Frame {
            interval: pair[1][0] - pair[0][0],
            script: pair[1][1],
            messages: pair[1][2],
        };
        Ok(given.windows(2).map(frame).collect())
    }

    /// Plays up to an instant as quickly as the page takes frames, at its highest speed, and stops there.
    /// Presses something every so many milliseconds of the run; never if 0. Gives the number of frames and how
    /// long it took.
    pub(crate) async fn hurry(&self, until: u64, every: u64) -> Done<(u64, Duration)> {
        let start = Instant::now();
        let words = vec![json!(until), json!(every)];
        self.script("lockstepProbe.hurry(arguments[0], arguments[1]);", words).await?;
        let frames = self
            .wait(&format!("the run stands at {until} ms"), PATIENCE, async || {
                let frames = self.script("return lockstepProbe.hurried;", vec![]).await?.as_u64();
                self.rest(Duration::from_millis(100)).await;
                Ok(frames.ok_or("it is still played".to_owned()))
            })
            .await?;
        Ok((frames, start.elapsed()))
    }

    /// Chooses a speed by its place on the slider.
    pub(crate) async fn speed(&self, place: u64) -> Done {
        let script = "const slider = document.querySelector('.speed input'); slider.value = arguments[0]; \
            slider.dispatchEvent(new InputEvent('input', {bubbles: true}));";
        self.script(script, vec![json!(place)]).await.map(drop)
    }

    /// How often something was pressed meanwhile.
    pub(crate) async fn pressed(&self) -> Done<u64> {
        let pressed = self.script("return lockstepProbe.pressed;", vec![]).await?;
        pressed.as_u64().ok_or_else(|| "the probe is gone".into())
    }

    /// How much the page holds now.
    pub(crate) async fn held(&self) -> Done<Held> {
        let nodes = self.script("return lockstepProbe.nodes();", vec![]).await?;
        let program = self.script("return lockstepProbe.program();", vec![]).await?;
        let (Some(nodes), Some(program)) = (nodes.as_u64(), program.as_u64()) else {
            return Err(format!("the page holds {nodes} nodes and {program} bytes").into());
        };
        Ok(Held { nodes, program })
    }

    /// Lets go of the time slider at an instant; how long it took until the page stood there.
    pub(crate) async fn seek(&self, to: u64) -> Done<Duration> {
        self.script("lockstepProbe.seek(arguments[0]);", vec![json!(to)]).await?;
        let took = self
            .wait(&format!("the page stands at {to} ms"), PATIENCE, async || {
                let took = self.script("return lockstepProbe.sought;", vec![]).await?.as_f64();
                Ok(took.ok_or(format!("it stands at {}", self.now().await?)))
            })
            .await?;
        Ok(Duration::from_secs_f64(took / 1000.0))
    }
}

/// The frames' intervals and scripts below which so many hundredths of them lie, in milliseconds.
pub(crate) fn percentile(frames: &[Frame], hundredths: usize, of: fn(&Frame) -> f64) -> f64 {
    let mut values: Vec<f64> = frames.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values.get((values.len().saturating_sub(1)) * hundredths / 100).copied().unwrap_or_default()
}
