//! Looking inside a message in German. The field's names for kinds of messages stay English.

use super::German;
use crate::ids::Direction;
use crate::protocol::{Answer, Gist, Scheme};
use crate::words::app::AppWords;
use crate::words::message::{MessageLabel, MessageWords};

impl MessageWords for German {
    fn message(&self, label: MessageLabel) -> &'static str {
        match label {
            MessageLabel::Title => "Nachricht",
            MessageLabel::Lose => "Verlieren",
            MessageLabel::Duplicate => "Verdoppeln",
            MessageLabel::Hold => "Zurückhalten",
            MessageLabel::Release => "Loslassen",
            MessageLabel::Held => "zurückgehalten",
            MessageLabel::Gone => "Sie ist nicht mehr unterwegs.",
            MessageLabel::Fields => "Ihre Felder",
        }
    }

    fn quotation_marks(&self) -> [&'static str; 2] {
        ["„", "“"]
    }

    fn message_name(&self, direction: Direction, says: &str, held: bool) -> String {
        let held = if held { ", zurückgehalten" } else { "" };
        ["Nachricht ", &self.direction(direction), held, ": ", says].concat()
    }

    fn message_kind(&self, gist: &Gist, scheme: Scheme) -> &'static str {
        let raft = matches!(scheme, Scheme::Quorum { .. });
        match gist {
            Gist::Ask { .. } => "Anfrage eines Clients (client request)",
            Gist::Answer { .. } => "Antwort an den Client (reply)",
            Gist::Pass { .. } => "weitergeleitete Anfrage (forwarded request)",
            Gist::Result { .. } => "weitergeleitete Antwort (forwarded reply)",
            Gist::Heartbeat { .. } if raft => "AppendEntries ohne Einträge (heartbeat)",
            Gist::Heartbeat { .. } => "Lebenszeichen (heartbeat)",
            Gist::WriteDown { .. } if raft => "AppendEntries",
            Gist::WriteDown { .. } => "Replikation (replication)",
            Gist::Yes { .. } if raft => "Antwort auf AppendEntries: Erfolg",
            Gist::Yes { .. } => "Bestätigung (acknowledgement)",
            Gist::No { .. } if raft => "Antwort auf AppendEntries: Fehlschlag",
            Gist::No { .. } => "Ablehnung (negative acknowledgement)",
            Gist::MayIStand { .. } => "PreVote",
            Gist::Word { .. } => "Antwort auf PreVote",
            Gist::VoteForMe { .. } => "RequestVote",
            Gist::Vote { .. } => "Antwort auf RequestVote",
            Gist::Missing { .. } => "Bitte um Versäumtes (catch-up request)",
            Gist::CatchUp { .. } => "Versäumtes (catch-up)",
        }
    }

    fn message_fields(&self, gist: &Gist, scheme: Scheme) -> Vec<(&'static str, String)> {
        let era = |era: &u64| {
            let name = if matches!(scheme, Scheme::Quorum { .. }) { "Amtszeit (term)" } else { "Epoche" };
            (name, era.to_string())
        };
        let yes = |yes: &bool| if *yes { "ja" } else { "nein" }.to_owned();
        let ticket = |ticket: crate::ids::Ticket| ("Ticket", ticket.to_string());
        let command = |command| ("Befehl", self.row(command).to_owned());
        match gist {
            Gist::Ask { call, again } => {
                vec![ticket(call.ticket), command(call.command), ("noch einmal gesendet", yes(again))]
            }
            Gist::Pass { call } => vec![ticket(call.ticket), command(call.command)],
            Gist::Answer { ticket: of, answer } => {
                let answer = match answer {
                    Answer::Done(_) => "erledigt",
                    Answer::Refused(_) => "abgelehnt",
                    Answer::Undone { .. } => "rückgängig gemacht",
                };
                vec![ticket(*of), ("Antwort", answer.to_owned())]
            }
            Gist::Result { ticket: of } => vec![ticket(*of)],
            Gist::Heartbeat { era: number }
            | Gist::MayIStand { era: number }
            | Gist::VoteForMe { era: number } => vec![era(number)],
            Gist::WriteDown { era: number, first, count, call } => {
                let mut fields =
                    vec![era(number), ("erste Nummer", first.to_string()), ("Einträge", count.to_string())];
                if let Some(call) = call {
                    fields.extend([ticket(call.ticket), command(call.command)]);
                }
                fields
            }
            Gist::Yes { era: number, upto } | Gist::No { era: number, upto } => {
                vec![era(number), ("bis Nummer", upto.to_string())]
            }
            Gist::Word { era: number, granted } | Gist::Vote { era: number, granted } => {
                vec![era(number), ("gewährt", yes(granted))]
            }
            Gist::Missing { era: number, first } => vec![era(number), ("ab Nummer", first.to_string())],
            Gist::CatchUp { era: number, first, count } => {
                vec![era(number), ("erste Nummer", first.to_string()), ("Einträge", count.to_string())]
            }
        }
    }
}
