//! Two models under the same checker, on one thread, broad first: our robots as they are shipped, and
//! the Raft that comes with the checker as an example.

use lockstep::protocol::{Pictures, Scheme};
use stateright::{Checker, Model};

use crate::bounds::{Bounds, NOTHING};
use crate::model::Fleet;
use crate::starts::led;

#[allow(
    dead_code,
    unused_imports,
    missing_docs,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    reason = "not ours"
)]
mod example {
    include!(concat!(env!("OUT_DIR"), "/example_raft.rs"));

    /// The example as its own program sets it up.
    pub fn model() -> stateright::actor::ActorModel<RaftActor, RaftModelCfg, ()> {
        let network = Network::new_unordered_nonduplicating([]);
        RaftModelCfg { server_count: 3, network }.into_model()
    }
}

/// How many states our model goes through: three robots, a move and a new leader, every claim checked
/// in each state.
pub(crate) fn ours(states: usize) -> f64 {
    let bounds = Bounds { asks: 1, losses: 1, silences: 1, most_era: 2, room: 2, ..NOTHING };
    let scheme = Scheme::Quorum { robots: 3, pictures: Pictures::Agreed };
    let fleet = Fleet::new(scheme, bounds, led);
    fleet.checker().threads(1).target_state_count(states).spawn_bfs().join().state_count() as f64
}

/// How many states the example goes through: three servers, its two properties checked in each state.
pub(crate) fn theirs(states: usize) -> f64 {
    example::model().checker().threads(1).target_state_count(states).spawn_bfs().join().state_count() as f64
}
