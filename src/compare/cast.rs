//! A story made to fit a scheme's fleet: which acts can be played, and what commands are called.

use crate::ids::{Place, RobotId, TeamId, Ticket};
use crate::protocol::Scheme;
use crate::setup::{Act, Address, Setup, TimedAct};

/// The acts of a story as far as a fleet has the robots for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cast {
    scheme: Scheme,
    acts: Vec<TimedAct>,
    left_out: Vec<TimedAct>,
    /// For each team, the numbers of the commands that were left out, rising.
    unasked: Vec<Vec<u32>>,
}

impl Cast {
    pub(super) fn new(acts: &[TimedAct], setup: &Setup, scheme: Scheme) -> Self {
        let mut cast = Cast {
            scheme,
            acts: Vec::new(),
            left_out: Vec::new(),
            unasked: vec![Vec::new(); setup.teams.len()],
        };
        let mut ordered = acts.to_vec();
        ordered.sort_by_key(|act| act.at);
        let mut asked = vec![0; setup.teams.len()];
        for act in ordered {
            cast.take(act, &mut asked);
        }
        cast
    }

    /// The set-up under this scheme. Teams whose robot is not there start at the last one that is.
    pub(super) fn setup(&self, setup: &Setup) -> Setup {
        let mut own = Setup { scheme: self.scheme, ..setup.clone() };
        for team in &mut own.teams {
            team.home = team.home.min(RobotId(self.scheme.robots()));
        }
        own
    }

    pub(super) fn acts(&self) -> &[TimedAct] {
        &self.acts
    }

    pub(super) fn left_out(&self) -> &[TimedAct] {
        &self.left_out
    }

    /// What a command of this fleet is called where nothing is left out. Only exact for what people
    /// ask for: an autopilot asks for whatever it needs.
    pub(super) fn original(&self, ticket: Ticket) -> Ticket {
        let mut number = ticket.number;
        for unasked in self.unasked.get(ticket.team.index()).into_iter().flatten() {
            if *unasked <= number {
                number += 1;
            }
        }
        Ticket { number, ..ticket }
    }

    fn take(&mut self, timed: TimedAct, asked: &mut [u32]) {
        let fits = self.fits(&timed.act);
        let mut act = timed.act;
        if let Act::Ask { team, .. } = act
            && let Some(number) = asked.get_mut(team.index())
        {
            *number += 1;
            if !fits {
                self.unasked[team.index()].push(*number);
            }
        }
        if let Act::Again { team, number: Some(number), .. } = &mut act {
            *number -= self.unasked_before(*team, *number);
        }
        if fits {
            self.acts.push(TimedAct { act, ..timed });
        } else {
            self.left_out.push(timed);
        }
    }

    fn unasked_before(&self, team: TeamId, number: u32) -> u32 {
        let missing = self.unasked.get(team.index()).into_iter().flatten().filter(|it| **it < number).count();
        u32::try_from(missing).unwrap_or(0)
    }

    fn fits(&self, act: &Act) -> bool {
        let has = |place: Place| self.has(place);
        match *act {
            Act::Ask { team, to, .. } => has(team.into()) && to.is_none_or(|to| self.has_address(to)),
            Act::Again { team, number, to } => {
                let unasked = number.is_some_and(|number| {
                    self.unasked.get(team.index()).is_some_and(|unasked| unasked.contains(&number))
                });
                has(team.into()) && !unasked && to.is_none_or(|to| self.has_address(to))
            }
            Act::Attach { team, to } => has(team.into()) && self.has_address(to),
            Act::Autopilot { team, .. } => has(team.into()),
            Act::CutOneWay(direction) | Act::MendOneWay(direction) => {
                has(direction.from) && has(direction.to)
            }
            Act::Cut(one, other) | Act::Mend(one, other) => has(one) && has(other),
            Act::Isolate(robot) | Act::Reboot { robot, .. } => has(robot.into()),
            // A split that leaves all these robots together is not a split here.
            Act::Split(groups) => {
                let own = &groups.0[..usize::from(self.scheme.robots())];
                own.iter().any(|group| *group != own[0])
            }
            Act::MendAll | Act::Delay(_) => true,
            Act::Touch(_, flight) => has(flight.direction.from) && has(flight.direction.to),
        }
    }

    fn has(&self, place: Place) -> bool {
        match place {
            Place::Robot(robot) => (1..=self.scheme.robots()).contains(&robot.0),
            Place::Team(team) => team.index() < self.unasked.len(),
        }
    }

    fn has_address(&self, to: Address) -> bool {
        match to {
            Address::Robot(robot) => self.has(robot.into()),
            Address::Each => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::setup::Groups;
    use crate::time::{SimTime, Span};

    #[test]
    fn what_names_a_missing_robot_is_left_out_and_the_others_keep_their_names() {
        let ask = |to| Act::Ask { team: TeamId(0), command: Command::Forward, to };
        let third = Some(Address::Robot(RobotId(3)));
        let acts = [
            ask(None),
            ask(third),
            ask(None),
            Act::Again { team: TeamId(0), number: Some(2), to: None },
            Act::Again { team: TeamId(0), number: Some(3), to: None },
            Act::Isolate(RobotId(4)),
            Act::Split(Groups([1, 1, 2, 2, 2])),
            Act::Split(Groups([1, 2, 2, 2, 2])),
            Act::Reboot { robot: RobotId(2), off: Span(10) },
            Act::Attach { team: TeamId(4), to: Address::Each },
        ];
        let acts: Vec<TimedAct> = (0..).zip(acts).map(|(n, act)| TimedAct { at: SimTime(n), act }).collect();
        let setup = Setup::new(Scheme::Forwarding { robots: 5 });
        let cast = Cast::new(&acts, &setup, Scheme::Forwarding { robots: 2 });
        let kept: Vec<u64> = cast.acts().iter().map(|act| act.at.0).collect();
        let left_out: Vec<u64> = cast.left_out().iter().map(|act| act.at.0).collect();
        assert_eq!(kept, [0, 2, 4, 7, 8]);
        assert_eq!(left_out, [1, 3, 5, 6, 9]);
        assert_eq!(cast.acts()[2].act, Act::Again { team: TeamId(0), number: Some(2), to: None });
        let name = |number| cast.original(Ticket { team: TeamId(0), number }).number;
        assert_eq!([name(1), name(2), name(3)], [1, 3, 4]);
        let whole = Cast::new(&acts[..9], &setup, Scheme::Forwarding { robots: 5 });
        assert!(whole.left_out().is_empty());
    }
}
