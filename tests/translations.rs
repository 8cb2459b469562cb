//! Every language is whole: each has its lessons, its glossary and its words before the program runs,
//! and its lessons are the English ones in everything but their words.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::path::{Path, PathBuf};

use lockstep::lesson::check::{check, unknown_terms};
use lockstep::lesson::glossary::Glossary;
use lockstep::lesson::translation::bones;
use lockstep::lesson::{Lesson, index, parse};
use lockstep::words::Language;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static").join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(file(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn lesson(code: &str, name: &str) -> Lesson {
    parse(&text(&format!("lessons/{code}/{name}.txt")))
        .unwrap_or_else(|fault| panic!("{code}/{name}: {fault}"))
}

fn list(code: &str) -> Vec<index::Entry> {
    index::parse(&text(&format!("lessons/{code}/index.txt")))
        .unwrap_or_else(|fault| panic!("{code}: {fault}"))
}

fn others() -> impl Iterator<Item = &'static str> {
    Language::ALL.into_iter().filter(|language| *language != Language::English).map(Language::code)
}

#[test]
fn every_language_has_its_lessons_and_its_glossary() {
    for code in Language::ALL.into_iter().map(Language::code) {
        assert!(file(&format!("lessons/{code}/index.txt")).is_file(), "{code}");
        assert!(file(&format!("glossary/{code}.txt")).is_file(), "{code}");
    }
}

#[test]
fn a_translated_lesson_differs_in_its_words_alone() {
    for code in others() {
        let all = list("en");
        for entry in list(code) {
            let english = all.iter().find(|other| other.name == entry.name);
            let minutes = english.unwrap_or_else(|| panic!("{code}: there is no {}", entry.name)).minutes;
            let translated = lesson(code, &entry.name);
            assert_eq!(
                (translated.minutes, translated.title.as_str()),
                (minutes, entry.title.as_str()),
                "{code}"
            );
            let (ours, theirs) = (bones(&translated), bones(&lesson("en", &entry.name)));
            for (place, (step, other)) in ours.steps.iter().zip(&theirs.steps).enumerate() {
                assert_eq!(step, other, "{code}/{}, step {}", entry.name, place + 1);
            }
            assert_eq!(ours, theirs, "{code}/{}", entry.name);
            assert_eq!(check(&translated), [], "{code}/{}", entry.name);
        }
    }
}

#[test]
fn the_files_of_a_language_are_the_ones_that_its_list_names() {
    for code in Language::ALL.into_iter().map(Language::code) {
        let mut there: Vec<String> = fs::read_dir(file(&format!("lessons/{code}")))
            .unwrap()
            .filter_map(|entry| {
                entry.unwrap().file_name().into_string().unwrap().strip_suffix(".txt").map(str::to_owned)
            })
            .filter(|name| name != "index")
            .collect();
        there.sort();
        let listed: Vec<String> = list(code).into_iter().map(|entry| entry.name).collect();
        assert_eq!(listed, there, "{code}");
    }
}

#[test]
fn every_glossary_has_the_same_words_seen_in_the_same_lessons() {
    let read = |code: &str| Glossary::parse(&text(&format!("glossary/{code}.txt"))).unwrap();
    let shape = |glossary: &Glossary| -> Vec<(String, Vec<String>)> {
        glossary.words.iter().map(|word| (word.key.clone(), word.seen.clone())).collect()
    };
    let english = read("en");
    for code in others() {
        let glossary = read(code);
        assert_eq!(shape(&glossary), shape(&english), "{code}");
        for entry in list(code) {
            let unknown = unknown_terms(&lesson(code, &entry.name), &glossary);
            assert_eq!(unknown, [], "{code}/{}", entry.name);
        }
    }
}

#[test]
fn the_starter_and_the_page_without_scripts_speak_every_language() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html")).unwrap();
    let starter = text("boot.js");
    let surroundings = text("surroundings.js");
    let both = [
        (&starter, &["loading", "folder", "old", "failed", "rest", "says"][..]),
        (&surroundings, &["stopped", "whole"][..]),
    ];
    for language in Language::ALL {
        let code = language.code();
        for (script, keys) in both {
            let table =
                script.split_once(&format!("\n    {code}: {{\n")).unwrap_or_else(|| panic!("{code}")).1;
            let table = table.split_once("\n    },").unwrap().0;
            for key in keys {
                assert!(table.contains(&format!("      {key}: \"")), "{code}: {key}");
            }
        }
        let without = format!("<p lang=\"{code}\"");
        assert!(language == Language::English || page.contains(&without), "{code}");
    }
}

/// A part of the page that named one language's words would never speak another.
#[test]
fn no_part_of_the_page_names_the_words_of_one_language() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui")];
    let mut wrong = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let text = code.join("\n");
            let named = ["English", "German", "Spanish", "Arabic"].iter().any(|name| {
                [format!("&{name}"), format!(" {name}."), format!("words::{name}")]
                    .iter()
                    .any(|use_| text.contains(use_))
            });
            if named {
                wrong.push(path);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
