//! What the schemes leave out, in Spanish.

use super::Spanish;
use crate::words::leaves::{LeavesLabel, LeavesWords, Omission};

impl LeavesWords for Spanish {
    fn leaves(&self, label: LeavesLabel) -> &'static str {
        match label {
            LeavesLabel::Note => {
                "Lo que los sistemas reales de este tipo tienen o deben soportar, y este no:"
            }
        }
    }

    #[expect(clippy::too_many_lines, reason = "one exhaustive match, a sentence each")]
    fn omission(&self, omission: Omission) -> (&'static str, &'static str) {
        match omission {
            Omission::NoTalk => (
                "Los robots no se envían nada: no hay orden común ni reparación, y nadie nota una diferencia.",
                "replicación, replication",
            ),
            Omission::NoAcknowledgement => {
                ("Nadie confirma lo reenviado y nadie lo envía otra vez.", "acuse de recibo, acknowledgement")
            }
            Omission::NoNumbers => (
                "Los comandos no llevan número: nadie nota que falta uno o que llega tarde.",
                "orden total, total order",
            ),
            Omission::NoMerging => {
                ("Los robots que han divergido no vuelven a coincidir nunca.", "anti-entropy")
            }
            Omission::PicturesPassed => (
                "Las fotos se reenvían como los movimientos, aunque solo se mira una.",
                "lecturas locales, local reads",
            ),
            Omission::QueueForgotten => {
                ("Un reinicio pierde sin avisar los comandos que esperaban.", "write-ahead log")
            }
            Omission::NoBackPressure => {
                ("A nadie se le pide ir más despacio, por mucho que crezca una cola.", "back-pressure")
            }
            Omission::NoSessions => (
                "Nadie recuerda quién pidió qué: un comando repetido se ejecuta otra vez.",
                "sesiones de cliente, idempotencia",
            ),
            Omission::OldPictures => ("Nadie dice qué antigüedad puede tener una foto.", "bounded staleness"),
            Omission::NoSuccessor => ("Mientras falta el primario, nadie ocupa su lugar.", "failover"),
            Omission::AllMustConfirm => (
                "Un solo respaldo callado detiene todas las respuestas: nunca se le borra de los que deben confirmar.",
                "in-sync replicas",
            ),
            Omission::AllOrNone => (
                "No hay nada entre responder enseguida y esperar a todos los respaldos.",
                "replicación semisíncrona",
            ),
            Omission::NoVote => (
                "Nadie pregunta a una mayoría antes de tomar el relevo: nadie puede saber que una época ha terminado.",
                "quórum, fencing",
            ),
            Omission::NoLease => (
                "Un primario que no oye a nadie no se detiene por sí mismo: dos pueden actuar a la vez.",
                "lease",
            ),
            Omission::LowestGoesFirst => (
                "Toma el relevo el número más bajo, no el robot que más sabe: se pierde lo que solo sabía otro respaldo.",
                "réplica más reciente",
            ),
            Omission::EndlessTakingOver => (
                "Si dos robots no se oyen y un tercero oye a ambos, los dos pueden relevarse el uno al otro sin fin.",
                "livelock",
            ),
            Omission::NoReconciliation => (
                "Tras una división nadie arregla la diferencia: tendrían que hacerlo personas.",
                "reconciliación",
            ),
            Omission::NotDoneAgain => (
                "Los movimientos deshechos no se hacen otra vez, y un robot que ya salió no puede dar marcha atrás.",
                "compensación",
            ),
            Omission::FixedPatience => (
                "La paciencia se fija una vez: si los mensajes tardan más, se abandona a líderes sin motivo.",
                "detección de fallos adaptativa",
            ),
            Omission::NoHandover => (
                "Quien dirige no puede ceder el mando a propósito, por ejemplo antes de una reparación.",
                "leadership transfer",
            ),
            Omission::NoCompaction => (
                "El registro no se acorta nunca: se guardan todos los movimientos.",
                "log compaction, snapshots",
            ),
            Omission::NoPipelining => (
                "Las entradas nuevas salen solo cuando las anteriores tienen respuesta o se dan por perdidas.",
                "pipelining",
            ),
            Omission::SessionsForEver => (
                "El resultado de cada movimiento se recuerda para siempre.",
                "caducidad de sesiones, session expiry",
            ),
            Omission::NoLeaseReads => {
                ("Cada foto cuesta una ronda de mensajes; fiarse de un reloj la ahorraría.", "lease reads")
            }
            Omission::NoListeners => (
                "Todos los robots votan: ninguno solo escucha ni está solo de reserva.",
                "learners, witnesses",
            ),
            Omission::RefusalNotFinal => (
                "Si un mensaje entre robots llega dos veces, un rechazo no es definitivo: la otra copia aún puede ejecutarse.",
                "entrega duplicada",
            ),
            Omission::NoRelaying => {
                ("Donde un enlace está cortado, nadie envía a través de un tercer robot.", "relaying, gossip")
            }
            Omission::FixedFleet => (
                "Ningún robot entra en la flota ni sale de ella durante una simulación.",
                "cambio de miembros, membership change",
            ),
            Omission::EqualClocks => {
                ("Todos los relojes van a la misma velocidad.", "deriva de relojes, clock drift")
            }
            Omission::PerfectDisks => {
                ("Los discos no tardan, no se llenan y no se estropean nunca.", "fallos de disco, fsync")
            }
            Omission::NoLiars => (
                "Ningún robot miente y ningún mensaje cambia por el camino.",
                "fallos bizantinos, Byzantine faults",
            ),
            Omission::NoStrangers => {
                ("Cualquiera puede enviar comandos: nadie tiene que demostrar quién es.", "autenticación")
            }
            Omission::TakesOverLogs => (
                "Algo se añade a Raft: un robot al que solo su registro viejo impide ser elegido copia antes el registro más nuevo.",
                "constrained election",
            ),
        }
    }
}
