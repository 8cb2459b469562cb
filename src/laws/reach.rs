//! Who can still talk to whom, and who gives up what: read off the world at one instant.

use serde::Serialize;

use crate::ids::{Direction, MOST_ROBOTS, RobotId};
use crate::protocol::quorum::is_majority;
use crate::protocol::{Pictures, Replication, Role, Scheme};
use crate::world::World;

/// A set of robots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RobotSet(u8);

impl RobotSet {
    /// Adds a robot.
    pub fn add(&mut self, robot: RobotId) {
        self.0 |= 1 << robot.index();
    }

    /// Adds a robot or takes it out.
    pub(super) fn set(&mut self, robot: RobotId, member: bool) {
        let bit = 1 << robot.index();
        self.0 = if member { self.0 | bit } else { self.0 & !bit };
    }

    /// Whether a robot is in it.
    #[must_use]
    pub fn has(self, robot: RobotId) -> bool {
        self.0 >> robot.index() & 1 == 1
    }

    /// Whether nobody is in it.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The robots that are in both.
    pub(super) fn and(self, other: RobotSet) -> RobotSet {
        RobotSet(self.0 & other.0)
    }

    /// How many robots are in it.
    #[must_use]
    pub fn count(self) -> u8 {
        u8::try_from(self.0.count_ones()).expect("there are at most five robots")
    }

    /// The robots in it, in order.
    pub fn iter(self) -> impl Iterator<Item = RobotId> {
        RobotId::all(MOST_ROBOTS).filter(move |robot| self.has(*robot))
    }
}

impl Serialize for RobotSet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// What a robot can do for its team at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// It is off.
    Off,
    /// It executes and answers, and whatever it does stays in agreement with the others.
    Answers,
    /// It executes and answers, but others may go on differently meanwhile: consistency is given up.
    AnswersAlone,
    /// It is alive but refuses moves, or never says *done*: availability is given up.
    Refuses,
}

/// One robot's situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Situation {
    /// Which robot.
    pub robot: RobotId,
    /// Running robots that it is linked to directly, both ways; itself, too, if it runs.
    pub linked: RobotSet,
    /// What it can do with moves.
    pub moves: Service,
    /// What it can do with pictures.
    pub pictures: Service,
}

/// Who can talk to whom, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reach {
    /// Running robots that can reach each other both ways, directly or through others of the group,
    /// ordered by their first robot.
    pub groups: Vec<RobotSet>,
    /// The group with a majority of the *configured* robots, if there is one.
    pub majority: Option<RobotSet>,
    /// A robot that is linked directly, both ways, to a majority, itself included: what a quorum
    /// needs to go on.
    pub hub: Option<RobotId>,
    /// Directions between robots that are cut while the way back is open.
    pub one_way: Vec<Direction>,
    /// Robots that are off.
    pub off: RobotSet,
    /// Each robot's situation, Robot 1 first.
    pub robots: Vec<Situation>,
}

impl Reach {
    /// How it is in this world now.
    #[must_use]
    pub fn of(world: &World) -> Self {
        let scheme = world.setup().scheme;
        let robots = scheme.robots();
        let linked: Vec<RobotSet> = RobotId::all(robots).map(|robot| linked(world, robot)).collect();
        let groups = groups(&linked);
        let mut off = RobotSet::default();
        RobotId::all(robots).filter(|robot| !world.robot(*robot).is_running()).for_each(|r| off.add(r));
        let enough = |set: &RobotSet| is_majority(set.count(), robots);
        let hub = RobotId::all(robots).find(|robot| enough(&linked[robot.index()]));
        let situation = |robot: RobotId| {
            let group = groups.iter().copied().find(|group| group.has(robot)).unwrap_or_default();
            let (moves, pictures) = services(world, robot, group, linked[robot.index()]);
            Situation { robot, linked: linked[robot.index()], moves, pictures }
        };
        Reach {
            majority: groups.iter().copied().find(|group| enough(group)),
            hub,
            one_way: one_way(world, robots),
            off,
            robots: RobotId::all(robots).map(situation).collect(),
            groups,
        }
    }

    /// Whether every robot runs and can talk to every other directly.
    #[must_use]
    pub fn whole(&self) -> bool {
        let count = self.robots.len();
        self.robots.iter().all(|situation| usize::from(situation.linked.count()) == count)
    }
}

/// Running robots that this one is linked to directly, both ways, itself included; none if it is off.
pub(super) fn linked(world: &World, robot: RobotId) -> RobotSet {
    let mut set = RobotSet::default();
    if world.robot(robot).is_running() {
        let network = world.network();
        let reaches = |other: &RobotId| *other == robot || network.linked(robot, *other);
        let others = RobotId::all(world.setup().scheme.robots());
        others.filter(|other| world.robot(*other).is_running()).filter(reaches).for_each(|r| set.add(r));
    }
    set
}

fn groups(linked: &[RobotSet]) -> Vec<RobotSet> {
    let mut groups: Vec<RobotSet> = Vec::new();
    for start in linked.iter().filter(|set| **set != RobotSet::default()) {
        let mut group = *start;
        // Five robots are at most four links apart.
        for _ in 0..linked.len() {
            group = RobotSet(group.iter().fold(group.0, |all, robot| all | linked[robot.index()].0));
        }
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

fn one_way(world: &World, robots: u8) -> Vec<Direction> {
    let network = world.network();
    let between = |from| RobotId::all(robots).map(move |to| (from, to)).filter(|(from, to)| from != to);
    RobotId::all(robots)
        .flat_map(between)
        .map(|(from, to)| Direction::new(from, to))
        .filter(|direction| !network.is_open(*direction) && network.is_open(direction.back()))
        .collect()
}

/// What a robot can do with moves and with pictures.
fn services(world: &World, robot: RobotId, group: RobotSet, linked: RobotSet) -> (Service, Service) {
    if !world.robot(robot).is_running() {
        return (Service::Off, Service::Off);
    }
    let scheme = world.setup().scheme;
    let robots = scheme.robots();
    let agrees = |agreed| if agreed { Service::Answers } else { Service::AnswersAlone };
    let works = |possible| if possible { Service::Answers } else { Service::Refuses };
    match scheme {
        Scheme::Alone { .. } => (agrees(robots == 1), agrees(robots == 1)),
        Scheme::Forwarding { .. } => {
            let all = agrees(linked.count() == robots);
            (all, all)
        }
        Scheme::PrimaryBackup { pictures, replication, .. } => {
            let view = world.robot(robot).replica.view();
            let leads = view.role == Role::Primary;
            let reached = view.leader.is_some_and(|primary| group.has(primary));
            let moves = match (leads, replication) {
                (false, _) => works(false),
                (true, Replication::Sync) => works(linked.count() == robots),
                (true, Replication::Async) => agrees(!rival(world, robot)),
            };
            let shown = match (leads, pictures) {
                (true, _) => agrees(!rival(world, robot)),
                (false, Pictures::Local) => agrees(reached),
                (false, Pictures::Agreed) => works(false),
            };
            (moves, shown)
        }
        Scheme::Quorum { pictures, .. } => {
            let majority = served(world, linked, robots);
            let shown = match pictures {
                Pictures::Agreed => works(majority),
                Pictures::Local => agrees(majority),
            };
            (works(majority), shown)
        }
    }
}

/// Whether a robot of a quorum, linked to these, can have its team's commands done: it must be linked
/// to the leader (or be it), and the leader to a majority. While nobody leads, to one who could.
fn served(world: &World, linked: RobotSet, robots: u8) -> bool {
    let is_hub = |robot: &RobotId| is_majority(self::linked(world, *robot).count(), robots);
    let leads = |robot: &RobotId| world.robot(*robot).replica.view().role == Role::Leader;
    match RobotId::all(robots).filter(is_hub).find(leads) {
        Some(leader) => linked.has(leader),
        None => linked.iter().any(|robot| is_hub(&robot)),
    }
}

/// Whether another running robot believes itself to be the primary, too.
fn rival(world: &World, robot: RobotId) -> bool {
    RobotId::all(world.setup().scheme.robots()).any(|other| {
        let it = world.robot(other);
        other != robot && it.is_running() && it.replica.view().role == Role::Primary
    })
}
