//! Who promises what. A law that nobody promised and that breaks is not a mistake but the lesson.

use serde::Serialize;

use super::Law;
use crate::protocol::{Pictures, Replication, Scheme, Silence};

/// Whether a scheme promises a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Promise {
    /// It may never break.
    Promised,
    /// It may break; that is what can be learnt from this scheme.
    NotPromised,
    /// It speaks of something that this scheme does not have.
    NotApplicable,
}

/// What a scheme, with its switches, promises.
#[must_use]
pub fn promised_by(scheme: Scheme, law: Law) -> Promise {
    match scheme {
        Scheme::Alone { robots } => by_alone(robots, law),
        Scheme::Forwarding { .. } => by_forwarding(law),
        Scheme::PrimaryBackup { pictures, replication, silence, .. } => {
            by_primary(pictures, replication, silence, law)
        }
        Scheme::Quorum { pictures, .. } => by_quorum(pictures, law),
    }
}

fn when(promised: bool) -> Promise {
    if promised { Promise::Promised } else { Promise::NotPromised }
}

/// One robot alone forgets nothing that it has done and has nobody to disagree with. Several do not
/// know of each other.
fn by_alone(robots: u8, law: Law) -> Promise {
    match law {
        Law::SameOrder if robots == 1 => Promise::NotApplicable,
        Law::NothingLost | Law::NoStalePicture => when(robots == 1),
        Law::SameOrder | Law::AtMostOnce => Promise::NotPromised,
        Law::Progress => Promise::Promised,
        Law::OneLeader | Law::LogMatching | Law::LeaderCompleteness => Promise::NotApplicable,
    }
}

fn by_forwarding(law: Law) -> Promise {
    match law {
        Law::SameOrder | Law::AtMostOnce | Law::NothingLost | Law::NoStalePicture => Promise::NotPromised,
        Law::Progress => Promise::Promised,
        Law::OneLeader | Law::LogMatching | Law::LeaderCompleteness => Promise::NotApplicable,
    }
}

fn by_primary(pictures: Pictures, replication: Replication, silence: Silence, law: Law) -> Promise {
    let one_for_ever = silence == Silence::Wait;
    match law {
        // Only a robot that takes over can number a move under a number that is taken already.
        Law::SameOrder => when(one_for_ever),
        // What is answered done is then on every robot's disk, whoever takes over.
        Law::NothingLost => when(one_for_ever || replication == Replication::Sync),
        // A primary that was replaced does not know it, and shows what it has; a backup shows what it
        // has been told. With synchronous replication it has been told of every move before the team
        // is, and takes the picture after the moves that it was told of before.
        Law::NoStalePicture => {
            when(one_for_ever && (pictures == Pictures::Agreed || replication == Replication::Sync))
        }
        Law::OneLeader => Promise::Promised,
        // Nobody remembers who asked what.
        Law::AtMostOnce => Promise::NotPromised,
        // It waits for one robot: for the primary, or for the most silent backup. And with *take over*
        // two robots that do not hear each other while a third hears both can take over from each
        // other for ever.
        Law::Progress => Promise::NotPromised,
        Law::LogMatching | Law::LeaderCompleteness => Promise::NotApplicable,
    }
}

fn by_quorum(pictures: Pictures, law: Law) -> Promise {
    match law {
        Law::NoStalePicture => when(pictures == Pictures::Agreed),
        Law::SameOrder
        | Law::AtMostOnce
        | Law::NothingLost
        | Law::OneLeader
        | Law::LogMatching
        | Law::LeaderCompleteness
        | Law::Progress => Promise::Promised,
    }
}
