//! What the adversary is after.

use crate::ids::{Direction, RobotId, TeamId};
use crate::laws::{Law, State};
use crate::moment::Moment;
use crate::protocol::{Note, Refusal, Role};
use crate::record::{Record, Verdict, What};
use crate::world::World;

/// What the adversary is after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// That this law breaks.
    Law(Law),
    /// That two robots are in charge at once: two primaries, or two leaders.
    TwoInCharge,
    /// That a team gets nothing done although it can talk to a robot that runs: no answer in time, or a
    /// refusal, and nobody to turn to.
    NoAnswer,
}

impl Aim {
    /// The word that programs rely on.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Aim::Law(law) => law.name(),
            Aim::TwoInCharge => "two-in-charge",
            Aim::NoAnswer => "no-answer",
        }
    }

    /// The aim with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Aim> {
        let laws = Law::ALL.into_iter().map(Aim::Law);
        laws.chain([Aim::TwoInCharge, Aim::NoAnswer]).find(|aim| aim.name() == name)
    }

    /// How often it has come about so far, where that can be counted.
    pub(super) fn times(self, moment: &Moment) -> u64 {
        match self {
            Aim::Law(law) => match moment.referee.law(law).state {
                State::Held => 0,
                State::Broken(breaking) => breaking.times,
            },
            Aim::TwoInCharge | Aim::NoAnswer => 0,
        }
    }

    /// Whether the event with these records has brought it about. `before` is how often it had come about
    /// when the search began.
    pub(super) fn reached(self, moment: &Moment, records: &[Record], before: u64) -> bool {
        match self {
            Aim::Law(_) => self.times(moment) > before,
            Aim::TwoInCharge => records.iter().any(|record| may_lead(record.what)) && two_lead(&moment.world),
            Aim::NoAnswer => records.iter().any(|record| gets_nothing(&moment.world, record.what)),
        }
    }
}

/// Whether it is so already at this moment, and needs no adversary.
#[must_use]
pub fn is_already(aim: Aim, moment: &Moment) -> bool {
    match aim {
        Aim::Law(_) => aim.times(moment) > 0,
        Aim::TwoInCharge => two_lead(&moment.world),
        Aim::NoAnswer => false,
    }
}

fn may_lead(what: What) -> bool {
    let became =
        matches!(what, What::Noted { note: Note::Became { role: Role::Leader | Role::Primary, .. }, .. });
    // Whoever was primary before a reboot still believes to be one.
    became || matches!(what, What::CameBack { .. })
}

fn two_lead(world: &World) -> bool {
    let leads = |id: &RobotId| {
        let robot = world.robot(*id);
        robot.is_running() && matches!(robot.replica.view().role, Role::Leader | Role::Primary)
    };
    RobotId::all(world.setup().scheme.robots()).filter(leads).count() > 1
}

/// Whether a team learns here that nothing came of its command, although it can talk to the robot that it
/// asked, and nobody else could be asked instead.
fn gets_nothing(world: &World, what: What) -> bool {
    let What::Judged { ticket, verdict, .. } = what else { return false };
    let Some(ask) = world.team(ticket.team).ask(ticket.number) else { return false };
    let talks = |robot| talks_to(world, ticket.team, robot);
    let nothing = match verdict {
        Verdict::NoAnswer | Verdict::Refused(Refusal::NoLeader | Refusal::LostMajority | Refusal::Busy) => {
            true
        }
        Verdict::Refused(Refusal::NotPrimary { primary } | Refusal::PicturesFromPrimary { primary }) => {
            !talks(primary)
        }
        Verdict::Waiting | Verdict::Done(_) | Verdict::Undone { .. } => false,
    };
    nothing && talks(ask.target)
}

fn talks_to(world: &World, team: TeamId, robot: RobotId) -> bool {
    let line = Direction::new(team, robot);
    let open = |direction| world.network().is_open(direction);
    world.robot(robot).is_running() && open(line) && open(line.back())
}
