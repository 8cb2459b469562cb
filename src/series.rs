//! A list that is cheap to clone: its older part is shared between the clones.
//!
//! Marks in a run's history are clones of the whole world; logs and journals would make them grow
//! with the run. A [`Series`] copies only its last few items. The rest hangs in trees of blocks, as many of
//! each height as the digits of a number say: four leaves become a tree, four of those a higher one. So what
//! is added changes no tree that is there, the latest items are near the top, and whoever changes one copies
//! the few blocks on the way to it, never the whole: a run of hours costs a mark hardly more than a run of
//! minutes. The blocks may cross threads, so that a model checker can spread the shipped schemes over several
//! of them.

use std::array;
use std::iter;
use std::sync::Arc;

/// How many blocks a fork holds, as a power of two.
const FORK_BITS: usize = 2;
const FORK: usize = 1 << FORK_BITS;

/// An ordered list with cheap clones, made for appending and for cutting off the end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Series<T> {
    /// All but the last few items: of each height as many trees as the count of leaves, written with
    /// [`FORK`] as its base, has ones at that digit; the highest, which hold the oldest items, first.
    trees: Arc<[Block<T>]>,
    /// How many items are in the trees; a whole number of full leaves.
    planted: usize,
    /// The last items, fewer than make a leaf.
    tail: Vec<T>,
}

/// A part of a tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Block<T> {
    Leaf(Arc<[T]>),
    Fork(Arc<[Block<T>; FORK]>),
}

impl<T> Default for Series<T> {
    fn default() -> Self {
        Series { trees: Arc::default(), planted: 0, tail: Vec::new() }
    }
}

impl<T> Series<T> {
    /// How many items a leaf holds, as a power of two. A clone copies the items that do not fill a leaf,
    /// and a change copies a leaf, so leaves of large items hold few of them.
    const LEAF_BITS: usize = match size_of::<T>() {
        0..=24 => 4,
        25..=96 => 3,
        _ => 2,
    };
    const LEAF: usize = 1 << Self::LEAF_BITS;

    /// Where among the trees the one is that holds an item, and its height; 0 is that of a leaf.
    fn tree_with(&self, position: usize) -> (usize, usize) {
        let (mut leaf, mut leaves) = (position >> Self::LEAF_BITS, self.planted >> Self::LEAF_BITS);
        let (mut behind, mut height) = (0, 0);
        // A tree holds the leaves whose number differs from the count of all in no digit above its own.
        loop {
            behind += leaves % FORK;
            if leaf / FORK == leaves / FORK {
                return (self.trees.len() - behind + leaf % FORK, height);
            }
            (leaf, leaves) = (leaf / FORK, leaves / FORK);
            height += 1;
        }
    }

    /// Which part of a fork of some height the item at a position is in.
    fn part(position: usize, height: usize) -> usize {
        position >> (Self::LEAF_BITS + FORK_BITS * (height - 1)) & (FORK - 1)
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
        self.planted + self.tail.len()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds one at the end.
    pub fn push(&mut self, item: T) {
        if self.tail.capacity() == 0 {
            self.tail.reserve_exact(Self::LEAF);
        }
        self.tail.push(item);
        if self.tail.len() == Self::LEAF {
            self.plant();
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
        if position >= self.planted {
            return self.tail.get(position - self.planted);
        }
        let (tree, mut height) = self.tree_with(position);
        let mut block = &self.trees[tree];
        loop {
            match block {
                Block::Leaf(items) => return items.get(position % Self::LEAF),
                Block::Fork(parts) => block = &parts[Self::part(position, height)],
            }
            height -= 1;
        }
    }

    /// Changes the item at a position; copies the blocks on the way to it that are shared.
    pub fn get_mut(&mut self, position: usize) -> Option<&mut T> {
        if position >= self.planted {
            return self.tail.get_mut(position - self.planted);
        }
        let (tree, mut height) = self.tree_with(position);
        let mut block = &mut Arc::make_mut(&mut self.trees)[tree];
        loop {
            match block {
                Block::Leaf(items) => return Arc::make_mut(items).get_mut(position % Self::LEAF),
                Block::Fork(parts) => block = &mut Arc::make_mut(parts)[Self::part(position, height)],
            }
            height -= 1;
        }
    }

    /// The last item.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.len().checked_sub(1).and_then(|last| self.get(last))
    }

    /// Keeps the first `len` items and drops the rest.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.planted {
            self.tail.truncate(len - self.planted);
            return;
        }
        // The tree through which the cut goes falls into those of its parts that lie before the cut.
        let (tree, mut height) = self.tree_with(len);
        let mut kept = self.trees[..tree].to_vec();
        let mut block = &self.trees[tree];
        while let Block::Fork(parts) = block {
            let place = Self::part(len, height);
            kept.extend_from_slice(&parts[..place]);
            block = &parts[place];
            height -= 1;
        }
        let rest = len % Self::LEAF;
        self.tail.clear();
        if let Block::Leaf(items) = block {
            self.tail.extend_from_slice(&items[..rest]);
        }
        self.planted = len - rest;
        self.trees = kept.into();
    }

    /// All items in order, from either end.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        (0..self.len()).map(|position| self.get(position).expect("every position below its length is held"))
    }

    /// The items from a position on.
    pub fn from(&self, position: usize) -> impl Iterator<Item = &T> {
        (position..self.len())
            .map(|position| self.get(position).expect("every position below its length is held"))
    }

    /// Makes the tail, which is full, the last leaf; as when one is added to a number, as many of a kind as
    /// make one of the next kind become that.
    fn plant(&mut self) {
        let mut leaves = self.planted >> Self::LEAF_BITS;
        let mut kept = self.trees.len();
        let mut block = Block::Leaf(self.tail.drain(..).collect());
        while leaves % FORK == FORK - 1 {
            kept -= FORK - 1;
            let siblings = &self.trees[kept..kept + FORK - 1];
            block =
                Block::Fork(Arc::new(array::from_fn(|part| siblings.get(part).unwrap_or(&block).clone())));
            leaves /= FORK;
        }
        self.planted += Self::LEAF;
        self.trees = self.trees[..kept].iter().cloned().chain(iter::once(block)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behaves_like_a_vec() {
        // Leaves of every width.
        like_a_vec(|n| n);
        like_a_vec(|n| [n; 20]);
        like_a_vec(|n| [n; 70]);
    }

    fn like_a_vec<T: Copy + PartialEq + std::fmt::Debug>(item: impl Fn(u32) -> T) {
        let mut series = Series::new();
        let mut plain = Vec::new();
        for n in 0..1000_u32 {
            series.push(item(n));
            plain.push(item(n));
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
        let mut anew = Series::new();
        plain.iter().for_each(|n| anew.push(*n));
        assert_eq!(series, anew, "equal lists have equal trees, however they came about");
        let before = series.clone();
        *series.get_mut(3).unwrap() = item(9999);
        assert_eq!(series.get(3), Some(&item(9999)));
        assert_eq!(before.get(3), plain.get(3));
    }

    #[test]
    fn a_clone_of_a_long_list_shares_all_but_a_few_blocks() {
        let mut long: Series<u32> = Series::new();
        (0..100_000).for_each(|n| long.push(n));
        let mark = long.clone();
        (0..Series::<u32>::LEAF as u32).for_each(|n| long.push(n));
        *long.get_mut(5).unwrap() = 7;
        let shared = |position: usize| std::ptr::eq(long.get(position).unwrap(), mark.get(position).unwrap());
        let copied = (0..mark.planted).filter(|position| !shared(*position)).count();
        assert_eq!(copied, Series::<u32>::LEAF, "one leaf for the change, none for what was added");
        assert_eq!(long.len(), mark.len() + Series::<u32>::LEAF);
        let numbers = |list: &Series<u32>| list.iter().copied().collect::<Vec<u32>>();
        assert_eq!(numbers(&mark), (0..100_000).collect::<Vec<u32>>(), "a clone keeps what it had");
        long.truncate(4097);
        assert_eq!(numbers(&long)[6..], (6..4097).collect::<Vec<u32>>());
        (4097..70_000).for_each(|n| long.push(n));
        assert_eq!(numbers(&long)[6..], (6..70_000).collect::<Vec<u32>>());
    }
}
