//! A list that is cheap to clone: its older part is shared between the clones.
//!
//! Marks in a run's history are clones of the whole world; logs and journals would make them grow
//! with the run. A [`Series`] copies only its last few items. The rest hangs in a tree of blocks, and
//! whoever changes or adds something copies the few blocks on the way to it, never the whole: a run of
//! hours costs a mark no more than a run of minutes. The blocks may cross threads, so that a model
//! checker can spread the shipped schemes over several of them.

use std::sync::Arc;

/// How many blocks a fork holds, as a power of two.
const FORK_BITS: usize = 4;

/// An ordered list with cheap clones, made for appending and for cutting off the end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Series<T> {
    /// All but the last few items; a whole number of full leaves.
    tree: Option<Arc<Block<T>>>,
    /// How many forks lie between the top of the tree and its leaves.
    height: usize,
    /// How many items are in the tree.
    planted: usize,
    /// The last items, fewer than make a leaf.
    tail: Vec<T>,
}

/// A part of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Block<T> {
    Leaf(Vec<T>),
    Fork(Vec<Arc<Block<T>>>),
}

impl<T> Default for Series<T> {
    fn default() -> Self {
        Series { tree: None, height: 0, planted: 0, tail: Vec::new() }
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

    /// Which of a block's parts the item at a position is in; 0 is the height of a leaf.
    fn part(position: usize, height: usize) -> usize {
        match height {
            0 => position % Self::LEAF,
            _ => position >> (Self::LEAF_BITS + FORK_BITS * (height - 1)) & ((1 << FORK_BITS) - 1),
        }
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
            let leaf = std::mem::take(&mut self.tail);
            self.plant(leaf);
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
        let mut block = self.tree.as_deref()?;
        let mut height = self.height;
        loop {
            match block {
                Block::Leaf(items) => return items.get(Self::part(position, 0)),
                Block::Fork(parts) => block = parts.get(Self::part(position, height))?,
            }
            height = height.saturating_sub(1);
        }
    }

    /// Changes the item at a position; copies the blocks on the way to it that are shared.
    pub fn get_mut(&mut self, position: usize) -> Option<&mut T> {
        if position >= self.planted {
            return self.tail.get_mut(position - self.planted);
        }
        let mut block = Arc::make_mut(self.tree.as_mut()?);
        let mut height = self.height;
        loop {
            match block {
                Block::Leaf(items) => return items.get_mut(Self::part(position, 0)),
                Block::Fork(parts) => block = Arc::make_mut(parts.get_mut(Self::part(position, height))?),
            }
            height = height.saturating_sub(1);
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
        let planted = len - len % Self::LEAF;
        self.tail = self.from(planted).take(len - planted).cloned().collect();
        self.planted = planted;
        if planted == 0 {
            self.tree = None;
            self.height = 0;
            return;
        }
        let Some(tree) = &mut self.tree else { return };
        prune(tree, self.height, planted - 1);
        // A tree is never higher than it must be, so equal lists have equal trees.
        while let Block::Fork(parts) = &**tree
            && let [only] = parts.as_slice()
        {
            *tree = Arc::clone(only);
            self.height -= 1;
        }
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

    /// Hangs a full leaf into the tree, behind all others.
    fn plant(&mut self, leaf: Vec<T>) {
        let position = self.planted;
        self.planted += leaf.len();
        let Some(tree) = &mut self.tree else {
            self.tree = Some(Arc::new(Block::Leaf(leaf)));
            return;
        };
        if position == Self::LEAF << (FORK_BITS * self.height) {
            let full = Arc::clone(tree);
            *tree = Arc::new(Block::Fork(vec![full]));
            self.height += 1;
        }
        let mut block = Arc::make_mut(tree);
        let mut height = self.height;
        while let Block::Fork(parts) = block {
            height -= 1;
            let place = Self::part(position, height + 1);
            if place == parts.len() {
                parts.push(branch(leaf, height));
                return;
            }
            block = Arc::make_mut(&mut parts[place]);
        }
    }
}

/// A block of a height that holds one leaf.
fn branch<T>(leaf: Vec<T>, height: usize) -> Arc<Block<T>> {
    let leaf = Arc::new(Block::Leaf(leaf));
    (0..height).fold(leaf, |below, _| Arc::new(Block::Fork(vec![below])))
}

/// Cuts off everything behind the leaf that holds the item at `last`.
fn prune<T: Clone>(tree: &mut Arc<Block<T>>, height: usize, last: usize) {
    if let Block::Fork(parts) = Arc::make_mut(tree) {
        parts.truncate(Series::<T>::part(last, height) + 1);
        if let Some(edge) = parts.last_mut() {
            prune(edge, height - 1, last);
        }
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
        long.truncate(4097);
        assert!(long.iter().skip(6).eq(mark.iter().take(4097).skip(6)));
    }
}
