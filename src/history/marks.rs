//! Marks: moments of the run from which it can be played again. A cache, thinned so that the worst way
//! from a mark to any event of the run is short whatever there are of them.

use std::rc::Rc;

use super::Place;

/// The most marks that are kept.
pub const MOST_MARKS: usize = 96;
/// How many events lie between two marks at first, and always between the latest ones. It is the worst
/// way of a seek until [`MOST_MARKS`] are full.
pub(super) const SPACING: u64 = 288;

/// The marks of the present line in the order of the run; the first is its beginning.
#[derive(Clone, Debug)]
pub(super) struct Marks(Vec<Rc<Place>>);

impl Marks {
    pub(super) fn new(beginning: Place) -> Self {
        Marks(vec![Rc::new(beginning)])
    }

    #[cfg(test)]
    pub(super) fn all(&self) -> &[Rc<Place>] {
        &self.0
    }

    /// The last mark that fits, with its place among them. What fits must be fit all through from the
    /// beginning up to somewhere.
    pub(super) fn last_that(&self, fits: impl Fn(&Place) -> bool) -> (usize, &Rc<Place>) {
        let place = self.0.partition_point(|mark| fits(mark)).saturating_sub(1);
        (place, &self.0[place])
    }

    /// Sets a mark where the run has got to, if the last one is far enough behind.
    pub(super) fn look_at(&mut self, place: &Place) {
        let last = self.0.last().map_or(0, |mark| mark.events);
        if place.events < last + SPACING {
            return;
        }
        // First, so that the new one goes where the old one was: memory at hand is quicker than any other.
        if self.0.len() == MOST_MARKS {
            self.thin(place.events);
        }
        self.0.push(Rc::new(place.clone()));
    }

    /// Takes away the mark whose absence lengthens no way to more than it must: the one with the least
    /// between its neighbours, the oldest of several. What grows so is always the shortest pair, so no
    /// way is longer than twice the mean. `next` is how many events lie before the mark that comes next.
    fn thin(&mut self, next: u64) {
        let after = |place: usize| self.0.get(place + 1).map_or(next, |mark| mark.events);
        let gap = |place: &usize| after(*place) - self.0[*place - 1].events;
        if let Some(least) = (1..self.0.len()).min_by_key(gap) {
            self.0.remove(least);
        }
    }

    /// The run goes on differently after so many events.
    pub(super) fn forget_after(&mut self, events: u64) {
        self.0.retain(|mark| mark.events <= events);
    }
}
