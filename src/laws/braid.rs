//! Lists of the robots that are mostly the same: what they share is held once.
//!
//! Robots that agree write the same log and walk the same path. Held one by one, five lists would be written, kept
//! and cloned where one will do. So there is a trunk, and every list follows it from the beginning up to where it
//! ends or goes its own way; only what comes after that is a list of its own.

use crate::ids::{MOST_ROBOTS, RobotId};
use crate::series::Series;

/// One list for each robot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Braid<T> {
    /// What the lists share; no longer than the one that follows it furthest.
    trunk: Series<T>,
    strands: [Strand<T>; MOST_ROBOTS as usize],
}

/// One robot's list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Strand<T> {
    /// How many items it has in common with the trunk.
    along: usize,
    /// Its items after those. Hardly ever there are any, so it takes no room until then.
    own: Option<Box<Series<T>>>,
}

impl<T: Clone> Strand<T> {
    /// How many items it does not have in common with the trunk.
    fn apart(&self) -> usize {
        self.own.as_ref().map_or(0, |own| own.len())
    }
}

impl<T: Clone + PartialEq> Braid<T> {
    /// All of them empty.
    pub(super) fn new() -> Self {
        let strand = |_| Strand { along: 0, own: None };
        Braid { trunk: Series::new(), strands: std::array::from_fn(strand) }
    }

    /// How long a robot's list is.
    pub(super) fn len(&self, robot: RobotId) -> usize {
        let strand = &self.strands[robot.index()];
        strand.along + strand.apart()
    }

    /// The item at a position counted from 0.
    #[inline]
    pub(super) fn get(&self, robot: RobotId, position: usize) -> Option<&T> {
        let strand = &self.strands[robot.index()];
        match position.checked_sub(strand.along) {
            Some(place) => strand.own.as_ref()?.get(place),
            None => self.trunk.get(position),
        }
    }

    /// The last item.
    #[inline]
    pub(super) fn last(&self, robot: RobotId) -> Option<&T> {
        self.get(robot, self.len(robot).checked_sub(1)?)
    }

    /// Whether two lists are known to be the same up to this length without looking.
    pub(super) fn share(&self, one: RobotId, other: RobotId, len: usize) -> bool {
        len <= self.strands[one.index()].along && len <= self.strands[other.index()].along
    }

    /// What comes next in the trunk that a list follows, if it follows it so far.
    pub(super) fn ahead(&self, robot: RobotId) -> Option<&T> {
        let strand = &self.strands[robot.index()];
        if strand.own.is_none() { self.trunk.get(strand.along) } else { None }
    }

    /// Adds that one at the end of a list.
    pub(super) fn follow(&mut self, robot: RobotId) {
        debug_assert!(self.ahead(robot).is_some(), "only what is ahead can be followed");
        self.strands[robot.index()].along += 1;
    }

    /// Adds one at the end of a list.
    pub(super) fn push(&mut self, robot: RobotId, item: T) {
        let strand = &mut self.strands[robot.index()];
        if strand.own.is_none() {
            let ahead = self.trunk.get(strand.along);
            let longest = ahead.is_none();
            if longest || ahead == Some(&item) {
                strand.along += 1;
                if longest {
                    self.trunk.push(item);
                }
                return;
            }
        }
        strand.own.get_or_insert_default().push(item);
    }

    /// Keeps the first `len` items of a list and drops the rest.
    pub(super) fn truncate(&mut self, robot: RobotId, len: usize) {
        let strand = &mut self.strands[robot.index()];
        if let Some(own) = strand.own.as_mut().filter(|_| len > strand.along) {
            own.truncate(len - strand.along);
            return;
        }
        strand.along = strand.along.min(len);
        strand.own = None;
        let longest = self.strands.iter().map(|strand| strand.along).max().unwrap_or(0);
        if longest < self.trunk.len() {
            self.trunk.truncate(longest);
            self.lengthen_trunk();
        }
    }

    /// Nobody follows what came next in the trunk any more: those that went their own way there go on
    /// together.
    fn lengthen_trunk(&mut self) {
        let end = self.trunk.len();
        for robot in RobotId::all(MOST_ROBOTS) {
            if self.strands[robot.index()].along == end
                && let Some(own) = self.strands[robot.index()].own.take()
            {
                own.iter().for_each(|item| self.push(robot, item.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_what_was_written_into_it() {
        let mut braid = Braid::new();
        let mut plain = vec![Vec::new(); usize::from(MOST_ROBOTS)];
        let mut state = 7_u64;
        let mut shared = 0;
        for _ in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let robot = RobotId::at((state >> 33) as usize % 5);
            let list = &mut plain[robot.index()];
            if (state >> 40).is_multiple_of(16) {
                let len = list.len().saturating_sub((state >> 50) as usize % 9);
                list.truncate(len);
                braid.truncate(robot, len);
            } else if list.len() < 60 {
                let item = list.len() / 8 + usize::from((state >> 45).is_multiple_of(64));
                if braid.ahead(robot) == Some(&item) {
                    braid.follow(robot);
                } else {
                    braid.push(robot, item);
                }
                list.push(item);
            }
            let all = RobotId::all(MOST_ROBOTS);
            let longest = all.clone().map(|robot| braid.strands[robot.index()].along).max();
            assert_eq!(longest, Some(braid.trunk.len()), "the trunk is what somebody follows");
            for robot in all {
                let list = &plain[robot.index()];
                assert_eq!((braid.len(robot), braid.last(robot)), (list.len(), list.last()));
                assert!((0..=list.len()).all(|position| braid.get(robot, position) == list.get(position)));
            }
            let same = (0..60).rfind(|len| braid.share(RobotId(1), RobotId(2), *len)).unwrap_or(0);
            assert_eq!(plain[0].get(..same), plain[1].get(..same));
            shared += same;
        }
        assert!(shared > 100_000, "they share a good part of it: {shared}");
    }

    #[test]
    fn who_was_left_alone_with_the_trunk_and_drops_it_joins_the_others() {
        let mut braid = Braid::new();
        for item in [1, 2, 3] {
            braid.push(RobotId(1), item);
        }
        for robot in [RobotId(2), RobotId(3)] {
            for item in [1, 7, 8] {
                braid.push(robot, item);
            }
        }
        assert!(!braid.share(RobotId(2), RobotId(3), 3));
        braid.truncate(RobotId(1), 1);
        assert!(braid.share(RobotId(2), RobotId(3), 3));
        assert_eq!(braid.ahead(RobotId(1)), Some(&7));
    }
}
