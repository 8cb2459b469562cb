//! The words for the same story under several schemes, side by side.

use crate::ids::{RobotId, Ticket};
use crate::time::SimTime;
use crate::words::app::Choice;

/// A label of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersusLabel {
    /// Opens it.
    Open,
    /// Its title.
    Title,
    /// What it does.
    Help,
    /// The choice of schemes.
    Schemes,
    /// Nothing differs so far.
    NoDifference,
    /// Goes to where something differs first.
    GoThere,
    /// The button on the time line that goes to where something differs first.
    First,
    /// The heading of the table's first column.
    Scheme,
    /// Promises kept.
    Kept,
    /// Laws that were not promised and held all the same.
    Lucky,
    /// Laws that were not promised and did not hold.
    NotHeld,
    /// Robots out.
    Out,
    /// Commands answered *done*.
    Answered,
    /// Messages for a command.
    Messages,
    /// The average time to an answer.
    Time,
    /// Acts that name a robot that is not there.
    LeftOut,
    /// The robots have executed the same.
    Together,
}

/// The words of one language.
pub trait VersusWords {
    /// A label.
    fn versus(&self, label: VersusLabel) -> &'static str;

    /// The robots of a scheme have been apart since an instant, from a command on.
    fn apart_since(&self, at: SimTime, number: u64) -> String;

    /// The same robot has executed different commands under the same number.
    fn forked(&self, robot: RobotId, number: u64, at: SimTime, executed: &[(Choice, Ticket)]) -> String;

    /// A team was told different things of the same command.
    fn told_differently(&self, ticket: Ticket, at: SimTime, told: &[(Choice, &'static str)]) -> String;
}
