//! The comparison in English.

use super::English;
use crate::command::Deed;
use crate::ids::{RobotId, Ticket};
use crate::pose::Pose;
use crate::time::SimTime;
use crate::words::app::{AppWords, Choice};
use crate::words::versus::{Said, VersusLabel, VersusWords};

impl VersusWords for English {
    fn versus(&self, label: VersusLabel) -> &'static str {
        match label {
            VersusLabel::Title => "The same story under each scheme",
            VersusLabel::Help => "The same commands and the same faults, on one clock.",
            VersusLabel::Schemes => "Schemes to compare, two to five",
            VersusLabel::NoDifference => "No difference so far.",
            VersusLabel::GoThere => "go there",
            VersusLabel::First => "First difference",
            VersusLabel::Scheme => "Scheme",
            VersusLabel::Kept => "promises kept",
            VersusLabel::Lucky => "not promised, held so far",
            VersusLabel::NotHeld => "not promised, did not hold",
            VersusLabel::Out => "robots out",
            VersusLabel::Answered => "commands done",
            VersusLabel::Messages => "messages per command",
            VersusLabel::Time => "to an answer",
            VersusLabel::LeftOut => "acts left out: no such robot",
            VersusLabel::Together => "all robots agree on the order so far",
        }
    }

    fn apart_since(&self, at: SimTime, number: u64) -> String {
        let (at, number) = (at.to_string(), number.to_string());
        ["apart since ", &at, ", from command ", &number, " on"].concat()
    }

    fn forked(&self, robot: RobotId, number: u64, at: SimTime, executed: &[(Choice, Ticket)]) -> String {
        let under: Vec<String> =
            executed.iter().map(|(choice, ticket)| under(&ticket.to_string(), *choice)).collect();
        let (at, number) = (at.to_string(), number.to_string());
        [
            "First difference between robots, ",
            &at,
            ": command ",
            &number,
            " of ",
            &self.robot(robot),
            " is ",
            &under.join(", "),
            ".",
        ]
        .concat()
    }

    fn told_differently(&self, ticket: Ticket, at: SimTime, told: &[Said]) -> String {
        let under: Vec<String> =
            told.iter().map(|said| under(&[said.word, &said.detail].concat(), said.choice)).collect();
        let (ticket, at) = (ticket.to_string(), at.to_string());
        ["First difference for a team, ", &at, ": ", &ticket, " is ", &under.join(", "), "."].concat()
    }

    fn happened(&self, deed: Deed) -> &'static str {
        match deed {
            Deed::Moved => "moved",
            Deed::Turned => "turned",
            Deed::Bumped => "bumped into a wall",
            Deed::AlreadyOut => "was out of the maze already",
            Deed::Photographed => "took a picture",
        }
    }

    fn stood(&self, pose: Pose) -> String {
        ["at ", &pose.cell.to_string(), ", looking ", pose.heading.name()].concat()
    }
}

fn under(what: &str, choice: Choice) -> String {
    [what, " under ", English.choice(choice)].concat()
}
