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
        Act::Ask { team, command, .. } => sentence![team, " drückt einen Knopf: ", command, "."],
        Act::Again { team, .. } => sentence![team, " sendet einen Befehl noch einmal."],
        Act::Attach { team, to: Address::Robot(robot) } => {
            sentence![team, " wendet sich an ", robot, "."]
        }
        Act::Attach { team, to: Address::Each } => sentence![team, " wendet sich an jeden Roboter."],
        Act::Autopilot { team, on: true } => {
            sentence!["Du schaltest den Autopiloten von ", team, " ein."]
        }
        Act::Autopilot { team, on: false } => {
            sentence!["Du schaltest den Autopiloten von ", team, " aus."]
        }
        Act::CutOneWay(direction) => cut(
            sentence!["Du kappst den Weg von ", direction.from, " zu ", direction.to],
            "one-way partition",
            context,
        ),
        Act::Cut(one, other) => cut(sentence!["Du kappst ", Link(one, other)], cut_term(one, other), context),
        Act::Isolate(robot) => {
            cut(sentence!["Du schneidest ", robot, " von allen anderen Robotern ab"], "partition", context)
        }
        Act::Split(groups) => cut(split(groups, context), "partition", context),
        Act::MendOneWay(Direction { from, to }) => {
            mend(sentence!["Du reparierst den Weg von ", from, " zu ", to], context)
        }
        Act::Mend(one, other) => mend(sentence!["Du reparierst ", Link(one, other)], context),
        Act::MendAll => mend(sentence!["Du reparierst alle Verbindungen und Leitungen"], context),
        Act::Delay(SpanRange { least, most }) if least == most => {
            sentence!["Nachrichten zwischen Robotern brauchen von jetzt an ", least, ".", Term("latency")]
        }
        Act::Delay(SpanRange { least, most }) => {
            let from = "Nachrichten zwischen Robotern brauchen von jetzt an ";
            sentence![from, least, " bis ", most, ".", Term("latency")]
        }
        Act::Touch(touch, InFlight { direction: Direction { from, to }, .. }) => {
            let to_do = match touch {
                Touch::Lose => " zu vernichten.",
                Touch::Double => " zu verdoppeln.",
                Touch::Hold => " zurückzuhalten.",
                Touch::Release => " loszulassen.",
            };
            sentence!["Du greifst ein, um eine Nachricht von ", from, " an ", to, to_do]
        }
        Act::Reboot { robot, .. } => sentence!["Du schaltest ", robot, " aus und wieder ein."],
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
        let sides = sentence![side(one), " auf der einen und ", side(other), " auf der anderen Seite"];
        return sentence!["Du kappst die Verbindungen zwischen ", sides];
    }
    let mut whole = sentence!["Du teilst die Roboter in Gruppen auf: "];
    for (place, number) in numbers.iter().enumerate() {
        whole.put(if place == 0 { "" } else { " | " }, Means::Text);
        whole.join(side(number));
    }
    whole
}

/// A cut, and what was on its way just then.
fn cut(mut whole: Sentence, term: &'static str, context: &Context<'_>) -> Sentence {
    if !caused(context).any(|record| matches!(record.what, What::CutOff(_))) {
        whole.put("; das war schon gekappt.", Means::Text);
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
        torn.put(if named.is_empty() { "" } else { " und " }, Means::Text);
        named.push(name.to_string());
        torn.join(name);
    }
    let lost = match (named.len(), others) {
        (0, 0) => sentence!["."],
        (0, 1) => sentence!["; eine Nachricht, die unterwegs war, geht verloren."],
        (0, _) => sentence!["; Nachrichten, die unterwegs waren, gehen verloren."],
        (1, _) => sentence!["; ", torn, " war unterwegs und geht verloren."],
        (_, _) => sentence!["; ", torn, " waren unterwegs und gehen verloren."],
    };
    sentence![whole, lost, Term(term)]
}

/// What a message carries that a team cares about; nothing for signs of life, votes and the like.
fn cargo(gist: &Gist) -> Option<Sentence> {
    Some(match gist {
        Gist::Ask { call, .. } | Gist::Pass { call } | Gist::WriteDown { call: Some(call), .. } => {
            sentence![call.ticket]
        }
        Gist::Answer { ticket, .. } | Gist::Result { ticket } => sentence!["die Antwort auf ", *ticket],
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
        sentence![whole, "; es war nichts gekappt."]
    }
}

/// What an act brought about at once: the records that follow, as far as they cut, mend or lose.
fn caused<'c>(context: &Context<'c>) -> impl Iterator<Item = &'c Record> + use<'c> {
    context.after.iter().take_while(|record| {
        matches!(record.what, What::CutOff(_) | What::Mended(_) | What::Lost { why: Loss::Torn, .. })
    })
}
