//! Landmarks: what the time slider shows of a run, and what people jump to. Kept while the run is
//! played, thinned when there are too many; a jump still finds every one.

use super::History;
use crate::ids::{Place, RecordId};
use crate::laws::{Break, Promise, Referee, State};
use crate::protocol::{Note, Role};
use crate::record::{Record, What};
use crate::time::SimTime;

/// The most landmarks that are kept: more than a slider on the widest screen can show apart.
pub const MOST_LANDMARKS: usize = 2000;

/// Something on the time slider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Landmark {
    /// When.
    pub at: SimTime,
    /// The record of it.
    pub record: RecordId,
    /// What kind of thing.
    pub kind: LandmarkKind,
    /// The team that asked, the robot that rebooted or was elected, or one end of what was cut or
    /// mended.
    pub who: Option<Place>,
}

/// The kinds of things on the time slider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LandmarkKind {
    /// A team asked for a command.
    Command,
    /// People cut something.
    Cut,
    /// People mended something.
    Mend,
    /// A robot went off.
    Reboot,
    /// A robot became leader or primary.
    Election,
    /// A law was broken for the first time.
    Broken,
}

impl LandmarkKind {
    /// All kinds.
    pub const ALL: [LandmarkKind; 6] = [
        LandmarkKind::Command,
        LandmarkKind::Cut,
        LandmarkKind::Mend,
        LandmarkKind::Reboot,
        LandmarkKind::Election,
        LandmarkKind::Broken,
    ];
}

/// The landmarks of a run as far as it has been played.
#[derive(Clone, Debug, Default)]
pub(super) struct Landmarks {
    list: Vec<Landmark>,
    /// The last record that has been looked at; playing again what lies before changes nothing.
    seen: u64,
    /// Of which kinds some have been left out.
    thinned: [bool; LandmarkKind::ALL.len()],
    /// The records that broke laws; one for each law at most.
    broken: Vec<RecordId>,
    /// How many laws had not held when they were last looked at one by one.
    broken_laws: usize,
}

impl Landmarks {
    /// Takes in the records of one event, and what the referee says right after it.
    pub(super) fn look_at(&mut self, records: &[Record], referee: &Referee) {
        let Some(last) = records.last().filter(|last| last.id.0 > self.seen) else { return };
        self.seen = last.id.0;
        // Few events have any.
        if records.iter().any(may_be_one) {
            self.list.extend(landmarks_in(records));
        }
        if referee.broken_laws() != self.broken_laws {
            self.look_for_broken_laws(referee);
        }
        if self.list.len() > MOST_LANDMARKS {
            self.thin();
        }
    }

    #[cold]
    fn look_for_broken_laws(&mut self, referee: &Referee) {
        self.broken_laws = referee.broken_laws();
        for lamp in referee.laws() {
            let State::Broken(Break { first, .. }) = lamp.state else { continue };
            if self.broken.contains(&first.record) || lamp.promise == Promise::NotApplicable {
                continue;
            }
            self.broken.push(first.record);
            let who = first.found.robot().map(Place::from);
            self.list.push(Landmark { at: first.at, record: first.record, kind: LandmarkKind::Broken, who });
            self.list.sort_by_key(|landmark| landmark.record);
        }
    }

    /// The run goes on differently after this record.
    pub(super) fn forget_after(&mut self, last: RecordId) {
        self.list.retain(|landmark| landmark.record <= last);
        self.broken.retain(|record| *record <= last);
        self.seen = self.seen.min(last.0);
        self.broken_laws = 0;
    }

    /// Leaves out every other landmark of the kind that there is most of.
    #[cold]
    fn thin(&mut self) {
        let count = |kind: &LandmarkKind| self.list.iter().filter(|landmark| landmark.kind == *kind).count();
        let most = LandmarkKind::ALL.into_iter().max_by_key(count).expect("there are kinds");
        let mut keep = false;
        self.list.retain(|landmark| {
            keep ^= landmark.kind == most;
            landmark.kind != most || keep
        });
        self.thinned[most as usize] = true;
    }
}

impl History {
    /// What the time slider shows: the landmarks of the run as far as it has been played, in order.
    /// Of a kind that there is very much of, only some.
    #[must_use]
    pub fn landmarks(&self) -> &[Landmark] {
        &self.landmarks.list
    }

    /// The first landmark of a kind after an instant.
    #[must_use]
    pub fn next_landmark(&self, kind: LandmarkKind, after: SimTime) -> Option<Landmark> {
        let kept = self.of_kind(kind).find(|landmark| landmark.at > after).copied();
        if !self.landmarks.thinned[kind as usize] {
            return kept;
        }
        let upto = kept.map_or(self.furthest, |landmark| landmark.at);
        let missing = self.window(SimTime(after.0 + 1), upto);
        landmarks_in(&missing).find(|landmark| landmark.kind == kind).or(kept)
    }

    /// The last landmark of a kind before an instant.
    #[must_use]
    pub fn previous_landmark(&self, kind: LandmarkKind, before: SimTime) -> Option<Landmark> {
        let kept = self.of_kind(kind).rfind(|landmark| landmark.at < before).copied();
        let Some(last) = before.0.checked_sub(1) else { return kept };
        if !self.landmarks.thinned[kind as usize] {
            return kept;
        }
        let from = kept.map_or(SimTime::ZERO, |landmark| landmark.at);
        let missing = self.window(from, SimTime(last));
        landmarks_in(&missing).filter(|landmark| landmark.kind == kind).last().or(kept)
    }

    fn of_kind(&self, kind: LandmarkKind) -> impl DoubleEndedIterator<Item = &Landmark> + '_ {
        self.landmarks.list.iter().filter(move |landmark| landmark.kind == kind)
    }
}

/// The landmarks among records that follow each other.
fn landmarks_in(records: &[Record]) -> impl Iterator<Item = Landmark> + '_ {
    records.iter().enumerate().filter_map(|(position, record)| {
        let before = position.checked_sub(1).map(|before| &records[before]);
        let (kind, who) = kind_of(record, before)?;
        Some(Landmark { at: record.at, record: record.id, kind, who })
    })
}

/// Whether it is of a kind that landmarks are made of.
fn may_be_one(record: &Record) -> bool {
    matches!(
        record.what,
        What::Asked { .. }
            | What::CutOff(_)
            | What::Mended(_)
            | What::WentOff { .. }
            | What::Noted { note: Note::Became { .. }, .. }
    )
}

/// What kind of landmark a record is. One act of people is one landmark, however many directions it
/// cuts: that is why the first record of an event matters, and the one before it is looked at.
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest does not stand on the time slider")]
fn kind_of(record: &Record, before: Option<&Record>) -> Option<(LandmarkKind, Option<Place>)> {
    let by_people = || before.is_some_and(|before| matches!(before.what, What::Did(_)));
    let (kind, who) = match record.what {
        What::Asked { call, autopilot, .. } if autopilot || by_people() => {
            (LandmarkKind::Command, call.ticket.team.into())
        }
        What::CutOff(direction) if by_people() => (LandmarkKind::Cut, direction.from),
        What::Mended(direction) if by_people() => (LandmarkKind::Mend, direction.from),
        What::WentOff { robot, .. } => (LandmarkKind::Reboot, robot.into()),
        // Who is in charge from the start was not elected.
        What::Noted { robot, note: Note::Became { role: Role::Leader | Role::Primary, .. } }
            if record.at > SimTime::ZERO =>
        {
            (LandmarkKind::Election, robot.into())
        }
        _ => return None,
    };
    Some((kind, Some(who)))
}
