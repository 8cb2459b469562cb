//! Small habits that a compiler does not hold.

use crate::sources::{rust_below, texts};

/// A file that is longer has more than one idea in it.
const LONGEST: usize = 600;
#[test]
fn files_hold_one_idea() {
    let mut wrong = Vec::new();
    for source in ["src", "tests", "xtask/src"].iter().flat_map(|folder| rust_below(folder)) {
        if source.length > LONGEST {
            wrong.push(format!("{} has {} lines; {LONGEST} is the most", source.path, source.length));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_cannot_fail_says_why() {
    // Written in pieces, so that this file does not find itself.
    let banned = [
        concat!(".unw", "rap()"),
        concat!("to", "do!("),
        concat!("unimpl", "emented!("),
        concat!("d", "bg!("),
    ];
    let mut found = Vec::new();
    for source in ["src", "xtask/src", "tests/browser/src"].iter().flat_map(|folder| rust_below(folder)) {
        for (number, line) in &source.code {
            for word in banned.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{}:{number} has {word}", source.path));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_test_is_switched_off_and_no_path_of_one_machine_is_written_down() {
    let banned = [
        concat!("#[ig", "nore"),
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/Us", "ers/"),
        concat!("/t", "mp/"),
    ];
    let mut found = Vec::new();
    for (path, text) in texts() {
        for (index, line) in text.lines().enumerate() {
            for word in banned.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{path}:{} has {word}", index + 1));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
