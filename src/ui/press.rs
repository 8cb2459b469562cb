//! What becomes of a press: the app is told what was decided when the thing was drawn. All things share
//! these few functions, so that a button costs no program of its own.

use yew::prelude::*;

use crate::ui::msg::Msg;

/// Reports a click.
pub(crate) fn press(tell: &Callback<Msg>, msg: Msg) -> Callback<MouseEvent> {
    let tell = tell.clone();
    Callback::from(move |_| tell.emit(msg.clone()))
}

/// Reports that something was ticked or chosen.
pub(crate) fn choose(tell: &Callback<Msg>, msg: Msg) -> Callback<Event> {
    let tell = tell.clone();
    Callback::from(move |_| tell.emit(msg.clone()))
}

/// Makes a drawn thing answer to clicks, to Enter and to the space bar, as a button does.
pub(crate) fn pressed(tell: &Callback<Msg>, msg: Msg) -> (Callback<MouseEvent>, Callback<KeyboardEvent>) {
    pressed_or(tell, msg.clone(), msg)
}

/// The same; with the shift key something else is reported.
pub(crate) fn pressed_or(
    tell: &Callback<Msg>,
    msg: Msg,
    with_shift: Msg,
) -> (Callback<MouseEvent>, Callback<KeyboardEvent>) {
    let tell = tell.clone();
    let report = Callback::from(move |shift: bool| {
        tell.emit(if shift { with_shift.clone() } else { msg.clone() });
    });
    let by_mouse = report.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        by_mouse.emit(event.shift_key());
    });
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let key = event.key();
        if key == "Enter" || key == " " {
            // The same key would play or pause the run.
            event.prevent_default();
            event.stop_propagation();
            if !event.repeat() {
                report.emit(event.shift_key());
            }
        }
    });
    (onclick, onkeydown)
}
