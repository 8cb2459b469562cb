//! What people do.

use super::pieces::{Link, Robots, Term, al, cap, del, el, sentence};
use crate::ids::{Direction, Place};
use crate::protocol::Cargo;
use crate::setup::{Act, Address, Groups, InFlight, Touch};
use crate::time::SpanRange;
use crate::words::tale::brought::{Path, Torn};
use crate::words::tale::{Context, Sentence};

/// What people did, with what was lost by it.
pub(super) fn did(act: Act, context: &Context<'_>) -> Sentence {
    match act {
        Act::Ask { team, command, .. } => sentence![cap(team), " pulsa un botón: ", command, "."],
        Act::Again { team, .. } => sentence![cap(team), " envía un comando otra vez."],
        Act::Attach { team, to: Address::Robot(robot) } => {
            sentence![cap(team), " se dirige ", al(robot), "."]
        }
        Act::Attach { team, to: Address::Each } => sentence![cap(team), " se dirige a cada robot."],
        Act::Autopilot { team, on: true } => {
            sentence!["Enciendes el piloto automático ", del(team), "."]
        }
        Act::Autopilot { team, on: false } => {
            sentence!["Apagas el piloto automático ", del(team), "."]
        }
        Act::CutOneWay(direction) => cut(
            sentence!["Cortas el camino ", del(direction.from), " ", al(direction.to)],
            "partición en un sentido",
            context,
        ),
        Act::Cut(one, other) => cut(sentence!["Cortas ", Link(one, other)], cut_term(one, other), context),
        Act::Isolate(robot) => {
            cut(sentence!["Aíslas ", al(robot), " de todos los demás robots"], "partición", context)
        }
        Act::Split(groups) => cut(split(groups, context), "partición", context),
        Act::MendOneWay(Direction { from, to }) => {
            mend(sentence!["Reparas el camino ", del(from), " ", al(to)], context)
        }
        Act::Mend(one, other) => mend(sentence!["Reparas ", Link(one, other)], context),
        Act::MendAll => mend(sentence!["Reparas todos los enlaces y líneas"], context),
        Act::Delay(SpanRange { least, most }) if least == most => {
            sentence!["Desde ahora, los mensajes entre robots tardan ", least, ".", Term("latencia")]
        }
        Act::Delay(SpanRange { least, most }) => {
            let between = sentence!["entre ", least, " y ", most];
            sentence!["Desde ahora, los mensajes entre robots tardan ", between, ".", Term("latencia")]
        }
        Act::Touch(touch, InFlight { direction: Direction { from, to }, .. }) => {
            let does = match touch {
                Touch::Lose => "destruir",
                Touch::Double => "duplicar",
                Touch::Hold => "retener",
                Touch::Release => "soltar",
            };
            sentence!["Alargas la mano para ", does, " un mensaje ", del(from), " ", al(to), "."]
        }
        Act::Reboot { robot, .. } => sentence!["Apagas y vuelves a encender ", el(robot), "."],
    }
}

fn cut_term(one: Place, other: Place) -> &'static str {
    match Path::between(one, other) {
        Path::Link => "partición",
        Path::Line => "cliente desconectado",
    }
}

/// Which robots can no longer talk to which.
fn split(groups: Groups, context: &Context<'_>) -> Sentence {
    let sides: Vec<Sentence> =
        context.sides(groups).into_iter().map(|side| sentence![Robots(side)]).collect();
    match <[Sentence; 2]>::try_from(sides) {
        Ok([one, other]) => {
            sentence!["Cortas los enlaces entre ", one, ", por un lado, y ", other, ", por el otro"]
        }
        Err(sides) => sentence!["Divides los robots en grupos: ", Sentence::series(sides, " | ")],
    }
}

/// A cut, and what was on its way just then.
fn cut(whole: Sentence, term: &'static str, context: &Context<'_>) -> Sentence {
    let Some(Torn { named, others }) = context.torn() else {
        return sentence![whole, "; eso ya estaba cortado."];
    };
    let torn = Sentence::series(named.iter().copied().map(cargo), " y ");
    let lost = match (named.len(), others) {
        (0, 0) => sentence!["."],
        (0, 1) => sentence!["; se pierde un mensaje que iba de camino."],
        (0, _) => sentence!["; se pierden mensajes que iban de camino."],
        (1, _) => sentence!["; ", torn, " iba de camino y se pierde."],
        (_, _) => sentence!["; ", torn, " iban de camino y se pierden."],
    };
    sentence![whole, lost, Term(term)]
}

fn cargo(cargo: Cargo) -> Sentence {
    match cargo {
        Cargo::Command(ticket) => sentence![ticket],
        Cargo::Answer(ticket) => sentence!["la respuesta a ", ticket],
    }
}

fn mend(whole: Sentence, context: &Context<'_>) -> Sentence {
    if context.mends() {
        sentence![whole, ".", Term("heal")]
    } else {
        sentence![whole, "; no había nada cortado."]
    }
}
