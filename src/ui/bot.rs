//! A robot from above, its ghosts and its trail. The shell never turns, so that one sees who it is;
//! eye, nose, treads and beam do.

use std::rc::Rc;

use yew::prelude::*;

use crate::command::Deed;
use crate::ids::RobotId;
use crate::pose::Cell;
use crate::scene::{Doing, Ghost, Robot};
use crate::ui::building::{ahead, degrees, middle};
use crate::ui::classes::{classes, when};
use crate::ui::icon::{shell_of, who};
use crate::ui::layout::{Point, Spot};
use crate::ui::markup::{each, markup};
use crate::ui::part::Part;
use crate::ui::shapes::{circle, group, path, rounded};
use crate::ui::svg::{Path, call, scale, translate};

/// A body at one instant, in pixels of its building.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Standing {
    /// Its middle.
    pub at: Point,
    /// Where it looks, in degrees clockwise from north.
    pub angle: f64,
    /// How far the beam reaches from its middle.
    pub beam: f64,
}

/// Where a body is to be drawn. With `still`, it jumps at the end of each motion.
#[must_use]
pub(crate) fn standing(robot: &Robot, spot: &Spot, still: bool) -> Standing {
    let reach = |free: u8| (f64::from(free) + 0.5) * spot.cell - 2.0;
    let from = middle(spot, robot.pose.cell);
    let at_rest = Standing { at: from, angle: degrees(robot.pose.heading), beam: reach(robot.free_ahead) };
    let Some(doing) = robot.doing.filter(|_| !still) else { return at_rest };
    let t = ease(f64::from(doing.per_mille) / 1000.0);
    let to = middle(spot, doing.to.cell);
    match doing.deed {
        Deed::Moved => {
            let at = Point { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
            let beam = reach(robot.free_ahead) + (reach(doing.free_ahead) - reach(robot.free_ahead)) * t;
            Standing { at, beam, ..at_rest }
        }
        Deed::Turned => {
            let mut delta = degrees(doing.to.heading) - at_rest.angle;
            if delta > 180.0 {
                delta -= 360.0;
            } else if delta < -180.0 {
                delta += 360.0;
            }
            let beam = if t < 0.25 {
                at_rest.beam
            } else if t > 0.75 {
                reach(doing.free_ahead)
            } else {
                spot.cell * 0.5
            };
            Standing { angle: at_rest.angle + delta * t, beam, ..at_rest }
        }
        Deed::Bumped => bump(at_rest, ahead(robot.pose.heading), doing, spot),
        Deed::AlreadyOut | Deed::Photographed => at_rest,
    }
}

/// A body that runs into a wall gets a little way, and back.
fn bump(at_rest: Standing, ahead: Point, doing: Doing, spot: &Spot) -> Standing {
    let t = f64::from(doing.per_mille) / 1000.0;
    let way = if doing.command == crate::command::Command::Backward { -1.0 } else { 1.0 };
    let hop = (4.0 * t * (1.0 - t)).max(0.0) * spot.cell * 0.16 * way;
    let at = Point { x: at_rest.at.x + ahead.x * hop, y: at_rest.at.y + ahead.y * hop };
    Standing { at, beam: (at_rest.beam - hop).max(0.0), ..at_rest }
}

fn ease(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}

/// A robot from above.
#[derive(Debug, PartialEq)]
pub(crate) struct Bot {
    /// Which.
    pub robot: RobotId,
    /// Where.
    pub standing: Standing,
    /// The side of a cell.
    pub cell: f64,
    /// Whether it is off.
    pub off: bool,
}

impl Part for Bot {
    fn draw(&self) -> Html {
        let Self { robot, standing, cell, off } = self;
        let small = *cell < 24.0;
        let part = |share: f64| share * cell;
        let beam = standing.beam.min(part(6.0)).max(0.0);
        let spread = (beam * 0.19).clamp(part(0.12), part(0.46));
        let nose = if small { 0.72 } else { 0.6 };
        // The triangle and the star are narrow above: their eye sits lower.
        let low = match robot.0 {
            3 => part(0.09),
            5 => part(0.01),
            _ => 0.0,
        };
        let turn = call("rotate", &[standing.angle]);
        let tread = |x: f64| rounded("treadfill", part(x), part(-0.27), part(0.16), part(0.54), part(0.06));
        let beam =
            || path("beam", Path::new().to(0.0, 0.0).line(-spread, -beam).line(spread, -beam).add('Z', &[]));
        let tip =
            Path::new().to(part(-0.16), part(-0.38)).line(0.0, part(-nose)).line(part(0.16), part(-0.38));
        let eye = || {
            markup!(
                "<g transform={place}>{lens}{pupil}</g>",
                place = translate(0.0, low) + &turn,
                lens = circle("lens", 0.0, part(-0.11), part(0.166)),
                pupil = circle("pupil", 0.0, part(-0.176), part(0.09)),
            )
        };
        markup!(
            r#"<g class={class} transform={place}>
                <g transform={turn}>{beam}{left}{right}{nose}</g>
                <g class="shell" transform={size}>{shell}</g>
                {eye}
            </g>"#,
            class = classes(&["bot", who(*robot), when(*off, "is-rebooting")]),
            place = translate(standing.at.x, standing.at.y),
            turn = turn.clone(),
            beam = (!off).then(beam),
            left = tread(-0.45),
            right = tread(0.29),
            nose = path("nose", tip.add('Z', &[])),
            size = scale(cell * 0.015_76) + &translate(-32.0, -36.0),
            shell = shell_of(*robot),
            eye = (!small && !off).then(eye),
        )
    }
}

/// Where other robots would be in this building.
#[derive(Debug, PartialEq)]
pub(crate) struct Ghosts {
    /// Who and where.
    pub ghosts: Rc<[Ghost]>,
    /// The building.
    pub spot: Spot,
}

impl Part for Ghosts {
    fn draw(&self) -> Html {
        let spot = &self.spot;
        let nose = |share: f64| share * spot.cell;
        let ghost = |_, ghost: &Ghost| {
            let at = middle(spot, ghost.pose.cell);
            let tip =
                Path::new().to(nose(-0.16), nose(-0.42)).line(0.0, nose(-0.58)).line(nose(0.16), nose(-0.42));
            markup!(
                "<g class={class} transform={place}>
                    <g transform={size}>{shell}</g>
                    <path transform={turn} d={tip}/>
                </g>",
                class = classes(&["ghost", who(ghost.robot)]),
                place = translate(at.x, at.y),
                size = scale(spot.cell * 0.014) + &translate(-32.0, -36.0),
                shell = shell_of(ghost.robot),
                turn = call("rotate", &[degrees(ghost.pose.heading)]),
                tip = tip.d(),
            )
        };
        each(&self.ghosts, ghost)
    }
}

/// The way that a robot came.
#[derive(Debug, PartialEq)]
pub(crate) struct Trail {
    /// Whose.
    pub robot: RobotId,
    /// The cells, oldest first.
    pub cells: Rc<[Cell]>,
    /// Where the body is now, when it is on its way to another cell.
    pub tip: Option<Point>,
    /// The building.
    pub spot: Spot,
}

impl Part for Trail {
    fn draw(&self) -> Html {
        let Self { robot, cells, tip, spot } = self;
        let mut path = Path::new();
        for cell in cells.iter() {
            let at = middle(spot, *cell);
            path = if path.is_empty() { path.to(at.x, at.y) } else { path.line(at.x, at.y) };
        }
        if let Some(tip) = tip {
            path = path.line(tip.x, tip.y);
        }
        if cells.len() < 2 && tip.is_none() {
            return Html::default();
        }
        let d = AttrValue::from(path.d());
        let lines = markup!(
            r#"<path class="t1" stroke-width={wide} d={under}/><path class="t2" stroke-width={slim} d={over}/>"#,
            wide = spot.cell * 0.36,
            under = d.clone(),
            slim = spot.cell * 0.25,
            over = d,
        );
        group(classes(&["trail", who(*robot)]), true, lines)
    }
}
