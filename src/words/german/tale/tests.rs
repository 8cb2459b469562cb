//! Sentences as people read them.

use super::super::German;
use crate::command::{Call, Command, Deed};
use crate::ids::{Direction, FlightId, RobotId, TeamId, Ticket};
use crate::laws::{Found, Law, Promise};
use crate::network::Loss;
use crate::pose::Cell;
use crate::protocol::{Denial, Gist, Note, Role, StepDown, Timer, Wait};
use crate::record::{Verdict, What};
use crate::setup::{Act, Groups, Setup};
use crate::standing::Standing;
use crate::time::SimTime;
use crate::words::tale::samples::{A1, QUORUM, outcome};
use crate::words::tale::{Context, TaleWords};

const ORIGIN: Cell = Cell { x: 0, y: 0 };

fn tell(what: What) -> String {
    German.event(&what, &Context::of(&Setup::new(QUORUM))).to_string()
}

fn noted(note: Note) -> String {
    tell(What::Noted { robot: RobotId(3), note })
}

#[test]
fn what_bodies_do() {
    let did = |command, deed, after| {
        tell(What::Executed { call: Call { ticket: A1, command }, outcome: outcome(deed, ORIGIN, after) })
    };
    assert_eq!(did(Command::Left, Deed::Turned, 1), "Roboter 1 führt A1 aus: Er dreht sich nach links.");
    assert_eq!(did(Command::Forward, Deed::Bumped, 1), "Roboter 1 führt A1 aus: Er stößt gegen eine Wand.");
    assert_eq!(
        did(Command::Picture, Deed::Photographed, 1),
        "Roboter 1 führt A1 aus: Er macht ein Foto, nach 1 Zug."
    );
    assert_eq!(
        did(Command::Picture, Deed::Photographed, 3),
        "Roboter 1 führt A1 aus: Er macht ein Foto, nach 3 Zügen."
    );
}

#[test]
fn what_robots_say_of_elections() {
    let denied = Note::Denied { to: RobotId(4), era: 2, pre: true, why: Denial::HearsLeader };
    assert_eq!(
        noted(denied),
        "Roboter 3 sagt, dass er Roboter 4 nicht wählen würde: Er hört noch einen Anführer. (pre-vote)"
    );
    assert_eq!(
        noted(Note::Became { role: Role::Leader, era: 2 }),
        "Roboter 3 hat eine Mehrheit der Stimmen und führt in Amtszeit 2 an. (leader)"
    );
    let newer = StepDown::Newer { era: 3, from: RobotId(1) };
    assert_eq!(
        noted(Note::SteppedDown { was: Role::Leader, why: newer }),
        "Roboter 3 hört von Roboter 1, dass Amtszeit 3 begonnen hat, und führt nicht mehr an."
    );
    assert_eq!(
        noted(Note::Follows { leader: RobotId(1), era: 2 }),
        "Roboter 3 folgt Roboter 1, dem Anführer von Amtszeit 2."
    );
}

#[test]
fn lost_messages_say_why() {
    let lost = |why| {
        let direction = Direction::new(RobotId(1), RobotId(2));
        let gist = Gist::Pass { call: Call { ticket: A1, command: Command::Forward } };
        tell(What::Lost { flight: FlightId(1), direction, gist, why })
    };
    let begin =
        "Die Nachricht von Roboter 1 an Roboter 2, „Team A bittet um A1: vorwärts gehen“, geht verloren: ";
    assert_eq!(lost(Loss::Cut), [begin, "Die Verbindung ist gekappt."].concat());
    assert_eq!(lost(Loss::RobotOff), [begin, "Roboter 2 ist aus."].concat());
    assert_eq!(lost(Loss::Noise), [begin, "Pech beim Funken. (message loss)"].concat());
}

#[test]
fn what_teams_hear() {
    let judged = |verdict, late| tell(What::Judged { ticket: A1, verdict, late });
    assert_eq!(
        judged(Verdict::Done(outcome(Deed::Moved, ORIGIN, 1)), false),
        "Team A hört, dass Roboter 1 A1 erledigt hat."
    );
    assert_eq!(
        judged(Verdict::Done(outcome(Deed::Photographed, ORIGIN, 1)), true),
        "Team A bekommt doch noch das Foto A1, aufgenommen von Roboter 1 nach 1 Zug."
    );
    assert_eq!(
        judged(Verdict::NoAnswer, false),
        "Team A hat auf A1 keine Antwort bekommen und wartet nicht länger: Ob es ausgeführt wurde, ist offen. (timeout)"
    );
}

#[test]
fn a_split_names_its_sides() {
    assert_eq!(
        tell(What::Did(Act::Split(Groups([1, 1, 2, 2, 2])))),
        "Du kappst die Verbindungen zwischen Roboter 1 und 2 auf der einen und Roboter 3, 4 und 5 auf der anderen \
         Seite; das war schon gekappt."
    );
}

#[test]
fn waiting_says_until_when_with_a_comma() {
    let sign = Wait::SignOfLife { from: Some(RobotId(1)), timer: Some(Timer::Silence) };
    let said = German.waits(&sign, Some(SimTime(3950)), SimTime(2100), QUORUM).to_string();
    assert_eq!(said.replace('\u{a0}', " "), "hört Roboter 1; sonst fragt er in 1,9 s vor");
    let confirmations = Wait::Confirmations { ticket: Some(A1), have: 1, need: 2 };
    let said = German.waits(&confirmations, None, SimTime(0), QUORUM).to_string();
    assert_eq!(said, "A1 wartet, bis 1 weiterer Roboter es hat");
}

#[test]
fn what_the_referee_says() {
    let found = |found| German.found(&found, QUORUM).to_string();
    let (one, other, b1) = (RobotId(1), RobotId(2), Ticket { team: TeamId(1), number: 1 });
    assert_eq!(
        found(Found::Stale { ticket: b1, robot: other, by: 1, first: A1 }),
        "Dem Foto B1, aufgenommen von Roboter 2, fehlt 1 Zug, der mit „erledigt“ beantwortet war, bevor es \
         verlangt wurde: A1. (stale read)"
    );
    assert_eq!(
        found(Found::TwoLeaders { one, other, era: 3 }),
        "Roboter 1 und Roboter 2 sind beide Anführer von Amtszeit 3. (split brain)"
    );
    let lamp = German.broken(Law::SameOrder, Promise::NotPromised, QUORUM).to_string();
    assert_eq!(lamp, "„gleiche Reihenfolge“ hat dieses Verfahren nie versprochen.");
    assert_eq!(German.standing(&Standing::Behind { by: 2 }), "2 zurück");
}

#[test]
fn tags_are_short() {
    let call = Call { ticket: A1, command: Command::Left };
    let gists = [
        Gist::Ask { call, again: true },
        Gist::Heartbeat { era: 1 },
        Gist::WriteDown { era: 1, first: 1, count: 1, call: None },
        Gist::MayIStand { era: 2 },
        Gist::Missing { era: 1, first: 2 },
        Gist::CatchUp { era: 1, first: 1, count: 12 },
    ];
    for gist in gists {
        let tag = German.tag(&gist);
        assert!((1..=10).contains(&tag.chars().count()), "{tag}");
    }
}
