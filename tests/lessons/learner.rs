//! A learner's way through a lesson, and the referee of tasks.

use std::rc::Rc;

use lockstep::history::History;
use lockstep::laws::{Law, State};
use lockstep::lesson::{Attempt, Kind, Lesson, Outcome, Passed, Player, Progress, Stand, Task, Why, parse};
use lockstep::run::run;
use lockstep::script;
use lockstep::setup::TimedAct;
use lockstep::time::{SimTime, Span};

fn lesson(name: &str) -> Rc<Lesson> {
    Rc::new(parse(&super::text(&format!("lessons/en/{name}.txt"))).unwrap())
}

fn two_teams() -> Player {
    Player::new(lesson("04-two-teams-at-once"), Passed::default())
}

#[test]
fn a_prediction_is_locked_before_it_is_revealed_and_stays_so() {
    let mut player = two_teams();
    assert!(!player.choose(0), "a scene has no answers");
    assert!(player.go_on());
    assert_eq!(player.chosen(), None);
    assert!(!player.lock(), "nothing is marked yet");
    assert!(!player.choose(4) && player.choose(1) && player.choose(0));
    assert!(player.lock() && player.is_locked() && !player.lock());
    assert!(!player.choose(2));
    assert!(player.go_on());
    assert_eq!((player.chosen(), player.right_answer()), (Some(0), Some(2)));
    assert!(player.go_back() && !player.choose(2));
    assert_eq!(player.chosen(), Some(0));
}

#[test]
fn going_on_locks_what_is_marked_and_nobody_has_to_answer() {
    let mut player = two_teams();
    player.go_on();
    player.choose(3);
    player.go_on();
    assert_eq!((player.at(), player.chosen()), (2, Some(3)));
    player.go_on();
    assert!(player.go_on(), "a question may be passed over");
    assert_eq!((player.at(), player.chosen(), player.is_locked()), (4, None, true));
    assert!(player.go_back() && !player.choose(0), "but not answered after the answer was seen");
}

#[test]
fn steps_not_seen_cannot_be_jumped_to_and_the_moment_that_decided_is_known() {
    let mut player = two_teams();
    assert!(!player.go_to(2) && !player.go_back());
    player.go_on();
    assert!(!player.go_to(2), "a question is answered or passed over on purpose");
    player.go_on();
    let decided = player.decided().expect("the reveal names the moment");
    let script = &player.lesson().runs[0].script;
    let State::Broken(broken) = run(script, |_, _| {}).referee.law(Law::SameOrder).state else {
        panic!("the robots disagree")
    };
    assert_eq!(decided.at, broken.first.at);
    assert!(decided.record.is_some());
    while player.go_on() {}
    assert!(player.is_finished() && player.go_to(0) && player.is_finished());
}

#[test]
fn leaving_the_script_keeps_its_place() {
    let mut player = two_teams();
    player.go_on();
    player.choose(1);
    let stage = player.stage();
    player.leave();
    assert_eq!((player.stand(), player.at()), (Stand::Away, 1));
    player.come_back();
    assert_eq!((player.stand(), player.stage(), player.chosen()), (Stand::InScript, stage, Some(1)));
}

#[test]
fn progress_is_kept_and_moved_and_fits_even_a_changed_lesson() {
    let mut player = two_teams();
    player.go_on();
    player.choose(2);
    (0..4).for_each(|_| assert!(player.go_on()));
    assert!(player.solved() && player.go_back() && !player.solved());
    let mut progress = Progress::default();
    progress.lessons.insert("04-two-teams-at-once".to_owned(), player.passed().clone());
    let text = "lockstep-progress 1\n04-two-teams-at-once at 5 seen 6 answers 2=3 4=passed solved 6\n";
    assert_eq!(progress.to_string(), text);
    assert_eq!(Progress::parse(text), Ok(progress.clone()));

    let again = Player::new(lesson("04-two-teams-at-once"), progress.lessons["04-two-teams-at-once"].clone());
    assert_eq!(again.passed(), player.passed());
    let other = Player::new(lesson("01-alone"), progress.lessons["04-two-teams-at-once"].clone());
    assert_eq!(other.passed().answers.len(), 2);
    assert!(other.passed().solved.is_empty(), "step 6 is no task there");

    let mut own =
        Progress::parse("lockstep-progress 1\n04-two-teams-at-once at 1 seen 2 answers 2=1\n").unwrap();
    own.merge(progress);
    assert_eq!(
        own.to_string(),
        "lockstep-progress 1\n04-two-teams-at-once at 1 seen 6 answers 2=1 4=passed solved 6\n"
    );
}

#[test]
fn bad_progress_gets_a_sentence() {
    for (text, message) in [
        ("", "Line 1, column 1: expected lockstep-progress 1 as the first line, found the end of the line"),
        (
            "lockstep-progress 9",
            "Line 1, column 19: made with a newer version of Lockstep (9); this one reads version 1",
        ),
        (
            "lockstep-progress 1\n<script>",
            "Line 2, column 1: expected the name of a lesson: small letters, digits and hyphens, found “<script>”",
        ),
        ("lockstep-progress 1\na at 0", "Line 2, column 6: expected the number of a step, found “0”"),
        (
            "lockstep-progress 1\na at 1 answers 2=7",
            "Line 2, column 18: expected the number of an answer, 1 to 4, or passed, found “7”",
        ),
        ("lockstep-progress 1\na at 1\na at 1", "Line 3, column 1: expected every lesson once, found “a”"),
    ] {
        assert_eq!(Progress::parse(text).unwrap_err().to_string(), message, "{text}");
    }
    assert!(Progress::parse(&"x".repeat(100_000)).is_err());
}

/// The first task of a lesson, on its run.
fn attempt(name: &str) -> (Attempt, Task, Vec<TimedAct>) {
    let lesson = lesson(name);
    let place = lesson.steps.iter().position(|step| matches!(step.kind, Kind::Task(_))).unwrap();
    let Kind::Task(task) = &lesson.steps[place].kind else { unreachable!() };
    let script = &lesson.run_of(place).unwrap().script;
    (Attempt::new(Rc::new(task.clone()), script), task.clone(), task.given(script))
}

fn acts(lines: &str) -> Vec<TimedAct> {
    script::parse(&format!("lockstep 1\nscheme none 5\nteams A@1 B@2\n{lines}")).unwrap().acts
}

#[test]
fn the_referee_says_which_goals_are_met_and_since_when() {
    let (mut attempt, ..) = attempt("04-two-teams-at-once");
    let run = acts("at 1s A forward\nat 1.1s B left\n");
    attempt.follow(&run, SimTime(1600));
    let met = |attempt: &Attempt| attempt.report().goals.iter().map(|goal| goal.met).collect::<Vec<_>>();
    assert_eq!(met(&attempt), [false, false, false]);
    attempt.follow(&run, SimTime(1800));
    assert_eq!(met(&attempt), [true, true, false]);
    assert_eq!(attempt.report().used, [2, 0, 0, 0]);
    assert_eq!(attempt.report().outcome, Outcome::Open);
    attempt.follow(&run, SimTime(5000));
    let Outcome::Solved { at, .. } = attempt.report().outcome else { panic!("{:?}", attempt.report()) };
    assert!(at > SimTime(1800) && at < SimTime(3000), "{at}");
}

#[test]
fn a_task_that_failed_names_the_event_and_going_back_opens_it_again() {
    let (mut attempt, ..) = attempt("04-two-teams-at-once");
    let run = acts("at 1s A forward\nat 4s A left\nat 7s A left\nat 9s A left\n");
    attempt.follow(&run, SimTime(8000));
    assert_eq!(attempt.report().outcome, Outcome::Open);
    attempt.follow(&run, SimTime(20_000));
    let Outcome::Failed(failure) = attempt.report().outcome else { panic!("four commands are too many") };
    assert_eq!((failure.why, failure.at), (Why::Limit(0), SimTime(9000)));
    // Back in time, and another way from there.
    attempt.follow(&run, SimTime(8000));
    assert_eq!(attempt.report().outcome, Outcome::Open);
    let other = acts("at 1s A forward\nat 4s A left\nat 4.1s B forward\n");
    attempt.follow(&other, SimTime(9000));
    assert!(matches!(attempt.report().outcome, Outcome::Solved { .. }), "{:?}", attempt.report());
}

/// Several events may happen in one millisecond; the referee is never ahead of the stage.
#[test]
fn the_referee_follows_single_events_within_a_millisecond_and_back() {
    let (mut attempt, task, mut run) = attempt("04-two-teams-at-once");
    let lesson = lesson("04-two-teams-at-once");
    let place = lesson.steps.iter().position(|step| matches!(step.kind, Kind::Task(_))).unwrap();
    let setup = lesson.run_of(place).unwrap().script.setup.clone();
    // Both teams press, and the answers come, in the same milliseconds.
    run.extend(acts("at 1s A forward\nat 1s B left\n"));
    let mut history = History::new(setup, run, task.end());
    let mut shared = 0;
    let mut events = 0;
    let decided = |attempt: &Attempt| match attempt.report().outcome {
        Outcome::Solved { record, .. } => Some(record),
        Outcome::Failed(failure) => Some(failure.record),
        Outcome::Open => None,
    };
    while decided(&attempt).is_none() && events < 200 {
        let before = history.now();
        assert!(history.step_forward(), "the task is solved before all is over");
        events += 1;
        shared += usize::from(history.now() == before);
        let last = history.records().last().unwrap().id;
        attempt.follow_to(history.acts(), history.now(), last);
        assert!(decided(&attempt).is_none_or(|record| record == last), "{:?} at {last:?}", attempt.report());
    }
    assert!(shared > 0, "some events share their millisecond");
    assert!(decided(&attempt).is_some());
    history.step_back();
    let last = history.records().last().unwrap().id;
    attempt.follow_to(history.acts(), history.now(), last);
    assert_eq!(decided(&attempt), None, "one event back it is open again");
}

#[test]
fn it_makes_no_difference_whether_acts_were_known_before() {
    for name in ["07-the-primary-falls-silent", "10-which-side-may-go-on", "11-two-robots-down"] {
        let (mut at_once, task, mut run) = attempt(name);
        let mut bit_by_bit = at_once.clone();
        run.extend(&task.solution);
        at_once.follow(&run, SimTime(60_000));
        for now in (0..=60_000).step_by(1733).chain([60_000]) {
            let known: Vec<TimedAct> = run.iter().filter(|act| act.at <= SimTime(now)).copied().collect();
            bit_by_bit.follow(&known, SimTime(now));
        }
        assert_eq!(at_once.report(), bit_by_bit.report(), "{name}");
        assert!(matches!(at_once.report().outcome, Outcome::Solved { .. }), "{name}");
    }
}

#[test]
fn what_the_text_does_is_not_counted_against_the_learner() {
    let (mut attempt, task, given) = attempt("10-which-side-may-go-on");
    attempt.follow(&given, task.from);
    assert_eq!(attempt.report().used, [0, 0, 0]);
    assert_eq!(attempt.report().outcome, Outcome::Open);
    let mut run = given;
    run.extend(acts("at 25s A again\n"));
    attempt.follow(&run, SimTime(26_000));
    let Outcome::Failed(failure) = attempt.report().outcome else { panic!("no commands are allowed") };
    assert_eq!((failure.why, failure.at), (Why::Limit(0), SimTime(25_000)));
}

#[test]
fn time_runs_out_even_when_nothing_happens() {
    let (mut attempt, ..) = attempt("08-dead-or-quiet");
    attempt.follow(&[], SimTime(40_000));
    assert_eq!(attempt.report().outcome, Outcome::Open);
    attempt.follow(&[], SimTime(40_900));
    let Outcome::Failed(failure) = attempt.report().outcome else { panic!("forty seconds are over") };
    assert_eq!((failure.why, failure.at), (Why::TimeIsUp, SimTime(40_000)));
}

#[test]
fn hints_come_one_after_the_other() {
    let (attempt, task, _) = attempt("04-two-teams-at-once");
    assert_eq!(attempt.watch().hints_due(Span(29_999)).len(), 0);
    assert_eq!(attempt.watch().hints_due(Span(30_000)).len(), 1);
    assert_eq!(attempt.watch().hints_due(Span(600_000)), &task.hints[..]);
}

#[test]
fn what_was_done_last_is_taken_back_and_what_it_cut_off_comes_back() {
    let (attempt, task, given) = attempt("10-which-side-may-go-on");
    let watch = attempt.watch();
    assert_eq!(watch.without_last(&given), None, "what the text does is not the learner's");
    let late = acts("at 20s mend 1-3\nat 28s cut 1-3\n");
    let run: Vec<_> = given.iter().chain(&late).copied().collect();
    let without_cut: Vec<_> = given.iter().chain(&late[..1]).copied().collect();
    assert_eq!(watch.without_last(&run), Some((without_cut.clone(), SimTime(28_000))));
    assert_eq!(watch.without_last(&without_cut), Some((given.clone(), SimTime(20_000))));
    // Before the task began: the rest of the text is gone, and has to come back.
    let early = acts("at 7.05s mend all\nat 20s A left\n");
    assert!(early[0].at < task.from && early[0].at > given[0].at);
    let run = [given[0], early[0], early[1]];
    let without_command = vec![given[0], early[0]];
    assert_eq!(watch.without_last(&run), Some((without_command.clone(), SimTime(20_000))));
    assert_eq!(watch.without_last(&without_command), Some((given, SimTime(7_050))));
}

#[test]
fn two_windows_with_the_same_lesson_lose_nothing_of_each_other() {
    let read = |text: &str| Progress::parse(&format!("lockstep-progress 1\n01-alone {text}\n")).unwrap();
    let mut own = read("at 2 seen 4 answers 4=1").lessons.remove("01-alone").unwrap();
    own.merge(read("at 5 seen 3 answers 2=2 4=3 solved 7 finished").lessons.remove("01-alone").unwrap());
    assert_eq!(own.to_string(), "at 2 seen 4 answers 2=2 4=1 solved 7 finished");
}
