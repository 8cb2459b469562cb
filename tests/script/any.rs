//! Runs and texts at random.

use lockstep::command::Command;
use lockstep::ids::{Direction, RobotId, TeamId, Ticket};
use lockstep::maze::{MazeSource, NamedMaze};
use lockstep::pose::{Cell, Heading};
use lockstep::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence, Timing};
use lockstep::record::Digest;
use lockstep::script::{
    Expect, Expectation, ExpectedVerdict, HISTORY_WORDS, LAW_WORDS, Office, RobotExpectation, Script,
};
use lockstep::setup::{Act, Address, Groups, InFlight, Paces, REBOOT_OFF, Setup, TeamSetup, TimedAct, Touch};
use lockstep::time::{SimTime, Span, SpanRange};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn any_scheme() -> impl Strategy<Value = Scheme> {
    let pictures = || select(vec![Pictures::Agreed, Pictures::Local]);
    prop_oneof![
        (1..=5_u8).prop_map(|robots| Scheme::Alone { robots }),
        (2..=5_u8).prop_map(|robots| Scheme::Forwarding { robots }),
        (
            2..=5_u8,
            pictures(),
            select(vec![Replication::Async, Replication::Sync]),
            select(vec![Silence::Wait, Silence::TakeOver]),
            select(vec![AfterSplit::LeaveDiverged, AfterSplit::DriveBack])
        )
            .prop_map(|(robots, pictures, replication, silence, after_split)| {
                Scheme::PrimaryBackup { robots, pictures, replication, silence, after_split }
            }),
        (select(vec![3, 5]), pictures()).prop_map(|(robots, pictures)| Scheme::Quorum { robots, pictures }),
    ]
}

fn any_maze() -> impl Strategy<Value = MazeSource> {
    let seeded = || {
        (4..=16_u8, 4..=16_u8, any::<u64>()).prop_map(|(width, height, seed)| MazeSource::Seeded {
            width,
            height,
            seed,
        })
    };
    prop_oneof![
        seeded(),
        select(NamedMaze::ALL.to_vec()).prop_map(MazeSource::Named),
        seeded().prop_map(|source| MazeSource::Drawn(Box::new(source.build()))),
    ]
}

fn any_span() -> impl Strategy<Value = Span> {
    (1..=3_600_000_u64).prop_map(Span)
}

fn any_range() -> impl Strategy<Value = SpanRange> {
    (any_span(), any_span()).prop_map(|(a, b)| SpanRange { least: a.min(b), most: a.max(b) })
}

fn any_robot(robots: u8) -> impl Strategy<Value = RobotId> + Clone {
    (1..=robots).prop_map(RobotId)
}

/// A value, or now and then the usual one.
fn or_usual<T: Clone + std::fmt::Debug + 'static>(
    any: impl Strategy<Value = T> + 'static,
    usual: T,
) -> BoxedStrategy<T> {
    prop_oneof![any, Just(usual)].boxed()
}

fn any_setup() -> impl Strategy<Value = Setup> {
    any_scheme().prop_flat_map(|scheme| {
        let usual = Setup::new(scheme);
        let team = (any_robot(scheme.robots()), any::<bool>())
            .prop_map(|(home, autopilot)| TeamSetup { home, autopilot });
        let paces = (any_span(), any_span(), any_span()).prop_map(|(turn, step, picture)| Paces {
            turn,
            step,
            picture,
        });
        let timing = (any_span(), any_range()).prop_map(|(heartbeat, silence)| Timing { heartbeat, silence });
        let slowness = vec(10..=1000_u16, 0..=usize::from(scheme.robots())).prop_map(|mut percents| {
            while percents.last() == Some(&100) {
                percents.pop();
            }
            percents
        });
        (
            or_usual(any_maze(), usual.maze),
            or_usual(vec(team, 1..=5), usual.teams),
            or_usual(any::<u64>(), usual.seed),
            (or_usual(any_range(), usual.link_delay), or_usual(any_range(), usual.line_delay)),
            (0..=1000_u16, or_usual(0..=1000_u16, 0), any::<bool>()),
            or_usual(timing, usual.timing),
            or_usual(any_span(), usual.patience),
            or_usual(paces, usual.paces),
            or_usual(slowness, usual.slowness),
        )
            .prop_map(
                move |(maze, teams, seed, delays, chances, timing, patience, paces, slowness)| Setup {
                    scheme,
                    maze,
                    teams,
                    seed,
                    link_delay: delays.0,
                    line_delay: delays.1,
                    loss_per_mille: chances.0,
                    doubled_per_mille: chances.1,
                    overtake: chances.2,
                    timing,
                    patience,
                    paces,
                    slowness,
                },
            )
    })
}

fn any_address(robots: u8) -> impl Strategy<Value = Address> {
    prop_oneof![any_robot(robots).prop_map(Address::Robot), Just(Address::Each)]
}

/// Two different ends, at most one of them a team.
fn any_path(robots: u8, teams: u8) -> impl Strategy<Value = Direction> {
    let team = (0..teams).prop_map(TeamId);
    let line = (team, any_robot(robots), any::<bool>()).prop_map(|(team, robot, there)| {
        let line = Direction::new(team, robot);
        if there { line } else { line.back() }
    });
    let link = (1..=robots, 1..=robots)
        .prop_map(|(one, other)| (one != other).then(|| Direction::new(RobotId(one), RobotId(other))));
    (line, link, any::<bool>()).prop_map(|(line, link, prefer)| link.filter(|_| prefer).unwrap_or(line))
}

fn any_act(robots: u8, teams: u8) -> impl Strategy<Value = Act> {
    let team = || (0..teams).prop_map(TeamId);
    let path = || any_path(robots, teams);
    let ends = || path().prop_map(|path| (path.from, path.to));
    let message =
        (path(), prop_oneof![1..=3_u8, 1..=255_u8]).prop_map(|(direction, nth)| InFlight { direction, nth });
    let touches = vec![Touch::Lose, Touch::Double, Touch::Hold, Touch::Release];
    let split = vec(1..=2_u8, 5).prop_map(move |mut groups| {
        groups[usize::from(robots)..].fill(0);
        groups[0] = 1;
        let mut places = [0; 5];
        places.copy_from_slice(&groups);
        if groups[..usize::from(robots)].contains(&2) { Act::Split(Groups(places)) } else { Act::MendAll }
    });
    prop_oneof![
        (team(), select(Command::ALL.to_vec()), option::of(any_address(robots)))
            .prop_map(|(team, command, to)| Act::Ask { team, command, to }),
        (team(), option::of(1..=u32::MAX), option::of(any_address(robots)))
            .prop_map(|(team, number, to)| Act::Again { team, number, to }),
        (team(), any_address(robots)).prop_map(|(team, to)| Act::Attach { team, to }),
        (team(), any::<bool>()).prop_map(|(team, on)| Act::Autopilot { team, on }),
        path().prop_map(Act::CutOneWay),
        path().prop_map(Act::MendOneWay),
        ends().prop_map(|(one, other)| Act::Cut(one, other)),
        ends().prop_map(|(one, other)| Act::Mend(one, other)),
        any_robot(robots).prop_map(Act::Isolate),
        split,
        Just(Act::MendAll),
        (any_robot(robots), any_span()).prop_map(|(robot, off)| Act::Reboot { robot, off }),
        any_robot(robots).prop_map(|robot| Act::Reboot { robot, off: REBOOT_OFF }),
        any_range().prop_map(Act::Delay),
        (select(touches), message).prop_map(|(touch, message)| Act::Touch(touch, message)),
    ]
}

fn any_expectation(robots: u8, teams: u8) -> impl Strategy<Value = Expectation> {
    use Expectation as E;
    let ticket = || (0..teams, 1..=u32::MAX).prop_map(|(team, number)| Ticket { team: TeamId(team), number });
    let at = || option::of(1..=u64::from(u32::MAX));
    let small = || 0..=u64::from(u32::MAX);
    let office = || select(vec![Office::Leader, Office::Primary]);
    let cell = (0..4_u8, 0..4_u8).prop_map(|(x, y)| Cell { x, y });
    let is = prop_oneof![
        (cell, option::of(select(Heading::ALL.to_vec())))
            .prop_map(|(cell, heading)| RobotExpectation::At { cell, heading }),
        small().prop_map(RobotExpectation::Executed),
        Just(RobotExpectation::InStep),
        small().prop_map(|by| RobotExpectation::Behind { by }),
        at().prop_map(|at| RobotExpectation::Diverged { at }),
        Just(RobotExpectation::Escaped),
    ];
    let verdicts = vec![
        ExpectedVerdict::Waiting,
        ExpectedVerdict::Done,
        ExpectedVerdict::Refused,
        ExpectedVerdict::NoAnswer,
        ExpectedVerdict::Undone,
    ];
    prop_oneof![
        Just(E::InStep),
        at().prop_map(|at| E::Diverged { at }),
        (any_robot(robots), is).prop_map(|(robot, is)| E::Robot { robot, is }),
        (ticket(), select(verdicts)).prop_map(|(ticket, verdict)| E::Verdict { ticket, verdict }),
        (ticket(), any::<u32>(), option::of(any_robot(robots)))
            .prop_map(|(ticket, times, by)| E::ExecutedTimes { ticket, times, by }),
        (ticket(), small()).prop_map(|(ticket, stale_by)| E::Picture { ticket, stale_by }),
        (office(), any_robot(robots)).prop_map(|(office, robot)| E::InCharge { office, robot }),
        (office(), 0..=5_u8).prop_map(|(office, count)| E::CountInCharge { office, count }),
        select(LAW_WORDS.to_vec()).prop_map(E::Kept),
        select(LAW_WORDS.to_vec()).prop_map(E::Broken),
        (select(HISTORY_WORDS.to_vec()), any::<bool>()).prop_map(|(word, holds)| E::History { word, holds }),
        any::<u64>().prop_map(|digest| E::Digest(Digest(digest))),
    ]
}

pub(crate) fn any_script() -> impl Strategy<Value = Script> {
    any_setup().prop_flat_map(|setup| {
        let (robots, teams) = (setup.scheme.robots(), u8::try_from(setup.teams.len()).expect("at most five"));
        let instant = || (0..=SimTime::LAST.0).prop_map(SimTime);
        let act = (instant(), any_act(robots, teams)).prop_map(|(at, act)| TimedAct { at, act });
        let expect = any_expectation(robots, teams).prop_map(|what| Expect { line: 0, what });
        (Just(setup), vec(act, 0..12), instant(), vec(expect, 0..6)).prop_map(
            |(setup, mut acts, until, expects)| {
                acts.sort_by_key(|act| act.at);
                Script { setup, acts, until, expects }
            },
        )
    })
}

/// Pieces of which texts are made, right and wrong.
pub(crate) fn any_near_miss() -> impl Strategy<Value = String> {
    let words: Vec<&str> = "lockstep scheme none forwarding primary-backup quorum maze teams seed delay loss \
        slow pace turn at until expect A B A3 robot cut mend all isolate split reboot for again to each -> - > \
        | , .. % 1 2 5 1-2 1>A 400..600 5% 8x8 x 0.5s 0:04 +--+ |..| : E ^ # \n \n \n \t \r \u{feff} é \0 \
        999999999999999999999 -1 . @ A@1 message 🤖 digest in-step executed picture stale by kept \"same"
        .split(' ')
        .chain([" ", "\n", "\nat 0 ", "lockstep 1\nscheme none 3\n", "maze\n+--+--+--+--+\n"])
        .collect();
    vec(select(words), 0..40).prop_map(|words| words.join(" "))
}
