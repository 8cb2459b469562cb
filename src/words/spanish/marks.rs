//! Going to and fro in Spanish.

use super::Spanish;
use crate::time::SimTime;
use crate::words::app::AppWords;
use crate::words::marks::{MarkLabel, MarkName, MarkWords};

impl MarkWords for Spanish {
    fn mark(&self, label: MarkLabel) -> &'static str {
        match label {
            MarkLabel::Kind => "Tipo de marca",
            MarkLabel::Keys => "En el teclado: [ y ].",
            MarkLabel::None => "Aún no se ha reproducido ninguna marca así.",
            MarkLabel::Lines => "Ramas anteriores",
            MarkLabel::NoLines => {
                "Aún ninguna. Quien actúa en el pasado empieza una rama nueva; la que se deja se guarda aquí."
            }
            MarkLabel::TakeUp => "Recuperarla",
            MarkLabel::InThePast => "Esto es el pasado: lo que hagas aquí empieza una rama nueva.",
        }
    }

    fn mark_name(&self, name: MarkName) -> &'static str {
        match name {
            MarkName::Any => "de cualquier tipo",
            MarkName::Command => "comandos",
            MarkName::Cut => "cortes",
            MarkName::Mend => "reparaciones",
            MarkName::Reboot => "reinicios",
            MarkName::Election => "nuevos líderes",
            MarkName::Broken => "leyes rotas",
        }
    }

    fn earlier_lines(&self, lines: usize) -> String {
        match lines {
            1 => "1 rama anterior".to_owned(),
            _ => [lines.to_string().as_str(), " ramas anteriores"].concat(),
        }
    }

    fn left_line(&self, left_at: SimTime, until: SimTime, acts: usize) -> String {
        let (left_at, until, acts) = (self.clock(left_at), self.clock(until), acts.to_string());
        ["Dejada en ", &left_at, "; llega hasta ", &until, "; acciones: ", &acts].concat()
    }
}
