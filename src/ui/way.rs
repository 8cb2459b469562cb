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
    /// One step on: to the right and down.
    pub ahead: Point,
}

impl Place {
    /// The place so far to the left of who goes along.
    #[must_use]
    pub(crate) fn leftward(self, far: f64) -> Place {
        let Place { at, ahead, .. } = self;
        Place { at: Point { x: at.x + ahead.y * far, y: at.y - ahead.x * far }, ..self }
    }
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
        let start = self.points.first().copied().unwrap_or_default();
        let mut last = Place { at: start, ahead: Point { x: 1.0, y: 0.0 } };
        for pair in self.points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let length = distance(from, to);
            if length == 0.0 {
                continue;
            }
            let (dx, dy) = (to.x - from.x, to.y - from.y);
            let ahead = Point { x: dx / length, y: dy / length };
            if left <= length {
                return Place { at: Point { x: from.x + ahead.x * left, y: from.y + ahead.y * left }, ahead };
            }
            left -= length;
            last = Place { at: to, ahead };
        }
        last
    }
}

/// How far two points are apart.
#[must_use]
pub(crate) fn distance(one: Point, other: Point) -> f64 {
    let (dx, dy) = (one.x - other.x, one.y - other.y);
    (dx * dx + dy * dy).sqrt()
}
