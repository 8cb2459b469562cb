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

use std::marker::PhantomData;

use serde::Serialize;

use crate::command::{Call, Outcome};
use crate::ids::{RobotId, Ticket};
use crate::time::{SimTime, Span, SpanRange};

/// How the robots coordinate, with the scheme's switches and the number of robots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// No coordination, 1 to 5 robots.
    Alone {
        /// How many robots.
        robots: u8,
    },
    /// Strict forwarding, 2 to 5 robots.
    Forwarding {
        /// How many robots.
        robots: u8,
    },
    /// Primary and backups, 2 to 5 robots.
    PrimaryBackup {
        /// How many robots.
        robots: u8,
        /// Who may take pictures: [`Pictures::Agreed`] means only the primary.
        pictures: Pictures,
        /// When the primary answers a move.
        replication: Replication,
        /// What a backup does when the primary is silent.
        silence: Silence,
        /// What the loser of a split does when the robots hear each other again.
        after_split: AfterSplit,
    },
    /// Raft, 3 or 5 robots.
    Quorum {
        /// How many robots: 3 or 5.
        robots: u8,
        /// Who may take pictures: [`Pictures::Agreed`] means confirmed by the quorum (ReadIndex).
        pictures: Pictures,
    },
}

impl Scheme {
    /// How many robots the fleet is configured with.
    #[must_use]
    pub fn robots(self) -> u8 {
        match self {
            Scheme::Alone { robots }
            | Scheme::Forwarding { robots }
            | Scheme::PrimaryBackup { robots, .. }
            | Scheme::Quorum { robots, .. } => robots,
        }
    }
}

/// Where a picture may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pictures {
    /// From the primary only, or confirmed by the quorum.
    Agreed,
    /// From whichever robot is asked, out of its own memory; may be stale.
    Local,
}

/// When a primary says *done*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Replication {
    /// As soon as it has executed the move itself (asynchronous).
    Async,
    /// After every backup has confirmed that it wrote the move down (synchronous).
    Sync,
}

/// What a backup does when it has not heard the primary for too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Silence {
    /// Wait for it.
    Wait,
    /// Start a new epoch and be the primary.
    TakeOver,
}

/// What happens to the moves of the lower epoch once both sides hear each other again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AfterSplit {
    /// Nothing: the robots stay where they are and the difference stays.
    LeaveDiverged,
    /// The loser undoes its moves to the last common command and replays the winner's.
    DriveBack,
}

/// How patient robots are with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Timing {
    /// How often a leader or primary gives a sign of life.
    pub heartbeat: Span,
    /// How long silence lasts before a robot acts on it; drawn anew each time.
    pub silence: SpanRange,
}

impl Default for Timing {
    /// Made for human eyes and for messages that take about half a second.
    fn default() -> Self {
        Timing { heartbeat: Span(800), silence: SpanRange::ms(3000, 6000) }
    }
}

/// What a robot's share of a scheme needs to know from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Config {
    /// Which robot this is.
    pub me: RobotId,
    /// The scheme with its switches; holds the number of configured robots.
    pub scheme: Scheme,
    /// How patient robots are.
    pub timing: Timing,
}

impl Config {
    /// How many robots are configured.
    #[must_use]
    pub fn robots(&self) -> u8 {
        self.scheme.robots()
    }

    /// All configured robots but this one, in order.
    pub fn others(&self) -> impl Iterator<Item = RobotId> + use<> {
        let me = self.me;
        RobotId::all(self.robots()).filter(move |robot| *robot != me)
    }
}

/// What can happen to a robot's share of a scheme.
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

/// What a robot is in its scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// No roles in this scheme.
    Equal,
    /// Numbers the moves.
    Primary,
    /// Follows a primary.
    Backup,
    /// Raft: takes entries from a leader.
    Follower,
    /// Raft: asks whether it might stand (PreVote, dissertation §9.6).
    PreCandidate,
    /// Raft: asks for votes.
    Candidate,
    /// Raft: leads its term.
    Leader,
}

impl Role {
    /// The word that programs rely on (`data-role`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Role::Equal => "equal",
            Role::Primary => "primary",
            Role::Backup => "backup",
            Role::Follower => "follower",
            Role::PreCandidate => "pre-candidate",
            Role::Candidate => "candidate",
            Role::Leader => "leader",
        }
    }
}

/// What a robot does that people should know of. One vocabulary for all schemes; every variant has
/// its sentence in the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// Passed a team's command on to every other robot (strict forwarding).
    PassedOn {
        /// The command.
        ticket: Ticket,
    },
    /// Passed a command up to the leader and will pass the answer back (quorum).
    PassedUp {
        /// The command.
        ticket: Ticket,
        /// The leader.
        leader: RobotId,
    },
    /// Has another role from now on.
    Became {
        /// The new role.
        role: Role,
        /// Term or epoch.
        era: u64,
    },
    /// Now follows this leader or primary.
    Follows {
        /// Whom.
        leader: RobotId,
        /// Term or epoch.
        era: u64,
    },
    /// Heard of a newer term or epoch and lays down what it was.
    SteppedDown {
        /// What it was.
        was: Role,
        /// Why.
        why: StepDown,
    },
    /// Has heard nothing from its leader or primary for too long.
    HeardNothing {
        /// From whom, if it knew one.
        from: Option<RobotId>,
    },
    /// Gave its vote, or its word that it would (PreVote).
    Granted {
        /// To whom.
        to: RobotId,
        /// For which term.
        era: u64,
        /// True for PreVote: no term changes.
        pre: bool,
    },
    /// Refused its vote, or its word.
    Denied {
        /// To whom.
        to: RobotId,
        /// For which term.
        era: u64,
        /// True for PreVote.
        pre: bool,
        /// Why.
        why: Denial,
    },
    /// Wrote an entry into its log.
    WroteDown {
        /// Its number in the log, from 1.
        index: u64,
        /// The term or epoch it was written in.
        era: u64,
        /// The command; none for Raft's no-op.
        ticket: Option<Ticket>,
    },
    /// Crossed out the end of its log because the leader's differs.
    CrossedOut {
        /// The first number crossed out.
        from: u64,
        /// How many.
        count: u64,
    },
    /// Knows that everything up to here is agreed (committed).
    Agreed {
        /// The last agreed number.
        index: u64,
        /// The command at that number; none for a no-op.
        ticket: Option<Ticket>,
    },
    /// Got a command that was executed before and did not execute it again (client session).
    AskedTwice {
        /// The command.
        ticket: Ticket,
    },
    /// Has heard from a majority that it still leads, so the picture may be taken (ReadIndex).
    ReadConfirmed {
        /// The picture.
        ticket: Ticket,
        /// Everything up to this number must be executed first.
        index: u64,
    },
    /// Noticed that commands are missing and asks for them.
    AsksForMissing {
        /// Whom.
        from: RobotId,
        /// The first number it lacks.
        first: u64,
    },
    /// Got commands that it had missed.
    CaughtUp {
        /// From whom.
        from: RobotId,
        /// How many.
        count: u64,
    },
    /// Starts to drive back to the last common command.
    DrivesBack {
        /// The last common number.
        to: u64,
        /// How many moves are undone.
        count: u64,
    },
    /// Ought to drive back but is out of the maze already.
    CannotDriveBack,
    /// Sees that its moves differ from the primary's, and leaves it so.
    StaysDiverged {
        /// The first number that differs.
        at: u64,
    },
    /// A command that only this robot's side had is lost, and whether it had been answered *done*.
    LostAfterSplit {
        /// The command.
        ticket: Ticket,
        /// Whether this robot had told its team *done*.
        answered: bool,
    },
}

/// Why a robot lays down its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepDown {
    /// It heard of a higher term or epoch.
    Newer {
        /// That term or epoch.
        era: u64,
        /// From whom.
        from: RobotId,
    },
    /// It has not heard a majority for too long (CheckQuorum, dissertation §6.2).
    NoMajority,
}

/// Why a robot refuses a vote or its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Denial {
    /// It still hears a leader.
    HearsLeader,
    /// It has voted for another in this term.
    Voted(RobotId),
    /// Its own log is newer (Raft paper §5.4.1).
    LogNewer,
    /// It knows of a higher term.
    OldTerm,
}

/// The meaning of a message, small enough for a tag on the screen and for the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gist {
    /// Team to robot: a command.
    Ask {
        /// The command.
        call: Call,
        /// Sent before with the same ticket.
        again: bool,
    },
    /// Robot to team: an answer.
    Answer {
        /// Which command.
        ticket: Ticket,
        /// What.
        answer: Answer,
    },
    /// A command passed on (strict forwarding) or up (quorum).
    Pass {
        /// The command.
        call: Call,
    },
    /// Leader to follower: the answer to a command that was passed up.
    Result {
        /// Which command.
        ticket: Ticket,
    },
    /// Sign of life.
    Heartbeat {
        /// Term or epoch.
        era: u64,
    },
    /// Write these down.
    WriteDown {
        /// Term or epoch.
        era: u64,
        /// The first number.
        first: u64,
        /// How many.
        count: u64,
        /// The command at the first number; none for a no-op.
        call: Option<Call>,
    },
    /// Written down up to here; or, to a sign of life, *I hear you*.
    Yes {
        /// Term or epoch.
        era: u64,
        /// The last number that is the same on both.
        upto: u64,
    },
    /// Not written down: something before it is missing, or differs, or the era is old.
    No {
        /// Term or epoch of the refusing robot.
        era: u64,
        /// The last number that might agree.
        upto: u64,
    },
    /// May I stand for election? (PreVote)
    MayIStand {
        /// The term it would be.
        era: u64,
    },
    /// The answer to that.
    Word {
        /// The term it would be.
        era: u64,
        /// Yes or no.
        granted: bool,
    },
    /// Vote for me.
    VoteForMe {
        /// The term.
        era: u64,
    },
    /// The answer to that.
    Vote {
        /// The term.
        era: u64,
        /// Yes or no.
        granted: bool,
    },
    /// What have I missed?
    Missing {
        /// Term or epoch.
        era: u64,
        /// The first number wanted.
        first: u64,
    },
    /// This is what you missed.
    CatchUp {
        /// Term or epoch.
        era: u64,
        /// The first number.
        first: u64,
        /// How many.
        count: u64,
    },
}

/// What a scheme shows of itself: for the screen only, never for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its role.
    pub role: Role,
    /// Term or epoch, where the scheme has one.
    pub era: Option<u64>,
    /// Whom it follows, or itself when it leads.
    pub leader: Option<RobotId>,
    /// Commands that it has written down and the body has not executed yet, oldest first.
    pub pending: Vec<Pending>,
    /// What it waits for.
    pub waits: Wait,
}

/// A command that is written down but not executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The command.
    pub call: Call,
    /// Whether this robot knows that it is agreed (committed) and may be executed.
    pub agreed: bool,
}

/// What a robot waits for. The world adds until when, from the timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Nothing in particular: for a command.
    Command,
    /// A sign of life from its leader or primary, until the timer rings.
    SignOfLife {
        /// From whom, if it knows one.
        from: Option<RobotId>,
        /// The timer that limits the patience; none when it waits for ever.
        timer: Option<Timer>,
    },
    /// Confirmations for a command.
    Confirmations {
        /// The oldest unconfirmed command; none for a no-op.
        ticket: Option<Ticket>,
        /// How many robots have it, this one included.
        have: u8,
        /// How many are needed.
        need: u8,
    },
    /// Votes, or words that it might stand.
    Votes {
        /// How many it has, its own included.
        have: u8,
        /// How many are needed.
        need: u8,
        /// True for PreVote.
        pre: bool,
    },
    /// Confirmation by a majority that it still leads, for a picture.
    Majority {
        /// The picture.
        ticket: Ticket,
    },
    /// Commands that it lacks.
    Missing {
        /// The first number it lacks.
        first: u64,
    },
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
    pub fn step(&mut self, now: SimTime, input: Input<Message>, effects: &mut Vec<Effect>) {
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
