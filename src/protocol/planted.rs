//! Mistakes put into the schemes on purpose, one at a time, to find out whether the referee and the
//! random runs would notice (the mutation check, `docs/mutations.md`).
//!
//! This file exists only with the feature `planted-bugs`, which the app and the headless runner
//! refuse (`src/lib.rs`). Without it the macro `planted!` is the word `false`, so that the schemes are
//! exactly what they are without it.

use std::cell::Cell;

/// One mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// A leader counts entries of any term, not only of its own (Raft §5.4.2, Figure 8).
    CountsOldTerms,
    /// A follower takes for agreed what the leader says is, up to the end of its own log, although
    /// the message has not verified that far.
    AgreesUnverified,
    /// The vote is not on the disk.
    ForgetsVote,
    /// An append crosses out everything behind its place, even what is the same.
    CrossesOutAlways,
    /// The leader takes its own commit index for the read index before an entry of its own term is
    /// agreed (dissertation §6.4, step 1).
    ReadsBeforeOwnEntry,
    /// The leader takes pictures without asking a majority whether it still leads (ReadIndex, steps
    /// 2 and 3).
    ReadsUnconfirmed,
    /// A follower takes pictures for the quorum by itself.
    FollowerReads,
    /// Nobody remembers who asked what (dissertation §6.3).
    NoSessions,
    /// What came of executed moves is lost in a reboot.
    ForgetsSessions,
    /// Half of the robots elect a leader.
    ElectsByHalf,
    /// Half of the robots agree on an entry.
    AgreesByHalf,
    /// Whoever hears no leader raises its term at once, without asking for words (PreVote).
    NoPreVote,
    /// A leader that hears nobody goes on leading (CheckQuorum).
    NoCheckQuorum,
    /// A follower executes what it has written down before it is agreed.
    ExecutesUnagreed,
    /// A robot votes for whoever asks, as often as it is asked.
    VotesTwice,
    /// A robot votes for candidates whose log is older than its own.
    VotesForOldLogs,
    /// A candidate counts votes that were given in another term.
    CountsOldVotes,
    /// A leader counts answers that were given in another term.
    CountsOldAnswers,
    /// Who refuses an append of an earlier term repeats its round, as if it were one of this term. The
    /// random runs found this one in Lockstep itself.
    CountsOldRefusals,
    /// A log that lags is filled up from another one by halves, so that it may be older than before.
    CatchesUpHalfWay,
    /// Primary and backups: a robot that takes over begins the next epoch, whoever it belongs to.
    SharesEpochs,
    /// Primary and backups: *done* is said before the backups have confirmed, although that was asked for.
    AnswersUnconfirmed,
    /// Primary and backups: what is crossed out after a split is not named.
    ForgetsLost,
    /// Primary and backups: a backup takes over although it ought to wait.
    TakesOverUnasked,
    /// Primary and backups: a backup keeps entries that are not the primary's.
    MixesIn,
    /// Strict forwarding: every command is passed on twice.
    PassesTwice,
    /// Strict forwarding: a robot passes on to those with higher numbers what was passed to it.
    PassesAround,
}

impl Bug {
    /// All of them.
    pub const ALL: [Bug; 27] = [
        Bug::CountsOldTerms,
        Bug::AgreesUnverified,
        Bug::ForgetsVote,
        Bug::CrossesOutAlways,
        Bug::ReadsBeforeOwnEntry,
        Bug::ReadsUnconfirmed,
        Bug::FollowerReads,
        Bug::NoSessions,
        Bug::ForgetsSessions,
        Bug::ElectsByHalf,
        Bug::AgreesByHalf,
        Bug::NoPreVote,
        Bug::NoCheckQuorum,
        Bug::ExecutesUnagreed,
        Bug::VotesTwice,
        Bug::VotesForOldLogs,
        Bug::CountsOldVotes,
        Bug::CountsOldAnswers,
        Bug::CountsOldRefusals,
        Bug::CatchesUpHalfWay,
        Bug::SharesEpochs,
        Bug::AnswersUnconfirmed,
        Bug::ForgetsLost,
        Bug::TakesOverUnasked,
        Bug::MixesIn,
        Bug::PassesTwice,
        Bug::PassesAround,
    ];
}

thread_local! {
    static PLANTED: Cell<Option<Bug>> = const { Cell::new(None) };
}

/// From now on the schemes that run on this thread have this mistake, or none.
pub fn plant(bug: Option<Bug>) {
    PLANTED.set(bug);
}

/// Whether this mistake is planted on this thread.
#[must_use]
pub fn is_planted(bug: Bug) -> bool {
    PLANTED.get() == Some(bug)
}

/// Whether any mistake is planted on this thread. Then a scheme does not stop at its own assertions:
/// it is the referee that has to find the mistake.
#[must_use]
pub fn is_any_planted() -> bool {
    PLANTED.get().is_some()
}
