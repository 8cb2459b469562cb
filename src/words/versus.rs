//! The words for the same story under several schemes, side by side.

use crate::command::{Deed, Outcome};
use crate::ids::{RobotId, Ticket};
use crate::pose::Pose;
use crate::record::Verdict;
use crate::time::SimTime;
use crate::words::Words;
use crate::words::app::Choice;

/// A label of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersusLabel {
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
    fn told_differently(&self, ticket: Ticket, at: SimTime, told: &[Said]) -> String;

    /// What a robot did, as something that happened: *bumped into a wall*.
    fn happened(&self, deed: Deed) -> &'static str;

    /// Where a robot stood then: *at 2,3, looking north*.
    fn stood(&self, pose: Pose) -> String;
}

/// What a team was told under one scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The scheme.
    pub choice: Choice,
    /// The word for the verdict.
    pub word: &'static str,
    /// What tells this *done* from another, in brackets after a space; empty where the word is enough.
    pub detail: String,
}

/// What a team was told under each scheme, in words that differ wherever what it was told differs. Two
/// commands may both be done and yet end elsewhere, or one of them at a wall: then that is said too.
#[must_use]
pub fn told_apart(words: &dyn Words, told: &[(Choice, Verdict)]) -> Vec<Said> {
    let outcome = |verdict: &Verdict| match verdict {
        Verdict::Done(outcome) => Some(*outcome),
        Verdict::Waiting | Verdict::Refused(_) | Verdict::NoAnswer | Verdict::Undone { .. } => None,
    };
    let done: Vec<Outcome> = told.iter().filter_map(|(_, verdict)| outcome(verdict)).collect();
    let two = |differ: fn(&Outcome, &Outcome) -> bool| {
        done.iter().enumerate().any(|(place, one)| done[place + 1..].iter().any(|other| differ(one, other)))
    };
    let deeds = two(|one, other| one.deed != other.deed);
    let poses = two(|one, other| one.deed == other.deed && one.pose != other.pose);
    let detail = |outcome: Outcome| {
        let deed = if deeds { words.happened(outcome.deed) } else { "" };
        let pose = if poses { words.stood(outcome.pose) } else { String::new() };
        match (deeds, poses) {
            (false, false) => String::new(),
            (true, true) => [" (", deed, " · ", &pose, ")"].concat(),
            (true, false) | (false, true) => [" (", deed, &pose, ")"].concat(),
        }
    };
    told.iter()
        .map(|(choice, verdict)| Said {
            choice: *choice,
            word: words.verdict(verdict),
            detail: outcome(verdict).map(detail).unwrap_or_default(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::TeamId;
    use crate::pose::{Cell, Heading};
    use crate::words::{Language, catalogue};

    fn done(deed: Deed, x: u8) -> Verdict {
        let pose = Pose { cell: Cell { x, y: 2 }, heading: Heading::North };
        Verdict::Done(Outcome { robot: RobotId(1), deed, pose, after: 1 })
    }

    fn sentence(language: Language, told: &[(Choice, Verdict)]) -> String {
        let words = catalogue(language);
        let ticket = Ticket { team: TeamId(0), number: 2 };
        words.told_differently(ticket, SimTime(3_200), &told_apart(words, told))
    }

    #[test]
    fn done_somewhere_else_says_where() {
        let told = [
            (Choice::Alone, done(Deed::Moved, 1)),
            (Choice::Forwarding, done(Deed::Moved, 3)),
            (Choice::QuorumOf3, Verdict::NoAnswer),
        ];
        assert_eq!(
            sentence(Language::English, &told),
            "First difference for a team, 0:03.2: A2 is done (at 1,2, looking north) under No coordination, \
             done (at 3,2, looking north) under Strict forwarding, no answer under Quorum of 3."
        );
    }

    #[test]
    fn done_with_another_deed_says_which() {
        let told = [(Choice::Alone, done(Deed::Moved, 1)), (Choice::Forwarding, done(Deed::Bumped, 3))];
        assert_eq!(
            sentence(Language::English, &told),
            "First difference for a team, 0:03.2: A2 is done (moved) under No coordination, \
             done (bumped into a wall) under Strict forwarding."
        );
    }

    #[test]
    fn where_the_words_are_enough_nothing_is_added() {
        let told = [(Choice::Alone, done(Deed::Moved, 1)), (Choice::Forwarding, Verdict::NoAnswer)];
        assert_eq!(
            sentence(Language::English, &told),
            "First difference for a team, 0:03.2: A2 is done under No coordination, \
             no answer under Strict forwarding."
        );
    }

    /// Whatever two schemes told the team: where it differs, what is said differs, in every language.
    #[test]
    fn no_language_says_the_same_of_different_things() {
        let deeds = [Deed::Moved, Deed::Turned, Deed::Bumped, Deed::AlreadyOut, Deed::Photographed];
        let mut all: Vec<Verdict> = deeds.iter().flat_map(|deed| [done(*deed, 1), done(*deed, 3)]).collect();
        all.extend([Verdict::Waiting, Verdict::NoAnswer, Verdict::Undone { winner: RobotId(2) }]);
        for language in Language::ALL {
            for one in &all {
                for other in all.iter().filter(|other| *other != one) {
                    let said = told_apart(
                        catalogue(language),
                        &[(Choice::Alone, *one), (Choice::Forwarding, *other), (Choice::QuorumOf3, all[0])],
                    );
                    let words = |said: &Said| [said.word, &said.detail].concat();
                    assert_ne!(words(&said[0]), words(&said[1]), "{language:?}: {one:?}, {other:?}");
                }
            }
        }
    }
}
