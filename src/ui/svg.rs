//! Numbers and paths as text for SVG attributes, without the weight of formatting floats.

use crate::ui::layout::Point;

/// A number with at most one digit after the point.
#[must_use]
pub(crate) fn num(x: f64) -> String {
    let mut text = String::new();
    push(&mut text, x);
    text
}

fn push(text: &mut String, x: f64) {
    push_parts(text, x, 10);
}

/// A number in parts of one: tenths, thousandths or ten thousandths.
fn push_parts(text: &mut String, x: f64, parts: u32) {
    let number = (x * f64::from(parts)).round() as i32;
    if number < 0 {
        text.push('-');
    }
    let number = number.unsigned_abs();
    text.push_str(&u64::from(number / parts).to_string());
    if !number.is_multiple_of(parts) {
        text.push('.');
        // With the zeros that stand in front of the digits.
        text.push_str(&u64::from(number % parts + parts).to_string()[1..]);
    }
}

/// A function of the drawing language with its numbers: `call("translate", &[1.0, 2.0])` is `translate(1 2)`.
#[must_use]
pub(crate) fn call(function: &str, numbers: &[f64]) -> String {
    let mut text = String::from(function);
    text.push('(');
    for (place, number) in numbers.iter().enumerate() {
        if place > 0 {
            text.push(' ');
        }
        push(&mut text, *number);
    }
    text.push(')');
    text
}

/// `translate(x y)`.
#[must_use]
pub(crate) fn translate(x: f64, y: f64) -> String {
    call("translate", &[x, y])
}

/// A scale needs more digits than a position.
#[must_use]
pub(crate) fn scale(factor: f64) -> String {
    let mut text = String::from("scale(");
    push_parts(&mut text, factor, 1000);
    text.push(')');
    text
}

/// Moves what is drawn around the origin to a point, and turns what was to its right to `ahead`, in whose
/// length it is drawn. Style sheets understand this, too.
#[must_use]
pub(crate) fn turned(at: Point, ahead: Point) -> String {
    let mut text = String::from("matrix(");
    for number in [ahead.x, ahead.y, -ahead.y, ahead.x] {
        push_parts(&mut text, number, 10_000);
        text.push(',');
    }
    push(&mut text, at.x);
    text.push(',');
    push(&mut text, at.y);
    text.push(')');
    text
}

/// The `d` of a path.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Path(String);

impl Path {
    /// An empty path.
    #[must_use]
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A command letter with its numbers.
    #[must_use]
    pub(crate) fn add(mut self, letter: char, numbers: &[f64]) -> Self {
        self.0.push(letter);
        for (place, number) in numbers.iter().enumerate() {
            if place > 0 {
                self.0.push(' ');
            }
            push(&mut self.0, *number);
        }
        self
    }

    /// Lifts the pen to a point.
    #[must_use]
    pub(crate) fn to(self, x: f64, y: f64) -> Self {
        self.add('M', &[x, y])
    }

    /// Draws to a point.
    #[must_use]
    pub(crate) fn line(self, x: f64, y: f64) -> Self {
        self.add('L', &[x, y])
    }

    /// Whether nothing has been drawn.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text.
    #[must_use]
    pub(crate) fn d(self) -> String {
        self.0
    }
}

/// How wide a text is, about, in units of its font size. For placing things beside it: nothing may
/// break when it is a little off.
#[must_use]
pub(crate) fn text_width(text: &str, size: f64) -> f64 {
    let units: f64 = text
        .chars()
        .map(|letter| match letter {
            'i' | 'l' | 'j' | '.' | ',' | ':' | ';' | '!' | '\'' | '|' => 0.33,
            'f' | 't' | 'r' | ' ' | '(' | ')' | '·' => 0.4,
            'm' | 'w' | 'M' | 'W' => 0.92,
            'A'..='Z' => 0.7,
            // Marks above and below Arabic letters, and marks that isolate, take no room.
            '\u{64b}'..='\u{65f}' | '\u{2066}'..='\u{2069}' => 0.0,
            'ا' | 'أ' | 'إ' | 'آ' | 'ل' => 0.38,
            '\u{620}'..='\u{6ff}' => 0.62,
            _ => 0.58,
        })
        .sum();
    units * size
}

/// Breaks a text into lines that are about as wide as that at most; what does not fit into `most`
/// lines ends with an ellipsis.
#[must_use]
pub(crate) fn wrap(text: &str, width: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let full = lines.len() == most;
        // A number keeps its unit: "in 3.3" and "s" on a line of its own would be read as two things.
        let is_unit = |line: &str| word.len() == 1 && line.ends_with(|last: char| last.is_ascii_digit());
        let fits = |line: &str| text_width(line, size) + text_width(word, size) + size * 0.4 <= width;
        match lines.last_mut() {
            Some(line) if fits(line) || is_unit(line) => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if full => {
                line.push('…');
                return lines;
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_one_digit_after_the_point() {
        let texts: Vec<String> = [0.0, -0.04, 1.0, -2.25, 10.96, 1234.5].into_iter().map(num).collect();
        assert_eq!(texts, ["0", "0", "1", "-2.3", "11", "1234.5"]);
        assert_eq!(scale(0.599), "scale(0.599)");
        assert_eq!(scale(1.188), "scale(1.188)");
        assert_eq!(scale(0.05), "scale(0.050)");
        let (at, ahead) = (Point { x: 3.0, y: -0.25 }, Point { x: 0.6, y: -0.8 });
        assert_eq!(turned(at, ahead), "matrix(0.6000,-0.8000,0.8000,0.6000,3,-0.3)");
        assert_eq!(Path::new().to(1.0, 2.0).add('h', &[-0.5]).d(), "M1 2h-0.5");
    }

    #[test]
    fn text_is_wrapped_between_words_and_shortened_at_the_end() {
        assert_eq!(wrap("one two three", 1000.0, 10.0, 2), ["one two three"]);
        assert_eq!(wrap("hears Robot 1; else may stand", 90.0, 13.0, 3).len(), 3);
        for width in 40..160 {
            let lines = wrap("else asks to stand in 3.3 s", f64::from(width), 10.0, 9);
            assert!(lines.iter().all(|line| line != "s"), "{width}: {lines:?}");
        }
        let short = wrap("one two three four five six", 50.0, 10.0, 1);
        assert_eq!(short.len(), 1);
        assert!(short[0].ends_with('…'));
    }
}
