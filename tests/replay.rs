//! The same text is the same run: in any order of seeking, at any frame rate; and what people do to
//! links and robots happens alike under every scheme.

#[allow(dead_code, reason = "each test file uses a part of it")]
mod unrest;

use lockstep::history::History;
use lockstep::protocol::{Pictures, Scheme};
use lockstep::record::{Digest, What};
use lockstep::rng::{Purpose, Rng};
use lockstep::run::run;
use lockstep::script::Script;
use lockstep::time::{SimTime, Span};

const FIVE_MINUTES: SimTime = SimTime(300_000);

fn history(scheme: Scheme, seed: u64, until: SimTime) -> History {
    History::new(unrest::setup(scheme, seed), unrest::acts(seed, until), until)
}

fn digest(history: &History) -> Digest {
    history.moment().world.digest()
}

#[test]
fn five_hundred_seeks_in_any_order_equal_a_straight_run() {
    let quorum = Scheme::Quorum { robots: 5, pictures: Pictures::Agreed };
    let mut straight = history(quorum, 11, FIVE_MINUTES);
    let mut chance = Rng::new(12, Purpose::Chaos);
    let instants: Vec<SimTime> = (0..500).map(|_| SimTime(u64::from(chance.below(300_001)))).collect();
    let mut rising = instants.clone();
    rising.sort_unstable();
    let digests: Vec<(SimTime, Digest)> = rising
        .into_iter()
        .map(|at| {
            straight.play_to(at);
            (at, digest(&straight))
        })
        .collect();
    let mut moved = history(quorum, 11, FIVE_MINUTES);
    moved.play_to(FIVE_MINUTES);
    for at in instants {
        moved.seek(at);
        let position = digests.binary_search_by_key(&at, |(at, _)| *at).expect("it was visited");
        assert_eq!(digest(&moved), digests[position].1, "at {at}");
        assert_eq!(moved.now(), at);
    }
}

#[test]
fn a_seek_in_ten_minutes_of_unrest_plays_few_events_again() {
    let until = SimTime(600_000);
    let quorum = Scheme::Quorum { robots: 5, pictures: Pictures::Agreed };
    let mut history = history(quorum, 7, until);
    history.play_to(until);
    assert!(history.events() > 10_000, "{} events", history.events());
    let mut chance = Rng::new(13, Purpose::Chaos);
    let mut played: Vec<u64> = (0..500)
        .map(|_| {
            let before = history.work();
            history.seek(SimTime(u64::from(chance.below(600_001))));
            history.work() - before
        })
        .collect();
    played.sort_unstable();
    println!("events played again by a seek: median {}, at worst {}", played[250], played[499]);
    assert!(played[250] <= 160 && played[499] <= 300, "median {}, worst {}", played[250], played[499]);
}

#[test]
fn the_rate_of_frames_decides_nothing() {
    let until = SimTime(60_000);
    for (seed, scheme) in (20..).zip(unrest::SCHEMES) {
        let script = Script {
            setup: unrest::setup(scheme, seed),
            acts: unrest::acts(seed, until),
            until,
            expects: Vec::new(),
        };
        let without_frames = run(&script, |_, _| {}).world.digest();
        for rate in [10, 15, 30, 60, 144, 1] {
            let mut framed = history(scheme, seed, until);
            (0..60 * rate).for_each(|frame| framed.play_to(SimTime(frame * 1000 / rate)));
            framed.play_to(until);
            assert_eq!(digest(&framed), without_frames, "{scheme:?} at {rate} frames a second");
        }
        // A page in the background, then a long gap.
        let mut gap = history(scheme, seed, until);
        gap.play_to(SimTime(777));
        gap.play_to(until);
        assert_eq!(digest(&gap), without_frames, "{scheme:?} with a gap");
    }
}

/// What people did, and what it did to links and power.
fn faults(scheme: Scheme, seed: u64) -> Vec<(SimTime, What)> {
    let until = SimTime(120_000);
    let mut faults = Vec::new();
    let setup = unrest::setup(scheme, seed);
    // Which message is touched depends on what robots say to each other, so nobody touches any.
    let touch = |act: &lockstep::setup::Act| matches!(act, lockstep::setup::Act::Touch(..));
    let acts = unrest::acts(seed, until).into_iter().filter(|timed| !touch(&timed.act)).collect();
    run(&Script { setup, acts, until, expects: Vec::new() }, |_, records| {
        let is_fault = |what: &What| {
            matches!(
                what,
                What::Did(_)
                    | What::CutOff(_)
                    | What::Mended(_)
                    | What::WentOff { .. }
                    | What::CameBack { .. }
            )
        };
        let found = records.iter().filter(|record| is_fault(&record.what));
        faults.extend(found.map(|record| (record.at, record.what)));
    });
    // Within a millisecond, a robot's return may stand before or after somebody else's message.
    faults.sort_by_key(|(at, what)| (*at, format!("{what:?}")));
    faults
}

#[test]
fn the_time_line_of_faults_is_the_same_under_every_scheme() {
    for seed in 40..44 {
        let first = faults(unrest::SCHEMES[0], seed);
        assert!(first.iter().any(|(_, what)| matches!(what, What::CameBack { .. })));
        assert!(first.iter().any(|(_, what)| matches!(what, What::CutOff(_))));
        for scheme in &unrest::SCHEMES[1..] {
            assert_eq!(faults(*scheme, seed), first, "{scheme:?}, seed {seed}");
        }
    }
}

/// The luck of a direction belongs to it alone: what a team's first question to a robot meets does
/// not depend on what the robots say to each other meanwhile.
#[test]
fn the_luck_of_a_team_s_line_is_the_same_under_every_scheme() {
    let first_arrival = |scheme| {
        let script = Script {
            setup: unrest::setup(scheme, 5),
            acts: vec![lockstep::setup::TimedAct {
                at: SimTime(20_000),
                act: lockstep::setup::Act::Ask {
                    team: lockstep::ids::TeamId(1),
                    command: lockstep::command::Command::Left,
                    to: None,
                },
            }],
            until: SimTime(21_000),
            expects: Vec::new(),
        };
        let mut heard = None;
        run(&script, |_, records| {
            for record in records {
                if let What::Arrived { direction, .. } | What::Lost { direction, .. } = record.what
                    && direction.from == lockstep::ids::Place::Team(lockstep::ids::TeamId(1))
                {
                    heard = heard.or(Some((record.at, matches!(record.what, What::Arrived { .. }))));
                }
            }
        });
        heard.expect("it arrives or is lost")
    };
    let alone = first_arrival(unrest::SCHEMES[0]);
    assert!(alone.0 > SimTime(20_000) || !alone.1);
    for scheme in &unrest::SCHEMES[1..] {
        assert_eq!(first_arrival(*scheme), alone, "{scheme:?}");
    }
}

#[test]
fn a_run_can_be_taken_further_from_any_seek() {
    for (seed, scheme) in (60..).zip(unrest::SCHEMES) {
        let mut straight = history(scheme, seed, SimTime(90_000));
        straight.play_to(SimTime(90_000));
        let mut moved = history(scheme, seed, SimTime(90_000));
        for at in [50_000, 10_000, 70_000, 0, 90_000, 89_999, 33_333] {
            moved.seek(SimTime(at));
        }
        while moved.now() < SimTime(90_000) {
            moved.play_to((moved.now() + Span(1234)).min(SimTime(90_000)));
        }
        assert_eq!(digest(&moved), digest(&straight), "{scheme:?}");
        assert_eq!(moved.landmarks(), straight.landmarks(), "{scheme:?}");
    }
}
