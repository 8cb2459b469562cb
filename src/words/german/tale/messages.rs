//! What messages say, and what becomes of them.

use super::pieces::{Count, Quote, Term, era, radio, sentence};
use super::teams::refusal_clause;
use crate::command::Call;
use crate::ids::{Direction, Place};
use crate::network::Loss;
use crate::protocol::{Answer, Gist, Scheme};
use crate::words::tale::Sentence;

/// A word or two for the tag on a flying message.
pub(super) fn tag(gist: &Gist) -> String {
    match gist {
        Gist::Ask { call, .. } | Gist::Pass { call } => call.ticket.to_string(),
        Gist::Answer { answer: Answer::Done(_), .. } => "erledigt".to_owned(),
        Gist::Answer { answer: Answer::Refused(_), .. } => "abgelehnt".to_owned(),
        Gist::Answer { answer: Answer::Undone { .. }, .. } => "zurück".to_owned(),
        Gist::Result { ticket } => [&ticket.to_string(), " fertig"].concat(),
        Gist::Heartbeat { .. } => "Puls".to_owned(),
        Gist::WriteDown { call: Some(call), count: 1, .. } => call.ticket.to_string(),
        Gist::WriteDown { call: Some(call), count, .. } => {
            [&call.ticket.to_string(), " +", &(count - 1).to_string()].concat()
        }
        Gist::WriteDown { call: None, .. } => "Amtszeit".to_owned(),
        Gist::Yes { .. } | Gist::Word { granted: true, .. } => "ja".to_owned(),
        Gist::No { .. } | Gist::Word { granted: false, .. } | Gist::Vote { granted: false, .. } => {
            "nein".to_owned()
        }
        Gist::MayIStand { .. } => "darf ich?".to_owned(),
        Gist::VoteForMe { .. } => "Stimme?".to_owned(),
        Gist::Vote { granted: true, .. } => "Stimme".to_owned(),
        Gist::Missing { .. } => "was fehlt?".to_owned(),
        Gist::CatchUp { count, .. } => [&count.to_string(), " fehlen"].concat(),
    }
}

/// What a message says, in the sender's own voice.
pub(super) fn say(gist: &Gist, scheme: Scheme) -> Sentence {
    match gist {
        Gist::Ask { call, again } => {
            let again = if *again { ", noch einmal" } else { "" };
            sentence![wish(*call), again]
        }
        Gist::Answer { ticket, answer } => match answer {
            Answer::Done(outcome) => {
                sentence![*ticket, " ist erledigt, nach ", Count(outcome.after, "Zug", "Zügen")]
            }
            Answer::Refused(why) => sentence![*ticket, " abgelehnt: Dieser Roboter ", refusal_clause(*why)],
            Answer::Undone { winner } => {
                let undone = " wurde rückgängig gemacht; an seine Stelle traten die Befehle von ";
                sentence![*ticket, undone, *winner]
            }
        },
        Gist::Pass { call } => sentence![call.ticket.team, " bittet um ", wish(*call)],
        Gist::Result { ticket } => sentence!["die Antwort auf ", *ticket],
        Gist::Heartbeat { era: number } => sentence!["ich bin noch da, in ", era(scheme), *number],
        Gist::WriteDown { call: Some(call), count: 1, .. } => sentence!["schreib auf: ", wish(*call)],
        Gist::WriteDown { call: Some(call), count, .. } => {
            sentence!["schreib auf: ", wish(*call), ", und ", *count - 1, " mehr"]
        }
        Gist::WriteDown { call: None, era: number, count, .. } => {
            let more =
                if *count > 1 { sentence![", und ", *count - 1, " mehr"] } else { Sentence::default() };
            sentence!["schreib auf, dass ", era(scheme), *number, " beginnt", more]
        }
        Gist::Yes { upto: 0, .. } => sentence!["ja, ich höre dich"],
        Gist::Yes { upto, .. } => sentence!["ja, ich habe alles bis Nummer ", *upto],
        Gist::No { era: number, upto } => match scheme {
            Scheme::PrimaryBackup { .. } => sentence!["nein, wir sind schon in ", era(scheme), *number],
            Scheme::Quorum { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                sentence!["nein, einig sind wir höchstens bis Nummer ", *upto]
            }
        },
        Gist::MayIStand { era: number } => sentence!["würdest du mich in ", era(scheme), *number, " wählen?"],
        Gist::Word { granted: true, .. } => sentence!["ja, ich würde dich wählen"],
        Gist::Word { granted: false, .. } => sentence!["nein, ich würde dich nicht wählen"],
        Gist::VoteForMe { era: number } => sentence!["wähl mich in ", era(scheme), *number],
        Gist::Vote { granted: true, era: number } => {
            sentence!["du hast meine Stimme in ", era(scheme), *number]
        }
        Gist::Vote { granted: false, .. } => sentence!["du hast meine Stimme nicht"],
        Gist::Missing { first, .. } => sentence!["was habe ich verpasst, ab Nummer ", *first, "?"],
        Gist::CatchUp { count: 0, .. } => sentence!["du hast nichts verpasst"],
        Gist::CatchUp { count, first, .. } => {
            sentence!["du hast ", Count(*count, "Befehl", "Befehle"), " verpasst, ab Nummer ", *first]
        }
    }
}

fn wish(call: Call) -> Sentence {
    sentence![call.ticket, ": ", call.command]
}

/// A message left.
pub(super) fn sent(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence![way.from, " sendet an ", way.to, ": ", Quote(say(gist, scheme)), "."]
}

/// A message got there.
pub(super) fn arrived(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence![way.to, " hört von ", way.from, ": ", Quote(say(gist, scheme)), "."]
}

/// A message will never get there.
pub(super) fn lost(way: Direction, gist: &Gist, why: Loss, scheme: Scheme) -> Sentence {
    let term = match why {
        Loss::Noise => sentence![Term("message loss")],
        Loss::Full => sentence![Term("congestion")],
        Loss::Torn | Loss::Cut | Loss::RobotOff | Loss::People => Sentence::default(),
    };
    let reason = capital(why, way);
    sentence!["Die ", message(way, gist, scheme), " geht verloren: ", reason, ".", term]
}

/// The reason as a whole sentence after a colon, which begins with a capital letter.
fn capital(why: Loss, way: Direction) -> Sentence {
    let is_link = matches!((way.from, way.to), (Place::Robot(_), Place::Robot(_)));
    let the_path = if is_link { "Die Verbindung" } else { "Die Leitung" };
    match why {
        Loss::Torn => sentence![the_path, " wurde gekappt, während sie unterwegs war"],
        Loss::Cut => sentence![the_path, " ist gekappt"],
        Loss::Noise => sentence!["Pech beim Funken"],
        Loss::Full => sentence!["Es sind schon zu viele Nachrichten unterwegs"],
        Loss::People => sentence!["Du hast sie vernichtet"],
        Loss::RobotOff => loss(why, way.from, way.to),
    }
}

/// A message became two.
pub(super) fn doubled(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["Die ", message(way, gist, scheme), " wird verdoppelt.", Term("duplicate")]
}

/// People hold a message back.
pub(super) fn held(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    let whole = sentence![
        "Du hältst die ",
        message(way, gist, scheme),
        " zurück, damit andere sie überholen können."
    ];
    sentence![whole, Term("delay")]
}

/// People let a message fly on.
pub(super) fn released(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["Du lässt die ", message(way, gist, scheme), " los, und sie fliegt weiter."]
}

/// *Nachricht von Roboter 1 an Roboter 2, „…“,* for the middle of a sentence.
fn message(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["Nachricht von ", way.from, " an ", way.to, ", ", Quote(say(gist, scheme)), ","]
}

/// Why a message is lost.
pub(super) fn loss(why: Loss, from: Place, to: Place) -> Sentence {
    match why {
        Loss::Torn => sentence![radio(from, to), " wurde gekappt, während sie unterwegs war"],
        Loss::Cut => sentence![radio(from, to), " ist gekappt"],
        Loss::Noise => sentence!["Pech beim Funken"],
        Loss::RobotOff => sentence![to, " ist aus"],
        Loss::Full => sentence!["es sind schon zu viele Nachrichten unterwegs"],
        Loss::People => sentence!["du hast sie vernichtet"],
    }
}
