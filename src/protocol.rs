//! The contract between a scheme and the rest of the house.
//!
//! A scheme is one robot's share of a coordination protocol: a value that is given an [`Input`]
//! and answers with [`Effect`]s, nothing else. It sees no clock but the `now` it is handed, no
//! chance (a timer asks for a *range*, the world draws), no network, no maze, no other robot's
//! memory. It is never told that a link is cut or that a robot is off: it learns by silence.
//!
//! **Disk and memory.** Each scheme keeps what survives a reboot in one field (its disk) and all
//! the rest in another. Writing takes no time and is complete before any effect of the same step
//! leaves the robot. [`Input::Restart`] comes after a reboot: the scheme must then drop everything
//! but its disk. What the body has executed is on the robot's disk too, written together with the
//! motion, so [`Input::Executed`] and the disk never disagree.
//!
//! Adding a scheme: one file, one variant in [`Replica`] and one in [`Message`], its sentences,
//! its promises, one story test.

/// Whether this mistake (or any) is planted: never, but in the mutation check (`tests/mutants.rs`).
#[cfg(not(feature = "planted-bugs"))]
macro_rules! planted {
    ($($bug:ident)?) => {
        false
    };
}
#[cfg(feature = "planted-bugs")]
macro_rules! planted {
    () => {
        crate::protocol::planted::is_any_planted()
    };
    ($bug:ident) => {
        crate::protocol::planted::is_planted(crate::protocol::planted::Bug::$bug)
    };
}

pub mod alone;
pub mod backup;
pub mod forward;
#[cfg(feature = "planted-bugs")]
pub mod planted;
pub mod quorum;
pub mod raft;

mod gist;
mod note;
mod scheme;
mod view;

use std::marker::PhantomData;

pub use gist::{Cargo, Gist};
pub use note::{Denial, Note, StepDown};
pub use scheme::{AfterSplit, Config, Pictures, Replication, Scheme, Silence, Timing};
pub use view::{Pending, Role, View, Wait};

use serde::Serialize;

use crate::command::{Call, Outcome};
use crate::ids::{RobotId, Ticket};
use crate::time::{SimTime, SpanRange};

/// What can happen to a robot's share of a scheme. `M` is a message, or a look at one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Input<M> {
    /// The run begins.
    Start,
    /// The robot is back after a reboot; only the disk is left.
    Restart {
        /// How many moves the body has executed, from the body's disk.
        executed: u64,
    },
    /// A team's command has arrived.
    Ask(Call),
    /// Another robot's message has arrived.
    Message {
        /// Who sent it.
        from: RobotId,
        /// What it says.
        body: M,
    },
    /// A timer that this scheme had set has run out.
    Timer(Timer),
    /// The body has finished a command that was given to it with [`Effect::Execute`].
    Executed {
        /// The command.
        call: Call,
        /// What came of it.
        outcome: Outcome,
    },
    /// The body has undone its last executed move, as [`Effect::Undo`] asked.
    Undone {
        /// How many moves count as executed now.
        executed: u64,
        /// False when it cannot be undone: the robot is out of the maze and stays there.
        /// `executed` has then not changed, and the jobs behind this one have been dropped.
        possible: bool,
    },
}

/// What a scheme wants done. Effects are carried out in order.
///
/// The body does its jobs one after the other, in the order in which it was given them, and begins
/// the next one as soon as the step is over in which it was free and had one. So between two steps
/// the oldest job that is not reported yet is always under way.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Send a message to another robot.
    Send {
        /// To whom.
        to: RobotId,
        /// What it says.
        body: Message,
    },
    /// Answer a team.
    Answer {
        /// Which command is answered; tells the team, too.
        ticket: Ticket,
        /// What the team is told.
        answer: Answer,
    },
    /// Set a timer, in place of the one of the same kind if that is still running.
    SetTimer {
        /// Which.
        timer: Timer,
        /// How long; drawn by the world within these bounds.
        after: SpanRange,
    },
    /// Stop a timer; no matter if it is not running.
    CancelTimer(Timer),
    /// Put a command at the end of the body's queue.
    Execute(Call),
    /// Put "undo the last executed move" at the end of the body's queue.
    Undo,
    /// Cross out everything in the body's queue that has not begun. A motion under way is finished
    /// (and reported with [`Input::Executed`]).
    DropQueue,
    /// Say something for the story and for the learner. Changes nothing.
    Note(Note),
}

/// Where a scheme puts its effects. `M` is the scheme's own kind of message.
#[derive(Debug)]
pub struct Out<'w, M> {
    effects: &'w mut Vec<Effect>,
    own: PhantomData<M>,
}

impl<'w, M: Into<Message>> Out<'w, M> {
    /// Effects are added at the end of `effects`.
    pub fn new(effects: &'w mut Vec<Effect>) -> Self {
        Out { effects, own: PhantomData }
    }

    /// Send a message to another robot.
    pub fn send(&mut self, to: RobotId, body: M) {
        self.effects.push(Effect::Send { to, body: body.into() });
    }

    /// Answer a team.
    pub fn answer(&mut self, ticket: Ticket, answer: Answer) {
        self.effects.push(Effect::Answer { ticket, answer });
    }

    /// Set a timer within a range.
    pub fn set_timer(&mut self, timer: Timer, after: SpanRange) {
        self.effects.push(Effect::SetTimer { timer, after });
    }

    /// Stop a timer.
    pub fn cancel_timer(&mut self, timer: Timer) {
        self.effects.push(Effect::CancelTimer(timer));
    }

    /// Give the body a command.
    pub fn execute(&mut self, call: Call) {
        self.effects.push(Effect::Execute(call));
    }

    /// Have the body undo its last executed move.
    pub fn undo(&mut self) {
        self.effects.push(Effect::Undo);
    }

    /// Cross out the body's queue.
    pub fn drop_queue(&mut self) {
        self.effects.push(Effect::DropQueue);
    }

    /// Say something for the story.
    pub fn note(&mut self, note: Note) {
        self.effects.push(Effect::Note(note));
    }
}

/// What a robot tells a team about a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Executed, after whatever agreement the scheme asks for.
    Done(Outcome),
    /// Not executed, and why. Only said when this robot will not execute it on account of this
    /// request.
    Refused(Refusal),
    /// It was answered *done* before and has been undone since (drive back after a split).
    Undone {
        /// Whose primary's commands took its place.
        winner: RobotId,
    },
}

/// Why a robot refuses a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// This robot is a backup; moves go to the primary.
    NotPrimary {
        /// Whom it believes to be the primary.
        primary: RobotId,
    },
    /// Pictures are taken by the primary only.
    PicturesFromPrimary {
        /// Whom it believes to be the primary.
        primary: RobotId,
    },
    /// This robot knows no leader.
    NoLeader,
    /// This robot led, but no longer hears a majority.
    LostMajority,
    /// This robot has been told of so many commands that it takes no more for now.
    Busy,
}

/// The timers that schemes use. A robot runs at most one of each kind at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Timer {
    /// Time for the next sign of life (leader, primary).
    Heartbeat,
    /// No sign of life from the leader or primary for too long (follower, candidate, backup).
    Silence,
    /// Has the leader heard a majority lately? (CheckQuorum)
    MajorityCheck,
    /// Ask again for what is missing.
    Resend,
}

impl Timer {
    /// All kinds.
    pub const ALL: [Timer; 4] = [Timer::Heartbeat, Timer::Silence, Timer::MajorityCheck, Timer::Resend];
}

/// A message of any scheme.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Message {
    /// Strict forwarding.
    Forward(forward::Msg),
    /// Primary/backup.
    Backup(backup::Msg),
    /// Quorum.
    Raft(raft::Msg),
}

impl Message {
    /// What it means, in short.
    #[must_use]
    pub fn gist(&self) -> Gist {
        match self {
            Message::Forward(msg) => msg.gist(),
            Message::Backup(msg) => msg.gist(),
            Message::Raft(msg) => msg.gist(),
        }
    }
}

impl From<alone::Msg> for Message {
    fn from(msg: alone::Msg) -> Self {
        match msg {}
    }
}

impl From<forward::Msg> for Message {
    fn from(msg: forward::Msg) -> Self {
        Message::Forward(msg)
    }
}

impl From<backup::Msg> for Message {
    fn from(msg: backup::Msg) -> Self {
        Message::Backup(msg)
    }
}

impl From<raft::Msg> for Message {
    fn from(msg: raft::Msg) -> Self {
        Message::Raft(msg)
    }
}

/// One robot's share of whichever scheme the run uses.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Replica {
    /// No coordination.
    Alone(alone::Alone),
    /// Strict forwarding.
    Forward(forward::Forward),
    /// Primary/backup.
    Backup(backup::Backup),
    /// Quorum.
    Raft(raft::Raft),
}

impl Replica {
    /// A robot's share at the beginning of a run, before [`Input::Start`].
    #[must_use]
    pub fn new(config: Config) -> Self {
        match config.scheme {
            Scheme::Alone { .. } => Replica::Alone(alone::Alone::new(config)),
            Scheme::Forwarding { .. } => Replica::Forward(forward::Forward::new(config)),
            Scheme::PrimaryBackup { .. } => Replica::Backup(backup::Backup::new(config)),
            Scheme::Quorum { .. } => Replica::Raft(raft::Raft::new(config)),
        }
    }

    /// Takes one input and puts what follows from it into `effects`.
    ///
    /// # Panics
    /// When a message of another scheme is handed in; all robots of a run speak the same one.
    pub fn step(&mut self, now: SimTime, input: Input<&Message>, effects: &mut Vec<Effect>) {
        const ONE_SCHEME: &str = "all robots of a run speak the same scheme";
        match self {
            Replica::Alone(alone) => {
                let own = input.narrow(|_| None).expect(ONE_SCHEME);
                alone.step(now, own, &mut Out::new(effects));
            }
            Replica::Forward(forward) => {
                let own = input.narrow(|m| if let Message::Forward(m) = m { Some(m) } else { None });
                forward.step(now, own.expect(ONE_SCHEME), &mut Out::new(effects));
            }
            Replica::Backup(backup) => {
                let own = input.narrow(|m| if let Message::Backup(m) = m { Some(m) } else { None });
                backup.step(now, own.expect(ONE_SCHEME), &mut Out::new(effects));
            }
            Replica::Raft(raft) => {
                let own = input.narrow(|m| if let Message::Raft(m) = m { Some(m) } else { None });
                raft.step(now, own.expect(ONE_SCHEME), &mut Out::new(effects));
            }
        }
    }

    /// What it shows of itself.
    #[must_use]
    pub fn view(&self) -> View {
        match self {
            Replica::Alone(alone) => alone.view(),
            Replica::Forward(forward) => forward.view(),
            Replica::Backup(backup) => backup.view(),
            Replica::Raft(raft) => raft.view(),
        }
    }
}

impl<M> Input<M> {
    /// The same input with a look at its message.
    #[must_use]
    pub fn as_ref(&self) -> Input<&M> {
        match *self {
            Input::Start => Input::Start,
            Input::Restart { executed } => Input::Restart { executed },
            Input::Ask(call) => Input::Ask(call),
            Input::Message { from, ref body } => Input::Message { from, body },
            Input::Timer(timer) => Input::Timer(timer),
            Input::Executed { call, outcome } => Input::Executed { call, outcome },
            Input::Undone { executed, possible } => Input::Undone { executed, possible },
        }
    }

    /// The same input with another kind of message; `None` when the message does not fit.
    fn narrow<N>(self, message: impl FnOnce(M) -> Option<N>) -> Option<Input<N>> {
        Some(match self {
            Input::Start => Input::Start,
            Input::Restart { executed } => Input::Restart { executed },
            Input::Ask(call) => Input::Ask(call),
            Input::Message { from, body } => Input::Message { from, body: message(body)? },
            Input::Timer(timer) => Input::Timer(timer),
            Input::Executed { call, outcome } => Input::Executed { call, outcome },
            Input::Undone { executed, possible } => Input::Undone { executed, possible },
        })
    }
}
