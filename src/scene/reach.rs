//! Who can reach whom, and which side holds a majority of the *configured* robots.

use crate::ids::{Direction, RobotId};
use crate::world::World;

/// Who can reach whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Robots that can talk to each other, directly or through others; the largest side first.
    pub sides: Vec<Side>,
    /// Pairs on one side that cannot talk to each other directly, both ways.
    pub apart: Vec<(RobotId, RobotId)>,
    /// Directions that work although the way back does not.
    pub one_way: Vec<Direction>,
}

/// Robots that can talk to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Who, in order.
    pub robots: Vec<RobotId>,
    /// Those of them that are off.
    pub off: Vec<RobotId>,
    /// Whether they are more than half of all robots.
    pub majority: bool,
    /// Whether those of them that run are more than half of all robots.
    pub running_majority: bool,
}

impl Reach {
    /// Whether every robot can talk to every other directly.
    #[must_use]
    pub fn whole(&self) -> bool {
        self.sides.len() <= 1 && self.apart.is_empty()
    }
}

impl Side {
    /// Those that run.
    #[must_use]
    pub fn awake(&self) -> Vec<RobotId> {
        self.robots.iter().copied().filter(|robot| !self.off.contains(robot)).collect()
    }
}

pub(super) fn judge(world: &World) -> Reach {
    let all = world.setup().scheme.robots();
    let network = world.network();
    let mut sides: Vec<Side> = Vec::new();
    let mut left: Vec<RobotId> = RobotId::all(all).collect();
    while !left.is_empty() {
        let mut robots = vec![left.remove(0)];
        let mut next = 0;
        while next < robots.len() {
            let (joined, rest) = left.into_iter().partition(|other| network.linked(robots[next], *other));
            robots.extend::<Vec<RobotId>>(joined);
            left = rest;
            next += 1;
        }
        robots.sort_unstable();
        sides.push(side(world, robots));
    }
    sides.sort_by_key(|side| std::cmp::Reverse(side.robots.len()));
    let mut reach = Reach { sides, ..Reach::default() };
    for one in RobotId::all(all) {
        for other in RobotId::all(all).filter(|other| one < *other) {
            let forth = Direction::new(one, other);
            let together =
                reach.sides.iter().any(|side| side.robots.contains(&one) && side.robots.contains(&other));
            if together && !network.linked(one, other) {
                reach.apart.push((one, other));
            }
            match (network.is_open(forth), network.is_open(forth.back())) {
                (true, false) => reach.one_way.push(forth),
                (false, true) => reach.one_way.push(forth.back()),
                (true, true) | (false, false) => {}
            }
        }
    }
    reach
}

fn side(world: &World, robots: Vec<RobotId>) -> Side {
    let all = usize::from(world.setup().scheme.robots());
    let off: Vec<RobotId> =
        robots.iter().copied().filter(|robot| !world.robot(*robot).is_running()).collect();
    Side {
        majority: robots.len() * 2 > all,
        running_majority: (robots.len() - off.len()) * 2 > all,
        robots,
        off,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use crate::ids::{Direction, Place, RobotId};
    use crate::moment::Moment;
    use crate::protocol::Scheme;
    use crate::scene::Scene;
    use crate::setup::{Act, Groups, Setup, TimedAct};
    use crate::time::{SimTime, Span};

    fn scene(robots: u8, acts: &[Act]) -> Scene {
        let mut records = Vec::new();
        let setup = Setup::new(Scheme::Forwarding { robots });
        let mut moment = Moment::first(&Rc::new(setup), &mut records);
        for act in acts {
            moment.accept(TimedAct { at: SimTime(10), act: *act });
        }
        moment.advance_to(SimTime(20), &mut records);
        Scene::of(&moment, &records)
    }

    fn robot(number: u8) -> Place {
        Place::Robot(RobotId(number))
    }

    #[test]
    fn without_cuts_all_are_on_one_side() {
        let reach = scene(5, &[]).reach;
        assert!(reach.whole());
        assert!(reach.sides[0].running_majority);
    }

    #[test]
    fn a_split_has_two_sides_and_one_majority() {
        let reboot = Act::Reboot { robot: RobotId(3), off: Span(4000) };
        let reach = scene(5, &[Act::Split(Groups([1, 1, 2, 2, 2])), reboot]).reach;
        assert_eq!(reach.sides.len(), 2);
        assert_eq!(reach.sides[0].robots, [RobotId(3), RobotId(4), RobotId(5)]);
        assert!(reach.sides[0].majority && !reach.sides[0].running_majority);
        assert!(!reach.sides[1].majority);
    }

    #[test]
    fn a_bridge_and_a_one_way_cut_are_told() {
        let one_way = Direction::new(RobotId(1), RobotId(2));
        let reach = scene(3, &[Act::Cut(robot(1), robot(3)), Act::CutOneWay(one_way)]).reach;
        assert_eq!(reach.one_way, [one_way.back()]);
        assert_eq!(reach.sides[0].robots, [RobotId(2), RobotId(3)]);
        let bridge = scene(3, &[Act::Cut(robot(1), robot(3))]).reach;
        assert_eq!(bridge.apart, [(RobotId(1), RobotId(3))]);
        assert_eq!(bridge.sides.len(), 1);
    }
}
