//! What the referee says.

use super::pieces::{Term, al, cap, del, el, of_era, sentence, the_era};
use crate::consistency::{Fate, Judgement, Operation, Order};
use crate::laws::{Breach, Found, Freshness, Law, Promise};
use crate::protocol::Scheme;
use crate::words::spanish::app::heading;
use crate::words::tale::Sentence;

/// The name on a lamp.
pub(super) fn name(law: Law, scheme: Scheme) -> &'static str {
    match law {
        Law::SameOrder => "mismo orden",
        Law::AtMostOnce => "como máximo una vez",
        Law::NothingLost => "nada se pierde",
        Law::NoStalePicture => "ninguna foto obsoleta",
        Law::OneLeader => match scheme {
            Scheme::Quorum { .. } => "un líder por mandato",
            Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                "un primario por época"
            }
        },
        Law::LogMatching => "los registros coinciden",
        Law::LeaderCompleteness => "los líderes tienen todo lo acordado",
        Law::Progress => "progreso",
    }
}

/// What a law says.
pub(super) fn says(law: Law, scheme: Scheme) -> &'static str {
    match law {
        Law::SameOrder => {
            "De dos robots cualesquiera, los comandos ejecutados de uno empiezan con los del otro."
        }
        Law::AtMostOnce => "Ningún robot ejecuta dos veces el mismo comando de un equipo.",
        Law::NothingLost => "Un comando que recibió la respuesta «hecho» no falta nunca después.",
        Law::NoStalePicture => {
            "Una foto muestra todos los movimientos que recibieron la respuesta «hecho» antes de que se pidiera."
        }
        Law::OneLeader => match scheme {
            Scheme::Quorum { .. } => "Nunca hay dos líderes en un mismo mandato.",
            Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                "Nunca hay dos primarios en una misma época."
            }
        },
        Law::LogMatching => "Dos registros con el mismo número y mandato son iguales hasta ahí.",
        Law::LeaderCompleteness => "Todo lo acordado está en el registro de cada líder posterior.",
        Law::Progress => {
            "Mientras una mayoría está conectada y funciona, cada comando recibe respuesta en un tiempo limitado."
        }
    }
}

/// What broke a law.
pub(super) fn found(found: &Found, scheme: Scheme) -> Sentence {
    match *found {
        Found::OrdersDiffer { one, other, number, first, second } => {
            let which = sentence![number, ": ", el(other), " hizo ", second, ", ", el(one), " hizo ", first];
            sentence!["Los robots no coinciden en el comando ", which, ".", Term("inconsistente")]
        }
        Found::ExecutedAgain { robot, ticket, times } => {
            let times = if times == 2 { "dos".to_owned() } else { times.to_string() };
            let term = Term("ejecución duplicada");
            sentence![cap(robot), " ya ha ejecutado ", ticket, " ", times, " veces.", term]
        }
        Found::Lost { ticket, robot } => {
            let told = sentence![", aunque ", al(ticket.team), " se le había dicho que estaba hecho."];
            sentence![cap(robot), " sigue adelante sin ", ticket, told, Term("lost update")]
        }
        Found::Stale { ticket, robot, by, first } => {
            let (lacks, which) = if by == 1 {
                let had = " le falta 1 movimiento que había recibido";
                (sentence![had], sentence![": ", first])
            } else {
                let had = " movimientos que habían recibido";
                (sentence![" le faltan ", by, had], sentence![", desde ", first])
            };
            let before = " la respuesta «hecho» antes de que se pidiera";
            let picture = sentence!["A la foto ", ticket, ", tomada por ", el(robot), ","];
            sentence![picture, lacks, before, which, ".", Term("lectura obsoleta, stale read")]
        }
        Found::TwoLeaders { one, other, era: number } => {
            let both = match scheme {
                Scheme::Quorum { .. } => " son los dos líderes ",
                Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                    " son los dos primarios "
                }
            };
            sentence![cap(one), " y ", el(other), both, of_era(scheme), number, ".", Term("split brain")]
        }
        Found::LogsDiffer { one, other, number, era: of } => {
            let place = sentence!["el número ", number, " ", of_era(scheme), of];
            let yet = " y, sin embargo, son distintos hasta ahí.";
            sentence!["Los registros ", del(one), " y ", del(other), " tienen ", place, yet]
        }
        Found::LeaderLacks { leader, era: of, number, ticket } => {
            let what = match ticket {
                Some(ticket) => sentence!["el número ", number, ", ", ticket],
                None => sentence!["el número ", number],
            };
            let term = sentence![the_era(scheme), of];
            sentence![cap(leader), " dirige ", term, " y le falta ", what, ", que estaba acordado."]
        }
        Found::Unanswered { ticket, robot, bound } => {
            sentence![cap(robot), " no ha respondido a ", ticket, " en ", bound, ".", Term("sin progreso")]
        }
        Found::NobodyLeads { since, bound } => {
            let calm = sentence!["aunque nada ha perturbado a los robots desde ", since];
            sentence!["Después de ", bound, ", todavía no dirige nadie, ", calm, ".", Term("sin progreso")]
        }
    }
}

/// What it means that a law is broken.
pub(super) fn broken(law: Law, promise: Promise, scheme: Scheme) -> Sentence {
    let law = format!("«{}»", name(law, scheme));
    match promise {
        Promise::NotPromised | Promise::NotApplicable => {
            sentence!["Este esquema nunca prometió ", law, "."]
        }
        Promise::Promised => {
            let wrong = ", así que este programa tiene un fallo: por favor, comunica esta simulación.";
            sentence!["Este esquema promete ", law, wrong]
        }
    }
}

/// A mistake in this program.
pub(super) fn breach(breach: &Breach) -> Sentence {
    let what = format!("{:?}", breach.check);
    let whose = breach.robot.map_or_else(Sentence::default, |robot| sentence![", en ", el(robot)]);
    let report = "): por favor, comunica esta simulación.";
    sentence!["Este programa tiene un fallo (", what, whose, ", ", breach.at, report]
}

/// Whether one robot could have given the teams the answers they got.
pub(super) fn history(judgement: &Judgement, order: Order) -> Sentence {
    let (because, from) = match (judgement, order) {
        (Judgement::Consistent, Order::Linearizable) => {
            return sentence![
                "Un solo robot podría haber dado todas estas respuestas.",
                Term("linealizable")
            ];
        }
        (Judgement::Consistent, Order::Sequential) => {
            let though = ", si nadie comparara los tiempos de un equipo con los de otro.";
            let one = "Un solo robot podría haber dado todas estas respuestas";
            return sentence![one, though, Term("secuencialmente consistente")];
        }
        (Judgement::TooLong, _) => {
            return sentence![
                "Averiguar si un solo robot podría haber dado todas estas respuestas lleva demasiado tiempo."
            ];
        }
        (Judgement::Inconsistent { because, from, .. }, _) => (because, from),
    };
    let robot = format!("Ningún robot solo que esté en {} y mire al {}", from.cell, heading(from.heading));
    let (times, term) = match order {
        Order::Linearizable => ("", Term("no linealizable")),
        Order::Sequential => (", ni siquiera en otros momentos", Term("no secuencialmente consistente")),
    };
    let what = if because.len() == 1 { "esta respuesta" } else { "estas respuestas" };
    let answers = Sentence::series(because.iter().map(answer), "; ");
    sentence![robot, " podría haber dado ", what, times, ": ", answers, ".", term]
}

/// What a team was answered: *A1 (avanzar): en 1,2, mirando al norte*.
fn answer(operation: &Operation) -> Sentence {
    let asked = sentence![operation.call.ticket, " (", operation.call.command, ")"];
    match operation.fate {
        Fate::Answered { outcome, .. } => {
            let (cell, heading) = (outcome.pose.cell, heading(outcome.pose.heading));
            sentence![asked, format!(": en {cell}, mirando al {heading}")]
        }
        Fate::Refused | Fate::Open => asked,
    }
}

/// The judgement on a picture.
pub(super) fn freshness(freshness: Freshness) -> String {
    match freshness {
        Freshness::Fresh => "actual".to_owned(),
        Freshness::StaleBy(by) => format!("obsoleta en {by}"),
    }
}
