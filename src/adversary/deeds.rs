//! What the adversary may do: a small, well-chosen alphabet of acts.

use crate::command::{Command, Deed};
use crate::ids::{Direction, Place, RobotId, TeamId};
use crate::laws::Law;
use crate::protocol::{Gist, Role, Scheme};
use crate::setup::{Act, Address, Groups, InFlight, REBOOT_OFF, Touch};
use crate::time::{Span, SpanRange};
use crate::world::World;

use super::Aim;

/// How many teams take part in a search at most: the first ones.
pub(super) const TEAMS: u8 = 2;
/// How long a long reboot takes: longer than any robot's patience.
pub(super) const LONG_OFF: Span = Span(300_000);
/// How long messages between robots take once they are slowed down.
pub(super) const SLOW: Span = Span(3000);

/// What people let the adversary do. Commands are always allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Means {
    /// Cutting and mending.
    pub cuts: bool,
    /// Reboots.
    pub reboots: bool,
    /// What chance could do to messages: lost, doubled, held back, slow.
    pub luck: bool,
}

impl Means {
    /// Everything.
    pub const ALL: Means = Means { cuts: true, reboots: true, luck: true };
}

/// The kinds of acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A team asks for a move: of its own robot, and in a small fleet of each other one.
    Move,
    /// A team sends its latest command once more.
    Again,
    /// A team asks a robot for a picture.
    Picture,
    /// A robot is cut off from all others. With two robots, the link between them is cut.
    Isolate,
    /// A link is cut both ways.
    CutLink,
    /// A link is cut one way.
    CutOneWay,
    /// The line from a robot to a team is cut: answers are lost.
    CutLine,
    /// The robots are split into a smaller and a larger side.
    Split,
    /// Everything is mended.
    Mend,
    /// A robot is rebooted.
    Reboot,
    /// A robot is off for very long.
    LongReboot,
    /// A message in flight is lost.
    Lose,
    /// A message in flight is held back, or let go of.
    Hold,
    /// A message in flight becomes two.
    Double,
    /// Messages between robots are slow from now on.
    Slow,
}

/// Which kinds of acts are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// The main ones.
    Main,
    /// All of them.
    All,
}

/// The kinds of acts that can serve this aim.
pub(super) fn kinds(aim: Aim, scheme: Scheme, means: Means, width: Width) -> Vec<Kind> {
    let robots = scheme.robots();
    let all = width == Width::All;
    let again = match aim {
        Aim::Law(Law::AtMostOnce) => true,
        Aim::Law(Law::SameOrder | Law::NothingLost) => all,
        Aim::Law(_) | Aim::TwoInCharge | Aim::NoAnswer => false,
    };
    let talk = !matches!(scheme, Scheme::Alone { .. });
    let long = matches!(aim, Aim::Law(Law::Progress) | Aim::NoAnswer);
    let wanted = |kind: &Kind| match kind {
        Kind::Move => true,
        Kind::Again => again,
        Kind::Picture => aim == Aim::Law(Law::NoStalePicture),
        Kind::Isolate | Kind::Mend => means.cuts && talk && robots > 1,
        Kind::CutLink => means.cuts && all && talk && robots > 2,
        Kind::CutOneWay => means.cuts && all && talk && robots > 1,
        Kind::CutLine => means.cuts && all,
        Kind::Split => means.cuts && all && talk && robots > 3,
        Kind::Reboot => means.reboots,
        Kind::LongReboot => means.reboots && (all || long),
        Kind::Lose | Kind::Hold | Kind::Double => means.luck && all,
        Kind::Slow => means.luck && all && talk && robots > 1,
    };
    ALL.into_iter().filter(wanted).collect()
}

const ALL: [Kind; 15] = [
    Kind::Move,
    Kind::Again,
    Kind::Picture,
    Kind::Isolate,
    Kind::CutLink,
    Kind::CutOneWay,
    Kind::CutLine,
    Kind::Split,
    Kind::Mend,
    Kind::Reboot,
    Kind::LongReboot,
    Kind::Lose,
    Kind::Hold,
    Kind::Double,
    Kind::Slow,
];

/// An act that can be done at a moment, with its kind, which says where it stands in the order of acts
/// that are done at one instant.
pub(super) type Choice = (Kind, Act);

/// Everything of these kinds that can be done now and would not be idle, in order.
pub(super) fn menu(world: &World, kinds: &[Kind]) -> Vec<Choice> {
    let mut menu = Vec::new();
    for kind in kinds {
        let mut put = |act| menu.push((*kind, act));
        match kind {
            Kind::Move => moves(world, &mut put),
            Kind::Again => agains(world, &mut put),
            Kind::Picture => pictures(world, &mut put),
            Kind::Isolate => isolates(world, &mut put),
            Kind::CutLink => links(world, &mut put),
            Kind::CutOneWay => one_ways(world, &mut put),
            Kind::CutLine => lines(world, &mut put),
            Kind::Split => splits(world, &mut put),
            Kind::Mend => {
                let network = world.network();
                if network.directions().any(|direction| !network.is_open(direction)) {
                    put(Act::MendAll);
                }
            }
            Kind::Reboot => reboots(world, REBOOT_OFF, &mut put),
            Kind::LongReboot => reboots(world, LONG_OFF, &mut put),
            Kind::Lose => touches(world, Touch::Lose, &mut put),
            Kind::Hold => {
                touches(world, Touch::Hold, &mut put);
                touches(world, Touch::Release, &mut put);
            }
            Kind::Double => touches(world, Touch::Double, &mut put),
            Kind::Slow => put(Act::Delay(SpanRange::exactly(SLOW))),
        }
    }
    menu
}

type Put<'p> = &'p mut dyn FnMut(Act);

fn robots(world: &World) -> impl DoubleEndedIterator<Item = RobotId> + Clone {
    RobotId::all(world.setup().scheme.robots())
}

/// The teams that take part.
fn teams(world: &World) -> impl Iterator<Item = TeamId> {
    let teams = u8::try_from(world.teams().len()).unwrap_or(TEAMS);
    TeamId::all(teams.min(TEAMS))
}

/// Whom a team may ask besides whomever its console is attached to: in a small fleet everybody, in a
/// large one whoever leads.
fn others(world: &World, team: TeamId) -> impl Iterator<Item = RobotId> {
    let attached = world.team(team).attached;
    let small = world.setup().scheme.robots() <= 3;
    let leads =
        |robot: RobotId| matches!(world.robot(robot).replica.view().role, Role::Leader | Role::Primary);
    robots(world).filter(move |robot| attached != Address::Robot(*robot) && (small || leads(*robot)))
}

fn moves(world: &World, put: Put<'_>) {
    // What people would do first comes first: each team asks its own robot.
    for team in teams(world) {
        put(Act::Ask { team, command: telling_move(world, team), to: None });
    }
    for team in teams(world) {
        let command = telling_move(world, team);
        others(world, team)
            .for_each(|robot| put(Act::Ask { team, command, to: Some(Address::Robot(robot)) }));
    }
}

/// A move that can be seen: different ones for the teams, and no bump where that can be helped.
fn telling_move(world: &World, team: TeamId) -> Command {
    let robot = match world.team(team).attached {
        Address::Robot(robot) => robot,
        Address::Each => RobotId(1),
    };
    let ahead = world.maze().execute(world.robot(robot).body.pose(), Command::Forward).1;
    if team.0.is_multiple_of(2) && ahead == Deed::Moved { Command::Forward } else { Command::Left }
}

fn agains(world: &World, put: Put<'_>) {
    for team in teams(world).filter(|team| world.team(*team).again_means().is_some()) {
        put(Act::Again { team, number: None, to: None });
        others(world, team)
            .for_each(|robot| put(Act::Again { team, number: None, to: Some(Address::Robot(robot)) }));
    }
}

fn pictures(world: &World, put: Put<'_>) {
    let command = Command::Picture;
    if let Some(team) = teams(world).last() {
        robots(world).for_each(|robot| put(Act::Ask { team, command, to: Some(Address::Robot(robot)) }));
    }
}

fn is_cut_off(world: &World, robot: RobotId) -> bool {
    let network = world.network();
    let shut = |other: RobotId| {
        !network.is_open(Direction::new(robot, other)) && !network.is_open(Direction::new(other, robot))
    };
    robots(world).filter(|other| *other != robot).all(shut)
}

fn isolates(world: &World, put: Put<'_>) {
    if world.setup().scheme.robots() == 2 {
        if !is_cut_off(world, RobotId(1)) {
            put(Act::Cut(RobotId(1).into(), RobotId(2).into()));
        }
        return;
    }
    robots(world).filter(|robot| !is_cut_off(world, *robot)).for_each(|robot| put(Act::Isolate(robot)));
}

fn links(world: &World, put: Put<'_>) {
    for one in robots(world) {
        for other in robots(world).filter(|other| one < *other) {
            if world.network().linked(one, other) {
                put(Act::Cut(one.into(), other.into()));
            }
        }
    }
}

fn one_ways(world: &World, put: Put<'_>) {
    let between_robots =
        |direction: &Direction| matches!((direction.from, direction.to), (Place::Robot(_), Place::Robot(_)));
    let network = world.network();
    let open = network.directions().filter(between_robots).filter(|direction| network.is_open(*direction));
    open.for_each(|direction| put(Act::CutOneWay(direction)));
}

fn lines(world: &World, put: Put<'_>) {
    for team in teams(world) {
        if let Address::Robot(robot) = world.team(team).attached {
            let answers = Direction::new(robot, team);
            if world.network().is_open(answers) {
                put(Act::CutOneWay(answers));
            }
        }
    }
}

/// Every way to put two robots on one side.
fn splits(world: &World, put: Put<'_>) {
    let all = world.setup().scheme.robots();
    for one in robots(world) {
        for other in robots(world).filter(|other| one < *other) {
            let mut groups = [0; 5];
            robots(world).for_each(|robot| {
                groups[robot.index()] = if robot == one || robot == other { 1 } else { 2 };
            });
            // Of four robots, the other two are the same split once more.
            if all > 4 || one == RobotId(1) {
                put(Act::Split(Groups(groups)));
            }
        }
    }
}

fn reboots(world: &World, off: Span, put: Put<'_>) {
    let running = robots(world).filter(|robot| world.robot(*robot).is_running());
    running.for_each(|robot| put(Act::Reboot { robot, off }));
}

/// The first message of weight on each direction that this can be done to.
fn touches(world: &World, touch: Touch, put: Put<'_>) {
    let network = world.network();
    let flights: Vec<_> = network.flights().collect();
    for direction in network.directions() {
        let on_it = flights.iter().filter(|flight| flight.direction == direction);
        let fits = |flight: &crate::network::Flight<crate::world::Parcel>| {
            has_weight(&flight.parcel.load.gist()) && flight.held_since.is_some() == (touch == Touch::Release)
        };
        let first = on_it.enumerate().find(|(_, flight)| fits(flight));
        if let Some(nth) = first.and_then(|(place, _)| u8::try_from(place + 1).ok()) {
            put(Act::Touch(touch, InFlight { direction, nth }));
        }
    }
}

/// Whether a message says something that would be missed.
pub(super) fn has_weight(gist: &Gist) -> bool {
    match gist {
        Gist::Heartbeat { .. } | Gist::Yes { .. } | Gist::No { .. } => false,
        Gist::WriteDown { count, .. } => *count > 0,
        Gist::Ask { .. }
        | Gist::Answer { .. }
        | Gist::Pass { .. }
        | Gist::Result { .. }
        | Gist::MayIStand { .. }
        | Gist::Word { .. }
        | Gist::VoteForMe { .. }
        | Gist::Vote { .. }
        | Gist::Missing { .. }
        | Gist::CatchUp { .. } => true,
    }
}
