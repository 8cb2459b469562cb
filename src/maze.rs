//! The maze: a rectangular grid with walls, one start, one exit and exactly one way between any
//! two cells (a *perfect* maze).
//!
//! The exit is a cell beside the outer wall, with a door in that wall. A robot that enters the
//! exit cell has escaped: it stays there, so the door never needs to be passed.

mod drawing;
mod drawn;
mod generate;
mod way;

pub use drawing::DrawingError;
pub use drawn::NamedMaze;

use crate::command::{Command, Deed};
use crate::pose::{Cell, Heading, Pose};

/// Fewest cells along a side.
pub const LEAST_SIDE: u8 = 4;
/// Most cells along a side.
pub const MOST_SIDE: u8 = 16;

/// [`MOST_SIDE`] as the size of a list.
const ROWS: usize = MOST_SIDE as usize;

/// Where a maze comes from: what the run's text says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MazeSource {
    /// Generated.
    Seeded {
        /// Columns, [`LEAST_SIDE`] to [`MOST_SIDE`].
        width: u8,
        /// Rows, likewise.
        height: u8,
        /// Decides the maze.
        seed: u64,
    },
    /// One of the drawn ones, by name.
    Named(NamedMaze),
    /// Drawn in the text itself.
    Drawn(Box<Maze>),
}

impl MazeSource {
    /// The usual maze for a fleet: 6 by 6 for the first screen and where five have to fit, 8 by 8
    /// for three or four. At the start of each, the ways ahead and to the left are both open, so
    /// that "forward, left" and "left, forward" end in different cells.
    #[must_use]
    pub fn usual(robots: u8) -> Self {
        MazeSource::Named(match robots {
            0..=2 | 5.. => NamedMaze::Meadow,
            3..=4 => NamedMaze::Orchard,
        })
    }

    /// The maze itself.
    ///
    /// # Panics
    /// When a side of a seeded maze is not [`LEAST_SIDE`] to [`MOST_SIDE`] cells long.
    #[must_use]
    pub fn build(&self) -> Maze {
        match self {
            MazeSource::Seeded { width, height, seed } => generate::generate(*width, *height, *seed),
            MazeSource::Named(name) => name.build(),
            MazeSource::Drawn(maze) => (**maze).clone(),
        }
    }
}

/// A maze. Every value of this type is perfect and has its exit on the outer wall, away from the
/// start: both ways to make one see to that.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Maze {
    walls: Walls,
    start: Pose,
    exit: Cell,
    door: Heading,
}

impl Maze {
    /// Columns.
    #[must_use]
    pub fn width(&self) -> u8 {
        self.walls.width
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> u8 {
        self.walls.height
    }

    /// Where robots begin.
    #[must_use]
    pub fn start(&self) -> Pose {
        self.start
    }

    /// The cell with the way out.
    #[must_use]
    pub fn exit(&self) -> Cell {
        self.exit
    }

    /// Which way the door of the exit cell looks.
    #[must_use]
    pub fn door(&self) -> Heading {
        self.door
    }

    /// Whether a wall stands on that side of a cell. The outer walls count; the door does too
    /// (a robot on the exit cell is out, it does not roll through the door). Outside the maze
    /// there are walls everywhere.
    #[must_use]
    pub fn wall(&self, cell: Cell, side: Heading) -> bool {
        self.walls.stands(cell, side)
    }

    /// All cells, row by row from the top left.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        self.walls.cells()
    }

    /// What a command does to a body that stands so: the new pose, and what it is called.
    #[must_use]
    pub fn execute(&self, pose: Pose, command: Command) -> (Pose, Deed) {
        if command.is_picture() {
            return (pose, Deed::Photographed);
        }
        if pose.cell == self.exit {
            return (pose, Deed::AlreadyOut);
        }
        match command {
            Command::Picture => (pose, Deed::Photographed),
            Command::Left => (Pose { heading: pose.heading.left(), ..pose }, Deed::Turned),
            Command::Right => (Pose { heading: pose.heading.right(), ..pose }, Deed::Turned),
            Command::Forward => self.roll(pose, pose.heading),
            Command::Backward => self.roll(pose, pose.heading.back()),
        }
    }

    /// One cell that way, or a bump.
    fn roll(&self, pose: Pose, way: Heading) -> (Pose, Deed) {
        match self.walls.neighbour(pose.cell, way) {
            Some(cell) => (Pose { cell, ..pose }, Deed::Moved),
            None => (pose, Deed::Bumped),
        }
    }
}

/// The walls alone, in bits: one for each cell's right side and one for its lower side. Every wall
/// between two cells is then kept once, and the outer walls need no bits at all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Walls {
    width: u8,
    height: u8,
    right: [u16; ROWS],
    below: [u16; ROWS],
}

impl Walls {
    /// A grid in which every cell is walled in.
    fn closed(width: u8, height: u8) -> Walls {
        let row = u16::MAX >> (MOST_SIDE - width);
        let mut rows = [0; ROWS];
        rows[..usize::from(height)].fill(row);
        Walls { width, height, right: rows, below: rows }
    }

    fn holds(&self, cell: Cell) -> bool {
        cell.x < self.width && cell.y < self.height
    }

    /// The cell beside, if it is in the grid, walls or not.
    fn beside(&self, cell: Cell, side: Heading) -> Option<Cell> {
        if !self.holds(cell) {
            return None;
        }
        cell.next(side).filter(|next| self.holds(*next))
    }

    /// The cell that can be entered that way.
    fn neighbour(&self, cell: Cell, side: Heading) -> Option<Cell> {
        self.beside(cell, side).filter(|_| !self.stands(cell, side))
    }

    fn stands(&self, cell: Cell, side: Heading) -> bool {
        let Some(next) = self.beside(cell, side) else { return true };
        let bit = |rows: &[u16; ROWS], at: Cell| rows[usize::from(at.y)] >> at.x & 1 == 1;
        match side {
            Heading::North => bit(&self.below, next),
            Heading::East => bit(&self.right, cell),
            Heading::South => bit(&self.below, cell),
            Heading::West => bit(&self.right, next),
        }
    }

    /// Takes down the wall on that side; an outer wall stays.
    fn open(&mut self, cell: Cell, side: Heading) {
        let Some(next) = self.beside(cell, side) else { return };
        let (rows, at) = match side {
            Heading::North => (&mut self.below, next),
            Heading::East => (&mut self.right, cell),
            Heading::South => (&mut self.below, cell),
            Heading::West => (&mut self.right, next),
        };
        rows[usize::from(at.y)] &= !(1 << at.x);
    }

    /// The sides of a cell that face out of the grid, clockwise from north.
    fn outer_sides(&self, cell: Cell) -> impl Iterator<Item = Heading> {
        Heading::ALL.into_iter().filter(move |side| self.beside(cell, *side).is_none())
    }

    /// Where the door of an exit cell is put when nobody says: opposite the way in, so that it is
    /// seen from afar; else on the first outer side clockwise from east.
    fn usual_door(&self, exit: Cell) -> Option<Heading> {
        const ORDER: [Heading; 4] = [Heading::East, Heading::South, Heading::West, Heading::North];
        let outer = |side: &Heading| self.beside(exit, *side).is_none();
        let ahead = |side: &Heading| !self.stands(exit, side.back());
        let mut doors = ORDER.into_iter().filter(outer);
        doors.clone().find(ahead).or_else(|| doors.next())
    }

    /// All cells, row by row from the top left.
    fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        let width = self.width;
        (0..self.height).flat_map(move |y| (0..width).map(move |x| Cell { x, y }))
    }
}

#[cfg(test)]
mod tests;
