//! How names, numbers and quotations are put into German sentences.

use crate::command::Command;
use crate::ids::{Place, RobotId, TeamId};
use crate::protocol::Scheme;
use crate::time::{SimTime, Span};
use crate::words::app::AppWords;
use crate::words::german::{German, counted};
use crate::words::number;
use crate::words::tale::brought::Path;
pub(super) use crate::words::tale::pieces::{Link, Quote, Robots, Term};
use crate::words::tale::pieces::{PlainNames, Say, Tongue, listed};
use crate::words::tale::{Means, Sentence};

/// Puts a sentence together from text, names and clauses.
macro_rules! sentence {
    ($($part:expr),* $(,)?) => {
        $crate::words::tale::pieces::sentence!($crate::words::german::German: $($part),*)
    };
}
pub(super) use sentence;

/// How many of something: one word for one, another for several.
pub(super) struct Count(pub(super) u64, pub(super) &'static str, pub(super) &'static str);

impl Tongue for German {
    const QUOTES: [&'static str; 2] = ["„", "“"];

    fn command(asked: Command) -> &'static str {
        command(asked)
    }

    fn clock(at: SimTime) -> String {
        German.clock(at)
    }

    fn seconds(span: Span) -> String {
        [&number::seconds_up(span, ","), "\u{a0}s"].concat()
    }
}

impl PlainNames for German {
    fn robot(robot: RobotId) -> String {
        German.robot(robot)
    }

    fn team(team: TeamId) -> String {
        German.team(team)
    }
}

impl Say<German> for Link {
    fn say(self, to: &mut Sentence) {
        let Link(one, other) = self;
        to.put(radio(one, other), Means::Link(one, other));
        to.join(sentence![" zwischen ", one, " und ", other]);
    }
}

impl Say<German> for Count {
    fn say(self, to: &mut Sentence) {
        let Count(number, one, several) = self;
        to.put(counted(number, one, several), Means::Text);
    }
}

impl Say<German> for Robots {
    fn say(self, to: &mut Sentence) {
        match self.0[..] {
            [only] => Say::<German>::say(only, to),
            _ => listed(to, "Roboter ", &self.0, [", ", " und "]),
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
    match Path::between(one, other) {
        Path::Link => "die Verbindung",
        Path::Line => "die Leitung",
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
