//! What the schemes leave out, in English.

use super::English;
use crate::words::leaves::{LeavesLabel, LeavesWords, Omission};

impl LeavesWords for English {
    fn leaves(&self, label: LeavesLabel) -> &'static str {
        match label {
            LeavesLabel::Note => "What real systems of this kind have or must bear, and this one does not:",
        }
    }

    #[expect(clippy::too_many_lines, reason = "one exhaustive match, a sentence each")]
    fn omission(&self, omission: Omission) -> (&'static str, &'static str) {
        match omission {
            Omission::NoTalk => (
                "Robots send each other nothing: no common order, no repair, and nobody notices a difference.",
                "replication",
            ),
            Omission::NoAcknowledgement => {
                ("Nobody confirms what was passed on, and nobody sends it again.", "acknowledgement")
            }
            Omission::NoNumbers => (
                "Commands have no numbers: nobody notices that one is missing or comes too late.",
                "total order",
            ),
            Omission::NoMerging => ("Robots that have diverged never come together again.", "anti-entropy"),
            Omission::PicturesPassed => {
                ("Pictures are passed on like moves, though only one of them is looked at.", "local reads")
            }
            Omission::QueueForgotten => {
                ("A reboot loses the commands that were waiting, without a word.", "write-ahead log")
            }
            Omission::NoBackPressure => {
                ("Nobody is told to slow down, however long a queue grows.", "back-pressure")
            }
            Omission::NoSessions => (
                "Nobody remembers who asked what: a command sent again is executed again.",
                "client sessions, idempotence",
            ),
            Omission::OldPictures => ("Nobody says how old a picture may be.", "bounded staleness"),
            Omission::NoSuccessor => ("While the primary is away, nobody takes its place.", "failover"),
            Omission::AllMustConfirm => (
                "One silent backup stops every answer: it is never struck off those that must confirm.",
                "in-sync replicas",
            ),
            Omission::AllOrNone => (
                "There is nothing between answering at once and waiting for every backup.",
                "semi-synchronous replication",
            ),
            Omission::NoVote => (
                "Nobody asks a majority before taking over, so nobody can know that an epoch is over.",
                "quorum, fencing",
            ),
            Omission::NoLease => {
                ("A primary that hears nobody does not stop by itself: two may be at work at once.", "lease")
            }
            Omission::LowestGoesFirst => (
                "The lowest number takes over, not the robot that knows most: what only another backup knew is lost.",
                "most recent replica",
            ),
            Omission::EndlessTakingOver => (
                "Where two robots do not hear each other and a third hears both, the two may take over from each other for ever.",
                "livelock",
            ),
            Omission::NoReconciliation => {
                ("After a split nobody mends the difference: people would have to.", "reconciliation")
            }
            Omission::NotDoneAgain => (
                "Moves that were undone are not done again, and a robot that is out cannot drive back.",
                "compensation",
            ),
            Omission::FixedPatience => (
                "Patience is set once: where messages take longer, leaders are given up for nothing.",
                "adaptive failure detection",
            ),
            Omission::NoHandover => (
                "Whoever leads cannot hand that over on purpose, for instance before a repair.",
                "leadership transfer",
            ),
            Omission::NoCompaction => {
                ("The log is never shortened: every move is kept.", "log compaction, snapshots")
            }
            Omission::NoPipelining => {
                ("New entries leave only when the last ones are answered or taken for lost.", "pipelining")
            }
            Omission::SessionsForEver => {
                ("What came of every move is remembered for ever.", "session expiry")
            }
            Omission::NoLeaseReads => (
                "Every picture costs a round of messages; trusting a clock instead would spare it.",
                "lease reads",
            ),
            Omission::NoListeners => {
                ("Every robot votes: none only listens or only stands by.", "learners, witnesses")
            }
            Omission::RefusalNotFinal => (
                "Where a message between robots arrives twice, a refusal is not final: its other copy may still be executed.",
                "duplicate delivery",
            ),
            Omission::NoRelaying => {
                ("Where a link is cut, nobody sends by way of a third robot.", "relaying, gossip")
            }
            Omission::FixedFleet => {
                ("No robot joins the fleet or leaves it while a run goes on.", "membership change")
            }
            Omission::EqualClocks => ("All clocks run at the same speed.", "clock drift"),
            Omission::PerfectDisks => {
                ("Disks take no time, never fill up and never break.", "storage faults, fsync")
            }
            Omission::NoLiars => ("No robot lies, and no message is changed on its way.", "Byzantine faults"),
            Omission::NoStrangers => {
                ("Anybody may send commands: nobody has to prove who they are.", "authentication")
            }
            Omission::TakesOverLogs => (
                "One thing is added to Raft: a robot that only its old log keeps from being elected first takes over the newest log.",
                "constrained election",
            ),
        }
    }
}
