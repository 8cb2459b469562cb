//! What people do.

use super::pieces::{Link, Robots, Term, sentence};
use crate::ids::{Direction, Place};
use crate::protocol::Cargo;
use crate::setup::{Act, Address, Groups, InFlight, Touch};
use crate::time::SpanRange;
use crate::words::tale::brought::{Path, Torn};
use crate::words::tale::{Context, Sentence};

/// What people did, with what was lost by it.
pub(super) fn did(act: Act, context: &Context<'_>) -> Sentence {
    match act {
        Act::Ask { team, command, .. } => sentence![team, " يضغط زرًّا: ", command, "."],
        Act::Again { team, .. } => sentence![team, " يرسل أمرًا مرة أخرى."],
        Act::Attach { team, to: Address::Robot(robot) } => {
            sentence![team, " يتوجّه إلى ", robot, "."]
        }
        Act::Attach { team, to: Address::Each } => sentence![team, " يتوجّه إلى كل روبوت."],
        Act::Autopilot { team, on: true } => {
            sentence!["شغّلتَ القيادة الآلية عند ", team, "."]
        }
        Act::Autopilot { team, on: false } => {
            sentence!["أوقفتَ القيادة الآلية عند ", team, "."]
        }
        Act::CutOneWay(direction) => cut(
            sentence!["قطعتَ الاتجاه من ", direction.from, " إلى ", direction.to],
            "one-way partition",
            context,
        ),
        Act::Cut(one, other) => cut(sentence!["قطعتَ ", Link(one, other)], cut_term(one, other), context),
        Act::Isolate(robot) => cut(sentence!["عزلتَ ", robot, " عن كل الروبوتات الأخرى"], "partition", context),
        Act::Split(groups) => cut(split(groups, context), "partition", context),
        Act::MendOneWay(Direction { from, to }) => {
            mend(sentence!["أصلحتَ الاتجاه من ", from, " إلى ", to], context)
        }
        Act::Mend(one, other) => mend(sentence!["أصلحتَ ", Link(one, other)], context),
        Act::MendAll => mend(sentence!["أصلحتَ كل الوصلات والخطوط"], context),
        Act::Delay(SpanRange { least, most }) if least == most => {
            sentence!["تستغرق الرسائل بين الروبوتات من الآن فصاعدًا ", least, ".", Term("latency")]
        }
        Act::Delay(SpanRange { least, most }) => {
            let range = sentence!["من ", least, " إلى ", most, "."];
            sentence!["تستغرق الرسائل بين الروبوتات من الآن فصاعدًا ", range, Term("latency")]
        }
        Act::Touch(touch, InFlight { direction: Direction { from, to }, .. }) => {
            let does = match touch {
                Touch::Lose => "لتُتلف",
                Touch::Double => "لتُضاعف",
                Touch::Hold => "لتُمسك",
                Touch::Release => "لتُطلق",
            };
            sentence!["مددتَ يدك ", does, " رسالة من ", from, " إلى ", to, "."]
        }
        Act::Reboot { robot, .. } => sentence!["أطفأتَ ", robot, " ثم شغّلتَه من جديد."],
    }
}

fn cut_term(one: Place, other: Place) -> &'static str {
    match Path::between(one, other) {
        Path::Link => "partition",
        Path::Line => "client disconnected",
    }
}

/// Which robots can no longer talk to which.
fn split(groups: Groups, context: &Context<'_>) -> Sentence {
    let sides: Vec<Sentence> =
        context.sides(groups).into_iter().map(|side| sentence![Robots(side)]).collect();
    match <[Sentence; 2]>::try_from(sides) {
        Ok([one, other]) => {
            sentence!["قطعتَ الوصلات بين ", one, " من جهة و", other, " من جهة أخرى"]
        }
        Err(sides) => sentence!["قسّمتَ الروبوتات إلى مجموعات: ", Sentence::series(sides, " | ")],
    }
}

/// A cut, and what was on its way just then.
fn cut(whole: Sentence, term: &'static str, context: &Context<'_>) -> Sentence {
    let Some(Torn { named, others }) = context.torn() else {
        return sentence![whole, "؛ ولم يتغيّر شيء، فقد كان القطع قائمًا."];
    };
    let torn = Sentence::series(named.iter().copied().map(cargo), " و");
    let lost = match (named.len(), others) {
        (0, 0) => sentence!["."],
        (0, 1) => sentence!["؛ وضاعت رسالة كانت في طريقها."],
        (0, _) => sentence!["؛ وضاعت رسائل كانت في طريقها."],
        (_, _) => sentence!["؛ وضاع في الطريق ", torn, "."],
    };
    sentence![whole, lost, Term(term)]
}

fn cargo(cargo: Cargo) -> Sentence {
    match cargo {
        Cargo::Command(ticket) => sentence![ticket],
        Cargo::Answer(ticket) => sentence!["الجواب عن ", ticket],
    }
}

fn mend(whole: Sentence, context: &Context<'_>) -> Sentence {
    if context.mends() {
        sentence![whole, ".", Term("heal")]
    } else {
        sentence![whole, "؛ ولم يكن شيء مقطوعًا."]
    }
}
