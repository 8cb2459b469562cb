//! Files that are fetched when they are needed: lessons, their list, the glossary.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;
use yew::Callback;

/// Fetches a text from beside the page. What went wrong is the server's answer, or nothing where there
/// was none.
pub(crate) fn text(path: &str, done: Callback<Result<String, Option<u16>>>) {
    let path = path.to_owned();
    spawn_local(async move { done.emit(fetched(&path).await) });
}

async fn fetched(path: &str) -> Result<String, Option<u16>> {
    let window = web_sys::window().ok_or(None)?;
    let answer = JsFuture::from(window.fetch_with_str(path)).await.map_err(|_| None)?;
    let answer = answer.dyn_into::<Response>().map_err(|_| None)?;
    if !answer.ok() {
        return Err(Some(answer.status()));
    }
    let text = JsFuture::from(answer.text().map_err(|_| None)?).await.map_err(|_| None)?;
    text.as_string().ok_or(None)
}
