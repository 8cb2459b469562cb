//! The stage for a class: the drawing is laid out small and shown large, so that letters, walls and
//! scissors grow with the screen and the back row reads them on any projector.

use super::blocks::{fit, places};
use super::{Area, Form, Layout, PlateForm, Point, Room, Spot};

/// How tall the drawing is for one or two, three, and more robots: the smaller, the larger its letters.
const TALL: [f64; 3] = [400.0, 430.0, 530.0];
/// How wide it is at least.
const WIDE: [f64; 3] = [880.0, 860.0, 860.0];

impl Room {
    /// The layout for presenter mode.
    #[inline(never)]
    pub(super) fn beamer(self) -> Layout {
        let crowd = usize::from(self.robots.clamp(2, 4)) - 2;
        let upright = self.width < self.height;
        let wide = if upright { 420.0 } else { WIDE[crowd] };
        let tall = if upright { TALL[2] } else { TALL[crowd] };
        let zoom = (self.width / wide).min(self.height / tall).max(0.5);
        let room = Room { width: self.width / zoom, height: self.height / zoom, ..self };
        let (spots, reach) = match self.robots {
            1 => (vec![room.poster(0.0, 1.0)], None),
            2 if !upright => room.posters(),
            3 if !upright => room.triangle_aside(),
            5 if !upright => (room.beamed_pentagon(), None),
            // On a phone that somebody tries it with: as everywhere on phones.
            robots @ 3.. if upright => (room.blocks(robots, PlateForm::Mini), None),
            4 => (room.square(PlateForm::Aside).unwrap_or_else(|| room.crowd(4)), None),
            robots => (room.crowd(robots), None),
        };
        let pentagon = self.robots == 5 && !upright;
        let photos = room.photos(&spots);
        Layout { form: Form::Beamer, width: room.width, height: room.height, spots, pentagon, reach, photos }
    }

    /// Where photographs have room: above the link of two robots, at the side of the third of three.
    fn photos(self, spots: &[Spot]) -> Option<Area> {
        const DOOR: f64 = 30.0;
        if self.width < self.height {
            return None;
        }
        match spots {
            [one, other] => {
                let (left, right) = (one.building, other.building);
                let x = left.x + left.w + DOOR;
                Some(Area { x, y: 8.0, w: right.x - 12.0 - x, h: left.y + left.h / 2.0 - 78.0 })
            }
            [one, _, third] => {
                let y = one.building.y + one.building.h + 16.0;
                Some(Area { x: 14.0, y, w: third.building.x - 38.0, h: self.height - y - 10.0 })
            }
            _ => None,
        }
    }

    /// Two buildings, with room for scissors and a sentence between them.
    fn posters(self) -> (Vec<Spot>, Option<(Point, f64)>) {
        let spots = vec![self.poster(0.0, 2.0), self.poster(1.0, 2.0)];
        let (left, right) = (spots[0].building, spots[1].building);
        let middle = (left.x + left.w + right.x) / 2.0;
        let room = right.x - left.x - left.w - 60.0;
        let at = Point { x: middle, y: left.y + left.h * 0.5 + 74.0 };
        (spots, (room > 120.0).then_some((at, room)))
    }

    /// One of a row of buildings, each with its name above and its badge below.
    fn poster(self, place: f64, of: f64) -> Spot {
        const HEAD: f64 = 78.0;
        const FOOT: f64 = 54.0;
        // Room for two photographs, also on a projector of the old shape.
        let gap = if of > 1.0 { 280.0 } else { 0.0 };
        let most = (self.width - 2.0 * 24.0 - gap * (of - 1.0)) / of;
        let side = (self.height - HEAD - FOOT).min(most).max(60.0);
        let gap = if of > 1.0 { (self.width - side * of - 56.0).clamp(gap, 340.0) } else { 0.0 };
        let left = (self.width - side * of - gap * (of - 1.0)) / 2.0;
        let x = left + place * (side + gap);
        let y = HEAD + (self.height - HEAD - FOOT - side) / 2.0;
        let mut spot = self.spot(Area { x, y, w: side, h: side }, PlateForm::Poster);
        spot.plate = Point { x: spot.building.x, y: spot.building.y - HEAD };
        spot.plate_width = side.max(190.0);
        spot
    }

    /// Three buildings, point down, their plates beside them: the third side of each has a link.
    fn triangle_aside(self) -> (Vec<Spot>, Option<(Point, f64)>) {
        const PLATE: f64 = 168.0;
        const EDGE: f64 = 14.0;
        let side = ((self.height - 36.0) / 2.0).min((self.width - 2.0 * PLATE - 150.0) / 3.0 * 1.5).max(60.0);
        let spot = |x: f64, y: f64, plate: f64| {
            let mut spot = self.spot(Area { x, y, w: side, h: side }, PlateForm::Aside);
            spot.plate = Point { x: plate, y: y + 6.0 };
            spot.plate_width = PLATE - 8.0;
            spot
        };
        let out = ((self.width - 2.0 * (PLATE + side)) / 2.0 - 130.0).clamp(EDGE, 120.0);
        let (left, right) = (out + PLATE, self.width - out - PLATE - side);
        let middle = self.width / 2.0 - side / 2.0;
        let spots = vec![
            spot(left, 8.0, out),
            spot(right, 8.0, right + side + 18.0),
            spot(middle, self.height - 10.0 - side, middle + side + 22.0),
        ];
        (spots, None)
    }

    /// Four or five buildings, and as many as there are on a screen that stands upright.
    fn crowd(self, robots: u8) -> Vec<Spot> {
        const HEAD: f64 = 34.0;
        const FOOT: f64 = 40.0;
        const TITLE: f64 = 262.0;
        const LEAST: f64 = 176.0;
        let places = places(robots, true);
        let (w, h) = (self.width - 20.0, self.height - 8.0);
        let side = fit(&places, (w, h), (HEAD, FOOT), LEAST, true);
        let wide = side.max(LEAST);
        let spot = |(px, py): &(f64, f64)| {
            let x = 10.0 + px * (w - wide);
            let top = 4.0 + py * (h - side - HEAD - FOOT);
            let area = Area { x: x + (wide - side) / 2.0, y: top + HEAD, w: side, h: side };
            let mut spot = self.spot(area, PlateForm::Poster);
            // Name and role are longer than a small building is wide: they stay on the screen.
            let most = (self.width - TITLE).max(0.0);
            spot.plate = Point { x: x.min(most), y: top };
            spot.plate_width = wide;
            spot
        };
        places.iter().map(spot).collect()
    }
}
