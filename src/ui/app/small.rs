//! What small screens show instead of what they have no room for.

use std::rc::Rc;

use yew::prelude::*;

use super::App;
use crate::scene::{Console, Robot};
use crate::setup::Act;
use crate::ui::button::icon_button;
use crate::ui::icon::shape;
use crate::ui::language::speech;
use crate::ui::markup::{each, markup};
use crate::ui::msg::{Msg, Tab};
use crate::ui::press::press;
use crate::ui::robot::reboot;
use crate::ui::story_panel::sentence;
use crate::ui::why::{Question, why_button};
use crate::words::app::Label;

impl App {
    /// On a small screen: the latest sentence of the story, or who can reach whom.
    #[inline(never)]
    pub(super) fn one_line(&self) -> Html {
        let said = match self.calm.lines.latest().last() {
            Some(line) if !self.bare() => {
                let said = line.sentence.to_string();
                let why = why_button(Question::Record(line.id), &said, &self.tell);
                markup!("{said} {why}", said = sentence(&line.sentence), why)
            }
            _ => {
                let (first, rest) =
                    if self.bare() { (speech().invite().concat(), String::new()) } else { self.reach() };
                markup!("{first} {rest}", first, rest)
            }
        };
        markup!(r#"<p class="one-line" translate="no">{said}</p>"#, said)
    }

    #[inline(never)]
    pub(super) fn tabs(&self) -> Html {
        let tab = |tab: Tab, content: Html| {
            markup!(
                r#"<button type="button" role="tab" class="tab" aria-selected={chosen} onclick={onclick}>{content}</button>"#,
                chosen = if self.tab == tab { "true" } else { "false" },
                onclick = press(&self.tell, Msg::Tab(tab)),
                content,
            )
        };
        let team = |_, console: &Rc<Console>| {
            let content = markup!(
                r#"<span class="pennant" aria-hidden="true">{letter}</span><span class="name">{name}</span>"#,
                letter = console.team.to_string(),
                name = speech().team(console.team),
            );
            tab(Tab::Team(console.team), content)
        };
        markup!(
            r#"<div class="tabs" role="tablist">{teams}{robots}</div>"#,
            teams = each(&self.scene.consoles, team),
            robots = tab(Tab::Robots, speech().label(Label::RobotsTab).into()),
        )
    }

    /// On a small screen the buttons for robots and links have a page of their own.
    #[inline(never)]
    pub(super) fn robots_page(&self) -> Html {
        let button = |label: String, name: &'static str, act: Act| {
            let onclick = press(&self.tell, Msg::Act(act));
            icon_button("btn", label, name, false, onclick)
        };
        let row = |_, robot: &Rc<Robot>| {
            markup!(
                r#"<div class="robot-row"><span>{shape} {name}</span>{reboot}{isolate}</div>"#,
                shape = shape(robot.id),
                name = speech().robot(robot.id),
                reboot = button(speech().reboot(robot.id), "reboot", reboot(robot.id)),
                isolate = button(speech().isolate(robot.id), "isolate", Act::Isolate(robot.id)),
            )
        };
        let links =
            || markup!(r#"<div class="robot-row links-row">{buttons}</div>"#, buttons = self.link_buttons());
        markup!(
            r#"<div class="robots-page">{robots}{links}</div>"#,
            robots = each(&self.scene.robots, row),
            links = (self.scene.robots.len() > 1).then(links),
        )
    }
}
