//! What people do.

use super::pieces::{Link, Robots, Term, al, cap, del, el, sentence};
use crate::ids::{Direction, Place, RobotId};
use crate::network::Loss;
use crate::protocol::Gist;
use crate::record::{Record, What};
use crate::setup::{Act, Address, Groups, InFlight, Touch};
use crate::time::SpanRange;
use crate::words::tale::{Context, Means, Sentence};

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
    match (one, other) {
        (Place::Robot(_), Place::Robot(_)) => "partición",
        (Place::Team(_), _) | (_, Place::Team(_)) => "cliente desconectado",
    }
}

/// Which robots can no longer talk to which.
fn split(groups: Groups, context: &Context<'_>) -> Sentence {
    let robots: Vec<RobotId> = RobotId::all(context.scheme.robots()).collect();
    let mut numbers: Vec<u8> = robots.iter().map(|robot| groups.0[robot.index()]).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let side = |number: &u8| -> Sentence {
        let of_group = |robot: &RobotId| groups.0[robot.index()] == *number;
        sentence![Robots(robots.iter().copied().filter(of_group).collect())]
    };
    if let [one, other] = &numbers[..] {
        return sentence![
            "Cortas los enlaces entre ",
            side(one),
            ", por un lado, y ",
            side(other),
            ", por el otro"
        ];
    }
    let mut whole = sentence!["Divides los robots en grupos: "];
    for (place, number) in numbers.iter().enumerate() {
        whole.put(if place == 0 { "" } else { " | " }, Means::Text);
        whole.join(side(number));
    }
    whole
}

/// A cut, and what was on its way just then.
fn cut(mut whole: Sentence, term: &'static str, context: &Context<'_>) -> Sentence {
    if !caused(context).any(|record| matches!(record.what, What::CutOff(_))) {
        whole.put("; eso ya estaba cortado.", Means::Text);
        return whole;
    }
    let mut named: Vec<String> = Vec::new();
    let mut others = 0_u64;
    let mut torn = Sentence::default();
    for record in caused(context) {
        let What::Lost { gist, why: Loss::Torn, .. } = &record.what else { continue };
        let Some(name) = cargo(gist) else {
            others += 1;
            continue;
        };
        if named.contains(&name.to_string()) {
            continue;
        }
        torn.put(if named.is_empty() { "" } else { " y " }, Means::Text);
        named.push(name.to_string());
        torn.join(name);
    }
    let lost = match (named.len(), others) {
        (0, 0) => sentence!["."],
        (0, 1) => sentence!["; se pierde un mensaje que iba de camino."],
        (0, _) => sentence!["; se pierden mensajes que iban de camino."],
        (1, _) => sentence!["; ", torn, " iba de camino y se pierde."],
        (_, _) => sentence!["; ", torn, " iban de camino y se pierden."],
    };
    sentence![whole, lost, Term(term)]
}

/// What a message carries that a team cares about; nothing for signs of life, votes and the like.
fn cargo(gist: &Gist) -> Option<Sentence> {
    Some(match gist {
        Gist::Ask { call, .. } | Gist::Pass { call } | Gist::WriteDown { call: Some(call), .. } => {
            sentence![call.ticket]
        }
        Gist::Answer { ticket, .. } | Gist::Result { ticket } => sentence!["la respuesta a ", *ticket],
        Gist::WriteDown { call: None, .. }
        | Gist::Heartbeat { .. }
        | Gist::Yes { .. }
        | Gist::No { .. }
        | Gist::MayIStand { .. }
        | Gist::Word { .. }
        | Gist::VoteForMe { .. }
        | Gist::Vote { .. }
        | Gist::Missing { .. }
        | Gist::CatchUp { .. } => return None,
    })
}

fn mend(whole: Sentence, context: &Context<'_>) -> Sentence {
    if caused(context).any(|record| matches!(record.what, What::Mended(_))) {
        sentence![whole, ".", Term("heal")]
    } else {
        sentence![whole, "; no había nada cortado."]
    }
}

/// What an act brought about at once: the records that follow, as far as they cut, mend or lose.
fn caused<'c>(context: &Context<'c>) -> impl Iterator<Item = &'c Record> + use<'c> {
    context.after.iter().take_while(|record| {
        matches!(record.what, What::CutOff(_) | What::Mended(_) | What::Lost { why: Loss::Torn, .. })
    })
}
