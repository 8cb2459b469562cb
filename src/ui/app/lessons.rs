//! What changes when something happens to lessons, and what a lesson makes of what happens to the run.

mod attend;
mod show;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::App;
use crate::history::History;
use crate::lesson::glossary::Glossary;
use crate::lesson::sheet::Sheet as TeacherSheet;
use crate::lesson::{Attempt, Kind, LONGEST_RUN, Lesson, Passed, Player, Progress, Task};
use crate::lesson::{parse, parse_bytes};
use crate::script::Script;
use crate::setup::TimedAct;
use crate::time::SimTime;
use crate::ui::address::{Problem, beginning, save};
use crate::ui::lesson::{Fetched, Goal, LessonMsg, OpenLesson, Over, Trial, Wanted, fetch};
use crate::ui::msg::Msg;
use crate::ui::store;
use crate::words::Language;
use crate::words::lesson::{Missing, Trouble};
use crate::words::share::Refused;

/// What a step plays by itself takes no longer than this, whatever the speed.
const LONGEST_WATCH_MS: u64 = 8_000;
/// From this width on the lesson stands beside the stage.
const BESIDE: f64 = 1180.0;
/// From this width on there is room for consoles beside a stage of three robots.
const BESIDE_ENOUGH: f64 = 1280.0;
/// From this width on it has a wider column.
const BESIDE_WIDE: f64 = 1400.0;

/// What happens to lessons.
impl App {
    #[inline(never)]
    pub(super) fn lesson(&mut self, msg: LessonMsg) {
        match msg {
            LessonMsg::List => self.open_list(),
            LessonMsg::Listed(list) => {
                self.lessons.list = Some(list.map(Into::into));
            }
            LessonMsg::Open(wanted) => self.fetch_lesson(wanted),
            LessonMsg::Fetched(request, wanted, text) if request == self.lessons.request => {
                self.lesson_came(&wanted, text);
            }
            LessonMsg::Retold(request, Ok(fetched)) if request == self.lessons.request => {
                self.retell(&fetched)
            }
            LessonMsg::Retold(request, Err(missing)) if request == self.lessons.request => {
                self.refuse(Refused::Unfetched(missing), "");
            }
            LessonMsg::Fetched(..) | LessonMsg::Retold(..) => {}
            LessonMsg::File(bytes) => match parse_bytes(&bytes) {
                Ok(lesson) => self.open_lesson(Rc::new(lesson), None, (None, None)),
                Err(fault) => self.refuse(Refused::Lesson(fault), &String::from_utf8_lossy(&bytes)),
            },
            LessonMsg::ProgressFile(bytes) => self.take_progress(&bytes),
            LessonMsg::SaveProgress => {
                save("lockstep-progress.txt", "text/plain", &self.lessons.progress.to_string());
            }
            LessonMsg::Glossary(word) => {
                if !matches!(self.lessons.words, Some(Ok(_))) {
                    self.lessons.words = None;
                    fetch::text(
                        fetch::glossary(),
                        self.tell.reform(|text| Msg::Lesson(LessonMsg::Words(text))),
                    );
                }
                self.fetch_list();
                self.lessons.over = Some(Over::Glossary(word));
            }
            LessonMsg::Words(text) => {
                let words = text.map(|text| Rc::new(Glossary::parse(&text).unwrap_or_default()));
                self.lessons.words = Some(words);
            }
            LessonMsg::Close => self.lessons.over = None,
            LessonMsg::Quit => {
                self.lessons.open = None;
                self.written.clear();
            }
            LessonMsg::Next => self.go_on(),
            LessonMsg::Back => self.go_back(),
            LessonMsg::Choose(answer) => {
                if let Some(open) = &mut self.lessons.open {
                    open.player.choose(answer);
                }
            }
            LessonMsg::Lock => {
                if self.lessons.open.as_mut().is_some_and(|open| open.player.lock()) {
                    self.keep_progress();
                }
            }
            LessonMsg::Leave => self.leave_script(),
            LessonMsg::ComeBack => self.come_back(),
            LessonMsg::Restart => self.enter(false),
            LessonMsg::Undo => self.undo(),
            LessonMsg::Hint => self.show_hints(|shown| shown + 1),
            LessonMsg::HintsDue(step, due) => {
                if self.lessons.open.as_ref().is_some_and(|open| open.player.at() == step) {
                    self.show_hints(|shown| shown.max(due));
                }
            }
            LessonMsg::Solution => self.show_solution(),
        }
    }

    fn open_list(&mut self) {
        if matches!(self.lessons.list, Some(Err(_))) {
            self.lessons.list = None;
        }
        self.fetch_list();
        self.sheet = None;
        self.lessons.over = Some(Over::List);
    }

    fn fetch_list(&mut self) {
        if self.lessons.list.is_none() {
            fetch::list(self.tell.reform(|list| Msg::Lesson(LessonMsg::Listed(list))));
        }
    }

    fn fetch_lesson(&mut self, wanted: Wanted) {
        self.lessons.request += 1;
        if wanted.name.is_empty() {
            self.refuse(Refused::NoSuchLesson, "");
            return;
        }
        let request = self.lessons.request;
        let name = wanted.name.clone();
        let came = move |fetched| Msg::Lesson(LessonMsg::Fetched(request, wanted.clone(), fetched));
        fetch::lesson(name, self.tell.reform(came));
    }

    fn lesson_came(&mut self, wanted: &Wanted, fetched: Result<Fetched, Missing>) {
        let name = Some(wanted.name.clone());
        let language = fetched.as_ref().ok().map(|fetched| fetched.language);
        match fetched.map(|Fetched { text, .. }| parse(&text).map_err(|fault| (fault, text))) {
            Err(missing) => self.refuse(Refused::Unfetched(missing), &wanted.name),
            Ok(Err((fault, text))) => self.refuse(Refused::Lesson(fault), &text),
            Ok(Ok(lesson)) if wanted.sheet => {
                self.lessons.over = Some(Over::Teacher(Rc::new(TeacherSheet::of(&lesson)), name, language));
            }
            Ok(Ok(lesson)) => self.open_lesson(Rc::new(lesson), name, (wanted.step, language)),
        }
    }

    /// Everything about lessons is fetched again in the page's language, as far as it is in sight. The
    /// lesson that is open keeps its place.
    #[inline(never)]
    pub(super) fn retell_lessons(&mut self) {
        (self.lessons.list, self.lessons.words) = (None, None);
        self.lessons.request += 1;
        match self.lessons.over.take() {
            None => {}
            Some(Over::List) => self.open_list(),
            Some(Over::Glossary(word)) => self.lesson(LessonMsg::Glossary(word)),
            Some(Over::Teacher(sheet, None, language)) => {
                self.lessons.over = Some(Over::Teacher(sheet, None, language));
            }
            Some(Over::Teacher(sheet, Some(name), language)) => {
                let wanted = Wanted { name: name.clone(), step: None, sheet: true };
                self.lessons.over = Some(Over::Teacher(sheet, Some(name), language));
                self.fetch_lesson(wanted);
            }
        }
        let name = self.lessons.open.as_ref().and_then(|open| open.name.clone());
        if let Some(name) = name {
            let request = self.lessons.request;
            let came = move |fetched| Msg::Lesson(LessonMsg::Retold(request, fetched));
            fetch::lesson(name, self.tell.reform(came));
        }
    }

    /// The open lesson goes on in another language, if the text is the same lesson.
    fn retell(&mut self, fetched: &Fetched) {
        let (Some(open), Ok(lesson)) = (&mut self.lessons.open, parse(&fetched.text)) else { return };
        let lesson = Rc::new(lesson);
        if !open.player.retell(&lesson) {
            return;
        }
        open.language = Some(fetched.language);
        if let (Some(trial), Kind::Task(task)) = (&mut open.trial, &lesson.steps[open.player.at()].kind) {
            trial.task = Rc::new(task.clone());
        }
    }

    /// Something could not be read: nothing changes but the notice.
    fn refuse(&mut self, why: Refused, text: &str) {
        self.problem = Some(Rc::new(Problem { why, text: beginning(text) }));
    }

    /// Opens a lesson, at a step if one is wanted.
    fn open_lesson(
        &mut self,
        lesson: Rc<Lesson>,
        name: Option<String>,
        (step, language): (Option<usize>, Option<Language>),
    ) {
        let kept = name.as_ref().and_then(|name| self.lessons.progress.lessons.get(name));
        let mut passed = kept.cloned().unwrap_or_default();
        match step {
            Some(step) => {
                passed.at = step;
                passed.seen = passed.seen.max(step);
            }
            // A lesson that was gone through begins anew; its answers stay.
            None if passed.at + 1 >= lesson.steps.len() => passed.at = 0,
            None => {}
        }
        self.leave_run();
        self.lessons.opened += 1;
        self.lessons.open = Some(OpenLesson {
            name,
            language,
            opened: self.lessons.opened,
            player: Player::new(lesson, passed),
            goal: None,
            right: None,
            decided: None,
            asked_first: false,
            trial: None,
        });
        self.lessons.over = None;
        self.problem = None;
        self.touched = true;
        (self.class.votes, self.class.text) = (Vec::new(), None);
        let is_scene = self.lessons.open.as_ref().is_some_and(|open| matches!(open.kind(), Kind::Scene));
        self.enter(is_scene);
        self.keep_progress();
    }

    /// On: to the end of what is being played, to the next step, after the last one to the list.
    fn go_on(&mut self) {
        let Some(open) = &mut self.lessons.open else { return };
        if open.is_watching() {
            self.skip_to_goal();
        } else if open.player.go_on() {
            self.enter(true);
            self.keep_progress();
        } else {
            self.open_list();
        }
    }

    fn go_back(&mut self) {
        if self.lessons.open.as_mut().is_some_and(|open| open.player.go_back()) {
            self.enter(false);
            self.keep_progress();
        }
    }

    fn leave_script(&mut self) {
        if let Some(open) = &mut self.lessons.open {
            open.player.leave();
            open.goal = None;
        }
    }

    fn come_back(&mut self) {
        self.leave_run();
        if let Some(open) = &mut self.lessons.open {
            open.player.come_back();
            self.enter(false);
        }
    }

    /// Sets the stage for the present step: at once, or by playing what there is to see.
    fn enter(&mut self, plays: bool) {
        let Some(open) = &mut self.lessons.open else { return };
        (open.goal, open.trial, open.asked_first) = (None, None, false);
        let is_reveal = matches!(open.kind(), Kind::Reveal(_));
        open.right = if is_reveal { open.player.right_answer() } else { None };
        open.decided = open.player.decided();
        let given = open.given();
        let lesson = Rc::clone(open.player.lesson());
        let (Some(stage), Some(run)) = (open.player.stage(), lesson.run_of(open.player.at())) else {
            self.play(false);
            return;
        };
        let step = open.player.at();
        if let Kind::Task(task) = &lesson.steps[step].kind {
            open.trial = Some(new_trial(task, step, &run.script, &self.tell));
        } else if let Some(from) = open.lead().filter(|_| plays) {
            open.goal = Some(Goal { from, to: stage.at });
        }
        let goal = open.goal;
        self.show(&run.script, given, goal.map_or(stage.at, |goal| goal.from));
        self.play(goal.is_some());
    }

    /// Puts a run on the stage, at an instant.
    fn show(&mut self, script: &Script, acts: Vec<TimedAct>, at: SimTime) {
        self.versus = None;
        self.begin(script.setup.clone());
        self.history = History::new(script.setup.clone(), acts, script.until);
        self.history.seek(at);
        self.expects.clear();
    }

    fn skip_to_goal(&mut self) {
        if let Some(goal) = self.lessons.open.as_ref().and_then(|open| open.goal) {
            self.history.play_to(goal.to);
        }
    }

    /// Takes back the last thing that the learner did, and goes to where they did it.
    fn undo(&mut self) {
        let Some(open) = &self.lessons.open else { return };
        let lesson = Rc::clone(open.player.lesson());
        let Some(run) = lesson.run_of(open.player.at()) else { return };
        let trial = open.trial.as_ref().map(|trial| trial.attempt.watch());
        let Some((acts, at)) = trial.and_then(|watch| watch.without_last(self.history.acts())) else {
            return;
        };
        self.show(&run.script, acts, at);
    }

    fn show_hints(&mut self, shown: impl Fn(usize) -> usize) {
        if let Some(trial) = self.lessons.open.as_mut().and_then(|open| open.trial.as_mut()) {
            trial.hints = shown(trial.hints).min(trial.task.hints.len());
        }
    }

    fn show_solution(&mut self) {
        self.enter(false);
        let Some(open) = &mut self.lessons.open else { return };
        let mut acts = open.given();
        let lesson = Rc::clone(open.player.lesson());
        let Some(run) = lesson.run_of(open.player.at()) else { return };
        let Some(trial) = &mut open.trial else { return };
        trial.shows_solution = true;
        acts.extend(trial.task.solution.iter().copied());
        let from = trial.task.from;
        // It plays until the referee is content, and stops there.
        open.goal = Some(Goal { from, to: LONGEST_RUN });
        self.show(&run.script, acts, from);
        self.play(true);
    }

    fn take_progress(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        match Progress::parse(&text) {
            Ok(progress) => {
                Rc::make_mut(&mut self.lessons.progress).merge(progress.clone());
                self.lessons.trouble = store::add(progress).err().or(self.lessons.trouble);
                store::tell(&self.lessons.progress);
                self.problem = None;
                self.open_list();
            }
            Err(fault) => self.refuse(Refused::Progress(fault), &text),
        }
    }

    /// Keeps how far the learner is: on the page in any case, in the browser where it lets us.
    fn keep_progress(&mut self) {
        let Some(OpenLesson { name: Some(name), player, .. }) = &self.lessons.open else { return };
        let passed: &Passed = player.passed();
        Rc::make_mut(&mut self.lessons.progress).lessons.insert(name.clone(), passed.clone());
        let trouble = store::keep(name, passed).err();
        store::tell(&self.lessons.progress);
        // That a broken record was put aside stays said.
        self.lessons.trouble = trouble.or(self.lessons.trouble.filter(|said| *said == Trouble::Broken));
    }
}

fn new_trial(task: &Task, step: usize, script: &Script, tell: &Callback<Msg>) -> Trial {
    let task = Rc::new(task.clone());
    let timers = task.hints.iter().enumerate().filter(|(_, hint)| hint.after.0 > 0);
    let timer = |(place, hint): (usize, &crate::lesson::Hint)| {
        let tell = tell.clone();
        let after = u32::try_from(hint.after.0).unwrap_or(u32::MAX);
        Timeout::new(after, move || tell.emit(Msg::Lesson(LessonMsg::HintsDue(step, place + 1))))
    };
    let timers = timers.map(timer).collect();
    Trial {
        attempt: Attempt::new(Rc::clone(&task), script),
        task,
        hints: 0,
        shows_solution: false,
        _timers: timers,
    }
}
