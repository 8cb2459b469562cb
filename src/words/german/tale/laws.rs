//! What the referee says.

use super::super::heading;
use super::pieces::{Count, Term, chief, era, sentence};
use crate::consistency::{Fate, Judgement, Operation, Order};
use crate::laws::{Breach, Found, Freshness, Law, Promise};
use crate::protocol::Scheme;
use crate::words::tale::Sentence;

/// The name on a lamp.
pub(super) fn name(law: Law, scheme: Scheme) -> &'static str {
    match law {
        Law::SameOrder => "gleiche Reihenfolge",
        Law::AtMostOnce => "höchstens einmal",
        Law::NothingLost => "nichts verloren",
        Law::NoStalePicture => "kein veraltetes Foto",
        Law::OneLeader => match scheme {
            Scheme::Quorum { .. } => "ein Anführer je Amtszeit",
            Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                "ein Hauptroboter je Epoche"
            }
        },
        Law::LogMatching => "Logs stimmen überein",
        Law::LeaderCompleteness => "Anführer haben alles Beschlossene",
        Law::Progress => "Fortschritt",
    }
}

/// What a law says.
pub(super) fn says(law: Law, scheme: Scheme) -> &'static str {
    match law {
        Law::SameOrder => {
            "Bei je zwei Robotern beginnen die ausgeführten Befehle des einen mit denen des anderen."
        }
        Law::AtMostOnce => "Kein Roboter führt denselben Befehl eines Teams zweimal aus.",
        Law::NothingLost => "Ein Befehl, der mit „erledigt“ beantwortet wurde, fehlt danach nie.",
        Law::NoStalePicture => {
            "Ein Foto zeigt jeden Zug, der mit „erledigt“ beantwortet war, bevor es verlangt wurde."
        }
        Law::OneLeader => match scheme {
            Scheme::Quorum { .. } => "In einer Amtszeit gibt es nie zwei Anführer.",
            Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                "In einer Epoche gibt es nie zwei Hauptroboter."
            }
        },
        Law::LogMatching => {
            "Zwei Logbücher, die dieselbe Nummer mit derselben Amtszeit enthalten, sind bis dorthin gleich."
        }
        Law::LeaderCompleteness => "Was beschlossen ist, steht im Logbuch jedes späteren Anführers.",
        Law::Progress => {
            "Solange eine Mehrheit verbunden ist und läuft, bekommt jeder Befehl in begrenzter Zeit eine Antwort."
        }
    }
}

/// What broke a law.
pub(super) fn found(found: &Found, scheme: Scheme) -> Sentence {
    match *found {
        Found::OrdersDiffer { one, other, number, first, second } => {
            let which = sentence![number, ": ", other, " tat ", second, ", ", one, " tat ", first];
            sentence!["Die Roboter sind sich uneinig über Befehl ", which, ".", Term("inconsistent")]
        }
        Found::ExecutedAgain { robot, ticket, times } => {
            let times = if times == 2 { "zweimal".to_owned() } else { [&times.to_string(), "-mal"].concat() };
            sentence![robot, " hat ", ticket, " jetzt ", times, " ausgeführt.", Term("duplicate execution")]
        }
        Found::Lost { ticket, robot } => {
            let told = sentence![", obwohl ", ticket.team, " gehört hatte, dass es erledigt ist."];
            sentence![robot, " macht ohne ", ticket, " weiter", told, Term("lost update")]
        }
        Found::Stale { ticket, robot, by, first } => {
            let lacks = Count(by, "Zug, der", "Züge, die");
            let before = if by == 1 {
                " mit „erledigt“ beantwortet war, "
            } else {
                " mit „erledigt“ beantwortet waren, "
            };
            let which = if by == 1 { sentence![": ", first] } else { sentence![": ab ", first] };
            let picture = sentence!["Dem Foto ", ticket, ", aufgenommen von ", robot, ", "];
            let verb = if by == 1 { "fehlt " } else { "fehlen " };
            sentence![picture, verb, lacks, before, "bevor es verlangt wurde", which, ".", Term("stale read")]
        }
        Found::TwoLeaders { one, other, era: number } => {
            let both = sentence![one, " und ", other, " sind beide "];
            sentence![both, chief(scheme), " von ", era(scheme), number, ".", Term("split brain")]
        }
        Found::LogsDiffer { one, other, number, era: of } => {
            let place = sentence!["Nummer ", number, " von ", era(scheme), of];
            let logs = sentence!["Die Logbücher von ", one, " und ", other, " enthalten beide "];
            sentence![logs, place, " und sind davor trotzdem verschieden."]
        }
        Found::LeaderLacks { leader, era: of, number, ticket } => {
            let what = match ticket {
                Some(ticket) => sentence!["Nummer ", number, ", ", ticket],
                None => sentence!["Nummer ", number],
            };
            sentence![
                leader,
                " führt in ",
                era(scheme),
                of,
                " an, und ihm fehlt ",
                what,
                ", was beschlossen war."
            ]
        }
        Found::Unanswered { ticket, robot, bound } => {
            let late = sentence![" hat ", ticket, " in ", bound, " nicht beantwortet."];
            sentence![robot, late, Term("no progress")]
        }
        Found::NobodyLeads { since, bound } => {
            let calm = sentence!["obwohl seit ", since, " nichts die Roboter gestört hat"];
            sentence!["Nach ", bound, " führt noch immer niemand an, ", calm, ".", Term("no progress")]
        }
    }
}

/// What it means that a law is broken.
pub(super) fn broken(law: Law, promise: Promise, scheme: Scheme) -> Sentence {
    let law = ["„", name(law, scheme), "“"].concat();
    match promise {
        Promise::NotPromised | Promise::NotApplicable => {
            sentence![law, " hat dieses Verfahren nie versprochen."]
        }
        Promise::Promised => {
            let wrong = " verspricht dieses Verfahren, also ist dieses Programm falsch: Bitte melde diesen Durchlauf.";
            sentence![law, wrong]
        }
    }
}

/// A mistake in this program.
pub(super) fn breach(breach: &Breach) -> Sentence {
    let what = format!("{:?}", breach.check);
    let whose = breach.robot.map_or_else(Sentence::default, |robot| sentence![" bei ", robot]);
    let place = sentence![what, whose, ", ", breach.at];
    sentence!["Dieses Programm ist falsch (", place, "): Bitte melde diesen Durchlauf."]
}

/// Whether one robot could have given the teams the answers they got.
pub(super) fn history(judgement: &Judgement, order: Order) -> Sentence {
    let (because, from) = match (judgement, order) {
        (Judgement::Consistent, Order::Linearizable) => {
            return sentence![
                "Ein einziger Roboter hätte alle diese Antworten geben können.",
                Term("linearizable")
            ];
        }
        (Judgement::Consistent, Order::Sequential) => {
            let one = "Ein einziger Roboter hätte alle diese Antworten geben können";
            let though = ", wenn niemand die Zeiten eines Teams mit denen eines anderen vergleicht.";
            return sentence![one, though, Term("sequentially consistent")];
        }
        (Judgement::TooLong, _) => {
            return sentence![
                "Ob ein einziger Roboter alle diese Antworten hätte geben können, ist zu aufwendig herauszufinden."
            ];
        }
        (Judgement::Inconsistent { because, from, .. }, _) => (because, from),
    };
    let pose = [&from.cell.to_string(), " steht und ", heading(from.heading), " blickt,"].concat();
    let (times, term) = match order {
        Order::Linearizable => ("", Term("not linearizable")),
        Order::Sequential => (", auch nicht zu anderen Zeiten", Term("not sequentially consistent")),
    };
    let what = if because.len() == 1 { " hätte diese Antwort" } else { " hätte diese Antworten" };
    let answers = Sentence::series(because.iter().map(answer), "; ");
    sentence![
        "Kein einzelner Roboter, der bei ",
        pose,
        what,
        " geben können",
        times,
        ": ",
        answers,
        ".",
        term
    ]
}

/// What a team was answered: *A1 (vorwärts gehen): bei 1,2, Blick nach Norden*.
fn answer(operation: &Operation) -> Sentence {
    let asked = sentence![operation.call.ticket, " (", operation.call.command, ")"];
    match operation.fate {
        Fate::Answered { outcome, .. } => {
            let (cell, looks) = (outcome.pose.cell.to_string(), heading(outcome.pose.heading));
            sentence![asked, [": bei ", &cell, ", Blick ", looks].concat()]
        }
        Fate::Refused | Fate::Open => asked,
    }
}

/// The judgement on a picture.
pub(super) fn freshness(freshness: Freshness) -> String {
    match freshness {
        Freshness::Fresh => "aktuell".to_owned(),
        Freshness::StaleBy(by) => ["veraltet um ", &by.to_string()].concat(),
    }
}
