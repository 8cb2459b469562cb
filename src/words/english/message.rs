//! Looking inside a message in English.

use super::English;
use crate::ids::Direction;
use crate::protocol::{Answer, Gist, Scheme};
use crate::words::app::AppWords;
use crate::words::message::{MessageLabel, MessageWords};

impl MessageWords for English {
    fn message(&self, label: MessageLabel) -> &'static str {
        match label {
            MessageLabel::Title => "Message",
            MessageLabel::Lose => "Lose it",
            MessageLabel::Duplicate => "Duplicate it",
            MessageLabel::Hold => "Hold it back",
            MessageLabel::Release => "Release it",
            MessageLabel::Held => "held back",
            MessageLabel::Gone => "It is no longer on its way.",
            MessageLabel::Fields => "Its fields",
        }
    }

    fn quotation_marks(&self) -> [&'static str; 2] {
        ["“", "”"]
    }

    fn message_name(&self, direction: Direction, says: &str, held: bool) -> String {
        let held = if held { ", held back" } else { "" };
        ["Message ", &self.direction(direction), held, ": ", says].concat()
    }

    fn message_kind(&self, gist: &Gist, scheme: Scheme) -> &'static str {
        let raft = matches!(scheme, Scheme::Quorum { .. });
        match gist {
            Gist::Ask { .. } => "client request",
            Gist::Answer { .. } => "reply to the client",
            Gist::Pass { .. } => "forwarded request",
            Gist::Result { .. } => "forwarded reply",
            Gist::Heartbeat { .. } if raft => "AppendEntries without entries (heartbeat)",
            Gist::Heartbeat { .. } => "heartbeat",
            Gist::WriteDown { .. } if raft => "AppendEntries",
            Gist::WriteDown { .. } => "replication",
            Gist::Yes { .. } if raft => "AppendEntries reply: success",
            Gist::Yes { .. } => "acknowledgement",
            Gist::No { .. } if raft => "AppendEntries reply: failure",
            Gist::No { .. } => "negative acknowledgement",
            Gist::MayIStand { .. } => "PreVote",
            Gist::Word { .. } => "PreVote reply",
            Gist::VoteForMe { .. } => "RequestVote",
            Gist::Vote { .. } => "RequestVote reply",
            Gist::Missing { .. } => "catch-up request",
            Gist::CatchUp { .. } => "catch-up",
        }
    }

    fn message_fields(&self, gist: &Gist, scheme: Scheme) -> Vec<(&'static str, String)> {
        let era = |era: &u64| {
            let name = if matches!(scheme, Scheme::Quorum { .. }) { "term" } else { "epoch" };
            (name, era.to_string())
        };
        let yes = |yes: &bool| if *yes { "yes" } else { "no" }.to_owned();
        match gist {
            Gist::Ask { call, again } => vec![
                ("ticket", call.ticket.to_string()),
                ("command", self.row(call.command).to_owned()),
                ("sent again", yes(again)),
            ],
            Gist::Pass { call } => {
                vec![("ticket", call.ticket.to_string()), ("command", self.row(call.command).to_owned())]
            }
            Gist::Answer { ticket, answer } => {
                let answer = match answer {
                    Answer::Done(_) => "done",
                    Answer::Refused(_) => "refused",
                    Answer::Undone { .. } => "undone",
                };
                vec![("ticket", ticket.to_string()), ("answer", answer.to_owned())]
            }
            Gist::Result { ticket } => vec![("ticket", ticket.to_string())],
            Gist::Heartbeat { era: number }
            | Gist::MayIStand { era: number }
            | Gist::VoteForMe { era: number } => vec![era(number)],
            Gist::WriteDown { era: number, first, count, call } => {
                let mut fields =
                    vec![era(number), ("first number", first.to_string()), ("entries", count.to_string())];
                if let Some(call) = call {
                    fields.push(("ticket", call.ticket.to_string()));
                    fields.push(("command", self.row(call.command).to_owned()));
                }
                fields
            }
            Gist::Yes { era: number, upto } | Gist::No { era: number, upto } => {
                vec![era(number), ("up to number", upto.to_string())]
            }
            Gist::Word { era: number, granted } | Gist::Vote { era: number, granted } => {
                vec![era(number), ("granted", yes(granted))]
            }
            Gist::Missing { era: number, first } => vec![era(number), ("from number", first.to_string())],
            Gist::CatchUp { era: number, first, count } => {
                vec![era(number), ("first number", first.to_string()), ("entries", count.to_string())]
            }
        }
    }
}
