//! The search for an order that explains a history.
//!
//! A node of the search is what has been put into the order so far, and the state that it leads to.
//! Two ways to the same node end alike, so each is entered once. What is done is written down as a
//! beginning of each lane (all up to there) and the few done beyond it.

use std::collections::BTreeSet;

use super::history::{History, Model};

/// Which orders may explain a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Whatever was answered before another was asked for comes before it.
    Linearizable,
    /// The same, within each client only.
    Sequential,
}

/// Whether a history can be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The limit was reached first.
    TooLong,
}

/// Whether some order explains the history, in at most `limit` steps of the search.
pub fn check<M: Model>(
    model: &M,
    history: &History<M::State, M::Input, M::Output>,
    order: Order,
    limit: u64,
) -> Verdict {
    let mut search = Search::new(model, history, order);
    let mut steps = 0;
    while let Some(node) = search.next() {
        if search.is_end(&node) {
            return Verdict::Yes;
        }
        steps += 1;
        if steps > limit {
            return Verdict::TooLong;
        }
        search.expand(&node);
    }
    Verdict::No
}

/// All states in which a history without open operations can end; `None` beyond the limit.
pub(super) fn endings<M: Model>(
    model: &M,
    history: &History<M::State, M::Input, M::Output>,
    order: Order,
    limit: u64,
) -> Option<BTreeSet<M::State>> {
    let mut search = Search::new(model, history, order);
    let mut ends = BTreeSet::new();
    let mut steps = 0;
    while let Some(node) = search.next() {
        steps += 1;
        if steps > limit {
            return None;
        }
        if search.is_end(&node) {
            ends.insert(node.state);
        } else {
            search.expand(&node);
        }
    }
    Some(ends)
}

/// What has been put into the order so far.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Node<S> {
    lanes: Vec<Done>,
    state: S,
}

/// What is done in one lane.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Done {
    /// All answered operations before this place of the lane are done.
    first: usize,
    /// Others that are done, by their places, in order.
    others: Vec<usize>,
}

struct Search<'a, M: Model> {
    model: &'a M,
    history: &'a History<M::State, M::Input, M::Output>,
    /// Operations between which the order of time counts, by their places in the history.
    lanes: Vec<Vec<usize>>,
    entered: BTreeSet<Node<M::State>>,
    stack: Vec<Node<M::State>>,
}

impl<'a, M: Model> Search<'a, M> {
    fn new(model: &'a M, history: &'a History<M::State, M::Input, M::Output>, order: Order) -> Self {
        let events = &history.events;
        let matters = |at: &usize| events[*at].answered.is_some() || !model.is_read(&events[*at].input);
        let all = (0..events.len()).filter(matters);
        let lanes: Vec<Vec<usize>> = match order {
            Order::Linearizable => vec![all.collect()],
            Order::Sequential => {
                let clients: BTreeSet<u8> = events.iter().map(|event| event.client).collect();
                let of = |client: u8| all.clone().filter(move |at| events[*at].client == client);
                clients.into_iter().map(|client| of(client).collect()).collect()
            }
        };
        let mut search = Search { model, history, lanes, entered: BTreeSet::new(), stack: Vec::new() };
        let lanes = vec![Done { first: 0, others: Vec::new() }; search.lanes.len()];
        let mut start = Node { lanes, state: history.start.clone() };
        for lane in 0..start.lanes.len() {
            search.advance(&mut start, lane);
        }
        search.stack.push(start);
        search
    }

    fn next(&mut self) -> Option<Node<M::State>> {
        self.stack.pop()
    }

    /// Whether everything that was answered is in the order.
    fn is_end(&self, node: &Node<M::State>) -> bool {
        let rest = |(lane, done): (&Vec<usize>, &Done)| {
            let open = |place: &usize| self.history.events[lane[*place]].answered.is_none();
            (done.first..lane.len()).all(|place| open(&place) || done.others.contains(&place))
        };
        self.lanes.iter().zip(&node.lanes).all(rest)
    }

    /// Puts each operation that may come next behind the order so far. The one that was asked for
    /// first is looked at first, and answered ones before open ones: history was mostly sane.
    fn expand(&mut self, node: &Node<M::State>) {
        let mut next: Vec<(bool, u64, usize, usize)> = Vec::new();
        for lane in 0..self.lanes.len() {
            for place in self.candidates(node, lane) {
                let event = &self.history.events[self.lanes[lane][place]];
                next.push((event.answered.is_none(), event.asked, lane, place));
            }
        }
        next.sort_unstable();
        for (_, _, lane, place) in next.into_iter().rev() {
            if let Some(node) = self.after(node, lane, place)
                && self.entered.insert(node.clone())
            {
                self.stack.push(node);
            }
        }
    }

    /// Places of a lane that may come next: no operation that is still out was answered before they
    /// were asked for.
    fn candidates(&self, node: &Node<M::State>, lane: usize) -> Vec<usize> {
        let (places, done) = (&self.lanes[lane], &node.lanes[lane]);
        let mut earliest_end = u64::MAX;
        let mut found = Vec::new();
        let open_before = |place: &usize| self.history.events[places[*place]].answered.is_none();
        let before = (0..done.first).filter(open_before);
        for place in before.chain(done.first..places.len()) {
            let event = &self.history.events[places[place]];
            if event.asked > earliest_end {
                break;
            }
            if done.others.binary_search(&place).is_err() {
                earliest_end = earliest_end.min(event.end());
                found.push(place);
            }
        }
        found
    }

    /// The node after one more operation, if the answer to that is what the thing would have given.
    fn after(&self, node: &Node<M::State>, lane: usize, place: usize) -> Option<Node<M::State>> {
        let event = &self.history.events[self.lanes[lane][place]];
        let (state, output) = self.model.apply(&node.state, &event.input);
        if event.answered.as_ref().is_some_and(|(_, answer)| *answer != output) {
            return None;
        }
        let mut node = Node { lanes: node.lanes.clone(), state };
        let others = &mut node.lanes[lane].others;
        let slot = others.binary_search(&place).expect_err("it was not done yet");
        others.insert(slot, place);
        self.advance(&mut node, lane);
        Some(node)
    }

    /// Moves the beginning of a lane on over all that is done, and over what is open.
    fn advance(&self, node: &mut Node<M::State>, lane: usize) {
        let places = &self.lanes[lane];
        let done = &mut node.lanes[lane];
        while let Some(at) = places.get(done.first) {
            if self.history.events[*at].answered.is_some() {
                let Ok(slot) = done.others.binary_search(&done.first) else { break };
                done.others.remove(slot);
            }
            done.first += 1;
        }
    }
}
