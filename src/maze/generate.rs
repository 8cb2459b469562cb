//! Mazes from a seed.
//!
//! Wilson's algorithm (Wilson 1996, "Generating Random Spanning Trees More Quickly than the Cover
//! Time"): walk at random from a cell outside the tree until the tree is met, forget the loops,
//! join the rest of the walk to the tree. Every perfect maze of that size is equally likely, which
//! gives short dead ends and a way out that a class can watch to its end.
//!
//! Golden tests pin what a seed gives: changing anything here changes every run with that seed.

use std::cmp::Reverse;

use crate::pose::{Cell, Heading, Pose};
use crate::rng::{Purpose, Rng};

use super::{LEAST_SIDE, MOST_SIDE, Maze, ROWS, Walls};

pub(super) fn generate(width: u8, height: u8, seed: u64) -> Maze {
    let sides = LEAST_SIDE..=MOST_SIDE;
    assert!(
        sides.contains(&width) && sides.contains(&height),
        "a maze has {LEAST_SIDE} to {MOST_SIDE} cells along each side, not {width} by {height}"
    );
    let walls = spanning_tree(width, height, &mut Rng::new(seed, Purpose::Maze));
    let start = start(&walls);
    let exit = exit(&walls, start.cell);
    let door = walls.usual_door(exit).expect("the exit was chosen among the cells at the outer wall");
    Maze { walls, start, exit, door }
}

fn spanning_tree(width: u8, height: u8, rng: &mut Rng) -> Walls {
    let mut walls = Walls::closed(width, height);
    let mut in_tree = [[false; ROWS]; ROWS];
    // For each cell of a walk, the way it was left last: following these skips the loops.
    let mut left_by = [[Heading::North; ROWS]; ROWS];
    let at = |cell: Cell| (usize::from(cell.y), usize::from(cell.x));

    in_tree[usize::from(height) - 1][0] = true;
    for first in walls.cells() {
        let mut cell = first;
        while !in_tree[at(cell).0][at(cell).1] {
            let way = Heading::ALL[rng.below(4) as usize];
            if let Some(next) = walls.beside(cell, way) {
                left_by[at(cell).0][at(cell).1] = way;
                cell = next;
            }
        }
        let mut cell = first;
        while !in_tree[at(cell).0][at(cell).1] {
            in_tree[at(cell).0][at(cell).1] = true;
            let way = left_by[at(cell).0][at(cell).1];
            walls.open(cell, way);
            cell = walls.beside(cell, way).expect("the walk stayed in the grid");
        }
    }
    walls
}

/// The start: in the lower left quarter, as near to the corner as there is a cell where the ways
/// ahead and to the left are both open. Then two teams who say *forward* and *left* at once see
/// the order matter. Looking north is best, people read it most easily.
fn start(walls: &Walls) -> Pose {
    const LIKED: [Heading; 4] = [Heading::North, Heading::East, Heading::West, Heading::South];
    let mut near: Vec<Cell> =
        walls.cells().filter(|c| c.x < walls.width.div_ceil(2) && c.y >= walls.height / 2).collect();
    near.sort_by_key(|c| (c.x + (walls.height - 1 - c.y), c.x));
    let poses = |cells: &[Cell]| -> Vec<Pose> {
        LIKED.iter().flat_map(|h| cells.iter().map(|c| Pose { cell: *c, heading: *h })).collect()
    };
    let open = |pose: &Pose| !walls.stands(pose.cell, pose.heading);
    let left_open = |pose: &Pose| !walls.stands(pose.cell, pose.heading.left());
    let poses = poses(&near);
    let found = poses.iter().find(|p| open(p) && left_open(p)).or_else(|| poses.iter().find(|p| open(p)));
    *found.expect("every cell of a perfect maze has a way out of it")
}

/// The exit: of the cells at the outer wall the one with the longest way from the start.
fn exit(walls: &Walls, start: Cell) -> Cell {
    let steps = walls.steps_from(start);
    let far = |cell: &Cell| steps[usize::from(cell.y)][usize::from(cell.x)];
    walls
        .cells()
        .filter(|cell| walls.outer_sides(*cell).next().is_some())
        // The first of the farthest in reading order: towards the top, as on paper.
        .min_by_key(|cell| Reverse(far(cell)))
        .expect("a grid has cells at its outer wall")
}
