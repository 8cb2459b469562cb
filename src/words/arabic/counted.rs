//! Words beside numbers. Arabic has six forms, and the form beside a number agrees with it: the singular
//! and the dual need no number, 3 to 10 take the plural, 11 to 99 the accusative singular, 100 the
//! singular again.

use crate::words::plural::{Plural, arabic};

/// The forms of a word beside a number.
pub(super) struct Noun {
    /// Instead of a number, for none.
    pub(super) zero: &'static str,
    /// Instead of a number, for one.
    pub(super) one: &'static str,
    /// Instead of a number, for two.
    pub(super) two: &'static str,
    /// After 3 to 10.
    pub(super) few: &'static str,
    /// After 11 to 99.
    pub(super) many: &'static str,
    /// After whole hundreds, and one or two above.
    pub(super) other: &'static str,
}

/// Moves as what something is said of.
pub(super) const MOVES: Noun =
    Noun {
        zero: "لا حركات", one: "حركة واحدة", two: "حركتان", few: "حركات", many: "حركة", other: "حركة"
    };

/// Moves after a preposition or a verb.
pub(super) const OF_MOVES: Noun = Noun { zero: "صفر حركات", two: "حركتين", ..MOVES };

/// Commands as what something is said of.
pub(super) const COMMANDS: Noun =
    Noun {
        zero: "لا أوامر", one: "أمر واحد", two: "أمران", few: "أوامر", many: "أمرًا", other: "أمر"
    };

/// Commands after a preposition.
pub(super) const OF_COMMANDS: Noun = Noun { zero: "صفر أوامر", two: "أمرين", ..COMMANDS };

/// Commands besides one that was named, after a verb.
pub(super) const MORE_COMMANDS: Noun = Noun {
    zero: "لا شيء غيره",
    one: "أمرًا آخر",
    two: "أمرين آخرين",
    few: "أوامر أخرى",
    many: "أمرًا آخر",
    other: "أمر آخر",
};

/// Robots besides those that were counted, after a preposition.
pub(super) const MORE_ROBOTS: Noun = Noun {
    zero: "لا أحد غيره",
    one: "روبوت واحد آخر",
    two: "روبوتين آخرين",
    few: "روبوتات أخرى",
    many: "روبوتًا آخر",
    other: "روبوت آخر",
};

/// How often.
pub(super) const TIMES: Noun =
    Noun {
        zero: "ولا مرة", one: "مرة واحدة", two: "مرتين", few: "مرات", many: "مرة", other: "مرة"
    };

/// The number and its word as they stand together.
pub(super) fn count(number: u64, noun: &Noun) -> String {
    match arabic(number) {
        Plural::Zero => noun.zero.to_owned(),
        Plural::One => noun.one.to_owned(),
        Plural::Two => noun.two.to_owned(),
        Plural::Few => joined(number, noun.few),
        Plural::Many => joined(number, noun.many),
        Plural::Other => joined(number, noun.other),
    }
}

/// *By so many*: the preposition is written together with what follows.
pub(super) fn by(number: u64, noun: &Noun) -> String {
    let by = if number <= 2 { "ب" } else { "بـ" };
    [by, &count(number, noun)].concat()
}

/// *After so many moves*.
pub(super) fn after_moves(number: u64) -> String {
    match number {
        0 => "قبل أي حركة".to_owned(),
        _ => ["بعد ", &count(number, &OF_MOVES)].concat(),
    }
}

fn joined(number: u64, word: &str) -> String {
    [&number.to_string(), " ", word].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_agree_with_their_nouns() {
        let said = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111].map(|number| count(number, &COMMANDS));
        let right = [
            "لا أوامر",
            "أمر واحد",
            "أمران",
            "3 أوامر",
            "10 أوامر",
            "11 أمرًا",
            "99 أمرًا",
            "100 أمر",
            "101 أمر",
            "102 أمر",
            "103 أوامر",
            "111 أمرًا",
        ];
        assert_eq!(said, right);
        assert_eq!(
            [1, 2, 3, 11].map(|number| by(number, &OF_COMMANDS)),
            ["بأمر واحد", "بأمرين", "بـ3 أوامر", "بـ11 أمرًا"]
        );
        assert_eq!(
            [0, 1, 2, 3].map(after_moves),
            ["قبل أي حركة", "بعد حركة واحدة", "بعد حركتين", "بعد 3 حركات"]
        );
    }
}
