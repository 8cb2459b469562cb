//! Files that are fetched when they are needed: lessons, their list, the glossary, each in the language
//! that the page speaks.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;
use yew::Callback;

use crate::lesson::index::{self, Entry};
use crate::lesson::translation::listed;
use crate::ui::language::spoken;
use crate::ui::lesson::Fetched;
use crate::words::Language;
use crate::words::lesson::Missing;

/// What was fetched, or why not.
type Got<T> = Result<T, Missing>;

/// Fetches a text from beside the page.
pub(crate) fn text(path: String, done: Callback<Got<String>>) {
    spawn_local(async move { done.emit(fetched(&path).await) });
}

/// Where the glossary of the page's language is.
pub(crate) fn glossary() -> String {
    ["glossary/", spoken().code(), ".txt"].concat()
}

/// Fetches the list of all lessons, in the page's language as far as they are translated.
pub(crate) fn list(done: Callback<Got<Vec<Entry>>>) {
    let language = spoken();
    spawn_local(async move { done.emit(list_in(language).await) });
}

/// Fetches a lesson in the page's language, or in English where it is not translated, or in whatever
/// language somebody has added it.
pub(crate) fn lesson(name: String, done: Callback<Got<Fetched>>) {
    let language = spoken();
    spawn_local(async move { done.emit(lesson_in(language, name).await) });
}

async fn list_in(language: Language) -> Got<Vec<Entry>> {
    let all = index_of(Language::English).await?;
    if language == Language::English {
        return Ok(all);
    }
    Ok(listed(all, &index_of(language).await.unwrap_or_default()))
}

async fn lesson_in(wished: Language, name: String) -> Got<Fetched> {
    let mut is_there = None;
    let mut unread = false;
    // Only what a list names is asked for: no server is bothered with files that it does not have.
    for language in [wished, Language::English].into_iter().chain(Language::ALL) {
        match index_of(language).await {
            Ok(list) if list.iter().any(|entry| entry.name == name) => {
                is_there = Some(language);
                break;
            }
            Ok(_) => {}
            Err(_) => unread |= language == Language::English,
        }
    }
    let language = match (is_there, unread) {
        (Some(language), _) => language,
        (None, false) => return Err(Missing::Unlisted(name)),
        // Where a list cannot be had, the lesson may be there all the same.
        (None, true) => Language::English,
    };
    let path = ["lessons/", language.code(), "/", &name, ".txt"].concat();
    Ok(Fetched { text: fetched(&path).await?, language })
}

async fn index_of(language: Language) -> Got<Vec<Entry>> {
    let text = fetched(&["lessons/", language.code(), "/index.txt"].concat()).await?;
    index::parse(&text).map_err(Missing::List)
}

async fn fetched(path: &str) -> Got<String> {
    let window = web_sys::window().ok_or(Missing::Silence)?;
    let answer = JsFuture::from(window.fetch_with_str(path)).await.map_err(|_| Missing::Silence)?;
    let answer = answer.dyn_into::<Response>().map_err(|_| Missing::Silence)?;
    if !answer.ok() {
        return Err(Missing::Status(answer.status()));
    }
    let text = answer.text().map_err(|_| Missing::Silence)?;
    let text = JsFuture::from(text).await.map_err(|_| Missing::Silence)?;
    text.as_string().ok_or(Missing::Silence)
}
