//! The log as JSON, one object a line, for programs: the same lines as `cargo xtask play --json`.
//!
//! Written by hand rather than by `serde_json`, which would add 20 KB to the page.

mod writer;

use serde::Serialize;

use crate::ids::RecordId;
use crate::record::{Record, What};
use crate::setup::Setup;
use crate::story::{Importance, Story};
use crate::time::SimTime;
use crate::words::tale::TaleWords;

/// One record as programs read it.
#[derive(Serialize)]
struct Line<'r> {
    id: RecordId,
    at: SimTime,
    cause: Option<RecordId>,
    what: &'r What,
    shown: bool,
    words: String,
}

/// The log of some records that follow each other: one JSON object a line, each line ended.
#[must_use]
pub fn json_lines(setup: &Setup, records: &[Record], words: &dyn TaleWords) -> String {
    let story = Story::new(setup);
    let mut out = String::new();
    for (position, record) in records.iter().enumerate() {
        let told = story.tell(words, records, position);
        let line = Line {
            id: record.id,
            at: record.at,
            cause: record.cause,
            what: &record.what,
            shown: told.importance == Importance::Shown,
            words: told.sentence.to_string(),
        };
        writer::write(&line, &mut out);
        out.push('\n');
    }
    out
}
