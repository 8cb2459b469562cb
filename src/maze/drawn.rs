//! The mazes that have a name.

use super::Maze;

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
        let drawing = match self {
            NamedMaze::Meadow => MEADOW,
            NamedMaze::Orchard => ORCHARD,
            NamedMaze::Snail => SNAIL,
            NamedMaze::Nook => NOOK,
        };
        let lines: Vec<(u32, &str)> = (1..).zip(drawing.lines()).collect();
        Maze::from_drawing(&lines).expect("a test reads all drawn mazes")
    }
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
