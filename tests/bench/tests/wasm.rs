//! The same figures inside a browser, and what a frame of the page costs there. `cargo xtask bench` runs
//! this in headless Chromium and reads the lines that start with `figure`.

#![cfg(target_arch = "wasm32")]

use js_sys::{Function, Promise, Reflect};
use lockstep::history::History;
use lockstep::scene::Scene;
use lockstep::script::Script;
// The page's own modules expect all rooms of the core at the top, as they are in the program.
#[allow(clippy::wildcard_imports, reason = "every room there is")]
use lockstep::*;
use lockstep_bench::runs::Wait;
use lockstep_bench::sample::{Figure, interleaved, percentile};
use lockstep_bench::{heap, runs};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

/// The page as it is in the program, whose top it expects around itself.
#[path = "../../../src"]
#[allow(dead_code, unreachable_pub, reason = "here it is without its main")]
mod program {
    pub(crate) mod ui;
}
use program::ui;

wasm_bindgen_test_configure!(run_in_browser);

/// Whether less of everything is done.
const QUICK: bool = option_env!("LOCKSTEP_BENCH_QUICK").is_some();

fn clock() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

fn say(name: &str, figure: Figure) {
    console_log!("{}", figure.line(name));
}

#[wasm_bindgen_test]
fn simulation() {
    let (rounds, seconds) = if QUICK { (3, 120) } else { (9, 600) };
    let bare = runs::bare(seconds);
    let mut whole = || runs::with_history(seconds);
    let (rates, _) = interleaved(clock, rounds, &mut [&mut whole]);
    say("wasm-simulated", rates[0]);
    let mut world = || runs::bare(seconds).events as f64;
    let mut loop_alone = || {
        let _ = heap::turn_over(bare.events, bare.waiting);
        bare.events as f64
    };
    let (rates, ratios) = interleaved(clock, rounds, &mut [&mut world, &mut loop_alone]);
    say("wasm-events", rates[0]);
    say("wasm-heap", rates[1]);
    say("wasm-events-to-heap", ratios[0]);
}

#[wasm_bindgen_test]
fn seeking() {
    let mut history = runs::ten_minutes();
    for (name, wait) in [("seek", Wait::Seek), ("drag", Wait::Drag)] {
        let [mut took, ..] = runs::seeks(&mut history, if QUICK { 300 } else { 2000 }, wait, clock);
        say(&format!("wasm-{name}-p50"), Figure::once(percentile(&mut took, 50)));
        say(&format!("wasm-{name}-p99"), Figure::once(percentile(&mut took, 99)));
    }
}

#[wasm_bindgen_test]
async fn frames() {
    let busy = runs::busy_moment();
    say("wasm-scene", scene_alone(&busy));
    let window = web_sys::window().expect("this runs in a page");
    // The page is to be given the frames that are measured, and no others; and the whole program is there.
    let stand_ins =
        [("requestAnimationFrame", "return 0"), ("lockstepRest", ""), ("lockstepWhole", "return true")];
    for (name, body) in stand_ins {
        let stand_in = Function::new_no_args(body);
        Reflect::set(&window, &JsValue::from(name), &stand_in).expect("a window's functions can be set");
    }
    let document = window.document().expect("a window has a document");
    let root = document.create_element("div").expect("an element");
    document.body().expect("a body").append_child(&root).expect("it takes an element");
    let page = yew::Renderer::<ui::app::App>::with_root(root).render();
    let script = Script {
        setup: (**busy.setup()).clone(),
        acts: busy.acts().to_vec(),
        until: busy.until(),
        expects: Vec::new(),
    };
    let incoming = ui::address::Incoming { script, at: busy.now() };
    page.send_message(ui::msg::Msg::Arrived(Box::new(Ok(incoming))));
    page.send_message(ui::msg::Msg::PlayPause);
    let now =
        || document.query_selector("[data-now]").ok().flatten().and_then(|app| app.get_attribute("data-now"));
    // The framework draws a new page in several goes.
    while document.query_selector_all("[data-robot]").map_or(0, |robots| robots.length()) != 5 {
        rest(50).await;
    }
    page.send_message(ui::msg::Msg::Frame(1000.0));
    settle().await;
    let mut at = 1000.0;
    let mut took = Vec::new();
    for _ in 0..if QUICK { 60 } else { 300 } {
        at += 1000.0 / 60.0;
        let before = now();
        let start = clock();
        page.send_message(ui::msg::Msg::Frame(at));
        settle().await;
        // On a busy machine the framework may stop in the middle and go on in the browser's next turn.
        while now() == before {
            rest(0).await;
        }
        took.push(clock() - start);
    }
    // The first frames build what later ones only change.
    let mut took = took.split_off(10);
    say("wasm-frame-p50", Figure::once(percentile(&mut took, 50)));
    say("wasm-frame-p95", Figure::once(percentile(&mut took, 95)));
    page.destroy();
}

/// Waits until the framework has done what it was told.
async fn settle() {
    JsFuture::from(Promise::resolve(&JsValue::NULL)).await.expect("it is resolved");
}

/// Gives the browser so many milliseconds.
async fn rest(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        let window = web_sys::window().expect("this runs in a page");
        let set = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
        set.expect("a page has timers");
    });
    JsFuture::from(promise).await.expect("a timer always rings");
}

/// What it costs to describe the stage, in milliseconds.
fn scene_alone(history: &History) -> Figure {
    const TIMES: u32 = 200;
    let once = || {
        let start = clock();
        for _ in 0..TIMES {
            std::hint::black_box(Scene::of(history.moment(), history.records()));
        }
        (clock() - start) / f64::from(TIMES)
    };
    Figure::of((0..9).map(|_| once()).collect())
}
