//! The same story under several schemes.

use lockstep::compare::{Comparison, Row};
use lockstep::ids::{RobotId, TeamId, Ticket};
use lockstep::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};
use lockstep::record::{Verdict, What};
use lockstep::script::{Script, parse};
use lockstep::time::SimTime;

const FORWARDING: Scheme = Scheme::Forwarding { robots: 3 };
const PRIMARY: Scheme = Scheme::PrimaryBackup {
    robots: 3,
    pictures: Pictures::Local,
    replication: Replication::Async,
    silence: Silence::Wait,
    after_split: AfterSplit::LeaveDiverged,
};
const QUORUM: Scheme = Scheme::Quorum { robots: 3, pictures: Pictures::Agreed };

fn story(text: &str) -> Script {
    let text = format!("lockstep 1\n{text}");
    parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn compare(text: &str, schemes: &[Scheme]) -> Comparison {
    let script = story(text);
    let mut comparison = Comparison::new(&script.setup, &script.acts, schemes, script.until);
    comparison.play_to(script.until);
    comparison
}

const TWO_TEAMS: &str = "scheme forwarding 3
maze 8x8 seed 3
teams A@1 B@2
at 15000 A left
at 15050 B right
until 30000
";

#[test]
fn two_teams_at_once_diverge_under_forwarding_and_nowhere_else() {
    let comparison = compare(TWO_TEAMS, &[FORWARDING, PRIMARY, QUORUM]);
    let [forwarding, primary, quorum] = comparison.rows()[..] else { panic!("three schemes") };
    assert!(!forwarding.converged && primary.converged && quorum.converged);
    assert!(forwarding.not_promised > 0, "the lesson");
    for row in [forwarding, primary, quorum] {
        assert_eq!((row.broken, row.commands, row.left_out), (0, 2, 0), "{row:?}");
        assert!(row.kept > 0);
    }
    assert_eq!((forwarding.answered, primary.answered, quorum.answered), (2, 1, 2));
    assert!(quorum.time_to_answer > forwarding.time_to_answer, "agreement takes time");
    assert!(quorum.messages_per_command_tenths > forwarding.messages_per_command_tenths);
    assert_eq!(primary.robots, 3);

    let partings: Vec<_> = comparison.columns().iter().map(|column| column.parting()).collect();
    let parting = partings[0].expect("forwarding");
    assert_eq!(parting.number, 1);
    assert_eq!(&partings[1..], [None, None]);
    let record = comparison.columns()[0].history().record(parting.record).expect("it happened");
    let What::Executed { outcome, .. } = record.what else { panic!("{record:?}") };
    assert_eq!((record.at, outcome.robot), (parting.at, parting.robot));
}

#[test]
fn the_first_difference_is_the_command_that_a_backup_refused() {
    let comparison = compare(TWO_TEAMS, &[FORWARDING, PRIMARY, QUORUM]);
    let difference = comparison.difference().expect("Team B was refused by its backup");
    assert_eq!(difference.ticket, Ticket { team: TeamId(1), number: 1 });
    let names: Vec<_> =
        difference.told.iter().map(|told| told.as_ref().map(|told| told.verdict.name())).collect();
    assert_eq!(names, [Some("done"), Some("refused"), Some("done")]);
    let second = difference.told.iter().flatten().map(|told| told.at).nth(1).expect("told");
    assert!(difference.at >= second);

    let fork = comparison.fork().expect("Robot 2 obeyed its own team first");
    assert_eq!(fork.robot, RobotId(2));
    assert_eq!(fork.number, 1);
    let tickets: Vec<String> = fork.executed.iter().flatten().map(|(ticket, _)| ticket.to_string()).collect();
    // Its own team first; what the primary numbered; whatever the quorum agreed on.
    assert_eq!(tickets[..2], ["B1", "A1"]);
}

#[test]
fn one_team_alone_is_the_same_under_every_scheme() {
    let comparison = compare(
        "scheme forwarding 3\nmaze 8x8 seed 3\nteams A@1\nat 15000 A left\nat 19000 A forward\nuntil 30000\n",
        &[FORWARDING, PRIMARY, QUORUM],
    );
    assert_eq!(comparison.difference(), None);
    assert_eq!(comparison.fork(), None);
    assert!(comparison.columns().iter().all(|column| column.parting().is_none()));
    assert!(comparison.rows().iter().all(|row| row.converged && row.answered == 2));
}

#[test]
fn a_smaller_fleet_leaves_out_what_it_cannot_play() {
    let text = "scheme quorum 5
maze 8x8 seed 3
teams A@1 B@5
at 15000 A left -> 4
at 16000 A right
at 17000 reboot 5 for 2000
at 20000 B picture -> 2
until 30000
";
    let comparison = compare(text, &[Scheme::Quorum { robots: 5, pictures: Pictures::Agreed }, QUORUM]);
    let [five, three] = comparison.rows()[..] else { panic!("two schemes") };
    assert_eq!((five.left_out, three.left_out), (0, 2));
    assert_eq!((five.commands, three.commands), (3, 2));
    let left_out: Vec<u64> = comparison.columns()[1].left_out().iter().map(|act| act.at.0).collect();
    assert_eq!(left_out, [15_000, 17_000]);
    // A1 of the small fleet is A2 of the story: it is compared with that one.
    let difference = comparison.difference().expect("the robots stand differently after it");
    assert_eq!(difference.ticket.to_string(), "A2");
    assert!(difference.told.iter().all(|told| matches!(told, Some(told) if told.verdict.name() == "done")));
    let fork = comparison.fork().expect("only five have executed A1");
    assert_eq!(fork.number, 1);
    let first: Vec<String> = fork.executed.iter().flatten().map(|(ticket, _)| ticket.to_string()).collect();
    assert_eq!(first, ["A1", "A2"]);
}

#[test]
fn going_back_and_on_changes_nothing() {
    let schemes = [FORWARDING, PRIMARY, QUORUM];
    let mut moved = compare(TWO_TEAMS, &schemes);
    let straight = compare(TWO_TEAMS, &schemes);
    moved.seek(SimTime(16_000));
    assert_eq!(moved.now(), SimTime(16_000));
    assert!(moved.columns().iter().all(|column| column.history().now() == SimTime(16_000)));
    let early: Vec<Row> = moved.rows();
    assert_eq!(early[2].answered, 0, "the table follows the clock");
    assert_eq!(moved.difference(), straight.difference(), "what is known stays known");
    moved.play_to(SimTime(17_000));
    moved.seek(SimTime(30_000));
    assert_eq!(moved.rows(), straight.rows());
    assert_eq!(moved.fork(), straight.fork());
    for (one, other) in moved.columns().iter().zip(straight.columns()) {
        assert_eq!(one.history().moment().world.digest(), other.history().moment().world.digest());
        assert_eq!(one.parting(), other.parting());
    }
}

#[test]
fn a_split_that_is_driven_back_is_not_for_good() {
    let text = |switches: &str| {
        format!(
            "scheme primary-backup 2 take-over {switches}\nmaze 8x8 seed 3\nteams A@1 B@2\nat 3000 cut 1-2\n\
             at 16000 A left\nat 16000 B right -> 2\nat 20000 mend all\nuntil 40000\n"
        )
    };
    let back = story(&text("drive-back")).setup.scheme;
    let left = story(&text("")).setup.scheme;
    let script = story(&text(""));
    let mut comparison = Comparison::new(&script.setup, &script.acts, &[left, back], script.until);
    comparison.play_to(SimTime(19_000));
    assert!(comparison.columns().iter().all(|column| column.parting().is_some()), "two primaries");
    comparison.play_to(SimTime(40_000));
    assert!(comparison.columns()[0].parting().is_some());
    assert_eq!(comparison.columns()[1].parting(), None);
    let undone = comparison.difference().expect("one team's move was undone");
    assert!(undone.told[1].is_some_and(|told| matches!(told.verdict, Verdict::Undone { .. })));
}
