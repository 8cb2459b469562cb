//! How much may happen in an exploration, and what it is that may.

use lockstep::ids::RobotId;
use lockstep::protocol::Timer;

/// How much may happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Bounds {
    /// Moves that the teams ask for, of any robot.
    pub(crate) asks: u8,
    /// Times that a move is asked for again, with the same ticket, of any robot.
    pub(crate) agains: u8,
    /// Pictures that the teams ask for, of any robot.
    pub(crate) pictures: u8,
    /// Directions or robots that are cut off.
    pub(crate) cuts: u8,
    /// Times that everything is mended.
    pub(crate) mends: u8,
    /// Messages that are lost by bad luck.
    pub(crate) losses: u8,
    /// Messages that arrive twice.
    pub(crate) doubles: u8,
    /// Robots that go off; they come back at any later time, or never.
    pub(crate) reboots: u8,
    /// Rings of [`Timer::Heartbeat`].
    pub(crate) heartbeats: u8,
    /// Rings of [`Timer::Silence`].
    pub(crate) silences: u8,
    /// Rings of [`Timer::MajorityCheck`] at a leader that has heard no majority.
    pub(crate) checks: u8,
    /// Rings of [`Timer::Resend`].
    pub(crate) resends: u8,
    /// The highest term or epoch that is looked into.
    pub(crate) most_era: u64,
    /// How many messages a direction holds.
    pub(crate) room: usize,
    /// Whether messages may overtake each other.
    pub(crate) overtake: bool,
    /// Whether bodies take time.
    pub(crate) slow_bodies: bool,
}

/// What may happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Action {
    /// A message arrives: the `nth` on its direction, from 0.
    Deliver { from: RobotId, to: RobotId, nth: u8, late: bool },
    /// A message is lost.
    Lose { from: RobotId, to: RobotId, nth: u8 },
    /// A message arrives, and will once more.
    Double { from: RobotId, to: RobotId, nth: u8 },
    /// A timer rings.
    Ring(RobotId, Timer),
    /// A team asks a robot for a new move.
    Ask(RobotId),
    /// A team asks a robot for a move that was asked for before.
    Again(u32, RobotId),
    /// A team asks a robot for a picture.
    Picture(RobotId),
    /// A direction carries nothing from now on.
    Cut { from: RobotId, to: RobotId },
    /// All directions to and from a robot carry nothing from now on.
    Isolate(RobotId),
    /// Everything carries messages again.
    Mend,
    /// A robot goes off.
    Off(RobotId),
    /// It is back.
    On(RobotId),
    /// A body finishes what it is doing.
    Finish(RobotId),
}

/// Nothing but messages that arrive.
pub(crate) const NOTHING: Bounds = Bounds {
    asks: 0,
    agains: 0,
    pictures: 0,
    cuts: 0,
    mends: 0,
    losses: 0,
    doubles: 0,
    reboots: 0,
    heartbeats: 0,
    silences: 0,
    checks: 0,
    resends: 0,
    most_era: 0,
    room: 4,
    overtake: false,
    slow_bodies: false,
};

/// What a start may use up; it is not counted against the exploration.
pub(crate) const PREPARING: Bounds = Bounds {
    asks: 99,
    agains: 9,
    pictures: 9,
    cuts: 9,
    mends: 9,
    losses: 99,
    doubles: 9,
    reboots: 9,
    heartbeats: 9,
    silences: 9,
    checks: 9,
    resends: 9,
    most_era: 9,
    room: 64,
    overtake: false,
    slow_bodies: false,
};
