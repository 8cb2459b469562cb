//! The teacher's sheet of a lesson, on the page and on paper.

use std::rc::Rc;

use yew::prelude::*;

use crate::lesson::prose::Text;
use crate::lesson::sheet::{Expected, More, Part, Sheet};
use crate::ui::address::whole_link;
use crate::ui::language::{speech, spoken};
use crate::ui::lesson::panel::headline;
use crate::ui::lesson::prose::{label, prose};
use crate::ui::lesson::{LessonMsg, Wanted};
use crate::ui::msg::Msg;
use crate::ui::part;
use crate::ui::press::press;
use crate::ui::share::Qr;
use crate::words::Language;
use crate::words::lesson::LessonLabel;

/// The sheet.
#[derive(Debug, PartialEq)]
pub(crate) struct TeacherView {
    /// What is on it.
    pub sheet: Rc<Sheet>,
    /// The lesson's name; none when it came from a file.
    pub name: Option<String>,
    /// Its language, where it is not the page's.
    pub foreign: Option<Language>,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl part::Part for TeacherView {
    fn draw(&self) -> Html {
        let Self { sheet, name, foreign, tell } = self;
        let print = Callback::from(|_: MouseEvent| {
            if let Some(window) = web_sys::window() {
                let _ = window.print();
            }
        });
        html! {
            <>
                <div class="share-row no-print">
                    <button type="button" class="btn prime" onclick={print}>{ speech().lesson(LessonLabel::Print) }</button>
                    <button type="button" class="btn" onclick={press(tell, Msg::Lesson(LessonMsg::Close))}>{ speech().lesson(LessonLabel::CloseSheet) }</button>
                </div>
                <article class="paper" lang={foreign.map(Language::code)} dir={foreign.map(|it| it.script().dir())}>
                    <header>
                        <h3>{ sheet.title.clone() }</h3>
                        <p>{ sheet.about.clone() }{ " " }<b>{ speech().minutes(sheet.minutes) }</b></p>
                    </header>
                    if let Some(name) = name { { link(name) } }
                    { texts(LessonLabel::Aims, &sheet.aims) }
                    { texts(LessonLabel::Timing, &sheet.timing) }
                    { for sheet.parts.iter().map(|step| part(step, tell)) }
                    if !sheet.notes.is_empty() {
                        <section><h4>{ speech().lesson(LessonLabel::Notes) }</h4>{ prose(&sheet.notes, tell) }</section>
                    }
                </article>
            </>
        }
    }
}

fn link(name: &str) -> Html {
    let link = whole_link(&Wanted::fragment(name, 0));
    html! {
        <figure class="paper-link">
            <Qr key={spoken().code()} link={link.clone()}/>
            <figcaption>{ speech().lesson(LessonLabel::OpenHere) }<br/><code dir="ltr">{ link }</code></figcaption>
        </figure>
    }
}

fn texts(heading: LessonLabel, lines: &[Text]) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h4>{ speech().lesson(heading) }</h4>
            <ul>{ for lines.iter().map(|line| html! { <li>{ label(line) }</li> }) }</ul>
        </section>
    }
}

fn part(part: &Part, tell: &Callback<Msg>) -> Html {
    html! {
        <section>
            <h4>{ part.number }{ ". " }{ headline(&part.title) }</h4>
            { prose(&part.prose, tell) }
            { more(&part.more) }
        </section>
    }
}

fn more(more: &More) -> Html {
    match more {
        More::Nothing => Html::default(),
        More::Belief(belief) => {
            html! { <p>{ speech().lesson(LessonLabel::Belief) }{ ": " }<em>{ label(belief) }</em></p> }
        }
        More::Answers(answers) => html! { <ol class="paper-answers">{ for answers.iter().map(answer) }</ol> },
        More::Task { goals, nevers, solution, .. } => html! {
            <>
                <p><b>{ speech().lesson(LessonLabel::Goals) }</b></p>
                <ul>{ for goals.iter().map(|goal| html! { <li>{ label(&goal.words) }</li> }) }</ul>
                if !nevers.is_empty() {
                    <p><b>{ speech().lesson(LessonLabel::Nevers) }</b></p>
                    <ul>{ for nevers.iter().map(|never| html! { <li>{ label(&never.words) }</li> }) }</ul>
                }
                <p><b>{ speech().lesson(LessonLabel::Solution) }</b></p>
                <pre translate="no">{ solution.join("\n") }</pre>
            </>
        },
    }
}

fn answer(answer: &Expected) -> Html {
    html! {
        <li class={answer.right.then_some("right")} data-right={if answer.right { "yes" } else { "no" }}>
            { label(&answer.text) }
            if answer.right { { " " }<b>{ "✓ " }{ speech().lesson(LessonLabel::RightAnswer) }</b> }
            if !answer.say.is_empty() { <br/><b>{ speech().lesson(LessonLabel::Say) }</b>{ " " }{ label(&answer.say) } }
        </li>
    }
}
