//! The diagram on the screen in German.

use super::{German, counted};
use crate::time::{SimTime, Span};
use crate::words::app::AppWords;
use crate::words::chart::{ChartLabel, ChartWords};

impl ChartWords for German {
    fn chart(&self, label: ChartLabel) -> &'static str {
        match label {
            ChartLabel::Title => "Raum und Zeit",
            ChartLabel::Help => {
                "Die Zeit läuft nach rechts; jede schräge Linie ist eine Nachricht. Pfeiltasten gehen von \
                 Ereignis zu Ereignis, Enter springt dorthin. Plus und Minus ändern den Maßstab, ebenso Strg \
                 mit dem Mausrad und zwei Finger. Umschalt mit dem Mausrad oder ein Finger bewegt durch die Zeit."
            }
            ChartLabel::Earlier => "Früher",
            ChartLabel::Later => "Später",
            ChartLabel::ZoomOut => "Mehr Zeit zeigen",
            ChartLabel::ZoomIn => "Weniger Zeit zeigen",
            ChartLabel::Save => "Ausschnitt speichern (SVG)",
            ChartLabel::SaveWhole => "Ganzen Durchlauf speichern",
            ChartLabel::Past => "könnte dazu geführt haben",
            ChartLabel::Future => "kann daraus folgen",
            ChartLabel::Lost => "verloren",
        }
    }

    fn chart_in_words(&self, from: SimTime, to: SimTime, messages: usize, lost: usize) -> String {
        let messages = counted(messages as u64, "Nachricht", "Nachrichten");
        let (from, to, lost) = (self.clock(from), self.clock(to), lost.to_string());
        ["Von ", &from, " bis ", &to, ": ", &messages, ", davon verloren: ", &lost, "."].concat()
    }

    fn chart_span(&self, span: Span) -> String {
        self.seconds(span)
    }
}
