//! The words for asking *why?*: headings, where a command is that has no answer, and ready answers
//! to the questions on which learners stumble.

use crate::ids::{RobotId, Ticket};
use crate::protocol::Scheme;
use crate::time::SimTime;

/// A label of the answer to *why?*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyLabel {
    /// On a small button beside something that can be asked about.
    Short,
    /// The title of the answer.
    Title,
    /// Above the chain of causes, the latest first.
    Because,
    /// Above what never came.
    NeverCame,
    /// What a robot waits for now.
    Now,
    /// Nothing can be said.
    NothingKnown,
    /// Nothing but a message ends this wait.
    NoLimit,
}

/// A question on which learners stumble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// A majority of whom?
    MajorityOfWhom,
    /// On a majority and still not agreed.
    OnMajorityNotCommitted,
    /// What a reboot forgets.
    WhatRebootForgets,
    /// Two leaders at once.
    TwoLeadersAtOnce,
    /// Silence is not failure.
    TimeoutIsNotFailure,
}

/// Where a command is that has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// On its way to the robot that was asked.
    AskFlies,
    /// Lost on its way there.
    AskLost,
    /// The robots have not agreed on it.
    NotAgreed,
    /// A word about it is on its way between robots.
    BetweenRobots,
    /// It waits in a queue.
    Queued,
    /// A body is executing it.
    Executing,
    /// The answer is on its way.
    AnswerFlies,
    /// The answer was lost.
    AnswerLost,
    /// The last word about it between robots was lost.
    WordLost,
    /// A reboot made the robot forget it.
    Forgotten,
    /// Nobody speaks of it.
    Quiet,
}

/// The words of one language.
pub trait WhyWords {
    /// A label.
    fn why(&self, label: WhyLabel) -> &'static str;

    /// The name of a button that asks about something: *Why: …*.
    fn why_this(&self, this: &str) -> String;

    /// Causes that are not shown one by one.
    fn steps_between(&self, steps: usize) -> String;

    /// When a wait ends at the latest.
    fn until(&self, until: SimTime) -> String;

    /// Where a command is that has no answer. One sentence.
    fn whereabouts(&self, place: Whereabouts, ticket: Ticket, robot: Option<RobotId>) -> String;

    /// When the team's patience ends.
    fn patience_ends(&self, until: SimTime) -> String;

    /// The question of a card, and its answer in a few sentences.
    fn card(&self, card: Card, scheme: Scheme) -> (&'static str, &'static str);
}
