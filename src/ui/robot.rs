//! One robot with its building, as a group that assistive technology and scripts find by name.

use std::rc::Rc;

use yew::prelude::*;

use crate::ids::RobotId;
use crate::maze::Maze;
use crate::scene::Robot;
use crate::setup::{Act, REBOOT_OFF};
use crate::standing::Standing;
use crate::ui::beads::Beads;
use crate::ui::bot::{Bot, Ghosts, Trail, standing};
use crate::ui::building::{Building, Ground, Walls};
use crate::ui::icon::drawn;
use crate::ui::language::{speech, spoken};
use crate::ui::layout::{PlateForm, Point, Spot};
use crate::ui::markup::markup;
use crate::ui::msg::Msg;
use crate::ui::part::{Part, keyed, part};
use crate::ui::plate::{Plate, Words, tall_buttons};
use crate::ui::press::pressed;
use crate::ui::svg::translate;

/// A robot with its building.
#[derive(Debug, PartialEq)]
pub(crate) struct RobotGroup {
    /// The robot.
    pub robot: Rc<Robot>,
    /// The maze.
    pub maze: Rc<Maze>,
    /// Where.
    pub spot: Spot,
    /// What its plate says.
    pub words: Words,
    /// Whether motions jump.
    pub still: bool,
    /// Whether nothing has happened yet: then there is nothing to press.
    pub bare: bool,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for RobotGroup {
    fn draw(&self) -> Html {
        let Self { robot, maze, spot, words, still, bare, tell } = self;
        let b = spot.building;
        let beads =
            |y: f64| part(Beads { robot: robot.id, beads: Rc::clone(&robot.beads), x: b.x, y, width: b.w });
        let plate = Plate {
            robot: Rc::clone(robot),
            spot: *spot,
            words: words.clone(),
            bare: *bare,
            tell: tell.clone(),
        };
        markup!(
            r#"<g role="group" aria-label={name} data-robot={id} data-cell={cell} data-heading={heading}
                data-executed={executed} data-standing={standing} data-role={role} data-era={era} data-state={state}>
                <g transform={place}>{inside}</g>
                {beads}{plate}{buttons}
            </g>"#,
            name = speech().robot(robot.id),
            id = robot.id.to_string(),
            cell = robot.pose.cell.to_string(),
            heading = robot.pose.heading.name(),
            executed = robot.executed.to_string(),
            standing = robot.standing.map(Standing::name),
            role = robot.role.name(),
            era = robot.era.map(|era| era.to_string()),
            state = if robot.off_until.is_some() { "rebooting" } else { "running" },
            place = translate(b.x, b.y),
            inside = inside(robot, maze, spot, *still),
            beads = spot.beads.map(beads),
            plate = part(plate),
            buttons = (!bare).then(|| buttons(robot.id, spot, tell)),
        )
    }
}

/// What is seen of a robot in its building.
pub(crate) fn inside(robot: &Robot, maze: &Rc<Maze>, spot: &Spot, still: bool) -> Html {
    let body = standing(robot, spot, still);
    let moves = robot.doing.filter(|doing| !still && doing.from.cell != doing.to.cell);
    let tip = moves.map(|_| body.at);
    let building = Building { maze: Rc::clone(maze), cell: spot.cell, wall: spot.wall };
    markup!(
        "{ground}{trail}{walls}{ghosts}{bot}",
        ground = keyed(spoken().code(), Ground(building.clone())),
        trail = part(Trail { robot: robot.id, cells: Rc::clone(&robot.trail), tip, spot: *spot }),
        walls = part(Walls(building)),
        ghosts = part(Ghosts { ghosts: Rc::clone(&robot.ghosts), spot: *spot }),
        bot = part(Bot { robot: robot.id, standing: body, cell: spot.cell, off: robot.off_until.is_some() }),
    )
}

/// On small screens the buttons have a page of their own: see the console. In presenter mode keys do it.
fn buttons(robot: RobotId, spot: &Spot, tell: &Callback<Msg>) -> Html {
    let (first, upright) = match spot.form {
        PlateForm::Tall => (tall_buttons(spot), true),
        PlateForm::Head => spot.buttons.unwrap_or_default(),
        PlateForm::Mini | PlateForm::Poster | PlateForm::Aside => return Html::default(),
    };
    let step = 44.0;
    let second =
        if upright { Point { y: first.y + step, ..first } } else { Point { x: first.x + step, ..first } };
    let isolate = Msg::Act(Act::Isolate(robot));
    markup!(
        "{reboot}{isolate}",
        reboot = button("reboot", speech().reboot(robot), first, Msg::Act(reboot(robot)), tell),
        isolate = button("isolate", speech().isolate(robot), second, isolate, tell),
    )
}

/// The act of the reboot button.
#[must_use]
pub(crate) fn reboot(robot: RobotId) -> Act {
    Act::Reboot { robot, off: REBOOT_OFF }
}

/// A round button in the drawing.
fn button(icon: &'static str, label: String, at: Point, msg: Msg, tell: &Callback<Msg>) -> Html {
    let (onclick, onkeydown) = pressed(tell, msg);
    markup!(
        r#"<g class="handle tool" transform={place}>
            <circle class="face" r="17"/>
            {icon}
            <circle class="hit" r="22" role="button" tabindex="0" aria-label={label} onclick={onclick} onkeydown={onkeydown}>
                <title>{title}</title>
            </circle>
        </g>"#,
        place = translate(at.x, at.y),
        icon = drawn(icon, 0.0, 0.0, 19.0),
        label = label.clone(),
        onclick,
        onkeydown,
        title = label,
    )
}
