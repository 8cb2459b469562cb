//! Nothing is seen before it has its looks: what the first part of the program draws, up to the answers to the first
//! commands, looks the same with and without the sheet that comes with the later part.

use std::time::Duration;

use serde_json::json;

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};

/// Puts the later sheet into a page that has the first part of the program only; whether it is there.
const ADD: &str = "const done = arguments[arguments.length - 1]; \
    const href = document.querySelector('script[data-later-sheet]').dataset.laterSheet; \
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href }); \
    sheet.onload = () => done(true); sheet.onerror = () => done(false); document.head.append(sheet);";

/// What looks otherwise without the later sheet: the elements, and what of their looks.
const OTHERWISE: &str = "const sheet = [...document.styleSheets].find((sheet) => sheet.href?.includes('later')); \
    if (!sheet) return ['there is no later sheet']; \
    const seen = [...document.querySelectorAll('body *')].filter((e) => \
    e.checkVisibility({ visibilityProperty: true }) && !e.closest('.unseen, .visually-hidden, .sprite')); \
    const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith('--')); \
    const looks = () => seen.map((e) => { \
    const style = getComputedStyle(e); return names.map((name) => style.getPropertyValue(name)); }); \
    const now = looks(); sheet.disabled = true; const before = looks(); sheet.disabled = false; \
    return seen.map((e, i) => [e, names.filter((_, k) => now[i][k] !== before[i][k])]) \
    .filter(([, other]) => other.length) \
    .map(([e, other]) => `${e.tagName} “${e.getAttribute('class')}”: ${other.slice(0, 3)}`).slice(0, 12);";

/// A size for each arrangement of stage, consoles and story.
const SIZES: [(u32, u32); 7] =
    [(360, 640), (390, 844), (768, 1024), (844, 390), (1024, 768), (1280, 720), (1920, 1080)];

/// In every arrangement, from the open page to the answer to the first command.
pub(super) async fn are_there_from_the_start(page: &Page<'_>) -> Done {
    for size in SIZES {
        page.open_first_part_in(size).await?;
        if page.slow_script(ADD, vec![], LATER).await? != json!(true) {
            return Err("the later sheet cannot be fetched".into());
        }
        // What moves by itself looks different from one moment to the next.
        let still = "window.focus(); document.activeElement.blur(); \
            for (const moving of document.getAnimations()) moving.finish();";
        page.script(still, vec![]).await?;
        same(page, size, "on the open page").await?;
        page.keys("w").await?;
        page.until("[data-ticket=A1]", "data-verdict", &["waiting"], SOON).await?;
        same(page, size, "with a command").await?;
        page.keys(" ").await?;
        page.rest(Duration::from_millis(300)).await;
        same(page, size, "while the robots move").await?;
        page.until("[data-ticket=A1]", "data-verdict", &["done"], LATER).await?;
        same(page, size, "with its answer").await?;
    }
    Ok(())
}

async fn same(page: &Page<'_>, size: (u32, u32), when: &str) -> Done {
    let other: Vec<String> = serde_json::from_value(page.script(OTHERWISE, vec![]).await?)?;
    if other.is_empty() {
        return Ok(());
    }
    Err(format!("{} by {}, {when}: without the later sheet these look otherwise: {other:?}", size.0, size.1)
        .into())
}
