//! Links, lines, what flies on them and what was lost there.

use super::robot::per_mille;
use crate::ids::{Direction, FlightId, Place, RobotId, TeamId};
use crate::network::Loss;
use crate::protocol::Gist;
use crate::record::{Record, What};
use crate::time::Span;
use crate::world::World;

/// How long the remains of a lost message stay on the screen: what a scene needs the records of.
pub const RECENT: Span = Span(900);

/// Which directions of a path carry messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// Both.
    Both,
    /// Only from the first end to the second.
    Forth,
    /// Only from the second end to the first.
    Back,
    /// None.
    None,
}

/// A link between two robots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The lower-numbered robot.
    pub one: RobotId,
    /// The other.
    pub other: RobotId,
    /// Which directions are open.
    pub open: Openness,
}

/// A line between a team and a robot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The team.
    pub team: TeamId,
    /// The robot.
    pub robot: RobotId,
    /// Which directions are open; forth is from the team.
    pub open: Openness,
    /// Whether the team's console talks to this robot now.
    pub attached: bool,
    /// Whether something flies on it.
    pub busy: bool,
}

/// A message in flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its number.
    pub id: FlightId,
    /// From where to where.
    pub direction: Direction,
    /// What it says.
    pub gist: Gist,
    /// How much of its way is behind it, in thousandths.
    pub per_mille: u16,
    /// Whether people hold it back.
    pub held: bool,
}

/// What is left of a lost message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wreck {
    /// Its number.
    pub id: FlightId,
    /// Where it was going.
    pub direction: Direction,
    /// What it said.
    pub gist: Gist,
    /// Why it was lost.
    pub why: Loss,
}

fn openness(world: &World, forth: Direction) -> Openness {
    match (world.network().is_open(forth), world.network().is_open(forth.back())) {
        (true, true) => Openness::Both,
        (true, false) => Openness::Forth,
        (false, true) => Openness::Back,
        (false, false) => Openness::None,
    }
}

pub(super) fn links(world: &World) -> Vec<Link> {
    let robots = world.setup().scheme.robots();
    let mut links = Vec::new();
    for one in 1..=robots {
        for other in one + 1..=robots {
            let (one, other) = (RobotId(one), RobotId(other));
            links.push(Link { one, other, open: openness(world, Direction::new(one, other)) });
        }
    }
    links
}

pub(super) fn lines(world: &World) -> Vec<Line> {
    let mut lines = Vec::new();
    for team in world.teams() {
        for robot in RobotId::all(world.setup().scheme.robots()) {
            let forth = Direction::new(team.id(), robot);
            let busy = world
                .network()
                .flights()
                .any(|flight| flight.direction == forth || flight.direction == forth.back());
            lines.push(Line {
                team: team.id(),
                robot,
                open: openness(world, forth),
                attached: match team.attached {
                    crate::setup::Address::Robot(attached) => attached == robot,
                    crate::setup::Address::Each => true,
                },
                busy,
            });
        }
    }
    lines
}

pub(super) fn messages(world: &World) -> Vec<Message> {
    let now = world.now();
    world
        .network()
        .flights()
        .map(|flight| Message {
            id: flight.id,
            direction: flight.direction,
            gist: flight.parcel.load.gist(),
            per_mille: per_mille(
                flight.held_since.unwrap_or(now).since(flight.sent_at),
                flight.arrives_at.since(flight.sent_at),
            ),
            held: flight.held_since.is_some(),
        })
        .collect()
}

pub(super) fn wrecks(world: &World, recent: &[Record]) -> Vec<Wreck> {
    let since = world.now() - RECENT;
    let fresh = recent.iter().rev().take_while(|record| record.at >= since);
    let lost = fresh.filter_map(|record| {
        let What::Lost { flight, direction, gist, why } = record.what else { return None };
        Some(Wreck { id: flight, direction, gist, why })
    });
    let mut wrecks: Vec<Wreck> = lost.filter(is_seen).collect();
    wrecks.reverse();
    wrecks
}

/// Between teams and robots, and between robots: all but signs of life sent into a cut, which would
/// litter the link for as long as it is cut.
fn is_seen(wreck: &Wreck) -> bool {
    let between_robots =
        matches!((wreck.direction.from, wreck.direction.to), (Place::Robot(_), Place::Robot(_)));
    let sign = matches!(wreck.gist, Gist::Heartbeat { .. } | Gist::Yes { .. });
    !(between_robots && sign && wreck.why == Loss::Cut)
}
