//! A way that messages fly along: straight pieces, with the place and direction at each part of it.

use crate::ui::layout::Point;

/// A way from one place to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Way {
    points: Vec<Point>,
}

/// A place on a way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    /// Where.
    pub at: Point,
    /// Which way it leads there, in degrees clockwise from east, -180 to 180.
    pub angle: f64,
}

impl Way {
    /// A way through these points.
    #[must_use]
    pub(crate) fn through(points: Vec<Point>) -> Self {
        Way { points }
    }

    /// Its points.
    #[must_use]
    pub(crate) fn points(&self) -> &[Point] {
        &self.points
    }

    /// The same way from its end to its beginning.
    #[must_use]
    pub(crate) fn back(&self) -> Way {
        Way { points: self.points.iter().rev().copied().collect() }
    }

    /// How long it is.
    #[must_use]
    pub(crate) fn length(&self) -> f64 {
        self.points.windows(2).map(|pair| distance(pair[0], pair[1])).sum()
    }

    /// The place after a part of it, 0 to 1.
    #[must_use]
    pub(crate) fn at(&self, part: f64) -> Place {
        let mut left = self.length() * part.clamp(0.0, 1.0);
        let mut last = Place { at: self.points.first().copied().unwrap_or_default(), angle: 0.0 };
        for pair in self.points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let length = distance(from, to);
            let angle = (to.y - from.y).atan2(to.x - from.x).to_degrees();
            if left <= length && length > 0.0 {
                let t = left / length;
                let at = Point { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
                return Place { at, angle };
            }
            left -= length;
            last = Place { at: to, angle };
        }
        last
    }
}

fn distance(one: Point, other: Point) -> f64 {
    (one.x - other.x).hypot(one.y - other.y)
}
