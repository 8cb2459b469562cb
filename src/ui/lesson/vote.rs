//! A class votes on a prediction by show of hands: each press counts one hand.

use yew::prelude::*;

use crate::lesson::{Answer, Predict};
use crate::ui::class::ClassMsg;
use crate::ui::icon::icon;
use crate::ui::language::speech;
use crate::ui::lesson::Panel;
use crate::ui::lesson::prose::label;
use crate::ui::msg::Msg;
use crate::ui::press::press;
use crate::ui::svg::num;
use crate::words::class::ClassLabel;
use crate::words::lesson::LessonLabel;

/// The answers, each with its number, its hands and a bar.
pub(crate) fn answers(panel: &Panel, predict: &Predict, tell: &Callback<Msg>) -> Html {
    let hands = &panel.class.hands;
    let answer = |(place, answer): (usize, &Answer)| {
        let onclick = press(tell, Msg::Class(ClassMsg::Hand(place)));
        html! {
            <li>
                <button type="button" class="ans" data-hands={count(hands, place).to_string()} {onclick}>
                    <kbd aria-hidden="true">{ place + 1 }</kbd>
                    <span>{ label(&answer.text) }{ bar(hands, place) }</span>
                </button>
            </li>
        }
    };
    let back = press(tell, Msg::Class(ClassMsg::TakeBack));
    html! {
        <>
            <ol class="answers" aria-label={speech().lesson(LessonLabel::Answers)} aria-describedby="lesson-heading">
                { for predict.answers.iter().enumerate().map(answer) }
            </ol>
            if hands.is_empty() {
                <p class="answer-note">{ speech().class(ClassLabel::VoteHelp) }</p>
            } else {
                <button type="button" class="btn quiet lock" onclick={back}>{ icon("minus") }{ speech().class(ClassLabel::TakeBack) }</button>
            }
        </>
    }
}

fn count(hands: &[u16], place: usize) -> u16 {
    hands.get(place).copied().unwrap_or(0)
}

/// How many hands an answer has, as a bar and in words; nothing where there was no vote.
pub(crate) fn bar(hands: &[u16], place: usize) -> Html {
    let Some(most) = hands.iter().max().filter(|most| **most > 0) else { return Html::default() };
    let count = count(hands, place);
    // The longest bar is full; a few hands already make a difference that the back row sees.
    let width = 100.0 * f64::from(count) / f64::from((*most).max(5));
    html! {
        <span class="votes">
            <svg class="vote-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={num(width)} height="10"/>
            </svg>
            <small>{ speech().hands(count) }</small>
        </span>
    }
}
