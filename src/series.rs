//! A list that is cheap to clone: its older part is shared between the clones.
//!
//! Marks in a run's history are clones of the whole world; logs and journals would make them grow
//! with the run. A [`Series`] copies at most one chunk and a list of pointers. The pointers may cross
//! threads, so that a model checker can spread the shipped schemes over several of them.

use std::sync::Arc;

const CHUNK: usize = 64;

/// An ordered list with cheap clones, made for appending and for cutting off the end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Series<T> {
    full: Vec<Arc<Vec<T>>>,
    tail: Vec<T>,
}

impl<T> Default for Series<T> {
    fn default() -> Self {
        Series { full: Vec::new(), tail: Vec::new() }
    }
}

impl<T: Clone> Series<T> {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many items it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.full.len() * CHUNK + self.tail.len()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tail.is_empty() && self.full.is_empty()
    }

    /// Adds one at the end.
    pub fn push(&mut self, item: T) {
        self.tail.push(item);
        if self.tail.len() == CHUNK {
            self.full.push(Arc::new(std::mem::take(&mut self.tail)));
        }
    }

    /// Takes the last one away.
    pub fn pop(&mut self) -> Option<T> {
        let last = self.last()?.clone();
        self.truncate(self.len() - 1);
        Some(last)
    }

    /// The item at a position counted from 0.
    #[must_use]
    pub fn get(&self, position: usize) -> Option<&T> {
        match self.full.get(position / CHUNK) {
            Some(chunk) => chunk.get(position % CHUNK),
            None => self.tail.get(position - self.full.len() * CHUNK),
        }
    }

    /// Changes the item at a position; copies its chunk if it is shared.
    pub fn get_mut(&mut self, position: usize) -> Option<&mut T> {
        let full = self.full.len();
        match self.full.get_mut(position / CHUNK) {
            Some(chunk) => Arc::make_mut(chunk).get_mut(position % CHUNK),
            None => self.tail.get_mut(position - full * CHUNK),
        }
    }

    /// The last item.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.tail.last().or_else(|| self.full.last().and_then(|chunk| chunk.last()))
    }

    /// Keeps the first `len` items and drops the rest.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.len() {
            return;
        }
        let whole = len / CHUNK;
        if whole < self.full.len() {
            self.tail = self.full[whole][..len % CHUNK].to_vec();
            self.full.truncate(whole);
        } else {
            self.tail.truncate(len % CHUNK);
        }
    }

    /// All items in order, from either end.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.full.iter().flat_map(|chunk| chunk.iter()).chain(self.tail.iter())
    }

    /// The items from a position on.
    pub fn from(&self, position: usize) -> impl Iterator<Item = &T> {
        let first = (position / CHUNK).min(self.full.len());
        let skip = position - first * CHUNK;
        self.full[first..].iter().flat_map(|chunk| chunk.iter()).chain(self.tail.iter()).skip(skip)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behaves_like_a_vec() {
        let mut series = Series::new();
        let mut plain = Vec::new();
        for n in 0..1000_u32 {
            series.push(n);
            plain.push(n);
            if n % 7 == 0 {
                let len = plain.len().saturating_sub((n % 90) as usize);
                series.truncate(len);
                plain.truncate(len);
            }
            if n % 11 == 0 {
                assert_eq!(series.pop(), plain.pop());
            }
            assert_eq!(series.len(), plain.len());
            assert_eq!(series.last(), plain.last());
        }
        assert!(series.iter().eq(plain.iter()));
        assert!(series.iter().rev().eq(plain.iter().rev()));
        for start in [0, 1, 63, 64, 65, 128, plain.len(), plain.len() + 1] {
            assert!(series.from(start).eq(plain.iter().skip(start)), "from {start}");
        }
        let before = series.clone();
        *series.get_mut(3).unwrap() = 99;
        assert_eq!(series.get(3), Some(&99));
        assert_eq!(before.get(3), plain.get(3));
    }
}
