//! How names, numbers and quotations are put into sentences.

use crate::command::Command;
use crate::ids::{Place, RobotId, TeamId, Ticket};
use crate::protocol::Scheme;
use crate::time::{SimTime, Span};
use crate::words::tale::{Means, Sentence};

/// Something that has words in English.
pub(super) trait Say {
    fn say(self, to: &mut Sentence);
}

/// Puts a sentence together from text, names and clauses.
macro_rules! sentence {
    ($($part:expr),* $(,)?) => {{
        let mut whole = Sentence::default();
        $( $crate::words::english::tale::pieces::Say::say($part, &mut whole); )*
        whole
    }};
}
pub(super) use sentence;

/// The field's term, in brackets at the end of a sentence.
pub(super) struct Term(pub(super) &'static str);
/// What a message says, in quotation marks.
pub(super) struct Quote(pub(super) Sentence);
/// A link or a line by its ends: *the link between Robot 1 and Robot 3*.
pub(super) struct Link(pub(super) Place, pub(super) Place);
/// How many of something: one word for one, another for several.
pub(super) struct Count(pub(super) u64, pub(super) &'static str, pub(super) &'static str);
/// Several robots: *Robots 1, 2 and 3*.
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
        to.put(format!("Robot {self}"), Means::Robot(self));
    }
}

impl Say for TeamId {
    fn say(self, to: &mut Sentence) {
        to.put(format!("Team {self}"), Means::Team(self));
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
        to.put(self.to_string(), Means::Time(self));
    }
}

impl Say for Span {
    /// Seconds and tenths.
    fn say(self, to: &mut Sentence) {
        let tenths = self.0.div_ceil(100);
        to.put(format!("{}.{}\u{a0}s", tenths / 10, tenths % 10), Means::Text);
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
        to.put(format!("({})", self.0), Means::Term);
    }
}

impl Say for Quote {
    fn say(self, to: &mut Sentence) {
        to.put(format!("“{}”", self.0), Means::Quote);
    }
}

impl Say for Link {
    fn say(self, to: &mut Sentence) {
        let Link(one, other) = self;
        to.put(format!("the {}", radio(one, other)), Means::Link(one, other));
        sentence![" between ", one, " and ", other].say(to);
    }
}

impl Say for Count {
    fn say(self, to: &mut Sentence) {
        let Count(number, one, several) = self;
        to.put(
            match number {
                0 => format!("no {several}"),
                1 => format!("1 {one}"),
                more => format!("{more} {several}"),
            },
            Means::Text,
        );
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
                0 => to.put("Robots ", Means::Text),
                _ if place + 1 == robots.len() => to.put(" and ", Means::Text),
                _ => to.put(", ", Means::Text),
            }
            to.put(robot.to_string(), Means::Robot(*robot));
        }
    }
}

/// A command as something to do: *go forward*.
pub(super) fn command(command: Command) -> &'static str {
    match command {
        Command::Left => "turn left",
        Command::Right => "turn right",
        Command::Forward => "go forward",
        Command::Backward => "go backward",
        Command::Picture => "take a picture",
    }
}

/// What a radio path is called.
pub(super) fn radio(one: Place, other: Place) -> &'static str {
    match (one, other) {
        (Place::Robot(_), Place::Robot(_)) => "link",
        (Place::Team(_), _) | (_, Place::Team(_)) => "line",
    }
}

/// What an era is called.
pub(super) fn era(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "term ",
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => "epoch ",
    }
}

/// What the one in charge is called.
pub(super) fn chief(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "leader",
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => "primary",
    }
}
