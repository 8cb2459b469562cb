//! What teams ask for and hear.

use super::pieces::{Term, sentence};
use crate::command::{Call, Deed, Outcome};
use crate::ids::{RobotId, Ticket};
use crate::protocol::{Answer, Refusal};
use crate::record::Verdict;
use crate::setup::Address;
use crate::words::arabic::counted::after_moves;
use crate::words::tale::Sentence;

pub(super) fn asked(call: Call, to: Address, again: bool, autopilot: bool) -> Sentence {
    let team = call.ticket.team;
    let asks = if autopilot {
        sentence!["القيادة الآلية عند ", team, " تطلب من "]
    } else {
        sentence![team, " يطلب من "]
    };
    let whom = match to {
        Address::Robot(robot) => sentence![robot],
        Address::Each => sentence!["كل روبوت بدوره"],
    };
    if again {
        return sentence![asks, whom, " الأمر ", call.ticket, " مرة أخرى، بالتذكرة نفسها."];
    }
    sentence![asks, whom, ": ", call.command, " (", call.ticket, ")."]
}

pub(super) fn answered(robot: RobotId, ticket: Ticket, answer: Answer) -> Sentence {
    let team = ticket.team;
    match answer {
        Answer::Done(_) => sentence![robot, " يجيب ", team, ": ", ticket, " تمّ."],
        Answer::Refused(why) => {
            sentence![robot, " يرفض ", ticket, " من ", team, ": ", refusal_clause(why), "."]
        }
        Answer::Undone { winner } => {
            sentence![robot, " يخبر ", team, " أن ", ticket, " أُلغي: حلّت محلّه أوامر ", winner, "."]
        }
    }
}

pub(super) fn judged(ticket: Ticket, verdict: Verdict, late: bool) -> Sentence {
    let team = ticket.team;
    let after_all = if late { " أخيرًا" } else { "" };
    match verdict {
        Verdict::Waiting => sentence![team, " ينتظر جوابًا عن ", ticket, "."],
        Verdict::Done(Outcome { robot, deed: Deed::Photographed, after, .. }) => {
            let taken = sentence!["، التي التقطها ", robot, " ", after_moves(after), "."];
            sentence![team, " يتلقّى", after_all, " الصورة ", ticket, taken]
        }
        Verdict::Done(Outcome { robot, .. }) => {
            sentence![team, " يسمع", after_all, " أن ", robot, " أتمّ ", ticket, "."]
        }
        Verdict::Refused(why) => {
            let because = sentence![" مرفوض؛ فالروبوت ", refusal_clause(why), "."];
            sentence![team, " يسمع", after_all, " أن ", ticket, because]
        }
        Verdict::NoAnswer => sentence![
            team,
            " لم يأته جواب عن ",
            ticket,
            " فيكفّ عن الانتظار: ربما نُفِّذ الأمر وربما لا.",
            Term("timeout")
        ],
        Verdict::Undone { winner } => sentence![
            team,
            " يسمع أن ",
            ticket,
            "، وكان قد تمّ، أُلغي: حلّت محلّه أوامر ",
            winner,
            ".",
            Term("lost update")
        ],
    }
}

pub(super) fn refusal_clause(refusal: Refusal) -> Sentence {
    match refusal {
        Refusal::NotPrimary { primary } => sentence!["احتياطي؛ الحركات تذهب إلى ", primary],
        Refusal::PicturesFromPrimary { primary } => {
            sentence!["احتياطي؛ الصور تأتي من ", primary, " وحده"]
        }
        Refusal::NoLeader => sentence!["لا يعرف قائدًا"],
        Refusal::LostMajority => sentence!["لم يعد يسمع أغلبية"],
        Refusal::Busy => sentence!["لديه أوامر منتظرة أكثر مما يحتمل"],
    }
}
