//! Lessons on the page: what is open, what can happen to it, and the parts that show it. What changes
//! is changed by the app alone (`app/lessons.rs`).

pub(crate) mod dialog;
pub(crate) mod fetch;
pub(crate) mod glossary;
pub(crate) mod panel;
pub(crate) mod prose;
pub(crate) mod task;
pub(crate) mod teacher;
pub(crate) mod vote;

use std::rc::Rc;

use gloo_timers::callback::Timeout;

use crate::lesson::glossary::Glossary;
use crate::lesson::index::Entry;
use crate::lesson::sheet::Sheet;
use crate::lesson::{Attempt, Decided, Kind, Player, Progress, Report, Stand, Task};
use crate::setup::TimedAct;
use crate::time::SimTime;
use crate::ui::language::spoken;
use crate::words::Language;
use crate::words::lesson::{Missing, Trouble};

/// What a fragment begins with that names a lesson.
const FRAGMENT: &str = "lesson=";

/// Something that happened to lessons.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LessonMsg {
    /// The list is opened.
    List,
    /// The list has come, or not.
    Listed(Result<Vec<Entry>, Missing>),
    /// A lesson is opened.
    Open(Wanted),
    /// A lesson was asked for and has come, or not. The number says which request it answers.
    Fetched(u32, Wanted, Result<Fetched, Missing>),
    /// The lesson that is open has come in the page's language, or not.
    Retold(u32, Result<Fetched, Missing>),
    /// A file was brought in that should hold a lesson.
    File(Vec<u8>),
    /// A file was brought in that should hold progress.
    ProgressFile(Vec<u8>),
    /// On.
    Next,
    /// Back.
    Back,
    /// An answer is marked.
    Choose(usize),
    /// The marked answer is locked.
    Lock,
    /// The learner leaves the script.
    Leave,
    /// The learner comes back.
    ComeBack,
    /// The lesson is closed.
    Quit,
    /// The step's run begins again.
    Restart,
    /// The last act is taken back.
    Undo,
    /// A hint is asked for.
    Hint,
    /// So many hints are due at this step.
    HintsDue(usize, usize),
    /// A solution is shown.
    Solution,
    /// The glossary is opened, at a word or at its beginning.
    Glossary(Option<String>),
    /// The glossary has come, or not.
    Words(Result<String, Missing>),
    /// The progress is saved as a file.
    SaveProgress,
    /// What lies over the page is closed.
    Close,
}

/// A lesson that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Its name.
    pub name: String,
    /// At which step, from 0; none for where it was left.
    pub step: Option<usize>,
    /// Whether its sheet for teachers is wanted, and not the lesson itself.
    pub sheet: bool,
}

impl Wanted {
    /// What a fragment (without `#`) names; none when it names no lesson.
    pub(crate) fn read(fragment: &str) -> Option<Self> {
        let mut parts = fragment.strip_prefix(FRAGMENT)?.split('&');
        let name = parts.next().unwrap_or_default();
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        // A name that cannot be one is never put into an address: it asks for nothing that exists.
        let name = if name.chars().all(is_name) { name.to_owned() } else { String::new() };
        let step = parts.find_map(|part| part.strip_prefix("step=")?.parse::<usize>().ok());
        Some(Wanted { name, step: step.map(|step| step.saturating_sub(1)), sheet: false })
    }

    /// The fragment that names a lesson and a step, from 0.
    pub(crate) fn fragment(name: &str, step: usize) -> String {
        if step == 0 { [FRAGMENT, name].concat() } else { format!("{FRAGMENT}{name}&step={}", step + 1) }
    }
}

/// The text of a lesson, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fetched {
    /// The text.
    pub text: String,
    /// Its language: English where it is not there in the page's.
    pub language: Language,
}

/// Everything about lessons that the app holds.
pub(crate) struct Lessons {
    /// The list, once it has come; what went wrong, if it did not.
    pub list: Option<Result<Rc<[Entry]>, Missing>>,
    /// The glossary, once it has come; what went wrong, if it did not.
    pub words: Option<Result<Rc<Glossary>, Missing>>,
    /// What the learner has passed.
    pub progress: Rc<Progress>,
    /// What is wrong with the browser's storage.
    pub trouble: Option<Trouble>,
    /// The lesson that is open.
    pub open: Option<OpenLesson>,
    /// What lies over the page.
    pub over: Option<Over>,
    /// The number of the latest request for a lesson: only its answer counts.
    pub request: u32,
    /// How many lessons were opened.
    pub opened: u32,
}

/// What lies over the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Over {
    /// The list of lessons.
    List,
    /// The glossary, at this word.
    Glossary(Option<String>),
    /// A teacher's sheet, with the lesson's name where it can be fetched again, and its language.
    Teacher(Rc<Sheet>, Option<String>, Option<Language>),
}

/// The lesson that is open.
pub(crate) struct OpenLesson {
    /// Its name; none when it came from a file.
    pub name: Option<String>,
    /// The language that it is told in; none when it came from a file and nobody knows.
    pub language: Option<Language>,
    /// How many lessons were opened before it: it stays the same when the lesson is told in another language.
    pub opened: u32,
    /// Where the learner is.
    pub player: Player,
    /// The instant to which the step's run is being played.
    pub goal: Option<Goal>,
    /// The answer that is true, at a reveal.
    pub right: Option<usize>,
    /// The moment that decided it, at a reveal.
    pub decided: Option<Decided>,
    /// The learner wanted to see before saying what they expect.
    pub asked_first: bool,
    /// The task that is tried.
    pub trial: Option<Trial>,
}

/// A stretch of the run that plays by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Goal {
    /// From here.
    pub from: SimTime,
    /// To here.
    pub to: SimTime,
}

/// A task that is tried.
pub(crate) struct Trial {
    /// The task.
    pub task: Rc<Task>,
    /// The referee.
    pub attempt: Attempt,
    /// How many hints are shown.
    pub hints: usize,
    /// Whether a solution is being shown.
    pub shows_solution: bool,
    /// Offers hints by itself.
    pub _timers: Vec<Timeout>,
}

/// What the lesson's panel shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Panel {
    /// The language that the lesson is told in, where it is not the page's.
    pub foreign: Option<Language>,
    /// Which opening of a lesson this is.
    pub opened: u32,
    /// Where the learner is.
    pub player: Player,
    /// Whether the run still plays to what was asked.
    pub watching: bool,
    /// The answer that is true.
    pub right: Option<usize>,
    /// The moment that decided it.
    pub decided: Option<Decided>,
    /// The learner wanted to see before saying what they expect.
    pub asked_first: bool,
    /// The task.
    pub trial: Option<TrialView>,
    /// What is wrong with the browser's storage.
    pub trouble: Option<Trouble>,
    /// What a class makes of it.
    pub class: ClassView,
}

/// What the panel shows of a class.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ClassView {
    /// Presenter mode: hands are counted, and the heading stands elsewhere.
    pub presenting: bool,
    /// Whether paragraphs are shown.
    pub prose: bool,
    /// The hands that were counted for each answer; empty where there was no vote.
    pub hands: Vec<u16>,
}

/// What is shown of a task.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TrialView {
    /// The task.
    pub task: Rc<Task>,
    /// What the referee says.
    pub report: Report,
    /// How many hints are shown.
    pub hints: usize,
    /// Whether a solution is being shown.
    pub shows_solution: bool,
    /// Whether anything can be taken back.
    pub can_undo: bool,
}

impl OpenLesson {
    /// The present step's kind.
    pub(crate) fn kind(&self) -> &Kind {
        &self.player.lesson().steps[self.player.at()].kind
    }

    /// Whether the learner is at the present step.
    pub(crate) fn in_script(&self) -> bool {
        self.player.stand() == Stand::InScript
    }

    /// Whether a prediction is asked and not locked yet.
    pub(crate) fn asks(&self) -> bool {
        self.in_script() && matches!(self.kind(), Kind::Predict(_)) && !self.player.is_locked()
    }

    /// Whether people may do what they like without leaving the script.
    pub(crate) fn is_free(&self) -> bool {
        match self.kind() {
            Kind::Task(_) | Kind::Explore => true,
            Kind::Scene | Kind::Predict(_) | Kind::Reveal(_) | Kind::Card { .. } => false,
        }
    }

    /// Whether the run still plays to what a prediction was about.
    pub(crate) fn is_watching(&self) -> bool {
        self.goal.is_some() && matches!(self.kind(), Kind::Reveal(_))
    }

    /// From where the present step plays up to its stage: from where the step before it left the same run; a
    /// scene also from its run's beginning. None where there is nothing to see on the way.
    pub(crate) fn lead(&self) -> Option<SimTime> {
        let (at, stage) = (self.player.at(), self.player.stage()?);
        let before = at.checked_sub(1).and_then(|before| self.player.lesson().steps[before].stage);
        let from = match before.filter(|before| before.run == stage.run) {
            Some(before) => before.at,
            None if matches!(self.kind(), Kind::Scene) => SimTime::ZERO,
            None => return None,
        };
        (from < stage.at).then_some(from)
    }

    /// What the panel shows, on a run with these acts.
    pub(crate) fn panel(&self, acts: &[TimedAct], trouble: Option<Trouble>, class: ClassView) -> Panel {
        let trial = self.trial.as_ref().map(|trial| TrialView {
            task: Rc::clone(&trial.task),
            report: trial.attempt.report().clone(),
            hints: trial.hints,
            shows_solution: trial.shows_solution,
            can_undo: !trial.shows_solution && trial.attempt.watch().without_last(acts).is_some(),
        });
        Panel {
            foreign: self.language.filter(|language| *language != spoken()),
            opened: self.opened,
            player: self.player.clone(),
            watching: self.is_watching(),
            right: self.right,
            decided: self.decided,
            asked_first: self.asked_first,
            trial,
            trouble,
            class,
        }
    }

    /// The acts that the step's run has by itself.
    pub(crate) fn given(&self) -> Vec<TimedAct> {
        let lesson = self.player.lesson();
        let Some(run) = lesson.run_of(self.player.at()) else { return Vec::new() };
        let acts = &run.script.acts;
        match self.kind() {
            Kind::Task(task) => task.given(&run.script),
            // What the scene's text does later would disturb who explores.
            Kind::Explore => {
                let at = self.player.stage().map_or(SimTime::ZERO, |stage| stage.at);
                acts.iter().filter(|act| act.at <= at).copied().collect()
            }
            Kind::Scene | Kind::Predict(_) | Kind::Reveal(_) | Kind::Card { .. } => acts.clone(),
        }
    }
}

impl Lessons {
    /// Nothing is open, and nothing has been fetched.
    pub(crate) fn new() -> Self {
        Lessons {
            list: None,
            words: None,
            progress: Rc::default(),
            trouble: None,
            open: None,
            over: None,
            request: 0,
            opened: 0,
        }
    }

    /// What the browser has kept comes back.
    pub(crate) fn remember(&mut self) {
        let (progress, trouble) = crate::ui::store::load();
        (self.progress, self.trouble) = (Rc::new(progress), trouble);
    }
}

/// Whether a file holds a lesson, by its first words.
pub(crate) fn is_lesson(bytes: &[u8]) -> bool {
    first_word(bytes) == b"lesson"
}

/// Whether a file holds progress, by its first word.
pub(crate) fn is_progress(bytes: &[u8]) -> bool {
    first_word(bytes) == b"lockstep-progress"
}

fn first_word(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let line = lines.find(|line| !line.is_empty() && !line.starts_with(b"#")).unwrap_or_default();
    line.split(u8::is_ascii_whitespace).next().unwrap_or_default()
}
