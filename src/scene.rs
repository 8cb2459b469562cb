//! What there is to draw, as plain data: a moment of a run in the viewer's words. No pixels, no
//! browser, whole numbers only. The app makes one of these each frame and redraws only the parts
//! that differ from the last one.

mod console;
mod reach;
mod robot;
mod traffic;

use std::rc::Rc;

use crate::ids::{RobotId, TeamId};
use crate::laws::{LawState, Promise, Referee};
use crate::maze::Maze;
use crate::moment::Moment;
use crate::protocol::Scheme;
use crate::record::Record;
use crate::tally::Price;
use crate::time::{SimTime, SpanRange};

pub use console::{Console, Photo, Row};
pub use reach::{Reach, Side};
pub use robot::{Bead, BeadKind, Doing, Face, Ghost, Robot};
pub use traffic::{Line, Link, Message, Openness, RECENT, Wreck};

/// How many beads a string shows.
pub const BEADS: usize = 9;
/// How many of its commands a console lists.
pub const ROWS: usize = 40;

/// Everything there is to draw of one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// The present.
    pub now: SimTime,
    /// The scheme.
    pub scheme: Scheme,
    /// The maze in every building.
    pub maze: Rc<Maze>,
    /// The robots, Robot 1 first.
    pub robots: Vec<Rc<Robot>>,
    /// All pairs of robots: 1-2, 1-3, 2-3 …
    pub links: Vec<Link>,
    /// How long messages between robots are on their way.
    pub delay: SpanRange,
    /// All lines between teams and robots.
    pub lines: Vec<Line>,
    /// What is in flight.
    pub messages: Vec<Message>,
    /// What has been lost a moment ago.
    pub wrecks: Vec<Wreck>,
    /// The teams' consoles, Team A first.
    pub consoles: Vec<Rc<Console>>,
    /// Who can reach whom.
    pub reach: Reach,
    /// What it has cost so far.
    pub price: Price,
    /// How many robots are out of their maze.
    pub out: u8,
    /// The referee's lamps, but for laws that speak of something this scheme does not have. None while it
    /// keeps its judgement to itself.
    pub lamps: Rc<[LawState]>,
}

impl Scene {
    /// What there is to draw. `recent` are the latest records, at least those of [`RECENT`].
    #[must_use]
    pub fn of(moment: &Moment, recent: &[Record]) -> Scene {
        Self::drawn(moment, recent, true)
    }

    /// The same without anything that the referee thinks of it: what is seen while somebody predicts what
    /// will be.
    #[must_use]
    pub fn unjudged(moment: &Moment, recent: &[Record]) -> Scene {
        Self::drawn(moment, recent, false)
    }

    fn drawn(moment: &Moment, recent: &[Record], judged: bool) -> Scene {
        let world = &moment.world;
        let scheme = world.setup().scheme;
        let exit = world.maze().exit();
        let is_out = |robot: &&crate::world::Robot| robot.body.pose().cell == exit;
        Scene {
            now: world.now(),
            scheme,
            maze: Rc::clone(world.maze()),
            robots: RobotId::all(scheme.robots())
                .map(|id| Rc::new(robot::draw(moment, id, judged)))
                .collect(),
            links: traffic::links(world),
            delay: world.network().link_delay(),
            lines: traffic::lines(world),
            messages: traffic::messages(world),
            wrecks: traffic::wrecks(world, recent),
            consoles: world
                .teams()
                .iter()
                .map(|team| Rc::new(console::draw(moment, TeamId(team.id().0), judged)))
                .collect(),
            reach: reach::judge(world),
            price: moment.tally.price(),
            out: u8::try_from(world.robots().iter().filter(is_out).count()).unwrap_or(u8::MAX),
            lamps: if judged && moment.referee.watches() { lamps(&moment.referee) } else { Rc::default() },
        }
    }

    /// Whether anything between robots or teams is cut.
    #[must_use]
    pub fn any_cut(&self) -> bool {
        self.links.iter().any(|link| link.open != Openness::Both)
            || self.lines.iter().any(|line| line.open != Openness::Both)
    }
}

fn lamps(referee: &Referee) -> Rc<[LawState]> {
    referee.laws().filter(|lamp| lamp.promise != Promise::NotApplicable).collect()
}
