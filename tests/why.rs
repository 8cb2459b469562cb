//! Why? Chains of causes, silence explained, and stumbling blocks where they arise.

#![allow(clippy::wildcard_enum_match_arm, reason = "the test looks for one kind of record among all")]

use lockstep::command::Command;
use lockstep::history::History;
use lockstep::ids::{Place, RecordId, RobotId, TeamId, Ticket};
use lockstep::network::Loss;
use lockstep::protocol::{Note, Role, Timer, Wait};
use lockstep::record::{Record, Verdict, What};
use lockstep::script::parse;
use lockstep::setup::{Act, Address};
use lockstep::story::Story;
use lockstep::time::{SimTime, Span};
use lockstep::why::{chain, in_words, missing, robot_waits, stumbles, stumbles_now, unjudged};
use lockstep::words::English;
use lockstep::words::why::{Stumble, Whereabouts};

fn played(text: &str) -> History {
    let text = format!("lockstep 1\n{text}");
    let script = parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let mut history = History::new(script.setup, script.acts, script.until);
    history.play_to(script.until);
    history
}

fn find(history: &History, wanted: impl Fn(&What) -> bool) -> Record {
    let all = history.window(SimTime::ZERO, history.end());
    all.into_iter().find(|record| wanted(&record.what)).expect("it happens in this run")
}

fn a(number: u32) -> Ticket {
    Ticket { team: TeamId(0), number }
}

#[test]
fn a_chain_leads_back_to_what_people_did() {
    let history = played("scheme forwarding 2\nteams A@1\nat 1000 A forward\nuntil 6000\n");
    let executed =
        find(&history, |what| matches!(what, What::Executed { outcome, .. } if outcome.robot == RobotId(2)));
    let links = chain(&history, executed.id);
    assert_eq!(links[0], executed);
    assert!(matches!(links.last().unwrap().what, What::Did(Act::Ask { .. })));
    let kinds: Vec<&str> = links
        .iter()
        .map(|link| match link.what {
            What::Executed { .. } => "executed",
            What::Began { .. } => "began",
            What::Queued { .. } => "queued",
            What::Arrived { .. } => "arrived",
            What::Sent { .. } => "sent",
            What::Asked { .. } => "asked",
            What::Did(_) => "did",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["executed", "began", "queued", "arrived", "sent", "arrived", "sent", "asked", "did"]);
    let told = in_words(&history, &Story::new(history.setup()), &English, &links);
    assert_eq!(told.len(), links.len());
    assert_eq!(told[3].sentence.to_string(), "Robot 2 hears from Robot 1: “Team A asks for A1: go forward”.");
    assert!(chain(&history, RecordId(999_999)).is_empty());
}

#[test]
fn a_timer_that_rang_many_times_is_told_once() {
    let history = played("scheme primary-backup 2\nteams A@1\nuntil 60000\n");
    let all = history.window(SimTime(50_000), SimTime(60_000));
    let heard = all.iter().rev().find(|it| matches!(it.what, What::Arrived { .. })).expect("a sign of life");
    let links = chain(&history, heard.id);
    let rings = |timer| {
        links.iter().filter(|it| matches!(it.what, What::Rang { timer: t, .. } if t == timer)).count()
    };
    assert_eq!(rings(Timer::Heartbeat), 1);
    assert!(links.len() < 8, "{links:?}");
    assert!(matches!(links.last().unwrap().what, What::Started { .. }));
}

#[test]
fn the_chain_is_the_same_when_the_journal_has_forgotten_it() {
    let text = "scheme quorum 5\nteams A@1 B@2\nseed 3\nat 100 A autopilot on\nat 9000 B left\nuntil 20000\n";
    let mut history = played(text);
    let executed = find(&history, |what| matches!(what, What::Executed { .. }));
    let fresh = chain(&history, executed.id);
    history.play_to(SimTime(400_000));
    assert!(history.records()[0].id > executed.id, "the journal has forgotten it");
    assert_eq!(chain(&history, executed.id), fresh);
    assert!(matches!(fresh.last().unwrap().what, What::Did(_) | What::Started { .. }));
}

#[test]
fn no_answer_goes_back_to_the_question_and_names_the_message_that_never_came() {
    let history = played("scheme none 1\nteams A@1\nat 500 A forward\nat 600 cut A-1\nuntil 12000\n");
    let gave_up = find(&history, |what| matches!(what, What::Judged { verdict: Verdict::NoAnswer, .. }));
    let links = chain(&history, gave_up.id);
    assert!(matches!(links[1].what, What::Asked { .. }), "{links:?}");
    assert!(matches!(links.last().unwrap().what, What::Did(Act::Ask { .. })));
    let gone = missing(&history, &gave_up);
    assert!(matches!(gone[..], [Record { what: What::Lost { why: Loss::Torn, .. }, .. }]), "{gone:?}");
    assert!(stumbles(&history, gave_up.id).contains(&Stumble::TimeoutIsNotFailure));
}

#[test]
fn silence_of_a_leader_is_explained_by_what_was_lost_or_who_was_off() {
    let cut = played("scheme primary-backup 2 take-over\nteams A@1\nat 5000 cut 1-2\nuntil 20000\n");
    let nothing = find(&cut, |what| matches!(what, What::Noted { note: Note::HeardNothing { .. }, .. }));
    let gone = missing(&cut, &nothing);
    assert!(!gone.is_empty());
    for record in &gone {
        let What::Lost { direction, why, .. } = record.what else { panic!("{record:?}") };
        assert_eq!(direction.to, Place::Robot(RobotId(2)));
        assert!(matches!(why, Loss::Cut | Loss::Torn));
    }
    assert!(stumbles(&cut, nothing.id).contains(&Stumble::TimeoutIsNotFailure), "Robot 1 runs");

    let off =
        played("scheme primary-backup 2 take-over\nteams A@1\nat 5000 reboot 1 for 15000\nuntil 20000\n");
    let nothing = find(&off, |what| matches!(what, What::Noted { note: Note::HeardNothing { .. }, .. }));
    let gone = missing(&off, &nothing);
    assert!(gone.iter().any(|it| matches!(it.what, What::WentOff { robot: RobotId(1), .. })), "{gone:?}");
    assert!(!stumbles(&off, nothing.id).contains(&Stumble::TimeoutIsNotFailure), "Robot 1 is off indeed");
}

#[test]
fn a_waiting_robot_says_for_what_and_until_when() {
    let mut history = played("scheme quorum 3\nteams A@1\nuntil 60000\n");
    for at in (500..60_000).step_by(777) {
        history.seek(SimTime(at));
        for robot in RobotId::all(3) {
            let waiting = robot_waits(history.moment(), robot).expect("it runs");
            assert_eq!(waiting.robot, robot);
            if let Wait::SignOfLife { timer: Some(timer), .. } = waiting.wait {
                assert_eq!(waiting.until, history.moment().world.rings_at(robot, timer));
                assert!(waiting.until.is_some_and(|until| until >= history.now()));
            }
        }
    }
    let off = played("scheme quorum 3\nteams A@1\nat 1000 reboot 2 for 9000\nuntil 5000\n");
    assert_eq!(robot_waits(off.moment(), RobotId(2)), None);
}

/// The stages of a command as time goes by, each once.
fn stages(text: &str, ticket: Ticket) -> Vec<Whereabouts> {
    let mut history = played(text);
    let mut stages = Vec::new();
    for at in (0..history.end().0).step_by(10) {
        history.seek(SimTime(at));
        if let Some(found) = unjudged(&history, ticket) {
            assert!(found.until.is_some_and(|until| until >= history.now()), "patience ends");
            if stages.last() != Some(&found.whereabouts) {
                stages.push(found.whereabouts);
            }
        }
    }
    stages
}

#[test]
fn a_command_without_a_verdict_is_found_wherever_it_is() {
    use Whereabouts::*;
    let calm = "scheme none 1\nteams A@1\nat 100 A left\nat 150 A forward\nuntil 12000\n";
    assert_eq!(stages(calm, a(1)), [AskFlies, Executing, AnswerFlies]);
    assert_eq!(stages(calm, a(2)), [AskFlies, Queued, Executing, AnswerFlies]);
    assert_eq!(stages(calm, a(3)), []);
    let ask_lost = "scheme none 1\nteams A@1\nat 50 cut A>1\nat 100 A left\nuntil 12000\n";
    assert_eq!(stages(ask_lost, a(1)), [AskLost]);
    let answer_lost = "scheme none 1\nteams A@1\nat 50 cut 1>A\nat 100 A left\nuntil 12000\n";
    assert_eq!(stages(answer_lost, a(1)), [AskFlies, Executing, AnswerLost]);
    let forgotten = "scheme none 1\nteams A@1\nat 100 A forward\nat 500 reboot 1 for 2000\nuntil 12000\n";
    assert_eq!(stages(forgotten, a(1)), [AskFlies, Executing, Forgotten]);
    let alone = "scheme primary-backup 2 sync\nteams A@1\nat 1000 cut 1-2\nat 3000 A left\nuntil 14000\n";
    // A primary executes first and answers when every backup has confirmed.
    assert_eq!(stages(alone, a(1)), [AskFlies, Executing, NotAgreed]);
}

#[test]
fn stumbling_blocks_are_found_where_they_lie_and_nowhere_else() {
    let calm = played("scheme quorum 3\nteams A@1\nat 15000 A forward\nat 17000 A left\nuntil 25000\n");
    let start = calm.next_landmark(lockstep::history::LandmarkKind::Election, SimTime(0)).expect("a leader");
    let later = calm.window(start.at, calm.end());
    assert!(later.iter().all(|record| stumbles(&calm, record.id).is_empty()));

    let two = played("scheme primary-backup 2 take-over\nteams A@1\nat 5000 cut 1-2\nuntil 20000\n");
    assert!(stumbles_now(two.moment()).contains(&Stumble::TwoLeadersAtOnce));

    let split = played("scheme quorum 5\nteams A@1\nat 1000 split 1 2 | 3 4 5\nuntil 3000\n");
    assert_eq!(stumbles_now(split.moment()), [Stumble::MajorityOfWhom]);
    let half_off = played("scheme quorum 3\nteams A@1\nat 1000 reboot 1 for 9000\nuntil 3000\n");
    assert_eq!(stumbles_now(half_off.moment()), [Stumble::WhatRebootForgets], "two of three are enough");
}

/// Plays on until the latest record is of a kind.
fn step_until(history: &mut History, wanted: impl Fn(&What) -> bool) -> Record {
    loop {
        assert!(history.step_forward(), "it happens at some time");
        let event = history.window(history.now(), history.now());
        if let Some(record) = event.iter().find(|record| wanted(&record.what)) {
            return *record;
        }
    }
}

#[test]
fn an_old_entry_on_a_majority_is_a_stumbling_block() {
    let mut history = played("scheme quorum 3\nteams A@1\nuntil 0\n");
    let leads =
        |what: &What| matches!(what, What::Noted { note: Note::Became { role: Role::Leader, .. }, .. });
    let elected = step_until(&mut history, leads);
    let What::Noted { robot: leader, .. } = elected.what else { unreachable!("it was looked for") };
    history.play_to(elected.at + Span(2000));
    let to = Some(Address::Robot(leader));
    history.act(Act::Ask { team: TeamId(0), command: Command::Left, to });
    // One follower writes A1 down, which makes a majority; the leader goes off before it hears of it.
    step_until(&mut history, |what| match what {
        What::Noted { robot, note: Note::WroteDown { ticket, .. } } => {
            *robot != leader && *ticket == Some(a(1))
        }
        _ => false,
    });
    assert!(!stumbles_now(history.moment()).contains(&Stumble::OnMajorityNotCommitted), "it is of this term");
    history.act(Act::Reboot { robot: leader, off: Span(20_000) });
    let next = step_until(&mut history, leads);
    assert!(stumbles(&history, next.id).contains(&Stumble::OnMajorityNotCommitted));
    // The no-op of the new term takes it along.
    history.play_to(next.at + Span(5000));
    assert!(!stumbles_now(history.moment()).contains(&Stumble::OnMajorityNotCommitted));
}
