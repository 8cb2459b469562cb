//! What is wrong with a text, in Spanish.

use super::Spanish;
use crate::phrase::Phrase;
use crate::words::fault::{FaultPart, FaultWords};

impl FaultWords for Spanish {
    #[expect(clippy::too_many_lines, reason = "one exhaustive match, a phrase a line")]
    fn phrase(&self, phrase: Phrase) -> &'static str {
        match phrase {
            Phrase::AtMostBytes => "un texto de {0} bytes como máximo",
            Phrase::Utf8 => "texto en UTF-8",
            Phrase::FirstLine => "{0} como primera línea",
            Phrase::LanguageVersion => "la versión del lenguaje, {0}",
            Phrase::FormatVersion => "la versión del formato, {0}",
            Phrase::TextVersion => "la versión del texto",
            Phrase::OlderVersion => "una versión anterior",
            Phrase::EndOfLine => "el final de la línea",
            Phrase::SchemeLine => "una línea con el esquema, como scheme forwarding 2",
            Phrase::LineWord => "una palabra que empieza una línea",
            Phrase::AtMostActs => "{0} acciones como máximo",
            Phrase::AtMostExpectations => "{0} expectativas como máximo",
            Phrase::OnlyOneLine => "una sola línea {0} (ya hay una en la línea {1})",
            Phrase::Number => "un número",
            Phrase::Percentage => "un porcentaje de 0% a 100%, como 5% o 0.5%",
            Phrase::UpToAnHour => "de 1 ms a 1 hora, como 4000 o 4s",
            Phrase::RangeUpToAnHour => "de 1 ms a 1 hora, como 400..600",
            Phrase::Instant => "un tiempo de 0 a 100 horas, como 1500 o 1.5s",
            Phrase::OnlyRobotOne => "un robot: solo existe el robot 1",
            Phrase::Robot => "un robot, de 1 a {0}",
            Phrase::OnlyTeamA => "un equipo: solo existe el equipo A",
            Phrase::Team => "un equipo, de A a {0}",
            Phrase::RobotOrTeam => "el número de un robot o la letra de un equipo",
            Phrase::RobotOrEach => "un robot, de 1 a {0}, o each",
            Phrase::TeamOrFate => "la letra de un equipo o una palabra para lo que ocurre",
            Phrase::Deal => "lo que hace el equipo",
            Phrase::OwnCommand => "un comando del equipo {0}, como {0}3",
            Phrase::CommandFromOne => "el número del comando, desde 1",
            Phrase::OnOrOff => "cómo se pone",
            Phrase::Target => "-> y un robot, o el final de la línea",
            Phrase::OtherEnd => {
                "- (en los dos sentidos) o > (en un sentido) y el otro extremo, como en 1-2 o 1>2"
            }
            Phrase::DifferentEnds => "dos extremos distintos",
            Phrase::LinkOrLine => "un enlace entre dos robots o una línea entre un equipo y un robot",
            Phrase::OneWayOfMessage => "> entre los extremos: un mensaje vuela en un sentido, como en 1>2",
            Phrase::WhichMessage => {
                "cuál de los mensajes en ese sentido, de 1 a 255; 1 es el que se envió primero"
            }
            Phrase::OneGroupOnly => "cada robot en un solo grupo",
            Phrase::AnotherGroup => "| y otro grupo",
            Phrase::OffTime => "cuánto tiempo está apagado",
            Phrase::LinkDelay => "cuánto tardan los mensajes entre robots",
            Phrase::LineDelay => "cuánto tardan los mensajes de los equipos",
            Phrase::Heartbeat => "cada cuánto hay una señal de vida",
            Phrase::Silence => "cuánto silencio se aguanta",
            Phrase::Patience => "cuánto espera un equipo",
            Phrase::Pace => "cuánto tarda",
            Phrase::PaceOfWhat => "qué tarda cuánto",
            Phrase::Slowness => "cuánto tarda, en tanto por ciento de lo normal: de 10% a 1000%",
            Phrase::EveryRobotOnce => "cada robot una sola vez",
            Phrase::Scheme => "un esquema",
            Phrase::RobotCount => "el número de robots, de {0} a {1}",
            Phrase::RobotCountOfQuorum => "el número de robots, 3 o 5",
            Phrase::OneRobotCount => "un solo número de robots",
            Phrase::RobotCountOrEnd => "el número de robots o el final de la línea",
            Phrase::RobotCountOrSwitch => "el número de robots, o una opción",
            Phrase::OnePosition => "una sola posición de cada opción",
            Phrase::Seed => "una semilla, un número entero de 0 a 18446744073709551615",
            Phrase::MazeColumns => "el número de columnas del laberinto, de {0} a {1}",
            Phrase::MazeRows => "el número de filas del laberinto, de {0} a {1}",
            Phrase::TimesRows => "x y el número de filas, como en 8x8",
            Phrase::MazeByName => {
                "un tamaño como 8x8, un dibujo en las líneas de abajo o un laberinto por su nombre ({0})"
            }
            Phrase::Maze => {
                "un tamaño como 8x8, un laberinto por su nombre o un dibujo en las líneas de abajo"
            }
            Phrase::AtMostTeams => "{0} equipos como máximo",
            Phrase::TeamsInOrder => "el equipo {0}: los equipos se nombran en orden, como en A@1 B@2",
            Phrase::InCharge => "quién está al mando",
            Phrase::Claim => "un comando como A3 o una palabra",
            Phrase::SecondWordOfInStep => "la segunda palabra de in-step",
            Phrase::NotHistory => "lo que la historia no es",
            Phrase::RobotClaim => "lo que se espera del robot",
            Phrase::MovesExecuted => "cuántos movimientos ha ejecutado",
            Phrase::BehindBy => "en cuántos comandos está atrasado",
            Phrase::Cell => "una casilla, de 0,0 a {0}, o su nombre, de A1 a {1}",
            Phrase::CommaAndRow => "una coma y la fila",
            Phrase::FirstDiffering => "el número del primer comando que es distinto, desde 1",
            Phrase::CommandNumber => "el número del comando, como {0}3",
            Phrase::CommandFate => "qué fue del comando",
            Phrase::HowOften => "cuántas veces: never, once, twice o un número y la palabra times",
            Phrase::WordTimes => "la palabra times",
            Phrase::PictureWas => "cómo era la foto",
            Phrase::StaleBy => "en cuántos movimientos era obsoleta, desde 1",
            Phrase::Law => "una ley",
            Phrase::Digest => "un resumen de 16 cifras, de 0 a 9 y de a a f",
            Phrase::DrawnUpperWall => {
                "un laberinto dibujado que empieza con su pared de arriba, +--+--+--+--+"
            }
            Phrase::UpperWall => "una pared de arriba con +-- para cada casilla y un + al final",
            Phrase::UpperWallLength => "una pared de arriba de {0} a {1} casillas, cada una +--",
            Phrase::LowerWall => "una pared de abajo, +--+--+, como última línea del dibujo",
            Phrase::DrawnRows => "de {0} a {1} filas de casillas, no {2}",
            Phrase::DrawnLength => "{0} caracteres, como en la pared de arriba",
            Phrase::DrawnEnd => "el final de la línea después de {0} caracteres",
            Phrase::Corner => "una esquina +",
            Phrase::FlatWall => "una pared -- o dos espacios",
            Phrase::UprightWall => "una pared | o un espacio",
            Phrase::OneExit => "una sola salida E en el laberinto",
            Phrase::CellMark => "una casilla vacía, el inicio (^ > v o <) o la salida E",
            Phrase::OneStart => "un solo inicio (^ > v o <) en el laberinto",
            Phrase::StartNotExit => "el inicio y la salida en casillas distintas",
            Phrase::Start => "un inicio (^ > v o <) en una de las casillas",
            Phrase::Exit => "una salida E en una de las casillas junto a la pared exterior",
            Phrase::ExitAtWall => "la salida E en una casilla junto a la pared exterior",
            Phrase::OnlyExitHasDoor => "una pared: solo la salida E tiene una puerta al exterior",
            Phrase::OnlyOneDoor => "una pared: la salida E tiene una sola puerta",
            Phrase::WayToCell => "un camino del inicio a la casilla {0}",
            Phrase::OneWayToCell => "un solo camino del inicio a la casilla {0}",
            Phrase::AtMostSections => "{0} secciones como máximo",
            Phrase::LessonTitle => "el título de la lección",
            Phrase::LessonAbout => "de qué trata la lección, en una frase",
            Phrase::LessonMinutes => "cuánto dura la lección, de 1 a 60 minutos",
            Phrase::ListMinutes => "cuánto dura, de 1 a 60 minutos",
            Phrase::HeaderLine => "una línea de la cabecera, o == y una sección",
            Phrase::OnlyOneHeaderLine => "una sola línea {0}",
            Phrase::MissingHeaderLine => "una línea {0} en la cabecera",
            Phrase::SectionKind => "un tipo de sección",
            Phrase::Heading => "un encabezado",
            Phrase::RunName => "un nombre para la simulación",
            Phrase::TenMinutesRun => "una simulación de diez minutos como máximo",
            Phrase::RunBeforeSection => "== run y una simulación antes de esta sección",
            Phrase::JudgedAfterAsked => {
                "una predicción que se juzga después de que el escenario haya llegado al momento en que se pregunta"
            }
            Phrase::AnswerOrReply => "- y una respuesta, o una línea con sangría que le contesta",
            Phrase::TwoToFourAnswers => "una pregunta con 2 a 4 respuestas",
            Phrase::PredictBefore => "== predict justo antes de esta sección",
            Phrase::RevealOfSameRun => "una revelación de la simulación de la que trata la predicción",
            Phrase::TaskWithGoal => "un reto con una línea goal",
            Phrase::TaskWithSolution => "un reto con una solución: la palabra solution y líneas at …",
            Phrase::Section => "una sección, como == scene y un encabezado",
            Phrase::RevealAfter => "== reveal justo después de esta predicción",
            Phrase::SectionSetting => "un ajuste de esta sección, o un párrafo que empieza con mayúscula",
            Phrase::TenMinutesInstant => "un tiempo de 0 a diez minutos, como 1500 o 1.5s",
            Phrase::AnswerCondition => "| y la condición con la que esta respuesta es verdadera",
            Phrase::AnswerBeforeBar => "una respuesta antes de |",
            Phrase::BeliefLine => "una línea belief: lo que mucha gente cree",
            Phrase::Limited => "qué se limita",
            Phrase::LimitCount => "cuántas veces como máximo, de 0 a 1000",
            Phrase::Within => "cuánto tiempo hay: de 1 ms a diez minutos, como 60s",
            Phrase::HintAfter => "después de cuánto tiempo se ofrece la pista",
            Phrase::Hint => "la pista",
            Phrase::SolutionWord => {
                "la palabra solution en una línea antes de las acciones que resuelven el reto"
            }
            Phrase::ActInTask => "una acción en el momento en que empieza el reto o después",
            Phrase::Nested => "{0} condiciones una dentro de otra como máximo",
            Phrase::CloseParenthesis => "and, or, o ) para cerrar el paréntesis",
            Phrase::Comparison => "=, <, >, <= o >= y un número",
            Phrase::Counted => "qué se cuenta",
            Phrase::WhichRobots => "qué robots se cuentan",
            Phrase::EndStrong => "** para terminar las palabras en negrita",
            Phrase::EndEmphasis => "* para terminar el énfasis (o \\* para un asterisco)",
            Phrase::EndLinkWords => "] y una palabra del glosario, como [enlace](#link)",
            Phrase::LinkTarget => "(# y una palabra del glosario: no se puede enlazar otra cosa",
            Phrase::EndLink => ") para terminar el enlace",
            Phrase::GlossaryKey => "una clave del glosario: letras minúsculas y guiones",
            Phrase::LessonName => "el nombre de una lección: letras minúsculas, cifras y guiones",
            Phrase::EveryLessonOnce => "cada lección una sola vez",
            Phrase::StepNumber => "el número de un paso",
            Phrase::PassedWhat => "qué se superó",
            Phrase::AnswerGiven => "= y el número de una respuesta, o passed",
            Phrase::AnswerNumber => "el número de una respuesta, de 1 a 4, o passed",
            Phrase::GlossaryVersion => "la versión",
            Phrase::EveryWordOnce => "cada palabra una sola vez",
            Phrase::WordAndTerm => "== y una palabra, dos puntos y el término del oficio",
            Phrase::KeyLine => "key y letras minúsculas con guiones entre ellas",
            Phrase::WordMeaning => "una palabra con una frase que dice qué significa",
            Phrase::SeenLessons => "seen y los nombres de las lecciones",
        }
    }

    fn fault_part(&self, part: FaultPart) -> &'static str {
        match part {
            FaultPart::Place => "Línea {0}, columna {1}: ",
            FaultPart::Unexpected => "se esperaba {0}, y hay {1}",
            FaultPart::Newer => {
                "se hizo con una versión más nueva de Lockstep ({0}); esta lee la versión {1}"
            }
            FaultPart::EndOfLine => "el final de la línea",
            FaultPart::Space => "un espacio",
            FaultPart::Quoted => "«{0}»",
            FaultPart::Meant => " (¿querías decir «{0}»?)",
            FaultPart::Or => " o ",
            FaultPart::Bytes => "{0} bytes",
            FaultPart::Byte => "el byte {0}",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::parse;

    /// The gaps of a phrase, in their order of number.
    fn gaps(phrase: &str) -> Vec<&str> {
        let mut gaps: Vec<&str> =
            ["{0}", "{1}", "{2}"].into_iter().flat_map(|gap| phrase.matches(gap)).collect();
        gaps.sort_unstable();
        gaps
    }

    #[test]
    fn every_phrase_has_the_gaps_of_the_english_one() {
        for phrase in Phrase::ALL {
            assert_eq!(gaps(Spanish.phrase(*phrase)), gaps(phrase.english()), "{phrase:?}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_explained() {
        let fault = parse("lockstep 1\nscheme quorun 3").expect_err("it is no run");
        assert_eq!(
            Spanish.fault(&fault),
            "Línea 2, columna 8: se esperaba un esquema (none, forwarding, primary-backup o quorum), y hay \
             «quorun» (¿querías decir «quorum»?)"
        );
    }
}
