//! A lesson's prose as elements of the page: made from its data, never from HTML.

use yew::prelude::*;

use crate::lesson::prose::{Block, Piece, Prose, Style};
use crate::ui::lesson::LessonMsg;
use crate::ui::msg::Msg;
use crate::ui::press::press;

/// Paragraphs and lists.
pub(crate) fn prose(prose: &Prose, tell: &Callback<Msg>) -> Html {
    let block = |block: &Block| match block {
        Block::Paragraph(pieces) => html! { <p>{ text(pieces, tell) }</p> },
        Block::List(items) => {
            html! { <ul>{ for items.iter().map(|item| html! { <li>{ text(item, tell) }</li> }) }</ul> }
        }
    };
    prose.iter().map(block).collect()
}

/// One paragraph's words; those of the glossary lead there.
pub(crate) fn text(pieces: &[Piece], tell: &Callback<Msg>) -> Html {
    pieces.iter().map(|piece| one(piece, Some(tell))).collect()
}

/// The same inside of something that is pressed itself: nothing in it leads anywhere.
pub(crate) fn label(pieces: &[Piece]) -> Html {
    pieces.iter().map(|piece| one(piece, None)).collect()
}

fn one(piece: &Piece, tell: Option<&Callback<Msg>>) -> Html {
    let words = piece.words.clone();
    match (&piece.style, tell) {
        (Style::Plain, _) | (Style::Term(_), None) => html! { { words } },
        (Style::Emphasis, _) => html! { <em>{ words }</em> },
        (Style::Strong, _) => html! { <strong>{ words }</strong> },
        (Style::Term(key), Some(tell)) => {
            let key = key.clone();
            let onclick = press(tell, Msg::Lesson(LessonMsg::Glossary(Some(key.clone()))));
            html! { <button type="button" class="term" {onclick}>{ words }</button> }
        }
    }
}
