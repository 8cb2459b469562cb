//! The words around lessons: the list, the player, tasks, the glossary, the teacher's sheet. What a
//! lesson itself says stands in its file.

use crate::script::ParseError;
use crate::time::{SimTime, Span};

/// Where the list of the lessons is, beside the page.
pub const LIST: &str = "lessons/en/index.txt";

/// Why a lesson, the list or the glossary is not there to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The server's answer.
    Status(u16),
    /// Nobody answered.
    Silence,
    /// The list of the lessons cannot be read.
    List(ParseError),
    /// No list names this lesson.
    Unlisted(String),
}

/// A label that stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LessonLabel {
    /// What lessons are like.
    ListHelp,
    /// The list is being fetched.
    Fetching,
    /// Asks for the list once more.
    TryAgain,
    /// Opens a lesson from a file.
    OpenFile,
    /// Beside that button.
    OrDrop,
    /// The heading of what is kept.
    Progress,
    /// Where progress is kept.
    ProgressNote,
    /// Saves the progress as a file.
    SaveProgress,
    /// Takes in progress from a file.
    LoadProgress,
    /// Opens the glossary, and its title.
    Glossary,
    /// There are no words yet.
    NoWords,
    /// The region of the open lesson.
    Lesson,
    /// Closes the lesson.
    Quit,
    /// The part of the region that scrolls.
    LessonText,
    /// The step before.
    Back,
    /// The step after.
    Next,
    /// The step after a prediction.
    RunIt,
    /// The step after, when it is a task.
    NowATask,
    /// The step after, when it is the free stage.
    ToExplore,
    /// Jumps to where the run was to be played.
    SkipToEnd,
    /// After the last step.
    BackToList,
    /// The keys that go on and back.
    KeysHint,
    /// The group of answers.
    Answers,
    /// Locks the marked answer.
    LockIn,
    /// Beside an answer that is locked.
    Locked,
    /// That a locked answer stays.
    LockedNote,
    /// Asked to run without an answer.
    ChooseFirst,
    /// While the run plays to what was asked.
    Watch,
    /// Beside the answer that was locked.
    YouSaid,
    /// Beside the answer that is true.
    WhatHappened,
    /// The prediction was right.
    WasRight,
    /// The prediction was wrong.
    WasWrong,
    /// No prediction was made.
    WasPassed,
    /// Goes to the moment that decided it.
    DecidingMoment,
    /// Plays freely on the stage.
    PlayFreely,
    /// The learner plays freely.
    AwayNote,
    /// Comes back to the lesson.
    BackToLesson,
    /// Before what many people believe.
    Belief,
    /// The heading of the goals.
    Goals,
    /// A goal that is met.
    Met,
    /// A goal that is not met yet.
    NotMet,
    /// The heading of what must not happen.
    Nevers,
    /// What must not happen has not happened.
    NotHappened,
    /// The heading of the limits.
    Limits,
    /// Takes back the last thing that was done.
    Undo,
    /// Begins the task again.
    AgainTask,
    /// Asks for a hint.
    GiveHint,
    /// Before a hint.
    Hint,
    /// Shows how it is done.
    ShowSolution,
    /// A solution is being shown.
    SolutionNote,
    /// The task is solved.
    Solved,
    /// The task is solved, by the solution.
    SolvedByUs,
    /// What to do after a task has failed.
    FailedHelp,
    /// The teacher's sheet.
    TeacherSheet,
    /// Prints it.
    Print,
    /// Closes it.
    CloseSheet,
    /// The heading of what the class should be able to say.
    Aims,
    /// The heading of how the minutes are spent.
    Timing,
    /// Marks the right answer.
    RightAnswer,
    /// Before what to say to those who chose an answer.
    Say,
    /// The heading of the solution.
    Solution,
    /// The heading of other notes.
    Notes,
    /// Beside the QR code.
    OpenHere,
    /// Before the lessons in which a word is seen.
    SeenIn,
    /// The heading of the words.
    Word,
    /// Above a lesson that is not there in the page's language.
    NotTranslated,
    /// Beside such a lesson in the list.
    InEnglish,
}

/// How far a learner is with a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not begun.
    New,
    /// At this step, from 1.
    At(usize),
    /// Gone through.
    Finished,
}

/// What a task limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Commands.
    Commands,
    /// Cuts.
    Cuts,
    /// Mends.
    Mends,
    /// Reboots.
    Reboots,
    /// Messages touched by hand.
    Touches,
}

/// Why a task has failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Something happened that must not; its words.
    Never(String),
    /// A limit was passed.
    Limit(Counted, u32),
    /// The time is over.
    TimeIsUp,
}

/// What is wrong with the browser's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is forbidden or not there.
    Forbidden,
    /// It is full, or refused to write.
    Full,
    /// What it holds is no progress; it was put aside.
    Broken,
    /// What it holds was written by a newer version; it stays as it is.
    Newer,
}

/// The words of one language.
pub trait LessonWords {
    /// A label.
    fn lesson(&self, label: LessonLabel) -> &'static str;

    /// *Step 3 of 9*.
    fn step(&self, at: usize, of: usize) -> String;

    /// *7 minutes*.
    fn minutes(&self, minutes: u8) -> String;

    /// The name of a lesson's button: *Lesson 4: Two teams at once*.
    fn entry(&self, number: usize, title: &str) -> String;

    /// How far somebody is.
    fn how_far(&self, standing: Standing) -> String;

    /// The name of the button of a lesson's sheet for teachers.
    fn sheet_of(&self, title: &str) -> String;

    /// A limit and how far it is used up: *2 of 3 commands*; *no cuts*.
    fn limit(&self, what: Counted, used: u64, most: u32) -> String;

    /// How much time the task has: *until 0:20.0*.
    fn within(&self, end: SimTime, span: Span) -> String;

    /// *since 0:03.2*.
    fn since(&self, at: SimTime) -> String;

    /// *failed at 0:03.2*.
    fn failed_at(&self, at: SimTime) -> String;

    /// *at 0:03.2*, on a button that goes there.
    fn at(&self, at: SimTime) -> String;

    /// Why a task has failed, as a sentence.
    fn lost(&self, why: &Lost) -> String;

    /// What is wrong with the storage, and what that means.
    fn trouble(&self, trouble: Trouble) -> &'static str;

    /// A lesson, list or glossary is not there to be shown.
    fn unfetched(&self, missing: &Missing) -> String;
}
