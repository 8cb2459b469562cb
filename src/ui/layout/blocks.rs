//! Where buildings and plates stand on the screens of people who work with them.

use super::{Area, PlateForm, Point, Room, Spot};

impl Room {
    /// One or two buildings side by side, plates outside.
    pub(super) fn row(self) -> Vec<Spot> {
        const LEFT: f64 = 180.0;
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
                spot.plate = Point { x: if right_hand { b.x + b.w + 42.0 } else { b.x - 172.0 }, y: TOP };
                spot.plate_width = 150.0;
                spot.beads = Some(b.y + b.h + 25.0);
                spot
            })
            .collect()
    }

    /// Three buildings, point down, with room for consoles in the lower corners.
    #[inline(never)]
    pub(super) fn triangle_with_corners(self) -> (Vec<Spot>, Option<(Point, f64)>) {
        let side = ((self.height - 208.0) / 2.0).min((self.width - 368.0 - 440.0) / 2.0).max(80.0);
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
    pub(super) fn blocks(self, robots: u8, form: PlateForm) -> Vec<Spot> {
        let mini = form == PlateForm::Mini;
        // Where links leave at the bottom, a small plate has its badge above, too.
        let all_above = mini && robots > 2;
        // Where height is scarce, names and badges of four have to do, and there are no beads.
        let low = robots == 4 && self.height < 440.0;
        let head = match form {
            PlateForm::Mini => 62.0,
            PlateForm::Head if low => 50.0,
            PlateForm::Poster | PlateForm::Aside => 32.0,
            PlateForm::Head | PlateForm::Tall if robots == 3 || self.height < 560.0 => 78.0,
            PlateForm::Head | PlateForm::Tall => 86.0,
        };
        let beads = if robots <= 3 && !mini { 48.0 } else { 0.0 };
        let margin = if mini { 20.0 } else { 56.0 };
        let least_wide = match robots {
            _ if !mini => 172.0,
            // On the smallest phones they would not find room otherwise.
            5 => 72.0,
            _ => 80.0,
        };
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
                // A name stays on the screen.
                let x = if mini { x.min(self.width - 128.0) } else { x };
                spot.plate = Point { x, y: if below { under + if mini { 2.0 } else { 6.0 } } else { top } };
                // What three wait for takes more words than their buildings are wide.
                spot.plate_width = wide
                    + match robots {
                        3 if !mini && *px < 0.9 => 100.0,
                        3 if !mini => 50.0,
                        _ => 0.0,
                    };
                spot.badge_with_name = below || all_above;
                spot.lines = if low { 0 } else { 2 };
                spot.beads = (beads > 0.0).then_some(b.y + b.h + 20.0);
                let beside = if *px < 0.55 { b.x - 27.0 } else { b.x + b.w + 30.0 };
                spot.buttons = (!mini).then_some((Point { x: beside, y: b.y + b.h - 62.0 }, true));
                spot
            })
            .collect()
    }

    /// A building as large as fits into an area, in its middle.
    pub(super) fn spot(self, area: Area, form: PlateForm) -> Spot {
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
            lines: 2,
            beads: None,
        }
    }
}

/// Where the blocks stand, as parts of the room that is left.
pub(super) fn places(robots: u8, mini: bool) -> Vec<(f64, f64)> {
    match robots {
        0 | 1 if mini => vec![(0.5, 0.0)],
        2 if mini => vec![(0.0, 0.0), (1.0, 0.0)],
        // A row alone on a stage that is higher than wide stands near its middle.
        0 | 1 => vec![(0.5, 0.4)],
        2 => vec![(0.0, 0.4), (1.0, 0.4)],
        3 => vec![(0.0, 0.0), (1.0, 0.0), (0.5, 1.0)],
        4 => vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)],
        _ => vec![(0.5, 0.0), (1.0, 0.32), (0.79, 1.0), (0.21, 1.0), (0.0, 0.32)],
    }
}

/// The largest side with which blocks neither overlap nor come too near to each other.
pub(super) fn fit(
    places: &[(f64, f64)],
    (w, h): (f64, f64),
    (head, beads): (f64, f64),
    least_wide: f64,
    mini: bool,
) -> f64 {
    let (gap_x, gap_y) = match (mini, places.len()) {
        (true, _) => (32.0, 34.0),
        (false, 4) => (100.0, (h * 0.12).clamp(40.0, 96.0)),
        (false, _) => (100.0, (h * 0.06).clamp(30.0, 60.0)),
    };
    // Five may stand so that only their corners come near to each other.
    let fits = |side: f64| {
        let (bw, bh) = (side.max(least_wide), side + head + beads);
        if bw > w || bh > h {
            return false;
        }
        places.iter().enumerate().all(|(index, one)| {
            places[index + 1..].iter().all(|other| {
                let dx = (one.0 - other.0).abs() * (w - bw);
                let dy = (one.1 - other.1).abs() * (h - bh);
                let aslant = places.len() == 5 && dx >= bw + 24.0 && dy >= bh * 0.25;
                // The third of three stays below the link between the other two.
                let level = (one.1 - other.1).abs() < 0.1;
                let beside = places.len() != 3 || level || dy - head >= side * 0.3 + 36.0;
                (dx >= bw + gap_x && beside) || dy >= bh + gap_y || aslant
            })
        })
    };
    let mut side = (w.min(h).min(960.0) / 2.0).floor() * 2.0;
    while side > 48.0 && !fits(side) {
        side -= 2.0;
    }
    side
}
