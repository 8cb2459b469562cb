//! The rest of the program. A release is cut in two (`xtask/halves`), so that the first part is
//! there soon; the other is fetched while people already look at it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Event;

#[wasm_bindgen]
extern "C" {
    /// Asks `boot.js` for the later part of the program: at leisure (0), or at once because somebody
    /// waits for the function behind this slot of the table. Each function that is not in the first
    /// part begins with such a call, which the cutting puts there; this declaration is what it calls.
    #[wasm_bindgen(js_name = lockstepRest)]
    fn lockstep_rest(slot: u32);

    /// Asks `boot.js` whether the whole program is there; if not, it calls back when it is.
    #[wasm_bindgen(js_name = lockstepWhole)]
    fn lockstep_whole(tell: &js_sys::Function) -> bool;
}

/// Has the later part fetched as soon as the browser has nothing more urgent to do.
pub(crate) fn fetch_at_leisure() {
    lockstep_rest(0);
}

/// Whether the whole program is there; if not, `tell` is called when it is.
pub(crate) fn is_whole(tell: impl Fn() + 'static) -> bool {
    // The page lives as long as the app, and so does this. It is a closure like the others, which have code already.
    let tell = Closure::<dyn FnMut(Event)>::new(move |_: Event| tell());
    lockstep_whole(tell.into_js_value().unchecked_ref())
}
