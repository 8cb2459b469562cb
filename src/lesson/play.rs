//! Asking the simulator: which answers are true, and when was it decided?

use super::{Predict, Turning};
use crate::ids::RecordId;
use crate::run::run;
use crate::script::Script;
use crate::setup::TimedAct;
use crate::time::SimTime;

/// The event that decided something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// When.
    pub at: SimTime,
    /// The last record of the event; none where only the instant is known.
    pub record: Option<RecordId>,
}

/// Which of a prediction's answers are true, in their order. In a lesson that has been checked it is
/// exactly one.
#[must_use]
pub fn truths(script: &Script, predict: &Predict) -> Vec<bool> {
    let moment = run(&until(script, predict.judged_at), |_, _| {});
    let acts = acts_until(&script.acts, predict.judged_at);
    predict.answers.iter().map(|answer| answer.condition.holds(&moment, acts)).collect()
}

/// The moment that decided it, looked for up to this instant. `None` when the condition never holds.
#[must_use]
pub fn decided(script: &Script, turning: &Turning, end: SimTime) -> Option<Decided> {
    let condition = match turning {
        Turning::At(at) => return Some(Decided { at: *at, record: None }),
        Turning::First { condition, .. } => condition,
    };
    let mut found = None;
    run(&until(script, end), |moment, records| {
        let now = moment.world.now();
        if found.is_none() && condition.holds(moment, acts_until(&script.acts, now)) {
            found = Some(Decided { at: now, record: records.last().map(|record| record.id) });
        }
    });
    found
}

/// The same run, ended at another instant.
pub(super) fn until(script: &Script, end: SimTime) -> Script {
    Script { until: end, ..script.clone() }
}

/// The acts up to and including an instant, of a list in the order of time.
pub(super) fn acts_until(acts: &[TimedAct], end: SimTime) -> &[TimedAct] {
    &acts[..acts.partition_point(|act| act.at <= end)]
}
