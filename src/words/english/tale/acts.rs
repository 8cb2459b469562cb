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
        Act::Ask { team, command, .. } => sentence![team, " presses a button: ", command, "."],
        Act::Again { team, .. } => sentence![team, " sends a command once more."],
        Act::Attach { team, to: Address::Robot(robot) } => {
            sentence![team, " turns to ", robot, "."]
        }
        Act::Attach { team, to: Address::Each } => sentence![team, " turns to each robot."],
        Act::Autopilot { team, on: true } => {
            sentence!["You switch on the autopilot of ", team, "."]
        }
        Act::Autopilot { team, on: false } => {
            sentence!["You switch off the autopilot of ", team, "."]
        }
        Act::CutOneWay(direction) => cut(
            sentence!["You cut the way from ", direction.from, " to ", direction.to],
            "one-way partition",
            context,
        ),
        Act::Cut(one, other) => cut(sentence!["You cut ", Link(one, other)], cut_term(one, other), context),
        Act::Isolate(robot) => {
            cut(sentence!["You cut ", robot, " off from all other robots"], "partition", context)
        }
        Act::Split(groups) => cut(split(groups, context), "partition", context),
        Act::MendOneWay(Direction { from, to }) => {
            mend(sentence!["You mend the way from ", from, " to ", to], context)
        }
        Act::Mend(one, other) => mend(sentence!["You mend ", Link(one, other)], context),
        Act::MendAll => mend(sentence!["You mend every link and line"], context),
        Act::Delay(SpanRange { least, most }) if least == most => {
            sentence!["Messages between robots take ", least, " from now on.", Term("latency")]
        }
        Act::Delay(SpanRange { least, most }) => {
            sentence!["Messages between robots take ", least, " to ", most, " from now on.", Term("latency")]
        }
        Act::Touch(touch, InFlight { direction: Direction { from, to }, .. }) => {
            let does = match touch {
                Touch::Lose => "destroy",
                Touch::Double => "double",
                Touch::Hold => "hold back",
                Touch::Release => "let go of",
            };
            sentence!["You reach out to ", does, " a message from ", from, " to ", to, "."]
        }
        Act::Reboot { robot, .. } => sentence!["You switch ", robot, " off and on again."],
    }
}

fn cut_term(one: Place, other: Place) -> &'static str {
    match Path::between(one, other) {
        Path::Link => "partition",
        Path::Line => "client disconnected",
    }
}

/// Which robots can no longer talk to which.
#[inline(never)]
fn split(groups: Groups, context: &Context<'_>) -> Sentence {
    let sides: Vec<Sentence> =
        context.sides(groups).into_iter().map(|side| sentence![Robots(side)]).collect();
    match <[Sentence; 2]>::try_from(sides) {
        Ok([one, other]) => {
            sentence!["You cut the links between ", one, " on one side and ", other, " on the other"]
        }
        Err(sides) => sentence!["You split the robots into groups: ", Sentence::series(sides, " | ")],
    }
}

/// A cut, and what was on its way just then.
fn cut(whole: Sentence, term: &'static str, context: &Context<'_>) -> Sentence {
    let Some(Torn { named, others }) = context.torn() else {
        return sentence![whole, "; that was cut already."];
    };
    let torn = Sentence::series(named.iter().copied().map(cargo), " and ");
    let lost = match (named.len(), others) {
        (0, 0) => sentence!["."],
        (0, 1) => sentence!["; a message on its way is lost."],
        (0, _) => sentence!["; messages on their way are lost."],
        (1, _) => sentence!["; ", torn, " was on its way and is lost."],
        (_, _) => sentence!["; ", torn, " were on their way and are lost."],
    };
    sentence![whole, lost, Term(term)]
}

fn cargo(cargo: Cargo) -> Sentence {
    match cargo {
        Cargo::Command(ticket) => sentence![ticket],
        Cargo::Answer(ticket) => sentence!["the answer to ", ticket],
    }
}

fn mend(whole: Sentence, context: &Context<'_>) -> Sentence {
    if context.mends() { sentence![whole, ".", Term("heal")] } else { sentence![whole, "; nothing was cut."] }
}
