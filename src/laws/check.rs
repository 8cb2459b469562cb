//! The inner checks: what may never break under any scheme. A break is a mistake in this program.
//! The letters and numbers are those of `docs/correctness.md`.

use serde::Serialize;

/// One inner check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// C1: time never goes back, and records are numbered without a gap.
    TimeGoesOn,
    /// C2: every message sent is delivered, lost for a reason, or still on its way.
    MessagesAddUp,
    /// C3: nothing is delivered in a direction that is cut, nor across a cut that was mended since.
    CutCarriesNothing,
    /// C4: a robot that is off does nothing, and hears nothing.
    OffMeansOff,
    /// C4: a reboot changes nothing that is on the disk.
    DiskSurvives,
    /// C5: a pose is what the executed commands make of the start, and no wall is crossed.
    PoseFollows,
    /// C6: a robot's executed commands are numbered one by one.
    CountsByOne,
    /// C9: a direction carries no more messages than it may.
    FlightsBounded,
    /// A command of which every request was refused is never executed.
    RefusedMeansNot,
    /// R2: a leader only adds to its log.
    LeaderOnlyAdds,
    /// R5: robots execute the agreed moves, each once, in their order.
    ExecutesAgreed,
    /// R5: two robots never take different entries for agreed under one number.
    AgreedIsOne,
    /// R6: what is executed is agreed, what is agreed is in the log, and neither goes back.
    AgreedOnlyGrows,
    /// R6, R12: an agreed entry is never crossed out.
    AgreedStays,
    /// R7: a term never falls, and a vote is never changed within a term, reboots included.
    TermAndVoteStay,
    /// R8: a leader counts only entries of its own term (Raft §5.4.2).
    CountsOwnTerm,
    /// R9: what becomes agreed is on the disks of a majority at that moment.
    AgreedIsOnMajority,
    /// R10: a follower takes for agreed only what is.
    FollowerAgreesLater,
    /// R11: what a leader believes a follower's log to share with its own, it does share.
    MatchIsTrue,
    /// R12: a move answered *done* is agreed.
    DoneIsAgreed,
    /// R13: a move asked for twice gets the same answer twice.
    SameAnswer,
    /// R14: a picture is confirmed only by a leader that knows what is agreed (an entry of its own term
    /// is) and that has heard a majority after the picture was asked for (dissertation §6.4).
    ReadsAreConfirmed,
    /// R15: nobody leads for long without hearing a majority.
    LeaderHearsMajority,
    /// R16: a robot raises its term by itself only with the word of a majority.
    StandsWithWords,
    /// R16: a robot that hears a leader gives nobody its word or vote.
    NoWordWhileLed,
    /// P2: logs of primary and backups that share an entry share all before it.
    BackupFollows,
    /// P3: with synchronous replication, *done* means written down by every robot.
    DoneIsEverywhere,
    /// P4: a robot takes over only where that is switched on, after silence, with a higher epoch.
    TakesOverAfterSilence,
    /// P5: whoever yields names the moves that are lost by it, and whether they were answered.
    LostIsNamed,
    /// F1: what one robot passes on arrives in that robot's order.
    PassedInOrder,
    /// F2: a command is passed on only by the robot that was asked, and once to each other.
    PassedOnce,
    /// N1: robots without coordination send each other nothing; F2: a body is given a command only
    /// on account of the message that brought it.
    ObeysWhatArrives,
}

impl Check {
    /// All of them.
    pub const ALL: [Check; 32] = [
        Check::TimeGoesOn,
        Check::MessagesAddUp,
        Check::CutCarriesNothing,
        Check::OffMeansOff,
        Check::DiskSurvives,
        Check::PoseFollows,
        Check::CountsByOne,
        Check::FlightsBounded,
        Check::RefusedMeansNot,
        Check::LeaderOnlyAdds,
        Check::ExecutesAgreed,
        Check::AgreedIsOne,
        Check::AgreedOnlyGrows,
        Check::AgreedStays,
        Check::TermAndVoteStay,
        Check::CountsOwnTerm,
        Check::AgreedIsOnMajority,
        Check::FollowerAgreesLater,
        Check::MatchIsTrue,
        Check::DoneIsAgreed,
        Check::SameAnswer,
        Check::ReadsAreConfirmed,
        Check::LeaderHearsMajority,
        Check::StandsWithWords,
        Check::NoWordWhileLed,
        Check::BackupFollows,
        Check::DoneIsEverywhere,
        Check::TakesOverAfterSilence,
        Check::LostIsNamed,
        Check::PassedInOrder,
        Check::PassedOnce,
        Check::ObeysWhatArrives,
    ];
}
