//! The app in Spanish.

use super::Spanish;
use crate::camera::Picture;
use crate::command::Command;
use crate::ids::{Direction, Place, RobotId, TeamId, Ticket};
use crate::pose::Heading;
use crate::protocol::{AfterSplit, Pictures, Replication, Silence};
use crate::scene::{Openness, Reach, Scene, Side};
use crate::standing::Standing;
use crate::time::{SimTime, Span};
use crate::words::app::{AppWords, Choice, Label, SwitchValue};
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
            Label::OneWayTitle => "Cortar en un solo sentido",
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
        match reach.sides.as_slice() {
            [] => (String::new(), String::new()),
            [all] if robots == 1 => {
                let off = if all.off.is_empty() { "" } else { "El robot está apagado." };
                (off.to_owned(), String::new())
            }
            [all] => one_side(all, reach, robots),
            sides => many_sides(sides, reach, robots),
        }
    }

    fn stage(&self, scene: &Scene) -> String {
        let mut said = String::new();
        for robot in &scene.robots {
            let (cell, heading) = (robot.pose.cell.name(), heading(robot.pose.heading));
            said.push_str(&join(&["El ", &noun(robot.id.into()), " está en ", &cell, ", mira al ", heading]));
            said.push_str(match robot.standing {
                _ if robot.off_until.is_some() => ", está apagado",
                None => "",
                Some(Standing::InStep) => ", va a la par",
                Some(Standing::Behind { .. }) => ", va atrasado",
                Some(Standing::Diverged { .. }) => ", ha divergido",
            });
            said.push_str(". ");
        }
        for link in scene.links.iter().filter(|link| link.open != Openness::Both) {
            said.push_str(&self.path(Place::Robot(link.one), Place::Robot(link.other)));
            let whole = link.open == Openness::None;
            said.push_str(if whole { ": cortado. " } else { ": cortado en un sentido. " });
        }
        said
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

/// *el robot 1*, *los robots 1 y 2*, *los robots 1, 2 y 3*; at the beginning of a sentence or in it.
fn list(robots: &[RobotId], begins: bool) -> String {
    let Some((last, first)) = robots.split_last() else { return String::new() };
    if first.is_empty() {
        return join(&[if begins { "El " } else { "el " }, &noun((*last).into())]);
    }
    let first: Vec<String> = first.iter().map(RobotId::to_string).collect();
    let the = if begins { "Los robots " } else { "los robots " };
    join(&[the, &first.join(", "), " y ", &last.to_string()])
}

/// *está apagado*, *están apagados*.
fn are_off(off: &[RobotId]) -> &'static str {
    if off.len() == 1 { " está apagado." } else { " están apagados." }
}

/// All robots are connected, but perhaps not directly, or some are off.
fn one_side(all: &Side, reach: &Reach, robots: u8) -> (String, String) {
    let is_one_way = |(one, other): &&(RobotId, RobotId)| {
        let ends = (Place::Robot(*one), Place::Robot(*other));
        reach.one_way.iter().any(|way| (way.from, way.to) == ends || (way.to, way.from) == ends)
    };
    let pair = |(one, other): &(RobotId, RobotId)| join(&[&one.to_string(), " y ", &other.to_string()]);
    let apart: Vec<String> = reach.apart.iter().filter(|pair| !is_one_way(pair)).map(pair).collect();
    let mut said = Vec::new();
    match apart.as_slice() {
        [] if reach.one_way.is_empty() => said.push("Todos los robots pueden oírse.".to_owned()),
        [] => {}
        [pair] => said.push(join(&["Los robots ", pair, " no pueden oírse."])),
        pairs => said.push(join(&["Estos no pueden oírse: ", &pairs.join("; "), "."])),
    }
    said.push(one_way(reach));
    let mut rest = String::new();
    if !reach.apart.is_empty() {
        rest.push_str("A través de otros, todos están conectados. ");
    }
    if !all.off.is_empty() {
        rest.push_str(&join(&[&list(&all.off, true), are_off(&all.off), &awake(all, robots)]));
    }
    (said.join(" ").trim().to_owned(), rest.trim().to_owned())
}

fn awake(side: &Side, robots: u8) -> String {
    let awake = side.robots.len() - side.off.len();
    let verdict = if side.running_majority { ", una mayoría." } else { ", no es mayoría." };
    join(&[" Encendidos: ", &awake.to_string(), " de ", &robots.to_string(), verdict])
}

fn many_sides(sides: &[Side], reach: &Reach, robots: u8) -> (String, String) {
    if robots == 2 {
        return ("Los robots no pueden oírse.".to_owned(), one_way(reach));
    }
    let count = |side: &Side| join(&[&side.robots.len().to_string(), " de ", &robots.to_string()]);
    let first = match sides.iter().find(|side| side.majority) {
        Some(side) if side.running_majority => {
            join(&[&list(&side.robots, true), " se oyen: ", &count(side), ", una mayoría."])
        }
        Some(side) => join(&[
            &list(&side.robots, true),
            " están enlazados y son mayoría, pero ",
            &list(&side.off, false),
            are_off(&side.off),
        ]),
        None => "Ningún lado es mayoría.".to_owned(),
    };
    let mut rest = String::new();
    for side in sides.iter().filter(|side| !side.majority) {
        if !rest.is_empty() {
            rest.push(' ');
        }
        rest.push_str(&list(&side.robots, true));
        rest.push_str(match side.robots.len() {
            1 => " está solo.",
            _ => " solo se oyen entre sí.",
        });
    }
    let one_way = one_way(reach);
    if !one_way.is_empty() {
        rest.push(' ');
        rest.push_str(&one_way);
    }
    (first, rest)
}

fn one_way(reach: &Reach) -> String {
    let say = |direction: &Direction| {
        let (from, to) = (noun(direction.from), noun(direction.to));
        join(&["El ", &from, " alcanza al ", &to, ", pero no oye nada de vuelta."])
    };
    reach.one_way.iter().map(say).collect::<Vec<_>>().join(" ")
}
