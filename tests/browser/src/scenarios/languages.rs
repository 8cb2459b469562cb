//! Every language: nothing stays English, everything fits, the run is the same, and it can be changed at
//! any time.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::json;
use thirtyfour::Key;

use super::sizes::fits;
use crate::Done;
use crate::page::{Page, SOON};

/// The languages besides English, with the direction of their lines and their name in the menu.
const OTHERS: [(&str, &str, &str); 3] =
    [("de", "ltr", "Deutsch"), ("es", "ltr", "Español"), ("ar", "rtl", "العربية")];

/// What is on the page in words: text, names for assistive technology, titles. Without what is the same
/// everywhere: tickets, numbers, run texts, names of keys, the names of languages.
const WORDS: &str = "
    const found = new Set();
    const add = (text) => {
        const words = (text ?? '').replace(/[\\u2066-\\u2069\\u200e\\u200f]/g, '').replace(/\\s+/g, ' ').trim();
        if (/[A-Za-z]{3}/.test(words)) found.add(words);
    };
    const skip = 'textarea, kbd, code, option[lang], .language span, script, style, #share-link, .leaves i';
    const walk = (element) => {
        if (element.matches(skip) || element.checkVisibility?.({visibilityProperty: true}) === false) return;
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext']) add(element.getAttribute(name));
        for (const child of element.childNodes) {
            if (child.nodeType === Node.TEXT_NODE) add(child.data);
            else if (child.nodeType === Node.ELEMENT_NODE) walk(child);
        }
    };
    walk(document.body);
    return [...found];";

/// Words that a language shares with English, or that stay as the field says them.
fn is_shared(words: &str, code: &str) -> bool {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    let everywhere = ["Lockstep", "Mermaid", "ShiViz", "JSON", "Esc"];
    let own: &[&str] = match code {
        "de" => &["Autopilot", "Pause", "Team A", "Team B"],
        "es" => &["Robots", "Robot 1", "Robot 2", "Robot 3", "Robot 4", "Robot 5"],
        // Keyboards there bear the English words.
        _ => &["Page Up · Page Down", "Page Up", "Page Down"],
    };
    // The field's term stands in brackets, in English.
    let is_term = words.starts_with('(') && words.ends_with(')');
    is_term || everywhere.contains(&bare) || own.contains(&bare)
}

async fn words(page: &Page<'_>) -> Done<BTreeSet<String>> {
    Ok(serde_json::from_value(page.script(WORDS, vec![]).await?)?)
}

/// Presses something by its place, for the walk must not depend on words.
async fn press(page: &Page<'_>, selector: &str) -> Done {
    let script = "const e = document.querySelector(arguments[0]); if (!e) return false; \
        if (e.click) e.click(); else e.dispatchEvent(new MouseEvent('click', {bubbles: true})); return true;";
    if page.script(script, vec![json!(selector)]).await? != json!(true) {
        return Err(format!("there is no {selector}").into());
    }
    page.rest(Duration::from_millis(150)).await;
    Ok(())
}

/// Goes round the app and gathers its words, screen by screen.
async fn walk(page: &Page<'_>, code: &str) -> Done<Vec<(&'static str, BTreeSet<String>)>> {
    let mut screens = Vec::new();
    page.open_in(code, "").await?;
    fits(page).await?;
    screens.push(("the first screen", words(page).await?));
    page.shot(&format!("{code} first")).await?;
    press(page, "[data-team=A] .k-forward").await?;
    press(page, "[data-team=B] .k-left").await?;
    press(page, ".transport button:nth-child(2)").await?;
    page.until("[data-robot='1']", "data-standing", &["diverged"], SOON).await?;
    press(page, ".transport button:nth-child(2)").await?;
    press(page, "[data-link] .link-hit, [data-link]").await?;
    screens.push(("a run", words(page).await?));
    fits(page).await?;
    page.shot(&format!("{code} run")).await?;
    screens.extend(sheets(page).await?);
    for (screen, fragment, waits) in [
        ("a lesson", "lesson=05-one-in-charge&step=1", "[data-kind=scene]"),
        ("a question", "lesson=05-one-in-charge&step=2", "[data-kind=predict]"),
        ("a task", "lesson=05-one-in-charge&step=6", "[data-kind=task]"),
    ] {
        page.open_in(code, fragment).await?;
        page.wait(screen, SOON, async || {
            let there =
                page.script("return !!document.querySelector(arguments[0]);", vec![json!(waits)]).await?;
            Ok(if there == json!(true) { Ok(()) } else { Err("it is not there".to_owned()) })
        })
        .await?;
        screens.push((screen, words(page).await?));
        fits(page).await?;
        page.shot(&format!("{code} {screen}")).await?;
    }
    press(page, ".bar button:has(use[href='#i-lesson'])").await?;
    page.wait("the list of lessons", SOON, async || {
        let count =
            page.script("return document.querySelectorAll('li[data-lesson]').length;", vec![]).await?;
        Ok(if count == json!(13) { Ok(()) } else { Err(format!("it has {count}")) })
    })
    .await?;
    screens.push(("the list of lessons", words(page).await?));
    Ok(screens)
}

/// Opens what can be opened beside a run.
async fn sheets(page: &Page<'_>) -> Done<Vec<(&'static str, BTreeSet<String>)>> {
    let openers = [
        ("why", "[data-robot='1'] [role=button]"),
        ("the story", ".bar button:has(use[href='#i-story'])"),
        ("the adversary", ".break-it"),
        ("share", ".bar button:has(use[href='#i-share'])"),
        ("the keys", ".bar button:has(use[href='#i-keys'])"),
        ("the other ways", ".tools button:has(use[href='#i-oneway'])"),
        ("the groups", ".tools button:has(use[href='#i-scissors'])"),
        ("the marks", "button.time"),
        ("compare", ".bar button:has(use[href='#i-split'])"),
        ("the diagram", ".bar button:has(use[href='#i-diagram'])"),
        ("a quorum", ".switch-scheme .option:nth-child(5) input"),
        ("a primary", ".switch-scheme .option:nth-child(3) input"),
        ("what is left out", ".leaves-button"),
        ("the presenter", ".bar button:has(use[href='#i-screen'])"),
    ];
    let mut screens = Vec::new();
    for (screen, opener) in openers {
        press(page, opener).await.map_err(|why| format!("{screen}: {why}"))?;
        screens.push((screen, words(page).await?));
        if !["the story", "the diagram"].contains(&screen) {
            page.keys(thirtyfour::Key::Escape + "").await?;
        }
    }
    Ok(screens)
}

/// In no language does anything stay English, on any of a dozen screens; and nothing is wider than it.
pub(super) async fn nothing_stays_english(page: &Page<'_>) -> Done {
    let english = walk(page, "en").await?;
    for (code, dir, _) in OTHERS {
        let translated = walk(page, code).await.map_err(|why| format!("{code}: {why}"))?;
        page.until("html", "lang", &[code], SOON).await?;
        page.until("html", "dir", &[dir], SOON).await?;
        let mut left = Vec::new();
        for ((screen, words), (_, english)) in translated.iter().zip(&english) {
            let same = words.intersection(english).filter(|words| !is_shared(words, code));
            left.extend(same.map(|words| format!("{screen}: “{words}”")));
        }
        if !left.is_empty() {
            return Err(format!("{code} has English words: {}", left.join(" | ")).into());
        }
    }
    Ok(())
}

/// Chooses a language as people do, in the menu of whatever language the page speaks.
pub(super) async fn choose(page: &Page<'_>, code: &str) -> Done {
    let select = page.first(".language select").await?;
    // By keyboard, one language after the other as they stand in the menu: Firefox's driver takes the
    // keyboard away from a menu when it chooses with the pointer.
    let key = if code == "en" { Key::Home } else { Key::Down };
    select.send_keys(key + "").await?;
    page.until("html", "lang", &[code], SOON).await.map(drop)
}

/// In the middle of a run the language changes and nothing else: instant, digest, line and focus stay.
pub(super) async fn changed_in_a_run(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.ask("Team A", "Forward").await?;
    page.ask("Team B", "Turn left").await?;
    page.play().await?;
    page.until("[data-robot='1']", "data-standing", &["diverged"], SOON).await?;
    page.pause().await?;
    let before =
        (page.now().await?, page.digest().await?, page.script("return location.hash;", vec![]).await?);
    for (code, dir, name) in OTHERS {
        choose(page, code).await?;
        page.until("html", "dir", &[dir], SOON).await?;
        let after =
            (page.now().await?, page.digest().await?, page.script("return location.hash;", vec![]).await?);
        if after != before {
            return Err(format!("in {code} the run is {after:?}, it was {before:?}").into());
        }
        let focus = "return document.activeElement.matches('.language select') && \
            document.activeElement.selectedOptions[0].textContent;";
        if page.script(focus, vec![]).await? != json!(name) {
            let has = page.script("return document.activeElement.outerHTML.slice(0, 90);", vec![]).await?;
            return Err(format!(
                "{code}: not the menu has the keyboard, but {has}; or it says another language"
            )
            .into());
        }
    }
    // What was chosen is kept; and the address goes before it.
    page.open("").await?;
    page.until("html", "lang", &["ar"], SOON).await?;
    page.open_in("es", "").await?;
    page.until("html", "lang", &["es"], SOON).await?;
    choose(page, "en").await?;
    let address = page.script("return location.search;", vec![]).await?;
    if address != json!("?lang=en") {
        return Err(format!("the address still asks for {address}").into());
    }
    page.the("button", "Play").await.map(drop)
}

/// In the middle of a lesson, too: step and marked answer stay, and the lesson goes on in the new language.
pub(super) async fn changed_in_a_lesson(page: &Page<'_>) -> Done {
    page.open("lesson=05-one-in-charge&step=2").await?;
    page.at_step(2, "predict").await?;
    page.keys("3").await?;
    let marked =
        "return [...document.querySelectorAll('.lesson input[type=radio]')].findIndex((e) => e.checked);";
    let english = page.script("return document.querySelector('.lesson h2').textContent;", vec![]).await?;
    let digest = page.digest().await?;
    for (code, ..) in OTHERS {
        choose(page, code).await?;
        page.wait("the lesson is told anew", SOON, async || {
            let title =
                page.script("return document.querySelector('.lesson h2').textContent;", vec![]).await?;
            Ok(if title == english { Err("it is still in English".to_owned()) } else { Ok(()) })
        })
        .await?;
        page.at_step(2, "predict").await?;
        if page.script(marked, vec![]).await? != json!(2) || page.digest().await? != digest {
            return Err(format!("{code}: the marked answer or the run is another one").into());
        }
        let focus = page.script("return document.activeElement.matches('.language select');", vec![]).await?;
        if focus != json!(true) {
            return Err(format!("{code}: the menu has lost the keyboard").into());
        }
    }
    Ok(())
}

/// From right to left: the page is, the stage is not; and it is as accessible as the others.
pub(super) async fn from_right_to_left(page: &Page<'_>) -> Done {
    page.open_in("ar", "").await?;
    // Consoles stand side by side below the stage, or one above the other beside it.
    let order = "const box = (s) => document.querySelector(s).getBoundingClientRect(), x = (s) => box(s).x; \
        const [a, b] = [box('[data-team=A]'), box('[data-team=B]')]; \
        return [x(\"[data-robot='1']\") < x(\"[data-robot='2']\"), a.x < b.x || (a.x === b.x && a.y < b.y), \
        x('.logo') > x('.doors'), x('[data-team=A] .k-left') < x('[data-team=A] .k-right')];";
    let order = page.script(order, vec![]).await?;
    if order != json!([true, true, true, true]) {
        return Err(format!("robots, consoles, bar and keys stand as {order}").into());
    }
    page.accessible().await?;
    walk(page, "ar").await?;
    page.accessible().await
}

/// On a screen of this size nothing runs out of its box, in any language.
pub(super) async fn everything_fits(page: &Page<'_>) -> Done {
    let too_long = "return [...document.querySelectorAll('button, .option span, .chip, .tab, h2, .btn')]
        .filter((e) => e.checkVisibility?.() !== false && e.clientWidth > 8 && e.scrollWidth > e.clientWidth + 2)
        .map((e) => `${e.className}: ${e.textContent.trim()} (${e.scrollWidth} in ${e.clientWidth})`);";
    let mut wrong = Vec::new();
    for code in ["en", "de", "es", "ar"] {
        for fragment in ["", "lesson=05-one-in-charge&step=2", "lesson=05-one-in-charge&step=6"] {
            page.open_in(code, fragment).await?;
            page.rest(Duration::from_millis(400)).await;
            fits(page).await.map_err(|why| format!("{code} #{fragment}: {why}"))?;
            let found: Vec<String> = serde_json::from_value(page.script(too_long, vec![]).await?)?;
            wrong.extend(found.into_iter().map(|found| format!("{code} #{fragment} {found}")));
            page.shot(&format!("fits {code} {}", fragment.replace(['=', '&'], " "))).await?;
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("words run out: {}", wrong.join(" | ")).into()) }
}
