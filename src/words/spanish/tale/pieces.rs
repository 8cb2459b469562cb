//! How names, numbers and quotations are put into sentences.

use crate::command::Command;
use crate::ids::{Place, RobotId, Ticket};
use crate::protocol::Scheme;
use crate::time::{SimTime, Span};
use crate::words::number;
use crate::words::spanish::app::noun;
use crate::words::tale::{Means, Sentence};

/// Something that has words in Spanish.
pub(super) trait Say {
    fn say(self, to: &mut Sentence);
}

/// Puts a sentence together from text, names and clauses.
macro_rules! sentence {
    ($($part:expr),* $(,)?) => {{
        let mut whole = Sentence::default();
        $( $crate::words::spanish::tale::pieces::Say::say($part, &mut whole); )*
        whole
    }};
}
pub(super) use sentence;

/// A robot or a team with its article, alone or run together with a preposition.
pub(super) struct Name(&'static str, Place);
/// The field's term, in brackets at the end of a sentence.
pub(super) struct Term(pub(super) &'static str);
/// What a message says, in quotation marks.
pub(super) struct Quote(pub(super) Sentence);
/// A link or a line by its ends: *el enlace entre el robot 1 y el robot 3*.
pub(super) struct Link(pub(super) Place, pub(super) Place);
/// How many of something: one word for one, another for several and for none.
pub(super) struct Count(pub(super) u64, pub(super) &'static str, pub(super) &'static str);
/// Several robots: *los robots 1, 2 y 3*.
pub(super) struct Robots(pub(super) Vec<RobotId>);
/// The same after *a*: *al robot 2*, *a los robots 2 y 3*.
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

impl Say for Name {
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
        to.put(number::clock(self, ","), Means::Time(self));
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
        to.put(format!("«{}»", self.0), Means::Quote);
    }
}

impl Say for Link {
    fn say(self, to: &mut Sentence) {
        let Link(one, other) = self;
        to.put(radio(one, other), Means::Link(one, other));
        sentence![" entre ", el(one), " y ", el(other)].say(to);
    }
}

impl Say for Count {
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

impl Say for Robots {
    fn say(self, to: &mut Sentence) {
        match self.0[..] {
            [only] => el(only).say(to),
            _ => listed("los robots ", &self.0, to),
        }
    }
}

impl Say for ToRobots {
    fn say(self, to: &mut Sentence) {
        match self.0[..] {
            [only] => al(only).say(to),
            _ => listed("a los robots ", &self.0, to),
        }
    }
}

fn listed(begin: &'static str, robots: &[RobotId], to: &mut Sentence) {
    for (place, robot) in robots.iter().enumerate() {
        match place {
            0 => to.put(begin, Means::Text),
            _ if place + 1 == robots.len() => to.put(" y ", Means::Text),
            _ => to.put(", ", Means::Text),
        }
        to.put(robot.to_string(), Means::Robot(*robot));
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
    match (one, other) {
        (Place::Robot(_), Place::Robot(_)) => "el enlace",
        (Place::Team(_), _) | (_, Place::Team(_)) => "la línea",
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
