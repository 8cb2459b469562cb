//! How names, numbers and quotations are put into sentences, in every language.
//!
//! A language says in [`Tongue`] how it writes them; what a piece means is the same in all.

use super::{Means, Sentence};
use crate::command::Command;
use crate::ids::{Place, RobotId, TeamId, Ticket};
use crate::time::{SimTime, Span};

/// How a language writes what stands in its sentences.
pub trait Tongue {
    /// The quotation marks.
    const QUOTES: [&'static str; 2];

    /// A ticket: *A14*.
    fn ticket(ticket: Ticket) -> String {
        ticket.to_string()
    }

    /// A command as something to do: *go forward*.
    fn command(command: Command) -> &'static str;

    /// An instant of the run.
    fn clock(at: SimTime) -> String;

    /// Seconds and tenths, rounded up, with their unit.
    fn seconds(span: Span) -> String;

    /// The field's term in its brackets.
    fn term(term: &'static str) -> String {
        ["(", term, ")"].concat()
    }
}

/// A language in which names stand as they are, wherever in a sentence.
pub trait PlainNames: Tongue {
    /// *Robot 1*.
    fn robot(robot: RobotId) -> String;

    /// *Team A*.
    fn team(team: TeamId) -> String;
}

/// Something that has words in a language.
pub trait Say<T> {
    /// Adds its words at the end of a sentence.
    fn say(self, to: &mut Sentence);
}

/// Puts a sentence in one language together from text, names and clauses.
macro_rules! sentence {
    ($tongue:ty: $($part:expr),* $(,)?) => {{
        let mut whole = $crate::words::tale::Sentence::default();
        $( $crate::words::tale::pieces::Say::<$tongue>::say($part, &mut whole); )*
        whole
    }};
}
pub(in crate::words) use sentence;

/// The field's term, in brackets at the end of a sentence.
pub struct Term(pub &'static str);
/// What a message says, in quotation marks.
pub struct Quote(pub Sentence);
/// A link or a line by its ends: *the link between Robot 1 and Robot 3*.
pub struct Link(pub Place, pub Place);
/// Several robots: *Robots 1, 2 and 3*.
pub struct Robots(pub Vec<RobotId>);

impl<T> Say<T> for &'static str {
    fn say(self, to: &mut Sentence) {
        to.put(self, Means::Text);
    }
}

impl<T> Say<T> for String {
    fn say(self, to: &mut Sentence) {
        to.put(self, Means::Text);
    }
}

impl<T> Say<T> for u64 {
    fn say(self, to: &mut Sentence) {
        to.put(self.to_string(), Means::Text);
    }
}

impl<T> Say<T> for Sentence {
    fn say(self, to: &mut Sentence) {
        to.join(self);
    }
}

impl<T: PlainNames> Say<T> for RobotId {
    fn say(self, to: &mut Sentence) {
        to.put(T::robot(self), Means::Robot(self));
    }
}

impl<T: PlainNames> Say<T> for TeamId {
    fn say(self, to: &mut Sentence) {
        to.put(T::team(self), Means::Team(self));
    }
}

impl<T: PlainNames> Say<T> for Place {
    fn say(self, to: &mut Sentence) {
        match self {
            Place::Team(team) => Say::<T>::say(team, to),
            Place::Robot(robot) => Say::<T>::say(robot, to),
        }
    }
}

impl<T: Tongue> Say<T> for Ticket {
    fn say(self, to: &mut Sentence) {
        to.put(T::ticket(self), Means::Ticket(self));
    }
}

impl<T: Tongue> Say<T> for Command {
    fn say(self, to: &mut Sentence) {
        to.put(T::command(self), Means::Command(self));
    }
}

impl<T: Tongue> Say<T> for SimTime {
    fn say(self, to: &mut Sentence) {
        to.put(T::clock(self), Means::Time(self));
    }
}

impl<T: Tongue> Say<T> for Span {
    fn say(self, to: &mut Sentence) {
        to.put(T::seconds(self), Means::Text);
    }
}

impl<T: Tongue> Say<T> for Term {
    fn say(self, to: &mut Sentence) {
        to.put(" ", Means::Text);
        to.put(T::term(self.0), Means::Term);
    }
}

impl<T: Tongue> Say<T> for Quote {
    fn say(self, to: &mut Sentence) {
        let [open, close] = T::QUOTES;
        to.put([open, &self.0.to_string(), close].concat(), Means::Quote);
    }
}

/// The numbers of several robots, one after the other: *Robots 1, 2 and 3*.
pub fn listed(to: &mut Sentence, begin: &'static str, robots: &[RobotId], [comma, and]: [&'static str; 2]) {
    for (place, robot) in robots.iter().enumerate() {
        let before = match place {
            0 => begin,
            _ if place + 1 == robots.len() => and,
            _ => comma,
        };
        to.put(before, Means::Text);
        to.put(robot.to_string(), Means::Robot(*robot));
    }
}
