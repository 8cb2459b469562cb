//! The teacher's sheet: the whole lesson on paper, with the right answers and what to say to the wrong
//! ones, made from the same file. Plays the runs; ask once.

use super::play::truths;
use super::prose::{Prose, Text};
use super::{Goal, Kind, Lesson, Limit, Step};
use crate::script::print_act;

/// What is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The lesson's name.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// How long it takes.
    pub minutes: u8,
    /// What the class should be able to say afterwards.
    pub aims: Vec<Text>,
    /// How the minutes are spent.
    pub timing: Vec<Text>,
    /// The steps, in order.
    pub parts: Vec<Part>,
    /// What else the teacher should know.
    pub notes: Prose,
}

/// One step on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The number of the step, from 1.
    pub number: usize,
    /// Its heading.
    pub title: String,
    /// What the learner reads.
    pub prose: Prose,
    /// What the teacher needs besides.
    pub more: More,
}

/// What the teacher needs besides the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum More {
    /// Nothing.
    Nothing,
    /// The answers of a question.
    Answers(Vec<Expected>),
    /// What many people believe.
    Belief(Text),
    /// A task and what solves it.
    Task {
        /// What must hold.
        goals: Vec<Goal>,
        /// What must not happen.
        nevers: Vec<Goal>,
        /// How often something may be done.
        limits: Vec<Limit>,
        /// The solution, one act a line, as in a run.
        solution: Vec<String>,
    },
}

/// An answer on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What it says.
    pub text: Text,
    /// Whether it is the right one, as the simulator says.
    pub right: bool,
    /// What to say to those who chose it.
    pub say: Text,
}

impl Sheet {
    /// The sheet of a lesson.
    #[must_use]
    pub fn of(lesson: &Lesson) -> Self {
        let part = |(place, step): (usize, &Step)| Part {
            number: place + 1,
            title: step.title.clone(),
            prose: step.prose.clone(),
            more: more(lesson, place, step),
        };
        Sheet {
            title: lesson.title.clone(),
            about: lesson.about.clone(),
            minutes: lesson.minutes,
            aims: lesson.notes.aims.clone(),
            timing: lesson.notes.timing.clone(),
            parts: lesson.steps.iter().enumerate().map(part).collect(),
            notes: lesson.notes.prose.clone(),
        }
    }
}

fn more(lesson: &Lesson, place: usize, step: &Step) -> More {
    match &step.kind {
        Kind::Scene | Kind::Reveal(_) | Kind::Explore => More::Nothing,
        Kind::Card { belief } => More::Belief(belief.clone()),
        Kind::Predict(predict) => {
            let truths = lesson.run_of(place).map(|run| truths(&run.script, predict)).unwrap_or_default();
            let answers = predict.answers.iter().zip(truths);
            let expected = answers.map(|(answer, right)| Expected {
                text: answer.text.clone(),
                right,
                say: answer.reply.clone(),
            });
            More::Answers(expected.collect())
        }
        Kind::Task(task) => More::Task {
            goals: task.goals.clone(),
            nevers: task.nevers.clone(),
            limits: task.limits.clone(),
            solution: task.solution.iter().map(print_act).collect(),
        },
    }
}
