//! The core gives the same run inside a browser as on the machine itself: the same values, pinned
//! once, are checked natively by `cargo test`, and in Chromium and Firefox by `cargo xtask test`.

use lockstep::history::History;
use lockstep::rng::{Purpose, Rng};
use lockstep::script;
use lockstep::time::SimTime;

#[path = "golden/runs.rs"]
mod runs;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn chance_draws_the_same_everywhere() {
    let mut rng = Rng::new(7, Purpose::Maze);
    let drawn: Vec<u32> = (0..6).map(|_| rng.below(1000)).collect();
    assert_eq!(drawn, [310, 434, 834, 55, 31, 22]);
    let mut order: Vec<u32> = (0..8).collect();
    rng.shuffle(&mut order);
    assert_eq!(order, [7, 2, 3, 1, 0, 4, 6, 5]);
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn the_golden_runs_are_the_same_everywhere() {
    let differences = runs::differences();
    assert!(differences.is_empty(), "{differences}");
}

/// The browser knows the plural rules of every language; ours are the same, and need no browser.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen_test]
fn plurals_are_those_of_the_browser() {
    use js_sys::{Array, Intl, Object};
    use lockstep::words::Language;

    for language in Language::ALL {
        let rules = Intl::PluralRules::new(&Array::of1(&language.code().into()), &Object::new());
        for number in (0..=1000u32).chain([1_000_000, 1_000_001, 3_000_000]) {
            let theirs = rules.select(f64::from(number)).as_string();
            let ours = language.plural(u64::from(number)).name();
            assert_eq!(theirs.as_deref(), Some(ours), "{}: {number}", language.code());
        }
    }
}

/// A page in the background gets a frame a second, another one a hundred and forty-four: the run is the
/// same, and the one that is pinned.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn the_rate_of_frames_decides_nothing() {
    let (_, text) = runs::RUNS.into_iter().find(|(name, _)| *name == "quorum-5").expect("there is one");
    let script = script::parse(text).expect("a golden run can be read");
    let pinned = text.lines().find_map(|line| line.strip_prefix("expect digest "));
    for rate in [10, 15, 30, 60, 144, 1] {
        let mut history = History::new(script.setup.clone(), script.acts.clone(), script.until);
        for frame in 0..script.until.0 * rate / 1000 {
            history.play_to(SimTime(frame * 1000 / rate));
        }
        history.play_to(script.until);
        let digest = history.moment().world.digest().to_string();
        assert_eq!(Some(digest.as_str()), pinned, "at {rate} frames a second");
    }
}
