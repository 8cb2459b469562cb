//! What the adversary finds, and what it does not; each find is played once more as a run of its own.

use super::{Aim, Means, Plan, Progress, Search, Searched, USUAL_EFFORT};
use crate::laws::{Law, Promise, promised_by};
use crate::moment::Moment;
use crate::run;
use crate::script::{self, Script};
use crate::time::Span;

/// A run as it stands when people begin to ask.
fn read(text: &str) -> Script {
    script::parse(&format!("lockstep 1\n{text}\n")).expect("the test's run can be read")
}

fn search(script: &Script, aim: Aim, means: Means, effort: u64) -> Progress {
    let origin = run::run(script, |_, _| ());
    let mut search = Search::new(&origin, aim, means, effort);
    let began = std::time::Instant::now();
    loop {
        let progress = search.slice(1000);
        if !matches!(progress, Progress::Looking { .. }) {
            println!("{aim:?} spent {} runs {} in {:?}", search.spent, search.runs, began.elapsed());
            return progress;
        }
    }
}

/// The way that is found; it is played again from the beginning, as a text would be.
fn found(text: &str, aim: Aim, means: Means) -> Plan {
    let script = read(text);
    match search(&script, aim, means, USUAL_EFFORT) {
        Progress::Found(plan) => {
            let mut longer = script.clone();
            longer.acts.extend(plan.acts.iter().copied());
            longer.until = plan.breaks_at;
            let text = script::print(&longer);
            println!("{text}");
            let mut broken = false;
            let again = script::parse(&text).expect("what is printed can be read");
            run::run(&again, |moment, records| broken |= aim.reached(moment, records, 0));
            assert!(broken, "the run does not do it:\n{text}");
            let mut shorter = again.clone();
            shorter.until = plan.breaks_at - Span(1);
            let mut early = false;
            run::run(&shorter, |moment, records| early |= aim.reached(moment, records, 0));
            assert!(!early, "it is broken before it is said to be:\n{text}");
            plan
        }
        other => panic!("{aim:?} was not broken: {other:?}"),
    }
}

fn law(text: &str, law: Law) -> Plan {
    found(text, Aim::Law(law), Means::ALL)
}

fn nothing(text: &str, aim: Aim, effort: u64) -> Searched {
    match search(&read(text), aim, Means::ALL, effort) {
        Progress::Exhausted(searched) => searched,
        other => panic!("{aim:?}: {other:?}"),
    }
}

#[test]
fn two_commands_are_enough_without_agreement() {
    assert_eq!(law("scheme none 2", Law::SameOrder).acts.len(), 2);
    assert_eq!(law("scheme forwarding 2", Law::SameOrder).acts.len(), 2);
    assert_eq!(law("scheme none 2", Law::NothingLost).acts.len(), 2);
    assert_eq!(law("scheme none 2", Law::NoStalePicture).acts.len(), 2);
    assert_eq!(law("scheme forwarding 2", Law::AtMostOnce).acts.len(), 2);
    law("scheme forwarding 2", Law::NothingLost);
    law("scheme forwarding 2", Law::NoStalePicture);
    law("scheme forwarding 5", Law::NoStalePicture);
}

#[test]
fn a_backup_shows_a_stale_picture() {
    assert!(law("scheme primary-backup 2", Law::NoStalePicture).acts.len() <= 3);
    law("scheme primary-backup 3", Law::NoStalePicture);
    law("scheme primary-backup 5", Law::NoStalePicture);
}

#[test]
fn whoever_takes_over_loses_what_it_had_not_heard_of() {
    assert!(law("scheme primary-backup 2 take-over", Law::NothingLost).acts.len() <= 2);
    law("scheme primary-backup 3 take-over", Law::NothingLost);
    law("scheme primary-backup 3 take-over", Law::SameOrder);
    law("scheme primary-backup 5 take-over", Law::SameOrder);
}

#[test]
fn two_primaries_at_once() {
    assert_eq!(found("scheme primary-backup 2 take-over", Aim::TwoInCharge, Means::ALL).acts.len(), 1);
    found("scheme quorum 3", Aim::TwoInCharge, Means::ALL);
    found("scheme quorum 5", Aim::TwoInCharge, Means::ALL);
}

#[test]
fn nobody_goes_on() {
    law("scheme primary-backup 3", Law::Progress);
    found("scheme primary-backup 2", Aim::NoAnswer, Means::ALL);
    found("scheme quorum 5", Aim::NoAnswer, Means::ALL);
    let reboots = Means { cuts: false, reboots: true, luck: false };
    found(
        "scheme quorum 5\nat 0 reboot 3 for 60000\nat 0 reboot 4 for 60000\nuntil 1000",
        Aim::NoAnswer,
        reboots,
    );
    found("scheme quorum 3", Aim::NoAnswer, reboots);
}

#[test]
fn what_the_quorum_promises_is_not_broken() {
    for (text, effort) in [("scheme quorum 3", 300_000), ("scheme quorum 5", 300_000)] {
        for law in Law::ALL {
            assert_eq!(promised_by(read(text).setup.scheme, law), Promise::Promised);
            let searched = nothing(text, Aim::Law(law), effort);
            println!("{searched:?}");
        }
    }
    law("scheme quorum 3 local-pictures", Law::NoStalePicture);
    law("scheme quorum 5 local-pictures", Law::NoStalePicture);
}

#[test]
fn equal_slices_or_not_the_same_is_found() {
    let script = read("scheme forwarding 2");
    let origin: Moment = run::run(&script, |_, _| ());
    let all = |slice: u64| {
        let mut search = Search::new(&origin, Aim::Law(Law::NothingLost), Means::ALL, USUAL_EFFORT);
        loop {
            match search.slice(slice) {
                Progress::Looking { .. } => {}
                over => return over,
            }
        }
    };
    assert_eq!(all(1), all(10_000));
}
