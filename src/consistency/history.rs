//! Histories of any kind of shared thing, and what that thing would do with nobody else about.

/// How a single copy of the thing behaves when it does one operation after the other.
pub trait Model {
    /// What it is like.
    type State: Clone + Ord;
    /// What can be asked of it.
    type Input;
    /// What it answers.
    type Output: PartialEq;

    /// What an operation does and what is answered.
    fn apply(&self, state: &Self::State, input: &Self::Input) -> (Self::State, Self::Output);

    /// Whether an operation never changes the state. Without an answer it can then be left out.
    fn is_read(&self, input: &Self::Input) -> bool;
}

/// One operation of one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event<I, O> {
    /// Who asked.
    pub client: u8,
    /// For what.
    pub input: I,
    /// When it was asked for. Any clock will do on which no two things happen at once.
    pub asked: u64,
    /// When it was answered, and what. None when nobody knows what came of it.
    pub answered: Option<(u64, O)>,
}

/// What all clients asked for and were answered, with the state before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<S, I, O> {
    /// The state at the beginning.
    pub start: S,
    /// The operations in the order of asking.
    pub events: Vec<Event<I, O>>,
}

impl<S, I, O> History<S, I, O> {
    /// A history; the events may come in any order.
    #[must_use]
    pub fn new(start: S, mut events: Vec<Event<I, O>>) -> Self {
        events.sort_by_key(|event| event.asked);
        History { start, events }
    }
}

impl<I, O> Event<I, O> {
    /// When it was answered; after everything else if never.
    pub(super) fn end(&self) -> u64 {
        self.answered.as_ref().map_or(u64::MAX, |(at, _)| *at)
    }
}
