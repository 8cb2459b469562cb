//! Where a body stands and which way it looks.

use std::fmt;

use serde::Serialize;

/// One of the four ways to look. North is up on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Heading {
    /// Up: towards row 0.
    North,
    /// Right.
    East,
    /// Down.
    South,
    /// Left: towards column 0.
    West,
}

impl Heading {
    /// All four, clockwise from north.
    pub const ALL: [Heading; 4] = [Heading::North, Heading::East, Heading::South, Heading::West];

    /// A quarter turn to the left.
    #[must_use]
    pub fn left(self) -> Heading {
        Heading::ALL[(self as usize + 3) % 4]
    }

    /// A quarter turn to the right.
    #[must_use]
    pub fn right(self) -> Heading {
        Heading::ALL[(self as usize + 1) % 4]
    }

    /// The opposite way.
    #[must_use]
    pub fn back(self) -> Heading {
        Heading::ALL[(self as usize + 2) % 4]
    }

    /// The lower-case English word that programs rely on: `north`, `east`, `south`, `west`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Heading::North => "north",
            Heading::East => "east",
            Heading::South => "south",
            Heading::West => "west",
        }
    }
}

/// A cell of the maze, counted from 0 at the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Cell {
    /// Column, from the left.
    pub x: u8,
    /// Row, from the top.
    pub y: u8,
}

impl Cell {
    /// The neighbouring cell that way; `None` where the grid of numbers ends (before column or row 0).
    #[must_use]
    pub fn next(self, heading: Heading) -> Option<Cell> {
        let (x, y) = (self.x, self.y);
        Some(match heading {
            Heading::North => Cell { x, y: y.checked_sub(1)? },
            Heading::East => Cell { x: x.checked_add(1)?, y },
            Heading::South => Cell { x, y: y.checked_add(1)? },
            Heading::West => Cell { x: x.checked_sub(1)?, y },
        })
    }
}

impl Cell {
    /// Its name as it is painted on the floor: the letter of the column and the number of the row
    /// from the top, `C5`. Columns beyond the twenty-sixth do not exist in a maze.
    #[must_use]
    pub fn name(self) -> String {
        format!("{}{}", char::from(b'A' + self.x % 26), u16::from(self.y) + 1)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [x, y] = [self.x, self.y].map(|number| u64::from(number).to_string());
        f.write_str(&[&x, ",", &y].concat())
    }
}

/// A cell and a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Pose {
    /// Where the body stands.
    pub cell: Cell,
    /// Which way it looks.
    pub heading: Heading,
}
