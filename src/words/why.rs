//! The words for asking *why?*: headings, where a command is that has no answer, and ready answers
//! to the questions on which learners stumble.

use crate::ids::{RobotId, Ticket};
use crate::protocol::Scheme;
use crate::time::SimTime;

/// A label of the answer to *why?*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyLabel {
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

/// A known stumbling block; each has a question and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stumble {
    /// A majority of whom? Of the robots configured, not of those that can be heard.
    MajorityOfWhom,
    /// An entry of an old term stands on a majority and is still not agreed (Raft §5.4.2, figure 8).
    OnMajorityNotCommitted,
    /// What a reboot forgets, and what stays on the disk.
    WhatRebootForgets,
    /// Two robots believe at the same time that they lead.
    TwoLeadersAtOnce,
    /// Silence was taken for failure, but what is silent runs; or: no answer does not mean not done.
    TimeoutIsNotFailure,
}

impl Stumble {
    /// All of them.
    pub const ALL: [Stumble; 5] = [
        Stumble::MajorityOfWhom,
        Stumble::OnMajorityNotCommitted,
        Stumble::WhatRebootForgets,
        Stumble::TwoLeadersAtOnce,
        Stumble::TimeoutIsNotFailure,
    ];
}

/// Where a command is that has no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whereabouts {
    /// It is on its way to the robot that was asked.
    AskFlies,
    /// It was lost on its way to the robot that was asked.
    AskLost,
    /// Robots talk about it; what they wait for says more.
    NotAgreed,
    /// A word about it is on its way between robots.
    BetweenRobots,
    /// It waits in the queue of a body.
    Queued,
    /// A body is executing it.
    Executing,
    /// The answer is on its way.
    AnswerFlies,
    /// The answer was lost.
    AnswerLost,
    /// The last word about it between robots was lost.
    WordLost,
    /// The robot that had it was rebooted and does not know it any more.
    Forgotten,
    /// It has been refused by some and is not decided, or nobody speaks of it any more.
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
    fn card(&self, card: Stumble, scheme: Scheme) -> (&'static str, &'static str);
}
