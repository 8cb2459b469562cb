//! The diagram on the screen in English.

use super::English;
use crate::time::{SimTime, Span};
use crate::words::app::AppWords;
use crate::words::chart::{ChartLabel, ChartWords};

impl ChartWords for English {
    fn chart(&self, label: ChartLabel) -> &'static str {
        match label {
            ChartLabel::Title => "Space and time",
            ChartLabel::Help => {
                "Time runs to the right; every slanted line is one message. Arrow keys go from event to \
                 event, Enter goes there, plus and minus zoom; so do Ctrl with the wheel, and two fingers. \
                 Shift with the wheel, or one finger, moves through time."
            }
            ChartLabel::Earlier => "Earlier",
            ChartLabel::Later => "Later",
            ChartLabel::ZoomOut => "Show more time",
            ChartLabel::ZoomIn => "Show less time",
            ChartLabel::Save => "Save what is shown (SVG)",
            ChartLabel::SaveWhole => "Save the whole run",
            ChartLabel::Past => "could have led to it",
            ChartLabel::Future => "may follow from it",
            ChartLabel::Lost => "lost",
        }
    }

    fn chart_in_words(&self, from: SimTime, to: SimTime, messages: usize, lost: usize) -> String {
        let (from, to) = (from.to_string(), to.to_string());
        let (messages, lost) = (messages.to_string(), lost.to_string());
        ["From ", &from, " to ", &to, ": ", &messages, " messages, ", &lost, " of them lost."].concat()
    }

    fn chart_span(&self, span: Span) -> String {
        self.seconds(span)
    }
}
