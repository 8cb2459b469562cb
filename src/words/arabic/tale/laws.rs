//! What the referee says.

use super::pieces::{Count, Term, chief, era, sentence};
use crate::consistency::{Fate, Judgement, Operation, Order};
use crate::laws::{Breach, Found, Freshness, Law, Promise};
use crate::protocol::Scheme;
use crate::words::arabic::app::towards;
use crate::words::arabic::counted::{MOVES, OF_MOVES, TIMES, by as by_so_many};
use crate::words::arabic::isolated;
use crate::words::tale::Sentence;

/// The name on a lamp.
pub(super) fn name(law: Law, scheme: Scheme) -> &'static str {
    match law {
        Law::SameOrder => "الترتيب نفسه",
        Law::AtMostOnce => "مرة على الأكثر",
        Law::NothingLost => "لا شيء يضيع",
        Law::NoStalePicture => "لا صورة قديمة",
        Law::OneLeader => match scheme {
            Scheme::Quorum { .. } => "قائد واحد في الولاية",
            Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                "أساسي واحد في الحقبة"
            }
        },
        Law::LogMatching => "السجلات متوافقة",
        Law::LeaderCompleteness => "كل متّفق عليه عند القائد",
        Law::Progress => "التقدّم",
    }
}

/// What a law says.
pub(super) fn says(law: Law, scheme: Scheme) -> &'static str {
    match law {
        Law::SameOrder => "من كل روبوتين، تبدأ الأوامر المنفَّذة عند أحدهما بالأوامر المنفَّذة عند الآخر.",
        Law::AtMostOnce => "لا ينفّذ روبوت الأمر نفسه من فريق مرتين.",
        Law::NothingLost => "الأمر الذي كان جوابه «تمّ» لا يغيب بعد ذلك أبدًا.",
        Law::NoStalePicture => "تُظهر الصورة كل حركة كان جوابها «تمّ» قبل أن تُطلب الصورة.",
        Law::OneLeader => match scheme {
            Scheme::Quorum { .. } => "لا يوجد أبدًا قائدان في ولاية واحدة.",
            Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
                "لا يوجد أبدًا أساسيان في حقبة واحدة."
            }
        },
        Law::LogMatching => "سجلّان فيهما الرقم نفسه من الولاية نفسها متطابقان حتى ذلك الموضع.",
        Law::LeaderCompleteness => "كل ما اتُّفق عليه موجود في سجل كل قائد لاحق.",
        Law::Progress => "ما دامت أغلبية موصولة وتعمل، يُجاب عن كل أمر في وقت محدود.",
    }
}

/// What broke a law.
pub(super) fn found(found: &Found, scheme: Scheme) -> Sentence {
    match *found {
        Found::OrdersDiffer { one, other, number, first, second } => {
            let which = sentence![number, ": ", other, " نفّذ ", second, "، و", one, " نفّذ ", first];
            sentence!["تختلف الروبوتات في الأمر ", which, ".", Term("inconsistent")]
        }
        Found::ExecutedAgain { robot, ticket, times } => {
            let times = Count(u64::from(times), &TIMES);
            sentence![robot, " نفّذ ", ticket, " حتى الآن ", times, ".", Term("duplicate execution")]
        }
        Found::Lost { ticket, robot } => {
            let told = sentence!["، مع أن ", ticket.team, " قيل له إنه تمّ."];
            sentence![robot, " يواصل من دون ", ticket, told, Term("lost update")]
        }
        Found::Stale { ticket, robot, by, first } => {
            let their = if by == 2 { "جوابهما" } else { "جوابها" };
            let before = sentence![" كان ", their, " «تمّ» قبل أن تُطلب الصورة"];
            let which = if by == 1 {
                sentence![": ", first]
            } else {
                sentence!["، من ", first, " فصاعدًا"]
            };
            let picture = sentence!["الصورة ", ticket, " التي التقطها ", robot, " تنقصها "];
            sentence![picture, Count(by, &MOVES), before, which, ".", Term("stale read")]
        }
        Found::TwoLeaders { one, other, era: number } => {
            let both = sentence!["كل من ", one, " و", other, " هو ", chief(scheme), " "];
            sentence![both, era(scheme), number, ".", Term("split brain")]
        }
        Found::LogsDiffer { one, other, number, era: of } => {
            let place = sentence!["الرقم ", number, " من ", era(scheme), of];
            sentence!["في سجلّي ", one, " و", other, " ", place, "، ومع ذلك يختلفان قبل ذلك الموضع."]
        }
        Found::LeaderLacks { leader, era: of, number, ticket } => {
            let what = match ticket {
                Some(ticket) => sentence!["الرقم ", number, "، وهو ", ticket],
                None => sentence!["الرقم ", number],
            };
            sentence![leader, " يقود ", era(scheme), of, " وينقصه ", what, "، وكان متّفقًا عليه."]
        }
        Found::Unanswered { ticket, robot, bound } => {
            sentence![robot, " لم يُجب عن ", ticket, " خلال ", bound, ".", Term("no progress")]
        }
        Found::NobodyLeads { since, bound } => {
            let calm = sentence!["، مع أن شيئًا لم يزعج الروبوتات منذ ", since];
            sentence!["بعد ", bound, " لا أحد يقود بعد", calm, ".", Term("no progress")]
        }
    }
}

/// What it means that a law is broken.
pub(super) fn broken(law: Law, promise: Promise, scheme: Scheme) -> Sentence {
    let law = format!("«{}»", name(law, scheme));
    match promise {
        Promise::NotPromised | Promise::NotApplicable => {
            sentence!["لم تَعِد هذه الطريقة قط بقانون ", law, "."]
        }
        Promise::Promised => {
            sentence![
                "تَعِد هذه الطريقة بقانون ",
                law,
                "، فالخطأ في هذا البرنامج: أبلغنا من فضلك بهذا التشغيل."
            ]
        }
    }
}

/// A mistake in this program.
pub(super) fn breach(breach: &Breach) -> Sentence {
    let what = isolated(&format!("{:?}", breach.check));
    let whose = breach.robot.map_or_else(Sentence::default, |robot| sentence![" عند ", robot]);
    sentence!["الخطأ في هذا البرنامج (", what, whose, "، ", breach.at, "): أبلغنا من فضلك بهذا التشغيل."]
}

/// Whether one robot could have given the teams the answers they got.
pub(super) fn history(judgement: &Judgement, order: Order) -> Sentence {
    let (because, from) = match (judgement, order) {
        (Judgement::Consistent, Order::Linearizable) => {
            return sentence!["يمكن لروبوت واحد أن يكون قد أعطى كل هذه الأجوبة.", Term("linearizable")];
        }
        (Judgement::Consistent, Order::Sequential) => {
            let though = "، ما لم يقارن أحد أوقات فريق بأوقات غيره.";
            let one = "يمكن لروبوت واحد أن يكون قد أعطى كل هذه الأجوبة";
            return sentence![one, though, Term("sequentially consistent")];
        }
        (Judgement::TooLong, _) => {
            return sentence![
                "معرفة هل يمكن لروبوت واحد أن يكون قد أعطى كل هذه الأجوبة تستغرق وقتًا أطول مما ينبغي."
            ];
        }
        (Judgement::Inconsistent { because, from, .. }, _) => (because, from),
    };
    let cell = isolated(&from.cell.to_string());
    let robot = format!("لا يمكن لروبوت واحد يقف في {cell} وينظر {}", towards(from.heading));
    let (times, term) = match order {
        Order::Linearizable => ("", Term("not linearizable")),
        Order::Sequential => ("، ولا حتى في أوقات أخرى", Term("not sequentially consistent")),
    };
    let what = if because.len() == 1 { "هذا الجواب" } else { "هذه الأجوبة" };
    let answers = Sentence::series(because.iter().map(answer), "؛ ");
    sentence![robot, " أن يكون قد أعطى ", what, times, ": ", answers, ".", term]
}

/// What a team was answered: *A1 (go forward): at 1,2, looking north*.
fn answer(operation: &Operation) -> Sentence {
    let asked = sentence![operation.call.ticket, " (", operation.call.command, ")"];
    match operation.fate {
        Fate::Answered { outcome, .. } => {
            let cell = isolated(&outcome.pose.cell.to_string());
            sentence![asked, format!(": في {cell}، ينظر {}", towards(outcome.pose.heading))]
        }
        Fate::Refused | Fate::Open => asked,
    }
}

/// The judgement on a picture.
pub(super) fn freshness(freshness: Freshness) -> String {
    match freshness {
        Freshness::Fresh => "حديثة".to_owned(),
        Freshness::StaleBy(by) => ["قديمة ", &by_so_many(by, &OF_MOVES)].concat(),
    }
}
