//! Why nothing happens: what a robot waits for and until when, which messages never came, and where
//! a command is that has no verdict.

#![expect(clippy::wildcard_enum_match_arm, reason = "most records raise none of these questions")]

use super::caused_at;
use super::mentions::{in_message, mentions};
use crate::body::Job;
use crate::history::History;
use crate::ids::{Place, RobotId, Ticket};
use crate::moment::Moment;
use crate::protocol::{Answer, Gist, Note, StepDown, Timer, Wait};
use crate::record::{Record, Verdict, What};
use crate::time::SimTime;
use crate::words::why::Whereabouts;
use crate::world::Power;

/// How many missing messages are named at most; the latest ones.
pub const MOST_MISSING: usize = 24;

/// What a robot waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who waits.
    pub robot: RobotId,
    /// For what.
    pub wait: Wait,
    /// Until when; `None` when it would wait for ever.
    pub until: Option<SimTime>,
    /// Which timer ends the wait.
    pub timer: Option<Timer>,
}

/// What a robot waits for now; `None` while it is off.
#[must_use]
pub fn robot_waits(moment: &Moment, robot: RobotId) -> Option<Waiting> {
    let world = &moment.world;
    if !world.robot(robot).is_running() {
        return None;
    }
    let wait = world.robot(robot).replica.view().waits;
    // The timer that ends a wait is the first to ring of those that could.
    let candidates: &[Timer] = match wait {
        Wait::Command => &[],
        Wait::SignOfLife { timer: Some(Timer::Silence), .. } | Wait::Votes { .. } => &[Timer::Silence],
        Wait::SignOfLife { timer: Some(Timer::Heartbeat), .. } => &[Timer::Heartbeat],
        Wait::SignOfLife { timer: Some(Timer::MajorityCheck), .. } | Wait::Majority { .. } => {
            &[Timer::MajorityCheck]
        }
        Wait::SignOfLife { timer: Some(Timer::Resend), .. } => &[Timer::Resend],
        Wait::SignOfLife { timer: None, .. } => &[],
        Wait::Confirmations { .. } | Wait::Missing { .. } => &[Timer::MajorityCheck, Timer::Resend],
    };
    let rings = candidates.iter().filter_map(|timer| Some((world.rings_at(robot, *timer)?, *timer)));
    let first = rings.min();
    Some(Waiting { robot, wait, until: first.map(|(at, _)| at), timer: first.map(|(_, timer)| timer) })
}

/// The messages that never came, for a record that tells of silence: a robot's patience or a team's
/// has run out, or a leader no longer hears a majority. Robots that were off are named by the record
/// of their going off. At most [`MOST_MISSING`], oldest first; empty for every other record.
#[must_use]
pub fn missing(history: &History, record: &Record) -> Vec<Record> {
    let mut found = match record.what {
        What::Rang { robot, timer: Timer::Silence } => {
            between_robots(history, record, |from, to| to == robot && from != to)
        }
        What::Rang { robot, timer: Timer::MajorityCheck | Timer::Resend } => {
            between_robots(history, record, |from, to| to == robot || from == robot)
        }
        What::Noted {
            note: Note::HeardNothing { .. } | Note::SteppedDown { why: StepDown::NoMajority, .. },
            ..
        } => {
            let rang = record.cause.and_then(|cause| history.record(cause));
            let rang = rang.filter(|cause| matches!(cause.what, What::Rang { .. }));
            return rang.map(|rang| missing(history, &rang)).unwrap_or_default();
        }
        What::Judged { ticket, verdict: Verdict::NoAnswer, .. } => {
            let asked = asked_at(history, record, ticket);
            let lost = |what: &What| matches!(what, What::Lost { .. }) && mentions(what, ticket);
            history.window(asked, record.at).into_iter().filter(|it| lost(&it.what)).collect()
        }
        _ => Vec::new(),
    };
    found.retain(|it| it.id < record.id);
    found.drain(..found.len().saturating_sub(MOST_MISSING));
    found
}

/// Lost messages on some links since a timer was set, and the goings off of the robots at their
/// other ends.
fn between_robots(
    history: &History,
    rang: &Record,
    wanted: impl Fn(RobotId, RobotId) -> bool,
) -> Vec<Record> {
    let What::Rang { robot, .. } = rang.what else { return Vec::new() };
    let since = caused_at(history, rang);
    let is_missing = |what: &What| match *what {
        What::Lost { direction, .. } => match (direction.from, direction.to) {
            (Place::Robot(from), Place::Robot(to)) => wanted(from, to),
            (Place::Team(_), _) | (_, Place::Team(_)) => false,
        },
        What::WentOff { robot: off, .. } => off != robot && (wanted(off, robot) || wanted(robot, off)),
        _ => false,
    };
    let window = history.window(since, rang.at).into_iter();
    let mut found: Vec<Record> = window.filter(|record| is_missing(&record.what)).collect();
    // Who was off all the time went off earlier.
    let Some(moment) = history.moment_after(rang.id) else { return found };
    for other in moment.world.robots() {
        if let Power::Off { cause, .. } = other.power
            && let Some(went_off) = history.record(cause)
            && is_missing(&went_off.what)
            && !found.contains(&went_off)
        {
            found.insert(0, went_off);
        }
    }
    found
}

/// When a team asked last for a command, before a record of its verdict.
fn asked_at(history: &History, judged: &Record, ticket: Ticket) -> SimTime {
    let chain = super::chain(history, judged.id);
    let asked = |it: &&Record| matches!(it.what, What::Asked { call, .. } if call.ticket == ticket);
    chain.iter().find(asked).map_or(judged.at, |it| it.at)
}

/// A command without a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unjudged {
    /// The command.
    pub ticket: Ticket,
    /// Where it is.
    pub whereabouts: Whereabouts,
    /// The record that shows it.
    pub evidence: Option<Record>,
    /// The robot concerned.
    pub robot: Option<RobotId>,
    /// When something will change at the latest: the team's patience ends then.
    pub until: Option<SimTime>,
}

/// Why a command has no verdict yet; `None` when it has one, or does not exist.
#[must_use]
pub fn unjudged(history: &History, ticket: Ticket) -> Option<Unjudged> {
    let world = &history.moment().world;
    let team = world.teams().get(ticket.team.index())?;
    let ask = team.ask(ticket.number).filter(|ask| ask.verdict == Verdict::Waiting)?;
    let about: Vec<Record> = history
        .window(ask.sent_at, history.now())
        .into_iter()
        .filter(|it| mentions(&it.what, ticket) || matches!(it.what, What::WentOff { .. }))
        .collect();
    let here = Here { moment: history.moment(), about: &about, ticket, target: ask.target };
    let (whereabouts, evidence, robot) = here.whereabouts();
    Some(Unjudged { ticket, whereabouts, evidence, robot, until: ask.patience })
}

type Found = (Whereabouts, Option<Record>, Option<RobotId>);

/// The present of one command.
struct Here<'h> {
    moment: &'h Moment,
    /// What has happened to it since it was sent last, and who has been rebooted since.
    about: &'h [Record],
    ticket: Ticket,
    target: RobotId,
}

impl Here<'_> {
    /// The whereabouts that is nearest to an answer counts.
    fn whereabouts(&self) -> Found {
        let target = self.target;
        self.flying(|gist| matches!(gist, Gist::Answer { .. }), Whereabouts::AnswerFlies)
            .or_else(|| self.lost(is_final_answer, Whereabouts::AnswerLost))
            .or_else(|| self.at_body(target))
            .or_else(|| self.flying(|gist| matches!(gist, Gist::Ask { .. }), Whereabouts::AskFlies))
            .or_else(|| self.ask_lost())
            .or_else(|| self.not_agreed())
            .or_else(|| self.forgotten())
            .or_else(|| self.robots().find_map(|robot| self.at_body(robot)))
            .or_else(|| self.flying(|_| true, Whereabouts::BetweenRobots))
            .or_else(|| self.lost(|_| true, Whereabouts::WordLost))
            .unwrap_or((Whereabouts::Quiet, self.about.last().copied(), Some(target)))
    }

    fn robots(&self) -> impl Iterator<Item = RobotId> + use<> {
        RobotId::all(self.moment.world.setup().scheme.robots())
    }

    fn last(&self, wanted: impl Fn(&What) -> bool) -> Option<Record> {
        self.about.iter().rev().find(|record| wanted(&record.what)).copied()
    }

    fn flying(&self, wanted: impl Fn(&Gist) -> bool, whereabouts: Whereabouts) -> Option<Found> {
        let network = self.moment.world.network();
        let says = |gist: &Gist| in_message(gist, self.ticket) && wanted(gist);
        let flight = network.flights().find(|flight| says(&flight.parcel.load.gist()))?;
        let sent = self.last(|what| matches!(what, What::Sent { flight: id, .. } if *id == flight.id));
        Some((whereabouts, sent, robot_of(flight.direction.from, flight.direction.to)))
    }

    fn lost(&self, wanted: impl Fn(&Gist) -> bool, whereabouts: Whereabouts) -> Option<Found> {
        let record = self.last(
            |what| matches!(what, What::Lost { gist, .. } if in_message(gist, self.ticket) && wanted(gist)),
        )?;
        let What::Lost { direction, .. } = record.what else { return None };
        Some((whereabouts, Some(record), robot_of(direction.from, direction.to)))
    }

    /// The question to the robot that was asked last was lost, and it has not heard it otherwise.
    fn ask_lost(&self) -> Option<Found> {
        let target = Place::Robot(self.target);
        let heard = |what: &What| matches!(what, What::Arrived { direction, gist: Gist::Ask { .. }, .. } if direction.to == target);
        if self.last(heard).is_some() {
            return None;
        }
        self.lost(|gist| matches!(gist, Gist::Ask { .. }), Whereabouts::AskLost)
    }

    fn at_body(&self, robot: RobotId) -> Option<Found> {
        let body = &self.moment.world.robot(robot).body;
        let began = |what: &What| matches!(what, What::Began { robot: who, call } if *who == robot && call.ticket == self.ticket);
        let queued = |what: &What| matches!(what, What::Queued { robot: who, call } if *who == robot && call.ticket == self.ticket);
        if body.motion().is_some_and(|motion| motion.call.ticket == self.ticket) {
            return Some((Whereabouts::Executing, self.last(began), Some(robot)));
        }
        let waits = |job: Job| matches!(job, Job::Run(call) if call.ticket == self.ticket);
        body.queue().any(waits).then(|| (Whereabouts::Queued, self.last(queued), Some(robot)))
    }

    /// A running robot waits for word about it, or has it written down and cannot execute it yet.
    fn not_agreed(&self) -> Option<Found> {
        let running = || self.robots().filter(|robot| self.moment.world.robot(*robot).is_running());
        let view = |robot: RobotId| self.moment.world.robot(robot).replica.view();
        let waits = |robot: &RobotId| match view(*robot).waits {
            Wait::Confirmations { ticket, .. } => ticket == Some(self.ticket),
            Wait::Majority { ticket } => ticket == self.ticket,
            Wait::Command | Wait::SignOfLife { .. } | Wait::Votes { .. } | Wait::Missing { .. } => false,
        };
        let pends = |robot: &RobotId| {
            view(*robot).pending.iter().any(|it| it.call.ticket == self.ticket && !it.agreed)
        };
        let robot = running().find(waits).or_else(|| running().find(pends))?;
        let has_it = |what: &What| crate::diagram::place_of(what) == Some(robot.into());
        Some((Whereabouts::NotAgreed, self.last(has_it), Some(robot)))
    }

    /// The robot that was asked has been rebooted after it had heard of the command.
    fn forgotten(&self) -> Option<Found> {
        let target = self.target;
        let went_off = self.last(|what| matches!(what, What::WentOff { robot, .. } if *robot == target))?;
        let heard = self.about.iter().any(|record| {
            matches!(record.what, What::Arrived { direction, gist: Gist::Ask { .. }, .. }
                if direction.to == Place::Robot(target))
                && record.id < went_off.id
        });
        heard.then_some((Whereabouts::Forgotten, Some(went_off), Some(target)))
    }
}

/// An answer that would have settled the matter.
fn is_final_answer(gist: &Gist) -> bool {
    matches!(gist, Gist::Answer { answer: Answer::Done(_) | Answer::Refused(_), .. })
}

/// The robot at one end, the sender first.
fn robot_of(from: Place, to: Place) -> Option<RobotId> {
    match (from, to) {
        (Place::Robot(robot), _) | (Place::Team(_), Place::Robot(robot)) => Some(robot),
        (Place::Team(_), Place::Team(_)) => None,
    }
}
