//! How names, numbers and quotations are put into Arabic sentences.

use crate::command::Command;
use crate::ids::{Place, RobotId, TeamId, Ticket};
use crate::protocol::Scheme;
use crate::time::{SimTime, Span};
use crate::words::app::AppWords;
use crate::words::arabic::counted::{self, Noun};
use crate::words::arabic::{Arabic, isolated};
use crate::words::number;
use crate::words::tale::{Means, Sentence};

/// Something that has words in Arabic.
pub(super) trait Say {
    fn say(self, to: &mut Sentence);
}

/// Puts a sentence together from text, names and clauses.
macro_rules! sentence {
    ($($part:expr),* $(,)?) => {{
        let mut whole = Sentence::default();
        $( $crate::words::arabic::tale::pieces::Say::say($part, &mut whole); )*
        whole
    }};
}
pub(super) use sentence;

/// The field's term, in Latin letters and brackets at the end of a sentence.
pub(super) struct Term(pub(super) &'static str);
/// What a message says, in quotation marks.
pub(super) struct Quote(pub(super) Sentence);
/// A link or a line by its ends: *the link between Robot 1 and Robot 3*.
pub(super) struct Link(pub(super) Place, pub(super) Place);
/// How many of something.
pub(super) struct Count(pub(super) u64, pub(super) &'static Noun);
/// Several robots after a preposition or a verb: *Robots 1, 2 and 3*.
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
        to.put(Arabic.robot(self), Means::Robot(self));
    }
}

impl Say for TeamId {
    fn say(self, to: &mut Sentence) {
        to.put(isolated(&Arabic.team(self)), Means::Team(self));
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
        to.put(isolated(&self.to_string()), Means::Ticket(self));
    }
}

impl Say for Command {
    fn say(self, to: &mut Sentence) {
        to.put(Arabic.command(self), Means::Command(self));
    }
}

impl Say for SimTime {
    fn say(self, to: &mut Sentence) {
        to.put(isolated(&Arabic.clock(self)), Means::Time(self));
    }
}

impl Say for Span {
    /// Seconds and tenths.
    fn say(self, to: &mut Sentence) {
        to.put(number::seconds_up(self, ".") + "\u{a0}ث", Means::Text);
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
        to.put(isolated(&["(", self.0, ")"].concat()), Means::Term);
    }
}

impl Say for Quote {
    fn say(self, to: &mut Sentence) {
        to.put(["«", &self.0.to_string(), "»"].concat(), Means::Quote);
    }
}

impl Say for Link {
    fn say(self, to: &mut Sentence) {
        let Link(one, other) = self;
        to.put(radio(one, other), Means::Link(one, other));
        sentence![" بين ", one, " و", other].say(to);
    }
}

impl Say for Count {
    fn say(self, to: &mut Sentence) {
        to.put(counted::count(self.0, self.1), Means::Text);
    }
}

impl Say for Robots {
    fn say(self, to: &mut Sentence) {
        let Robots(robots) = self;
        match robots[..] {
            [only] => return only.say(to),
            [_, _] => to.put("الروبوتين ", Means::Text),
            _ => to.put("الروبوتات ", Means::Text),
        }
        for (place, robot) in robots.iter().enumerate() {
            to.put(if place == 0 { "" } else { " و" }, Means::Text);
            to.put(robot.to_string(), Means::Robot(*robot));
        }
    }
}

/// What a radio path is called.
pub(super) fn radio(one: Place, other: Place) -> &'static str {
    match (one, other) {
        (Place::Robot(_), Place::Robot(_)) => "الوصلة",
        (Place::Team(_), _) | (_, Place::Team(_)) => "الخط",
    }
}

/// What an era is called.
pub(super) fn era(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "الولاية ",
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => "الحقبة ",
    }
}

/// What the one in charge is called, of an era that follows: *the leader of*.
pub(super) fn chief(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "قائد",
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => "أساسي",
    }
}

/// *The* one in charge.
pub(super) fn the_chief(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "القائد",
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => "الأساسي",
    }
}

/// One in charge that is not there, after a verb.
pub(super) fn any_chief(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "أي قائد",
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => "أي أساسي",
    }
}
