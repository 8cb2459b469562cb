//! What a person does on the page and sees there, in the words of the app.

use std::time::Duration;

use serde_json::json;

use crate::Done;
use crate::page::{Page, SOON};

/// A run takes its time even at a high speed; this is long after it should be over.
pub(super) const LATER: Duration = Duration::from_secs(40);

/// What the page says of one robot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Robot {
    pub(crate) cell: String,
    pub(crate) heading: String,
    pub(crate) executed: u64,
    pub(crate) standing: String,
    pub(crate) role: String,
}

impl Page<'_> {
    /// Chooses a scheme.
    pub(crate) async fn scheme(&self, name: &str) -> Done {
        self.pick("radio", name).await
    }

    /// Presses a command's button on a team's console.
    pub(super) async fn ask(&self, team: &str, command: &str) -> Done {
        self.click_in(("region", team), "button", command).await
    }

    /// Lets the clock run.
    pub(crate) async fn play(&self) -> Done {
        self.click("button", "Play").await?;
        self.the("button", "Pause").await.map(drop)
    }

    /// Stops the clock.
    pub(crate) async fn pause(&self) -> Done {
        self.click("button", "Pause").await?;
        self.the("button", "Play").await.map(drop)
    }

    /// Moves the speed slider as far up as it goes.
    pub(crate) async fn full_speed(&self) -> Done {
        let slider = self.the("slider", "Speed").await?;
        slider.send_keys(thirtyfour::Key::End).await.map_err(Into::into)
    }

    /// How many robots there are.
    pub(crate) async fn robots(&self) -> Done<Vec<Robot>> {
        let script = "return [...document.querySelectorAll('[data-robot]')].map((e) => \
            [e.dataset.robot, e.dataset.cell, e.dataset.heading, e.dataset.executed, e.dataset.standing, e.dataset.role]);";
        let mut rows: Vec<[String; 6]> = serde_json::from_value(self.script(script, vec![]).await?)?;
        rows.sort();
        rows.into_iter()
            .enumerate()
            .map(|(index, [number, cell, heading, executed, standing, role])| {
                if number != (index + 1).to_string() {
                    return Err(format!("there is no robot {} but one called {number}", index + 1).into());
                }
                Ok(Robot { cell, heading, executed: executed.parse()?, standing, role })
            })
            .collect()
    }

    /// Waits until the robots are as wished; gives them.
    pub(super) async fn robots_when(
        &self,
        what: &str,
        limit: Duration,
        wished: impl Fn(&[Robot]) -> bool,
    ) -> Done<Vec<Robot>> {
        self.wait(what, limit, async || {
            let robots = self.robots().await?;
            Ok(if wished(&robots) { Ok(robots) } else { Err(format!("they are {}", summary(&robots))) })
        })
        .await
    }

    /// Waits until a command has one of these verdicts.
    pub(super) async fn verdict(&self, ticket: &str, wanted: &[&str], limit: Duration) -> Done<String> {
        self.until(&format!("[data-ticket={ticket}]"), "data-verdict", wanted, limit).await
    }

    /// The virtual time, in milliseconds.
    pub(crate) async fn now(&self) -> Done<u64> {
        let now = self.attribute("[data-now]", "data-now").await?.ok_or("the page does not say the time")?;
        Ok(now.parse()?)
    }

    /// The digest of the run, which the page gives once the run stands still.
    pub(crate) async fn digest(&self) -> Done<String> {
        self.wait("the run stands still and has a digest", SOON, async || {
            let digest = self.attribute("[data-digest]", "data-digest").await?;
            Ok(digest.filter(|d| !d.is_empty()).ok_or("there is none".to_owned()))
        })
        .await
    }

    /// Everything that a robot's building says in words.
    pub(super) async fn words_at(&self, robot: usize) -> Done<String> {
        let script = "return document.querySelector(`[data-robot=\"${arguments[0]}\"]`).textContent;";
        Ok(serde_json::from_value(self.script(script, vec![json!(robot)]).await?)?)
    }
}

/// Robots in one line, for a failure's sentence.
pub(super) fn summary(robots: &[Robot]) -> String {
    let one = |(index, r): (usize, &Robot)| {
        format!("{}: {} {} after {}, {}, {}", index + 1, r.cell, r.heading, r.executed, r.standing, r.role)
    };
    robots.iter().enumerate().map(one).collect::<Vec<_>>().join("; ")
}
