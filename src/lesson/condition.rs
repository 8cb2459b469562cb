//! Conditions: what the answers of a prediction and the goals of a task ask of a run.
//!
//! A condition is built of the claims of the run language (everything that may follow `expect`) and of
//! counters, joined by `and`, `or`, `not` and parentheses. It is judged on one moment of a run and on
//! the acts that count; it remembers nothing.

mod count;

use crate::phrase::Phrase;
use std::fmt;

use crate::expect;
use crate::ids::Ticket;
use crate::moment::Moment;
use crate::script::claims::{read_claim, read_ticket};
use crate::script::line::{Cast, Line};
use crate::script::{Expectation, ParseError};
use crate::setup::TimedAct;

/// How deep parentheses and `not` may be nested.
const DEEPEST: u8 = 20;

/// Something that is true of a moment of a run or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A claim of the run language.
    Claim(Expectation),
    /// So many of something.
    Count {
        /// Of what.
        what: Counter,
        /// How it compares.
        than: Compare,
        /// With what.
        number: u64,
    },
    /// The opposite.
    Not(Box<Condition>),
    /// Both or all.
    All(Vec<Condition>),
    /// At least one.
    Any(Vec<Condition>),
}

/// What can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counter {
    /// What people did.
    Deeds(Deed),
    /// Robots in some state.
    Robots(RobotState),
    /// Commands and pictures with this verdict.
    Commands(Believed),
    /// Pictures that the referee found stale.
    StalePictures,
    /// Pictures that the referee found fresh.
    FreshPictures,
    /// Robots that have this command written down, executed or not.
    Written(Ticket),
    /// Robots that know this command to be agreed, or have executed it.
    Agreed(Ticket),
    /// Robots that have executed this command, whatever they did later.
    Executed(Ticket),
    /// Different cells in which robots stand.
    Cells,
    /// Different poses of robots: cell and heading.
    Poses,
    /// How many more moves the robot with the most has executed than the one with the fewest.
    Lag,
    /// Messages that commands have brought about, those of the teams included.
    Messages,
    /// The time since the beginning of the run, in milliseconds.
    Time,
}

/// What people do, for counting and for limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// Commands given, those sent again included.
    Commands,
    /// Links and lines cut, one way or both; isolating a robot or splitting the fleet counts every link.
    Cuts,
    /// Links and lines mended; *mend all* counts as one.
    Mends,
    /// Reboots.
    Reboots,
    /// Messages lost, doubled, held or released by hand.
    Touches,
}

/// What a robot can be counted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RobotState {
    /// Out of the maze.
    Out,
    /// Rebooting.
    Off,
    /// Running, and linked both ways to a majority of the configured robots, itself included.
    Able,
}

/// What a team believes of its command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Believed {
    /// No answer yet.
    Waiting,
    /// Done, and not undone.
    Done,
    /// Refused.
    Refused,
    /// No answer in time.
    Unanswered,
    /// Done and undone.
    Undone,
}

/// How a count compares with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// The same.
    Equal,
    /// Less.
    Less,
    /// More.
    More,
    /// No more than.
    AtMost,
    /// No less than.
    AtLeast,
}

const COMPARES: [(&str, Compare); 7] = [
    ("<=", Compare::AtMost),
    (">=", Compare::AtLeast),
    ("≤", Compare::AtMost),
    ("≥", Compare::AtLeast),
    ("=", Compare::Equal),
    ("<", Compare::Less),
    (">", Compare::More),
];

/// The words for what people do, as counters and after `limit`.
pub(super) const DEEDS: [(&str, Deed); 5] = [
    ("commands", Deed::Commands),
    ("cuts", Deed::Cuts),
    ("mends", Deed::Mends),
    ("reboots", Deed::Reboots),
    ("touches", Deed::Touches),
];

const STATES: [(&str, RobotState); 3] =
    [("out", RobotState::Out), ("off", RobotState::Off), ("able", RobotState::Able)];

const BELIEFS: [(&str, Believed); 5] = [
    ("waiting", Believed::Waiting),
    ("done", Believed::Done),
    ("refused", Believed::Refused),
    ("unanswered", Believed::Unanswered),
    ("undone", Believed::Undone),
];

/// Words that need more words after them.
#[derive(Clone, Copy)]
enum Opening {
    Robots,
    Stale,
    Fresh,
    Written,
    Agreed,
    Executed,
    Cells,
    Poses,
    Lag,
    Messages,
    Time,
}

const OPENINGS: [(&str, Opening); 11] = [
    ("robots", Opening::Robots),
    ("stale", Opening::Stale),
    ("fresh", Opening::Fresh),
    ("written", Opening::Written),
    ("agreed", Opening::Agreed),
    ("executed", Opening::Executed),
    ("cells", Opening::Cells),
    ("poses", Opening::Poses),
    ("lag", Opening::Lag),
    ("messages", Opening::Messages),
    ("time", Opening::Time),
];

type Read<T> = Result<T, ParseError>;

impl Condition {
    /// Reads a condition that fills the rest of the line.
    pub(super) fn read(line: &mut Line, cast: Cast) -> Read<Self> {
        let condition = read_any(line, cast, 0)?;
        line.end()?;
        Ok(condition)
    }

    /// Whether it holds at this moment. `acts` are the acts that count, up to now.
    #[must_use]
    pub fn holds(&self, moment: &Moment, acts: &[TimedAct]) -> bool {
        match self {
            Condition::Claim(claim) => expect::holds_at(claim, moment),
            Condition::Count { what, than, number } => than.holds(what.count(moment, acts), *number),
            Condition::Not(inner) => !inner.holds(moment, acts),
            Condition::All(parts) => parts.iter().all(|part| part.holds(moment, acts)),
            Condition::Any(parts) => parts.iter().any(|part| part.holds(moment, acts)),
        }
    }
}

fn read_any(line: &mut Line, cast: Cast, depth: u8) -> Read<Condition> {
    let mut parts = vec![read_all(line, cast, depth)?];
    while line.word("or") {
        parts.push(read_all(line, cast, depth)?);
    }
    Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::Any(parts) })
}

fn read_all(line: &mut Line, cast: Cast, depth: u8) -> Read<Condition> {
    let mut parts = vec![read_one(line, cast, depth)?];
    while line.word("and") {
        parts.push(read_one(line, cast, depth)?);
    }
    Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) })
}

fn read_one(line: &mut Line, cast: Cast, depth: u8) -> Read<Condition> {
    if depth == DEEPEST {
        return Err(line.fault(Phrase::Nested.with([DEEPEST.to_string()])));
    }
    // `not linearizable` is a claim of its own: where the search takes too long, neither is true.
    let mut ahead = line.clone();
    if let Ok(claim @ Expectation::History { holds: false, .. }) = read_claim(&mut ahead, cast) {
        *line = ahead;
        return Ok(Condition::Claim(claim));
    }
    if line.word("not") {
        return Ok(Condition::Not(Box::new(read_one(line, cast, depth + 1)?)));
    }
    if line.symbol("(") {
        let inner = read_any(line, cast, depth + 1)?;
        if !line.symbol(")") {
            return Err(line.fault(Phrase::CloseParenthesis));
        }
        return Ok(inner);
    }
    if let Some(what) = read_counter(line, cast)? {
        let than = line.symbols(&COMPARES).ok_or_else(|| line.fault(Phrase::Comparison))?;
        let number = if what == Counter::Time {
            line.instant()?.0
        } else {
            line.number(0..=u64::from(u32::MAX), Phrase::Number)?
        };
        return Ok(Condition::Count { what, than, number });
    }
    Ok(Condition::Claim(read_claim(line, cast)?))
}

/// A counter, if one stands there.
fn read_counter(line: &mut Line, cast: Cast) -> Read<Option<Counter>> {
    if let Some(deed) = line.try_choose(&DEEDS) {
        return Ok(Some(Counter::Deeds(deed)));
    }
    if let Some(believed) = line.try_choose(&BELIEFS) {
        let commands = &[("commands", Counter::Commands(believed)), ("command", Counter::Commands(believed))];
        return line.choose(Phrase::Counted, commands).map(Some);
    }
    let Some(opening) = line.try_choose(&OPENINGS) else { return Ok(None) };
    Ok(Some(match opening {
        Opening::Robots => Counter::Robots(line.choose(Phrase::WhichRobots, &STATES)?),
        Opening::Stale => line.choose(Phrase::Counted, &[("pictures", Counter::StalePictures)])?,
        Opening::Fresh => line.choose(Phrase::Counted, &[("pictures", Counter::FreshPictures)])?,
        Opening::Written => Counter::Written(read_ticket(line, cast)?),
        Opening::Agreed => Counter::Agreed(read_ticket(line, cast)?),
        Opening::Executed => Counter::Executed(read_ticket(line, cast)?),
        Opening::Cells => Counter::Cells,
        Opening::Poses => Counter::Poses,
        Opening::Lag => Counter::Lag,
        Opening::Messages => Counter::Messages,
        Opening::Time => Counter::Time,
    }))
}

impl Compare {
    fn holds(self, count: u64, number: u64) -> bool {
        match self {
            Compare::Equal => count == number,
            Compare::Less => count < number,
            Compare::More => count > number,
            Compare::AtMost => count <= number,
            Compare::AtLeast => count >= number,
        }
    }
}

impl Deed {
    /// Its word in a lesson.
    #[must_use]
    pub fn word(self) -> &'static str {
        DEEDS.iter().find(|(_, deed)| *deed == self).expect("every deed has its word").0
    }
}

fn word_of<T: PartialEq>(words: &[(&'static str, T)], meaning: &T) -> &'static str {
    words.iter().find(|(_, m)| m == meaning).expect("every meaning has its word").0
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, parts: &[Condition], between: &str| {
            parts.iter().enumerate().try_for_each(|(place, part)| {
                write!(f, "{}", if place == 0 { "" } else { between })?;
                match part {
                    Condition::All(_) | Condition::Any(_) => write!(f, "({part})"),
                    Condition::Claim(_) | Condition::Count { .. } | Condition::Not(_) => write!(f, "{part}"),
                }
            })
        };
        match self {
            Condition::Claim(claim) => write!(f, "{claim}"),
            Condition::Count { what: Counter::Time, than, number } => {
                write!(f, "time {} {number}ms", word_of(&COMPARES, than))
            }
            Condition::Count { what, than, number } => {
                write!(f, "{what} {} {number}", word_of(&COMPARES, than))
            }
            Condition::Not(inner) => match **inner {
                Condition::All(_) | Condition::Any(_) => write!(f, "not ({inner})"),
                Condition::Claim(_) | Condition::Count { .. } | Condition::Not(_) => write!(f, "not {inner}"),
            },
            Condition::All(parts) => list(f, parts, " and "),
            Condition::Any(parts) => list(f, parts, " or "),
        }
    }
}

impl fmt::Display for Counter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Counter::Deeds(deed) => write!(f, "{}", deed.word()),
            Counter::Robots(state) => write!(f, "robots {}", word_of(&STATES, state)),
            Counter::Commands(believed) => write!(f, "{} commands", word_of(&BELIEFS, believed)),
            Counter::StalePictures => write!(f, "stale pictures"),
            Counter::FreshPictures => write!(f, "fresh pictures"),
            Counter::Written(ticket) => write!(f, "written {ticket}"),
            Counter::Agreed(ticket) => write!(f, "agreed {ticket}"),
            Counter::Executed(ticket) => write!(f, "executed {ticket}"),
            Counter::Cells => write!(f, "cells"),
            Counter::Poses => write!(f, "poses"),
            Counter::Lag => write!(f, "lag"),
            Counter::Messages => write!(f, "messages"),
            Counter::Time => write!(f, "time"),
        }
    }
}
