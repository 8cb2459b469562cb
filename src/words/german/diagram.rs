//! The drawn diagram in German.

use super::German;
use crate::ids::{Direction, Place};
use crate::words::diagram::DiagramWords;

impl DiagramWords for German {
    fn lane(&self, place: Place) -> String {
        self.place(place)
    }

    fn heading(&self) -> &'static str {
        "Raum und Zeit"
    }

    fn how_to_read(&self) -> &'static str {
        "Die Zeit läuft nach rechts. Jede schräge Linie ist eine Nachricht; ein Kreuz heißt, dass sie verloren ging."
    }

    fn off(&self) -> &'static str {
        "aus"
    }

    fn cut(&self, direction: Direction, both: bool) -> String {
        let between = if both { " – " } else { " an " };
        [&direction.from.to_string(), between, &direction.to.to_string(), " gekappt"].concat()
    }
}
