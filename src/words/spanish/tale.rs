//! The story in Spanish.

mod acts;
mod laws;
mod messages;
mod notes;
mod pieces;
mod teams;
#[cfg(test)]
mod tests;

use self::pieces::{Count, Term, al, cap, del, el, era, sentence};
use super::Spanish;
use super::app::heading;
use crate::command::{Call, Command, Deed, Outcome};
use crate::consistency::{Judgement, Order};
use crate::ids::{Direction, Place, RobotId};
use crate::laws::{Breach, Found, Freshness, Law, Promise};
use crate::network::Loss;
use crate::pose::Pose;
use crate::protocol::{Gist, Refusal, Role, Scheme, Timer, Wait};
use crate::record::{Verdict, What};
use crate::setup::Address;
use crate::standing::Standing;
use crate::time::SimTime;
use crate::words::tale::{Context, Sentence, TaleWords};

impl TaleWords for Spanish {
    fn event(&self, what: &What, context: &Context<'_>) -> Sentence {
        match what {
            What::Started { robot } => sentence![cap(*robot), " se enciende."],
            What::Did(act) => acts::did(*act, context),
            What::CutOff(Direction { from, to }) => {
                sentence!["Ya no llega nada ", del(*from), " ", al(*to), "."]
            }
            What::Mended(Direction { from, to }) => {
                sentence!["Vuelven a llegar mensajes ", del(*from), " ", al(*to), "."]
            }
            What::Asked { call, to, again, autopilot } => teams::asked(*call, *to, *again, *autopilot),
            What::Sent { direction, gist, .. } => messages::sent(*direction, gist, context.scheme),
            What::Arrived { direction, gist, .. } => messages::arrived(*direction, gist, context.scheme),
            What::Lost { direction, gist, why, .. } => messages::lost(*direction, gist, *why, context.scheme),
            What::Doubled { direction, gist, .. } => messages::doubled(*direction, gist, context.scheme),
            What::Held { direction, gist, .. } => messages::held(*direction, gist, context.scheme),
            What::Released { direction, gist, .. } => messages::released(*direction, gist, context.scheme),
            What::Rang { robot, timer } => rang(*robot, *timer),
            What::Noted { robot, note } => notes::noted(*robot, note, context),
            What::Queued { robot, call } => {
                sentence![call.ticket, " se pone en la cola ", del(*robot), "."]
            }
            What::Unqueued { robot, call } => {
                sentence![cap(*robot), " tacha ", call.ticket, " de su cola; no lo había empezado."]
            }
            What::Began { robot, call } => sentence![cap(*robot), " empieza ", call.ticket, "."],
            What::Executed { call, outcome } => executed(*call, *outcome, context),
            What::BeganUndo { robot, call } => {
                sentence![cap(*robot), " empieza a deshacer ", call.ticket, "."]
            }
            What::UndidMove { call, outcome } => {
                let counts = still_counts(outcome.after);
                sentence![
                    cap(outcome.robot),
                    " ha deshecho ",
                    call.ticket,
                    "; ",
                    counts,
                    ".",
                    Term("rollback")
                ]
            }
            What::WentOff { robot, until } => sentence![
                "Reinicias ",
                el(*robot),
                ": está apagado hasta ",
                *until,
                " y olvida lo que no está en su disco.",
                Term("crash")
            ],
            What::CameBack { robot } => {
                sentence![cap(*robot), " ha vuelto y solo sabe lo que está en su disco.", Term("recovery")]
            }
            What::Answered { robot, ticket, answer } => teams::answered(*robot, *ticket, *answer),
            What::Judged { ticket, verdict, late } => teams::judged(*ticket, *verdict, *late),
            What::Attached { team, to: Address::Robot(robot) } => {
                sentence!["Desde ahora, ", el(*team), " habla con ", el(*robot), "."]
            }
            What::Attached { team, to: Address::Each } => {
                sentence!["Desde ahora, ", el(*team), " habla con cada robot, uno tras otro."]
            }
            What::AutopilotArrived { team } => {
                let stops = " se para.";
                sentence![
                    "La última respuesta dice que el robot está fuera: el piloto automático ",
                    del(*team),
                    stops
                ]
            }
        }
    }

    fn tag(&self, gist: &Gist) -> String {
        messages::tag(gist)
    }

    fn say(&self, gist: &Gist, scheme: Scheme) -> Sentence {
        messages::say(gist, scheme)
    }

    fn waits(&self, wait: &Wait, until: Option<SimTime>, now: SimTime, scheme: Scheme) -> Sentence {
        notes::waits(wait, until.map(|until| until.since(now)), scheme)
    }

    fn refusal(&self, refusal: &Refusal) -> Sentence {
        teams::refusal_clause(*refusal)
    }

    fn loss(&self, why: Loss, from: Place, to: Place) -> Sentence {
        messages::loss(why, from, to)
    }

    fn verdict(&self, verdict: &Verdict) -> &'static str {
        match verdict {
            Verdict::Waiting => "en espera",
            Verdict::Done(_) => "hecho",
            Verdict::Refused(_) => "rechazado",
            Verdict::NoAnswer => "sin respuesta",
            Verdict::Undone { .. } => "deshecho",
        }
    }

    fn perhaps(&self) -> Sentence {
        sentence!["quizá sí, quizá no"]
    }

    fn undone_for(&self, winner: RobotId) -> Sentence {
        sentence!["estaba hecho; los comandos ", del(winner), " ocuparon su lugar"]
    }

    fn standing(&self, standing: &Standing) -> String {
        match standing {
            Standing::InStep => "a la par".into(),
            Standing::Behind { by } => format!("atrasado en {by}"),
            Standing::Diverged { at, same_place: false } => format!("divergió en {at}"),
            Standing::Diverged { same_place: true, .. } => "mismo lugar, otro orden".into(),
        }
    }

    fn freshness(&self, freshness: Freshness) -> String {
        laws::freshness(freshness)
    }

    fn law(&self, law: Law, scheme: Scheme) -> &'static str {
        laws::name(law, scheme)
    }

    fn law_says(&self, law: Law, scheme: Scheme) -> &'static str {
        laws::says(law, scheme)
    }

    fn found(&self, found: &Found, scheme: Scheme) -> Sentence {
        laws::found(found, scheme)
    }

    fn broken(&self, law: Law, promise: Promise, scheme: Scheme) -> Sentence {
        laws::broken(law, promise, scheme)
    }

    fn history(&self, judgement: &Judgement, order: Order) -> Sentence {
        laws::history(judgement, order)
    }

    fn breach(&self, breach: &Breach) -> Sentence {
        laws::breach(breach)
    }

    fn stands(&self, robot: RobotId, pose: Pose, moves: u64, standing: &Standing) -> Sentence {
        let place = format!(" está en {} y mira al {}, tras ", pose.cell, heading(pose.heading));
        let moves = Count(moves, "movimiento", "movimientos");
        sentence![cap(robot), place, moves, ": ", self.standing(standing), "."]
    }

    fn role_name(&self, role: Role) -> &'static str {
        match role {
            Role::Equal => "",
            Role::Primary => "primario",
            Role::Backup => "respaldo",
            Role::Follower => "seguidor",
            Role::PreCandidate => "precandidato",
            Role::Candidate => "candidato",
            Role::Leader => "líder",
        }
    }

    fn era(&self, scheme: Scheme) -> &'static str {
        era(scheme)
    }
}

/// How many moves count after one was undone.
fn still_counts(moves: u64) -> Sentence {
    match moves {
        0 => sentence!["ahora no cuenta ningún movimiento"],
        1 => sentence!["ahora cuenta 1 movimiento"],
        more => sentence!["ahora cuentan ", more, " movimientos"],
    }
}

fn rang(robot: RobotId, timer: Timer) -> Sentence {
    match timer {
        Timer::Heartbeat => {
            sentence![cap(robot), " tiene que dar ya una señal de vida.", Term("heartbeat")]
        }
        Timer::Silence => sentence!["La paciencia ", del(robot), " se ha acabado.", Term("timeout")],
        Timer::MajorityCheck => {
            sentence![cap(robot), " cuenta a cuántos ha oído últimamente.", Term("check quorum")]
        }
        Timer::Resend => {
            sentence![cap(robot), " sigue esperando y va a pedirlo otra vez.", Term("reintento")]
        }
    }
}

fn executed(call: Call, outcome: Outcome, context: &Context<'_>) -> Sentence {
    let Outcome { robot, deed, pose, after } = outcome;
    let back = call.command == Command::Backward;
    let does = match deed {
        Deed::Moved if pose.cell == context.exit && back => sentence!["¡retrocede y sale del laberinto!"],
        Deed::Moved if pose.cell == context.exit => sentence!["¡avanza y sale del laberinto!"],
        Deed::Moved if back => sentence!["retrocede."],
        Deed::Moved => sentence!["avanza."],
        Deed::Turned if call.command == Command::Left => sentence!["gira a la izquierda."],
        Deed::Turned => sentence!["gira a la derecha."],
        Deed::Bumped => sentence!["choca con una pared."],
        Deed::AlreadyOut => sentence!["ya está fuera del laberinto y ahí se queda."],
        Deed::Photographed => {
            sentence!["toma una foto, tras ", Count(after, "movimiento", "movimientos"), "."]
        }
    };
    sentence![cap(robot), " ejecuta ", call.ticket, ": ", does]
}
