//! The run as a Mermaid sequence diagram, for wikis and Markdown files.

use std::fmt::Write as _;

use super::News;
use crate::diagram::place_of;
use crate::ids::{Place, RecordId};
use crate::record::{Record, What};
use crate::setup::Setup;
use crate::story::{Importance, Story};
use crate::words::Words;

/// A Mermaid sequence diagram of some records that follow each other. A message stands where it got
/// there, with the instant of its sending; one that was lost ends in a cross. Signs of life
/// and what only repeats itself are left out unless `routine`.
#[must_use]
pub fn mermaid(setup: &Setup, records: &[Record], words: &dyn Words, routine: bool) -> String {
    let mut out = String::from("sequenceDiagram\n");
    for place in crate::diagram::lanes(setup) {
        let _ = writeln!(out, "    participant {} as {}", name(place), escape(&words.lane(place)));
    }
    let story = Story::new(setup);
    let mut news = News::default();
    for (position, record) in records.iter().enumerate() {
        if let What::Arrived { direction, gist, .. } | What::Lost { direction, gist, .. } = record.what {
            if !news.is_in(direction, &gist) && !routine {
                continue;
            }
            let lost = if let What::Lost { why, .. } = record.what {
                format!(" ({})", words.loss(why, direction.from, direction.to))
            } else {
                String::new()
            };
            let arrow = if lost.is_empty() { "->>" } else { "-x" };
            let sent = sent_at(records, record.cause).unwrap_or_default();
            let text = format!("{sent}{}{lost} [{}]", words.say(&gist, setup.scheme), record.at);
            let (from, to) = (name(direction.from), name(direction.to));
            let _ = writeln!(out, "    {from}{arrow}{to}: {}", escape(&text));
            continue;
        }
        let told = story.tell(words, records, position);
        if told.importance == Importance::Shown {
            let text = format!("{} [{}]", told.sentence, record.at);
            let _ = writeln!(out, "    Note over {}: {}", over(setup, &record.what), escape(&text));
        }
    }
    out
}

/// When a message left: *[0:00.4] *; nothing when that is not among the records.
fn sent_at(records: &[Record], cause: Option<RecordId>) -> Option<String> {
    let first = records.first()?.id.0;
    let position = usize::try_from(cause?.0.checked_sub(first)?).ok()?;
    let sent = records.get(position)?;
    matches!(sent.what, What::Sent { .. }).then(|| format!("[{}] ", sent.at))
}

/// The lanes that a note spans: its place's own, or all of them for what people do to links.
fn over(setup: &Setup, what: &What) -> String {
    if let Some(place) = place_of(what) {
        return name(place);
    }
    let lanes = crate::diagram::lanes(setup);
    match (lanes.first(), lanes.last()) {
        (Some(first), Some(last)) if first != last => format!("{},{}", name(*first), name(*last)),
        (first, _) => first.map(|place| name(*place)).unwrap_or_default(),
    }
}

/// A participant's name: letters and digits only.
fn name(place: Place) -> String {
    match place {
        Place::Robot(robot) => format!("Robot{robot}"),
        Place::Team(team) => format!("Team{team}"),
    }
}

/// A text after a colon: a semicolon would end the line, a hash would begin an entity, and angle
/// brackets would be read as markup.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            ';' => safe.push_str("#59;"),
            '#' => safe.push_str("#35;"),
            '<' => safe.push_str("#60;"),
            '>' => safe.push_str("#62;"),
            // A no-break space is fine on the screen and a riddle in a text file.
            other if other.is_control() || other == '\u{a0}' => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}
