use proptest::prelude::*;

use super::*;

fn seeded(width: u8, height: u8, seed: u64) -> Maze {
    MazeSource::Seeded { width, height, seed }.build()
}

fn poses(maze: &Maze) -> impl Iterator<Item = Pose> {
    maze.cells().flat_map(|cell| Heading::ALL.map(|heading| Pose { cell, heading }))
}

fn read(drawing: &str) -> Result<Maze, DrawingError> {
    let lines: Vec<(u32, &str)> = (1..).zip(drawing.lines()).collect();
    Maze::from_drawing(&lines)
}

/// Counts openings and the cells that they connect, without the code that made the maze.
fn check(maze: &Maze) {
    let cells: Vec<Cell> = maze.cells().collect();
    assert_eq!(cells.len(), usize::from(maze.width()) * usize::from(maze.height()));
    let mut group: Vec<usize> = (0..cells.len()).collect();
    let place = |cell: Cell| cells.iter().position(|c| *c == cell).unwrap();
    let mut openings = 0;
    for cell in &cells {
        for side in Heading::ALL {
            let beside = cell.next(side).filter(|c| cells.contains(c));
            if maze.wall(*cell, side) {
                assert!(beside.is_none_or(|c| maze.wall(c, side.back())), "one wall, seen from both sides");
                continue;
            }
            let beside = beside.expect("outer walls have no openings");
            assert!(!maze.wall(beside, side.back()));
            openings += 1;
            let (from, to) = (group[place(*cell)], group[place(beside)]);
            group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
        }
    }
    assert!(group.iter().all(|g| *g == group[0]), "a cell cannot be reached\n{}", maze.to_drawing());
    assert_eq!(openings / 2, cells.len() - 1, "a loop\n{}", maze.to_drawing());

    let (start, exit) = (maze.start(), maze.exit());
    assert!(cells.contains(&start.cell) && cells.contains(&exit) && start.cell != exit);
    assert!(!maze.wall(start.cell, start.heading), "the first forward is a move");
    let door = exit.next(maze.door());
    assert!(door.is_none_or(|c| !cells.contains(&c)), "the door is in the outer wall");
    assert!(maze.wall(exit, maze.door()), "nobody rolls through the door");
}

#[test]
fn mazes_of_every_size_are_perfect() {
    for width in LEAST_SIDE..=MOST_SIDE {
        for height in LEAST_SIDE..=MOST_SIDE {
            check(&seeded(width, height, u64::from(width) * 100 + u64::from(height)));
        }
    }
}

#[test]
fn mazes_of_many_seeds_are_perfect_and_long_enough() {
    for seed in (0..200).chain([u64::MAX]) {
        let maze = seeded(8, 8, seed);
        check(&maze);
        let way = maze.way_out(maze.start().cell).unwrap();
        assert!(way >= 8, "seed {seed}: the way out has only {way} steps");
        let start = maze.start().cell;
        assert!(start.x < 4 && start.y >= 4, "the start is at the lower left");
    }
}

#[test]
fn named_and_usual_mazes_are_perfect_and_show_that_order_matters() {
    for name in NamedMaze::ALL {
        check(&MazeSource::Named(name).build());
    }
    for robots in 1..=5 {
        let maze = MazeSource::usual(robots).build();
        let run = |commands: [Command; 2]| {
            commands.iter().fold(maze.start(), |pose, command| {
                let (pose, deed) = maze.execute(pose, *command);
                assert_ne!(deed, Deed::Bumped);
                pose
            })
        };
        let one = run([Command::Forward, Command::Left]);
        let other = run([Command::Left, Command::Forward]);
        assert_eq!(one.heading, other.heading);
        assert_ne!(one.cell, other.cell);
        assert_eq!(maze.start().heading, Heading::North);
    }
}

#[test]
fn a_seed_gives_the_same_maze_for_ever() {
    let golden = "\
+--+--+--+--+--+--+
|     |           |
+  +  +  +--+  +  +
|  |        |  |  |
+--+--+  +  +  +--+
|     |  |  |  |  |
+--+  +  +--+--+  +
|   ^             |
+  +--+--+--+--+--+
|                 |
+  +--+--+--+--+  +
|  |E             |
+--+..+--+--+--+--+
";
    let maze = seeded(6, 6, 3);
    assert_eq!(maze.to_drawing(), golden);
    assert_eq!(maze.start(), Pose { cell: Cell { x: 1, y: 3 }, heading: Heading::North });
}

#[test]
fn a_body_moves_bumps_turns_and_stays_out() {
    let maze = MazeSource::Named(NamedMaze::Meadow).build();
    let at = |x, y, heading| Pose { cell: Cell { x, y }, heading };
    let start = at(2, 4, Heading::North);
    assert_eq!(maze.start(), start);
    let cases = [
        (start, Command::Forward, at(2, 3, Heading::North), Deed::Moved),
        (start, Command::Backward, at(2, 5, Heading::North), Deed::Moved),
        (start, Command::Left, at(2, 4, Heading::West), Deed::Turned),
        (start, Command::Right, at(2, 4, Heading::East), Deed::Turned),
        (start, Command::Picture, start, Deed::Photographed),
        (at(2, 3, Heading::North), Command::Forward, at(2, 3, Heading::North), Deed::Bumped),
        (at(2, 5, Heading::North), Command::Backward, at(2, 5, Heading::North), Deed::Bumped),
        (at(0, 0, Heading::West), Command::Forward, at(0, 0, Heading::West), Deed::Bumped),
        (at(0, 5, Heading::South), Command::Forward, at(0, 5, Heading::South), Deed::Bumped),
        (at(4, 0, Heading::East), Command::Forward, at(5, 0, Heading::East), Deed::Moved),
        (at(5, 0, Heading::East), Command::Forward, at(5, 0, Heading::East), Deed::AlreadyOut),
        (at(5, 0, Heading::East), Command::Left, at(5, 0, Heading::East), Deed::AlreadyOut),
        (at(5, 0, Heading::East), Command::Backward, at(5, 0, Heading::East), Deed::AlreadyOut),
        (at(5, 0, Heading::East), Command::Picture, at(5, 0, Heading::East), Deed::Photographed),
    ];
    for (from, command, to, deed) in cases {
        assert_eq!(maze.execute(from, command), (to, deed), "{from:?} {command:?}");
    }
}

#[test]
fn outside_the_maze_there_are_only_walls() {
    let maze = seeded(4, 16, 1);
    for cell in [Cell { x: 4, y: 0 }, Cell { x: 0, y: 16 }, Cell { x: 255, y: 255 }] {
        assert!(Heading::ALL.into_iter().all(|side| maze.wall(cell, side)));
        let pose = Pose { cell, heading: Heading::North };
        assert_eq!(maze.execute(pose, Command::Forward), (pose, Deed::Bumped));
        assert_eq!((maze.way_out(cell), maze.next_command(pose)), (None, None));
    }
}

#[test]
fn a_move_can_be_undone_by_its_opposite() {
    for seed in 0..20 {
        let maze = seeded(7, 5, seed);
        for from in poses(&maze) {
            for (there, back) in [
                (Command::Forward, Command::Backward),
                (Command::Backward, Command::Forward),
                (Command::Left, Command::Right),
                (Command::Right, Command::Left),
            ] {
                let (to, deed) = maze.execute(from, there);
                if (deed == Deed::Moved || deed == Deed::Turned) && to.cell != maze.exit() {
                    assert_eq!(maze.execute(to, back).0, from);
                }
            }
        }
    }
}

#[test]
fn the_autopilots_way_leads_out_from_everywhere_without_a_step_too_many() {
    for (width, height) in [(4, 4), (6, 6), (5, 9), (16, 16)] {
        let maze = seeded(width, height, 11);
        for from in poses(&maze) {
            let (mut pose, mut moves, mut turns) = (from, 0, 0);
            while let Some(command) = maze.next_command(pose) {
                let (next, deed) = maze.execute(pose, command);
                match deed {
                    Deed::Moved => (moves, turns) = (moves + 1, 0),
                    Deed::Turned => turns += 1,
                    Deed::Bumped | Deed::AlreadyOut | Deed::Photographed => panic!("{deed:?} at {pose:?}"),
                }
                assert!(turns <= 2, "turns the shorter way");
                pose = next;
            }
            assert_eq!(pose.cell, maze.exit());
            assert_eq!(Some(moves), maze.way_out(from.cell));
        }
        assert_eq!(maze.way_out(maze.exit()), Some(0));
    }
}

#[test]
fn the_nook_is_left_in_seven_commands() {
    let maze = MazeSource::Named(NamedMaze::Nook).build();
    let commands: Vec<Command> = std::iter::successors(Some(maze.start()), |pose| {
        maze.next_command(*pose).map(|command| maze.execute(*pose, command).0)
    })
    .filter_map(|pose| maze.next_command(pose))
    .collect();
    use Command::{Forward, Left, Right};
    assert_eq!(commands, [Forward, Right, Forward, Left, Forward, Right, Forward]);
}

const GOOD: &str = "\
+--+--+--+--+
|     |   E :
+  +--+  +--+
|  |     |  |
+  +  +--+  +
|   ^ |     |
+  +--+--+  +
|           |
+--+--+--+--+";

#[test]
fn drawings_are_read_forgivingly() {
    let maze = read(GOOD).unwrap();
    check(&maze);
    assert_eq!(maze.door(), Heading::East);
    let sloppy: [&dyn Fn(&str) -> String; 5] = [
        &|line| format!("   \t{line}  "),
        &|line| line.replace(':', ""),
        &|line| line.replace("E :", "E"),
        &|line| line.replace("^ ", " ^"),
        &|line| line.replace('E', "e").replace(':', "|"),
    ];
    for change in sloppy {
        let text: Vec<String> = GOOD.lines().map(change).collect();
        assert_eq!(read(&text.join("\n")), Ok(maze.clone()), "{text:#?}");
    }
    // A door in another wall, drawn; the north wall is not where it would be put.
    let north = GOOD.replacen("+--+--+--+--+", "+--+--+--+..+", 1).replace(':', "|");
    assert_eq!(read(&north).unwrap().door(), Heading::North);
}

#[test]
fn what_is_wrong_with_a_drawing_is_said_with_its_place() {
    let change = |from: &str, to: &str| GOOD.replacen(from, to, 1);
    let cases: &[(String, &str)] = &[
        (String::new(), "line 1, column 1: found the end of the line, expected a drawn maze"),
        (change("+--+--+--+--+", "+--+--+--+"), "line 1, column 1: found +, expected an upper wall over 4"),
        (change("+--+--+--+--+", "+--+--+--+--"), "line 1, column 12: found -, expected an upper wall of"),
        (change("|  |     |  |", "|  |"), "line 4, column 5: found the end of the line, expected 13"),
        (change("|  |     |  |", "|  |     |    |"), "line 4, column 14: found  , expected the end"),
        (change("^", " "), "line 9, column 14: found the end of the line, expected a start"),
        (change("E", " "), "line 9, column 14: found the end of the line, expected an exit"),
        (change("^ ", "^>"), "line 6, column 6: found >, expected only one start"),
        (change("|           |", "|   E       |"), "line 8, column 5: found E, expected only one exit"),
        (change(" ^ ", " ^E"), "line 6, column 6: found E, expected only one exit"),
        (change("E", "x"), "line 2, column 11: found x, expected an empty cell, the start"),
        (change("+  +  +", "+  *  +"), "line 5, column 4: found *, expected a corner +"),
        (change("+  +  +", "+  +- +"), "line 5, column 5: found -, expected a wall -- or two"),
        (change("+  +  +", "+  + x+"), "line 5, column 6: found x, expected a wall -- or two"),
        (change("|  |   ", "|  x   "), "line 4, column 4: found x, expected a wall | or a space"),
        (change("|   ^ |", "    ^ |"), "expected 13"),
        (change("|   ^ |", ":   ^ |"), "line 6, column 1: found :, expected a wall: only the exit E has"),
        (
            change("+--+--+--+--+", "+--+--+--+..+"),
            "line 2, column 13: found :, expected a wall: the exit E has only one door",
        ),
        (
            change("|   ^ |     |", "|   ^ |E    |").replace("E :", "  |"),
            "line 6, column 8: found E, expected the exit E in a cell at the outer wall",
        ),
        (
            change("+  +--+--+  +", "+  +--+--+--+"),
            "line 4, column 11: found D2, expected a way from the start to cell D2",
        ),
        (
            change("+  +--+--+  +", "+  +--+  +  +"),
            "line 6, column 11: found D3, expected only one way from the start to cell D3",
        ),
        (GOOD.lines().take(8).collect::<Vec<_>>().join("\n"), "line 8, column 1: found |, expected a lower"),
        (
            GOOD.lines().take(7).collect::<Vec<_>>().join("\n"),
            "line 7, column 1: found +, expected 4 to 16 rows of cells, not 3",
        ),
    ];
    for (drawing, expected) in cases {
        let error = read(drawing).expect_err(drawing).to_string();
        assert!(error.contains(expected), "{drawing}\n{error}\n{expected}");
    }
}

proptest! {
    #[test]
    fn a_drawing_reads_as_the_maze_it_was_made_of(
        width in LEAST_SIDE..=MOST_SIDE,
        height in LEAST_SIDE..=MOST_SIDE,
        seed: u64,
    ) {
        let maze = seeded(width, height, seed);
        prop_assert_eq!(read(&maze.to_drawing()).unwrap(), maze);
    }

    #[test]
    fn a_spoilt_drawing_is_refused_or_a_maze(
        seed: u64,
        spoils in prop::collection::vec((0_usize..400, "[-+| .:E^v<>x#é\n]"), 1..6),
    ) {
        let mut drawing: Vec<char> = seeded(5, 4, seed).to_drawing().chars().collect();
        for (place, with) in spoils {
            let place = place % drawing.len();
            drawing[place] = with.chars().next().unwrap();
        }
        let drawing: String = drawing.into_iter().collect();
        if let Ok(maze) = read(&drawing) {
            prop_assert_eq!(read(&maze.to_drawing()).unwrap(), maze);
        }
    }
}

#[test]
fn mazes_that_are_read_by_the_compiler_are_those_of_their_drawings() {
    for name in NamedMaze::ALL {
        let lines: Vec<(u32, &str)> = (1..).zip(name.drawing().lines()).collect();
        assert_eq!(Maze::from_drawing(&lines), Ok(MazeSource::Named(name).build()), "{}", name.word());
    }
}
