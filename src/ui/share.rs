//! The sheet *Share*: the link, its QR code, the run as text and as files, and exports.

use std::rc::Rc;

use qrcodegen::{QrCode, QrCodeEcc};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::ui::address::{Problem, read_file, save, whole_link};
use crate::ui::icon::icon;
use crate::ui::language::{speech, spoken};
use crate::ui::msg::{Export, Msg};
use crate::ui::part::Part;
use crate::ui::press::press;
use crate::words::share::ShareLabel;

/// What is shared.
#[derive(Clone, Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// The fragment of the link.
    pub fragment: AttrValue,
    /// The run's text.
    pub text: AttrValue,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

/// The content of the sheet.
#[component]
pub(crate) fn Share(props: &Props) -> Html {
    let Props { fragment, text, tell } = props;
    let said = use_state(|| None::<ShareLabel>);
    let field = use_node_ref();
    let link = whole_link(fragment);
    let copy = {
        let (said, field, link) = (said.clone(), field.clone(), link.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.select();
            }
            copy_text(&link, said.clone());
        })
    };
    let choose = {
        let tell = tell.clone();
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            if let Some(file) =
                input.as_ref().and_then(HtmlInputElement::files).and_then(|files| files.get(0))
            {
                read_file(&file, tell.clone());
            }
            if let Some(input) = input {
                input.set_value("");
            }
        })
    };
    let save_text = {
        let text = text.clone();
        Callback::from(move |_: MouseEvent| save("lockstep-run.txt", "text/plain", &text))
    };
    html! {
        <div class="share">
            <div class="share-link">
                <label for="share-link">{ speech().share(ShareLabel::Link) }</label>
                <input id="share-link" dir="ltr" type="text" readonly={true} value={link.clone()} ref={field}/>
                <button type="button" class="btn" onclick={copy}>{ icon("share") }{ speech().share(ShareLabel::CopyLink) }</button>
                <p role="status">{ said.map(|label| speech().share(label)) }</p>
            </div>
            <Qr key={spoken().code()} {link}/>
            <label for="share-text">{ speech().share(ShareLabel::Text) }</label>
            <textarea id="share-text" dir="ltr" readonly={true} rows="6" spellcheck="false" translate="no" value={text.clone()}/>
            <div class="share-row">
                <button type="button" class="btn" onclick={save_text}>{ speech().share(ShareLabel::SaveText) }</button>
                <label class="btn file">
                    { speech().share(ShareLabel::OpenFile) }
                    <input type="file" accept=".txt,text/plain" class="visually-hidden" onchange={choose}/>
                </label>
                <span class="lbl">{ speech().share(ShareLabel::OrDropOne) }</span>
            </div>
            <h3>{ speech().share(ShareLabel::Export) }</h3>
            <div class="share-row">
                { for Export::ALL.map(|export| {
                    let onclick = press(tell, Msg::Export(export));
                    html! { <button type="button" class="btn" {onclick}>{ speech().share(export.label()) }</button> }
                }) }
            </div>
        </div>
    }
}

#[derive(Clone, Debug, Properties, PartialEq)]
pub(crate) struct QrProps {
    /// The link.
    pub link: String,
}

/// The QR code of a link, or why there is none.
#[component]
pub(crate) fn Qr(props: &QrProps) -> Html {
    let drawn = use_memo(props.link.clone(), |link| qr_path(link));
    match Rc::as_ref(&drawn) {
        None => html! { <p>{ speech().share(ShareLabel::TooLongForQr) }</p> },
        Some((path, size)) => html! {
            // Four modules of quiet around the code, as its standard asks for.
            <svg class="qr" role="img" aria-label={speech().share(ShareLabel::QrCode)} shape-rendering="crispEdges"
                viewBox={format!("-4 -4 {0} {0}", size + 8)}>
                <rect class="qr-paper" x="-4" y="-4" width={(size + 8).to_string()} height={(size + 8).to_string()}/>
                <path class="qr-ink" d={path.clone()}/>
            </svg>
        },
    }
}

/// The dark modules as one path, row by row, and how many modules there are along a side.
fn qr_path(link: &str) -> Option<(String, i32)> {
    let code = QrCode::encode_text(link, QrCodeEcc::Low).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
            }
            x += run + 1;
        }
    }
    Some((path, size))
}

/// Copies a text, and says whether the browser let us.
fn copy_text(text: &str, said: UseStateHandle<Option<ShareLabel>>) {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    // Pages that are not served securely have no clipboard at all.
    let clipboard = web_sys::window()
        .and_then(|window| js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).ok())
        .filter(|clipboard| !clipboard.is_undefined())
        .and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok());
    let Some(clipboard) = clipboard else {
        said.set(Some(ShareLabel::CopyByHand));
        return;
    };
    let refused = said.clone();
    let done = Closure::once(move |_| said.set(Some(ShareLabel::Copied)));
    let failed = Closure::once(move |_| refused.set(Some(ShareLabel::CopyByHand)));
    let _ = clipboard.write_text(text).then2(&done, &failed);
    // One of the two is called, once, after this function has returned.
    done.forget();
    failed.forget();
}

/// Says why a run that was brought in is not shown.
#[derive(Debug, PartialEq)]
pub(crate) struct Notice {
    /// What was wrong.
    pub problem: Rc<Problem>,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

/// A notice over the page: what was refused, why, and the text to copy.
impl Part for Notice {
    fn draw(&self) -> Html {
        let Self { problem, tell } = self;
        let onclick = press(tell, Msg::Dismiss);
        let select = Callback::from(|event: FocusEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                field.select();
            }
        });
        html! {
            <div class="notice" role="alert">
                <p>{ speech().refused(&problem.why) }</p>
                <textarea dir="ltr" readonly={true} rows="2" spellcheck="false" translate="no" onfocus={select}
                    aria-label={speech().share(ShareLabel::RefusedText)} value={problem.text.clone()}/>
                <button type="button" class="btn" {onclick}>{ speech().share(ShareLabel::Dismiss) }</button>
            </div>
        }
    }
}
