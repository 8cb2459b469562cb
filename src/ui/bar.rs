//! The bar on top: the schemes, their switches, the price so far.

use yew::prelude::*;

use crate::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};
use crate::tally::Price;
use crate::ui::button;
use crate::ui::class::ClassMsg;
use crate::ui::classes::block;
use crate::ui::compare::VersusMsg;
use crate::ui::diagram::ChartMsg;
use crate::ui::icon::icon;
use crate::ui::language::{self, speech};
use crate::ui::leaves;
use crate::ui::lesson::LessonMsg;
use crate::ui::markup::{each, markup};
use crate::ui::msg::{Msg, Sheet};
use crate::ui::part::{Part, part};
use crate::ui::press::{choose, press};
use crate::words::app::{Choice, DoorLabel, Label, SwitchValue};

/// The bar.
#[derive(Debug, PartialEq)]
pub(crate) struct Bar {
    /// The scheme with its switches.
    pub scheme: Scheme,
    /// The price so far.
    pub price: Price,
    /// How many robots are out.
    pub out: u8,
    /// Whether the story is shown.
    pub story: bool,
    /// Whether the diagram is shown.
    pub chart: bool,
    /// Whether the switches are folded away until asked for.
    pub folded: bool,
    /// Whether they have been asked for.
    pub unfolded: bool,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for Bar {
    fn draw(&self) -> Html {
        let Self { scheme, price, out, story, chart, folded, unfolded, tell } = self;
        let choice = Choice::of(*scheme);
        let words = speech();
        let lessons = ("lesson", words.door(DoorLabel::Lessons), None, Msg::Lesson(LessonMsg::List));
        let share = ("share", words.door(DoorLabel::Share), None, Msg::Open(Sheet::Share));
        let story = ("story", words.label(Label::Story), Some(*story), Msg::Story);
        markup!(
            r#"<header class={class}>
                <h1 class="logo">
                    <svg viewBox="0 0 34 34" aria-hidden="true">
                        <path d="M3 25h8v-8h8V9h8"/><path class="two" d="M9 31h8v-8h8v-8h8"/>
                    </svg>
                    {app}
                </h1>
                {menu}
                <div class="choices" hidden={hidden}>
                    {schemes}
                    <div class="rules">
                        {switches}
                        <p class="whatis">{what_is}</p>
                        {leaves}
                    </div>
                    {price}
                    {folded_views}
                </div>
                <div class="doors">{lessons}{share}{story}{views}</div>
            </header>"#,
            class = if *folded { "bar folded" } else { "bar" },
            app = words.label(Label::App),
            menu = folded.then(|| menu_button(choice, *unfolded, tell)),
            hidden = *folded && !*unfolded,
            schemes = part(Schemes { scheme: *scheme, tell: tell.clone() }),
            switches = part(Switches { scheme: *scheme, tell: tell.clone() }),
            what_is = words.what_is(choice),
            leaves = leaves::button(tell),
            price = price_tags(price, *out, scheme.robots()),
            folded_views = folded.then(|| views(*chart, tell)),
            lessons = door("btn quiet", lessons, tell),
            share = door("btn quiet", share, tell),
            story = door("btn quiet", story, tell),
            views = (!*folded).then(|| views(*chart, tell)),
        )
    }
}

/// A button that leads somewhere else: its icon, its words, and whether it is open where it stays open.
type Door = (&'static str, &'static str, Option<bool>, Msg);

fn door(class: &'static str, (name, words, open, msg): Door, tell: &Callback<Msg>) -> Html {
    let content = markup!("{icon}<span>{words}</span>", icon = icon(name), words);
    button::door(class, words, open, press(tell, msg), content)
}

/// Other ways to look at the run, and the language.
fn views(chart: bool, tell: &Callback<Msg>) -> Html {
    let words = speech();
    let compare = ("split", words.door(DoorLabel::Compare), None, Msg::Versus(VersusMsg::Toggle));
    let diagram = ("diagram", words.door(DoorLabel::Diagram), Some(chart), Msg::Chart(ChartMsg::Toggle));
    let present = ("screen", words.door(DoorLabel::Present), None, Msg::Class(ClassMsg::Toggle));
    let keys = ("keys", words.door(DoorLabel::Keys), None, Msg::Class(ClassMsg::Keys));
    markup!(
        r#"<div class="views">{compare}{diagram}{present}{keys}{language}</div>"#,
        compare = door("btn quiet icon", compare, tell),
        diagram = door("btn quiet icon", diagram, tell),
        present = door("btn quiet icon present-button", present, tell),
        keys = door("btn quiet icon", keys, tell),
        language = language::choice(tell),
    )
}

fn menu_button(choice: Choice, open: bool, tell: &Callback<Msg>) -> Html {
    let (words, menu) = (speech().choice(choice), speech().label(Label::Menu));
    markup!(
        r#"<button type="button" class="select menu" aria-expanded={open} aria-label={name} onclick={onclick}>
            {words}{icon}
        </button>"#,
        open = if open { "true" } else { "false" },
        name = [words, ": ", menu].concat(),
        onclick = press(tell, Msg::Menu),
        words,
        icon = icon("chev"),
    )
}

fn price_tags(price: &Price, out: u8, robots: u8) -> Html {
    let none = || "–".to_owned();
    let tag = |value: String, label: Label| {
        markup!("<div><b>{value}</b><span>{label}</span></div>", value, label = speech().label(label))
    };
    let messages = price.messages_per_command_tenths().map_or_else(none, |tenths| speech().tenths(tenths));
    let time = price.time_to_answer.map_or_else(none, |span| speech().seconds(span));
    markup!(
        r#"<div class="price" translate="no">{messages}{time}{out}</div>"#,
        messages = tag(messages, Label::MessagesPerCommand),
        time = tag(time, Label::TimeToAnswer),
        out = tag(speech().out_of(u64::from(out), u64::from(robots)), Label::RobotsOut),
    )
}

/// The five schemes.
#[derive(Debug, PartialEq)]
struct Schemes {
    scheme: Scheme,
    tell: Callback<Msg>,
}

impl Part for Schemes {
    fn draw(&self) -> Html {
        let chosen = Choice::of(self.scheme);
        let options = Choice::ALL.map(|choice| Value {
            label: speech().choice(choice).into(),
            chosen: choice == chosen,
            scheme: choice.scheme(),
        });
        radios("scheme", speech().label(Label::Scheme), false, &options, &self.tell)
    }
}

/// The switches of the chosen scheme.
#[derive(Debug, PartialEq)]
struct Switches {
    scheme: Scheme,
    tell: Callback<Msg>,
}

impl Part for Switches {
    fn draw(&self) -> Html {
        let Self { scheme, tell } = self;
        let robots = |least: u8, with: &dyn Fn(u8) -> Scheme| {
            let options: Vec<Value> = (least..=5)
                .map(|count| Value {
                    label: u64::from(count).to_string().into(),
                    chosen: count == scheme.robots(),
                    scheme: with(count),
                })
                .collect();
            radios("robots", speech().label(Label::Robots), true, &options, tell)
        };
        match *scheme {
            Scheme::Alone { .. } => robots(1, &|robots| Scheme::Alone { robots }),
            Scheme::Forwarding { .. } => robots(2, &|robots| Scheme::Forwarding { robots }),
            Scheme::Quorum { robots, pictures } => {
                let options = [Pictures::Agreed, Pictures::Local].map(|value| Value {
                    label: speech().switch(SwitchValue::Pictures(value, Choice::of(*scheme))).into(),
                    chosen: value == pictures,
                    scheme: Scheme::Quorum { robots, pictures: value },
                });
                radios("pictures", speech().label(Label::Pictures), true, &options, tell)
            }
            Scheme::PrimaryBackup { pictures, replication, silence, after_split, .. } => {
                let with =
                    |robots| Scheme::PrimaryBackup { robots, pictures, replication, silence, after_split };
                let (robots, others) = (robots(2, &with), backup_switches(*scheme, tell));
                markup!("{robots}{others}", robots, others)
            }
        }
    }
}

#[inline(never)]
fn backup_switches(scheme: Scheme, tell: &Callback<Msg>) -> Html {
    let Scheme::PrimaryBackup { robots, pictures, replication, silence, after_split } = scheme else {
        return Html::default();
    };
    let option = |value: SwitchValue, chosen: bool, scheme: Scheme| Value {
        label: speech().switch(value).into(),
        chosen,
        scheme,
    };
    let choice = Choice::PrimaryBackup;
    let of_pictures = [Pictures::Local, Pictures::Agreed].map(|it| {
        let scheme = Scheme::PrimaryBackup { robots, pictures: it, replication, silence, after_split };
        option(SwitchValue::Pictures(it, choice), it == pictures, scheme)
    });
    let of_replication = [Replication::Async, Replication::Sync].map(|it| {
        let scheme = Scheme::PrimaryBackup { robots, pictures, replication: it, silence, after_split };
        option(SwitchValue::Replication(it), it == replication, scheme)
    });
    let of_silence = [Silence::Wait, Silence::TakeOver].map(|it| {
        let scheme = Scheme::PrimaryBackup { robots, pictures, replication, silence: it, after_split };
        option(SwitchValue::Silence(it), it == silence, scheme)
    });
    let of_split = [AfterSplit::LeaveDiverged, AfterSplit::DriveBack].map(|it| {
        let scheme = Scheme::PrimaryBackup { robots, pictures, replication, silence, after_split: it };
        option(SwitchValue::AfterSplit(it), it == after_split, scheme)
    });
    markup!(
        "{pictures}{replication}{silence}{split}",
        pictures = radios("pictures", speech().label(Label::Pictures), true, &of_pictures, tell),
        replication = radios("replication", speech().label(Label::Replication), true, &of_replication, tell),
        silence = radios("silence", speech().label(Label::Silence), true, &of_silence, tell),
        split = radios("after-split", speech().label(Label::AfterSplit), true, &of_split, tell),
    )
}

/// One of the values of a switch, with the scheme that it leads to.
struct Value {
    label: AttrValue,
    chosen: bool,
    scheme: Scheme,
}

/// A group of which one is chosen.
fn radios(
    name: &'static str,
    label: &'static str,
    shown: bool,
    options: &[Value],
    tell: &Callback<Msg>,
) -> Html {
    let one = |_, option: &Value| {
        markup!(
            r#"<label class="option">
                <input type="radio" name={name} checked={chosen} onchange={onchange}/>
                <span>{label}</span>
            </label>"#,
            name,
            chosen = option.chosen,
            onchange = choose(tell, Msg::Scheme(option.scheme)),
            label = option.label.clone(),
        )
    };
    let content = markup!(
        r#"{shown}<div class="seg" role="radiogroup" aria-label={label}>{options}</div>"#,
        shown = shown.then(|| markup!(r#"<span class="lbl" aria-hidden="true">{label}</span>"#, label)),
        label,
        options = each(options, one),
    );
    block(["switch switch-", name].concat(), None, content)
}
