//! The mazes that have a name. Their drawings are read when the program is compiled: the program that people
//! get holds the mazes alone, and need not read anything before the first screen stands.

use super::{Maze, ROWS, Walls};
use crate::pose::{Cell, Heading, Pose};

/// The drawn mazes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NamedMaze {
    /// The maze of the first screen, 6 by 6.
    Meadow,
    /// 8 by 8, for three buildings.
    Orchard,
    /// 5 by 5, one long way from the middle round and round, without a choice.
    Snail,
    /// 4 by 4, out in a few commands: for lessons.
    Nook,
}

impl NamedMaze {
    /// All of them, in the order of the menu.
    pub const ALL: [NamedMaze; 4] =
        [NamedMaze::Meadow, NamedMaze::Orchard, NamedMaze::Snail, NamedMaze::Nook];

    /// Its word in the run language.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            NamedMaze::Meadow => "meadow",
            NamedMaze::Orchard => "orchard",
            NamedMaze::Snail => "snail",
            NamedMaze::Nook => "nook",
        }
    }

    /// The maze itself.
    pub(super) fn build(self) -> Maze {
        static MAZES: [Maze; NamedMaze::ALL.len()] = [read(MEADOW), read(ORCHARD), read(SNAIL), read(NOOK)];
        MAZES[self as usize].clone()
    }

    /// How it is drawn.
    #[cfg(test)]
    pub(super) fn drawing(self) -> &'static str {
        [MEADOW, ORCHARD, SNAIL, NOOK][self as usize]
    }
}

/// Reads a drawing that is known to be right: a test has [`Maze::from_drawing`] read the same. Its door is drawn.
const fn read(drawing: &str) -> Maze {
    let text = drawing.as_bytes();
    let mut line = 1;
    while text[line - 1] != b'\n' {
        line += 1;
    }
    let (width, height) = (line / 3, (text.len() + 1) / line / 2);
    let (mut right, mut below) = ([0; ROWS], [0; ROWS]);
    let (mut start, mut exit) = (None, None);
    let mut cell = 0;
    while cell < width * height {
        let (x, y) = (cell % width, cell / width);
        // The cell's two characters lie between this one and the one three further on.
        let left = (2 * y + 1) * line + 3 * x;
        let (east, south) = (text[left + 3], text[left + line + 1]);
        right[y] |= ((east != b' ') as u16) << x;
        below[y] |= ((south != b' ') as u16) << x;
        let here = Cell { x: x as u8, y: y as u8 };
        start = match text[left + 1] {
            b'^' => Some(Pose { cell: here, heading: Heading::North }),
            b'>' => Some(Pose { cell: here, heading: Heading::East }),
            b'v' => Some(Pose { cell: here, heading: Heading::South }),
            b'<' => Some(Pose { cell: here, heading: Heading::West }),
            _ => start,
        };
        if text[left + 1] == b'E' {
            assert!(east == b':', "doors of drawn mazes look to the east");
            exit = Some(here);
        }
        cell += 1;
    }
    let (Some(start), Some(exit)) = (start, exit) else { panic!("a drawn maze has a start and an exit") };
    let walls = Walls { width: width as u8, height: height as u8, right, below };
    Maze { walls, start, exit, door: Heading::East }
}

const MEADOW: &str = "\
+--+--+--+--+--+--+
|           |   E :
+  +--+  +--+  +  +
|  |     |     |  |
+  +  +  +  +--+  +
|  |  |  |     |  |
+  +  +--+--+  +  +
|  |     |     |  |
+  +--+  +  +--+  +
|  |   ^    |  |  |
+  +  +  +--+  +  +
|  |  |     |     |
+--+--+--+--+--+--+";

const ORCHARD: &str = "\
+--+--+--+--+--+--+--+--+
|              |        |
+--+  +--+  +--+  +  +--+
|  |     |        |   E :
+  +--+  +--+  +--+--+--+
|  |     |        |     |
+  +  +--+--+--+--+  +  +
|        |  |     |  |  |
+  +--+  +  +  +--+  +--+
|     |           |  |  |
+--+  +--+--+  +--+  +  +
|   ^       |     |     |
+  +--+--+  +  +--+  +  +
|     |  |  |        |  |
+  +  +  +  +--+--+  +--+
|  |  |        |        |
+--+--+--+--+--+--+--+--+";

const SNAIL: &str = "\
+--+--+--+--+--+
|            E :
+  +--+--+--+--+
|  |           |
+  +  +--+--+  +
|  |  |>    |  |
+  +  +--+  +  +
|  |        |  |
+  +--+--+--+  +
|              |
+--+--+--+--+--+";

const NOOK: &str = "\
+--+--+--+--+
|     |   E :
+  +--+  +--+
|  |     |  |
+  +  +--+  +
|   ^ |     |
+  +--+--+  +
|           |
+--+--+--+--+";
