//! A fleet of shipped robots as a value that a model checker can turn over: everything that may
//! happen next is an action, and nothing happens by a clock or by chance.
//!
//! What differs from the world of the app, and why nothing is lost by it:
//! - **Time.** A timer that runs may ring at any moment; how many rings there are is bounded. Only
//!   the quorum looks at the clock at all, to ask whether it has heard somebody lately. There both
//!   answers are tried wherever the question comes up ([`late`]), in whatever combination, so every
//!   real timing is among what is tried.
//! - **Lines to the teams** take no time: an ask arrives when it is made, and a team has its answer
//!   as soon as a robot gives it. Asking later, or hearing earlier, is always possible in the world.
//! - **Bodies** have no maze: every move succeeds. When they finish is an action of its own, or they
//!   finish at once ([`Bounds::slow_bodies`]).
//! - **Room.** A direction holds at most [`Bounds::room`] messages; more are lost, as in the world,
//!   where the room is larger.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use lockstep::command::{Call, Command, Deed, Outcome};
use lockstep::ids::{RobotId, TeamId, Ticket};
use lockstep::pose::{Cell, Heading, Pose};
use lockstep::protocol::{Config, Effect, Input, Message, Replica, Scheme, Timer, Timing};
use lockstep::time::SimTime;

use crate::account::Account;
use crate::bounds::{Action, Bounds};

/// The present in all steps but the late ones. So whatever a robot remembers of time is this.
pub(crate) const NOW: SimTime = SimTime::ZERO;

/// When every sign of life so far is too long ago. Only inputs that ask for the time and write none
/// down are ever handed in so late.
pub(crate) fn late() -> SimTime {
    NOW + Timing::default().silence.least
}

/// What a body does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Job {
    Run(Call),
    Undo,
}

/// One robot.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Robot {
    /// Its share of the scheme: the shipped code.
    pub(crate) replica: Replica,
    /// The moves it has executed, by the numbers of their tickets.
    pub(crate) executed: Vec<u32>,
    pub(crate) on: bool,
    pub(crate) under_way: Option<Job>,
    queue: Vec<Job>,
    /// The timers that run, as bits.
    pub(crate) timers: u8,
}

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Flight {
    pub(crate) from: RobotId,
    pub(crate) to: RobotId,
    pub(crate) body: Arc<Message>,
}

/// All there is at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) robots: Vec<Arc<Robot>>,
    /// Stands for each robot in the hash of the whole: most steps change one robot only.
    marks: Vec<u64>,
    /// In order of direction; those on one direction in order of sending, or in any fixed order
    /// where they may overtake each other.
    pub(crate) flights: Vec<Flight>,
    /// The directions that are cut, as bits.
    pub(crate) cut: u32,
    /// How much may still happen.
    pub(crate) left: Bounds,
    /// How many tickets the teams have used.
    pub(crate) asked: u32,
    pub(crate) account: Account,
}

/// What every command asks for. Which move it is makes no difference to a scheme.
pub(crate) fn call(number: u32, picture: bool) -> Call {
    let command = if picture { Command::Picture } else { Command::Left };
    Call { ticket: Ticket { team: TeamId(0), number }, command }
}

/// Its term or epoch, and whether it leads.
fn standing(replica: &Replica) -> (u64, bool) {
    match replica {
        Replica::Raft(raft) => (raft.inspect().term, raft.inspect().leads),
        Replica::Backup(backup) => (backup.inspect().epoch, backup.inspect().leads),
        Replica::Alone(_) | Replica::Forward(_) => (0, false),
    }
}

fn mark(robot: &Arc<Robot>) -> u64 {
    let mut hasher = DefaultHasher::new();
    robot.hash(&mut hasher);
    hasher.finish()
}

pub(crate) fn bit(from: RobotId, to: RobotId) -> u32 {
    1 << (from.index() * 5 + to.index())
}

impl Hash for State {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let State { robots: _, marks, flights, cut, left, asked, account } = self;
        (marks, flights, cut, left, asked, account).hash(hasher);
    }
}

impl State {
    /// A fleet that has just been switched on.
    pub(crate) fn new(scheme: Scheme, bounds: Bounds) -> State {
        let robot = |me| Robot {
            replica: Replica::new(Config { me, scheme, timing: Timing::default() }),
            executed: Vec::new(),
            on: true,
            under_way: None,
            queue: Vec::new(),
            timers: 0,
        };
        let robots: Vec<Arc<Robot>> = RobotId::all(scheme.robots()).map(|me| Arc::new(robot(me))).collect();
        let account = Account::new(scheme);
        let marks = vec![0; robots.len()];
        let mut state = State { robots, marks, flights: Vec::new(), cut: 0, left: bounds, asked: 0, account };
        for me in state.ids() {
            state.hand_in(me, Input::Start, NOW);
        }
        state
    }

    /// The exploration starts here.
    pub(crate) fn begin(&mut self, bounds: Bounds) {
        self.left = bounds;
        self.marks = self.robots.iter().map(mark).collect();
    }

    /// What comes of an action.
    pub(crate) fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        next.act(action);
        for (place, robot) in next.robots.iter().enumerate() {
            if !Arc::ptr_eq(robot, &self.robots[place]) {
                next.marks[place] = mark(robot);
            }
        }
        next
    }

    pub(crate) fn ids(&self) -> impl DoubleEndedIterator<Item = RobotId> + use<> {
        RobotId::all(u8::try_from(self.robots.len()).expect("at most five"))
    }

    pub(crate) fn robot(&self, id: RobotId) -> &Robot {
        &self.robots[id.index()]
    }

    fn change(&mut self, id: RobotId) -> &mut Robot {
        Arc::make_mut(&mut self.robots[id.index()])
    }

    /// Whether nothing is on its way and no body has anything to do.
    pub(crate) fn is_quiet(&self) -> bool {
        self.flights.is_empty() && self.robots.iter().all(|robot| robot.under_way.is_none())
    }

    /// Whether some body is undoing a move.
    pub(crate) fn is_undoing(&self) -> bool {
        self.robots.iter().any(|robot| robot.under_way == Some(Job::Undo))
    }

    /// Whether everything was carried and everybody was on, so far.
    pub(crate) fn is_undisturbed(&self, bounds: &Bounds) -> bool {
        let luck = |b: &Bounds| (b.cuts, b.losses, b.doubles, b.reboots, b.agains);
        luck(&self.left) == luck(bounds)
    }

    /// Lets one thing happen.
    pub(crate) fn act(&mut self, action: Action) {
        match action {
            Action::Deliver { from, to, nth, late } => {
                let flight = self.flights.remove(self.place(from, to, nth));
                self.deliver(&flight, if late { self::late() } else { NOW });
            }
            Action::Lose { from, to, nth } => {
                self.left.losses -= 1;
                self.flights.remove(self.place(from, to, nth));
            }
            Action::Double { from, to, nth } => {
                self.left.doubles -= 1;
                let flight = self.flights[self.place(from, to, nth)].clone();
                self.deliver(&flight, NOW);
            }
            Action::Ring(me, timer) => self.ring(me, timer),
            Action::Ask(me) => {
                self.left.asks -= 1;
                self.ask_new(me, false);
            }
            Action::Again(number, me) => {
                self.left.agains -= 1;
                self.hand_in(me, Input::Ask(call(number, false)), NOW);
            }
            Action::Picture(me) => {
                self.left.pictures -= 1;
                self.ask_new(me, true);
            }
            Action::Cut { from, to } => self.cut(|f, t| (f, t) == (from, to)),
            Action::Isolate(robot) => self.cut(|f, t| f == robot || t == robot),
            Action::Mend => {
                self.left.mends -= 1;
                self.cut = 0;
            }
            Action::Off(me) => self.power_off(me),
            Action::On(me) => {
                let robot = self.change(me);
                robot.on = true;
                let executed = robot.executed.len() as u64;
                self.hand_in(me, Input::Restart { executed }, NOW);
            }
            Action::Finish(me) => self.finish(me),
        }
    }

    fn place(&self, from: RobotId, to: RobotId, nth: u8) -> usize {
        let first = self.flights.partition_point(|flight| (flight.from, flight.to) < (from, to));
        first + usize::from(nth)
    }

    /// A message that reaches a robot which is off is lost.
    fn deliver(&mut self, flight: &Flight, now: SimTime) {
        if self.robot(flight.to).on {
            self.hand_in(flight.to, Input::Message { from: flight.from, body: &flight.body }, now);
        }
    }

    fn ring(&mut self, me: RobotId, timer: Timer) {
        let left = match timer {
            Timer::Heartbeat => &mut self.left.heartbeats,
            Timer::Silence => &mut self.left.silences,
            Timer::MajorityCheck => &mut self.left.checks,
            Timer::Resend => &mut self.left.resends,
        };
        *left -= 1;
        self.change(me).timers &= !(1 << timer as u8);
        // In time, this check finds all well and changes nothing.
        let now = if timer == Timer::MajorityCheck { late() } else { NOW };
        self.hand_in(me, Input::Timer(timer), now);
    }

    fn ask_new(&mut self, me: RobotId, picture: bool) {
        self.asked += 1;
        self.account.asked(self.asked, me, picture);
        self.hand_in(me, Input::Ask(call(self.asked, picture)), NOW);
    }

    fn cut(&mut self, torn: impl Fn(RobotId, RobotId) -> bool) {
        self.left.cuts -= 1;
        for from in self.ids() {
            for to in self.ids().filter(|to| from != *to && torn(from, *to)) {
                self.cut |= bit(from, to);
            }
        }
        self.flights.retain(|flight| !torn(flight.from, flight.to));
    }

    fn power_off(&mut self, me: RobotId) {
        self.left.reboots -= 1;
        let robot = self.change(me);
        robot.on = false;
        robot.under_way = None;
        robot.queue.clear();
        robot.timers = 0;
    }

    /// A motion ends: body and disk change in the same instant, then the scheme is told.
    fn finish(&mut self, me: RobotId) {
        let robot = self.change(me);
        match robot.under_way.take().expect("only a body that is at work can finish") {
            Job::Run(call) => {
                let number = call.ticket.number;
                if call.command.is_picture() {
                    self.account.pictured(number, &self.robots[me.index()].executed);
                } else {
                    robot.executed.push(number);
                    self.account.executed(&self.robots, me);
                }
                let after = self.robot(me).executed.len() as u64;
                let pose = Pose { cell: Cell { x: 0, y: 0 }, heading: Heading::North };
                let outcome = Outcome { robot: me, deed: Deed::Turned, pose, after };
                self.hand_in(me, Input::Executed { call, outcome }, NOW);
            }
            Job::Undo => {
                robot.executed.pop();
                let executed = robot.executed.len() as u64;
                self.hand_in(me, Input::Undone { executed, possible: true }, NOW);
            }
        }
    }

    /// Gives one input to a robot's scheme and carries out what follows.
    fn hand_in(&mut self, me: RobotId, input: Input<&Message>, now: SimTime) {
        let mut effects = Vec::new();
        self.change(me).replica.step(now, input, &mut effects);
        self.account.look(&self.robots, me);
        for effect in effects {
            self.carry_out(me, effect);
        }
        self.move_on(me);
    }

    fn carry_out(&mut self, me: RobotId, effect: Effect) {
        match effect {
            Effect::Send { to, body } => self.send(me, to, body),
            Effect::Answer { ticket, answer } => self.account.answered(&self.robots, ticket.number, answer),
            Effect::SetTimer { timer, .. } => self.change(me).timers |= 1 << timer as u8,
            Effect::CancelTimer(timer) => self.change(me).timers &= !(1 << timer as u8),
            Effect::Execute(call) => self.change(me).queue.push(Job::Run(call)),
            Effect::Undo => self.change(me).queue.push(Job::Undo),
            Effect::DropQueue => self.change(me).queue.clear(),
            Effect::Note(_) => {}
        }
    }

    fn send(&mut self, from: RobotId, to: RobotId, body: Message) {
        let way = |flight: &&Flight| (flight.from, flight.to) == (from, to);
        if self.cut & bit(from, to) == 0 && self.flights.iter().filter(way).count() < self.left.room {
            let flight = Flight { from, to, body: Arc::new(body) };
            let place = match self.left.overtake {
                true => self.flights.partition_point(|other| *other < flight),
                false => self.flights.partition_point(|other| (other.from, other.to) <= (from, to)),
            };
            self.flights.insert(place, flight);
        }
    }

    /// The body takes its next job, if it is free.
    fn move_on(&mut self, me: RobotId) {
        let robot = self.change(me);
        if robot.under_way.is_some() || robot.queue.is_empty() {
            return;
        }
        let job = robot.queue.remove(0);
        if job == Job::Undo && robot.executed.is_empty() {
            robot.queue.clear();
            self.hand_in(me, Input::Undone { executed: 0, possible: false }, NOW);
            return;
        }
        robot.under_way = Some(job);
        if !self.left.slow_bodies {
            self.finish(me);
        }
    }

    /// Lets everything arrive and finish, in a fixed order; for preparing a start.
    pub(crate) fn settle(&mut self) {
        self.settle_at(NOW);
    }

    /// The same, after a silence that was long enough for everybody.
    pub(crate) fn settle_late(&mut self) {
        self.settle_at(late());
    }

    fn settle_at(&mut self, time: SimTime) {
        while let Some(flight) = self.flights.first().cloned() {
            self.flights.remove(0);
            let now = if self.asks_for_time(&flight) { time } else { NOW };
            self.deliver(&flight, now);
            for me in self.ids() {
                while self.robot(me).under_way.is_some() {
                    self.finish(me);
                }
            }
        }
    }

    /// The highest term or epoch.
    pub(crate) fn era(&self) -> u64 {
        self.robots.iter().map(|robot| standing(&robot.replica).0).max().unwrap_or(0)
    }

    /// Whether this robot leads or is the primary.
    pub(crate) fn leads(&self, me: RobotId) -> bool {
        standing(&self.robot(me).replica).1
    }
}
