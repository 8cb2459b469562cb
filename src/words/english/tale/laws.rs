//! What the referee says.

use super::pieces::{Count, Term, chief, era, sentence};
use crate::consistency::{Fate, Judgement, Operation, Order};
use crate::laws::{Breach, Found, Freshness, Law, Promise};
use crate::protocol::Scheme;
use crate::words::tale::Sentence;

/// The name on a lamp.
pub(super) fn name(law: Law, scheme: Scheme) -> &'static str {
    match law {
        Law::SameOrder => "same order",
        Law::AtMostOnce => "at most once",
        Law::NothingLost => "nothing lost",
        Law::NoStalePicture => "no stale picture",
        Law::OneLeader => match scheme {
            Scheme::Quorum { .. } => "one leader per term",
            Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                "one primary per epoch"
            }
        },
        Law::LogMatching => "logs agree",
        Law::LeaderCompleteness => "leaders have all that is agreed",
        Law::Progress => "progress",
    }
}

/// What a law says.
pub(super) fn says(law: Law, scheme: Scheme) -> &'static str {
    match law {
        Law::SameOrder => "Of any two robots, one’s executed commands begin with the other’s.",
        Law::AtMostOnce => "No robot executes the same command of a team twice.",
        Law::NothingLost => "A command answered “done” is never missing afterwards.",
        Law::NoStalePicture => "A picture shows every move that was answered “done” before it was asked for.",
        Law::OneLeader => match scheme {
            Scheme::Quorum { .. } => "There are never two leaders in one term.",
            Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                "There are never two primaries in one epoch."
            }
        },
        Law::LogMatching => "Two logs that hold the same number and term are the same up to there.",
        Law::LeaderCompleteness => "Whatever is agreed is in the log of every later leader.",
        Law::Progress => {
            "While a majority is connected and running, every command gets an answer in bounded time."
        }
    }
}

/// What broke a law.
pub(super) fn found(found: &Found, scheme: Scheme) -> Sentence {
    match *found {
        Found::OrdersDiffer { one, other, number, first, second } => {
            let which = sentence![number, ": ", other, " did ", second, ", ", one, " did ", first];
            sentence!["The robots disagree about command ", which, ".", Term("inconsistent")]
        }
        Found::ExecutedAgain { robot, ticket, times } => {
            let times = if times == 2 { "twice".to_owned() } else { format!("{times} times") };
            sentence![robot, " has now carried out ", ticket, " ", times, ".", Term("duplicate execution")]
        }
        Found::Lost { ticket, robot } => {
            let told = sentence![", although ", ticket.team, " had been told that it was done."];
            sentence![robot, " goes on without ", ticket, told, Term("lost update")]
        }
        Found::Stale { ticket, robot, by, first } => {
            let lacks = Count(by, "move that was", "moves that were");
            let before = " answered “done” before it was asked for";
            let which = if by == 1 { sentence![": ", first] } else { sentence![", from ", first, " on"] };
            let picture = sentence!["The picture ", ticket, ", taken by ", robot, ", lacks "];
            sentence![picture, lacks, before, which, ".", Term("stale read")]
        }
        Found::TwoLeaders { one, other, era: number } => {
            let both = sentence![one, " and ", other, " are both "];
            sentence![both, chief(scheme), " of ", era(scheme), number, ".", Term("split brain")]
        }
        Found::LogsDiffer { one, other, number, era: of } => {
            let place = sentence!["number ", number, " of ", era(scheme), of];
            sentence![
                "The logs of ",
                one,
                " and ",
                other,
                " both hold ",
                place,
                " and yet differ up to there."
            ]
        }
        Found::LeaderLacks { leader, era: of, number, ticket } => {
            let what = match ticket {
                Some(ticket) => sentence!["number ", number, ", ", ticket],
                None => sentence!["number ", number],
            };
            sentence![leader, " leads ", era(scheme), of, " and lacks ", what, ", which was agreed."]
        }
        Found::Unanswered { ticket, robot, bound } => {
            let late = sentence![" has given no answer to ", ticket, " in ", bound];
            sentence![robot, late, ".", Term("no progress")]
        }
        Found::NobodyLeads { since, bound } => {
            let calm = sentence!["although nothing has disturbed the robots since ", since];
            sentence!["After ", bound, " still nobody leads, ", calm, ".", Term("no progress")]
        }
    }
}

/// What it means that a law is broken.
pub(super) fn broken(law: Law, promise: Promise, scheme: Scheme) -> Sentence {
    let law = format!("“{}”", name(law, scheme));
    match promise {
        Promise::NotPromised | Promise::NotApplicable => {
            sentence!["This scheme never promised ", law, "."]
        }
        Promise::Promised => {
            sentence!["This scheme promises ", law, ", so this program is wrong: please report this run."]
        }
    }
}

/// A mistake in this program.
pub(super) fn breach(breach: &Breach) -> Sentence {
    let what = format!("{:?}", breach.check);
    let whose = breach.robot.map_or_else(Sentence::default, |robot| sentence![" at ", robot]);
    sentence!["This program is wrong (", what, whose, ", ", breach.at, "): please report this run."]
}

/// Whether one robot could have given the teams the answers they got.
pub(super) fn history(judgement: &Judgement, order: Order) -> Sentence {
    let (because, from) = match (judgement, order) {
        (Judgement::Consistent, Order::Linearizable) => {
            return sentence!["One robot alone could have given all these answers.", Term("linearizable")];
        }
        (Judgement::Consistent, Order::Sequential) => {
            let though = ", if nobody compared one team’s times with another’s.";
            let one = "One robot alone could have given all these answers";
            return sentence![one, though, Term("sequentially consistent")];
        }
        (Judgement::TooLong, _) => {
            return sentence![
                "Whether one robot alone could have given all these answers takes too long to find out."
            ];
        }
        (Judgement::Inconsistent { because, from, .. }, _) => (because, from),
    };
    let robot = format!("No single robot that stands at {} and looks {}", from.cell, from.heading.name());
    let (times, term) = match order {
        Order::Linearizable => ("", Term("not linearizable")),
        Order::Sequential => (", not even at other times", Term("not sequentially consistent")),
    };
    let what = if because.len() == 1 { "this answer" } else { "these answers" };
    let answers = Sentence::series(because.iter().map(answer), "; ");
    sentence![robot, " could have given ", what, times, ": ", answers, ".", term]
}

/// What a team was answered: *A1 (go forward): at 1,2, looking north*.
fn answer(operation: &Operation) -> Sentence {
    let asked = sentence![operation.call.ticket, " (", operation.call.command, ")"];
    match operation.fate {
        Fate::Answered { outcome, .. } => {
            let (cell, heading) = (outcome.pose.cell, outcome.pose.heading.name());
            sentence![asked, format!(": at {cell}, looking {heading}")]
        }
        Fate::Refused | Fate::Open => asked,
    }
}

/// The judgement on a picture.
pub(super) fn freshness(freshness: Freshness) -> String {
    match freshness {
        Freshness::Fresh => "fresh".to_owned(),
        Freshness::StaleBy(by) => format!("stale by {by}"),
    }
}
