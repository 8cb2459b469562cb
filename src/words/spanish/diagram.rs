//! The drawn diagram in Spanish.

use super::Spanish;
use crate::ids::{Direction, Place};
use crate::words::app::AppWords;
use crate::words::diagram::DiagramWords;

impl DiagramWords for Spanish {
    fn lane(&self, place: Place) -> String {
        match place {
            Place::Robot(robot) => self.robot(robot),
            Place::Team(team) => self.team(team),
        }
    }

    fn heading(&self) -> &'static str {
        "Espacio y tiempo"
    }

    fn how_to_read(&self) -> &'static str {
        "El tiempo va hacia la derecha. Cada línea inclinada es un mensaje; una cruz significa que se perdió."
    }

    fn off(&self) -> &'static str {
        "apagado"
    }

    fn cut(&self, direction: Direction, both: bool) -> String {
        let (from, to) = (direction.from.to_string(), direction.to.to_string());
        let way = if both { " – " } else { " a " };
        ["corte ", &from, way, &to].concat()
    }
}
