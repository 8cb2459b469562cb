//! Where an exploration starts. What has happened before is not counted against its bounds, so that
//! the few things that may still happen are spent where it gets dangerous.

use lockstep::ids::RobotId;
use lockstep::protocol::Timer;

use crate::bounds::Action;
use crate::fleet::State;

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
