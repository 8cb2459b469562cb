//! Asking *why?* in Spanish.

use super::Spanish;
use super::app::noun;
use crate::ids::{RobotId, Ticket};
use crate::protocol::Scheme;
use crate::time::SimTime;
use crate::words::app::AppWords;
use crate::words::why::{Stumble, Whereabouts, WhyLabel, WhyWords};

impl WhyWords for Spanish {
    fn why(&self, label: WhyLabel) -> &'static str {
        match label {
            WhyLabel::Title => "¿Por qué?",
            WhyLabel::Because => "Porque, lo último primero",
            WhyLabel::NeverCame => "Lo que no llegó nunca",
            WhyLabel::Now => "Ahora",
            WhyLabel::NothingKnown => "Nada de lo que ha pasado llevó a esto.",
            WhyLabel::NoLimit => "Esperaría para siempre: esto solo lo acaba un mensaje o un comando.",
        }
    }

    fn why_this(&self, this: &str) -> String {
        ["¿Por qué?: ", this].concat()
    }

    fn steps_between(&self, steps: usize) -> String {
        let between = if steps == 1 { " paso intermedio" } else { " pasos intermedios" };
        [steps.to_string().as_str(), between].concat()
    }

    fn until(&self, until: SimTime) -> String {
        ["Si no llega nada, su paciencia se acaba en ", &self.clock(until), "."].concat()
    }

    fn whereabouts(&self, place: Whereabouts, ticket: Ticket, robot: Option<RobotId>) -> String {
        let ticket = ticket.to_string();
        let robot = robot.map_or_else(|| "robot".to_owned(), |robot| noun(robot.into()));
        match place {
            Whereabouts::AskFlies => [&ticket, " todavía va de camino a un robot."].concat(),
            Whereabouts::AskLost => {
                [&ticket, " se perdió por el camino: ningún robot ha oído hablar de él."].concat()
            }
            Whereabouts::NotAgreed => {
                ["El ", &robot, " no ha conseguido el acuerdo que necesita para ", &ticket, "."].concat()
            }
            Whereabouts::BetweenRobots => {
                ["Un mensaje sobre ", &ticket, " va de camino entre robots."].concat()
            }
            Whereabouts::Queued => [&ticket, " espera en la cola del ", &robot, "."].concat(),
            Whereabouts::Executing => {
                ["El ", &robot, " está en ello: ", &ticket, " lleva su tiempo."].concat()
            }
            Whereabouts::AnswerFlies => ["La respuesta a ", &ticket, " va de camino."].concat(),
            Whereabouts::AnswerLost => {
                ["La respuesta a ", &ticket, " se perdió por el camino: el equipo no puede saberlo."].concat()
            }
            Whereabouts::WordLost => {
                ["El último mensaje entre robots sobre ", &ticket, " se perdió."].concat()
            }
            Whereabouts::Forgotten => {
                ["El ", &robot, " se reinició después de oír hablar de ", &ticket, ", y lo ha olvidado."]
                    .concat()
            }
            Whereabouts::Quiet => ["Ya nadie habla de ", &ticket, "."].concat(),
        }
    }

    fn patience_ends(&self, until: SimTime) -> String {
        ["El equipo espera como mucho hasta ", &self.clock(until), "; después dice «sin respuesta»."].concat()
    }

    fn card(&self, card: Stumble, scheme: Scheme) -> (&'static str, &'static str) {
        match card {
            Stumble::MajorityOfWhom => (
                "¿Mayoría de quiénes?",
                "De todos los robots con los que se configuró la flota, estén encendidos, apagados o fuera de \
                 alcance. Dos mayorías de una misma flota siempre comparten un robot, así que nunca pueden \
                 decidir cosas distintas. Si solo contaran los que aún se oyen, los dos lados de una división \
                 podrían tener una «mayoría».",
            ),
            Stumble::OnMajorityNotCommitted => (
                "¿En una mayoría y aun así no acordado?",
                "La entrada es de un mandato anterior. Un líder solo cuenta robots para entradas de su propio \
                 mandato (Raft, sección 5.4.2): incluso en una mayoría, una entrada vieja se puede \
                 sobrescribir todavía. Lo hace un robot que no la tiene, pero que fue elegido porque su última \
                 entrada es de un mandato posterior (figura 8). En cuanto una entrada del propio mandato del \
                 líder está en una mayoría, todo lo anterior también está acordado. Por eso un nuevo líder \
                 anota primero una entrada vacía.",
            ),
            Stumble::WhatRebootForgets => ("¿Qué olvida un reinicio?", forgets(scheme)),
            Stumble::TwoLeadersAtOnce => ("¿Dos líderes a la vez?", two_leaders(scheme)),
            Stumble::TimeoutIsNotFailure => (
                "¿El silencio es un fallo?",
                "Quien espera solo sabe que no llegó nada. El otro puede estar apagado, o ser lento, o \
                 funcionar y estar aislado, o su respuesta se perdió en el camino de vuelta. «Sin respuesta» \
                 no significa «no se ha hecho», y un robot callado no tiene por qué estar apagado.",
            ),
        }
    }
}

fn forgets(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            "Todos los comandos que esperan en su cola y el movimiento que estaba haciendo: el cuerpo se queda \
             donde estaba. Conserva dónde está y lo que ha ejecutado, que se escribe en su disco junto con el \
             movimiento."
        }
        Scheme::PrimaryBackup { .. } => {
            "Qué equipo espera una respuesta, qué han confirmado los respaldos, sus relojes de espera y su \
             cola, que vuelve a llenar con su lista. Conserva los comandos numerados, la época más alta de la \
             que ha oído hablar y lo que ha ejecutado su cuerpo; un movimiento a medias no cuenta."
        }
        Scheme::Quorum { .. } => {
            "Su papel, los votos que le dieron, hasta dónde están de acuerdo los demás y sus relojes de \
             espera. Conserva su mandato, su propio voto y su registro, para no votar nunca dos veces en un \
             mandato, y lo que ha ejecutado su cuerpo, para que ningún comando se ejecute dos veces."
        }
    }
}

fn two_leaders(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => {
            "Dos robots pueden creer al mismo tiempo que dirigen, pero nunca en el mismo mandato. El del \
             mandato más viejo ya no consigue que una mayoría anote nada, así que nada de lo que dice se \
             acuerda. Deja su papel cuando oye hablar del mandato más nuevo, o cuando lleva un rato sin oír a \
             una mayoría."
        }
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            "Aquí nadie cuenta votos: quien lleva bastante tiempo sin oír nada toma el relevo. Hasta que \
             vuelven a oírse, los dos numeran movimientos, cada uno en su propia época, y sus robots se \
             separan. Después, el de la época más baja deja el mando; lo que había respondido se puede perder, \
             o los robots siguen separados."
        }
    }
}
