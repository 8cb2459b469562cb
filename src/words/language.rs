//! The languages, and the whole catalogue of one of them.

use super::adversary::AdversaryWords;
use super::app::AppWords;
use super::arabic::Arabic;
use super::chart::ChartWords;
use super::class::ClassWords;
use super::diagram::DiagramWords;
use super::english::English;
use super::fault::FaultWords;
use super::german::German;
use super::leaves::LeavesWords;
use super::lesson::LessonWords;
use super::marks::MarkWords;
use super::message::MessageWords;
use super::share::ShareWords;
use super::spanish::Spanish;
use super::tale::TaleWords;
use super::versus::VersusWords;
use super::why::WhyWords;

/// A language that the catalogue speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, where nothing else was asked for.
    #[default]
    English,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Arabic.
    Arabic,
}

/// The way a language's lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Language {
    /// All, in the order of the menu.
    pub const ALL: [Language; 4] = [Language::English, Language::German, Language::Spanish, Language::Arabic];

    /// Its code (BCP 47), as in the address, in the page's root and in the names of lesson folders.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
            Language::Spanish => "es",
            Language::Arabic => "ar",
        }
    }

    /// Its name in the language itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::German => "Deutsch",
            Language::Spanish => "Español",
            Language::Arabic => "العربية",
        }
    }

    /// The way its lines run.
    #[must_use]
    pub fn script(self) -> Script {
        match self {
            Language::English | Language::German | Language::Spanish => Script::LeftToRight,
            Language::Arabic => Script::RightToLeft,
        }
    }

    /// The language of a tag such as `de`, `de-AT` or `es_MX`; none if it is not spoken here.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Language> {
        let code = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}

impl Script {
    /// As HTML's attribute `dir` wants it.
    #[must_use]
    pub fn dir(self) -> &'static str {
        match self {
            Script::LeftToRight => "ltr",
            Script::RightToLeft => "rtl",
        }
    }
}

/// The whole catalogue of one language: what it implements is every area.
pub trait Words:
    AdversaryWords
    + AppWords
    + ChartWords
    + ClassWords
    + DiagramWords
    + FaultWords
    + LeavesWords
    + LessonWords
    + MarkWords
    + MessageWords
    + ShareWords
    + TaleWords
    + VersusWords
    + WhyWords
{
}

impl<W> Words for W where
    W: AdversaryWords
        + AppWords
        + ChartWords
        + ClassWords
        + DiagramWords
        + FaultWords
        + LeavesWords
        + LessonWords
        + MarkWords
        + MessageWords
        + ShareWords
        + TaleWords
        + VersusWords
        + WhyWords
{
}

/// The words of a language.
#[must_use]
pub fn catalogue(language: Language) -> &'static dyn Words {
    // The functions of the others, of which there are hundreds, are not among what English needs first.
    if language == Language::English { &English } else { other_than_english(language) }
}

#[inline(never)]
fn other_than_english(language: Language) -> &'static dyn Words {
    match language {
        Language::English => &English,
        Language::German => &German,
        Language::Spanish => &Spanish,
        Language::Arabic => &Arabic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_browsers_find_their_language() {
        assert_eq!(Language::of_tag("en"), Some(Language::English));
        assert_eq!(Language::of_tag("EN-gb"), Some(Language::English));
        assert_eq!(Language::of_tag("es_MX"), Some(Language::Spanish));
        assert_eq!(Language::of_tag("tlh"), None);
        assert_eq!(Language::of_tag(""), None);
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.code()), Some(language));
        }
    }
}
