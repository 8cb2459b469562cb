//! What people do, as lines `at …`.

use crate::phrase::Phrase;
use std::fmt::Write as _;

use crate::command::Command;
use crate::ids::{Direction, MOST_ROBOTS, Place, RobotId, TeamId};
use crate::setup::{Act, Address, Groups, InFlight, REBOOT_OFF, TimedAct, Touch};
use crate::time::SpanRange;

use super::fault::ParseError;
use super::line::{Cast, Line};

/// What a team can do, besides the five commands.
#[derive(Clone, Copy)]
enum Deal {
    Ask(Command),
    Again,
    Attach,
    Autopilot,
}

const DEALS: [(&str, Deal); 9] = [
    ("forward", Deal::Ask(Command::Forward)),
    ("backward", Deal::Ask(Command::Backward)),
    ("left", Deal::Ask(Command::Left)),
    ("right", Deal::Ask(Command::Right)),
    ("picture", Deal::Ask(Command::Picture)),
    ("again", Deal::Again),
    ("to", Deal::Attach),
    ("autopilot", Deal::Autopilot),
    // Written `backward`; the console's button has room for less.
    ("back", Deal::Ask(Command::Backward)),
];

/// What can be done to the radio paths, the messages and the robots.
#[derive(Clone, Copy)]
enum Fate {
    Cut,
    Mend,
    Isolate,
    Split,
    Reboot,
    Delay,
    Touch(Touch),
}

const FATES: [(&str, Fate); 10] = [
    ("cut", Fate::Cut),
    ("mend", Fate::Mend),
    ("isolate", Fate::Isolate),
    ("split", Fate::Split),
    ("reboot", Fate::Reboot),
    ("delay", Fate::Delay),
    ("lose", Fate::Touch(Touch::Lose)),
    ("double", Fate::Touch(Touch::Double)),
    ("hold", Fate::Touch(Touch::Hold)),
    ("release", Fate::Touch(Touch::Release)),
];

/// Reads what follows the word `at`. One line may name several links; each is an act of its own.
pub(crate) fn read(line: &mut Line, cast: Cast, acts: &mut Vec<TimedAct>) -> Result<(), ParseError> {
    let at = line.instant()?;
    let mut add = |act| acts.push(TimedAct { at, act });
    if line.letter_ahead() {
        let team = line.team(cast)?;
        add(read_deal(line, cast, team)?);
    } else {
        let Some(fate) = line.try_choose(&FATES) else {
            let words = FATES.iter().map(|(word, _)| *word);
            return Err(line.none_of(Phrase::TeamOrFate, words));
        };
        match fate {
            Fate::Cut => read_paths(line, cast, false, &mut add)?,
            Fate::Mend if line.word("all") => add(Act::MendAll),
            Fate::Mend => read_paths(line, cast, true, &mut add)?,
            Fate::Isolate => add(Act::Isolate(line.robot(cast)?)),
            Fate::Split => add(Act::Split(read_groups(line, cast)?)),
            Fate::Reboot => {
                let robot = line.robot(cast)?;
                let off = if line.word("for") { line.span(Phrase::OffTime)? } else { REBOOT_OFF };
                add(Act::Reboot { robot, off });
            }
            Fate::Delay => add(Act::Delay(line.span_range(Phrase::LinkDelay)?)),
            Fate::Touch(touch) => add(Act::Touch(touch, read_message(line, cast)?)),
        }
    }
    line.end()
}

fn read_deal(line: &mut Line, cast: Cast, team: TeamId) -> Result<Act, ParseError> {
    let Some(deal) = line.try_choose(&DEALS) else {
        let words = DEALS.iter().map(|(word, _)| *word).filter(|word| *word != "back");
        return Err(line.none_of(Phrase::Deal, words));
    };
    Ok(match deal {
        Deal::Ask(command) => Act::Ask { team, command, to: read_target(line, cast)? },
        Deal::Again => {
            let here = line.here();
            let named = line.letter_ahead() && line.team(cast)? != team;
            if named {
                return Err(line.fault_at(here, Phrase::OwnCommand.with([team.to_string()])));
            }
            let most = u64::from(u32::MAX);
            let what = Phrase::CommandFromOne;
            let number = if line.digit_ahead() { Some(line.number(1..=most, what)?) } else { None };
            let number = number.map(|n| u32::try_from(n).expect("the number was checked"));
            Act::Again { team, number, to: read_target(line, cast)? }
        }
        Deal::Attach => Act::Attach { team, to: line.address(cast)? },
        Deal::Autopilot => {
            Act::Autopilot { team, on: line.choose(Phrase::OnOrOff, &[("on", true), ("off", false)])? }
        }
    })
}

/// `-> 2`, `-> each`, or nothing.
fn read_target(line: &mut Line, cast: Cast) -> Result<Option<Address>, ParseError> {
    if line.symbol("->") || line.word("to") {
        return line.address(cast).map(Some);
    }
    if line.ends_here() { Ok(None) } else { Err(line.fault(Phrase::Target)) }
}

/// `1-2`, `1>2`, `A-1`, one or more of them.
fn read_paths(line: &mut Line, cast: Cast, mend: bool, add: &mut impl FnMut(Act)) -> Result<(), ParseError> {
    loop {
        let (Direction { from, to }, one_way) = read_path(line, cast)?;
        add(match (mend, one_way) {
            (false, false) => Act::Cut(from, to),
            (false, true) => Act::CutOneWay(Direction { from, to }),
            (true, false) => Act::Mend(from, to),
            (true, true) => Act::MendOneWay(Direction { from, to }),
        });
        line.symbol(",");
        if line.ends_here() {
            return Ok(());
        }
    }
}

/// A link or a line, and whether only one way of it is meant.
fn read_path(line: &mut Line, cast: Cast) -> Result<(Direction, bool), ParseError> {
    let here = line.here();
    let from = line.place(cast)?;
    let one_way = line.symbol("->") || line.symbol(">");
    if !one_way && !line.symbol("-") {
        return Err(line.fault(Phrase::OtherEnd));
    }
    let to = line.place(cast)?;
    if from == to {
        return Err(line.fault_at(here, Phrase::DifferentEnds));
    }
    if let (Place::Team(_), Place::Team(_)) = (from, to) {
        return Err(line.fault_at(here, Phrase::LinkOrLine));
    }
    Ok((Direction { from, to }, one_way))
}

/// `1>2` for the message there that was sent first, or `1>2 message 3` for the third.
fn read_message(line: &mut Line, cast: Cast) -> Result<InFlight, ParseError> {
    let here = line.here();
    let (direction, one_way) = read_path(line, cast)?;
    if !one_way {
        return Err(line.fault_at(here, Phrase::OneWayOfMessage));
    }
    let what = Phrase::WhichMessage;
    let nth = if line.word("message") { line.number(1..=255, what)? } else { 1 };
    Ok(InFlight { direction, nth: u8::try_from(nth).expect("the number was checked") })
}

/// `1 2 | 3 4 5`. Robots that are not named make up one more group.
fn read_groups(line: &mut Line, cast: Cast) -> Result<Groups, ParseError> {
    let mut groups = [0; MOST_ROBOTS as usize];
    let mut group = 1;
    loop {
        let here = line.here();
        let robot = line.robot(cast)?;
        if groups[robot.index()] != 0 {
            return Err(line.fault_at(here, Phrase::OneGroupOnly));
        }
        groups[robot.index()] = group;
        line.symbol(",");
        if line.symbol("|") {
            group += 1;
        } else if line.ends_here() {
            break;
        }
    }
    let here = line.here();
    let fleet = &mut groups[..usize::from(cast.robots)];
    fleet.iter_mut().filter(|g| **g == 0).for_each(|g| *g = group + 1);
    let first = fleet[0];
    if fleet.iter().all(|group| *group == first) {
        return Err(line.fault_at(here, Phrase::AnotherGroup));
    }
    Ok(in_order(Groups(groups)))
}

/// The same groups, counted from 1 in the order of their first robots.
fn in_order(Groups(groups): Groups) -> Groups {
    let mut seen = Vec::new();
    Groups(groups.map(|group| {
        if group == 0 {
            return 0;
        }
        let place = seen.iter().position(|g| *g == group).unwrap_or_else(|| {
            seen.push(group);
            seen.len() - 1
        });
        u8::try_from(place + 1).expect("there are at most five groups")
    }))
}

/// An act as a line of a text, without the line's end: `at 900 cut 1-2`.
#[must_use]
pub fn print_act(timed: &TimedAct) -> String {
    let mut text = format!("at {} ", timed.at.0);
    let done = match timed.act {
        Act::Ask { team, command, to } => write!(text, "{team} {}{}", command.word(), target(to)),
        Act::Again { team, number: None, to } => write!(text, "{team} again{}", target(to)),
        Act::Again { team, number: Some(number), to } => {
            write!(text, "{team} again {team}{number}{}", target(to))
        }
        Act::Attach { team, to } => write!(text, "{team} to {}", address(to)),
        Act::Autopilot { team, on } => write!(text, "{team} autopilot {}", if on { "on" } else { "off" }),
        Act::CutOneWay(Direction { from, to }) => write!(text, "cut {from}>{to}"),
        Act::Cut(one, other) => write!(text, "cut {one}-{other}"),
        Act::MendOneWay(Direction { from, to }) => write!(text, "mend {from}>{to}"),
        Act::Mend(one, other) => write!(text, "mend {one}-{other}"),
        Act::Isolate(robot) => write!(text, "isolate {robot}"),
        Act::Split(groups) => write!(text, "split {}", sides(groups)),
        Act::MendAll => write!(text, "mend all"),
        Act::Reboot { robot, off: REBOOT_OFF } => write!(text, "reboot {robot}"),
        Act::Reboot { robot, off } => write!(text, "reboot {robot} for {}", off.0),
        Act::Delay(range) => write!(text, "delay {}", times(range)),
        Act::Touch(touch, InFlight { direction: Direction { from, to }, nth }) => {
            let known = FATES.iter().find(|(_, fate)| matches!(fate, Fate::Touch(other) if *other == touch));
            let (word, _) = known.expect("everything done to messages has its word");
            let which = if nth == 1 { String::new() } else { format!(" message {nth}") };
            write!(text, "{word} {from}>{to}{which}")
        }
    };
    done.expect("writing into memory cannot fail");
    text
}

/// A range of times, or the one time that is both its ends.
pub(super) fn times(range: SpanRange) -> String {
    if range.least == range.most {
        range.least.0.to_string()
    } else {
        format!("{}..{}", range.least.0, range.most.0)
    }
}

fn target(to: Option<Address>) -> String {
    to.map(|to| format!(" -> {}", address(to))).unwrap_or_default()
}

fn address(to: Address) -> String {
    match to {
        Address::Robot(robot) => robot.to_string(),
        Address::Each => "each".to_owned(),
    }
}

fn sides(groups: Groups) -> String {
    let Groups(places) = in_order(groups);
    let side = |group: u8| -> Vec<String> {
        let robots = RobotId::all(MOST_ROBOTS).filter(|robot| places[robot.index()] == group);
        robots.map(|robot| robot.to_string()).collect()
    };
    let sides: Vec<String> = (1..=MOST_ROBOTS).map(|group| side(group).join(" ")).collect();
    let sides: Vec<&str> = sides.iter().map(String::as_str).filter(|side| !side.is_empty()).collect();
    sides.join(" | ")
}
