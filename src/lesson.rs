//! Lessons: predict, then reveal; tasks with an honest referee; all from one text file that a teacher can
//! write (`docs/lesson-format.md`).
//!
//! [`parse`] reads a file into a [`Lesson`], plain data. [`Player`] is the way through it: where the
//! learner stands, what they predicted, what they have seen. [`Watch`] is the referee of a task.
//! [`check`](check::check) plays a whole lesson and says what is wrong with it. Nothing here knows a
//! browser.
//!
//! The right answer of a prediction is never written down. Every answer has a condition over the run,
//! and the simulator says which of them is true.

pub mod check;
pub mod glossary;
pub mod index;
pub mod prose;
pub mod sheet;
pub mod translation;

mod condition;
mod parse;
mod play;
mod player;
mod progress;
mod task;

pub use condition::{Believed, Compare, Condition, Counter, Deed, RobotState};
pub use parse::{parse, parse_bytes};
pub use play::{Decided, decided, truths};
pub use player::{Player, Stand};
pub use progress::{MOST_PROGRESS_BYTES, Passed, Progress};
pub use task::{Attempt, Failure, GoalState, Outcome, Report, Watch, Why};

use crate::script::Script;
use crate::setup::TimedAct;
use crate::time::{SimTime, Span};
use prose::{Prose, Text};

/// The version of the format that is read here.
pub const VERSION: u64 = 1;
/// The longest file that is read, in bytes.
pub const MOST_BYTES: usize = crate::script::MOST_BYTES;
/// The most sections that a lesson may have.
pub const MOST_SECTIONS: usize = 60;
/// The longest run that a lesson may play: predictions are judged while somebody waits.
pub const LONGEST_RUN: SimTime = SimTime(600_000);

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Its name.
    pub title: String,
    /// One sentence for the list of lessons.
    pub about: String,
    /// How long it takes, in minutes. 1 to 60.
    pub minutes: u8,
    /// The runs that its steps show.
    pub runs: Vec<Run>,
    /// What the learner goes through, in order. At least one.
    pub steps: Vec<Step>,
    /// For the teacher's sheet.
    pub notes: Notes,
}

/// A run that a lesson shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What its section is called.
    pub name: String,
    /// The run.
    pub script: Script,
    /// Its text, as it stands in the file.
    pub text: String,
}

/// One step of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where its section begins in the file, from 1.
    pub line: u32,
    /// Its heading; of a prediction, the question. Empty where the free stage has none of its own.
    pub title: String,
    /// What stands on the stage; nothing before the first run of the file.
    pub stage: Option<Stage>,
    /// What is said.
    pub prose: Prose,
    /// What is to be done.
    pub kind: Kind,
}

/// What stands on the stage when a step begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Which of the lesson's runs.
    pub run: usize,
    /// Played up to and including this instant.
    pub at: SimTime,
}

/// The kinds of steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something to read and to look at.
    Scene,
    /// A question that is answered before the run goes on.
    Predict(Predict),
    /// What happened. Always right after a prediction.
    Reveal(Reveal),
    /// Something to do, watched by a referee.
    Task(Task),
    /// What many people believe, and why it is not so.
    Card {
        /// What they believe.
        belief: Text,
    },
    /// The free stage, set up with the scene.
    Explore,
}

/// A prediction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predict {
    /// 2 to 4 answers.
    pub answers: Vec<Answer>,
    /// The instant of the run at which they are judged.
    pub judged_at: SimTime,
}

/// One of the answers that are offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where it stands in the file.
    pub place: Spot,
    /// What it says.
    pub text: Text,
    /// When it is true.
    pub condition: Condition,
    /// What is said to somebody who chose it. Empty when nothing is.
    pub reply: Text,
}

/// What happened after a prediction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reveal {
    /// The moment that decided it, one click away.
    pub moment: Option<Turning>,
}

/// The moment that decided something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turning {
    /// An instant of the run.
    At(SimTime),
    /// The first event after which a condition holds.
    First {
        /// Where it stands in the file.
        place: Spot,
        /// The condition.
        condition: Condition,
    },
}

/// Something for the learner to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// When the learner takes over. What the run's text has at or after this instant is left out.
    pub from: SimTime,
    /// What must hold, all at once unless a goal says *once*. At least one.
    pub goals: Vec<Goal>,
    /// What must not happen.
    pub nevers: Vec<Goal>,
    /// How often something may be done, by the learner.
    pub limits: Vec<Limit>,
    /// How much time the run may take from `from` on.
    pub within: Option<Span>,
    /// What helps, in order.
    pub hints: Vec<Hint>,
    /// What solves it. At least one act.
    pub solution: Vec<TimedAct>,
}

/// A condition for a task, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Where it stands in the file.
    pub place: Spot,
    /// The condition.
    pub condition: Condition,
    /// Whether it is enough that it held once.
    pub once: bool,
    /// What the learner reads.
    pub words: Text,
}

/// How often the learner may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Where it stands in the file.
    pub place: Spot,
    /// What.
    pub deed: Deed,
    /// How often at most.
    pub most: u32,
}

/// A hint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// After how much trying it is offered by itself. On request it comes earlier.
    pub after: Span,
    /// What it says.
    pub text: Text,
}

/// What only the teacher reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// What the class should be able to say afterwards.
    pub aims: Vec<Text>,
    /// How the minutes are spent.
    pub timing: Vec<Text>,
    /// Everything else.
    pub prose: Prose,
}

/// A place in the file, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
}

impl Lesson {
    /// The run on a step's stage.
    #[must_use]
    pub fn run_of(&self, step: usize) -> Option<&Run> {
        self.runs.get(self.steps.get(step)?.stage?.run)
    }

    /// The prediction that a reveal belongs to: the step before it.
    #[must_use]
    pub fn predict_of(&self, reveal: usize) -> Option<(usize, &Predict)> {
        let before = reveal.checked_sub(1)?;
        match (&self.steps.get(reveal)?.kind, &self.steps[before].kind) {
            (Kind::Reveal(_), Kind::Predict(predict)) => Some((before, predict)),
            _ => None,
        }
    }
}

impl Task {
    /// What the run's text does before the learner takes over.
    #[must_use]
    pub fn given(&self, script: &Script) -> Vec<TimedAct> {
        script.acts.iter().filter(|act| act.at < self.from).copied().collect()
    }

    /// How far a run may go before the task counts as not solved: until its time is over, or as far as
    /// any run of a lesson goes.
    #[must_use]
    pub fn end(&self) -> SimTime {
        self.within.map_or(LONGEST_RUN, |within| (self.from + within).min(LONGEST_RUN))
    }
}
