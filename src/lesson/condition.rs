//! Conditions: what the answers of a prediction and the goals of a task ask of a run.
//!
//! A condition is built of the claims of the run language (everything that may follow `expect`) and of
//! counters, joined by `and`, `or`, `not` and parentheses. It is judged on one moment of a run and on
//! the acts that count; it remembers nothing.

use std::collections::BTreeSet;
use std::fmt;

use crate::expect;
use crate::ids::{RobotId, Ticket};
use crate::laws::{Freshness, Reach};
use crate::moment::Moment;
use crate::pose::Pose;
use crate::protocol::Replica;
use crate::protocol::quorum::is_majority;
use crate::record::Verdict;
use crate::script::claims::{read_claim, read_ticket};
use crate::script::line::{Cast, Line};
use crate::script::{Expectation, ParseError};
use crate::setup::{Act, Groups, TimedAct};
use crate::team::Ask;

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
        return Err(line.fault(format!("at most {DEEPEST} conditions within each other")));
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
            return Err(line.fault("and, or, or ) to close the parenthesis"));
        }
        return Ok(inner);
    }
    if let Some(what) = read_counter(line, cast)? {
        let than = line.symbols(&COMPARES).ok_or_else(|| line.fault("=, <, >, <= or >= and a number"))?;
        let number = if what == Counter::Time {
            line.instant()?.0
        } else {
            line.number(0..=u64::from(u32::MAX), "a number")?
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
        return line.choose("what is counted", commands).map(Some);
    }
    let Some(opening) = line.try_choose(&OPENINGS) else { return Ok(None) };
    Ok(Some(match opening {
        Opening::Robots => Counter::Robots(line.choose("which robots are counted", &STATES)?),
        Opening::Stale => line.choose("what is counted", &[("pictures", Counter::StalePictures)])?,
        Opening::Fresh => line.choose("what is counted", &[("pictures", Counter::FreshPictures)])?,
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

impl Counter {
    fn count(self, moment: &Moment, acts: &[TimedAct]) -> u64 {
        let robots = moment.world.setup().scheme.robots();
        let count_robots = |is: &dyn Fn(RobotId) -> bool| RobotId::all(robots).filter(|id| is(*id)).count();
        let count = match self {
            Counter::Deeds(deed) => return deed.count(acts, robots),
            Counter::Messages => return moment.tally.price().messages,
            Counter::Time => return moment.world.now().0,
            Counter::Cells => poses(moment).map(|pose| pose.cell).collect::<BTreeSet<_>>().len(),
            Counter::Poses => {
                poses(moment).map(|pose| (pose.cell, pose.heading)).collect::<BTreeSet<_>>().len()
            }
            Counter::Lag => {
                let counts = || moment.world.robots().iter().map(|robot| robot.body.count());
                return counts().max().unwrap_or(0) - counts().min().unwrap_or(0);
            }
            Counter::Robots(RobotState::Out) => {
                let exit = moment.world.maze().exit();
                count_robots(&|id| moment.world.robot(id).body.pose().cell == exit)
            }
            Counter::Robots(RobotState::Off) => count_robots(&|id| !moment.world.robot(id).is_running()),
            Counter::Robots(RobotState::Able) => {
                let reach = Reach::of(&moment.world);
                count_robots(&|id| is_majority(reach.robots[id.index()].linked.count(), robots))
            }
            Counter::Commands(believed) => asks(moment).filter(|ask| believed.is(ask.verdict)).count(),
            Counter::StalePictures => count_pictures(moment, |fresh| matches!(fresh, Freshness::StaleBy(_))),
            Counter::FreshPictures => count_pictures(moment, |fresh| matches!(fresh, Freshness::Fresh)),
            Counter::Written(ticket) => {
                count_robots(&|id| executed(moment, ticket, id) || in_log(moment, ticket, id).is_some())
            }
            Counter::Agreed(ticket) => {
                count_robots(&|id| executed(moment, ticket, id) || in_log(moment, ticket, id) == Some(true))
            }
            Counter::Executed(ticket) => count_robots(&|id| executed(moment, ticket, id)),
        };
        count as u64
    }
}

fn poses(moment: &Moment) -> impl Iterator<Item = Pose> {
    moment.world.robots().iter().map(|robot| robot.body.pose())
}

fn asks(moment: &Moment) -> impl Iterator<Item = &Ask> {
    moment.world.teams().iter().flat_map(|team| team.asks().iter())
}

fn count_pictures(moment: &Moment, is: impl Fn(Freshness) -> bool) -> usize {
    let judged = asks(moment).filter_map(|ask| moment.referee.picture_judgement(ask.call.ticket));
    judged.filter(|freshness| is(*freshness)).count()
}

fn executed(moment: &Moment, ticket: Ticket, robot: RobotId) -> bool {
    moment.tally.executed(ticket)[robot.index()] > 0
}

/// Whether a command is in a robot's log and, if it is, whether the robot knows it to be agreed. The
/// whole log is searched, not only what the robot shows of it.
fn in_log(moment: &Moment, ticket: Ticket, robot: RobotId) -> Option<bool> {
    let replica = &moment.world.robot(robot).replica;
    if let Replica::Raft(raft) = replica {
        let raft = raft.inspect();
        let place = raft.log.iter().position(|entry| entry.call.is_some_and(|call| call.ticket == ticket))?;
        return Some((place as u64) < raft.commit);
    }
    let view = replica.view();
    view.pending.iter().find(|pending| pending.call.ticket == ticket).map(|pending| pending.agreed)
}

impl Believed {
    fn is(self, verdict: Verdict) -> bool {
        match self {
            Believed::Waiting => verdict == Verdict::Waiting,
            Believed::Done => matches!(verdict, Verdict::Done(_)),
            Believed::Refused => matches!(verdict, Verdict::Refused(_)),
            Believed::Unanswered => verdict == Verdict::NoAnswer,
            Believed::Undone => matches!(verdict, Verdict::Undone { .. }),
        }
    }
}

impl Deed {
    /// How often it was done in these acts, in a fleet of so many robots.
    #[must_use]
    pub fn count(self, acts: &[TimedAct], robots: u8) -> u64 {
        acts.iter().map(|act| self.in_act(act.act, robots)).sum()
    }

    fn in_act(self, act: Act, robots: u8) -> u64 {
        let (deed, times) = match act {
            Act::Ask { .. } | Act::Again { .. } => (Deed::Commands, 1),
            Act::Cut(..) | Act::CutOneWay(_) => (Deed::Cuts, 1),
            Act::Isolate(_) => (Deed::Cuts, u64::from(robots) - 1),
            Act::Split(groups) => (Deed::Cuts, links_between(groups, robots)),
            Act::Mend(..) | Act::MendOneWay(_) | Act::MendAll => (Deed::Mends, 1),
            Act::Reboot { .. } => (Deed::Reboots, 1),
            Act::Touch(..) => (Deed::Touches, 1),
            Act::Attach { .. } | Act::Autopilot { .. } | Act::Delay(_) => return 0,
        };
        if deed == self { times } else { 0 }
    }

    /// Its word in a lesson.
    #[must_use]
    pub fn word(self) -> &'static str {
        DEEDS.iter().find(|(_, deed)| *deed == self).expect("every deed has its word").0
    }
}

fn links_between(groups: Groups, robots: u8) -> u64 {
    let pairs = RobotId::all(robots).flat_map(|one| RobotId::all(robots).map(move |other| (one, other)));
    let between =
        pairs.filter(|(one, other)| one < other && groups.0[one.index()] != groups.0[other.index()]);
    between.count() as u64
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
