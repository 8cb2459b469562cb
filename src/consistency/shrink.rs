//! The smallest piece of a history that shows why it cannot be explained.
//!
//! Simply leaving operations out would not do: take a move away, and the picture that shows it
//! becomes a riddle of our own making. Three things can be done without making up a contradiction:
//! - end the history earlier (what was asked and not answered by then is open), where time counts;
//! - begin it later, at an instant at which nothing was under way and only one state was possible,
//!   where time counts;
//! - *forget an answer*: the operation may then have happened at any later time, or never.
//!
//! What is left are answers that cannot all be true, and forgetting any one of them would resolve
//! the contradiction.

use super::history::{History, Model};
use super::search::{Order, Verdict, check, endings};

/// Answers that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counterexample<S> {
    /// The state at the beginning of the piece.
    pub start: S,
    /// The last operation before the piece, by its place in the history; none where the piece begins
    /// with the history. What came before was over by then and left no doubt about the state.
    pub after: Option<usize>,
    /// The operations whose answers contradict each other, by their places in the history, in the
    /// order of asking.
    pub answers: Vec<usize>,
    /// Whether no answer can be forgotten. False when the limit was reached first.
    pub smallest: bool,
}

/// A piece of a history that holds the contradiction.
struct Piece<'a, M: Model> {
    model: &'a M,
    order: Order,
    limit: u64,
    history: History<M::State, M::Input, M::Output>,
    /// Where each event of the piece stands in the whole history.
    places: Vec<usize>,
}

/// The smallest piece of a history that was found inexplicable. `limit` holds for every single
/// search.
pub fn smallest<M: Model>(
    model: &M,
    history: &History<M::State, M::Input, M::Output>,
    order: Order,
    limit: u64,
) -> Counterexample<M::State>
where
    M::Input: Clone,
    M::Output: Clone,
{
    let places = (0..history.events.len()).collect();
    let mut piece = Piece { model, order, limit, history: history.clone(), places };
    // Sequential consistency lets a later command of another client explain an earlier answer, so
    // there no end of the history may be left out.
    if order == Order::Linearizable {
        piece.end_early();
        piece.begin_late();
    }
    let smallest = piece.forget_answers();
    let answered =
        piece.history.events.iter().zip(&piece.places).filter(|(event, _)| event.answered.is_some());
    let answers = answered.map(|(_, place)| *place).collect();
    let after = piece.places.first().and_then(|place| place.checked_sub(1));
    Counterexample { start: piece.history.start, after, answers, smallest }
}

impl<M: Model> Piece<'_, M>
where
    M::Input: Clone,
    M::Output: Clone,
{
    fn verdict(&self, history: &History<M::State, M::Input, M::Output>) -> Verdict {
        check(self.model, history, self.order, self.limit)
    }

    /// Ends with the first answer that cannot be explained. What is inexplicable stays so, however
    /// long it goes on, so the place can be found by halving.
    fn end_early(&mut self) {
        let mut ends: Vec<u64> = self
            .history
            .events
            .iter()
            .filter(|event| event.answered.is_some())
            .map(super::Event::end)
            .collect();
        ends.sort_unstable();
        let (mut low, mut high) = (0, ends.len().saturating_sub(1));
        while low < high {
            let middle = low + (high - low) / 2;
            if self.verdict(&self.upto(ends[middle])) == Verdict::No {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if let Some(end) = ends.get(high) {
            let shorter = self.upto(*end);
            if self.verdict(&shorter) == Verdict::No {
                self.places.truncate(shorter.events.len());
                self.history = shorter;
            }
        }
    }

    /// The history as far as it was known at an instant.
    fn upto(&self, end: u64) -> History<M::State, M::Input, M::Output> {
        let known = self.history.events.iter().filter(|event| event.asked <= end).cloned();
        let forget = |mut event: super::Event<M::Input, M::Output>| {
            event.answered = event.answered.filter(|(at, _)| *at <= end);
            event
        };
        History { start: self.history.start.clone(), events: known.map(forget).collect() }
    }

    /// Begins at the last instant at which nothing was under way and the state is certain.
    fn begin_late(&mut self) {
        let ends = self.history.events.iter().map(super::Event::end);
        let mut latest = 0;
        let mut cuts = Vec::new();
        for (place, (event, end)) in self.history.events.iter().zip(ends).enumerate() {
            if event.asked > latest && place > 0 {
                cuts.push(place);
            }
            latest = latest.max(end);
        }
        for cut in cuts.into_iter().rev() {
            let before =
                History { start: self.history.start.clone(), events: self.history.events[..cut].to_vec() };
            let Some(ends) = endings(self.model, &before, self.order, self.limit) else { continue };
            let (Some(start), 1) = (ends.first(), ends.len()) else { continue };
            let after = History { start: start.clone(), events: self.history.events[cut..].to_vec() };
            if self.verdict(&after) == Verdict::No {
                self.places.drain(..cut);
                self.history = after;
                return;
            }
        }
    }

    /// Forgets each answer that is not needed; whether it was certain of every one that it kept.
    fn forget_answers(&mut self) -> bool {
        let mut certain = true;
        for place in 0..self.history.events.len() {
            let Some(answer) = self.history.events[place].answered.take() else { continue };
            match self.verdict(&self.history) {
                Verdict::No => {}
                Verdict::Yes => self.history.events[place].answered = Some(answer),
                Verdict::TooLong => {
                    certain = false;
                    self.history.events[place].answered = Some(answer);
                }
            }
        }
        certain
    }
}
