//! The headless runner as a program: what it prints, and how it ends.
#![cfg(feature = "headless")]

use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

const CROSSED: &str = "lockstep 1\nscheme forwarding 2\nat 0 A forward\nat 0 B left\nuntil 5000\n";

fn runner() -> Command {
    Command::new(env!("CARGO_BIN_EXE_lockstep-play"))
}

/// Plays bytes from the standard input.
fn play(bytes: &[u8], options: &[&str]) -> Output {
    let mut command = runner();
    command.arg("-").args(options).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the runner starts");
    let mut stdin = child.stdin.take().expect("it was piped");
    // It reads no more than it needs, so the rest of a long text may find nobody.
    let _ = stdin.write_all(bytes);
    drop(stdin);
    child.wait_with_output().expect("the runner ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("it prints text")
}

#[test]
fn the_exit_code_says_whether_the_expectations_hold() {
    let held = play(format!("{CROSSED}expect diverged at 1\n").as_bytes(), &[]);
    assert_eq!(held.status.code(), Some(0), "{}", text(&held.stderr));
    assert!(text(&held.stdout).starts_with("0:00.0  Team A asks Robot 1 to go forward (A1).\n"));

    let failed = play(format!("{CROSSED}expect diverged at 1\nexpect in-step\n").as_bytes(), &[]);
    assert_eq!(failed.status.code(), Some(1));
    assert_eq!(
        text(&failed.stderr),
        "the standard input, line 7: expected in-step, found robot 1 diverged at 1, robot 2 diverged at 1\n"
    );
}

#[test]
fn for_programs_every_line_is_an_object_and_the_last_one_says_how_it_ended() {
    let played = play(format!("{CROSSED}expect in-step\n").as_bytes(), &["--json"]);
    assert_eq!(played.status.code(), Some(1));
    let lines: Vec<serde_json::Value> =
        text(&played.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let (end, records) = lines.split_last().expect("there are lines");
    assert!(records.iter().zip(1..).all(|(record, id)| record["id"] == id && record["words"].is_string()));
    assert_eq!(end["digest"].as_str().map(str::len), Some(16));
    assert_eq!(end["robots"][0]["executed"], serde_json::json!(["A1", "B1"]));
    assert_eq!(end["robots"][1]["executed"], serde_json::json!(["B1", "A1"]));
    assert_eq!(end["robots"][1]["standing"], "diverged");
    assert_eq!(end["commands"][0]["executed"], serde_json::json!([1, 1]));
    assert_eq!(end["commands"][1]["verdict"], "done");
    assert_eq!(end["expects"][0]["held"], false);
    assert_eq!(end["consistency"]["converged"], false);
    assert_eq!(end["consistency"]["linearizable"]["holds"], false);
    assert_eq!(end["consistency"]["linearizable"]["because"], serde_json::json!(["A1", "B1"]));
}

#[test]
fn for_programs_pictures_and_laws_are_judged() {
    let stale =
        "lockstep 1\nscheme primary-backup 2\ndelay 1500\nat 1000 A left\nat 2100 B picture\nuntil 9s\n";
    let played = play(stale.as_bytes(), &["--json"]);
    assert_eq!(played.status.code(), Some(0), "without expectations, all of them hold");
    let end: serde_json::Value =
        serde_json::from_str(text(&played.stdout).lines().last().expect("a last line")).expect("JSON");
    assert_eq!(
        end["pictures"],
        serde_json::json!([{ "ticket": "B1", "robot": 2, "after": 0, "stale_by": 1 }])
    );
    let law = |name: &str| {
        let laws = end["laws"].as_array().expect("a list");
        laws.iter().find(|law| law["name"] == name).expect("every law is there").clone()
    };
    assert_eq!((&law("same-order")["promised"], &law("same-order")["held"]), (&true.into(), &true.into()));
    let broken = law("no-stale-picture");
    assert_eq!(
        (&broken["promised"], &broken["held"], &broken["times"]),
        (&false.into(), &false.into(), &1.into())
    );
    assert_eq!(broken["first"]["found"]["stale"]["ticket"], "B1");
    assert!(broken["first"]["words"].as_str().is_some_and(|words| words.contains("lacks 1 move")));
}

#[test]
fn what_is_not_a_run_gets_one_sentence_and_exit_2() {
    let long = vec![b'#'; 10_000_000];
    let bad: [(&[u8], &str); 7] = [
        (b"", "expected lockstep 1 as the first line"),
        (b"lockstep 1\nscheme foo\n", "Line 2, column 8: expected a scheme"),
        (b"lockstep 1\nscheme forwarding 9\n", "Line 2, column 19"),
        (b"lockstep 1\nscheme forwarding 2\nat 0 A forward -> 3\n", "Line 3"),
        (b"lockstep 99\n", "newer version"),
        (b"lockstep 1\nscheme \xff\xfe", "expected text in UTF-8"),
        (&long, "at most 262144 bytes"),
    ];
    for (bytes, words) in bad {
        let refused = play(bytes, &[]);
        let said = text(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "expected “{words}” in: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(refused.stdout.is_empty());
    }
    let refused = play(b"lockstep 1\nscheme foo\n", &["--json"]);
    let error: serde_json::Value = serde_json::from_slice(&refused.stdout).expect("one object");
    assert_eq!((&error["error"]["line"], &error["error"]["column"]), (&2.into(), &8.into()));
    assert_eq!(error["error"]["found"], "foo");
}

#[test]
fn files_that_cannot_be_read_and_wrong_options_get_exit_2() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let cases: [(&[&str], &str); 5] = [
        (&["no-such-file.txt"], "there is no file no-such-file.txt"),
        (&[folder], "is a folder, not a file"),
        (&[], "which file"),
        (&["a", "b"], "one file at a time"),
        (&["--jason", "a"], "there is no option --jason"),
    ];
    for (words, said) in cases {
        let refused = runner().args(words).output().expect("the runner starts");
        assert_eq!(refused.status.code(), Some(2));
        assert!(text(&refused.stderr).contains(said), "{}", text(&refused.stderr));
    }
}

#[test]
fn a_reader_that_goes_away_changes_nothing() {
    // Far more lines than a pipe holds.
    let run = "lockstep 1\nscheme quorum 5\nuntil 30min\nexpect no leader\n";
    let mut command = runner();
    command.args(["-", "--json"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the runner starts");
    child.stdin.take().expect("piped").write_all(run.as_bytes()).expect("it listens");
    let mut first = [0; 1];
    child.stdout.take().expect("piped").read_exact(&mut first).expect("it prints something");
    let ended = child.wait_with_output().expect("the runner ends");
    assert_eq!(ended.status.code(), Some(1));
    let said = text(&ended.stderr);
    assert!(said.contains("expected no leader, found leader ") && !said.contains("panicked"), "{said}");
}
