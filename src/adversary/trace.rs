//! What a run has come to, as one number: two runs with the same number go on alike.
//!
//! Everything that a world is follows from what happened in it. An act of people by itself is nothing:
//! a cut a moment later is the same cut when nothing was sent in between. So what people did is left out,
//! and what is open and cut is looked at instead.

use std::hash::{Hash, Hasher};

use super::Aim;
use crate::laws::Law;
use crate::moment::Moment;
use crate::record::{Mixer, Record, What};
use crate::setup::Act;

/// A running hash over what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trace {
    hash: u64,
    /// Whether it matters when something was cut, even where nothing was on it.
    cuts_count: bool,
}

impl Trace {
    /// Of a search that begins.
    pub(super) fn begin(aim: Aim) -> Self {
        // Progress is owed after a while without any disturbance, and a cut is one.
        Trace { hash: 0xcbf2_9ce4_8422_2325, cuts_count: aim == Aim::Law(Law::Progress) }
    }

    /// Takes in what has happened.
    pub(super) fn absorb(&mut self, records: &[Record]) {
        let mut mixer = Mixer(self.hash);
        for record in records.iter().filter(|record| self.counts(record.what)) {
            record.at.hash(&mut mixer);
            record.what.hash(&mut mixer);
        }
        self.hash = mixer.finish();
    }

    fn counts(self, what: What) -> bool {
        let by_itself = matches!(what, What::Did(act) if !matches!(act, Act::Delay(_)));
        let cut = matches!(what, What::CutOff(_) | What::Mended(_));
        !by_itself && (!cut || self.cuts_count)
    }

    /// The number of a moment reached by it, when so many acts may follow.
    pub(super) fn number(self, moment: &Moment, acts_left: u8) -> u64 {
        let mut mixer = Mixer(self.hash);
        mixer.write_u8(acts_left);
        moment.world.now().hash(&mut mixer);
        let network = moment.world.network();
        let mut open = 1_u64;
        for (place, direction) in network.directions().enumerate() {
            open = open << 1 | u64::from(network.is_open(direction));
            if place % 60 == 59 {
                mixer.write_u64(open);
                open = 1;
            }
        }
        mixer.write_u64(open);
        mixer.finish()
    }
}

/// The numbers of moments that were looked at. It forgets some: then something is looked at twice.
#[derive(Clone, Debug)]
pub(super) struct Seen(Vec<u64>);

/// How many numbers are kept: 256 KiB of them.
const KEPT: usize = 1 << 15;

impl Seen {
    pub(super) fn new() -> Self {
        Seen(vec![0; KEPT])
    }

    /// Notes a number down; true if it was there before.
    pub(super) fn note(&mut self, number: u64) -> bool {
        // Zero marks an empty place.
        let number = number.max(1);
        let place = &mut self.0[(number >> 17) as usize % KEPT];
        std::mem::replace(place, number) == number
    }
}
