//! The open lesson beside the stage: its text, the questions, the way on and back.

use std::rc::Rc;

use web_sys::{FocusOptions, HtmlElement};
use yew::prelude::*;

use crate::ids::RecordId;
use crate::lesson::{Answer, Kind, Predict, Reveal, Stand};
use crate::time::SimTime;
use crate::ui::classes::{classes, when};
use crate::ui::icon::icon;
use crate::ui::language::speech;
use crate::ui::lesson::prose::{label, prose, text};
use crate::ui::lesson::task::TaskView;
use crate::ui::lesson::{LessonMsg, Panel, vote};
use crate::ui::lines::Travel;
use crate::ui::msg::Msg;
use crate::ui::part::part;
use crate::ui::press::{choose, press};
use crate::words::Language;
use crate::words::lesson::LessonLabel;

/// The panel.
#[derive(Clone, Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// What it shows.
    pub panel: Rc<Panel>,
    /// Whether it stands below the stage, and the page scrolls.
    pub below: bool,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

/// The panel.
#[component]
pub(crate) fn LessonPanel(props: &Props) -> Html {
    let Props { panel, below, tell } = props;
    let player = &panel.player;
    let (at, lesson) = (player.at(), player.lesson());
    let step = &lesson.steps[at];
    let heading = use_node_ref();
    let next = use_node_ref();
    use_focus(panel, *below, heading.clone(), next.clone());
    // The heading of a reveal says what happened: not before it has.
    let title =
        if panel.watching { speech().lesson(LessonLabel::Watch).to_owned() } else { headline(&step.title) };
    let heading = html! { <h3 id="lesson-heading" ref={heading} tabindex="-1">{ title }</h3> };
    let language = panel.foreign.map(Language::code);
    let dir = panel.foreign.map(|language| language.script().dir());
    let quit = press(tell, Msg::Lesson(LessonMsg::Quit));
    html! {
        <section class="lesson" aria-label={speech().lesson(LessonLabel::Lesson)} data-step={(at + 1).to_string()}
            data-steps={lesson.steps.len().to_string()} data-kind={kind_name(&step.kind)}
            data-watching={panel.watching.then_some("yes")}>
            <header class="lesson-head">
                <h2 lang={language} dir={dir}>{ lesson.title.clone() }</h2>
                <button type="button" class="btn icon quiet" aria-label={speech().lesson(LessonLabel::Quit)} onclick={quit}>
                    { icon("close") }
                </button>
                { steps(at, lesson.steps.len()) }
                <p class="step-count">{ speech().step(at + 1, lesson.steps.len()) }</p>
            </header>
            if language.is_some() { <p class="lbl foreign">{ speech().lesson(LessonLabel::NotTranslated) }</p> }
            <div class="lesson-body" key={at} lang={language} dir={dir} role="group" tabindex="0" aria-label={speech().lesson(LessonLabel::LessonText)}>
                { body(panel, heading, tell) }
            </div>
            { away(panel, tell) }
            { foot(panel, next, tell) }
        </section>
    }
}

/// A step's heading; the free stage need not have one of its own.
pub(crate) fn headline(title: &str) -> String {
    if title.is_empty() { speech().lesson(LessonLabel::ToExplore) } else { title }.to_owned()
}

/// The word that programs find a step's kind by.
pub(crate) fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Scene => "scene",
        Kind::Predict(_) => "predict",
        Kind::Reveal(_) => "reveal",
        Kind::Task(_) => "task",
        Kind::Card { .. } => "card",
        Kind::Explore => "explore",
    }
}

/// Goes to an event; where only the instant is known, there.
pub(crate) fn to_event(at: SimTime, record: Option<RecordId>) -> Msg {
    record.map_or(Msg::Seek(at.0), |record| Msg::Travel(Travel::Record(record)))
}

/// A step begins at its heading; after an answer is locked, the button that runs it has the keyboard.
#[hook]
fn use_focus(panel: &Panel, below: bool, heading: NodeRef, next: NodeRef) {
    let player = &panel.player;
    let (at, stand) = (player.at(), player.stand());
    let locked = matches!(player.lesson().steps[at].kind, Kind::Predict(_)) && player.is_locked();
    let last = use_mut_ref(|| None);
    use_effect_with((at, stand, locked, panel.opened), move |now| {
        let before = last.replace(Some(*now));
        let only_locked = before.is_some_and(|(at, stand, ..)| (at, stand) == (now.0, now.1)) && now.2;
        let target = if only_locked { next } else { heading };
        let Some(element) = target.cast::<HtmlElement>() else { return };
        let options = FocusOptions::new();
        // A step begins at its top: nothing has to be scrolled for, and the stage keeps its place.
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
        if below
            && !only_locked
            && let Some(window) = web_sys::window()
        {
            // The stage stands above the text: both are to be seen when a step begins.
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// A dot for each step.
pub(crate) fn steps(at: usize, of: usize) -> Html {
    html! {
        <div class="steps" aria-hidden="true">
            { for (0..of).map(|place| html! {
                <i class={if place < at { "seen" } else if place == at { "here" } else { "" }}/>
            }) }
        </div>
    }
}

/// What a step says and asks.
pub(crate) fn body(panel: &Panel, heading: Html, tell: &Callback<Msg>) -> Html {
    let player = &panel.player;
    let step = &player.lesson().steps[player.at()];
    let said = if panel.class.prose { prose(&step.prose, tell) } else { Html::default() };
    match &step.kind {
        Kind::Scene | Kind::Explore => html! { <>{ heading }{ said }</> },
        Kind::Predict(predict) => {
            html! { <>{ said }{ heading }{ answers(panel, predict, tell) }</> }
        }
        Kind::Reveal(reveal) => html! { <>{ heading }{ revealed(panel, reveal, tell) }</> },
        Kind::Card { belief } => html! {
            <>
                { heading }
                <blockquote class="belief">
                    <span class="lbl">{ speech().lesson(LessonLabel::Belief) }</span>
                    <p>{ text(belief, tell) }</p>
                </blockquote>
                { said }
            </>
        },
        Kind::Task(_) => html! {
            <>
                { heading }
                { said }
                if let Some(trial) = &panel.trial { { part(TaskView { trial: trial.clone(), tell: tell.clone() }) } }
            </>
        },
    }
}

/// The answers, one of which can be marked and then locked.
fn answers(panel: &Panel, predict: &Predict, tell: &Callback<Msg>) -> Html {
    if panel.class.presenting {
        return vote::answers(panel, predict, tell);
    }
    let (chosen, locked) = (panel.player.chosen(), panel.player.is_locked());
    let name = format!("answer-{}", panel.player.at());
    let answer = |(place, answer): (usize, &Answer)| {
        let is_chosen = chosen == Some(place);
        let onchange = choose(tell, Msg::Lesson(LessonMsg::Choose(place)));
        html! {
            <label class={classes(&["ans", when(is_chosen, "chosen")])}>
                <input type="radio" name={name.clone()} checked={is_chosen} disabled={locked} {onchange}/>
                <kbd aria-hidden="true">{ place + 1 }</kbd>
                <span>{ label(&answer.text) }</span>
                if locked && is_chosen {
                    <small>{ icon("lock") }{ speech().lesson(LessonLabel::Locked) }</small>
                }
            </label>
        }
    };
    let lock = press(tell, Msg::Lesson(LessonMsg::Lock));
    let note = match (locked, panel.asked_first && chosen.is_none()) {
        (true, _) if chosen.is_some() => speech().lesson(LessonLabel::LockedNote),
        (true, _) => speech().lesson(LessonLabel::WasPassed),
        (false, true) => speech().lesson(LessonLabel::ChooseFirst),
        (false, false) => "",
    };
    html! {
        <>
            <div class="answers" role="radiogroup" aria-label={speech().lesson(LessonLabel::Answers)} aria-describedby="lesson-heading">
                { for predict.answers.iter().enumerate().map(answer) }
            </div>
            if !locked {
                <button type="button" class="btn lock" disabled={chosen.is_none()} onclick={lock}>
                    { icon("lock") }{ speech().lesson(LessonLabel::LockIn) }
                </button>
            }
            <p class="answer-note" role="status">{ note }</p>
        </>
    }
}

/// What was said beside what happened.
fn revealed(panel: &Panel, _: &Reveal, tell: &Callback<Msg>) -> Html {
    let player = &panel.player;
    let step = &player.lesson().steps[player.at()];
    let Some((_, predict)) = player.predict() else { return Html::default() };
    let chosen = player.chosen();
    let right = panel.right.filter(|_| !panel.watching);
    let answer = |(place, answer): (usize, &Answer)| {
        let (said, happened) = (chosen == Some(place), right == Some(place));
        html! {
            <li class={classes(&["ans", when(said, "said"), when(happened, "happened")])}
                data-said={said.then_some("yes")} data-happened={happened.then_some("yes")}>
                <kbd aria-hidden="true">{ place + 1 }</kbd>
                <span>{ label(&answer.text) }{ vote::bar(&panel.class.hands, place) }</span>
                <span class="marks">
                    if said { <small>{ speech().lesson(LessonLabel::YouSaid) }</small> }
                    if happened { <small>{ icon("tick") }{ speech().lesson(LessonLabel::WhatHappened) }</small> }
                </span>
            </li>
        }
    };
    let verdict = match (chosen, right) {
        (_, None) => "",
        (None, _) => speech().lesson(LessonLabel::WasPassed),
        (Some(chosen), Some(right)) if chosen == right => speech().lesson(LessonLabel::WasRight),
        _ => speech().lesson(LessonLabel::WasWrong),
    };
    let reply = chosen.and_then(|chosen| predict.answers.get(chosen)).map(|answer| &answer.reply);
    html! {
        <>
            <ol class="answers" aria-label={speech().lesson(LessonLabel::Answers)}>
                { for predict.answers.iter().enumerate().map(answer) }
            </ol>
            <p class="verdict" role="status">{ verdict }</p>
            if !panel.watching {
                if panel.class.prose {
                    if let Some(reply) = reply.filter(|reply| !reply.is_empty()) { <p class="reply">{ text(reply, tell) }</p> }
                    { prose(&step.prose, tell) }
                }
                if let Some(decided) = panel.decided {
                    <button type="button" class="btn moment" onclick={press(tell, to_event(decided.at, decided.record))}>
                        { icon("why") }{ speech().lesson(LessonLabel::DecidingMoment) }{ " " }<small>{ speech().clock(decided.at) }</small>
                    </button>
                }
            }
        </>
    }
}

/// Said and offered while the learner plays freely; and the way out of the script.
pub(crate) fn away(panel: &Panel, tell: &Callback<Msg>) -> Html {
    let player = &panel.player;
    match player.stand() {
        Stand::Away => html! {
            <div class="away" role="status">
                <p>{ speech().lesson(LessonLabel::AwayNote) }</p>
                <button type="button" class="btn" onclick={press(tell, Msg::Lesson(LessonMsg::ComeBack))}>
                    { icon("left1") }{ speech().lesson(LessonLabel::BackToLesson) }
                </button>
            </div>
        },
        Stand::InScript => html! { <div class="away none" role="status"/> },
    }
}

/// The way back and on.
fn foot(panel: &Panel, next: NodeRef, tell: &Callback<Msg>) -> Html {
    let player = &panel.player;
    let (at, lesson) = (player.at(), player.lesson());
    let onward = match (lesson.steps.get(at + 1).map(|step| &step.kind), &lesson.steps[at].kind) {
        _ if panel.watching => LessonLabel::SkipToEnd,
        (None, _) => LessonLabel::BackToList,
        (_, Kind::Predict(_)) => LessonLabel::RunIt,
        (Some(Kind::Task(_)), _) => LessonLabel::NowATask,
        (Some(Kind::Explore), _) => LessonLabel::ToExplore,
        (Some(_), _) => LessonLabel::Next,
    };
    let on_stage = matches!(lesson.steps[at].kind, Kind::Explore) || player.stand() == Stand::Away;
    html! {
        <footer class="lesson-foot">
            <button type="button" class="btn" disabled={at == 0} onclick={press(tell, Msg::Lesson(LessonMsg::Back))}>
                { icon("left1") }{ speech().lesson(LessonLabel::Back) }
            </button>
            if on_stage {
                <p class="lbl hint">{ speech().lesson(LessonLabel::KeysHint) }</p>
            } else {
                <button type="button" class="btn quiet freely" onclick={press(tell, Msg::Lesson(LessonMsg::Leave))}>
                    { speech().lesson(LessonLabel::PlayFreely) }
                </button>
            }
            <button type="button" class="btn prime onward" ref={next} title={speech().lesson(LessonLabel::KeysHint)}
                onclick={press(tell, Msg::Lesson(LessonMsg::Next))}>
                { speech().lesson(onward) }{ icon("right1") }
            </button>
        </footer>
    }
}
