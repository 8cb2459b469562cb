//! The teams' history of a run, judged as if there were one robot only.
//!
//! What is shared is the pose: a move changes it as the maze demands and is answered with the pose
//! after it and with what the body did; a picture shows it. How many moves a robot had executed is
//! not compared: where orders differ and the poses happen to be equal, nobody has seen anything
//! wrong.

use std::rc::Rc;

use serde::Serialize;

use super::history::{Event, History, Model};
use super::search::{Order, Verdict, check};
use super::shrink::smallest;
use crate::command::{Call, Command, Deed, Outcome};
use crate::ids::RecordId;
use crate::maze::Maze;
use crate::pose::Pose;

/// One command as its team saw it: asked for, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Operation {
    /// The command.
    pub call: Call,
    /// The record of its being asked for.
    pub asked: RecordId,
    /// What came of it.
    pub fate: Fate,
}

/// What came of a command, as far as its team knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It was answered *done*.
    Answered {
        /// The record of the answer.
        at: RecordId,
        /// What was answered.
        outcome: Outcome,
    },
    /// It was refused, so it had no effect.
    Refused,
    /// Nobody knows: it may take effect at any later time, or never.
    Open,
}

/// What can be said of a history under one notion of consistency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    /// One robot could have given all these answers.
    Consistent,
    /// No single robot could.
    Inconsistent {
        /// Where that robot would have stood before these commands.
        from: Pose,
        /// The last command before these; none where they begin with the run.
        after: Option<Operation>,
        /// Answers that cannot all be true, in the order of asking.
        because: Vec<Operation>,
        /// Whether forgetting any one of these answers would resolve the contradiction. False when
        /// finding out would have taken too long.
        smallest: bool,
    },
    /// The limit was reached before there was an answer.
    TooLong,
}

/// Judges what the teams saw, in at most `limit` steps of each search.
#[must_use]
pub fn judge(
    maze: &Rc<Maze>,
    operations: impl Iterator<Item = Operation>,
    order: Order,
    limit: u64,
) -> Judgement {
    let mut operations: Vec<Operation> = operations.filter(|it| it.fate != Fate::Refused).collect();
    operations.sort_by_key(|operation| operation.asked);
    let history = History::new(maze.start(), operations.iter().map(event).collect());
    let robot = OneRobot(Rc::clone(maze));
    match check(&robot, &history, order, limit) {
        Verdict::Yes => Judgement::Consistent,
        Verdict::TooLong => Judgement::TooLong,
        Verdict::No => {
            let found = smallest(&robot, &history, order, limit);
            let because = found.answers.iter().map(|place| operations[*place]).collect();
            let after = found.after.map(|place| operations[place]);
            Judgement::Inconsistent { from: found.start, after, because, smallest: found.smallest }
        }
    }
}

fn event(operation: &Operation) -> Event<Command, (Pose, Deed)> {
    let answered = match operation.fate {
        Fate::Answered { at, outcome } => Some((at.0, (outcome.pose, outcome.deed))),
        Fate::Refused | Fate::Open => None,
    };
    let client = operation.call.ticket.team.0;
    Event { client, input: operation.call.command, asked: operation.asked.0, answered }
}

/// A single robot in the maze.
struct OneRobot(Rc<Maze>);

impl Model for OneRobot {
    type State = Pose;
    type Input = Command;
    type Output = (Pose, Deed);

    fn apply(&self, state: &Pose, input: &Command) -> (Pose, (Pose, Deed)) {
        let (pose, deed) = self.0.execute(*state, *input);
        (pose, (pose, deed))
    }

    fn is_read(&self, input: &Command) -> bool {
        input.is_picture()
    }
}
