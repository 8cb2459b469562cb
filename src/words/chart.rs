//! The words around the space-time diagram on the screen.

use crate::time::{SimTime, Span};
use crate::words::app::{AppWords, English};

/// A label of the diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartLabel {
    /// Opens it.
    Open,
    /// Its heading.
    Title,
    /// How it is read and used.
    Help,
    /// Earlier times.
    Earlier,
    /// Later times.
    Later,
    /// More time on the same width.
    ZoomOut,
    /// Less time on the same width.
    ZoomIn,
    /// Saves it as a picture.
    Save,
    /// What could have had a part in an event.
    Past,
    /// What an event could have had a part in.
    Future,
    /// A message that was lost.
    Lost,
}

/// The words of one language.
pub trait ChartWords {
    /// A label.
    fn chart(&self, label: ChartLabel) -> &'static str;

    /// What the diagram shows, for those who cannot see it.
    fn chart_in_words(&self, from: SimTime, to: SimTime, messages: usize, lost: usize) -> String;

    /// How much time the diagram shows.
    fn chart_span(&self, span: Span) -> String;
}

impl ChartWords for English {
    fn chart(&self, label: ChartLabel) -> &'static str {
        match label {
            ChartLabel::Open => "Diagram",
            ChartLabel::Title => "Space and time",
            ChartLabel::Help => {
                "Time runs to the right; every slanted line is one message. Arrow keys go from event to \
                 event, Enter goes there, plus and minus zoom."
            }
            ChartLabel::Earlier => "Earlier",
            ChartLabel::Later => "Later",
            ChartLabel::ZoomOut => "Show more time",
            ChartLabel::ZoomIn => "Show less time",
            ChartLabel::Save => "Save as SVG",
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
