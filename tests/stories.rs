//! The stories: runs as text, a line `----`, and what happened in words. They tell what the program
//! does, for people to read; the `expect` lines assert what is to be learned from each.
//!
//! After a change on purpose: `UPDATE_STORIES=1 cargo test --no-default-features --test stories`, then
//! read the difference, and keep only what you understand.

use std::fs;
use std::path::{Path, PathBuf};

use lockstep::expect;
use lockstep::run::{ending, tell};
use lockstep::script;
use lockstep::story::Importance;
use lockstep::words::English;
use lockstep::words::tale::TaleWords;

const BETWEEN: &str = "----";

fn stories() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let files = fs::read_dir(folder).expect("the stories are there");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("it can be listed").path()).collect();
    paths.sort();
    paths
}

/// The run of a story file, without what happened.
fn run_of(file: &str) -> String {
    file.lines().take_while(|line| *line != BETWEEN).map(|line| format!("{line}\n")).collect()
}

/// What happens in a run, and which of its expectations fail.
fn play(run: &str) -> (String, Vec<String>) {
    let script = script::parse(run).unwrap_or_else(|fault| panic!("{fault}"));
    let mut words = String::new();
    let moment = tell(&script, &English, |told| {
        if told.importance == Importance::Shown {
            words += &format!("{}  {}\n", told.at, told.sentence);
        }
    });
    let wrong: Vec<String> =
        moment.referee.breaches().iter().map(|breach| English.breach(breach).to_string()).collect();
    assert!(wrong.is_empty() && moment.referee.broken_promises().next().is_none(), "{wrong:?}\n{words}");
    words += "\n";
    for sentence in ending(&moment, &English) {
        words += &format!("{sentence}\n");
    }
    let failed = expect::check(&script.expects, &moment).into_iter().filter(|finding| !finding.held());
    let say = |finding: expect::Finding| {
        format!(
            "line {}: expected {}, found {}",
            finding.expect.line,
            finding.expect.what,
            finding.instead.unwrap_or_default()
        )
    };
    (words, failed.map(say).collect())
}

#[test]
fn every_story_teaches_its_lesson_and_is_told_as_written() {
    let update = std::env::var_os("UPDATE_STORIES").is_some();
    let mut wrong = Vec::new();
    let stories = stories();
    assert!(stories.len() >= 16, "every scene has its story");
    for path in stories {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let file = fs::read_to_string(&path).expect("a story can be read");
        let run = run_of(&file);
        let (words, failed) = play(&run);
        wrong.extend(failed.into_iter().map(|why| format!("{name}, {why}")));
        let whole = format!("{run}{BETWEEN}\n{words}");
        if update {
            fs::write(&path, whole).expect("a story can be written");
        } else if whole != file {
            wrong.push(format!("{name} is told differently now: {}", first_difference(&file, &whole)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn first_difference(before: &str, now: &str) -> String {
    let (mut before, mut now) = (before.lines(), now.lines());
    loop {
        match (before.next(), now.next()) {
            (None, None) => return "only in its last line end".to_owned(),
            (before, now) if before == now => {}
            (before, now) => {
                return format!("\n  before: {}\n  now:    {}", before.unwrap_or("—"), now.unwrap_or("—"));
            }
        }
    }
}
