//! The only wall clock: the browser's frames, turned into virtual time.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// The speeds, in hundredths of real time; nearly even steps of a logarithmic scale.
pub(crate) const SPEEDS: [u64; 13] = [10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 400, 600, 800];
/// Real time.
pub(crate) const REAL_TIME: usize = 6;
/// A frame never lasts longer than this: after a hidden tab or a hiccup the run goes on where it was.
const LONGEST_FRAME_MS: f64 = 100.0;

/// Asks the browser for frames and counts the virtual time that passes between them.
pub(crate) struct Clock {
    on_frame: Closure<dyn FnMut(f64)>,
    asked: bool,
    last: Option<f64>,
    /// Virtual microseconds that do not make a whole millisecond yet.
    rest_us: u64,
}

impl Clock {
    /// A clock that stands still. Each frame is reported with the page's own time in milliseconds.
    #[must_use]
    pub(crate) fn new(frame: Callback<f64>) -> Self {
        let on_frame = Closure::new(move |at: f64| frame.emit(at));
        Clock { on_frame, asked: false, last: None, rest_us: 0 }
    }

    /// Has the browser report its next frame.
    pub(crate) fn next_frame(&mut self) {
        if self.asked {
            return;
        }
        let callback = self.on_frame.as_ref().unchecked_ref();
        self.asked = web_sys::window().is_some_and(|window| window.request_animation_frame(callback).is_ok());
    }

    /// Takes a frame in: how many virtual milliseconds have passed since the last one.
    pub(crate) fn frame(&mut self, at: f64, speed_hundredths: u64) -> u64 {
        self.asked = false;
        let Some(last) = self.last.replace(at) else { return 0 };
        let real_us = ((at - last).clamp(0.0, LONGEST_FRAME_MS) * 1000.0) as u64;
        self.rest_us += real_us * speed_hundredths / 100;
        let whole = self.rest_us / 1000;
        self.rest_us %= 1000;
        whole
    }

    /// The clock stands still from now on.
    pub(crate) fn stop(&mut self) {
        self.last = None;
        self.rest_us = 0;
    }
}
