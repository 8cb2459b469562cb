//! Why? From anything that happened back along its causes; what somebody waits for; why an answer
//! does not come; and which stumbling blocks lie here.
//!
//! Everything is given as records, which the story puts into words. Nothing here decides anything.

#![expect(clippy::wildcard_enum_match_arm, reason = "most records raise none of these questions")]

mod mentions;
mod silence;
mod stumble;

use crate::history::History;
use crate::ids::{RecordId, TeamId, Ticket};
use crate::record::{Record, Verdict, What};
use crate::setup::Act;
use crate::story::{Story, Told};
use crate::time::SimTime;
use crate::words::tale::TaleWords;

pub use mentions::mentions;
pub use silence::{MOST_MISSING, Unjudged, Waiting, missing, robot_waits, unjudged};
pub use stumble::{stumbles, stumbles_now};

/// How many records one chain is made from at most. Signs of life that led to each other are passed
/// over quickly, so this is rarely reached.
const MOST_STEPS: usize = 4000;
/// How far back the origin is searched of what no record names as its cause.
const MOST_BACK: u64 = 6000;

/// The causes of a record, from the record itself back to what people did, or to the beginning. A
/// timer that was set again and again is told once, by its last ring. Empty when there is no such
/// record.
#[must_use]
pub fn chain(history: &History, of: RecordId) -> Vec<Record> {
    let mut reader = Reader::new(history);
    let mut links: Vec<Record> = Vec::new();
    let mut next = Some(of);
    for _ in 0..MOST_STEPS {
        let Some(record) = next.and_then(|id| reader.get(id)) else { break };
        next = reader.before(&record);
        let repeated = links.last().is_some_and(|link| {
            matches!((link.what, record.what), (What::Rang { .. }, What::Rang { .. }))
                && link.what == record.what
        });
        if !repeated {
            links.push(record);
        }
    }
    links
}

/// Records in words, such as those of [`chain`].
#[must_use]
pub fn in_words(history: &History, story: &Story, words: &dyn TaleWords, records: &[Record]) -> Vec<Told> {
    let mut around: Vec<Record> = Vec::new();
    let tell = |record: &Record| {
        // What a sentence needs to know has happened in the same millisecond.
        if around.first().is_none_or(|first| first.at != record.at) {
            around = history.window(record.at, record.at);
        }
        match around.iter().position(|other| other.id == record.id) {
            Some(position) => story.tell(words, &around, position),
            None => story.tell(words, std::slice::from_ref(record), 0),
        }
    };
    records.iter().map(tell).collect()
}

/// Reads records backwards without playing the same stretch twice.
struct Reader<'h> {
    history: &'h History,
    stretch: Vec<Record>,
}

impl<'h> Reader<'h> {
    fn new(history: &'h History) -> Self {
        Reader { history, stretch: Vec::new() }
    }

    fn get(&mut self, id: RecordId) -> Option<Record> {
        if let Some(record) = self.history.in_journal(id) {
            return Some(record);
        }
        if self.in_stretch(id).is_none() {
            self.stretch = self.history.stretch_with(id);
        }
        self.in_stretch(id)
    }

    fn in_stretch(&self, id: RecordId) -> Option<Record> {
        let first = self.stretch.first()?.id.0;
        let position = usize::try_from(id.0.checked_sub(first)?).ok()?;
        self.stretch.get(position).copied()
    }

    /// What came before a record: its cause, or, where nobody is named, what it goes back to.
    fn before(&mut self, record: &Record) -> Option<RecordId> {
        if record.cause.is_some() {
            return record.cause;
        }
        match record.what {
            What::Judged { ticket, verdict: Verdict::NoAnswer | Verdict::Refused(_), .. } => {
                self.last_asked(record.id, ticket)
            }
            // Of "each", the next robot is asked because the one before did not answer.
            What::Asked { call, autopilot: false, .. } => self.last_asked(record.id, call.ticket),
            What::Asked { call, autopilot: true, .. } => {
                self.what_moved_autopilot(record.id, call.ticket.team)
            }
            What::AutopilotArrived { team } => self.what_moved_autopilot(record.id, team),
            _ => None,
        }
    }

    fn last_asked(&mut self, before: RecordId, ticket: Ticket) -> Option<RecordId> {
        self.search_back(before, |what| matches!(what, What::Asked { call, .. } if call.ticket == ticket))
    }

    /// An autopilot goes on when it hears of its last command, or when it is switched on.
    fn what_moved_autopilot(&mut self, before: RecordId, driven: TeamId) -> Option<RecordId> {
        self.search_back(before, |what| match what {
            What::Judged { ticket, .. } => ticket.team == driven,
            What::Did(Act::Autopilot { team, on }) => *team == driven && *on,
            _ => false,
        })
    }

    fn search_back(&mut self, before: RecordId, wanted: impl Fn(&What) -> bool) -> Option<RecordId> {
        let first = before.0.saturating_sub(MOST_BACK).max(1);
        (first..before.0).rev().map(RecordId).find(|id| self.get(*id).is_some_and(|it| wanted(&it.what)))
    }
}

/// The instant from which a record's cause dates; its own when it has none.
fn caused_at(history: &History, record: &Record) -> SimTime {
    record.cause.and_then(|cause| history.record(cause)).map_or(record.at, |cause| cause.at)
}
