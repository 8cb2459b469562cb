//! The app.

use lockstep::{
    adversary, camera, command, compare, diagram, export, history, ids, laws, lesson, link, maze, network,
    pose, protocol, record, scene, script, setup, standing, story, tally, time, why, words,
};

use wasm_bindgen::prelude::wasm_bindgen;

mod ui;

/// Hands out memory. What Rust brings along is four times as much program, and no quicker here.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Nothing yet: `boot.js` calls [`prepare`] and [`begin`] once it knows the program, so that even the first steps
/// can ask for the program's later part.
fn main() {}

/// Makes what the app begins with, but shows nothing.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the page calls it")]
pub fn prepare() {
    ui::panic_page::prepare();
    choose_theme();
    ui::language::begin();
    ui::app::prepare();
}

/// Starts the app. It is seen when all of it has been drawn, in two pieces of work (`ui::app`).
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the page calls it")]
pub fn begin() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document else { return };
    let Some(root) = document.get_element_by_id("app") else { return };
    ui::markup::heard::listen(&root);
    yew::Renderer::<ui::app::App>::with_root(root).render();
}

/// `?theme=light`, `dark` or `presenter` in the address goes before the system's own preference.
fn choose_theme() {
    let Some(theme) = ui::browser::asked("theme") else { return };
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Some(root) = document.document_element()
        && matches!(theme.as_str(), "light" | "dark" | "presenter")
    {
        let _ = root.set_attribute("data-theme", &theme);
    }
}
