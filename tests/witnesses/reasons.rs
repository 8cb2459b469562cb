//! Why a law can be broken under a scheme, or why it cannot even be stated: the words for the
//! witnesses, as data. With [`promised_by`](lockstep::laws::promised_by) every law of every scheme has
//! one of three things: the promise, a run that breaks it and says why, or the reason why none can.

#![allow(clippy::wildcard_enum_match_arm, reason = "each function names the few laws that it speaks of")]

use lockstep::laws::Law;
use lockstep::protocol::{AfterSplit, Replication, Scheme, Silence};

const FORGETFUL: &str = "nobody remembers who asked what: what is asked again is executed again";

/// Why a law that the scheme does not promise can be broken under it.
pub(crate) fn why(scheme: Scheme, law: Law) -> Option<&'static str> {
    match scheme {
        Scheme::Alone { .. } => why_alone(law),
        Scheme::Forwarding { .. } => why_forwarding(law),
        Scheme::PrimaryBackup { replication, silence, after_split, .. } => match silence {
            Silence::Wait => why_waiting(replication, law),
            Silence::TakeOver => why_taking_over(replication, after_split, law),
        },
        Scheme::Quorum { .. } => match law {
            Law::NoStalePicture => Some("the robot that is asked may not have heard of the latest moves yet"),
            _ => None,
        },
    }
}

fn why_alone(law: Law) -> Option<&'static str> {
    match law {
        Law::SameOrder => {
            Some("no robot knows of another: each executes what reaches it, in the order in which it does")
        }
        Law::AtMostOnce => Some(FORGETFUL),
        Law::NothingLost => Some("what one robot has done need never reach another, and nobody looks for it"),
        Law::NoStalePicture => Some("a picture shows what one robot has done, whatever the others have"),
        _ => None,
    }
}

fn why_forwarding(law: Law) -> Option<&'static str> {
    match law {
        Law::SameOrder => {
            Some("each robot executes its own team's command before it hears what others were asked")
        }
        Law::AtMostOnce => Some(FORGETFUL),
        Law::NothingLost => {
            Some("what is passed on may get lost, or come after what was asked later; nobody asks for it")
        }
        Law::NoStalePicture => Some(
            "done is said by the robot that was asked, about itself: another may not have heard of it yet",
        ),
        _ => None,
    }
}

fn why_waiting(replication: Replication, law: Law) -> Option<&'static str> {
    match (law, replication) {
        (Law::AtMostOnce, _) => Some(FORGETFUL),
        (Law::NoStalePicture, _) => Some("the backup that is asked may not have heard of the move yet"),
        (Law::Progress, Replication::Async) => Some("all moves wait for one robot, the primary"),
        (Law::Progress, Replication::Sync) => Some("all moves wait for the primary and for every backup"),
        _ => None,
    }
}

fn why_taking_over(replication: Replication, after_split: AfterSplit, law: Law) -> Option<&'static str> {
    match (law, replication, after_split) {
        (Law::SameOrder, _, AfterSplit::LeaveDiverged) => {
            Some("two primaries of two epochs number moves at once, and what a body has done stays done")
        }
        (Law::SameOrder, _, AfterSplit::DriveBack) => {
            Some("two primaries of two epochs number moves at once; only later does one of them drive back")
        }
        (Law::AtMostOnce, ..) => Some(FORGETFUL),
        (Law::NothingLost, ..) => Some(
            "done is said before anybody else has the move, and who takes over may never have heard of it",
        ),
        (Law::NoStalePicture, Replication::Async, _) => {
            Some("a primary that was replaced does not know it, and a new one lacks what it never heard of")
        }
        (Law::NoStalePicture, Replication::Sync, AfterSplit::LeaveDiverged) => {
            Some("a robot may have made another move in the place of one that it has only written down")
        }
        (Law::NoStalePicture, Replication::Sync, AfterSplit::DriveBack) => Some(
            "a robot may have made another move in the place of one that it has only written down, and has \
             not driven back, or cannot because it is out",
        ),
        (Law::Progress, Replication::Async, _) => {
            Some("two robots that do not hear each other, while a third hears both, take over for ever")
        }
        (Law::Progress, Replication::Sync, _) => {
            Some("every answer waits for the most silent robot, and taking over does not bring that one back")
        }
        _ => None,
    }
}

/// Why a law cannot be broken under a scheme because it speaks of what that scheme does not have.
pub(crate) fn cannot(scheme: Scheme, law: Law) -> Option<&'static str> {
    match (scheme, law) {
        (Scheme::Alone { robots: 1 }, Law::SameOrder) => Some("one robot has nobody to disagree with"),
        (Scheme::Alone { .. } | Scheme::Forwarding { .. }, Law::OneLeader) => Some("no robot leads"),
        (Scheme::Alone { .. } | Scheme::Forwarding { .. }, Law::LogMatching) => {
            Some("no robot keeps a numbered log")
        }
        (Scheme::Alone { .. } | Scheme::Forwarding { .. }, Law::LeaderCompleteness) => {
            Some("no robot leads, and nothing is agreed")
        }
        (Scheme::PrimaryBackup { .. }, Law::LogMatching) => Some(
            "there are no terms; that logs which share an entry share all before it is the inner check \
             `BackupFollows`",
        ),
        (Scheme::PrimaryBackup { .. }, Law::LeaderCompleteness) => {
            Some("nothing is agreed by a majority; what a new primary lacks falls under *nothing lost*")
        }
        _ => None,
    }
}
