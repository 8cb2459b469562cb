//! No coordination: each robot obeys whoever talks to it.
//!
//! **What does it promise?** A robot executes the commands that reach it, each as often as it
//! reaches it, in the order of arrival, and answers each when it has been executed. Robots send
//! each other nothing (N1).
//!
//! **What not?** That two robots ever do the same: teams must send every command to every robot
//! themselves, and a command that does not get through to one of them, or gets there in another
//! order, leaves the robots apart. A command sent again is executed again.
//!
//! **When does it stop?** Never as a whole. A robot that is off answers nobody, and the others do
//! not notice.
//!
//! **What does a robot remember over a reboot?** Nothing but where its body stands and how many
//! moves it has executed. Commands that were waiting in its queue are lost without a word.
//!
//! **What is left out?** Everything between robots: no agreement on an order, no repair of what
//! is missing, no memory of who asked what.

use super::{Answer, Config, Input, Out, Role, View, Wait};
use crate::time::SimTime;

/// Robots without coordination send each other nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Msg {}

/// One robot's share: no memory at all, since the body keeps its own queue.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Alone;

impl Alone {
    /// A robot at the beginning of a run.
    #[must_use]
    pub fn new(_config: Config) -> Self {
        Alone
    }

    /// Takes one input.
    pub fn step(&mut self, _now: SimTime, input: Input<&Msg>, out: &mut Out<'_, Msg>) {
        match input {
            Input::Ask(call) => out.execute(call),
            Input::Executed { call, outcome } => out.answer(call.ticket, Answer::Done(outcome)),
            Input::Message { body, .. } => match *body {},
            // It sets no timer and undoes nothing, and a reboot takes nothing from it that it had.
            Input::Start | Input::Restart { .. } | Input::Timer(_) | Input::Undone { .. } => {}
        }
    }

    /// What it shows of itself.
    #[must_use]
    pub fn view(&self) -> View {
        View { role: Role::Equal, era: None, leader: None, pending: Vec::new(), waits: Wait::Command }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Call, Command, Deed, Outcome};
    use crate::ids::{RobotId, TeamId, Ticket};
    use crate::pose::{Cell, Heading, Pose};
    use crate::protocol::{Effect, Scheme, Timing};

    fn step(robot: &mut Alone, input: Input<Msg>) -> Vec<Effect> {
        let mut effects = Vec::new();
        robot.step(SimTime::ZERO, input.as_ref(), &mut Out::new(&mut effects));
        effects
    }

    fn robot() -> Alone {
        let scheme = Scheme::Alone { robots: 3 };
        Alone::new(Config { me: RobotId(2), scheme, timing: Timing::default() })
    }

    #[test]
    fn every_command_is_executed_and_answered_and_goes_nowhere_else() {
        let mut robot = robot();
        let outcome = Outcome {
            robot: RobotId(2),
            deed: Deed::Moved,
            pose: Pose { cell: Cell { x: 0, y: 0 }, heading: Heading::North },
            after: 1,
        };
        for command in Command::ALL {
            let ticket = Ticket { team: TeamId(0), number: 1 };
            let call = Call { ticket, command };
            // The same ticket every time: asked again means executed again.
            assert_eq!(step(&mut robot, Input::Ask(call)), [Effect::Execute(call)]);
            let done = Effect::Answer { ticket, answer: Answer::Done(outcome) };
            assert_eq!(step(&mut robot, Input::Executed { call, outcome }), [done]);
        }
    }

    #[test]
    fn a_start_and_a_reboot_bring_nothing_back() {
        let mut robot = robot();
        assert_eq!(step(&mut robot, Input::Start), []);
        assert_eq!(step(&mut robot, Input::Restart { executed: 4 }), []);
        assert_eq!(robot.view().waits, Wait::Command);
    }
}
