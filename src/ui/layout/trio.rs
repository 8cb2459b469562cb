//! Three buildings beside a column of consoles, point down.

use super::{Area, PlateForm, Point, Room, Spot};

/// Between the stage's edge and a building: the buttons stand there.
const MARGIN: f64 = 56.0;
/// The least length of a link between neighbours.
const LINK: f64 = 100.0;
/// A string of beads below a building.
const BEADS: f64 = 48.0;
/// On a lower stage there is no room for them.
const LOW: f64 = 380.0;
/// Between the third building and its name, at its right.
const DOOR: f64 = 38.0;
/// A name, a badge and some lines are as wide as that at least.
const PLATE: f64 = 240.0;

/// How high a plate with so many lines below its badge is.
fn plate_height(lines: usize) -> f64 {
    49.0 + 14.5 * lines as f64
}

impl Room {
    /// Three buildings with the names of the upper two above them and the third's at its right, where nothing else is:
    /// so height is left for the buildings. None where there is too little width for that name.
    #[inline(never)]
    pub(super) fn trio(self) -> Option<Vec<Spot>> {
        let (lines, head) = {
            let (roomy, tight) = (self.trio_side(plate_height(3)), self.trio_side(plate_height(2)));
            if roomy >= tight * 0.97 { (3, plate_height(3)) } else { (2, plate_height(2)) }
        };
        let side = self.trio_side(head);
        if side < 48.0 {
            return None;
        }
        let top = 6.0 + head;
        let right = self.width - MARGIN - side;
        let middle = ((self.width - side) / 2.0).min(self.width - side - DOOR - PLATE + 36.0);
        let beads = self.beads_high();
        let low = self.height - 6.0 - beads - side;
        let spot = |x: f64, y: f64| {
            let mut spot = self.spot(Area { x, y, w: side, h: side }, PlateForm::Head);
            let b = spot.building;
            let at = if x > middle { b.x + b.w + 30.0 } else { b.x - 27.0 };
            spot.buttons = Some((Point { x: at, y: b.y + b.h - 62.0 }, true));
            spot.beads = (beads > 0.0).then_some(b.y + b.h + 20.0);
            spot.plate = Point { x, y: 6.0 };
            spot.plate_width = PLATE;
            spot.lines = lines;
            spot
        };
        let (first, mut second, mut third) = (spot(MARGIN, top), spot(right, top), spot(middle, low));
        // With its role beside the name.
        second.plate.x = right.min(self.width - PLATE - 64.0);
        let below = top + side + beads + 6.0;
        let y = low.max(below).min(self.height - plate_height(2) - 4.0);
        third.plate = Point { x: middle + side + DOOR, y };
        third.plate_width = PLATE.min(self.width - third.plate.x - 14.0);
        let room = (self.height - 4.0 - third.plate.y - plate_height(0)) / 14.5;
        third.lines = (room as usize).clamp(2, 5);
        Some(vec![first, second, third])
    }

    /// The height of beads.
    fn beads_high(self) -> f64 {
        if self.height < LOW { 0.0 } else { BEADS }
    }

    /// Three buildings as if they were four in a square, the third below the middle of the upper two.
    #[inline(never)]
    pub(super) fn flanked(self, form: PlateForm) -> Option<Vec<Spot>> {
        let mut spots = self.square(form)?;
        spots.truncate(3);
        let beads = if form == PlateForm::Head { BEADS } else { 0.0 };
        let aside = (spots[1].building.x - spots[0].building.x) / 2.0;
        let third = &mut spots[2];
        third.building.x -= aside;
        third.building.y -= beads;
        third.plate = Point { x: third.plate.x - aside, y: third.building.y + beads / 2.0 };
        let b = third.building;
        third.buttons = Some((Point { x: b.x - 27.0, y: b.y + b.h - 62.0 }, true));
        for spot in &mut spots {
            spot.beads = (beads > 0.0).then_some(spot.building.y + spot.building.h + 20.0);
        }
        Some(spots)
    }

    /// The largest side: the third stands between the upper two or below them.
    fn trio_side(self, head: f64) -> f64 {
        let (w, h) = (self.width, self.height - 12.0);
        let beads = self.beads_high();
        // Its name is below the beads of the second, or beside its building where there is width enough; and its roof is
        // below the link between the upper two.
        let named = h - head - beads - plate_height(2) - 4.0;
        let across = |gap: f64| (w - 2.0 * (MARGIN + gap)) / 3.0;
        let beside = across(LINK).min(named).max(across(DOOR + PLATE + 12.0));
        let between = beside.min((h - head - beads - 36.0) / 1.3).min(w - 2.0 * (DOOR + PLATE - 36.0));
        // Its links run down from the side walls of the upper two, free of them.
        let free = (w / 2.0 - MARGIN - 36.0).min((w - MARGIN - DOOR - PLATE) / 1.74);
        let below = ((h - head - 2.0 * beads - 34.0) / 2.0).min(free);
        between.max(below).min(900.0)
    }
}
