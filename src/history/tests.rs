//! Tests of going back, acting in the past and coming back.

use super::*;
use crate::command::Command;
use crate::ids::{Place as Spot, RobotId, TeamId};
use crate::laws::{Law, State};
use crate::protocol::Scheme;
use crate::rng::{Purpose, Rng};
use crate::time::Span;

fn busy_run() -> History {
    let setup = Setup { loss_per_mille: 100, ..Setup::new(Scheme::Forwarding { robots: 3 }) };
    let mut acts = Vec::new();
    for n in 0..400_u64 {
        let team = TeamId((n % 2) as u8);
        let command = Command::ALL[(n % 5) as usize];
        acts.push(TimedAct { at: SimTime(n * 333), act: Act::Ask { team, command, to: None } });
    }
    let (one, two) = (Spot::Robot(RobotId(1)), Spot::Robot(RobotId(2)));
    acts.push(TimedAct { at: SimTime(5000), act: Act::Cut(one, two) });
    acts.push(TimedAct { at: SimTime(9000), act: Act::Mend(one, two) });
    acts.push(TimedAct { at: SimTime(9500), act: Act::Reboot { robot: RobotId(3), off: Span(4000) } });
    History::new(setup, acts, SimTime(140_000))
}

#[test]
fn a_seek_in_any_order_equals_a_straight_run() {
    let mut straight = busy_run();
    let mut moved = busy_run();
    moved.play_to(SimTime(140_000));
    let mut digests = Vec::new();
    for second in 0..=140 {
        straight.play_to(SimTime(second * 1000));
        digests.push((straight.moment().world.digest(), straight.moment().referee.clone()));
    }
    let mut chance = Rng::new(5, Purpose::Chaos);
    for _ in 0..300 {
        let second = chance.below(140);
        moved.seek(SimTime(u64::from(second) * 1000));
        let (digest, referee) = &digests[second as usize];
        assert_eq!(moved.moment().world.digest(), *digest, "at second {second}");
        assert_eq!(moved.moment().referee, *referee, "at second {second}");
        let from = SimTime(u64::from(chance.below(140_000)));
        assert_eq!(moved.window(from, from + Span(900)), straight.window(from, from + Span(900)));
    }
}

/// All records of a run.
fn all_records(mut history: History, until: SimTime) -> Vec<Record> {
    let mut all = history.records().to_vec();
    while history.due().is_some_and(|at| at <= until) {
        history.step_forward();
        let known = all.last().expect("the run has begun").id;
        all.extend(history.records().iter().filter(|record| record.id > known));
    }
    all
}

#[test]
fn the_journal_is_the_same_whatever_the_way() {
    let all = all_records(busy_run(), SimTime(150_000));
    let mut history = busy_run();
    history.play_to(SimTime(140_000));
    let mut chance = Rng::new(15, Purpose::Chaos);
    for n in 0..300 {
        history.seek(SimTime(u64::from(chance.below(140_000))));
        // Not everybody reads it at once.
        for _ in 0..chance.below(3) {
            if chance.below(2) == 0 {
                history.step_forward()
            } else {
                history.step_back()
            };
        }
        let past = &all[..history.place.records as usize];
        let since = history.now() - Span(u64::from(chance.below(4000)));
        let recent = history.records_since(since);
        assert!(past.ends_with(&recent), "seek {n}");
        assert!(recent.len() >= past.iter().filter(|record| record.at >= since).count(), "seek {n}");
        drop(recent);
        if n % 3 > 0 {
            let records = history.records();
            assert!(past.ends_with(records), "seek {n}");
            assert!(records.len() >= JOURNAL_KEPT.min(past.len()), "seek {n}: {}", records.len());
            let before = history.work();
            let _ = (history.records(), history.records_since(since));
            assert_eq!(history.work(), before, "it is filled once");
        }
    }
}

#[test]
fn a_seek_plays_few_events_again_wherever_it_goes() {
    let mut history = busy_run();
    history.play_to(SimTime(140_000));
    assert!(history.events() > 5 * marks::SPACING, "{} events", history.events());
    assert!(history.events() < marks::SPACING * MOST_MARKS as u64, "no marks had to go");
    let mut chance = Rng::new(16, Purpose::Chaos);
    for _ in 0..1000 {
        let to = SimTime(u64::from(chance.below(140_000)));
        let before = history.work();
        history.seek(to);
        let work = history.work() - before;
        // A mark is set between two events, and those of one millisecond belong together.
        assert!(work < marks::SPACING + 20, "{work} events for a seek to {to}");
        let before = history.work();
        let since = history.now() - Span(u64::from(chance.below(2000)));
        let _ = history.records_since(since);
        let filling = history.work() - before;
        assert!(filling < 2 * marks::SPACING, "{filling} events for the records since {since}, seen at {to}");
        let before = history.work();
        let _ = history.records();
        let filling = history.work() - before;
        assert!(filling < 2 * JOURNAL_KEPT as u64, "{filling} events to fill the journal at {to}");
    }
}

#[test]
fn marks_stay_few_and_lie_evenly() {
    let setup = Setup::new(Scheme::Alone { robots: 1 });
    let ask = |n: u64| TimedAct {
        at: SimTime(n * 50),
        act: Act::Ask { team: TeamId(0), command: Command::Left, to: None },
    };
    let mut history = History::new(setup, (1..=20_000).map(ask).collect(), SimTime::ZERO);
    for part in 1..=10 {
        history.play_to(SimTime(part * 100_000));
        let marks = history.marks.all();
        assert!(marks.len() <= MOST_MARKS);
        let gaps = || marks.windows(2).map(|two| two[1].events - two[0].events);
        let most = gaps().chain([history.events() - marks[marks.len() - 1].events]).max();
        // Twice the mean, and what the unevenness of single steps adds.
        let mean = history.events() / marks.len() as u64;
        assert!(most.is_some_and(|most| most <= 2 * mean.max(marks::SPACING) + 20), "{most:?} of {mean}");
        assert_eq!(marks[0].events, 0);
        assert!(
            history.events() - marks[marks.len() - 1].events < marks::SPACING + 20,
            "the present is near"
        );
    }
    assert!(history.events() > 2 * marks::SPACING * MOST_MARKS as u64, "{} events", history.events());
}

#[test]
fn a_step_back_undoes_a_step_forward() {
    let mut history = busy_run();
    history.play_to(SimTime(9_400));
    let events = history.events();
    let mut seen = Vec::new();
    for _ in 0..50 {
        seen.push((history.moment().world.digest(), history.records().last().copied()));
        assert!(history.step_forward());
    }
    while let Some(before) = seen.pop() {
        assert!(history.step_back());
        assert_eq!((history.moment().world.digest(), history.records().last().copied()), before);
    }
    assert_eq!(history.events(), events);
}

#[test]
fn frames_do_not_matter() {
    let mut once = busy_run();
    once.play_to(SimTime(60_000));
    for frame in [1, 7, 16, 100, 1000] {
        let mut history = busy_run();
        for n in 0..=60_000 / frame {
            history.play_to(SimTime(n * frame));
        }
        history.play_to(SimTime(60_000));
        assert_eq!(history.moment().world.digest(), once.moment().world.digest());
    }
}

#[test]
fn acting_live_equals_the_same_acts_as_a_text() {
    let mut live = History::new(busy_run().setup().as_ref().clone(), Vec::new(), SimTime(20_000));
    for act in busy_run().acts().iter().filter(|act| act.at <= SimTime(15_000)) {
        live.play_to(act.at);
        live.act(act.act);
    }
    let mut told = History::new(live.setup().as_ref().clone(), live.acts().to_vec(), SimTime(20_000));
    live.play_to(SimTime(20_000));
    told.play_to(SimTime(20_000));
    assert_eq!(live.moment().world.digest(), told.moment().world.digest());
}

#[test]
fn a_run_that_begins_again_keeps_the_line_that_is_left() {
    let mut history = busy_run();
    history.play_to(SimTime(20_000));
    history.begin_again(SimTime(30_000));
    assert_eq!((history.now(), history.acts(), history.end()), (SimTime::ZERO, &[][..], SimTime(30_000)));
    let last = busy_run().acts().last().expect("it has acts").at;
    let left = Line { acts: busy_run().acts().to_vec(), until: last, left_at: SimTime::ZERO };
    assert_eq!(history.lines(), std::slice::from_ref(&left));
    // Where nothing was done there is nothing to keep; what was kept before stays.
    history.begin_again(SimTime(30_000));
    assert_eq!(history.lines(), std::slice::from_ref(&left));
    history.take_up(0);
    assert_eq!((history.acts(), history.now()), (&left.acts[..], left.until));
}

#[test]
fn acting_in_the_past_starts_a_new_line_and_the_old_one_can_be_got_back() {
    let mut history = busy_run();
    history.play_to(SimTime(30_000));
    let old = history.moment().world.digest();
    history.seek(SimTime(8_000));
    history.act(Act::MendAll);
    history.play_to(SimTime(30_000));
    assert_ne!(history.moment().world.digest(), old);
    assert_eq!(history.lines().len(), 1);
    history.take_up(0);
    history.seek(SimTime(30_000));
    assert_eq!(history.moment().world.digest(), old);
    assert_eq!(history.lines().len(), 1);
}

#[test]
fn a_line_that_is_got_back_stands_where_people_had_left_it() {
    let setup = Setup::new(Scheme::Forwarding { robots: 2 });
    let mut history = History::new(setup, Vec::new(), SimTime(30_000));
    let ask = |command| Act::Ask { team: TeamId(0), command, to: None };
    history.play_to(SimTime(5_000));
    history.act(ask(Command::Forward));
    history.play_to(SimTime(9_000));
    history.seek(SimTime(2_000));
    history.act(ask(Command::Left));
    assert_eq!(history.lines()[0].until, SimTime(9_000), "not where the run is meant to end");
    history.take_up(0);
    assert_eq!((history.now(), history.end()), (SimTime(9_000), SimTime(30_000)));
}

#[test]
fn any_stretch_of_the_past_can_be_read_and_the_present_does_not_move() {
    let mut history = busy_run();
    let all = all_records(busy_run(), SimTime(140_000));
    history.play_to(SimTime(140_000));
    assert!(all.len() > 2 * JOURNAL_KEPT, "the journal alone would not do: {}", all.len());
    history.seek(SimTime(77_777));
    let present = history.place.clone();
    let mut chance = Rng::new(9, Purpose::Chaos);
    for _ in 0..100 {
        let from = SimTime(u64::from(chance.below(150_000)));
        let to = from + Span(u64::from(chance.below(20_000)));
        let expected: Vec<Record> =
            all.iter().filter(|record| record.at >= from && record.at <= to).copied().collect();
        assert_eq!(history.window(from, to), expected, "{from:?} to {to:?}");
        let wanted = all[chance.below(all.len() as u32) as usize];
        assert_eq!(history.record(wanted.id), Some(wanted));
    }
    assert_eq!(history.record(RecordId(0)), None);
    assert_eq!(history.record(RecordId(all.len() as u64 + 1)), None);
    assert_eq!(history.place, present);
}

#[test]
fn what_has_not_been_played_is_not_known() {
    let mut history = busy_run();
    history.play_to(SimTime(10_000));
    assert!(history.window(SimTime(0), SimTime(140_000)).iter().all(|record| record.at <= history.now()));
    let known = history.records().last().expect("the run has begun").id;
    assert_eq!(history.record(RecordId(known.0 + 1)), None);
    assert!(!history.seek_record(RecordId(known.0 + 1)));
    // Standing in the middle of a millisecond, its later events have not happened.
    let mut stepped = busy_run();
    for _ in 0..500 {
        stepped.step_forward();
        let last = stepped.records().last().map(|record| record.id);
        assert_eq!(stepped.window(SimTime(0), stepped.now()).last().map(|record| record.id), last);
    }
}

#[test]
fn seeking_a_record_goes_right_behind_its_event() {
    let mut history = busy_run();
    history.play_to(SimTime(140_000));
    let last = history.records().last().expect("the run has begun").id.0;
    let mut chance = Rng::new(11, Purpose::Chaos);
    for _ in 0..50 {
        let id = RecordId(1 + u64::from(chance.below(last as u32)));
        assert!(history.seek_record(id));
        assert!(history.record(id).is_some_and(|record| record.at == history.now()));
        let moment = history.moment_after(id).expect("it has been played");
        assert_eq!(moment.world.digest(), history.moment().world.digest());
        let here = history.place.events;
        if here > 0 {
            history.step_back();
            assert!(history.place.records < id.0, "the step before had not written it yet");
        }
    }
}

#[test]
fn landmarks_are_those_of_a_straight_run_whatever_the_way() {
    let mut straight = busy_run();
    straight.play_to(SimTime(60_000));
    let mut moved = busy_run();
    for second in [3, 40, 10, 20, 60, 1, 60] {
        moved.seek(SimTime(second * 1000));
    }
    assert_eq!(moved.landmarks(), straight.landmarks());
    let kinds = |kind| straight.landmarks().iter().filter(|landmark| landmark.kind == kind).count();
    assert_eq!(kinds(LandmarkKind::Command), 181);
    assert_eq!(kinds(LandmarkKind::Cut), 1, "two directions, one act");
    assert_eq!(kinds(LandmarkKind::Mend), 1);
    assert_eq!(kinds(LandmarkKind::Reboot), 1);
    let broken = straight.next_landmark(LandmarkKind::Broken, SimTime(0)).expect("forwarding diverges");
    assert!(straight.moment().referee.law(Law::SameOrder).state != State::Held);
    assert!(straight.record(broken.record).is_some_and(|record| record.at == broken.at));
    assert!(straight.landmarks().is_sorted_by_key(|landmark| landmark.record));
    let cut = straight.next_landmark(LandmarkKind::Cut, SimTime(0)).expect("there is one");
    assert_eq!((cut.at, cut.who), (SimTime(5000), Some(Spot::Robot(RobotId(1)))));
    assert_eq!(straight.next_landmark(LandmarkKind::Cut, cut.at), None);
    assert_eq!(straight.previous_landmark(LandmarkKind::Cut, SimTime(60_000)), Some(cut));
    assert_eq!(straight.previous_landmark(LandmarkKind::Cut, cut.at), None);
    moved.seek(SimTime(4000));
    moved.act(Act::MendAll);
    assert!(moved.landmarks().iter().all(|landmark| landmark.at <= SimTime(4000)), "a new line");
}

#[test]
fn landmarks_stay_few_and_a_jump_finds_those_left_out() {
    let setup = Setup::new(Scheme::Alone { robots: 1 });
    let ask = |n: u64| TimedAct {
        at: SimTime(n * 50),
        act: Act::Ask { team: TeamId(0), command: Command::Left, to: None },
    };
    let many = 3 * MOST_LANDMARKS as u64;
    let mut acts: Vec<TimedAct> = (1..=many).map(ask).collect();
    acts.push(TimedAct { at: SimTime(777), act: Act::Reboot { robot: RobotId(1), off: Span(10) } });
    let mut history = History::new(setup, acts, SimTime::ZERO);
    history.play_to(SimTime(many * 50));
    assert!(history.landmarks().len() <= MOST_LANDMARKS);
    assert!(history.landmarks().iter().any(|landmark| landmark.kind == LandmarkKind::Reboot));
    let mut chance = Rng::new(3, Purpose::Chaos);
    for _ in 0..20 {
        let n = u64::from(chance.below(many as u32 - 2)) + 1;
        let next = history.next_landmark(LandmarkKind::Command, SimTime(n * 50));
        assert_eq!(next.map(|landmark| landmark.at), Some(SimTime((n + 1) * 50)));
        let previous = history.previous_landmark(LandmarkKind::Command, SimTime((n + 1) * 50));
        assert_eq!(previous.map(|landmark| landmark.at), Some(SimTime(n * 50)));
    }
}

#[test]
fn what_is_laid_out_is_a_line_like_any_other() {
    let mut history = busy_run();
    history.play_to(SimTime(20_000));
    history.seek(SimTime(10_000));
    let left = Act::Ask { team: TeamId(0), command: Command::Left, to: None };
    let ahead = [
        TimedAct { at: SimTime(10_000), act: left },
        TimedAct { at: SimTime(12_000), act: Act::Isolate(RobotId(2)) },
    ];
    let past = TimedAct { at: SimTime(9_999), act: left };
    history.lay_out(&[&[past][..], &ahead[..]].concat(), SimTime(15_000));
    assert_eq!(history.now(), SimTime(10_000));
    assert_eq!(history.lines().len(), 1, "the line that was there can be got back");
    let mut acts: Vec<TimedAct> =
        busy_run().acts().iter().filter(|act| act.at <= SimTime(10_000)).copied().collect();
    acts.extend(ahead);
    assert_eq!(history.acts(), acts, "what would lie in the past is left out");
    history.play_to(SimTime(15_000));
    let mut fresh = History::new((**history.setup()).clone(), acts, SimTime(15_000));
    fresh.play_to(SimTime(15_000));
    assert_eq!(history.moment(), fresh.moment());
    history.step_back();
    history.seek(SimTime(15_000));
    assert_eq!(history.moment(), fresh.moment());
}

#[test]
fn a_run_judged_late_is_as_if_judged_from_the_beginning() {
    let run = busy_run();
    let (setup, acts) = ((**run.setup()).clone(), run.acts().to_vec());
    let ways: [fn(&mut History); 5] = [
        |_| {},
        |history| history.play_to(SimTime(30_000)),
        |history| {
            history.play_to(SimTime(30_000));
            history.seek(SimTime(12_345));
        },
        // In the middle of a millisecond in which several things happen.
        |history| {
            history.play_to(SimTime(5_000));
            history.step_back();
        },
        |history| {
            history.play_to(SimTime(20_000));
            history.seek(SimTime(9_000));
            history.act(Act::MendAll);
            history.play_to(SimTime(11_000));
        },
    ];
    for (number, way) in ways.into_iter().enumerate() {
        let mut judged = History::new(setup.clone(), acts.clone(), SimTime(140_000));
        let mut late = History::unjudged(setup.clone(), acts.clone(), SimTime(140_000));
        way(&mut judged);
        way(&mut late);
        assert!(!late.moment().referee.watches() && late.landmarks().is_empty(), "way {number}");
        assert_eq!(late.moment().referee.operations().count(), 0, "way {number}");
        late.judge();
        assert_eq!(late.place, judged.place, "way {number}");
        assert_eq!(late.landmarks(), judged.landmarks(), "way {number}");
        assert_eq!((late.lines(), late.acts()), (judged.lines(), judged.acts()), "way {number}");
        assert_eq!((late.furthest(), late.end()), (judged.furthest(), judged.end()), "way {number}");
        assert_eq!(*late.records(), *judged.records(), "way {number}");
        judged.play_to(SimTime(60_000));
        late.play_to(SimTime(60_000));
        assert_eq!(late.place, judged.place, "way {number}");
    }
}
