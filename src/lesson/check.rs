//! Does a lesson tell the truth? Plays everything in it without a screen: every prediction has exactly
//! one true answer, every deciding moment happens, every task is solved by its solution and not by
//! doing nothing, and the runs keep what they expect of themselves.

use std::fmt;
use std::rc::Rc;

use super::glossary::Glossary;
use super::play::{decided, truths};
use super::prose::{self, Block, Piece, Style};
use super::task::{Attempt, Failure, Outcome, Why};
use super::{Kind, LONGEST_RUN, Lesson, Predict, Spot, Step, Task};
use crate::expect;
use crate::run::run;
use crate::script::Script;
use crate::setup::TimedAct;
use crate::time::{SimTime, Span};

/// How much longer than its last act a solution may take.
const AFTER_SOLUTION: Span = Span(60_000);

/// Something that is not true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Where in the file.
    pub place: Spot,
    /// What is wrong, as a sentence.
    pub words: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}, column {}: {}", self.place.line, self.place.column, self.words)
    }
}

/// Everything that is wrong with a lesson, in the order of the file.
#[must_use]
pub fn check(lesson: &Lesson) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for lesson_run in &lesson.runs {
        let script = &lesson_run.script;
        let moment = run(script, |_, _| {});
        for finding in expect::check(&script.expects, &moment).into_iter().filter(|finding| !finding.held()) {
            let (expected, found) = (finding.expect.what, finding.instead.unwrap_or_default());
            let words = format!("This run was expected to end with {expected}; it ends with {found}.");
            complaints.push(Complaint { place: begin(finding.expect.line), words });
        }
    }
    for (place, step) in lesson.steps.iter().enumerate() {
        let Some(script) = lesson.run_of(place).map(|run| &run.script) else { continue };
        match &step.kind {
            Kind::Predict(predict) => check_predict(script, step, predict, &mut complaints),
            Kind::Reveal(reveal) => {
                let end = step.stage.map_or(script.until, |stage| stage.at);
                if let Some(super::Turning::First { place, condition }) = &reveal.moment
                    && reveal.moment.as_ref().and_then(|moment| decided(script, moment, end)).is_none()
                {
                    let words = format!("“{condition}” does not hold at any moment up to {end}.");
                    complaints.push(Complaint { place: *place, words });
                }
            }
            Kind::Task(task) => check_task(script, step, task, &mut complaints),
            Kind::Scene | Kind::Card { .. } | Kind::Explore => {}
        }
    }
    complaints.sort_by_key(|complaint| complaint.place);
    complaints
}

/// The words that are linked and not in the glossary.
#[must_use]
pub fn unknown_terms(lesson: &Lesson, glossary: &Glossary) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for step in &lesson.steps {
        let mut look = |text: &[Piece]| {
            for piece in text {
                if let Style::Term(key) = &piece.style
                    && glossary.find(key).is_none()
                {
                    let words = format!("“{key}” is not in the glossary.");
                    complaints.push(Complaint { place: begin(step.line), words });
                }
            }
        };
        step.texts().into_iter().for_each(&mut look);
    }
    complaints
}

impl Step {
    /// Every text in this step, in the order of the file.
    #[must_use]
    pub fn texts(&self) -> Vec<&[Piece]> {
        let mut texts: Vec<&[Piece]> = Vec::new();
        for block in &self.prose {
            match block {
                Block::Paragraph(text) => texts.push(text),
                Block::List(items) => texts.extend(items.iter().map(Vec::as_slice)),
            }
        }
        match &self.kind {
            Kind::Predict(predict) => {
                for answer in &predict.answers {
                    texts.extend([answer.text.as_slice(), answer.reply.as_slice()]);
                }
            }
            Kind::Task(task) => {
                let goals = task.goals.iter().chain(&task.nevers);
                texts.extend(goals.map(|goal| goal.words.as_slice()));
                texts.extend(task.hints.iter().map(|hint| hint.text.as_slice()));
            }
            Kind::Card { belief } => texts.push(belief),
            Kind::Scene | Kind::Reveal(_) | Kind::Explore => {}
        }
        texts
    }
}

fn begin(line: u32) -> Spot {
    Spot { line, column: 1 }
}

fn check_predict(script: &Script, step: &Step, predict: &Predict, complaints: &mut Vec<Complaint>) {
    let truths = truths(script, predict);
    let right: Vec<usize> = (0..truths.len()).filter(|answer| truths[*answer]).collect();
    let at = predict.judged_at;
    match &right[..] {
        [_] => {}
        [] => {
            let words = format!("None of the answers is true at {at}.");
            complaints.push(Complaint { place: begin(step.line), words });
        }
        [first, second, ..] => {
            let words = format!(
                "This answer, “{}”, is true at {at}, and so is answer {}, “{}”.",
                prose::plain(&predict.answers[*second].text),
                first + 1,
                prose::plain(&predict.answers[*first].text)
            );
            complaints.push(Complaint { place: predict.answers[*second].place, words });
        }
    }
}

fn check_task(script: &Script, step: &Step, task: &Task, complaints: &mut Vec<Complaint>) {
    let last = task.solution.last().map_or(task.from, |act| act.at);
    let end = (last + AFTER_SOLUTION).min(LONGEST_RUN).min(task.end() + Span(1));
    let (place, words) = match attempt(script, task, &task.solution, end) {
        (Outcome::Solved { .. }, _) => {
            let (idle, _) = attempt(script, task, &[], end);
            if !matches!(idle, Outcome::Solved { .. }) {
                return;
            }
            (begin(step.line), "Doing nothing solves this task, too.".to_owned())
        }
        (Outcome::Failed(Failure { why, at, .. }), _) => match why {
            Why::Never(never) => {
                let never = &task.nevers[never];
                (never.place, format!("The solution does at {at} what must never be: {}.", never.condition))
            }
            Why::Limit(limit) => {
                let limit = task.limits[limit];
                let words = format!("The solution passes {} {} at {at}.", limit.most, limit.deed.word());
                (limit.place, words)
            }
            Why::TimeIsUp => (begin(step.line), format!("The solution is not done by {at}.")),
        },
        (Outcome::Open, open) => {
            let goal = &task.goals[open];
            (goal.place, format!("The solution does not reach this goal by {end}: {}.", goal.condition))
        }
    };
    complaints.push(Complaint { place, words });
}

/// How a task stands after these acts, and the first goal that is not met.
fn attempt(script: &Script, task: &Task, acts: &[TimedAct], end: SimTime) -> (Outcome, usize) {
    let mut attempt = Attempt::new(Rc::new(task.clone()), script);
    let mut all = task.given(script);
    all.extend(acts);
    attempt.follow(&all, end);
    let open = attempt.report().goals.iter().position(|goal| !goal.met).unwrap_or(0);
    (attempt.report().outcome, open)
}
