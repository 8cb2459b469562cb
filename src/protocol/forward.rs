//! Strict forwarding.

use super::{Config, Gist, Input, Out, Role, View, Wait};
use crate::time::SimTime;

/// What robots tell each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Msg {
    /// Placeholder until the scheme is written.
    Beat,
}

impl Msg {
    /// What it means, in short.
    #[must_use]
    pub fn gist(&self) -> Gist {
        Gist::Heartbeat { era: 0 }
    }
}

/// One robot's share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Forward {
    config: Config,
}

impl Forward {
    /// A robot at the beginning of a run.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Forward { config }
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
