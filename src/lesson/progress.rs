//! What a learner has passed, as a short text for the browser's storage, for export and for import.
//!
//! ```text
//! lockstep-progress 1
//! 04-two-teams-at-once at 3 seen 6 answers 2=3 5=passed solved 6 finished
//! ```
//! Steps and answers are counted from 1, as on the screen.

use crate::phrase::Phrase;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Kind, Lesson, MOST_SECTIONS};
use crate::script::line::Line;
use crate::script::{self, Fault, ParseError};

/// The longest text of progress that is read, in bytes.
pub const MOST_PROGRESS_BYTES: usize = 64 * 1024;
/// The longest name of a lesson.
const LONGEST_NAME: usize = 60;
const VERSION: u64 = 1;

/// What a learner has passed of one lesson. Steps and answers count from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// The present step.
    pub at: usize,
    /// The furthest step that was seen.
    pub seen: usize,
    /// By step: the answer that was locked; none when the question was passed over.
    pub answers: BTreeMap<usize, Option<usize>>,
    /// The tasks that were solved, by step.
    pub solved: BTreeSet<usize>,
    /// Whether the last step has been seen: the list of lessons says so before a lesson is fetched.
    pub finished: bool,
}

/// What a learner has passed of all lessons, by the lessons' names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// One entry for each lesson that was begun.
    pub lessons: BTreeMap<String, Passed>,
}

impl Passed {
    /// The same, without what does not fit this lesson: its file may have changed.
    #[must_use]
    pub fn fitted(mut self, lesson: &Lesson) -> Self {
        let last = lesson.steps.len().saturating_sub(1);
        self.seen = self.seen.min(last);
        self.at = self.at.min(self.seen);
        self.answers.retain(|step, answer| match lesson.steps.get(*step).map(|step| &step.kind) {
            Some(Kind::Predict(predict)) => answer.is_none_or(|answer| answer < predict.answers.len()),
            _ => false,
        });
        self.solved.retain(|step| matches!(lesson.steps.get(*step).map(|s| &s.kind), Some(Kind::Task(_))));
        self
    }

    /// Both together: what was seen or solved in either; where both have an answer, the own one; and the own
    /// place.
    pub fn merge(&mut self, other: Passed) {
        self.seen = self.seen.max(other.seen);
        for (step, answer) in other.answers {
            self.answers.entry(step).or_insert(answer);
        }
        self.solved.extend(other.solved);
        self.finished |= other.finished;
    }
}

impl Progress {
    /// Reads what [`Progress`] prints.
    ///
    /// # Errors
    /// The first place at which the text is not progress of this version.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        if text.len() > MOST_PROGRESS_BYTES {
            let what = Phrase::AtMostBytes.with([MOST_PROGRESS_BYTES.to_string()]);
            let fault = ParseError::new(1, 1, format!("{} bytes", text.len()).chars(), what);
            return Err(ParseError { kind: Fault::TooLong(text.len() as u64), ..fault });
        }
        let mut lines = (1..).zip(text.lines()).map(|(number, line)| Line::new(number, line));
        let mut first = lines.next().unwrap_or_else(|| Line::new(1, ""));
        if !first.word("lockstep-progress") {
            return Err(first.fault(Phrase::FirstLine.with([format!("lockstep-progress {VERSION}")])));
        }
        let here = first.here();
        let version = first.number(1..=u64::MAX, Phrase::TextVersion)?;
        if version > VERSION {
            let fault = first.fault_at(here, Phrase::OlderVersion);
            return Err(ParseError { kind: script::Fault::Newer { version }, ..fault });
        }
        first.end()?;
        let mut progress = Progress::default();
        for mut line in lines.filter(|line| !line.clone().ends_here()) {
            let here = line.here();
            let name = line.name();
            if !is_name(&name) {
                return Err(line.fault_at(here, Phrase::LessonName));
            }
            if progress.lessons.contains_key(&name) {
                return Err(line.fault_at(here, Phrase::EveryLessonOnce));
            }
            progress.lessons.insert(name, read_passed(&mut line)?);
        }
        Ok(progress)
    }

    /// Takes in what was passed elsewhere. Nothing of the own is lost.
    pub fn merge(&mut self, other: Progress) {
        for (name, passed) in other.lessons {
            self.lessons.entry(name).or_default().merge(passed);
        }
    }
}

/// Whether this can be the name of a lesson, and so of its file.
pub(super) fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.len() <= LONGEST_NAME && name.chars().all(allowed)
}

fn read_passed(line: &mut Line) -> Result<Passed, ParseError> {
    let step = |line: &mut Line| {
        let number = line.number(1..=MOST_SECTIONS as u64, Phrase::StepNumber)?;
        Ok(usize::try_from(number).expect("the number was checked") - 1)
    };
    let mut passed = Passed::default();
    while !line.ends_here() {
        let words = [("at", 0), ("seen", 1), ("answers", 2), ("solved", 3), ("finished", 4)];
        match line.choose(Phrase::PassedWhat, &words)? {
            0 => passed.at = step(line)?,
            1 => passed.seen = step(line)?,
            2 => {
                while line.digit_ahead() {
                    let question = step(line)?;
                    if !line.symbol("=") {
                        return Err(line.fault(Phrase::AnswerGiven));
                    }
                    let answer = if line.word("passed") {
                        None
                    } else {
                        let number = line.number(1..=4, Phrase::AnswerNumber)?;
                        Some(usize::try_from(number).expect("the number was checked") - 1)
                    };
                    passed.answers.insert(question, answer);
                }
            }
            4 => passed.finished = true,
            _ => {
                while line.digit_ahead() {
                    passed.solved.insert(step(line)?);
                }
            }
        }
    }
    Ok(passed)
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "lockstep-progress {VERSION}")?;
        self.lessons.iter().try_for_each(|(name, passed)| writeln!(f, "{name} {passed}"))
    }
}

impl fmt::Display for Passed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {} seen {}", self.at + 1, self.seen + 1)?;
        if !self.answers.is_empty() {
            write!(f, " answers")?;
        }
        for (step, answer) in &self.answers {
            match answer {
                Some(answer) => write!(f, " {}={}", step + 1, answer + 1)?,
                None => write!(f, " {}=passed", step + 1)?,
            }
        }
        if !self.solved.is_empty() {
            write!(f, " solved")?;
        }
        self.solved.iter().try_for_each(|step| write!(f, " {}", step + 1))?;
        if self.finished { write!(f, " finished") } else { Ok(()) }
    }
}
