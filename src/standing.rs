//! How the robots' executed commands relate: in step, behind by *n*, diverged at command *k*.
//!
//! Two histories are told apart by one number, the length of their common beginning. Kept for each
//! pair of robots, it changes by at most one comparison when a robot executes or undoes a move, so
//! an event costs a handful of comparisons however long the run is.

use crate::command::{Call, Outcome};
use crate::ids::{MOST_ROBOTS, RobotId};
use crate::pose::Pose;
use crate::world::World;

const MOST: usize = MOST_ROBOTS as usize;

/// How one robot's executed commands relate to the others'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Equal to the longest history of those that most robots share.
    InStep,
    /// A beginning of it.
    Behind {
        /// How many commands are missing.
        by: u64,
    },
    /// Neither.
    Diverged {
        /// The first command that differs, counted from 1.
        at: u64,
        /// The poses happen to be equal all the same.
        same_place: bool,
    },
}

impl Standing {
    /// The word that programs rely on (`data-standing`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Standing::InStep => "in-step",
            Standing::Behind { .. } => "behind",
            Standing::Diverged { .. } => "diverged",
        }
    }
}

/// The standings of all robots, kept up to date with constant work per event.
///
/// The measure is the history that the most robots follow, that is, of which the most robots'
/// histories are a beginning (or the whole). Where two such histories that contradict each other
/// are followed by equally many, nobody can say which is right, and both sides are diverged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standings {
    robots: u8,
    /// How many moves each robot has executed.
    counts: [u64; MOST],
    /// Where each robot stands after its last move; none before the first.
    poses: [Option<Pose>; MOST],
    /// How many commands two robots' histories have in common from the beginning on; symmetric.
    common: [[u64; MOST]; MOST],
}

impl Standings {
    /// Nobody has executed anything. `robots` is 1 to [`MOST_ROBOTS`].
    #[must_use]
    pub const fn new(robots: u8) -> Self {
        Standings { robots, counts: [0; MOST], poses: [None; MOST], common: [[0; MOST]; MOST] }
    }

    /// A robot has executed a move. `world` is the world right after the step in which it did. Returns whether
    /// its history has parted from another one by that.
    pub fn executed(&mut self, world: &World, call: Call, outcome: Outcome) -> bool {
        self.poses[outcome.robot.index()] = Some(outcome.pose);
        self.lengthen(outcome.robot, |other, position| {
            let history = world.robot(other).body.executed();
            history.get(position).is_some_and(|theirs| theirs.call.ticket == call.ticket)
        })
    }

    /// A robot has undone its last move.
    #[cold]
    pub fn undid(&mut self, outcome: Outcome) {
        self.poses[outcome.robot.index()] = Some(outcome.pose);
        self.shorten(outcome.robot);
    }

    /// The standing of one robot.
    #[must_use]
    pub fn of(&self, robot: RobotId) -> Standing {
        if self.counts == [0; MOST] {
            return Standing::InStep;
        }
        let measures = self.measures();
        let me = robot.index();
        let mut at = u64::MAX;
        let mut same_place = true;
        let mut behind = 0;
        for other in (0..self.len()).filter(|other| measures[*other]) {
            if self.compatible(me, other) {
                behind = behind.max(self.counts[other].saturating_sub(self.counts[me]));
            } else {
                at = at.min(self.common[me][other] + 1);
                same_place &= self.poses[me] == self.poses[other];
            }
        }
        match (at, behind) {
            (u64::MAX, 0) => Standing::InStep,
            (u64::MAX, by) => Standing::Behind { by },
            (at, _) => Standing::Diverged { at, same_place },
        }
    }

    /// Whether all robots have executed the same commands in the same order.
    #[must_use]
    pub fn converged(&self) -> bool {
        let len = self.len();
        (1..len).all(|other| self.counts[other] == self.counts[0] && self.common[0][other] == self.counts[0])
    }

    /// How many commands two robots' histories have in common from the beginning on.
    #[must_use]
    pub fn common(&self, one: RobotId, other: RobotId) -> u64 {
        if one == other { self.counts[one.index()] } else { self.common[one.index()][other.index()] }
    }

    /// How many moves a robot has executed and not undone.
    #[must_use]
    pub fn count(&self, robot: RobotId) -> u64 {
        self.counts[robot.index()]
    }

    /// Whether one of these robots' histories begins with the other.
    #[must_use]
    pub fn agree(&self, one: RobotId, other: RobotId) -> bool {
        self.compatible(one.index(), other.index())
    }

    fn len(&self) -> usize {
        usize::from(self.robots)
    }

    /// A robot has executed one more move. `matches` says whether another robot's history has the
    /// same command at that position, counted from 0.
    fn lengthen(&mut self, robot: RobotId, matches: impl Fn(RobotId, usize) -> bool) -> bool {
        let me = robot.index();
        let before = self.counts[me];
        self.counts[me] += 1;
        let position = usize::try_from(before).expect("histories fit into memory");
        let mut parts = false;
        // One with which it goes on to agree: whoever agrees with that one there need not be looked at.
        let mut agrees = me;
        for other in 0..self.len() {
            // Only a history that was a beginning of the other's so far can agree with it further.
            if self.counts[other] <= before || other == me || self.common[me][other] != before {
                continue;
            }
            if self.common[agrees][other] > before || matches(RobotId::at(other), position) {
                self.common[me][other] += 1;
                self.common[other][me] += 1;
                agrees = other;
            } else {
                parts = true;
            }
        }
        parts
    }

    /// A robot has undone its last move.
    fn shorten(&mut self, robot: RobotId) {
        let me = robot.index();
        self.counts[me] -= 1;
        for other in 0..self.len() {
            let common = self.common[me][other].min(self.counts[me]);
            self.common[me][other] = common;
            self.common[other][me] = common;
        }
    }

    fn compatible(&self, one: usize, other: usize) -> bool {
        one == other || self.common[one][other] == self.counts[one].min(self.counts[other])
    }

    /// Which robots hold a history that is the measure: the one that the most robots follow, or
    /// several that contradict each other where equally many follow each.
    fn measures(&self) -> [bool; MOST] {
        let len = self.len();
        let mut followers = [0_usize; MOST];
        for (robot, count) in followers.iter_mut().enumerate().take(len) {
            let follows =
                |other: &usize| self.counts[*other] <= self.counts[robot] && self.compatible(robot, *other);
            *count = (0..len).filter(follows).count();
        }
        let most = followers.into_iter().max().unwrap_or(0);
        followers.map(|count| count == most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pose::{Cell, Heading};

    /// Histories as words: each letter is a command.
    struct Fleet {
        standings: Standings,
        histories: Vec<Vec<char>>,
    }

    impl Fleet {
        fn new(robots: u8) -> Self {
            Fleet { standings: Standings::new(robots), histories: vec![Vec::new(); usize::from(robots)] }
        }

        fn of(histories: &[&str]) -> Self {
            let mut fleet = Fleet::new(u8::try_from(histories.len()).unwrap());
            for (robot, history) in histories.iter().enumerate() {
                history.chars().for_each(|command| fleet.execute(robot, command));
            }
            fleet
        }

        fn execute(&mut self, robot: usize, command: char) {
            self.histories[robot].push(command);
            let histories = &self.histories;
            self.standings.lengthen(RobotId::at(robot), |other, position| {
                histories[other.index()].get(position) == Some(&command)
            });
        }

        fn undo(&mut self, robot: usize) {
            self.histories[robot].pop().expect("something to undo");
            self.standings.shorten(RobotId::at(robot));
        }

        fn words(&self) -> Vec<String> {
            let word = |robot| match self.standings.of(robot) {
                Standing::InStep => "in step".to_owned(),
                Standing::Behind { by } => format!("behind {by}"),
                Standing::Diverged { at, .. } => format!("diverged {at}"),
            };
            RobotId::all(self.standings.robots).map(word).collect()
        }
    }

    #[test]
    fn equal_histories_are_in_step_and_beginnings_are_behind() {
        assert_eq!(Fleet::of(&["", "", ""]).words(), ["in step", "in step", "in step"]);
        assert_eq!(Fleet::of(&["abc", "abc", "a"]).words(), ["in step", "in step", "behind 2"]);
        assert_eq!(Fleet::of(&["a", "", "abc"]).words(), ["behind 2", "behind 3", "in step"]);
        assert_eq!(Fleet::of(&["abc"]).words(), ["in step"]);
    }

    #[test]
    fn the_fewer_have_diverged_from_the_more() {
        assert_eq!(Fleet::of(&["abx", "aby", "aby"]).words(), ["diverged 3", "in step", "in step"]);
        // A robot that is behind counts for the history that it may still become.
        assert_eq!(
            Fleet::of(&["ax", "ay", "aybc", "ay"]).words(),
            ["diverged 2", "behind 2", "in step", "behind 2"]
        );
    }

    #[test]
    fn where_equally_many_contradict_each_other_both_sides_have_diverged() {
        assert_eq!(Fleet::of(&["ab", "ba"]).words(), ["diverged 1", "diverged 1"]);
        assert_eq!(Fleet::of(&["ab", "a", "xb", "xb"]).words(), vec!["diverged 1"; 4]);
        // A beginning of both has not diverged from anybody: it lacks commands.
        assert_eq!(Fleet::of(&["ab", "ac", "a"]).words(), ["diverged 2", "diverged 2", "behind 1"]);
        assert_eq!(Fleet::of(&["x", "x", "y", "y", "z"]).words(), vec!["diverged 1"; 5]);
    }

    #[test]
    fn undoing_brings_robots_back_together() {
        let mut fleet = Fleet::of(&["abx", "aby", "ab"]);
        assert_eq!(fleet.words(), ["diverged 3", "diverged 3", "behind 1"]);
        fleet.undo(0);
        assert_eq!(fleet.words(), ["behind 1", "in step", "behind 1"]);
        fleet.execute(0, 'y');
        fleet.execute(2, 'y');
        assert_eq!(fleet.words(), ["in step", "in step", "in step"]);
        assert!(fleet.standings.converged());
        fleet.undo(1);
        assert!(!fleet.standings.converged());
        assert_eq!(fleet.words(), ["in step", "behind 1", "in step"]);
    }

    #[test]
    fn the_common_beginnings_are_those_of_the_whole_histories_after_any_steps() {
        let mut fleet = Fleet::new(5);
        let mut state = 7_u64;
        for _ in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let robot = (state >> 33) as usize % 5;
            if (state >> 40).is_multiple_of(3) && !fleet.histories[robot].is_empty() {
                fleet.undo(robot);
            } else if fleet.histories[robot].len() < 12 {
                fleet.execute(robot, if (state >> 45).is_multiple_of(4) { 'b' } else { 'a' });
            }
            for one in 0..5 {
                for other in 0..5 {
                    let pairs = fleet.histories[one].iter().zip(&fleet.histories[other]);
                    let common = pairs.take_while(|(mine, theirs)| mine == theirs).count() as u64;
                    assert_eq!(fleet.standings.common(RobotId::at(one), RobotId::at(other)), common);
                }
            }
        }
    }

    #[test]
    fn the_same_place_in_another_order_is_said() {
        let mut fleet = Fleet::of(&["ab", "ba"]);
        let pose = |x| Some(Pose { cell: Cell { x, y: 0 }, heading: Heading::North });
        fleet.standings.poses[0] = pose(1);
        fleet.standings.poses[1] = pose(1);
        assert_eq!(fleet.standings.of(RobotId(1)), Standing::Diverged { at: 1, same_place: true });
        fleet.standings.poses[1] = pose(2);
        assert_eq!(fleet.standings.of(RobotId(1)), Standing::Diverged { at: 1, same_place: false });
    }
}
