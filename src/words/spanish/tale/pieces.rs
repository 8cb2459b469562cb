//! How names, numbers and quotations are put into sentences. Names have their article with them, so
//! bare ones do not fit into a Spanish sentence.

use crate::command::Command;
use crate::ids::{Place, RobotId};
use crate::protocol::Scheme;
use crate::time::{SimTime, Span};
use crate::words::number;
use crate::words::spanish::Spanish;
use crate::words::spanish::app::noun;
use crate::words::tale::brought::Path;
pub(super) use crate::words::tale::pieces::{Link, Quote, Robots, Term};
use crate::words::tale::pieces::{Say, Tongue, listed};
use crate::words::tale::{Means, Sentence};

/// Puts a sentence together from text, names and clauses.
macro_rules! sentence {
    ($($part:expr),* $(,)?) => {
        $crate::words::tale::pieces::sentence!($crate::words::Spanish: $($part),*)
    };
}
pub(super) use sentence;

/// A robot or a team with its article, alone or run together with a preposition.
pub(super) struct Name(&'static str, Place);
/// How many of something: one word for one, another for several and for none.
pub(super) struct Count(pub(super) u64, pub(super) &'static str, pub(super) &'static str);
/// Several robots after *a*: *al robot 2*, *a los robots 2 y 3*.
pub(super) struct ToRobots(pub(super) Vec<RobotId>);

/// *el robot 1*.
pub(super) fn el(place: impl Into<Place>) -> Name {
    Name("el ", place.into())
}

/// *El robot 1*: at the beginning of a sentence.
pub(super) fn cap(place: impl Into<Place>) -> Name {
    Name("El ", place.into())
}

/// *del robot 1*.
pub(super) fn del(place: impl Into<Place>) -> Name {
    Name("del ", place.into())
}

/// *al robot 1*.
pub(super) fn al(place: impl Into<Place>) -> Name {
    Name("al ", place.into())
}

impl Tongue for Spanish {
    const QUOTES: [&'static str; 2] = ["«", "»"];

    fn command(asked: Command) -> &'static str {
        command(asked)
    }

    fn clock(at: SimTime) -> String {
        number::clock(at, ",")
    }

    fn seconds(span: Span) -> String {
        [&number::seconds_up(span, ","), "\u{a0}s"].concat()
    }
}

impl Say<Spanish> for Name {
    fn say(self, to: &mut Sentence) {
        let Name(article, place) = self;
        to.put(article, Means::Text);
        to.put(
            noun(place),
            match place {
                Place::Robot(robot) => Means::Robot(robot),
                Place::Team(team) => Means::Team(team),
            },
        );
    }
}

impl Say<Spanish> for Link {
    fn say(self, to: &mut Sentence) {
        let Link(one, other) = self;
        to.put(radio(one, other), Means::Link(one, other));
        to.join(sentence![" entre ", el(one), " y ", el(other)]);
    }
}

impl Say<Spanish> for Count {
    fn say(self, to: &mut Sentence) {
        let Count(number, one, several) = self;
        to.put(
            match number {
                1 => format!("1 {one}"),
                more => format!("{more} {several}"),
            },
            Means::Text,
        );
    }
}

impl Say<Spanish> for Robots {
    /// *los robots 1, 2 y 3*.
    fn say(self, to: &mut Sentence) {
        match self.0[..] {
            [only] => el(only).say(to),
            _ => listed(to, "los robots ", &self.0, [", ", " y "]),
        }
    }
}

impl Say<Spanish> for ToRobots {
    fn say(self, to: &mut Sentence) {
        match self.0[..] {
            [only] => al(only).say(to),
            _ => listed(to, "a los robots ", &self.0, [", ", " y "]),
        }
    }
}

/// A command as something to do: *avanzar*.
pub(super) fn command(command: Command) -> &'static str {
    match command {
        Command::Left => "girar a la izquierda",
        Command::Right => "girar a la derecha",
        Command::Forward => "avanzar",
        Command::Backward => "retroceder",
        Command::Picture => "tomar una foto",
    }
}

/// What a radio path is called, with its article.
pub(super) fn radio(one: Place, other: Place) -> &'static str {
    match Path::between(one, other) {
        Path::Link => "el enlace",
        Path::Line => "la línea",
    }
}

/// What an era is called.
pub(super) fn era(scheme: Scheme) -> &'static str {
    if is_quorum(scheme) { "mandato " } else { "época " }
}

/// The same with its article.
pub(super) fn the_era(scheme: Scheme) -> &'static str {
    if is_quorum(scheme) { "el mandato " } else { "la época " }
}

/// The same after *de*.
pub(super) fn of_era(scheme: Scheme) -> &'static str {
    if is_quorum(scheme) { "del mandato " } else { "de la época " }
}

/// An era that has begun since.
pub(super) fn a_later_era(scheme: Scheme) -> &'static str {
    if is_quorum(scheme) { "un mandato posterior" } else { "una época posterior" }
}

/// What the one in charge is called.
pub(super) fn chief(scheme: Scheme) -> &'static str {
    if is_quorum(scheme) { "líder" } else { "primario" }
}

/// Whether there are terms and leaders, and not epochs and primaries.
fn is_quorum(scheme: Scheme) -> bool {
    matches!(scheme, Scheme::Quorum { .. })
}
