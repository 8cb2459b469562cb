//! What robots do in their schemes, and what they wait for.

use super::pieces::{Count, Term, ToRobots, a_later_era, al, cap, chief, del, el, of_era, sentence, the_era};
use crate::ids::{RobotId, Ticket};
use crate::protocol::{Denial, Note, Role, Scheme, Silence, StepDown, Wait};
use crate::time::Span;
use crate::words::tale::{Context, Sentence};

/// What a robot did.
#[expect(clippy::too_many_lines, reason = "one exhaustive match, a sentence a line")]
pub(super) fn noted(robot: RobotId, note: &Note, context: &Context<'_>) -> Sentence {
    let scheme = context.scheme;
    match *note {
        Note::PassedOn { ticket } => {
            let others = ToRobots(RobotId::all(scheme.robots()).filter(|other| *other != robot).collect());
            let then = " y luego obedece.";
            sentence![cap(robot), " reenvía ", ticket, " ", others, then, Term("reenvío estricto")]
        }
        Note::PassedUp { ticket, leader } => {
            sentence![cap(robot), " reenvía ", ticket, " a su líder, ", el(leader), "."]
        }
        Note::Became { role, era } => became(robot, role, era, scheme),
        Note::Follows { leader, era: number } => {
            let of = sentence![of_era(scheme), number];
            sentence![cap(robot), " sigue ", al(leader), ", el ", chief(scheme), " ", of, "."]
        }
        Note::SteppedDown { was, why } => stepped_down(robot, was, why, scheme),
        Note::HeardNothing { from: Some(from) } => {
            let and = match scheme {
                Scheme::PrimaryBackup { silence: Silence::Wait, .. } => " y solo puede esperar.",
                Scheme::PrimaryBackup { silence: Silence::TakeOver, .. } => " y no puede saber por qué.",
                Scheme::Quorum { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => ".",
            };
            let long = " lleva demasiado tiempo sin oír nada ";
            sentence![cap(robot), long, del(from), and, Term("timeout")]
        }
        Note::HeardNothing { from: None } => {
            let long = " lleva demasiado tiempo sin oír a ningún ";
            sentence![cap(robot), long, chief(scheme), ".", Term("timeout")]
        }
        Note::Granted { to, pre: true, .. } => {
            sentence![cap(robot), " dice que votaría por ", el(to), ".", Term("pre-vote")]
        }
        Note::Granted { to, era: number, pre: false } => {
            sentence![cap(robot), " vota por ", el(to), " en ", the_era(scheme), number, ".", Term("vote")]
        }
        Note::Denied { to, pre, why, .. } => {
            let (says, term) =
                if pre { (" dice que no votaría por ", "pre-vote") } else { (" no vota por ", "vote") };
            sentence![cap(robot), says, el(to), ": ", denial(robot, why, scheme), ".", Term(term)]
        }
        Note::WroteDown { index, era: number, ticket } => wrote_down(robot, index, number, ticket, scheme),
        Note::CrossedOut { from, count } => crossed_out(robot, from, count, scheme),
        Note::Agreed { index, ticket } => agreed(robot, index, ticket, scheme),
        Note::AskedTwice { ticket } => {
            let again = " y no lo ejecuta otra vez.";
            sentence![cap(robot), " ya conoce ", ticket, again, Term("sesión de cliente, client session")]
        }
        Note::ReadConfirmed { ticket, .. } => sentence![
            cap(robot),
            " ha oído de una mayoría que sigue siendo líder; ya se puede tomar la foto ",
            ticket,
            ".",
            Term("read index")
        ],
        Note::AsksForMissing { from, first } => {
            let lacks = " ve que le faltan comandos desde el número ";
            sentence![cap(robot), lacks, first, " y se los pide ", al(from), "."]
        }
        Note::CaughtUp { from, count } => {
            let sent = Count(
                count,
                "comando que le faltaba, enviado por ",
                "comandos que le faltaban, enviados por ",
            );
            sentence![cap(robot), " recibe ", sent, el(from), ".", Term("catch-up")]
        }
        Note::DrivesBack { to, count } => drives_back(robot, to, count),
        Note::CannotDriveBack => {
            sentence![cap(robot), " debería dar marcha atrás, pero está fuera del laberinto y ahí se queda."]
        }
        Note::StaysDiverged { at } => sentence![
            cap(robot),
            " ve que sus comandos son distintos de los del primario desde el número ",
            at,
            ", y así lo deja.",
            Term("inconsistente")
        ],
        Note::LostAfterSplit { ticket, answered: true } => {
            let told = sentence![", aunque le había respondido ", al(ticket.team), " que estaba hecho."];
            sentence![cap(robot), " pierde ", ticket, told, Term("lost update")]
        }
        Note::LostAfterSplit { ticket, answered: false } => {
            sentence![cap(robot), " pierde ", ticket, ", que él mismo no había respondido."]
        }
    }
}

fn became(robot: RobotId, role: Role, number: u64, scheme: Scheme) -> Sentence {
    match role {
        Role::Equal => sentence![cap(robot), " está al mismo nivel que los demás."],
        Role::Primary => sentence![cap(robot), " actúa desde ahora como primario de la época ", number, "."],
        Role::Backup => sentence![cap(robot), " actúa desde ahora como respaldo en la época ", number, "."],
        Role::Follower => {
            sentence![cap(robot), " actúa desde ahora como seguidor en ", the_era(scheme), number, "."]
        }
        Role::PreCandidate => {
            sentence![
                cap(robot),
                " pregunta a los demás si podría presentarse a la elección.",
                Term("pre-vote")
            ]
        }
        Role::Candidate => {
            let stands = " tiene la palabra de una mayoría, se presenta a la elección en ";
            let term = sentence![the_era(scheme), number];
            sentence![cap(robot), stands, term, " y vota por sí mismo.", Term("candidato, candidate")]
        }
        Role::Leader => {
            let leads = " tiene la mayoría de los votos y dirige ";
            sentence![cap(robot), leads, the_era(scheme), number, ".", Term("líder, leader")]
        }
    }
}

fn stepped_down(robot: RobotId, was: Role, why: StepDown, scheme: Scheme) -> Sentence {
    let stops = match was {
        Role::Leader => " ya no dirige: ",
        Role::Primary => " ya no es el primario: ",
        Role::Candidate => " ya no se presenta a la elección: ",
        Role::PreCandidate => " ya no pregunta si puede presentarse: ",
        Role::Backup | Role::Follower | Role::Equal => " empieza de nuevo como seguidor: ",
    };
    match why {
        StepDown::Newer { era: number, from } => {
            let begun = sentence![" que ha comenzado ", the_era(scheme), number];
            sentence![cap(robot), stops, "oye ", del(from), begun, "."]
        }
        StepDown::NoMajority => {
            let long = "lleva demasiado tiempo sin oír a una mayoría.";
            sentence![cap(robot), stops, long, Term("check quorum")]
        }
    }
}

fn denial(robot: RobotId, why: Denial, scheme: Scheme) -> Sentence {
    match why {
        Denial::HearsLeader => sentence!["todavía oye a un líder"],
        Denial::Voted(other) if other == robot => sentence!["ya ha votado por sí mismo"],
        Denial::Voted(other) => sentence!["ya ha votado por ", el(other)],
        Denial::LogNewer => sentence!["tiene anotado algo más nuevo"],
        Denial::OldTerm => sentence!["conoce ", a_later_era(scheme)],
    }
}

fn wrote_down(robot: RobotId, index: u64, number: u64, ticket: Option<Ticket>, scheme: Scheme) -> Sentence {
    match ticket {
        Some(ticket) => {
            let entry = Term("entrada del registro, log entry");
            sentence![cap(robot), " anota ", ticket, " como número ", index, ".", entry]
        }
        None => {
            let begins = sentence!["que comienza ", the_era(scheme), number];
            sentence![cap(robot), " anota, como número ", index, ", ", begins, ".", Term("no-op")]
        }
    }
}

fn agreed(robot: RobotId, index: u64, ticket: Option<Ticket>, scheme: Scheme) -> Sentence {
    let last = ticket.map_or_else(|| sentence!["el número ", index], |ticket| sentence![ticket]);
    match scheme {
        Scheme::Quorum { .. } => {
            let agreed = " está acordado: una mayoría lo tiene.";
            sentence![cap(robot), " sabe que todo hasta ", last, agreed, Term("committed")]
        }
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            let all = " sabe que todos los respaldos tienen anotado todo hasta ";
            sentence![cap(robot), all, last, ".", Term("replicado")]
        }
    }
}

fn crossed_out(robot: RobotId, from: u64, count: u64, scheme: Scheme) -> Sentence {
    let what = match count {
        1 => sentence!["el número ", from],
        2 => sentence!["los números ", from, " y ", from + 1],
        _ => sentence!["los números ", from, " a ", from + count - 1],
    };
    let since = sentence![" de su registro, porque el ", chief(scheme), " tiene ahí otra cosa."];
    sentence![cap(robot), " tacha ", what, since, Term("reparación del registro")]
}

fn drives_back(robot: RobotId, to: u64, count: u64) -> Sentence {
    let where_to = match to {
        0 => sentence!["hasta el inicio"],
        _ => sentence!["hasta el número ", to, ", el último comando que comparten los dos lados"],
    };
    let moves = Count(count, "movimiento", "movimientos");
    sentence![cap(robot), " deshace ", moves, " y da marcha atrás ", where_to, ".", Term("rollback")]
}

/// What a robot waits for, and how much longer.
pub(super) fn waits(wait: &Wait, left: Option<Span>, scheme: Scheme) -> Sentence {
    let within = |first: &'static str, what: &'static str| match left {
        Some(left) => sentence![first, what, " en ", left],
        None => Sentence::default(),
    };
    match *wait {
        Wait::Command => sentence!["espera un comando"],
        Wait::SignOfLife { from: Some(from), .. } => {
            sentence!["oye ", al(from), within("; si no, ", without_it(scheme))]
        }
        Wait::SignOfLife { from: None, .. } => {
            sentence!["no oye a ningún ", chief(scheme), within("; si sigue así, ", without_it(scheme))]
        }
        Wait::Confirmations { ticket, have, need } => {
            let what = ticket.map_or_else(|| sentence!["un nuevo mandato"], |ticket| sentence![ticket]);
            let more = match need.saturating_sub(have) {
                1 => sentence![" espera a que lo tenga 1 robot más"],
                more => sentence![" espera a que lo tengan ", u64::from(more), " robots más"],
            };
            sentence![what, more]
        }
        Wait::Votes { have, need, pre } => {
            let what = if pre { "pregunta si puede presentarse: " } else { "se presenta a la elección: " };
            sentence![what, u64::from(have), " de ", Count(u64::from(need), "voto", "votos")]
        }
        Wait::Majority { ticket } => {
            sentence!["la foto ", ticket, " espera a que una mayoría confirme que este robot dirige"]
        }
        Wait::Missing { first } => {
            sentence!["espera lo que se perdió, desde el número ", first, within("; ", "lo pide otra vez")]
        }
    }
}

/// What a robot does when the sign of life that it waits for does not come.
fn without_it(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "pide votos",
        Scheme::PrimaryBackup { silence: Silence::TakeOver, .. } => "toma el relevo",
        Scheme::PrimaryBackup { silence: Silence::Wait, .. }
        | Scheme::Alone { .. }
        | Scheme::Forwarding { .. } => "pierde la paciencia",
    }
}
