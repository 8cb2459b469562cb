//! Taking a run elsewhere in Spanish.

use super::Spanish;
use crate::link::LinkError;
use crate::script::{Fault, ParseError};
use crate::words::fault::FaultWords;
use crate::words::lesson::LessonWords;
use crate::words::share::{Refused, ShareLabel, ShareWords};

impl ShareWords for Spanish {
    fn share(&self, label: ShareLabel) -> &'static str {
        match label {
            ShareLabel::Link => "Dirección de esta simulación",
            ShareLabel::CopyLink => "Copiar la dirección",
            ShareLabel::Copied => "Copiada.",
            ShareLabel::CopyByHand => {
                "Este navegador no deja copiar a las páginas: la dirección está marcada, cópiala tú."
            }
            ShareLabel::QrCode => "Código QR de esta dirección",
            ShareLabel::TooLongForQr => {
                "Esta simulación es demasiado larga para un código QR. Copia la dirección o guarda el archivo."
            }
            ShareLabel::Text => "La simulación como texto",
            ShareLabel::SaveText => "Guardar como archivo",
            ShareLabel::OpenFile => "Abrir un archivo",
            ShareLabel::OrDropOne => "o suelta uno en cualquier parte de la página",
            ShareLabel::Export => "Llevar lo ocurrido a otra parte",
            ShareLabel::ExportSvg => "Diagrama (SVG)",
            ShareLabel::ExportMermaid => "Mermaid",
            ShareLabel::ExportShiviz => "ShiViz",
            ShareLabel::ExportJson => "JSON",
            ShareLabel::RefusedText => "Lo que no se pudo leer",
            ShareLabel::Dismiss => "Descartar",
            ShareLabel::Panic => "Lockstep se ha parado por un fallo propio",
            ShareLabel::PanicHelp => {
                "No has hecho nada mal. El texto de abajo es la simulación que llevó hasta aquí; \
                 por favor, ponlo en un informe del fallo."
            }
            ShareLabel::PanicRestart => "Empezar de nuevo",
        }
    }

    fn refused(&self, why: &Refused) -> String {
        let said = match why {
            Refused::Link(LinkError::NotARun) => "La dirección no contiene ninguna simulación.".to_owned(),
            Refused::Link(LinkError::TooLong) => {
                "La dirección es mucho más larga que cualquier simulación.".to_owned()
            }
            Refused::Link(LinkError::Newer(version)) => newer(u64::from(*version)),
            Refused::Link(LinkError::CutOff) => {
                "La dirección está cortada: le falta el final. Quizá se partió al acabar una línea."
                    .to_owned()
            }
            Refused::Link(LinkError::Damaged) => {
                "La dirección está dañada: algunos de sus caracteres han cambiado por el camino.".to_owned()
            }
            Refused::Text(ParseError { kind: Fault::Newer { version }, .. }) => newer(*version),
            Refused::Text(fault) => format!("Este no es el texto de una simulación. {}.", self.fault(fault)),
            Refused::FileTooLarge(bytes) => {
                format!("El archivo es demasiado grande: {bytes} bytes, y se permiten 262 144.")
            }
            Refused::FileUnreadable => "El navegador no pudo leer el archivo.".to_owned(),
            Refused::Lesson(fault) => {
                format!("Esta no es una lección que se pueda jugar. {}.", self.fault(fault))
            }
            Refused::Progress(fault) => format!("Este no es un archivo de progreso. {}.", self.fault(fault)),
            Refused::Unfetched(missing) => self.unfetched(missing),
            Refused::NoSuchLesson => "La dirección no nombra ninguna lección.".to_owned(),
        };
        format!("{said} Lo que ves está como antes.")
    }
}

fn newer(version: u64) -> String {
    format!(
        "Esta simulación se hizo con una versión más nueva de Lockstep ({version}); esta lee la versión 1."
    )
}
