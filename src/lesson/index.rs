//! The list of the lessons, in their order: what is shown before any of them is fetched.
//!
//! ```text
//! lessons 1
//! 01-alone 5 Alone
//! ```

use super::progress::is_name;
use crate::phrase::Phrase;
use crate::script::ParseError;
use crate::script::line::Line;

/// The longest list that is read.
const MOST_LESSONS: usize = 200;

/// One lesson in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name: that of its file, without `.txt`.
    pub name: String,
    /// How long it takes.
    pub minutes: u8,
    /// What it is called.
    pub title: String,
    /// Whether it is there in the language of the list.
    pub translated: bool,
}

/// Reads the list.
///
/// # Errors
/// The first place at which it is none.
pub fn parse(text: &str) -> Result<Vec<Entry>, ParseError> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let (number, first) = lines.next().unwrap_or((1, ""));
    if first.trim() != "lessons 1" {
        return Err(Line::new(number, first).fault(Phrase::FirstLine.with(["lessons 1".to_owned()])));
    }
    let mut entries = Vec::new();
    for (number, text) in lines.take(MOST_LESSONS) {
        let mut line = Line::new(number, text);
        let here = line.here();
        let name = line.name();
        if !is_name(&name) {
            return Err(line.fault_at(here, Phrase::LessonName));
        }
        let minutes = line.number(1..=60, Phrase::ListMinutes)?;
        let title: String = text.chars().skip(line.here()).collect();
        if title.trim().is_empty() {
            return Err(line.fault(Phrase::LessonTitle));
        }
        let minutes = u8::try_from(minutes).expect("the number was checked");
        entries.push(Entry { name, minutes, title: title.trim().to_owned(), translated: true });
    }
    Ok(entries)
}
