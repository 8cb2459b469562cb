//! *Progress*: while a majority is connected and running, every command gets an answer in bounded
//! time.
//!
//! Nobody can promise that while things keep going wrong, so the law speaks of *quiet* stretches:
//! since the last cut, mending, reboot, lost or touched message, nothing has disturbed the robots.
//! A quorum is given some time from the beginning of the quiet to settle on a leader:
//! [`SETTLING`] times the longest patience, as long as messages take less than a third of the
//! shortest patience. After that, as long as the quiet lasts,
//! - a robot that is linked to a majority of the configured robots leads;
//! - a command asked of a robot that is linked to the leader (or is it) is answered within the
//!   *bound*: the settling time once more, the messages to and fro, and the time that the bodies need
//!   for everything asked before.
//!
//! With a primary, the robot linked to a majority must have a primary within reach after the same
//! time, and any running robot must answer, if only with the primary's name. Where nobody agrees on
//! anything, no time for settling is needed, and a running robot answers.

use super::evidence::{Docket, Found};
use super::reach::linked;
use super::{Law, RobotSet};
use crate::ids::{Direction, MOST_ROBOTS, RobotId, Ticket};
use crate::network::Loss;
use crate::protocol::quorum::is_majority;
use crate::protocol::{Gist, Scheme};
use crate::record::{Record, What};
use crate::setup::{Act, Address, Setup};
use crate::time::{SimTime, Span};
use crate::world::World;

/// How many of the longest patiences a quorum may take to settle.
pub const SETTLING: u64 = 10;

/// Who has to be in charge before commands get done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Charge {
    /// Nobody.
    Nobody,
    /// A primary within reach of a robot that is linked to a majority.
    Primary,
    /// A leader that is linked to a majority.
    Leader,
}

/// A command that waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Open {
    ticket: Ticket,
    robot: RobotId,
    asked: SimTime,
    /// How long it may take.
    bound: Span,
}

/// The watch over progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Progress {
    quiet_since: SimTime,
    charge: Charge,
    robots: u8,
    settling: Span,
    /// What a command takes at most when nobody else asks for anything.
    alone: Span,
    /// What the slowest body takes for the longest command.
    slowest: Span,
    /// Whether messages between robots are quick enough for the robots' patience.
    quick: bool,
    patience: Span,
    /// In the order of asking.
    open: Vec<Open>,
    /// Robots that are linked to a majority.
    hubs: RobotSet,
    /// Robots that are where they can be in charge of a majority, if they lead.
    well_placed: RobotSet,
    /// Since when nobody is in charge, in quiet; none while somebody is.
    leaderless: Option<SimTime>,
    links: [RobotSet; MOST_ROBOTS as usize],
    stale_links: bool,
}

impl Progress {
    pub(super) fn new(setup: &Setup) -> Self {
        let charge = match setup.scheme {
            Scheme::Alone { .. } | Scheme::Forwarding { .. } => Charge::Nobody,
            Scheme::PrimaryBackup { .. } => Charge::Primary,
            Scheme::Quorum { .. } => Charge::Leader,
        };
        let settling = match charge {
            Charge::Nobody => Span::ZERO,
            Charge::Primary | Charge::Leader => setup.timing.silence.most.times(SETTLING),
        };
        let paces = setup.paces;
        let longest = paces.turn.max(paces.step).max(paces.picture);
        let robots = setup.scheme.robots();
        let percent = RobotId::all(robots).map(|robot| setup.slowness_of(robot)).max().unwrap_or(100);
        let messages = setup.line_delay.most.times(2) + setup.link_delay.most.times(6);
        Progress {
            quiet_since: SimTime::ZERO,
            charge,
            robots,
            settling,
            alone: settling + messages,
            slowest: Span(longest.0 * percent.max(100) / 100 + 1),
            quick: setup.link_delay.most.times(3) <= setup.timing.silence.least,
            patience: setup.timing.silence.least,
            open: Vec::new(),
            hubs: RobotSet::default(),
            well_placed: RobotSet::default(),
            leaderless: None,
            links: [RobotSet::default(); MOST_ROBOTS as usize],
            stale_links: true,
        }
    }

    /// A team has been told something.
    pub(super) fn heard(&mut self, gist: &Gist) {
        if let Gist::Answer { ticket, .. } = gist {
            self.open.retain(|open| open.ticket != *ticket);
        }
    }

    /// Something has happened that is not the ordinary course of things: is the quiet over?
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest does not disturb")]
    pub(super) fn disturbed(&mut self, record: &Record) {
        match record.what {
            What::Did(Act::Delay(delay)) => {
                self.quick = delay.most.times(3) <= self.patience;
                self.disturb(record.at);
            }
            What::Did(Act::Touch(..))
            | What::CutOff(_)
            | What::Mended(_)
            | What::WentOff { .. }
            | What::CameBack { .. }
            // What is lost on a cut or at a robot that is off was to be expected there.
            | What::Lost { why: Loss::Noise | Loss::Full | Loss::People, .. } => self.disturb(record.at),
            _ => {}
        }
    }

    #[cold]
    fn disturb(&mut self, at: SimTime) {
        self.quiet_since = at;
        self.leaderless = None;
        self.open.clear();
        self.stale_links = true;
    }

    /// A team asks for a command.
    pub(super) fn asked(&mut self, world: &World, ticket: Ticket, to: Address, at: SimTime) {
        let robot = match to {
            Address::Robot(robot) => robot,
            Address::Each => RobotId(1),
        };
        let hopeless = self.charge != Charge::Nobody && !self.quick;
        if hopeless || at < self.quiet_since + self.settling {
            return;
        }
        let queued: usize =
            world.robots().iter().map(|robot| robot.body.queue().len() + 1).max().unwrap_or(1);
        let flying = world.network().flying();
        let before = (queued + flying + self.open.len() + 1) as u64;
        let bound = self.alone + self.slowest.times(before);
        self.open.push(Open { ticket, robot, asked: at, bound });
    }

    /// Looks whether something is overdue. `leading` are the robots that lead.
    pub(super) fn look(&mut self, world: &World, leading: RobotSet, docket: &mut Docket) {
        let now = world.now();
        if self.stale_links {
            self.take_in_links(world);
        }
        let in_charge = self.well_placed.and(leading);
        if self.charge != Charge::Nobody {
            self.look_for_leader(in_charge.is_empty(), now, docket);
        }
        let overdue = |open: &&Open| open.asked + open.bound < now;
        while let Some(open) = self.open.first().filter(overdue).copied() {
            self.open.remove(0);
            let served = match self.charge {
                Charge::Nobody | Charge::Primary => true,
                Charge::Leader => {
                    in_charge.iter().next().is_some_and(|leader| self.links[leader.index()].has(open.robot))
                }
            };
            if served && reachable(world, open) {
                let Open { ticket, robot, bound, .. } = open;
                docket.law(Law::Progress, Found::Unanswered { ticket, robot, bound });
            }
        }
    }

    fn look_for_leader(&mut self, leaderless: bool, now: SimTime, docket: &mut Docket) {
        if !leaderless || self.hubs == RobotSet::default() || !self.quick {
            self.leaderless = None;
            return;
        }
        let since = *self.leaderless.get_or_insert(now);
        if now > since + self.settling {
            self.leaderless = Some(now);
            let bound = self.settling;
            docket.law(Law::Progress, Found::NobodyLeads { since, bound });
        }
    }

    #[cold]
    fn take_in_links(&mut self, world: &World) {
        self.stale_links = false;
        self.hubs = RobotSet::default();
        for robot in RobotId::all(self.robots) {
            self.links[robot.index()] = linked(world, robot);
            if is_majority(self.links[robot.index()].count(), self.robots) {
                self.hubs.add(robot);
            }
        }
        self.well_placed = match self.charge {
            Charge::Nobody => RobotSet::default(),
            Charge::Primary => self.links_to_hubs(),
            Charge::Leader => self.hubs,
        };
    }

    /// Robots that are linked to one that is linked to a majority.
    fn links_to_hubs(&self) -> RobotSet {
        let mut set = RobotSet::default();
        let is_linked = |robot: &RobotId| !self.links[robot.index()].and(self.hubs).is_empty();
        RobotId::all(self.robots).filter(is_linked).for_each(|robot| set.add(robot));
        set
    }
}

/// Whether the team can talk to the robot that it has asked, and hear it.
fn reachable(world: &World, open: Open) -> bool {
    let line = Direction::new(open.ticket.team, open.robot);
    world.robot(open.robot).is_running()
        && world.network().is_open(line)
        && world.network().is_open(line.back())
}
