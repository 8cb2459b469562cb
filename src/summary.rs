//! How a run ended, for programs: where the robots are, what became of the commands, what the referee
//! says. The names of the fields are relied upon (`docs/run-language.md`).

use serde::Serialize;

use crate::command::Command;
use crate::ids::{RobotId, Ticket};
use crate::moment::Moment;
use crate::pose::Heading;
use crate::standing::Standing;
use crate::time::SimTime;
use crate::words::tale::TaleWords;

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The hash of the whole run.
    pub digest: String,
    /// When it ended, in milliseconds.
    pub now: SimTime,
    /// All robots, Robot 1 first.
    pub robots: Vec<RobotSummary>,
    /// All commands and pictures, team by team, in the order in which they were asked for.
    pub commands: Vec<CommandSummary>,
}

/// A robot at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RobotSummary {
    /// Which.
    pub robot: RobotId,
    /// The cell it stands in, `x,y` from the top left, from 0.
    pub cell: String,
    /// Which way it looks.
    pub heading: Heading,
    /// Whether it is out of the maze.
    pub escaped: bool,
    /// The moves that it has executed and not undone, in order.
    pub executed: Vec<Ticket>,
    /// `in-step`, `behind` or `diverged`.
    pub standing: &'static str,
    /// By how many commands it is behind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behind_by: Option<u64>,
    /// The first command that differs, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diverged_at: Option<u64>,
    /// `equal`, `primary`, `backup`, `follower`, `pre-candidate`, `candidate` or `leader`.
    pub role: &'static str,
    /// Its term or epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub era: Option<u64>,
    /// `running` or `rebooting`.
    pub state: &'static str,
}

/// A command at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CommandSummary {
    /// Its ticket.
    pub ticket: Ticket,
    /// What was asked for.
    pub command: Command,
    /// When it was asked for first.
    pub asked_at: SimTime,
    /// `waiting`, `done`, `refused` or `no-answer`.
    pub verdict: &'static str,
    /// What there is to say about that, in words.
    pub reason: Option<String>,
    /// How often each robot has executed it and not undone it, Robot 1 first.
    pub executed: Vec<u8>,
}

impl Summary {
    /// What there is to say about this moment.
    #[must_use]
    pub fn of(moment: &Moment, words: &dyn TaleWords) -> Self {
        let world = &moment.world;
        let robots = RobotId::all(world.setup().scheme.robots());
        Summary {
            digest: world.digest().to_string(),
            now: world.now(),
            robots: robots.map(|robot| RobotSummary::of(robot, moment)).collect(),
            commands: CommandSummary::all(moment, words),
        }
    }
}

impl RobotSummary {
    fn of(id: RobotId, moment: &Moment) -> Self {
        let robot = moment.world.robot(id);
        let (pose, view) = (robot.body.pose(), robot.replica.view());
        let standing = moment.referee.standings().of(id);
        let (behind_by, diverged_at) = match standing {
            Standing::InStep => (None, None),
            Standing::Behind { by } => (Some(by), None),
            Standing::Diverged { at, .. } => (None, Some(at)),
        };
        RobotSummary {
            robot: id,
            cell: pose.cell.to_string(),
            heading: pose.heading,
            escaped: pose.cell == moment.world.maze().exit(),
            executed: robot.body.executed().iter().map(|executed| executed.call.ticket).collect(),
            standing: standing.name(),
            behind_by,
            diverged_at,
            role: view.role.name(),
            era: view.era,
            state: if robot.is_running() { "running" } else { "rebooting" },
        }
    }
}

impl CommandSummary {
    fn all(moment: &Moment, words: &dyn TaleWords) -> Vec<Self> {
        let robots = usize::from(moment.world.setup().scheme.robots());
        let asks = moment.world.teams().iter().flat_map(|team| team.asks().iter());
        let one = |ask: &crate::team::Ask| {
            let reason = words.verdict_detail(&ask.verdict);
            CommandSummary {
                ticket: ask.call.ticket,
                command: ask.call.command,
                asked_at: ask.asked_at,
                verdict: ask.verdict.name(),
                reason: (!reason.is_empty()).then(|| reason.to_string()),
                executed: moment.tally.executed(ask.call.ticket)[..robots].to_vec(),
            }
        };
        asks.map(one).collect()
    }
}
