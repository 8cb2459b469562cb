//! Looking inside a message, in Arabic. The kinds and the fields keep the field's own names beside the
//! Arabic ones, as in papers and in programs.

use super::{Arabic, isolated};
use crate::ids::{Direction, Ticket};
use crate::protocol::{Answer, Gist, Scheme};
use crate::words::app::AppWords;
use crate::words::message::{MessageLabel, MessageWords};

impl MessageWords for Arabic {
    fn message(&self, label: MessageLabel) -> &'static str {
        match label {
            MessageLabel::Title => "رسالة",
            MessageLabel::Lose => "أضِعها",
            MessageLabel::Duplicate => "ضاعِفها",
            MessageLabel::Hold => "أمسِكها",
            MessageLabel::Release => "أطلِقها",
            MessageLabel::Held => "ممسوكة",
            MessageLabel::Gone => "لم تعد في طريقها.",
            MessageLabel::Fields => "حقولها",
        }
    }

    fn quotation_marks(&self) -> [&'static str; 2] {
        ["«", "»"]
    }

    fn message_name(&self, direction: Direction, says: &str, held: bool) -> String {
        let held = if held { "، ممسوكة" } else { "" };
        ["رسالة ", &self.direction(direction), held, ": ", says].concat()
    }

    fn message_kind(&self, gist: &Gist, scheme: Scheme) -> &'static str {
        let raft = matches!(scheme, Scheme::Quorum { .. });
        match gist {
            Gist::Ask { .. } => "طلب العميل (client request)",
            Gist::Answer { .. } => "جواب إلى العميل (reply to the client)",
            Gist::Pass { .. } => "طلب ممرَّر (forwarded request)",
            Gist::Result { .. } => "جواب ممرَّر (forwarded reply)",
            Gist::Heartbeat { .. } if raft => "AppendEntries بلا قيود (heartbeat)",
            Gist::Heartbeat { .. } => "إشارة حياة (heartbeat)",
            Gist::WriteDown { .. } if raft => "AppendEntries",
            Gist::WriteDown { .. } => "نسخ متماثل (replication)",
            Gist::Yes { .. } if raft => "جواب AppendEntries: نجاح",
            Gist::Yes { .. } => "إقرار بالاستلام (acknowledgement)",
            Gist::No { .. } if raft => "جواب AppendEntries: فشل",
            Gist::No { .. } => "إقرار سلبي (negative acknowledgement)",
            Gist::MayIStand { .. } => "PreVote",
            Gist::Word { .. } => "جواب PreVote",
            Gist::VoteForMe { .. } => "RequestVote",
            Gist::Vote { .. } => "جواب RequestVote",
            Gist::Missing { .. } => "طلب اللحاق (catch-up request)",
            Gist::CatchUp { .. } => "اللحاق (catch-up)",
        }
    }

    fn message_fields(&self, gist: &Gist, scheme: Scheme) -> Vec<(&'static str, String)> {
        let era = |era: &u64| {
            let name = if matches!(scheme, Scheme::Quorum { .. }) {
                "الولاية (term)"
            } else {
                "الحقبة (epoch)"
            };
            (name, era.to_string())
        };
        let yes = |yes: &bool| if *yes { "نعم" } else { "لا" }.to_owned();
        let ticket = |ticket: &Ticket| ("التذكرة", isolated(&ticket.to_string()));
        let command = |command| ("الأمر", self.row(command).to_owned());
        match gist {
            Gist::Ask { call, again } => {
                vec![ticket(&call.ticket), command(call.command), ("أُرسل مرة أخرى", yes(again))]
            }
            Gist::Pass { call } => vec![ticket(&call.ticket), command(call.command)],
            Gist::Answer { ticket: of, answer } => {
                let answer = match answer {
                    Answer::Done(_) => "تمّ",
                    Answer::Refused(_) => "مرفوض",
                    Answer::Undone { .. } => "أُلغي",
                };
                vec![ticket(of), ("الجواب", answer.to_owned())]
            }
            Gist::Result { ticket: of } => vec![ticket(of)],
            Gist::Heartbeat { era: number }
            | Gist::MayIStand { era: number }
            | Gist::VoteForMe { era: number } => vec![era(number)],
            Gist::WriteDown { era: number, first, count, call } => {
                let mut fields =
                    vec![era(number), ("أول رقم", first.to_string()), ("عدد القيود", count.to_string())];
                if let Some(call) = call {
                    fields.push(ticket(&call.ticket));
                    fields.push(command(call.command));
                }
                fields
            }
            Gist::Yes { era: number, upto } | Gist::No { era: number, upto } => {
                vec![era(number), ("حتى الرقم", upto.to_string())]
            }
            Gist::Word { era: number, granted } | Gist::Vote { era: number, granted } => {
                vec![era(number), ("مُنح", yes(granted))]
            }
            Gist::Missing { era: number, first } => vec![era(number), ("من الرقم", first.to_string())],
            Gist::CatchUp { era: number, first, count } => {
                vec![era(number), ("أول رقم", first.to_string()), ("عدد القيود", count.to_string())]
            }
        }
    }
}
