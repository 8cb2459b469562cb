//! A team at its console: it asks, waits as long as its patience lasts, and judges by what it is
//! told and by nothing else. The autopilot is a team that always knows what it wants next.

use crate::command::{Call, Command, Outcome};
use crate::ids::{RobotId, TeamId, Ticket};
use crate::maze::Maze;
use crate::pose::Pose;
use crate::protocol::{Answer, Refusal};
use crate::record::Verdict;
use crate::series::Series;
use crate::setup::{Address, TeamSetup};
use crate::time::{SimTime, Span};

/// How long an autopilot thinks before it asks for the next command.
pub const AUTOPILOT_THINKS: Span = Span(250);
/// How long an autopilot waits before it tries again where it was refused.
pub const AUTOPILOT_RESTS: Span = Span(1500);

/// A command that a team has asked for, and what became of it as far as the team knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The command.
    pub call: Call,
    /// Whom the team addressed last.
    pub to: Address,
    /// When it asked first.
    pub asked_at: SimTime,
    /// When it sent the command last.
    pub sent_at: SimTime,
    /// How often it sent the same ticket; each robot of "each" counts once in a round.
    pub rounds: u32,
    /// What the team believes.
    pub verdict: Verdict,
    /// When the verdict last changed.
    pub judged_at: SimTime,
    /// The robot whose answer is awaited now.
    pub target: RobotId,
    /// Robots that said *done* in this round, as bits by [`RobotId::index`].
    done: u8,
    /// The latest refusal of this round.
    refused: Option<Refusal>,
    /// The latest outcome of this round.
    outcome: Option<Outcome>,
    /// When patience runs out, while the verdict is [`Verdict::Waiting`].
    pub(crate) patience: Option<SimTime>,
}

/// What a team does next about a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing.
    Wait,
    /// Ask the next robot of "each".
    AskNext(RobotId),
    /// The verdict is another one now.
    Judge {
        /// The new verdict.
        verdict: Verdict,
        /// Whether an answer corrected *no answer*.
        late: bool,
        /// When patience would have run out, which nobody needs any more.
        patience: Option<SimTime>,
    },
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    id: TeamId,
    robots: u8,
    /// Whom the console is attached to.
    pub attached: Address,
    asks: Series<Ask>,
    /// The autopilot, when it drives.
    pub autopilot: Option<Autopilot>,
}

/// A team's autopilot. It believes what the last answer said, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Autopilot {
    /// Where it believes the robot to be.
    pub believes: Pose,
    /// The command whose verdict it waits for.
    pub waits_for: Option<u32>,
}

/// What an autopilot does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Ask for this command.
    Ask(Command),
    /// Send the same command once more.
    Again(u32),
    /// The robot is out, as far as the autopilot knows.
    Arrived,
}

impl Team {
    /// A team at the beginning of a run with `robots` robots.
    #[must_use]
    pub fn new(id: TeamId, robots: u8, setup: &TeamSetup) -> Self {
        Team { id, robots, attached: Address::Robot(setup.home), asks: Series::new(), autopilot: None }
    }

    /// Which team it is.
    #[must_use]
    pub fn id(&self) -> TeamId {
        self.id
    }

    /// All that it has asked for, in the order of the tickets' numbers (the first is number 1).
    #[must_use]
    pub fn asks(&self) -> &Series<Ask> {
        &self.asks
    }

    /// One command by its number.
    #[must_use]
    pub fn ask(&self, number: u32) -> Option<&Ask> {
        self.asks.get(position(number)?)
    }

    pub(crate) fn ask_mut(&mut self, number: u32) -> Option<&mut Ask> {
        self.asks.get_mut(position(number)?)
    }

    /// Writes a new command down and gives it the next ticket.
    pub(crate) fn new_ask(&mut self, now: SimTime, command: Command, to: Address) -> Call {
        let number = u32::try_from(self.asks.len() + 1).expect("a run is too short for so many commands");
        let call = Call { ticket: Ticket { team: self.id, number }, command };
        self.asks.push(Ask {
            call,
            to,
            asked_at: now,
            sent_at: now,
            rounds: 1,
            verdict: Verdict::Waiting,
            judged_at: now,
            target: first_of(to),
            done: 0,
            refused: None,
            outcome: None,
            patience: None,
        });
        call
    }

    /// Which command "again" means when no number is said: the latest without *done*, else the
    /// latest of all. `None` when the team has not asked for anything yet.
    #[must_use]
    pub fn again_means(&self) -> Option<u32> {
        let open = |ask: &&Ask| !matches!(ask.verdict, Verdict::Done(_));
        let ask = self.asks.iter().rev().find(open).or_else(|| self.asks.last())?;
        Some(ask.call.ticket.number)
    }

    /// Takes an answer from a robot.
    pub(crate) fn hear(&mut self, now: SimTime, robot: RobotId, number: u32, answer: Answer) -> Next {
        let robots = self.robots;
        let Some(ask) = self.ask_mut(number) else { return Next::Wait };
        match answer {
            Answer::Done(outcome) => {
                ask.done |= 1 << robot.index();
                ask.outcome = Some(outcome);
            }
            Answer::Refused(why) => ask.refused = Some(why),
            Answer::Undone { winner } => return ask.judge(now, Verdict::Undone { winner }),
        }
        match (ask.verdict, ask.next_target(robots)) {
            (Verdict::Waiting, Some(next)) if robot == ask.target => {
                ask.target = next;
                ask.sent_at = now;
                Next::AskNext(next)
            }
            // Another robot's late word; the round goes on.
            (Verdict::Waiting, Some(_)) => Next::Wait,
            _ => ask.conclude(now, robots, robot),
        }
    }

    /// Patience with the robot asked last has run out.
    pub(crate) fn lose_patience(&mut self, now: SimTime, number: u32) -> Next {
        let robots = self.robots;
        let Some(ask) = self.ask_mut(number) else { return Next::Wait };
        if ask.verdict != Verdict::Waiting {
            return Next::Wait;
        }
        match ask.next_target(robots) {
            Some(next) => {
                ask.target = next;
                ask.sent_at = now;
                Next::AskNext(next)
            }
            None => ask.judge(now, ask.refused.map_or(Verdict::NoAnswer, Verdict::Refused)),
        }
    }

    /// What the autopilot does now; `None` when it does not drive or waits for a verdict.
    #[must_use]
    pub fn plan(&self, maze: &Maze) -> Option<Plan> {
        let autopilot = self.autopilot?;
        if let Some(number) = autopilot.waits_for {
            let ask = self.ask(number)?;
            return match ask.verdict {
                Verdict::Waiting => None,
                Verdict::Refused(_) | Verdict::NoAnswer => Some(Plan::Again(number)),
                Verdict::Done(_) | Verdict::Undone { .. } => Some(next_way(maze, autopilot.believes)),
            };
        }
        Some(next_way(maze, autopilot.believes))
    }
}

impl Ask {
    /// Starts another round with the same ticket.
    pub(crate) fn again(&mut self, now: SimTime, to: Address) {
        self.to = to;
        self.sent_at = now;
        self.rounds += 1;
        self.verdict = Verdict::Waiting;
        self.judged_at = now;
        self.target = first_of(to);
        self.done = 0;
        self.refused = None;
        self.outcome = None;
    }

    /// The robot to ask after this one, when each is asked.
    fn next_target(&self, robots: u8) -> Option<RobotId> {
        (self.to == Address::Each && self.target.0 < robots).then(|| RobotId(self.target.0 + 1))
    }

    /// Judges from what the robots have said: *done* when all that were asked said so.
    fn conclude(&mut self, now: SimTime, robots: u8, heard: RobotId) -> Next {
        let enough = match self.to {
            Address::Robot(_) => self.done != 0,
            Address::Each => self.done == (1 << robots) - 1,
        };
        match (self.outcome, self.refused) {
            (Some(outcome), _) if enough => self.judge(now, Verdict::Done(outcome)),
            (_, Some(why)) => self.judge(now, Verdict::Refused(why)),
            // Of "each", the last one said done but an earlier one never answered.
            (Some(_), None) if self.verdict == Verdict::Waiting && heard == self.target => {
                self.judge(now, Verdict::NoAnswer)
            }
            _ => Next::Wait,
        }
    }

    fn judge(&mut self, now: SimTime, verdict: Verdict) -> Next {
        let was = self.verdict;
        let settled = matches!(was, Verdict::Done(_)) && matches!(verdict, Verdict::Refused(_));
        if was == verdict || settled {
            return Next::Wait;
        }
        self.verdict = verdict;
        self.judged_at = now;
        Next::Judge { verdict, late: was == Verdict::NoAnswer, patience: self.patience.take() }
    }
}

fn position(number: u32) -> Option<usize> {
    Some(number.checked_sub(1)? as usize)
}

fn first_of(to: Address) -> RobotId {
    match to {
        Address::Robot(robot) => robot,
        Address::Each => RobotId(1),
    }
}

fn next_way(maze: &Maze, from: Pose) -> Plan {
    maze.next_command(from).map_or(Plan::Arrived, Plan::Ask)
}
