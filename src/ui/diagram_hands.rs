//! Wheel and fingers on the space-time diagram. A plain wheel belongs to the page; with Ctrl it zooms
//! around the pointer (which is what a touch pad's pinch comes as), with Shift or sideways it moves
//! through time. One finger moves through time, two fingers zoom; up and down stays the page's.

use crate::ui::diagram::ChartMsg;

/// So far the wheel turns for one step of zooming, in pixels: less than one notch of any browser.
const NOTCH: f64 = 40.0;
/// So many times as far apart, or as near, are two fingers after one step of zooming.
const PINCH: f64 = 1.5;
/// What browsers that count lines or pages mean by one, in pixels.
const UNITS: [f64; 3] = [1.0, 16.0, 400.0];

/// A turn of the wheel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    /// How far to the right.
    pub(crate) across: f64,
    /// How far down.
    pub(crate) down: f64,
    /// In pixels, lines or pages, as browsers number them.
    pub(crate) unit: u32,
    /// Whether Ctrl (or the command key) is held.
    pub(crate) zooms: bool,
    /// Whether Shift is held.
    pub(crate) sideways: bool,
    /// Where the pointer is, in pixels from the left.
    pub(crate) x: f64,
}

/// What wheel and fingers have begun and not ended.
#[derive(Debug, Default)]
pub(crate) struct Hands {
    /// What has been turned and is no whole step yet.
    turned: f64,
    /// The fingers that are down: the browser's number, and where.
    fingers: Vec<(i32, f64, f64)>,
    /// How far two fingers were apart at the last step.
    apart: f64,
}

impl Hands {
    /// Takes in a turn of the wheel; `None` leaves it to the page.
    pub(crate) fn turn(&mut self, turn: Turn) -> Option<Option<ChartMsg>> {
        let unit = UNITS.get(turn.unit as usize).copied().unwrap_or(1.0);
        let (across, down) = (turn.across * unit, turn.down * unit);
        let far = if across.abs() > down.abs() { across } else { down };
        if turn.zooms {
            if self.turned * far < 0.0 {
                self.turned = 0.0;
            }
            self.turned += far;
            if self.turned.abs() < NOTCH {
                return Some(None);
            }
            let closer = self.turned < 0.0;
            self.turned = 0.0;
            return Some(Some(ChartMsg::ZoomAt(closer, turn.x as i32)));
        }
        self.turned = 0.0;
        (turn.sideways || across.abs() > down.abs()).then_some(Some(ChartMsg::Move(far as i32)))
    }

    /// A finger touches the drawing.
    pub(crate) fn touch(&mut self, finger: i32, x: f64, y: f64) {
        self.fingers.retain(|(other, ..)| *other != finger);
        self.fingers.push((finger, x, y));
        self.apart = self.distance();
    }

    /// A finger leaves the drawing.
    pub(crate) fn lift(&mut self, finger: i32) {
        self.fingers.retain(|(other, ..)| *other != finger);
        self.apart = self.distance();
    }

    /// A finger moves over the drawing.
    pub(crate) fn drag(&mut self, finger: i32, x: f64, y: f64) -> Option<ChartMsg> {
        let place = self.fingers.iter().position(|(other, ..)| *other == finger)?;
        let alone = self.fingers.len() == 1;
        let moved = self.fingers[place].1 - x;
        if alone && moved.abs() < 1.0 {
            return None;
        }
        self.fingers[place] = (finger, x, y);
        if alone {
            return Some(ChartMsg::Move(moved as i32));
        }
        let apart = self.distance();
        let closer = apart > self.apart * PINCH;
        if apart <= 0.0 || !(closer || apart < self.apart / PINCH) {
            return None;
        }
        self.apart = apart;
        let middle = (self.fingers[0].1 + self.fingers[1].1) / 2.0;
        Some(ChartMsg::ZoomAt(closer, middle as i32))
    }

    /// How far the first two fingers are apart.
    fn distance(&self) -> f64 {
        match self.fingers.as_slice() {
            [(_, x, y), (_, other_x, other_y), ..] => (x - other_x).hypot(y - other_y),
            _ => 0.0,
        }
    }
}
