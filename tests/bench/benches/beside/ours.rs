//! Our Raft by itself: five robots in memory, every message delivered at once, bodies that take no time.

use std::collections::VecDeque;

use lockstep::command::{Call, Command, Deed, Outcome};
use lockstep::ids::{RobotId, TeamId, Ticket};
use lockstep::pose::{Cell, Heading, Pose};
use lockstep::protocol::{Answer, Config, Effect, Input, Message, Pictures, Replica, Scheme, Timer, Timing};
use lockstep::time::SimTime;

/// A fleet whose leader is Robot 1.
pub(crate) struct Fleet {
    robots: Vec<Replica>,
    flying: VecDeque<(RobotId, RobotId, Message)>,
    effects: Vec<Effect>,
    /// How many moves each robot has executed.
    executed: [u64; 5],
    number: u32,
    done: u64,
}

const LEADER: RobotId = RobotId(1);

impl Fleet {
    pub(crate) fn led() -> Self {
        let scheme = Scheme::Quorum { robots: 5, pictures: Pictures::Agreed };
        let robot = |me| Replica::new(Config { me, scheme, timing: Timing::default() });
        let robots = RobotId::all(5).map(robot).collect();
        let (flying, effects) = (VecDeque::new(), Vec::new());
        let mut fleet = Fleet { robots, flying, effects, executed: [0; 5], number: 0, done: 0 };
        RobotId::all(5).for_each(|robot| fleet.give(robot, Input::Start));
        fleet.give(LEADER, Input::Timer(Timer::Silence));
        fleet.deliver();
        fleet
    }

    /// So many commands, one after the other, each until every robot has executed it. How many were
    /// answered *done*.
    pub(crate) fn commit(&mut self, many: u32) -> u64 {
        let before = self.done;
        for _ in 0..many {
            self.number += 1;
            let ticket = Ticket { team: TeamId(0), number: self.number };
            self.give(LEADER, Input::Ask(Call { ticket, command: Command::Left }));
            self.deliver();
        }
        self.done - before
    }

    fn deliver(&mut self) {
        while let Some((from, to, body)) = self.flying.pop_front() {
            self.give(to, Input::Message { from, body });
        }
    }

    fn give(&mut self, robot: RobotId, input: Input<Message>) {
        let mut effects = std::mem::take(&mut self.effects);
        self.robots[robot.index()].step(SimTime::ZERO, input.as_ref(), &mut effects);
        let mut finished = Vec::new();
        for effect in effects.drain(..) {
            match effect {
                Effect::Send { to, body } => self.flying.push_back((robot, to, body)),
                Effect::Execute(call) => finished.push(call),
                Effect::Answer { answer: Answer::Done(_), .. } => self.done += 1,
                Effect::Answer { .. }
                | Effect::SetTimer { .. }
                | Effect::CancelTimer(_)
                | Effect::Undo
                | Effect::DropQueue
                | Effect::Note(_) => {}
            }
        }
        self.effects = effects;
        for call in finished {
            self.executed[robot.index()] += 1;
            let pose = Pose { cell: Cell { x: 0, y: 0 }, heading: Heading::North };
            let outcome = Outcome { robot, deed: Deed::Turned, pose, after: self.executed[robot.index()] };
            self.give(robot, Input::Executed { call, outcome });
        }
    }
}
