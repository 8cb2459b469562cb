//! The parts of the page that are put together anew each time: tools, the clock's bar, what small
//! screens show instead.

use std::rc::Rc;

use yew::prelude::*;

use super::change::bit;
use super::{App, WIDE};
use crate::ids::{Place, RobotId, TeamId};
use crate::scene::{Console, ROWS};
use crate::setup::Act;
use crate::time::SimTime;
use crate::ui::address;
use crate::ui::bar::Bar;
use crate::ui::button::{button_or_off, icon_button};
use crate::ui::cheat_sheet::cheat_sheet;
use crate::ui::clock_bar::{Scrub, Speed, Transport};
use crate::ui::console::ConsoleView;
use crate::ui::icon::icon;
use crate::ui::language::{speech, spoken};
use crate::ui::layout::Form;
use crate::ui::lines::{self, LinesSheet};
use crate::ui::markup::{each, markup, with_key};
use crate::ui::msg::{Msg, Sheet, Tab};
use crate::ui::part::{keyed, part};
use crate::ui::press::press;
use crate::ui::share::{Notice, Share};
use crate::ui::sheets::SheetView;
use crate::ui::stage::Stage;
use crate::ui::story_panel::StoryPanel;
use crate::ui::why::WhyView;
use crate::words::app::{DoorLabel, Label};

/// No row of a list of commands is lower than this, in pixels.
const LEAST_ROW: f64 = 38.0;
/// Keys and photograph of a console, and the least of the page around the consoles, are at least this high, in pixels.
const LEAST_HEAD: f64 = 180.0;
/// So many commands are listed beyond those for which there is room.
const ROWS_TO_SPARE: usize = 4;

/// What is shown.
impl App {
    pub(super) fn bare(&self) -> bool {
        !self.touched
    }

    /// The same story under several schemes.
    #[inline(never)]
    pub(super) fn comparison(&self) -> Html {
        let versus = self.versus.as_ref();
        versus.map(|versus| versus.view(self.playing, self.speed, self.still, &self.tell)).unwrap_or_default()
    }

    /// Why a run that was brought in is not shown.
    #[inline(never)]
    pub(super) fn notice(&self) -> Html {
        let Some(problem) = &self.problem else { return Html::default() };
        part(Notice { problem: Rc::clone(problem), tell: self.tell.clone() })
    }

    /// The sheet over the page.
    #[inline(never)]
    pub(super) fn open_sheet(&self) -> Html {
        let Some(sheet) = self.sheet else { return Html::default() };
        html! {
            <SheetView key={sheet.name()} {sheet} scene={Rc::clone(&self.scene)} content={self.content(sheet)} tell={self.tell.clone()}/>
        }
    }

    /// What the sheets hold that need more than the scene.
    #[inline(never)]
    pub(super) fn content(&self, sheet: Sheet) -> Html {
        let tell = self.tell.clone();
        match sheet {
            Sheet::OneWay(..) | Sheet::Split | Sheet::Message(_) | Sheet::Leaves => Html::default(),
            Sheet::Code => self.code(),
            Sheet::Keys => cheat_sheet(self.class.silent, &tell),
            Sheet::Share => {
                let script = self.script();
                let fragment = address::fragment(&script, self.history.now());
                html! { <Share {fragment} text={crate::script::print(&script)} {tell}/> }
            }
            Sheet::Lines => {
                let around = |next| lines::neighbour(&self.history, self.mark_kind, next).is_some();
                let around = (around(false), around(true));
                part(LinesSheet { kind: self.mark_kind, around, left: lines::left(&self.history), tell })
            }
            Sheet::Adversary => self.adversary.view(&self.history, &self.story, &tell),
            Sheet::Why => match &self.answer {
                Some((_, answer)) => part(WhyView { answer: Rc::clone(answer), tell }),
                None => Html::default(),
            },
        }
    }

    /// The story shows itself once something has happened, where it has a column of its own.
    pub(super) fn story_shown(&self) -> bool {
        let has_room = self.window.0 >= WIDE && self.lessons.open.is_none();
        self.story_open.unwrap_or(self.whole && self.touched && has_room)
    }

    pub(super) fn reach(&self) -> (String, String) {
        speech().reach(&self.scene.reach, self.scene.scheme.robots())
    }

    /// How the page is divided, for the style sheet.
    pub(super) fn form_name(&self) -> &'static str {
        match self.layout.form {
            Form::Beneath => "beneath",
            Form::Corners => "corners",
            Form::Column => "column",
            Form::Narrow => "narrow",
            Form::Beamer => "beamer",
        }
    }

    /// Whether scheme and switches lie behind a button: below this width they would take three rows.
    pub(super) fn is_folded(&self) -> bool {
        self.layout.form == Form::Narrow || self.room_beside().0 < 1000.0
    }

    pub(super) fn bar(&self) -> Html {
        self.bar_with(self.story_shown())
    }

    /// The bar; its button says whether the story is shown.
    pub(super) fn bar_with(&self, story: bool) -> Html {
        part(Bar {
            scheme: self.scene.scheme,
            price: self.calm.scene.price,
            out: self.calm.scene.out,
            story,
            chart: self.chart.is_some(),
            folded: self.is_folded(),
            unfolded: self.menu_open,
            tell: self.tell.clone(),
        })
    }

    pub(super) fn story_panel(&self) -> Html {
        self.story_told(self.story_shown(), self.may_be_searched())
    }

    /// The story; `asks` says whether one may ask how this could break.
    pub(super) fn story_told(&self, shown: bool, asks: bool) -> Html {
        part(StoryPanel {
            lines: Rc::clone(&self.calm.lines),
            lamps: Rc::clone(&self.calm.scene.lamps),
            scheme: self.scene.scheme,
            shown,
            asks,
            tell: self.tell.clone(),
        })
    }

    /// The stage and the teams' consoles. They are the same elements in presenter mode, so that nothing
    /// in them is lost on the way there and back.
    pub(super) fn stage_and_consoles(&self) -> Html {
        let presenting = self.class.presenting;
        let narrow = self.layout.form == Form::Narrow;
        let stage = Stage {
            scene: Rc::clone(&self.scene),
            layout: Rc::clone(&self.layout),
            still: self.still,
            bare: self.bare() && !presenting,
            whole: self.whole,
            flights: self.flights.clone(),
            tell: self.tell.clone(),
        };
        let console = |place: usize, console: &Rc<Console>| {
            let view = ConsoleView {
                console: Rc::clone(console),
                maze: Rc::clone(&self.scene.maze),
                mirror: place % 2 == 1,
                hidden: narrow && self.tab != Tab::Team(console.team),
                rows: self.rows_of(console.team),
                scrolled: self.is_scrolled(console.team),
                tell: self.tell.clone(),
            };
            keyed(place as u64, view)
        };
        markup!(
            r#"<main>
                <section class="stage" aria-label={label}>
                    {tools}
                    <p class="visually-hidden stage-words" translate="no">{said}</p>
                    <div class="floor-plan" dir="ltr" ref={stage_box}>{stage}</div>
                </section>
                {one_line}
                <div class="deck" dir={dir} hidden={hidden}>{tabs}{consoles}{robots}{middle}</div>
            </main>"#,
            label = speech().label(Label::Stage),
            tools = self.tools(),
            said = self.voice.stage.clone(),
            stage_box = self.stage_box.clone(),
            // Drawn once its size is known, which is when the rest stands: once, and as a piece of work of its
            // own, between which and the rest the browser can do something else.
            stage = (self.stage.0 > 0.0).then(|| part(stage)),
            one_line = narrow.then(|| self.one_line()),
            dir = self.tied_to_stage().then_some("ltr"),
            hidden = presenting && !self.class.controls,
            tabs = narrow.then(|| self.tabs()),
            consoles = each(&self.calm.scene.consoles, console),
            robots = (narrow && self.tab == Tab::Robots).then(|| self.robots_page()),
            middle = self.has_middle().then(|| self.invitation()),
        )
    }

    /// How many commands a console lists. While the run plays, older ones that nobody can see, because the list
    /// stands at its newest, would only be work for the browser in every frame.
    fn rows_of(&self, team: TeamId) -> usize {
        if !self.playing || self.is_scrolled(team) {
            return ROWS;
        }
        let each = self.window.1 / self.scene.consoles.len().max(1) as f64;
        ((each - LEAST_HEAD).max(0.0) / LEAST_ROW) as usize + ROWS_TO_SPARE
    }

    fn is_scrolled(&self, team: TeamId) -> bool {
        self.scrolled & bit(team) != 0
    }

    /// What can be done to all links at once, and who can reach whom; at first what to try.
    pub(super) fn tools(&self) -> Html {
        let form = self.layout.form;
        if form == Form::Beamer {
            return Html::default();
        }
        if form == Form::Narrow || (self.bare() && form == Form::Beneath) {
            return Html::default();
        }
        if self.bare() {
            let tools = markup!(r#"<div class="tools">{invitation}</div>"#, invitation = invite());
            return with_key(tools, "bare");
        }
        let said = |(first, rest): (String, String)| {
            markup!(r#"<p class="reach-line"><b>{first}</b> {rest}</p>"#, first, rest)
        };
        markup!(
            r#"<div class="tools">{buttons}{said}</div>"#,
            buttons = (self.scene.robots.len() > 1).then(|| self.link_buttons()),
            said = matches!(form, Form::Column).then(|| said(self.reach())),
        )
    }

    pub(super) fn link_buttons(&self) -> Html {
        let one_way = Sheet::OneWay(Place::Robot(RobotId(1)), Place::Robot(RobotId(2)));
        let button = |name: &'static str, label: Label, msg: Msg, off: bool| {
            let content = markup!("{icon}{words}", icon = icon(name), words = speech().label(label));
            button_or_off("btn tool", off, press(&self.tell, msg), content)
        };
        let split = Msg::Open(Sheet::Split);
        markup!(
            "{mend}{split}{one_way}",
            mend = button("plaster", Label::MendAll, Msg::Act(Act::MendAll), !self.scene.any_cut()),
            split = button("scissors", Label::Split, split, false),
            one_way = button("oneway", Label::OneWay, Msg::Open(one_way), false),
        )
    }

    /// Between two consoles: at first what to try, later who can reach whom; and the clock's buttons,
    /// unless the diagram lies over them.
    pub(super) fn invitation(&self) -> Html {
        let said = if self.bare() {
            with_key(invite(), "bare")
        } else {
            let (first, rest) = self.reach();
            markup!(r#"<p class="invite small"><b class="plain">{first}</b> {rest}</p>"#, first, rest)
        };
        markup!(
            r#"<div class="middle" dir={dir}>{said}{transport}<p class="lbl hint">{hint}</p></div>"#,
            dir = spoken().script().dir(),
            said,
            transport = self.chart.is_none().then(|| self.transport(true)),
            hint = speech().label(Label::KeysHint),
        )
    }

    /// Whether the consoles stand where the drawing has them, below its robots: they do not change sides
    /// with the language.
    pub(super) fn tied_to_stage(&self) -> bool {
        matches!(self.layout.form, Form::Beneath | Form::Corners)
    }

    pub(super) fn transport(&self, huge: bool) -> Html {
        let at_start = self.history.events() == 0 && self.history.now() == SimTime::ZERO;
        part(Transport { playing: self.playing, at_start, huge, tell: self.tell.clone() })
    }

    /// Whether acts lie ahead that would be left behind by acting now.
    pub(super) fn in_the_past(&self) -> bool {
        let last = self.history.acts().last().map(|act| act.at);
        !self.playing && last.is_some_and(|last| last > self.history.now() && last <= self.history.furthest())
    }

    pub(super) fn clock_bar(&self) -> Html {
        let now = self.calm.now;
        let onclick = press(&self.tell, Msg::Restart);
        let onlines = press(&self.tell, Msg::Open(Sheet::Lines));
        let title = speech().door(DoorLabel::Lines);
        markup!(
            r#"<footer class="clock" dir="ltr">
                {chart}{past}{transport}{restart}
                <div class="jumps">
                    {before}
                    <button type="button" class="time" translate="no" title={title} onclick={onlines}>
                        {now}<small>{events}</small><span class="visually-hidden">{name}</span>
                    </button>
                    {after}
                </div>
                {scrub}{speed}
            </footer>"#,
            chart = self.chart.as_ref().map(|chart| chart.view(&self.tell)),
            past = lines::past(self.in_the_past(), self.history.lines().len(), &self.tell),
            transport = (!self.has_middle() || self.chart.is_some()).then(|| self.transport(false)),
            restart =
                icon_button("round small restart", speech().label(Label::Restart), "restart", false, onclick),
            before = lines::jump(false, "jump", &self.tell),
            title,
            onlines,
            now = speech().clock(now),
            events = speech().events(self.calm.events),
            name = title,
            after = lines::jump(true, "jump", &self.tell),
            scrub = self.scrub(),
            speed = part(Speed { speed: self.speed, tell: self.tell.clone() }),
        )
    }

    /// The time line.
    pub(super) fn scrub(&self) -> Html {
        let now = self.history.now();
        part(Scrub {
            now,
            said: speech().instant(SimTime(now.0 / 1000 * 1000)).into(),
            events: self.calm.events,
            playing: self.playing,
            marks: Rc::clone(&self.marks),
            tell: self.tell.clone(),
        })
    }
}

/// What to try first.
fn invite() -> Html {
    let piece = |place: usize, words: &&'static str| {
        let words = *words;
        if place % 2 == 1 { markup!("<b>{words}</b>", words) } else { markup!("{words}", words) }
    };
    markup!(r#"<p class="invite">{pieces}</p>"#, pieces = each(speech().invite(), piece))
}
