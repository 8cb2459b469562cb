//! Lessons, as a learner and a teacher go through them.

use serde_json::json;
use thirtyfour::Key;

use super::hands::LATER;
use super::sizes::fits;
use crate::Done;
use crate::page::{Page, SOON};

/// The lesson that most scenarios play: a scene, two predictions with their reveals, a task, the free
/// stage.
const TWO_TEAMS: &str = "04-two-teams-at-once";

impl Page<'_> {
    /// Waits until a lesson stands at a step, from 1, of a kind.
    pub(super) async fn at_step(&self, step: usize, kind: &str) -> Done {
        self.until(".lesson", "data-step", &[&step.to_string()], LATER).await?;
        self.until(".lesson", "data-kind", &[kind], SOON).await.map(drop)
    }

    /// A clicker's button: Page Down or Page Up.
    pub(super) async fn turn(&self, key: Key) -> Done {
        self.keys(key + "").await
    }

    /// What a script finds in the page, as text.
    pub(super) async fn text(&self, script: &str) -> Done<String> {
        Ok(self.script(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Which answers are marked at a reveal, from 1: what was said, what happened.
    async fn revealed(&self) -> Done<(Vec<u64>, Vec<u64>)> {
        let script = "const all = [...document.querySelectorAll('.lesson ol.answers > li')]; \
            const marked = (name) => all.flatMap((e, i) => e.dataset[name] ? [i + 1] : []); \
            return [marked('said'), marked('happened')];";
        Ok(serde_json::from_value(self.script(script, vec![]).await?)?)
    }

    /// Waits until a reveal has shown everything.
    pub(super) async fn all_shown(&self) -> Done {
        self.wait("the reveal shows what happened", LATER, async || {
            let (_, happened) = self.revealed().await?;
            Ok(if happened.is_empty() { Err("nothing is marked".to_owned()) } else { Ok(()) })
        })
        .await
    }

    /// Drops a file with this text on the page.
    pub(crate) async fn drop_file(&self, name: &str, text: &str) -> Done {
        let script = "const data = new DataTransfer(); \
            data.items.add(new File([arguments[1]], arguments[0], {type: 'text/plain'})); \
            window.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));";
        self.script(script, vec![json!(name), json!(text)]).await.map(drop)
    }

    /// Waits until the page says something somewhere.
    pub(super) async fn says(&self, words: &str) -> Done {
        self.wait(&format!("the page says “{words}”"), SOON, async || {
            let found = self
                .script("return document.body.textContent.includes(arguments[0]);", vec![json!(words)])
                .await?;
            Ok(if found == json!(true) { Ok(()) } else { Err("it does not".to_owned()) })
        })
        .await
    }
}

/// With the pointer: a wrong answer, a right one, the deciding moment, back and on.
#[allow(clippy::too_many_lines, reason = "one lesson from start to end is one story")]
pub(super) async fn from_start_to_end(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.click("button", "Lessons").await?;
    page.says("Two teams at once").await?;
    page.shot("lessons list").await?;
    page.click("button", "Lesson 4: Two teams at once").await?;
    page.at_step(1, "scene").await?;
    page.says("Step 1 of 7").await?;
    page.shot("lesson scene").await?;
    page.click("button", "Next").await?;
    page.at_step(2, "predict").await?;
    page.shot("lesson predict").await?;
    // The clock does not run before something was said.
    page.click("button", "Play").await?;
    page.says("Say first what you expect").await?;
    page.pick("radio", "In the same cell, looking the same way").await?;
    page.click("button", "Lock in").await?;
    page.says("Your answer is locked").await?;
    let free = page.script("return document.querySelectorAll('.ans input:enabled').length;", vec![]).await?;
    if free != json!(0) {
        return Err(format!("{free} answers can still be chosen after one was locked").into());
    }
    page.shot("lesson locked").await?;
    page.click("button", "Run it").await?;
    page.at_step(3, "reveal").await?;
    if page.revealed().await? != (vec![1], vec![])
        && page.attribute(".lesson", "data-watching").await?.is_some()
    {
        return Err("the answer is given away before it has happened".into());
    }
    page.all_shown().await?;
    if page.revealed().await? != (vec![1], vec![3]) {
        return Err(format!("marked are {:?}", page.revealed().await?).into());
    }
    page.says("It went another way than you said.").await?;
    page.says("Only if the order is the same.").await?;
    page.until("[data-robot=\"1\"]", "data-standing", &["diverged"], SOON).await?;
    page.shot("lesson reveal").await?;
    let end = page.now().await?;
    page.script("document.querySelector('.moment').click();", vec![]).await?;
    page.wait("the moment that decided it is shown", SOON, async || {
        let now = page.now().await?;
        Ok(if now < end { Ok(()) } else { Err(format!("it is still {now}")) })
    })
    .await?;
    page.click("button", "Back").await?;
    page.at_step(2, "predict").await?;
    page.says("Your answer is locked").await?;
    quiet(page).await?;
    page.click("button", "Run it").await?;
    quiet(page).await?;
    page.click("button", "Skip to the end").await?;
    page.all_shown().await?;
    page.click("button", "Next").await?;
    page.at_step(4, "predict").await?;
    page.pick("radio", "In the same cell, looking the same way").await?;
    page.click("button", "Run it").await?;
    page.click("button", "Skip to the end").await?;
    page.says("You said it would.").await?;
    page.click("button", "Now you: a task").await?;
    page.at_step(6, "task").await?;
    page.click("button", "Explore").await?;
    page.at_step(7, "explore").await?;
    page.ask("Team A", "Forward").await?;
    page.wait("the address holds the run", SOON, async || {
        let hash = page.text("return location.hash;").await?;
        Ok(if hash.starts_with("#run1;") { Ok(()) } else { Err(format!("it is {hash}")) })
    })
    .await?;
    page.shot("lesson explore").await?;
    page.click("button", "All lessons").await?;
    page.until("li[data-lesson=\"04-two-teams-at-once\"]", "data-standing", &["finished"], SOON).await?;
    page.accessible().await
}

/// A task is failed on purpose, taken back, begun again, shown and solved.
pub(super) async fn the_task(page: &Page<'_>) -> Done {
    page.open(&format!("lesson={TWO_TEAMS}&step=6")).await?;
    page.at_step(6, "task").await?;
    page.until(".task", "data-outcome", &["open"], SOON).await?;
    for _ in 0..4 {
        page.ask("Team A", "Forward").await?;
    }
    page.until(".task", "data-outcome", &["failed"], SOON).await?;
    page.says("More than 3 commands.").await?;
    page.shot("task failed").await?;
    page.click("button", "Take back").await?;
    page.until(".task", "data-outcome", &["open"], SOON).await?;
    page.click("button", "Begin the task again").await?;
    page.says("0 of 3 commands").await?;
    page.click("button", "Give me a hint").await?;
    page.says("before the first has crossed the link").await?;
    page.click("button", "Show me a solution").await?;
    page.until(".task", "data-outcome", &["solved"], LATER).await?;
    page.says("This is how it can be done.").await?;
    page.click("button", "Begin the task again").await?;
    page.until(".task", "data-outcome", &["open"], SOON).await?;
    page.ask("Team A", "Forward").await?;
    page.ask("Team B", "Turn left").await?;
    page.play().await?;
    page.until(".task", "data-outcome", &["solved"], LATER).await?;
    // The clock stops at the event that solved it.
    page.the("button", "Play").await?;
    page.shot("task solved").await?;
    let kept = page.text("return localStorage.getItem('lockstep.progress');").await?;
    if !kept.contains("04-two-teams-at-once at 6") || !kept.contains("solved 6") {
        return Err(format!("the browser keeps “{kept}”").into());
    }
    page.accessible().await
}

/// No mouse at all: page keys, digits, Enter; the focus is where the step begins.
pub(super) async fn by_keyboard(page: &Page<'_>) -> Done {
    page.open(&format!("lesson={TWO_TEAMS}")).await?;
    page.at_step(1, "scene").await?;
    let focus = "return document.activeElement?.textContent ?? '';";
    page.wait("the heading has the keyboard", SOON, async || {
        let found = page.text(focus).await?;
        Ok(if found == "Two teams" { Ok(()) } else { Err(format!("“{found}” has it")) })
    })
    .await?;
    page.turn(Key::PageDown).await?;
    page.at_step(2, "predict").await?;
    page.keys("3").await?;
    page.wait("a digit marks an answer", SOON, async || {
        let chosen = page
            .script("return [...document.querySelectorAll('.ans input')].map((e) => e.checked);", vec![])
            .await?;
        Ok(if chosen == json!([false, false, true, false]) { Ok(()) } else { Err(format!("{chosen}")) })
    })
    .await?;
    // From the heading: the answers are one stop, then comes the lock.
    page.keys(Key::Tab + "").await?;
    page.keys(Key::Tab + "").await?;
    page.keys(Key::Enter + "").await?;
    page.says("Your answer is locked").await?;
    page.wait("the button that runs it has the keyboard", SOON, async || {
        let found = page.text(focus).await?;
        Ok(if found == "Run it" { Ok(()) } else { Err(format!("“{found}” has it")) })
    })
    .await?;
    page.keys(Key::Enter + "").await?;
    page.at_step(3, "reveal").await?;
    page.turn(Key::PageDown).await?;
    page.all_shown().await?;
    if page.revealed().await? != (vec![3], vec![3]) {
        return Err(format!("marked are {:?}", page.revealed().await?).into());
    }
    page.turn(Key::PageUp).await?;
    page.at_step(2, "predict").await?;
    page.turn(Key::PageUp).await?;
    page.at_step(1, "scene").await?;
    page.turn(Key::PageUp).await?;
    page.at_step(1, "scene").await
}

/// On a narrow screen the lesson stands below the stage, and both are to be seen.
pub(super) async fn on_a_phone(page: &Page<'_>) -> Done {
    page.open(&format!("lesson={TWO_TEAMS}&step=2")).await?;
    page.at_step(2, "predict").await?;
    fits(page).await?;
    page.shot("lesson phone").await?;
    page.pick("radio", "In different cells").await?;
    page.click("button", "Run it").await?;
    page.at_step(3, "reveal").await?;
    page.all_shown().await?;
    fits(page).await?;
    page.shot("lesson phone reveal").await?;
    let sizes = "return [...document.querySelectorAll('.lesson-foot button')].map((e) => e.getBoundingClientRect().height);";
    let heights: Vec<f64> = serde_json::from_value(page.script(sizes, vec![]).await?)?;
    if heights.iter().any(|height| *height < 44.0) {
        return Err(format!("the buttons are only {heights:?} pixels high").into());
    }
    page.accessible().await
}

/// In the dark everything can still be read.
pub(super) async fn in_the_dark(page: &Page<'_>) -> Done {
    page.open(&format!("lesson={TWO_TEAMS}&step=2")).await?;
    page.at_step(2, "predict").await?;
    page.accessible().await?;
    page.turn(Key::PageDown).await?;
    page.turn(Key::PageDown).await?;
    page.all_shown().await?;
    page.shot("lesson dark").await?;
    page.accessible().await
}

/// Every lesson that is shipped, step by step, to its end.
pub(super) async fn every_lesson(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.click("button", "Lessons").await?;
    page.says("What did we promise?").await?;
    let names =
        "return [...document.querySelectorAll('.lesson-list [data-lesson]')].map((e) => e.dataset.lesson);";
    let names: Vec<String> = serde_json::from_value(page.script(names, vec![]).await?)?;
    if names.len() < 13 {
        return Err(format!("there are only {} lessons", names.len()).into());
    }
    for name in names {
        walk(page, &name).await.map_err(|why| format!("{name}: {why}"))?;
    }
    Ok(())
}

async fn walk(page: &Page<'_>, name: &str) -> Done {
    page.script("location.hash = arguments[0];", vec![json!(format!("lesson={name}"))]).await?;
    page.at_step(1, "scene").await?;
    let steps: usize = page.attribute(".lesson", "data-steps").await?.ok_or("no number of steps")?.parse()?;
    for step in 1..=steps {
        page.until(".lesson", "data-step", &[&step.to_string()], SOON).await?;
        let kind = page.attribute(".lesson", "data-kind").await?;
        if kind.as_deref() == Some("predict") {
            quiet(page).await.map_err(|why| format!("step {step} {why}"))?;
        }
        if kind.as_deref() == Some("reveal") {
            if page.attribute(".lesson", "data-watching").await?.is_some() {
                page.turn(Key::PageDown).await?;
            }
            page.all_shown().await?;
            let (_, happened) = page.revealed().await?;
            if happened.len() != 1 {
                return Err(format!("at step {step} the answers {happened:?} are true").into());
            }
        }
        if page.attribute(".notice", "class").await?.is_some() {
            return Err(format!("step {step} comes with a notice").into());
        }
        if step < steps {
            page.turn(Key::PageDown).await?;
        }
    }
    Ok(())
}

/// While a prediction is made nothing on the page says what the referee thinks of the robots: no badge,
/// no mark that programs find, no lamp, no word for those who cannot see the stage.
async fn quiet(page: &Page<'_>) -> Done {
    let told = page
        .text(
            "const marks = document.querySelectorAll('[data-robot][data-standing], .badge, .ghost, .b-odd, \
             .lamps li, .story li.broken, .chip.stale'); \
             const words = [...document.querySelectorAll('.stage .visually-hidden, .announcer')] \
               .map((e) => e.textContent).join(' '); \
             const found = words.match(/in step|behind|diverged|stale/); \
             return [...marks].map((e) => e.outerHTML.slice(0, 80)).concat(found ?? []).join(' | ');",
        )
        .await?;
    if told.is_empty() { Ok(()) } else { Err(format!("gives away how the robots stand: {told}").into()) }
}

/// Whoever acts on the stage has left the script, and can come back.
pub(super) async fn away_and_back(page: &Page<'_>) -> Done {
    page.open(&format!("lesson={TWO_TEAMS}&step=3")).await?;
    page.at_step(3, "reveal").await?;
    let digest = page.digest().await?;
    page.until(".app", "data-lesson", &["script"], SOON).await?;
    page.ask("Team A", "Forward").await?;
    page.until(".app", "data-lesson", &["away"], SOON).await?;
    page.says("The lesson waits for you.").await?;
    page.scheme("Quorum of 3").await?;
    page.shot("lesson away").await?;
    page.click("button", "Back to the lesson").await?;
    page.until(".app", "data-lesson", &["script"], SOON).await?;
    page.wait("the run of the step is back", SOON, async || {
        let now = page.digest().await?;
        Ok(if now == digest { Ok(()) } else { Err("it is another".to_owned()) })
    })
    .await?;
    page.click("button", "Play freely").await?;
    page.until(".app", "data-lesson", &["away"], SOON).await?;
    page.click("button", "Close the lesson").await?;
    page.wait("the lesson is closed", SOON, async || {
        let open = page.attribute(".app", "data-lesson").await?;
        Ok(if open.is_none() { Ok(()) } else { Err("it is open".to_owned()) })
    })
    .await
}

const OWN: &str = "lesson 1\ntitle My own lesson\nabout Something of my own.\nminutes 3\n\n== run mine\nlockstep 1\n\
    scheme forwarding 2\nmaze meadow\nteams A@1 B@2\nat 1s A forward\nuntil 4s\n\n== scene My own step\n\
    <b>No</b> *markup* is made of this.\n";

/// A file of one's own, a broken one, and one that is something else.
pub(super) async fn own_file(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.drop_file("mine.txt", OWN).await?;
    page.at_step(1, "scene").await?;
    page.says("My own lesson").await?;
    page.says("<b>No</b> markup is made of this.").await?;
    page.drop_file("broken.txt", &OWN.replace("minutes 3", "minutes many")).await?;
    page.says("This is not a lesson that can be played. Line 4, column 9").await?;
    page.says("My own step").await?;
    page.click("button", "Dismiss").await?;
    page.drop_file("other.txt", "lockstep-progress 1\nnonsense here\n").await?;
    page.says("This is not a file of progress.").await?;
    page.click("button", "Dismiss").await?;
    page.drop_file("p.txt", "lockstep-progress 1\n01-alone at 2 seen 3\n").await?;
    page.until("li[data-lesson=\"01-alone\"]", "data-standing", &["begun"], SOON).await?;
    page.script("location.hash = 'lesson=no-such-lesson';", vec![]).await?;
    // It is not even asked for: the browser itself would note a file that is not there.
    page.says("the list of lessons (lessons/en/index.txt) does not name it").await?;
    page.says("My own step").await
}

/// What is kept comes back; what cannot be read or written gets a sentence, and the lesson goes on.
pub(super) async fn storage(page: &Page<'_>) -> Done {
    page.open(&format!("lesson={TWO_TEAMS}")).await?;
    page.at_step(1, "scene").await?;
    page.turn(Key::PageDown).await?;
    page.at_step(2, "predict").await?;
    page.keys("2").await?;
    page.turn(Key::PageDown).await?;
    page.at_step(3, "reveal").await?;
    page.open("").await?;
    page.click("button", "Lessons").await?;
    page.until("li[data-lesson=\"04-two-teams-at-once\"]", "data-standing", &["begun"], SOON).await?;
    page.click("button", "Lesson 4: Two teams at once").await?;
    page.at_step(3, "reveal").await?;
    page.all_shown().await?;
    if page.revealed().await? != (vec![2], vec![3]) {
        return Err("the locked answer is not there any more".into());
    }
    page.script("localStorage.setItem('lockstep.progress', 'moon dust');", vec![]).await?;
    page.open("").await?;
    page.click("button", "Lessons").await?;
    page.says("It was put aside, and a new record begins.").await?;
    let aside = page.text("return localStorage.getItem('lockstep.progress.unreadable');").await?;
    if aside != "moon dust" {
        return Err(format!("what could not be read is not kept: “{aside}”").into());
    }
    page.script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        vec![],
    )
    .await?;
    page.click("button", "Lesson 1: Alone").await?;
    page.at_step(1, "scene").await?;
    page.turn(Key::PageDown).await?;
    page.until(".lesson", "data-step", &["2"], SOON).await?;
    page.script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }});",
        vec![],
    )
    .await?;
    page.turn(Key::PageDown).await?;
    page.until(".lesson", "data-step", &["3"], SOON).await?;
    page.click("button", "Lessons").await?;
    page.says("This browser does not let the page keep anything").await?;
    page.until("li[data-lesson=\"01-alone\"]", "data-standing", &["begun"], SOON).await.map(drop)
}

/// The sheet for teachers has the right answers, the link and its QR code.
pub(super) async fn teachers_sheet(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.click("button", "Lessons").await?;
    page.says("Two teams at once").await?;
    page.click("button", "Teacher’s sheet: Two teams at once").await?;
    page.says("The same commands in different orders").await?;
    let found = "const sheet = document.querySelector('.sheet.teacher'); return [ \
        [...sheet.querySelectorAll('.paper-answers')].map((e) => e.querySelectorAll('[data-right=yes]').length), \
        sheet.querySelectorAll('.qr').length, sheet.querySelector('code').textContent.endsWith('#lesson=04-two-teams-at-once')];";
    let found = page.script(found, vec![]).await?;
    if found != json!([[1, 1], 1, true]) {
        return Err(format!("right answers, QR codes and link are {found}").into());
    }
    page.shot("teachers sheet").await?;
    page.accessible().await?;
    page.click("button", "Close the sheet").await?;
    page.the("button", "Lessons").await.map(drop)
}

/// A word in a lesson's text leads to its meaning, and the meaning to the lessons where it is seen.
pub(super) async fn glossary(page: &Page<'_>) -> Done {
    page.open("lesson=01-alone").await?;
    page.at_step(1, "scene").await?;
    let word = page
        .text(
            "const term = document.querySelector('.lesson .term'); term?.click(); return term?.textContent;",
        )
        .await?;
    if word.is_empty() {
        return Err("no step of the lesson has a word of the glossary".into());
    }
    page.wait("the word is marked", SOON, async || {
        let found = page.text("return document.querySelector('.glossary .here dd')?.textContent;").await?;
        Ok(if found.len() > 10 { Ok(()) } else { Err(format!("it says “{found}”")) })
    })
    .await?;
    page.shot("glossary").await?;
    page.accessible().await?;
    page.keys(Key::Escape + "").await?;
    page.wait("the sheet is closed", SOON, async || {
        let open = page.attribute(".glossary", "class").await?;
        Ok(if open.is_none() { Ok(()) } else { Err("it is open".to_owned()) })
    })
    .await
}
