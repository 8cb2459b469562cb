//! Lessons in German.

use super::{German, counted};
use crate::time::{SimTime, Span};
use crate::words::app::AppWords;
use crate::words::fault::FaultWords;
use crate::words::lesson::{Counted, LIST, LessonLabel, LessonWords, Lost, Missing, Standing, Trouble};

impl LessonWords for German {
    #[allow(clippy::too_many_lines, reason = "one list, read from top to bottom")]
    fn lesson(&self, label: LessonLabel) -> &'static str {
        match label {
            LessonLabel::ListHelp => {
                "Sag, was du erwartest, sieh zu, was geschieht, und versuch es dann selbst."
            }
            LessonLabel::Fetching => "Einen Moment: Die Lektionen werden geholt.",
            LessonLabel::TryAgain => "Noch einmal versuchen",
            LessonLabel::OpenFile => "Lektion aus Datei öffnen",
            LessonLabel::OrDrop => "oder irgendwo auf die Seite ziehen",
            LessonLabel::Progress => "Dein Fortschritt",
            LessonLabel::ProgressNote => "Er wird in diesem Browser aufgehoben und sonst nirgends.",
            LessonLabel::SaveProgress => "Fortschritt als Datei speichern",
            LessonLabel::LoadProgress => "Fortschritt hereinholen",
            LessonLabel::Glossary => "Wörter",
            LessonLabel::NoWords => "Hier gibt es noch keine Wörter.",
            LessonLabel::Lesson => "Lektion",
            LessonLabel::Quit => "Die Lektion schließen",
            LessonLabel::LessonText => "Text dieses Schritts",
            LessonLabel::Back => "Zurück",
            LessonLabel::Next => "Weiter",
            LessonLabel::RunIt => "Laufen lassen",
            LessonLabel::NowATask => "Jetzt du: eine Aufgabe",
            LessonLabel::ToExplore => "Erkunden",
            LessonLabel::SkipToEnd => "Zum Ende springen",
            LessonLabel::BackToList => "Alle Lektionen",
            LessonLabel::KeysHint => "Bild auf · Bild ab",
            LessonLabel::Answers => "Deine Vorhersage",
            LessonLabel::LockIn => "Festlegen",
            LessonLabel::Locked => "festgelegt",
            LessonLabel::LockedNote => {
                "Deine Antwort liegt fest: Nichts, was jetzt geschieht, kann sie noch ändern."
            }
            LessonLabel::ChooseFirst => {
                "Sag zuerst, was du erwartest. Wähle eine Antwort, oder mach ohne eine weiter."
            }
            LessonLabel::Watch => "Sieh zu, was geschieht",
            LessonLabel::YouSaid => "deine Antwort",
            LessonLabel::WhatHappened => "so war es",
            LessonLabel::WasRight => "Es kam, wie du gesagt hast.",
            LessonLabel::WasWrong => "Es kam anders, als du gesagt hast.",
            LessonLabel::WasPassed => "Auf diese Frage hast du nicht geantwortet.",
            LessonLabel::DecidingMoment => "Zum entscheidenden Moment",
            LessonLabel::PlayFreely => "Frei spielen",
            LessonLabel::AwayNote => "Du hast das Drehbuch verlassen. Die Lektion wartet auf dich.",
            LessonLabel::BackToLesson => "Zurück zur Lektion",
            LessonLabel::Belief => "Viele glauben",
            LessonLabel::Goals => "Ziele",
            LessonLabel::Met => "erreicht",
            LessonLabel::NotMet => "noch nicht erreicht",
            LessonLabel::Nevers => "Darf nicht geschehen",
            LessonLabel::NotHappened => "ist nicht geschehen",
            LessonLabel::Limits => "Grenzen",
            LessonLabel::Undo => "Zurücknehmen",
            LessonLabel::AgainTask => "Aufgabe von vorn",
            LessonLabel::GiveHint => "Gib mir einen Tipp",
            LessonLabel::Hint => "Tipp",
            LessonLabel::ShowSolution => "Zeig mir eine Lösung",
            LessonLabel::SolutionNote => {
                "Das ist eine Lösung. Fang die Aufgabe von vorn an, um es selbst zu versuchen."
            }
            LessonLabel::Solved => "Gelöst",
            LessonLabel::SolvedByUs => "So lässt es sich machen.",
            LessonLabel::FailedHelp => "Nimm das Letzte zurück, was du getan hast, oder fang von vorn an.",
            LessonLabel::TeacherSheet => "Blatt für Lehrkräfte",
            LessonLabel::Print => "Drucken",
            LessonLabel::CloseSheet => "Das Blatt schließen",
            LessonLabel::Aims => "Danach kann die Klasse sagen",
            LessonLabel::Timing => "Zeit",
            LessonLabel::RightAnswer => "das geschieht",
            LessonLabel::Say => "Sag:",
            LessonLabel::Solution => "Eine Lösung",
            LessonLabel::Notes => "Hinweise",
            LessonLabel::OpenHere => "Die Lektion öffnen",
            LessonLabel::SeenIn => "Zu sehen in",
            LessonLabel::Word => "Wort",
            LessonLabel::NotTranslated => "Diese Lektion gibt es hier nicht in deiner Sprache.",
            LessonLabel::InEnglish => "auf Englisch",
        }
    }

    fn step(&self, at: usize, of: usize) -> String {
        ["Schritt ", &at.to_string(), " von ", &of.to_string()].concat()
    }

    fn minutes(&self, minutes: u8) -> String {
        counted(minutes.into(), "Minute", "Minuten")
    }

    fn entry(&self, number: usize, title: &str) -> String {
        ["Lektion ", &number.to_string(), ": ", title].concat()
    }

    fn how_far(&self, standing: Standing) -> String {
        match standing {
            Standing::New => String::new(),
            Standing::At(step) => ["bei Schritt ", &step.to_string()].concat(),
            Standing::Finished => "beendet".to_owned(),
        }
    }

    fn sheet_of(&self, title: &str) -> String {
        ["Blatt für Lehrkräfte: ", title].concat()
    }

    fn limit(&self, what: Counted, used: u64, most: u32) -> String {
        let (used_words, most_words) = (used.to_string(), most.to_string());
        match (used, most) {
            (0, 0) => none(what),
            (_, 0) => [&none(what), ", aber es gab ", &used_words].concat(),
            _ if used > u64::from(most) => {
                [&used_words, " ", things(what, 2), ", wo es ", &most_words, " sein dürfen"].concat()
            }
            _ => [&used_words, " von ", &most_words, " ", things_of(what, most)].concat(),
        }
    }

    fn within(&self, end: SimTime, span: Span) -> String {
        let seconds = counted(span.0.div_ceil(1000), "Sekunde", "Sekunden");
        [&seconds, ": bis ", &self.clock(end)].concat()
    }

    fn since(&self, at: SimTime) -> String {
        ["seit ", &self.clock(at)].concat()
    }

    fn failed_at(&self, at: SimTime) -> String {
        ["Gescheitert bei ", &self.clock(at)].concat()
    }

    fn at(&self, at: SimTime) -> String {
        ["bei ", &self.clock(at)].concat()
    }

    fn lost(&self, why: &Lost) -> String {
        match why {
            Lost::Never(words) => ["Das darf nicht geschehen: ", words].concat(),
            Lost::Limit(what, 0) => ["Erlaubt sind ", &none(*what), "."].concat(),
            Lost::Limit(what, most) => {
                ["Mehr als ", &most.to_string(), " ", things(*what, *most), "."].concat()
            }
            Lost::TimeIsUp => "Die Zeit ist um.".to_owned(),
        }
    }

    fn trouble(&self, trouble: Trouble) -> &'static str {
        match trouble {
            Trouble::Forbidden => {
                "Dieser Browser lässt die Seite nichts aufheben: Dein Fortschritt ist weg, wenn du sie \
                 schließt, außer du speicherst ihn als Datei."
            }
            Trouble::Full => {
                "Der Speicher des Browsers ist voll: Dein Fortschritt ist weg, wenn du die Seite schließt, \
                 außer du speicherst ihn als Datei."
            }
            Trouble::Broken => {
                "Der Fortschritt, der in diesem Browser aufgehoben war, ist nicht lesbar. Er wurde beiseite \
                 gelegt, und es wird neu begonnen."
            }
            Trouble::Newer => {
                "Der Fortschritt in diesem Browser stammt von einer neueren Version von Lockstep. Er bleibt, \
                 wie er ist; was du jetzt tust, kommt nicht hinzu."
            }
        }
    }

    fn unfetched(&self, missing: &Missing) -> String {
        match missing {
            Missing::Status(status) => {
                ["Der Server hat diese Datei nicht (er antwortete ", &status.to_string(), ")."].concat()
            }
            Missing::Silence => "Die Datei ließ sich nicht holen. Ist das Netz da?".to_owned(),
            Missing::List(fault) => {
                format!("Die Liste der Lektionen ({LIST}) lässt sich nicht lesen. {}.", self.fault(fault))
            }
            Missing::Unlisted(name) => {
                format!(
                    "Eine Lektion „{name}“ gibt es hier nicht: Die Liste der Lektionen ({LIST}) nennt sie nicht."
                )
            }
        }
    }
}

/// What is counted, beside a number.
fn things(what: Counted, number: u32) -> &'static str {
    match (what, number) {
        (Counted::Commands, 1) => "Befehl",
        (Counted::Commands, _) => "Befehle",
        (Counted::Cuts, 1) => "Schnitt",
        (Counted::Cuts, _) => "Schnitte",
        (Counted::Mends, 1) => "Reparatur",
        (Counted::Mends, _) => "Reparaturen",
        (Counted::Reboots, 1) => "Neustart",
        (Counted::Reboots, _) => "Neustarts",
        (Counted::Touches, 1) => "von Hand berührte Nachricht",
        (Counted::Touches, _) => "von Hand berührte Nachrichten",
    }
}

/// The same after *2 von 3*, which wants the dative.
fn things_of(what: Counted, number: u32) -> &'static str {
    match (what, number) {
        (Counted::Commands, 2..) => "Befehlen",
        (Counted::Cuts, 2..) => "Schnitten",
        (Counted::Touches, 1) => "von Hand berührten Nachricht",
        (Counted::Touches, _) => "von Hand berührten Nachrichten",
        (Counted::Commands | Counted::Cuts | Counted::Mends | Counted::Reboots, _) => things(what, number),
    }
}

/// *keine Befehle*.
fn none(what: Counted) -> String {
    match what {
        Counted::Touches => "keine von Hand berührten Nachrichten".to_owned(),
        Counted::Commands | Counted::Cuts | Counted::Mends | Counted::Reboots => {
            ["keine ", things(what, 0)].concat()
        }
    }
}
