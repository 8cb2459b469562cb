//! Links between robots and lines to the teams, each made of two directions.
//!
//! A message sent on an open direction flies for a while; a cut destroys what is on that direction
//! at that moment. Nobody is told: both ends learn by silence. On one direction messages keep their
//! order unless the set-up lets them overtake each other. Each direction has a stream of chance of
//! its own, so that traffic on one never changes the luck of another.

mod flights;

use serde::Serialize;

use crate::ids::{Direction, FlightId, MOST_ROBOTS, Place, RobotId, TeamId};
use crate::rng::{Purpose, Rng};
use crate::time::{SimTime, SpanRange};
use flights::Flights;

pub use flights::Berth;

/// The most messages that one direction carries at a time; more are lost with [`Loss::Full`].
pub const MOST_IN_FLIGHT: u16 = 64;

/// How messages fare, from the set-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conditions {
    /// How long messages between robots take.
    pub link_delay: SpanRange,
    /// How long messages between teams and robots take.
    pub line_delay: SpanRange,
    /// How many of a thousand get lost.
    pub loss_per_mille: u16,
    /// How many of a thousand arrive twice.
    pub doubled_per_mille: u16,
    /// Whether messages may overtake each other.
    pub overtake: bool,
}

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flight<P> {
    /// Its number.
    pub id: FlightId,
    /// From where to where.
    pub direction: Direction,
    /// When it left.
    pub sent_at: SimTime,
    /// When it will be there; while it is held back, when it would have been.
    pub arrives_at: SimTime,
    /// Since when it is held back, if it is.
    pub held_since: Option<SimTime>,
    /// What it carries.
    pub parcel: P,
}

/// What becomes of a message at the moment it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It flies.
    Flies {
        /// When it will be there, and where it lies until then.
        arrival: Arrival,
        /// Its twin, if the radio doubled it.
        twin: Option<(FlightId, Arrival)>,
    },
    /// It will never get there.
    Lost(Loss),
}

/// A message that will be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// When.
    pub at: SimTime,
    /// Where it lies until then.
    pub berth: Berth,
}

/// Why a message is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Loss {
    /// It was on the way when the direction was cut.
    Torn,
    /// The direction was cut when it was sent.
    Cut,
    /// Bad luck: the set-up's loss rate.
    Noise,
    /// The robot it was for is off.
    RobotOff,
    /// Too many messages are on that direction already.
    Full,
    /// People destroyed it.
    People,
}

/// One direction of a link or line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Way {
    open: bool,
    last_arrival: SimTime,
    in_flight: u16,
    luck: Rng,
}

/// All links and lines of a run, with what is on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network<P> {
    conditions: Conditions,
    robots: u8,
    teams: u8,
    ways: Vec<Way>,
    flights: Flights<P>,
    next_flight: u64,
}

impl<P: Clone> Network<P> {
    /// All directions open, nothing on them.
    #[must_use]
    pub fn new(robots: u8, teams: u8, conditions: Conditions, seed: u64) -> Self {
        let (ways, flights) = (Vec::new(), Flights::new());
        let mut network = Network { conditions, robots, teams, ways, flights, next_flight: 1 };
        network.ways = network
            .directions()
            .map(|direction| Way {
                open: true,
                last_arrival: SimTime::ZERO,
                in_flight: 0,
                luck: Rng::new(seed, Purpose::Direction(stream(direction))),
            })
            .collect();
        network
    }

    /// All directions: between robots first, then from each team to each robot and back.
    pub fn directions(&self) -> std::vec::IntoIter<Direction> {
        let mut all = Vec::with_capacity(self.ways.len());
        for from in RobotId::all(self.robots) {
            for to in RobotId::all(self.robots) {
                if from != to {
                    all.push(Direction::new(from, to));
                }
            }
        }
        for team in TeamId::all(self.teams) {
            for robot in RobotId::all(self.robots) {
                all.push(Direction::new(team, robot));
                all.push(Direction::new(robot, team));
            }
        }
        all.into_iter()
    }

    /// Whether a message sent now in that direction would get away.
    #[must_use]
    pub fn is_open(&self, direction: Direction) -> bool {
        self.ways[self.position(direction)].open
    }

    /// Whether these two robots can talk both ways.
    #[must_use]
    pub fn linked(&self, one: RobotId, other: RobotId) -> bool {
        self.is_open(Direction::new(one, other)) && self.is_open(Direction::new(other, one))
    }

    /// What is on its way, in the order of sending.
    pub fn flights(&self) -> impl Iterator<Item = &Flight<P>> {
        self.flights.in_order().into_iter().map(|(_, flight)| flight)
    }

    /// How many are on their way.
    #[must_use]
    pub fn flying(&self) -> usize {
        self.flights.len()
    }

    /// One message on its way.
    #[must_use]
    pub fn flight(&self, berth: Berth) -> Option<&Flight<P>> {
        self.flights.get(berth)
    }

    /// Where the `nth` message on a direction lies, in the order of sending and counted from 1.
    #[must_use]
    pub fn nth_on(&self, direction: Direction, nth: u8) -> Option<Berth> {
        self.on(direction).nth(usize::from(nth.checked_sub(1)?))
    }

    fn on(&self, direction: Direction) -> impl Iterator<Item = Berth> {
        let is_on_it = move |(_, flight): &(Berth, &Flight<P>)| flight.direction == direction;
        self.flights.in_order().into_iter().filter(is_on_it).map(|(berth, _)| berth)
    }

    /// How long messages between robots take.
    #[must_use]
    pub fn link_delay(&self) -> SpanRange {
        self.conditions.link_delay
    }

    /// Messages between robots take this long from now on.
    pub fn set_link_delay(&mut self, delay: SpanRange) {
        self.conditions.link_delay = delay;
    }

    /// Makes a second message of one in flight; it arrives when the first does, or right after. `None`
    /// when the message is gone or the direction is full.
    pub fn double(&mut self, berth: Berth) -> Option<(FlightId, Berth)> {
        let original = self.flight(berth)?.clone();
        let position = self.position(original.direction);
        if self.ways[position].in_flight >= MOST_IN_FLIGHT {
            return None;
        }
        let twin = self.number_next();
        self.ways[position].in_flight += 1;
        let (berth, empty) = self.flights.take();
        *empty = Some(Flight { id: twin, ..original });
        Some((twin, berth))
    }

    /// Holds a message back; false when it is gone or held already.
    pub fn hold(&mut self, now: SimTime, berth: Berth) -> bool {
        let Some(flight) = self.flights.get_mut(berth) else { return false };
        let free = flight.held_since.is_none();
        flight.held_since = flight.held_since.or(Some(now));
        free
    }

    /// Lets a message fly on; returns when it will be there. `None` when it was not held.
    pub fn release(&mut self, now: SimTime, berth: Berth) -> Option<SimTime> {
        let flight = self.flights.get_mut(berth)?;
        let held = now.since(flight.held_since.take()?);
        flight.sent_at += held;
        flight.arrives_at += held;
        Some(flight.arrives_at)
    }

    /// Sends a message: gives it a number and decides its fate.
    pub fn send(&mut self, now: SimTime, direction: Direction, parcel: P) -> (FlightId, Fate) {
        let id = self.number_next();
        let conditions = self.conditions;
        let position = self.position(direction);
        let way = &mut self.ways[position];
        if !way.open {
            return (id, Fate::Lost(Loss::Cut));
        }
        if way.in_flight >= MOST_IN_FLIGHT {
            return (id, Fate::Lost(Loss::Full));
        }
        if way.luck.chance(conditions.loss_per_mille) {
            return (id, Fate::Lost(Loss::Noise));
        }
        let doubled = way.luck.chance(conditions.doubled_per_mille) && way.in_flight + 1 < MOST_IN_FLIGHT;
        let twin = doubled.then(|| {
            let twin = self.number_next();
            (twin, parcel.clone())
        });
        let arrival = self.launch(now, id, direction, position, parcel);
        let twin = twin.map(|(twin, parcel)| (twin, self.launch(now, twin, direction, position, parcel)));
        (id, Fate::Flies { arrival, twin })
    }

    /// Takes a message off its way.
    pub fn remove(&mut self, berth: Berth) {
        let Some(flight) = self.flights.get(berth) else { return };
        let position = self.position(flight.direction);
        self.ways[position].in_flight -= 1;
        self.flights.remove(berth);
    }

    /// Cuts a direction; returns what was on it, which is lost. `None` if it was cut already.
    pub fn cut(&mut self, direction: Direction) -> Option<Vec<(Berth, Flight<P>)>> {
        let position = self.position(direction);
        let way = &mut self.ways[position];
        if !std::mem::replace(&mut way.open, false) {
            return None;
        }
        way.last_arrival = SimTime::ZERO;
        let berths: Vec<Berth> = self.on(direction).collect();
        let taken_off = |berth| {
            let flight = self.flight(berth)?.clone();
            self.remove(berth);
            Some((berth, flight))
        };
        Some(berths.into_iter().filter_map(taken_off).collect())
    }

    /// Mends a direction; false if it was open already.
    pub fn mend(&mut self, direction: Direction) -> bool {
        let position = self.position(direction);
        !std::mem::replace(&mut self.ways[position].open, true)
    }

    /// Puts a message on its way; `position` is that of the direction.
    fn launch(
        &mut self,
        now: SimTime,
        id: FlightId,
        direction: Direction,
        position: usize,
        parcel: P,
    ) -> Arrival {
        let delay = match (direction.from, direction.to) {
            (Place::Robot(_), Place::Robot(_)) => self.conditions.link_delay,
            _ => self.conditions.line_delay,
        };
        let overtake = self.conditions.overtake;
        let way = &mut self.ways[position];
        let mut arrives_at = now + way.luck.within(delay);
        if !overtake {
            arrives_at = arrives_at.max(way.last_arrival);
            way.last_arrival = arrives_at;
        }
        way.in_flight += 1;
        let (berth, empty) = self.flights.take();
        *empty = Some(Flight { id, direction, sent_at: now, arrives_at, held_since: None, parcel });
        Arrival { at: arrives_at, berth }
    }

    fn number_next(&mut self) -> FlightId {
        let id = FlightId(self.next_flight);
        self.next_flight += 1;
        id
    }

    /// Where a direction stands in `ways`; the order of [`Network::directions`].
    fn position(&self, direction: Direction) -> usize {
        let robots = usize::from(self.robots);
        let links = robots * (robots - 1);
        let line = |team: TeamId, robot: RobotId, back: usize| {
            links + (team.index() * robots + robot.index()) * 2 + back
        };
        match (direction.from, direction.to) {
            (Place::Robot(from), Place::Robot(to)) => {
                let column = if to.index() > from.index() { to.index() - 1 } else { to.index() };
                from.index() * (robots - 1) + column
            }
            (Place::Team(team), Place::Robot(robot)) => line(team, robot, 0),
            (Place::Robot(robot), Place::Team(team)) => line(team, robot, 1),
            (Place::Team(_), Place::Team(_)) => unreachable!("teams do not talk to each other by radio"),
        }
    }
}

/// The number of a direction's stream of chance: the same whatever the number of robots and teams.
fn stream(direction: Direction) -> u64 {
    let place = |place: Place| match place {
        Place::Robot(robot) => u64::from(robot.0),
        Place::Team(team) => u64::from(MOST_ROBOTS) + 1 + u64::from(team.0),
    };
    place(direction.from) * 16 + place(direction.to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(overtake: bool) -> Network<u32> {
        let conditions = Conditions {
            link_delay: SpanRange::ms(10, 500),
            line_delay: SpanRange::ms(10, 20),
            loss_per_mille: 0,
            doubled_per_mille: 0,
            overtake,
        };
        Network::new(5, 5, conditions, 1)
    }

    #[test]
    fn every_direction_has_its_own_place() {
        let network = network(false);
        for (expected, direction) in network.directions().enumerate() {
            assert_eq!(network.position(direction), expected, "{direction:?}");
        }
        assert_eq!(network.ways.len(), 20 + 50);
    }

    #[test]
    fn messages_keep_their_order_unless_they_may_overtake() {
        let way = Direction::new(RobotId(1), RobotId(2));
        let arrivals = |overtake| {
            let mut network = network(overtake);
            (0..50)
                .map(|n| match network.send(SimTime(n), way, 0).1 {
                    Fate::Flies { arrival, .. } => arrival.at,
                    Fate::Lost(why) => panic!("lost: {why:?}"),
                })
                .collect::<Vec<_>>()
        };
        assert!(arrivals(false).is_sorted());
        assert!(!arrivals(true).is_sorted());
    }

    #[test]
    fn a_cut_destroys_what_is_on_that_direction_only() {
        let mut network = network(false);
        let there = Direction::new(RobotId(1), RobotId(2));
        network.send(SimTime(0), there, 1);
        network.send(SimTime(0), there.back(), 2);
        let torn = network.cut(there).expect("it was open");
        assert_eq!(torn.iter().map(|(_, flight)| flight.parcel).collect::<Vec<_>>(), [1]);
        assert_eq!(network.flights().map(|flight| flight.parcel).collect::<Vec<_>>(), [2]);
        assert_eq!(network.cut(there), None);
        assert_eq!(network.send(SimTime(5), there, 3).1, Fate::Lost(Loss::Cut));
        assert!(network.mend(there));
        assert!(!network.mend(there));
    }

    #[test]
    fn a_direction_carries_a_bounded_number_of_messages() {
        let mut network = network(false);
        let way = Direction::new(RobotId(3), TeamId(0));
        for _ in 0..MOST_IN_FLIGHT {
            assert!(matches!(network.send(SimTime(0), way, 0).1, Fate::Flies { .. }));
        }
        assert_eq!(network.send(SimTime(0), way, 0).1, Fate::Lost(Loss::Full));
        network.remove(network.nth_on(way, 1).expect("it flies"));
        assert!(matches!(network.send(SimTime(0), way, 0).1, Fate::Flies { .. }));
    }

    #[test]
    fn traffic_on_one_direction_does_not_change_the_luck_of_another() {
        let way = Direction::new(RobotId(1), RobotId(2));
        let mut quiet = network(false);
        let mut busy = network(false);
        for _ in 0..9 {
            busy.send(SimTime(0), Direction::new(RobotId(2), RobotId(1)), 0);
        }
        let arrival = |network: &mut Network<u32>| match network.send(SimTime(0), way, 0).1 {
            Fate::Flies { arrival, .. } => arrival.at,
            Fate::Lost(why) => panic!("lost: {why:?}"),
        };
        assert_eq!(arrival(&mut quiet), arrival(&mut busy));
    }
}
