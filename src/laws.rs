//! The referee: named laws, who promises which, and the evidence when one is broken.
//!
//! Separate from the schemes: it reads records and looks at the world, and never changes anything.
//! Every part keeps just enough to judge the next event with a bounded amount of work, and clones
//! cheaply, because a mark in a run's history is a clone of the world *with* its referee.

mod braid;
mod check;
mod evidence;
mod ground;
mod lamp;
mod ledger;
mod logs;
mod passing;
mod primary;
mod progress;
mod promise;
mod quorum;
mod reach;
mod step;
mod watch;

pub use check::Check;
pub use evidence::{Breach, Break, Evidence, Found};
pub use lamp::{Law, LawState, State};
pub use ledger::Freshness;
pub use progress::SETTLING;
pub use promise::{Promise, promised_by};
pub use reach::{Reach, RobotSet, Service, Situation};

use self::watch::Watch;
use crate::consistency::Operation;
use crate::ids::{MOST_ROBOTS, RecordId, Ticket};
use crate::protocol::Scheme;
use crate::record::Record;
use crate::setup::Setup;
use crate::standing::Standings;
use crate::time::{SimTime, Span};
use crate::world::World;

/// Watches a run and judges it after every event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referee {
    scheme: Scheme,
    /// Nothing where it does not look.
    watch: Option<Box<Watch>>,
}

/// How robots stand to each other before anybody has looked at them.
static UNSEEN: Standings = Standings::new(MOST_ROBOTS);

impl Referee {
    /// A referee for a run that begins.
    #[must_use]
    pub fn new(setup: &Setup) -> Self {
        Referee { scheme: setup.scheme, watch: Some(Box::new(Watch::new(setup))) }
    }

    /// One that looks at nothing, and so has seen nothing wrong. What it says is worth nothing once anything
    /// has happened.
    #[must_use]
    pub fn absent(setup: &Setup) -> Self {
        Referee { scheme: setup.scheme, watch: None }
    }

    /// Whether it looks at what happens.
    #[must_use]
    pub fn watches(&self) -> bool {
        self.watch.is_some()
    }

    /// Takes in what has just happened in one step. `world` is the world right after these records.
    pub fn observe(&mut self, world: &World, records: &[Record]) {
        if let Some(watch) = &mut self.watch {
            watch.observe(world, records);
        }
    }

    /// How the robots' executed commands relate to each other.
    #[must_use]
    pub fn standings(&self) -> &Standings {
        self.watch.as_ref().map_or(&UNSEEN, |watch| &watch.standings)
    }

    /// All lamps, in order.
    pub fn laws(&self) -> impl ExactSizeIterator<Item = LawState> + '_ {
        Law::ALL.into_iter().map(|law| self.law(law))
    }

    /// One lamp.
    #[must_use]
    pub fn law(&self, law: Law) -> LawState {
        let broken = self.watch.as_ref().and_then(|watch| watch.docket.of(law));
        let state = broken.map_or(State::Held, State::Broken);
        LawState { law, promise: promised_by(self.scheme, law), state }
    }

    /// How many laws have not held so far, promised or not: quicker than to look at every lamp.
    #[must_use]
    pub fn broken_laws(&self) -> usize {
        self.watch.as_ref().map_or(0, |watch| watch.docket.broken())
    }

    /// Breaks of inner checks: always empty, unless this program is wrong.
    #[must_use]
    pub fn breaches(&self) -> &[Breach] {
        self.watch.as_ref().map_or(&[], |watch| watch.docket.breaches())
    }

    /// Laws that were promised and did not hold: always empty, unless this program is wrong.
    pub fn broken_promises(&self) -> impl Iterator<Item = LawState> + '_ {
        self.laws().filter(|lamp| lamp.promise == Promise::Promised && lamp.state != State::Held)
    }

    /// How fresh the picture is that a team holds for this ticket; `None` if it holds none.
    #[must_use]
    pub fn picture_judgement(&self, ticket: Ticket) -> Option<Freshness> {
        self.watch.as_ref()?.ledger.freshness(ticket)
    }

    /// How often each robot executed a command and did not undo it, Robot 1 first; 255 means that or more.
    #[must_use]
    pub fn executed_by(&self, ticket: Ticket) -> [u8; MOST_ROBOTS as usize] {
        let times = self.watch.as_ref().map(|watch| watch.ledger.executed_by(ticket)).unwrap_or_default();
        times.map(|times| u8::try_from(times).unwrap_or(u8::MAX))
    }

    /// Whether a command was asked for the first time by this record.
    pub(crate) fn began_with(&self, ticket: Ticket, record: RecordId) -> bool {
        self.watch.as_ref().is_some_and(|watch| watch.ledger.began_with(ticket, record))
    }

    /// How long its team waited for *done*, if this record, of that instant, said so for the first time.
    pub(crate) fn ended_with(&self, ticket: Ticket, record: RecordId, at: SimTime) -> Option<Span> {
        self.watch.as_ref()?.ledger.ended_with(ticket, record, at)
    }

    /// What the teams asked for and were answered, for [`crate::consistency`].
    pub fn operations(&self) -> impl Iterator<Item = Operation> + '_ {
        self.watch.iter().flat_map(|watch| watch.ledger.operations())
    }
}
