//! The glossary: the robots' word, the field's term, what it means, where it is seen.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::lesson::glossary::{Glossary, Word};
use crate::lesson::index::Entry;
use crate::ui::classes::{classes, when};
use crate::ui::language::speech;
use crate::ui::lesson::prose::text;
use crate::ui::lesson::{LessonMsg, Wanted};
use crate::ui::msg::Msg;
use crate::ui::press::press;
use crate::words::lesson::{LessonLabel, Missing};

/// The glossary.
#[derive(Clone, Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// The words, once they have come.
    pub words: Option<Result<Rc<Glossary>, Missing>>,
    /// The word that is looked for.
    pub word: Option<String>,
    /// The lessons, for their titles.
    pub lessons: Rc<[Entry]>,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

/// The glossary.
#[component]
pub(crate) fn GlossaryView(props: &Props) -> Html {
    let Props { words, word, lessons, tell } = props;
    let looked_for = use_node_ref();
    {
        let looked_for = looked_for.clone();
        use_effect_with((word.clone(), words.is_some()), move |_| {
            if let Some(element) = looked_for.cast::<Element>() {
                element.scroll_into_view();
            }
        });
    }
    let Some(words) = words else {
        return html! { <p role="status">{ speech().lesson(LessonLabel::Fetching) }</p> };
    };
    let words = match words {
        Ok(words) => words,
        Err(missing) => {
            let again = press(tell, Msg::Lesson(LessonMsg::Glossary(word.clone())));
            return html! {
                <div role="alert">
                    <p>{ speech().unfetched(missing) }</p>
                    <button type="button" class="btn" onclick={again}>{ speech().lesson(LessonLabel::TryAgain) }</button>
                </div>
            };
        }
    };
    if words.words.is_empty() {
        return html! { <p>{ speech().lesson(LessonLabel::NoWords) }</p> };
    }
    let one = |entry: &Word| {
        let here = word.as_ref() == Some(&entry.key);
        html! {
            <div class={classes(&["entry", when(here, "here")])} ref={if here { looked_for.clone() } else { NodeRef::default() }}
                data-word={entry.key.clone()}>
                <dt><b>{ entry.word.clone() }</b>{ " " }<i>{ entry.term.clone() }</i></dt>
                <dd>{ text(&entry.meaning, tell) }{ seen(entry, lessons, tell) }</dd>
            </div>
        }
    };
    html! { <dl class="glossary">{ for words.words.iter().map(one) }</dl> }
}

/// The lessons in which a word is seen, where the list has them.
fn seen(word: &Word, lessons: &[Entry], tell: &Callback<Msg>) -> Html {
    let found: Vec<&Entry> =
        word.seen.iter().filter_map(|name| lessons.iter().find(|entry| entry.name == *name)).collect();
    if found.is_empty() {
        return Html::default();
    }
    let lesson = |entry: &&Entry| {
        let wanted = Wanted { name: entry.name.clone(), step: None, sheet: false };
        html! {
            <button type="button" class="term" onclick={press(tell, Msg::Lesson(LessonMsg::Open(wanted)))}>{ entry.title.clone() }</button>
        }
    };
    html! {
        <p class="lbl">{ speech().lesson(LessonLabel::SeenIn) }{ for found.iter().map(|entry| html! { <>{ " " }{ lesson(entry) }</> }) }</p>
    }
}
