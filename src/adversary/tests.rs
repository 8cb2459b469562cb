//! What the adversary finds, and what it does not. Each find is played once more, as a text of its own.

use super::{Aim, Kind, LONGEST_STEP, Means, Plan, Progress, Search, Searched, USUAL_EFFORT};
use crate::laws::{Law, Promise, promised_by};
use crate::run;
use crate::script::{self, Script};
use crate::time::SimTime;

/// The first screen with this scheme: nothing has happened.
fn fresh(scheme: &str) -> Script {
    read(&format!("scheme {scheme}\nuntil 0"))
}

fn read(text: &str) -> Script {
    script::parse(&format!("lockstep 1\n{text}\n")).expect("the test's run can be read")
}

fn search(script: &Script, aim: Aim, means: Means, effort: u64) -> Progress {
    let origin = run::run(script, |_, _| ());
    let mut search = Search::new(&origin, aim, means, effort);
    loop {
        let progress = search.slice(1000);
        if !matches!(progress, Progress::Looking { .. }) {
            return progress;
        }
    }
}

/// When the aim is reached in a run.
fn reached(script: &Script, aim: Aim) -> Option<SimTime> {
    let mut reached = None;
    run::run(script, |moment, records| {
        if reached.is_none() && aim.reached(moment, records, 0) {
            reached = Some(moment.world.now());
        }
    });
    reached
}

fn found_in(script: &Script, aim: Aim, means: Means) -> Plan {
    let Progress::Found(plan) = search(script, aim, means, USUAL_EFFORT) else {
        panic!("{aim:?} was not broken from\n{}", script::print(script));
    };
    let mut longer = script.clone();
    longer.acts.extend(plan.acts.iter().copied());
    longer.until = plan.breaks_at;
    let text = script::print(&longer);
    let again = script::parse(&text).expect("what is printed can be read");
    assert_eq!(reached(&again, aim), Some(plan.breaks_at), "{aim:?} in\n{text}");
    plan
}

/// What is found from the first screen, as lines of a run's text.
fn lines(scheme: &str, aim: Aim, means: Means) -> Vec<String> {
    let script = fresh(scheme);
    let plan = found_in(&script, aim, means);
    let acts = Script { acts: plan.acts, ..script };
    let text = script::print(&acts);
    text.lines().filter(|line| line.starts_with("at ")).map(str::to_owned).collect()
}

fn breaking(scheme: &str, law: Law) -> usize {
    lines(scheme, Aim::Law(law), Means::ALL).len()
}

fn nothing_in(script: &Script, aim: Aim, means: Means, effort: u64) -> Searched {
    match search(script, aim, means, effort) {
        Progress::Exhausted(searched) => searched,
        other @ (Progress::Looking { .. } | Progress::Found(_)) => panic!("{aim:?}: {other:?}"),
    }
}

#[test]
fn no_step_of_a_search_is_long() {
    // A page looks at its clock between two slices: what cannot be divided must be short.
    let moments = [
        ("quorum 5", Aim::Law(Law::SameOrder)),
        ("quorum 3", Aim::Law(Law::Progress)),
        ("forwarding 5", Aim::Law(Law::SameOrder)),
        ("primary-backup 5 take-over drive-back", Aim::Law(Law::LogMatching)),
        ("primary-backup 3 take-over", Aim::TwoInCharge),
    ];
    for (scheme, aim) in moments {
        let acts = "teams A@1 B@2\nat 9000 A forward\nat 9100 B left\nuntil 10000";
        let origin = run::run(&read(&format!("scheme {scheme}\n{acts}")), |_, _| ());
        let mut search = Search::new(&origin, aim, Means::ALL, 40_000);
        let mut longest = 0;
        while let Progress::Looking { .. } = search.progress() {
            let before = search.spent;
            search.slice(1);
            longest = longest.max(search.spent - before);
        }
        assert!(longest > 1 && longest <= LONGEST_STEP, "{scheme}: {longest} events at once");
    }
}

#[test]
fn two_commands_at_once_are_enough_without_an_order() {
    let two = ["at 0 A forward", "at 0 B left"];
    assert_eq!(lines("none 2", Aim::Law(Law::SameOrder), Means::ALL), two);
    assert_eq!(lines("forwarding 2", Aim::Law(Law::SameOrder), Means::ALL), two);
}

#[test]
fn what_nobody_coordinates_breaks_with_two_acts() {
    for law in [Law::NothingLost, Law::NoStalePicture, Law::AtMostOnce] {
        assert_eq!(breaking("none 2", law), 2, "{law:?}");
    }
    assert_eq!(breaking("forwarding 2", Law::AtMostOnce), 2);
    assert_eq!(breaking("forwarding 2", Law::NothingLost), 3);
    assert_eq!(breaking("forwarding 5", Law::NoStalePicture), 3);
}

#[test]
fn a_backup_shows_a_stale_picture() {
    for robots in [2, 3, 5] {
        assert_eq!(breaking(&format!("primary-backup {robots}"), Law::NoStalePicture), 3);
    }
}

#[test]
fn whoever_takes_over_loses_what_it_had_not_heard_of() {
    let lost = ["at 0 A forward", "at 0 cut 1-2"];
    assert_eq!(lines("primary-backup 2 take-over", Aim::Law(Law::NothingLost), Means::ALL), lost);
    assert_eq!(breaking("primary-backup 3 take-over", Law::NothingLost), 2);
    assert_eq!(breaking("primary-backup 3 take-over", Law::SameOrder), 3);
    assert_eq!(breaking("primary-backup 5 take-over", Law::SameOrder), 3);
    assert_eq!(breaking("primary-backup 2 take-over sync", Law::SameOrder), 3);
}

#[test]
fn two_are_in_charge_at_once() {
    let one = lines("primary-backup 2 take-over", Aim::TwoInCharge, Means::ALL);
    assert_eq!(one, ["at 0 cut 1-2"]);
    // The old leader of a quorum does not know yet that there is a new one.
    for scheme in ["quorum 3", "quorum 5"] {
        found_in(&read(&format!("scheme {scheme}\nuntil 9000")), Aim::TwoInCharge, Means::ALL);
    }
}

#[test]
fn nobody_goes_on() {
    let reboots = Means { cuts: false, reboots: true, luck: false };
    let waiting = lines("primary-backup 3", Aim::Law(Law::Progress), Means::ALL);
    assert_eq!(waiting, ["at 0 isolate 1"]);
    let alone = read("scheme quorum 5\nat 0 split 1 2 | 3 4 5\nuntil 9000");
    assert_eq!(found_in(&alone, Aim::NoAnswer, Means::ALL).acts.len(), 1);
    // With two robots off already, one more stops a quorum of five.
    let two_off = read("scheme quorum 5\nat 9000 reboot 4 for 99000\nat 9000 reboot 5 for 99000\nuntil 9000");
    assert!(found_in(&two_off, Aim::NoAnswer, reboots).acts.len() <= 2);
}

#[test]
fn a_picture_out_of_a_robots_own_memory_is_stale_even_in_a_quorum() {
    for scheme in ["quorum 3 local-pictures", "quorum 5 local-pictures"] {
        let settled = read(&format!("scheme {scheme}\nuntil 9000"));
        found_in(&settled, Aim::Law(Law::NoStalePicture), Means::ALL);
    }
}

#[test]
fn what_is_promised_is_not_broken() {
    let schemes =
        ["none 1", "primary-backup 2", "primary-backup 3 sync primary-pictures", "quorum 3", "quorum 5"];
    for scheme in schemes {
        let script = read(&format!("scheme {scheme}\nuntil 6000"));
        let promised = |law: &Law| promised_by(script.setup.scheme, *law) == Promise::Promised;
        for law in Law::ALL.into_iter().filter(promised) {
            let searched = nothing_in(&script, Aim::Law(law), Means::ALL, 150_000);
            assert!(searched.whole_main > 0 && searched.runs > 50, "{scheme} {law:?}: {searched:?}");
        }
    }
}

#[test]
fn it_says_what_it_searched() {
    let quorum = read("scheme quorum 3\nuntil 6000");
    let aim = Aim::Law(Law::SameOrder);
    let commands = Means { cuts: false, reboots: false, luck: false };
    let searched = nothing_in(&quorum, aim, commands, 400_000);
    assert_eq!(searched.main, [Kind::Move]);
    assert_eq!(searched.all, [Kind::Move, Kind::Again]);
    assert_eq!((searched.whole, searched.part), (2, Some(3)));
    let searched = nothing_in(&quorum, aim, Means::ALL, 20_000);
    assert_eq!((searched.whole, searched.whole_main, searched.part), (1, 1, Some(2)));
    assert!(searched.all.contains(&Kind::Hold) && !searched.all.contains(&Kind::Picture));
    // Where one robot obeys two teams there is nothing else to try: every way is tried in full.
    let alone = nothing_in(&fresh("none 1"), Aim::Law(Law::NothingLost), commands, 1_000_000);
    assert_eq!((alone.whole, alone.whole_main, alone.part), (3, 4, None));
}

#[test]
fn a_law_that_breaks_by_itself_needs_no_act() {
    let race = read("scheme forwarding 2\nat 0 A forward\nat 0 B left\nuntil 10");
    let plan = found_in(&race, Aim::Law(Law::SameOrder), Means::ALL);
    assert!(plan.acts.is_empty());
}

#[test]
fn the_size_of_the_slices_makes_no_difference() {
    let origin = run::run(&fresh("forwarding 2"), |_, _| ());
    let all = |slice: u64| {
        let mut search = Search::new(&origin, Aim::Law(Law::NothingLost), Means::ALL, USUAL_EFFORT);
        loop {
            match search.slice(slice) {
                Progress::Looking { .. } => {}
                over @ (Progress::Found(_) | Progress::Exhausted(_)) => return over,
            }
        }
    };
    assert_eq!(all(1), all(10_000));
}

#[test]
fn a_slice_is_no_longer_than_it_was_told() {
    let origin = run::run(&read("scheme quorum 5\nuntil 6000"), |_, _| ());
    let mut search = Search::new(&origin, Aim::Law(Law::Progress), Means::ALL, 50_000);
    loop {
        let before = search.spent;
        let progress = search.slice(50);
        assert!(search.spent - before < 50 + 200, "{}", search.spent - before);
        match progress {
            Progress::Looking { percent, .. } => assert!(percent < 100),
            Progress::Found(_) | Progress::Exhausted(_) => break,
        }
    }
    assert_eq!(search.slice(1), search.progress());
    assert_eq!(Aim::named(search.aim().name()), Some(search.aim()));
}
