//! What is known of every command: when it was asked for, what the team was told, which robots have
//! it in their histories. From this follow *at most once*, *no stale picture*, and *nothing lost*
//! where no leader's log says what counts.
//!
//! **Told** means that the team's verdict became *done*, for the team cannot know more. Told moves
//! are kept in the order of telling. A robot *lacks* a told move while its history is without it.
//! How many it lacks is the difference of two counters; which one is the first is a mark that moves
//! on with the history, so that nothing is ever counted twice.

use super::evidence::{Docket, Found};
use super::{Check, Law};
use crate::command::{Call, Outcome};
use crate::consistency::{Fate, Operation};
use crate::ids::{MOST_ROBOTS, MOST_TEAMS, RecordId, RobotId, TeamId, Ticket};
use crate::protocol::Answer;
use crate::record::Verdict;
use crate::series::Series;
use crate::time::{SimTime, Span};

const ROBOTS: usize = MOST_ROBOTS as usize;

/// How fresh a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Freshness {
    /// It shows every move that was answered *done* before it was asked for.
    Fresh,
    /// It lacks this many of them.
    StaleBy(u64),
}

/// What is known of one command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    call: Call,
    /// When it was first asked for.
    asked: RecordId,
    asked_at: SimTime,
    /// How many moves had been told by then.
    told_before: u32,
    /// Its place among the told moves.
    told: Option<u32>,
    verdict: Option<Verdict>,
    /// When the team was told *done* first, and what.
    done: Option<(RecordId, Outcome)>,
    /// How often it was asked for.
    requests: u32,
    /// How often a request for it arrived at a robot, and how often one was refused.
    arrived: u32,
    refused: u32,
    /// How often each robot has it in its history; of a picture, how often it has taken it.
    present: [u16; ROBOTS],
    /// Robots that were found to go on without it, as bits.
    lost_at: u8,
    /// The place of its pictures among all, if it is one and has been taken.
    pictures: Option<u32>,
    /// The first answer *done*.
    said: Option<Outcome>,
    /// Whether a quorum has agreed on it.
    pub(super) agreed: bool,
}

/// What each robot's latest picture for one ticket lacks.
type Pictures = [Option<Lack>; ROBOTS];

/// What a picture lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lack {
    /// How many told moves.
    by: u32,
    /// The place of the first of them; [`NO_PLACE`] if there is none.
    first: u32,
}

/// No list of told moves is that long.
const NO_PLACE: u32 = u32::MAX;

/// Which told moves one robot has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Possession {
    /// How many told moves it has.
    has: u32,
    /// No told move before this place is lacking.
    first: u32,
    /// No told move before this place is lacking without having been found lost here.
    unaccounted: u32,
}

/// The book of all commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ledger {
    facts: [Series<Fact>; MOST_TEAMS as usize],
    told: Series<Ticket>,
    /// Apart from the facts: most commands are moves.
    pictures: Series<Pictures>,
    /// How many of the told moves still count, that is, were not taken back.
    count: u32,
    /// Whether some message became two. After that a refusal may have answered a copy of a request,
    /// while the request itself is being done.
    doubled: bool,
    possessions: [Possession; ROBOTS],
}

impl Ledger {
    pub(super) fn new() -> Self {
        Ledger {
            facts: std::array::from_fn(|_| Series::new()),
            told: Series::new(),
            pictures: Series::new(),
            count: 0,
            doubled: false,
            possessions: [Possession::default(); ROBOTS],
        }
    }

    pub(super) fn fact(&self, ticket: Ticket) -> Option<&Fact> {
        self.facts[ticket.team.index()].get(place(ticket)?)
    }

    fn fact_mut(&mut self, ticket: Ticket) -> Option<&mut Fact> {
        self.facts[ticket.team.index()].get_mut(place(ticket)?)
    }

    /// Whether the team believes that this move is done.
    pub(super) fn is_told(&self, ticket: Ticket) -> bool {
        self.fact(ticket).is_some_and(|fact| fact.told.is_some())
    }

    /// Whether a robot has said *done* of it.
    pub(super) fn was_said(&self, ticket: Ticket) -> bool {
        self.fact(ticket).is_some_and(|fact| fact.said.is_some())
    }

    /// Marks a move as agreed; false if it was already.
    pub(super) fn agree(&mut self, ticket: Ticket) -> bool {
        self.fact_mut(ticket).is_some_and(|fact| !std::mem::replace(&mut fact.agreed, true))
    }

    pub(super) fn asked(&mut self, call: Call, record: RecordId, at: SimTime) {
        if let Some(fact) = self.fact_mut(call.ticket) {
            fact.requests += 1;
            return;
        }
        let told_before = self.told_so_far();
        self.facts[call.ticket.team.index()].push(Fact {
            call,
            asked: record,
            asked_at: at,
            told_before,
            told: None,
            verdict: None,
            done: None,
            requests: 1,
            arrived: 0,
            refused: 0,
            present: [0; ROBOTS],
            lost_at: 0,
            pictures: None,
            said: None,
            agreed: false,
        });
    }

    /// A message became two.
    pub(super) fn doubled(&mut self) {
        self.doubled = true;
    }

    /// A request for a command has arrived at a robot.
    pub(super) fn request_arrived(&mut self, ticket: Ticket) {
        if let Some(fact) = self.fact_mut(ticket) {
            fact.arrived += 1;
        }
    }

    /// A robot has executed a move. `gaps` says whether to look for told moves that are missing.
    pub(super) fn executed(&mut self, call: Call, robot: RobotId, gaps: bool, docket: &mut Docket) {
        let doubled = self.doubled;
        let Some(fact) = self.fact_mut(call.ticket) else { return };
        fact.present[robot.index()] = fact.present[robot.index()].saturating_add(1);
        let (times, told, told_before) = (fact.present[robot.index()], fact.told, fact.told_before);
        if fact.refused >= fact.arrived && fact.refused > 0 && !doubled {
            docket.check(Check::RefusedMeansNot, robot, u64::from(call.ticket.number));
        }
        if times > 1 {
            docket.law(Law::AtMostOnce, Found::ExecutedAgain { robot, ticket: call.ticket, times });
        } else if told.is_some() {
            self.possessions[robot.index()].has += 1;
        }
        if gaps {
            self.find_gaps(robot, told_before, docket);
        }
    }

    /// A robot has undone its latest move.
    #[cold]
    pub(super) fn undid(&mut self, ticket: Ticket, robot: RobotId) {
        let Some(fact) = self.fact_mut(ticket) else { return };
        fact.present[robot.index()] = fact.present[robot.index()].saturating_sub(1);
        if fact.present[robot.index()] == 0
            && let Some(place) = fact.told
        {
            let possession = &mut self.possessions[robot.index()];
            possession.has -= 1;
            possession.first = possession.first.min(place);
            possession.unaccounted = possession.unaccounted.min(place);
        }
    }

    /// A robot has taken a picture: which told moves does it lack?
    pub(super) fn pictured(&mut self, ticket: Ticket, robot: RobotId) {
        let Some(fact) = self.fact(ticket) else { return };
        let told_before = fact.told_before;
        let lacks_now = self.count - self.possessions[robot.index()].has;
        let told_since = self.told.from(told_before as usize).zip(told_before..);
        let told_since = told_since.filter(|(ticket, place)| self.lacks(robot, **ticket, *place)).count();
        let by = lacks_now - counted(told_since);
        let first = if by > 0 { self.first_lacking(robot) } else { None };
        let lack = Lack { by, first: first.unwrap_or(NO_PLACE) };
        let next = counted(self.pictures.len());
        let Some(fact) = self.fact_mut(ticket) else { return };
        fact.present[robot.index()] = fact.present[robot.index()].saturating_add(1);
        let place = *fact.pictures.get_or_insert(next);
        if place == next {
            self.pictures.push([None; ROBOTS]);
        }
        if let Some(pictures) = self.pictures.get_mut(place as usize) {
            pictures[robot.index()] = Some(lack);
        }
    }

    /// What this robot's latest picture for a ticket lacks, if it has taken one.
    fn lack(&self, fact: &Fact, robot: RobotId) -> Option<Lack> {
        self.pictures.get(fact.pictures? as usize)?[robot.index()]
    }

    /// A robot has answered a team. `sessions` says whether the scheme remembers who asked what.
    pub(super) fn answered(
        &mut self,
        robot: RobotId,
        ticket: Ticket,
        answer: Answer,
        sessions: bool,
        docket: &mut Docket,
    ) {
        if let Answer::Done(outcome) = answer
            && let Some(fact) = self.fact(ticket).filter(|fact| fact.call.command.is_picture())
        {
            if let Some(Lack { by, first }) = self.lack(fact, outcome.robot)
                && let Some(first) = self.told.get(first as usize).copied()
            {
                let (robot, by) = (outcome.robot, u64::from(by));
                docket.law(Law::NoStalePicture, Found::Stale { ticket, robot, by, first });
            }
            return;
        }
        let Some(fact) = self.fact_mut(ticket) else { return };
        match answer {
            Answer::Refused(_) => fact.refused += 1,
            Answer::Undone { .. } => {}
            Answer::Done(outcome) => {
                let first = *fact.said.get_or_insert(outcome);
                if sessions {
                    let said = |outcome: Outcome| (outcome.deed, outcome.pose, outcome.after);
                    docket.demand(said(first) == said(outcome), Check::SameAnswer, robot, outcome.after);
                    docket.demand(fact.agreed, Check::DoneIsAgreed, robot, outcome.after);
                }
            }
        }
    }

    /// A team believes something else of a command. Returns whether a move was told *done* by that.
    pub(super) fn judged(&mut self, ticket: Ticket, verdict: Verdict, record: RecordId) -> bool {
        let place = self.told_so_far();
        let Some(fact) = self.fact_mut(ticket) else { return false };
        fact.verdict = Some(verdict);
        if let Verdict::Done(outcome) = verdict {
            fact.done.get_or_insert((record, outcome));
        }
        if fact.call.command.is_picture() {
            return false;
        }
        let present = fact.present;
        let holders = (0..ROBOTS).filter(|robot| present[*robot] > 0);
        match (verdict, fact.told) {
            (Verdict::Done(_), None) => {
                fact.told = Some(place);
                self.told.push(ticket);
                self.count += 1;
                holders.for_each(|robot| self.possessions[robot].has += 1);
                true
            }
            // Taken back: from now on nobody need have it.
            (Verdict::Undone { .. }, Some(_)) => {
                fact.told = None;
                self.count -= 1;
                holders.for_each(|robot| self.possessions[robot].has -= 1);
                false
            }
            _ => false,
        }
    }

    /// The judgement of the picture that the team holds for this ticket.
    pub(super) fn freshness(&self, ticket: Ticket) -> Option<Freshness> {
        let fact = self.fact(ticket).filter(|fact| fact.call.command.is_picture())?;
        let Some(Verdict::Done(outcome)) = fact.verdict else { return None };
        let by = u64::from(self.lack(fact, outcome.robot)?.by);
        Some(if by == 0 { Freshness::Fresh } else { Freshness::StaleBy(by) })
    }

    /// How often each robot has this command in its history; of a picture, how often it has taken it.
    pub(super) fn executed_by(&self, ticket: Ticket) -> [u16; ROBOTS] {
        self.fact(ticket).map_or([0; ROBOTS], |fact| fact.present)
    }

    /// Whether a command was asked for the first time by this record.
    pub(super) fn began_with(&self, ticket: Ticket, record: RecordId) -> bool {
        self.fact(ticket).is_some_and(|fact| fact.asked == record)
    }

    /// How long its team waited for *done*, if this record, of that instant, said so for the first time.
    pub(super) fn ended_with(&self, ticket: Ticket, record: RecordId, at: SimTime) -> Option<Span> {
        let fact = self.fact(ticket)?;
        let (done, _) = fact.done?;
        (done == record).then(|| at.since(fact.asked_at))
    }

    /// How many moves have been told, those included that were taken back.
    fn told_so_far(&self) -> u32 {
        counted(self.told.len())
    }

    /// What the teams did, for the question whether it was consistent. In the order of asking
    /// within each team.
    pub(super) fn operations(&self) -> impl Iterator<Item = Operation> {
        TeamId::all(MOST_TEAMS).flat_map(|team| self.facts[team.index()].iter()).map(|fact| {
            let refused = matches!(fact.verdict, Some(Verdict::Refused(_)));
            let fate = match fact.done {
                Some((at, outcome)) => Fate::Answered { at, outcome },
                None if refused && fact.requests == 1 && !self.doubled => Fate::Refused,
                None => Fate::Open,
            };
            Operation { call: fact.call, asked: fact.asked, fate }
        })
    }

    /// Whether the told move, which is at this place, counts and this robot's history is without it.
    fn lacks(&self, robot: RobotId, ticket: Ticket, place: u32) -> bool {
        self.fact(ticket).is_some_and(|fact| fact.told == Some(place) && fact.present[robot.index()] == 0)
    }

    /// The place of the first told move that this robot lacks.
    fn first_lacking(&mut self, robot: RobotId) -> Option<u32> {
        let from = self.possessions[robot.index()].first;
        let lacking = self
            .told
            .from(from as usize)
            .zip(from..)
            .find(|(ticket, place)| self.lacks(robot, **ticket, *place));
        let lacking = lacking.map(|(_, place)| place);
        self.possessions[robot.index()].first = lacking.unwrap_or(self.told_so_far());
        lacking
    }

    /// The robot has executed a command that was asked for when `told_before` moves had been told.
    /// Those of them that it lacks are lost on it: it goes on without them.
    fn find_gaps(&mut self, robot: RobotId, told_before: u32, docket: &mut Docket) {
        let Possession { has, unaccounted: mut place, .. } = self.possessions[robot.index()];
        if has == self.count {
            // It lacks none at all.
            self.possessions[robot.index()].unaccounted = self.told_so_far();
            return;
        }
        let bit = 1 << robot.index();
        while place < told_before
            && let Some(ticket) = self.told.get(place as usize).copied()
        {
            if self.lacks(robot, ticket, place) {
                self.lose(ticket, robot, bit, docket);
            }
            place += 1;
        }
        self.possessions[robot.index()].unaccounted = place;
    }

    #[cold]
    fn lose(&mut self, ticket: Ticket, robot: RobotId, bit: u8, docket: &mut Docket) {
        let Some(fact) = self.fact_mut(ticket) else { return };
        if fact.lost_at == 0 {
            docket.law(Law::NothingLost, Found::Lost { ticket, robot });
        }
        fact.lost_at |= bit;
    }

    /// A leader or primary goes on without a told move.
    pub(super) fn lost(&mut self, ticket: Ticket, robot: RobotId, docket: &mut Docket) {
        self.lose(ticket, robot, 1 << robot.index(), docket);
    }
}

/// The length of a list that grows with commands and pictures, in as many bits as tickets are numbered in.
fn counted(len: usize) -> u32 {
    u32::try_from(len).expect("fewer commands are asked for in any run")
}

fn place(ticket: Ticket) -> Option<usize> {
    Some(ticket.number.checked_sub(1)? as usize)
}
