//! `docs/surroundings.md` names a proof for every hostile surrounding: each must be there.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the chores lie in the checkout");
    fs::read_to_string(root.join(path)).unwrap_or_else(|e| panic!("{path} cannot be read: {e}"))
}

/// What stands between pairs of a mark.
fn marked(text: &str, mark: char) -> Vec<&str> {
    text.split(mark).skip(1).step_by(2).collect()
}

#[test]
fn every_proof_that_is_named_is_there() {
    let table = read("docs/surroundings.md");
    let scenarios = read("tests/browser/src/scenarios/mod.rs");
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| B")).collect();
    for number in 1..=22 {
        assert!(rows.iter().any(|row| row.starts_with(&format!("| B{number} |"))), "B{number} is missing");
    }
    for row in rows {
        let proof = row.trim_end_matches([' ', '|']).rsplit('|').next().expect("a row has cells");
        for name in marked(proof, '*').into_iter().filter(|name| !name.is_empty()) {
            assert!(
                scenarios.contains(&format!("name: \"{name}\"")),
                "no scenario is called “{name}”: {row}"
            );
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the chores lie in the checkout");
        for file in
            marked(proof, '`').into_iter().filter(|file| !file.starts_with("cargo") && !file.ends_with('*'))
        {
            assert!(root.join(file).exists(), "there is no {file}: {row}");
        }
    }
}
