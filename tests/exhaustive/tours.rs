//! The explorations: where each starts, how much may happen in it, and what must be seen on the way.
//!
//! The small bounds are played in every test, the large ones on demand. Large ones were chosen so that
//! none has many more than ten million states, which is what a laptop can hold.

use lockstep::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};

use crate::bounds::{Bounds, NOTHING};
use crate::fleet::State;
use crate::sights::*;
use crate::starts::*;

/// One exploration.
pub(crate) struct Tour {
    pub(crate) name: &'static str,
    pub(crate) scheme: Scheme,
    pub(crate) start: fn(&mut State),
    /// What is explored in every test.
    pub(crate) small: Bounds,
    /// What is explored on demand.
    pub(crate) large: &'static [Bounds],
    pub(crate) sights: &'static [Sight],
}

const fn forwarding(robots: u8) -> Scheme {
    Scheme::Forwarding { robots }
}

const PASSED: Bounds =
    Bounds { asks: 3, losses: 1, reboots: 1, cuts: 1, mends: 1, slow_bodies: true, ..NOTHING };

pub(crate) const FORWARDING: [Tour; 2] = [
    Tour {
        name: "forwarding, 2 robots",
        scheme: forwarding(2),
        start: cold,
        small: PASSED,
        large: &[PASSED, Bounds { asks: 4, cuts: 0, mends: 0, ..PASSED }],
        sights: &[ALL_EXECUTE_TWO, DONE, DIVERGED],
    },
    Tour {
        name: "forwarding, 3 robots",
        scheme: forwarding(3),
        start: cold,
        small: Bounds { asks: 2, cuts: 0, mends: 0, reboots: 0, ..PASSED },
        large: &[Bounds { asks: 2, cuts: 0, mends: 0, ..PASSED }],
        sights: &[ALL_EXECUTE_TWO, DONE, DIVERGED],
    },
];

const fn primary_backup(
    robots: u8,
    replication: Replication,
    silence: Silence,
    after_split: AfterSplit,
) -> Scheme {
    Scheme::PrimaryBackup { robots, pictures: Pictures::Agreed, replication, silence, after_split }
}

const BACKUP: Bounds = Bounds { asks: 2, heartbeats: 1, room: 3, most_era: 1, ..NOTHING };

const WAITS: Bounds =
    Bounds { pictures: 1, losses: 1, reboots: 1, heartbeats: 2, resends: 1, slow_bodies: true, ..BACKUP };
/// Patience ends, and nothing may come of it.
const PATIENT: Bounds = Bounds { heartbeats: 1, silences: 1, slow_bodies: true, most_era: 2, ..BACKUP };

pub(crate) const WAITING: [Tour; 4] = [
    Tour {
        name: "primary/backup that waits in vain, 2 robots",
        scheme: primary_backup(2, Replication::Async, Silence::Wait, AfterSplit::LeaveDiverged),
        start: cold,
        small: PATIENT,
        large: &[Bounds { reboots: 1, cuts: 1, mends: 1, ..PATIENT }],
        sights: &[ALL_EXECUTE_TWO, DONE],
    },
    Tour {
        name: "primary/backup that waits, 2 robots",
        scheme: primary_backup(2, Replication::Async, Silence::Wait, AfterSplit::LeaveDiverged),
        start: cold,
        small: WAITS,
        large: &[Bounds { cuts: 1, mends: 1, ..WAITS }],
        sights: &[ALL_EXECUTE_TWO, DONE, SHOWN],
    },
    Tour {
        name: "primary/backup that waits, synchronous, 2 robots",
        scheme: primary_backup(2, Replication::Sync, Silence::Wait, AfterSplit::LeaveDiverged),
        start: cold,
        small: WAITS,
        large: &[Bounds { cuts: 1, mends: 1, ..WAITS }],
        sights: &[ALL_EXECUTE_TWO, DONE, SHOWN],
    },
    Tour {
        name: "primary/backup that waits, 3 robots",
        scheme: primary_backup(3, Replication::Async, Silence::Wait, AfterSplit::LeaveDiverged),
        start: cold,
        small: Bounds { losses: 1, ..BACKUP },
        large: &[Bounds { pictures: 1, losses: 1, slow_bodies: true, ..BACKUP }],
        sights: &[ALL_EXECUTE_TWO, DONE],
    },
];

/// Two robots: somebody takes over.
const SPLIT: Bounds =
    Bounds { heartbeats: 2, silences: 1, losses: 1, most_era: 4, slow_bodies: true, ..BACKUP };
/// Two robots: both have been primary, and everybody hears everybody again.
const HEALED: Bounds =
    Bounds { asks: 1, heartbeats: 2, losses: 1, reboots: 1, most_era: 4, slow_bodies: true, ..BACKUP };
/// Three robots: two take over.
const SPLIT_3: Bounds = Bounds { asks: 1, heartbeats: 0, silences: 2, most_era: 6, ..BACKUP };

pub(crate) const TAKING_OVER: [Tour; 5] = [
    Tour {
        name: "primary/backup after a split, 2 robots",
        scheme: primary_backup(2, Replication::Async, Silence::TakeOver, AfterSplit::LeaveDiverged),
        start: split,
        small: HEALED,
        large: &[Bounds { silences: 1, ..HEALED }],
        sights: &[ALL_EXECUTE_TWO, DIVERGED],
    },
    Tour {
        name: "primary/backup after a split drives back, 2 robots",
        scheme: primary_backup(2, Replication::Async, Silence::TakeOver, AfterSplit::DriveBack),
        start: split,
        small: HEALED,
        large: &[Bounds { silences: 1, ..HEALED }],
        sights: &[ALL_EXECUTE_TWO, UNDONE],
    },
    Tour {
        name: "primary/backup that takes over, 2 robots",
        scheme: primary_backup(2, Replication::Async, Silence::TakeOver, AfterSplit::LeaveDiverged),
        start: cold,
        small: SPLIT,
        large: &[Bounds { reboots: 1, cuts: 1, mends: 1, ..SPLIT }],
        sights: &[ALL_EXECUTE_TWO, TWO_AT_ONCE, DIVERGED],
    },
    Tour {
        name: "primary/backup that takes over and drives back, 2 robots",
        scheme: primary_backup(2, Replication::Async, Silence::TakeOver, AfterSplit::DriveBack),
        start: cold,
        small: SPLIT,
        large: &[Bounds { reboots: 1, cuts: 1, mends: 1, ..SPLIT }],
        sights: &[ALL_EXECUTE_TWO, TWO_AT_ONCE, UNDONE],
    },
    Tour {
        name: "primary/backup that takes over, 3 robots",
        scheme: primary_backup(3, Replication::Async, Silence::TakeOver, AfterSplit::LeaveDiverged),
        start: cold,
        small: SPLIT_3,
        large: &[Bounds { heartbeats: 1, ..SPLIT_3 }],
        sights: &[ALL_EXECUTE, TWO_AT_ONCE],
    },
];

pub(crate) const SYNCHRONOUS: [Tour; 2] = [
    Tour {
        name: "synchronous primary/backup that takes over, 2 robots",
        scheme: primary_backup(2, Replication::Sync, Silence::TakeOver, AfterSplit::LeaveDiverged),
        start: cold,
        small: SPLIT,
        large: &[Bounds { reboots: 1, cuts: 1, mends: 1, ..SPLIT }],
        sights: &[ALL_EXECUTE_TWO, DONE, TWO_AT_ONCE],
    },
    Tour {
        name: "synchronous primary/backup that takes over, 3 robots",
        scheme: primary_backup(3, Replication::Sync, Silence::TakeOver, AfterSplit::DriveBack),
        start: cold,
        small: SPLIT_3,
        large: &[Bounds { heartbeats: 1, ..SPLIT_3 }],
        sights: &[ALL_EXECUTE, DONE, TWO_AT_ONCE],
    },
];

const QUORUM: Scheme = Scheme::Quorum { robots: 3, pictures: Pictures::Agreed };
/// One new election at most.
const TERM_2: Bounds = Bounds { silences: 1, most_era: 2, room: 2, ..NOTHING };
/// And a move.
const MOVE: Bounds = Bounds { asks: 1, ..TERM_2 };
/// A move, and nobody's patience ends.
const CALM: Bounds = Bounds { silences: 0, ..MOVE };
/// The same with messages that may overtake each other, one of which comes twice.
const UNRULY: Bounds = Bounds { overtake: true, doubles: 1, room: 3, ..CALM };

pub(crate) const ELECTIONS: [Tour; 4] = [
    Tour {
        name: "quorum, elections",
        scheme: QUORUM,
        start: stirred,
        small: TERM_2,
        large: &[Bounds { reboots: 1, ..TERM_2 }],
        sights: &[LED, LED_ANEW],
    },
    Tour {
        name: "quorum, two stand and a voter reboots",
        scheme: QUORUM,
        start: ballot,
        small: Bounds { reboots: 1, most_era: 1, ..NOTHING },
        large: &[Bounds { reboots: 1, doubles: 1, most_era: 1, ..NOTHING }],
        sights: &[LED],
    },
    Tour {
        name: "quorum of 5, two stand",
        scheme: Scheme::Quorum { robots: 5, pictures: Pictures::Agreed },
        start: ballot_of_five,
        small: Bounds { most_era: 1, room: 2, ..NOTHING },
        large: &[Bounds { reboots: 1, most_era: 1, room: 2, ..NOTHING }],
        sights: &[LED],
    },
    Tour {
        name: "quorum, the vote of an earlier term",
        scheme: QUORUM,
        start: old_vote,
        small: Bounds { silences: 1, most_era: 2, ..NOTHING },
        large: &[Bounds { silences: 1, reboots: 1, most_era: 2, ..NOTHING }],
        sights: &[LED_ANEW],
    },
];

pub(crate) const NEW_LEADERS: [Tour; 4] = [
    Tour {
        name: "quorum, a move and a new leader",
        scheme: QUORUM,
        start: led,
        small: MOVE,
        large: &[Bounds { cuts: 1, ..MOVE }, Bounds { losses: 1, ..MOVE }],
        sights: &[ALL_EXECUTE, DONE, LED_ANEW, TWO_AT_ONCE],
    },
    Tour {
        name: "quorum, its leader cut off with a move of its own",
        scheme: QUORUM,
        start: cut_off,
        small: Bounds { mends: 1, heartbeats: 1, ..TERM_2 },
        large: &[Bounds { mends: 1, heartbeats: 1, ..MOVE }],
        sights: &[LED_ANEW, TWO_AT_ONCE, CROSSED_OUT],
    },
    Tour {
        name: "quorum, two leaders meet",
        scheme: QUORUM,
        start: replaced,
        small: Bounds { heartbeats: 1, checks: 1, most_era: 3, room: 3, ..TERM_2 },
        large: &[Bounds { heartbeats: 2, checks: 1, most_era: 3, ..TERM_2 }],
        sights: &[CROSSED_OUT, THIRD_TERM],
    },
    Tour {
        name: "quorum, Figure 8",
        scheme: QUORUM,
        start: figure_8,
        small: Bounds { silences: 1, most_era: 4, room: 1, ..NOTHING },
        large: &[Bounds { silences: 1, losses: 1, most_era: 4, room: 2, ..NOTHING }],
        sights: &[ALL_EXECUTE, CROSSED_OUT, FOURTH_TERM],
    },
];

pub(crate) const REBOOTS: [Tour; 1] = [Tour {
    name: "quorum, a reboot",
    scheme: QUORUM,
    start: led,
    small: Bounds { reboots: 1, heartbeats: 1, slow_bodies: true, ..CALM },
    large: &[Bounds { reboots: 1, ..MOVE }],
    sights: &[ALL_EXECUTE, DONE, LEADER_REBOOTED],
}];

pub(crate) const OLD_LOGS: [Tour; 1] = [Tour {
    name: "quorum, the newer log",
    scheme: QUORUM,
    start: behind,
    small: MOVE,
    large: &[MOVE, Bounds { reboots: 1, ..TERM_2 }],
    sights: &[CAUGHT_UP, ALL_EXECUTE],
}];

pub(crate) const ASKED_TWICE: [Tour; 2] = [
    Tour {
        name: "quorum, asked twice",
        scheme: QUORUM,
        start: led,
        small: Bounds { agains: 1, doubles: 1, heartbeats: 1, ..CALM },
        large: &[Bounds { agains: 1, ..MOVE }],
        sights: &[ALL_EXECUTE, DONE],
    },
    Tour {
        name: "quorum, asked again after a reboot",
        scheme: QUORUM,
        start: moved,
        small: Bounds { agains: 1, reboots: 1, ..TERM_2 },
        large: &[Bounds { agains: 2, reboots: 1, ..TERM_2 }],
        sights: &[LED_ANEW, LEADER_REBOOTED],
    },
];

pub(crate) const PICTURES: [Tour; 4] = [
    Tour {
        name: "quorum, pictures",
        scheme: QUORUM,
        start: led,
        small: Bounds { pictures: 1, cuts: 1, ..CALM },
        large: &[Bounds { pictures: 1, cuts: 1, heartbeats: 1, slow_bodies: true, ..CALM }],
        sights: &[ALL_EXECUTE, DONE, SHOWN],
    },
    Tour {
        name: "quorum, pictures while two believe that they lead",
        scheme: QUORUM,
        start: replaced,
        small: Bounds { pictures: 1, ..CALM },
        large: &[Bounds { pictures: 1, heartbeats: 1, ..CALM }],
        sights: &[CROSSED_OUT, DONE, SHOWN],
    },
    Tour {
        name: "quorum, pictures of a leader that does not know what is agreed",
        scheme: QUORUM,
        start: unknowing,
        small: Bounds { pictures: 1, losses: 1, most_era: 2, ..NOTHING },
        large: &[Bounds { pictures: 1, losses: 1, heartbeats: 1, mends: 1, most_era: 2, ..NOTHING }],
        sights: &[SHOWN],
    },
    Tour {
        name: "quorum, pictures in two terms of one leader",
        scheme: QUORUM,
        start: led_again,
        small: Bounds { asks: 1, pictures: 1, silences: 1, most_era: 3, room: 1, ..NOTHING },
        large: &[Bounds { asks: 1, pictures: 1, silences: 1, most_era: 3, room: 2, ..NOTHING }],
        sights: &[DONE, SHOWN, THIRD_TERM],
    },
];

pub(crate) const OVERTAKING: [Tour; 1] = [Tour {
    name: "quorum, messages that overtake and come twice",
    scheme: QUORUM,
    start: led,
    small: UNRULY,
    large: &[Bounds { heartbeats: 1, reboots: 1, ..UNRULY }],
    sights: &[ALL_EXECUTE, DONE],
}];
