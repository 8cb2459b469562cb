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
pub struct Line<'r> {
    id: RecordId,
    at: SimTime,
    cause: Option<RecordId>,
    what: &'r What,
    shown: bool,
    words: String,
}

impl<'r> Line<'r> {
    /// The record at a position among records that follow each other.
    ///
    /// # Panics
    /// When there is no record at that position.
    #[must_use]
    pub fn of(story: &Story, words: &dyn TaleWords, records: &'r [Record], position: usize) -> Self {
        let told = story.tell(words, records, position);
        let Record { id, at, cause, what } = &records[position];
        let (shown, words) = (told.importance == Importance::Shown, told.sentence.to_string());
        Line { id: *id, at: *at, cause: *cause, what, shown, words }
    }
}

/// The log of some records that follow each other: one JSON object a line, each line ended.
#[must_use]
pub fn json_lines(setup: &Setup, records: &[Record], words: &dyn TaleWords) -> String {
    let story = Story::new(setup);
    let mut out = String::new();
    for position in 0..records.len() {
        writer::write(&Line::of(&story, words, records, position), &mut out);
        out.push('\n');
    }
    out
}
