//! Checks of the ground that every scheme stands on: time, messages, bodies, reboots (C1 to C9).
//! They recompute from the records what the world claims, and need nothing of any scheme.

use super::braid::Braid;
use super::evidence::Docket;
use super::{Check, RobotSet};
use crate::command::{Call, Deed, Outcome};
use crate::ids::{Direction, FlightId, MOST_ROBOTS, Place, RecordId, RobotId};
use crate::maze::Maze;
use crate::network::{Loss, MOST_IN_FLIGHT};
use crate::pose::Pose;
use crate::record::Record;
use crate::time::SimTime;
use crate::world::World;

/// What is on one direction, counted by its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Way {
    cut: bool,
    /// Nothing that was sent up to this message may still arrive: the direction was cut after it.
    torn_upto: FlightId,
    flying: u16,
}

/// The watch over the ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ground {
    now: SimTime,
    last_record: RecordId,
    last_flight: FlightId,
    flying: usize,
    /// From each robot and team, in this order, to each.
    ways: Vec<Way>,
    /// How many robots there are, and how many robots and teams.
    robots: usize,
    places: usize,
    off: RobotSet,
    /// Where every body stands at first.
    start: Pose,
    /// Where each robot's body must have stood after each of its executed moves, and where it must be now.
    paths: Braid<Pose>,
    poses: [Pose; MOST_ROBOTS as usize],
}

impl Ground {
    pub(super) fn new(robots: u8, teams: usize, start: Pose) -> Self {
        let way = Way { cut: false, torn_upto: FlightId(0), flying: 0 };
        let robots = usize::from(robots);
        let places = robots + teams;
        Ground {
            now: SimTime::ZERO,
            last_record: RecordId(0),
            last_flight: FlightId(0),
            flying: 0,
            ways: vec![way; places * places],
            robots,
            places,
            off: RobotSet::default(),
            start,
            paths: Braid::new(),
            poses: [start; MOST_ROBOTS as usize],
        }
    }

    /// C1: the next record.
    pub(super) fn turn_to(&mut self, record: &Record, docket: &mut Docket) {
        let in_order = record.at >= self.now && record.id.0 == self.last_record.0 + 1;
        if !in_order {
            docket.check(Check::TimeGoesOn, None, record.id.0);
        }
        self.now = record.at;
        self.last_record = record.id;
    }

    pub(super) fn cut(&mut self, direction: Direction) {
        let torn_upto = self.last_flight;
        let way = self.way(direction);
        way.cut = true;
        way.torn_upto = torn_upto;
    }

    pub(super) fn mended(&mut self, direction: Direction) {
        self.way(direction).cut = false;
    }

    /// A robot goes off or is back.
    pub(super) fn switched(&mut self, robot: RobotId, off: bool) {
        self.off.set(robot, off);
    }

    pub(super) fn sent(&mut self, flight: FlightId, direction: Direction, docket: &mut Docket) {
        if let Place::Robot(robot) = direction.from {
            self.demand_on(robot, docket);
        }
        self.launch(flight, direction, docket);
    }

    pub(super) fn doubled(&mut self, flight: FlightId, direction: Direction, docket: &mut Docket) {
        self.launch(flight, direction, docket);
    }

    /// After all records of a step: the world must be as the records say.
    pub(super) fn compare(&self, world: &World, touched: Option<RobotId>, docket: &mut Docket) {
        if world.network().flying() != self.flying {
            docket.check(Check::MessagesAddUp, None, self.flying as u64);
        }
        if let Some(robot) = touched {
            let body = &world.robot(robot).body;
            docket.demand(body.pose() == self.poses[robot.index()], Check::PoseFollows, robot, body.count());
            let counted = body.count() == self.paths.len(robot) as u64;
            docket.demand(counted, Check::CountsByOne, robot, body.count());
        }
    }

    fn way(&mut self, direction: Direction) -> &mut Way {
        let position = |place: Place| match place {
            Place::Robot(robot) => robot.index(),
            Place::Team(team) => self.robots + team.index(),
        };
        &mut self.ways[position(direction.from) * self.places + position(direction.to)]
    }

    /// C4: a robot that does something is on.
    pub(super) fn demand_on(&self, robot: RobotId, docket: &mut Docket) {
        docket.demand(!self.off.has(robot), Check::OffMeansOff, robot, self.last_record.0);
    }

    fn launch(&mut self, flight: FlightId, direction: Direction, docket: &mut Docket) {
        self.last_flight = self.last_flight.max(flight);
        self.flying += 1;
        let way = self.way(direction);
        way.flying += 1;
        // One more than may fly: a message for which there is no room is sent and lost at once.
        if way.flying > MOST_IN_FLIGHT + 1 {
            docket.check(Check::FlightsBounded, None, flight.0);
        }
    }

    pub(super) fn arrived(&mut self, flight: FlightId, direction: Direction, docket: &mut Docket) {
        if let Place::Robot(robot) = direction.to {
            self.demand_on(robot, docket);
        }
        let way = self.way(direction);
        if way.cut || flight <= way.torn_upto {
            docket.check(Check::CutCarriesNothing, None, flight.0);
        }
        self.land(direction, docket);
    }

    pub(super) fn lost(&mut self, direction: Direction, why: Loss, docket: &mut Docket) {
        if why == Loss::Full && self.way(direction).flying <= MOST_IN_FLIGHT {
            docket.check(Check::FlightsBounded, None, u64::from(self.way(direction).flying));
        }
        self.land(direction, docket);
    }

    fn land(&mut self, direction: Direction, docket: &mut Docket) {
        let way = self.way(direction);
        if way.flying == 0 {
            docket.check(Check::MessagesAddUp, None, self.last_record.0);
            return;
        }
        way.flying -= 1;
        self.flying -= 1;
    }

    pub(super) fn executed(&mut self, call: Call, outcome: Outcome, maze: &Maze, docket: &mut Docket) {
        let robot = outcome.robot;
        self.demand_on(robot, docket);
        let from = self.poses[robot.index()];
        let follows = maze.execute(from, call.command) == (outcome.pose, outcome.deed);
        let lawful = follows && crosses_no_wall(maze, from, outcome);
        docket.demand(lawful, Check::PoseFollows, robot, outcome.after);
        if !call.command.is_picture() {
            self.paths.push(robot, outcome.pose);
            self.poses[robot.index()] = outcome.pose;
        }
        let counted = outcome.after == self.paths.len(robot) as u64;
        docket.demand(counted, Check::CountsByOne, robot, outcome.after);
    }

    #[cold]
    pub(super) fn undid(&mut self, outcome: Outcome, docket: &mut Docket) {
        let robot = outcome.robot;
        self.demand_on(robot, docket);
        self.paths.truncate(robot, self.paths.len(robot).saturating_sub(1));
        let pose = self.paths.last(robot).copied().unwrap_or(self.start);
        self.poses[robot.index()] = pose;
        docket.demand(pose == outcome.pose, Check::PoseFollows, robot, outcome.after);
        let counted = outcome.after == self.paths.len(robot) as u64;
        docket.demand(counted, Check::CountsByOne, robot, outcome.after);
    }
}

/// A body changes its cell only to a neighbour without a wall in between, and only by moving.
fn crosses_no_wall(maze: &Maze, from: Pose, outcome: Outcome) -> bool {
    let to = outcome.pose;
    if from.cell == to.cell {
        return outcome.deed != Deed::Moved;
    }
    let way = if from.cell.next(from.heading) == Some(to.cell) { from.heading } else { from.heading.back() };
    outcome.deed == Deed::Moved
        && from.heading == to.heading
        && from.cell.next(way) == Some(to.cell)
        && !maze.wall(from.cell, way)
}
