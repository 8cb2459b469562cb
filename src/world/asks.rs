//! What teams do: ask, ask again, hear answers, lose patience; and the autopilots.

use super::{Load, Records, World};
use crate::agenda::Due;
use crate::command::Command;
use crate::ids::{Direction, RecordId, RobotId, TeamId, Ticket};
use crate::protocol::{Answer, Refusal};
use crate::record::{Verdict, What};
use crate::setup::Address;
use crate::team::{AUTOPILOT_RESTS, AUTOPILOT_THINKS, Autopilot, Next, Plan};

impl World {
    pub(super) fn ask(
        &mut self,
        team: TeamId,
        command: Command,
        to: Option<Address>,
        autopilot: bool,
        cause: Option<RecordId>,
        records: Records,
    ) {
        let now = self.now;
        let console = &mut self.teams[team.index()];
        let to = to.unwrap_or(console.attached);
        let call = console.new_ask(now, command, to);
        let asked = self.tell(cause, What::Asked { call, to, again: false, autopilot }, records);
        self.send_ask(call.ticket, false, asked, records);
    }

    pub(super) fn ask_again(
        &mut self,
        team: TeamId,
        number: Option<u32>,
        to: Option<Address>,
        autopilot: bool,
        cause: Option<RecordId>,
        records: Records,
    ) {
        let now = self.now;
        let console = &mut self.teams[team.index()];
        let Some(number) = number.or_else(|| console.again_means()) else { return };
        let Some(ask) = console.ask_mut(number) else { return };
        let to = to.unwrap_or(ask.to);
        ask.again(now, to);
        let call = ask.call;
        let asked = self.tell(cause, What::Asked { call, to, again: true, autopilot }, records);
        self.send_ask(call.ticket, true, asked, records);
    }

    pub(super) fn attach(&mut self, team: TeamId, to: Address, did: RecordId, records: Records) {
        self.teams[team.index()].attached = to;
        self.tell(Some(did), What::Attached { team, to }, records);
    }

    /// Sends a command to the robot whose turn it is, and starts to wait.
    fn send_ask(&mut self, ticket: Ticket, again: bool, cause: RecordId, records: Records) {
        let patience = self.now + self.setup.patience;
        let ask =
            self.teams[ticket.team.index()].ask_mut(ticket.number).expect("this ticket was just written");
        let (call, target) = (ask.call, ask.target);
        if let Some(old) = ask.patience.replace(patience) {
            self.agenda.cross_out(old, Due::Patience { team: ticket.team, number: ticket.number });
        }
        self.agenda.put(patience, Due::Patience { team: ticket.team, number: ticket.number });
        self.send(Direction::new(ticket.team, target), Load::Ask { call, again }, cause, records);
    }

    pub(super) fn hear(
        &mut self,
        robot: RobotId,
        ticket: Ticket,
        answer: Answer,
        cause: RecordId,
        records: Records,
    ) {
        let next = self.teams[ticket.team.index()].hear(self.now, robot, ticket.number, answer);
        self.follow_up(ticket, next, Some(cause), records);
    }

    pub(super) fn lose_patience(&mut self, ticket: Ticket, records: Records) {
        let next = self.teams[ticket.team.index()].lose_patience(self.now, ticket.number);
        self.follow_up(ticket, next, None, records);
    }

    fn follow_up(&mut self, ticket: Ticket, next: Next, cause: Option<RecordId>, records: Records) {
        match next {
            Next::Wait => {}
            Next::AskNext(robot) => {
                let ask = self.team(ticket.team).ask(ticket.number).expect("its answer was just heard");
                let (call, again) = (ask.call, ask.rounds > 1);
                let to = Address::Robot(robot);
                let asked = self.tell(cause, What::Asked { call, to, again, autopilot: false }, records);
                self.send_ask(ticket, again, asked, records);
            }
            Next::Judge { verdict, late, patience } => {
                if let Some(at) = patience {
                    self.agenda.cross_out(at, Due::Patience { team: ticket.team, number: ticket.number });
                }
                self.tell(cause, What::Judged { ticket, verdict, late }, records);
                self.tell_autopilot(ticket, verdict);
            }
        }
    }

    pub(super) fn switch_autopilot(&mut self, team: TeamId, on: bool) {
        let console = &mut self.teams[team.index()];
        if on == console.autopilot.is_some() {
            return;
        }
        let told =
            |verdict: &Verdict| if let Verdict::Done(outcome) = verdict { Some(outcome.pose) } else { None };
        let last = console.asks().iter().rev().find_map(|ask| told(&ask.verdict));
        let believes = last.unwrap_or(self.maze.start());
        console.autopilot = on.then_some(Autopilot { believes, waits_for: None });
        if on {
            self.agenda.put(self.now + AUTOPILOT_THINKS, Due::Autopilot(team));
        }
    }

    /// The autopilot learns of a verdict on the command it waits for.
    fn tell_autopilot(&mut self, ticket: Ticket, verdict: Verdict) {
        let team = &mut self.teams[ticket.team.index()];
        let Some(autopilot) = team.autopilot.as_mut().filter(|it| it.waits_for == Some(ticket.number)) else {
            return;
        };
        let pause = match verdict {
            Verdict::Done(outcome) => {
                autopilot.believes = outcome.pose;
                AUTOPILOT_THINKS
            }
            Verdict::Refused(Refusal::NotPrimary { primary }) => {
                team.attached = Address::Robot(primary);
                AUTOPILOT_THINKS
            }
            Verdict::Waiting | Verdict::Refused(_) | Verdict::NoAnswer | Verdict::Undone { .. } => {
                AUTOPILOT_RESTS
            }
        };
        self.agenda.put(self.now + pause, Due::Autopilot(ticket.team));
    }

    pub(super) fn drive(&mut self, team: TeamId, records: Records) {
        let maze = std::rc::Rc::clone(&self.maze);
        let Some(plan) = self.team(team).plan(&maze) else { return };
        let attached = self.team(team).attached;
        match plan {
            Plan::Ask(command) => {
                self.ask(team, command, None, true, None, records);
                let number = u32::try_from(self.team(team).asks().len()).expect("it was just numbered");
                if let Some(autopilot) = &mut self.teams[team.index()].autopilot {
                    autopilot.waits_for = Some(number);
                }
            }
            Plan::Again(number) => self.ask_again(team, Some(number), Some(attached), true, None, records),
            Plan::Arrived => {
                self.teams[team.index()].autopilot = None;
                self.tell(None, What::AutopilotArrived { team }, records);
            }
        }
    }
}
