//! A team's console: keys, whom it talks to, the latest photograph, its commands with verdicts.

use std::rc::Rc;

use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use crate::command::Command;
use crate::ids::{RobotId, TeamId};
use crate::laws::Freshness;
use crate::maze::Maze;
use crate::record::Verdict;
use crate::scene::{Console, Row};
use crate::setup::{Act, Address};
use crate::ui::button::{door, icon_button, named_button};
use crate::ui::classes::block;
use crate::ui::icon::{icon, of_command, shape};
use crate::ui::language::{speech, spoken};
use crate::ui::markup::{each, gap, markup, several, with_key};
use crate::ui::msg::Msg;
use crate::ui::part::{Part, keyed, part};
use crate::ui::photo::Print;
use crate::ui::press::press;
use crate::ui::why::Question;
use crate::words::app::Label;

/// A console.
#[derive(Debug, PartialEq)]
pub(crate) struct ConsoleView {
    /// The console.
    pub console: Rc<Console>,
    /// The maze, for photographs.
    pub maze: Rc<Maze>,
    /// Whether it lies mirrored, for the second person at a keyboard.
    pub mirror: bool,
    /// Whether another tab is shown instead.
    pub hidden: bool,
    /// How many commands are in the list.
    pub rows: usize,
    /// Whether the list stands away from its newest command.
    pub scrolled: bool,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for ConsoleView {
    fn draw(&self) -> Html {
        let Self { console, maze, mirror, hidden, rows, scrolled, tell } = self;
        let team = console.team;
        let name = speech().team(team);
        let photo = match console.photo {
            Some(photo) => keyed(spoken().code(), Print { maze: Rc::clone(maze), photo }),
            // The place of a photograph is kept, so that no key moves when the first arrives.
            None => {
                markup!(r#"<div class="print none" aria-hidden="true">{icon}</div>"#, icon = icon("picture"))
            }
        };
        markup!(
            r#"<section class={class} dir={dir} aria-label={said} data-team={team} hidden={hidden}>
                <header>
                    <span class="pennant" aria-hidden="true">{letter}</span>
                    <h2>{name}</h2>
                    {to}
                    {auto}
                </header>
                <div class="upper">{keys}{photo}</div>
                {tickets}
            </section>"#,
            class = if *mirror { "console mirror" } else { "console" },
            dir = spoken().script().dir(),
            said = name.clone(),
            team = team.to_string(),
            hidden = *hidden,
            letter = team.to_string(),
            name,
            to =
                part(SendTo { team, attached: console.attached, robots: console.robots, tell: tell.clone() }),
            auto = autopilot(console, tell),
            keys = part(Keys { team, mirror: *mirror, tell: tell.clone() }),
            photo,
            tickets = tickets(console, *rows, *scrolled, tell),
        )
    }
}

/// The commands with their verdicts; before the first, which keys give them.
fn tickets(console: &Console, rows: usize, scrolled: bool, tell: &Callback<Msg>) -> Html {
    if console.asked == 0 && !console.autopilot {
        let hint = speech().key_hint(console.team);
        return markup!(r#"<div class="tickets"><p class="keyhint">{hint}</p></div>"#, hint);
    }
    let row =
        |_, row: &Row| keyed(u64::from(row.call.ticket.number), RowView { row: *row, tell: tell.clone() });
    markup!(
        r#"<ul class="tickets" aria-label={label} translate="no" tabindex="0" onscroll={onscroll}>{rows}</ul>"#,
        label = speech().label(Label::Commands),
        onscroll = gap::scrolled(when_scrolled(console.team, scrolled, tell)),
        rows = each(&console.rows[..rows.min(console.rows.len())], row),
    )
}

/// Reports when the list is moved away from its newest command, and when it is back there.
fn when_scrolled(team: TeamId, scrolled: bool, tell: &Callback<Msg>) -> Callback<Event> {
    let tell = tell.clone();
    Callback::from(move |event: Event| {
        let away = event.target_dyn_into::<Element>().is_some_and(|list| list.scroll_top() > 0);
        if away != scrolled {
            tell.emit(Msg::Scrolled(team, away));
        }
    })
}

fn autopilot(console: &Console, tell: &Callback<Msg>) -> Html {
    let act = Act::Autopilot { team: console.team, on: !console.autopilot };
    let onclick = press(tell, Msg::Act(act));
    let label = speech().label(Label::Autopilot);
    door("btn icon quiet auto", label, Some(console.autopilot), onclick, icon("auto"))
}

/// Whom the console talks to.
#[derive(Debug, PartialEq)]
struct SendTo {
    team: TeamId,
    attached: Address,
    robots: u8,
    tell: Callback<Msg>,
}

impl Part for SendTo {
    fn draw(&self) -> Html {
        let Self { team, attached, robots, tell } = self;
        let (team, robots) = (*team, *robots);
        let onchange = {
            let tell = tell.clone();
            Callback::from(move |event: Event| {
                let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
                let to = match select.value().parse() {
                    Ok(number) if (1..=robots).contains(&number) => Address::Robot(RobotId(number)),
                    _ => Address::Each,
                };
                tell.emit(Msg::Act(Act::Attach { team, to }));
            })
        };
        let label = speech().label(Label::SendTo);
        let shape = if let Address::Robot(robot) = *attached { Some(shape(robot)) } else { None };
        let choice = |to: Address, words: String| {
            let chosen = *attached == to;
            markup!("<option value={to} selected={chosen}>{words}</option>", to = value_of(to), chosen, words)
        };
        // Beyond the last robot stands *each*, where there are several.
        let choices =
            several(usize::from(robots) + usize::from(robots > 1), &mut |place| match RobotId::all(robots)
                .nth(place)
            {
                Some(robot) => choice(Address::Robot(robot), speech().robot(robot)),
                None => choice(Address::Each, speech().label(Label::Each).to_owned()),
            });
        // What is chosen can also change by going back in time: then the element must follow, which
        // heeds its options no more once somebody has used it.
        let select = markup!(
            "<select ~value={value} aria-label={label} onchange={onchange}>{choices}</select>",
            value = value_of(*attached),
            label,
            onchange,
            choices,
        );
        markup!(
            r#"<label class="sendto">
                <span class="lbl">{label}</span>
                <span class="select">{shape}{select}{icon}</span>
            </label>"#,
            label,
            shape,
            select = with_key(select, u64::from(robots)),
            icon = icon("chev"),
        )
    }
}

fn value_of(address: Address) -> String {
    match address {
        Address::Robot(robot) => robot.to_string(),
        Address::Each => "each".to_owned(),
    }
}

/// The five keys, laid out as on the keyboard.
#[derive(Debug, PartialEq)]
struct Keys {
    team: TeamId,
    mirror: bool,
    tell: Callback<Msg>,
}

impl Part for Keys {
    fn draw(&self) -> Html {
        let Self { team, mirror, tell } = self;
        let team = *team;
        let on_keyboard = match team.0 {
            0 => ["W", "S", "A", "D", "E"],
            1 => ["↑", "↓", "←", "→", "/"],
            _ => [""; 5],
        };
        let key = |command: Command, class: &'static str| {
            let place = Command::ALL.iter().position(|other| *other == command).unwrap_or(0);
            let onclick = press(tell, Msg::Act(Act::Ask { team, command, to: None }));
            let content = markup!(
                r#"{icon}<span aria-hidden="true">{words}</span><kbd aria-hidden="true" data-key={key}></kbd>"#,
                icon = icon(of_command(command)),
                words = speech().key(command),
                key = on_keyboard[place],
            );
            named_button(class, speech().command(command), onclick, content)
        };
        let content = markup!(
            "{forward}{picture}{left}{back}{right}",
            forward = key(Command::Forward, "key k-forward"),
            picture = key(Command::Picture, "key k-picture shutter"),
            left = key(Command::Left, "key k-left"),
            back = key(Command::Backward, "key k-back"),
            right = key(Command::Right, "key k-right"),
        );
        block(if *mirror { "keys mirrored" } else { "keys" }, Some("ltr"), content)
    }
}

/// One command with its verdict.
#[derive(Debug, PartialEq)]
struct RowView {
    row: Row,
    tell: Callback<Msg>,
}

impl Part for RowView {
    fn draw(&self) -> Html {
        let Self { row, tell } = self;
        let ticket = row.call.ticket;
        let reason = reason(row);
        let again = match row.verdict {
            Verdict::Done(_) => None,
            Verdict::Waiting | Verdict::Refused(_) | Verdict::NoAnswer | Verdict::Undone { .. } => {
                let act = Act::Again { team: ticket.team, number: Some(ticket.number), to: None };
                Some(press(tell, Msg::Act(act)))
            }
        };
        let to = match row.to {
            Address::Robot(robot) => shape(robot),
            Address::Each => markup!("<i>{each}</i>", each = speech().label(Label::Each)),
        };
        let name = ticket.to_string();
        markup!(
            r#"<li data-ticket={ticket} data-verdict={verdict}>
                <span class="tk">{name}</span>
                {icon}
                <span class="to">{words} {to}{reason}</span>
                {chip}
                {again}
            </li>"#,
            ticket = name.clone(),
            verdict = row.verdict.name(),
            name,
            icon = icon(of_command(row.call.command)),
            words = speech().row(row.call.command),
            to,
            reason = (!reason.is_empty()).then(|| markup!("<small>{reason}</small>", reason)),
            chip = chip(row, tell),
            again =
                again.map(|onclick| icon_button("again", speech().again(ticket), "again", false, onclick)),
        )
    }
}

/// What there is to say below a command: why it was refused, that it ran twice.
fn reason(row: &Row) -> String {
    let mut said = match row.verdict {
        Verdict::Done(_) | Verdict::Waiting => String::new(),
        Verdict::Refused(_) | Verdict::NoAnswer | Verdict::Undone { .. } => {
            speech().verdict_detail(&row.verdict).to_string()
        }
    };
    if !row.call.command.is_picture() {
        for (robot, times) in row.repeated() {
            if !said.is_empty() {
                said.push_str("; ");
            }
            said.push_str(&speech().repeated(robot, times));
        }
    }
    said
}

fn chip(row: &Row, tell: &Callback<Msg>) -> Html {
    let (mut class, mut name) = match row.verdict {
        Verdict::Waiting => ("chip waiting", "wait"),
        Verdict::Done(_) => ("chip done", "tick"),
        Verdict::Refused(_) => ("chip refused", "refuse"),
        Verdict::NoAnswer => ("chip noanswer", "silence"),
        Verdict::Undone { .. } => ("chip refused", "fork"),
    };
    let word = speech().verdict(&row.verdict);
    let mut text = word.to_owned();
    if row.verdict == Verdict::Waiting && row.waited.0 > 0 {
        text = speech().waiting_for(word, row.waited);
    }
    if let Some(freshness) = row.freshness.filter(|_| matches!(row.verdict, Verdict::Done(_))) {
        text = [word, " · ", &speech().freshness(freshness)].concat();
        if freshness != Freshness::Fresh {
            (class, name) = ("chip stale", "picture");
        }
    }
    let ticket = row.call.ticket;
    let onclick = press(tell, Msg::Why(Question::Ticket(ticket)));
    let asks = speech().why_this(&[&ticket.to_string(), " ", &text].concat());
    named_button(class, asks, onclick, markup!("{icon}{text}", icon = icon(name), text))
}
