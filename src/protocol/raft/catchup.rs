//! The hub with the old log: how a pre-candidate gets the newest log of a majority before it stands.
//!
//! **Why.** Five robots; all links are gone but those of Robot 3, the hub. Robot 1 has an entry that
//! Robot 3 lacks. Robot 3 alone can hear a majority, but Robots 1, 2 and 4 may all refuse it because
//! their logs are newer; Robot 1 has the newest log, but reaches only Robot 3. In plain Raft nobody
//! is ever elected.
//!
//! **How.** A robot that refuses its word *only* because its log is newer says so. When those and
//! the ones that said yes are a majority, in two rounds of asking in a row (else somebody with a
//! newer log has stood in the meantime, as in plain Raft), the pre-candidate asks the one with the
//! newest log for all that comes after its own agreed entries, takes that log over, and stands for
//! election in the same step. Everything else is decided by the ordinary votes.
//!
//! **Why it is safe.** What has to hold is leader completeness (Raft §5.4.3): whoever wins an election
//! has every entry that an earlier leader has counted on a majority, or will. The proof in the paper
//! rests on a voter that accepted such an entry in term *t* and still has it when it votes in a later
//! term. So let robot *V* have accepted it, and then take over a log *X* which is newer in the sense of
//! §5.4.1 (a partial one is never sent). Let *u* be the term of *X*'s last entry; newer means *u* ≥
//! *t*. And *u* is lower than the term that *V* stands in at once, and so than any that it votes in
//! later, because the sender's term is taken over first.
//! - *u* = *t*: both logs begin with the log of the leader of *t*, and *X* is the longer one, so by log
//!   matching *X* has the entry.
//! - *u* > *t*: the leader of *u* had the entry when it was elected, by induction over the terms; it
//!   stands before *X*'s last entry, so by log matching *X* has it.
//!
//! The term goes up in the same step, so a leader of the old term which has counted *V*'s earlier
//! answer is refused by *V* from then on, exactly as if *V* had met a new leader.
//! That the whole rest is sent in one message, however long, is what keeps a half-way log, which
//! might be older than *V*'s own, from ever being on a disk.

use super::*;
use crate::protocol::Denial;

impl Raft {
    /// Whether a majority would follow this pre-candidate, some of them only with a newer log.
    pub(super) fn only_log_is_behind(&self) -> bool {
        self.newest_ahead().is_some_and(|(_, newest)| self.is_majority(self.followers_up_to(newest)))
    }

    /// Who has the newest log among those that would follow but for the log, and where it ends.
    fn newest_ahead(&self) -> Option<(RobotId, Position)> {
        let Role::PreCandidate { ahead, .. } = &self.memory.role else { return None };
        ahead.iter().copied().max_by_key(|(robot, last)| (*last, *robot))
    }

    /// Asks for the newest log, once a round, when a majority would follow but for the log.
    pub(super) fn ask_for_missing(&mut self, out: &mut Out<'_, Msg>) {
        let Some((from, _)) = self.newest_ahead().filter(|_| self.only_log_is_behind()) else { return };
        let Role::PreCandidate { may_catch_up, .. } = &mut self.memory.role else { return };
        if std::mem::take(may_catch_up) {
            let agreed = self.memory.commit;
            let (era, last) = (self.disk.term + 1, self.disk.log.last());
            out.note(Note::AsksForMissing { from, first: agreed + 1 });
            out.send(from, Msg::Missing { era, agreed, last });
        }
    }

    /// How many would follow this pre-candidate if its log ended here, itself included.
    fn followers_up_to(&self, place: Position) -> u8 {
        let Role::PreCandidate { words, ahead, .. } = &self.memory.role else { return 0 };
        let mut followers = *words;
        for (robot, last) in ahead {
            if *last <= place {
                followers.add(*robot);
            }
        }
        followers.count()
    }

    /// A pre-candidate asks for what it lacks. It gets it under the same condition as before: the
    /// log is the only objection.
    pub(super) fn missing(
        &mut self,
        now: SimTime,
        from: RobotId,
        era: u64,
        agreed: u64,
        last: Position,
        out: &mut Out<'_, Msg>,
    ) {
        if self.objection(now, from, era, last) != Some(Denial::LogNewer) {
            return;
        }
        // A newer log has all that is agreed, so this place is in it and is the same there.
        let prev = self.disk.log.position(agreed);
        let most = if planted!(CatchesUpHalfWay) { 1 } else { usize::MAX };
        let entries = self.disk.log.copy_from(agreed + 1, most);
        out.note(Note::Granted { to: from, era, pre: true });
        out.send(from, Msg::CatchUp { term: self.disk.term, era, prev, entries });
    }

    /// The rest of a newer log has come. It is taken over only together with standing for election.
    pub(super) fn catch_up(
        &mut self,
        from: RobotId,
        era: u64,
        prev: Position,
        entries: &[Entry],
        out: &mut Out<'_, Msg>,
    ) {
        let Some(term) = entries.last().map(|entry| entry.term) else { return };
        let end = Position { term, index: prev.index + entries.len() as u64 };
        let asked = era == self.disk.term + 1 && self.memory.role.name() == RoleName::PreCandidate;
        let newer = end > self.disk.log.last() && self.disk.log.holds(prev);
        let enough = newer && self.is_majority(self.followers_up_to(end));
        if asked && (enough || planted!(CatchesUpHalfWay)) {
            let count = self.take_over(prev, entries, out);
            out.note(Note::CaughtUp { from, count });
            self.stand(out);
        }
    }
}
