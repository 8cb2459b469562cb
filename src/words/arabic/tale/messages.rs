//! What messages say, and what becomes of them.

use super::pieces::{Count, Quote, Term, era, radio, sentence};
use super::teams::refusal_clause;
use crate::command::Call;
use crate::ids::{Direction, Place};
use crate::network::Loss;
use crate::protocol::{Answer, Gist, Scheme};
use crate::words::arabic::counted::{COMMANDS, MORE_COMMANDS, after_moves};
use crate::words::tale::Sentence;

/// A word or two for the tag on a flying message.
pub(super) fn tag(gist: &Gist) -> String {
    match gist {
        Gist::Ask { call, .. } | Gist::Pass { call } => call.ticket.to_string(),
        Gist::Answer { answer: Answer::Done(_), .. } => "تمّ".into(),
        Gist::Answer { answer: Answer::Refused(_), .. } => "مرفوض".into(),
        Gist::Answer { answer: Answer::Undone { .. }, .. } => "أُلغي".into(),
        Gist::Result { ticket } => format!("{ticket} تمّ"),
        Gist::Heartbeat { .. } => "نبضة".into(),
        Gist::WriteDown { call: Some(call), count: 1, .. } => call.ticket.to_string(),
        Gist::WriteDown { call: Some(call), count, .. } => format!("{} +{}", call.ticket, count - 1),
        Gist::WriteDown { call: None, .. } => "ولاية".into(),
        Gist::Yes { .. } | Gist::Word { granted: true, .. } => "نعم".into(),
        Gist::No { .. } | Gist::Word { granted: false, .. } | Gist::Vote { granted: false, .. } => "لا".into(),
        Gist::MayIStand { .. } => "أترشّح؟".into(),
        Gist::VoteForMe { .. } => "صوتك؟".into(),
        Gist::Vote { granted: true, .. } => "صوت".into(),
        Gist::Missing { .. } => "فاتني؟".into(),
        Gist::CatchUp { count, .. } => format!("فات {count}"),
    }
}

/// What a message says, in the sender's own voice.
pub(super) fn say(gist: &Gist, scheme: Scheme) -> Sentence {
    match gist {
        Gist::Ask { call, again } => {
            let again = if *again { "، مرة أخرى" } else { "" };
            sentence![wish(*call), again]
        }
        Gist::Answer { ticket, answer } => match answer {
            Answer::Done(outcome) => sentence![*ticket, " تمّ، ", after_moves(outcome.after)],
            Answer::Refused(why) => sentence![*ticket, " مرفوض؛ هذا الروبوت ", refusal_clause(*why)],
            Answer::Undone { winner } => sentence![*ticket, " أُلغي؛ حلّت محلّه أوامر ", *winner],
        },
        Gist::Pass { call } => sentence![call.ticket.team, " يطلب ", wish(*call)],
        Gist::Result { ticket } => sentence!["الجواب عن ", *ticket],
        Gist::Heartbeat { era: number } => sentence!["ما زلت هنا، في ", era(scheme), *number],
        Gist::WriteDown { call: Some(call), count: 1, .. } => sentence!["دوّن ", wish(*call)],
        Gist::WriteDown { call: Some(call), count, .. } => {
            sentence!["دوّن ", wish(*call), "، و", Count(*count - 1, &MORE_COMMANDS)]
        }
        Gist::WriteDown { call: None, era: number, count, .. } => {
            let more = if *count > 1 {
                sentence!["، و", Count(*count - 1, &MORE_COMMANDS)]
            } else {
                Sentence::default()
            };
            sentence!["دوّن أن ", era(scheme), *number, " تبدأ", more]
        }
        Gist::Yes { upto: 0, .. } => sentence!["نعم، أسمعك"],
        Gist::Yes { upto, .. } => sentence!["نعم، عندي كل شيء حتى الرقم ", *upto],
        Gist::No { era: number, upto } => match scheme {
            Scheme::PrimaryBackup { .. } => sentence!["لا، نحن الآن في ", era(scheme), *number],
            Scheme::Quorum { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                sentence!["لا، ربما نتفق حتى الرقم ", *upto, " فقط"]
            }
        },
        Gist::MayIStand { era: number } => {
            sentence!["لو ترشّحتُ في ", era(scheme), *number, "، هل تصوّت لي؟"]
        }
        Gist::Word { granted: true, .. } => sentence!["نعم، لو ترشّحتَ لصوّتُّ لك"],
        Gist::Word { granted: false, .. } => sentence!["لا، لو ترشّحتَ لما صوّتُّ لك"],
        Gist::VoteForMe { era: number } => sentence!["صوّت لي في ", era(scheme), *number],
        Gist::Vote { granted: true, era: number } => sentence!["صوتي لك في ", era(scheme), *number],
        Gist::Vote { granted: false, .. } => sentence!["صوتي ليس لك"],
        Gist::Missing { first, .. } => sentence!["ماذا فاتني، من الرقم ", *first, " فصاعدًا؟"],
        Gist::CatchUp { count: 0, .. } => sentence!["لم يفتك شيء"],
        Gist::CatchUp { count, first, .. } => {
            sentence!["إليك ما فاتك: ", Count(*count, &COMMANDS), "، من الرقم ", *first, " فصاعدًا"]
        }
    }
}

fn wish(call: Call) -> Sentence {
    sentence![call.ticket, ": ", call.command]
}

/// A message left.
pub(super) fn sent(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence![way.from, " يرسل إلى ", way.to, ": ", Quote(say(gist, scheme)), "."]
}

/// A message got there.
pub(super) fn arrived(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence![way.to, " يسمع من ", way.from, ": ", Quote(say(gist, scheme)), "."]
}

/// A message will never get there.
pub(super) fn lost(way: Direction, gist: &Gist, why: Loss, scheme: Scheme) -> Sentence {
    let term = match why {
        Loss::Noise => sentence![Term("message loss")],
        Loss::Full => sentence![Term("congestion")],
        Loss::Torn | Loss::Cut | Loss::RobotOff | Loss::People => Sentence::default(),
    };
    let reason = loss(why, way.from, way.to);
    sentence![message(way, gist, scheme), " ضاعت: ", reason, ".", term]
}

/// A message became two.
pub(super) fn doubled(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence![message(way, gist, scheme), " صارت رسالتين.", Term("duplicate")]
}

/// People hold a message back.
pub(super) fn held(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["أمسكتَ ", message(way, gist, scheme), " حتى تسبقها غيرها.", Term("delay")]
}

/// People let a message fly on.
pub(super) fn released(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["أطلقتَ ", message(way, gist, scheme), " فواصلت طريقها."]
}

/// *Robot 1’s message to Robot 2, “…”,* for the middle of a sentence.
fn message(way: Direction, gist: &Gist, scheme: Scheme) -> Sentence {
    sentence!["رسالة ", way.from, " إلى ", way.to, "، ", Quote(say(gist, scheme)), "،"]
}

/// Why a message is lost.
pub(super) fn loss(why: Loss, from: Place, to: Place) -> Sentence {
    let is_link = matches!((from, to), (Place::Robot(_), Place::Robot(_)));
    match why {
        Loss::Torn if is_link => sentence!["قُطعت ", radio(from, to), " وهي في طريقها"],
        Loss::Torn => sentence!["قُطع ", radio(from, to), " وهي في طريقها"],
        Loss::Cut if is_link => sentence![radio(from, to), " مقطوعة"],
        Loss::Cut => sentence![radio(from, to), " مقطوع"],
        Loss::Noise => sentence!["سوء حظ في اللاسلكي"],
        Loss::RobotOff => sentence![to, " مطفأ"],
        Loss::Full => sentence!["في الطريق رسائل أكثر مما يحتمل"],
        Loss::People => sentence!["أنت أتلفتَها"],
    }
}
