//! The comparison in German.

use super::{German, heading};
use crate::command::Deed;
use crate::ids::{RobotId, Ticket};
use crate::pose::Pose;
use crate::time::SimTime;
use crate::words::app::{AppWords, Choice};
use crate::words::versus::{Said, VersusLabel, VersusWords};

impl VersusWords for German {
    fn versus(&self, label: VersusLabel) -> &'static str {
        match label {
            VersusLabel::Title => "Dieselbe Geschichte unter jedem Verfahren",
            VersusLabel::Help => "Dieselben Befehle und dieselben Störungen, auf einer Uhr.",
            VersusLabel::Schemes => "Zu vergleichende Verfahren, zwei bis fünf",
            VersusLabel::NoDifference => "Bisher kein Unterschied.",
            VersusLabel::GoThere => "dorthin",
            VersusLabel::First => "Erster Unterschied",
            VersusLabel::Scheme => "Verfahren",
            VersusLabel::Kept => "Versprechen gehalten",
            VersusLabel::Lucky => "nicht versprochen, bisher gehalten",
            VersusLabel::NotHeld => "nicht versprochen, nicht gehalten",
            VersusLabel::Out => "Roboter draußen",
            VersusLabel::Answered => "Befehle erledigt",
            VersusLabel::Messages => "Nachrichten je Befehl",
            VersusLabel::Time => "bis zur Antwort",
            VersusLabel::LeftOut => "ausgelassen: kein solcher Roboter",
            VersusLabel::Together => "alle Roboter sind sich bisher über die Reihenfolge einig",
        }
    }

    fn apart_since(&self, at: SimTime, number: u64) -> String {
        ["auseinander seit ", &self.clock(at), ", ab Befehl ", &number.to_string()].concat()
    }

    fn forked(&self, robot: RobotId, number: u64, at: SimTime, executed: &[(Choice, Ticket)]) -> String {
        let under: Vec<String> =
            executed.iter().map(|(choice, ticket)| under(&ticket.to_string(), *choice)).collect();
        let (at, number) = (self.clock(at), number.to_string());
        let place = ["Erster Unterschied zwischen Robotern, ", &at, ": Befehl ", &number, " von "].concat();
        [&place, &self.robot(robot), " ist ", &under.join(", "), "."].concat()
    }

    fn told_differently(&self, ticket: Ticket, at: SimTime, told: &[Said]) -> String {
        let under: Vec<String> =
            told.iter().map(|said| under(&[said.word, &said.detail].concat(), said.choice)).collect();
        let (ticket, at) = (ticket.to_string(), self.clock(at));
        ["Erster Unterschied für ein Team, ", &at, ": ", &ticket, " – ", &under.join(", "), "."].concat()
    }

    fn happened(&self, deed: Deed) -> &'static str {
        match deed {
            Deed::Moved => "ist gefahren",
            Deed::Turned => "hat sich gedreht",
            Deed::Bumped => "ist gegen eine Wand gestoßen",
            Deed::AlreadyOut => "war schon aus dem Labyrinth",
            Deed::Photographed => "hat ein Foto gemacht",
        }
    }

    fn stood(&self, pose: Pose) -> String {
        ["bei ", &pose.cell.to_string(), ", Blick ", heading(pose.heading)].concat()
    }
}

/// *A1 unter „Quorum aus 3“*.
fn under(what: &str, choice: Choice) -> String {
    [what, " unter „", German.choice(choice), "“"].concat()
}
