//! Small drawings: icons and the robots' shapes, from one sheet of symbols.

use yew::prelude::*;

use crate::command::Command;
use crate::ids::RobotId;
use crate::ui::classes::{classed, classes};
use crate::ui::svg;

/// The sheet of symbols that all icons refer to; on the page once.
pub(crate) fn sprite() -> Html {
    Html::from_html_unchecked(AttrValue::Static(include_str!("sprite.svg")))
}

/// An icon in a line of text. `name` is that of its symbol without `i-`.
pub(crate) fn icon(name: &'static str) -> Html {
    html! { <svg class="ico" aria-hidden="true"><use href={symbol(name)}/></svg> }
}

/// An icon in a drawing, with its middle at a point.
pub(crate) fn drawn(name: &'static str, x: f64, y: f64, size: f64) -> Html {
    let half = size / 2.0;
    html! {
        <use class="gico" href={symbol(name)} x={svg::num(x - half)} y={svg::num(y - half)}
            width={svg::num(size)} height={svg::num(size)}/>
    }
}

/// A robot's shell, in a box of 64 by 64.
pub(crate) fn shell_of(robot: RobotId) -> Html {
    html! { <use href={shell(robot)} width="64" height="64"/> }
}

/// The shape of a robot in a line of text.
pub(crate) fn shape(robot: RobotId) -> Html {
    let view = AttrValue::Static("0 0 64 64");
    classed(
        classes(&["shp", who(robot)]),
        html! { <svg class="_" aria-hidden="true" viewBox={view}><g class="shell">{ shell_of(robot) }</g></svg> },
    )
}

/// The class that gives a robot's colours.
#[must_use]
pub(crate) fn who(robot: RobotId) -> &'static str {
    ["r1", "r2", "r3", "r4", "r5"][robot.index().min(4)]
}

/// The symbol of a robot's shell.
#[must_use]
pub(crate) fn shell(robot: RobotId) -> &'static str {
    ["#s-1", "#s-2", "#s-3", "#s-4", "#s-5"][robot.index().min(4)]
}

/// The icon of a command.
#[must_use]
pub(crate) fn of_command(command: Command) -> &'static str {
    command.word()
}

fn symbol(name: &'static str) -> AttrValue {
    AttrValue::from(["#i-", name].concat())
}
