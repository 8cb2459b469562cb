//! The drawn diagram in English.

use super::English;
use crate::ids::{Direction, Place};
use crate::words::diagram::DiagramWords;

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
