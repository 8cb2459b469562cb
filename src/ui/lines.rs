//! Going to and fro in a run: the next and the previous mark of a kind, and the lines that were left.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::history::{History, Landmark, LandmarkKind};
use crate::ids::RecordId;
use crate::time::SimTime;
use crate::ui::button::{button, icon_button};
use crate::ui::icon::icon;
use crate::ui::language::{speech, spoken};
use crate::ui::markup::markup;
use crate::ui::msg::{Msg, Sheet};
use crate::ui::part::Part;
use crate::ui::press::press;
use crate::words::app::DoorLabel;
use crate::words::marks::{MarkLabel, MarkName};

/// A way through the run other than playing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Travel {
    /// To where something had just happened.
    Record(RecordId),
    /// To the next mark, or to the one before.
    Mark(bool),
    /// Marks of another kind are jumped to from now on.
    Kind(Option<LandmarkKind>),
    /// Back to a line that was left, by its place among them.
    Line(usize),
}

/// The next mark, or the one before.
#[must_use]
pub(crate) fn neighbour(history: &History, kind: Option<LandmarkKind>, next: bool) -> Option<Landmark> {
    let now = history.now();
    let of = |kind: LandmarkKind| {
        if next { history.next_landmark(kind, now) } else { history.previous_landmark(kind, now) }
    };
    let found = match kind {
        Some(kind) => vec![kind],
        None => LandmarkKind::ALL.to_vec(),
    };
    let found = found.into_iter().filter_map(of);
    if next { found.min_by_key(|mark| mark.record) } else { found.max_by_key(|mark| mark.record) }
}

fn name(kind: Option<LandmarkKind>) -> MarkName {
    match kind {
        None => MarkName::Any,
        Some(LandmarkKind::Command) => MarkName::Command,
        Some(LandmarkKind::Cut) => MarkName::Cut,
        Some(LandmarkKind::Mend) => MarkName::Mend,
        Some(LandmarkKind::Reboot) => MarkName::Reboot,
        Some(LandmarkKind::Election) => MarkName::Election,
        Some(LandmarkKind::Broken) => MarkName::Broken,
    }
}

/// A line that was left: where, until when it goes, how many acts it has.
pub(crate) type Left = (SimTime, SimTime, usize);

/// The lines that were left, in short.
#[must_use]
pub(crate) fn left(history: &History) -> Rc<[Left]> {
    history.lines().iter().map(|line| (line.left_at, line.until, line.acts.len())).collect()
}

/// The buttons to the marks around the present.
pub(crate) fn jump(next: bool, class: &'static str, tell: &Callback<Msg>) -> Html {
    let (label, drawing) =
        if next { (DoorLabel::NextMark, "right1") } else { (DoorLabel::PreviousMark, "left1") };
    let onclick = press(tell, Msg::Travel(Travel::Mark(next)));
    icon_button(class, speech().door(label), drawing, false, onclick)
}

/// The sheet of marks and lines.
#[derive(Debug, PartialEq)]
pub(crate) struct LinesSheet {
    /// The kind of mark that is jumped to.
    pub kind: Option<LandmarkKind>,
    /// Whether there is such a mark before the present, and after it.
    pub around: (bool, bool),
    /// The lines that were left, oldest first.
    pub left: Rc<[Left]>,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for LinesSheet {
    fn draw(&self) -> Html {
        let Self { kind, around, left, tell } = self;
        let kinds = std::iter::once(None).chain(LandmarkKind::ALL.into_iter().map(Some));
        let onchange = {
            let tell = tell.clone();
            Callback::from(move |event: Event| {
                let select = event.target_dyn_into::<HtmlSelectElement>();
                let place = select.and_then(|select| usize::try_from(select.selected_index()).ok());
                let kind = place.and_then(|place| LandmarkKind::ALL.get(place.checked_sub(1)?).copied());
                tell.emit(Msg::Travel(Travel::Kind(kind)));
            })
        };
        html! {
            <div class="answer">
                <label class="field">
                    <span class="lbl">{ speech().mark(MarkLabel::Kind) }</span>
                    <span class="select"><select {onchange}>
                        { for kinds.map(|one| html! { <option selected={one == *kind}>{ speech().mark_name(name(one)) }</option> }) }
                    </select>{ icon("chev") }</span>
                </label>
                <div class="share-row">
                    { jump(false, "btn", tell) }
                    { jump(true, "btn", tell) }
                    <span class="lbl">{ speech().mark(if *around == (false, false) { MarkLabel::None } else { MarkLabel::Keys }) }</span>
                </div>
                <h3>{ speech().mark(MarkLabel::Lines) }</h3>
                if left.is_empty() { <p>{ speech().mark(MarkLabel::NoLines) }</p> }
                <ol class="left-lines">
                    { for left.iter().enumerate().map(|(place, (left_at, until, acts))| {
                        let onclick = press(tell, Msg::Travel(Travel::Line(place)));
                        let said = speech().left_line(*left_at, *until, *acts);
                        let label = [speech().mark(MarkLabel::TakeUp), ": ", &said].concat();
                        html! {
                            <li>
                                <span>{ said }</span>
                                <button type="button" class="btn" aria-label={label} {onclick}>{ speech().mark(MarkLabel::TakeUp) }</button>
                            </li>
                        }
                    }) }
                </ol>
            </div>
        }
    }
}

/// What is said above the clock: that this is the past, and how many lines were left.
pub(crate) fn past(in_the_past: bool, left: usize, tell: &Callback<Msg>) -> Html {
    if !in_the_past && left == 0 {
        return Html::default();
    }
    let onclick = press(tell, Msg::Open(Sheet::Lines));
    markup!(
        r#"<div class="past" dir={dir}><span role="status">{past}</span>{earlier}</div>"#,
        dir = spoken().script().dir(),
        past = if in_the_past { speech().mark(MarkLabel::InThePast) } else { "" },
        earlier = (left > 0).then(|| button("ask-why", onclick, speech().earlier_lines(left).into())),
    )
}
