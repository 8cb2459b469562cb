//! Lessons in English.

use super::English;
use crate::time::{SimTime, Span};
use crate::words::fault::FaultWords;
use crate::words::lesson::{Counted, LIST, LessonLabel, LessonWords, Lost, Missing, Standing, Trouble};

impl LessonWords for English {
    fn lesson(&self, label: LessonLabel) -> &'static str {
        match label {
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
            LessonLabel::NotTranslated => "This lesson is not here in your language.",
            LessonLabel::InEnglish => "in English",
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

    fn how_far(&self, standing: Standing) -> String {
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

    fn unfetched(&self, missing: &Missing) -> String {
        match missing {
            Missing::Status(status) => format!("The server does not have this file (it answered {status})."),
            Missing::Silence => "The file could not be fetched. Is the network there?".to_owned(),
            Missing::List(fault) => {
                format!("The list of lessons ({LIST}) cannot be read. {}.", self.fault(fault))
            }
            Missing::Unlisted(name) => {
                format!("There is no lesson “{name}” here: the list of lessons ({LIST}) does not name it.")
            }
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
