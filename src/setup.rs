//! The ground state of a run: its set-up, and the acts of people. Everything else follows.

use serde::Serialize;

use crate::command::Command;
use crate::ids::{Direction, Place, RobotId, TeamId};
use crate::maze::MazeSource;
use crate::protocol::{Scheme, Timing};
use crate::time::{SimTime, Span, SpanRange};

/// Everything that is fixed before a run begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Setup {
    /// The scheme, its switches and the number of robots.
    pub scheme: Scheme,
    /// Which maze stands in every building.
    pub maze: MazeSource,
    /// The teams, from Team A on. 1 to 5.
    pub teams: Vec<TeamSetup>,
    /// Decides all chance in the run.
    pub seed: u64,
    /// How long messages between robots take.
    pub link_delay: SpanRange,
    /// How long messages between teams and robots take.
    pub line_delay: SpanRange,
    /// How many of a thousand messages get lost on links and lines. 0 to 1000.
    pub loss_per_mille: u16,
    /// How many of a thousand messages arrive twice. 0 to 1000.
    pub doubled_per_mille: u16,
    /// Whether messages on one direction may overtake each other.
    pub overtake: bool,
    /// How patient robots are with each other.
    pub timing: Timing,
    /// How long a team waits for an answer.
    pub patience: Span,
    /// How long bodies take.
    pub paces: Paces,
    /// How much longer each robot takes than that, in percent; 100 is the ordinary pace. One entry
    /// a robot, in order; robots beyond the list have 100. Each 10 to 1000.
    pub slowness: Vec<u16>,
}

/// One team at the beginning of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TeamSetup {
    /// The robot that its console is attached to at first.
    pub home: RobotId,
    /// Whether the autopilot drives from the start.
    pub autopilot: bool,
}

/// How long a body of ordinary pace takes for each kind of command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Paces {
    /// A quarter turn.
    pub turn: Span,
    /// One cell, or a bump.
    pub step: Span,
    /// A picture.
    pub picture: Span,
}

impl Default for Paces {
    fn default() -> Self {
        Paces { turn: Span(320), step: Span(480), picture: Span(300) }
    }
}

impl Setup {
    /// The ordinary set-up for a scheme: two teams at Robots 1 and 2 (one where there is one robot),
    /// default delays, nothing lost.
    #[must_use]
    pub fn new(scheme: Scheme) -> Self {
        let robots = scheme.robots();
        let teams = RobotId::all(robots.min(2)).map(|home| TeamSetup { home, autopilot: false }).collect();
        Setup {
            scheme,
            maze: MazeSource::usual(robots),
            teams,
            // Under this seed Robot 1 wins the first election of a quorum without a split vote.
            seed: 13,
            link_delay: SpanRange::ms(400, 600),
            line_delay: SpanRange::ms(200, 300),
            loss_per_mille: 0,
            doubled_per_mille: 0,
            overtake: false,
            timing: Timing::default(),
            patience: Span(8000),
            paces: Paces::default(),
            slowness: Vec::new(),
        }
    }

    /// How much longer than ordinary this robot takes, in percent.
    #[must_use]
    pub fn slowness_of(&self, robot: RobotId) -> u64 {
        u64::from(self.slowness.get(robot.index()).copied().unwrap_or(100))
    }
}

/// Whom a team addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Address {
    /// One robot.
    Robot(RobotId),
    /// Each robot, one after the other, all with the same ticket.
    Each,
}

/// Groups of robots between which links are cut. `Groups([1, 1, 2, 2, 2])` puts Robots 1 and 2 in
/// one group and the others in a second; unused places are 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Groups(pub [u8; 5]);

/// Something that people do to a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// A team asks for a command.
    Ask {
        /// Who asks.
        team: TeamId,
        /// What.
        command: Command,
        /// Whom; the robot the console is attached to when not said.
        to: Option<Address>,
    },
    /// A team sends a command once more, with the same ticket.
    Again {
        /// Who.
        team: TeamId,
        /// The number on the ticket; the latest command without a *done* when not said, else the
        /// latest of all.
        number: Option<u32>,
        /// Whom; the same as before when not said.
        to: Option<Address>,
    },
    /// A team's console is attached to another robot (or to each) from now on.
    Attach {
        /// Whose console.
        team: TeamId,
        /// Whom it talks to.
        to: Address,
    },
    /// The autopilot of a team is switched.
    Autopilot {
        /// Whose.
        team: TeamId,
        /// On or off.
        on: bool,
    },
    /// One direction of a link or line stops carrying messages.
    CutOneWay(Direction),
    /// Both directions stop.
    Cut(Place, Place),
    /// One direction carries messages again.
    MendOneWay(Direction),
    /// Both directions do.
    Mend(Place, Place),
    /// All links of one robot to other robots are cut. Its lines to the teams stay.
    Isolate(RobotId),
    /// All links between robots of different groups are cut.
    Split(Groups),
    /// Every link and line carries messages again.
    MendAll,
    /// A robot goes off and comes back by itself.
    Reboot {
        /// Which.
        robot: RobotId,
        /// How long it is off. 1 ms to 1 hour.
        off: Span,
    },
    /// Messages between robots that are sent from now on take this long.
    Delay(SpanRange),
    /// Something is done to a message in flight.
    Touch(Touch, InFlight),
}

/// What people can do to a message in flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Touch {
    /// It is destroyed.
    Lose,
    /// It becomes two.
    Double,
    /// It is held back where it is; others may overtake it.
    Hold,
    /// It was held back and flies on.
    Release,
}

/// A message in flight, by its place on its direction. An act on a message that is not there does
/// nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct InFlight {
    /// Which direction it is on.
    pub direction: Direction,
    /// Its place among those on that direction in the order of sending, from 1.
    pub nth: u8,
}

/// How long a reboot takes when nobody says otherwise.
pub const REBOOT_OFF: Span = Span(4000);

/// An act and when it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimedAct {
    /// When. Acts come last in their millisecond, in the order of the text.
    pub at: SimTime,
    /// What.
    pub act: Act,
}
