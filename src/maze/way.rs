//! The shortest way, by breadth-first search. In a perfect maze it is the only one that does not
//! turn back on itself, so no rule for ties is needed.

use std::collections::VecDeque;

use crate::command::Command;
use crate::pose::{Cell, Heading, Pose};

use super::{Maze, ROWS, Walls};

impl Maze {
    /// How many cells the way out from here is long: 0 at the exit; `None` outside the maze.
    #[must_use]
    pub fn way_out(&self, from: Cell) -> Option<u16> {
        let steps = self.walls.steps_from(self.exit);
        self.walls.holds(from).then(|| steps[usize::from(from.y)][usize::from(from.x)])
    }

    /// The next command along the shortest way out; `None` when the robot is out, or stands
    /// outside the maze. It looks where it goes: it turns the shorter way (left when it looks the
    /// opposite way) and then rolls forward, never backward.
    #[must_use]
    pub fn next_command(&self, from: Pose) -> Option<Command> {
        if from.cell == self.exit {
            return None;
        }
        let steps = self.walls.steps_from(self.exit);
        let far = |cell: Cell| steps[usize::from(cell.y)][usize::from(cell.x)];
        let nearer = |way: &Heading| {
            self.walls.neighbour(from.cell, *way).is_some_and(|next| far(next) < far(from.cell))
        };
        let way = Heading::ALL.into_iter().find(nearer)?;
        Some(if way == from.heading {
            Command::Forward
        } else if way == from.heading.right() {
            Command::Right
        } else {
            Command::Left
        })
    }
}

/// For every cell, row by row, how many steps away it is.
pub(super) type Steps = [[u16; ROWS]; ROWS];

impl Walls {
    /// How many steps every cell is away from one of them; `u16::MAX` where there is no way.
    pub(super) fn steps_from(&self, from: Cell) -> Steps {
        let mut steps = [[u16::MAX; ROWS]; ROWS];
        steps[usize::from(from.y)][usize::from(from.x)] = 0;
        let mut reached = VecDeque::from([from]);
        while let Some(cell) = reached.pop_front() {
            let next_step = steps[usize::from(cell.y)][usize::from(cell.x)] + 1;
            for way in Heading::ALL {
                let Some(next) = self.neighbour(cell, way) else { continue };
                let place = &mut steps[usize::from(next.y)][usize::from(next.x)];
                if *place == u16::MAX {
                    *place = next_step;
                    reached.push_back(next);
                }
            }
        }
        steps
    }
}
