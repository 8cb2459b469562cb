//! The comparison in Spanish.

use super::Spanish;
use super::app::{heading, noun};
use crate::command::Deed;
use crate::ids::{RobotId, Ticket};
use crate::pose::Pose;
use crate::time::SimTime;
use crate::words::app::{AppWords, Choice};
use crate::words::versus::{Said, VersusLabel, VersusWords};

impl VersusWords for Spanish {
    fn versus(&self, label: VersusLabel) -> &'static str {
        match label {
            VersusLabel::Title => "La misma historia con cada esquema",
            VersusLabel::Help => "Los mismos comandos y los mismos fallos, con un solo reloj.",
            VersusLabel::Schemes => "Esquemas para comparar, de dos a cinco",
            VersusLabel::NoDifference => "Ninguna diferencia hasta ahora.",
            VersusLabel::GoThere => "ir allí",
            VersusLabel::First => "Primera diferencia",
            VersusLabel::Scheme => "Esquema",
            VersusLabel::Kept => "promesas cumplidas",
            VersusLabel::Lucky => "no prometido, pero cierto hasta ahora",
            VersusLabel::NotHeld => "no prometido, y no se cumplió",
            VersusLabel::Out => "robots fuera",
            VersusLabel::Answered => "comandos hechos",
            VersusLabel::Messages => "mensajes por comando",
            VersusLabel::Time => "hasta la respuesta",
            VersusLabel::LeftOut => "acciones omitidas: no existe ese robot",
            VersusLabel::Together => "hasta ahora todos los robots coinciden en el orden",
        }
    }

    fn apart_since(&self, at: SimTime, number: u64) -> String {
        ["separados desde ", &self.clock(at), ", desde el comando ", &number.to_string()].concat()
    }

    fn forked(&self, robot: RobotId, number: u64, at: SimTime, executed: &[(Choice, Ticket)]) -> String {
        let under: Vec<String> =
            executed.iter().map(|(choice, ticket)| under(&ticket.to_string(), *choice)).collect();
        let (at, number) = (self.clock(at), number.to_string());
        [
            "Primera diferencia entre robots, ",
            &at,
            ": el comando ",
            &number,
            " del ",
            &noun(robot.into()),
            " es ",
            &under.join(", "),
            ".",
        ]
        .concat()
    }

    fn told_differently(&self, ticket: Ticket, at: SimTime, told: &[Said]) -> String {
        let under: Vec<String> =
            told.iter().map(|said| under(&[said.word, &said.detail].concat(), said.choice)).collect();
        let (ticket, at) = (ticket.to_string(), self.clock(at));
        ["Primera diferencia para un equipo, ", &at, ": ", &ticket, ": ", &under.join(", "), "."].concat()
    }

    fn happened(&self, deed: Deed) -> &'static str {
        match deed {
            Deed::Moved => "se movió",
            Deed::Turned => "giró",
            Deed::Bumped => "chocó con una pared",
            Deed::AlreadyOut => "ya estaba fuera del laberinto",
            Deed::Photographed => "tomó una foto",
        }
    }

    fn stood(&self, pose: Pose) -> String {
        ["en ", &pose.cell.to_string(), ", mirando al ", heading(pose.heading)].concat()
    }
}

fn under(what: &str, choice: Choice) -> String {
    [what, " con «", Spanish.choice(choice), "»"].concat()
}
