//! The glossary: the robots' word, the field's term, one sentence, and where it is seen.
//!
//! ```text
//! glossary 1
//!
//! == primary: primary, master
//! The robot that numbers the moves; the others follow it.
//! seen 05-one-in-charge 07-the-primary-falls-silent
//! ```
//! The key of a word, for links, is the word in small letters with hyphens for spaces. In other languages
//! a line `key primary` right below the word gives the English key, so that the links of a lesson stay the
//! same in all languages.

use super::MOST_BYTES;
use super::progress::is_name;
use super::prose::{self, Row, Text};
use crate::phrase::Phrase;
use crate::script::line::Line;
use crate::script::{self, ParseError};

/// All words, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The words.
    pub words: Vec<Word>,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What links name it by.
    pub key: String,
    /// The word of the story.
    pub word: String,
    /// What the field calls it.
    pub term: String,
    /// What it means.
    pub meaning: Text,
    /// The names of the lessons in which it is seen.
    pub seen: Vec<String>,
}

impl Glossary {
    /// The word with this key.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&Word> {
        self.words.iter().find(|word| word.key == key)
    }

    /// Reads the text of a glossary.
    ///
    /// # Errors
    /// The first place at which it is none.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        if text.len() > MOST_BYTES {
            return Err(script::too_long(text.len()));
        }
        let rows: Vec<Row<'_>> =
            (1..).zip(text.lines()).map(|(number, line)| Row::new(number, line)).collect();
        let mut first = Line::new(1, rows.first().map_or("", |row| row.text));
        if !first.word("glossary") || first.number(1..=1, Phrase::GlossaryVersion).is_err() {
            return Err(
                Line::new(1, first.text().as_str()).fault(Phrase::FirstLine.with(["glossary 1".to_owned()]))
            );
        }
        let mut glossary = Glossary::default();
        let mut next = 1;
        while let Some(row) = rows.get(next) {
            next += 1;
            if row.is_empty() {
                continue;
            }
            let length = rows[next..].iter().take_while(|row| !row.text.starts_with("==")).count();
            let word = read_word(row, &rows[next..next + length])?;
            next += length;
            if glossary.find(&word.key).is_some() {
                return Err(Line::new(row.number, row.text).fault(Phrase::EveryWordOnce));
            }
            glossary.words.push(word);
        }
        Ok(glossary)
    }
}

fn read_word(head: &Row<'_>, rows: &[Row<'_>]) -> Result<Word, ParseError> {
    let fault = |what: Phrase| Line::new(head.number, head.text).fault(what);
    let names = head.text.strip_prefix("==").and_then(|names| names.split_once(':'));
    let (word, term) = names.ok_or_else(|| fault(Phrase::WordAndTerm))?;
    let (word, term) = (word.trim().to_owned(), term.trim().to_owned());
    if word.is_empty() || term.is_empty() {
        return Err(fault(Phrase::WordAndTerm));
    }
    let (key, rows) = read_key(&word, rows)?;
    let seen = rows.iter().position(|row| row.text.starts_with("seen "));
    let meaning = prose::read_text(&rows[..seen.unwrap_or(rows.len())])?;
    if meaning.is_empty() {
        return Err(fault(Phrase::WordMeaning));
    }
    let names = seen.map_or("", |place| &rows[place].text[5..]);
    let seen: Vec<String> = names.split_whitespace().map(str::to_owned).collect();
    if !seen.iter().all(|name| is_name(name)) {
        return Err(fault(Phrase::SeenLessons));
    }
    Ok(Word { key, word, term, meaning, seen })
}

/// The key that is given, or else that of the word itself, and the rows that follow.
fn read_key<'r, 't>(word: &str, rows: &'r [Row<'t>]) -> Result<(String, &'r [Row<'t>]), ParseError> {
    let given = rows.first().and_then(|row| Some((row, row.text.strip_prefix("key ")?.trim())));
    let Some((row, key)) = given else {
        let hyphened = |c: char| if c.is_ascii_lowercase() { c } else { '-' };
        return Ok((word.to_lowercase().chars().map(hyphened).collect(), rows));
    };
    if key.is_empty() || !key.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
        return Err(Line::new(row.number, row.text).fault(Phrase::KeyLine));
    }
    Ok((key.to_owned(), &rows[1..]))
}
