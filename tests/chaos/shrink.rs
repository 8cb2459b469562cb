//! Makes a run small: takes away what it does not need to show what it shows.

use lockstep::script::Script;
use lockstep::setup::Setup;
use lockstep::time::SimTime;

/// What must stay so while the run gets smaller.
type Keeps<'a> = &'a dyn Fn(&Script) -> bool;

/// A smallest run that is still as it should be: no single act, and no disturbance of the network,
/// can be taken away from it.
pub(crate) fn shrink(script: &Script, keeps: Keeps<'_>) -> Script {
    let mut best = script.clone();
    loop {
        let before = best.clone();
        shorten(&mut best, keeps);
        drop_acts(&mut best, keeps);
        calm(&mut best, keeps);
        if best == before {
            return best;
        }
    }
}

/// Ends it as early as possible, to a tenth of a second.
fn shorten(best: &mut Script, keeps: Keeps<'_>) {
    let (mut low, mut high) = (0, best.until.0 / 100 + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        let until = SimTime(middle * 100);
        let shorter = Script { until, ..best.clone() };
        if keeps(&shorter) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let until = SimTime(high * 100);
    let acts = best.acts.iter().copied().filter(|act| act.at <= until).collect();
    let shorter = Script { until, acts, ..best.clone() };
    if keeps(&shorter) {
        *best = shorter;
    }
}

/// Takes away acts: first halves, then quarters, at last single ones.
fn drop_acts(best: &mut Script, keeps: Keeps<'_>) {
    let mut size = best.acts.len().div_ceil(2);
    while size > 0 {
        let mut from = 0;
        while from < best.acts.len() {
            let mut acts = best.acts.clone();
            acts.drain(from..(from + size).min(acts.len()));
            let fewer = Script { acts, ..best.clone() };
            if keeps(&fewer) {
                *best = fewer;
            } else {
                from += size;
            }
        }
        size /= 2;
    }
}

/// Makes the network and the teams quieter.
fn calm(best: &mut Script, keeps: Keeps<'_>) {
    let steps: [fn(&mut Setup); 7] = [
        |setup| setup.loss_per_mille = 0,
        |setup| setup.doubled_per_mille = 0,
        |setup| setup.overtake = false,
        |setup| setup.slowness.clear(),
        |setup| setup.teams.iter_mut().for_each(|team| team.autopilot = false),
        |setup| setup.teams.truncate(1),
        |setup| {
            let usual = Setup::new(setup.scheme);
            setup.maze = usual.maze;
        },
    ];
    for step in steps {
        let mut calmer = best.clone();
        step(&mut calmer.setup);
        let teams = calmer.setup.teams.len();
        let known =
            calmer.acts.iter().all(|act| super::team_of(&act.act).is_none_or(|team| team.index() < teams));
        if known && calmer != *best && keeps(&calmer) {
            *best = calmer;
        }
    }
}
