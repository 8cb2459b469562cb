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
use crate::ui::icon::icon;
use crate::ui::language::speech;
use crate::ui::leaves;
use crate::ui::lines::Travel;
use crate::ui::markup::{each, markup};
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
        let label = speech().label(Label::Story);
        let close = || {
            let onclick = press(tell, Msg::Story);
            named_button("btn icon quiet", speech().label(Label::Close), onclick, icon("close"))
        };
        let line = |_, line: &Rc<Line>| {
            keyed(key_of(line), LineView { line: Rc::clone(line), asked: *shown, tell: tell.clone() })
        };
        let empty = *shown && lines.latest().is_empty();
        markup!(
            r#"<aside class={class}>
                <h2>{label}<small>{note}</small>{close}</h2>
                <div class="story" role="log" aria-label={name} aria-live="off" translate="no" tabindex={tab}>
                    <ol>{lines}</ol>
                </div>
                {promises}
                {empty}
            </aside>"#,
            class = if *shown { "side" } else { "side unseen" },
            label,
            note = speech().label(Label::NewestLast),
            close = shown.then(close),
            name = label,
            tab = shown.then_some("0"),
            lines = each(lines.latest(), line),
            promises = shown.then(|| promises(lamps, *scheme, *asks, tell)),
            empty = empty.then(nothing_yet),
        )
    }
}

fn nothing_yet() -> Html {
    markup!(r#"<p class="empty">{words}</p>"#, words = speech().label(Label::NothingYet))
}

fn key_of(line: &Line) -> String {
    [line.id.0.to_string().as_str(), line.law.map_or("", Law::name)].concat()
}

/// The referee's lamps.
#[inline(never)]
fn promises(lamps: &[LawState], scheme: Scheme, asks: bool, tell: &Callback<Msg>) -> Html {
    let lamp = |_, lamp: &LawState| {
        let (class, name) = match (lamp.state, lamp.promise) {
            (State::Broken(_), _) => ("broken", "lampbroken"),
            (State::Held, Promise::Promised) => ("", "lampon"),
            (State::Held, Promise::NotPromised | Promise::NotApplicable) => ("unpromised", "lampoff"),
        };
        let unpromised = speech().label(Label::NotPromised);
        let verdict = match lamp.state {
            State::Held if lamp.promise == Promise::Promised => {
                markup!("<em>{kept}</em>", kept = speech().label(Label::Kept))
            }
            State::Held => markup!("<em>{unpromised}</em>", unpromised),
            State::Broken(breaking) => {
                let (at, record) = (breaking.first.at, breaking.first.record);
                let onclick = press(tell, Msg::Travel(Travel::Record(record)));
                button("why", onclick, speech().broken_at(at).into())
            }
        };
        let never = matches!(lamp.state, State::Broken(_)) && lamp.promise != Promise::Promised;
        markup!(
            "<li class={class} data-law={law} title={says}>
                {icon}
                <span>{words}{never}</span>
                {verdict}
            </li>",
            class,
            law = lamp.law.name(),
            says = speech().law_says(lamp.law, scheme),
            icon = icon(name),
            words = speech().law(lamp.law, scheme),
            never = never.then(|| markup!("<small>{unpromised}</small>", unpromised)),
            verdict,
        )
    };
    let search = || {
        let (icon, words) = (icon("scissors"), speech().adversary(AdversaryLabel::Title));
        let onclick = press(tell, Msg::Open(Sheet::Adversary));
        button("btn break-it", onclick, markup!("{icon}{words}", icon, words))
    };
    let label = speech().label(Label::Promises);
    markup!(
        r#"<section class="promises" aria-label={name}>
            <h2>{label}<small>{note}</small></h2>
            <ul class="lamps" translate="no">{lamps}</ul>
            {leaves}
            {search}
        </section>"#,
        name = label,
        label,
        note = speech().label(Label::PromisesNote),
        lamps = each(lamps, lamp),
        leaves = leaves::button(tell),
        search = asks.then(search),
    )
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
        let why = || why_button(Question::Record(line.id), &line.sentence.to_string(), tell);
        markup!(
            "<li class={class}><time>{at}</time><span>{said}</span>{why}</li>",
            class = line.law.map(|_| "broken"),
            at = speech().clock(line.at),
            said = sentence(&line.sentence),
            why = asked.then(why),
        )
    }
}

/// A sentence with the field's term in italics.
pub(crate) fn sentence(sentence: &Sentence) -> Html {
    each(sentence.pieces(), |_, piece| {
        let words = piece.words.clone().into_owned();
        match piece.means {
            Means::Term => markup!("<i>{words}</i>", words),
            Means::Text
            | Means::Robot(_)
            | Means::Team(_)
            | Means::Ticket(_)
            | Means::Command(_)
            | Means::Link(..)
            | Means::Time(_)
            | Means::Quote => markup!("{words}", words),
        }
    })
}
