//! What messages say, and what becomes of them.

use super::pieces::{Count, Quote, Term, al, cap, del, el, radio, sentence, the_era};
use super::teams::refusal_clause;
use crate::command::Call;
use crate::ids::{Direction, Place};
use crate::network::Loss;
use crate::protocol::{Answer, Gist, Scheme};
use crate::words::tale::Sentence;

/// A word or two for the tag on a flying message.
pub(super) fn tag(gist: &Gist) -> String {
    match gist {
        Gist::Ask { call, .. } | Gist::Pass { call } => call.ticket.to_string(),
        Gist::Answer { answer: Answer::Done(_), .. } => "hecho".into(),
        Gist::Answer { answer: Answer::Refused(_), .. } => "rechazado".into(),
        Gist::Answer { answer: Answer::Undone { .. }, .. } => "deshecho".into(),
        Gist::Result { ticket } => format!("{ticket} hecho"),
        Gist::Heartbeat { .. } => "latido".into(),
        Gist::WriteDown { call: Some(call), count: 1, .. } => call.ticket.to_string(),
        Gist::WriteDown { call: Some(call), count, .. } => format!("{} +{}", call.ticket, count - 1),
        Gist::WriteDown { call: None, .. } => "mandato".into(),
        Gist::Yes { .. } | Gist::Word { granted: true, .. } => "sí".into(),
        Gist::No { .. } | Gist::Word { granted: false, .. } | Gist::Vote { granted: false, .. } => {
            "no".into()
        }
        Gist::MayIStand { .. } => "¿puedo?".into(),
        Gist::VoteForMe { .. } => "¿voto?".into(),
        Gist::Vote { granted: true, .. } => "voto".into(),
        Gist::Missing { .. } => "¿falta?".into(),
        Gist::CatchUp { count, .. } => format!("faltan {count}"),
    }
}

/// What a message says, in the sender's own voice.
pub(super) fn say(gist: &Gist, scheme: Scheme) -> Sentence {
    let era = the_era(scheme);
    match gist {
        Gist::Ask { call, again } => {
            let again = if *again { ", otra vez" } else { "" };
            sentence![wish(*call), again]
        }
        Gist::Answer { ticket, answer } => match answer {
            Answer::Done(outcome) => {
                sentence![*ticket, " está hecho, tras ", Count(outcome.after, "movimiento", "movimientos")]
            }
            Answer::Refused(why) => sentence![*ticket, " rechazado: este robot ", refusal_clause(*why)],
            Answer::Undone { winner } => {
                sentence![*ticket, " se ha deshecho; los comandos ", del(*winner), " ocuparon su lugar"]
            }
        },
        Gist::Pass { call } => sentence![el(call.ticket.team), " pide ", wish(*call)],
        Gist::Result { ticket } => sentence!["la respuesta a ", *ticket],
        Gist::Heartbeat { era: number } => sentence!["sigo aquí, en ", era, *number],
        Gist::WriteDown { call: Some(call), count: 1, .. } => sentence!["anota ", wish(*call)],
        Gist::WriteDown { call: Some(call), count, .. } => {
            sentence!["anota ", wish(*call), ", y ", *count - 1, " más"]
        }
        Gist::WriteDown { call: None, era: number, count, .. } => {
            let more = if *count > 1 { sentence![", y ", *count - 1, " más"] } else { Sentence::default() };
            sentence!["anota que comienza ", era, *number, more]
        }
        Gist::Yes { upto: 0, .. } => sentence!["sí, te oigo"],
        Gist::Yes { upto, .. } => sentence!["sí, tengo todo hasta el número ", *upto],
        Gist::No { era: number, upto } => match scheme {
            Scheme::PrimaryBackup { .. } => sentence!["no, ya ha comenzado ", era, *number],
            Scheme::Quorum { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                sentence!["no, podemos coincidir solo hasta el número ", *upto]
            }
        },
        Gist::MayIStand { era: number } => sentence!["¿me votarías en ", era, *number, "?"],
        Gist::Word { granted: true, .. } => sentence!["sí, te votaría"],
        Gist::Word { granted: false, .. } => sentence!["no, no te votaría"],
        Gist::VoteForMe { era: number } => sentence!["vota por mí en ", era, *number],
        Gist::Vote { granted: true, era: number } => sentence!["tienes mi voto en ", era, *number],
        Gist::Vote { granted: false, .. } => sentence!["no tienes mi voto"],
        Gist::Missing { first, .. } => sentence!["¿qué me he perdido, desde el número ", *first, "?"],
        Gist::CatchUp { count: 0, .. } => sentence!["no te has perdido nada"],
        Gist::CatchUp { count, first, .. } => {
            sentence!["te has perdido ", Count(*count, "comando", "comandos"), ", desde el número ", *first]
        }
    }
}

fn wish(call: Call) -> Sentence {
    sentence![call.ticket, ": ", call.command]
}

/// A message left.
pub(super) fn sent(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence![cap(way.from), " envía ", al(way.to), ": ", Quote(say(gist, scheme)), "."]
}

/// A message got there.
pub(super) fn arrived(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence![cap(way.to), " oye ", del(way.from), ": ", Quote(say(gist, scheme)), "."]
}

/// A message will never get there.
pub(super) fn lost(way: Direction, gist: &Gist, why: Loss, scheme: Scheme) -> Sentence {
    let term = match why {
        Loss::Noise => sentence![Term("pérdida de mensaje")],
        Loss::Full => sentence![Term("congestión")],
        Loss::Torn | Loss::Cut | Loss::RobotOff | Loss::People => Sentence::default(),
    };
    let reason = loss(why, way.from, way.to);
    sentence!["Se pierde ", message(way, gist, scheme), ": ", reason, ".", term]
}

/// A message became two.
pub(super) fn doubled(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["Se duplica ", message(way, gist, scheme), ".", Term("duplicado")]
}

/// People hold a message back.
pub(super) fn held(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["Retienes ", message(way, gist, scheme), ", para que otros lo adelanten.", Term("retardo")]
}

/// People let a message fly on.
pub(super) fn released(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["Sueltas ", message(way, gist, scheme), ", y sigue volando."]
}

/// *el mensaje del robot 1 al robot 2, «…»*, for the middle of a sentence.
fn message(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["el mensaje ", del(way.from), " ", al(way.to), ", ", Quote(say(gist, scheme))]
}

/// Why a message is lost.
pub(super) fn loss(why: Loss, from: Place, to: Place) -> Sentence {
    let is_line = matches!(from, Place::Team(_)) || matches!(to, Place::Team(_));
    match why {
        Loss::Torn => sentence![radio(from, to), " se cortó mientras iba de camino"],
        Loss::Cut => sentence![radio(from, to), if is_line { " está cortada" } else { " está cortado" }],
        Loss::Noise => sentence!["mala suerte en la radio"],
        Loss::RobotOff => sentence![el(to), " está apagado"],
        Loss::Full => sentence!["ya hay demasiados mensajes de camino"],
        Loss::People => sentence!["lo has destruido tú"],
    }
}
