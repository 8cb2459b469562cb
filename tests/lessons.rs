//! The lessons: everything that they say about their runs is true, and what is not a lesson gets a
//! sentence that says where and why.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

#[path = "lessons/broken.rs"]
mod broken;
#[path = "lessons/learner.rs"]
mod learner;

use std::fs;
use std::path::{Path, PathBuf};

use lockstep::lesson::check::{check, unknown_terms};
use lockstep::lesson::glossary::Glossary;
use lockstep::lesson::prose::plain;
use lockstep::lesson::sheet::{More, Sheet};
use lockstep::lesson::{Kind, Lesson, index, parse, truths};
use lockstep::run::run;

/// The misconceptions that have a card somewhere.
const CARDS: [&str; 5] = [
    "Is a timeout a failure?",
    "Majority of whom?",
    "Two leaders at once",
    "Why is it on a majority and still not committed?",
    "What does a reboot forget?",
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static").join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(folder(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The lessons in their order, by name.
fn shipped() -> Vec<(String, Lesson)> {
    let entries = index::parse(&text("lessons/en/index.txt")).unwrap();
    let read = |entry: index::Entry| {
        let lesson = parse(&text(&format!("lessons/en/{}.txt", entry.name)));
        let lesson = lesson.unwrap_or_else(|fault| panic!("{}: {fault}", entry.name));
        assert_eq!((&lesson.title, lesson.minutes), (&entry.title, entry.minutes), "{}", entry.name);
        (entry.name, lesson)
    };
    entries.into_iter().map(read).collect()
}

#[test]
fn there_are_thirteen_lessons_and_the_list_names_them_all() {
    let mut files: Vec<String> = fs::read_dir(folder("lessons/en"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "index.txt")
        .collect();
    files.sort();
    let names: Vec<String> = shipped().into_iter().map(|(name, _)| format!("{name}.txt")).collect();
    assert_eq!(names, files);
    assert_eq!(names.len(), 13);
}

#[test]
fn every_answer_and_every_solution_is_right() {
    let mut wrong = Vec::new();
    for (name, lesson) in shipped() {
        wrong.extend(check(&lesson).iter().map(|complaint| format!("{name}: {complaint}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_lesson_breaks_a_promise() {
    for (name, lesson) in shipped() {
        for shown in &lesson.runs {
            let moment = run(&shown.script, |_, _| {});
            let broken: Vec<&str> = moment.referee.broken_promises().map(|lamp| lamp.law.name()).collect();
            assert!(broken.is_empty(), "{name}, {}: {broken:?}", shown.name);
            assert!(moment.referee.breaches().is_empty(), "{name}, {}", shown.name);
        }
    }
}

#[test]
fn every_lesson_asks_first_answers_every_wrong_guess_and_ends_on_the_free_stage() {
    for (name, lesson) in shipped() {
        assert!((5..=8).contains(&lesson.minutes), "{name}");
        let count = |is: fn(&Kind) -> bool| lesson.steps.iter().filter(|step| is(&step.kind)).count();
        assert!(count(|kind| matches!(kind, Kind::Predict(_))) >= 2, "{name}: a worked and a half-open run");
        assert!(count(|kind| matches!(kind, Kind::Task(_))) >= 1, "{name}: a task");
        assert!(matches!(lesson.steps.last().map(|step| &step.kind), Some(Kind::Explore)), "{name}");
        assert!(lesson.notes.aims.len() >= 2 && !lesson.notes.timing.is_empty(), "{name}: teacher");
        for (place, step) in lesson.steps.iter().enumerate() {
            if let Kind::Task(task) = &step.kind {
                assert!(task.hints.len() >= 2, "{name}: {}", step.title);
            }
            let Kind::Predict(predict) = &step.kind else { continue };
            assert!((3..=4).contains(&predict.answers.len()), "{name}: {}", step.title);
            let truths = truths(&lesson.run_of(place).unwrap().script, predict);
            for (answer, right) in predict.answers.iter().zip(truths) {
                assert_ne!(right, !answer.reply.is_empty(), "{name}: {}", plain(&answer.text));
            }
        }
    }
}

#[test]
fn linked_words_are_in_the_glossary_and_the_glossary_names_real_lessons() {
    let glossary = Glossary::parse(&text("glossary/en.txt")).unwrap();
    let lessons = shipped();
    for (name, lesson) in &lessons {
        let unknown: Vec<String> = unknown_terms(lesson, &glossary).iter().map(ToString::to_string).collect();
        assert!(unknown.is_empty(), "{name}: {unknown:?}");
    }
    for word in &glossary.words {
        let missing = word.seen.iter().find(|seen| !lessons.iter().any(|(name, _)| name == *seen));
        assert!(missing.is_none() && !word.seen.is_empty(), "{}: {missing:?}", word.word);
    }
}

#[test]
fn every_known_misconception_has_its_card() {
    let cards: Vec<String> = shipped()
        .into_iter()
        .flat_map(|(_, lesson)| lesson.steps)
        .filter(|step| matches!(step.kind, Kind::Card { .. }))
        .map(|step| step.title)
        .collect();
    for card in CARDS {
        assert!(cards.iter().any(|title| title == card), "{card}");
    }
}

#[test]
fn the_example_in_the_book_is_a_lesson_and_true() {
    let book = fs::read_to_string(folder("../docs/lesson-format.md")).unwrap();
    let (_, rest) = book.split_once("```lesson\n").expect("there is an example");
    let (example, _) = rest.split_once("```").expect("it ends");
    let lesson = parse(example).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(check(&lesson), []);
    assert_eq!(lesson.steps.len(), 5);
}

#[test]
fn incidents_are_told_to_the_letter() {
    let eight = text("lessons/en/08-dead-or-quiet.txt");
    assert!(eight.contains("21 October 2018") && eight.contains("43 seconds"));
    assert!(eight.contains("24 hours and 11 minutes"));
    assert!(eight.contains("East Coast was cut off") && eight.contains("on the West Coast the primaries"));
    let ten = text("lessons/en/10-which-side-may-go-on.txt");
    assert!(ten.contains("2 November 2020") && ten.contains("6 hours and 33 minutes"));
}

#[test]
fn the_teachers_sheet_has_the_right_answers_and_what_to_say_to_the_wrong_ones() {
    let (_, lesson) = shipped().remove(3);
    let sheet = Sheet::of(&lesson);
    assert_eq!((sheet.title.as_str(), sheet.minutes), ("Two teams at once", 7));
    let More::Answers(answers) = &sheet.parts[1].more else { panic!("the second step is a question") };
    let right: Vec<bool> = answers.iter().map(|answer| answer.right).collect();
    assert_eq!(right, [false, false, true, false]);
    assert!(plain(&answers[0].say).starts_with("The same two commands, so the same place?"));
    let tasks: Vec<&More> =
        sheet.parts.iter().map(|part| &part.more).filter(|more| matches!(more, More::Task { .. })).collect();
    let [More::Task { goals, solution, .. }] = tasks[..] else { panic!("one task") };
    assert_eq!(goals.len(), 3);
    assert_eq!(solution, &["at 1000 A forward", "at 1100 B left"]);
}

/// The checker as a program: 0 when all is true, 1 when something is not, 2 when it is no lesson.
#[cfg(feature = "headless")]
#[test]
fn the_runner_checks_lessons() {
    let check = |file: &Path| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lockstep-play"));
        let done = command.arg("--lesson").arg(file).output().expect("the runner starts");
        (done.status.code(), String::from_utf8(done.stderr).unwrap(), String::from_utf8(done.stdout).unwrap())
    };
    let (code, complaints, told) = check(&folder("lessons/en/04-two-teams-at-once.txt"));
    assert_eq!((code, complaints.as_str()), (Some(0), ""));
    assert!(told.contains("right  In different cells\n"), "{told}");

    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("untrue.txt");
    let untrue = text("lessons/en/04-two-teams-at-once.txt").replace("| cells = 2\n", "| cells = 3\n");
    fs::write(&place, untrue).unwrap();
    let (code, complaints, _) = check(&place);
    assert_eq!(code, Some(1));
    assert!(complaints.contains("None of the answers is true at 0:03.5."), "{complaints}");
    fs::write(&place, "lesson one").unwrap();
    let (code, complaints, _) = check(&place);
    assert_eq!(code, Some(2));
    assert!(complaints.contains("Line 1, column 8: expected the version of the format, 1"), "{complaints}");
}
