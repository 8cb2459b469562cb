//! How a run ended, for programs: where the robots are, what became of the commands, what the referee
//! says. Programs rely on the names of the fields.

use serde::Serialize;

use crate::command::Command;
use crate::consistency::{Judgement, Order};
use crate::ids::{RobotId, Ticket};
use crate::laws::{Break, Evidence, Freshness, LawState, Promise, State};
use crate::moment::Moment;
use crate::pose::Heading;
use crate::record::Verdict;
use crate::standing::Standing;
use crate::team::Ask;
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
    /// All pictures that a team holds.
    pub pictures: Vec<PictureSummary>,
    /// All laws, in the order of the lamps.
    pub laws: Vec<LawSummary>,
    /// What the checker says of the teams' history.
    pub consistency: ConsistencySummary,
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

/// A picture that a team holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PictureSummary {
    /// Its ticket.
    pub ticket: Ticket,
    /// Who took it.
    pub robot: RobotId,
    /// After how many moves of that robot.
    pub after: u64,
    /// How many moves it lacks that were answered *done* before it was asked for; 0 is fresh.
    pub stale_by: u64,
}

/// A law at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LawSummary {
    /// Its name, as the run language has it.
    pub name: &'static str,
    /// Whether the scheme promises it.
    pub promised: bool,
    /// Whether it has held.
    pub held: bool,
    /// How often it was broken.
    pub times: u64,
    /// The first break.
    pub first: Option<BreakSummary>,
}

/// How a law was broken for the first time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BreakSummary {
    /// When, and by which record; who and which command.
    #[serde(flatten)]
    pub evidence: Evidence,
    /// The same in words.
    pub words: String,
}

/// What the checker says of the teams' history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConsistencySummary {
    /// Whether all robots have executed the same commands in the same order.
    pub converged: bool,
    /// Whether one robot could have given all the answers, in time.
    pub linearizable: JudgementSummary,
    /// Whether one robot could have given all the answers, each team's in order.
    pub sequential: JudgementSummary,
}

/// A judgement on the teams' history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JudgementSummary {
    /// Whether it holds; null when that takes too long to find out.
    pub holds: Option<bool>,
    /// Where it does not hold: commands whose answers cannot all be true.
    pub because: Vec<Ticket>,
    /// The same in words.
    pub words: String,
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
            pictures: PictureSummary::all(moment),
            laws: moment.referee.laws().map(|lamp| LawSummary::of(&lamp, moment, words)).collect(),
            consistency: ConsistencySummary {
                converged: moment.referee.standings().converged(),
                linearizable: JudgementSummary::of(moment, Order::Linearizable, words),
                sequential: JudgementSummary::of(moment, Order::Sequential, words),
            },
        }
    }
}

impl JudgementSummary {
    fn of(moment: &Moment, order: Order, words: &dyn TaleWords) -> Self {
        let judgement = moment.judge(order);
        let words = words.history(&judgement, order).to_string();
        let (holds, because) = match judgement {
            Judgement::Consistent => (Some(true), Vec::new()),
            Judgement::TooLong => (None, Vec::new()),
            Judgement::Inconsistent { because, .. } => {
                (Some(false), because.iter().map(|operation| operation.call.ticket).collect())
            }
        };
        JudgementSummary { holds, because, words }
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
        let one = |ask: &Ask| {
            let reason = words.verdict_detail(&ask.verdict);
            CommandSummary {
                ticket: ask.call.ticket,
                command: ask.call.command,
                asked_at: ask.asked_at,
                verdict: ask.verdict.name(),
                reason: (!reason.is_empty()).then(|| reason.to_string()),
                executed: moment.referee.executed_by(ask.call.ticket)[..robots].to_vec(),
            }
        };
        asks.map(one).collect()
    }
}

impl PictureSummary {
    fn all(moment: &Moment) -> Vec<Self> {
        let asks = moment.world.teams().iter().flat_map(|team| team.asks().iter());
        let one = |ask: &Ask| {
            let Verdict::Done(outcome) = ask.verdict else { return None };
            let stale_by = match moment.referee.picture_judgement(ask.call.ticket)? {
                Freshness::Fresh => 0,
                Freshness::StaleBy(by) => by,
            };
            Some(PictureSummary {
                ticket: ask.call.ticket,
                robot: outcome.robot,
                after: outcome.after,
                stale_by,
            })
        };
        asks.filter_map(one).collect()
    }
}

impl LawSummary {
    fn of(lamp: &LawState, moment: &Moment, words: &dyn TaleWords) -> Self {
        let scheme = moment.world.setup().scheme;
        let broken = match lamp.state {
            State::Held => None,
            State::Broken(broken) => Some(broken),
        };
        let first = broken.map(|Break { first, .. }| BreakSummary {
            evidence: first,
            words: words.found(&first.found, scheme).to_string(),
        });
        LawSummary {
            name: lamp.law.name(),
            promised: lamp.promise == Promise::Promised,
            held: broken.is_none(),
            times: broken.map_or(0, |broken| broken.times),
            first,
        }
    }
}
