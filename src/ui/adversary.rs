//! The sheet of the adversary: what should break, what may be used, how far the search is, what it found.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::adversary::{Aim, Means, Plan, Progress, Search, is_already};
use crate::history::History;
use crate::laws::{Law, Promise, State as LawIs, promised_by};
use crate::protocol::Scheme;
use crate::record::Record;
use crate::setup::{Setup, TimedAct};
use crate::story::{Importance, Story};
use crate::time::SimTime;
use crate::ui::icon::icon;
use crate::ui::language::speech;
use crate::ui::lines::Travel;
use crate::ui::msg::Msg;
use crate::ui::press::press;
use crate::ui::story_panel::sentence;
use crate::words::adversary::AdversaryLabel;
use crate::words::tale::Sentence;

/// Something that happened to the adversary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AdversaryMsg {
    /// Something else should break.
    Aim(Aim),
    /// Something else may be used.
    Means(Means),
    /// The search begins, or ends when it is under way.
    Search,
    /// The search goes on.
    Slice,
    /// What was found is played.
    Play,
}

/// The adversary on the page. What changes is changed by the app alone (`app/adversary.rs`).
pub(crate) struct Adversary {
    /// What should break, once somebody has chosen.
    pub aim: Option<Aim>,
    /// What may be used.
    pub means: Means,
    /// How it stands.
    pub state: State,
    /// The run that was searched.
    pub origin: Option<Origin>,
    /// The next slice.
    pub due: Option<Timeout>,
    /// When the progress was shown last, in milliseconds of the page's clock.
    pub shown_at: f64,
    /// Where a way that is being played stops: right after it has broken something.
    pub halt: Option<SimTime>,
}

/// How it stands.
pub(crate) enum State {
    /// Nothing was asked for yet, or something else since.
    Ready,
    /// It searches.
    Searching(Box<Search>),
    /// It was ended by hand.
    Stopped,
    /// It is over. A way that was found comes with the records of each act and of the break.
    Over(Progress, Vec<Vec<Record>>),
    /// What was found belongs to another run than the one on the stage.
    Changed,
}

/// The run that is searched: its set-up, what was done in it, and the instant.
pub(crate) struct Origin {
    setup: Rc<Setup>,
    acts: Vec<TimedAct>,
    /// The instant.
    pub at: SimTime,
}

impl Origin {
    /// The run up to its present.
    pub(crate) fn of(history: &History) -> Self {
        let at = history.now();
        Origin { setup: Rc::clone(history.setup()), acts: done_by(history, at), at }
    }

    /// Whether this is the same run, as far as it was searched from.
    pub(crate) fn is(&self, history: &History) -> bool {
        *self.setup == **history.setup() && done_by(history, self.at) == self.acts
    }
}

fn done_by(history: &History, at: SimTime) -> Vec<TimedAct> {
    history.acts().iter().filter(|act| act.at <= at).copied().collect()
}

impl Adversary {
    /// Nobody has asked yet.
    pub(crate) fn new() -> Self {
        Adversary {
            aim: None,
            means: Means::ALL,
            state: State::Ready,
            origin: None,
            due: None,
            shown_at: 0.0,
            halt: None,
        }
    }

    /// What should break: what was chosen, else the first law that is not promised and still holds.
    pub(crate) fn aim(&self, history: &History) -> Aim {
        let offered = offered(history.setup().scheme);
        let referee = &history.moment().referee;
        let open = |aim: &Aim| match aim {
            Aim::Law(law) => {
                let lamp = referee.law(*law);
                lamp.promise == Promise::NotPromised && lamp.state == LawIs::Held
            }
            Aim::TwoInCharge | Aim::NoAnswer => false,
        };
        let chosen = self.aim.filter(|aim| offered.contains(aim));
        chosen.or_else(|| offered.iter().copied().find(open)).unwrap_or(offered[0])
    }

    /// The sheet.
    pub(crate) fn view(&self, history: &History, story: &Story, tell: &Callback<Msg>) -> Html {
        let searching = matches!(self.state, State::Searching(_));
        let search = if searching { AdversaryLabel::Stop } else { AdversaryLabel::Search };
        let onclick = press(tell, Msg::Adversary(AdversaryMsg::Search));
        let aim = self.aim(history);
        html! {
            <div class="answer adversary" data-state={self.name()}>
                <p>{ speech().adversary(AdversaryLabel::About) }</p>
                { aims(aim, history.setup().scheme, searching, tell) }
                <fieldset disabled={searching}>
                    <legend class="lbl">{ speech().adversary(AdversaryLabel::Means) }</legend>
                    { means(self.means, tell) }
                </fieldset>
                <div class="share-row">
                    <button type="button" class="btn prime" {onclick}>{ speech().adversary(search) }</button>
                </div>
                { self.progress() }
                <div class="finding" role="status">{ self.finding(aim, history, story) }</div>
                { self.buttons(aim, history, tell) }
            </div>
        }
    }

    /// The word that programs find its state by.
    fn name(&self) -> &'static str {
        match &self.state {
            State::Ready => "ready",
            State::Searching(_) | State::Over(Progress::Looking { .. }, _) => "searching",
            State::Stopped => "stopped",
            State::Over(Progress::Found(_), _) => "found",
            State::Over(Progress::Exhausted(_), _) => "nothing",
            State::Changed => "changed",
        }
    }

    fn progress(&self) -> Html {
        let State::Searching(search) = &self.state else { return Html::default() };
        let Progress::Looking { acts, runs, percent } = search.progress() else { return Html::default() };
        html! {
            <div class="searching">
                <progress max="100" value={percent.to_string()} aria-label={speech().adversary(AdversaryLabel::Progress)}/>
                <p class="lbl">{ speech().searching(acts, runs) }</p>
            </div>
        }
    }

    fn finding(&self, aim: Aim, history: &History, story: &Story) -> Html {
        let words = speech();
        match &self.state {
            State::Ready if is_already(aim, history.moment()) => {
                html! { <p>{ words.already_broken(broken_at(aim, history).map(|(at, _)| at)) }</p> }
            }
            State::Ready | State::Searching(_) | State::Over(Progress::Looking { .. }, _) => Html::default(),
            State::Stopped => html! { <p>{ words.adversary(AdversaryLabel::Stopped) }</p> },
            State::Changed => html! { <p>{ words.adversary(AdversaryLabel::Changed) }</p> },
            State::Over(Progress::Exhausted(searched), _) => {
                let promise = match aim {
                    Aim::Law(law) => promised_by(history.setup().scheme, law),
                    Aim::TwoInCharge | Aim::NoAnswer => Promise::NotApplicable,
                };
                html! { { for words.found_nothing(searched, promise).into_iter().map(|said| html! { <p>{ said }</p> }) } }
            }
            State::Over(Progress::Found(plan), records) => found(plan, records, story),
        }
    }

    fn buttons(&self, aim: Aim, history: &History, tell: &Callback<Msg>) -> Html {
        let button = |label, msg: Msg| {
            let onclick = press(tell, msg);
            html! { <button type="button" class="btn prime" {onclick}>{ icon("play") }{ speech().adversary(label) }</button> }
        };
        match (&self.state, broken_at(aim, history)) {
            (State::Over(Progress::Found(_), _), _) => {
                button(AdversaryLabel::Play, Msg::Adversary(AdversaryMsg::Play))
            }
            (State::Ready, Some((_, record))) => {
                button(AdversaryLabel::GoThere, Msg::Travel(Travel::Record(record)))
            }
            _ => Html::default(),
        }
    }
}

/// What can be chosen under a scheme: its laws, and what is no law but breaks all the same.
fn offered(scheme: Scheme) -> Vec<Aim> {
    let applies = |law: &Law| promised_by(scheme, *law) != Promise::NotApplicable;
    let mut aims: Vec<Aim> = Law::ALL.into_iter().filter(applies).map(Aim::Law).collect();
    if matches!(scheme, Scheme::PrimaryBackup { .. } | Scheme::Quorum { .. }) {
        aims.push(Aim::TwoInCharge);
    }
    aims.push(Aim::NoAnswer);
    aims
}

fn broken_at(aim: Aim, history: &History) -> Option<(SimTime, crate::ids::RecordId)> {
    let Aim::Law(law) = aim else { return None };
    match history.moment().referee.law(law).state {
        LawIs::Held => None,
        LawIs::Broken(breaking) => Some((breaking.first.at, breaking.first.record)),
    }
}

/// The choice of what should break, and what that says.
fn aims(chosen: Aim, scheme: Scheme, searching: bool, tell: &Callback<Msg>) -> Html {
    let words = speech();
    let offered = offered(scheme);
    let name = |aim: Aim| match aim {
        Aim::Law(law) if promised_by(scheme, law) == Promise::Promised => {
            [words.law(law, scheme), " (", words.adversary(AdversaryLabel::Promised), ")"].concat()
        }
        Aim::Law(law) => words.law(law, scheme).to_owned(),
        Aim::TwoInCharge => words.adversary(AdversaryLabel::OneInCharge).to_owned(),
        Aim::NoAnswer => words.adversary(AdversaryLabel::GetsAnswer).to_owned(),
    };
    let says = match chosen {
        Aim::Law(law) => words.law_says(law, scheme),
        Aim::TwoInCharge => words.adversary(AdversaryLabel::OneInChargeSays),
        Aim::NoAnswer => words.adversary(AdversaryLabel::GetsAnswerSays),
    };
    let options: Html = offered
        .iter()
        .map(|aim| html! { <option value={aim.name()} selected={*aim == chosen}>{ name(*aim) }</option> })
        .collect();
    let onchange = {
        let tell = tell.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(aim) = select.and_then(|select| Aim::named(&select.value())) {
                tell.emit(Msg::Adversary(AdversaryMsg::Aim(aim)));
            }
        })
    };
    html! {
        <>
            <label class="field">
                <span class="lbl">{ words.adversary(AdversaryLabel::Aim) }</span>
                <span class="select"><select {onchange} disabled={searching}>{ options }</select>{ icon("chev") }</span>
            </label>
            <p class="lbl">{ says }</p>
        </>
    }
}

/// What may be used besides commands.
fn means(means: Means, tell: &Callback<Msg>) -> Html {
    let tick = |label, checked: bool, with: fn(Means, bool) -> Means| {
        let tell = tell.clone();
        let onchange = Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                tell.emit(Msg::Adversary(AdversaryMsg::Means(with(means, input.checked()))));
            }
        });
        html! { <label class="tick"><input type="checkbox" {checked} {onchange}/>{ speech().adversary(label) }</label> }
    };
    html! {
        <>
            { tick(AdversaryLabel::Cuts, means.cuts, |means, cuts| Means { cuts, ..means }) }
            { tick(AdversaryLabel::Reboots, means.reboots, |means, reboots| Means { reboots, ..means }) }
            { tick(AdversaryLabel::Luck, means.luck, |means, luck| Means { luck, ..means }) }
        </>
    }
}

/// A way that was found, act by act.
fn found(plan: &Plan, records: &[Vec<Record>], story: &Story) -> Html {
    html! {
        <>
            <p class="about">{ speech().found_way(plan.acts.len(), plan.breaks_at, plan.runs) }</p>
            <ol class="causes plan">
                { for records.iter().filter_map(|records| told(records, story)).map(|(at, said)| html! {
                    <li><time>{ at.to_string() }</time>{ " " }<span>{ sentence(&said) }</span></li>
                }) }
            </ol>
        </>
    }
}

/// The first thing that the story tells of an event.
fn told(records: &[Record], story: &Story) -> Option<(SimTime, Sentence)> {
    let tell = |position| story.tell(speech(), records, position);
    let shown = (0..records.len())
        .map(tell)
        .find(|told| told.importance == Importance::Shown && !told.sentence.is_empty())?;
    Some((shown.at, shown.sentence))
}
