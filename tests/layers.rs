//! The layers of the house: each module imports only from those before it.
//!
//! `docs/architecture.md` says why; this test holds the table. It reads what the files of the core
//! name of each other (`crate::…`, and `super::…` where it leads to the same place), leaves out
//! unit tests, and says file and line where somebody reaches upward.

mod sources;
mod tidy;

use std::collections::{BTreeMap, BTreeSet};

use sources::{Source, rust_below, source};

/// The rows from the ground up. A module may import from the rows below and from its own row, but
/// never in a circle.
const LAYERS: [&[&str]; 9] = [
    &["ids", "time", "rng", "pose", "series", "phrase"],
    &["command", "maze", "camera"],
    &["network"],
    &["protocol"],
    &["setup", "record", "agenda", "body", "team"],
    &["world"],
    &[
        "standing",
        "laws",
        "consistency",
        "tally",
        "moment",
        "adversary",
        "script",
        "link",
        "expect",
        "words",
        "story",
        "scene",
    ],
    &["run", "summary", "history", "lesson"],
    &["diagram", "why", "compare", "export"],
];

/// No scheme sees the maze, the network or the generator of chance: it must work with what a robot
/// can know.
const SEEN_BY_SCHEMES: [&str; 5] = ["ids", "time", "pose", "series", "command"];

/// Whoever writes for `serde` is asked about fractions, too, and has to name them to refuse them.
const REFUSES_FRACTIONS: [(&str, &str); 2] =
    [("src/export/json/writer.rs", "f32"), ("src/export/json/writer.rs", "f64")];

#[test]
fn every_module_has_its_row() {
    let declared: BTreeSet<String> = modules_of_the_core();
    let placed: BTreeSet<String> =
        LAYERS.iter().flat_map(|row| row.iter().map(|m| (*m).to_owned())).collect();
    assert_eq!(declared, placed, "src/lib.rs (left) and the table of layers (right) differ");
}

#[test]
fn nobody_imports_upward() {
    let wrong: Vec<String> = imports(&core()).iter().filter_map(Import::complaint).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_row_imports_in_a_circle() {
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for import in imports(&core()) {
        uses.entry(import.from).or_default().insert(import.to);
    }
    for start in uses.keys() {
        // Everything that can be reached from `start`; it must not be among it.
        let mut reached = BTreeSet::new();
        let mut next: Vec<&String> = uses[start].iter().filter(|to| *to != start).collect();
        while let Some(module) = next.pop() {
            if reached.insert(module) {
                next.extend(uses.get(module).into_iter().flatten());
            }
        }
        assert!(!reached.contains(start), "{start} imports itself through {reached:?}");
    }
}

#[test]
fn the_core_knows_no_browser_no_clock_no_thread_and_no_entropy() {
    let words = ["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo_timers", "serde_json", "getrandom"];
    let paths =
        ["std::time", "std::thread", "std::env", "std::fs", "std::net", "HashMap", "HashSet", "f32", "f64"];
    let mut found = Vec::new();
    for source in core() {
        for (number, line) in &source.code {
            // A fraction that nobody looks at: the writer of JSON refuses them, and has to say so.
            let line = line.replace("_: f32", "").replace("_: f64", "");
            let names: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            let banned =
                |word: &&&str| if word.contains(':') { line.contains(**word) } else { names.contains(*word) };
            let allowed = |word: &&&str| REFUSES_FRACTIONS.contains(&(source.path.as_str(), **word));
            for word in words.iter().chain(&paths).filter(banned).filter(|word| !allowed(word)) {
                found.push(format!("{}:{number} names {word}", source.path));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn an_upward_import_is_seen_in_every_form() {
    let seen = |path: &str, text: &str| -> Vec<String> {
        imports(&[source(path, text)]).iter().filter_map(Import::complaint).collect()
    };
    assert_eq!(seen("src/network.rs", "use crate::ids::RobotId;\n").len(), 0);
    assert_eq!(
        seen("src/network.rs", "use crate::ids::RobotId;\nuse crate::setup::Setup;\n"),
        ["src/network.rs:2 imports setup, which lies above network"]
    );
    assert_eq!(seen("src/network.rs", "use crate::{ids, setup::Setup};\n").len(), 1);
    assert_eq!(seen("src/network.rs", "use crate::{\n    ids,\n    world::{self, World},\n};\n").len(), 1);
    assert_eq!(seen("src/network.rs", "fn f() -> crate::world::World {\n").len(), 1);
    assert_eq!(seen("src/network.rs", "use super::world;\n").len(), 1);
    assert_eq!(seen("src/network/fate.rs", "use super::super::world;\n").len(), 1);
    assert_eq!(seen("src/network/fate.rs", "use super::world;\n").len(), 0);
    assert_eq!(seen("src/protocol/raft/log.rs", "use crate::rng::Rng;\n").len(), 1);
    assert_eq!(
        seen("src/protocol/raft/log.rs", "use crate::protocol::Out;\nuse crate::command::Call;\n").len(),
        0
    );
    let tested = "#[cfg(test)]\nmod tests {\n    use crate::world::World;\n}\n\n#[cfg(test)]\nuse crate::world;\n\
                  // use crate::world;\nuse crate::history::History;\n";
    assert_eq!(
        seen("src/network.rs", tested),
        ["src/network.rs:9 imports history, which lies above network"]
    );
}

/// The files of the library: not the app, not the programs.
fn core() -> Vec<Source> {
    let app = ["src/ui", "src/main.rs", "src/bin/", "src/lib.rs"];
    rust_below("src").into_iter().filter(|s| !app.iter().any(|begin| s.path.starts_with(begin))).collect()
}

fn modules_of_the_core() -> BTreeSet<String> {
    let front =
        rust_below("src").into_iter().find(|s| s.path == "src/lib.rs").expect("the library has a front page");
    let names = front.code.iter().filter_map(|(_, line)| line.trim().split_once("mod ")?.1.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// One module names another of the top level.
struct Import {
    path: String,
    line: usize,
    from: String,
    to: String,
}

impl Import {
    /// What is wrong with it, if anything.
    fn complaint(&self) -> Option<String> {
        let row = |name: &str| LAYERS.iter().position(|row| row.contains(&name));
        let Some(to) = row(&self.to) else {
            return None; // A macro or a constant of the front page; modules all have a row.
        };
        let from = row(&self.from)?;
        let blind =
            self.from == "protocol" && self.to != "protocol" && !SEEN_BY_SCHEMES.contains(&self.to.as_str());
        let place = format!("{}:{}", self.path, self.line);
        match () {
            () if to > from => Some(format!("{place} imports {}, which lies above {}", self.to, self.from)),
            () if blind => Some(format!("{place} imports {}, which no scheme may see", self.to)),
            () => None,
        }
    }
}

fn imports(sources: &[Source]) -> Vec<Import> {
    let mut all = Vec::new();
    for source in sources {
        let inner = source.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let depth = inner.split('/').count();
        let from = inner.split('/').next().unwrap_or(inner);
        let text = source.code.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n");
        for way in ["crate::".to_owned(), "super::".repeat(depth)] {
            for (start, _) in text.match_indices(&way) {
                let before = text[..start].chars().next_back();
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                    continue; // `$crate::`-like or a longer chain of `super::`.
                }
                let line = source.code[text[..start].matches('\n').count()].0;
                for to in first_names(&text[start + way.len()..]) {
                    all.push(Import { path: source.path.clone(), line, from: from.to_owned(), to });
                }
            }
        }
    }
    all
}

/// The first names of what follows `crate::`, one or, in braces, several.
fn first_names(text: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = text.strip_prefix('{') else { return vec![name(text)] };
    let mut names = vec![name(group)];
    let mut depth = 1;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(name(&group[at + 1..])),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}
