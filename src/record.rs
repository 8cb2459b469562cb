//! One thing that happened, as data, with its cause. Story, referee, digest, diagrams and tests
//! all read records; nobody reads anything else.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::Serialize;

use crate::command::{Call, Outcome};
use crate::ids::{Direction, FlightId, RecordId, RobotId, TeamId, Ticket};
use crate::network::Loss;
use crate::protocol::{Answer, Gist, Note, Refusal, Timer};
use crate::setup::{Act, Address};
use crate::time::SimTime;

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Record {
    /// Its number.
    pub id: RecordId,
    /// When.
    pub at: SimTime,
    /// What brought it about; none for people's acts and the beginning.
    pub cause: Option<RecordId>,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// The run begins: a robot is switched on for the first time.
    Started {
        /// Which robot.
        robot: RobotId,
    },
    /// People did something; for commands, [`What::Asked`] follows.
    Did(Act),
    /// A direction of a link or line carries nothing from now on.
    CutOff(Direction),
    /// A direction of a link or line carries messages again.
    Mended(Direction),
    /// A team asks for a command (or for one once more) and waits from now on.
    Asked {
        /// The command.
        call: Call,
        /// Whom.
        to: Address,
        /// Whether the same ticket was sent before.
        again: bool,
        /// Whether the autopilot asked.
        autopilot: bool,
    },
    /// A message left.
    Sent {
        /// Its number.
        flight: FlightId,
        /// From where to where.
        direction: Direction,
        /// What it says.
        gist: Gist,
    },
    /// A message got there.
    Arrived {
        /// Its number.
        flight: FlightId,
        /// From where to where.
        direction: Direction,
        /// What it says.
        gist: Gist,
    },
    /// A message will never get there.
    Lost {
        /// Its number.
        flight: FlightId,
        /// From where to where.
        direction: Direction,
        /// What it says.
        gist: Gist,
        /// Why.
        why: Loss,
    },
    /// A message became two; this is the second.
    Doubled {
        /// The first.
        of: FlightId,
        /// The second.
        flight: FlightId,
        /// From where to where.
        direction: Direction,
        /// What it says.
        gist: Gist,
    },
    /// A message is held back by people.
    Held {
        /// Its number.
        flight: FlightId,
        /// From where to where.
        direction: Direction,
        /// What it says.
        gist: Gist,
    },
    /// A message that was held back flies on.
    Released {
        /// Its number.
        flight: FlightId,
        /// From where to where.
        direction: Direction,
        /// What it says.
        gist: Gist,
    },
    /// A robot's timer ran out.
    Rang {
        /// Whose.
        robot: RobotId,
        /// Which.
        timer: Timer,
    },
    /// A robot's scheme did something worth telling.
    Noted {
        /// Which robot.
        robot: RobotId,
        /// What.
        note: Note,
    },
    /// A command joined the queue of a body.
    Queued {
        /// Whose body.
        robot: RobotId,
        /// The command.
        call: Call,
    },
    /// A command was crossed out of the queue of a body before it began.
    Unqueued {
        /// Whose body.
        robot: RobotId,
        /// The command.
        call: Call,
    },
    /// A body began a command.
    Began {
        /// Whose body.
        robot: RobotId,
        /// The command.
        call: Call,
    },
    /// A body finished a command.
    Executed {
        /// The command.
        call: Call,
        /// Who, where it stands, and how many moves it has executed.
        outcome: Outcome,
    },
    /// A body began to undo a move.
    BeganUndo {
        /// Whose body.
        robot: RobotId,
        /// The move.
        call: Call,
    },
    /// A body has undone its last executed move; `outcome` says how it stands now.
    UndidMove {
        /// The move that no longer counts.
        call: Call,
        /// Who, where it stands, and how many moves count now.
        outcome: Outcome,
    },
    /// A robot went off. Its queue and a motion under way are gone.
    WentOff {
        /// Which.
        robot: RobotId,
        /// Until when.
        until: SimTime,
    },
    /// A robot is back.
    CameBack {
        /// Which.
        robot: RobotId,
    },
    /// A robot answered a team; the message follows.
    Answered {
        /// Which robot.
        robot: RobotId,
        /// Which command.
        ticket: Ticket,
        /// What it says.
        answer: Answer,
    },
    /// What a team believes of a command is something else from now on.
    Judged {
        /// Which command.
        ticket: Ticket,
        /// What the team believes now.
        verdict: Verdict,
        /// Whether an answer corrected *no answer*.
        late: bool,
    },
    /// A team's console is attached to another robot.
    Attached {
        /// Whose.
        team: TeamId,
        /// To whom.
        to: Address,
    },
    /// A team's autopilot stops by itself: the last answer shows the robot out of the maze.
    AutopilotArrived {
        /// Whose.
        team: TeamId,
    },
}

/// A running hash over all records so far: equal runs have equal digests, on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digest(pub u64);

impl Default for Digest {
    fn default() -> Self {
        Digest(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    /// Takes one more record in: its number, when it was, what brought it about, and what it was.
    pub fn absorb(&mut self, id: RecordId, at: SimTime, cause: Option<RecordId>, what: &What) {
        let mut mixer = Mixer(self.0);
        (id, at, cause).hash(&mut mixer);
        what.hash(&mut mixer);
        self.0 = mixer.finish();
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Mixes whole words. `isize` (the number of an enum's variant) and `usize` are widened, so that
/// 32-bit wasm and 64-bit desktops agree.
pub(crate) struct Mixer(pub(crate) u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.write_u64(u64::from(n));
    }

    fn write_u16(&mut self, n: u16) {
        self.write_u64(u64::from(n));
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        // The round of FNV-1a on words, with a shift so that high bits reach low ones.
        let mixed = (self.0 ^ n).wrapping_mul(0x0000_0100_0000_01b3);
        self.0 = mixed ^ (mixed >> 29);
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }

    fn write_isize(&mut self, n: isize) {
        self.write_u64(n as i64 as u64);
    }
}

/// What a team believes of its command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// No answer yet.
    Waiting,
    /// Executed by the robot that answered (the last one, where each was asked).
    Done(Outcome),
    /// Refused, and why.
    Refused(Refusal),
    /// Patience has run out: whether it was executed is not known.
    NoAnswer,
    /// It was done, and has been undone since.
    Undone {
        /// Whose primary's commands took its place.
        winner: RobotId,
    },
}

impl Verdict {
    /// The word that programs rely on (`data-verdict`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Waiting => "waiting",
            Verdict::Done(_) | Verdict::Undone { .. } => "done",
            Verdict::Refused(_) => "refused",
            Verdict::NoAnswer => "no-answer",
        }
    }
}
