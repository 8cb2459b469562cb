//! Where an exploration starts. What has happened before is not counted against its bounds, so that
//! the few things that may still happen are spent where it gets dangerous.

use lockstep::ids::RobotId;
use lockstep::protocol::Timer;

use crate::bounds::Action;
use crate::fleet::{Flight, State};

/// The first message on a direction arrives, as late as may be.
fn arrives(state: &mut State, from: u8, to: u8) {
    let (from, to) = (RobotId(from), RobotId(to));
    let first = state.flights.iter().find(|flight| (flight.from, flight.to) == (from, to));
    let late = state.asks_for_time(first.expect("something is on its way there"));
    state.act(Action::Deliver { from, to, nth: 0, late });
}

/// A robot asks another something and gets its answer.
fn asks(state: &mut State, robot: u8, other: u8) {
    arrives(state, robot, other);
    arrives(state, other, robot);
}

/// Everything that is on its way in a direction is lost, but for so many from the front.
fn is_lost(state: &mut State, from: u8, to: u8, but: u8) {
    let (from, to) = (RobotId(from), RobotId(to));
    let on_its_way = |flight: &&Flight| (flight.from, flight.to) == (from, to);
    while state.flights.iter().filter(on_its_way).count() > usize::from(but) {
        state.act(Action::Lose { from, to, nth: but });
    }
}

/// Nothing has happened but that all were switched on.
pub(crate) fn cold(_: &mut State) {}

/// The fleet as it is when Robot 1 has been elected and its no-op is agreed everywhere.
pub(crate) fn led(state: &mut State) {
    state.act(Action::Ring(RobotId(1), Timer::Silence));
    state.settle();
    assert!(state.leads(RobotId(1)) && state.era() == 1);
}

/// Robot 1's patience has come to its end first. Since all robots are alike at the beginning, that is
/// the same as any other's.
pub(crate) fn stirred(state: &mut State) {
    state.act(Action::Ring(RobotId(1), Timer::Silence));
}

/// Robot 1 led term 1 and has written down a move that nobody else has, because it is cut off; it
/// does not know it yet, and neither do the others.
pub(crate) fn cut_off(state: &mut State) {
    led(state);
    state.act(Action::Isolate(RobotId(1)));
    state.act(Action::Ask(RobotId(1)));
}

/// Robot 2 has been elected since, and all is mended: two leaders of two terms, two logs.
pub(crate) fn replaced(state: &mut State) {
    cut_off(state);
    state.act(Action::Ring(RobotId(2), Timer::Silence));
    state.settle_late();
    state.act(Action::Mend);
    assert!(state.leads(RobotId(1)) && state.leads(RobotId(2)) && state.era() == 2);
}

/// Robot 3 was cut off while a move was agreed without it. Now all is mended, all have been silent
/// for long, and Robot 3 has asked once whether it might stand; only its log spoke against it.
pub(crate) fn behind(state: &mut State) {
    led(state);
    state.act(Action::Isolate(RobotId(3)));
    state.act(Action::Ask(RobotId(1)));
    state.settle();
    state.act(Action::Mend);
    state.act(Action::Ring(RobotId(3), Timer::Silence));
    state.settle_late();
    assert!(state.robot(RobotId(3)).executed.is_empty() && state.era() == 1);
}

/// Two primaries of two epochs have each done a move, and hear each other again.
pub(crate) fn split(state: &mut State) {
    state.act(Action::Isolate(RobotId(1)));
    state.act(Action::Ask(RobotId(1)));
    state.act(Action::Ring(RobotId(2), Timer::Silence));
    state.act(Action::Ask(RobotId(2)));
    state.act(Action::Mend);
    assert!(state.leads(RobotId(1)) && state.leads(RobotId(2)) && state.flights.is_empty());
    assert_eq!(state.robots.iter().filter(|robot| robot.executed.len() == 1).count(), 2);
}

/// A move has been agreed and executed by all.
pub(crate) fn moved(state: &mut State) {
    led(state);
    state.act(Action::Ask(RobotId(1)));
    state.settle();
    state.act(Action::Ring(RobotId(1), Timer::Heartbeat));
    state.settle();
    assert!(state.robots.iter().all(|robot| robot.executed == [1]));
}

/// Robots 1 and 2 have both had Robot 3's word and both stand in term 1; nobody has voted yet.
pub(crate) fn ballot(state: &mut State) {
    state.act(Action::Ring(RobotId(1), Timer::Silence));
    state.act(Action::Ring(RobotId(2), Timer::Silence));
    asks(state, 1, 3);
    asks(state, 2, 3);
    assert_eq!(state.era(), 1, "they stand");
}

/// The same among five: Robot 5 is cut off, Robots 1 and 2 do not hear each other, both stand.
pub(crate) fn ballot_of_five(state: &mut State) {
    state.act(Action::Isolate(RobotId(5)));
    state.act(Action::Cut { from: RobotId(1), to: RobotId(2) });
    state.act(Action::Cut { from: RobotId(2), to: RobotId(1) });
    for candidate in [1, 2] {
        state.act(Action::Ring(RobotId(candidate), Timer::Silence));
        arrives(state, candidate, 3);
        arrives(state, candidate, 4);
    }
    for candidate in [1, 2] {
        arrives(state, 3, candidate);
        arrives(state, 4, candidate);
    }
    assert_eq!(state.era(), 1, "they stand");
}

/// Robot 1 stood in term 1 and was not elected; Robot 2's vote of then is still on its way. Now it
/// stands in term 2.
pub(crate) fn old_vote(state: &mut State) {
    state.act(Action::Ring(RobotId(1), Timer::Silence));
    asks(state, 1, 2);
    arrives(state, 1, 2);
    is_lost(state, 1, 3, 0);
    state.act(Action::Ring(RobotId(1), Timer::Silence));
    asks(state, 1, 3);
    is_lost(state, 1, 2, 0);
    assert_eq!(state.era(), 2, "it stands again");
}

/// How many entries go into one append, and one more would be the leader's own.
const BATCH: u8 = 64;

/// Figure 8 of the Raft paper among three: Robot 1 led term 1 and wrote down moves that nobody else
/// has, as many as fit into one append; Robot 3 has led term 2 since and wrote a no-op that nobody
/// else has. Now Robot 1 leads term 3, and its old moves, without its own no-op, are on their way to
/// Robot 2. Even when they are there, Robot 3 may still be elected and cross them out.
pub(crate) fn figure_8(state: &mut State) {
    led(state);
    state.act(Action::Isolate(RobotId(1)));
    for _ in 0..BATCH {
        state.act(Action::Ask(RobotId(1)));
    }
    state.act(Action::Ring(RobotId(3), Timer::Silence));
    asks(state, 3, 2);
    asks(state, 3, 2);
    assert!(state.leads(RobotId(3)) && state.era() == 2);
    is_lost(state, 3, 2, 0);
    state.act(Action::Mend);
    state.act(Action::Ring(RobotId(1), Timer::Heartbeat));
    asks(state, 1, 2);
    is_lost(state, 1, 3, 0);
    state.act(Action::Ring(RobotId(1), Timer::Silence));
    asks(state, 1, 2);
    arrives(state, 1, 3);
    arrives(state, 1, 3);
    asks(state, 1, 2);
    is_lost(state, 3, 1, 0);
    assert!(state.leads(RobotId(1)) && state.era() == 3, "robot 1 leads again");
    asks(state, 1, 2);
    is_lost(state, 1, 3, 0);
}

/// A move has been agreed and answered, but only Robot 1, which led, knew that. Robot 2 has it too and
/// leads term 2; the entry by which it will find out is on its way to Robot 3.
pub(crate) fn unknowing(state: &mut State) {
    led(state);
    state.act(Action::Ask(RobotId(1)));
    arrives(state, 1, 3);
    asks(state, 1, 2);
    assert!(state.account.has_told());
    state.act(Action::Isolate(RobotId(1)));
    state.act(Action::Ring(RobotId(2), Timer::Silence));
    asks(state, 2, 3);
    asks(state, 2, 3);
    assert!(state.leads(RobotId(2)) && state.robot(RobotId(2)).executed.is_empty());
}

/// Robot 1 led term 1, laid it down for it heard nobody, and leads term 2 by the vote of Robot 3. Of
/// the many signs of life of term 1 the last is still on its way to Robot 2, and so is Robot 2's
/// answer to the last but one; Robot 3's answer to the latest is on its way, too. From now on Robot 3
/// does not hear Robot 1.
pub(crate) fn led_again(state: &mut State) {
    led(state);
    for _ in 0..3 {
        state.act(Action::Ring(RobotId(1), Timer::Heartbeat));
        state.settle();
    }
    state.act(Action::Ring(RobotId(1), Timer::Heartbeat));
    arrives(state, 1, 2);
    state.act(Action::Ring(RobotId(1), Timer::Heartbeat));
    is_lost(state, 1, 3, 0);
    state.act(Action::Ring(RobotId(1), Timer::MajorityCheck));
    assert!(!state.leads(RobotId(1)));
    state.act(Action::Ring(RobotId(1), Timer::Silence));
    asks(state, 1, 3);
    asks(state, 1, 3);
    assert!(state.leads(RobotId(1)) && state.era() == 2);
    asks(state, 1, 3);
    arrives(state, 1, 3);
    is_lost(state, 1, 2, 1);
    // Robot 2 hears of the new term by asking Robot 3 whether it might stand.
    state.act(Action::Ring(RobotId(2), Timer::Silence));
    asks(state, 2, 3);
    is_lost(state, 2, 1, 1);
    state.act(Action::Cut { from: RobotId(1), to: RobotId(3) });
    assert_eq!(state.flights.len(), 3, "{:?}", state.flights);
}
