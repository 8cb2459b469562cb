//! What the records of one step have in common: every step of the world is about one message, one
//! timer, one motion or one act, and about one robot at most.

use crate::ids::{Place, RobotId, Ticket};
use crate::protocol::{Gist, Note, Role, Timer};

/// One step of the world, as its records tell it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Step<'r> {
    /// The robot whose scheme was given something.
    pub(super) touched: Option<RobotId>,
    /// What another robot or a team has just told it.
    pub(super) heard: Option<&'r Gist>,
    /// The timer that rang at it.
    pub(super) rang: Option<Timer>,
    /// The run begins.
    pub(super) started: bool,
    /// It is back from a reboot.
    pub(super) came_back: bool,
    /// The role that it took last.
    pub(super) became: Option<Role>,
    /// The first number that it says it has crossed out of its log.
    pub(super) crossed_out: Option<u64>,
    /// A picture that it says a majority has confirmed, and what that must show.
    pub(super) read: Option<(Ticket, u64)>,
    /// Where it has passed its command on to in this step, as bits.
    pub(super) passed_to: u8,
    /// How many commands its body was given.
    pub(super) queued: u32,
}

impl<'r> Step<'r> {
    /// A message has arrived, at a robot or at a team.
    pub(super) fn arrived(&mut self, at: Place, gist: &'r Gist) {
        if let Place::Robot(robot) = at {
            self.touched = Some(robot);
            self.heard = Some(gist);
        }
    }

    pub(super) fn rang(&mut self, robot: RobotId, timer: Timer) {
        self.touched = Some(robot);
        self.rang = Some(timer);
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "only these say what a step is about")]
    pub(super) fn noted(&mut self, note: Note) {
        match note {
            Note::ReadConfirmed { ticket, index } => self.read = Some((ticket, index)),
            Note::Became { role, .. } => self.became = Some(role),
            Note::CrossedOut { from, .. } => {
                self.crossed_out = Some(self.crossed_out.map_or(from, |first| first.min(from)));
            }
            _ => {}
        }
    }
}
