//! What is on its way. Each message has a berth of its own until it is gone, so that it is found at once when
//! it arrives and nobody has to move up.

use super::Flight;

/// Where a message lies while it is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Berth(u16);

/// Messages on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flights<P> {
    /// As many as are needed: the last one is never empty.
    berths: Vec<Option<Flight<P>>>,
    /// Which ones are taken, as bits.
    taken: Vec<u64>,
    count: usize,
}

impl<P> Flights<P> {
    pub(super) const fn new() -> Self {
        Flights { berths: Vec::new(), taken: Vec::new(), count: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    pub(super) fn get(&self, berth: Berth) -> Option<&Flight<P>> {
        self.berths.get(usize::from(berth.0))?.as_ref()
    }

    pub(super) fn get_mut(&mut self, berth: Berth) -> Option<&mut Flight<P>> {
        self.berths.get_mut(usize::from(berth.0))?.as_mut()
    }

    /// All of them in the order of sending, which is that of their numbers.
    pub(super) fn in_order(&self) -> Vec<(Berth, &Flight<P>)> {
        let mut all: Vec<(Berth, &Flight<P>)> = Vec::with_capacity(self.count);
        for (berth, flight) in (0..).map(Berth).zip(&self.berths) {
            if let Some(flight) = flight {
                let place = all.partition_point(|(_, other)| other.id < flight.id);
                all.insert(place, (berth, flight));
            }
        }
        all
    }

    /// Takes the first berth that is empty, so that messages stay together. The caller puts one there, where it
    /// lies: a message is large, and each time it is handed on it is copied.
    pub(super) fn take(&mut self) -> (Berth, &mut Option<Flight<P>>) {
        let full = self.taken.iter().take_while(|word| **word == u64::MAX).count();
        if full == self.taken.len() {
            self.taken.push(0);
        }
        let place = full * 64 + self.taken[full].trailing_ones() as usize;
        self.taken[full] |= 1 << (place % 64);
        self.count += 1;
        if place == self.berths.len() {
            self.berths.push(None);
        }
        let berth = Berth(u16::try_from(place).expect("all directions together carry fewer messages"));
        (berth, &mut self.berths[place])
    }

    /// Empties a berth that is taken.
    pub(super) fn remove(&mut self, berth: Berth) {
        let place = usize::from(berth.0);
        self.berths[place] = None;
        self.taken[place / 64] &= !(1 << (place % 64));
        self.count -= 1;
        while let Some(None) = self.berths.last() {
            self.berths.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{Direction, FlightId, RobotId};
    use crate::rng::{Purpose, Rng};
    use crate::time::SimTime;

    #[test]
    fn each_keeps_its_berth_until_it_is_gone_and_what_is_empty_is_taken_first() {
        let mut chance = Rng::new(1, Purpose::Chaos);
        let (mut flights, mut plain) = (Flights::new(), Vec::new());
        let direction = Direction::new(RobotId(1), RobotId(2));
        let mut most = 0;
        for number in 0..4000 {
            let (id, now) = (FlightId(number), SimTime(number));
            let flight =
                Flight { id, direction, sent_at: now, arrives_at: now, held_since: None, parcel: number };
            let (berth, empty) = flights.take();
            *empty = Some(flight.clone());
            plain.push((berth, flight));
            most = most.max(plain.len());
            while chance.below(150) < plain.len() as u32 {
                let (berth, gone) = plain.remove(chance.below(plain.len() as u32) as usize);
                assert_eq!(flights.get(berth), Some(&gone));
                flights.remove(berth);
                assert_eq!(flights.get(berth), None);
            }
            assert!(flights.in_order().into_iter().eq(plain.iter().map(|(berth, flight)| (*berth, flight))));
            assert_eq!(flights.len(), plain.len());
            assert!(flights.berths.len() <= most, "no berth is empty while another is built");
        }
        assert!(most > 64, "bits of several words were needed: {most}");
        plain.iter().for_each(|(berth, _)| flights.remove(*berth));
        assert!(flights.berths.is_empty());
    }
}
