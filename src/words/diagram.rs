//! The words on a space-time diagram, as far as the story does not have them.

use crate::ids::{Direction, Place};
use crate::words::tale::English;

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

impl DiagramWords for English {
    fn lane(&self, place: Place) -> String {
        match place {
            Place::Robot(robot) => format!("Robot {robot}"),
            Place::Team(team) => format!("Team {team}"),
        }
    }

    fn heading(&self) -> &'static str {
        "Space and time"
    }

    fn how_to_read(&self) -> &'static str {
        "Time runs to the right. Every slanted line is one message; a cross means that it was lost."
    }

    fn off(&self) -> &'static str {
        "off"
    }

    fn cut(&self, direction: Direction, both: bool) -> String {
        let Direction { from, to } = direction;
        if both { format!("{from} – {to} cut") } else { format!("{from} to {to} cut") }
    }
}
