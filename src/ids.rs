//! Who is who: robots, teams, tickets, and the places that messages travel between.

use std::fmt;

use serde::Serialize;

/// The most robots that one run can have.
pub const MOST_ROBOTS: u8 = 5;
/// The most teams that one run can have.
pub const MOST_TEAMS: u8 = 5;

/// A robot by its number as people say it: Robot 1 is `RobotId(1)`. Range 1 to [`MOST_ROBOTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct RobotId(pub u8);

impl RobotId {
    /// The place of this robot in a list that starts at 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0) - 1
    }

    /// The robot at `index` in a list that starts at 0.
    #[must_use]
    pub fn at(index: usize) -> Self {
        RobotId(u8::try_from(index + 1).expect("there are at most five robots"))
    }

    /// All robots of a fleet of `count`, in order.
    pub fn all(count: u8) -> impl DoubleEndedIterator<Item = RobotId> + Clone {
        (1..=count).map(RobotId)
    }
}

// Here and below nothing is formatted: numbers have a quicker way to become text, and the page's first screen
// needs no other.
impl fmt::Display for RobotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&u64::from(self.0).to_string())
    }
}

/// A team: `TeamId(0)` is Team A. Range 0 to [`MOST_TEAMS`] - 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TeamId(pub u8);

impl TeamId {
    /// The place of this team in a list that starts at 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The team's letter, `A` for the first.
    #[must_use]
    pub fn letter(self) -> char {
        char::from(b'A' + self.0)
    }

    /// The first `count` teams, in order.
    pub fn all(count: u8) -> impl DoubleEndedIterator<Item = TeamId> + Clone {
        (0..count).map(TeamId)
    }
}

impl fmt::Display for TeamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.letter().encode_utf8(&mut [0; 4]))
    }
}

/// What makes a command *the same command* everywhere: the team's name and a number that the
/// team counts up from 1. Printed `A1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket {
    /// The team that asked.
    pub team: TeamId,
    /// The team's running number, from 1.
    pub number: u32,
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.team.fmt(f)?;
        f.write_str(&u64::from(self.number).to_string())
    }
}

impl Serialize for Ticket {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// An end of a radio path: a team's console or a robot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A team's console.
    Team(TeamId),
    /// A robot.
    Robot(RobotId),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Team(team) => team.fmt(f),
            Place::Robot(robot) => robot.fmt(f),
        }
    }
}

impl Serialize for TeamId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Place {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<RobotId> for Place {
    fn from(robot: RobotId) -> Self {
        Place::Robot(robot)
    }
}

impl From<TeamId> for Place {
    fn from(team: TeamId) -> Self {
        Place::Team(team)
    }
}

/// One direction of a link or of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Direction {
    /// Where messages on it come from.
    pub from: Place,
    /// Where they go.
    pub to: Place,
}

impl Direction {
    /// The direction from one place to another.
    #[must_use]
    pub fn new(from: impl Into<Place>, to: impl Into<Place>) -> Self {
        Direction { from: from.into(), to: to.into() }
    }

    /// The same path the other way round.
    #[must_use]
    pub fn back(self) -> Self {
        Direction { from: self.to, to: self.from }
    }
}

/// The number of a message in flight, unique in a run; counts up from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct FlightId(pub u64);

/// The number of a record, unique in a run; counts up from 1 in the order in which things happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct RecordId(pub u64);
