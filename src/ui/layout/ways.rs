//! The ways of links and lines between what stands on the stage.

use super::{Area, Form, Layout, LinkWay, PlateForm, Point, Spot};
use crate::ids::{RobotId, TeamId};
use crate::ui::way::Way;

impl Layout {
    /// The building of a robot.
    #[must_use]
    pub(crate) fn spot(&self, robot: RobotId) -> Spot {
        self.spots[robot.index().min(self.spots.len() - 1)]
    }

    /// The way of the link between two robots.
    #[must_use]
    pub(crate) fn link(&self, one: RobotId, other: RobotId) -> LinkWay {
        if self.pentagon {
            return self.link_of_five(one, other);
        }
        let (a, b) = (self.spot(one), self.spot(other));
        let below = b.building.y > a.building.y + a.building.h * 0.8 + 12.0;
        let way = if self.spots.len() == 3 && other == RobotId(3) && below {
            // Down from a side wall to the roof of the third: the beads below stay free.
            let (from, to) = (a.building, b.building);
            let left = one == RobotId(1);
            let x = from.x + if left { from.w } else { 0.0 };
            // For a class the buildings stand closer: so messages and scissors have a way of some length.
            let (side, roof) = if a.form == PlateForm::Aside { (0.6, 0.38) } else { (0.8, 0.26) };
            let roof = to.x + to.w * if left { roof } else { 1.0 - roof };
            // Where the third is as wide as what is between the two, its links run down there.
            let roof = match (a.form == PlateForm::Head, left) {
                (true, true) => roof.max(x + 16.0),
                (true, false) => roof.min(x - 16.0),
                (false, _) => roof,
            };
            Way::through(vec![Point { x, y: from.y + from.h * side }, Point { x: roof, y: to.y }])
        } else if (a.building.y - b.building.y).abs() < 2.0 {
            let (left, right) = if a.building.x < b.building.x { (a, b) } else { (b, a) };
            // Over the roof of the third of three, there has to be room below.
            let high = self.spots.len() == 3 && self.form != Form::Corners;
            let y = left.building.y + left.building.h * if high { 0.3 } else { 0.5 };
            let ends =
                vec![Point { x: left.building.x + left.building.w, y }, Point { x: right.building.x, y }];
            let way = Way::through(ends);
            if a.building.x < b.building.x { way } else { way.back() }
        } else {
            let (from, to) = (middle(a.building), middle(b.building));
            Way::through(vec![edge(a.building, to), edge(b.building, from)])
        };
        // Diagonals of a square would meet with their handles.
        let handle = match (self.spots.len(), one.0, other.0) {
            (4, 1, 3) => 0.24,
            (4, 2, 4) => 0.76,
            _ => 0.5,
        };
        LinkWay { way, handle }
    }

    /// The way of the line from a team's console to a robot.
    #[must_use]
    pub(crate) fn line(&self, team: TeamId, teams: u8, robot: RobotId) -> Way {
        let spot = self.spot(robot);
        let b = spot.building;
        let second = team.index() % 2 == 1;
        match self.form {
            Form::Beneath => self.line_from_below(second, robot, b),
            Form::Corners => self.line_from_corner(second, robot, b),
            Form::Column => {
                // Where a console of two stands, but above the buttons of the robots at the left.
                let part = if teams == 2 { 0.36 } else { 1.0 / f64::from(teams.max(1)) };
                let y = self.height * (f64::from(team.0) * part + 0.22);
                let from = Point { x: 0.0, y: y.min(self.height * 0.86) };
                Way::through(vec![from, edge(b, from)])
            }
            Form::Narrow | Form::Beamer => {
                let x = self.width * (f64::from(team.0) + 1.0) / (f64::from(teams) + 1.0);
                let from = Point { x, y: self.height };
                Way::through(vec![from, edge(b, from)])
            }
        }
    }

    fn line_from_below(&self, second: bool, robot: RobotId, b: Area) -> Way {
        let own = (robot.0 == 2) == second;
        let beside = |area: Area| if second { area.x + area.w + 22.0 } else { area.x - 22.0 };
        let wall = if second { b.x + b.w } else { b.x };
        let y = b.y + b.h * if second { 0.9 } else { 0.84 };
        let home = self.spot(RobotId(if second { 2 } else { 1 })).building;
        let (start, to) = (beside(home), beside(b));
        let mut points = vec![Point { x: start, y: self.height }];
        if !own {
            let lane = self.height - if second { 16.0 } else { 7.0 };
            points.extend([Point { x: start, y: lane }, Point { x: to, y: lane }]);
        }
        points.extend([Point { x: to, y }, Point { x: wall, y }]);
        Way::through(points)
    }

    fn line_from_corner(&self, second: bool, robot: RobotId, b: Area) -> Way {
        let mirror = |x: f64| if second { self.width - x } else { x };
        let console_top = self.height / 2.0 + 4.0;
        let home = if second { 2 } else { 1 };
        if robot.0 == home {
            let x = mirror(190.0);
            let y = b.y + b.h * 0.9;
            let wall = if second { b.x + b.w } else { b.x };
            return Way::through(vec![Point { x, y: console_top }, Point { x, y }, Point { x: wall, y }]);
        }
        if robot.0 == 3 {
            let y = b.y + b.h * if second { 0.985 } else { 0.9 };
            let wall = if second { b.x + b.w } else { b.x };
            return Way::through(vec![Point { x: mirror(488.0), y }, Point { x: wall, y }]);
        }
        let from = Point { x: mirror(440.0), y: console_top };
        let wall = if second { b.x + b.w } else { b.x };
        Way::through(vec![from, Point { x: wall, y: b.y + b.h * 0.93 }])
    }
}

fn middle(area: Area) -> Point {
    Point { x: area.x + area.w / 2.0, y: area.y + area.h / 2.0 }
}

/// Where the straight line from an area's middle to a point leaves the area.
fn edge(area: Area, to: Point) -> Point {
    let from = middle(area);
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let part = |delta: f64, half: f64| if delta.abs() < 0.01 { f64::INFINITY } else { half / delta.abs() };
    let t = part(dx, area.w / 2.0).min(part(dy, area.h / 2.0)).min(1.0);
    Point { x: from.x + dx * t, y: from.y + dy * t }
}
