//! The forms that a word takes beside a whole number: the cardinal categories of the Unicode CLDR
//! (<https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>), for whole
//! numbers. The browser's own rules are asked in a test, never in a run of the app.

use super::language::Language;

/// A form of a word beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// Arabic alone: none at all.
    Zero,
    /// One; in every language something of its own.
    One,
    /// Arabic alone: a pair.
    Two,
    /// Arabic alone: 3 to 10, 103 to 110 …
    Few,
    /// Arabic: 11 to 99, 111 to 199 …; Spanish: whole millions.
    Many,
    /// Every other number.
    Other,
}

impl Plural {
    /// The name that CLDR and browsers have for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Plural::Zero => "zero",
            Plural::One => "one",
            Plural::Two => "two",
            Plural::Few => "few",
            Plural::Many => "many",
            Plural::Other => "other",
        }
    }
}

impl Language {
    /// The form that a word takes beside a number.
    #[must_use]
    pub fn plural(self, number: u64) -> Plural {
        match self {
            Language::English | Language::German => one_or_other(number),
            Language::Spanish => spanish(number),
            Language::Arabic => arabic(number),
        }
    }
}

/// English and German: one, and all the rest.
#[must_use]
pub fn one_or_other(number: u64) -> Plural {
    if number == 1 { Plural::One } else { Plural::Other }
}

/// Spanish: like that, but *un millón **de** robots*.
#[must_use]
pub fn spanish(number: u64) -> Plural {
    match number {
        1 => Plural::One,
        0 => Plural::Other,
        _ if number.is_multiple_of(1_000_000) => Plural::Many,
        _ => Plural::Other,
    }
}

/// Arabic: by the last two digits.
#[must_use]
pub fn arabic(number: u64) -> Plural {
    match (number, number % 100) {
        (0, _) => Plural::Zero,
        (1, _) => Plural::One,
        (2, _) => Plural::Two,
        (_, 3..=10) => Plural::Few,
        (_, 11..=99) => Plural::Many,
        (_, _) => Plural::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_and_german_have_two_forms() {
        assert_eq!(
            [0, 1, 2, 21].map(one_or_other),
            [Plural::Other, Plural::One, Plural::Other, Plural::Other]
        );
    }

    #[test]
    fn spanish_counts_millions_of_something() {
        let forms = [0, 1, 2, 1_000_000, 1_000_001].map(spanish);
        assert_eq!(forms, [Plural::Other, Plural::One, Plural::Other, Plural::Many, Plural::Other]);
    }

    #[test]
    fn arabic_has_six_forms() {
        use Plural::{Few, Many, One, Other, Two, Zero};
        let forms = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111, 200, 201, 203].map(arabic);
        let right = [Zero, One, Two, Few, Few, Many, Many, Other, Other, Other, Few, Many, Other, Other, Few];
        assert_eq!(forms, right);
    }
}
