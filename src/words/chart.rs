//! The words around the space-time diagram on the screen.

use crate::time::{SimTime, Span};

/// A label of the diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartLabel {
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
    /// Saves what it shows as a picture.
    Save,
    /// Saves the whole run as a picture.
    SaveWhole,
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
