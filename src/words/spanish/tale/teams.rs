//! What teams ask for and hear.

use super::pieces::{Count, Term, al, cap, del, el, sentence};
use crate::command::{Call, Deed, Outcome};
use crate::ids::{RobotId, Ticket};
use crate::protocol::{Answer, Refusal};
use crate::record::Verdict;
use crate::setup::Address;
use crate::words::tale::Sentence;

pub(super) fn asked(call: Call, to: Address, again: bool, autopilot: bool) -> Sentence {
    let team = call.ticket.team;
    let who = if autopilot { sentence!["El piloto automático ", del(team)] } else { sentence![cap(team)] };
    let whom = match to {
        Address::Robot(robot) => sentence![al(robot)],
        Address::Each => sentence!["a cada robot, uno tras otro"],
    };
    if again {
        return sentence![who, " pide ", call.ticket, " otra vez ", whom, ", con la misma etiqueta."];
    }
    sentence![who, " pide ", whom, ": ", call.command, " (", call.ticket, ")."]
}

pub(super) fn answered(robot: RobotId, ticket: Ticket, answer: Answer) -> Sentence {
    let team = ticket.team;
    match answer {
        Answer::Done(_) => sentence![cap(robot), " responde ", al(team), ": ", ticket, " está hecho."],
        Answer::Refused(why) => {
            sentence![cap(robot), " rechaza ", ticket, " ", al(team), ": ", refusal_clause(why), "."]
        }
        Answer::Undone { winner } => sentence![
            cap(robot),
            " dice ",
            al(team),
            " que ",
            ticket,
            " se ha deshecho: los comandos ",
            del(winner),
            " ocuparon su lugar."
        ],
    }
}

pub(super) fn judged(ticket: Ticket, verdict: Verdict, late: bool) -> Sentence {
    let team = ticket.team;
    let hears = if late { " oye, al fin, que " } else { " oye que " };
    match verdict {
        Verdict::Waiting => sentence![cap(team), " espera una respuesta a ", ticket, "."],
        Verdict::Done(Outcome { robot, deed: Deed::Photographed, after, .. }) => {
            let gets = if late { " recibe, al fin, la foto " } else { " recibe la foto " };
            let moves = Count(after, "movimiento", "movimientos");
            sentence![cap(team), gets, ticket, ", tomada por ", el(robot), " tras ", moves, "."]
        }
        Verdict::Done(Outcome { robot, .. }) => {
            sentence![cap(team), hears, el(robot), " ha hecho ", ticket, "."]
        }
        Verdict::Refused(why) => {
            let rejected = " se rechaza: el robot ";
            sentence![cap(team), hears, ticket, rejected, refusal_clause(why), "."]
        }
        Verdict::NoAnswer => sentence![
            cap(team),
            " no tiene respuesta a ",
            ticket,
            " y deja de esperar: puede que se haya ejecutado o que no.",
            Term("timeout")
        ],
        Verdict::Undone { winner } => sentence![
            cap(team),
            " oye que ",
            ticket,
            ", que estaba hecho, se ha deshecho: los comandos ",
            del(winner),
            " ocuparon su lugar.",
            Term("lost update")
        ],
    }
}

pub(super) fn refusal_clause(refusal: Refusal) -> Sentence {
    match refusal {
        Refusal::NotPrimary { primary } => sentence!["es un respaldo; los movimientos van ", al(primary)],
        Refusal::PicturesFromPrimary { primary } => {
            sentence!["es un respaldo; las fotos vienen solo ", del(primary)]
        }
        Refusal::NoLeader => sentence!["no conoce a ningún líder"],
        Refusal::LostMajority => sentence!["ya no oye a una mayoría"],
        Refusal::Busy => sentence!["tiene demasiados comandos en espera"],
    }
}
