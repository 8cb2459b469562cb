//! A small world of its own for the tests of this scheme: links that lose, double and reorder,
//! timers, bodies and reboots. It calls the referee after every step of every robot.

use std::collections::BTreeMap;

use super::referee::Referee;
use super::*;
use crate::rng::{Purpose, Rng};
use crate::time::{Span, SpanRange};

/// How well messages travel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weather {
    pub(super) delay: SpanRange,
    pub(super) loss_per_mille: u16,
    pub(super) doubled_per_mille: u16,
    pub(super) overtake: bool,
}

pub(super) const FAIR: Weather =
    Weather { delay: SpanRange::ms(400, 600), loss_per_mille: 0, doubled_per_mille: 0, overtake: false };

enum Due {
    Arrive { from: RobotId, to: RobotId, body: Msg },
    Ring { robot: RobotId, timer: Timer },
    Finish { robot: RobotId, life: u32 },
    ComeBack { robot: RobotId },
}

/// A robot with its body.
pub(super) struct Robot {
    pub(super) raft: Raft,
    pub(super) on: bool,
    /// How often it has been rebooted; what was begun in an earlier life is gone.
    life: u32,
    timers: BTreeMap<Timer, u64>,
    queue: VecDeque<Call>,
    /// The moves that its body has executed, in order.
    pub(super) executed: Vec<Ticket>,
}

pub(super) struct Fleet {
    pub(super) now: SimTime,
    number: u64,
    agenda: BTreeMap<(SimTime, u64), Due>,
    pub(super) robots: Vec<Robot>,
    /// `open[from][to]`: whether that direction carries messages.
    pub(super) open: [[bool; 5]; 5],
    arrivals: [[SimTime; 5]; 5],
    pub(super) weather: Weather,
    pub(super) rng: Rng,
    pub(super) referee: Referee,
    /// All answers so far, with when they were given.
    pub(super) answers: Vec<(SimTime, Ticket, Answer)>,
    pub(super) notes: Vec<(SimTime, RobotId, Note)>,
}

impl Fleet {
    pub(super) fn new(robots: u8, pictures: Pictures, seed: u64) -> Self {
        let robot = |me: RobotId| Robot {
            raft: Raft::new(config_with(me.0, robots, pictures)),
            on: true,
            life: 0,
            timers: BTreeMap::new(),
            queue: VecDeque::new(),
            executed: Vec::new(),
        };
        let mut fleet = Fleet {
            now: SimTime::ZERO,
            number: 0,
            agenda: BTreeMap::new(),
            robots: RobotId::all(robots).map(robot).collect(),
            open: [[true; 5]; 5],
            arrivals: [[SimTime::ZERO; 5]; 5],
            weather: FAIR,
            rng: Rng::new(seed, Purpose::Chaos),
            referee: Referee::new(seed, robots),
            answers: Vec::new(),
            notes: Vec::new(),
        };
        for robot in RobotId::all(robots) {
            fleet.step(robot, Input::Start);
        }
        fleet
    }

    pub(super) fn count(&self) -> u8 {
        u8::try_from(self.robots.len()).unwrap()
    }

    fn put(&mut self, at: SimTime, due: Due) -> u64 {
        self.number += 1;
        self.agenda.insert((at, self.number), due);
        self.number
    }

    /// Plays on for so many milliseconds.
    pub(super) fn run(&mut self, ms: u64) {
        let until = self.now + Span(ms);
        while let Some(entry) = self.agenda.first_entry().filter(|entry| entry.key().0 <= until) {
            let ((at, number), due) = entry.remove_entry();
            self.now = at;
            self.happen(number, due);
        }
        self.now = until;
    }

    fn happen(&mut self, number: u64, due: Due) {
        match due {
            Due::Arrive { from, to, body } => {
                if self.robots[to.index()].on {
                    self.step(to, Input::Message { from, body });
                }
            }
            Due::Ring { robot, timer } => {
                let timers = &mut self.robots[robot.index()].timers;
                if timers.get(&timer) == Some(&number) {
                    timers.remove(&timer);
                    self.step(robot, Input::Timer(timer));
                }
            }
            Due::Finish { robot, life } => self.finish(robot, life),
            Due::ComeBack { robot } => {
                self.robots[robot.index()].on = true;
                let executed = self.robots[robot.index()].executed.len() as u64;
                self.step(robot, Input::Restart { executed });
            }
        }
    }

    fn finish(&mut self, robot: RobotId, life: u32) {
        let body = &mut self.robots[robot.index()];
        if body.life != life {
            return;
        }
        let call = body.queue.pop_front().unwrap();
        if !call.command.is_picture() {
            body.executed.push(call.ticket);
        }
        let after = body.executed.len() as u64;
        if !body.queue.is_empty() {
            self.put(self.now + Span(400), Due::Finish { robot, life });
        }
        self.step(robot, Input::Executed { call, outcome: outcome(robot.0, call, after) });
    }

    fn step(&mut self, robot: RobotId, input: Input<Msg>) {
        let before = self.referee.look(&self.robots[robot.index()].raft);
        let effects = self.robots[robot.index()].raft.take_at(self.now, input.clone());
        self.referee.judge(self.now, robot, &before, &input, &effects, &self.robots);
        for effect in effects {
            self.carry_out(robot, effect);
        }
    }

    fn carry_out(&mut self, robot: RobotId, effect: Effect) {
        match effect {
            Effect::Send { to, body: Message::Raft(ref body) } => self.send(robot, to, body),
            Effect::Answer { ticket, answer } => self.answers.push((self.now, ticket, answer)),
            Effect::SetTimer { timer, after } => {
                let at = self.now + self.rng.within(after);
                let number = self.put(at, Due::Ring { robot, timer });
                self.robots[robot.index()].timers.insert(timer, number);
            }
            Effect::CancelTimer(timer) => {
                self.robots[robot.index()].timers.remove(&timer);
            }
            Effect::Execute(call) => {
                let body = &mut self.robots[robot.index()];
                body.queue.push_back(call);
                let life = body.life;
                if body.queue.len() == 1 {
                    self.put(self.now + Span(400), Due::Finish { robot, life });
                }
            }
            Effect::Note(note) => self.notes.push((self.now, robot, note)),
            Effect::Send { .. } | Effect::Undo | Effect::DropQueue => {
                panic!("this scheme has no use for {effect:?}")
            }
        }
    }

    fn send(&mut self, from: RobotId, to: RobotId, body: &Msg) {
        let copies = 1 + u8::from(self.rng.chance(self.weather.doubled_per_mille));
        for _ in 0..copies {
            let delay = self.rng.within(self.weather.delay);
            let lost = self.rng.chance(self.weather.loss_per_mille);
            if lost || !self.open[from.index()][to.index()] {
                continue;
            }
            let last = &mut self.arrivals[from.index()][to.index()];
            let mut at = self.now + delay;
            if !self.weather.overtake {
                at = at.max(*last);
                *last = at;
            }
            self.put(at, Due::Arrive { from, to, body: body.clone() });
        }
    }

    pub(super) fn ask(&mut self, robot: u8, call: Call) {
        if self.robots[RobotId(robot).index()].on {
            self.referee.asked(call);
            self.step(RobotId(robot), Input::Ask(call));
        }
    }

    /// One direction carries messages or not; what is on it goes on.
    pub(super) fn direct(&mut self, from: u8, to: u8, open: bool) {
        self.open[RobotId(from).index()][RobotId(to).index()] = open;
    }

    pub(super) fn link(&mut self, one: u8, other: u8, open: bool) {
        self.direct(one, other, open);
        self.direct(other, one, open);
    }

    /// Exactly these links are there.
    pub(super) fn only_links(&mut self, links: &[(u8, u8)]) {
        self.open = [[false; 5]; 5];
        for (one, other) in links {
            self.link(*one, *other, true);
        }
    }

    pub(super) fn mend_all(&mut self) {
        self.open = [[true; 5]; 5];
    }

    pub(super) fn reboot(&mut self, robot: u8, off_ms: u64) {
        let id = RobotId(robot);
        let body = &mut self.robots[id.index()];
        if body.on {
            body.on = false;
            body.life += 1;
            body.timers.clear();
            body.queue.clear();
            self.put(self.now + Span(off_ms), Due::ComeBack { robot: id });
        }
    }

    pub(super) fn robot(&self, robot: u8) -> &Raft {
        &self.robots[RobotId(robot).index()].raft
    }

    /// Who leads the highest term that anybody leads.
    pub(super) fn leader(&self) -> Option<u8> {
        let leads = self.robots.iter().zip(1..).filter(|(robot, _)| robot.on && robot.raft.inspect().leads);
        leads.max_by_key(|(robot, _)| robot.raft.inspect().term).map(|(_, number)| number)
    }

    /// Plays on until somebody leads and has its no-op agreed.
    pub(super) fn until_led(&mut self) -> u8 {
        for _ in 0..600 {
            self.run(100);
            if let Some(leader) = self.leader() {
                let seen = self.robot(leader).inspect();
                if seen.commit == seen.log.len() as u64 {
                    return leader;
                }
            }
        }
        panic!("nobody leads after a minute");
    }

    /// The answers to one command so far.
    pub(super) fn answers_to(&self, ticket: Ticket) -> Vec<Answer> {
        self.answers.iter().filter(|(_, to, _)| *to == ticket).map(|(_, _, answer)| *answer).collect()
    }

    pub(super) fn is_done(&self, ticket: Ticket) -> bool {
        self.answers_to(ticket).iter().any(|answer| matches!(answer, Answer::Done(_)))
    }
}
