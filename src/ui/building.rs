//! A building from above: hatched walls, the way out, the maze. Drawn once for each maze and size.

use std::rc::Rc;

use yew::prelude::*;

use crate::maze::Maze;
use crate::pose::{Cell, Heading};
use crate::ui::language::speech;
use crate::ui::layout::{Point, Spot};
use crate::ui::markup::markup;
use crate::ui::part::Part;
use crate::ui::shapes::{circle, path, rect, rounded};
use crate::ui::svg::{Path, call};
use crate::words::app::Label;

/// A building at a size. Its upper left corner is at the origin.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Building {
    /// The maze.
    pub maze: Rc<Maze>,
    /// The side of a cell.
    pub cell: f64,
    /// How thick the outer wall is.
    pub wall: f64,
}

/// The middle of a cell in its building.
#[must_use]
pub(crate) fn middle(spot: &Spot, cell: Cell) -> Point {
    middle_of(spot.cell, spot.wall, cell)
}

fn middle_of(side: f64, wall: f64, cell: Cell) -> Point {
    Point { x: wall + (f64::from(cell.x) + 0.5) * side, y: wall + (f64::from(cell.y) + 0.5) * side }
}

/// How many degrees a heading is turned from north.
#[must_use]
pub(crate) fn degrees(heading: Heading) -> f64 {
    match heading {
        Heading::North => 0.0,
        Heading::East => 90.0,
        Heading::South => 180.0,
        Heading::West => 270.0,
    }
}

/// One step ahead: to the right and down.
#[must_use]
pub(crate) fn ahead(heading: Heading) -> Point {
    match heading {
        Heading::North => Point { x: 0.0, y: -1.0 },
        Heading::East => Point { x: 1.0, y: 0.0 },
        Heading::South => Point { x: 0.0, y: 1.0 },
        Heading::West => Point { x: -1.0, y: 0.0 },
    }
}

/// What lies under the robot and its trail.
#[derive(Debug, PartialEq)]
pub(crate) struct Ground(pub(crate) Building);

impl Part for Ground {
    fn draw(&self) -> Html {
        let Building { maze, cell, wall } = &self.0;
        let (w, h) = (f64::from(maze.width()) * cell, f64::from(maze.height()) * cell);
        let (outer_w, outer_h) = (w + 2.0 * wall, h + 2.0 * wall);
        // Only the frame is hatched: patterns are slow to paint.
        let frame = Path::new()
            .add('M', &[0.0, 0.0])
            .add('H', &[outer_w])
            .add('V', &[outer_h])
            .add('H', &[0.0])
            .add('Z', &[])
            .add('M', &[*wall, *wall])
            .add('h', &[w])
            .add('v', &[h])
            .add('h', &[-w])
            .add('Z', &[])
            .d();
        let start = middle_of(*cell, *wall, maze.start().cell);
        markup!(
            r#"<g class="building" aria-hidden="true">
                <rect class="bwall" width={width} height={height}/>
                <path class="bhatch" fill="url(#hatch)" fill-rule="evenodd" d={frame}/>
                {floor}{tiles}{mat}{start}
            </g>"#,
            width = outer_w,
            height = outer_h,
            frame,
            floor = rect("floor", *wall, *wall, w, h),
            tiles = (*cell >= 14.0).then(|| path("tile", tiles(maze, *cell, *wall))),
            mat = mat(&self.0),
            start = circle("startmark", start.x, start.y, cell * 0.2),
        )
    }
}

/// The walls, which lie over the trail.
#[derive(Debug, PartialEq)]
pub(crate) struct Walls(pub(crate) Building);

impl Part for Walls {
    fn draw(&self) -> Html {
        let Building { maze, cell, wall } = &self.0;
        let (w, h) = (f64::from(maze.width()) * cell, f64::from(maze.height()) * cell);
        markup!(
            r#"<g class="building" aria-hidden="true">{walls}{inner}{door}</g>"#,
            walls = path("wall", walls(maze, *cell, *wall)),
            inner = rect("inner", *wall, *wall, w, h),
            door = door(&self.0),
        )
    }
}

/// A dot on each corner where no wall need be: the floor's tiles.
fn tiles(maze: &Maze, cell: f64, wall: f64) -> Path {
    let mut path = Path::new();
    for y in 1..maze.height() {
        for x in 1..maze.width() {
            path = path.to(wall + f64::from(x) * cell, wall + f64::from(y) * cell).add('h', &[0.1]);
        }
    }
    path
}

fn walls(maze: &Maze, cell: f64, wall: f64) -> Path {
    let mut path = Path::new();
    for y in 0..maze.height() {
        for x in 0..maze.width() {
            let here = Cell { x, y };
            let (left, top) = (wall + f64::from(x) * cell, wall + f64::from(y) * cell);
            if x + 1 < maze.width() && maze.wall(here, Heading::East) {
                path = path.to(left + cell, top).add('v', &[cell]);
            }
            if y + 1 < maze.height() && maze.wall(here, Heading::South) {
                path = path.to(left, top + cell).add('h', &[cell]);
            }
        }
    }
    path
}

/// The width of a letter on the mat, and by how much a word is narrower than its letters.
const LETTER: f64 = 8.0;
const SLIM: f64 = 4.0;

/// A word may be squeezed to this part of its width.
const SQUEEZED: f64 = 0.7;

/// Half the side of the mat, which is as wide as the door.
fn half_mat(cell: f64) -> f64 {
    (cell / 2.0 - 3.0).max(cell * 0.3)
}

/// The mat on the exit cell.
fn mat(building: &Building) -> Html {
    let Building { maze, cell, wall } = building;
    let at = middle_of(*cell, *wall, maze.exit());
    let half = half_mat(*cell);
    let word = speech().label(Label::Exit);
    // The mat bears the word where it is wide enough for the word of this language, squeezed a little if need be.
    let room =
        u8::try_from(word.chars().count()).map_or(f64::MAX, |letters| f64::from(letters) * LETTER - SLIM);
    let written = || {
        markup!(
            r#"<text class="t-exit" x={x} y={y} text-anchor="middle" textLength={length} lengthAdjust="spacingAndGlyphs">
                {word}
            </text>"#,
            x = at.x,
            y = at.y + 5.0,
            length = (half * 2.0 < room).then_some(half * 2.0 - SLIM),
            word,
        )
    };
    markup!(
        "{mat}{word}",
        mat = rounded("exitmat", at.x - half, at.y - half, half * 2.0, half * 2.0, 2.0),
        word = (half * 2.0 >= room * SQUEEZED).then(written),
    )
}

/// The gap in the wall and the door that stands open; drawn as if it looked east, and turned.
fn door(building: &Building) -> Html {
    let Building { maze, cell, wall } = building;
    let at = middle_of(*cell, *wall, maze.exit());
    let (half, inside) = (half_mat(*cell), cell / 2.0);
    let outside = inside + wall;
    let leaf = (cell * 0.36).min(24.0);
    let jambs = Path::new().to(inside, -half).line(outside, -half).to(inside, half).line(outside, half);
    let arc = Path::new()
        .to(outside + leaf, -half - leaf * 0.7)
        .add('q', &[leaf * 0.7, half + leaf * 0.7, -leaf * 0.95, (half * 2.0 + leaf * 0.7) * 0.94]);
    let turn = call("translate", &[at.x, at.y]) + &call("rotate", &[degrees(maze.door()) - 90.0]);
    markup!(
        "<g transform={turn}>{gap}{line}{jambs}{leaf}{arc}</g>",
        turn,
        gap = rect("doorgap", inside - 1.5, -half, wall + 3.5, half * 2.0),
        line = path("doorgapline", Path::new().to(inside, -half + 1.0).line(inside, half - 1.0)),
        jambs = path("doorjamb", jambs),
        leaf = path("doorleaf", Path::new().to(outside, -half).line(outside + leaf, -half - leaf * 0.7)),
        arc = path("doorarc", arc),
    )
}
