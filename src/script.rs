//! The run language: a whole run as a short text, for lessons, links, files, tests and bug reports.
//!
//! ```
//! let text = "\
//!     lockstep 1
//!     scheme forwarding 2
//!     at 0   A forward
//!     at 10  B left        # while A's command is still on its way
//!     until 10s
//!     expect diverged at 1
//! ";
//! let script = lockstep::script::parse(text).expect("this is a run");
//! assert_eq!(script.acts.len(), 2);
//! let canonical = lockstep::script::print(&script);
//! assert_eq!(lockstep::script::parse(&canonical), Ok(script));
//! ```
//!
//! The language is described for teachers in `docs/run-language.md`. It is read line by line and
//! forgivingly; [`print()`] writes one canonical form. What a text leaves out is as in
//! [`Setup::new`], so those defaults belong to version 1 of the language and must not change.

pub(crate) mod acts;
pub(crate) mod claims;
mod expects;
mod fault;
pub(crate) mod line;
mod print;
mod settings;

use crate::phrase::Phrase;
use std::collections::BTreeMap;

pub use acts::print_act;
pub use expects::{Expect, Expectation, ExpectedVerdict, HISTORY_WORDS, LAW_WORDS, Office, RobotExpectation};
pub use fault::{Fault, ParseError};
pub use print::print;

use crate::ids::{MOST_ROBOTS, MOST_TEAMS, RobotId};
use crate::maze::{MOST_SIDE, MazeSource};
use crate::protocol::Scheme;
use crate::setup::{Setup, TeamSetup, TimedAct};
use crate::time::{SimTime, Span};
use line::{Cast, Line};
use settings::{SETTINGS, Setting};

/// The version of the language that is read and written here.
pub const VERSION: u64 = 1;
/// The longest text that is read, in bytes.
pub const MOST_BYTES: usize = 256 * 1024;
/// The most acts that a text may have.
pub const MOST_ACTS: usize = 10_000;
/// The most expectations that a text may have.
pub const MOST_EXPECTS: usize = 1_000;
/// How long a run goes on after its last act when its text does not say until when.
pub const AFTER_LAST_ACT: Span = Span(20_000);

/// A run and what is expected of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// What is fixed before the run begins.
    pub setup: Setup,
    /// What people do, in the order of time; acts at the same time in the order of the text.
    pub acts: Vec<TimedAct>,
    /// When the run ends. Acts after that are kept and not played.
    pub until: SimTime,
    /// What should be true then.
    pub expects: Vec<Expect>,
}

/// Reads a text that may not be one: a file's bytes.
///
/// # Errors
/// As [`parse`], and when the bytes are not UTF-8.
pub fn parse_bytes(bytes: &[u8]) -> Result<Script, ParseError> {
    if bytes.len() > MOST_BYTES {
        return Err(too_long(bytes.len()));
    }
    std::str::from_utf8(bytes).map_err(|error| not_text(bytes, error.valid_up_to())).and_then(parse)
}

/// Reads the text of a run.
///
/// # Errors
/// The first place at which the text is not a run of this version, with what stands there and what
/// was expected.
pub fn parse(text: &str) -> Result<Script, ParseError> {
    if text.len() > MOST_BYTES {
        return Err(too_long(text.len()));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = meaningful_lines(text);
    read_header(lines.first_mut())?;
    let (cast, setup) = survey(&lines[1..]);
    let reading =
        Reading { cast, setup, seen: BTreeMap::new(), acts: Vec::new(), expects: Vec::new(), until: None };
    reading.read(&lines[1..])
}

pub(crate) fn too_long(bytes: usize) -> ParseError {
    let found = format!("{bytes} bytes");
    let fault = ParseError::new(1, 1, found.chars(), Phrase::AtMostBytes.with([MOST_BYTES.to_string()]));
    ParseError { kind: Fault::TooLong(bytes as u64), ..fault }
}

pub(crate) fn not_text(bytes: &[u8], valid: usize) -> ParseError {
    let text = String::from_utf8_lossy(&bytes[..valid]);
    let last = text.rsplit(['\n', '\r']).next().unwrap_or_default();
    let line =
        u32::try_from(text.replace("\r\n", "\n").matches(['\n', '\r']).count() + 1).unwrap_or(u32::MAX);
    let found = format!("the byte {:#04x}", bytes[valid]);
    let fault = ParseError::new(line, last.chars().count() + 1, found.chars(), Phrase::Utf8);
    ParseError { kind: Fault::NotText(bytes[valid]), ..fault }
}

/// The lines that say something, with their numbers. Lines end as on any system.
fn meaningful_lines(text: &str) -> Vec<Line> {
    let lines = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    let lines = (1..).zip(lines).map(|(number, line)| Line::new(number, line));
    lines.filter(|line| !line.clone().ends_here()).collect()
}

fn read_header(first: Option<&mut Line>) -> Result<(), ParseError> {
    let what = || Phrase::FirstLine.with([format!("lockstep {VERSION}")]);
    let Some(line) = first else { return Err(ParseError::new(1, 1, [], what())) };
    if !line.word("lockstep") {
        return Err(line.fault(what()));
    }
    let here = line.here();
    let version = line.number(1..=u64::MAX, Phrase::LanguageVersion.with([VERSION.to_string()]))?;
    if version > VERSION {
        return Err(ParseError { kind: Fault::Newer { version }, ..line.fault_at(here, what()) });
    }
    line.end()
}

/// Looks ahead for what all other lines depend on: the scheme with its robots, the maze and the
/// teams. Where one of them is wrong, the rest is read as if everything were possible; the fault is
/// reported when its line is reached.
fn survey(lines: &[Line]) -> (Cast, Setup) {
    let find = |word| {
        let place = lines.iter().position(|line| line.clone().word(word))?;
        let mut line = lines[place].clone();
        line.word(word);
        Some((line, &lines[place + 1..]))
    };
    let scheme = find("scheme").and_then(|(mut line, _)| settings::read_scheme(&mut line).ok());
    let maze = find("maze").map(|(mut line, rest)| settings::read_maze(&mut line, rest).ok());
    let mut setup = Setup::new(scheme.unwrap_or(Scheme::Alone { robots: MOST_ROBOTS }));
    let robots = setup.scheme.robots();
    let teams = find("teams").map(|(mut line, _)| settings::read_teams(&mut line, robots).ok());

    let any = |index| TeamSetup { home: RobotId(index % robots + 1), autopilot: false };
    let everybody = || (0..MOST_TEAMS).map(any).collect();
    match teams {
        Some(read) => setup.teams = read.unwrap_or_else(everybody),
        None if scheme.is_none() => setup.teams = everybody(),
        None => {}
    }
    let (width, height) = match (maze, scheme) {
        (Some(Some((maze, _))), _) => size(&maze),
        (None, Some(_)) => size(&setup.maze),
        (Some(None), _) | (None, None) => (MOST_SIDE, MOST_SIDE),
    };
    let teams = u8::try_from(setup.teams.len()).expect("there are at most five teams");
    (Cast { robots, teams, width, height }, setup)
}

fn size(maze: &MazeSource) -> (u8, u8) {
    let maze = maze.build();
    (maze.width(), maze.height())
}

/// What a line is about.
#[derive(Clone, Copy)]
enum Topic {
    Set(Setting),
    At,
    Until,
    Expect,
}

/// A text that is being read.
struct Reading {
    cast: Cast,
    setup: Setup,
    /// In which line each setting was made.
    seen: BTreeMap<Setting, u32>,
    acts: Vec<TimedAct>,
    expects: Vec<Expect>,
    until: Option<(SimTime, u32)>,
}

impl Reading {
    fn read(mut self, lines: &[Line]) -> Result<Script, ParseError> {
        let mut next = 0;
        while let Some(line) = lines.get(next) {
            next += 1 + self.read_line(&mut line.clone(), &lines[next + 1..])?;
        }
        if !self.seen.contains_key(&Setting::Scheme) {
            let what = Phrase::SchemeLine;
            let (line, end) = lines.last().map_or((2, 1), |line| (line.number + 1, 1));
            return Err(ParseError::new(line, end, [], what));
        }
        self.acts.sort_by_key(|act| act.at);
        let last = self.acts.last().map_or(SimTime::ZERO, |act| act.at);
        let until = self.until.map_or_else(|| (last + AFTER_LAST_ACT).min(SimTime::LAST), |(until, _)| until);
        Ok(Script { setup: self.setup, acts: self.acts, until, expects: self.expects })
    }

    /// Reads one line, and says how many of the lines after it belonged to it.
    fn read_line(&mut self, line: &mut Line, rest: &[Line]) -> Result<usize, ParseError> {
        let mut words: Vec<(&'static str, Topic)> =
            SETTINGS.iter().map(|(word, setting)| (*word, Topic::Set(*setting))).collect();
        words.extend([("at", Topic::At), ("until", Topic::Until), ("expect", Topic::Expect)]);
        let start = line.here();
        match line.choose(Phrase::LineWord, &words)? {
            Topic::Set(setting) => return self.read_setting(setting, start, line, rest),
            Topic::At => {
                acts::read(line, self.cast, &mut self.acts)?;
                if self.acts.len() > MOST_ACTS {
                    return Err(line.fault_at(start, Phrase::AtMostActs.with([MOST_ACTS.to_string()])));
                }
            }
            Topic::Until => {
                if let Some((_, first)) = self.until {
                    return Err(twice(line, start, "until", first));
                }
                self.until = Some((line.instant()?, line.number));
                line.end()?;
            }
            Topic::Expect => {
                if self.expects.len() == MOST_EXPECTS {
                    return Err(
                        line.fault_at(start, Phrase::AtMostExpectations.with([MOST_EXPECTS.to_string()]))
                    );
                }
                self.expects.push(claims::read(line, self.cast)?);
            }
        }
        Ok(0)
    }

    fn read_setting(
        &mut self,
        setting: Setting,
        start: usize,
        line: &mut Line,
        rest: &[Line],
    ) -> Result<usize, ParseError> {
        if let Some(first) = self.seen.insert(setting, line.number) {
            let (word, _) = SETTINGS.iter().find(|(_, s)| *s == setting).expect("every setting has its word");
            return Err(twice(line, start, word, first));
        }
        if setting == Setting::Maze {
            let (maze, drawn) = settings::read_maze(line, rest)?;
            self.setup.maze = maze;
            return Ok(drawn);
        }
        settings::read(setting, line, self.cast, &mut self.setup)?;
        Ok(0)
    }
}

fn twice(line: &Line, place: usize, word: &str, first: u32) -> ParseError {
    line.fault_at(place, Phrase::OnlyOneLine.with([word.to_owned(), first.to_string()]))
}
