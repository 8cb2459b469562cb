use super::*;
use crate::maze::{MazeSource, NamedMaze};

fn mazes() -> Vec<Maze> {
    let mut mazes: Vec<Maze> =
        NamedMaze::ALL.into_iter().map(|name| MazeSource::Named(name).build()).collect();
    for seed in 0..5 {
        mazes.push(MazeSource::Seeded { width: 16, height: 9, seed }.build());
    }
    mazes
}

fn poses(maze: &Maze) -> Vec<Pose> {
    maze.cells().flat_map(|cell| Heading::ALL.map(|heading| Pose { cell, heading })).collect()
}

fn meadow(x: u8, y: u8, heading: Heading) -> Picture {
    let maze = MazeSource::Named(NamedMaze::Meadow).build();
    picture(&maze, Pose { cell: Cell { x, y }, heading })
}

fn roles(picture: &Picture) -> Vec<(u8, Role)> {
    picture.shapes.iter().map(|shape| (shape.depth, shape.role)).collect()
}

#[test]
fn pictures_are_equal_exactly_when_the_poses_are() {
    for maze in mazes() {
        let pictures: Vec<(Pose, Picture)> =
            poses(&maze).into_iter().map(|pose| (pose, picture(&maze, pose))).collect();
        for (pose, one) in &pictures {
            assert_eq!(*one, picture(&maze, *pose), "the same pose gives the same picture");
            for (other_pose, other) in &pictures {
                assert_eq!(one == other, pose == other_pose, "{pose:?} {other_pose:?}");
            }
        }
    }
}

#[test]
fn shapes_stay_in_the_box_and_have_an_area() {
    for maze in mazes() {
        for pose in poses(&maze) {
            let picture = picture(&maze, pose);
            let areas = picture.shapes.iter().map(|shape| &shape.corners[..]);
            for corners in areas.chain([&picture.stencil.area[..]]) {
                assert!((3..=4).contains(&corners.len()));
                assert!(corners.iter().all(|p| p.x <= WIDTH && p.y <= HEIGHT));
                let next = corners.iter().cycle().skip(1);
                let twice: i32 = corners
                    .iter()
                    .zip(next)
                    .map(|(a, b)| i32::from(a.x) * i32::from(b.y) - i32::from(b.x) * i32::from(a.y))
                    .sum();
                assert_ne!(twice, 0, "{corners:?}");
            }
        }
    }
}

#[test]
fn shapes_come_from_far_to_near() {
    for maze in mazes() {
        for pose in poses(&maze) {
            let picture = picture(&maze, pose);
            assert!(picture.shapes.is_sorted_by(|far, near| far.depth >= near.depth));
            assert!(picture.free_ahead < DEPTH);
        }
    }
}

#[test]
fn a_corridor_shows_its_walls_openings_and_end() {
    // From the start of the meadow to the north: one cell, then a wall; open to the left here.
    let picture = meadow(2, 4, Heading::North);
    assert_eq!(
        roles(&picture),
        [
            (2, Role::EndWall),
            (1, Role::Ceiling),
            (1, Role::Floor),
            (1, Role::Ceiling),
            (1, Role::Floor),
            (1, Role::LeftOpening),
            (1, Role::Dark),
            (1, Role::RightWall),
            (0, Role::Ceiling),
            (0, Role::Floor),
            (0, Role::Ceiling),
            (0, Role::Floor),
            (0, Role::LeftOpening),
            (0, Role::Ceiling),
            (0, Role::Floor),
            (0, Role::RightOpening),
            (0, Role::Dark),
        ]
    );
    assert_eq!((picture.free_ahead, picture.wall_ahead, picture.exit), (1, true, None));
    assert_eq!((picture.ways_left, picture.ways_right), (vec![0, 1], vec![0]));
    assert_eq!((picture.stencil.cell.as_str(), picture.stencil.heading), ("C5", Heading::North));
}

#[test]
fn a_wall_in_front_fills_the_picture() {
    let picture = meadow(2, 3, Heading::North);
    assert_eq!((picture.free_ahead, picture.wall_ahead), (0, true));
    assert_eq!(picture.shapes[0].corners, Frame::at(1).corners());
}

#[test]
fn the_exit_is_seen_in_the_line_of_sight_with_its_door() {
    let ahead = meadow(4, 0, Heading::East);
    assert_eq!(ahead.exit, Some(1));
    assert!(roles(&ahead).contains(&(1, Role::ExitLight)) && roles(&ahead).contains(&(1, Role::Door)));
    let beside = meadow(5, 3, Heading::North);
    assert_eq!(beside.exit, Some(3));
    let door = beside.shapes.iter().find(|shape| shape.role == Role::Door).unwrap();
    assert!(door.corners.iter().all(|p| p.x > MIDDLE.x), "the door is on the right: {door:?}");
    let on_it = meadow(5, 0, Heading::West);
    assert_eq!(on_it.exit, Some(0));
    assert!(!roles(&on_it).contains(&(0, Role::Door)), "the door is behind the robot");
    assert_eq!(meadow(4, 0, Heading::West).exit, None);
}

#[test]
fn a_long_corridor_ends_in_the_dark() {
    // The left column of the meadow is six cells long, as far as the camera sees.
    let column = meadow(0, 5, Heading::North);
    assert_eq!((column.free_ahead, column.wall_ahead), (5, true));
    let long = MazeSource::Seeded { width: 16, height: 16, seed: 1 }.build();
    let pictures = poses(&long).into_iter().map(|pose| picture(&long, pose));
    let dark = pictures.filter(|p| !p.wall_ahead).collect::<Vec<_>>();
    for picture in &dark {
        assert_eq!((picture.free_ahead, picture.shapes[0].role), (DEPTH - 1, Role::Dark));
    }
    assert!(!dark.is_empty(), "a maze of sixteen by sixteen has a long corridor somewhere");
}
