//! Checking a lesson: plays everything in it and says what is not true.

use lockstep::lesson::check::{check, unknown_terms};
use lockstep::lesson::glossary::Glossary;
use lockstep::lesson::prose::plain;
use lockstep::lesson::sheet::{More, Sheet};
use lockstep::lesson::{Lesson, parse_bytes};

use super::{FAILED, HELD, Paper, UNREADABLE, Wish, complain};

const GLOSSARY: &str = include_str!("../../../static/glossary/en.txt");

pub(super) fn check_lesson(wish: &Wish) -> u8 {
    let lesson = match wish.bytes() {
        Ok(bytes) => parse_bytes(&bytes),
        Err(why) => {
            complain(why);
            return UNREADABLE;
        }
    };
    let lesson = match lesson {
        Ok(lesson) => lesson,
        Err(fault) => {
            complain(format_args!("{}: {fault}", wish.name()));
            return UNREADABLE;
        }
    };
    tell(&lesson);
    let mut complaints = check(&lesson);
    match Glossary::parse(GLOSSARY) {
        Ok(glossary) => complaints.extend(unknown_terms(&lesson, &glossary)),
        Err(fault) => complain(format_args!("the glossary: {fault}")),
    }
    for complaint in &complaints {
        complain(format_args!("{}: {complaint}", wish.name()));
    }
    if complaints.is_empty() { HELD } else { FAILED }
}

/// What is in the lesson, and which answers are right.
fn tell(lesson: &Lesson) {
    let mut paper = Paper::new();
    let sheet = Sheet::of(lesson);
    paper.line(format_args!("{}, {} minutes, {} steps", sheet.title, sheet.minutes, sheet.parts.len()));
    for part in sheet.parts {
        let title = if part.title.is_empty() { "Explore" } else { &part.title };
        paper.line(format_args!("{:>3}  {title}", part.number));
        match part.more {
            More::Answers(answers) => {
                for answer in answers {
                    let mark = if answer.right { "right" } else { "wrong" };
                    paper.line(format_args!("       {mark}  {}", plain(&answer.text)));
                }
            }
            More::Task { goals, solution, .. } => {
                for goal in goals {
                    paper.line(format_args!("       goal   {}", plain(&goal.words)));
                }
                for act in solution {
                    paper.line(format_args!("       {act}"));
                }
            }
            More::Nothing | More::Belief(_) => {}
        }
    }
}
