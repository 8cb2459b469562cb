//! A fleet as a model of stateright: where it starts, what may happen, what must hold.

use lockstep::laws::{Law, Promise, promised_by};
use lockstep::protocol::{Replication, Scheme};
use stateright::{Model, Property};

use crate::account::Claim;
use crate::bounds::{Action, Bounds, PREPARING};
use crate::fleet::State;

/// What is explored.
pub(crate) struct Fleet {
    pub(crate) scheme: Scheme,
    pub(crate) bounds: Bounds,
    /// Brings a fleet that has just been switched on to where the exploration starts.
    pub(crate) start: fn(&mut State),
    /// What must always hold.
    pub(crate) claims: Vec<Claim>,
    /// What must be possible, or nothing has been explored.
    pub(crate) sights: Vec<Property<Fleet>>,
    /// A mistake in the schemes, to see whether it would be noticed.
    #[cfg(feature = "planted-bugs")]
    pub(crate) bug: Option<lockstep::protocol::planted::Bug>,
}

/// Whether a scheme promises something.
pub(crate) fn is_promised(scheme: Scheme, claim: Claim) -> bool {
    match claim {
        // Not promised by name, but what the order of a primary's numbers rests on.
        Claim::Law(Law::LogMatching) => {
            matches!(scheme, Scheme::Quorum { .. } | Scheme::PrimaryBackup { .. })
        }
        Claim::Law(law) => promised_by(scheme, law) == Promise::Promised,
        Claim::KeepsOrderOfOrigin | Claim::SameSet => matches!(scheme, Scheme::Forwarding { .. }),
        Claim::AgreedStays | Claim::ExecutesAgreed | Claim::DoneIsAgreed => {
            matches!(scheme, Scheme::Quorum { .. })
        }
        Claim::DoneIsEverywhere => {
            matches!(scheme, Scheme::PrimaryBackup { replication: Replication::Sync, .. })
        }
    }
}

impl Fleet {
    /// Everything that a scheme promises.
    pub(crate) fn new(scheme: Scheme, bounds: Bounds, start: fn(&mut State)) -> Self {
        let claims = Claim::ALL.into_iter().filter(|claim| is_promised(scheme, *claim)).collect();
        Fleet {
            scheme,
            bounds,
            start,
            claims,
            sights: Vec::new(),
            #[cfg(feature = "planted-bugs")]
            bug: None,
        }
    }
}

/// A claim as a property. The checker wants plain functions, so each place has its own.
fn always(claim: Claim) -> Property<Fleet> {
    fn held<const PLACE: usize>(_: &Fleet, state: &State) -> bool {
        !state.account.is_broken(PLACE)
    }
    const HELD: [fn(&Fleet, &State) -> bool; Claim::ALL.len()] = [
        held::<0>, held::<1>, held::<2>, held::<3>, held::<4>, held::<5>, held::<6>, held::<7>, same_set,
        held::<9>, held::<10>, held::<11>, held::<12>,
    ];
    Property::always(claim.name(), HELD[claim.place()])
}

/// If nothing is lost, all have executed the same when nothing is left to do.
fn same_set(fleet: &Fleet, state: &State) -> bool {
    let sorted = |executed: &[u32]| {
        let mut sorted = executed.to_vec();
        sorted.sort_unstable();
        sorted
    };
    let mut sets = state.robots.iter().map(|robot| sorted(&robot.executed));
    let first = sets.next();
    !state.is_quiet() || !state.is_undisturbed(&fleet.bounds) || sets.all(|set| Some(set) == first)
}

impl Model for Fleet {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        // Where it starts is what happens without the mistake.
        #[cfg(feature = "planted-bugs")]
        lockstep::protocol::planted::plant(None);
        let mut state = State::new(self.scheme, PREPARING);
        (self.start)(&mut state);
        state.begin(self.bounds);
        vec![state]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        state.actions(actions);
    }

    fn next_state(&self, state: &State, action: Action) -> Option<State> {
        // The checker has threads of its own, and a mistake is planted in a thread.
        #[cfg(feature = "planted-bugs")]
        lockstep::protocol::planted::plant(self.bug);
        Some(state.after(action))
    }

    fn properties(&self) -> Vec<Property<Fleet>> {
        self.claims.iter().map(|claim| always(*claim)).chain(self.sights.iter().cloned()).collect()
    }

    fn within_boundary(&self, state: &State) -> bool {
        state.era() <= self.bounds.most_era
    }
}
