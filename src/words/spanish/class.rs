//! The classroom in Spanish.

use super::Spanish;
use crate::ids::RobotId;
use crate::words::class::{ClassLabel, ClassWords, KeyCap, KeyGroup, KeyWork};

impl ClassWords for Spanish {
    fn class(&self, label: ClassLabel) -> &'static str {
        match label {
            ClassLabel::Leave => "Salir del modo presentación",
            ClassLabel::Code => "Código QR",
            ClassLabel::CodeHelp => "Apunta al código con la cámara de un teléfono: abre exactamente esto.",
            ClassLabel::NoCode => {
                "Esta simulación es demasiado larga para un código QR. Guárdala como archivo, en la hoja \
                 «Compartir»."
            }
            ClassLabel::Controls => "Mostrar los mandos",
            ClassLabel::Text => "Mostrar el texto",
            ClassLabel::On => "Adelante",
            ClassLabel::Back => "Atrás",
            ClassLabel::SamePictures => "Las fotos son iguales",
            ClassLabel::OtherPictures => "Las fotos son distintas",
            ClassLabel::TakeBack => "Quitar una mano",
            ClassLabel::VoteHelp => "A mano alzada: pulsa el número de una respuesta una vez por cada mano.",
            ClassLabel::Letters => "Las teclas sueltas hacen cosas",
            ClassLabel::LettersNote => {
                "Desactívalo si dictas, o si se pulsan teclas sin querer. Los botones, el tabulador y Escape \
                 siguen."
            }
            ClassLabel::WhichLink => "¿Qué enlace cortar o reparar? Pulsa los números de sus dos robots.",
            ClassLabel::WhichReboot => "¿Qué robot reiniciar? Pulsa su número.",
            ClassLabel::WhichIsolate => "¿Qué robot aislar? Pulsa su número.",
            ClassLabel::WhichScheme => {
                "¿Qué esquema? 1 Sin coordinación · 2 Reenvío estricto · 3 Primario y respaldo · \
                 4 Quórum de 3 · 5 Quórum de 5"
            }
            ClassLabel::DropIt => "Escape lo deja.",
        }
    }

    fn key_group(&self, group: KeyGroup) -> &'static str {
        match group {
            KeyGroup::Clock => "El reloj",
            KeyGroup::Consoles => "Dos equipos en un teclado",
            KeyGroup::Deeds => "Enlaces y robots",
            KeyGroup::Views => "Lo que se muestra",
            KeyGroup::Lesson => "En una lección",
            KeyGroup::Presenter => "En el modo presentación, y en un mando a distancia",
        }
    }

    fn key_work(&self, work: KeyWork) -> &'static str {
        match work {
            KeyWork::PlayPause | KeyWork::Clicker => "reproducir o pausar",
            KeyWork::StepForward => "un suceso adelante",
            KeyWork::StepBack => "un suceso atrás",
            KeyWork::Marks => "la marca anterior, la marca siguiente",
            KeyWork::Speed => "más despacio, más deprisa",
            KeyWork::Restart => "empezar de nuevo",
            KeyWork::MoveA => "Equipo A: adelante, izquierda, atrás, derecha",
            KeyWork::PictureA => "Equipo A: foto",
            KeyWork::MoveB => "Equipo B: adelante, izquierda, atrás, derecha",
            KeyWork::PictureB => "Equipo B: foto",
            KeyWork::Autopilots => "encender o apagar todos los pilotos automáticos",
            KeyWork::Link => "cortar o reparar un enlace, luego los números de dos robots",
            KeyWork::MendAll => "reparar todo",
            KeyWork::Split => "dividir los robots",
            KeyWork::Reboot => "reiniciar, luego el número de un robot",
            KeyWork::Isolate => "aislar, luego el número de un robot",
            KeyWork::Scheme => "otro esquema, luego su número",
            KeyWork::Lessons => "lecciones",
            KeyWork::Story => "historia",
            KeyWork::Diagram => "diagrama de espacio y tiempo",
            KeyWork::Compare => "comparar esquemas",
            KeyWork::Why => "¿por qué pasó lo último?",
            KeyWork::Code => "código QR de exactamente esto, tan grande como la pantalla",
            KeyWork::Keys => "estas teclas",
            KeyWork::Close => "cerrar lo que está abierto",
            KeyWork::Present => "entrar en el modo presentación o salir",
            KeyWork::Next => "paso siguiente",
            KeyWork::Previous => "paso anterior",
            KeyWork::Choose => "marcar una respuesta",
            KeyWork::On => "adelante: el paso siguiente, o lo próximo que vale la pena contar",
            KeyWork::Back => "atrás",
            KeyWork::Hand => "una mano más para una respuesta",
            KeyWork::TakeBack => "quitar una mano",
            KeyWork::Controls => "mostrar u ocultar los mandos",
            KeyWork::Text => "mostrar u ocultar el texto",
        }
    }

    fn key_cap(&self, cap: KeyCap) -> &'static str {
        match cap {
            KeyCap::Space => "Espacio",
            KeyCap::PageUp => "Re Pág",
            KeyCap::PageDown => "Av Pág",
            KeyCap::Escape => "Esc",
            KeyCap::Backspace => "Retroceso",
        }
    }

    fn hands(&self, hands: u16) -> String {
        if hands == 1 { "1 mano".to_owned() } else { [&hands.to_string(), " manos"].concat() }
    }

    fn which_other(&self, robot: RobotId) -> String {
        ["¿El enlace del robot ", &robot.to_string(), " con cuál otro? Pulsa su número."].concat()
    }

    fn and_more(&self, more: usize) -> String {
        ["Y ", &more.to_string(), " más."].concat()
    }
}
