//! Asking *why?* in English.

use super::English;
use crate::ids::{RobotId, Ticket};
use crate::protocol::Scheme;
use crate::time::SimTime;
use crate::words::app::AppWords;
use crate::words::why::{Stumble, Whereabouts, WhyLabel, WhyWords};

impl WhyWords for English {
    fn why(&self, label: WhyLabel) -> &'static str {
        match label {
            WhyLabel::Title => "Why?",
            WhyLabel::Because => "Because, latest first",
            WhyLabel::NeverCame => "What never came",
            WhyLabel::Now => "Now",
            WhyLabel::NothingKnown => "Nothing that happened led to this.",
            WhyLabel::NoLimit => "It would wait for ever: only a message or a command ends this.",
        }
    }

    fn why_this(&self, this: &str) -> String {
        ["Why: ", this].concat()
    }

    fn steps_between(&self, steps: usize) -> String {
        [steps.to_string().as_str(), if steps == 1 { " step between" } else { " steps between" }].concat()
    }

    fn until(&self, until: SimTime) -> String {
        ["If nothing comes, its patience ends at ", &until.to_string(), "."].concat()
    }

    fn whereabouts(&self, place: Whereabouts, ticket: Ticket, robot: Option<RobotId>) -> String {
        let ticket = ticket.to_string();
        let robot = robot.map_or_else(|| "the robot".to_owned(), |robot| self.robot(robot));
        let said = |parts: [&str; 3]| [parts[0], parts[1], parts[2]].concat();
        match place {
            Whereabouts::AskFlies => said([&ticket, " is still on its way to a robot.", ""]),
            Whereabouts::AskLost => said([&ticket, " was lost on its way: no robot has heard of it.", ""]),
            Whereabouts::NotAgreed => {
                said([&robot, " has not got the agreement that it needs for ", &ticket]) + "."
            }
            Whereabouts::BetweenRobots => said(["A word about ", &ticket, " is on its way between robots."]),
            Whereabouts::Queued => said([&ticket, " waits in the queue of ", &robot]) + ".",
            Whereabouts::Executing => said([&robot, " is at it: ", &ticket]) + " takes its time.",
            Whereabouts::AnswerFlies => said(["The answer to ", &ticket, " is on its way."]),
            Whereabouts::AnswerLost => {
                said(["The answer to ", &ticket, " was lost on its way: the team cannot know it."])
            }
            Whereabouts::WordLost => said(["The last word about ", &ticket, " between robots was lost."]),
            Whereabouts::Forgotten => {
                said([&robot, " was rebooted after it had heard of ", &ticket]) + ", and has forgotten it."
            }
            Whereabouts::Quiet => said(["Nobody speaks of ", &ticket, " any more."]),
        }
    }

    fn patience_ends(&self, until: SimTime) -> String {
        ["The team waits until ", &until.to_string(), " at the latest; then it says “no answer”."].concat()
    }

    fn card(&self, card: Stumble, scheme: Scheme) -> (&'static str, &'static str) {
        match card {
            Stumble::MajorityOfWhom => (
                "A majority of whom?",
                "Of all robots that the fleet was set up with, whether they are on, off or out of reach. \
                 Two majorities of one fleet always share a robot, so they can never decide differently. \
                 If only those counted who still hear each other, both sides of a split could have a \
                 “majority”.",
            ),
            Stumble::OnMajorityNotCommitted => (
                "On a majority, and still not agreed?",
                "The entry is from an earlier term. A leader counts robots only for entries of its own \
                 term (Raft, section 5.4.2): even on a majority an old entry can still be overwritten, by \
                 a robot that lacks it but was elected because its last entry is of a later term \
                 (figure 8). As soon as an entry of the leader’s own term stands on a majority, \
                 everything before it is agreed as well. That is why a new leader first writes an empty \
                 entry.",
            ),
            Stumble::WhatRebootForgets => ("What does a reboot forget?", forgets(scheme)),
            Stumble::TwoLeadersAtOnce => ("Two leaders at once?", two_leaders(scheme)),
            Stumble::TimeoutIsNotFailure => (
                "Is silence a failure?",
                "Who waits knows only that nothing came. The other may be off, or slow, or running and cut \
                 off, or its answer was lost on the way back. “No answer” does not mean “not done”, and a \
                 silent robot need not be off.",
            ),
        }
    }
}

fn forgets(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            "All commands that wait in its queue, and the motion that it was at: the body stays where it \
             was. It keeps where it stands and what it has executed, which is written to its disk \
             together with the motion."
        }
        Scheme::PrimaryBackup { .. } => {
            "Which team waits for an answer, what the backups have confirmed, its timers and its queue, \
             which it fills again from its list. It keeps the numbered commands, the highest epoch it has \
             heard of, and what its body has executed; a motion under way does not count."
        }
        Scheme::Quorum { .. } => {
            "Its role, the votes it was given, up to where the others have agreed, and its timers. It \
             keeps its term, its own vote and its log, so that it never votes twice in a term, and what \
             its body has executed, so that no command runs twice."
        }
    }
}

fn two_leaders(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => {
            "Two robots may believe at the same time that they lead, but never in the same term. The one \
             of the older term cannot get a majority to write anything down any more, so nothing that it \
             says is agreed. It lays its role down when it hears of the newer term, or when it has not \
             heard a majority for a while."
        }
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            "Nobody counts votes here: who has heard nothing for long enough takes over. Until they hear \
             each other again both number moves, each in an epoch of its own, and their robots part. Then \
             the one of the lower epoch steps down; what it had answered may be lost, or the robots stay \
             apart."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::TeamId;

    #[test]
    fn whereabouts_are_sentences() {
        let ticket = Ticket { team: TeamId(0), number: 1 };
        let all = [
            Whereabouts::AskFlies,
            Whereabouts::AskLost,
            Whereabouts::NotAgreed,
            Whereabouts::BetweenRobots,
            Whereabouts::Queued,
            Whereabouts::Executing,
            Whereabouts::AnswerFlies,
            Whereabouts::AnswerLost,
            Whereabouts::WordLost,
            Whereabouts::Forgotten,
            Whereabouts::Quiet,
        ];
        for place in all {
            let said = English.whereabouts(place, ticket, Some(RobotId(2)));
            assert!(said.contains("A1") && said.ends_with('.') && !said.contains(".."), "{said}");
        }
    }
}
