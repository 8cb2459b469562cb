//! What people do.

use super::pieces::{Link, Robots, Term, sentence};
use crate::ids::{Direction, Place};
use crate::protocol::Cargo;
use crate::setup::{Act, Address, Groups, InFlight, Touch};
use crate::time::SpanRange;
use crate::words::tale::brought::{Path, Torn};
use crate::words::tale::{Context, Sentence};

/// What people did, with what was lost by it.
pub(super) fn did(act: Act, context: &Context<'_>) -> Sentence {
    match act {
        Act::Ask { team, command, .. } => sentence![team, " drückt einen Knopf: ", command, "."],
        Act::Again { team, .. } => sentence![team, " sendet einen Befehl noch einmal."],
        Act::Attach { team, to: Address::Robot(robot) } => {
            sentence![team, " wendet sich an ", robot, "."]
        }
        Act::Attach { team, to: Address::Each } => sentence![team, " wendet sich an jeden Roboter."],
        Act::Autopilot { team, on: true } => {
            sentence!["Du schaltest den Autopiloten von ", team, " ein."]
        }
        Act::Autopilot { team, on: false } => {
            sentence!["Du schaltest den Autopiloten von ", team, " aus."]
        }
        Act::CutOneWay(direction) => cut(
            sentence!["Du kappst den Weg von ", direction.from, " zu ", direction.to],
            "one-way partition",
            context,
        ),
        Act::Cut(one, other) => cut(sentence!["Du kappst ", Link(one, other)], cut_term(one, other), context),
        Act::Isolate(robot) => {
            cut(sentence!["Du schneidest ", robot, " von allen anderen Robotern ab"], "partition", context)
        }
        Act::Split(groups) => cut(split(groups, context), "partition", context),
        Act::MendOneWay(Direction { from, to }) => {
            mend(sentence!["Du reparierst den Weg von ", from, " zu ", to], context)
        }
        Act::Mend(one, other) => mend(sentence!["Du reparierst ", Link(one, other)], context),
        Act::MendAll => mend(sentence!["Du reparierst alle Verbindungen und Leitungen"], context),
        Act::Delay(SpanRange { least, most }) if least == most => {
            sentence!["Nachrichten zwischen Robotern brauchen von jetzt an ", least, ".", Term("latency")]
        }
        Act::Delay(SpanRange { least, most }) => {
            let from = "Nachrichten zwischen Robotern brauchen von jetzt an ";
            sentence![from, least, " bis ", most, ".", Term("latency")]
        }
        Act::Touch(touch, InFlight { direction: Direction { from, to }, .. }) => {
            let to_do = match touch {
                Touch::Lose => " zu vernichten.",
                Touch::Double => " zu verdoppeln.",
                Touch::Hold => " zurückzuhalten.",
                Touch::Release => " loszulassen.",
            };
            sentence!["Du greifst ein, um eine Nachricht von ", from, " an ", to, to_do]
        }
        Act::Reboot { robot, .. } => sentence!["Du schaltest ", robot, " aus und wieder ein."],
    }
}

fn cut_term(one: Place, other: Place) -> &'static str {
    match Path::between(one, other) {
        Path::Link => "partition",
        Path::Line => "client disconnected",
    }
}

/// Which robots can no longer talk to which.
fn split(groups: Groups, context: &Context<'_>) -> Sentence {
    let sides: Vec<Sentence> =
        context.sides(groups).into_iter().map(|side| sentence![Robots(side)]).collect();
    match <[Sentence; 2]>::try_from(sides) {
        Ok([one, other]) => {
            let sides = sentence![one, " auf der einen und ", other, " auf der anderen Seite"];
            sentence!["Du kappst die Verbindungen zwischen ", sides]
        }
        Err(sides) => sentence!["Du teilst die Roboter in Gruppen auf: ", Sentence::series(sides, " | ")],
    }
}

/// A cut, and what was on its way just then.
fn cut(whole: Sentence, term: &'static str, context: &Context<'_>) -> Sentence {
    let Some(Torn { named, others }) = context.torn() else {
        return sentence![whole, "; das war schon gekappt."];
    };
    let torn = Sentence::series(named.iter().copied().map(cargo), " und ");
    let lost = match (named.len(), others) {
        (0, 0) => sentence!["."],
        (0, 1) => sentence!["; eine Nachricht, die unterwegs war, geht verloren."],
        (0, _) => sentence!["; Nachrichten, die unterwegs waren, gehen verloren."],
        (1, _) => sentence!["; ", torn, " war unterwegs und geht verloren."],
        (_, _) => sentence!["; ", torn, " waren unterwegs und gehen verloren."],
    };
    sentence![whole, lost, Term(term)]
}

fn cargo(cargo: Cargo) -> Sentence {
    match cargo {
        Cargo::Command(ticket) => sentence![ticket],
        Cargo::Answer(ticket) => sentence!["die Antwort auf ", ticket],
    }
}

fn mend(whole: Sentence, context: &Context<'_>) -> Sentence {
    if context.mends() {
        sentence![whole, ".", Term("heal")]
    } else {
        sentence![whole, "; es war nichts gekappt."]
    }
}
