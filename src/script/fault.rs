//! What is wrong with a text, and where.

use std::error::Error;
use std::fmt;

use crate::phrase::Expected;

/// How many characters of what was found are shown.
const SHOWN: usize = 40;

/// Why a text is not a run. Printed, it is one sentence for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What stands there: at most 40 characters, control characters written out. Empty at the end
    /// of a line.
    pub found: String,
    /// What was expected there.
    pub expected: Expected,
    /// The word that was probably meant, where what was found is one slip away from it.
    pub meant: Option<&'static str>,
    /// Which kind of fault it is.
    pub kind: Fault,
}

/// The kinds of faults, for programs that react differently to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Something else than expected stands there.
    Unexpected,
    /// The text was made with a newer version of Lockstep.
    Newer {
        /// Which.
        version: u64,
    },
    /// The text is longer than is read: so many bytes.
    TooLong(u64),
    /// These bytes are not text in UTF-8; the first byte that is none.
    NotText(u8),
}

impl ParseError {
    pub(crate) fn new(
        line: u32,
        column: usize,
        found: impl IntoIterator<Item = char>,
        expected: impl Into<Expected>,
    ) -> Self {
        ParseError {
            line,
            column: u32::try_from(column).unwrap_or(u32::MAX),
            found: shown(found),
            expected: expected.into(),
            meant: None,
            kind: Fault::Unexpected,
        }
    }
}

impl Error for ParseError {}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ParseError { line, column, found, expected, .. } = self;
        write!(f, "Line {line}, column {column}: ")?;
        match self.kind {
            Fault::Newer { version } => {
                return write!(
                    f,
                    "made with a newer version of Lockstep ({version}); this one reads version {}",
                    super::VERSION
                );
            }
            Fault::TooLong(_) | Fault::NotText(_) => return write!(f, "expected {expected}, found {found}"),
            Fault::Unexpected => {}
        }
        write!(f, "expected {expected}, found ")?;
        match found.as_str() {
            "" => write!(f, "the end of the line")?,
            " " => write!(f, "a space")?,
            other => write!(f, "“{other}”")?,
        }
        match &self.meant {
            Some(word) => write!(f, " (did you mean “{word}”?)"),
            None => Ok(()),
        }
    }
}

/// The beginning of what was found, such that printing it cannot garble a screen.
fn shown(found: impl IntoIterator<Item = char>) -> String {
    let mut text = String::new();
    for (place, c) in found.into_iter().enumerate() {
        if place == SHOWN {
            text.push('…');
            break;
        }
        if c.is_control() || is_invisible(c) { text.extend(c.escape_unicode()) } else { text.push(c) }
    }
    text
}

/// Characters that show nothing, or turn the direction of what follows.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The word that is one slip away: a letter too many, too few, wrong, or two changed over.
pub(crate) fn one_slip_away(found: &str, words: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let found: Vec<char> = found.to_lowercase().chars().take(SHOWN).collect();
    let mut words = words.filter(|word| is_one_slip(&found, &word.chars().collect::<Vec<_>>()));
    words.next()
}

fn is_one_slip(found: &[char], word: &[char]) -> bool {
    // With very short words everything is one slip away from everything.
    if found.len() < 3 || word.len() < 3 {
        return false;
    }
    let same = found.iter().zip(word).take_while(|(a, b)| a == b).count();
    let (found, word) = (&found[same..], &word[same..]);
    match (found, word) {
        ([_, f @ ..], [_, w @ ..]) if f == w => true,
        ([_, f @ ..], w) if f == w => true,
        (f, [_, w @ ..]) if f == w => true,
        ([a, b, f @ ..], [c, d, w @ ..]) => a == d && b == c && f == w,
        _ => false,
    }
}
