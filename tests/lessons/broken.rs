//! What is not a lesson, and lessons that are not true.

use lockstep::lesson::check::check;
use lockstep::lesson::glossary::Glossary;
use lockstep::lesson::{MOST_BYTES, index, parse, parse_bytes};
use lockstep::script::Fault;
use proptest::collection::vec;
use proptest::prelude::*;

const HEAD: &str = "lesson 1\ntitle T\nabout A.\nminutes 5\n";
/// Lines 5 to 10.
const RUN: &str = "== run r\nlockstep 1\nscheme forwarding 2\nat 1s A forward\nat 1s B left\nuntil 5s\n";

/// What is said of a lesson whose sections after the run begin in line 11.
#[track_caller]
fn says(sections: &str, message: &str) {
    let error = parse(&format!("{HEAD}{RUN}{sections}")).expect_err(sections);
    assert_eq!(error.to_string(), message, "{sections}");
}

/// What is not true of such a lesson.
#[track_caller]
fn complains(sections: &str, message: &str) {
    let lesson = parse(&format!("{HEAD}{RUN}{sections}")).unwrap_or_else(|fault| panic!("{fault}"));
    let complaints: Vec<String> = check(&lesson).iter().map(ToString::to_string).collect();
    assert_eq!(complaints, if message.is_empty() { vec![] } else { vec![message] }, "{sections}");
}

#[test]
fn faults_in_the_header_are_explained() {
    for (text, message) in [
        ("", "Line 1, column 1: expected lesson 1 as the first line, found the end of the line"),
        ("lockstep 1", "Line 1, column 1: expected lesson 1 as the first line, found “lockstep”"),
        ("lesson 2", "Line 1, column 8: made with a newer version of Lockstep (2); this one reads version 1"),
        (
            "lesson 1\ntitel T",
            "Line 2, column 1: expected a line of the header, or == and a section (title, about or minutes), \
             found “titel” (did you mean “title”?)",
        ),
        ("lesson 1\ntitle", "Line 2, column 6: expected the title of the lesson, found the end of the line"),
        ("lesson 1\ntitle T\ntitle U", "Line 3, column 1: expected only one line title, found “title”"),
        (
            "lesson 1\ntitle T\nabout A\nminutes 90",
            "Line 4, column 9: expected how long the lesson takes, 1 to 60 minutes, found “90”",
        ),
        (
            "lesson 1\ntitle T\nabout A",
            "Line 4, column 1: expected a line minutes in the header, found the end of the line",
        ),
        (
            HEAD,
            "Line 5, column 1: expected a section, such as == scene and a heading, found the end of the line",
        ),
    ] {
        assert_eq!(parse(text).expect_err(text).to_string(), message, "{text}");
    }
}

#[test]
fn faults_in_sections_are_explained() {
    says(
        "== scnee X\n",
        "Line 11, column 4: expected a kind of section (scene, run, predict, reveal, task, misconception, \
         explore or teacher), found “scnee” (did you mean “scene”?)",
    );
    says("== scene\n", "Line 11, column 9: expected a heading, found the end of the line");
    says(
        "== scene X\nplya until 4s\n",
        "Line 12, column 1: expected a setting of this section, or a paragraph that begins with a capital \
         letter (play), found “plya” (did you mean “play”?)",
    );
    says(
        "== scene X\nplay until 11min\n",
        "Line 12, column 12: expected a time from 0 to ten minutes, such as 1500 or 1.5s, found “11min”",
    );
    says(
        "== scene X\nA *star\n",
        "Line 12, column 3: expected * to end the emphasis (or \\* for a star), found “*star”",
    );
    says(
        "== scene X\nSee [it](http://a)\n",
        "Line 12, column 9: expected (# and a word of the glossary: nothing else can be linked, found “(http://a)”",
    );
    says(
        "== run s\nlockstep 1\nscheme none 2\nat 0 C left\n",
        "Line 14, column 6: expected a team, A to B, found “C”",
    );
    says(
        "== run s\nlockstep 1\nscheme none 2\nuntil 11min\n",
        "Line 14, column 1: expected a run of at most ten minutes, found “until”",
    );
}

#[test]
fn faults_in_questions_are_explained() {
    let reveal = "== reveal R\n";
    says(
        &format!("== predict Q\n- Yes | diverged\n- No\n{reveal}"),
        "Line 13, column 5: expected | and the condition under which this answer is true, found the end of the line",
    );
    says(
        &format!("== predict Q\n- Yes | divergd\n- No | in-step\n{reveal}"),
        "Line 12, column 9: expected a command such as A3 or a word (in-step, diverged, robot, picture, kept, \
         broken, not, digest, leader, primary, no, one, two, linearizable, sequential or converged), found \
         “divergd” (did you mean “diverged”?)",
    );
    says(
        &format!("== predict Q\n- Yes | cells 2\n- No | in-step\n{reveal}"),
        "Line 12, column 15: expected =, <, >, <= or >= and a number, found “2”",
    );
    says(
        &format!("== predict Q\n- Yes | (diverged or in-step\n- No | in-step\n{reveal}"),
        "Line 12, column 29: expected and, or, or ) to close the parenthesis, found the end of the line",
    );
    says(
        &format!("== predict Q\n- Yes | diverged\n{reveal}"),
        "Line 11, column 1: expected a question with 2 to 4 answers, found “==”",
    );
    says(
        "== predict Q\n- Yes | diverged\n- No | in-step\n== scene X\n",
        "Line 11, column 1: expected == reveal right after this prediction, found the end of the line",
    );
    says(
        "== scene X\n== reveal R\n",
        "Line 12, column 1: expected == predict right before this section, found “==”",
    );
    says(
        "== predict Q\nplay until 4s\njudge at 3s\n\n- Yes | diverged\n- No | in-step\n",
        "Line 11, column 1: expected a prediction that is judged after the stage has been played to where it \
         is asked, found “==”",
    );
}

#[test]
fn faults_in_tasks_are_explained() {
    says(
        "== task T\nsolution\nat 1s cut 1-2\n",
        "Line 11, column 1: expected a task with a line goal, found “==”",
    );
    says(
        "== task T\ngoal diverged\n",
        "Line 11, column 1: expected a task with a solution: the word solution and lines at …, found “==”",
    );
    says(
        "== task T\ngoal diverged\nat 1s cut 1-2\n",
        "Line 13, column 1: expected the word solution on a line before the acts that solve the task, found “at”",
    );
    says(
        "== task T\nfrom 3s\ngoal diverged\nsolution\nat 1s cut 1-2\n",
        "Line 15, column 1: expected an act at or after the time from which the task runs, found “at”",
    );
    says(
        "== task T\nlimit comands 3\n",
        "Line 12, column 7: expected what is limited (commands, cuts, mends, reboots or touches), found \
         “comands” (did you mean “commands”?)",
    );
    says(
        "== task T\ngoal diverged frist | Go.\n",
        "Line 12, column 15: expected the end of the line, found “frist”",
    );
}

const QUESTION: &str = "== predict Q\n- One | diverged\n- Two | in-step\n";

#[test]
fn a_question_has_exactly_one_true_answer() {
    complains(&format!("{QUESTION}== reveal R\n"), "");
    complains(
        "== predict Q\n- One | in-step\n- Two | A1 refused\n== reveal R\n",
        "Line 11, column 1: None of the answers is true at 0:05.0.",
    );
    complains(
        "== predict Q\n- One | diverged\n- Two | cells = 2\n== reveal R\n",
        "Line 13, column 3: This answer, “Two”, is true at 0:05.0, and so is answer 1, “One”.",
    );
    // The same question, judged before anything has happened.
    complains("== predict Q\njudge at 1s\n\n- One | diverged\n- Two | in-step\n== reveal R\n", "");
}

#[test]
fn a_moment_that_never_comes_is_noticed() {
    complains(
        &format!("{QUESTION}== reveal R\nmoment first A1 refused\n"),
        "Line 15, column 14: “A1 refused” does not hold at any moment up to 0:05.0.",
    );
    complains(&format!("{QUESTION}== reveal R\nmoment first diverged\n"), "");
}

#[test]
fn a_run_that_does_not_keep_what_it_expects_is_noticed() {
    complains(
        "== run s\nlockstep 1\nscheme none 2\nat 0 A left\nuntil 5s\nexpect in-step\n== scene X\n",
        "Line 16, column 1: This run was expected to end with in-step; it ends with robot 1 in-step, robot 2 \
         behind by 1.",
    );
}

#[test]
fn a_solution_must_solve_within_its_limits_and_doing_nothing_must_not() {
    let run = "== run s\nlockstep 1\nscheme forwarding 2\n";
    let task =
        |settings: &str| format!("{run}== task T\n{settings}solution\nat 1s A forward\nat 1s B left\n");
    complains(&task("goal diverged\n"), "");
    complains(
        &task("goal A1 refused | Never.\n"),
        "Line 15, column 6: The solution does not reach this goal by 1:01.0: A1 refused.",
    );
    complains(&task("goal kept progress\n"), "Line 14, column 1: Doing nothing solves this task, too.");
    complains(
        &task("goal diverged\nlimit commands 1\n"),
        "Line 16, column 7: The solution passes 1 commands at 0:01.0.",
    );
    complains(
        &task("goal lag = 0 and diverged\nnever cells = 2\n"),
        "Line 16, column 7: The solution does at 0:01.7 what must never be: cells = 2.",
    );
    complains(
        &task("goal B1 executed once\nwithin 1s\n"),
        "Line 14, column 1: The solution is not done by 0:01.0.",
    );
}

#[test]
fn what_is_too_long_or_no_text_is_refused() {
    assert_eq!(parse(&"x".repeat(MOST_BYTES + 1)).unwrap_err().kind, Fault::TooLong(MOST_BYTES as u64 + 1));
    assert_eq!(
        parse_bytes(&vec![0xff; MOST_BYTES + 1]).unwrap_err().kind,
        Fault::TooLong(MOST_BYTES as u64 + 1)
    );
    assert_eq!(parse_bytes(b"lesson 1\n\xff").unwrap_err().kind, Fault::NotText(0xff));
    let many = "== scene X\n".repeat(100);
    assert_eq!(
        parse(&format!("{HEAD}{many}")).unwrap_err().to_string(),
        "Line 65, column 1: expected at most 60 sections, found “==”"
    );
    let deep = format!("== predict Q\n- One | {}diverged\n- Two | in-step\n", "not ".repeat(5000));
    assert!(parse(&format!("{HEAD}{RUN}{deep}")).is_err());
}

#[test]
fn the_list_and_the_glossary_have_their_faults_explained() {
    assert_eq!(
        index::parse("lessons 1\n../etc 5 X").unwrap_err().to_string(),
        "Line 2, column 1: expected the name of a lesson: small letters, digits and hyphens, found “../etc”"
    );
    assert!(index::parse("").is_err());
    assert_eq!(
        Glossary::parse("glossary 1\nword").unwrap_err().to_string(),
        "Line 2, column 1: expected == and a word, a colon and the field's term, found “word”"
    );
    assert!(Glossary::parse("glossary 1\n== a: b\nC.\n== a: d\nE.\n").is_err());
    let keyed = Glossary::parse("glossary 1\n== الأساسي: primary\nkey primary\nC.\n").unwrap();
    assert_eq!(keyed.find("primary").map(|word| word.word.as_str()), Some("الأساسي"));
    assert!(Glossary::parse("glossary 1\n== a: b\nkey Primary\nC.\n").is_err());
    assert!(Glossary::parse("glossary 1\n== a: b\nkey x\nC.\n== c: d\nkey x\nE.\n").is_err());
}

fn example() -> String {
    super::text("lessons/en/10-which-side-may-go-on.txt")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..400)) {
        let _ = parse_bytes(&bytes);
        let _ = Glossary::parse(&String::from_utf8_lossy(&bytes));
        let _ = index::parse(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_lesson_with_a_slip_is_read_or_refused(at in any::<prop::sample::Index>(), cut in 0..9_usize, put in "[ -~\\n*|=αß🤖-]{0,4}") {
        let text: Vec<char> = example().chars().collect();
        let at = at.index(text.len());
        let changed: String =
            text[..at].iter().copied().chain(put.chars()).chain(text[(at + cut).min(text.len())..].iter().copied()).collect();
        if let Err(fault) = parse(&changed) {
            prop_assert!(fault.line >= 1 && fault.column >= 1 && !fault.to_string().is_empty());
        }
    }
}
