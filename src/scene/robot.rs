//! A robot as people see it: its face, where it stands and goes, its beads, ghosts and trail.

use std::rc::Rc;

use super::BEADS;
use crate::body::{Body, Job};
use crate::camera::DEPTH;
use crate::command::{Call, Command, Deed};
use crate::ids::{RobotId, Ticket};
use crate::maze::Maze;
use crate::moment::Moment;
use crate::pose::{Cell, Pose};
use crate::protocol::{Pending, Role, Wait};
use crate::standing::Standing;
use crate::time::{SimTime, Span};
use crate::world::{Power, World};

/// How many cells of its way a robot's trail shows.
const TRAIL: usize = 120;

/// A robot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Robot {
    /// Which.
    pub id: RobotId,
    /// Where it stands; while it moves, where it stood.
    pub pose: Pose,
    /// What its body is doing.
    pub doing: Option<Doing>,
    /// How many cells it could roll ahead from `pose`, as far as the camera sees.
    pub free_ahead: u8,
    /// How many moves it has executed.
    pub executed: u64,
    /// How these relate to the others': the referee's judgement. None while it keeps that to itself.
    pub standing: Option<Standing>,
    /// Its role; while it is off, the one that it will come back with.
    pub role: Role,
    /// Term or epoch.
    pub era: Option<u64>,
    /// Until when it is off, while it is.
    pub off_until: Option<SimTime>,
    /// What its portrait shows.
    pub face: Face,
    /// What waits in its queue, next first; an undo has no command.
    pub queue: Vec<Option<Call>>,
    /// What it waits for.
    pub waits: Wait,
    /// Until when, if its patience ends.
    pub waits_until: Option<SimTime>,
    /// The latest commands, in columns that are the same for all robots.
    pub beads: Rc<[Bead]>,
    /// The number of the first bead's column, from 0.
    pub first_bead: usize,
    /// Where other robots stand that stand elsewhere.
    pub ghosts: Rc<[Ghost]>,
    /// The cells that it came through, oldest first, its own last.
    pub trail: Rc<[Cell]>,
    /// Whether it is out of the maze.
    pub out: bool,
}

/// What a body is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doing {
    /// What.
    pub command: Command,
    /// Which of the teams' commands.
    pub ticket: Ticket,
    /// Whether it is being undone.
    pub undo: bool,
    /// What it will come to.
    pub deed: Deed,
    /// From where.
    pub from: Pose,
    /// Where to.
    pub to: Pose,
    /// How much of it is over, in thousandths.
    pub per_mille: u16,
    /// How many cells are free ahead at the end of it.
    pub free_ahead: u8,
}

/// What a portrait shows. All but [`Face::Diverged`] is what the robot itself could know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Listens.
    Idle,
    /// Waits for others' word.
    Thinking,
    /// Its body is busy.
    Moving,
    /// Runs into a wall.
    Bumping,
    /// Is off.
    Rebooting,
    /// Its moves differ from the others': the referee's judgement.
    Diverged,
    /// Has heard nothing for a while.
    NothingHeard,
}

/// One command on a robot's string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bead {
    /// Which command; for a missing one, the one that others have in this place.
    pub call: Call,
    /// What it is here.
    pub kind: BeadKind,
}

/// What a command is to a robot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BeadKind {
    /// Executed.
    Done,
    /// Executed, in another order than others did.
    Odd,
    /// Agreed or obeyed, and on its way to be executed.
    Next,
    /// Written down, not agreed yet.
    Written,
    /// Others have one here.
    Missing,
}

/// Where another robot stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ghost {
    /// Which.
    pub robot: RobotId,
    /// Where.
    pub pose: Pose,
}

/// `judged` says whether the referee's judgement is shown: how the robot stands to the others, which of
/// its commands are odd or missing, where the others are.
pub(super) fn draw(moment: &Moment, id: RobotId, judged: bool) -> Robot {
    let world = &moment.world;
    let robot = world.robot(id);
    let (body, maze) = (&robot.body, world.maze());
    let view = robot.replica.view();
    let standing = judged.then(|| moment.referee.standings().of(id));
    let off_until = match robot.power {
        Power::Off { until, .. } => Some(until),
        Power::On => None,
    };
    let doing = body.motion().map(|motion| Doing {
        command: motion.call.command,
        ticket: motion.call.ticket,
        undo: motion.undo,
        deed: motion.deed,
        from: motion.from,
        to: motion.to,
        per_mille: per_mille(world.now().since(motion.began), motion.ends.since(motion.began)),
        free_ahead: free_ahead(maze, motion.to),
    });
    let waits_until = match view.waits {
        Wait::SignOfLife { timer: Some(timer), .. } => world.rings_at(id, timer),
        Wait::SignOfLife { .. }
        | Wait::Command
        | Wait::Confirmations { .. }
        | Wait::Votes { .. }
        | Wait::Majority { .. }
        | Wait::Missing { .. } => None,
    };
    let (first_bead, beads) = beads(world, id, standing, &view.pending);
    Robot {
        id,
        pose: body.pose(),
        doing,
        free_ahead: free_ahead(maze, body.pose()),
        executed: body.count(),
        standing,
        role: if off_until.is_some() { asleep(view.role) } else { view.role },
        era: view.era,
        off_until,
        face: face(world, off_until.is_some(), doing, standing, &view.waits, waits_until),
        queue: body.queue().map(|job| if let Job::Run(call) = job { Some(call) } else { None }).collect(),
        waits: view.waits,
        waits_until: waits_until.filter(|_| off_until.is_none()),
        beads: beads.into(),
        first_bead,
        ghosts: if judged { ghosts(world, id) } else { Rc::default() },
        trail: body.came_through(TRAIL).into(),
        out: body.pose().cell == maze.exit(),
    }
}

/// The role of a robot that is off: what a quorum's robots are to each other is in their memory, which is gone.
fn asleep(role: Role) -> Role {
    match role {
        Role::Leader | Role::Candidate | Role::PreCandidate => Role::Follower,
        Role::Equal | Role::Primary | Role::Backup | Role::Follower => role,
    }
}

pub(super) fn per_mille(gone: Span, whole: Span) -> u16 {
    let part = (gone.0 * 1000).checked_div(whole.0).unwrap_or(1000);
    u16::try_from(part.min(1000)).unwrap_or(1000)
}

fn free_ahead(maze: &Maze, from: Pose) -> u8 {
    let mut cell = from.cell;
    let mut free = 0;
    while free < DEPTH && !maze.wall(cell, from.heading) {
        let Some(next) = cell.next(from.heading) else { break };
        cell = next;
        free += 1;
    }
    free
}

fn face(
    world: &World,
    off: bool,
    doing: Option<Doing>,
    standing: Option<Standing>,
    waits: &Wait,
    until: Option<SimTime>,
) -> Face {
    if off {
        return Face::Rebooting;
    }
    if let Some(doing) = doing {
        // Before it gets to the wall, a body that will bump looks like one that moves.
        let bumps = doing.deed == Deed::Bumped && doing.per_mille >= 300;
        return if bumps { Face::Bumping } else { Face::Moving };
    }
    if let Some(Standing::Diverged { .. }) = standing {
        return Face::Diverged;
    }
    let silence = world.setup().timing.silence.least.0;
    match waits {
        Wait::Command => Face::Idle,
        Wait::SignOfLife { .. } => {
            let soon = until.is_some_and(|until| until.since(world.now()).0 < silence * 2 / 3);
            if soon { Face::NothingHeard } else { Face::Idle }
        }
        Wait::Confirmations { .. } | Wait::Votes { .. } | Wait::Majority { .. } | Wait::Missing { .. } => {
            Face::Thinking
        }
    }
}

/// The commands that a robot has executed, is about to execute or has written down, in order.
fn string(body: &Body, pending: &[Pending], from: usize) -> Vec<(Call, BeadKind)> {
    let mut string: Vec<_> = body.executed().from(from).map(|done| (done.call, BeadKind::Done)).collect();
    let next = body.motion().filter(|motion| !motion.undo).map(|motion| motion.call);
    let queued = body.queue().filter_map(|job| if let Job::Run(call) = job { Some(call) } else { None });
    let mut moves: Vec<_> = next.into_iter().chain(queued).map(|call| (call, BeadKind::Next)).collect();
    for entry in pending {
        let kind = if entry.agreed { BeadKind::Next } else { BeadKind::Written };
        if !moves.iter().any(|(call, _)| call.ticket == entry.call.ticket) {
            moves.push((entry.call, kind));
        }
    }
    string.extend(moves.into_iter().filter(|(call, _)| !call.command.is_picture()));
    string
}

/// The window of columns is the same for all robots: the last [`BEADS`] of the longest string.
fn beads(world: &World, id: RobotId, standing: Option<Standing>, pending: &[Pending]) -> (usize, Vec<Bead>) {
    let ends = |robot: &crate::world::Robot| {
        let queued = robot.body.motion().into_iter().count() + robot.body.queue().len();
        robot.body.executed().len() + queued.max(robot.replica.view().pending.len())
    };
    let longest = world.robots().iter().map(ends).max().unwrap_or(0);
    let first = longest.saturating_sub(BEADS);
    let own = string(&world.robot(id).body, pending, first.min(world.robot(id).body.executed().len()));
    // A robot that is far behind has nothing in the window: all its columns are missing.
    let skipped = first.saturating_sub(world.robot(id).body.executed().len());
    let odd_from = if let Some(Standing::Diverged { at, .. }) = standing { at } else { u64::MAX };
    let mut beads = Vec::with_capacity(BEADS);
    for column in 0..BEADS {
        let number = (first + column) as u64 + 1;
        if let Some((call, kind)) = own.get(column + skipped) {
            let odd = *kind == BeadKind::Done && number >= odd_from;
            beads.push(Bead { call: *call, kind: if odd { BeadKind::Odd } else { *kind } });
        } else if standing.is_some()
            && let Some(call) = had_by_another(world, first + column)
        {
            beads.push(Bead { call, kind: BeadKind::Missing });
        }
    }
    (first, beads)
}

/// The command that another robot has executed in this place, or has there to be executed.
fn had_by_another(world: &World, position: usize) -> Option<Call> {
    let done = world.robots().iter().find_map(|robot| robot.body.executed().get(position));
    let to_come = |robot: &crate::world::Robot| {
        let place = position.checked_sub(robot.body.executed().len())?;
        let string = string(&robot.body, &robot.replica.view().pending, robot.body.executed().len());
        string.get(place).map(|(call, _)| *call)
    };
    done.map(|done| done.call).or_else(|| world.robots().iter().find_map(to_come))
}

fn ghosts(world: &World, id: RobotId) -> Rc<[Ghost]> {
    let own = world.robot(id).body.pose();
    let mut ghosts: Vec<Ghost> = Vec::new();
    for other in RobotId::all(world.setup().scheme.robots()) {
        let pose = world.robot(other).body.pose();
        if pose != own && ghosts.iter().all(|ghost| ghost.pose != pose) {
            ghosts.push(Ghost { robot: other, pose });
        }
    }
    ghosts.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::TeamId;
    use crate::pose::Heading;
    use crate::protocol::Scheme;
    use crate::setup::{Act, Setup, TimedAct};

    const LEFT: Act = Act::Ask { team: TeamId(0), command: Command::Left, to: None };
    const RIGHT_OF_B: Act = Act::Ask { team: TeamId(1), command: Command::Right, to: None };

    fn draw(moment: &Moment, id: RobotId) -> Robot {
        super::draw(moment, id, true)
    }

    fn at(ms: u64, acts: &[(u64, Act)]) -> Moment {
        let mut records = Vec::new();
        let setup = Setup::new(Scheme::Forwarding { robots: 2 });
        let mut moment = Moment::first(&Rc::new(setup), &mut records);
        for (at, act) in acts {
            moment.accept(TimedAct { at: SimTime(*at), act: *act });
        }
        moment.advance_to(SimTime(ms), &mut records);
        moment
    }

    fn kinds(robot: &Robot) -> Vec<(String, BeadKind)> {
        robot.beads.iter().map(|bead| (bead.call.ticket.to_string(), bead.kind)).collect()
    }

    #[test]
    fn a_robot_that_has_not_heard_yet_misses_a_bead_and_sees_a_ghost() {
        // A line takes 200 to 300 ms, a turn 320 ms, a link at least 400 ms.
        let moment = at(640, &[(0, LEFT)]);
        let (one, two) = (draw(&moment, RobotId(1)), draw(&moment, RobotId(2)));
        assert_eq!(kinds(&one), [("A1".to_owned(), BeadKind::Done)]);
        assert_eq!(kinds(&two), [("A1".to_owned(), BeadKind::Missing)]);
        assert_eq!(two.ghosts.len(), 1);
        assert_eq!((two.ghosts[0].robot, two.ghosts[0].pose), (RobotId(1), one.pose));
        assert_eq!(two.standing, Some(Standing::Behind { by: 1 }));
    }

    #[test]
    fn without_a_judgement_nothing_says_that_a_robot_is_behind_or_has_diverged() {
        let unjudged = |moment: &Moment, id| super::draw(moment, RobotId(id), false);
        let behind = unjudged(&at(640, &[(0, LEFT)]), 2);
        assert!(behind.beads.is_empty() && behind.ghosts.is_empty());
        let diverged = unjudged(&at(3000, &[(0, LEFT), (0, RIGHT_OF_B)]), 1);
        assert_eq!(kinds(&diverged), [("A1".to_owned(), BeadKind::Done), ("B1".to_owned(), BeadKind::Done)]);
        assert_eq!((diverged.standing, diverged.face), (None, Face::Idle));
    }

    #[test]
    fn beads_in_another_order_are_odd_at_both_robots() {
        let moment = at(3000, &[(0, LEFT), (0, RIGHT_OF_B)]);
        let (one, two) = (draw(&moment, RobotId(1)), draw(&moment, RobotId(2)));
        assert_eq!(kinds(&one), [("A1".to_owned(), BeadKind::Odd), ("B1".to_owned(), BeadKind::Odd)]);
        assert_eq!(kinds(&two), [("B1".to_owned(), BeadKind::Odd), ("A1".to_owned(), BeadKind::Odd)]);
        // A left and a right turn end at the same pose in either order: nobody sees a ghost.
        assert!(one.ghosts.is_empty());
        assert_eq!(one.face, Face::Diverged);
    }

    #[test]
    fn a_motion_is_told_with_its_progress_and_counts_only_at_its_end() {
        let moment = at(400, &[(0, LEFT)]);
        let robot = draw(&moment, RobotId(1));
        let doing = robot.doing.expect("the command has arrived and takes 320 ms");
        assert_eq!(robot.face, Face::Moving);
        assert!((1..1000).contains(&doing.per_mille), "{}", doing.per_mille);
        assert_eq!((robot.executed, robot.pose), (0, doing.from));
        assert_eq!(doing.to.heading, doing.from.heading.left());
        assert_eq!(kinds(&robot), [("A1".to_owned(), BeadKind::Next)]);
    }

    #[test]
    fn all_robots_show_the_same_columns_when_strings_are_long() {
        let acts: Vec<_> = (0..14).map(|n| (n * 1500, LEFT)).collect();
        let moment = at(19_900, &acts);
        let (one, two) = (draw(&moment, RobotId(1)), draw(&moment, RobotId(2)));
        assert_eq!((one.first_bead, one.beads.len()), (two.first_bead, two.beads.len()));
        assert_eq!(one.beads.len(), BEADS);
        assert_eq!(one.beads[BEADS - 1].call.ticket.number, 14);
        assert_eq!(one.beads[0].call, two.beads[0].call);
    }

    #[test]
    fn a_robot_that_is_off_shows_it_and_until_when() {
        let reboot = Act::Reboot { robot: RobotId(2), off: Span(4000) };
        let robot = draw(&at(1000, &[(500, reboot)]), RobotId(2));
        assert_eq!((robot.face, robot.off_until), (Face::Rebooting, Some(SimTime(4500))));
    }

    #[test]
    fn the_trail_ends_where_the_robot_stands() {
        let forward = Act::Ask { team: TeamId(0), command: Command::Forward, to: None };
        let robot = draw(&at(5000, &[(0, forward), (1500, LEFT)]), RobotId(1));
        assert_eq!(robot.trail.last(), Some(&robot.pose.cell));
        assert_eq!(robot.trail.len(), 2, "one step and a turn");
        assert_ne!(robot.pose.heading, Heading::North);
    }

    #[test]
    fn a_leader_that_is_off_leads_no_more() {
        let scheme = Scheme::Quorum { robots: 3, pictures: crate::protocol::Pictures::Agreed };
        let mut records = Vec::new();
        let mut moment = Moment::first(&Rc::new(Setup::new(scheme)), &mut records);
        let leader = |moment: &Moment| {
            let scene = crate::scene::Scene::of(moment, &[]);
            scene.robots.iter().find(|robot| robot.role == Role::Leader).map(|robot| (robot.id, robot.era))
        };
        moment.advance_to(SimTime(9_000), &mut records);
        let (robot, era) = leader(&moment).expect("nobody disturbs the election");
        moment.accept(TimedAct { at: SimTime(9_001), act: Act::Reboot { robot, off: Span(9_000) } });
        moment.advance_to(SimTime(9_010), &mut records);
        assert_eq!(leader(&moment), None, "the role is in its memory");
        assert_eq!(
            crate::scene::Scene::of(&moment, &[]).robots[robot.index()].era,
            era,
            "the term is on its disk"
        );
    }
}
