//! The page in presenter mode: one sentence on top, the stage, and below it how far we are. Everything
//! else is shown when a key asks for it.

use yew::prelude::*;

use super::App;
use crate::lesson::{Kind, Stand};
use crate::ui::button::{door, icon_button, named_button};
use crate::ui::class::{ClassMsg, Deed};
use crate::ui::icon::icon;
use crate::ui::language::speech;
use crate::ui::lesson::ClassView;
use crate::ui::lesson::panel::{away, body, kind_name, steps};
use crate::ui::msg::Msg;
use crate::ui::press::press;
use crate::ui::share::Qr;
use crate::ui::story_panel::sentence;
use crate::words::app::{Choice, DoorLabel, Label};
use crate::words::class::{ClassLabel, KeyCap};
use crate::words::lesson::LessonLabel;

impl App {
    /// Whether the text of the lesson's step, or the story, is shown to the class. Where something is asked
    /// or to be done, it is: nobody can answer a question whose story is hidden. What a scene or a reveal
    /// has to say, the teacher says.
    pub(super) fn text_shown(&self) -> bool {
        let needed = |kind: &Kind| matches!(kind, Kind::Card { .. } | Kind::Task(_) | Kind::Predict(_));
        let wanted = || self.lessons.open.as_ref().is_some_and(|open| needed(open.kind()));
        self.class.text.unwrap_or_else(wanted)
    }

    /// Whether the step has something beside the stage that the class must see: answers, goals.
    fn step_has_more(&self) -> bool {
        self.lessons.open.as_ref().is_some_and(|open| {
            let asks = matches!(open.kind(), Kind::Predict(_));
            open.in_script() && (asks || (matches!(open.kind(), Kind::Reveal(_)) && !open.is_watching()))
        })
    }

    /// What the lesson's panel shows of the class.
    pub(super) fn class_view(&self) -> ClassView {
        let open = self.lessons.open.as_ref();
        let asked = open.and_then(|open| open.player.predict());
        let hands = asked.and_then(|(step, predict)| {
            let vote = self.class.vote(step)?;
            Some(vote.counts(predict.answers.len()))
        });
        ClassView {
            presenting: self.class.presenting,
            prose: !self.class.presenting || self.text_shown(),
            hands: hands.unwrap_or_default(),
        }
    }

    /// The sentence that the back row reads: the heading of the lesson's step; on the free stage, how the
    /// robots coordinate.
    #[inline(never)]
    fn headline(&self) -> String {
        match &self.lessons.open {
            Some(open) if open.is_watching() => speech().lesson(LessonLabel::Watch).to_owned(),
            Some(open) => open.player.lesson().steps[open.player.at()].title.clone(),
            None => speech().what_is(Choice::of(self.scene.scheme)).to_owned(),
        }
    }

    #[inline(never)]
    pub(super) fn beam_head(&self) -> Html {
        html! {
            <div class="beam-head">
                <h1 id="lesson-heading" tabindex="-1" aria-live="polite">{ self.headline() }</h1>
            </div>
        }
    }

    /// Scheme and switches, while the controls are shown.
    #[inline(never)]
    pub(super) fn beam_bar(&self) -> Html {
        if !self.class.controls {
            return Html::default();
        }
        self.bar_with(self.text_shown())
    }

    /// Text, questions and answers beside the stage.
    #[inline(never)]
    pub(super) fn beam_text(&self) -> Html {
        let Some(open) = &self.lessons.open else {
            return if self.text_shown() { self.story_told(true, true) } else { Html::default() };
        };
        let panel = open.panel(self.history.acts(), self.lessons.trouble, self.class_view());
        let label = speech().lesson(LessonLabel::Lesson);
        html! {
            <section class="beam-text" aria-label={label} data-step={(open.player.at() + 1).to_string()}
                data-steps={open.player.lesson().steps.len().to_string()} data-kind={kind_name(open.kind())}>
                if self.text_shown() || self.step_has_more() {
                    <div class="lesson-body" role="group" tabindex="0" aria-label={speech().lesson(LessonLabel::LessonText)}>
                        { body(&panel, Html::default(), &self.tell) }
                    </div>
                }
                if open.player.stand() == Stand::Away { { away(&panel, &self.tell) } }
            </section>
        }
    }

    /// How far we are, and the buttons that a clicker has, too.
    #[inline(never)]
    pub(super) fn beam_foot(&self) -> Html {
        let words = speech();
        html! {
            <footer class="beam-foot">
                if let Some(chart) = &self.chart { { chart.view(&self.tell) } }
                { self.progress() }
                <div class="beam-keys">
                    { self.page_button(KeyCap::PageUp, ClassLabel::Back, ClassMsg::Back) }
                    { self.play_button() }
                    { self.page_button(KeyCap::PageDown, ClassLabel::On, ClassMsg::On) }
                    { self.small_button("qr", words.class(ClassLabel::Code), ClassMsg::Code, None) }
                    { self.small_button("menu", words.class(ClassLabel::Controls), ClassMsg::Controls, Some(self.class.controls)) }
                    { self.small_button("story", words.class(ClassLabel::Text), ClassMsg::Text, Some(self.text_shown())) }
                    { self.small_button("keys", words.door(DoorLabel::Keys), ClassMsg::Keys, None) }
                    { self.small_button("close", words.class(ClassLabel::Leave), ClassMsg::Toggle, None) }
                </div>
            </footer>
        }
    }

    fn progress(&self) -> Html {
        let Some(open) = &self.lessons.open else {
            let now = self.calm.now;
            let latest = self.lines.latest().last().filter(|_| !self.bare());
            return html! {
                <>
                    <p class="beam-step" translate="no">{ now.to_string() }{ " " }<small>{ speech().events(self.calm.events) }</small></p>
                    <p class="beam-told">{ latest.map(|line| sentence(&line.sentence)) }</p>
                    if self.class.controls { { self.scrub() } }
                </>
            };
        };
        let (at, lesson) = (open.player.at(), open.player.lesson());
        html! {
            <>
                <p class="beam-step">{ speech().step(at + 1, lesson.steps.len()) }</p>
                { steps(at, lesson.steps.len()) }
                <p class="beam-title">{ lesson.title.clone() }</p>
            </>
        }
    }

    fn play_button(&self) -> Html {
        let (label, name) = if self.playing { (Label::Pause, "pause") } else { (Label::Play, "play") };
        let onclick = press(&self.tell, Msg::PlayPause);
        icon_button("round", speech().label(label), name, false, onclick)
    }

    fn page_button(&self, cap: KeyCap, label: ClassLabel, msg: ClassMsg) -> Html {
        let onclick = press(&self.tell, Msg::Class(msg));
        // The name holds what is seen on the key, for those who speak to their computer.
        let name = [speech().class(label), " – ", speech().key_cap(cap)].concat();
        named_button("page-key", name, onclick, speech().key_cap(cap).into())
    }

    fn small_button(&self, name: &'static str, label: &'static str, msg: ClassMsg, on: Option<bool>) -> Html {
        let onclick = press(&self.tell, Msg::Class(msg));
        door("btn icon quiet", label, on, onclick, icon(name))
    }

    /// What was begun with a key awaits a number.
    #[inline(never)]
    pub(super) fn deed_prompt(&self) -> Html {
        let said = self.class.deed.map(|deed| match deed {
            Deed::Link => speech().class(ClassLabel::WhichLink).to_owned(),
            Deed::LinkOf(robot) => speech().which_other(robot),
            Deed::Reboot => speech().class(ClassLabel::WhichReboot).to_owned(),
            Deed::Isolate => speech().class(ClassLabel::WhichIsolate).to_owned(),
            Deed::Scheme => speech().class(ClassLabel::WhichScheme).to_owned(),
        });
        match said {
            None => html! { <p class="deed visually-hidden" role="status"></p> },
            Some(said) => html! {
                <p class="deed" role="status">{ said }{ " " }<small>{ speech().class(ClassLabel::DropIt) }</small></p>
            },
        }
    }

    /// The QR code of exactly this state, with the link in letters.
    #[inline(never)]
    pub(super) fn code(&self) -> Html {
        let link = crate::ui::address::students_link(&self.fragment_of_now());
        html! {
            <>
                <p>{ speech().class(ClassLabel::CodeHelp) }</p>
                <Qr link={link.clone()}/>
                <p class="code-link" translate="no">{ link }</p>
            </>
        }
    }
}
