//! Every scheme with every position of its switches, and quiet runs of it.

use lockstep::laws::{Law, State};
use lockstep::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};
use lockstep::rng::{Purpose, Rng};
use lockstep::script::Script;
use lockstep::setup::{Act, TimedAct};
use lockstep::time::SimTime;

use super::{Family, LASTS, Tally, acts, play_out, setup};

impl Family {
    pub(crate) fn of(scheme: Scheme) -> Self {
        match scheme {
            Scheme::Alone { .. } => Family::Alone,
            Scheme::Forwarding { .. } => Family::Forwarding,
            Scheme::PrimaryBackup { .. } => Family::PrimaryBackup,
            Scheme::Quorum { .. } => Family::Quorum,
        }
    }
}

/// Every scheme with every position of its switches, with two or three robots.
pub(crate) fn schemes() -> Vec<Scheme> {
    let mut schemes = vec![Scheme::Alone { robots: 1 }, Scheme::Alone { robots: 2 }];
    schemes.push(Scheme::Forwarding { robots: 2 });
    for pictures in [Pictures::Agreed, Pictures::Local] {
        schemes.push(Scheme::Quorum { robots: 3, pictures });
        for replication in [Replication::Async, Replication::Sync] {
            for silence in [Silence::Wait, Silence::TakeOver] {
                for after_split in [AfterSplit::LeaveDiverged, AfterSplit::DriveBack] {
                    let robots = 3;
                    schemes.push(Scheme::PrimaryBackup {
                        robots,
                        pictures,
                        replication,
                        silence,
                        after_split,
                    });
                }
            }
        }
    }
    schemes
}

/// A run under a given scheme in which little happens to the network and much is asked for: quiet
/// enough for what goes on for ever to be seen going on.
pub(crate) fn quiet_run(scheme: Scheme, seed: u64) -> Script {
    let mut rng = Rng::new(seed, Purpose::Chaos);
    let mut setup = setup(Family::of(scheme), seed, &mut rng);
    (setup.loss_per_mille, setup.doubled_per_mille) = (0, 0);
    setup.scheme = scheme;
    setup.slowness.truncate(usize::from(scheme.robots()));
    for team in &mut setup.teams {
        team.home.0 = team.home.0.min(scheme.robots());
    }
    let asks = |timed: &TimedAct| matches!(timed.act, Act::Ask { .. } | Act::Again { .. });
    let mut disturbs = rng.below(5);
    let mut acts = acts(&setup, &mut rng);
    acts.retain(|timed| {
        let before = disturbs;
        disturbs = disturbs.saturating_sub(u32::from(!asks(timed)));
        asks(timed) || before > 0
    });
    for timed in acts.iter_mut().filter(|timed| !asks(timed)) {
        timed.at = SimTime(timed.at.0 / 3);
    }
    acts.sort_by_key(|timed| timed.at);
    Script { setup, acts, until: LASTS, expects: Vec::new() }
}

/// The laws that are broken in a run, promised or not.
pub(crate) fn broken_laws(script: &Script) -> Vec<Law> {
    let (_, referee) = play_out(script, &mut Tally::default());
    referee.laws().filter(|lamp| lamp.state != State::Held).map(|lamp| lamp.law).collect()
}
