//! The rest of the program. A release is cut in two (`xtask/halves`), so that the first part is
//! there soon; the other is fetched while people already look at it.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Asks `boot.js` for the later part of the program: at leisure (0), or at once because somebody
    /// waits for the function behind this slot of the table. Each function that is not in the first
    /// part begins with such a call, which the cutting puts there; this declaration is what it calls.
    #[wasm_bindgen(js_name = lockstepRest)]
    fn lockstep_rest(slot: u32);
}

/// Has the later part fetched as soon as the browser has nothing more urgent to do.
pub(crate) fn fetch_at_leisure() {
    lockstep_rest(0);
}
