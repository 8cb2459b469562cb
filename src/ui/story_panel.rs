//! The story: one sentence for each thing worth telling, newest last.

use std::rc::Rc;

use yew::prelude::*;

use crate::history::History;
use crate::ids::RecordId;
use crate::laws::{Law, LawState, Promise, State};
use crate::protocol::Scheme;
use crate::story::{Importance, Story};
use crate::time::SimTime;
use crate::ui::button::{button, named_button};
use crate::ui::classes::classed;
use crate::ui::icon::icon;
use crate::ui::language::speech;
use crate::ui::leaves;
use crate::ui::lines::Travel;
use crate::ui::msg::{Msg, Sheet};
use crate::ui::part::{Part, keyed};
use crate::ui::press::press;
use crate::ui::why::{Question, why_button};
use crate::words::adversary::AdversaryLabel;
use crate::words::app::Label;
use crate::words::tale::{Means, Sentence};

/// How many sentences are on the page.
const SHOWN: usize = 60;

/// One sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// The record it tells.
    pub id: RecordId,
    /// The law that it says is broken, if it says that.
    pub law: Option<Law>,
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
    /// Whether broken laws were told, too.
    judged: bool,
}

impl Lines {
    /// The latest sentences, oldest first.
    #[must_use]
    pub(crate) fn latest(&self) -> &[Rc<Line>] {
        &self.lines
    }

    /// Tells what is new; after going back, tells anew what led to the present.
    /// `judged` says whether broken laws are told, too.
    pub(crate) fn catch_up(&mut self, history: &History, story: &Story, judged: bool) {
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
            if story.importance(records, position) == Importance::Routine {
                continue;
            }
            let told = story.tell(speech(), records, position);
            if !told.sentence.is_empty() {
                let id = records[position].id;
                fresh.push(Rc::new(Line { id, law: None, at: told.at, sentence: told.sentence }));
            }
            if fresh.len() == SHOWN {
                break;
            }
        }
        let from = self.told;
        self.told = last;
        self.lines.extend(fresh.into_iter().rev());
        if judged {
            self.tell_breaks(history, story, from);
        }
        self.judged = judged;
        let surplus = self.lines.len().saturating_sub(SHOWN);
        self.lines.drain(..surplus);
    }

    /// A law that broke is told right after the record that broke it.
    fn tell_breaks(&mut self, history: &History, story: &Story, from: u64) {
        for lamp in history.moment().referee.laws() {
            let State::Broken(breaking) = lamp.state else { continue };
            let record = breaking.first.record;
            let is_new = record.0 > from || self.lines.iter().all(|line| line.law != Some(lamp.law));
            let reached = self.lines.first().is_some_and(|line| line.id <= record);
            if lamp.promise == Promise::NotApplicable || !is_new || !reached {
                continue;
            }
            if let Some(told) = story.tell_break(speech(), &lamp) {
                let place = self.lines.partition_point(|line| line.id <= record);
                let line = Line { id: record, at: told.at, law: Some(lamp.law), sentence: told.sentence };
                self.lines.insert(place, Rc::new(line));
            }
        }
    }

    /// Whether the run stands elsewhere than the story.
    #[must_use]
    pub(crate) fn is_behind(&self, last: RecordId, judged: bool) -> bool {
        last.0 != self.told || judged != self.judged
    }
}

/// The story.
#[derive(Debug, PartialEq)]
pub(crate) struct StoryPanel {
    /// The sentences.
    pub lines: Rc<Lines>,
    /// The referee's lamps.
    pub lamps: Rc<[LawState]>,
    /// The scheme, which has its own words for some laws.
    pub scheme: Scheme,
    /// Whether it can be seen; screen readers hear it anyway.
    pub shown: bool,
    /// Whether one may ask how this could break.
    pub asks: bool,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

/// The story. It does not speak by itself: a run at full speed would never be silent (`app/voice.rs`
/// says what is new). Its list lies upside down for the style sheet, which keeps the newest line in sight:
/// asking the browser for heights in each frame would be slow.
impl Part for StoryPanel {
    fn draw(&self) -> Html {
        let Self { lines, lamps, scheme, shown, asks, tell } = self;
        let onclick = press(tell, Msg::Story);
        let content = html! {
            <>
                <h2>
                    { speech().label(Label::Story) }
                    <small>{ speech().label(Label::NewestLast) }</small>
                    if *shown {
                        { named_button("btn icon quiet", speech().label(Label::Close), onclick, icon("close")) }
                    }
                </h2>
                <div class="story" role="log" aria-label={speech().label(Label::Story)} aria-live="off" translate="no"
                    tabindex={shown.then_some("0")}>
                    <ol>
                        { for lines.latest().iter().map(|line| keyed(key_of(line), LineView { line: Rc::clone(line), asked: *shown, tell: tell.clone() })) }
                    </ol>
                </div>
                if *shown { { promises(lamps, *scheme, *asks, tell) } }
                if *shown && lines.latest().is_empty() { <p class="empty">{ speech().label(Label::NothingYet) }</p> }
            </>
        };
        if *shown {
            html! { <aside class="side">{ content }</aside> }
        } else {
            html! { <aside class="side unseen">{ content }</aside> }
        }
    }
}

fn key_of(line: &Line) -> String {
    [line.id.0.to_string().as_str(), line.law.map_or("", Law::name)].concat()
}

/// The referee's lamps.
#[inline(never)]
fn promises(lamps: &[LawState], scheme: Scheme, asks: bool, tell: &Callback<Msg>) -> Html {
    let lamp = |lamp: &LawState| {
        let (class, name) = match (lamp.state, lamp.promise) {
            (State::Broken(_), _) => ("broken", "lampbroken"),
            (State::Held, Promise::Promised) => ("", "lampon"),
            (State::Held, Promise::NotPromised | Promise::NotApplicable) => ("unpromised", "lampoff"),
        };
        let verdict = match lamp.state {
            State::Held if lamp.promise == Promise::Promised => {
                html! { <em>{ speech().label(Label::Kept) }</em> }
            }
            State::Held => html! { <em>{ speech().label(Label::NotPromised) }</em> },
            State::Broken(breaking) => {
                let (at, record) = (breaking.first.at, breaking.first.record);
                let onclick = press(tell, Msg::Travel(Travel::Record(record)));
                button("why", onclick, speech().broken_at(at).into())
            }
        };
        let never = matches!(lamp.state, State::Broken(_)) && lamp.promise != Promise::Promised;
        classed(
            class,
            html! {
                <li class="_" data-law={lamp.law.name()} title={speech().law_says(lamp.law, scheme)}>
                    { icon(name) }
                    <span>
                        { speech().law(lamp.law, scheme) }
                        if never { <small>{ speech().label(Label::NotPromised) }</small> }
                    </span>
                    { verdict }
                </li>
            },
        )
    };
    html! {
        <section class="promises" aria-label={speech().label(Label::Promises)}>
            <h2>{ speech().label(Label::Promises) }<small>{ speech().label(Label::PromisesNote) }</small></h2>
            <ul class="lamps" translate="no">{ for lamps.iter().map(lamp) }</ul>
            { leaves::button(tell) }
            if asks {
                { button("btn break-it", press(tell, Msg::Open(Sheet::Adversary)), html! {
                    <>{ icon("scissors") }{ speech().adversary(AdversaryLabel::Title) }</>
                }) }
            }
        </section>
    }
}

#[derive(Debug, PartialEq)]
struct LineView {
    line: Rc<Line>,
    /// Whether it can be asked about: nothing that is not seen may take the keyboard.
    asked: bool,
    tell: Callback<Msg>,
}

impl Part for LineView {
    fn draw(&self) -> Html {
        let Self { line, asked, tell } = self;
        let content = html! {
            <>
                <time>{ speech().clock(line.at) }</time>
                <span>{ sentence(&line.sentence) }</span>
                if *asked { { why_button(Question::Record(line.id), &line.sentence.to_string(), tell) } }
            </>
        };
        if line.law.is_some() {
            html! { <li class="broken">{ content }</li> }
        } else {
            html! { <li>{ content }</li> }
        }
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
