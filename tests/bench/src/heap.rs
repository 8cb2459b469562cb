//! The least that any simulator of messages has to do: take the next event off a heap and put another
//! one on it. What we reach is measured against it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hint::black_box;

/// An event as large as a record of a small message: 72 bytes with its place in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Event {
    at: u64,
    number: u64,
    body: [u64; 7],
}

/// Takes so many events off a heap that holds `waiting` all the time.
#[must_use]
pub fn turn_over(events: u64, waiting: usize) -> u64 {
    let mut heap: BinaryHeap<Reverse<Event>> = BinaryHeap::with_capacity(waiting + 1);
    let mut chance: u64 = 7;
    let mut delay = || {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        400 + (chance >> 33) % 200
    };
    let mut number = 0;
    while heap.len() < waiting.max(1) {
        number += 1;
        heap.push(Reverse(Event { at: delay(), number, body: [number; 7] }));
    }
    let mut sum: u64 = 0;
    for _ in 0..events {
        let Some(Reverse(event)) = heap.pop() else { break };
        number += 1;
        sum = sum.wrapping_add(event.body[3] ^ event.at);
        heap.push(Reverse(Event { at: event.at + delay(), number, body: [event.body[0] + number; 7] }));
    }
    black_box(sum)
}
