//! Taking a run elsewhere in German.

use super::German;
use crate::link::LinkError;
use crate::script::{Fault, ParseError};
use crate::words::fault::FaultWords;
use crate::words::lesson::LessonWords;
use crate::words::share::{Refused, ShareLabel, ShareWords};

impl ShareWords for German {
    fn share(&self, label: ShareLabel) -> &'static str {
        match label {
            ShareLabel::Link => "Link zu diesem Durchlauf",
            ShareLabel::CopyLink => "Link kopieren",
            ShareLabel::Copied => "Kopiert.",
            ShareLabel::CopyByHand => {
                "Dieser Browser lässt Seiten nicht kopieren: Der Link ist markiert, kopiere ihn selbst."
            }
            ShareLabel::QrCode => "QR-Code dieses Links",
            ShareLabel::TooLongForQr => {
                "Dieser Durchlauf ist zu lang für einen QR-Code. Kopiere den Link, oder speichere die Datei."
            }
            ShareLabel::Text => "Der Durchlauf als Text",
            ShareLabel::SaveText => "Als Datei speichern",
            ShareLabel::OpenFile => "Datei öffnen",
            ShareLabel::OrDropOne => "oder irgendwo auf die Seite ziehen",
            ShareLabel::Export => "Die Aufzeichnung anderswo verwenden",
            ShareLabel::ExportSvg => "Diagramm (SVG)",
            ShareLabel::ExportMermaid => "Mermaid",
            ShareLabel::ExportShiviz => "ShiViz",
            ShareLabel::ExportJson => "JSON",
            ShareLabel::RefusedText => "Was nicht zu lesen war",
            ShareLabel::Dismiss => "Schließen",
            ShareLabel::Panic => "Lockstep ist durch einen eigenen Fehler stehen geblieben",
            ShareLabel::PanicHelp => {
                "Du hast nichts falsch gemacht. Der Text unten ist der Durchlauf, der hierher geführt hat; \
                 bitte füge ihn deiner Fehlermeldung bei."
            }
            ShareLabel::PanicRestart => "Neu anfangen",
        }
    }

    fn refused(&self, why: &Refused) -> String {
        let wrong = |what: &str, fault: &ParseError| [what, &self.fault(fault), "."].concat();
        let said = match why {
            Refused::Link(LinkError::NotARun) => "In der Adresse steht kein Durchlauf.".to_owned(),
            Refused::Link(LinkError::TooLong) => "Der Link ist viel länger als jeder Durchlauf.".to_owned(),
            Refused::Link(LinkError::Newer(version)) => newer(u64::from(*version)),
            Refused::Link(LinkError::CutOff) => {
                "Der Link ist abgeschnitten: Sein Ende fehlt. Vielleicht wurde er an einem Zeilenende getrennt."
                    .to_owned()
            }
            Refused::Link(LinkError::Damaged) => {
                "Der Link ist beschädigt: Einige Zeichen haben sich unterwegs verändert.".to_owned()
            }
            Refused::Text(ParseError { kind: Fault::Newer { version }, .. }) => newer(*version),
            Refused::Text(fault) => wrong("Das ist nicht der Text eines Durchlaufs. ", fault),
            Refused::FileTooLarge(bytes) => {
                let bytes = bytes.to_string();
                ["Die Datei ist zu groß für einen Durchlauf: ", &bytes, " Bytes, erlaubt sind 262.144."].concat()
            }
            Refused::FileUnreadable => "Der Browser konnte die Datei nicht lesen.".to_owned(),
            Refused::Lesson(fault) => wrong("Das ist keine Lektion, die sich spielen lässt. ", fault),
            Refused::Progress(fault) => wrong("Das ist keine Datei mit Fortschritt. ", fault),
            Refused::Unfetched(missing) => self.unfetched(missing),
            Refused::NoSuchLesson => "Die Adresse nennt keine Lektion.".to_owned(),
        };
        [&said, " Was du siehst, ist wie zuvor."].concat()
    }
}

fn newer(version: u64) -> String {
    let version = version.to_string();
    [
        "Dieser Durchlauf stammt von einer neueren Version von Lockstep (",
        &version,
        "); diese hier liest Version 1.",
    ]
    .concat()
}
