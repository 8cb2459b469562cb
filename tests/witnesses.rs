//! Witnesses: for every law that a scheme, with the switches as they stand, does *not* promise, a run
//! that breaks it and says why. Else the scheme would promise more than it says, and the lamp would be
//! no lesson. For a law that speaks of what a scheme does not have, there is a reason instead.
//!
//! The runs are in `tests/witnesses/unpromised/`, one text each, made small by the shrinker, and in
//! `tests/witnesses/found-*.txt`, the shortest ways that the model checker found. Each begins with a
//! comment on why the law can be broken, and has one line that begins with `# Here: `: the referee's own
//! sentence. With `LOCKSTEP_WITNESSES=1` those that are missing are looked for and written, and these
//! lines are written anew.

#[expect(dead_code, reason = "tests/random_runs.rs needs the rest")]
mod chaos;
#[path = "witnesses/reasons.rs"]
mod reasons;

use std::fs;
use std::path::{Path, PathBuf};

use chaos::shrink::shrink;
use chaos::variants::{broken_laws, quiet_run, schemes};
use chaos::{Family, play};
use lockstep::laws::{Break, Law, Promise, Referee, State, promised_by};
use lockstep::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};
use lockstep::run::tell;
use lockstep::script::{Expectation, Script, parse, print};
use lockstep::words::English;
use lockstep::words::tale::TaleWords;

/// What the comment on what happens in a run begins with.
const HERE: &str = "# Here: ";

fn name(scheme: Scheme, law: Law) -> String {
    let scheme = match scheme {
        Scheme::Alone { robots } => format!("none-{robots}"),
        Scheme::Forwarding { .. } => "forwarding".to_owned(),
        Scheme::Quorum { pictures, .. } => format!("quorum{}", of_pictures(pictures)),
        Scheme::PrimaryBackup { pictures, replication, silence, after_split, .. } => {
            let replication = if replication == Replication::Sync { "-sync" } else { "-async" };
            let silence = if silence == Silence::TakeOver { "-take-over" } else { "-wait" };
            let split = if after_split == AfterSplit::DriveBack { "-drive-back" } else { "-leave" };
            format!("primary{}{replication}{silence}{split}", of_pictures(pictures))
        }
    };
    format!("{scheme}.{}.txt", law.name())
}

fn of_pictures(pictures: Pictures) -> &'static str {
    if pictures == Pictures::Agreed { "-agreed" } else { "-local" }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/witnesses/unpromised")
}

fn updates() -> bool {
    std::env::var_os("LOCKSTEP_WITNESSES").is_some()
}

/// Every law of every scheme with every position of its switches.
fn every_law() -> impl Iterator<Item = (Scheme, Law)> {
    schemes().into_iter().flat_map(|scheme| Law::ALL.into_iter().map(move |law| (scheme, law)))
}

/// All that is not promised, with the name of its witness.
fn wanted() -> Vec<(Scheme, Law, String)> {
    let open = every_law().filter(|(scheme, law)| promised_by(*scheme, *law) == Promise::NotPromised);
    open.map(|(scheme, law)| (scheme, law, name(scheme, law))).collect()
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The first line of a witness that was found by random runs.
fn comment(scheme: Scheme, law: Law) -> String {
    let why = reasons::why(scheme, law);
    format!("# {}.", capital(why.unwrap_or_else(|| panic!("{scheme:?}: why can {} break?", law.name()))))
}

/// The referee after the whole run.
fn judged(script: &Script) -> Referee {
    tell(script, &English, |_| {}).referee.clone()
}

/// The law that a run is a witness of.
fn law_of(script: &Script) -> Option<Law> {
    let broken = |law: &Law| {
        let named = |what: &Expectation| matches!(what, Expectation::Broken(word) if *word == law.name());
        script.expects.iter().any(|expect| named(&expect.what))
    };
    Law::ALL.into_iter().find(broken)
}

/// What the referee says about it.
fn here(script: &Script, found: &Break) -> String {
    let sentence = English.found(&found.first.found, script.setup.scheme);
    format!("{HERE}{sentence}")
}

/// The text with its comments as they ought to be: why, if that is known here, and what happens.
fn annotated(text: &str, why: Option<&str>, here: &str) -> String {
    let (comments, run): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('#'));
    let before = comments.into_iter().filter(|line| why.is_none() && !line.starts_with(HERE));
    let lines = why.into_iter().chain(before).chain([here]).chain(run);
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A witness breaks its law, for the reason and in the words that it says, and keeps every promise.
fn testify(path: &Path, why: Option<&str>) -> (Scheme, Law) {
    let name = path.display();
    let text = fs::read_to_string(path).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let script = parse(&text).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    let law = law_of(&script).unwrap_or_else(|| panic!("{name} does not say what it breaks"));
    assert!(
        why.is_some() || (text.starts_with("# ") && !text.starts_with(HERE)),
        "{name} does not begin with a comment on why"
    );
    let referee = judged(&script);
    let State::Broken(found) = referee.law(law).state else { panic!("{name} keeps {}", law.name()) };
    let lamp = referee.broken_promises().next();
    assert_eq!(lamp, None, "{name} breaks a promise");
    assert!(referee.breaches().is_empty(), "{name}: {:?}", referee.breaches());
    let right = annotated(&text, why, &here(&script, &found));
    if updates() {
        fs::write(path, right).expect("the witness can be written");
    } else {
        assert_eq!(text, right, "{name}: its comments do not say what happens");
    }
    (script.setup.scheme, law)
}

#[test]
fn every_law_that_is_not_promised_is_broken_by_its_witness() {
    let mut missing = wanted();
    missing.retain(|(_, _, name)| !folder().join(name).exists());
    if updates() {
        missing.retain(|(scheme, law, name)| !write(*scheme, *law, name));
    }
    assert!(missing.is_empty(), "no witness for {missing:#?}");
    for (scheme, law, name) in wanted() {
        let shown = testify(&folder().join(&name), Some(&comment(scheme, law)));
        assert_eq!(shown, (scheme, law), "{name}");
    }
}

#[test]
fn the_shortest_ways_say_what_happens() {
    let files = fs::read_dir(folder().parent().expect("above")).expect("the witnesses have a folder");
    let paths = files.map(|file| file.expect("it can be read").path());
    let found: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    assert!(!found.is_empty());
    for path in found {
        let (scheme, law) = testify(&path, None);
        assert_eq!(promised_by(scheme, law), Promise::NotPromised, "{}", path.display());
    }
}

#[test]
fn every_witness_is_wanted() {
    let wanted: Vec<String> = wanted().into_iter().map(|(_, _, name)| name).collect();
    for file in fs::read_dir(folder()).expect("the witnesses have a folder") {
        let name = file.expect("it can be read").file_name().into_string().expect("plain letters");
        assert!(wanted.contains(&name), "{name} shows nothing that is not promised");
    }
}

/// A law is promised, or a run breaks it and says why, or there is a reason why none can; and never
/// two of these.
#[test]
fn every_law_is_promised_or_has_a_witness_or_a_reason() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/correctness.md");
    let page = fs::read_to_string(page).expect("the account is there");
    for (scheme, law) in every_law() {
        let (why, cannot) = (reasons::why(scheme, law), reasons::cannot(scheme, law));
        match promised_by(scheme, law) {
            Promise::Promised => assert_eq!(cannot, None, "{scheme:?} {law:?} is promised"),
            Promise::NotPromised => {
                assert!(why.is_some() && cannot.is_none(), "{scheme:?} {law:?} has a witness");
            }
            Promise::NotApplicable => {
                let reason = cannot.unwrap_or_else(|| panic!("{scheme:?} {law:?}: why can it not break?"));
                assert!(page.contains(reason), "docs/correctness.md does not say: {reason}");
            }
        }
    }
}

/// … and what cannot break does not, whatever happens.
#[test]
fn what_cannot_break_never_does() {
    for scheme in schemes() {
        for seed in 0..12 {
            let broken = broken_laws(&quiet_run(scheme, seed));
            let odd = broken.iter().find(|law| promised_by(scheme, **law) != Promise::NotPromised);
            assert_eq!(odd, None, "{scheme:?}, seed {seed}");
        }
    }
    for family in Family::ALL {
        assert!(play(&chaos::run(family, 77)).is_ok(), "{family:?}");
    }
}

/// Looks for a witness and writes it; whether one was found.
fn write(scheme: Scheme, law: Law, name: &str) -> bool {
    let breaks = |seed: &u64| broken_laws(&quiet_run(scheme, *seed)).contains(&law);
    let Some(seed) = (0..3000).find(breaks) else { return false };
    let small = shrink(&quiet_run(scheme, seed), &|smaller| broken_laws(smaller).contains(&law));
    let text = format!("# \n{}expect broken {}\n", print(&small), law.name());
    fs::write(folder().join(name), text).is_ok()
}
