//! The space-time diagram as plain data: a lane for each team and robot, time running along it,
//! messages slanting from lane to lane. Lamport, "Time, Clocks, and the Ordering of Events in a
//! Distributed System" (1978), figure 1, with what was lost, held, cut and switched off drawn in.
//!
//! Only what touches the wanted stretch of time is in it, so that a long run costs no more than a
//! short one. The screen and the exports draw from this; none of it decides anything.

mod building;
mod order;

use crate::command::Call;
use crate::history::History;
use crate::ids::{Direction, FlightId, Place, RecordId, RobotId, TeamId, Ticket};
use crate::network::Loss;
use crate::protocol::{Gist, Role, Scheme};
use crate::record::{Record, Verdict};
use crate::setup::Setup;
use crate::time::{SimTime, Span};

pub use order::{Order, place_of};

/// A stretch of a run, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagram {
    /// Where the stretch begins.
    pub from: SimTime,
    /// Where it ends. What has not happened yet is simply not there.
    pub to: SimTime,
    /// The scheme of the run, for the words.
    pub scheme: Scheme,
    /// Teams and robots from top to bottom; the same order for the whole run.
    pub lanes: Vec<Place>,
    /// Messages that were on their way at some time of the stretch.
    pub messages: Vec<Message>,
    /// What happened on the lanes.
    pub dots: Vec<Dot>,
    /// When bodies were busy.
    pub deeds: Vec<Deed>,
    /// When robots were off.
    pub offs: Vec<Off>,
    /// When directions of links and lines were cut.
    pub cuts: Vec<Cut>,
    /// The records of the stretch, for [`Order`].
    pub records: Vec<Record>,
}

/// A message as a line from lane to lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its number.
    pub flight: FlightId,
    /// What it says.
    pub gist: Gist,
    /// From where to where.
    pub direction: Direction,
    /// The record of its sending (for a twin, of its doubling).
    pub sent: RecordId,
    /// The message that it was doubled from.
    pub twin_of: Option<FlightId>,
    /// How it ended.
    pub end: End,
    /// Where the line runs; bends where the message was held back. Two points or more.
    pub path: Vec<Point>,
}

/// A point of a message's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// When.
    pub at: SimTime,
    /// How far from the sender's lane to the receiver's, in thousandths. 0 to 1000.
    pub way: u16,
}

/// How a message ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It got there.
    Arrived(RecordId),
    /// It never will.
    Lost(RecordId, Loss),
    /// It is still on its way at the end of the stretch.
    Flying,
    /// It is held back by people at the end of the stretch.
    Held,
}

/// Something that happened on a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// The record of it.
    pub record: RecordId,
    /// When.
    pub at: SimTime,
    /// Whose lane.
    pub place: Place,
    /// What.
    pub kind: DotKind,
}

/// What a dot stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DotKind {
    /// A team asked.
    Asked {
        /// For what.
        call: Call,
        /// With a ticket sent before.
        again: bool,
    },
    /// What a team believes of a command changed.
    Judged {
        /// Of which.
        ticket: Ticket,
        /// To this.
        verdict: Verdict,
    },
    /// A robot has another role from now on.
    Became {
        /// Which.
        role: Role,
        /// Term or epoch.
        era: u64,
    },
    /// A robot laid its role down.
    SteppedDown,
    /// A robot has waited for a sign of life for too long.
    HeardNothing,
    /// A robot knows that a command is agreed.
    Agreed {
        /// The number in the log.
        index: u64,
        /// The command; none for a no-op.
        ticket: Option<Ticket>,
    },
    /// A body finished a command.
    Executed {
        /// Which.
        call: Call,
    },
    /// A body finished undoing a move.
    Undid {
        /// Which.
        call: Call,
    },
    /// A robot came back from a reboot.
    CameBack,
}

/// A time of something that lasts, as far as it lies within the diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasting {
    /// Its beginning, or that of the diagram.
    pub from: SimTime,
    /// Its end, or that of the diagram.
    pub to: SimTime,
    /// Whether it begins within the diagram.
    pub begins: bool,
    /// Whether it ends within the diagram.
    pub ends: bool,
}

/// A body busy with one command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Whose.
    pub robot: RobotId,
    /// The command.
    pub call: Call,
    /// Whether it is undone.
    pub undo: bool,
    /// When.
    pub time: Lasting,
}

/// A robot that is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Off {
    /// Which.
    pub robot: RobotId,
    /// When.
    pub time: Lasting,
}

/// A direction that is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Which.
    pub direction: Direction,
    /// When.
    pub time: Lasting,
}

impl Diagram {
    /// The diagram of a stretch of a run, from one instant to a later one, both included. It reaches
    /// as far as the run has been played, at most.
    #[must_use]
    pub fn of(history: &History, from: SimTime, to: SimTime) -> Self {
        building::build(history, from, to.max(from))
    }

    /// The place of a lane from the top, counted from 0.
    #[must_use]
    pub fn lane(&self, place: Place) -> usize {
        let found = self.lanes.iter().position(|lane| *lane == place);
        found.expect("every team and robot of the run has a lane")
    }

    /// How the events of this stretch come before and after each other.
    #[must_use]
    pub fn order(&self) -> Order<'_> {
        Order::of(&self.records)
    }
}

/// The lanes of a run: half of the teams above the robots, the others below, so that lines are short.
#[must_use]
pub fn lanes(setup: &Setup) -> Vec<Place> {
    let teams = u8::try_from(setup.teams.len()).expect("a run has at most five teams");
    let above = teams.div_ceil(2);
    let team = |id: TeamId| Place::from(id);
    let robots = RobotId::all(setup.scheme.robots()).map(Place::from);
    let below = TeamId::all(teams).skip(usize::from(above)).map(team);
    TeamId::all(above).map(team).chain(robots).chain(below).collect()
}

/// Turns instants into whole numbers along the time axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The instant at 0.
    pub origin: SimTime,
    /// How long a second is. 1 or more.
    pub per_second: u32,
}

impl Scale {
    /// Where an instant lies; rounded down, negative before the origin, cut off at ± 1 000 000 000.
    #[must_use]
    pub fn x(self, at: SimTime) -> i32 {
        const MOST: i128 = 1_000_000_000;
        let ms = i128::from(at.0) - i128::from(self.origin.0);
        let x = (ms * i128::from(self.per_second)).div_euclid(1000).clamp(-MOST, MOST);
        i32::try_from(x).expect("it was just cut off")
    }

    /// The instant at a place on the axis; never before the beginning of the run.
    #[must_use]
    pub fn at(self, x: i32) -> SimTime {
        let ms = i64::from(x) * 1000 / i64::from(self.per_second.max(1));
        SimTime(self.origin.0.saturating_add_signed(ms))
    }

    /// A distance between the lines of a time grid that leaves at least `room` between them.
    #[must_use]
    pub fn grid(self, room: u32) -> Span {
        const STEPS_MS: [u64; 14] = [
            100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
            3_600_000,
        ];
        let wide = |step: &u64| step * u64::from(self.per_second) / 1000 >= u64::from(room);
        Span(STEPS_MS.into_iter().find(wide).unwrap_or(36_000_000))
    }
}

#[cfg(test)]
mod tests;
