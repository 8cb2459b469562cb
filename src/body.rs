//! A robot's body: it stands in its maze, executes one command at a time, and keeps the others in a
//! queue. What it has executed is on the robot's disk, written together with the motion.

use std::collections::VecDeque;

use crate::command::{Call, Command, Deed, Outcome};
use crate::ids::{RecordId, RobotId};
use crate::maze::Maze;
use crate::pose::{Cell, Pose};
use crate::series::Series;
use crate::setup::{Paces, Setup};
use crate::time::{SimTime, Span};

/// A move that a body has executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Executed {
    /// The move.
    pub call: Call,
    /// What it came to here.
    pub deed: Deed,
}

/// Something for a body to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// Execute a command.
    Run(Call),
    /// Undo the last executed move.
    Undo,
}

/// What a body is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Motion {
    /// The command that is executed or undone.
    pub call: Call,
    /// Whether it is undone.
    pub undo: bool,
    /// When it began.
    pub began: SimTime,
    /// When it will be finished; it counts only then.
    pub ends: SimTime,
    /// Where the body stood.
    pub from: Pose,
    /// Where it will stand.
    pub to: Pose,
    /// What it will come to.
    pub deed: Deed,
    /// The record of its beginning.
    pub cause: RecordId,
}

/// A robot's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    robot: RobotId,
    pose: Pose,
    executed: Series<Executed>,
    queue: VecDeque<(Job, RecordId)>,
    motion: Option<Motion>,
    slowness_percent: u64,
    paces: Paces,
}

impl Body {
    /// A body at the start of the maze.
    #[must_use]
    pub fn new(robot: RobotId, maze: &Maze, setup: &Setup) -> Self {
        Body {
            robot,
            pose: maze.start(),
            executed: Series::new(),
            queue: VecDeque::new(),
            motion: None,
            slowness_percent: setup.slowness_of(robot),
            paces: setup.paces,
        }
    }

    /// Where it stands; while it moves, where it stood.
    #[must_use]
    pub fn pose(&self) -> Pose {
        self.pose
    }

    /// The moves it has executed, in order. Pictures are not among them.
    #[must_use]
    pub fn executed(&self) -> &Series<Executed> {
        &self.executed
    }

    /// How many moves it has executed.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.executed.len() as u64
    }

    /// What waits to be done, next first, with the record that put it there.
    pub fn queue(&self) -> impl ExactSizeIterator<Item = Job> + '_ {
        self.queue.iter().map(|(job, _)| *job)
    }

    /// What it is doing.
    #[must_use]
    pub fn motion(&self) -> Option<&Motion> {
        self.motion.as_ref()
    }

    /// The last cells it came through by the moves that count, oldest first, its own last. `most` is
    /// how many moves are looked back at.
    #[must_use]
    pub fn came_through(&self, most: usize) -> Vec<Cell> {
        let mut pose = self.pose;
        let mut cells = vec![pose.cell];
        for last in self.executed.iter().rev().take(most) {
            pose = undone(pose, *last);
            if cells.last() != Some(&pose.cell) {
                cells.push(pose.cell);
            }
        }
        cells.reverse();
        cells
    }

    /// Puts a job at the end of the queue.
    pub fn put(&mut self, job: Job, cause: RecordId) {
        self.queue.push_back((job, cause));
    }

    /// Crosses out everything that has not begun.
    pub fn drop_queue(&mut self) -> Vec<Job> {
        self.queue.drain(..).map(|(job, _)| job).collect()
    }

    /// The next job, when the body is free for it.
    pub fn next_job(&mut self) -> Option<(Job, RecordId)> {
        if self.motion.is_some() { None } else { self.queue.pop_front() }
    }

    /// Begins to execute a command; the motion lasts until the time returned.
    pub fn begin(&mut self, now: SimTime, call: Call, maze: &Maze, cause: RecordId) -> SimTime {
        let (to, deed) = maze.execute(self.pose, call.command);
        self.start(now, Motion { call, undo: false, began: now, ends: now, from: self.pose, to, deed, cause })
    }

    /// The move that would be undone next; `None` when it cannot be: nothing was executed, or the
    /// robot is out of the maze and stays there.
    #[must_use]
    pub fn undoable(&self, maze: &Maze) -> Option<Executed> {
        if self.pose.cell == maze.exit() { None } else { self.executed.last().copied() }
    }

    /// Begins to undo the last move.
    pub fn begin_undo(&mut self, now: SimTime, last: Executed, cause: RecordId) -> SimTime {
        let to = undone(self.pose, last);
        let (call, deed) = (last.call, last.deed);
        self.start(now, Motion { call, undo: true, began: now, ends: now, from: self.pose, to, deed, cause })
    }

    /// Finishes the motion: body and disk change in the same instant.
    pub fn finish(&mut self) -> Option<(Motion, Outcome)> {
        let motion = self.motion.take()?;
        self.pose = motion.to;
        if motion.undo {
            self.executed.pop();
        } else if !motion.call.command.is_picture() {
            self.executed.push(Executed { call: motion.call, deed: motion.deed });
        }
        let outcome = Outcome { robot: self.robot, deed: motion.deed, pose: self.pose, after: self.count() };
        Some((motion, outcome))
    }

    /// Power is gone: the queue and a motion under way are lost, the body stays where it was.
    pub fn power_off(&mut self) {
        self.queue.clear();
        self.motion = None;
    }

    fn start(&mut self, now: SimTime, motion: Motion) -> SimTime {
        let ends = now + self.duration(motion.call.command);
        self.motion = Some(Motion { ends, ..motion });
        ends
    }

    fn duration(&self, command: Command) -> Span {
        let ordinary = match command {
            Command::Left | Command::Right => self.paces.turn,
            Command::Forward | Command::Backward => self.paces.step,
            Command::Picture => self.paces.picture,
        };
        Span(ordinary.0 * self.slowness_percent / 100)
    }
}

/// Where a body stands after the last move is undone.
fn undone(pose: Pose, last: Executed) -> Pose {
    let step = |way| pose.cell.next(way).map_or(pose, |cell| Pose { cell, ..pose });
    match (last.deed, last.call.command) {
        (Deed::Turned, Command::Left) => Pose { heading: pose.heading.right(), ..pose },
        (Deed::Turned, _) => Pose { heading: pose.heading.left(), ..pose },
        (Deed::Moved, Command::Forward) => step(pose.heading.back()),
        (Deed::Moved, _) => step(pose.heading),
        (Deed::Bumped | Deed::AlreadyOut | Deed::Photographed, _) => pose,
    }
}
