//! How wide plates are: as wide as there is room, so that what a robot waits for is read to its end.

use super::{Area, PlateForm, Spot};

/// No line of a plate needs more.
const WIDEST: f64 = 360.0;

/// Gives plates the room at their right: up to the next building, plate or button, or the edge of the stage.
#[inline(never)]
pub(super) fn widen(spots: &mut [Spot], width: f64) {
    for place in 0..spots.len() {
        let spot = spots[place];
        if spot.form != PlateForm::Head {
            continue;
        }
        let at = spot.plate;
        let bottom = at.y + 49.0 + 14.5 * spot.lines as f64;
        // Letters of other systems may be a little wider than they are reckoned.
        let mut end = (width - 14.0).min(at.x + WIDEST);
        let mut stop = |thing: Area| {
            if thing.y < bottom && thing.y + thing.h > at.y && thing.x > at.x + 20.0 {
                end = end.min(thing.x - 8.0);
            }
        };
        for (other, spot) in spots.iter().enumerate() {
            stop(spot.building);
            if other != place {
                let Spot { plate, lines, .. } = *spot;
                stop(Area { x: plate.x, y: plate.y, w: 1.0, h: 49.0 + 14.5 * lines as f64 });
            }
            if let Some((first, upright)) = spot.buttons {
                let (w, h) = if upright { (36.0, 80.0) } else { (80.0, 36.0) };
                stop(Area { x: first.x - 18.0, y: first.y - 18.0, w, h });
            }
        }
        spots[place].plate_width = spot.plate_width.max(end - at.x);
    }
}
