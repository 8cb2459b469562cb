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

/// What was fetched, or why not: the server's answer, or nothing where there was none.
type Got<T> = Result<T, Option<u16>>;

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

/// Fetches a lesson in the page's language, or in English where it is not translated.
pub(crate) fn lesson(name: String, done: Callback<Got<Fetched>>) {
    let language = spoken();
    spawn_local(async move { done.emit(lesson_in(language, &name).await) });
}

async fn list_in(language: Language) -> Got<Vec<Entry>> {
    let all = index_of(Language::English).await?;
    if language == Language::English {
        return Ok(all);
    }
    Ok(listed(all, &index_of(language).await.unwrap_or_default()))
}

async fn lesson_in(wished: Language, name: &str) -> Got<Fetched> {
    let has_it = |list: &[Entry]| list.iter().any(|entry| entry.name == name);
    // Only what its list names is asked for: no server is bothered with files that it does not have.
    let is_there = wished != Language::English && index_of(wished).await.is_ok_and(|list| has_it(&list));
    let language = if is_there { wished } else { Language::English };
    let path = ["lessons/", language.code(), "/", name, ".txt"].concat();
    Ok(Fetched { text: fetched(&path).await?, language })
}

async fn index_of(language: Language) -> Got<Vec<Entry>> {
    let text = fetched(&["lessons/", language.code(), "/index.txt"].concat()).await?;
    Ok(index::parse(&text).unwrap_or_default())
}

async fn fetched(path: &str) -> Got<String> {
    let window = web_sys::window().ok_or(None)?;
    let answer = JsFuture::from(window.fetch_with_str(path)).await.map_err(|_| None)?;
    let answer = answer.dyn_into::<Response>().map_err(|_| None)?;
    if !answer.ok() {
        return Err(Some(answer.status()));
    }
    let text = JsFuture::from(answer.text().map_err(|_| None)?).await.map_err(|_| None)?;
    text.as_string().ok_or(None)
}
