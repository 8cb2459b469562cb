//! The words on a space-time diagram, as far as the story does not have them.

use crate::ids::{Direction, Place};

/// The words of the diagram in one language.
pub trait DiagramWords {
    /// The name of a lane: *Robot 1*, *Team A*.
    fn lane(&self, place: Place) -> String;

    /// What the picture is called.
    fn heading(&self) -> &'static str;

    /// How to read it.
    fn how_to_read(&self) -> &'static str;

    /// A robot is off.
    fn off(&self) -> &'static str;

    /// A cut of one direction, or of both: *1 – 2 cut*, *1 to 2 cut*.
    fn cut(&self, direction: Direction, both: bool) -> String;
}
