//! What teams ask for and hear.

use super::pieces::{Count, Term, sentence};
use crate::command::{Call, Deed, Outcome};
use crate::ids::{RobotId, Ticket};
use crate::protocol::{Answer, Refusal};
use crate::record::Verdict;
use crate::setup::Address;
use crate::words::tale::Sentence;

pub(super) fn asked(call: Call, to: Address, again: bool, autopilot: bool) -> Sentence {
    let team = call.ticket.team;
    let who = if autopilot { sentence![team, "’s autopilot"] } else { sentence![team] };
    let whom = match to {
        Address::Robot(robot) => sentence![robot],
        Address::Each => sentence!["each robot in turn"],
    };
    if again {
        return sentence![who, " asks ", whom, " for ", call.ticket, " again, with the same ticket."];
    }
    sentence![who, " asks ", whom, " to ", call.command, " (", call.ticket, ")."]
}

pub(super) fn answered(robot: RobotId, ticket: Ticket, answer: Answer) -> Sentence {
    let team = ticket.team;
    match answer {
        Answer::Done(_) => sentence![robot, " answers ", team, ": ", ticket, " is done."],
        Answer::Refused(why) => {
            sentence![robot, " refuses ", ticket, " to ", team, ": it ", refusal_clause(why), "."]
        }
        Answer::Undone { winner } => sentence![
            robot,
            " tells ",
            team,
            " that ",
            ticket,
            " was undone: the commands of ",
            winner,
            " took its place."
        ],
    }
}

pub(super) fn judged(ticket: Ticket, verdict: Verdict, late: bool) -> Sentence {
    let team = ticket.team;
    let after_all = if late { " after all" } else { "" };
    match verdict {
        Verdict::Waiting => sentence![team, " waits for an answer to ", ticket, "."],
        Verdict::Done(Outcome { robot, deed: Deed::Photographed, after, .. }) => {
            let moves = Count(after, "move", "moves");
            sentence![team, " gets picture ", ticket, after_all, ", taken by ", robot, " after ", moves, "."]
        }
        Verdict::Done(Outcome { robot, .. }) => {
            sentence![team, " hears", after_all, " that ", robot, " has done ", ticket, "."]
        }
        Verdict::Refused(why) => {
            sentence![
                team,
                " hears",
                after_all,
                " that ",
                ticket,
                " is refused: the robot ",
                refusal_clause(why),
                "."
            ]
        }
        Verdict::NoAnswer => sentence![
            team,
            " has no answer to ",
            ticket,
            " and gives up waiting: it may have been carried out or not.",
            Term("timeout")
        ],
        Verdict::Undone { winner } => sentence![
            team,
            " hears that ",
            ticket,
            ", which was done, has been undone: the commands of ",
            winner,
            " took its place.",
            Term("lost update")
        ],
    }
}

pub(super) fn refusal_clause(refusal: Refusal) -> Sentence {
    match refusal {
        Refusal::NotPrimary { primary } => sentence!["is a backup; moves go to ", primary],
        Refusal::PicturesFromPrimary { primary } => {
            sentence!["is a backup; pictures come from ", primary, " only"]
        }
        Refusal::NoLeader => sentence!["knows no leader"],
        Refusal::LostMajority => sentence!["no longer hears a majority"],
        Refusal::Busy => sentence!["has too many commands waiting"],
    }
}
