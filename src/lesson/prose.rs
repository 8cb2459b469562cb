//! The prose of lessons: a small part of Markdown, read into plain data. There is no HTML in it and none
//! can be made of it.
//!
//! - Paragraphs are separated by empty lines; line ends within a paragraph are spaces.
//! - `- ` begins an item of a list; lines that are indented go on with it.
//! - `*emphasis*`, `**strong**`, `[text](#term)` for a word of the glossary, which may also stand within
//!   the other two. Nothing else is nested.
//! - `\` before one of `*`, `[`, `]`, `\` and `|` takes away its meaning.

use crate::phrase::Phrase;
use crate::script::ParseError;

/// Paragraphs and lists.
pub type Prose = Vec<Block>;
/// One paragraph, one item of a list, or one line.
pub type Text = Vec<Piece>;

/// A part of a text that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A list without numbers.
    List(Vec<Text>),
}

/// Some words that look the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words, with the spaces around them. Never empty.
    pub words: String,
    /// How they look.
    pub style: Style,
}

/// How words look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Style {
    /// As usual.
    Plain,
    /// Set off a little: the field's term.
    Emphasis,
    /// Set off strongly.
    Strong,
    /// A word of the glossary, with its key there.
    Term(String),
}

/// The words of a text without their looks, for titles, screen readers and tests.
#[must_use]
pub fn plain(text: &[Piece]) -> String {
    text.iter().map(|piece| piece.words.as_str()).collect()
}

/// A line of a file: its number from 1, and where in it the text begins, in characters from 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'t> {
    pub(super) number: u32,
    pub(super) column: usize,
    pub(super) text: &'t str,
}

impl<'t> Row<'t> {
    pub(super) fn new(number: u32, text: &'t str) -> Self {
        Row { number, column: 0, text }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The same line from a byte on.
    pub(super) fn from(&self, byte: usize) -> Self {
        let column = self.column + self.text[..byte].chars().count();
        Row { number: self.number, column, text: &self.text[byte..] }
    }

    /// The same line up to a byte.
    pub(super) fn upto(&self, byte: usize) -> Self {
        Row { text: &self.text[..byte], ..*self }
    }

    /// What follows the sign of a list's item, if this is one.
    pub(super) fn item(&self) -> Option<Self> {
        self.text.starts_with("- ").then(|| self.from(2))
    }

    pub(super) fn is_indented(&self) -> bool {
        self.text.starts_with([' ', '\t']) && !self.is_empty()
    }
}

/// Reads paragraphs and lists.
pub(super) fn read(rows: &[Row<'_>]) -> Result<Prose, ParseError> {
    let mut prose = Prose::new();
    let mut next = 0;
    while let Some(row) = rows.get(next) {
        if row.is_empty() {
            next += 1;
            continue;
        }
        let goes_on = |row: &Row<'_>| !row.is_empty() && row.item().is_none();
        let length = 1 + rows[next + 1..].iter().take_while(|row| goes_on(row)).count();
        let lines = &rows[next..next + length];
        next += length;
        let Some(first) = row.item() else {
            prose.push(Block::Paragraph(read_text(lines)?));
            continue;
        };
        let mut lines = lines.to_vec();
        lines[0] = first;
        let item = read_text(&lines)?;
        match prose.last_mut() {
            Some(Block::List(items)) => items.push(item),
            _ => prose.push(Block::List(vec![item])),
        }
    }
    Ok(prose)
}

/// Reads the lines of one paragraph.
pub(super) fn read_text(rows: &[Row<'_>]) -> Result<Text, ParseError> {
    let mut chars: Vec<(char, u32, usize)> = Vec::new();
    for row in rows {
        let begin = row.text.len() - row.text.trim_start().len();
        let row = row.from(begin);
        if !chars.is_empty() {
            chars.push((' ', row.number, row.column));
        }
        let place = |(column, c)| (c, row.number, row.column + column);
        chars.extend(row.text.trim_end().chars().enumerate().map(place));
    }
    Reading { chars, at: 0, text: Text::new() }.read()
}

/// A paragraph that is being read; each character knows where it stands.
struct Reading {
    chars: Vec<(char, u32, usize)>,
    at: usize,
    text: Text,
}

impl Reading {
    fn read(mut self) -> Result<Text, ParseError> {
        while let Some((c, ..)) = self.chars.get(self.at) {
            match c {
                '*' if self.ahead("**") => self.set_off("**", &Style::Strong, Phrase::EndStrong)?,
                '*' => self.set_off("*", &Style::Emphasis, Phrase::EndEmphasis)?,
                '[' => self.link()?,
                _ => {
                    let c = self.one();
                    self.push(c.to_string(), Style::Plain);
                }
            }
        }
        Ok(self.text)
    }

    fn ahead(&self, sign: &str) -> bool {
        let rest = &self.chars[self.at..];
        sign.chars().enumerate().all(|(n, c)| rest.get(n).is_some_and(|(found, ..)| *found == c))
    }

    /// The next character; one after a backslash means itself.
    fn one(&mut self) -> char {
        let c = self.chars[self.at].0;
        self.at += 1;
        let escaped = self.chars.get(self.at).map(|(next, ..)| *next);
        match escaped {
            Some(next) if c == '\\' && matches!(next, '*' | '[' | ']' | '\\' | '|') => {
                self.at += 1;
                next
            }
            _ => c,
        }
    }

    /// The words between two signs.
    fn enclosed(&mut self, begin: &str, end: &str, expected: Phrase) -> Result<String, ParseError> {
        let start = self.at;
        self.at += begin.chars().count();
        let mut words = String::new();
        while self.at < self.chars.len() && !self.ahead(end) {
            let c = self.one();
            words.push(c);
        }
        if self.at == self.chars.len() || words.trim().is_empty() {
            return Err(self.fault(start, expected));
        }
        self.at += end.chars().count();
        Ok(words)
    }

    /// Words that are set off, and words of the glossary among them.
    fn set_off(&mut self, sign: &str, style: &Style, expected: Phrase) -> Result<(), ParseError> {
        let (start, before) = (self.at, self.text.len());
        self.at += sign.chars().count();
        let mut words = String::new();
        while self.at < self.chars.len() && !self.ahead(sign) {
            if self.chars[self.at].0 == '[' {
                self.push(std::mem::take(&mut words), style.clone());
                self.link()?;
            } else {
                let c = self.one();
                words.push(c);
            }
        }
        let nothing = words.trim().is_empty() && self.text.len() == before;
        if self.at == self.chars.len() || nothing {
            return Err(self.fault(start, expected));
        }
        self.at += sign.chars().count();
        self.push(words, style.clone());
        Ok(())
    }

    fn link(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        let words = self.enclosed("[", "]", Phrase::EndLinkWords)?;
        if !self.ahead("(#") {
            return Err(self.fault(self.at, Phrase::LinkTarget));
        }
        let target = self.at;
        let term = self.enclosed("(#", ")", Phrase::EndLink)?;
        if !term.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
            return Err(self.fault(target + 2, Phrase::GlossaryKey));
        }
        debug_assert!(start < target, "the words come first");
        self.push(words, Style::Term(term));
        Ok(())
    }

    fn push(&mut self, words: String, style: Style) {
        if words.is_empty() {
            return;
        }
        match self.text.last_mut() {
            Some(last) if last.style == style && style == Style::Plain => last.words.push_str(&words),
            _ => self.text.push(Piece { words, style }),
        }
    }

    fn fault(&self, place: usize, expected: Phrase) -> ParseError {
        let last = self.chars.last().map_or((1, 0), |(_, line, column)| (*line, column + 1));
        let (line, column) = self.chars.get(place).map_or(last, |(_, line, column)| (*line, *column));
        let found = self.chars[place.min(self.chars.len())..].iter().map(|(c, ..)| *c);
        ParseError::new(line, column + 1, found.take_while(|c| !c.is_whitespace()), expected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_glossary_may_be_set_off() {
        let row = Row::new(1, "It is **a [majority](#majority) of all** and *[stale](#stale)*.");
        let text = read_text(&[row]).expect("it can be read");
        let styles: Vec<(&str, &Style)> =
            text.iter().map(|piece| (piece.words.as_str(), &piece.style)).collect();
        let (majority, stale) = (Style::Term("majority".to_owned()), Style::Term("stale".to_owned()));
        assert_eq!(
            styles,
            [
                ("It is ", &Style::Plain),
                ("a ", &Style::Strong),
                ("majority", &majority),
                (" of all", &Style::Strong),
                (" and ", &Style::Plain),
                ("stale", &stale),
                (".", &Style::Plain),
            ]
        );
        for broken in ["****", "** **", "*a", "**a [b](#c)", "*[b*"] {
            assert!(read_text(&[Row::new(1, broken)]).is_err(), "{broken}");
        }
    }
}
