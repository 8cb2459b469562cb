//! The diagram on the screen in Spanish.

use super::Spanish;
use crate::time::{SimTime, Span};
use crate::words::app::AppWords;
use crate::words::chart::{ChartLabel, ChartWords};

impl ChartWords for Spanish {
    fn chart(&self, label: ChartLabel) -> &'static str {
        match label {
            ChartLabel::Title => "Espacio y tiempo",
            ChartLabel::Help => {
                "El tiempo va hacia la derecha; cada línea inclinada es un mensaje. Las flechas van de suceso \
                 en suceso, Intro va hasta él, más y menos cambian la escala; también Ctrl con la rueda, y \
                 dos dedos. Mayús con la rueda, o un dedo, se mueve por el tiempo."
            }
            ChartLabel::Earlier => "Antes",
            ChartLabel::Later => "Después",
            ChartLabel::ZoomOut => "Mostrar más tiempo",
            ChartLabel::ZoomIn => "Mostrar menos tiempo",
            ChartLabel::Save => "Guardar lo que se ve (SVG)",
            ChartLabel::SaveWhole => "Guardar toda la simulación",
            ChartLabel::Past => "pudo llevar a esto",
            ChartLabel::Future => "puede seguirse de esto",
            ChartLabel::Lost => "perdido",
        }
    }

    fn chart_in_words(&self, from: SimTime, to: SimTime, messages: usize, lost: usize) -> String {
        let (from, to) = (self.clock(from), self.clock(to));
        let many = if messages == 1 { " mensaje; perdidos: " } else { " mensajes; perdidos: " };
        ["De ", &from, " a ", &to, ": ", &messages.to_string(), many, &lost.to_string(), "."].concat()
    }

    fn chart_span(&self, span: Span) -> String {
        self.seconds(span)
    }
}
