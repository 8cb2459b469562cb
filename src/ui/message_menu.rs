//! The menu of a message in flight: what it says, in words first and in fields second, and what
//! people can do to it.

use std::rc::Rc;

use yew::prelude::*;

use crate::ids::FlightId;
use crate::scene::{Message, Scene};
use crate::setup::{Act, InFlight, Touch};
use crate::ui::button::button;
use crate::ui::language::speech;
use crate::ui::msg::Msg;
use crate::ui::part::Part;
use crate::ui::press::press;
use crate::ui::story_panel::sentence;
use crate::words::message::MessageLabel;

/// A message's menu.
#[derive(Debug, PartialEq)]
pub(crate) struct MessageMenu {
    /// Which message.
    pub id: FlightId,
    /// What is.
    pub scene: Rc<Scene>,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for MessageMenu {
    fn draw(&self) -> Html {
        let Self { id, scene, tell } = self;
        let Some(message) = scene.messages.iter().find(|message| message.id == *id) else {
            return html! { <p role="status">{ speech().message(MessageLabel::Gone) }</p> };
        };
        let (gist, scheme) = (&message.gist, scene.scheme);
        let [open, close] = speech().quotation_marks();
        html! {
            <div class="inside" translate="no">
                <p class="lbl">
                    { speech().direction(message.direction) }
                    if message.held { { " · " }<b>{ speech().message(MessageLabel::Held) }</b> }
                </p>
                <p class="says">{ open }{ sentence(&speech().say(gist, scheme)) }{ close }</p>
                { deeds(message, scene, tell) }
                <section>
                    <h3>{ speech().message(MessageLabel::Fields) }</h3>
                    <p><i>{ speech().message_kind(gist, scheme) }</i></p>
                    <dl>
                        { for speech().message_fields(gist, scheme).into_iter().map(|(name, value)| html! {
                            <div><dt>{ name }</dt><dd>{ value }</dd></div>
                        }) }
                    </dl>
                </section>
            </div>
        }
    }
}

/// What people can do to it.
fn deeds(message: &Message, scene: &Scene, tell: &Callback<Msg>) -> Html {
    let Some(which) = place_of(message, scene) else { return Html::default() };
    let hold = if message.held { Touch::Release } else { Touch::Hold };
    let button = |touch: Touch| {
        let label = match touch {
            Touch::Lose => MessageLabel::Lose,
            Touch::Double => MessageLabel::Duplicate,
            Touch::Hold => MessageLabel::Hold,
            Touch::Release => MessageLabel::Release,
        };
        let onclick = press(tell, Msg::Act(Act::Touch(touch, which)));
        button("btn", onclick, speech().message(label).into())
    };
    html! { <div class="share-row">{ button(Touch::Lose) }{ button(Touch::Double) }{ button(hold) }</div> }
}

/// Its place on its direction, in the order of sending.
fn place_of(message: &Message, scene: &Scene) -> Option<InFlight> {
    let direction = message.direction;
    let on_it = scene.messages.iter().filter(|other| other.direction == direction);
    let before = on_it.take_while(|other| other.id != message.id).count();
    Some(InFlight { direction, nth: u8::try_from(before + 1).ok()? })
}
