//! Strict forwarding: pass it on, then do it.
//!
//! **What does it promise?** A command from a team is passed to every other robot once and then
//! executed; a command from a robot is executed and passed to nobody, so nothing runs in circles
//! (F2). What one robot passes on arrives in that robot's order, as long as messages on a link do
//! not overtake each other (F1). If nothing is lost, all robots execute the same *set* of
//! commands (F3).
//!
//! **What not?** The same *order*: two teams that ask two robots at once have their commands
//! executed in two orders. Nor the same set, once a single message is lost. *Done* is said by the
//! robot that was asked, about itself alone. A command sent again is executed again by everybody.
//!
//! **When does it stop?** Never: each robot goes on alone, whatever happens to the others. That is
//! just the trouble.
//!
//! **What does a robot remember over a reboot?** Where its body stands and how many moves it has
//! executed. Commands in its queue are lost, those passed on while it is off never reach it, and
//! nobody tells it so.
//!
//! **What is left out?** Acknowledgement between robots, sending again, numbering, asking for what
//! is missing. Pictures are passed on like every command, so each robot takes one and only the one
//! asked by the team shows its.

use std::collections::VecDeque;

use super::{Answer, Config, Gist, Input, Note, Out, Role, View, Wait};
use crate::command::{Call, Outcome};
use crate::time::SimTime;

/// What robots tell each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Msg {
    /// A team has asked for this command; do it too.
    Pass(Call),
}

impl Msg {
    /// What it means, in short.
    #[must_use]
    pub fn gist(&self) -> Gist {
        match self {
            Msg::Pass(call) => Gist::Pass { call: *call },
        }
    }
}

/// Who is waiting for an execution that the body has been given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Owed {
    /// A team asked this robot and gets the answer from it.
    Answer,
    /// Another robot passed the command on; that one answers.
    Nothing,
}

/// One robot's share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Forward {
    config: Config,
    /// One entry for each execution that the body has in hand, in its order. The ticket would not
    /// do: when a team sends one command to each robot, the same ticket is asked here and passed
    /// on to here, and the two executions count separately. Memory only.
    owed: VecDeque<Owed>,
}

impl Forward {
    /// A robot at the beginning of a run.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Forward { config, owed: VecDeque::new() }
    }

    /// Takes one input.
    pub fn step(&mut self, _now: SimTime, input: Input<&Msg>, out: &mut Out<'_, Msg>) {
        match input {
            Input::Ask(call) => {
                for other in self.config.others() {
                    out.send(other, Msg::Pass(call));
                    if planted!(PassesTwice) {
                        out.send(other, Msg::Pass(call));
                    }
                }
                out.note(Note::PassedOn { ticket: call.ticket });
                self.give_to_body(call, Owed::Answer, out);
            }
            Input::Message { from: _, body: &Msg::Pass(call) } => {
                if planted!(PassesAround) {
                    self.config.others().filter(|other| *other > self.config.me).for_each(|other| {
                        out.send(other, Msg::Pass(call));
                    });
                }
                self.give_to_body(call, Owed::Nothing, out);
            }
            Input::Executed { call, outcome } => self.executed(call, outcome, out),
            Input::Restart { .. } => self.owed.clear(),
            // It sets no timer and undoes nothing.
            Input::Start | Input::Timer(_) | Input::Undone { .. } => {}
        }
    }

    fn give_to_body(&mut self, call: Call, owed: Owed, out: &mut Out<'_, Msg>) {
        self.owed.push_back(owed);
        out.execute(call);
    }

    fn executed(&mut self, call: Call, outcome: Outcome, out: &mut Out<'_, Msg>) {
        let owed = self.owed.pop_front().expect("the body finishes only what it was given, in that order");
        if owed == Owed::Answer {
            out.answer(call.ticket, Answer::Done(outcome));
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
    use crate::command::{Command, Deed};
    use crate::ids::{RobotId, TeamId, Ticket};
    use crate::pose::{Cell, Heading, Pose};
    use crate::protocol::{Effect, Message, Scheme, Timing};

    fn fleet(robots: u8) -> Vec<Forward> {
        let scheme = Scheme::Forwarding { robots };
        RobotId::all(robots)
            .map(|me| Forward::new(Config { me, scheme, timing: Timing::default() }))
            .collect()
    }

    fn step(robot: &mut Forward, input: Input<Msg>) -> Vec<Effect> {
        let mut effects = Vec::new();
        robot.step(SimTime::ZERO, input.as_ref(), &mut Out::new(&mut effects));
        effects
    }

    fn call(team: u8, number: u32, command: Command) -> Call {
        Call { ticket: Ticket { team: TeamId(team), number }, command }
    }

    fn outcome(robot: u8) -> Outcome {
        let pose = Pose { cell: Cell { x: 0, y: 0 }, heading: Heading::North };
        Outcome { robot: RobotId(robot), deed: Deed::Turned, pose, after: 1 }
    }

    fn pass(to: u8, call: Call) -> Effect {
        Effect::Send { to: RobotId(to), body: Message::Forward(Msg::Pass(call)) }
    }

    #[test]
    fn every_command_goes_to_all_others_once_and_then_to_the_body() {
        for command in Command::ALL {
            let call = call(0, 1, command);
            let mut robots = fleet(3);
            let effects = step(&mut robots[1], Input::Ask(call));
            let note = Effect::Note(Note::PassedOn { ticket: call.ticket });
            assert_eq!(effects, [pass(1, call), pass(3, call), note, Effect::Execute(call)]);
            let received = Input::Message { from: RobotId(2), body: Msg::Pass(call) };
            assert_eq!(step(&mut robots[0], received), [Effect::Execute(call)]);
        }
    }

    #[test]
    fn only_the_robot_that_was_asked_answers() {
        let call = call(0, 1, Command::Left);
        let mut robots = fleet(2);
        step(&mut robots[0], Input::Ask(call));
        step(&mut robots[1], Input::Message { from: RobotId(1), body: Msg::Pass(call) });
        let done = Effect::Answer { ticket: call.ticket, answer: Answer::Done(outcome(1)) };
        assert_eq!(step(&mut robots[0], Input::Executed { call, outcome: outcome(1) }), [done]);
        assert_eq!(step(&mut robots[1], Input::Executed { call, outcome: outcome(2) }), []);
    }

    #[test]
    fn a_command_sent_to_each_robot_is_executed_twice_by_each_and_answered_once_by_each() {
        let call = call(0, 1, Command::Forward);
        let mut robots = fleet(2);
        for robot in &mut robots {
            assert!(step(robot, Input::Ask(call)).contains(&Effect::Execute(call)));
        }
        for (robot, from) in robots.iter_mut().zip([2, 1]) {
            let received = Input::Message { from: RobotId(from), body: Msg::Pass(call) };
            assert_eq!(step(robot, received), [Effect::Execute(call)]);
            let answers =
                |robot: &mut Forward| step(robot, Input::Executed { call, outcome: outcome(1) }).len();
            assert_eq!([answers(robot), answers(robot)], [1, 0]);
        }
    }

    #[test]
    fn a_passed_command_that_came_first_does_not_get_the_answer_of_the_asked_one() {
        let call = call(0, 1, Command::Forward);
        let mut robot = fleet(2).remove(0);
        step(&mut robot, Input::Message { from: RobotId(2), body: Msg::Pass(call) });
        step(&mut robot, Input::Ask(call));
        assert_eq!(step(&mut robot, Input::Executed { call, outcome: outcome(1) }), []);
        assert_eq!(step(&mut robot, Input::Executed { call, outcome: outcome(1) }).len(), 1);
    }

    #[test]
    fn after_a_reboot_nobody_gets_an_answer_that_was_owed_before() {
        let (old, new) = (call(0, 1, Command::Left), call(1, 1, Command::Right));
        let mut robot = fleet(2).remove(0);
        step(&mut robot, Input::Ask(old));
        assert_eq!(step(&mut robot, Input::Restart { executed: 0 }), []);
        step(&mut robot, Input::Message { from: RobotId(2), body: Msg::Pass(new) });
        assert_eq!(step(&mut robot, Input::Executed { call: new, outcome: outcome(1) }), []);
    }

    #[test]
    fn two_teams_at_once_have_their_commands_executed_in_two_orders() {
        let (left, ahead) = (call(0, 1, Command::Left), call(1, 1, Command::Forward));
        let mut robots = fleet(2);
        let mut orders = [Vec::new(), Vec::new()];
        let mut give = |at: usize, input| {
            for effect in step(&mut robots[at], input) {
                if let Effect::Execute(call) = effect {
                    orders[at].push(call);
                }
            }
        };
        give(0, Input::Ask(left));
        give(1, Input::Ask(ahead));
        give(0, Input::Message { from: RobotId(2), body: Msg::Pass(ahead) });
        give(1, Input::Message { from: RobotId(1), body: Msg::Pass(left) });
        assert_eq!(orders, [vec![left, ahead], vec![ahead, left]]);
    }
}
