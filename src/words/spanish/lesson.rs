//! Lessons in Spanish.

use super::Spanish;
use crate::time::{SimTime, Span};
use crate::words::app::AppWords;
use crate::words::fault::FaultWords;
use crate::words::lesson::{Counted, LIST, LessonLabel, LessonWords, Lost, Missing, Standing, Trouble};

impl LessonWords for Spanish {
    fn lesson(&self, label: LessonLabel) -> &'static str {
        match label {
            LessonLabel::ListHelp => "Di qué esperas, mira qué pasa y luego pruébalo tú.",
            LessonLabel::Fetching => "Un momento: se están cargando las lecciones.",
            LessonLabel::TryAgain => "Intentar otra vez",
            LessonLabel::OpenFile => "Abrir un archivo de lección",
            LessonLabel::OrDrop => "o suelta uno en cualquier parte de la página",
            LessonLabel::Progress => "Tu progreso",
            LessonLabel::ProgressNote => "Se guarda en este navegador y en ningún otro sitio.",
            LessonLabel::SaveProgress => "Guardar el progreso como archivo",
            LessonLabel::LoadProgress => "Traer un progreso",
            LessonLabel::Glossary => "Palabras",
            LessonLabel::NoWords => "Aún no hay palabras aquí.",
            LessonLabel::Lesson => "Lección",
            LessonLabel::Quit => "Cerrar la lección",
            LessonLabel::LessonText => "Texto de este paso",
            LessonLabel::Back => "Atrás",
            LessonLabel::Next => "Siguiente",
            LessonLabel::RunIt => "En marcha",
            LessonLabel::NowATask => "Ahora tú: un reto",
            LessonLabel::ToExplore => "Explorar",
            LessonLabel::SkipToEnd => "Saltar al final",
            LessonLabel::BackToList => "Todas las lecciones",
            LessonLabel::KeysHint => "Re Pág · Av Pág",
            LessonLabel::Answers => "Tu predicción",
            LessonLabel::LockIn => "Fijar",
            LessonLabel::Locked => "fijada",
            LessonLabel::LockedNote => "Tu respuesta está fijada: nada de lo que pase ahora puede cambiarla.",
            LessonLabel::ChooseFirst => "Di primero qué esperas. Elige una respuesta, o sigue sin ninguna.",
            LessonLabel::Watch => "Mira lo que pasa",
            LessonLabel::YouSaid => "lo que dijiste",
            LessonLabel::WhatHappened => "lo que pasó",
            LessonLabel::WasRight => "Tú lo habías dicho.",
            LessonLabel::WasWrong => "Pasó otra cosa distinta de la que dijiste.",
            LessonLabel::WasPassed => "No diste ninguna respuesta a esta pregunta.",
            LessonLabel::DecidingMoment => "Ir al momento que lo decidió",
            LessonLabel::PlayFreely => "Jugar libremente",
            LessonLabel::AwayNote => "Has salido del guion. La lección te espera.",
            LessonLabel::BackToLesson => "Volver a la lección",
            LessonLabel::Belief => "Mucha gente cree",
            LessonLabel::Goals => "Metas",
            LessonLabel::Met => "cumplida",
            LessonLabel::NotMet => "aún no cumplida",
            LessonLabel::Nevers => "No debe pasar",
            LessonLabel::NotHappened => "no ha pasado",
            LessonLabel::Limits => "Límites",
            LessonLabel::Undo => "Deshacer lo último",
            LessonLabel::AgainTask => "Empezar el reto de nuevo",
            LessonLabel::GiveHint => "Dame una pista",
            LessonLabel::Hint => "Pista",
            LessonLabel::ShowSolution => "Muéstrame una solución",
            LessonLabel::SolutionNote => "Esta es una solución. Empieza el reto de nuevo para intentarlo tú.",
            LessonLabel::Solved => "Resuelto",
            LessonLabel::SolvedByUs => "Así se puede hacer.",
            LessonLabel::FailedHelp => "Deshaz lo último que hiciste, o empieza de nuevo.",
            LessonLabel::TeacherSheet => "Hoja para docentes",
            LessonLabel::Print => "Imprimir",
            LessonLabel::CloseSheet => "Cerrar la hoja",
            LessonLabel::Aims => "Después, la clase puede decir",
            LessonLabel::Timing => "Tiempo",
            LessonLabel::RightAnswer => "esto es lo que pasa",
            LessonLabel::Say => "Di:",
            LessonLabel::Solution => "Una solución",
            LessonLabel::Notes => "Notas",
            LessonLabel::OpenHere => "Abre la lección",
            LessonLabel::SeenIn => "Aparece en",
            LessonLabel::Word => "Palabra",
            LessonLabel::NotTranslated => "Esta lección no está aquí en tu idioma.",
            LessonLabel::InEnglish => "en inglés",
        }
    }

    fn step(&self, at: usize, of: usize) -> String {
        format!("Paso {at} de {of}")
    }

    fn minutes(&self, minutes: u8) -> String {
        if minutes == 1 { "1 minuto".to_owned() } else { format!("{minutes} minutos") }
    }

    fn entry(&self, number: usize, title: &str) -> String {
        format!("Lección {number}: {title}")
    }

    fn how_far(&self, standing: Standing) -> String {
        match standing {
            Standing::New => String::new(),
            Standing::At(step) => format!("en el paso {step}"),
            Standing::Finished => "terminada".to_owned(),
        }
    }

    fn sheet_of(&self, title: &str) -> String {
        format!("Hoja para docentes: {title}")
    }

    fn limit(&self, what: Counted, used: u64, most: u32) -> String {
        match (used, most) {
            (0, 0) => format!("{} {}", no(what), things(what, 1)),
            (_, 0) => format!("{} {}, pero hubo {used}", no(what), things(what, 1)),
            _ if used > u64::from(most) => format!("{used} {}, y se permiten {most}", things(what, used)),
            _ => format!("{used} de {most} {}", things(what, u64::from(most))),
        }
    }

    fn within(&self, end: SimTime, span: Span) -> String {
        let seconds = span.0.div_ceil(1000);
        let word = if seconds == 1 { "segundo" } else { "segundos" };
        format!("{seconds} {word}: hasta {}", self.clock(end))
    }

    fn since(&self, at: SimTime) -> String {
        format!("desde {}", self.clock(at))
    }

    fn failed_at(&self, at: SimTime) -> String {
        format!("Fallido en {}", self.clock(at))
    }

    fn at(&self, at: SimTime) -> String {
        format!("en {}", self.clock(at))
    }

    fn lost(&self, why: &Lost) -> String {
        match why {
            Lost::Never(words) => format!("Esto no debe pasar: {words}"),
            Lost::Limit(what, 0) => format!("No debe haber {} {}.", no(*what), things(*what, 1)),
            Lost::Limit(what, most) => format!("Más de {most} {}.", things(*what, u64::from(*most))),
            Lost::TimeIsUp => "Se acabó el tiempo.".to_owned(),
        }
    }

    fn trouble(&self, trouble: Trouble) -> &'static str {
        match trouble {
            Trouble::Forbidden => {
                "Este navegador no deja que la página guarde nada: tu progreso se pierde cuando la cierras, \
                 salvo que lo guardes como archivo."
            }
            Trouble::Full => {
                "El almacenamiento del navegador está lleno: tu progreso se pierde cuando cierras la página, \
                 salvo que lo guardes como archivo."
            }
            Trouble::Broken => {
                "El progreso guardado en este navegador no se puede leer. Se ha apartado, y empieza uno nuevo."
            }
            Trouble::Newer => {
                "El progreso de este navegador lo guardó una versión más nueva de Lockstep. Se queda como \
                 está; lo que hagas ahora no se le añade."
            }
        }
    }

    fn unfetched(&self, missing: &Missing) -> String {
        match missing {
            Missing::Status(status) => format!("El servidor no tiene este archivo (respondió {status})."),
            Missing::Silence => "No se pudo cargar el archivo. ¿Hay conexión a la red?".to_owned(),
            Missing::List(fault) => {
                format!("No se puede leer la lista de lecciones ({LIST}). {}.", self.fault(fault))
            }
            Missing::Unlisted(name) => {
                format!("Aquí no hay ninguna lección «{name}»: la lista de lecciones ({LIST}) no la nombra.")
            }
        }
    }
}

/// *ningún*, *ninguna*: before the thing in the singular.
fn no(what: Counted) -> &'static str {
    match what {
        Counted::Mends => "ninguna",
        Counted::Commands | Counted::Cuts | Counted::Reboots | Counted::Touches => "ningún",
    }
}

/// The word for what is counted.
fn things(what: Counted, number: u64) -> &'static str {
    let one = number == 1;
    match what {
        Counted::Commands if one => "comando",
        Counted::Commands => "comandos",
        Counted::Cuts if one => "corte",
        Counted::Cuts => "cortes",
        Counted::Mends if one => "reparación",
        Counted::Mends => "reparaciones",
        Counted::Reboots if one => "reinicio",
        Counted::Reboots => "reinicios",
        Counted::Touches if one => "mensaje tocado a mano",
        Counted::Touches => "mensajes tocados a mano",
    }
}
