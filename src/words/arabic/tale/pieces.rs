//! How names, numbers and quotations are put into Arabic sentences.

use crate::command::Command;
use crate::ids::{Place, RobotId, TeamId, Ticket};
use crate::protocol::Scheme;
use crate::time::{SimTime, Span};
use crate::words::app::AppWords;
use crate::words::arabic::counted::{self, Noun};
use crate::words::arabic::{Arabic, isolated};
use crate::words::number;
use crate::words::tale::brought::Path;
pub(super) use crate::words::tale::pieces::{Link, Quote, Robots, Term};
use crate::words::tale::pieces::{PlainNames, Say, Tongue, listed};
use crate::words::tale::{Means, Sentence};

/// Puts a sentence together from text, names and clauses.
macro_rules! sentence {
    ($($part:expr),* $(,)?) => {
        $crate::words::tale::pieces::sentence!($crate::words::Arabic: $($part),*)
    };
}
pub(super) use sentence;

/// How many of something.
pub(super) struct Count(pub(super) u64, pub(super) &'static Noun);

impl Tongue for Arabic {
    const QUOTES: [&'static str; 2] = ["«", "»"];

    fn ticket(ticket: Ticket) -> String {
        isolated(&ticket.to_string())
    }

    fn command(command: Command) -> &'static str {
        Arabic.command(command)
    }

    fn clock(at: SimTime) -> String {
        isolated(&Arabic.clock(at))
    }

    fn seconds(span: Span) -> String {
        number::seconds_up(span, ".") + "\u{a0}ث"
    }

    /// In Latin letters.
    fn term(term: &'static str) -> String {
        isolated(&["(", term, ")"].concat())
    }
}

impl PlainNames for Arabic {
    fn robot(robot: RobotId) -> String {
        Arabic.robot(robot)
    }

    fn team(team: TeamId) -> String {
        isolated(&Arabic.team(team))
    }
}

impl Say<Arabic> for Link {
    fn say(self, to: &mut Sentence) {
        let Link(one, other) = self;
        to.put(radio(one, other), Means::Link(one, other));
        to.join(sentence![" بين ", one, " و", other]);
    }
}

impl Say<Arabic> for Count {
    fn say(self, to: &mut Sentence) {
        to.put(counted::count(self.0, self.1), Means::Text);
    }
}

impl Say<Arabic> for Robots {
    /// After a preposition or a verb.
    fn say(self, to: &mut Sentence) {
        let begin = match self.0[..] {
            [only] => return Say::<Arabic>::say(only, to),
            [_, _] => "الروبوتين ",
            _ => "الروبوتات ",
        };
        listed(to, begin, &self.0, [" و", " و"]);
    }
}

/// What a radio path is called.
pub(super) fn radio(one: Place, other: Place) -> &'static str {
    match Path::between(one, other) {
        Path::Link => "الوصلة",
        Path::Line => "الخط",
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
