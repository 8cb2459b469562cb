//! Looking inside a message in Spanish.

use super::Spanish;
use crate::ids::Direction;
use crate::protocol::{Answer, Gist, Scheme};
use crate::words::app::AppWords;
use crate::words::message::{MessageLabel, MessageWords};

impl MessageWords for Spanish {
    fn message(&self, label: MessageLabel) -> &'static str {
        match label {
            MessageLabel::Title => "Mensaje",
            MessageLabel::Lose => "Perderlo",
            MessageLabel::Duplicate => "Duplicarlo",
            MessageLabel::Hold => "Retenerlo",
            MessageLabel::Release => "Soltarlo",
            MessageLabel::Held => "retenido",
            MessageLabel::Gone => "Ya no está de camino.",
            MessageLabel::Fields => "Sus campos",
        }
    }

    fn quotation_marks(&self) -> [&'static str; 2] {
        ["«", "»"]
    }

    fn message_name(&self, direction: Direction, says: &str, held: bool) -> String {
        let held = if held { ", retenido" } else { "" };
        ["Mensaje ", &self.direction(direction), held, ": ", says].concat()
    }

    fn message_kind(&self, gist: &Gist, scheme: Scheme) -> &'static str {
        let raft = matches!(scheme, Scheme::Quorum { .. });
        match gist {
            Gist::Ask { .. } => "petición de cliente (client request)",
            Gist::Answer { .. } => "respuesta al cliente (reply)",
            Gist::Pass { .. } => "petición reenviada",
            Gist::Result { .. } => "respuesta reenviada",
            Gist::Heartbeat { .. } if raft => "AppendEntries sin entradas (heartbeat)",
            Gist::Heartbeat { .. } => "heartbeat",
            Gist::WriteDown { .. } if raft => "AppendEntries",
            Gist::WriteDown { .. } => "replicación",
            Gist::Yes { .. } if raft => "respuesta a AppendEntries: éxito",
            Gist::Yes { .. } => "confirmación (acknowledgement)",
            Gist::No { .. } if raft => "respuesta a AppendEntries: fallo",
            Gist::No { .. } => "confirmación negativa",
            Gist::MayIStand { .. } => "PreVote",
            Gist::Word { .. } => "respuesta a PreVote",
            Gist::VoteForMe { .. } => "RequestVote",
            Gist::Vote { .. } => "respuesta a RequestVote",
            Gist::Missing { .. } => "petición de catch-up",
            Gist::CatchUp { .. } => "catch-up",
        }
    }

    fn message_fields(&self, gist: &Gist, scheme: Scheme) -> Vec<(&'static str, String)> {
        let era = |era: &u64| {
            let name = if matches!(scheme, Scheme::Quorum { .. }) { "mandato" } else { "época" };
            (name, era.to_string())
        };
        let yes = |yes: &bool| if *yes { "sí" } else { "no" }.to_owned();
        match gist {
            Gist::Ask { call, again } => vec![
                ("etiqueta", call.ticket.to_string()),
                ("comando", self.row(call.command).to_owned()),
                ("enviado otra vez", yes(again)),
            ],
            Gist::Pass { call } => {
                vec![("etiqueta", call.ticket.to_string()), ("comando", self.row(call.command).to_owned())]
            }
            Gist::Answer { ticket, answer } => {
                let answer = match answer {
                    Answer::Done(_) => "hecho",
                    Answer::Refused(_) => "rechazado",
                    Answer::Undone { .. } => "deshecho",
                };
                vec![("etiqueta", ticket.to_string()), ("respuesta", answer.to_owned())]
            }
            Gist::Result { ticket } => vec![("etiqueta", ticket.to_string())],
            Gist::Heartbeat { era: number }
            | Gist::MayIStand { era: number }
            | Gist::VoteForMe { era: number } => vec![era(number)],
            Gist::WriteDown { era: number, first, count, call } => {
                let mut fields =
                    vec![era(number), ("primer número", first.to_string()), ("entradas", count.to_string())];
                if let Some(call) = call {
                    fields.push(("etiqueta", call.ticket.to_string()));
                    fields.push(("comando", self.row(call.command).to_owned()));
                }
                fields
            }
            Gist::Yes { era: number, upto } | Gist::No { era: number, upto } => {
                vec![era(number), ("hasta el número", upto.to_string())]
            }
            Gist::Word { era: number, granted } | Gist::Vote { era: number, granted } => {
                vec![era(number), ("concedido", yes(granted))]
            }
            Gist::Missing { era: number, first } => vec![era(number), ("desde el número", first.to_string())],
            Gist::CatchUp { era: number, first, count } => {
                vec![era(number), ("primer número", first.to_string()), ("entradas", count.to_string())]
            }
        }
    }
}
