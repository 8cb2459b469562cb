//! How names, numbers and quotations are put into German sentences.

use super::super::German;
use crate::command::Command;
use crate::ids::{Place, RobotId, TeamId, Ticket};
use crate::protocol::Scheme;
use crate::time::{SimTime, Span};
use crate::words::app::AppWords;
use crate::words::number;
use crate::words::tale::{Means, Sentence};

/// Something that has words in German.
pub(super) trait Say {
    fn say(self, to: &mut Sentence);
}

/// Puts a sentence together from text, names and clauses.
macro_rules! sentence {
    ($($part:expr),* $(,)?) => {{
        let mut whole = Sentence::default();
        $( $crate::words::german::tale::pieces::Say::say($part, &mut whole); )*
        whole
    }};
}
pub(super) use sentence;

/// The field's term, in brackets at the end of a sentence.
pub(super) struct Term(pub(super) &'static str);
/// What a message says, in quotation marks.
pub(super) struct Quote(pub(super) Sentence);
/// A link or a line by its ends: *die Verbindung zwischen Roboter 1 und Roboter 3*.
pub(super) struct Link(pub(super) Place, pub(super) Place);
/// How many of something: one word for one, another for several.
pub(super) struct Count(pub(super) u64, pub(super) &'static str, pub(super) &'static str);
/// Several robots: *Roboter 1, 2 und 3*.
pub(super) struct Robots(pub(super) Vec<RobotId>);

impl Say for &'static str {
    fn say(self, to: &mut Sentence) {
        to.put(self, Means::Text);
    }
}

impl Say for String {
    fn say(self, to: &mut Sentence) {
        to.put(self, Means::Text);
    }
}

impl Say for u64 {
    fn say(self, to: &mut Sentence) {
        to.put(self.to_string(), Means::Text);
    }
}

impl Say for RobotId {
    fn say(self, to: &mut Sentence) {
        to.put(German.robot(self), Means::Robot(self));
    }
}

impl Say for TeamId {
    fn say(self, to: &mut Sentence) {
        to.put(German.team(self), Means::Team(self));
    }
}

impl Say for Place {
    fn say(self, to: &mut Sentence) {
        match self {
            Place::Team(team) => team.say(to),
            Place::Robot(robot) => robot.say(to),
        }
    }
}

impl Say for Ticket {
    fn say(self, to: &mut Sentence) {
        to.put(self.to_string(), Means::Ticket(self));
    }
}

impl Say for Command {
    fn say(self, to: &mut Sentence) {
        to.put(command(self), Means::Command(self));
    }
}

impl Say for SimTime {
    fn say(self, to: &mut Sentence) {
        to.put(German.clock(self), Means::Time(self));
    }
}

impl Say for Span {
    /// Seconds and tenths.
    fn say(self, to: &mut Sentence) {
        to.put([&number::seconds_up(self, ","), "\u{a0}s"].concat(), Means::Text);
    }
}

impl Say for Sentence {
    fn say(self, to: &mut Sentence) {
        to.join(self);
    }
}

impl Say for Term {
    fn say(self, to: &mut Sentence) {
        to.put(" ", Means::Text);
        to.put(["(", self.0, ")"].concat(), Means::Term);
    }
}

impl Say for Quote {
    fn say(self, to: &mut Sentence) {
        to.put(["„", &self.0.to_string(), "“"].concat(), Means::Quote);
    }
}

impl Say for Link {
    fn say(self, to: &mut Sentence) {
        let Link(one, other) = self;
        to.put(radio(one, other), Means::Link(one, other));
        sentence![" zwischen ", one, " und ", other].say(to);
    }
}

impl Say for Count {
    fn say(self, to: &mut Sentence) {
        let Count(number, one, several) = self;
        to.put(super::super::counted(number, one, several), Means::Text);
    }
}

impl Say for Robots {
    fn say(self, to: &mut Sentence) {
        let Robots(robots) = self;
        if let [only] = robots[..] {
            return only.say(to);
        }
        for (place, robot) in robots.iter().enumerate() {
            match place {
                0 => to.put("Roboter ", Means::Text),
                _ if place + 1 == robots.len() => to.put(" und ", Means::Text),
                _ => to.put(", ", Means::Text),
            }
            to.put(robot.to_string(), Means::Robot(*robot));
        }
    }
}

/// A command as something to do: *vorwärts gehen*.
pub(super) fn command(command: Command) -> &'static str {
    match command {
        Command::Left => "nach links drehen",
        Command::Right => "nach rechts drehen",
        Command::Forward => "vorwärts gehen",
        Command::Backward => "rückwärts gehen",
        Command::Picture => "ein Foto machen",
    }
}

/// What a radio path is called, in the nominative and the accusative.
pub(super) fn radio(one: Place, other: Place) -> &'static str {
    match (one, other) {
        (Place::Robot(_), Place::Robot(_)) => "die Verbindung",
        (Place::Team(_), _) | (_, Place::Team(_)) => "die Leitung",
    }
}

/// What an era is called.
pub(super) fn era(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "Amtszeit ",
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => "Epoche ",
    }
}

/// What the one in charge is called, in the nominative and the dative.
pub(super) fn chief(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "Anführer",
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => "Hauptroboter",
    }
}
