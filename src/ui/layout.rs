//! Where everything stands: from the number of robots and the room there is to places in pixels.
//!
//! The drawing is as large as its box, so letters keep their size on every screen and only the
//! buildings grow and shrink.

use crate::ids::{RobotId, TeamId};
use crate::ui::way::Way;

/// A place on the stage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Point {
    /// From the left.
    pub x: f64,
    /// From above.
    pub y: f64,
}

/// An area of the stage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Area {
    /// From the left.
    pub x: f64,
    /// From above.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// How the page is divided between stage and consoles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Consoles in a row under the stage.
    Beneath,
    /// Consoles in the lower corners of the stage.
    Corners,
    /// Consoles in a column at the left.
    Column,
    /// One console at a time, under the stage: small screens.
    Narrow,
}

/// How a robot's particulars are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlateForm {
    /// All below each other, beside the building.
    Tall,
    /// In a few lines above the building.
    Head,
    /// One line above the building, the badge below it.
    Mini,
}

/// One building with what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    /// The building with its walls.
    pub building: Area,
    /// The side of a cell.
    pub cell: f64,
    /// How thick the outer wall is.
    pub wall: f64,
    /// How the plate is arranged.
    pub form: PlateForm,
    /// The upper left corner of the plate.
    pub plate: Point,
    /// How wide the plate is.
    pub plate_width: f64,
    /// Whether a small plate has its badge next to the name, and not at the far side of the building.
    pub badge_with_name: bool,
    /// Where the buttons are, and whether they stand below each other.
    pub buttons: Option<(Point, bool)>,
    /// The height of the bead string's middle; none where there is no room.
    pub beads: Option<f64>,
}

/// The way of a link, and where on it the handle sits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LinkWay {
    /// From the lower-numbered robot to the other.
    pub way: Way,
    /// The handle's part of the way, 0 to 1.
    pub handle: f64,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Layout {
    /// The form.
    pub form: Form,
    /// The width of the stage.
    pub width: f64,
    /// The height of the stage.
    pub height: f64,
    /// The buildings, Robot 1's first.
    pub spots: Vec<Spot>,
    /// Where the sentence about reach stands, its middle above; and how wide it may be. None where it
    /// has a place outside of the stage.
    pub reach: Option<(Point, f64)>,
}

/// What a layout is made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Room {
    /// The form.
    pub form: Form,
    /// How many robots.
    pub robots: u8,
    /// How many teams.
    pub teams: u8,
    /// Columns of the maze.
    pub columns: u8,
    /// Rows of the maze.
    pub rows: u8,
    /// The width of the stage.
    pub width: f64,
    /// The height of the stage.
    pub height: f64,
}

/// The form that suits a window.
#[must_use]
pub(crate) fn form(robots: u8, teams: u8, width: f64, height: f64, panel: bool) -> Form {
    let stage = width - if panel && width >= 1600.0 { 372.0 } else { 0.0 };
    match robots {
        _ if width < 700.0 => Form::Narrow,
        3.. if width < 1000.0 => Form::Narrow,
        0..=2 if teams <= 2 && height >= 800.0 => Form::Beneath,
        3 if teams <= 2 && stage >= 1400.0 && height >= 980.0 => Form::Corners,
        _ => Form::Column,
    }
}

impl Room {
    /// Where everything stands.
    #[must_use]
    pub(crate) fn arrange(self) -> Layout {
        let (spots, reach) = match (self.form, self.robots) {
            (Form::Corners, _) => self.triangle_with_corners(),
            (Form::Narrow, robots) => (self.blocks(robots, PlateForm::Mini), None),
            (_, 0..=2) if self.width >= 1060.0 => (self.row(), None),
            (_, robots) => (self.blocks(robots, PlateForm::Head), None),
        };
        Layout { form: self.form, width: self.width, height: self.height, spots, reach }
    }

    /// One or two buildings side by side, plates outside.
    fn row(self) -> Vec<Spot> {
        const LEFT: f64 = 168.0;
        const RIGHT: f64 = 196.0;
        const TOP: f64 = 26.0;
        let count = f64::from(self.robots);
        let gap_least = if self.robots == 1 { 0.0 } else { 200.0 };
        let side =
            ((self.width - LEFT - RIGHT - gap_least - 24.0) / count).min(self.height - TOP - 66.0).max(80.0);
        let spare = self.width - LEFT - RIGHT - side * count;
        let gap = if self.robots == 1 { 0.0 } else { (spare * 0.75).clamp(gap_least, 340.0) };
        let left = (self.width - LEFT - RIGHT - side * count - gap) / 2.0;
        (0..self.robots)
            .map(|index| {
                let x = left + LEFT + f64::from(index) * (side + gap);
                let mut spot = self.spot(Area { x, y: TOP, w: side, h: side }, PlateForm::Tall);
                let right_hand = self.robots == 1 || index == 1;
                let b = spot.building;
                spot.plate = Point { x: if right_hand { b.x + b.w + 42.0 } else { b.x - 160.0 }, y: TOP };
                spot.plate_width = 150.0;
                spot.beads = Some(b.y + b.h + 25.0);
                spot
            })
            .collect()
    }

    /// Three buildings, point down, with room for consoles in the lower corners.
    fn triangle_with_corners(self) -> (Vec<Spot>, Option<(Point, f64)>) {
        let side = ((self.height - 252.0) / 2.0).min((self.width - 368.0 - 440.0) / 2.0).max(80.0);
        let top = |x: f64, plate: f64| {
            let mut spot = self.spot(Area { x, y: 34.0, w: side, h: side }, PlateForm::Tall);
            spot.plate = Point { x: plate, y: 36.0 };
            spot
        };
        let left = top(208.0, 24.0);
        let right = top(self.width - 208.0 - side, self.width - 182.0);
        let middle =
            Area { x: self.width / 2.0 - side / 2.0 - 60.0, y: self.height - 78.0 - side, w: side, h: side };
        let mut bottom = self.spot(middle, PlateForm::Tall);
        bottom.plate = Point { x: middle.x + side + 22.0, y: middle.y + 2.0 };
        let mut spots = vec![left, right, bottom];
        for spot in &mut spots {
            spot.plate_width = 154.0;
            spot.beads = Some(spot.building.y + spot.building.h + 24.0);
        }
        let room = right.building.x - (left.building.x + side) - 190.0;
        let at = Point { x: self.width / 2.0, y: 34.0 + side * 0.64 };
        (spots, Some((at, room)))
    }

    /// Buildings with their plates above them, or below them in the lower half: so links have the
    /// middle to themselves. For up to five.
    fn blocks(self, robots: u8, form: PlateForm) -> Vec<Spot> {
        let mini = form == PlateForm::Mini;
        // Where links leave at the bottom, a small plate has its badge above, too.
        let all_above = mini && robots > 3;
        let head = match form {
            PlateForm::Mini => 62.0,
            PlateForm::Head | PlateForm::Tall if self.height < 560.0 => 78.0,
            PlateForm::Head | PlateForm::Tall => 86.0,
        };
        let beads = if robots <= 3 && !mini { 48.0 } else { 0.0 };
        let margin = if mini { 20.0 } else { 56.0 };
        let least_wide = if mini { 80.0 } else { 172.0 };
        let places = places(robots, mini);
        let (w, h) = (self.width - 2.0 * margin, self.height - 12.0);
        let side = fit(&places, (w, h), (head, beads), least_wide, mini);
        let wide = side.max(least_wide);
        places
            .iter()
            .map(|(px, py)| {
                let below = *py > 0.6;
                let x = margin + px * (w - wide);
                let top = 6.0 + py * (h - side - head - beads);
                // The name of a small plate stands above the building, the badge below.
                let above = match (mini, below) {
                    (true, false) if !all_above => 30.0,
                    (_, false) => head - if mini { 4.0 } else { 0.0 },
                    (_, true) => 0.0,
                };
                let area = Area { x: x + (wide - side) / 2.0, y: top + above, w: side, h: side };
                let mut spot = self.spot(area, form);
                let b = spot.building;
                let under = b.y + b.h + beads;
                spot.plate = Point { x, y: if below { under + if mini { 2.0 } else { 6.0 } } else { top } };
                spot.plate_width = wide;
                spot.badge_with_name = below || all_above;
                spot.beads = (beads > 0.0).then_some(b.y + b.h + 20.0);
                spot.buttons = (!mini).then_some(if robots == 5 && *py < 0.1 {
                    // Links leave this one to both sides: its buttons stand beside its name.
                    (Point { x: x + wide + 26.0, y: top + 24.0 }, false)
                } else if *px < 0.55 {
                    (Point { x: b.x - 27.0, y: b.y + b.h - 62.0 }, true)
                } else {
                    (Point { x: b.x + b.w + 30.0, y: b.y + b.h - 62.0 }, true)
                });
                spot
            })
            .collect()
    }

    /// A building as large as fits into an area, in its middle.
    fn spot(self, area: Area, form: PlateForm) -> Spot {
        let most = f64::from(self.columns.max(self.rows).max(1));
        let wall = (area.w * 0.034).clamp(5.0, 13.0);
        let cell = ((area.w - 2.0 * wall) / most).max(3.0);
        let (w, h) = (cell * f64::from(self.columns) + 2.0 * wall, cell * f64::from(self.rows) + 2.0 * wall);
        let building = Area { x: area.x + (area.w - w) / 2.0, y: area.y + (area.h - h) / 2.0, w, h };
        Spot {
            building,
            cell,
            wall,
            form,
            plate: Point { x: area.x, y: area.y },
            plate_width: 150.0,
            badge_with_name: false,
            buttons: None,
            beads: None,
        }
    }
}

/// Where the blocks stand, as parts of the room that is left.
fn places(robots: u8, mini: bool) -> Vec<(f64, f64)> {
    match robots {
        0 | 1 => vec![(0.5, 0.0)],
        2 => vec![(0.0, 0.0), (1.0, 0.0)],
        3 => vec![(0.0, 0.0), (1.0, 0.0), (0.5, 1.0)],
        4 => vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)],
        _ if mini => vec![(0.5, 0.0), (1.0, 0.32), (0.79, 1.0), (0.21, 1.0), (0.0, 0.32)],
        _ => vec![(0.5, 0.0), (1.0, 0.30), (0.72, 1.0), (0.28, 1.0), (0.0, 0.30)],
    }
}

/// The largest side with which blocks neither overlap nor come too near to each other.
fn fit(
    places: &[(f64, f64)],
    (w, h): (f64, f64),
    (head, beads): (f64, f64),
    least_wide: f64,
    mini: bool,
) -> f64 {
    let (gap_x, gap_y) = match (mini, places.len()) {
        (true, _) => (32.0, 34.0),
        (false, 5) => (100.0, (h * 0.18).clamp(60.0, 110.0)),
        (false, 4) => (100.0, (h * 0.12).clamp(40.0, 96.0)),
        (false, _) => (100.0, (h * 0.07).clamp(30.0, 60.0)),
    };
    // Five may stand so that only their corners come near to each other.
    let slant = if mini { 24.0 } else { 12.0 };
    let fits = |side: f64| {
        let (bw, bh) = (side.max(least_wide), side + head + beads);
        if bw > w || bh > h {
            return false;
        }
        places.iter().enumerate().all(|(index, one)| {
            places[index + 1..].iter().all(|other| {
                let dx = (one.0 - other.0).abs() * (w - bw);
                let dy = (one.1 - other.1).abs() * (h - bh);
                let aslant = places.len() == 5 && dx >= bw + slant && dy >= bh * 0.25;
                // The third of three stays below the link between the other two.
                let beside = places.len() != 3 || dy < 1.0 || dy - head >= side * 0.3 + 36.0;
                (dx >= bw + gap_x && beside) || dy >= bh + gap_y || aslant
            })
        })
    };
    let mut side = 520.0;
    while side > 48.0 && !fits(side) {
        side -= 2.0;
    }
    side
}

impl Layout {
    /// The building of a robot.
    #[must_use]
    pub(crate) fn spot(&self, robot: RobotId) -> Spot {
        self.spots[robot.index().min(self.spots.len() - 1)]
    }

    /// The way of the link between two robots.
    #[must_use]
    pub(crate) fn link(&self, one: RobotId, other: RobotId) -> LinkWay {
        let (a, b) = (self.spot(one), self.spot(other));
        let below = b.building.y > a.building.y + a.building.h * 0.8 + 12.0;
        let way = if self.spots.len() == 3 && other == RobotId(3) && below {
            // Down from a side wall to the roof of the third: the beads below stay free.
            let (from, to) = (a.building, b.building);
            let left = one == RobotId(1);
            let x = from.x + if left { from.w } else { 0.0 };
            let roof = to.x + to.w * if left { 0.26 } else { 0.74 };
            Way::through(vec![Point { x, y: from.y + from.h * 0.8 }, Point { x: roof, y: to.y }])
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
            Form::Narrow => {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Windows from a small phone to a large screen, as what is left for the stage.
    const STAGES: [(Form, f64, f64); 9] = [
        (Form::Narrow, 320.0, 300.0),
        (Form::Narrow, 390.0, 430.0),
        (Form::Narrow, 414.0, 515.0),
        (Form::Beneath, 768.0, 340.0),
        (Form::Beneath, 1548.0, 560.0),
        (Form::Column, 704.0, 480.0),
        (Form::Column, 930.0, 470.0),
        (Form::Column, 1150.0, 860.0),
        (Form::Corners, 1548.0, 900.0),
    ];

    fn layouts() -> impl Iterator<Item = (String, Layout)> {
        STAGES.into_iter().flat_map(|(form, width, height)| {
            let robots = match form {
                Form::Beneath => 1..=2,
                Form::Corners => 3..=3,
                Form::Column | Form::Narrow => 1..=5,
            };
            robots.map(move |robots| {
                let (columns, rows) = if robots % 2 == 0 { (6, 6) } else { (8, 5) };
                let room = Room { form, robots, teams: 2, columns, rows, width, height };
                (format!("{form:?} {width}×{height}, {robots} robots"), room.arrange())
            })
        })
    }

    fn apart(one: Area, other: Area) -> bool {
        one.x + one.w <= other.x
            || other.x + other.w <= one.x
            || one.y + one.h <= other.y
            || other.y + other.h <= one.y
    }

    #[test]
    fn buildings_stand_on_the_stage_and_apart() {
        for (name, layout) in layouts() {
            for (place, spot) in layout.spots.iter().enumerate() {
                let b = spot.building;
                assert!(b.x >= 0.0 && b.x + b.w <= layout.width, "{name}: {b:?}");
                assert!(b.y >= 0.0 && b.y + b.h <= layout.height, "{name}: {b:?}");
                for other in &layout.spots[place + 1..] {
                    assert!(apart(b, other.building), "{name}: {b:?} and {:?}", other.building);
                }
            }
        }
    }

    #[test]
    fn every_link_has_a_handle_of_its_own() {
        for (name, layout) in layouts() {
            let robots = u8::try_from(layout.spots.len()).unwrap();
            let pairs = RobotId::all(robots).flat_map(|a| RobotId::all(robots).map(move |b| (a, b)));
            let handles: Vec<Point> = pairs
                .filter(|(a, b)| a < b)
                .map(|(a, b)| layout.link(a, b))
                .map(|link| link.way.at(link.handle).at)
                .collect();
            for (place, one) in handles.iter().enumerate() {
                for other in &handles[place + 1..] {
                    let far = (one.x - other.x).hypot(one.y - other.y);
                    assert!(far > 20.0, "{name}: handles at {one:?} and {other:?}");
                }
            }
        }
    }

    #[test]
    fn a_way_is_as_long_as_its_pieces_and_leads_back() {
        let point = |x: f64, y: f64| Point { x, y };
        let way = Way::through(vec![point(0.0, 0.0), point(30.0, 0.0), point(30.0, 10.0)]);
        assert!((way.length() - 40.0).abs() < 1e-9);
        assert_eq!(way.at(0.5).at, point(20.0, 0.0));
        assert!((way.at(0.9).angle - 90.0).abs() < 1e-9);
        assert_eq!(way.back().at(0.25).at, point(30.0, 0.0));
    }
}
