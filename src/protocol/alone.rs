//! No coordination.

use super::{Config, Input, Out, Role, View, Wait};
use crate::time::SimTime;

/// Robots without coordination send each other nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Msg {}

/// One robot's share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Alone {
    config: Config,
}

impl Alone {
    /// A robot at the beginning of a run.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Alone { config }
    }

    /// Takes one input.
    pub fn step(&mut self, _now: SimTime, _input: Input<Msg>, _out: &mut Out<'_, Msg>) {
        let _ = self.config.me;
    }

    /// What it shows of itself.
    #[must_use]
    pub fn view(&self) -> View {
        View { role: Role::Equal, era: None, leader: None, pending: Vec::new(), waits: Wait::Command }
    }
}
