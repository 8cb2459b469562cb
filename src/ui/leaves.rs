//! The card "what this leaves out", and the button that opens it.

use yew::prelude::*;

use crate::protocol::Scheme;
use crate::ui::button;
use crate::ui::language::speech;
use crate::ui::msg::{Msg, Sheet};
use crate::ui::press::press;
use crate::words::app::DoorLabel;
use crate::words::leaves::{LeavesLabel, Omission};

/// Opens the card.
pub(crate) fn button(tell: &Callback<Msg>) -> Html {
    let onclick = press(tell, Msg::Open(Sheet::Leaves));
    button::button("leaves-button", onclick, speech().door(DoorLabel::LeavesOut).into())
}

/// What the scheme, with its switches as they stand, leaves out.
pub(crate) fn card(scheme: Scheme) -> Html {
    let line = |omission: Omission| {
        let (sentence, term) = speech().omission(omission);
        html! { <li>{ sentence }{ " " }<i>{ "(" }{ term }{ ")" }</i></li> }
    };
    html! {
        <div class="leaves">
            <p>{ speech().leaves(LeavesLabel::Note) }</p>
            <ul>{ for Omission::of(scheme).into_iter().map(line) }</ul>
        </div>
    }
}
