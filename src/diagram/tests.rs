//! Tests of the diagram against the records it is drawn from.

use super::*;
use crate::command::Command;
use crate::record::What;
use crate::setup::{Act, InFlight, TimedAct, Touch};

fn two_teams() -> History {
    let setup = Setup::new(Scheme::Forwarding { robots: 3 });
    let (one, two) = (Place::Robot(RobotId(1)), Place::Robot(RobotId(2)));
    let ask = |team, command| Act::Ask { team: TeamId(team), command, to: None };
    let acts = [
        (0, ask(0, Command::Forward)),
        (400, ask(1, Command::Left)),
        (2000, Act::Cut(one, two)),
        (2500, ask(0, Command::Right)),
        (5000, Act::MendAll),
        (6000, Act::Reboot { robot: RobotId(3), off: Span(3000) }),
        (6100, ask(0, Command::Right)),
        (12_000, ask(1, Command::Forward)),
        (
            12_100,
            Act::Touch(Touch::Hold, InFlight { direction: Direction::new(TeamId(1), RobotId(2)), nth: 1 }),
        ),
        (
            14_100,
            Act::Touch(Touch::Release, InFlight { direction: Direction::new(TeamId(1), RobotId(2)), nth: 1 }),
        ),
    ];
    let acts = acts.into_iter().map(|(at, act)| TimedAct { at: SimTime(at), act }).collect();
    let mut history = History::new(setup, acts, SimTime(20_000));
    history.play_to(SimTime(20_000));
    history
}

#[test]
fn every_message_of_the_stretch_is_a_line_from_its_sending_to_its_end() {
    let history = two_teams();
    let diagram = Diagram::of(&history, SimTime(0), SimTime(20_000));
    let sent = history.records().iter().filter(|record| matches!(record.what, What::Sent { .. })).count();
    assert_eq!(diagram.messages.len(), sent);
    for message in &diagram.messages {
        assert!(message.path.is_sorted_by_key(|point| point.at), "{message:?}");
        assert!(message.path.is_sorted_by_key(|point| point.way), "{message:?}");
        let record = history.record(message.sent).expect("it was sent");
        assert_eq!(message.path[0], Point { at: record.at, way: 0 });
        let last = message.path.last().unwrap();
        match message.end {
            End::Arrived(id) => {
                assert_eq!(*last, Point { at: history.record(id).unwrap().at, way: 1000 });
            }
            End::Lost(id, why) => {
                let lost = history.record(id).unwrap();
                assert!(matches!(lost.what, What::Lost { why: said, .. } if said == why));
                assert!(last.way < 1000, "the cross stands before the lane");
            }
            End::Flying | End::Held => panic!("everything has ended: {message:?}"),
        }
    }
    let lost =
        |why| diagram.messages.iter().filter(|line| matches!(line.end, End::Lost(_, w) if w == why)).count();
    assert_eq!((lost(Loss::Cut), lost(Loss::RobotOff)), (1, 1));
}

#[test]
fn a_message_that_is_held_back_bends() {
    let diagram = Diagram::of(&two_teams(), SimTime(11_000), SimTime(20_000));
    let held = diagram.messages.iter().find(|line| line.path.len() > 2).expect("one was held");
    let [_, hold, release, end] = held.path[..] else { panic!("{held:?}") };
    assert_eq!((hold.at, release.at), (SimTime(12_100), SimTime(14_100)));
    assert_eq!(hold.way, release.way);
    assert!(hold.way > 0 && hold.way < 1000 && end.way == 1000);
    let meanwhile = Diagram::of(&two_teams(), SimTime(12_500), SimTime(13_000));
    assert!(matches!(meanwhile.messages[..], [Message { end: End::Held, .. }]));
}

#[test]
fn a_small_stretch_shows_what_the_whole_shows_there_and_nothing_else() {
    let history = two_teams();
    let whole = Diagram::of(&history, SimTime(0), SimTime(20_000));
    for from in (0..19_000).step_by(470) {
        let (from, to) = (SimTime(from), SimTime(from + 900));
        let part = Diagram::of(&history, from, to);
        let touches = |line: &&Message| line.path[0].at <= to && line.path.last().unwrap().at >= from;
        let expected: Vec<FlightId> = whole.messages.iter().filter(touches).map(|line| line.flight).collect();
        let found: Vec<FlightId> = part.messages.iter().map(|line| line.flight).collect();
        assert_eq!(found, expected, "{from} to {to}");
        let dots = |diagram: &Diagram| -> Vec<Dot> {
            diagram.dots.iter().filter(|dot| dot.at >= from && dot.at <= to).copied().collect()
        };
        assert_eq!(part.dots, dots(&whole));
        for (mine, all) in [
            (
                part.offs.len(),
                whole.offs.iter().filter(|it| it.time.from <= to && it.time.to >= from).count(),
            ),
            (
                part.cuts.len(),
                whole.cuts.iter().filter(|it| it.time.from <= to && it.time.to >= from).count(),
            ),
            (
                part.deeds.len(),
                whole.deeds.iter().filter(|it| it.time.from <= to && it.time.to >= from).count(),
            ),
        ] {
            assert_eq!(mine, all, "{from} to {to}");
        }
    }
}

#[test]
fn bands_say_whether_they_begin_and_end_here() {
    let history = two_teams();
    let inside = Diagram::of(&history, SimTime(6500), SimTime(7000));
    assert_eq!(
        inside.offs,
        [Off {
            robot: RobotId(3),
            time: Lasting { from: SimTime(6500), to: SimTime(7000), begins: false, ends: false }
        }]
    );
    let whole = Diagram::of(&history, SimTime(0), SimTime(20_000));
    assert_eq!(whole.cuts.len(), 2, "one for each direction");
    assert!(
        whole
            .cuts
            .iter()
            .all(|cut| cut.time
                == Lasting { from: SimTime(2000), to: SimTime(5000), begins: true, ends: true })
    );
}

#[test]
fn the_past_of_an_event_holds_its_causes_and_what_its_place_knew() {
    let history = two_teams();
    let diagram = Diagram::of(&history, SimTime(0), SimTime(20_000));
    let order = diagram.order();
    for record in &diagram.records {
        let past = order.past(record.id);
        assert!(past.iter().all(|id| *id <= record.id), "nothing comes before its cause");
        let mut cause = record.cause;
        while let Some(id) = cause {
            assert!(past.contains(&id));
            cause = history.record(id).and_then(|it| it.cause);
        }
        for id in past.iter().filter(|id| **id != record.id).take(5) {
            assert!(order.future(*id).contains(&record.id), "past and future mirror each other");
        }
    }
    // What Team B asked at 0:00.4 cannot have had a part in what Robot 1 did with A1 before it heard.
    let asked = diagram.dots.iter().find(|dot| dot.place == Place::Team(TeamId(1))).unwrap();
    let first = diagram.dots.iter().find(|dot| matches!(dot.kind, DotKind::Executed { .. })).unwrap();
    assert_eq!(first.place, Place::Robot(RobotId(1)));
    assert!(!order.past(first.record).contains(&asked.record));
    assert!(order.past(RecordId(0)).is_empty());
}

#[test]
fn the_scale_goes_both_ways_in_whole_numbers() {
    let scale = Scale { origin: SimTime(4000), per_second: 60 };
    assert_eq!(scale.x(SimTime(5000)), 60);
    assert_eq!(scale.x(SimTime(3500)), -30);
    assert_eq!(scale.at(60), SimTime(5000));
    assert_eq!(scale.at(-1000), SimTime(0));
    assert_eq!(scale.x(SimTime(u64::MAX)), 1_000_000_000);
    assert_eq!(scale.grid(50), Span(1000));
    assert_eq!(scale.grid(61), Span(2000));
}
