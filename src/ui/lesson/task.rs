//! A task beside the stage: goals and limits as the referee sees them, help, and a solution.

use std::rc::Rc;

use yew::prelude::*;

use crate::ids::RecordId;
use crate::lesson::prose::plain;
use crate::lesson::{Deed, Failure, Goal, GoalState, Outcome, Why};
use crate::time::SimTime;
use crate::ui::icon::icon;
use crate::ui::language::speech;
use crate::ui::lesson::panel::to_event;
use crate::ui::lesson::prose::text;
use crate::ui::lesson::{LessonMsg, TrialView};
use crate::ui::msg::Msg;
use crate::ui::part::Part;
use crate::ui::press::press;
use crate::words::lesson::{Counted, LessonLabel, Lost};

/// A task.
#[derive(Debug, PartialEq)]
pub(crate) struct TaskView {
    /// What is shown.
    pub trial: TrialView,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for TaskView {
    fn draw(&self) -> Html {
        let Self { trial, tell } = self;
        let (task, report) = (&trial.task, &trial.report);
        let failed = match report.outcome {
            Outcome::Failed(failure) => Some(failure),
            Outcome::Open | Outcome::Solved { .. } => None,
        };
        let outcome = match report.outcome {
            Outcome::Open => "open",
            Outcome::Solved { .. } => "solved",
            Outcome::Failed(_) => "failed",
        };
        let goals = task.goals.iter().zip(&report.goals).map(|(goal, state)| goal_row(goal, *state, tell));
        let nevers = task.nevers.iter().enumerate();
        let nevers = nevers.map(|(place, never)| never_row(never, broken(failed, Why::Never(place)), tell));
        html! {
            <div class="task" data-outcome={outcome}>
                <section aria-label={speech().lesson(LessonLabel::Goals)}>
                    <h4>{ speech().lesson(LessonLabel::Goals) }</h4>
                    <ul class="goals">{ for goals }</ul>
                </section>
                if !task.nevers.is_empty() {
                    <section aria-label={speech().lesson(LessonLabel::Nevers)}>
                        <h4>{ speech().lesson(LessonLabel::Nevers) }</h4>
                        <ul class="goals">{ for nevers }</ul>
                    </section>
                }
                { limits(trial, failed, tell) }
                <div class="outcome" role="status">{ said(trial, tell) }</div>
                { buttons(trial, tell) }
                if trial.hints > 0 {
                    <ul class="hints">
                        { for task.hints.iter().take(trial.hints).map(|hint| html! {
                            <li><b>{ speech().lesson(LessonLabel::Hint) }</b>{ " " }{ text(&hint.text, tell) }</li>
                        }) }
                    </ul>
                }
            </div>
        }
    }
}

/// When something was decided, and by which event: several may happen in one millisecond. Time that is up
/// is no event.
type Event = (SimTime, Option<RecordId>);

/// When this is what the task has failed by.
fn broken(failed: Option<Failure>, why: Why) -> Option<Event> {
    failed.filter(|failure| failure.why == why).map(event)
}

fn event(failure: Failure) -> Event {
    (failure.at, (failure.why != Why::TimeIsUp).then_some(failure.record))
}

/// A button that goes to an event, or to an instant.
fn when(words: String, (at, record): Event, tell: &Callback<Msg>) -> Html {
    let onclick = press(tell, to_event(at, record));
    html! { <button type="button" class="why" {onclick}>{ words }</button> }
}

fn goal_row(goal: &Goal, state: GoalState, tell: &Callback<Msg>) -> Html {
    let word = if state.met { LessonLabel::Met } else { LessonLabel::NotMet };
    html! {
        <li class={if state.met { "met" } else { "unmet" }} data-met={if state.met { "yes" } else { "no" }}>
            { icon(if state.met { "tick" } else { "wait" }) }
            <span>{ text(&goal.words, tell) }</span>
            <em>
                { speech().lesson(word) }
                if let Some(since) = state.since { { " " }{ when(speech().since(since), (since, None), tell) } }
            </em>
        </li>
    }
}

fn never_row(never: &Goal, at: Option<Event>, tell: &Callback<Msg>) -> Html {
    html! {
        <li class={if at.is_some() { "failed" } else { "kept" }}>
            { icon(if at.is_some() { "refuse" } else { "tick" }) }
            <span>{ text(&never.words, tell) }</span>
            <em>
                { match at {
                    Some(event) => when(speech().failed_at(event.0), event, tell),
                    None => html! { { speech().lesson(LessonLabel::NotHappened) } },
                } }
            </em>
        </li>
    }
}

fn limits(trial: &TrialView, failed: Option<Failure>, tell: &Callback<Msg>) -> Html {
    let (task, report) = (&trial.task, &trial.report);
    if task.limits.is_empty() && task.within.is_none() {
        return Html::default();
    }
    let row = |words: String, at: Option<Event>| {
        html! {
            <li class={if at.is_some() { "failed" } else { "kept" }}>
                { icon(if at.is_some() { "refuse" } else { "tick" }) }
                <span>{ words }</span>
                <em>if let Some(event) = at { { when(speech().failed_at(event.0), event, tell) } }</em>
            </li>
        }
    };
    let counts = task.limits.iter().zip(&report.used).enumerate();
    html! {
        <section aria-label={speech().lesson(LessonLabel::Limits)}>
            <h4>{ speech().lesson(LessonLabel::Limits) }</h4>
            <ul class="goals">
                { for counts.map(|(place, (limit, used))| {
                    row(speech().limit(counted(limit.deed), *used, limit.most), broken(failed, Why::Limit(place)))
                }) }
                if let Some(within) = task.within {
                    { row(speech().within(task.end(), within), broken(failed, Why::TimeIsUp)) }
                }
            </ul>
        </section>
    }
}

/// How the task stands, in a sentence; none while it is open.
fn said(trial: &TrialView, tell: &Callback<Msg>) -> Html {
    match trial.report.outcome {
        Outcome::Solved { at, record } => {
            let words = if trial.shows_solution { LessonLabel::SolvedByUs } else { LessonLabel::Solved };
            html! { <p class="solved"><b>{ speech().lesson(words) }</b>{ " " }{ when(speech().at(at), (at, Some(record)), tell) }</p> }
        }
        Outcome::Failed(failure) => html! {
            <p class="failed">
                <b>{ when(speech().failed_at(failure.at), event(failure), tell) }</b>
                { ". " }{ speech().lost(&lost(trial, failure.why)) }{ " " }{ speech().lesson(LessonLabel::FailedHelp) }
            </p>
        },
        Outcome::Open if trial.shows_solution => {
            html! { <p>{ speech().lesson(LessonLabel::SolutionNote) }</p> }
        }
        Outcome::Open => Html::default(),
    }
}

fn lost(trial: &TrialView, why: Why) -> Lost {
    let task = Rc::clone(&trial.task);
    match why {
        Why::Never(place) => Lost::Never(plain(&task.nevers[place].words)),
        Why::Limit(place) => Lost::Limit(counted(task.limits[place].deed), task.limits[place].most),
        Why::TimeIsUp => Lost::TimeIsUp,
    }
}

fn buttons(trial: &TrialView, tell: &Callback<Msg>) -> Html {
    let button = |name: &'static str, label: LessonLabel, msg: LessonMsg, off: bool| {
        html! {
            <button type="button" class="btn tool" disabled={off} onclick={press(tell, Msg::Lesson(msg))}>
                { icon(name) }{ speech().lesson(label) }
            </button>
        }
    };
    html! {
        <div class="task-row">
            { button("back1", LessonLabel::Undo, LessonMsg::Undo, !trial.can_undo) }
            { button("restart", LessonLabel::AgainTask, LessonMsg::Restart, false) }
            if !trial.task.hints.is_empty() {
                { button("help", LessonLabel::GiveHint, LessonMsg::Hint, trial.hints >= trial.task.hints.len()) }
            }
            { button("play", LessonLabel::ShowSolution, LessonMsg::Solution, false) }
        </div>
    }
}

/// What a limit counts, for the catalogue.
fn counted(deed: Deed) -> Counted {
    match deed {
        Deed::Commands => Counted::Commands,
        Deed::Cuts => Counted::Cuts,
        Deed::Mends => Counted::Mends,
        Deed::Reboots => Counted::Reboots,
        Deed::Touches => Counted::Touches,
    }
}
