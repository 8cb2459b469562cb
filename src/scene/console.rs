//! A team's console: whom it talks to, what it asked for, what it was told.

use super::ROWS;
use crate::command::{Call, Outcome};
use crate::ids::{MOST_ROBOTS, RobotId, TeamId, Ticket};
use crate::laws::Freshness;
use crate::moment::Moment;
use crate::record::Verdict;
use crate::setup::Address;
use crate::team::Ask;
use crate::time::{SimTime, Span};

/// How far back the latest photograph is looked for.
const ASKS_WITH_PHOTO: usize = 200;

/// A team's console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Console {
    /// Whose.
    pub team: TeamId,
    /// Whom it talks to.
    pub attached: Address,
    /// Whether the autopilot drives.
    pub autopilot: bool,
    /// Its latest commands, newest first.
    pub rows: Vec<Row>,
    /// How many commands it has asked for.
    pub asked: usize,
    /// The latest photograph it got.
    pub photo: Option<Photo>,
    /// How many robots there are to talk to.
    pub robots: u8,
}

/// One command of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The command.
    pub call: Call,
    /// Whom it was sent to last.
    pub to: Address,
    /// What the team believes.
    pub verdict: Verdict,
    /// How long the team has been waiting, in whole tenths of a second; nothing once it is judged.
    pub waited: Span,
    /// Whether it was sent more than once.
    pub again: bool,
    /// How often each robot executed it, Robot 1 first; places of robots that there are not are 0.
    pub executed: [u8; MOST_ROBOTS as usize],
    /// How fresh the photograph is that answered it, in the judgement of the referee.
    pub freshness: Option<Freshness>,
}

/// A photograph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Which command it answers.
    pub ticket: Ticket,
    /// Who took it, from where and after how many moves.
    pub outcome: Outcome,
    /// When it arrived.
    pub at: SimTime,
    /// How fresh it is, in the judgement of the referee.
    pub freshness: Option<Freshness>,
}

impl Row {
    /// Robots that executed it more than once, with how often.
    pub fn repeated(&self) -> impl Iterator<Item = (RobotId, u8)> + '_ {
        self.executed
            .iter()
            .enumerate()
            .filter(|(_, times)| **times > 1)
            .map(|(index, times)| (RobotId::at(index), *times))
    }
}

/// `judged` says whether the referee's judgement is shown: how fresh photographs are, and what was
/// executed twice.
pub(super) fn draw(moment: &Moment, team: TeamId, judged: bool) -> Console {
    let world = &moment.world;
    let console = world.team(team);
    let freshness = |ask: &Ask| moment.referee.picture_judgement(ask.call.ticket).filter(|_| judged);
    let row = |ask: &Ask| Row {
        call: ask.call,
        to: ask.to,
        verdict: ask.verdict,
        waited: match ask.verdict {
            Verdict::Waiting => Span(world.now().since(ask.asked_at).0 / 100 * 100),
            Verdict::Done(_) | Verdict::Refused(_) | Verdict::NoAnswer | Verdict::Undone { .. } => Span::ZERO,
        },
        again: ask.rounds > 1,
        executed: if judged { moment.referee.executed_by(ask.call.ticket) } else { Default::default() },
        freshness: freshness(ask),
    };
    let photo = |ask: &Ask| photo(ask, freshness(ask));
    Console {
        team,
        attached: console.attached,
        autopilot: console.autopilot.is_some(),
        rows: console.asks().iter().rev().take(ROWS).map(row).collect(),
        asked: console.asks().len(),
        photo: console
            .asks()
            .iter()
            .rev()
            .take(ASKS_WITH_PHOTO)
            .filter_map(photo)
            .max_by_key(|photo| photo.at),
        robots: world.setup().scheme.robots(),
    }
}

fn photo(ask: &Ask, freshness: Option<Freshness>) -> Option<Photo> {
    match ask.verdict {
        Verdict::Done(outcome) if ask.call.command.is_picture() => {
            Some(Photo { ticket: ask.call.ticket, outcome, at: ask.judged_at, freshness })
        }
        Verdict::Done(_)
        | Verdict::Waiting
        | Verdict::Refused(_)
        | Verdict::NoAnswer
        | Verdict::Undone { .. } => None,
    }
}
