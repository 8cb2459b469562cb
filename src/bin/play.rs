//! The headless runner: plays a run written as text, prints its story, and checks what it expects.
//!
//! Exit 0 when all expectations hold, 1 when one fails, 2 when the text cannot be read.

#[path = "play/lesson.rs"]
mod lesson;

use std::ffi::OsString;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

use lockstep::expect::{self, Finding};
use lockstep::export::Line;
use lockstep::moment::Moment;
use lockstep::run::{ending, run, tell};
use lockstep::script::{self, Fault, MOST_BYTES, ParseError, Script};
use lockstep::story::{Importance, Story};
use lockstep::summary::Summary;
use lockstep::words::English;
use lockstep::words::tale::TaleWords;
use serde::Serialize;

const USAGE: &str = "\
usage: lockstep-play FILE [--json]
       lockstep-play --lesson FILE

Plays a run written as text and prints its story. FILE may be - for the standard input.
  --json   one JSON object a line for everything that happens, and a last one for how it ended
  --lesson FILE is a lesson: play all its runs, check every right answer and every solution
Exit 0 when all that the text expects holds, 1 when something does not, 2 when the text cannot be read.
";

/// All expectations hold.
const HELD: u8 = 0;
/// One of them does not.
const FAILED: u8 = 1;
/// The text cannot be read.
const UNREADABLE: u8 = 2;

fn main() -> ExitCode {
    let wish = match Wish::read(std::env::args_os().skip(1)) {
        Ok(Some(wish)) => wish,
        Ok(None) => {
            Paper::new().line(USAGE.trim_end());
            return ExitCode::from(HELD);
        }
        Err(why) => {
            complain(format_args!("{why}\n{}", USAGE.trim_end()));
            return ExitCode::from(UNREADABLE);
        }
    };
    ExitCode::from(if wish.lesson { lesson::check_lesson(&wish) } else { play(&wish) })
}

fn play(wish: &Wish) -> u8 {
    let bytes = match wish.bytes() {
        Ok(bytes) => bytes,
        Err(why) => {
            complain(format_args!("{why}"));
            return UNREADABLE;
        }
    };
    let script = match parse(&bytes) {
        Ok(script) => script,
        Err(fault) => return refuse(wish, &fault),
    };
    let (moment, findings) = if wish.json { play_for_programs(&script) } else { play_for_people(&script) };
    for breach in moment.referee.breaches() {
        complain(English.breach(breach));
    }
    let failed: Vec<&Finding> = findings.iter().filter(|finding| !finding.held()).collect();
    for finding in &failed {
        let (expect, found) = (&finding.expect, finding.instead.as_deref().unwrap_or_default());
        complain(format_args!(
            "{}, line {}: expected {}, found {found}",
            wish.name(),
            expect.line,
            expect.what
        ));
    }
    if failed.is_empty() { HELD } else { FAILED }
}

/// What the command line asks for.
struct Wish {
    file: OsString,
    json: bool,
    lesson: bool,
}

impl Wish {
    /// `None` when help is wanted.
    fn read(words: impl Iterator<Item = OsString>) -> Result<Option<Wish>, String> {
        let (mut file, mut json, mut lesson) = (None, false, false);
        for word in words {
            match word.to_str() {
                Some("--json") => json = true,
                Some("--lesson") => lesson = true,
                Some("--help" | "-h") => return Ok(None),
                Some(other) if other.starts_with('-') && other != "-" => {
                    return Err(format!("there is no option {other}"));
                }
                _ if file.is_some() => {
                    return Err(format!("one file at a time: {} is one more", word.display()));
                }
                _ => file = Some(word),
            }
        }
        let file = file.ok_or("which file shall be played?")?;
        if json && lesson {
            return Err("a lesson has no JSON: leave out --json or --lesson".to_owned());
        }
        Ok(Some(Wish { file, json, lesson }))
    }

    fn is_standard_input(&self) -> bool {
        self.file == "-"
    }

    fn name(&self) -> String {
        if self.is_standard_input() {
            "the standard input".to_owned()
        } else {
            self.file.display().to_string()
        }
    }

    /// The bytes of the file; never many more than a run may have, however long the file is.
    fn bytes(&self) -> Result<Vec<u8>, String> {
        let name = self.name();
        let because = |error: io::Error| {
            if error.kind() == io::ErrorKind::NotFound {
                format!("there is no file {name}")
            } else if error.kind() == io::ErrorKind::IsADirectory {
                format!("{name} is a folder, not a file")
            } else {
                format!("{name} cannot be read: {error}")
            }
        };
        let source: Box<dyn Read> = if self.is_standard_input() {
            Box::new(io::stdin().lock())
        } else {
            Box::new(File::open(&self.file).map_err(because)?)
        };
        let mut bytes = Vec::new();
        source.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(because)?;
        Ok(bytes)
    }
}

/// Reads the run in a file's bytes.
fn parse(bytes: &[u8]) -> Result<Script, ParseError> {
    script::parse_bytes(bytes).map_err(|fault| match fault.kind {
        // Only the beginning was read.
        Fault::TooLong(_) => ParseError { found: "more".to_owned(), ..fault },
        Fault::Unexpected | Fault::Newer { .. } | Fault::NotText(_) => fault,
    })
}

/// The text is not a run.
fn refuse(wish: &Wish, fault: &ParseError) -> u8 {
    #[derive(Serialize)]
    struct Refusal<'f> {
        error: Place<'f>,
    }
    #[derive(Serialize)]
    struct Place<'f> {
        line: u32,
        column: u32,
        found: &'f str,
        expected: String,
        meant: Option<&'f str>,
        words: String,
    }
    complain(format_args!("{}: {fault}", wish.name()));
    if wish.json {
        let ParseError { line, column, found, expected, meant, .. } = fault;
        let (line, column, meant) = (*line, *column, *meant);
        let error =
            Place { line, column, found, expected: expected.to_string(), meant, words: fault.to_string() };
        Paper::new().json(&Refusal { error });
    }
    UNREADABLE
}

fn play_for_people(script: &Script) -> (Moment, Vec<Finding>) {
    let mut paper = Paper::new();
    let moment = tell(script, &English, |told| {
        if told.importance == Importance::Shown {
            paper.line(format_args!("{}  {}", told.at, told.sentence));
        }
    });
    paper.line(format_args!(
        "{}  The run ends. Its digest is {}.",
        moment.world.now(),
        moment.world.digest()
    ));
    paper.line("");
    for line in ending(&moment, &English) {
        paper.line(line);
    }
    let findings = expect::check(&script.expects, &moment);
    if !findings.is_empty() {
        let held = findings.iter().filter(|finding| finding.held()).count();
        paper.line("");
        paper.line(format_args!("{held} of {} expectations hold.", findings.len()));
    }
    (moment, findings)
}

fn play_for_programs(script: &Script) -> (Moment, Vec<Finding>) {
    #[derive(Serialize)]
    struct End {
        #[serde(flatten)]
        summary: Summary,
        expects: Vec<Expected>,
    }
    #[derive(Serialize)]
    struct Expected {
        line: u32,
        expected: String,
        held: bool,
        found: Option<String>,
    }
    let mut paper = Paper::new();
    let story = Story::new(&script.setup);
    let moment = run(script, |_, records| {
        for position in 0..records.len() {
            paper.json(&Line::of(&story, &English, records, position));
        }
    });
    let findings = expect::check(&script.expects, &moment);
    let expects = findings.iter().map(|finding| Expected {
        line: finding.expect.line,
        expected: finding.expect.what.to_string(),
        held: finding.held(),
        found: finding.instead.clone(),
    });
    paper.json(&End { summary: Summary::of(&moment, &English), expects: expects.collect() });
    (moment, findings)
}

/// The standard output. When its reader goes away, nothing more is written and the run is played to
/// its end all the same: the exit code tells of the text, not of the reader.
struct Paper {
    out: Option<BufWriter<io::StdoutLock<'static>>>,
}

impl Paper {
    fn new() -> Self {
        Paper { out: Some(BufWriter::new(io::stdout().lock())) }
    }

    fn line(&mut self, words: impl Display) {
        if self.out.as_mut().is_some_and(|out| writeln!(out, "{words}").is_err()) {
            self.give_up();
        }
    }

    fn json(&mut self, value: &impl Serialize) {
        match serde_json::to_string(value) {
            Ok(json) => self.line(json),
            Err(error) => complain(format_args!("this cannot be written as JSON: {error}")),
        }
    }

    /// What is still in the buffer must not be tried again.
    fn give_up(&mut self) {
        if let Some(out) = self.out.take() {
            drop(out.into_parts());
        }
    }
}

impl Drop for Paper {
    fn drop(&mut self) {
        if self.out.as_mut().is_some_and(|out| out.flush().is_err()) {
            self.give_up();
        }
    }
}

/// One sentence for people. Nobody may be listening.
fn complain(words: impl Display) {
    let _ = writeln!(io::stderr(), "{words}");
}
