//! What an exploration must come across somewhere, or it has proved nothing.

use lockstep::ids::RobotId;
use lockstep::protocol::Replica;

use crate::fleet::State;
use crate::model::Fleet;

/// A name for people and whether it is to be seen.
pub(crate) type Sight = (&'static str, fn(&Fleet, &State) -> bool);

pub(crate) const ALL_EXECUTE: Sight = ("every robot has executed a move", |_, state| {
    state.robots.iter().all(|robot| !robot.executed.is_empty())
});

pub(crate) const ALL_EXECUTE_TWO: Sight = ("every robot has executed two moves", |_, state| {
    state.robots.iter().all(|robot| robot.executed.len() >= 2)
});

pub(crate) const DONE: Sight = ("a move is answered", |_, state| state.account.has_told());

pub(crate) const SHOWN: Sight = ("a picture is answered", |_, state| state.account.has_shown());

pub(crate) const LED: Sight = ("term 1 has a leader", |_, state| state.account.leaders_of(1) != 0);

pub(crate) const LED_ANEW: Sight =
    ("another robot leads term 2", |_, state| state.account.leaders_of(2) & !1 != 0);

pub(crate) const THIRD_TERM: Sight = ("term 3 has a leader", |_, state| state.account.leaders_of(3) != 0);

pub(crate) const FOURTH_TERM: Sight = ("term 4 has a leader", |_, state| state.account.leaders_of(4) != 0);

/// Two believe that they lead, in two terms.
pub(crate) const TWO_AT_ONCE: Sight =
    ("two lead at once", |_, state| state.ids().filter(|me| state.leads(*me)).count() >= 2);

/// Robot 1 wrote its second entry in term 1; now one of term 2 stands there.
pub(crate) const CROSSED_OUT: Sight = ("robot 1 has crossed out what it wrote", |_, state| {
    let Replica::Raft(raft) = &state.robot(RobotId(1)).replica else { return false };
    raft.inspect().log.get(1).is_some_and(|entry| entry.term > 1)
});

/// Robot 3, whose log was behind, leads.
pub(crate) const CAUGHT_UP: Sight =
    ("robot 3 takes over the newer log and leads", |_, state| state.leads(RobotId(3)));

pub(crate) const LEADER_REBOOTED: Sight = ("robot 1 has led and is off", |_, state| {
    state.account.leaders_of(1) & 1 != 0 && !state.robot(RobotId(1)).on
});

/// A robot has executed something and took it back again.
pub(crate) const UNDONE: Sight = ("a body undoes a move", |_, state| state.is_undoing());

/// Moves were executed in two orders.
pub(crate) const DIVERGED: Sight = ("two robots diverge", |_, state| {
    let lists = || state.robots.iter().map(|robot| &robot.executed);
    lists().any(|one| lists().any(|other| one.iter().zip(other).any(|(a, b)| a != b)))
});
