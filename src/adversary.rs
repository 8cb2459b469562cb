//! The adversary: how could this break? From a moment of a run it looks for the fewest cuts, reboots,
//! commands and lucky delays that break a chosen law under the present scheme.
//!
//! The search is pure and goes in slices: [`Search::slice`] does so much work and says how it stands, so
//! that a page can go on breathing. It deepens step by step: first everything that one act can do, then
//! two acts, then three. An act may be done at once or right after one of the next few *telling events*
//! (a message of weight arrives, a robot has executed something, a team has its answer, somebody begins
//! to lead), for between two of those nothing changes that an act could make use of. Each sequence is
//! played on for a while and judged by the referee; whatever leads to a state that was looked at before
//! is left out. What is found is made shorter and earlier as long as it still breaks the law.
//!
//! Finding nothing proves nothing. [`Searched`] says exactly what was tried.

mod aim;
mod deeds;
mod shrink;
mod trace;
mod tree;

pub use aim::{Aim, is_already};
pub use deeds::{Kind, Means};

use crate::moment::Moment;
use crate::setup::{Setup, TimedAct};
use crate::time::{SimTime, Span};

use deeds::{Width, kinds};
use shrink::Shrink;
use tree::{Tree, Walk};

/// How many events a whole search may play by default: some seconds of work.
pub const USUAL_EFFORT: u64 = 2_000_000;
/// About the most events that a search plays in one go, which is what a slice may take beyond what it was
/// given. Those of one millisecond belong together, and there are a few of them.
pub const LONGEST_STEP: u64 = tree::BREATH + 36;
/// At how many instants an act is tried after the one before it: at once, and after as many telling
/// events less one.
pub const INSTANTS: u8 = 8;
/// The levels of a search, in order: how many acts, and of which kinds.
const LEVELS: [(u8, Width); 7] = [
    (1, Width::Main),
    (1, Width::All),
    (2, Width::Main),
    (2, Width::All),
    (3, Width::Main),
    (3, Width::All),
    (4, Width::Main),
];

/// How a search stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing found so far.
    Looking {
        /// How many acts the sequences have that are tried now.
        acts: u8,
        /// How many runs have been played.
        runs: u64,
        /// How much of the effort has been spent, in percent.
        percent: u8,
    },
    /// A way to break it.
    Found(Plan),
    /// Nothing was found within the bounds.
    Exhausted(Searched),
}

/// A way to break a law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What to do and when, in order; nothing lies before the moment that was searched from.
    pub acts: Vec<TimedAct>,
    /// When it breaks.
    pub breaks_at: SimTime,
    /// How many runs were played until it was found.
    pub runs: u64,
}

/// What was searched, to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Searched {
    /// How many runs were played.
    pub runs: u64,
    /// Every sequence of up to so many acts of any kind was tried.
    pub whole: u8,
    /// Every sequence of up to so many acts of the main kinds was tried.
    pub whole_main: u8,
    /// Of the sequences of so many acts some were tried; none when all that was planned is done.
    pub part: Option<u8>,
    /// The main kinds of acts.
    pub main: Vec<Kind>,
    /// All kinds of acts.
    pub all: Vec<Kind>,
    /// For how long each run was played after its last act.
    pub played_on: Span,
}

/// A search.
#[derive(Clone, Debug)]
pub struct Search {
    origin: Moment,
    aim: Aim,
    means: Means,
    effort: u64,
    spent: u64,
    runs: u64,
    level: usize,
    /// What the present level may spend until.
    level_ends: u64,
    whole: u8,
    whole_main: u8,
    /// The first level that was left before its end.
    part: Option<u8>,
    phase: Phase,
}

#[derive(Clone, Debug)]
enum Phase {
    Looking(Box<Tree>),
    Shrinking(Box<Shrink>),
    Over(Progress),
}

impl Search {
    /// A search from a moment on. `effort` is how many events it may play in all.
    #[must_use]
    pub fn new(origin: &Moment, aim: Aim, means: Means, effort: u64) -> Self {
        let mut search = Search {
            origin: origin.clone(),
            aim,
            means,
            effort,
            spent: 0,
            runs: 0,
            level: 0,
            level_ends: 0,
            whole: 0,
            whole_main: 0,
            part: None,
            phase: Phase::Over(Progress::Looking { acts: 1, runs: 0, percent: 0 }),
        };
        search.begin_level();
        search
    }

    /// What it looks for.
    #[must_use]
    pub fn aim(&self) -> Aim {
        self.aim
    }

    /// Goes on for about so many events, [`LONGEST_STEP`] more at most, and says how it stands then.
    pub fn slice(&mut self, events: u64) -> Progress {
        let ends = self.spent + events;
        while self.spent < ends {
            match &mut self.phase {
                Phase::Over(progress) => return progress.clone(),
                Phase::Looking(_) => self.look(),
                Phase::Shrinking(_) => self.shrink(),
            }
        }
        self.progress()
    }

    /// How it stands.
    #[must_use]
    pub fn progress(&self) -> Progress {
        if let Phase::Over(progress) = &self.phase {
            return progress.clone();
        }
        let percent = (self.spent.min(self.effort) * 100 / self.effort.max(1)).min(99);
        let acts = LEVELS.get(self.level).map_or(0, |(acts, _)| *acts);
        Progress::Looking { acts, runs: self.runs, percent: u8::try_from(percent).unwrap_or(99) }
    }

    fn look(&mut self) {
        let Phase::Looking(tree) = &mut self.phase else { return };
        let before = tree.runs();
        let (walk, cost) = tree.walk();
        self.runs += tree.runs() - before;
        self.spent += cost;
        match walk {
            Walk::On if self.spent < self.level_ends => {}
            Walk::On => self.end_level(false),
            Walk::Done => self.end_level(true),
            Walk::Found(acts) => {
                let shrink = Shrink::new(&self.origin, self.aim, acts, played_on(self.aim, self.setup()));
                self.phase = Phase::Shrinking(Box::new(shrink));
            }
        }
    }

    fn shrink(&mut self) {
        let Phase::Shrinking(shrink) = &mut self.phase else { return };
        self.spent += 1;
        if let Some((acts, breaks_at)) = shrink.step(&self.origin) {
            self.phase = Phase::Over(Progress::Found(Plan { acts, breaks_at, runs: self.runs }));
        }
    }

    fn end_level(&mut self, complete: bool) {
        let (acts, width) = LEVELS[self.level];
        match (complete, width) {
            (true, Width::Main) => self.whole_main = acts,
            (true, Width::All) => (self.whole, self.whole_main) = (acts, acts),
            (false, _) => self.part = self.part.or(Some(acts)),
        }
        self.level += 1;
        self.begin_level();
    }

    fn begin_level(&mut self) {
        let left = self.effort.saturating_sub(self.spent);
        let Some((acts, width)) = LEVELS.get(self.level).copied().filter(|_| left > 0) else {
            self.phase = Phase::Over(Progress::Exhausted(self.searched()));
            return;
        };
        // No level may eat up what later ones need; the last one may.
        let last = self.level + 1 == LEVELS.len();
        self.level_ends = self.spent + if last { left } else { left.div_ceil(2) };
        let kinds = kinds(self.aim, self.setup().scheme, self.means, width);
        let played_on = played_on(self.aim, self.setup());
        let tree = Tree::new(&self.origin, self.aim, (acts, width), kinds, played_on);
        self.phase = Phase::Looking(Box::new(tree));
    }

    fn searched(&self) -> Searched {
        let scheme = self.setup().scheme;
        let planned = LEVELS.last().map_or(0, |(acts, _)| *acts);
        Searched {
            runs: self.runs,
            whole: self.whole,
            whole_main: self.whole_main,
            part: self.part.or((self.whole_main < planned).then_some(self.whole_main + 1)),
            main: kinds(self.aim, scheme, self.means, Width::Main),
            all: kinds(self.aim, scheme, self.means, Width::All),
            played_on: played_on(self.aim, self.setup()),
        }
    }

    fn setup(&self) -> &Setup {
        self.origin.world.setup()
    }
}

/// For how long a run is played after its last act: until somebody has taken over and what is on its way
/// has been done, or until the last patience has run out.
fn played_on(aim: Aim, setup: &Setup) -> Span {
    let paces = setup.paces;
    let motion = paces.turn.max(paces.step).max(paces.picture);
    let messages = setup.link_delay.most.times(4).0 + setup.line_delay.most.times(3).0;
    let way = messages + 2 * motion.0;
    Span(match aim {
        Aim::NoAnswer => setup.patience.0 + setup.line_delay.most.0 + 1,
        Aim::Law(crate::laws::Law::Progress) => {
            setup.timing.silence.most.times(crate::laws::SETTLING + 1).0 + way
        }
        Aim::Law(_) | Aim::TwoInCharge => setup.timing.silence.most.0 + way,
    })
}

#[cfg(test)]
mod tests;
