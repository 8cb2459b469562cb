//! The words of the card "what this leaves out": what real systems of a kind have or need and the
//! scheme in this program does not. What is left out by which scheme is data; a language has a sentence
//! for each, with the field's term.

use crate::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};

/// Something that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    /// Robots send each other nothing.
    NoTalk,
    /// What was passed on is neither confirmed nor sent again.
    NoAcknowledgement,
    /// Commands have no numbers.
    NoNumbers,
    /// Robots that diverged stay so.
    NoMerging,
    /// Pictures are passed on like moves.
    PicturesPassed,
    /// A reboot loses the queue.
    QueueForgotten,
    /// Nobody is told to slow down.
    NoBackPressure,
    /// Nobody remembers who asked what.
    NoSessions,
    /// How old a picture may be is not bounded.
    OldPictures,
    /// While the primary is away nobody takes its place.
    NoSuccessor,
    /// One silent backup stops all answers.
    AllMustConfirm,
    /// Nothing between answering at once and waiting for all.
    AllOrNone,
    /// Nobody asks a majority before it takes over.
    NoVote,
    /// A primary that hears nobody goes on.
    NoLease,
    /// Not the robot that knows most takes over.
    LowestGoesFirst,
    /// Two robots may take over from each other for ever.
    EndlessTakingOver,
    /// Nobody mends what a split has left.
    NoReconciliation,
    /// What was undone is not done again.
    NotDoneAgain,
    /// Patience does not adapt to the network.
    FixedPatience,
    /// Whoever leads cannot hand that over.
    NoHandover,
    /// The log is never shortened.
    NoCompaction,
    /// One message with entries at a time.
    NoPipelining,
    /// The outcomes of moves are kept for ever.
    SessionsForEver,
    /// Every picture costs a round of messages.
    NoLeaseReads,
    /// All robots vote.
    NoListeners,
    /// With doubled messages a refusal is not final.
    RefusalNotFinal,
    /// Nobody sends by way of a third robot.
    NoRelaying,
    /// The fleet never changes.
    FixedFleet,
    /// All clocks run alike.
    EqualClocks,
    /// Disks take no time and never break.
    PerfectDisks,
    /// Nobody lies.
    NoLiars,
    /// Nobody has to say who they are.
    NoStrangers,
    /// Not left out but added to Raft: a robot may take over a newer log before it stands.
    TakesOverLogs,
}

impl Omission {
    /// What a scheme with its switches leaves out: first what is its own, then what all leave out.
    #[must_use]
    pub fn of(scheme: Scheme) -> Vec<Omission> {
        let mut all = match scheme {
            Scheme::Alone { .. } => of_alone(),
            Scheme::Forwarding { .. } => of_forwarding(),
            Scheme::PrimaryBackup { .. } => of_primary(scheme),
            Scheme::Quorum { pictures, .. } => of_quorum(pictures),
        };
        let talks = !matches!(scheme, Scheme::Alone { .. });
        if talks && scheme.robots() > 2 {
            all.push(Omission::NoRelaying);
        }
        if talks {
            all.push(Omission::FixedFleet);
        }
        all.extend([Omission::PerfectDisks, Omission::NoLiars, Omission::NoStrangers]);
        all
    }
}

fn of_alone() -> Vec<Omission> {
    use Omission::{NoBackPressure, NoSessions, NoTalk, OldPictures, QueueForgotten};
    vec![NoTalk, OldPictures, NoSessions, QueueForgotten, NoBackPressure]
}

fn of_forwarding() -> Vec<Omission> {
    use Omission::*;
    vec![
        NoAcknowledgement,
        NoNumbers,
        NoMerging,
        OldPictures,
        NoSessions,
        QueueForgotten,
        PicturesPassed,
        NoBackPressure,
    ]
}

fn of_primary(scheme: Scheme) -> Vec<Omission> {
    use Omission::*;
    let Scheme::PrimaryBackup { robots, pictures, replication, silence, after_split } = scheme else {
        return Vec::new();
    };
    let mut all = match silence {
        Silence::Wait => vec![NoSuccessor],
        Silence::TakeOver => vec![NoVote, NoLease],
    };
    if silence == Silence::TakeOver && robots > 2 {
        all.extend([LowestGoesFirst, EndlessTakingOver]);
    }
    if silence == Silence::TakeOver {
        all.push(match after_split {
            AfterSplit::LeaveDiverged => NoReconciliation,
            AfterSplit::DriveBack => NotDoneAgain,
        });
    }
    if replication == Replication::Sync {
        all.push(AllMustConfirm);
    }
    if robots > 2 {
        all.push(AllOrNone);
    }
    let fresh =
        silence == Silence::Wait && (pictures == Pictures::Agreed || replication == Replication::Sync);
    if !fresh {
        all.push(OldPictures);
    }
    all.extend([NoSessions, NoHandover, NoCompaction, NoPipelining, NoBackPressure]);
    if silence == Silence::TakeOver {
        all.extend([FixedPatience, EqualClocks]);
    }
    all
}

fn of_quorum(pictures: Pictures) -> Vec<Omission> {
    use Omission::*;
    let reads = if pictures == Pictures::Agreed { NoLeaseReads } else { OldPictures };
    vec![
        NoCompaction,
        NoHandover,
        reads,
        NoPipelining,
        SessionsForEver,
        RefusalNotFinal,
        NoListeners,
        FixedPatience,
        EqualClocks,
        TakesOverLogs,
    ]
}

/// A label of the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeavesLabel {
    /// What the card is about, in one sentence.
    Note,
}

/// The words of one language.
pub trait LeavesWords {
    /// A label.
    fn leaves(&self, label: LeavesLabel) -> &'static str;

    /// What is left out, in one sentence, and the field's term for what is missing.
    fn omission(&self, omission: Omission) -> (&'static str, &'static str);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::laws::{Law, Promise, promised_by};
    use crate::words::{Language, catalogue};

    /// Every scheme with every position of its switches, with two, three and five robots.
    fn schemes() -> Vec<Scheme> {
        let mut all = vec![Scheme::Alone { robots: 2 }];
        for pictures in [Pictures::Agreed, Pictures::Local] {
            all.push(Scheme::Quorum { robots: 3, pictures });
            for replication in [Replication::Async, Replication::Sync] {
                for silence in [Silence::Wait, Silence::TakeOver] {
                    for after_split in [AfterSplit::LeaveDiverged, AfterSplit::DriveBack] {
                        for robots in [2, 3, 5] {
                            all.push(Scheme::Forwarding { robots });
                            all.push(Scheme::PrimaryBackup {
                                robots,
                                pictures,
                                replication,
                                silence,
                                after_split,
                            });
                        }
                    }
                }
            }
        }
        all
    }

    /// What may stand behind a law that is not promised.
    fn behind(law: Law) -> &'static [Omission] {
        match law {
            Law::SameOrder => &[Omission::NoTalk, Omission::NoNumbers, Omission::NoVote],
            Law::AtMostOnce => &[Omission::NoSessions],
            Law::NothingLost => &[Omission::NoTalk, Omission::NoAcknowledgement, Omission::NoVote],
            Law::NoStalePicture => &[Omission::OldPictures],
            Law::Progress => &[Omission::NoSuccessor, Omission::NoVote, Omission::AllMustConfirm],
            Law::OneLeader | Law::LogMatching | Law::LeaderCompleteness => &[],
        }
    }

    #[test]
    fn what_is_not_promised_is_on_the_card_and_what_is_promised_is_not() {
        for scheme in schemes() {
            let card = Omission::of(scheme);
            for law in Law::ALL {
                let said = behind(law).iter().any(|omission| card.contains(omission));
                match promised_by(scheme, law) {
                    Promise::NotPromised => assert!(said, "{scheme:?}: nothing about {}", law.name()),
                    Promise::Promised if matches!(law, Law::NoStalePicture | Law::AtMostOnce) => {
                        assert!(!said, "{scheme:?} does promise {}", law.name());
                    }
                    Promise::Promised | Promise::NotApplicable => {}
                }
            }
            let mut once = card.clone();
            once.dedup();
            assert_eq!(once, card, "{scheme:?} says nothing twice");
        }
    }

    #[test]
    fn robots_take_over_for_ever_only_where_a_third_hears_both() {
        for scheme in schemes() {
            let endless = Omission::of(scheme).contains(&Omission::EndlessTakingOver);
            let takes_over = matches!(scheme, Scheme::PrimaryBackup { silence: Silence::TakeOver, .. });
            assert_eq!(endless, takes_over && scheme.robots() > 2, "{scheme:?}");
        }
    }

    #[test]
    fn every_language_has_a_sentence_and_a_term_for_everything() {
        for language in Language::ALL {
            let words = catalogue(language);
            let mut said: Vec<&str> = Vec::new();
            for omission in schemes().into_iter().flat_map(Omission::of) {
                let (sentence, term) = words.omission(omission);
                assert!(sentence.ends_with('.') && !term.is_empty() && !term.ends_with('.'), "{sentence}");
                if !said.contains(&sentence) {
                    said.push(sentence);
                }
            }
            assert_eq!(said.len(), 33, "{language:?}: every sentence is another one");
        }
    }
}
