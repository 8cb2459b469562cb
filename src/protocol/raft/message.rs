//! What the robots of a quorum tell each other, and what they write down.

use crate::command::Call;
use crate::ids::Ticket;
use crate::protocol::{Answer, Gist};

/// One line of a robot's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    /// The term in which a leader wrote it first.
    pub term: u64,
    /// The command; none for the no-op with which a leader begins its term.
    pub call: Option<Call>,
}

/// A place in a log: the number of an entry, from 1, and that entry's term. `Position::START` is
/// the place before the first entry.
///
/// The order of the fields is the rule of Raft §5.4.1: of two logs, the one whose last entry has
/// the higher term is newer; with equal terms, the longer one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The entry's term; 0 before the first.
    pub term: u64,
    /// The entry's number; 0 before the first.
    pub index: u64,
}

impl Position {
    /// The place before the first entry, the same in every log.
    pub const START: Position = Position { term: 0, index: 0 };
}

/// What a robot says when another asks whether it might stand for election.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// It would vote for it.
    Yes,
    /// It would not.
    No,
    /// It hears no leader either and would vote, were its own log not newer.
    Behind {
        /// The end of its own log.
        last: Position,
    },
}

/// What robots tell each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Msg {
    /// Would you vote for me in term `era`? Nobody's term changes (PreVote, dissertation §9.6).
    MayIStand {
        /// The term it would be.
        era: u64,
        /// The end of the asker's log.
        last: Position,
    },
    /// The answer to that.
    Word {
        /// The term of the robot that answers.
        term: u64,
        /// The term that was asked about.
        era: u64,
        /// The answer.
        word: Word,
    },
    /// A pre-candidate whose log is behind asks for what it lacks.
    Missing {
        /// The term it would stand in.
        era: u64,
        /// All its entries up to this number are agreed, so they are in every newer log.
        agreed: u64,
        /// The end of its log.
        last: Position,
    },
    /// The answer to that: the whole rest of the sender's log.
    CatchUp {
        /// The term of the sender.
        term: u64,
        /// The term that was asked about.
        era: u64,
        /// The place before the first entry that follows.
        prev: Position,
        /// Every entry of the sender's log after that place.
        entries: Vec<Entry>,
    },
    /// Vote for me (`RequestVote`, Raft Figure 2).
    VoteForMe {
        /// The candidate's term.
        term: u64,
        /// The end of the candidate's log.
        last: Position,
    },
    /// The answer to that.
    Vote {
        /// The term of the robot that answers.
        term: u64,
        /// Yes or no.
        granted: bool,
    },
    /// Write this down (`AppendEntries`, Raft Figure 2). Without entries it is a sign of life.
    Append {
        /// The leader's term.
        term: u64,
        /// Numbers the leader's appends of this term; the answer repeats it.
        round: u64,
        /// The place before the entries. The follower must have the same entry there.
        prev: Position,
        /// The last entry that the leader knows to be agreed.
        commit: u64,
        /// What to write down after `prev`.
        entries: Vec<Entry>,
    },
    /// Written down.
    Appended {
        /// The term of the robot that answers.
        term: u64,
        /// The round of the append.
        round: u64,
        /// Up to here both logs are the same.
        upto: u64,
    },
    /// Not written down: the append was of an old term, or `prev` is missing or differs.
    Rejected {
        /// The term of the robot that answers.
        term: u64,
        /// The round of the append; 0 if that was of an earlier term.
        round: u64,
        /// The last place at which the two logs might still be the same.
        hint: Position,
    },
    /// A follower passes a team's command to the leader.
    PassUp {
        /// The command.
        call: Call,
    },
    /// The leader's answer to a command that was passed up.
    Result {
        /// Which command.
        ticket: Ticket,
        /// What the team is to be told.
        answer: Answer,
    },
}

impl Msg {
    /// The sender's term, where the receiver must take it over if it is higher (Raft §5.1).
    ///
    /// Not so for the two questions of PreVote, which must not raise anybody's term; nor for
    /// [`Msg::VoteForMe`], which a robot that hears a leader disregards, term and all
    /// (dissertation §6.2).
    pub(super) fn binding_term(&self) -> Option<u64> {
        match *self {
            Msg::Word { term, .. }
            | Msg::CatchUp { term, .. }
            | Msg::Vote { term, .. }
            | Msg::Append { term, .. }
            | Msg::Appended { term, .. }
            | Msg::Rejected { term, .. } => Some(term),
            Msg::MayIStand { .. }
            | Msg::Missing { .. }
            | Msg::VoteForMe { .. }
            | Msg::PassUp { .. }
            | Msg::Result { .. } => None,
        }
    }

    /// What it means, in short.
    #[must_use]
    pub fn gist(&self) -> Gist {
        match *self {
            Msg::MayIStand { era, .. } => Gist::MayIStand { era },
            Msg::Word { era, word, .. } => Gist::Word { era, granted: word == Word::Yes },
            Msg::Missing { era, agreed, .. } => Gist::Missing { era, first: agreed + 1 },
            Msg::CatchUp { era, prev, ref entries, .. } => {
                Gist::CatchUp { era, first: prev.index + 1, count: entries.len() as u64 }
            }
            Msg::VoteForMe { term, .. } => Gist::VoteForMe { era: term },
            Msg::Vote { term, granted } => Gist::Vote { era: term, granted },
            Msg::Append { term, prev, ref entries, .. } => match entries.first() {
                None => Gist::Heartbeat { era: term },
                Some(first) => Gist::WriteDown {
                    era: term,
                    first: prev.index + 1,
                    count: entries.len() as u64,
                    call: first.call,
                },
            },
            Msg::Appended { term, upto, .. } => Gist::Yes { era: term, upto },
            Msg::Rejected { term, hint, .. } => Gist::No { era: term, upto: hint.index },
            Msg::PassUp { call } => Gist::Pass { call },
            Msg::Result { ticket, .. } => Gist::Result { ticket },
        }
    }
}
