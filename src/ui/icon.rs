//! Small drawings: icons and the robots' shapes, from the page's sheet of symbols (`static/sprite.svg`).

use yew::prelude::*;

use crate::command::Command;
use crate::ids::RobotId;
use crate::ui::classes::classes;
use crate::ui::markup::markup;

/// An icon in a line of text. `name` is that of its symbol without `i-`.
pub(crate) fn icon(name: &'static str) -> Html {
    let symbol = symbol(name);
    markup!(r#"<svg class="ico" aria-hidden="true"><use href={symbol}/></svg>"#, symbol)
}

/// An icon in a drawing, with its middle at a point.
pub(crate) fn drawn(name: &'static str, x: f64, y: f64, size: f64) -> Html {
    let half = size / 2.0;
    markup!(
        r#"<use class="gico" href={symbol} x={x} y={y} width={width} height={height}/>"#,
        symbol = symbol(name),
        x = x - half,
        y = y - half,
        width = size,
        height = size,
    )
}

/// A robot's shell, in a box of 64 by 64.
pub(crate) fn shell_of(robot: RobotId) -> Html {
    let shell = shell(robot);
    markup!(r#"<use href={shell} width="64" height="64"/>"#, shell)
}

/// The shape of a robot in a line of text.
pub(crate) fn shape(robot: RobotId) -> Html {
    markup!(
        r#"<svg class={class} aria-hidden="true" viewBox="0 0 64 64"><g class="shell">{shell}</g></svg>"#,
        class = classes(&["shp", who(robot)]),
        shell = shell_of(robot),
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
