//! The search against trying out every order there is, and the shape of what it finds.

use super::*;
use crate::rng::{Purpose, Rng};

/// A register with one small number.
struct Register;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    Read,
    Write(u8),
    /// Writes one more than there is.
    Add,
}

impl Model for Register {
    type State = u8;
    type Input = Ask;
    type Output = u8;

    fn apply(&self, state: &u8, input: &Ask) -> (u8, u8) {
        let after = match input {
            Ask::Read => *state,
            Ask::Write(value) => *value,
            Ask::Add => state + 1,
        };
        (after, after)
    }

    fn is_read(&self, input: &Ask) -> bool {
        *input == Ask::Read
    }
}

type Story = History<u8, Ask, u8>;

/// Up to seven operations of three clients, some overlapping, some without an answer.
fn random(rng: &mut Rng) -> Story {
    let mut clock = 0;
    let mut events: Vec<Event<Ask, u8>> = Vec::new();
    let mut under_way: Vec<usize> = Vec::new();
    for _ in 0..2 + rng.below(12) {
        clock += 1;
        if rng.below(2) == 0 && events.len() < 7 {
            let input = match rng.below(3) {
                0 => Ask::Read,
                1 => Ask::Write(rng.below(3) as u8),
                _ => Ask::Add,
            };
            under_way.push(events.len());
            events.push(Event { client: rng.below(3) as u8, input, asked: clock, answered: None });
        } else if !under_way.is_empty() {
            let at = under_way.remove(rng.below(under_way.len() as u32) as usize);
            let answer = match events[at].input {
                Ask::Write(value) if rng.below(8) > 0 => value,
                Ask::Read | Ask::Write(_) | Ask::Add => rng.below(4) as u8,
            };
            events[at].answered = Some((clock, answer));
        }
    }
    History::new(0, events)
}

/// Tries every order of every choice of open operations.
fn by_force(story: &Story, order: Order) -> bool {
    fn go(story: &Story, order: Order, done: &mut Vec<usize>, state: u8) -> bool {
        let events = &story.events;
        let is_in = |at: usize, done: &[usize]| done.contains(&at);
        if (0..events.len()).all(|at| events[at].answered.is_none() || is_in(at, done)) {
            return true;
        }
        for at in 0..events.len() {
            let must_wait = |other: usize| {
                let same = order == Order::Linearizable || events[other].client == events[at].client;
                let before = events[other].answered.is_some_and(|(end, _)| end < events[at].asked);
                same && before && !is_in(other, done)
            };
            if is_in(at, done) || (0..events.len()).any(must_wait) {
                continue;
            }
            let (after, output) = Register.apply(&state, &events[at].input);
            if events[at].answered.is_some_and(|(_, answer)| answer != output) {
                continue;
            }
            done.push(at);
            if go(story, order, done, after) {
                return true;
            }
            done.pop();
        }
        false
    }
    go(story, order, &mut Vec::new(), story.start)
}

#[test]
fn the_search_finds_what_trying_everything_finds() {
    let mut rng = Rng::new(1, Purpose::Chaos);
    let mut counts = [[0; 2]; 2];
    for number in 0..20_000 {
        let story = random(&mut rng);
        for order in [Order::Linearizable, Order::Sequential] {
            let expected = by_force(&story, order);
            let found = check(&Register, &story, order, 1_000_000);
            let verdict = if expected { Verdict::Yes } else { Verdict::No };
            assert_eq!(found, verdict, "history {number}, {order:?}: {story:#?}");
            counts[usize::from(order == Order::Sequential)][usize::from(expected)] += 1;
        }
    }
    assert!(counts.iter().flatten().all(|count| *count > 1000), "both answers are common: {counts:?}");
}

#[test]
fn what_is_linearizable_is_sequentially_consistent() {
    let mut rng = Rng::new(2, Purpose::Chaos);
    for _ in 0..5000 {
        let story = random(&mut rng);
        if check(&Register, &story, Order::Linearizable, 1_000_000) == Verdict::Yes {
            assert_eq!(check(&Register, &story, Order::Sequential, 1_000_000), Verdict::Yes);
        }
    }
}

#[test]
fn the_smallest_piece_contradicts_itself_and_needs_every_answer() {
    let mut rng = Rng::new(3, Purpose::Chaos);
    let mut found = 0;
    for _ in 0..5000 {
        let story = random(&mut rng);
        for order in [Order::Linearizable, Order::Sequential] {
            if check(&Register, &story, order, 1_000_000) != Verdict::No {
                continue;
            }
            found += 1;
            let piece = smallest(&Register, &story, order, 1_000_000);
            assert!(piece.smallest && !piece.answers.is_empty());
            let keeping = |kept: &[usize]| {
                let mut events: Vec<_> = story.events.clone();
                for (at, event) in events.iter_mut().enumerate() {
                    if !kept.contains(&at) {
                        event.answered = None;
                    }
                }
                events.drain(..piece.after.map_or(0, |last| last + 1));
                by_force(&History::new(piece.start, events), order)
            };
            assert!(!keeping(&piece.answers), "it contradicts itself: {story:#?} {piece:?}");
            // The end may have been left out as well, so that less is explained, never more.
            for forgotten in 0..piece.answers.len() {
                let mut fewer = piece.answers.clone();
                let last = fewer.remove(forgotten);
                let ends = |at: &usize| story.events[*at].answered.map_or(0, |(end, _)| end);
                let is_last = piece.answers.iter().all(|at| ends(at) <= ends(&last));
                assert!(is_last || keeping(&fewer), "every answer is needed: {story:#?} {piece:?}");
            }
        }
    }
    assert!(found > 1000);
}

fn event(client: u8, input: Ask, asked: u64, answered: (u64, u8)) -> Event<Ask, u8> {
    Event { client, input, asked, answered: Some(answered) }
}

#[test]
fn a_stale_read_is_shown_by_the_write_and_the_read_alone() {
    let events = vec![
        event(0, Ask::Write(1), 1, (2, 1)),
        event(1, Ask::Read, 3, (4, 1)),
        event(0, Ask::Write(2), 5, (6, 2)),
        event(1, Ask::Read, 7, (8, 1)),
        event(0, Ask::Write(3), 9, (10, 3)),
    ];
    let story = History::new(0, events);
    assert_eq!(check(&Register, &story, Order::Linearizable, 1000), Verdict::No);
    assert_eq!(check(&Register, &story, Order::Sequential, 1000), Verdict::Yes);
    let piece = smallest(&Register, &story, Order::Linearizable, 1000);
    let expected = Counterexample { start: 2, after: Some(2), answers: vec![3], smallest: true };
    assert_eq!(piece, expected, "after the write of 2 was over, the read of 1 makes no sense");
}

#[test]
fn an_unanswered_write_may_have_happened_late_or_never() {
    let open = Event { client: 0, input: Ask::Write(7), asked: 1, answered: None };
    for (first, second, verdict) in
        [(0, 0, Verdict::Yes), (0, 7, Verdict::Yes), (7, 7, Verdict::Yes), (7, 0, Verdict::No)]
    {
        let events = vec![open, event(1, Ask::Read, 2, (3, first)), event(1, Ask::Read, 4, (5, second))];
        let story = History::new(0, events);
        assert_eq!(check(&Register, &story, Order::Linearizable, 1000), verdict, "{first} {second}");
    }
}

#[test]
fn beyond_the_limit_nothing_is_guessed() {
    let events = (0..40).map(|n| Event { client: n as u8, input: Ask::Add, asked: n, answered: None });
    let mut events: Vec<_> = events.collect();
    events.push(event(50, Ask::Read, 100, (101, 99)));
    let story = History::new(0, events);
    assert_eq!(check(&Register, &story, Order::Linearizable, 500), Verdict::TooLong);
}

#[test]
fn long_sane_histories_are_quick() {
    let mut events = Vec::new();
    for n in 0..3000_u64 {
        events.push(event((n % 3) as u8, Ask::Write((n % 5) as u8), n * 3 + 1, (n * 3 + 5, (n % 5) as u8)));
    }
    let story = History::new(0, events);
    assert_eq!(check(&Register, &story, Order::Linearizable, 10_000), Verdict::Yes);
}
