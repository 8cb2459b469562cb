//! Lessons in other languages. Only the prose differs: runs, questions, conditions, tasks and their
//! order are the same, so that a learner can change the language in the middle of a lesson and keeps
//! place, answers and run.

use super::index::Entry;
use super::prose::{Piece, Style, Text};
use super::{Goal, Kind, Lesson, Spot, Task, Turning};

/// What stands where words stood.
const NOWHERE: Spot = Spot { line: 0, column: 0 };

/// A lesson without its words: what is the same in every language.
#[must_use]
pub fn bones(lesson: &Lesson) -> Lesson {
    let mut bones = lesson.clone();
    bones.title.clear();
    bones.about.clear();
    for run in &mut bones.runs {
        run.name.clear();
        run.text.clear();
    }
    for step in &mut bones.steps {
        (step.line, step.title) = (0, String::new());
        step.prose.clear();
        strip(&mut step.kind);
    }
    let notes = &mut bones.notes;
    notes.aims.iter_mut().chain(&mut notes.timing).for_each(Text::clear);
    notes.prose.clear();
    bones
}

fn strip(kind: &mut Kind) {
    match kind {
        Kind::Scene | Kind::Explore => {}
        Kind::Card { belief } => belief.clear(),
        Kind::Predict(predict) => {
            for answer in &mut predict.answers {
                answer.place = NOWHERE;
                answer.text.clear();
                // Whether there is a reply counts, not what it says or how it looks.
                answer.reply.truncate(1);
                answer.reply.fill(Piece { words: String::new(), style: Style::Plain });
            }
        }
        Kind::Reveal(reveal) => {
            if let Some(Turning::First { place, .. }) = &mut reveal.moment {
                *place = NOWHERE;
            }
        }
        Kind::Task(task) => strip_task(task),
    }
}

fn strip_task(task: &mut Task) {
    for Goal { place, words, .. } in task.goals.iter_mut().chain(&mut task.nevers) {
        *place = NOWHERE;
        words.clear();
    }
    task.limits.iter_mut().for_each(|limit| limit.place = NOWHERE);
    task.hints.iter_mut().for_each(|hint| hint.text.clear());
}

/// Whether one lesson is the other in another language.
#[must_use]
pub fn is_translation(one: &Lesson, other: &Lesson) -> bool {
    bones(one) == bones(other)
}

/// The list of lessons in a language: all that there are, in their order; what is not translated stays
/// as it is.
#[must_use]
pub fn listed(all: Vec<Entry>, translated: &[Entry]) -> Vec<Entry> {
    let in_language = |entry: Entry| match translated.iter().find(|other| other.name == entry.name) {
        Some(other) => other.clone(),
        None => Entry { translated: false, ..entry },
    };
    all.into_iter().map(in_language).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::{index, parse};

    const ENGLISH: &str = "lesson 1\ntitle One\nabout It is about this.\nminutes 5\n\n== run first\nlockstep 1\n\
        scheme none 2\nmaze meadow\nteams A@1\nat 1s A forward\nuntil 3s\n\n== predict Where?\n\
        - here | in-step\n- there | diverged\n  No.\n\n== reveal There\n\nIt went.\n\n== explore\n\nPlay.\n";

    fn german() -> String {
        ENGLISH
            .replace("One", "Eins")
            .replace("It is about this.", "Darum geht es.\n# und das")
            .replace("run first", "run zuerst")
            .replace("Where?", "Wo?\n\nEine lange Vorrede, wo im Englischen keine steht.\n")
            .replace("here |", "hier |")
            .replace("No.", "*So* nicht.")
            .replace("It went.", "Er fuhr.\n\nEr stand.")
    }

    #[test]
    fn words_may_differ_and_nothing_else() {
        let (english, german) = (parse(ENGLISH).expect("a lesson"), parse(&german()).expect("a lesson"));
        assert!(is_translation(&english, &german));
        for (from, to) in [
            ("in-step", "robot 1 at 0,0"),
            ("1s A", "2s A"),
            ("until 3s", "until 4s"),
            ("  *So* nicht.\n", ""),
        ] {
            let changed = self::german().replace(from, to);
            assert_ne!(changed, self::german(), "{from}");
            assert!(!is_translation(&english, &parse(&changed).expect("a lesson")), "{from}");
        }
    }

    #[test]
    fn the_list_is_whole_and_says_what_is_not_translated() {
        let all = index::parse("lessons 1\n01-alone 5 Alone\n02-twice 6 Twice\n").expect("a list");
        let own = index::parse("lessons 1\n02-twice 6 Doppelt\n").expect("a list");
        let listed = listed(all, &own);
        let told: Vec<(&str, bool)> =
            listed.iter().map(|entry| (entry.title.as_str(), entry.translated)).collect();
        assert_eq!(told, [("Alone", false), ("Doppelt", true)]);
    }
}
