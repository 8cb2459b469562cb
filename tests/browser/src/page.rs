//! The page as a person with assistive technology knows it: by roles, names and states.

use std::sync::Arc;
use std::time::{Duration, Instant};

use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::{Command as WebCommand, ExtensionCommand};

use thirtyfour::prelude::*;

use crate::browser::{Browser, Look};
use crate::site::Site;
use crate::{Bench, Done};

/// How long a person waits for the page before calling it broken.
pub(crate) const SOON: Duration = Duration::from_secs(10);
/// How often the page is looked at meanwhile.
const GLANCE: Duration = Duration::from_millis(40);

pub(crate) struct Page<'a> {
    session: WebDriver,
    bench: &'a Bench,
    look: Look,
}

/// Finds the visible elements of a role and gives them with their names. Rough, but only a
/// search: the browser itself is asked for the true name of what was found.
const FIND: &str = include_str!("find.js");

impl<'a> Page<'a> {
    pub(crate) fn new(session: WebDriver, bench: &'a Bench, look: Look) -> Self {
        Self { session, bench, look }
    }

    /// Opens the page anew with this fragment (without `#`), and waits until the app is there.
    pub(crate) async fn open(&self, fragment: &str) -> Done {
        self.open_with("", fragment).await
    }

    /// The same, with a language that the address asks for.
    pub(crate) async fn open_in(&self, language: &str, fragment: &str) -> Done {
        self.open_with(&format!("lang={language}"), fragment).await
    }

    /// Opens the page anew with this query (without `?`) and this fragment.
    pub(crate) async fn open_with(&self, query: &str, fragment: &str) -> Done {
        self.open_sized(self.look.phone, query, fragment).await
    }

    /// Opens the page in a frame of a size, or in the window where there is none.
    async fn open_sized(&self, size: Option<(u32, u32)>, query: &str, fragment: &str) -> Done {
        self.no_faults().await?;
        self.session.goto("about:blank").await?;
        let query = if query.is_empty() { String::new() } else { format!("?{query}") };
        let url = self.bench.site.url();
        if let Some((width, height)) = size {
            self.session.goto(format!("{url}phone.html")).await?;
            let script = "const f = document.querySelector('iframe'); f.width = arguments[0]; \
                          f.height = arguments[1]; f.src = arguments[2];";
            let words = vec![json!(width), json!(height), json!(format!("./index.html{query}#{fragment}"))];
            self.session.execute(script, words).await?;
            self.session.enter_frame(0).await?;
        } else {
            self.session.goto(format!("{url}{query}#{fragment}")).await?;
        }
        self.starts().await
    }

    /// Goes to an address, whatever is there.
    pub(crate) async fn go(&self, url: &str) -> Done {
        Ok(self.session.goto(url).await?)
    }

    /// Loads the page anew, as people do. (The drivers' own command goes round what the browser keeps.)
    pub(crate) async fn reload(&self) -> Done {
        self.leave(async || self.script("setTimeout(() => location.reload());", vec![]).await.map(drop)).await
    }

    /// Does what brings another document, and waits until that one is there.
    pub(crate) async fn leave(&self, way: impl AsyncFnOnce() -> Done) -> Done {
        self.script("window.lockstepBefore = true;", vec![]).await?;
        way().await?;
        self.wait("another document is there", SOON, async || {
            // While the documents change there is nobody to answer, or the answer is nothing.
            let gone = self.script("return !window.lockstepBefore && !!document.body;", vec![]).await;
            Ok(if gone.is_ok_and(|gone| gone == json!(true)) { Ok(()) } else { Err("it is not".to_owned()) })
        })
        .await
    }

    /// Waits until the app is there.
    pub(crate) async fn starts(&self) -> Done {
        self.wait("the app starts", SOON, async || {
            Ok(self
                .attribute("[data-now] [data-robot]", "data-robot")
                .await?
                .map(drop)
                .ok_or("the page shows no robot yet".to_owned()))
        })
        .await
    }

    /// The app as it is served to all scenarios.
    pub(crate) fn site(&self) -> &Site {
        &self.bench.site
    }

    /// The browser's side of this scenario, for what only few scenarios do.
    pub(crate) fn session(&self) -> &WebDriver {
        &self.session
    }

    /// Opens the page so that the later part of its program comes only when it is needed at once.
    pub(crate) async fn open_first_part(&self) -> Done {
        self.open_with("first-part-only", "").await
    }

    /// The same in a frame of this size.
    pub(crate) async fn open_first_part_in(&self, size: (u32, u32)) -> Done {
        self.open_sized(Some(size), "first-part-only", "").await
    }

    /// The slots of the table (`halves/doors.txt` in the target folder says whose they are) for which
    /// the later part of the program was needed at once.
    pub(crate) async fn needed(&self) -> Done<Vec<u32>> {
        Ok(self.session.execute("return window.lockstepNeeded;", vec![]).await?.convert()?)
    }

    /// Which stretches of a marked program have run (`cargo xtask learn`): their numbers.
    pub(crate) async fn marks(&self) -> Done<String> {
        let script = "const done = arguments[arguments.length - 1]; \
            const glue = document.querySelector('script[data-js]').dataset.js; \
            import(new URL(glue, document.baseURI)).then((app) => app.default()).then((program) => \
            done(program.marks === undefined ? '' : Array.from( \
            new Uint8Array(program.memory.buffer, program.marks.value, program.marked.value).entries()) \
            .filter(([, ran]) => ran === 1).map(([number]) => number).join(' ')));";
        let marks = self.slow_script(script, vec![], Duration::from_secs(30)).await?;
        let marks = marks.as_str().unwrap_or_default().to_owned();
        if marks.is_empty() { Err("the program has no marks".into()) } else { Ok(marks) }
    }

    /// The one visible element of this role and exactly this name.
    pub(crate) async fn the(&self, role: &str, name: &str) -> Done<WebElement> {
        self.within(None, role, name).await
    }

    /// The same, inside another element.
    pub(crate) async fn the_in(&self, outer: &WebElement, role: &str, name: &str) -> Done<WebElement> {
        self.within(Some(outer), role, name).await
    }

    /// Finds it as soon as there is exactly one.
    async fn within(&self, outer: Option<&WebElement>, role: &str, name: &str) -> Done<WebElement> {
        let outer = outer.map_or(Ok(Value::Null), |element| element.to_json())?;
        let element = self
            .wait(&format!("one element is a {role} called “{name}”"), SOON, async || {
                let words = vec![json!(role), json!(name), outer.clone()];
                let mut found = self.session.execute(FIND, words).await?.elements()?;
                Ok(match found.len() {
                    1 => Ok(found.remove(0)),
                    several => Err(format!("{several} are")),
                })
            })
            .await?;
        // The browser makes its tree for assistive technology a moment after the page.
        self.wait(
            &format!("the browser itself calls the {role} “{name}”"),
            Duration::from_secs(2),
            async || {
                let label = self.tell(&element, "computedlabel").await?;
                Ok(if label == name { Ok(()) } else { Err(format!("it calls it “{label}”")) })
            },
        )
        .await?;
        Ok(element)
    }

    /// What the browser tells assistive technology about an element.
    async fn tell(&self, element: &WebElement, what: &str) -> Done<String> {
        let question = Question { endpoint: format!("/element/{}/{what}", element.element_id()).into() };
        Ok(self.session.cmd(WebCommand::ExtensionCommand(Box::new(question))).await?.value::<String>()?)
    }

    /// The texts of all visible elements of a role, those of one name only unless it is empty.
    pub(crate) async fn read_all(&self, role: &str, name: &str) -> Done<Vec<String>> {
        let script = format!(
            "const found = (function () {{ {FIND} }}).apply(null, arguments); \
                              return found.map((e) => e.textContent);"
        );
        let words = vec![json!(role), if name.is_empty() { Value::Null } else { json!(name) }, Value::Null];
        Ok(self.session.execute(script, words).await?.convert()?)
    }

    /// Clicks on something by its role and name.
    pub(crate) async fn click(&self, role: &str, name: &str) -> Done {
        let element = self.the(role, name).await?;
        self.press(&element).await.map_err(|e| format!("the {role} “{name}” cannot be clicked: {e}").into())
    }

    /// Clicks on something in a region or group.
    pub(crate) async fn click_in(&self, outer: (&str, &str), role: &str, name: &str) -> Done {
        let region = self.the(outer.0, outer.1).await?;
        let element = self.the_in(&region, role, name).await?;
        self.press(&element)
            .await
            .map_err(|e| format!("the {role} “{name}” of {} cannot be clicked: {e}", outer.1).into())
    }

    /// Clicks as a person does, with the pointer on the middle of the thing, or beside the middle where
    /// something else passes over it just then (a message over a link): it must be in sight. (The
    /// drivers' own click refuses groups in drawings.)
    async fn press(&self, element: &WebElement) -> Done {
        let script = "const e = arguments[0]; e.scrollIntoView({block: 'nearest', inline: 'nearest'}); \
            const r = e.getBoundingClientRect(); \
            const tries = [[.5, .5], [.35, .35], [.65, .65], [.35, .65], [.65, .35]].map(([across, down]) => { \
            const x = Math.round(r.x + r.width * across), y = Math.round(r.y + r.height * down); \
            const top = document.elementFromPoint(x, y); \
            return [x, y, !!top && (e.contains(top) || top.contains(e) && top.tagName === 'LABEL'), \
            top ? top.outerHTML.slice(0, 120) : 'nothing: it is out of sight']; }); \
            return tries.find((point) => point[2]) ?? tries[0];";
        let found = self.session.execute(script, vec![element.to_json()?]).await?;
        let (x, y, free, top): (i64, i64, bool, String) = found.convert()?;
        if !free {
            return Err(format!("at {x}, {y} there is {top}").into());
        }
        Ok(self.session.action_chain().move_to(x, y).click().perform().await?)
    }

    /// Ticks a radio button or a check box; these are often drawn as something else, and then a
    /// person clicks on their label.
    pub(crate) async fn pick(&self, role: &str, name: &str) -> Done {
        let element = self.the(role, name).await?;
        let script = "return arguments[0].labels?.[0] ?? arguments[0];";
        let target = self.session.execute(script, vec![element.to_json()?]).await?.element()?;
        self.press(&target).await.map_err(|e| format!("the {role} “{name}” cannot be picked: {e}"))?;
        let chosen = "return arguments[0].checked ?? arguments[0].getAttribute('aria-checked') === 'true';";
        self.wait(&format!("the {role} “{name}” is chosen"), SOON, async || {
            let now = self.session.execute(chosen, vec![element.to_json()?]).await?.convert::<bool>()?;
            Ok(if now { Ok(()) } else { Err("it is not".to_owned()) })
        })
        .await
    }

    /// Takes the tick out of a check box.
    pub(crate) async fn pick_off(&self, role: &str, name: &str) -> Done {
        let element = self.the(role, name).await?;
        self.press(&element).await.map_err(|e| format!("the {role} “{name}” cannot be pressed: {e}"))?;
        self.wait(&format!("the {role} “{name}” is off"), SOON, async || {
            let script = "return arguments[0].checked;";
            let now = self.session.execute(script, vec![element.to_json()?]).await?.convert::<bool>()?;
            Ok(if now { Err("it is on".to_owned()) } else { Ok(()) })
        })
        .await
    }

    /// The names that the browser gives to all visible elements of a role inside another.
    pub(crate) async fn names_in(&self, outer: (&str, &str), role: &str) -> Done<Vec<String>> {
        let outer = self.the(outer.0, outer.1).await?;
        let found = self.session.execute(FIND, vec![json!(role), Value::Null, outer.to_json()?]).await?;
        let mut names = Vec::new();
        for element in found.elements()? {
            names.push(self.tell(&element, "computedlabel").await?);
        }
        Ok(names)
    }

    /// Chooses an option of a select by its text.
    pub(crate) async fn choose(&self, outer: (&str, &str), select: &str, option: &str) -> Done {
        let outer = self.the(outer.0, outer.1).await?;
        let select = self.the_in(&outer, "combobox", select).await?;
        let select = thirtyfour::components::SelectElement::new(&select).await?;
        Ok(select.select_by_exact_text(option).await?)
    }

    /// Sends keys to whatever has the focus.
    pub(crate) async fn keys(&self, keys: impl Into<TypingData>) -> Done {
        Ok(self.session.action_chain().send_keys(keys).perform().await?)
    }

    /// Holds several keys down at once, for a while, and lets them go: two people at one keyboard.
    pub(crate) async fn hold(&self, keys: &[char], span: Duration) -> Done {
        let mut chain = self.session.action_chain();
        for key in keys {
            chain = chain.key_down(*key);
        }
        chain.perform().await?;
        self.rest(span).await;
        let mut chain = self.session.action_chain();
        for key in keys {
            chain = chain.key_up(*key);
        }
        Ok(chain.perform().await?)
    }

    /// Gives the page another size, where it stands in a frame.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Done {
        let script = "frameElement.width = arguments[0]; frameElement.height = arguments[1]; window.focus();";
        self.script(script, vec![json!(width), json!(height)]).await?;
        self.wait("the page has its new size", SOON, async || {
            let found = self.script("return [innerWidth, innerHeight];", vec![]).await?;
            Ok(if found == json!([width, height]) { Ok(()) } else { Err(format!("it has {found}")) })
        })
        .await?;
        // Firefox forgets keys that are pressed before the frame is drawn in its new size.
        let drawn = "const done = arguments[arguments.length - 1]; \
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        self.slow_script(drawn, vec![], SOON).await.map(drop)
    }

    /// The first element that a CSS selector finds.
    pub(crate) async fn first(&self, selector: &str) -> Done<WebElement> {
        Ok(self.session.find(By::Css(selector)).await?)
    }

    /// An attribute of the first element that a CSS selector finds; made for `[data-…]`.
    pub(crate) async fn attribute(&self, selector: &str, name: &str) -> Done<Option<String>> {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null;";
        Ok(self.session.execute(script, vec![json!(selector), json!(name)]).await?.convert()?)
    }

    /// Runs a script in the page and gives its value.
    pub(crate) async fn script(&self, script: &str, words: Vec<Value>) -> Done<Value> {
        Ok(self.session.execute(script, words).await?.json().clone())
    }

    /// Runs a script that answers through its last argument.
    pub(crate) async fn slow_script(&self, script: &str, words: Vec<Value>, limit: Duration) -> Done<Value> {
        self.session.set_script_timeout(limit).await?;
        Ok(self.session.execute_async(script, words).await?.json().clone())
    }

    /// Waits until an attribute has one of these values.
    pub(crate) async fn until(
        &self,
        selector: &str,
        name: &str,
        wanted: &[&str],
        limit: Duration,
    ) -> Done<String> {
        self.wait(&format!("{selector} has {name} = {}", wanted.join(" or ")), limit, async || {
            let found = self.attribute(selector, name).await?;
            Ok(match found {
                Some(value) if wanted.contains(&value.as_str()) => Ok(value),
                Some(value) => Err(format!("it is “{value}”")),
                None => Err("it is not there".to_owned()),
            })
        })
        .await
    }

    /// Looks again and again until what is waited for is there; the inner error says what is seen.
    pub(crate) async fn wait<T>(
        &self,
        what: &str,
        limit: Duration,
        look: impl AsyncFn() -> Done<Result<T, String>>,
    ) -> Done<T> {
        let start = Instant::now();
        loop {
            match look().await? {
                Ok(value) => return Ok(value),
                Err(seen) if start.elapsed() > limit => {
                    return Err(format!("waited {} s until {what}, but {seen}", limit.as_secs()).into());
                }
                Err(_) => tokio::time::sleep(GLANCE).await,
            }
        }
    }

    /// Does nothing for a while, as people do.
    pub(crate) async fn rest(&self, span: Duration) {
        tokio::time::sleep(span).await;
    }

    /// Keeps a picture of the page, where somebody asked for pictures.
    pub(crate) async fn shot(&self, name: &str) -> Done {
        let Some(folder) = &self.bench.shots else { return Ok(()) };
        std::fs::create_dir_all(folder)?;
        let file = format!("{}-{}.png", self.bench.browser.name(), name.replace([' ', ':', '/'], "-"));
        Ok(self.session.screenshot(&folder.join(file)).await?)
    }

    /// Fails on anything in the console, and on files that were asked for in vain.
    pub(crate) async fn no_faults(&self) -> Done {
        if self.look.no_scripts {
            // Nobody listens there, and the page does nothing either.
            return Ok(());
        }
        let faults = self.faults().await?;
        if faults.is_empty() {
            Ok(())
        } else {
            Err(format!("the browser complains: {}", faults.join(" | ")).into())
        }
    }

    /// A failure together with what the console says, which is often its cause.
    pub(crate) async fn with_faults(
        &self,
        why: Box<dyn std::error::Error + Send + Sync>,
    ) -> Box<dyn std::error::Error + Send + Sync> {
        match self.no_faults().await {
            Ok(()) => why,
            Err(faults) => format!("{why}; {faults}").into(),
        }
    }

    /// What the console said since it was last asked.
    pub(crate) async fn faults(&self) -> Done<Vec<String>> {
        let script = "return (window.lockstepFaults ?? []).splice(0);";
        let mut faults: Vec<String> = self.session.execute(script, vec![]).await?.convert()?;
        if self.bench.browser == Browser::Chromium {
            let log = self.session.browser_log().await?;
            faults.extend(
                log.into_iter()
                    .filter(|entry| ["SEVERE", "WARNING"].contains(&entry.level.as_str()))
                    .filter(|entry| !entry.message.contains("/favicon.ico"))
                    .map(|entry| entry.message),
            );
        }
        faults.extend(self.bench.site.take_missing().into_iter().map(|path| format!("there is no {path}")));
        Ok(faults)
    }

    /// Has the page checked for people who see, hear or move differently.
    pub(crate) async fn accessible(&self) -> Done {
        let Some(axe) = &self.bench.axe else { return Ok(()) };
        let script = format!(
            "{axe}; const done = arguments[arguments.length - 1]; \
             axe.run(document, {{resultTypes: ['violations']}}).then((r) => done(r.violations.map((v) => \
             v.id + ': ' + v.help + ' (' + v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' ' + \
             (n.any[0]?.message ?? '')).join('; ') + ')'))).catch((e) => done(['axe: ' + e]));"
        );
        let found = self.slow_script(&script, vec![], Duration::from_secs(60)).await?;
        let violations: Vec<String> = serde_json::from_value(found)?;
        if violations.is_empty() {
            Ok(())
        } else {
            Err(format!("not for everyone: {}", violations.join(" | ")).into())
        }
    }
}

/// A command of the WebDriver standard that the client library has no word for.
#[derive(Debug)]
struct Question {
    endpoint: Arc<str>,
}

impl ExtensionCommand for Question {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::clone(&self.endpoint)
    }
}
