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
    let who = if autopilot { sentence!["Der Autopilot von ", team] } else { sentence![team] };
    let whom = match to {
        Address::Robot(robot) => sentence![robot],
        Address::Each => sentence!["jeden Roboter, einen nach dem anderen,"],
    };
    if again {
        return sentence![who, " bittet ", whom, " noch einmal um ", call.ticket, ", mit demselben Ticket."];
    }
    sentence![who, " bittet ", whom, " um ", call.ticket, ": ", call.command, "."]
}

pub(super) fn answered(robot: RobotId, ticket: Ticket, answer: Answer) -> Sentence {
    let team = ticket.team;
    match answer {
        Answer::Done(_) => sentence![robot, " antwortet ", team, ": ", ticket, " ist erledigt."],
        Answer::Refused(why) => {
            sentence![robot, " lehnt ", ticket, " von ", team, " ab: Er ", refusal_clause(why), "."]
        }
        Answer::Undone { winner } => {
            let undone = sentence![robot, " sagt ", team, ", dass ", ticket, " rückgängig gemacht wurde: "];
            sentence![undone, "An seine Stelle traten die Befehle von ", winner, "."]
        }
    }
}

pub(super) fn judged(ticket: Ticket, verdict: Verdict, late: bool) -> Sentence {
    let team = ticket.team;
    let after_all = if late { " doch noch" } else { "" };
    match verdict {
        Verdict::Waiting => sentence![team, " wartet auf eine Antwort auf ", ticket, "."],
        Verdict::Done(Outcome { robot, deed: Deed::Photographed, after, .. }) => {
            let taken = sentence![", aufgenommen von ", robot, " nach ", Count(after, "Zug", "Zügen"), "."];
            sentence![team, " bekommt", after_all, " das Foto ", ticket, taken]
        }
        Verdict::Done(Outcome { robot, .. }) => {
            sentence![team, " hört", after_all, ", dass ", robot, " ", ticket, " erledigt hat."]
        }
        Verdict::Refused(why) => {
            let refused =
                sentence![", dass ", ticket, " abgelehnt ist: Der Roboter ", refusal_clause(why), "."];
            sentence![team, " hört", after_all, refused]
        }
        Verdict::NoAnswer => {
            let gives_up =
                " keine Antwort bekommen und wartet nicht länger: Ob es ausgeführt wurde, ist offen.";
            sentence![team, " hat auf ", ticket, gives_up, Term("timeout")]
        }
        Verdict::Undone { winner } => {
            let undone =
                " rückgängig gemacht wurde, obwohl es erledigt war: An seine Stelle traten die Befehle von ";
            sentence![team, " hört, dass ", ticket, undone, winner, ".", Term("lost update")]
        }
    }
}

pub(super) fn refusal_clause(refusal: Refusal) -> Sentence {
    match refusal {
        Refusal::NotPrimary { primary } => sentence!["ist ein Ersatzroboter; Züge gehen an ", primary],
        Refusal::PicturesFromPrimary { primary } => {
            sentence!["ist ein Ersatzroboter; Fotos kommen nur von ", primary]
        }
        Refusal::NoLeader => sentence!["kennt keinen Anführer"],
        Refusal::LostMajority => sentence!["hört keine Mehrheit mehr"],
        Refusal::Busy => sentence!["hat zu viele Befehle in der Warteschlange"],
    }
}
