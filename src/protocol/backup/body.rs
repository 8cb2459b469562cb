//! What the body has done, what it has in hand, and the way back after a split.
//!
//! The log says what *should* be done, [`Deeds`] what this body *has* done. Usually the second is a
//! prefix of the first. After a split it need not be: then the body's moves after the last common
//! one are its own, and the switch says whether they stay or are undone. Nothing here is a plan
//! that could be interrupted: at every change the difference between log, deeds and the jobs in
//! hand says what to give to the body next. So a reboot or a new split in the midst of driving back
//! needs no special care.

use std::collections::VecDeque;

use super::{AfterSplit, Backup, Entry, Msg, Part};
use crate::command::{Call, Outcome};
use crate::protocol::{Answer, Note, Out};
use crate::series::Series;

/// Something given to the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Job {
    /// A numbered move.
    Move(Entry),
    /// A picture for a team.
    Picture(Call),
    /// Undo the last move done.
    Undo,
}

/// A move that this body has executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Deed {
    entry: Entry,
    /// Whether this robot has told a team that it was done.
    answered: bool,
}

/// What the body has done, as the disk keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Deeds {
    /// In the order of execution; as many as the body counts.
    done: Series<Deed>,
    /// How many of them, from the first on, are what the log has there.
    same: u64,
    /// How many more moves this body has made than the log has numbers for them. Only ever more
    /// than 0 on a robot that stays diverged and has taken over from a primary with fewer moves.
    ahead: u64,
    /// Whether it has found out that it cannot drive back.
    stuck: bool,
    /// A move that was crossed out of the log while this body was making it, and that would stay.
    /// If the robot goes off before the motion ends, it is lost after all.
    crossed_out_in_motion: Option<Entry>,
}

impl Deeds {
    fn count(&self) -> u64 {
        self.done.len() as u64
    }

    /// Only moves that are not the log's can be without a number; one may be under way.
    fn limit_ahead(&mut self, under_way: u64) {
        self.ahead = self.ahead.min(self.count() + under_way - self.same);
    }

    /// Remembers that the `after`-th move was answered *done*.
    pub(super) fn mark_answered(&mut self, after: u64) {
        let position = usize::try_from(after - 1).expect("a log fits into memory");
        self.done.get_mut(position).expect("only what is executed is answered").answered = true;
    }

    /// All moves done, for the tests.
    #[cfg(test)]
    pub(super) fn calls(&self) -> Vec<Call> {
        self.done.iter().map(|deed| deed.entry.call).collect()
    }

    /// How many of them agree with the log, for the tests.
    #[cfg(test)]
    pub(super) fn same_as_log(&self) -> u64 {
        self.same
    }

    fn find(&self, entry: &Entry) -> Option<&Deed> {
        let late_enough = self.done.iter().rev().take_while(|deed| deed.entry.number >= entry.number);
        late_enough
            .into_iter()
            .find(|deed| deed.entry.number == entry.number && deed.entry.epoch == entry.epoch)
    }
}

/// How what the body does agrees with the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alignment {
    same: u64,
    astray: bool,
    diverged_at: Option<u64>,
}

impl Backup {
    pub(super) fn alignment(&self) -> Alignment {
        let (same, astray) = (self.disk.deeds.same, self.moves_astray());
        Alignment { same, astray, diverged_at: self.diverged_at() }
    }

    /// Whether moves that are not the primary's stay as they are.
    fn stays(&self) -> bool {
        self.switches.after_split == AfterSplit::LeaveDiverged || self.disk.deeds.stuck
    }

    /// The first number at which this body's moves are not the log's, if it stays so.
    pub(super) fn diverged_at(&self) -> Option<u64> {
        let deeds = &self.disk.deeds;
        (self.stays() && deeds.same < deeds.count()).then_some(deeds.same + 1)
    }

    /// The first number in the log that the body has yet to execute.
    pub(super) fn next_unexecuted(&self) -> u64 {
        let deeds = &self.disk.deeds;
        let made = deeds.count() + u64::from(self.moves_astray());
        let accounted = if self.stays() { made - deeds.ahead } else { deeds.same };
        accounted.min(self.disk.log.last()) + 1
    }

    /// After a reboot: the body's own count is on the same disk, so it agrees. A motion that was
    /// under way when the robot went off has not happened.
    pub(super) fn recover_deeds(&mut self, executed: u64, out: &mut Out<'_, Msg>) {
        self.memory.given.clear();
        let deeds = &mut self.disk.deeds;
        debug_assert_eq!(executed, deeds.count(), "the body's disk and the scheme's are one");
        deeds.limit_ahead(0);
        if let Some(entry) = deeds.crossed_out_in_motion.take()
            && !self.disk.log.holds(&entry)
        {
            out.note(Note::LostAfterSplit { ticket: entry.call.ticket, answered: false });
        }
    }

    /// Puts a job at the end of the body's queue.
    pub(super) fn give(&mut self, job: Job, out: &mut Out<'_, Msg>) {
        self.memory.given.push_back(job);
        match job {
            Job::Move(Entry { call, .. }) | Job::Picture(call) => out.execute(call),
            Job::Undo => out.undo(),
        }
    }

    /// Gives the body what it has to do next: undo what is not the log's (unless it stays), then
    /// the log's moves in order. Doing it twice does nothing more.
    pub(super) fn plan(&mut self, out: &mut Out<'_, Msg>) {
        let stray = u64::from(self.moves_astray());
        let will_be_done = self.disk.deeds.count() + stray;
        let undos = self.count_given(|job| matches!(job, Job::Undo));
        let mut left = will_be_done - undos;
        if self.stays() {
            left -= self.disk.deeds.ahead;
        } else if left > self.disk.deeds.same {
            let to = self.disk.deeds.same;
            out.note(Note::DrivesBack { to, count: left - to });
            for _ in to..left {
                self.give(Job::Undo, out);
            }
            left = to;
        }
        let mut number = left + self.count_given(|job| matches!(job, Job::Move(_))) - stray + 1;
        while let Some(entry) = self.disk.log.get(number).copied() {
            self.give(Job::Move(entry), out);
            number += 1;
        }
    }

    fn count_given(&self, which: impl Fn(&Job) -> bool) -> u64 {
        self.memory.given.iter().filter(|job| which(job)).count() as u64
    }

    /// Whether the motion under way is a move that has been crossed out of the log since it began.
    pub(super) fn moves_astray(&self) -> bool {
        matches!(self.memory.given.front(), Some(Job::Move(entry)) if !self.disk.log.holds(entry))
    }

    /// A robot that stays diverged may have made more moves than the log has. As a backup it sits
    /// out the next numbers. As the primary it cannot, since it numbers what it does itself: then
    /// the moves that are too many go without a number.
    pub(super) fn count_moves_without_number(&mut self) {
        if self.stays() && matches!(self.memory.part, Part::Primary(_)) {
            let made = self.disk.deeds.count() + u64::from(self.moves_astray());
            let inherited = self.disk.log.last_before(self.disk.epoch);
            self.disk.deeds.ahead = self.disk.deeds.ahead.max(made.saturating_sub(inherited));
        }
    }

    /// Crosses out the log from a number on and names what is lost by it. What the body has made of
    /// it already is lost only if it drives back; otherwise it stays, and the robot with it.
    pub(super) fn cross_out(&mut self, first: u64, out: &mut Out<'_, Msg>) {
        let under_way = self.memory.given.front().copied();
        let crossed_out = self.disk.log.cut_after(first - 1);
        out.note(Note::CrossedOut { from: first, count: crossed_out.len() as u64 });
        for entry in crossed_out.iter().filter(|_| !planted!(ForgetsLost)) {
            let deed = self.disk.deeds.find(entry);
            if !self.stays() || (deed.is_none() && under_way != Some(Job::Move(*entry))) {
                let answered = deed.is_some_and(|deed| deed.answered);
                out.note(Note::LostAfterSplit { ticket: entry.call.ticket, answered });
            } else if deed.is_none() {
                self.disk.deeds.crossed_out_in_motion = Some(*entry);
            }
        }
        self.disk.deeds.same = self.disk.deeds.same.min(first - 1);
    }

    /// After the log has changed: finds out how far the deeds agree with it now, clears the body's
    /// queue if that no longer fits, and plans anew.
    pub(super) fn realign(&mut self, crossed_out: bool, was: Alignment, out: &mut Out<'_, Msg>) {
        while self.is_same_at(self.disk.deeds.same + 1) {
            self.disk.deeds.same += 1;
        }
        self.disk.deeds.limit_ahead(u64::from(self.moves_astray()));
        let queued = self.memory.given.iter().skip(1).any(|job| !matches!(job, Job::Picture(_)));
        if queued && (crossed_out || self.alignment() != was) {
            self.drop_queue(out);
        }
        self.tell_divergence(was.diverged_at, out);
        self.plan(out);
    }

    fn is_same_at(&self, number: u64) -> bool {
        let position = usize::try_from(number - 1).expect("a log fits into memory");
        let deed = self.disk.deeds.done.get(position);
        deed.is_some_and(|deed| deed.entry.number == number && self.disk.log.holds(&deed.entry))
    }

    fn tell_divergence(&self, was: Option<u64>, out: &mut Out<'_, Msg>) {
        if let Some(at) = self.diverged_at()
            && was != Some(at)
        {
            out.note(Note::StaysDiverged { at });
        }
    }

    /// Crosses out what the body has not begun. Pictures have nothing to do with the split: they
    /// are asked for again.
    fn drop_queue(&mut self, out: &mut Out<'_, Msg>) {
        out.drop_queue();
        let waiting = self.memory.given.split_off(1);
        self.give_pictures_again(waiting, out);
    }

    fn give_pictures_again(&mut self, jobs: VecDeque<Job>, out: &mut Out<'_, Msg>) {
        for job in jobs.into_iter().filter(|job| matches!(job, Job::Picture(_))) {
            self.give(job, out);
        }
    }

    /// The body has finished a picture or a move.
    pub(super) fn executed(&mut self, call: Call, outcome: Outcome, out: &mut Out<'_, Msg>) {
        const IN_ORDER: &str = "the body finishes only what it was given, in that order";
        match self.memory.given.pop_front().expect(IN_ORDER) {
            Job::Picture(_) => out.answer(call.ticket, Answer::Done(outcome)),
            Job::Move(entry) => self.moved(entry, outcome, out),
            Job::Undo => unreachable!("{IN_ORDER}"),
        }
    }

    fn moved(&mut self, entry: Entry, outcome: Outcome, out: &mut Out<'_, Msg>) {
        let was_diverged = self.diverged_at();
        let deeds = &mut self.disk.deeds;
        deeds.done.push(Deed { entry, answered: false });
        deeds.crossed_out_in_motion = None;
        debug_assert_eq!(deeds.count(), outcome.after, "the body counts the same moves");
        let held = self.disk.log.holds(&entry);
        if held && deeds.same + 1 == entry.number && deeds.count() == entry.number {
            deeds.same += 1;
        }
        if held {
            self.lead_executed(&entry, outcome, out);
        }
        self.tell_divergence(was_diverged, out);
    }

    /// The body has undone its last move, or cannot.
    pub(super) fn undone(&mut self, executed: u64, possible: bool, out: &mut Out<'_, Msg>) {
        let undo = self.memory.given.pop_front();
        debug_assert_eq!(undo, Some(Job::Undo), "the body finishes only what it was given, in that order");
        if !possible {
            return self.give_up_driving_back(out);
        }
        let deeds = &mut self.disk.deeds;
        let deed = deeds.done.pop().expect("only what was done can be undone");
        deeds.same = deeds.same.min(deeds.count());
        debug_assert_eq!(executed, deeds.count(), "the body counts the same moves");
        if deed.answered {
            out.answer(deed.entry.call.ticket, Answer::Undone { winner: self.primary() });
        }
    }

    /// Out of the maze: the body's moves stay, as if the switch said so. Its queue is empty.
    fn give_up_driving_back(&mut self, out: &mut Out<'_, Msg>) {
        let was_diverged = self.diverged_at();
        let dropped = std::mem::take(&mut self.memory.given);
        self.disk.deeds.stuck = true;
        out.note(Note::CannotDriveBack);
        self.tell_divergence(was_diverged, out);
        self.give_pictures_again(dropped, out);
        self.count_moves_without_number();
        self.plan(out);
    }
}
