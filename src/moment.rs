//! A moment of a run: the world and the referee's notebook, which always belong together. A clone
//! of a moment goes on exactly as the original would.

use std::rc::Rc;

use crate::consistency::{self, Judgement, Order};
use crate::laws::Referee;
use crate::record::Record;
use crate::setup::{Setup, TimedAct};
use crate::tally::Tally;
use crate::time::SimTime;
use crate::world::World;

/// How many steps a search may take for an order that explains the teams' history.
pub const MOST_STEPS: u64 = 200_000;

/// The world with the referee that watches it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What is.
    pub world: World,
    /// What the referee thinks of it.
    pub referee: Referee,
    /// What it has cost so far.
    pub tally: Tally,
}

impl Moment {
    /// The beginning of a run. Its first records go into `records`.
    #[must_use]
    pub fn first(setup: &Rc<Setup>, records: &mut Vec<Record>) -> Self {
        Self::first_before(Referee::new(setup), setup, records)
    }

    /// The same before a referee that has seen nothing yet.
    pub fn first_before(referee: Referee, setup: &Rc<Setup>, records: &mut Vec<Record>) -> Self {
        let from = records.len();
        // What nobody judges is played again before one: until then nobody asks for a digest or a price.
        let begin = if referee.watches() { World::new } else { World::without_digest };
        let world = begin(Rc::clone(setup), records);
        let mut moment = Moment { world, referee, tally: Tally::default() };
        moment.look_at(&records[from..]);
        moment
    }

    /// Puts an act of people on the agenda. It must not lie in the past.
    pub fn accept(&mut self, act: TimedAct) {
        self.world.accept(act);
    }

    /// Lets the next thing happen; false when nothing is due.
    pub fn step(&mut self, records: &mut Vec<Record>) -> bool {
        let from = records.len();
        let stepped = self.world.step(records);
        self.look_at(&records[from..]);
        stepped
    }

    /// The referee looks at what has just happened, and it is reckoned what it costs.
    fn look_at(&mut self, records: &[Record]) {
        if self.referee.watches() {
            self.referee.observe(&self.world, records);
            self.tally.observe(records, &self.referee);
        }
    }

    /// Lets everything happen up to and including an instant.
    pub fn advance_to(&mut self, until: SimTime, records: &mut Vec<Record>) {
        while self.world.next_at().is_some_and(|at| at <= until) {
            self.step(records);
        }
        self.world.advance_to(until, records);
    }

    /// Whether what the teams saw so far was consistent. May take a while in a long run: nothing to
    /// ask for in every frame.
    #[must_use]
    pub fn judge(&self, order: Order) -> Judgement {
        consistency::judge(self.world.maze(), self.referee.operations(), order, MOST_STEPS)
    }
}
