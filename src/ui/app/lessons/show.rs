//! How lessons are shown: the panel beside the stage, and what lies over the page.

use std::rc::Rc;

use yew::prelude::*;

use crate::lesson::Kind;
use crate::ui::app::App;
use crate::ui::language::{speech, spoken};
use crate::ui::layout::Form;
use crate::ui::lesson::dialog::Dialog;
use crate::ui::lesson::glossary::GlossaryView;
use crate::ui::lesson::panel::LessonPanel;
use crate::ui::lesson::teacher::TeacherView;
use crate::ui::lesson::{OpenLesson, Over};
use crate::ui::lessons_list::LessonsList;
use crate::ui::part::part;
use crate::words::app::DoorLabel;
use crate::words::lesson::LessonLabel;

use super::BESIDE;

/// What is shown of lessons.
impl App {
    /// How the page is divided: `script`, `away` or `free`; nothing without a lesson.
    pub(in super::super) fn lesson_state(&self) -> Option<&'static str> {
        let open = self.lessons.open.as_ref()?;
        Some(match open.kind() {
            _ if !open.in_script() => "away",
            Kind::Explore => "free",
            Kind::Scene | Kind::Predict(_) | Kind::Reveal(_) | Kind::Card { .. } | Kind::Task(_) => "script",
        })
    }

    /// Whether the referee keeps its judgement to itself: while a prediction is made, and where something has
    /// happened that it has not seen.
    pub(in super::super) fn is_hushed(&self) -> bool {
        if !self.whole && !self.history.acts().is_empty() {
            return true;
        }
        let predicts = |open: &OpenLesson| open.in_script() && matches!(open.kind(), Kind::Predict(_));
        self.lessons.open.as_ref().is_some_and(|open| predicts(open) || open.is_watching())
    }

    /// Whether something stands between the consoles; a lesson needs the room for itself.
    pub(in super::super) fn has_middle(&self) -> bool {
        self.layout.form == Form::Beneath && self.lessons.open.is_none()
    }

    #[inline(never)]
    pub(in super::super) fn lesson_panel(&self) -> Html {
        let Some(open) = &self.lessons.open else { return Html::default() };
        let panel = Rc::new(open.panel(self.history.acts(), self.lessons.trouble, self.class_view()));
        html! { <LessonPanel {panel} below={self.window.0 < BESIDE} tell={self.tell.clone()}/> }
    }

    #[inline(never)]
    pub(in super::super) fn lessons_over(&self) -> Html {
        let tell = self.tell.clone();
        let lessons = &self.lessons;
        let (title, class, children) = match &lessons.over {
            None => return Html::default(),
            Some(Over::List) => {
                let (list, progress) = (lessons.list.clone(), Rc::clone(&lessons.progress));
                let list = part(LessonsList { list, progress, trouble: lessons.trouble, tell: tell.clone() });
                (speech().door(DoorLabel::Lessons), "lessons", list)
            }
            Some(Over::Glossary(word)) => {
                let known = lessons.list.clone().and_then(Result::ok).unwrap_or_default();
                let words = html! {
                    <GlossaryView words={lessons.words.clone()} word={word.clone()} lessons={known} tell={tell.clone()}/>
                };
                (speech().lesson(LessonLabel::Glossary), "words", words)
            }
            Some(Over::Teacher(sheet, name, language)) => {
                let foreign = language.filter(|language| *language != spoken());
                let sheet = part(TeacherView {
                    sheet: Rc::clone(sheet),
                    name: name.clone(),
                    foreign,
                    tell: tell.clone(),
                });
                (speech().lesson(LessonLabel::TeacherSheet), "teacher", sheet)
            }
        };
        html! { <Dialog {title} {class} {tell}>{ children }</Dialog> }
    }
}
