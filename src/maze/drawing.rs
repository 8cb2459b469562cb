//! Mazes drawn with the characters of a typewriter, the form that the run language uses:
//!
//! ```text
//! +--+--+--+--+
//! |        |E :
//! +  +--+  +  +
//! |  |  |     |
//! +  +  +--+  +
//! |  ^        |
//! +  +--+--+--+
//! |           |
//! +--+--+--+--+
//! ```
//!
//! Walls are `--` and `|`, openings are spaces. `^ > v <` is the start with its heading, `E` the
//! exit, and `:` or `..` in the outer wall beside `E` is the door. Where the door is not drawn
//! (or drawn as a mere gap), it is put where it is best seen.

use std::fmt;

use crate::phrase::{Expected, Phrase};
use crate::pose::{Cell, Heading, Pose};

use super::{LEAST_SIDE, MOST_SIDE, Maze, Walls};

/// Why a drawing is not a maze: where, what stands there and what should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawingError {
    /// The line's number as it was handed in.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What stands there; empty at the end of a line.
    pub found: String,
    /// What was expected.
    pub expected: Expected,
}

impl Maze {
    /// Reads a drawing. `lines` are its lines with their numbers, the first being the upper wall
    /// and the last the lower wall; spaces before and after each do not matter.
    ///
    /// # Errors
    /// When the drawing is not rectangular, has a side outside [`LEAST_SIDE`] to [`MOST_SIDE`],
    /// lacks a start or an exit or has two, is open to the outside away from the exit, or is not
    /// perfect: a cell that cannot be reached, or two ways to one cell. The first fault counts.
    pub fn from_drawing(lines: &[(u32, &str)]) -> Result<Maze, DrawingError> {
        let rows: Vec<Row> = lines.iter().map(|(line, text)| Row::new(*line, text)).collect();
        let (width, height) = sides(&rows)?;
        let mut drawing =
            Drawing { walls: Walls::closed(width, height), start: None, exit: None, doors: Vec::new() };
        for (number, row) in rows.iter().enumerate() {
            let y = u8::try_from(number / 2).expect("the number of rows was checked");
            if number % 2 == 0 { drawing.read_wall(row, y)? } else { drawing.read_cells(row, y)? }
        }
        drawing.finish(&rows)
    }

    /// The drawing, lines ended by line feeds, which [`Maze::from_drawing`] reads as this maze.
    #[must_use]
    pub fn to_drawing(&self) -> String {
        let mut text = String::new();
        for y in 0..=self.height() {
            for x in 0..self.width() {
                text += "+";
                text += self.flat_wall(x, y);
            }
            text += "+\n";
            if y < self.height() {
                for x in 0..=self.width() {
                    text.push(self.upright_wall(x, y));
                    if x < self.width() {
                        text.push(self.mark(Cell { x, y }));
                        text.push(' ');
                    }
                }
                text += "\n";
            }
        }
        text
    }

    /// The piece of wall above a cell (or, in the last row, below the maze).
    fn flat_wall(&self, x: u8, y: u8) -> &'static str {
        let (cell, side) = match y.checked_sub(1) {
            Some(above) => (Cell { x, y: above }, Heading::South),
            None => (Cell { x, y }, Heading::North),
        };
        match self.wall(cell, side) {
            _ if cell == self.exit && side == self.door => "..",
            true => "--",
            false => "  ",
        }
    }

    /// The piece of wall to the left of a cell (or, in the last column, to the right of the maze).
    fn upright_wall(&self, x: u8, y: u8) -> char {
        let (cell, side) = match x.checked_sub(1) {
            Some(before) => (Cell { x: before, y }, Heading::East),
            None => (Cell { x, y }, Heading::West),
        };
        match self.wall(cell, side) {
            _ if cell == self.exit && side == self.door => ':',
            true => '|',
            false => ' ',
        }
    }

    fn mark(&self, cell: Cell) -> char {
        match self.start.heading {
            _ if cell == self.exit => 'E',
            _ if cell != self.start.cell => ' ',
            Heading::North => '^',
            Heading::East => '>',
            Heading::South => 'v',
            Heading::West => '<',
        }
    }
}

impl fmt::Display for DrawingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DrawingError { line, column, found, expected } = self;
        let found = if found.is_empty() { "the end of the line" } else { found };
        write!(f, "line {line}, column {column}: found {found}, expected {expected}")
    }
}

/// One line of a drawing, without the spaces around it.
struct Row {
    line: u32,
    /// How many characters stood before.
    indent: usize,
    chars: Vec<char>,
}

impl Row {
    fn new(line: u32, text: &str) -> Row {
        let indent = text.chars().take_while(|c| c.is_whitespace()).count();
        Row { line, indent, chars: text.trim().chars().collect() }
    }

    /// The character at a place; spaces at the end may be missing.
    fn at(&self, place: usize) -> char {
        self.chars.get(place).copied().unwrap_or(' ')
    }

    fn fault(&self, place: usize, expected: impl Into<Expected>) -> DrawingError {
        let found = self.chars.get(place).map(char::to_string).unwrap_or_default();
        let column = self.indent + place.min(self.chars.len()) + 1;
        DrawingError {
            line: self.line,
            column: u32::try_from(column).unwrap_or(u32::MAX),
            found,
            expected: expected.into(),
        }
    }
}

/// Columns and rows, from the length of the upper wall and the number of lines.
fn sides(rows: &[Row]) -> Result<(u8, u8), DrawingError> {
    let nothing =
        DrawingError { line: 1, column: 1, found: String::new(), expected: Phrase::DrawnUpperWall.into() };
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Err(nothing) };
    let side =
        |count: usize| u8::try_from(count).ok().filter(|count| (LEAST_SIDE..=MOST_SIDE).contains(count));
    let bounds = || [LEAST_SIDE, MOST_SIDE].map(|side| side.to_string());
    if first.chars.len() % 3 != 1 {
        return Err(first.fault(first.chars.len().saturating_sub(1), Phrase::UpperWall));
    }
    let Some(width) = side(first.chars.len().saturating_sub(1) / 3) else {
        return Err(first.fault(0, Phrase::UpperWallLength.with(bounds())));
    };
    if rows.len().is_multiple_of(2) {
        return Err(last.fault(0, Phrase::LowerWall));
    }
    let Some(height) = side(rows.len() / 2) else {
        let [least, most] = bounds();
        return Err(last.fault(0, Phrase::DrawnRows.with([least, most, (rows.len() / 2).to_string()])));
    };
    for (number, row) in rows.iter().enumerate() {
        // In a row of cells, a gap for the door and the empty half of a cell may have been lost
        // at the end of the line.
        let whole = first.chars.len();
        let least = if number % 2 == 0 { whole } else { whole - 2 };
        if row.chars.len() < least {
            return Err(row.fault(row.chars.len(), Phrase::DrawnLength.with([whole.to_string()])));
        }
        if row.chars.len() > whole {
            return Err(row.fault(whole, Phrase::DrawnEnd.with([whole.to_string()])));
        }
    }
    Ok((width, height))
}

/// What has been read so far.
struct Drawing {
    walls: Walls,
    start: Option<Pose>,
    exit: Option<Cell>,
    /// Gaps in the outer wall, and where they are drawn: line of the drawing, place in the line.
    doors: Vec<(Cell, Heading, usize, usize)>,
}

impl Drawing {
    /// A line of corners and flat walls, above row `y`.
    fn read_wall(&mut self, row: &Row, y: u8) -> Result<(), DrawingError> {
        for x in 0..=self.walls.width {
            let corner = usize::from(x) * 3;
            if row.at(corner) != '+' {
                return Err(row.fault(corner, Phrase::Corner));
            }
            if x == self.walls.width {
                break;
            }
            let place = corner + 1;
            let (cell, side) = match y.checked_sub(1) {
                Some(above) => (Cell { x, y: above }, Heading::South),
                None => (Cell { x, y }, Heading::North),
            };
            let outer = self.walls.beside(cell, side).is_none();
            match (row.at(place), row.at(place + 1)) {
                ('-', '-') => {}
                ('.', '.') | (' ', ' ') if outer => self.doors.push((cell, side, usize::from(y) * 2, place)),
                (' ', ' ') => self.walls.open(cell, side),
                ('-' | ' ' | '.', wrong) if wrong != '-' && wrong != ' ' && wrong != '.' => {
                    return Err(row.fault(place + 1, Phrase::FlatWall));
                }
                _ => return Err(row.fault(place, Phrase::FlatWall)),
            }
        }
        Ok(())
    }

    /// A line of cells and upright walls.
    fn read_cells(&mut self, row: &Row, y: u8) -> Result<(), DrawingError> {
        for x in 0..=self.walls.width {
            let place = usize::from(x) * 3;
            let (cell, side) = match x.checked_sub(1) {
                Some(before) => (Cell { x: before, y }, Heading::East),
                None => (Cell { x, y }, Heading::West),
            };
            let outer = self.walls.beside(cell, side).is_none();
            match row.at(place) {
                '|' => {}
                ':' | ' ' if outer => self.doors.push((cell, side, usize::from(y) * 2 + 1, place)),
                ' ' => self.walls.open(cell, side),
                _ => return Err(row.fault(place, Phrase::UprightWall)),
            }
            if x < self.walls.width {
                self.read_mark(row, place + 1, Cell { x, y })?;
                self.read_mark(row, place + 2, Cell { x, y })?;
            }
        }
        Ok(())
    }

    fn read_mark(&mut self, row: &Row, place: usize, cell: Cell) -> Result<(), DrawingError> {
        let heading = match row.at(place) {
            ' ' => return Ok(()),
            'E' | 'e' => {
                if self.exit.is_some() {
                    return Err(row.fault(place, Phrase::OneExit));
                }
                self.exit = Some(cell);
                return self.apart(row, place);
            }
            '^' => Heading::North,
            '>' => Heading::East,
            'v' | 'V' => Heading::South,
            '<' => Heading::West,
            _ => return Err(row.fault(place, Phrase::CellMark)),
        };
        if self.start.is_some() {
            return Err(row.fault(place, Phrase::OneStart));
        }
        self.start = Some(Pose { cell, heading });
        self.apart(row, place)
    }

    fn apart(&self, row: &Row, place: usize) -> Result<(), DrawingError> {
        match self.start {
            Some(start) if self.exit == Some(start.cell) => Err(row.fault(place, Phrase::StartNotExit)),
            _ => Ok(()),
        }
    }

    /// Whether the whole is a maze.
    fn finish(self, rows: &[Row]) -> Result<Maze, DrawingError> {
        let last = rows.last().expect("a drawing without lines was refused before");
        let end = last.chars.len();
        let Some(start) = self.start else {
            return Err(last.fault(end, Phrase::Start));
        };
        let Some(exit) = self.exit else {
            return Err(last.fault(end, Phrase::Exit));
        };
        let (mark_line, mark) = (usize::from(exit.y) * 2 + 1, usize::from(exit.x) * 3 + 1);
        let Some(usual) = self.walls.usual_door(exit) else {
            return Err(rows[mark_line].fault(mark, Phrase::ExitAtWall));
        };
        if let Some((.., line, place)) = self.doors.iter().find(|(cell, ..)| *cell != exit) {
            return Err(rows[*line].fault(*place, Phrase::OnlyExitHasDoor));
        }
        if let Some((.., line, place)) = self.doors.get(1) {
            return Err(rows[*line].fault(*place, Phrase::OnlyOneDoor));
        }
        let door = self.doors.first().map_or(usual, |(_, side, ..)| *side);
        self.perfect(start.cell, rows)?;
        Ok(Maze { walls: self.walls, start, exit, door })
    }

    /// Whether there is exactly one way between any two cells.
    fn perfect(&self, start: Cell, rows: &[Row]) -> Result<(), DrawingError> {
        let fault = |cell: Cell, phrase: Phrase| {
            let row = &rows[usize::from(cell.y) * 2 + 1];
            let mut fault = row.fault(usize::from(cell.x) * 3 + 1, phrase.with([cell.name()]));
            fault.found = cell.name();
            fault
        };
        let steps = self.walls.steps_from(start);
        let far = |cell: Cell| steps[usize::from(cell.y)][usize::from(cell.x)];
        if let Some(cell) = self.walls.cells().find(|cell| far(*cell) == u16::MAX) {
            return Err(fault(cell, Phrase::WayToCell));
        }
        // A cell that is entered from two cells nearer to the start, or from one as near as
        // itself, closes a loop; without such a cell the ways form a tree.
        for cell in self.walls.cells() {
            let neighbours = Heading::ALL.into_iter().filter_map(|way| self.walls.neighbour(cell, way));
            let nearer = neighbours.filter(|next| far(*next) <= far(cell)).count();
            if nearer > 1 {
                return Err(fault(cell, Phrase::OneWayToCell));
            }
        }
        Ok(())
    }
}
