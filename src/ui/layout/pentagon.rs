//! Four and five buildings on a stage that is wider than high, as most screens are: names stand beside and above the
//! buildings where height is scarce, and each of the ten links has its own place on its walls, so that none
//! runs across a building, its name or the scissors of another.

use super::{Area, Form, Layout, LinkWay, PlateForm, Point, Room, Spot, larger};
use crate::ids::RobotId;
use crate::ui::way::Way;

/// A place on a building, as parts of its width and height.
type Door = (f64, f64);

/// Where links leave: the two robots, and the places on their buildings.
const DOORS: [((u8, u8), Door, Door); 10] = [
    ((1, 2), (1.0, 0.62), (0.0, SHOULDER)),
    ((1, 3), (0.72, 1.0), (0.28, 0.0)),
    ((1, 4), (0.28, 1.0), (0.72, 0.0)),
    ((1, 5), (0.0, 0.62), (1.0, SHOULDER)),
    ((2, 3), (0.3, 1.0), (0.72, 0.0)),
    ((2, 4), (0.0, HIP), (1.0, 0.24)),
    ((2, 5), (0.0, WAIST), (1.0, WAIST)),
    ((3, 4), (0.0, 0.66), (1.0, 0.66)),
    ((3, 5), (0.0, 0.24), (1.0, HIP)),
    ((4, 5), (0.28, 0.0), (0.7, 1.0)),
];
/// Where the links to the uppermost building leave.
const SHOULDER: f64 = 0.28;
/// Where the level link leaves that runs below the uppermost building.
const WAIST: f64 = 0.6;
/// Where the links to the opposite lower ones leave.
const HIP: f64 = 0.84;
/// Between that link and the building above it.
const CLEAR: f64 = 24.0;

/// What surrounds the buildings.
struct Margins {
    /// From above to the first building.
    first: f64,
    /// From above to the second and the fifth, at least: their names stand above them.
    shoulders: f64,
    /// Between those and the lower two.
    legs: f64,
    /// Below the lower two.
    foot: f64,
    /// At the left of the fifth.
    left: f64,
    /// At the right of the second.
    right: f64,
    /// Beside the lower two, for their names.
    aside: f64,
    /// Between the first and its neighbours, at least.
    gap: f64,
    /// How far to the left of the middle the first stands, whose name is at its right.
    off: f64,
}

impl Room {
    /// Five buildings in the way that suits the room, where it is wide enough.
    #[inline(never)]
    pub(super) fn wide_pentagon(self) -> Option<Vec<Spot>> {
        match self.form {
            // Where height is scarce, names and badges have to do.
            Form::Column => {
                let lines = match self.height {
                    ..440.0 => 0,
                    ..520.0 => 2,
                    _ => 3,
                };
                larger(self.pentagon(), Some(self.narrow_pentagon(lines)))
            }
            Form::Narrow => self.low_pentagon(),
            Form::Beneath | Form::Corners | Form::Beamer => None,
        }
    }

    /// Five buildings for people who work with them; none where there is too little width for names at the side.
    fn pentagon(self) -> Option<Vec<Spot>> {
        // The longest badge is as wide as that, portrait and all.
        const PLATE: f64 = 196.0;
        const LEAST: f64 = 140.0;
        let margins = Margins {
            first: 6.0,
            shoulders: 98.0,
            legs: 60.0,
            foot: 6.0,
            left: 40.0,
            right: 44.0,
            aside: 244.0,
            gap: 80.0,
            off: 60.0,
        };
        let side = self.side(&margins).min(self.width - 756.0);
        if side < LEAST {
            return None;
        }
        let areas = self.five(&margins, side);
        let first = areas[0].x + side + 38.0;
        let second = areas[1].x.max(first + PLATE + 4.0).min(self.width - PLATE - 6.0);
        // Below the name and the badge, and above the buttons.
        let lines = ((side - 104.0) / 14.5) as usize;
        let spots = areas.into_iter().zip(1..).map(|(area, robot)| {
            let mut spot = self.spot(area, PlateForm::Head);
            let b = spot.building;
            let (plate, width) = match robot {
                1 => (Point { x: first, y: b.y }, second - first - 4.0),
                2 => (Point { x: second, y: b.y - 92.0 }, self.width - second - 16.0),
                3 => (Point { x: area.x + side + 38.0, y: b.y }, PLATE),
                4 => (Point { x: area.x - 8.0 - PLATE, y: b.y }, PLATE),
                _ => (Point { x: b.x, y: b.y - 92.0 }, PLATE + 4.0),
            };
            spot.plate = plate;
            spot.plate_width = width;
            spot.lines = match robot {
                // Above the link to the second.
                1 => (((side * 0.62 - 46.0) / 14.5) as usize).clamp(3, 5),
                3 | 4 => lines.clamp(2, 5),
                _ => 3,
            };
            spot.buttons = Some(match robot {
                1 => (Point { x: b.x - 27.0, y: 26.0 }, true),
                3 | 4 => (Point { x: plate.x + 84.0, y: area.y + side - 22.0 }, false),
                // The links leave at the inner half of the wall below.
                2 => (Point { x: area.x + side - 62.0, y: area.y + side + 26.0 }, false),
                _ => (Point { x: area.x + 18.0, y: area.y + side + 26.0 }, false),
            });
            spot
        });
        Some(spots.collect())
    }

    /// Four buildings in a square, their names at its sides; none where there is too little width for those.
    #[inline(never)]
    pub(super) fn square(self, form: PlateForm) -> Option<Vec<Spot>> {
        const EDGE: f64 = 6.0;
        // What stands at the left and at the right, and between a building and its name at the left.
        let (before, after, name) = match form {
            PlateForm::Mini => (152.0, 174.0, 148.0),
            PlateForm::Aside => (180.0, 206.0, 176.0),
            PlateForm::Head | PlateForm::Tall | PlateForm::Poster => (220.0, 248.0, 212.0),
        };
        // Between the rows, and between the columns.
        let (high, wide) = match form {
            PlateForm::Mini => (56.0, 72.0),
            PlateForm::Aside => (130.0, 124.0),
            PlateForm::Head | PlateForm::Tall | PlateForm::Poster => {
                ((self.height * 0.25).clamp(84.0, 130.0), 130.0)
            }
        };
        let room = self.width - before - after;
        let side = ((self.height - 2.0 * EDGE - high) / 2.0).min((room - wide) / 2.0).min(900.0);
        if side < 48.0 {
            return None;
        }
        // Not much farther from each other than they are high: else the diagonals lie flat.
        let apart = (room - 2.0 * side).clamp(wide, side.max(wide) * 1.6);
        let left = before + (room - 2.0 * side - apart) / 2.0;
        let (right, bottom) = (left + side + apart, self.height - EDGE - side);
        let places = [(left, EDGE), (right, EDGE), (right, bottom), (left, bottom)];
        let spot = |(x, y): (f64, f64)| {
            let mut spot = self.spot(Area { x, y, w: side, h: side }, form);
            let at = if x > left { x + side + 34.0 } else { x - name };
            spot.plate = Point { x: at, y: spot.building.y };
            spot.plate_width = if form == PlateForm::Mini { 120.0 } else { name - 8.0 };
            spot.badge_with_name = true;
            spot.lines = (((side - 104.0) / 14.5) as usize).clamp(2, 5);
            spot.buttons = Some((Point { x: at + 84.0, y: y + side - 22.0 }, false));
            spot
        };
        Some(places.into_iter().map(spot).collect())
    }

    /// Five buildings where there is less width: names stand above and below them with so many lines, buttons at
    /// the sides.
    fn narrow_pentagon(self, lines: usize) -> Vec<Spot> {
        const PLATE: f64 = 172.0;
        // A portrait stands before its building's corner, the words above the building.
        const FACE: f64 = 50.0;
        let high = |lines: usize| 49.0 + 14.5 * lines as f64;
        // Beside the first there is nothing, so one long line is enough for what it waits for.
        let (plate, first) = (high(lines), lines.min(1));
        let margins = Margins {
            first: high(first) + 6.0,
            // The names of the first and its neighbours stand below each other.
            shoulders: high(first) + plate + 8.0,
            legs: 44.0,
            foot: plate,
            left: 56.0,
            right: 60.0,
            aside: 76.0,
            gap: 60.0,
            off: 0.0,
        };
        let side = self.side(&margins).max(48.0);
        let spots = self.five(&margins, side).into_iter().zip(1..).map(|(area, robot)| {
            let mut spot = self.spot(area, PlateForm::Head);
            let b = spot.building;
            let (left, above) = (robot == 4 || robot == 5, !matches!(robot, 3 | 4));
            let x = (b.x - FACE).min(self.width - 264.0);
            spot.lines = if robot == 1 { first } else { lines };
            spot.plate = Point { x, y: if above { b.y - high(spot.lines) } else { b.y + b.h + 4.0 } };
            spot.plate_width = PLATE;
            spot.buttons = Some(if robot == 1 {
                // At the left of its name, which may be long.
                (Point { x: x - 72.0, y: 30.0 }, false)
            } else {
                (Point { x: if left { b.x - 27.0 } else { b.x + b.w + 30.0 }, y: b.y + b.h - 62.0 }, true)
            });
            spot
        });
        spots.collect()
    }

    /// Five buildings with short names, beside a lesson and above a console; none where the stage is not much
    /// wider than high.
    fn low_pentagon(self) -> Option<Vec<Spot>> {
        const NAME: f64 = 122.0;
        const LEAST: f64 = 70.0;
        let margins = Margins {
            first: 6.0,
            shoulders: 64.0,
            legs: 36.0,
            foot: 6.0,
            left: 20.0,
            right: 32.0,
            aside: NAME + 26.0,
            gap: 60.0,
            off: 0.0,
        };
        let side = self.side(&margins).min((self.width - 416.0) / 3.0);
        if side < LEAST || self.width < self.height * 1.4 {
            return None;
        }
        let spots = self.five(&margins, side).into_iter().zip(1..).map(|(area, robot)| {
            let mut spot = self.spot(area, PlateForm::Mini);
            let b = spot.building;
            let (x, y) = match robot {
                1 => (area.x + side + 28.0, b.y),
                3 => (area.x + side + 24.0, b.y + b.h - 64.0),
                4 => (area.x - NAME, b.y + b.h - 64.0),
                _ => (b.x - 6.0, b.y - 62.0),
            };
            spot.plate = Point { x, y };
            spot.plate_width = side.max(NAME);
            spot.badge_with_name = true;
            spot
        });
        Some(spots.collect())
    }

    /// Five buildings for a class: the name of the first is above it, the others' are above and beside.
    pub(super) fn beamed_pentagon(self) -> Vec<Spot> {
        const PLATE: f64 = 160.0;
        const ABOVE: f64 = 100.0;
        let margins = Margins {
            first: 38.0,
            shoulders: ABOVE + 4.0,
            legs: 46.0,
            foot: 6.0,
            left: 20.0,
            right: 36.0,
            aside: 196.0,
            gap: 60.0,
            off: 0.0,
        };
        let side = self.side(&margins).max(48.0);
        let spots = self.five(&margins, side).into_iter().zip(1..).map(|(area, robot)| {
            let form = if matches!(robot, 3 | 4) { PlateForm::Aside } else { PlateForm::Poster };
            let mut spot = self.spot(area, form);
            let b = spot.building;
            let (plate, width) = match robot {
                1 => (Point { x: area.x - 40.0, y: 0.0 }, 280.0),
                2 => (Point { x: b.x.min(self.width - 290.0), y: b.y - ABOVE }, 262.0),
                3 => (Point { x: area.x + side + 30.0, y: b.y - 4.0 }, PLATE),
                4 => (Point { x: area.x - 20.0 - PLATE, y: b.y - 4.0 }, PLATE),
                _ => (Point { x: b.x, y: b.y - ABOVE }, 262.0),
            };
            spot.plate = plate;
            spot.plate_width = width;
            spot.badge_with_name = true;
            spot
        });
        spots.collect()
    }

    /// The largest side with which five buildings keep apart.
    fn side(self, m: &Margins) -> f64 {
        // Where the level link below the first decides how high the shoulders are, and where their names do.
        let hung = (self.height - m.foot - m.legs - m.first - CLEAR) / (3.0 - WAIST);
        let named = (self.height - m.foot - m.legs - m.shoulders) / 2.0;
        let across = (self.width - m.left - m.right - 2.0 * (m.gap + m.off)) / 3.0;
        let below = (self.width - 2.0 * m.aside - 120.0) / 2.0;
        hung.min(named).min(across).min(below).min(640.0)
    }

    /// Where five buildings of this side stand.
    fn five(self, m: &Margins, side: f64) -> [Area; 5] {
        let at = |x: f64, y: f64| Area { x, y, w: side, h: side };
        let least = m.shoulders.max(m.first + side * (1.0 - WAIST) + CLEAR);
        let bottom = self.height - m.foot - side;
        // What height is left goes between the rows.
        let shoulders = least + (bottom - side - m.legs - least).max(0.0) * 0.4;
        let middle = self.width / 2.0 - side / 2.0;
        let aside = m.aside.max(self.width * 0.29 - side / 2.0);
        [
            at(middle - m.off, m.first),
            at(self.width - m.right - side, shoulders),
            at(self.width - aside - side, bottom),
            at(aside, bottom),
            at(m.left, shoulders),
        ]
    }
}

impl Layout {
    /// The way of a link between two of five.
    #[inline(never)]
    pub(super) fn link_of_five(&self, one: RobotId, other: RobotId) -> LinkWay {
        let pair = (one.0.min(other.0), one.0.max(other.0));
        let place = |robot: u8, (x, y): Door| {
            let b = self.spot(RobotId(robot)).building;
            Point { x: b.x + b.w * x, y: b.y + b.h * y }
        };
        let (_, from, to) = DOORS.into_iter().find(|(ends, ..)| *ends == pair).unwrap_or(DOORS[0]);
        let way = Way::through(vec![place(pair.0, from), place(pair.1, to)]);
        LinkWay { way: if one < other { way } else { way.back() }, handle: 0.5 }
    }
}
