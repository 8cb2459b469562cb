//! The world: robots, teams, network and agenda. The only place where all of them meet, and the only
//! one that changes anything. [`World::step`] takes the next thing that is due, lets it happen, and
//! tells what happened as records.
//!
//! The world holds *everything* that decides the future, chance included: a clone goes on exactly as
//! the original would.

mod acts;
mod asks;
mod messages;
mod parcel;
mod robot;

use std::rc::Rc;

use crate::agenda::{Agenda, Due};
use crate::body::{Body, Job};
use crate::command::Call;
use crate::ids::{Direction, RecordId, RobotId, TeamId, Ticket};
use crate::maze::Maze;
use crate::network::{Conditions, Network};
use crate::protocol::{Answer, Config, Effect, Input, Message, Replica, Timer};
use crate::record::{Digest, Record, What};
use crate::rng::{Purpose, Rng};
use crate::setup::{Setup, TimedAct};
use crate::team::Team;
use crate::time::SimTime;

pub use parcel::{Load, Parcel};
pub use robot::{Power, Robot};

/// Everything that is, at one instant of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
    setup: Rc<Setup>,
    maze: Rc<Maze>,
    now: SimTime,
    robots: Vec<Robot>,
    teams: Vec<Team>,
    network: Network<Parcel>,
    agenda: Agenda,
    next_record: u64,
    digest: Digest,
    /// Whether it is kept up.
    digests: bool,
    /// Kept between steps for its memory only; always empty outside of one.
    effects: Vec<Effect>,
}

/// Where records go while the world takes a step.
type Records<'r> = &'r mut Vec<Record>;

impl World {
    /// The world at the beginning of a run. The first records go into `records`.
    #[must_use]
    pub fn new(setup: Rc<Setup>, records: Records) -> Self {
        Self::beginning(setup, true, records)
    }

    /// The same for what is played again before anybody asks for its digest: it keeps none.
    #[must_use]
    pub fn without_digest(setup: Rc<Setup>, records: Records) -> Self {
        Self::beginning(setup, false, records)
    }

    fn beginning(setup: Rc<Setup>, digests: bool, records: Records) -> Self {
        let maze = Rc::new(setup.maze.build());
        let scheme = setup.scheme;
        let robots = RobotId::all(scheme.robots())
            .map(|id| {
                let config = Config { me: id, scheme, timing: setup.timing };
                let chance = Rng::new(setup.seed, Purpose::Timers(id));
                Robot::new(Body::new(id, &maze, &setup), Replica::new(config), chance)
            })
            .collect();
        let team_count = u8::try_from(setup.teams.len()).expect("a run has at most five teams");
        let teams = TeamId::all(team_count)
            .map(|id| Team::new(id, scheme.robots(), &setup.teams[id.index()]))
            .collect();
        let conditions = Conditions {
            link_delay: setup.link_delay,
            line_delay: setup.line_delay,
            loss_per_mille: setup.loss_per_mille,
            doubled_per_mille: setup.doubled_per_mille,
            overtake: setup.overtake,
        };
        let mut world = World {
            network: Network::new(scheme.robots(), team_count, conditions, setup.seed),
            setup,
            maze,
            now: SimTime::ZERO,
            robots,
            teams,
            agenda: Agenda::default(),
            next_record: 1,
            digest: Digest::default(),
            digests,
            effects: Vec::new(),
        };
        world.begin(records);
        world
    }

    /// The set-up of this run.
    #[must_use]
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The maze in every building.
    #[must_use]
    pub fn maze(&self) -> &Rc<Maze> {
        &self.maze
    }

    /// The present.
    #[must_use]
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// All robots, Robot 1 first.
    #[must_use]
    pub fn robots(&self) -> &[Robot] {
        &self.robots
    }

    /// One robot.
    #[must_use]
    pub fn robot(&self, id: RobotId) -> &Robot {
        &self.robots[id.index()]
    }

    /// All teams, Team A first.
    #[must_use]
    pub fn teams(&self) -> &[Team] {
        &self.teams
    }

    /// One team.
    #[must_use]
    pub fn team(&self, id: TeamId) -> &Team {
        &self.teams[id.index()]
    }

    /// Links, lines and what is on them.
    #[must_use]
    pub fn network(&self) -> &Network<Parcel> {
        &self.network
    }

    /// What is due.
    #[must_use]
    pub fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// The hash of the whole run so far.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// When a robot's timer will ring, if it runs.
    #[must_use]
    pub fn rings_at(&self, robot: RobotId, timer: Timer) -> Option<SimTime> {
        self.agenda.rings_at(robot, timer)
    }

    /// When the next thing is due.
    #[must_use]
    pub fn next_at(&self) -> Option<SimTime> {
        self.agenda.next_at()
    }

    /// Puts an act of people on the agenda.
    ///
    /// # Panics
    /// When it lies in the past.
    pub fn accept(&mut self, act: TimedAct) {
        assert!(act.at >= self.now, "an act cannot be put into the past");
        self.agenda.put_act(act);
    }

    /// Lets the next thing happen. False when nothing is due any more.
    pub fn step(&mut self, records: Records) -> bool {
        if let Some(act) = self.agenda.take_act() {
            self.now = act.at;
            self.act(act.act, records);
            return true;
        }
        let Some((at, due)) = self.agenda.take_next() else { return false };
        debug_assert!(at >= self.now, "time never goes back");
        self.now = at;
        match due {
            Due::Arrival(berth) => self.arrive(berth, records),
            Due::Timer { robot, timer } => self.ring(robot, timer, records),
            Due::MotionEnd(robot) => self.finish_motion(robot, records),
            Due::PowerOn(robot) => self.power_on(robot, records),
            Due::Patience { team, number } => self.lose_patience(Ticket { team, number }, records),
            Due::Autopilot(team) => self.drive(team, records),
        }
        true
    }

    /// Lets everything happen up to and including an instant, and makes that the present.
    pub fn advance_to(&mut self, until: SimTime, records: Records) {
        while self.next_at().is_some_and(|at| at <= until) {
            self.step(records);
        }
        self.now = self.now.max(until);
    }

    fn begin(&mut self, records: Records) {
        for robot in RobotId::all(self.setup.scheme.robots()) {
            let started = self.tell(None, What::Started { robot }, records);
            self.hand_in(robot, Input::Start, started, records);
        }
        for team in 0..self.teams.len() {
            if self.setup.teams[team].autopilot {
                let id = self.teams[team].id();
                self.switch_autopilot(id, true);
            }
        }
    }

    /// Writes one record. Never inlined: whoever tells would copy what it says piece by piece.
    #[inline(never)]
    fn tell(&mut self, cause: Option<RecordId>, what: What, records: Records) -> RecordId {
        let id = RecordId(self.next_record);
        self.next_record += 1;
        if self.digests {
            self.digest.absorb(id, self.now, cause, &what);
        }
        records.push(Record { id, at: self.now, cause, what });
        id
    }

    /// Gives one input to a robot's scheme and carries out what follows.
    fn hand_in(&mut self, robot: RobotId, input: Input<&Message>, cause: RecordId, records: Records) {
        self.robots[robot.index()].replica.step(self.now, input, &mut self.effects);
        self.follow_through(robot, cause, records);
    }

    /// Carries out what a robot's scheme wants.
    fn follow_through(&mut self, robot: RobotId, cause: RecordId, records: Records) {
        if !self.effects.is_empty() {
            let mut effects = std::mem::take(&mut self.effects);
            for effect in effects.drain(..) {
                self.carry_out(robot, effect, cause, records);
            }
            self.effects = effects;
        }
        self.move_on(robot, records);
    }

    fn carry_out(&mut self, robot: RobotId, effect: Effect, cause: RecordId, records: Records) {
        match effect {
            Effect::Send { to, body } => {
                self.send(Direction::new(robot, to), Load::Word(body), cause, records);
            }
            Effect::Answer { ticket, answer } => self.answer(robot, ticket, answer, cause, records),
            Effect::SetTimer { timer, after } => {
                let it = &mut self.robots[robot.index()];
                let at = self.now + it.chance.within(after);
                it.set_timer(timer, cause);
                self.agenda.set_timer(robot, timer, at);
            }
            Effect::CancelTimer(timer) => {
                self.robots[robot.index()].take_timer(timer);
                self.agenda.stop_timer(robot, timer);
            }
            Effect::Execute(call) => {
                let queued = self.tell(Some(cause), What::Queued { robot, call }, records);
                self.robots[robot.index()].body.put(Job::Run(call), queued);
            }
            Effect::Undo => self.robots[robot.index()].body.put(Job::Undo, cause),
            Effect::DropQueue => self.drop_queue(robot, cause, records),
            Effect::Note(note) => {
                self.tell(Some(cause), What::Noted { robot, note }, records);
            }
        }
    }

    fn answer(&mut self, robot: RobotId, ticket: Ticket, answer: Answer, cause: RecordId, records: Records) {
        let answered = self.tell(Some(cause), What::Answered { robot, ticket, answer }, records);
        let load = Load::Answer { ticket, answer };
        self.send(Direction::new(robot, ticket.team), load, answered, records);
    }

    fn drop_queue(&mut self, robot: RobotId, cause: RecordId, records: Records) {
        for job in self.robots[robot.index()].body.drop_queue() {
            match job {
                Job::Run(call) => {
                    self.tell(Some(cause), What::Unqueued { robot, call }, records);
                }
                Job::Undo => {}
            }
        }
    }

    fn ring(&mut self, robot: RobotId, timer: Timer, records: Records) {
        let cause = self.robots[robot.index()].take_timer(timer);
        let rang = self.tell(cause, What::Rang { robot, timer }, records);
        self.hand_in(robot, Input::Timer(timer), rang, records);
    }

    /// The body of a robot takes its next job, if it is free.
    fn move_on(&mut self, robot: RobotId, records: Records) {
        while let Some((job, cause)) = self.robots[robot.index()].body.next_job() {
            match job {
                Job::Run(call) => {
                    let began = self.tell(Some(cause), What::Began { robot, call }, records);
                    let body = &mut self.robots[robot.index()].body;
                    let ends = body.begin(self.now, call, &self.maze, began);
                    self.agenda.put(ends, Due::MotionEnd(robot));
                }
                Job::Undo => self.begin_undo(robot, cause, records),
            }
        }
    }

    fn begin_undo(&mut self, robot: RobotId, cause: RecordId, records: Records) {
        let maze = Rc::clone(&self.maze);
        let body = &mut self.robots[robot.index()].body;
        let Some(last) = body.undoable(&maze) else {
            body.drop_queue();
            let executed = body.count();
            self.hand_in(robot, Input::Undone { executed, possible: false }, cause, records);
            return;
        };
        let began = self.tell(Some(cause), What::BeganUndo { robot, call: last.call }, records);
        let ends = self.robots[robot.index()].body.begin_undo(self.now, last, began);
        self.agenda.put(ends, Due::MotionEnd(robot));
    }

    /// A motion ends: body and disk change in the same instant, then the scheme is told.
    fn finish_motion(&mut self, robot: RobotId, records: Records) {
        let (motion, outcome) =
            self.robots[robot.index()].body.finish().expect("a motion ends only where one has begun");
        let call: Call = motion.call;
        let cause = Some(motion.cause);
        if motion.undo {
            let undid = self.tell(cause, What::UndidMove { call, outcome }, records);
            let input = Input::Undone { executed: outcome.after, possible: true };
            self.hand_in(robot, input, undid, records);
        } else {
            let executed = self.tell(cause, What::Executed { call, outcome }, records);
            self.hand_in(robot, Input::Executed { call, outcome }, executed, records);
        }
    }
}
