//! A sheet of the lessons over the page. It takes the keyboard while it is open and gives it back.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::ui::classes::classes;
use crate::ui::icon::icon;
use crate::ui::language::speech;
use crate::ui::lesson::LessonMsg;
use crate::ui::msg::Msg;
use crate::ui::press::press;
use crate::ui::sheets::focus_again;
use crate::words::app::Label;

/// A sheet.
#[derive(Clone, Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// What it is called.
    pub title: AttrValue,
    /// Its class besides `sheet`.
    pub class: &'static str,
    /// What it holds.
    pub children: Html,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

/// A sheet.
#[component]
pub(crate) fn Dialog(props: &Props) -> Html {
    let Props { title, class, children, tell } = props;
    let panel = use_node_ref();
    {
        let panel = panel.clone();
        use_effect_with(title.clone(), move |_| {
            let before = web_sys::window()
                .and_then(|window| window.document())
                .and_then(|document| document.active_element());
            if let Some(panel) = panel.cast::<HtmlElement>() {
                let _ = panel.focus();
            }
            move || focus_again(before)
        });
    }
    let close = press(tell, Msg::Lesson(LessonMsg::Close));
    html! {
        <div class={classes(&["sheet", *class])} role="dialog" aria-modal="false" aria-label={title.clone()} ref={panel} tabindex="-1">
            <div class="sheet-head">
                <h2>{ title.clone() }</h2>
                <button type="button" class="btn icon quiet" aria-label={speech().label(Label::Close)} onclick={close}>
                    { icon("close") }
                </button>
            </div>
            { children.clone() }
        </div>
    }
}
