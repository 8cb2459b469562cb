//! The app in Spanish.

use super::Spanish;
use crate::camera::Picture;
use crate::command::Command;
use crate::ids::{Direction, Place, RobotId, TeamId, Ticket};
use crate::pose::{Heading, Pose};
use crate::protocol::{AfterSplit, Pictures, Replication, Silence};
use crate::scene::Reach;
use crate::time::{SimTime, Span};
use crate::words::app::{AppWords, Choice, Doing, DoorLabel, Label, SwitchValue, reach};
use crate::words::number;

impl AppWords for Spanish {
    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::App => "Lockstep",
            Label::Scheme => "Esquema",
            Label::Robots | Label::RobotsTab => "Robots",
            Label::Pictures => "Fotos",
            Label::Replication => "Replicación",
            Label::Silence => "Si el primario calla",
            Label::AfterSplit => "Tras una división",
            Label::Stage => "Escenario",
            Label::MendAll => "Reparar todo",
            Label::Split => "Dividir…",
            Label::OneWay => "Un sentido…",
            Label::Exit => "salida",
            Label::Queue => "cola",
            Label::SendTo => "Enviar a",
            Label::Each => "Cada uno",
            Label::Autopilot => "Piloto automático",
            Label::Again => "otra vez",
            Label::Commands => "Comandos",
            Label::Play => "Reproducir",
            Label::Pause => "Pausa",
            Label::StepForward => "Paso adelante",
            Label::StepBack => "Paso atrás",
            Label::Restart => "Empezar de nuevo",
            Label::Time => "Tiempo",
            Label::Speed => "Velocidad",
            Label::Story => "Historia",
            Label::NewestLast => "lo último, abajo",
            Label::NothingYet => "Aún no ha pasado nada.",
            Label::Close => "Cerrar",
            Label::MessagesPerCommand => "mensajes por comando",
            Label::TimeToAnswer => "hasta la respuesta",
            Label::RobotsOut => "robots fuera",
            Label::KeysHint => "espacio reproduce · punto avanza",
            Label::TalkHere => "los robots hablan aquí",
            Label::ClickToCut => "haz clic para cortarlo",
            Label::CutShort => "cortado",
            Label::NothingToDo => "aún no hay nada que hacer",
            Label::Out => "fuera del laberinto",
            Label::Crown => "dirige",
            Label::OneWayTitle => "Cortar un sentido o frenar",
            Label::MessagesTake => "Los mensajes entre robots tardan unos",
            Label::OneWayHelp => "Un sentido marcado lleva mensajes.",
            Label::Path => "Qué enlace o línea",
            Label::SplitTitle => "Dividir los robots",
            Label::SplitHelp => "Se cortan los enlaces entre lados distintos.",
            Label::SplitNow => "Dividir ahora",
            Label::Promises => "Promesas",
            Label::PromisesNote => "comprobadas tras cada suceso",
            Label::Kept => "cumplida",
            Label::NotPromised => "no prometida",
            Label::Menu => "Esquema y opciones",
            Label::Language => "Idioma",
        }
    }

    fn door(&self, door: DoorLabel) -> &'static str {
        match door {
            DoorLabel::Lessons => "Lecciones",
            DoorLabel::Share => "Compartir",
            DoorLabel::Compare => "Comparar",
            DoorLabel::Diagram => "Diagrama",
            DoorLabel::Present => "Modo presentación",
            DoorLabel::Keys => "Teclas",
            DoorLabel::Lines => "Marcas y ramas",
            DoorLabel::Why => "¿por qué?",
            DoorLabel::NextMark => "Marca siguiente",
            DoorLabel::PreviousMark => "Marca anterior",
            DoorLabel::LeavesOut => "Lo que aquí falta",
        }
    }

    fn choice(&self, choice: Choice) -> &'static str {
        match choice {
            Choice::Alone => "Sin coordinación",
            Choice::Forwarding => "Reenvío estricto",
            Choice::PrimaryBackup => "Primario y respaldo",
            Choice::QuorumOf3 => "Quórum de 3",
            Choice::QuorumOf5 => "Quórum de 5",
        }
    }

    fn what_is(&self, choice: Choice) -> &'static str {
        match choice {
            Choice::Alone => "Cada robot hace lo que se le dice y no se lo cuenta a nadie.",
            Choice::Forwarding => "Un robot reenvía lo que dice su equipo y luego lo hace.",
            Choice::PrimaryBackup => "Un robot numera los movimientos; los demás siguen sus números.",
            Choice::QuorumOf3 | Choice::QuorumOf5 => {
                "Un movimiento vale cuando una mayoría lo tiene anotado."
            }
        }
    }

    fn switch(&self, value: SwitchValue) -> &'static str {
        match value {
            SwitchValue::Pictures(Pictures::Agreed, Choice::PrimaryBackup) => "solo del primario",
            SwitchValue::Pictures(Pictures::Local, Choice::PrimaryBackup) => "de cualquier robot",
            SwitchValue::Pictures(Pictures::Agreed, _) => "del quórum",
            SwitchValue::Pictures(Pictures::Local, _) => "del robot al que se le pide",
            SwitchValue::Replication(Replication::Async) => "responder enseguida",
            SwitchValue::Replication(Replication::Sync) => "tras confirmar todos los respaldos",
            SwitchValue::Silence(Silence::Wait) => "esperar",
            SwitchValue::Silence(Silence::TakeOver) => "tomar el relevo",
            SwitchValue::AfterSplit(AfterSplit::LeaveDiverged) => "dejarlos divergentes",
            SwitchValue::AfterSplit(AfterSplit::DriveBack) => "dar marcha atrás",
        }
    }

    fn robot(&self, robot: RobotId) -> String {
        join(&["Robot ", &robot.to_string()])
    }

    fn team(&self, team: TeamId) -> String {
        join(&["Equipo ", &team.to_string()])
    }

    fn path(&self, one: Place, other: Place) -> String {
        let kind = match (one, other) {
            (Place::Robot(_), Place::Robot(_)) => "Enlace ",
            (Place::Team(_), _) | (_, Place::Team(_)) => "Línea ",
        };
        let name = |place: Place| match place {
            Place::Robot(robot) => self.robot(robot),
            Place::Team(team) => self.team(team),
        };
        join(&[kind, &name(one), " – ", &name(other)])
    }

    fn direction(&self, direction: Direction) -> String {
        join(&["del ", &noun(direction.from), " al ", &noun(direction.to)])
    }

    fn reboot(&self, robot: RobotId) -> String {
        join(&["Reiniciar ", &self.robot(robot)])
    }

    fn isolate(&self, robot: RobotId) -> String {
        join(&["Aislar ", &self.robot(robot)])
    }

    fn again(&self, ticket: Ticket) -> String {
        join(&["Enviar ", &ticket.to_string(), " otra vez"])
    }

    fn command(&self, command: Command) -> &'static str {
        match command {
            Command::Forward => "Adelante",
            Command::Backward => "Atrás",
            Command::Left => "Girar a la izquierda",
            Command::Right => "Girar a la derecha",
            Command::Picture => "Tomar foto",
        }
    }

    fn key(&self, command: Command) -> &'static str {
        match command {
            Command::Forward => "Adelante",
            Command::Backward => "Atrás",
            Command::Left => "Izquierda",
            Command::Right => "Derecha",
            Command::Picture => "Foto",
        }
    }

    fn row(&self, command: Command) -> &'static str {
        match command {
            Command::Forward => "adelante",
            Command::Backward => "atrás",
            Command::Left => "izquierda",
            Command::Right => "derecha",
            Command::Picture => "foto",
        }
    }

    fn key_hint(&self, team: TeamId) -> &'static str {
        match team.0 {
            0 => "Las teclas están como en tu teclado: W, A, S, D y E.",
            1 => "En tu teclado: las flechas, y / para una foto.",
            _ => "Aún no se ha pedido nada.",
        }
    }

    fn caption(&self, robot: RobotId, after: u64) -> String {
        let commands = if after == 1 { " comando" } else { " comandos" };
        join(&[&self.robot(robot), ", tras ", &after.to_string(), commands])
    }

    fn photo(&self, robot: RobotId, picture: &Picture) -> String {
        let mut said = join(&["Lo que ve el ", &noun(robot.into()), " en ", &picture.stencil.cell]);
        said.push_str(match picture.free_ahead {
            0 => ": una pared justo delante",
            1 => ": una casilla libre delante",
            _ => ": casillas libres delante",
        });
        for (ways, side) in [(&picture.ways_left, "izquierda"), (&picture.ways_right, "derecha")] {
            if !ways.is_empty() {
                said.push_str(", un camino a la ");
                said.push_str(side);
            }
        }
        if picture.exit.is_some() {
            said.push_str(", la salida a la vista");
        }
        said
    }

    fn repeated(&self, robot: RobotId, times: u8) -> String {
        let often = if times == 2 { "dos".to_owned() } else { times.to_string() };
        join(&["ejecutado ", &often, " veces por el ", &noun(robot.into())])
    }

    fn broken_at(&self, at: SimTime) -> String {
        join(&["rota en ", &self.clock(at)])
    }

    fn back_in(&self, left: Span) -> String {
        join(&["apagado; vuelve en ", &self.seconds(left)])
    }

    fn clock(&self, at: SimTime) -> String {
        number::clock(at, ",")
    }

    fn seconds(&self, span: Span) -> String {
        join(&[&self.tenths(span.0 / 100), " s"])
    }

    fn waiting_for(&self, word: &str, span: Span) -> String {
        join(&[word, " ", &self.seconds(span)])
    }

    fn tenths(&self, tenths: u64) -> String {
        number::tenths(tenths, ",")
    }

    fn out_of(&self, part: u64, whole: u64) -> String {
        join(&[&part.to_string(), " de ", &whole.to_string()])
    }

    fn events(&self, events: u64) -> String {
        join(&["suceso ", &events.to_string()])
    }

    fn speed(&self, hundredths: u64) -> String {
        number::speed(hundredths, ",")
    }

    fn instant(&self, at: SimTime) -> String {
        self.seconds(Span(at.0))
    }

    fn invite(&self) -> &'static [&'static str] {
        &[
            "Dale al equipo A un ",
            "Adelante",
            " y al equipo B un ",
            "Izquierda",
            ", y pulsa Reproducir. ¿Estarán los dos robots en el mismo lugar?",
        ]
    }

    fn reach(&self, reach: &Reach, robots: u8) -> (String, String) {
        reach::said(self, reach, robots)
    }

    fn in_the_maze(&self, robot: RobotId, pose: Pose) -> String {
        join(&[
            "El ",
            &noun(robot.into()),
            " está en ",
            &pose.cell.name(),
            ", mira al ",
            heading(pose.heading),
        ])
    }

    fn doing(&self, doing: Doing) -> &'static str {
        match doing {
            Doing::Off => ", está apagado",
            Doing::Unjudged => "",
            Doing::InStep => ", va a la par",
            Doing::Behind => ", va atrasado",
            Doing::Diverged => ", ha divergido",
        }
    }

    fn is_cut(&self, whole: bool) -> &'static str {
        if whole { ": cortado." } else { ": cortado en un sentido." }
    }

    fn side(&self, side: u8) -> String {
        join(&["lado ", &side.to_string()])
    }
}

/// *norte*: where a robot looks, after *al*.
pub(super) fn heading(heading: Heading) -> &'static str {
    match heading {
        Heading::North => "norte",
        Heading::East => "este",
        Heading::South => "sur",
        Heading::West => "oeste",
    }
}

/// *robot 1*, *equipo A*: in a sentence, after an article.
pub(super) fn noun(place: Place) -> String {
    match place {
        Place::Robot(robot) => join(&["robot ", &robot.to_string()]),
        Place::Team(team) => join(&["equipo ", &team.to_string()]),
    }
}

fn join(parts: &[&str]) -> String {
    parts.concat()
}
