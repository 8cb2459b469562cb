//! The story: one sentence for each thing worth telling, newest last.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::history::History;
use crate::ids::RecordId;
use crate::story::{Importance, Story};
use crate::time::SimTime;
use crate::ui::icon::icon;
use crate::ui::msg::Msg;
use crate::words::app::{AppWords, English, Label};
use crate::words::tale::{English as Tale, Means, Sentence};

/// How many sentences are on the page.
const SHOWN: usize = 60;

/// One sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// The record it tells.
    pub id: RecordId,
    /// When.
    pub at: SimTime,
    /// What.
    pub sentence: Sentence,
}

/// The latest sentences of a run, kept up with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lines {
    lines: Vec<Rc<Line>>,
    told: u64,
}

impl Lines {
    /// The latest sentences, oldest first.
    #[must_use]
    pub(crate) fn latest(&self) -> &[Rc<Line>] {
        &self.lines
    }

    /// Tells what is new; after going back, tells anew what led to the present.
    pub(crate) fn catch_up(&mut self, history: &History, story: &Story) {
        let records = history.records();
        let last = records.last().map_or(0, |record| record.id.0);
        let new = if last < self.told { u64::MAX } else { last - self.told };
        let new = usize::try_from(new).unwrap_or(usize::MAX).min(records.len());
        if last < self.told {
            self.lines.clear();
        }
        // Only the latest can stay: there is no need to tell more than fit.
        let mut fresh = Vec::new();
        for position in (records.len() - new..records.len()).rev() {
            let told = story.tell(&Tale, records, position);
            if told.importance == Importance::Shown && !told.sentence.is_empty() {
                fresh.push(Rc::new(Line { id: records[position].id, at: told.at, sentence: told.sentence }));
            }
            if fresh.len() == SHOWN {
                break;
            }
        }
        self.told = last;
        self.lines.extend(fresh.into_iter().rev());
        let surplus = self.lines.len().saturating_sub(SHOWN);
        self.lines.drain(..surplus);
    }

    /// Whether the run stands elsewhere than the story.
    #[must_use]
    pub(crate) fn is_behind(&self, last: Option<RecordId>) -> bool {
        last.map_or(0, |id| id.0) != self.told
    }
}

/// The story.
#[derive(Clone, Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// The sentences.
    pub lines: Rc<Lines>,
    /// Whether it can be seen; screen readers hear it anyway.
    pub shown: bool,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

/// The story.
#[component]
pub(crate) fn StoryPanel(props: &Props) -> Html {
    let Props { lines, shown, tell } = props;
    let list = use_node_ref();
    {
        let list = list.clone();
        let newest = lines.latest().last().map(|line| line.id);
        use_effect_with((newest, *shown), move |_| {
            if let Some(list) = list.cast::<Element>() {
                list.set_scroll_top(list.scroll_height());
            }
        });
    }
    let onclick = tell.reform(|_: MouseEvent| Msg::Story);
    html! {
        <aside class={classes!("side", (!*shown).then_some("unseen"))}>
            <h2>
                { English.label(Label::Story) }
                <small>{ English.label(Label::NewestLast) }</small>
                if *shown {
                    <button type="button" class="btn icon quiet" aria-label={English.label(Label::Close)} {onclick}>
                        { icon("close") }
                    </button>
                }
            </h2>
            <ol class="story" role="log" aria-label={English.label(Label::Story)} aria-live="polite" translate="no"
                ref={list} tabindex={if *shown { "0" } else { "-1" }}>
                { for lines.latest().iter().map(|line| html! { <LineView key={line.id.0} line={Rc::clone(line)}/> }) }
            </ol>
            if *shown && lines.latest().is_empty() { <p class="empty">{ English.label(Label::NothingYet) }</p> }
        </aside>
    }
}

#[derive(Clone, Debug, Properties, PartialEq)]
struct LineProps {
    line: Rc<Line>,
}

#[component]
fn LineView(props: &LineProps) -> Html {
    html! {
        <li>
            <time>{ props.line.at.to_string() }</time>
            <span>{ sentence(&props.line.sentence) }</span>
        </li>
    }
}

/// A sentence with the field's term in italics.
pub(crate) fn sentence(sentence: &Sentence) -> Html {
    sentence
        .pieces()
        .iter()
        .map(|piece| {
            let words = piece.words.clone().into_owned();
            match piece.means {
                Means::Term => html! { <i>{ words }</i> },
                Means::Text
                | Means::Robot(_)
                | Means::Team(_)
                | Means::Ticket(_)
                | Means::Command(_)
                | Means::Link(..)
                | Means::Time(_)
                | Means::Quote => html! { { words } },
            }
        })
        .collect()
}
