//! `cargo xtask lighthouse`: what Lighthouse says of the built page.
//!
//! It comes from npm, pinned, with the Node that it needs, and drives the Chromium that is there. The
//! page is served as hosts do it, on a telephone's network and processor as Lighthouse simulates them.
//!
//! What Lighthouse calls interactive is the end of the last long piece of work. When people can give a command is
//! something else: the page marks that moment itself, and it is measured with network and processor really held
//! back, not reckoned.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::server::Server;

use crate::browsers;
use crate::bundle;
use crate::shell::{House, Outcome, executable, read, say, timed};
use crate::tools;

const LIGHTHOUSE: (&str, &str) = ("lighthouse", "13.5.0");
/// Lighthouse wants a newer Node than many systems have.
const NODE: &str = "22.23.3";
/// Each category and the least that it must reach.
const WANTED: [(&str, u32); 4] =
    [("performance", 99), ("accessibility", 100), ("best-practices", 100), ("seo", 100)];
/// What is told of the middle run, in milliseconds of the simulated telephone.
const FIGURES: [(&str, &str); 4] = [
    ("first-contentful-paint", "first paint"),
    ("largest-contentful-paint", "largest paint"),
    ("interactive", "interactive"),
    ("total-blocking-time", "blocked"),
];
/// What the page fetches once people can use it has this in its name.
const LATER: &str = "-later-";
/// What the page calls the moment from which on it hears keys (`static/boot.js`).
const READY: &str = "ready";
/// How often the page is measured; the middle one counts, because other work on a machine disturbs.
const RUNS: usize = 3;

/// Builds the page, unless a built one is named, measures it, and says what is short of its aim.
///
/// # Errors
/// When a tool cannot be had, or a category stays below its aim.
pub(crate) fn lighthouse(house: &House, words: &[String]) -> Outcome {
    match words {
        [] => measure(&bundle::build(house, true, "dist")?),
        [option, dist] if option == "--dist" => {
            measure(&std::path::absolute(dist).map_err(|e| format!("--dist names no folder: {e}"))?)
        }
        _ => Err("`cargo xtask lighthouse` takes --dist DIR or nothing".to_owned()),
    }
}

fn measure(dist: &Path) -> Outcome {
    let program = tools::npm_package(LIGHTHOUSE.0, LIGHTHOUSE.1)?.join("cli/index.js");
    let (node, chromium) = (node()?, browsers::chromium()?);
    let server = Server::like_a_host(dist, "/").map_err(|e| format!("the page cannot be served: {e}"))?;
    let folder = env::temp_dir().join(format!("lockstep-lighthouse-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
    let run = |name: &str, what: &str, how: &[&str]| {
        let report = folder.join(format!("{name}.json"));
        timed(what, "about half a minute", || {
            read(
                Command::new(&node)
                    .arg(&program)
                    .arg(server.url())
                    .args(["--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"])
                    .args(how)
                    .arg(format!("--output-path={}", report.display()))
                    .env("CHROME_PATH", &chromium)
                    .current_dir(&folder),
            )
        })?;
        fs::read_to_string(&report).map_err(|e| format!("there is no report: {e}"))
    };
    let reports: Outcome<Vec<String>> = (1..=RUNS)
        .map(|number| run(&number.to_string(), &format!("Lighthouse, {number} of {RUNS}"), &[]))
        .collect();
    let held_back = ["--throttling-method=devtools", "--only-audits=user-timings"];
    let ready = run(READY, "The same, really held back", &held_back).and_then(|report| ready(&report));
    fs::remove_dir_all(&folder).ok();
    say(format!("       commands can be given after {} ms, really held back", ready?));
    judge(&reports?)
}

/// When the page heard keys, in milliseconds from its beginning.
fn ready(report: &str) -> Outcome<u64> {
    let mark = format!("\"name\": \"{READY}\"");
    let read = || {
        let (_, rest) = after(report, "audits", "user-timings")?.split_once(&mark)?;
        number(rest, "            \"startTime\": ")
    };
    read().ok_or_else(|| "the page has not said when it was ready".to_owned())
}

fn judge(reports: &[String]) -> Outcome {
    let mut short = Vec::new();
    for (name, wanted) in WANTED {
        let mut scores = reports.iter().map(|report| score(report, name)).collect::<Outcome<Vec<u32>>>()?;
        scores.sort_unstable();
        let middle = scores[scores.len() / 2];
        say(format!("{middle:>5}  {name} (all: {scores:?}, wanted: {wanted})"));
        if middle < wanted {
            short.push(format!("{name} {middle} of {wanted}"));
        }
    }
    say(format!("       {}", middle_run(reports)?));
    for report in reports {
        for line in complaints(report) {
            say(format!("       {line}"));
        }
    }
    if short.is_empty() { Ok(()) } else { Err(format!("below the aim: {}", short.join(", "))) }
}

/// The run that is the middle one by when the page can be used, in words; and what was asked for before
/// that, which tells more than times do on a machine that has other work.
fn middle_run(reports: &[String]) -> Outcome<String> {
    let figure =
        |report: &String, name: &str| number(after(report, "audits", name)?, "      \"numericValue\": ");
    let mut runs: Vec<(u64, &String)> =
        reports.iter().map(|report| (figure(report, "interactive").unwrap_or(u64::MAX), report)).collect();
    runs.sort_unstable();
    let (_, report) = runs.get(runs.len() / 2).ok_or("there is no report")?;
    let mut told = Vec::new();
    for (name, words) in FIGURES {
        let ms = figure(report, name).ok_or_else(|| format!("the report has no {name}"))?;
        told.push(format!("{words} {ms} ms"));
    }
    let (requests, bytes) = asked_first(report).ok_or("the report lists no requests")?;
    Ok(format!("{}; before the later part {requests} requests, {bytes} bytes", told.join(", ")))
}

/// How many requests were begun before the first one for what comes later, and their bytes as sent.
fn asked_first(report: &str) -> Option<(usize, u64)> {
    let requests = after(report, "audits", "network-requests")?.split("\n            \"url\": \"").skip(1);
    let mut all = Vec::new();
    for request in requests {
        let begun = number(request, "            \"networkRequestTime\": ")?;
        let bytes = number(request, "            \"transferSize\": ").unwrap_or(0);
        all.push((begun, request.lines().next()?.contains(LATER), bytes));
    }
    let end = all.iter().filter(|(_, later, _)| *later).map(|(begun, ..)| *begun).min().unwrap_or(u64::MAX);
    let first = all.iter().filter(|(begun, later, _)| *begun < end && !later);
    Some((first.clone().count(), first.map(|(.., bytes)| bytes).sum()))
}

/// What a report says in one of its entries.
fn after<'a>(report: &'a str, part: &str, name: &str) -> Option<&'a str> {
    let part = report.split_once(&format!("\n  \"{part}\": {{"))?.1;
    let entry = part.split_once(&format!("\n    \"{name}\": {{"))?.1;
    entry.split("\n    }").next()
}

/// The whole part of the number in the first line that begins like this.
fn number(text: &str, start: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(start))?;
    line.split(['.', ',']).next()?.parse().ok()
}

/// A category's score, 0 to 100, from a report. It is written out over many lines, one value each.
fn score(report: &str, category: &str) -> Outcome<u32> {
    let read = || {
        let categories = report.split_once("\n  \"categories\": {")?.1;
        let own = categories.split_once(&format!("\n    \"{category}\": {{"))?.1;
        let line = own.lines().find_map(|line| line.strip_prefix("      \"score\": "))?;
        hundredths(line.trim_end_matches(','))
    };
    read().ok_or_else(|| format!("the report has no score for {category}"))
}

/// What the report holds against the page: audits that are not passed, and the figures in words.
fn complaints(report: &str) -> Vec<String> {
    let audits = report.split_once("\n  \"audits\": {").map_or("", |(_, rest)| rest);
    let audits = audits.split("\n  },").next().unwrap_or("");
    let mut found = Vec::new();
    for audit in audits.split("\n    \"").skip(1) {
        let field = |name: &str| {
            let start = format!("      \"{name}\": ");
            audit
                .lines()
                .find_map(|line| line.strip_prefix(start.as_str()))
                .map(|v| v.trim_end_matches(',').trim_matches('"'))
        };
        let Some(score) = field("score").and_then(hundredths).filter(|score| *score < 90) else { continue };
        let value = field("displayValue").unwrap_or("");
        found.push(format!("{score:>3}  {} {value}", field("title").unwrap_or("an audit")));
    }
    found
}

/// `0.97` and `1` as hundredths.
fn hundredths(number: &str) -> Option<u32> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part: String = part.chars().chain("00".chars()).take(2).collect();
    Some(whole.parse::<u32>().ok()? * 100 + part.parse::<u32>().ok()?)
}

/// Node for Lighthouse: npm has it as a package for each system.
fn node() -> Outcome<PathBuf> {
    let system = match env::consts::OS {
        "macos" => "darwin",
        "windows" => "win",
        other => other,
    };
    let machine = match env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    let package = tools::npm_package(&format!("node-{system}-{machine}"), NODE)?;
    Ok(package.join("bin").join(executable("node")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "{\n  \"audits\": {\n    \"first\": {\n      \"title\": \"First paint\",\n      \"score\": 0.5,\n      \"displayValue\": \"2 s\"\n    },\n    \"none\": {\n      \"title\": \"No matter\",\n      \"score\": null\n    }\n  },\n  \"categories\": {\n    \"performance\": {\n      \"title\": \"P\",\n      \"score\": 0.97\n    },\n    \"seo\": {\n      \"score\": 1,\n      \"id\": \"seo\"\n    }\n  }\n}";

    #[test]
    fn scores_and_complaints_are_read_from_a_report() {
        assert_eq!(score(REPORT, "performance"), Ok(97));
        assert_eq!(score(REPORT, "seo"), Ok(100));
        assert!(score(REPORT, "accessibility").is_err());
        assert_eq!(complaints(REPORT), [" 50  First paint 2 s"]);
    }

    #[test]
    fn when_commands_can_be_given_is_read_from_the_marks() {
        let report = "{\n  \"audits\": {\n    \"user-timings\": {\n            \"name\": \"ready\",\n            \
                      \"startTime\": 2034.5,\n    }\n  }";
        assert_eq!(ready(report), Ok(2034));
        assert!(ready(REPORT).is_err());
    }

    #[test]
    fn the_middle_run_is_told_with_what_it_asked_for() {
        let report = |ms: u32| {
            let figure =
                |name: &str| format!("    \"{name}\": {{\n      \"numericValue\": {ms}.75,\n    }},\n");
            let request = |name: &str, begun: &str, bytes: u32| {
                format!(
                    "            \"url\": \"{name}\",\n            \"networkRequestTime\": {begun},\n            \
                     \"transferSize\": {bytes},\n"
                )
            };
            let requests = [
                request("/", "0.5", 10),
                request("/a-later-1.css", "300", 1000),
                request("/a.wasm", "7.25", ms),
                request("/icon", "300.1", 5),
            ];
            let figures = FIGURES.map(|(name, _)| figure(name)).concat();
            format!(
                "{{\n  \"audits\": {{\n{figures}    \"network-requests\": {{\n{}    }}\n  }}",
                requests.concat()
            )
        };
        let told = middle_run(&[report(3000), report(1000), report(2000)]).unwrap();
        assert_eq!(
            told,
            "first paint 2000 ms, largest paint 2000 ms, interactive 2000 ms, blocked 2000 ms; \
             before the later part 2 requests, 2010 bytes"
        );
        assert!(middle_run(&[REPORT.to_owned()]).is_err());
    }

    #[test]
    fn what_is_below_its_aim_is_named() {
        assert!(judge(&[REPORT.to_owned()]).is_err());
        let full =
            WANTED.map(|(name, _)| format!("\n    \"{name}\": {{\n      \"score\": 1\n    }}")).concat();
        let figures = FIGURES
            .map(|(name, _)| format!("\n    \"{name}\": {{\n      \"numericValue\": 1,\n    }},"))
            .concat();
        let full = format!(
            "{{\n  \"audits\": {{{figures}\n    \"network-requests\": {{\n    }}\n  }},\n  \"categories\": {{{full}"
        );
        assert_eq!(judge(&[full]), Ok(()));
    }
}
