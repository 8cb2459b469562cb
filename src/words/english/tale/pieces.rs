//! How names, numbers and quotations are put into sentences.

use crate::command::Command;
use crate::ids::{Place, RobotId, TeamId};
use crate::protocol::Scheme;
use crate::time::{SimTime, Span};
use crate::words::English;
use crate::words::tale::brought::Path;
pub(super) use crate::words::tale::pieces::{Link, Quote, Robots, Term};
use crate::words::tale::pieces::{PlainNames, Say, Tongue, listed};
use crate::words::tale::{Means, Sentence};

/// Puts a sentence together from text, names and clauses.
macro_rules! sentence {
    ($($part:expr),* $(,)?) => {
        $crate::words::tale::pieces::sentence!($crate::words::English: $($part),*)
    };
}
pub(super) use sentence;

/// How many of something: one word for one, another for several.
pub(super) struct Count(pub(super) u64, pub(super) &'static str, pub(super) &'static str);

impl Tongue for English {
    const QUOTES: [&'static str; 2] = ["“", "”"];

    fn command(asked: Command) -> &'static str {
        command(asked)
    }

    fn clock(at: SimTime) -> String {
        at.to_string()
    }

    fn seconds(span: Span) -> String {
        let tenths = span.0.div_ceil(100);
        format!("{}.{}\u{a0}s", tenths / 10, tenths % 10)
    }
}

impl PlainNames for English {
    fn robot(robot: RobotId) -> String {
        ["Robot ", &robot.to_string()].concat()
    }

    fn team(team: TeamId) -> String {
        ["Team ", &team.to_string()].concat()
    }
}

impl Say<English> for Link {
    fn say(self, to: &mut Sentence) {
        let Link(one, other) = self;
        to.put(format!("the {}", radio(one, other)), Means::Link(one, other));
        to.join(sentence![" between ", one, " and ", other]);
    }
}

impl Say<English> for Count {
    fn say(self, to: &mut Sentence) {
        let Count(number, one, several) = self;
        to.put(
            match number {
                0 => ["no ", several].concat(),
                1 => ["1 ", one].concat(),
                more => [&more.to_string(), " ", several].concat(),
            },
            Means::Text,
        );
    }
}

impl Say<English> for Robots {
    fn say(self, to: &mut Sentence) {
        match self.0[..] {
            [only] => Say::<English>::say(only, to),
            _ => listed(to, "Robots ", &self.0, [", ", " and "]),
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
    match Path::between(one, other) {
        Path::Link => "link",
        Path::Line => "line",
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
