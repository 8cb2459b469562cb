//! The words for looking inside a message and for doing something to it.

use crate::ids::Direction;
use crate::protocol::{Gist, Scheme};

/// A label of the menu of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageLabel {
    /// The menu's title.
    Title,
    /// Destroys it.
    Lose,
    /// Makes two of it.
    Duplicate,
    /// Holds it back.
    Hold,
    /// Lets it fly on.
    Release,
    /// It is held back.
    Held,
    /// It has arrived or is lost.
    Gone,
    /// Above what it is made of.
    Fields,
}

/// The words of one language.
pub trait MessageWords {
    /// A label.
    fn message(&self, label: MessageLabel) -> &'static str;

    /// The marks before and after what a message says.
    fn quotation_marks(&self) -> [&'static str; 2];

    /// What assistive technology calls a message in flight.
    fn message_name(&self, direction: Direction, says: &str, held: bool) -> String;

    /// The field's name for its kind.
    fn message_kind(&self, gist: &Gist, scheme: Scheme) -> &'static str;

    /// What it is made of: names and values.
    fn message_fields(&self, gist: &Gist, scheme: Scheme) -> Vec<(&'static str, String)>;
}
