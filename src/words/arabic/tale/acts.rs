//! What people do.

use super::pieces::{Link, Robots, Term, sentence};
use crate::ids::{Direction, Place, RobotId};
use crate::network::Loss;
use crate::protocol::Gist;
use crate::record::{Record, What};
use crate::setup::{Act, Address, Groups, InFlight, Touch};
use crate::time::SpanRange;
use crate::words::tale::{Context, Means, Sentence};

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
    match (one, other) {
        (Place::Robot(_), Place::Robot(_)) => "partition",
        (Place::Team(_), _) | (_, Place::Team(_)) => "client disconnected",
    }
}

/// Which robots can no longer talk to which.
fn split(groups: Groups, context: &Context<'_>) -> Sentence {
    let robots: Vec<RobotId> = RobotId::all(context.scheme.robots()).collect();
    let mut numbers: Vec<u8> = robots.iter().map(|robot| groups.0[robot.index()]).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let side = |number: &u8| -> Sentence {
        let of_group = |robot: &RobotId| groups.0[robot.index()] == *number;
        sentence![Robots(robots.iter().copied().filter(of_group).collect())]
    };
    if let [one, other] = &numbers[..] {
        return sentence!["قطعتَ الوصلات بين ", side(one), " من جهة و", side(other), " من جهة أخرى"];
    }
    let mut whole = sentence!["قسّمتَ الروبوتات إلى مجموعات: "];
    for (place, number) in numbers.iter().enumerate() {
        whole.put(if place == 0 { "" } else { " | " }, Means::Text);
        whole.join(side(number));
    }
    whole
}

/// A cut, and what was on its way just then.
fn cut(mut whole: Sentence, term: &'static str, context: &Context<'_>) -> Sentence {
    if !caused(context).any(|record| matches!(record.what, What::CutOff(_))) {
        whole.put("؛ ولم يتغيّر شيء، فقد كان القطع قائمًا.", Means::Text);
        return whole;
    }
    let mut named: Vec<String> = Vec::new();
    let mut others = 0_u64;
    let mut torn = Sentence::default();
    for record in caused(context) {
        let What::Lost { gist, why: Loss::Torn, .. } = &record.what else { continue };
        let Some(name) = cargo(gist) else {
            others += 1;
            continue;
        };
        if named.contains(&name.to_string()) {
            continue;
        }
        torn.put(if named.is_empty() { "" } else { " و" }, Means::Text);
        named.push(name.to_string());
        torn.join(name);
    }
    let lost = match (named.len(), others) {
        (0, 0) => sentence!["."],
        (0, 1) => sentence!["؛ وضاعت رسالة كانت في طريقها."],
        (0, _) => sentence!["؛ وضاعت رسائل كانت في طريقها."],
        (_, _) => sentence!["؛ وضاع في الطريق ", torn, "."],
    };
    sentence![whole, lost, Term(term)]
}

/// What a message carries that a team cares about; nothing for signs of life, votes and the like.
fn cargo(gist: &Gist) -> Option<Sentence> {
    Some(match gist {
        Gist::Ask { call, .. } | Gist::Pass { call } | Gist::WriteDown { call: Some(call), .. } => {
            sentence![call.ticket]
        }
        Gist::Answer { ticket, .. } | Gist::Result { ticket } => sentence!["الجواب عن ", *ticket],
        Gist::WriteDown { call: None, .. }
        | Gist::Heartbeat { .. }
        | Gist::Yes { .. }
        | Gist::No { .. }
        | Gist::MayIStand { .. }
        | Gist::Word { .. }
        | Gist::VoteForMe { .. }
        | Gist::Vote { .. }
        | Gist::Missing { .. }
        | Gist::CatchUp { .. } => return None,
    })
}

fn mend(whole: Sentence, context: &Context<'_>) -> Sentence {
    if caused(context).any(|record| matches!(record.what, What::Mended(_))) {
        sentence![whole, ".", Term("heal")]
    } else {
        sentence![whole, "؛ ولم يكن شيء مقطوعًا."]
    }
}

/// What an act brought about at once: the records that follow, as far as they cut, mend or lose.
fn caused<'c>(context: &Context<'c>) -> impl Iterator<Item = &'c Record> + use<'c> {
    context.after.iter().take_while(|record| {
        matches!(record.what, What::CutOff(_) | What::Mended(_) | What::Lost { why: Loss::Torn, .. })
    })
}
