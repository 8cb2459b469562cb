//! Going to and fro in German.

use super::{German, counted};
use crate::time::SimTime;
use crate::words::app::AppWords;
use crate::words::marks::{MarkLabel, MarkName, MarkWords};

impl MarkWords for German {
    fn mark(&self, label: MarkLabel) -> &'static str {
        match label {
            MarkLabel::Kind => "Art der Marke",
            MarkLabel::Keys => "Auf der Tastatur: [ und ].",
            MarkLabel::None => "So eine Marke kam bisher nicht vor.",
            MarkLabel::Lines => "Frühere Linien",
            MarkLabel::NoLines => {
                "Noch keine. Wer in der Vergangenheit handelt, beginnt eine neue Linie; die verlassene wird \
                 hier aufgehoben."
            }
            MarkLabel::TakeUp => "Zurückholen",
            MarkLabel::InThePast => "Das ist die Vergangenheit: Was du hier tust, beginnt eine neue Linie.",
        }
    }

    fn mark_name(&self, name: MarkName) -> &'static str {
        match name {
            MarkName::Any => "jede Art",
            MarkName::Command => "Befehle",
            MarkName::Cut => "Schnitte",
            MarkName::Mend => "Reparaturen",
            MarkName::Reboot => "Neustarts",
            MarkName::Election => "neue Anführer",
            MarkName::Broken => "gebrochene Gesetze",
        }
    }

    fn earlier_lines(&self, lines: usize) -> String {
        counted(lines as u64, "frühere Linie", "frühere Linien")
    }

    fn left_line(&self, left_at: SimTime, until: SimTime, acts: usize) -> String {
        let (left_at, until, acts) = (self.clock(left_at), self.clock(until), acts.to_string());
        ["Verlassen bei ", &left_at, "; sie geht bis ", &until, ", Handlungen: ", &acts].concat()
    }
}
