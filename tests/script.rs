//! The run language: what is printed reads back as the same run, and nothing that is not a run
//! gets by without a sentence that says where and why.

#[path = "script/any.rs"]
mod any;
#[path = "script/faults.rs"]
mod faults;

use any::{any_near_miss, any_script};
use lockstep::command::Command;
use lockstep::ids::{Direction, Place, RobotId, TeamId, Ticket};
use lockstep::laws::Law;
use lockstep::maze::{MazeSource, NamedMaze};
use lockstep::pose::{Cell, Heading};
use lockstep::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence, Timing};
use lockstep::record::Digest;
use lockstep::script::{
    Expect, Expectation, ExpectedVerdict, HISTORY_WORDS, LAW_WORDS, Office, ParseError, RobotExpectation,
    Script, parse, parse_bytes, print, print_act,
};
use lockstep::setup::{Act, Address, Groups, InFlight, Paces, REBOOT_OFF, Setup, TeamSetup, TimedAct, Touch};
use lockstep::time::{SimTime, Span, SpanRange};
use proptest::collection::vec;
use proptest::prelude::*;

const A: TeamId = TeamId(0);
const B: TeamId = TeamId(1);

fn robot(number: u8) -> RobotId {
    RobotId(number)
}

/// The script of a text whose first line is added here.
fn read(text: &str) -> Result<Script, ParseError> {
    parse(&format!("lockstep 1\n{text}"))
}

fn good(text: &str) -> Script {
    read(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The acts of lines in a run of five robots and three teams.
fn acts(lines: &str) -> Vec<Act> {
    let script = good(&format!("scheme none 5\nteams A@1 B@2 C@3\n{lines}"));
    script.acts.into_iter().map(|timed| timed.act).collect()
}

fn expectation(line: &str) -> Expectation {
    good(&format!("scheme none 5\nteams A@1 B@2 C@3\nexpect {line}")).expects[0].what
}

#[test]
fn the_example_of_the_book_is_a_run() {
    let script = parse(
        "lockstep 1
scheme quorum 5            # none 2 | forwarding 2 | …
maze 8x8 seed 3            # or: maze meadow | a drawing
teams A@1 B@2
seed 42
at 0      A forward
at 150    B left -> 2
at 900    cut 1-2          # cut 1>2 is one way; cut A-1 a line
at 2000   reboot 3 for 4000
at 2500   A picture -> 3
at 3000   A again          # the same command once more
until 20000
expect diverged at 1       # optional
",
    )
    .unwrap();
    assert_eq!(
        script.setup,
        Setup {
            maze: MazeSource::Seeded { width: 8, height: 8, seed: 3 },
            seed: 42,
            ..Setup::new(Scheme::Quorum { robots: 5, pictures: Pictures::Agreed })
        }
    );
    let at = |at, act| TimedAct { at: SimTime(at), act };
    let to = |number| Some(Address::Robot(robot(number)));
    assert_eq!(
        script.acts,
        [
            at(0, Act::Ask { team: A, command: Command::Forward, to: None }),
            at(150, Act::Ask { team: B, command: Command::Left, to: to(2) }),
            at(900, Act::Cut(robot(1).into(), robot(2).into())),
            at(2000, Act::Reboot { robot: robot(3), off: REBOOT_OFF }),
            at(2500, Act::Ask { team: A, command: Command::Picture, to: to(3) }),
            at(3000, Act::Again { team: A, number: None, to: None }),
        ]
    );
    assert_eq!(script.until, SimTime(20_000));
    assert_eq!(script.expects, [Expect { line: 13, what: Expectation::Diverged { at: Some(1) } }]);
    assert_eq!(
        print(&script),
        "lockstep 1
scheme quorum 5
maze 8x8 seed 3
seed 42
at 0 A forward
at 150 B left -> 2
at 900 cut 1-2
at 2000 reboot 3
at 2500 A picture -> 3
at 3000 A again
until 20000
expect diverged at 1
"
    );
}

/// The examples in `docs/run-language.md`: whole runs, drawings, and lines that stand by themselves.
#[test]
fn the_examples_for_teachers_are_true() {
    let manual = include_str!("../docs/run-language.md");
    let examples: Vec<&str> =
        manual.split("```lockstep\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let mut lines = 0;
    for example in &examples {
        if example.starts_with("lockstep 1") {
            parse(example).unwrap_or_else(|error| panic!("{error}\n{example}"));
        } else if example.contains("+--+") {
            good(&format!("scheme none\n{example}"));
        } else {
            for line in example.lines() {
                let scheme = if line.starts_with("scheme") { "" } else { "scheme none 5\n" };
                let teams = if line.starts_with("teams") { "" } else { "teams A@1 B@2\n" };
                good(&format!("{scheme}{teams}{line}"));
                lines += 1;
            }
        }
    }
    assert!(examples.len() >= 9 && lines >= 50, "{} examples, {lines} lines", examples.len());
    for word in LAW_WORDS.iter().chain(&HISTORY_WORDS) {
        assert!(manual.contains(&format!("`{word}`")), "{word}");
    }
}

#[test]
fn the_words_for_laws_are_the_referees() {
    assert_eq!(LAW_WORDS, Law::ALL.map(Law::name));
}

/// The column *as usual* of its table.
#[test]
fn the_usual_set_up_is_as_the_manual_says() {
    for (robots, maze, teams) in
        [(1, "meadow", "A@1"), (2, "meadow", "A@1 B@2"), (3, "orchard", "A@1 B@2"), (5, "meadow", "A@1 B@2")]
    {
        let usual = good(&format!(
            "scheme none {robots}
maze {maze}
teams {teams}
seed 13
delay 400..600
line-delay 200..300
loss 0%
doubled 0%
overtake off
heartbeat 800
silence 3000..6000
patience 8000
pace turn 320 step 480 picture 300
slow 1 100%"
        ));
        assert_eq!(usual.setup, good(&format!("scheme none {robots}")).setup);
    }
}

#[test]
fn what_is_left_out_is_as_usual() {
    for (text, scheme) in [
        ("scheme none", Scheme::Alone { robots: 2 }),
        ("scheme none 1", Scheme::Alone { robots: 1 }),
        ("scheme forwarding", Scheme::Forwarding { robots: 2 }),
        ("scheme quorum", Scheme::Quorum { robots: 3, pictures: Pictures::Agreed }),
        ("scheme quorum local-pictures 5", Scheme::Quorum { robots: 5, pictures: Pictures::Local }),
        (
            "scheme primary-backup",
            Scheme::PrimaryBackup {
                robots: 2,
                pictures: Pictures::Local,
                replication: Replication::Async,
                silence: Silence::Wait,
                after_split: AfterSplit::LeaveDiverged,
            },
        ),
        (
            "scheme primary-backup primary-pictures sync 3 take-over drive-back",
            Scheme::PrimaryBackup {
                robots: 3,
                pictures: Pictures::Agreed,
                replication: Replication::Sync,
                silence: Silence::TakeOver,
                after_split: AfterSplit::DriveBack,
            },
        ),
    ] {
        let script = good(text);
        assert_eq!(script.setup, Setup::new(scheme), "{text}");
        assert_eq!((script.until, script.acts.len()), (SimTime(20_000), 0));
    }
    assert_eq!(good("scheme none\nat 5000 mend all").until, SimTime(25_000));
    assert_eq!(good("scheme none\nat 360000000 mend all").until, SimTime::LAST);
}

#[test]
fn every_setting_is_read() {
    let script = good(
        "scheme primary-backup 3 async wait leave-diverged local-pictures
maze orchard
teams A@3, B  C@1
autopilot A, C
seed 18446744073709551615
delay 0.3..0.5s
line-delay 250
loss 5%
doubled 0.5 %
overtake
heartbeat 1s
silence 2s..3500
patience 2min
pace picture 100 turn 0.25s
slow 2 200% 1 90
",
    );
    let setup = script.setup;
    assert_eq!(setup.maze, MazeSource::Named(NamedMaze::Orchard));
    let team = |home, autopilot| TeamSetup { home: robot(home), autopilot };
    assert_eq!(setup.teams, [team(3, true), team(2, false), team(1, true)]);
    assert_eq!(setup.seed, u64::MAX);
    assert_eq!(setup.link_delay, SpanRange::ms(300, 500));
    assert_eq!(setup.line_delay, SpanRange::ms(250, 250));
    assert_eq!((setup.loss_per_mille, setup.doubled_per_mille, setup.overtake), (50, 5, true));
    assert_eq!(setup.timing, Timing { heartbeat: Span(1000), silence: SpanRange::ms(2000, 3500) });
    assert_eq!(setup.patience, Span(120_000));
    assert_eq!(setup.paces, Paces { turn: Span(250), step: Span(480), picture: Span(100) });
    assert_eq!(setup.slowness, [90, 200]);
}

#[test]
fn every_act_is_read() {
    let (one, two, three) = (Place::from(robot(1)), Place::from(robot(2)), Place::from(robot(3)));
    let ask = |command, to| Act::Ask { team: A, command, to };
    let to = |number| Some(Address::Robot(robot(number)));
    let path = |from, to| Direction { from, to };
    let touch = |touch, direction, nth| Act::Touch(touch, InFlight { direction, nth });
    let again = |number, to| Act::Again { team: A, number, to };
    for (line, expected) in [
        ("A forward", ask(Command::Forward, None)),
        ("A backward -> 2", ask(Command::Backward, to(2))),
        ("a BACK →2", ask(Command::Backward, to(2))),
        ("A left -> each", ask(Command::Left, Some(Address::Each))),
        ("A right to 5", ask(Command::Right, to(5))),
        ("A picture", ask(Command::Picture, None)),
        ("A again", again(None, None)),
        ("A again A3", again(Some(3), None)),
        ("A again 3 -> 2", again(Some(3), to(2))),
        ("A again -> 2", again(None, to(2))),
        ("C to 3", Act::Attach { team: TeamId(2), to: Address::Robot(robot(3)) }),
        ("C to each", Act::Attach { team: TeamId(2), to: Address::Each }),
        ("B autopilot on", Act::Autopilot { team: B, on: true }),
        ("B autopilot off", Act::Autopilot { team: B, on: false }),
        ("cut 1-2", Act::Cut(one, two)),
        ("cut 1 – 2", Act::Cut(one, two)),
        ("cut 1>2", Act::CutOneWay(path(one, two))),
        ("cut 1->2", Act::CutOneWay(path(one, two))),
        ("cut A-1", Act::Cut(A.into(), one)),
        ("cut 1>A", Act::CutOneWay(path(one, A.into()))),
        ("mend 2-1", Act::Mend(two, one)),
        ("mend A>1", Act::MendOneWay(path(A.into(), one))),
        ("mend all", Act::MendAll),
        ("isolate 3", Act::Isolate(robot(3))),
        ("split 1 2 | 3 4 5", Act::Split(Groups([1, 1, 2, 2, 2]))),
        ("split 3,4,5 | 2 1", Act::Split(Groups([1, 1, 2, 2, 2]))),
        ("split 2 4", Act::Split(Groups([1, 2, 1, 2, 1]))),
        ("split 1|2|3|4|5", Act::Split(Groups([1, 2, 3, 4, 5]))),
        ("reboot 3", Act::Reboot { robot: robot(3), off: REBOOT_OFF }),
        ("reboot 3 for 0.5s", Act::Reboot { robot: robot(3), off: Span(500) }),
        ("delay 1s..2s", Act::Delay(SpanRange::ms(1000, 2000))),
        ("lose 1>2", touch(Touch::Lose, path(one, two), 1)),
        ("double 3>1 message 2", touch(Touch::Double, path(three, one), 2)),
        ("hold A>1", touch(Touch::Hold, path(A.into(), one), 1)),
        ("release 1>A message 255", touch(Touch::Release, path(one, A.into()), 255)),
    ] {
        assert_eq!(acts(&format!("at 5 {line}")), [expected], "{line}");
    }
    assert_eq!(acts("at 5 cut 1-2, 1>3"), [Act::Cut(one, two), Act::CutOneWay(path(one, three))]);
}

#[test]
fn every_expectation_is_read() {
    let is = |is| Expectation::Robot { robot: robot(1), is };
    let a3 = Ticket { team: A, number: 3 };
    let times = |times, by| Expectation::ExecutedTimes { ticket: a3, times, by };
    let verdict = |verdict| Expectation::Verdict { ticket: a3, verdict };
    let cell = Cell { x: 3, y: 4 };
    for (line, expected) in [
        ("in-step", Expectation::InStep),
        ("in step", Expectation::InStep),
        ("diverged", Expectation::Diverged { at: None }),
        ("diverged at 2", Expectation::Diverged { at: Some(2) }),
        ("robot 1 at 3,4", is(RobotExpectation::At { cell, heading: None })),
        ("robot 1 at D5 North", is(RobotExpectation::At { cell, heading: Some(Heading::North) })),
        ("robot 1 executed 5", is(RobotExpectation::Executed(5))),
        ("robot 1 in step", is(RobotExpectation::InStep)),
        ("robot 1 behind by 1", is(RobotExpectation::Behind { by: 1 })),
        ("robot 1 diverged at command 1", is(RobotExpectation::Diverged { at: Some(1) })),
        ("robot 1 escaped", is(RobotExpectation::Escaped)),
        ("A3 done", verdict(ExpectedVerdict::Done)),
        ("A3 refused", verdict(ExpectedVerdict::Refused)),
        ("A3 no-answer", verdict(ExpectedVerdict::NoAnswer)),
        ("A3 waiting", verdict(ExpectedVerdict::Waiting)),
        ("A3 undone", verdict(ExpectedVerdict::Undone)),
        ("A3 executed once", times(1, None)),
        ("A3 executed never by 2", times(0, Some(robot(2)))),
        ("A3 executed 17 times by 2", times(17, Some(robot(2)))),
        ("leader 2", Expectation::InCharge { office: Office::Leader, robot: robot(2) }),
        ("no leader", Expectation::CountInCharge { office: Office::Leader, count: 0 }),
        ("one primary", Expectation::CountInCharge { office: Office::Primary, count: 1 }),
        ("two primaries", Expectation::CountInCharge { office: Office::Primary, count: 2 }),
        ("kept \"same order\"", Expectation::Kept("same-order")),
        ("broken “No stale  picture”", Expectation::Broken("no-stale-picture")),
        ("broken at-most-once", Expectation::Broken("at-most-once")),
        ("linearizable", Expectation::History { word: "linearizable", holds: true }),
        ("not converged", Expectation::History { word: "converged", holds: false }),
        ("picture A3 fresh", Expectation::Picture { ticket: a3, stale_by: 0 }),
        ("picture A3 stale by 2", Expectation::Picture { ticket: a3, stale_by: 2 }),
        ("digest 00D750CA0CAFAE6E", Expectation::Digest(Digest(0x00d7_50ca_0caf_ae6e))),
    ] {
        assert_eq!(expectation(line), expected, "{line}");
    }
}

#[test]
fn reading_forgives_how_a_text_was_typed() {
    let neat = good("scheme forwarding 2\nat 0 A forward -> 2\nuntil 4000\nexpect in-step");
    for (name, sloppy) in [
        ("case", "LOCKSTEP 1\nScheme Forwarding 2\nAT 0 a Forward -> 2\nUntil 4000\nExpect In-Step"),
        (
            "spaces",
            "\n  lockstep\t1 \n scheme   forwarding\u{a0}2\nat 0\tA forward->2\nuntil 4 s\nexpect in step",
        ),
        (
            "windows",
            "\u{feff}lockstep 1\r\nscheme forwarding 2\r\nat 0 A forward -> 2\r\nuntil 4s\r\nexpect in-step\r\n",
        ),
        ("old mac", "lockstep 1\rscheme forwarding 2\rat 0 A forward -> 2\runtil 0:04\rexpect in-step"),
        (
            "comments",
            "# hello\n\nlockstep 1#\n#\nscheme forwarding 2 # two\nat 0 A forward -> 2\nuntil 4000\nexpect in-step",
        ),
        ("word processor", "lockstep 1\nscheme forwarding 2\nat 0 A forward → 2\nuntil 4000\nexpect in–step"),
        ("order", "lockstep 1\nexpect in-step\nuntil 4000\nat 0 A forward -> 2\nscheme forwarding 2"),
    ] {
        let script = parse(sloppy).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(without_lines(script), without_lines(neat.clone()), "{name}");
    }
}

#[test]
fn the_order_of_the_set_up_does_not_matter() {
    let lines = ["scheme none 3", DRAWN.trim_end(), "teams A@3 B@1", "autopilot B", "slow 3 50%", "seed 7"];
    let forward = good(&lines.join("\n")).setup;
    let backward = good(&lines.map(str::to_owned).into_iter().rev().collect::<Vec<_>>().join("\n")).setup;
    assert_eq!(forward, backward);
    assert_eq!(
        forward.teams,
        [TeamSetup { home: robot(3), autopilot: false }, TeamSetup { home: robot(1), autopilot: true }]
    );
}

#[test]
fn acts_are_sorted_by_time_and_otherwise_stay_in_order() {
    let script = good("scheme none\nat 9 A left\nat 5 B left\nat 9 A right\nat 5 A left");
    let lines: Vec<String> = script.acts.iter().map(print_act).collect();
    assert_eq!(lines, ["at 5 B left", "at 5 A left", "at 9 A left", "at 9 A right"]);
}

#[test]
fn times_can_be_written_like_people_write_them() {
    for (written, ms) in [
        ("1500", 1500),
        ("1500ms", 1500),
        ("1.5s", 1500),
        ("0.001s", 1),
        ("2 min", 120_000),
        ("0.5min", 30_000),
        ("0:38.6", 38_600),
        ("12:00", 720_000),
        ("360000000", 360_000_000),
    ] {
        assert_eq!(good(&format!("scheme none\nuntil {written}")).until, SimTime(ms), "{written}");
    }
    for bad in ["1.5", "0.0001s", "0:60", "1.5:00", "360000001", "-1", "s", "99999999999999999999s", "5x"] {
        assert!(read(&format!("scheme none\nuntil {bad}")).is_err(), "{bad}");
    }
}

const DRAWN: &str = "maze
+--+--+--+--+
|     |   E :
+  +--+  +--+
|  |     |  |
+  +  +--+  +
|   ^ |     |
+  +--+--+  +
|           |
+--+--+--+--+
";

#[test]
fn a_maze_can_be_drawn_in_the_text() {
    let script = good(&format!("scheme none\n{DRAWN}at 0 A forward\nexpect robot 1 at 3,3"));
    assert_eq!(script.setup.maze.build(), MazeSource::Named(NamedMaze::Nook).build());
    assert!(print(&script).contains(DRAWN));
    let spaced = DRAWN.replace("\n|", " # a row\n\n   |");
    assert_eq!(good(&format!("scheme none\n{spaced}")).setup.maze, script.setup.maze);
}

/// Expectations are numbered by their lines, which printing changes.
fn without_lines(mut script: Script) -> Script {
    script.expects.iter_mut().for_each(|expect| expect.line = 0);
    script
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_as_the_same_run(script in any_script()) {
        let text = print(&script);
        let again = parse(&text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(print(&again), text, "the canonical text stays as it is");
        prop_assert_eq!(without_lines(again), script);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in vec(any::<u8>(), 0..600)) {
        let _ = parse_bytes(&bytes);
        let _ = parse_bytes(&[b"lockstep 1\nscheme none\n".as_slice(), &bytes].concat());
    }

    #[test]
    fn no_text_makes_it_panic_and_every_fault_has_a_place_in_it(
        text in prop_oneof![any_near_miss(), any::<String>()],
        with_header: bool,
    ) {
        let text = if with_header { format!("lockstep 1\nscheme none 5\n{text}") } else { text };
        match parse(&text) {
            Ok(script) => prop_assert_eq!(without_lines(parse(&print(&script)).unwrap()), without_lines(script)),
            Err(error) => {
                let lines = text.split(['\n', '\r']).count();
                prop_assert!(1 <= error.line && error.line as usize <= lines + 1);
                let longest = text.split(['\n', '\r']).map(|line| line.chars().count()).max().unwrap_or(0);
                prop_assert!(1 <= error.column && error.column as usize <= longest + 1);
                prop_assert!(!error.expected.to_string().is_empty());
                prop_assert!(error.found.chars().count() <= 41 * 8);
            }
        }
    }

    #[test]
    fn a_slip_anywhere_in_a_run_is_refused_or_another_run(
        script in any_script(),
        place: prop::sample::Index,
        slip in any::<char>(),
    ) {
        let mut text: Vec<char> = print(&script).chars().collect();
        let place = place.index(text.len());
        text[place] = slip;
        let text: String = text.into_iter().collect();
        if let Ok(other) = parse(&text) {
            prop_assert_eq!(without_lines(parse(&print(&other)).unwrap()), without_lines(other));
        }
    }
}
