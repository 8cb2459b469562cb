//! The forward camera: what a robot sees from where it stands, as plain shapes.
//!
//! The picture is a corridor in first person with the vanishing point in the middle. Everything is
//! whole numbers in a box of [`WIDTH`] by [`HEIGHT`], so it is the same on every machine and can
//! be drawn at any size. On the floor in front of the robot its cell and heading are painted like
//! parking-place numbers; so two pictures from one maze are equal exactly when the poses are.

use crate::maze::Maze;
use crate::pose::{Cell, Heading, Pose};

/// The width of the box; the left edge is 0.
pub const WIDTH: u16 = 320;
/// The height of the box; the upper edge is 0.
pub const HEIGHT: u16 = 240;
/// How many cells deep the camera sees, the robot's own included. Beyond that it is dark.
pub const DEPTH: u8 = 6;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Picture {
    /// What there is to see, from far to near: paint in this order.
    pub shapes: Vec<Shape>,
    /// What is painted on the floor in front of the robot.
    pub stencil: Stencil,
    /// How many cells the robot could roll ahead as far as it can see: 0 when it faces a wall.
    pub free_ahead: u8,
    /// Whether there is a wall at the end of that, and not darkness.
    pub wall_ahead: bool,
    /// How many cells away the exit is, when it is in sight: 0 when the robot stands on it.
    pub exit: Option<u8>,
    /// How many cells away there are ways to the left, nearest first: 0 is beside the robot.
    pub ways_left: Vec<u8>,
    /// Likewise to the right.
    pub ways_right: Vec<u8>,
}

/// One area of the picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// What it is.
    pub role: Role,
    /// How many cells away it is: 0 in the robot's own cell. Farther is drawn paler.
    pub depth: u8,
    /// Its corners, three or four, in order around it.
    pub corners: Vec<Point>,
}

/// What an area of the picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The ceiling.
    Ceiling,
    /// The floor.
    Floor,
    /// The wall along the left.
    LeftWall,
    /// The wall along the right.
    RightWall,
    /// A way to the left; one sees the side corridor's wall.
    LeftOpening,
    /// A way to the right.
    RightOpening,
    /// The wall that ends the corridor.
    EndWall,
    /// Too far or too far aside to see.
    Dark,
    /// Light on the floor of the exit cell.
    ExitLight,
    /// The door to the outside.
    Door,
}

/// A corner of a shape, `x` from the left, `y` from above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// 0 to [`WIDTH`].
    pub x: u16,
    /// 0 to [`HEIGHT`].
    pub y: u16,
}

/// Cell and heading, painted on the floor.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stencil {
    /// The name of the cell: column letter and row number, `C5`.
    pub cell: String,
    /// Where the robot looks.
    pub heading: Heading,
    /// The area it is painted on: upper left, upper right, lower right, lower left.
    pub area: [Point; 4],
}

/// The picture that a robot takes from there.
#[must_use]
pub fn picture(maze: &Maze, from: Pose) -> Picture {
    let view = View::along(maze, from);
    let mut shapes = vec![view.far_end()];
    for depth in (0..view.cells.len()).rev() {
        view.paint_cell(depth, &mut shapes);
    }
    let ways = |side: Heading| {
        let open = |(depth, cell): (u8, &Cell)| (!maze.wall(*cell, side)).then_some(depth);
        (0..).zip(&view.cells).filter_map(open).collect()
    };
    let exit = view.cells.iter().position(|cell| *cell == maze.exit());
    Picture {
        shapes,
        stencil: Stencil { cell: from.cell.name(), heading: from.heading, area: stencil_area() },
        free_ahead: depth_of(view.cells.len() - 1),
        wall_ahead: view.wall_ahead,
        exit: exit.map(depth_of),
        ways_left: ways(from.heading.left()),
        ways_right: ways(from.heading.right()),
    }
}

fn depth_of(place: usize) -> u8 {
    u8::try_from(place).expect("the camera sees a few cells only")
}

/// The cells that the camera looks along.
struct View<'m> {
    maze: &'m Maze,
    heading: Heading,
    /// From the robot's own on, at most [`DEPTH`].
    cells: Vec<Cell>,
    wall_ahead: bool,
}

impl<'m> View<'m> {
    fn along(maze: &'m Maze, from: Pose) -> View<'m> {
        let mut cells = vec![from.cell];
        let mut last = from.cell;
        while cells.len() < usize::from(DEPTH) && !maze.wall(last, from.heading) {
            last = last.next(from.heading).expect("where no wall stands there is a cell");
            cells.push(last);
        }
        View { maze, heading: from.heading, wall_ahead: maze.wall(last, from.heading), cells }
    }

    /// The wall or the darkness at the end of the corridor.
    fn far_end(&self) -> Shape {
        let frame = Frame::at(self.cells.len());
        let role = if self.wall_ahead { Role::EndWall } else { Role::Dark };
        Shape { role, depth: depth_of(self.cells.len()), corners: frame.corners().to_vec() }
    }

    /// Ceiling, floor, both sides and what belongs to the exit, of one cell of the corridor.
    fn paint_cell(&self, place: usize, shapes: &mut Vec<Shape>) {
        let cell = self.cells[place];
        let (near, far) = (Frame::at(place), Frame::at(place + 1));
        let mut add = |role, corners: &[Point]| {
            shapes.push(Shape { role, depth: depth_of(place), corners: corners.to_vec() });
        };
        let ([nul, nur, nlr, nll], [ful, fur, flr, fll]) = (near.corners(), far.corners());
        add(Role::Ceiling, &[nul, nur, fur, ful]);
        add(Role::Floor, &[nll, nlr, flr, fll]);
        if cell == self.maze.exit() {
            add(Role::ExitLight, &exit_light(&near, &far));
        }
        for hand in [Hand::Left, Hand::Right] {
            let side = hand.of(self.heading);
            let (nu, fu, fl, nl) = match hand {
                Hand::Left => (nul, ful, fll, nll),
                Hand::Right => (nur, fur, flr, nlr),
            };
            if self.maze.wall(cell, side) {
                add(hand.wall(), &[nu, fu, fl, nl]);
            } else {
                let (edge_up, edge_low) = (Point { x: nu.x, y: fu.y }, Point { x: nl.x, y: fl.y });
                add(Role::Ceiling, &[nu, fu, edge_up]);
                add(Role::Floor, &[nl, fl, edge_low]);
                add(hand.opening(), &[edge_up, fu, fl, edge_low]);
                let beside = cell.next(side).expect("where no wall stands there is a cell");
                if !self.maze.wall(beside, self.heading) {
                    add(Role::Dark, &[edge_up, fu, fl, edge_low]);
                }
            }
            if cell == self.maze.exit() && self.maze.door() == side {
                add(Role::Door, &side_door(nu, fu, fl, nl));
            }
        }
        if cell == self.maze.exit() && self.maze.door() == self.heading {
            add(Role::Door, &far.door());
        }
    }
}

/// One side of the corridor.
#[derive(Clone, Copy)]
enum Hand {
    Left,
    Right,
}

impl Hand {
    fn of(self, heading: Heading) -> Heading {
        match self {
            Hand::Left => heading.left(),
            Hand::Right => heading.right(),
        }
    }

    fn wall(self) -> Role {
        match self {
            Hand::Left => Role::LeftWall,
            Hand::Right => Role::RightWall,
        }
    }

    fn opening(self) -> Role {
        match self {
            Hand::Left => Role::LeftOpening,
            Hand::Right => Role::RightOpening,
        }
    }
}

/// The outline of the corridor where a cell begins: the robot's own fills the whole box, and what
/// is one cell farther away is seen as from one cell farther back.
struct Frame {
    half_width: u16,
    half_height: u16,
}

const MIDDLE: Point = Point { x: WIDTH / 2, y: HEIGHT / 2 };

impl Frame {
    fn at(place: usize) -> Frame {
        let shrink = u16::from(depth_of(place)) + 1;
        Frame { half_width: MIDDLE.x / shrink, half_height: MIDDLE.y / shrink }
    }

    /// Upper left, upper right, lower right, lower left.
    fn corners(&self) -> [Point; 4] {
        let (left, right) = (MIDDLE.x - self.half_width, MIDDLE.x + self.half_width);
        let (top, bottom) = (MIDDLE.y - self.half_height, MIDDLE.y + self.half_height);
        [
            Point { x: left, y: top },
            Point { x: right, y: top },
            Point { x: right, y: bottom },
            Point { x: left, y: bottom },
        ]
    }

    /// A door in the wall that closes the corridor here: half as wide, four fifths as high.
    fn door(&self) -> [Point; 4] {
        let (left, right) = (MIDDLE.x - self.half_width / 2, MIDDLE.x + self.half_width / 2);
        let (top, bottom) = (MIDDLE.y - self.half_height * 3 / 5, MIDDLE.y + self.half_height);
        [(left, top), (right, top), (right, bottom), (left, bottom)].map(|(x, y)| Point { x, y })
    }
}

/// A door in the middle half of a side wall, four fifths as high as the wall.
fn side_door(near_up: Point, far_up: Point, far_low: Point, near_low: Point) -> [Point; 4] {
    let lower = |up, low| between(up, low, 1, 5);
    let (near_top, far_top) = (lower(near_up, near_low), lower(far_up, far_low));
    [
        between(near_top, far_top, 1, 4),
        between(near_top, far_top, 3, 4),
        between(near_low, far_low, 3, 4),
        between(near_low, far_low, 1, 4),
    ]
}

/// The mat of light on the floor of the exit cell, a tenth of the cell away from its edges.
fn exit_light(near: &Frame, far: &Frame) -> [Point; 4] {
    let ([.., near_right, near_left], [.., far_right, far_left]) = (near.corners(), far.corners());
    let (back_left, back_right) =
        (between(near_left, far_left, 9, 10), between(near_right, far_right, 9, 10));
    let (front_left, front_right) =
        (between(near_left, far_left, 1, 10), between(near_right, far_right, 1, 10));
    [
        between(back_left, back_right, 1, 10),
        between(back_left, back_right, 9, 10),
        between(front_left, front_right, 9, 10),
        between(front_left, front_right, 1, 10),
    ]
}

/// The middle of the floor of the robot's own cell.
fn stencil_area() -> [Point; 4] {
    let ([.., near_right, near_left], [.., far_right, far_left]) =
        (Frame::at(0).corners(), Frame::at(1).corners());
    let row = |part| (between(near_left, far_left, part, 8), between(near_right, far_right, part, 8));
    let ((back_left, back_right), (front_left, front_right)) = (row(6), row(2));
    [
        between(back_left, back_right, 3, 8),
        between(back_left, back_right, 5, 8),
        between(front_left, front_right, 5, 8),
        between(front_left, front_right, 3, 8),
    ]
}

/// The point that lies `part` of `parts` of the way from one to another, rounded to the left and up.
fn between(from: Point, to: Point, part: u16, parts: u16) -> Point {
    let mix = |from: u16, to: u16| (from * (parts - part) + to * part) / parts;
    Point { x: mix(from.x, to.x), y: mix(from.y, to.y) }
}

#[cfg(test)]
mod tests;
