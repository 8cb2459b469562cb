//! The two lessons that everything else rests on: two teams at once, and a leader cut off.

use std::time::{Duration, Instant};

use super::hands::{LATER, Robot, summary};
use crate::Done;
use crate::page::{Page, SOON};

/// Two teams press at once under strict forwarding: the robots part ways at the first command, and
/// everybody can see it.
pub(super) async fn two_teams_diverge(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Strict forwarding").await?;
    both_press(page).await?;
    let diverged = |robots: &[Robot]| robots.iter().all(|r| r.standing == "diverged" && r.executed == 2);
    let robots = page.robots_when("both have executed both commands and diverged", LATER, diverged).await?;
    if robots.len() != 2 || place(&robots[0]) == place(&robots[1]) {
        return Err(format!("the robots stand in the same place: {}", summary(&robots)).into());
    }
    for robot in [1, 2] {
        let words = page.words_at(robot).await?;
        if !words.contains("diverged at 1") {
            return Err(
                format!("the badge of Robot {robot} does not say “diverged at 1” but: {words}").into()
            );
        }
    }
    for (team, ticket) in [("Team A", "A2"), ("Team B", "B2")] {
        page.ask(team, "Take picture").await?;
        page.verdict(ticket, &["done"], LATER).await?;
    }
    let (one, other) = (photo_of(page, "Team A").await?, photo_of(page, "Team B").await?);
    if one == other {
        return Err(format!("both photographs show the same: {one}").into());
    }
    page.shot("two teams diverge").await?;
    page.pause().await?;
    page.digest().await?;
    page.accessible().await
}

/// The same presses under a quorum of three: in step, at every moment that one looks.
pub(super) async fn quorum_keeps_step(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Quorum of 3").await?;
    a_leader(page).await?;
    both_press(page).await?;
    let start = Instant::now();
    let robots = loop {
        let robots = page.robots().await?;
        if robots.iter().any(|r| r.standing == "diverged") {
            return Err(format!("robots under a quorum diverged: {}", summary(&robots)).into());
        }
        if robots.iter().all(|r| r.executed == 2 && r.standing == "in-step") {
            break robots;
        }
        if start.elapsed() > LATER {
            return Err(format!("not both commands were executed: {}", summary(&robots)).into());
        }
    };
    if robots.len() != 3 || robots.iter().any(|r| place(r) != place(&robots[0])) {
        return Err(format!("in step, but not in the same place: {}", summary(&robots)).into());
    }
    page.verdict("A1", &["done"], LATER).await?;
    page.verdict("B1", &["done"], LATER).await?;
    page.shot("quorum keeps step").await
}

/// A leader of five is cut off by clicking its four links: the others elect another and go on, it
/// never moves, and once mended it catches up, always forwards.
pub(super) async fn a_leader_cut_off(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.scheme("Quorum of 5").await?;
    let leader = a_leader(page).await?;
    let other = if leader == 5 { 4 } else { leader + 1 };
    for robot in (1..=5).filter(|robot| *robot != leader) {
        let (low, high) = (robot.min(leader), robot.max(leader));
        page.click("button", &format!("Link Robot {low} – Robot {high}")).await?;
        let link = format!("[data-link=\"{low}-{high}\"]");
        page.until(&link, "data-open", &["none"], SOON).await?;
        page.until(&link, "aria-pressed", &["true"], SOON).await?;
    }
    page.shot("leader cut off").await?;
    page.choose(("region", "Team A"), "Send to", &format!("Robot {leader}")).await?;
    page.choose(("region", "Team B"), "Send to", &format!("Robot {other}")).await?;
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    let follows =
        |robots: &[Robot]| robots.iter().enumerate().any(|(i, r)| i + 1 != leader && r.role == "leader");
    page.robots_when("the four others elect a leader", LATER, follows).await?;
    page.ask("Team B", "Turn left").await?;
    page.verdict("B1", &["done"], LATER).await?;
    page.verdict("A1", &["refused", "no-answer"], LATER).await?;
    let moved = move |robots: &[Robot]| {
        robots.iter().enumerate().all(|(i, r)| (r.executed >= 1) == (i + 1 != leader))
    };
    let robots = page.robots_when("the four have moved and the fifth has not", LATER, moved).await?;
    let before = robots[leader - 1].executed;
    page.click("button", "Mend all").await?;
    catches_up(page, leader, before).await
}

/// Watches until all are in step; the one that was behind may only go forwards meanwhile.
async fn catches_up(page: &Page<'_>, late: usize, before: u64) -> Done {
    let start = Instant::now();
    let mut seen = before;
    loop {
        let robots = page.robots().await?;
        let executed = robots[late - 1].executed;
        if executed < seen {
            return Err(format!("Robot {late} went back from {seen} to {executed} commands").into());
        }
        seen = executed;
        if robots.iter().any(|r| r.standing == "diverged") {
            return Err(format!("robots under a quorum diverged: {}", summary(&robots)).into());
        }
        if seen >= 1 && robots.iter().all(|r| r.standing == "in-step" && place(r) == place(&robots[0])) {
            return page.shot("leader mended").await;
        }
        if start.elapsed() > LATER {
            return Err(format!("Robot {late} did not catch up: {}", summary(&robots)).into());
        }
        page.rest(Duration::from_millis(30)).await;
    }
}

/// Lets a quorum elect its first leader, then stops the clock; which robot it is.
pub(super) async fn a_leader(page: &Page<'_>) -> Done<usize> {
    page.play().await?;
    page.full_speed().await?;
    let leads = |robots: &[Robot]| robots.iter().filter(|r| r.role == "leader").count() == 1;
    let robots = page.robots_when("one robot leads", LATER, leads).await?;
    page.pause().await?;
    let leader = robots.iter().position(|r| r.role == "leader").ok_or("nobody leads")?;
    Ok(leader + 1)
}

/// While the clock stands, Team A asks for a step and Team B for a turn; then the clock runs.
async fn both_press(page: &Page<'_>) -> Done {
    page.ask("Team A", "Forward").await?;
    page.ask("Team B", "Turn left").await?;
    page.play().await?;
    page.full_speed().await
}

fn place(robot: &Robot) -> (&str, &str) {
    (&robot.cell, &robot.heading)
}

/// What a team's photograph shows, in the words for those who cannot see it.
async fn photo_of(page: &Page<'_>, team: &str) -> Done<String> {
    page.wait(&format!("{team} holds a photograph"), SOON, async || {
        let names = page.names_in(("region", team), "img").await?;
        let photo = names.into_iter().find(|name| name.starts_with("What Robot"));
        Ok(photo.ok_or("there is none".to_owned()))
    })
    .await
}
