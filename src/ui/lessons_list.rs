//! The list of the lessons, with how far the learner is; files in and out; the glossary.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::lesson::index::Entry;
use crate::lesson::{Passed, Progress};
use crate::ui::address::{read_bytes, refused};
use crate::ui::icon::icon;
use crate::ui::language::{self, speech};
use crate::ui::lesson::{LessonMsg, Wanted};
use crate::ui::msg::Msg;
use crate::ui::part::Part;
use crate::ui::press::press;
use crate::words::Language;
use crate::words::lesson::{LessonLabel, Missing, Standing, Trouble};

/// The list.
#[derive(Debug, PartialEq)]
pub(crate) struct LessonsList {
    /// The lessons, once they have come.
    pub list: Option<Result<Rc<[Entry]>, Missing>>,
    /// How far the learner is.
    pub progress: Rc<Progress>,
    /// What is wrong with the browser's storage.
    pub trouble: Option<Trouble>,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for LessonsList {
    fn draw(&self) -> Html {
        let Self { list, progress, trouble, tell } = self;
        let lessons = match list {
            None => html! { <p role="status">{ speech().lesson(LessonLabel::Fetching) }</p> },
            Some(Err(missing)) => html! {
                <div role="alert">
                    <p>{ speech().unfetched(missing) }</p>
                    <button type="button" class="btn" onclick={press(tell, Msg::Lesson(LessonMsg::List))}>{ speech().lesson(LessonLabel::TryAgain) }</button>
                </div>
            },
            Some(Ok(entries)) => html! {
                <ol class="lesson-list">
                    { for entries.iter().enumerate().map(|(place, entry)| row(place + 1, entry, progress, tell)) }
                </ol>
            },
        };
        let file = |label: LessonLabel, msg: fn(Vec<u8>) -> LessonMsg| {
            let onchange = chosen(tell, msg);
            html! {
                <label class="btn file">
                    { speech().lesson(label) }
                    <input type="file" accept=".txt,text/plain" class="visually-hidden" {onchange}/>
                </label>
            }
        };
        html! {
            <>
                <p>{ speech().lesson(LessonLabel::ListHelp) }</p>
                { lessons }
                <div class="share-row">
                    { file(LessonLabel::OpenFile, LessonMsg::File) }
                    <span class="lbl">{ speech().lesson(LessonLabel::OrDrop) }</span>
                    <button type="button" class="btn" onclick={press(tell, Msg::Lesson(LessonMsg::Glossary(None)))}>{ speech().lesson(LessonLabel::Glossary) }</button>
                    { language::choice(tell) }
                </div>
                <h3>{ speech().lesson(LessonLabel::Progress) }</h3>
                <p class="lbl">{ trouble.map_or(speech().lesson(LessonLabel::ProgressNote), |trouble| speech().trouble(trouble)) }</p>
                <div class="share-row">
                    <button type="button" class="btn" onclick={press(tell, Msg::Lesson(LessonMsg::SaveProgress))}>{ speech().lesson(LessonLabel::SaveProgress) }</button>
                    { file(LessonLabel::LoadProgress, LessonMsg::ProgressFile) }
                </div>
            </>
        }
    }
}

fn row(number: usize, entry: &Entry, progress: &Progress, tell: &Callback<Msg>) -> Html {
    let standing = match progress.lessons.get(&entry.name) {
        None => Standing::New,
        Some(Passed { finished: true, .. }) => Standing::Finished,
        Some(passed) => Standing::At(passed.at + 1),
    };
    let wanted = |sheet| LessonMsg::Open(Wanted { name: entry.name.clone(), step: None, sheet });
    let foreign = (!entry.translated).then_some(Language::English);
    let sheet = speech().sheet_of(&entry.title);
    html! {
        <li data-lesson={entry.name.clone()} data-standing={match standing {
            Standing::New => "new",
            Standing::At(_) => "begun",
            Standing::Finished => "finished",
        }}>
            <b aria-hidden="true">{ number }</b>
            <button type="button" class="lesson-open" aria-label={speech().entry(number, &entry.title)} onclick={press(tell, Msg::Lesson(wanted(false)))}>
                <span lang={foreign.map(Language::code)} dir={foreign.map(|it| it.script().dir())}>{ entry.title.clone() }</span>
            </button>
            <small>
                { speech().minutes(entry.minutes) }
                if foreign.is_some() { <em>{ speech().lesson(LessonLabel::InEnglish) }</em> }
                if standing != Standing::New { <em>{ speech().how_far(standing) }</em> }
            </small>
            <button type="button" class="btn icon quiet" aria-label={sheet.clone()} title={sheet} onclick={press(tell, Msg::Lesson(wanted(true)))}>
                { icon("sheet") }
            </button>
        </li>
    }
}

/// Reads the file that somebody chose.
fn chosen(tell: &Callback<Msg>, msg: fn(Vec<u8>) -> LessonMsg) -> Callback<Event> {
    let tell = tell.clone();
    Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            let tell = tell.clone();
            read_bytes(
                &file,
                Callback::from(move |read| {
                    tell.emit(match read {
                        Ok(bytes) => Msg::Lesson(msg(bytes)),
                        Err(problem) => refused(problem),
                    });
                }),
            );
        }
        // The same file can be chosen once more.
        input.set_value("");
    })
}
