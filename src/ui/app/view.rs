//! The whole page.

use yew::prelude::*;

use super::App;
use crate::ui::markup::markup;

impl App {
    /// What is seen. The bar comes first, before anybody sees it: drawing all of it at once would
    /// keep the browser longer from everything else.
    pub(super) fn page(&self) -> Html {
        let presenting = self.class.presenting;
        let now = self.history.now();
        let digest = (self.whole && !self.playing).then(|| self.history.moment().world.digest().to_string());
        let yes = |is: bool| is.then_some("yes");
        // The stage keeps its place among the parts, so that it stays the same element.
        markup!(
            r#"<div class="app" data-form={form} data-bare={bare} data-robots={robots} data-now={now}
                data-digest={digest} data-versus={versus} data-playing={playing} data-controls={controls}
                data-chart={chart} data-lesson={lesson} data-hush={hush}>
                {bar}
                {beside}
                {stage}
                {story}
                {clock}
                <p class="visually-hidden announcer" role="status" translate="no">{said}</p>
                {deed}{comparison}{notice}{over}{sheet}
            </div>"#,
            form = self.form_name(),
            bare = yes(self.bare() && !presenting),
            robots = (self.scene.robots.len() as u64).to_string(),
            now = now.0.to_string(),
            digest,
            versus = yes(self.versus.is_some()),
            playing = if self.playing { "yes" } else { "no" },
            controls = yes(presenting && self.class.controls),
            chart = yes(self.chart.is_some()),
            lesson = self.lesson_state(),
            hush = yes(self.is_hushed()),
            bar = if presenting { self.beam_bar() } else { self.bar() },
            beside = self.begun.then(|| self.beside()),
            stage = self.begun.then(|| self.stage_and_consoles()),
            // It is told from then on.
            story = (self.begun && self.whole).then(|| if presenting {
                self.beam_text()
            } else {
                self.story_panel()
            }),
            clock = self.begun.then(|| if presenting { self.beam_foot() } else { self.clock_bar() }),
            said = self.voice.said.clone(),
            deed = self.deed_prompt(),
            comparison = (self.begun && self.versus.is_some()).then(|| self.comparison()),
            notice = (self.begun && self.problem.is_some()).then(|| self.notice()),
            over = (self.begun && self.lessons.over.is_some()).then(|| self.lessons_over()),
            sheet = (self.begun && self.sheet.is_some()).then(|| self.open_sheet()),
        )
    }

    /// What is told beside the stage: the lesson, or the class's sentence.
    fn beside(&self) -> Html {
        if self.class.presenting {
            self.beam_head()
        } else if self.lessons.open.is_some() {
            self.lesson_panel()
        } else {
            Html::default()
        }
    }
}
