//! The words around lessons: the list, the player, tasks, the glossary, the teacher's sheet. What a
//! lesson itself says stands in its file.

use crate::time::{SimTime, Span};

/// A label that stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LessonLabel {
    /// The list of lessons, and the button that opens it.
    Lessons,
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
    fn standing(&self, standing: Standing) -> String;

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

    /// A lesson, list or glossary could not be fetched; the server's answer, if there was one.
    fn unfetched(&self, status: Option<u16>) -> String;
}

impl LessonWords for crate::words::app::English {
    fn lesson(&self, label: LessonLabel) -> &'static str {
        match label {
            LessonLabel::Lessons => "Lessons",
            LessonLabel::ListHelp => "Say what you expect, watch what happens, then try it yourself.",
            LessonLabel::Fetching => "One moment: the lessons are being fetched.",
            LessonLabel::TryAgain => "Try again",
            LessonLabel::OpenFile => "Open a lesson file",
            LessonLabel::OrDrop => "or drop one anywhere on the page",
            LessonLabel::Progress => "Your progress",
            LessonLabel::ProgressNote => "It is kept in this browser and nowhere else.",
            LessonLabel::SaveProgress => "Save progress as a file",
            LessonLabel::LoadProgress => "Bring in progress",
            LessonLabel::Glossary => "Words",
            LessonLabel::NoWords => "There are no words here yet.",
            LessonLabel::Lesson => "Lesson",
            LessonLabel::Quit => "Close the lesson",
            LessonLabel::LessonText => "Text of this step",
            LessonLabel::Back => "Back",
            LessonLabel::Next => "Next",
            LessonLabel::RunIt => "Run it",
            LessonLabel::NowATask => "Now you: a task",
            LessonLabel::ToExplore => "Explore",
            LessonLabel::SkipToEnd => "Skip to the end",
            LessonLabel::BackToList => "All lessons",
            LessonLabel::KeysHint => "Page Up · Page Down",
            LessonLabel::Answers => "Your prediction",
            LessonLabel::LockIn => "Lock in",
            LessonLabel::Locked => "locked",
            LessonLabel::LockedNote => "Your answer is locked: nothing that happens now can change it.",
            LessonLabel::ChooseFirst => "Say first what you expect. Choose an answer, or go on without one.",
            LessonLabel::Watch => "Watch what happens",
            LessonLabel::YouSaid => "you said",
            LessonLabel::WhatHappened => "what happened",
            LessonLabel::WasRight => "You said it would.",
            LessonLabel::WasWrong => "It went another way than you said.",
            LessonLabel::WasPassed => "You gave no answer to this question.",
            LessonLabel::DecidingMoment => "Go to the moment that decided it",
            LessonLabel::PlayFreely => "Play freely",
            LessonLabel::AwayNote => "You have left the script. The lesson waits for you.",
            LessonLabel::BackToLesson => "Back to the lesson",
            LessonLabel::Belief => "Many people believe",
            LessonLabel::Goals => "Goals",
            LessonLabel::Met => "met",
            LessonLabel::NotMet => "not met yet",
            LessonLabel::Nevers => "Must not happen",
            LessonLabel::NotHappened => "has not happened",
            LessonLabel::Limits => "Limits",
            LessonLabel::Undo => "Take back",
            LessonLabel::AgainTask => "Begin the task again",
            LessonLabel::GiveHint => "Give me a hint",
            LessonLabel::Hint => "Hint",
            LessonLabel::ShowSolution => "Show me a solution",
            LessonLabel::SolutionNote => "This is one solution. Begin the task again to try it yourself.",
            LessonLabel::Solved => "Solved",
            LessonLabel::SolvedByUs => "This is how it can be done.",
            LessonLabel::FailedHelp => "Take back the last thing you did, or begin again.",
            LessonLabel::TeacherSheet => "Teacher’s sheet",
            LessonLabel::Print => "Print",
            LessonLabel::CloseSheet => "Close the sheet",
            LessonLabel::Aims => "Afterwards the class can say",
            LessonLabel::Timing => "Time",
            LessonLabel::RightAnswer => "this is what happens",
            LessonLabel::Say => "Say:",
            LessonLabel::Solution => "One solution",
            LessonLabel::Notes => "Notes",
            LessonLabel::OpenHere => "Open the lesson",
            LessonLabel::SeenIn => "Seen in",
            LessonLabel::Word => "Word",
        }
    }

    fn step(&self, at: usize, of: usize) -> String {
        format!("Step {at} of {of}")
    }

    fn minutes(&self, minutes: u8) -> String {
        if minutes == 1 { "1 minute".to_owned() } else { format!("{minutes} minutes") }
    }

    fn entry(&self, number: usize, title: &str) -> String {
        format!("Lesson {number}: {title}")
    }

    fn standing(&self, standing: Standing) -> String {
        match standing {
            Standing::New => String::new(),
            Standing::At(step) => format!("at step {step}"),
            Standing::Finished => "finished".to_owned(),
        }
    }

    fn sheet_of(&self, title: &str) -> String {
        format!("Teacher’s sheet: {title}")
    }

    fn limit(&self, what: Counted, used: u64, most: u32) -> String {
        let things = things(what, most);
        match (used, most) {
            (0, 0) => format!("no {things}"),
            (_, 0) => format!("no {things}, but there were {used}"),
            _ if used > u64::from(most) => format!("{used} {}, where {most} may be", self::things(what, 2)),
            _ => format!("{used} of {most} {things}"),
        }
    }

    fn within(&self, end: SimTime, span: Span) -> String {
        format!("{} seconds: until {end}", span.0.div_ceil(1000))
    }

    fn since(&self, at: SimTime) -> String {
        format!("since {at}")
    }

    fn failed_at(&self, at: SimTime) -> String {
        format!("Failed at {at}")
    }

    fn at(&self, at: SimTime) -> String {
        format!("at {at}")
    }

    fn lost(&self, why: &Lost) -> String {
        match why {
            Lost::Never(words) => format!("This must not happen: {words}"),
            Lost::Limit(what, 0) => format!("There must be no {}.", things(*what, 0)),
            Lost::Limit(what, most) => format!("More than {most} {}.", things(*what, *most)),
            Lost::TimeIsUp => "The time is up.".to_owned(),
        }
    }

    fn trouble(&self, trouble: Trouble) -> &'static str {
        match trouble {
            Trouble::Forbidden => {
                "This browser does not let the page keep anything: your progress is lost when you close it, \
                 unless you save it as a file."
            }
            Trouble::Full => {
                "The browser’s storage is full: your progress is lost when you close the page, unless you \
                 save it as a file."
            }
            Trouble::Broken => {
                "The progress that was kept in this browser cannot be read. It was put aside, and a new \
                 record begins."
            }
            Trouble::Newer => {
                "The progress in this browser was kept by a newer version of Lockstep. It stays as it is; \
                 what you do now is not added to it."
            }
        }
    }

    fn unfetched(&self, status: Option<u16>) -> String {
        match status {
            Some(status) => format!("The server does not have this file (it answered {status})."),
            None => "The file could not be fetched. Is the network there?".to_owned(),
        }
    }
}

/// The English word for what is counted.
fn things(what: Counted, most: u32) -> &'static str {
    let one = most == 1;
    match what {
        Counted::Commands if one => "command",
        Counted::Commands => "commands",
        Counted::Cuts if one => "cut",
        Counted::Cuts => "cuts",
        Counted::Mends if one => "mend",
        Counted::Mends => "mends",
        Counted::Reboots if one => "reboot",
        Counted::Reboots => "reboots",
        Counted::Touches if one => "message touched by hand",
        Counted::Touches => "messages touched by hand",
    }
}
