//! The sheet of keys: which there are, and what they do. What they mean is decided in `keys.rs`.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::class::ClassMsg;
use crate::ui::language::speech;
use crate::ui::msg::Msg;
use crate::words::class::{ClassLabel, KeyCap, KeyGroup, KeyWork};

/// What is printed on a key.
#[derive(Clone, Copy)]
enum Cap {
    /// The same in every language.
    Sign(&'static str),
    /// A word.
    Word(KeyCap),
}

use Cap::{Sign, Word};

/// The keys of a group, each with what it does.
type Row = (&'static [Cap], KeyWork);

const CLOCK: &[Row] = &[
    (&[Word(KeyCap::Space)], KeyWork::PlayPause),
    (&[Sign(".")], KeyWork::StepForward),
    (&[Sign(",")], KeyWork::StepBack),
    (&[Sign("["), Sign("]")], KeyWork::Marks),
    (&[Sign("<"), Sign(">")], KeyWork::Speed),
    (&[Sign("R")], KeyWork::Restart),
];
const CONSOLES: &[Row] = &[
    (&[Sign("W"), Sign("A"), Sign("S"), Sign("D")], KeyWork::MoveA),
    (&[Sign("E")], KeyWork::PictureA),
    (&[Sign("↑"), Sign("←"), Sign("↓"), Sign("→")], KeyWork::MoveB),
    (&[Sign("/")], KeyWork::PictureB),
    (&[Sign("O")], KeyWork::Autopilots),
];
const DEEDS: &[Row] = &[
    (&[Sign("C")], KeyWork::Link),
    (&[Sign("M")], KeyWork::MendAll),
    (&[Sign("U")], KeyWork::Split),
    (&[Sign("X")], KeyWork::Reboot),
    (&[Sign("I")], KeyWork::Isolate),
    (&[Sign("G")], KeyWork::Scheme),
];
const VIEWS: &[Row] = &[
    (&[Sign("?")], KeyWork::Keys),
    (&[Word(KeyCap::Escape)], KeyWork::Close),
    (&[Sign("P")], KeyWork::Present),
    (&[Sign("Q")], KeyWork::Code),
    (&[Sign("L")], KeyWork::Lessons),
    (&[Sign("T")], KeyWork::Story),
    (&[Sign("J")], KeyWork::Diagram),
    (&[Sign("V")], KeyWork::Compare),
    (&[Sign("Y")], KeyWork::Why),
];
const LESSON: &[Row] = &[
    (&[Word(KeyCap::PageDown)], KeyWork::Next),
    (&[Word(KeyCap::PageUp)], KeyWork::Previous),
    (&[Sign("1"), Sign("2"), Sign("3"), Sign("4")], KeyWork::Choose),
];
const PRESENTER: &[Row] = &[
    (&[Word(KeyCap::PageDown), Sign("→"), Sign("↓")], KeyWork::On),
    (&[Word(KeyCap::PageUp), Sign("←"), Sign("↑")], KeyWork::Back),
    (&[Sign(".")], KeyWork::Clicker),
    (&[Sign("1"), Sign("2"), Sign("3"), Sign("4")], KeyWork::Hand),
    (&[Word(KeyCap::Backspace)], KeyWork::TakeBack),
    (&[Sign("H")], KeyWork::Controls),
    (&[Sign("T")], KeyWork::Text),
];

const GROUPS: [(KeyGroup, &[Row]); 6] = [
    (KeyGroup::Clock, CLOCK),
    (KeyGroup::Consoles, CONSOLES),
    (KeyGroup::Deeds, DEEDS),
    (KeyGroup::Views, VIEWS),
    (KeyGroup::Lesson, LESSON),
    (KeyGroup::Presenter, PRESENTER),
];

/// The content of the sheet.
pub(crate) fn cheat_sheet(silent: bool, tell: &Callback<Msg>) -> Html {
    let words = speech();
    let tell = tell.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(tick) = event.target_dyn_into::<HtmlInputElement>() {
            tell.emit(Msg::Class(ClassMsg::Letters(tick.checked())));
        }
    });
    html! {
        <div class="cheats">
            { for GROUPS.iter().map(|(group, rows)| html! {
                <section>
                    <h3>{ words.key_group(*group) }</h3>
                    <dl>{ for rows.iter().map(row) }</dl>
                </section>
            }) }
            <div class="letters">
                <label class="tick"><input type="checkbox" checked={!silent} {onchange}/>{ words.class(ClassLabel::Letters) }</label>
                <p class="lbl">{ words.class(ClassLabel::LettersNote) }</p>
            </div>
        </div>
    }
}

fn row((caps, work): &Row) -> Html {
    let cap = |cap: &Cap| {
        let words = match cap {
            Sign(sign) => *sign,
            Word(word) => speech().key_cap(*word),
        };
        html! { <kbd>{ words }</kbd> }
    };
    html! {
        <div><dt>{ for caps.iter().map(cap) }</dt><dd>{ speech().key_work(*work) }</dd></div>
    }
}
