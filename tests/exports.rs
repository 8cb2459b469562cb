//! What leaves the program keeps the rules of the formats it claims to be written in.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::collections::BTreeMap;

use lockstep::diagram::Diagram;
use lockstep::export::{SHIVIZ_PARSER, json_lines, mermaid, shiviz, svg};
use lockstep::history::History;
use lockstep::ids::RecordId;
use lockstep::record::{Record, What};
use lockstep::script::parse;
use lockstep::time::SimTime;
use lockstep::words::English;

/// Runs of every scheme, with everything that can happen to messages and robots.
const RUNS: [&str; 4] = [
    "lockstep 1
scheme forwarding 3
teams A@1 B@2
seed 7
at 0 A forward
at 100 B left -> 2
at 900 cut 1-2
at 950 A right
at 2000 mend all
at 2500 reboot 3 for 3000
at 2600 A picture -> 3
at 4000 B forward
at 4100 hold B>2
at 6000 release B>2
until 12000
",
    "lockstep 1
scheme primary-backup 3 take-over
teams A@1 B@2
at 500 A left
at 3000 isolate 1
at 4000 A forward
at 14000 B forward -> 2
at 16000 mend all
until 24000
",
    "lockstep 1
scheme quorum 3
teams A@1 B@2
at 5000 A forward
at 9000 split 1 2 | 3
at 9500 B picture -> 3
at 15000 mend all
at 16000 A again
until 22000
",
    "lockstep 1
scheme none 2
teams A@1
at 0 A forward -> each
at 50 cut A-2
until 12000
",
];

fn played(text: &str) -> History {
    let script = parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let mut history = History::new(script.setup, script.acts, script.until);
    history.play_to(script.until);
    history
}

fn all(history: &History) -> Vec<Record> {
    history.window(SimTime::ZERO, history.end())
}

#[test]
fn the_picture_is_well_formed_and_stands_alone() {
    for text in RUNS {
        let history = played(text);
        let diagram = Diagram::of(&history, SimTime::ZERO, history.end());
        let past = diagram.order().past(diagram.records.last().expect("much happened").id);
        for lit in [None, Some(&past)] {
            let picture = svg(&diagram, &English, 80, lit);
            assert_well_formed(&picture);
            assert!(!picture.contains("href"), "it asks for nothing from elsewhere");
            assert!(!picture.contains("var("), "its colours are its own");
            assert_eq!(picture.contains("class=\"lit\""), lit.is_some());
            for name in ["Robot 1", "Team A"] {
                assert!(picture.contains(name), "{name} has a lane");
            }
        }
    }
}

/// Reads a number attribute of a tag.
fn number(tag: &str, name: &str) -> i32 {
    let value = tag.split_once(&format!(" {name}=\"")).expect("the attribute is there").1;
    value.split('"').next().expect("it ends").parse().expect("a whole number")
}

/// On paper nothing can be zoomed or pointed at: words that lie on each other are lost.
#[test]
fn small_words_in_the_picture_do_not_lie_on_each_other() {
    for text in RUNS {
        let history = played(text);
        let diagram = Diagram::of(&history, SimTime::ZERO, history.end());
        let picture = svg(&diagram, &English, 80, None);
        let mut all: Vec<(i32, i32, i32, String)> = Vec::new();
        for tag in picture.split("<text ").skip(1).filter(|tag| tag.starts_with("class=\"s tag")) {
            let words = tag.split_once('>').expect("a tag").1.split('<').next().expect("words").to_owned();
            let wide = i32::try_from(words.chars().count()).expect("few") * 6;
            let x = number(tag, "x") - if tag.contains("middle") { wide / 2 } else { 0 };
            all.push((x, x + wide, number(tag, "y"), words));
        }
        assert!(all.len() >= 5, "there are words: {all:?}\n{text}");
        for (place, one) in all.iter().enumerate() {
            for other in &all[place + 1..] {
                let beside = one.1 <= other.0 || other.1 <= one.0;
                assert!(beside || (one.2 - other.2).abs() >= 10, "{one:?} lies on {other:?}");
            }
        }
    }
}

#[test]
fn a_lost_message_is_crossed_and_a_reboot_is_a_band() {
    let history = played(RUNS[0]);
    let diagram = Diagram::of(&history, SimTime::ZERO, history.end());
    let picture = svg(&diagram, &English, 80, None);
    let lost = all(&history).iter().filter(|record| matches!(record.what, What::Lost { .. })).count();
    assert!(lost > 0);
    assert_eq!(picture.matches("class=\"x\"").count(), lost);
    assert_eq!(picture.matches("class=\"off\"").count(), 1);
    assert_eq!(picture.matches("class=\"cut\"").count(), 1, "both directions are one band");
}

/// Tags are closed in the order in which they were opened, and text holds no bare `<` or `&`.
fn assert_well_formed(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        let text = &rest[..start];
        for (at, _) in text.match_indices('&') {
            let entity = text[at..].split_once(';').map(|(entity, _)| entity);
            assert!(matches!(entity, Some("&amp" | "&lt" | "&gt" | "&quot")), "bare & in {text:?}");
        }
        let end = start + rest[start..].find('>').expect("every tag ends");
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        assert_eq!(tag.matches('"').count() % 2, 0, "quotes are paired in <{tag}>");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "never closed: {open:?}");
    assert_eq!(rest.trim(), "");
}

#[test]
fn mermaid_lines_are_of_the_kinds_that_mermaid_reads() {
    for text in RUNS {
        let history = played(text);
        let diagram = mermaid(history.setup(), &all(&history), &English, true);
        let mut lines = diagram.lines();
        assert_eq!(lines.next(), Some("sequenceDiagram"));
        let mut participants = Vec::new();
        for line in lines {
            let line = line.strip_prefix("    ").expect("indented");
            if let Some(rest) = line.strip_prefix("participant ") {
                let (name, _) = rest.split_once(" as ").expect("a name and what it stands for");
                assert!(name.chars().all(char::is_alphanumeric));
                participants.push(name);
                continue;
            }
            let (head, said) = line.split_once(": ").expect("something is said");
            let ends: Vec<&str> = match head.strip_prefix("Note over ") {
                Some(over) => over.split(',').collect(),
                None => {
                    head.split_once("->>").or_else(|| head.split_once("-x")).map(|(a, b)| vec![a, b]).unwrap()
                }
            };
            assert!(ends.iter().all(|end| participants.contains(end)), "{line}");
            // What is left of `;` and `#` belongs to an entity.
            let mut plain = said.to_owned();
            for entity in ["#59;", "#35;", "#60;", "#62;"] {
                plain = plain.replace(entity, "");
            }
            assert!(!plain.contains([';', '#', '<', '>']), "{line}");
        }
        let arrived =
            all(&history).iter().filter(|record| matches!(record.what, What::Arrived { .. })).count();
        assert_eq!(diagram.matches("->>").count(), arrived);
        let news = mermaid(history.setup(), &all(&history), &English, false);
        assert!(news.len() <= diagram.len());
    }
}

/// One parsed line of a ShiViz log.
struct Event {
    host: String,
    clock: BTreeMap<String, u64>,
}

/// Reads a log as its first line says: host, clock, event.
fn read_shiviz(log: &str) -> Vec<Event> {
    let mut lines = log.lines();
    assert_eq!(lines.next(), Some(SHIVIZ_PARSER));
    assert_eq!(SHIVIZ_PARSER, r"(?<host>\S+) (?<clock>\{[^}]*\}) (?<event>.*)");
    assert_eq!(lines.next(), Some(""), "one execution: no delimiter");
    lines
        .map(|line| {
            let (host, rest) = line.split_once(' ').expect("a host without spaces");
            let end = rest.find('}').expect("a clock");
            let clock = serde_json::from_str(&rest[..=end]).expect("the clock is JSON");
            assert!(rest[end + 1..].starts_with(' '), "and an event: {line}");
            Event { host: host.to_owned(), clock }
        })
        .collect()
}

#[test]
fn vector_clocks_count_their_own_events_and_never_run_ahead() {
    for text in RUNS {
        let history = played(text);
        let events = read_shiviz(&shiviz(history.setup(), &all(&history), &English));
        let mut own: BTreeMap<&str, u64> = BTreeMap::new();
        let mut latest: BTreeMap<&str, &Event> = BTreeMap::new();
        for event in &events {
            let count = own.entry(&event.host).or_default();
            *count += 1;
            assert_eq!(
                event.clock.get(&event.host),
                Some(&*count),
                "a host is in its own clock, from 1, by 1"
            );
            for (host, heard) in &event.clock {
                assert!(own.get(host.as_str()).is_some_and(|so_far| heard <= so_far), "not from the future");
            }
            if let Some(before) = latest.insert(&event.host, event) {
                assert!(before.clock.iter().all(|(host, known)| event.clock.get(host) >= Some(known)));
            }
        }
        let told = |record: &&Record| {
            lockstep::diagram::place_of(&record.what).is_some() || matches!(record.what, What::Did(_))
        };
        assert_eq!(events.len(), all(&history).iter().filter(told).count(), "nothing is left out");
    }
}

#[test]
fn the_clocks_say_what_the_order_says() {
    let history = played(RUNS[0]);
    let records = all(&history);
    let events = read_shiviz(&shiviz(history.setup(), &records, &English));
    let order = lockstep::diagram::Order::of(&records);
    let told: Vec<RecordId> = records
        .iter()
        .filter(|record| {
            lockstep::diagram::place_of(&record.what).is_some() || matches!(record.what, What::Did(_))
        })
        .map(|record| record.id)
        .collect();
    assert_eq!(told.len(), events.len());
    let mut strict = 0;
    for later in 0..events.len() {
        let past = order.past(told[later]);
        for earlier in 0..later {
            let host = &events[earlier].host;
            let knows = events[later].clock.get(host).copied().unwrap_or(0) >= events[earlier].clock[host];
            // By the clocks, what people do to links is one after the other; by the order it is not.
            if events[later].clock.contains_key("People") {
                assert!(
                    knows || !past.contains(&told[earlier]),
                    "{:?} before {:?}",
                    told[earlier],
                    told[later]
                );
            } else {
                assert_eq!(knows, past.contains(&told[earlier]), "{:?} and {:?}", told[earlier], told[later]);
                strict += 1;
            }
        }
    }
    assert!(strict > 100);
}

#[test]
fn every_message_is_sent_before_it_is_heard() {
    for text in RUNS {
        let history = played(text);
        let records = all(&history);
        let mut sent = Vec::new();
        for record in &records {
            if let What::Sent { flight, .. } | What::Doubled { flight, .. } = record.what {
                sent.push(flight);
            } else if let What::Arrived { flight, .. } | What::Lost { flight, .. } = record.what {
                assert!(sent.contains(&flight), "{record:?}");
            }
            assert!(record.cause.is_none_or(|cause| cause < record.id), "causes come first");
        }
    }
}

#[test]
fn each_line_of_json_is_one_record() {
    for text in RUNS {
        let history = played(text);
        let records = all(&history);
        let lines = json_lines(history.setup(), &records, &English);
        assert_eq!(lines.lines().count(), records.len());
        for (line, record) in lines.lines().zip(&records) {
            let value: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
            assert_eq!(value["id"], record.id.0);
            assert_eq!(value["at"], record.at.0);
            assert_eq!(value["cause"].as_u64(), record.cause.map(|cause| cause.0));
            assert!(value["words"].as_str().is_some_and(|words| !words.is_empty()));
            // Our writer says exactly what the well-known one says.
            assert_eq!(value["what"], serde_json::to_value(record.what).expect("it can be written"));
        }
    }
}
