//! No false alarm and no silence (C8): the referee, which looks only at what has just changed, says
//! the same as a scan of everything that has happened, written without regard to time.

#[expect(dead_code, reason = "tests/random_runs.rs needs the rest")]
mod chaos;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chaos::{Family, run};
use lockstep::ids::{RobotId, Ticket};
use lockstep::laws::{Freshness, Law, State};
use lockstep::moment::Moment;
use lockstep::record::{Record, Verdict, What};
use lockstep::standing::Standing;
use lockstep::world::World;

const SEEDS: u64 = 120;

fn history(world: &World, robot: RobotId) -> Vec<Ticket> {
    world.robot(robot).body.executed().iter().map(|done| done.call.ticket).collect()
}

fn robots(world: &World) -> impl DoubleEndedIterator<Item = RobotId> + Clone + use<> {
    RobotId::all(world.setup().scheme.robots())
}

fn compatible(one: &[Ticket], other: &[Ticket]) -> bool {
    one.iter().zip(other).all(|(one, other)| one == other)
}

/// What a scan of the whole run finds.
#[derive(Default)]
struct Scan {
    orders_differed: bool,
    executed_twice: bool,
    /// Commands by the place of the record that asked for them first.
    asked: BTreeMap<Ticket, usize>,
    /// Moves whose verdict is *done*, by the place of the record that made it so.
    told: BTreeMap<Ticket, usize>,
    /// Who took the picture that a team got last for a ticket.
    held: BTreeMap<Ticket, RobotId>,
    /// How many told moves each picture lacks, by ticket and robot.
    lacks: BTreeMap<(Ticket, RobotId), u64>,
}

impl Scan {
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these make or show history")]
    fn take_in(&mut self, world: &World, records: &[Record], from: usize) {
        for (place, record) in records.iter().enumerate().skip(from) {
            if let What::Judged { ticket, verdict, .. } = record.what {
                self.held.remove(&ticket);
                if let Verdict::Done(outcome) = verdict {
                    self.held.insert(ticket, outcome.robot);
                }
            }
            match record.what {
                What::Asked { call, .. } => {
                    self.asked.entry(call.ticket).or_insert(place);
                }
                What::Judged { ticket, verdict: Verdict::Done(_), .. } => {
                    self.told.entry(ticket).or_insert(place);
                }
                What::Judged { ticket, verdict: Verdict::Undone { .. }, .. } => {
                    self.told.remove(&ticket);
                }
                What::Executed { call, outcome } if call.command.is_picture() => {
                    let shown: BTreeSet<Ticket> = history(world, outcome.robot).into_iter().collect();
                    let asked = self.asked[&call.ticket];
                    let before = self.told.iter().filter(|(_, told)| **told < asked);
                    let lacks =
                        before.filter(|(ticket, _)| !shown.contains(ticket) && is_move(world, **ticket));
                    self.lacks.insert((call.ticket, outcome.robot), lacks.count() as u64);
                }
                _ => {}
            }
        }
        let histories: Vec<Vec<Ticket>> = robots(world).map(|robot| history(world, robot)).collect();
        for one in &histories {
            self.orders_differed |= histories.iter().any(|other| !compatible(one, other));
            let once: BTreeSet<&Ticket> = one.iter().collect();
            self.executed_twice |= once.len() < one.len();
        }
    }

    fn compare(&self, moment: &Moment) {
        let broken = |law| moment.referee.law(law).state != State::Held;
        assert_eq!(broken(Law::SameOrder), self.orders_differed);
        assert_eq!(broken(Law::AtMostOnce), self.executed_twice);
        for team in moment.world.teams() {
            for ask in team.asks().iter().filter(|ask| ask.call.command.is_picture()) {
                let ticket = ask.call.ticket;
                let held = self.held.get(&ticket);
                let expected = held.and_then(|robot| self.lacks.get(&(ticket, *robot)).copied());
                let found = moment.referee.picture_judgement(ticket).map(|fresh| match fresh {
                    Freshness::Fresh => 0,
                    Freshness::StaleBy(by) => by,
                });
                assert_eq!(found, expected, "{ticket}");
            }
        }
        compare_standings(moment);
    }
}

fn is_move(world: &World, ticket: Ticket) -> bool {
    world.team(ticket.team).ask(ticket.number).is_some_and(|ask| !ask.call.command.is_picture())
}

fn compare_standings(moment: &Moment) {
    let world = &moment.world;
    let histories: Vec<Vec<Ticket>> = robots(world).map(|robot| history(world, robot)).collect();
    let followers = |measure: &Vec<Ticket>| {
        histories.iter().filter(|other| other.len() <= measure.len() && compatible(measure, other)).count()
    };
    let most = histories.iter().map(followers).max().expect("there are robots");
    let measures: Vec<&Vec<Ticket>> = histories.iter().filter(|it| followers(it) == most).collect();
    for robot in robots(world) {
        let mine = &histories[robot.index()];
        let differs = |measure: &&&Vec<Ticket>| !compatible(mine, measure);
        let first =
            |measure: &&Vec<Ticket>| mine.iter().zip(measure.iter()).take_while(|(a, b)| a == b).count();
        let at = measures.iter().filter(differs).map(first).min();
        let by = measures.iter().map(|measure| measure.len().saturating_sub(mine.len())).max().unwrap_or(0);
        match (moment.referee.standings().of(robot), at) {
            (Standing::Diverged { at: found, .. }, Some(at)) => assert_eq!(found, at as u64 + 1),
            (Standing::Behind { by: found }, None) => assert_eq!(found, by as u64),
            (Standing::InStep, None) => assert_eq!(by, 0),
            (found, at) => panic!("robot {robot}: {found:?}, by the scan {at:?}"),
        }
        let times: BTreeMap<Ticket, u16> = mine.iter().fold(BTreeMap::new(), |mut times, ticket| {
            *times.entry(*ticket).or_default() += 1;
            times
        });
        for (ticket, times) in times {
            assert_eq!(u16::from(moment.referee.executed_by(ticket)[robot.index()]), times);
        }
    }
}

fn scan(family: Family) {
    let mut broken = 0;
    for seed in 0..SEEDS {
        let script = run(family, seed);
        let mut records = Vec::new();
        let mut moment = Moment::first(&Rc::new(script.setup.clone()), &mut records);
        for act in &script.acts {
            moment.accept(*act);
        }
        let mut scan = Scan::default();
        scan.take_in(&moment.world, &records, 0);
        let mut steps = 0_u32;
        while moment.world.next_at().is_some_and(|at| at <= script.until) {
            let from = records.len();
            moment.step(&mut records);
            scan.take_in(&moment.world, &records, from);
            steps += 1;
            if steps.is_multiple_of(50) {
                scan.compare(&moment);
            }
        }
        scan.compare(&moment);
        broken += u32::from(scan.orders_differed) + u32::from(scan.executed_twice);
        broken += scan.lacks.values().filter(|lacks| **lacks > 0).count() as u32;
    }
    assert!(broken > 0 || family == Family::Quorum, "a scan that never finds anything proves nothing");
}

#[test]
fn without_coordination() {
    scan(Family::Alone);
}

#[test]
fn with_forwarding() {
    scan(Family::Forwarding);
}

#[test]
fn with_a_primary() {
    scan(Family::PrimaryBackup);
}

#[test]
fn with_a_quorum() {
    scan(Family::Quorum);
}
