//! A world in miniature: robots, bodies and messages, with every fault at hand. After every event
//! the checks run.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::checks::Oracle;
use crate::command::{Call, Command, Deed, Outcome};
use crate::ids::{RobotId, TeamId, Ticket};
use crate::pose::{Cell, Heading, Pose};
use crate::protocol::backup::{Backup, Msg};
use crate::protocol::{
    AfterSplit, Answer, Config, Effect, Input, Message, Note, Out, Pictures, Replication, Role, Scheme,
    Silence, Timer, Timing,
};
use crate::rng::{Purpose, Rng};
use crate::time::{SimTime, SpanRange};

/// The switches, from the defaults.
#[derive(Clone, Copy)]
pub(super) struct Fleet {
    pub(super) robots: u8,
    pub(super) pictures: Pictures,
    pub(super) replication: Replication,
    pub(super) silence: Silence,
    pub(super) after_split: AfterSplit,
}

pub(super) fn fleet(robots: u8) -> Fleet {
    Fleet {
        robots,
        pictures: Pictures::Local,
        replication: Replication::Async,
        silence: Silence::Wait,
        after_split: AfterSplit::LeaveDiverged,
    }
}

impl Fleet {
    pub(super) fn take_over(self) -> Fleet {
        Fleet { silence: Silence::TakeOver, ..self }
    }

    pub(super) fn sync(self) -> Fleet {
        Fleet { replication: Replication::Sync, ..self }
    }

    pub(super) fn drive_back(self) -> Fleet {
        Fleet { after_split: AfterSplit::DriveBack, ..self }
    }

    pub(super) fn agreed_pictures(self) -> Fleet {
        Fleet { pictures: Pictures::Agreed, ..self }
    }

    pub(super) fn start(self) -> Pump {
        self.start_with(Chances::default())
    }

    pub(super) fn start_with(self, chances: Chances) -> Pump {
        let Fleet { robots, pictures, replication, silence, after_split } = self;
        let scheme = Scheme::PrimaryBackup { robots, pictures, replication, silence, after_split };
        let config = |me| Config { me, scheme, timing: Timing::default() };
        let mut pump = Pump {
            fleet: self,
            now: SimTime::ZERO,
            robots: RobotId::all(robots).map(|me| Backup::new(config(me))).collect(),
            bodies: vec![Body::default(); usize::from(robots)],
            off: vec![None; usize::from(robots)],
            timers: BTreeMap::new(),
            mail: Vec::new(),
            sent: 0,
            cut: BTreeSet::new(),
            rng: Rng::new(chances.seed, Purpose::Chaos),
            chances,
            asked: 0,
            heard: BTreeMap::new(),
            answers: Vec::new(),
            notes: Vec::new(),
            oracle: Oracle::default(),
        };
        for robot in RobotId::all(robots) {
            pump.step(robot, Input::Start);
        }
        pump
    }
}

/// What may happen to messages and motions by chance.
#[derive(Clone, Copy)]
pub(super) struct Chances {
    pub(super) seed: u64,
    pub(super) delay: SpanRange,
    pub(super) loss_per_mille: u16,
    pub(super) doubled_per_mille: u16,
    pub(super) motion: SpanRange,
}

impl Default for Chances {
    fn default() -> Self {
        Chances {
            seed: 1,
            delay: SpanRange::ms(500, 500),
            loss_per_mille: 0,
            doubled_per_mille: 0,
            motion: SpanRange::ms(0, 0),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyJob {
    Run(Call),
    Undo,
}

#[derive(Clone, Default)]
pub(super) struct Body {
    pub(super) done: Vec<Call>,
    pub(super) queue: VecDeque<BodyJob>,
    pub(super) motion: Option<(BodyJob, SimTime)>,
    escaped: bool,
}

#[derive(Clone)]
struct Letter {
    due: SimTime,
    number: u64,
    from: RobotId,
    to: RobotId,
    body: Msg,
}

pub(super) struct Pump {
    pub(super) fleet: Fleet,
    pub(super) now: SimTime,
    pub(super) robots: Vec<Backup>,
    pub(super) bodies: Vec<Body>,
    pub(super) off: Vec<Option<SimTime>>,
    pub(super) timers: BTreeMap<(RobotId, Timer), SimTime>,
    mail: Vec<Letter>,
    sent: u64,
    cut: BTreeSet<(RobotId, RobotId)>,
    pub(super) rng: Rng,
    chances: Chances,
    asked: u32,
    heard: BTreeMap<RobotId, SimTime>,
    pub(super) answers: Vec<(RobotId, Ticket, Answer)>,
    pub(super) notes: Vec<(RobotId, Note)>,
    pub(super) oracle: Oracle,
}

/// What can be due.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Back(RobotId),
    Motion(RobotId),
    Arrival(u64),
    Ring(RobotId, Timer),
}

/// What people do.
impl Pump {
    /// Team A asks a robot.
    pub(super) fn ask(&mut self, robot: u8, command: Command) -> Ticket {
        self.asked += 1;
        let ticket = Ticket { team: TeamId(0), number: self.asked };
        self.ask_again(robot, Call { ticket, command });
        ticket
    }

    pub(super) fn ask_again(&mut self, robot: u8, call: Call) {
        if self.off[RobotId(robot).index()].is_none() {
            self.step(RobotId(robot), Input::Ask(call));
        }
    }

    pub(super) fn cut_one_way(&mut self, from: u8, to: u8) {
        let direction = (RobotId(from), RobotId(to));
        self.cut.insert(direction);
        self.mail.retain(|letter| (letter.from, letter.to) != direction);
    }

    pub(super) fn cut(&mut self, one: u8, other: u8) {
        self.cut_one_way(one, other);
        self.cut_one_way(other, one);
    }

    pub(super) fn isolate(&mut self, robot: u8) {
        for other in (1..=self.fleet.robots).filter(|other| *other != robot) {
            self.cut(robot, other);
        }
    }

    pub(super) fn mend_all(&mut self) {
        self.cut.clear();
    }

    pub(super) fn reboot(&mut self, robot: u8, off_ms: u64) {
        let robot = RobotId(robot);
        let body = &mut self.bodies[robot.index()];
        body.queue.clear();
        body.motion = None;
        self.timers.retain(|(whose, _), _| *whose != robot);
        self.off[robot.index()] = Some(SimTime(self.now.0 + off_ms));
    }

    /// No more bad luck: default delays, nothing lost or doubled, quick bodies.
    pub(super) fn calm_down(&mut self) {
        self.chances = Chances {
            delay: SpanRange::ms(400, 600),
            loss_per_mille: 0,
            doubled_per_mille: 0,
            motion: SpanRange::ms(0, 300),
            ..self.chances
        };
    }

    pub(super) fn escape(&mut self, robot: u8) {
        self.bodies[RobotId(robot).index()].escaped = true;
    }

    /// Loses what is in flight and fits.
    pub(super) fn lose(&mut self, fits: impl Fn(RobotId, RobotId, &Msg) -> bool) -> usize {
        let before = self.mail.len();
        self.mail.retain(|letter| !fits(letter.from, letter.to, &letter.body));
        before - self.mail.len()
    }

    /// What is in flight and fits arrives at this time from now on.
    pub(super) fn delay_until(&mut self, at_ms: u64, fits: impl Fn(RobotId, RobotId, &Msg) -> bool) {
        for letter in &mut self.mail {
            if fits(letter.from, letter.to, &letter.body) {
                letter.due = SimTime(at_ms);
            }
        }
    }

    /// What is in flight and fits arrives a second time, that much later.
    pub(super) fn double(&mut self, later_ms: u64, fits: impl Fn(RobotId, RobotId, &Msg) -> bool) {
        for letter in self.mail.clone() {
            if fits(letter.from, letter.to, &letter.body) {
                self.sent += 1;
                let due = SimTime(letter.due.0 + later_ms);
                self.mail.push(Letter { due, number: self.sent, ..letter });
            }
        }
    }

    pub(super) fn in_flight(&self, fits: impl Fn(RobotId, RobotId, &Msg) -> bool) -> usize {
        self.mail.iter().filter(|letter| fits(letter.from, letter.to, &letter.body)).count()
    }

    /// A message that nobody has sent just now.
    pub(super) fn forge(&mut self, from: u8, to: u8, body: Msg) {
        self.step(RobotId(to), Input::Message { from: RobotId(from), body });
    }
}

/// What can be looked at.
impl Pump {
    pub(super) fn robot(&self, robot: u8) -> &Backup {
        &self.robots[RobotId(robot).index()]
    }

    pub(super) fn is_on(&self, robot: u8) -> bool {
        self.off[RobotId(robot).index()].is_none()
    }

    pub(super) fn role(&self, robot: u8) -> (Role, u64) {
        let view = self.robot(robot).view();
        (view.role, view.era.unwrap())
    }

    /// When a robot last got a message, in milliseconds.
    pub(super) fn last_heard(&self, robot: u8) -> u64 {
        self.heard[&RobotId(robot)].0
    }

    /// Where a robot believes that it stays diverged.
    pub(super) fn diverged_at(&self, robot: u8) -> Option<u64> {
        self.robot(robot).diverged_at()
    }

    /// The numbers on the tickets that a body has executed.
    pub(super) fn done(&self, robot: u8) -> Vec<u32> {
        self.bodies[RobotId(robot).index()].done.iter().map(|call| call.ticket.number).collect()
    }

    /// The numbers on the tickets that a robot has in its log.
    pub(super) fn log(&self, robot: u8) -> Vec<u32> {
        self.robot(robot).disk.log.after(0).iter().map(|entry| entry.call.ticket.number).collect()
    }

    pub(super) fn notes_of(&self, robot: u8) -> Vec<Note> {
        self.notes.iter().filter(|(who, _)| *who == RobotId(robot)).map(|(_, note)| *note).collect()
    }

    pub(super) fn answer_to(&self, ticket: Ticket) -> Option<Answer> {
        self.answers.iter().rev().find(|(_, asked, _)| *asked == ticket).map(|(_, _, answer)| *answer)
    }

    pub(super) fn is_done(&self, ticket: Ticket) -> bool {
        matches!(self.answer_to(ticket), Some(Answer::Done(_)))
    }
}

/// How time goes on.
impl Pump {
    pub(super) fn run(&mut self, ms: u64) {
        let end = SimTime(self.now.0 + ms);
        while let Some((at, due)) = self.next_due()
            && at <= end
        {
            self.now = self.now.max(at);
            self.happen(due);
        }
        self.now = end;
    }

    fn next_due(&self) -> Option<(SimTime, Due)> {
        let robots = || RobotId::all(self.fleet.robots);
        let back = robots().filter_map(|robot| Some((self.off[robot.index()]?, Due::Back(robot))));
        let motion = |robot: RobotId| Some((self.bodies[robot.index()].motion?.1, Due::Motion(robot)));
        let arrivals = self.mail.iter().map(|letter| (letter.due, Due::Arrival(letter.number)));
        let rings = self.timers.iter().map(|((robot, timer), at)| (*at, Due::Ring(*robot, *timer)));
        back.chain(robots().filter_map(motion)).chain(arrivals).chain(rings).min()
    }

    fn happen(&mut self, due: Due) {
        match due {
            Due::Back(robot) => {
                self.off[robot.index()] = None;
                let executed = self.bodies[robot.index()].done.len() as u64;
                self.step(robot, Input::Restart { executed });
            }
            Due::Motion(robot) => self.finish_motion(robot),
            Due::Arrival(number) => {
                let place = self.mail.iter().position(|letter| letter.number == number).unwrap();
                let letter = self.mail.remove(place);
                if self.off[letter.to.index()].is_none() {
                    self.heard.insert(letter.to, self.now);
                    self.step(letter.to, Input::Message { from: letter.from, body: letter.body });
                }
            }
            Due::Ring(robot, timer) => {
                self.timers.remove(&(robot, timer));
                self.step(robot, Input::Timer(timer));
            }
        }
    }

    fn finish_motion(&mut self, robot: RobotId) {
        let body = &mut self.bodies[robot.index()];
        let input = match body.motion.take().unwrap().0 {
            BodyJob::Run(call) => {
                if !call.command.is_picture() {
                    body.done.push(call);
                }
                let pose = Pose { cell: Cell { x: 0, y: 0 }, heading: Heading::North };
                let deed = if call.command.is_picture() { Deed::Photographed } else { Deed::Bumped };
                let after = body.done.len() as u64;
                Input::Executed { call, outcome: Outcome { robot, deed, pose, after } }
            }
            BodyJob::Undo => {
                body.done.pop().unwrap();
                Input::Undone { executed: body.done.len() as u64, possible: true }
            }
        };
        self.step(robot, input);
    }

    fn step(&mut self, robot: RobotId, input: Input<Msg>) {
        let before = self.robots[robot.index()].clone();
        let mut effects = Vec::new();
        let is_silence = input == Input::Timer(Timer::Silence);
        self.robots[robot.index()].step(self.now, input.as_ref(), &mut Out::new(&mut effects));
        self.check_take_over(robot, &before, is_silence);
        for effect in effects {
            self.carry_out(robot, effect);
        }
        self.move_on(robot);
        self.check();
    }

    fn carry_out(&mut self, robot: RobotId, effect: Effect) {
        let body = &mut self.bodies[robot.index()];
        match effect {
            Effect::Send { to, body: Message::Backup(body) } => self.send(robot, to, body),
            Effect::Send { .. } => panic!("a message of another scheme"),
            Effect::Answer { ticket, answer } => {
                self.check_answer(robot, ticket, &answer);
                self.answers.push((robot, ticket, answer));
            }
            Effect::SetTimer { timer, after } => {
                let after = self.rng.within(after);
                self.timers.insert((robot, timer), SimTime(self.now.0 + after.0));
            }
            Effect::CancelTimer(timer) => {
                self.timers.remove(&(robot, timer));
            }
            Effect::Execute(call) => body.queue.push_back(BodyJob::Run(call)),
            Effect::Undo => body.queue.push_back(BodyJob::Undo),
            Effect::DropQueue => body.queue.clear(),
            Effect::Note(note) => {
                self.check_note(robot, &note);
                self.notes.push((robot, note));
            }
        }
    }

    fn send(&mut self, from: RobotId, to: RobotId, body: Msg) {
        if self.cut.contains(&(from, to)) || self.rng.chance(self.chances.loss_per_mille) {
            return;
        }
        for _ in 0..=u8::from(self.rng.chance(self.chances.doubled_per_mille)) {
            self.sent += 1;
            let due = SimTime(self.now.0 + self.rng.within(self.chances.delay).0);
            self.mail.push(Letter { due, number: self.sent, from, to, body: body.clone() });
        }
    }

    /// The body begins its next job, if it is free.
    fn move_on(&mut self, robot: RobotId) {
        let body = &mut self.bodies[robot.index()];
        if body.motion.is_some() {
            return;
        }
        let Some(job) = body.queue.pop_front() else { return };
        if job == BodyJob::Undo && body.escaped {
            body.queue.clear();
            let executed = body.done.len() as u64;
            return self.step(robot, Input::Undone { executed, possible: false });
        }
        let ends = SimTime(self.now.0 + self.rng.within(self.chances.motion).0);
        self.bodies[robot.index()].motion = Some((job, ends));
    }
}
