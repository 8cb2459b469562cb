//! What a robot lets the referee see. It reads; nothing here decides anything.

use super::{Backup, Entry, Part};
use crate::series::Series;

/// What the referee may see of a robot.
#[derive(Clone, Copy, Debug)]
pub struct Inspect<'a> {
    /// The highest epoch that it has heard of.
    pub epoch: u64,
    /// Whether it believes itself to be the primary.
    pub leads: bool,
    /// Its log; the first entry has number 1.
    pub log: &'a Series<Entry>,
}

impl Backup {
    /// What the referee may see.
    #[must_use]
    pub fn inspect(&self) -> Inspect<'_> {
        let leads = matches!(self.memory.part, Part::Primary(_));
        Inspect { epoch: self.disk.epoch, leads, log: self.disk.log.series() }
    }
}
