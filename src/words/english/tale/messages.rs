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
        Gist::Answer { answer: Answer::Done(_), .. } => "done".into(),
        Gist::Answer { answer: Answer::Refused(_), .. } => "refused".into(),
        Gist::Answer { answer: Answer::Undone { .. }, .. } => "undone".into(),
        Gist::Result { ticket } => format!("{ticket} done"),
        Gist::Heartbeat { .. } => "beat".into(),
        Gist::WriteDown { call: Some(call), count: 1, .. } => call.ticket.to_string(),
        Gist::WriteDown { call: Some(call), count, .. } => format!("{} +{}", call.ticket, count - 1),
        Gist::WriteDown { call: None, .. } => "new term".into(),
        Gist::Yes { .. } | Gist::Word { granted: true, .. } => "yes".into(),
        Gist::No { .. } | Gist::Word { granted: false, .. } | Gist::Vote { granted: false, .. } => {
            "no".into()
        }
        Gist::MayIStand { .. } => "stand?".into(),
        Gist::VoteForMe { .. } => "vote?".into(),
        Gist::Vote { granted: true, .. } => "vote".into(),
        Gist::Missing { .. } => "missed?".into(),
        Gist::CatchUp { count, .. } => format!("{count} missed"),
    }
}

/// What a message says, in the sender's own voice.
pub(super) fn say(gist: &Gist, scheme: Scheme) -> Sentence {
    match gist {
        Gist::Ask { call, again } => {
            let again = if *again { ", once more" } else { "" };
            sentence![wish(*call), again]
        }
        Gist::Answer { ticket, answer } => match answer {
            Answer::Done(outcome) => {
                sentence![*ticket, " is done, after ", Count(outcome.after, "move", "moves")]
            }
            Answer::Refused(why) => sentence![*ticket, " refused: this robot ", refusal_clause(*why)],
            Answer::Undone { winner } => {
                sentence![*ticket, " was undone; the commands of ", *winner, " took its place"]
            }
        },
        Gist::Pass { call } => sentence![call.ticket.team, " asks for ", wish(*call)],
        Gist::Result { ticket } => sentence!["the answer to ", *ticket],
        Gist::Heartbeat { era: number } => sentence!["I am still here, in ", era(scheme), *number],
        Gist::WriteDown { call: Some(call), count: 1, .. } => sentence!["write down ", wish(*call)],
        Gist::WriteDown { call: Some(call), count, .. } => {
            sentence!["write down ", wish(*call), ", and ", *count - 1, " more"]
        }
        Gist::WriteDown { call: None, era: number, count, .. } => {
            let more =
                if *count > 1 { sentence![", and ", *count - 1, " more"] } else { Sentence::default() };
            sentence!["write down that ", era(scheme), *number, " begins", more]
        }
        Gist::Yes { upto: 0, .. } => sentence!["yes, I hear you"],
        Gist::Yes { upto, .. } => sentence!["yes, I have everything up to number ", *upto],
        Gist::No { era: number, upto } => match scheme {
            Scheme::PrimaryBackup { .. } => sentence!["no, this is ", era(scheme), *number, " already"],
            Scheme::Quorum { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                sentence!["no, we may agree only up to number ", *upto]
            }
        },
        Gist::MayIStand { era: number } => sentence!["would you vote for me in ", era(scheme), *number, "?"],
        Gist::Word { granted: true, .. } => sentence!["yes, I would vote for you"],
        Gist::Word { granted: false, .. } => sentence!["no, I would not vote for you"],
        Gist::VoteForMe { era: number } => sentence!["vote for me in ", era(scheme), *number],
        Gist::Vote { granted: true, era: number } => {
            sentence!["you have my vote in ", era(scheme), *number]
        }
        Gist::Vote { granted: false, .. } => sentence!["you do not have my vote"],
        Gist::Missing { first, .. } => sentence!["what have I missed, from number ", *first, " on?"],
        Gist::CatchUp { count: 0, .. } => sentence!["you have missed nothing"],
        Gist::CatchUp { count, first, .. } => {
            sentence![
                "you have missed ",
                Count(*count, "command", "commands"),
                ", from number ",
                *first,
                " on"
            ]
        }
    }
}

fn wish(call: Call) -> Sentence {
    sentence![call.ticket, ": ", call.command]
}

/// A message left.
pub(super) fn sent(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence![way.from, " sends to ", way.to, ": ", Quote(say(gist, scheme)), "."]
}

/// A message got there.
pub(super) fn arrived(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence![way.to, " hears from ", way.from, ": ", Quote(say(gist, scheme)), "."]
}

/// A message will never get there.
#[inline(never)]
pub(super) fn lost(way: Direction, gist: &Gist, why: Loss, scheme: Scheme) -> Sentence {
    let term = match why {
        Loss::Noise => sentence![Term("message loss")],
        Loss::Full => sentence![Term("congestion")],
        Loss::Torn | Loss::Cut | Loss::RobotOff | Loss::People => Sentence::default(),
    };
    let reason = loss(why, way.from, way.to);
    sentence![message(way, gist, scheme), " is lost: ", reason, ".", term]
}

/// A message became two.
#[inline(never)]
pub(super) fn doubled(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence![message(way, gist, scheme), " is doubled.", Term("duplicate")]
}

/// People hold a message back.
#[inline(never)]
pub(super) fn held(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["You hold back ", message(way, gist, scheme), " so that others may overtake it.", Term("delay")]
}

/// People let a message fly on.
#[inline(never)]
pub(super) fn released(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["You let go of ", message(way, gist, scheme), " and it flies on."]
}

/// *Robot 1’s message to Robot 2, “…”,* for the middle of a sentence.
fn message(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence![way.from, "’s message to ", way.to, ", ", Quote(say(gist, scheme)), ","]
}

/// Why a message is lost.
#[inline(never)]
pub(super) fn loss(why: Loss, from: Place, to: Place) -> Sentence {
    match why {
        Loss::Torn => sentence!["the ", radio(from, to), " was cut while it was on its way"],
        Loss::Cut => sentence!["the ", radio(from, to), " is cut"],
        Loss::Noise => sentence!["bad luck on the radio"],
        Loss::RobotOff => sentence![to, " is off"],
        Loss::Full => sentence!["too many messages are on the way already"],
        Loss::People => sentence!["you destroyed it"],
    }
}
