//! A list that is cheap to clone: its older part is shared between the clones.
//!
//! Marks in a run's history are clones of the whole world; logs and journals would make them grow
//! with the run. A [`Series`] copies only its last few items. The rest is in leaves, which clones share: the
//! latest few at hand, the others in trees, as many of each height as the digits of a number say: four leaves
//! become a tree, four of those a higher one, as when one counts.
//! So what is added changes no tree that is there, the latest items are near the front, and whoever changes
//! one copies the few blocks on the way to it, never the whole: a run of hours costs a mark hardly more than
//! a run of minutes. The blocks may cross threads, so that a model checker can spread the shipped schemes over
//! several of them.

use std::array;
use std::iter;
use std::mem;
use std::sync::Arc;

/// How many blocks a fork holds, as a power of two.
const FORK_BITS: usize = 2;
const FORK: usize = 1 << FORK_BITS;

/// An ordered list with cheap clones, made for appending and for cutting off the end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Series<T> {
    /// All but the latest leaves; the newest tree first, none lower than those before it, of no height
    /// more than make a fork.
    trees: Option<Arc<Tree<T>>>,
    /// The latest leaves, fewer than make a fork.
    twig: [Option<Leaf<T>>; FORK - 1],
    /// How many items are in leaves, all of which are full.
    planted: usize,
    /// The last items, at least [`Series::WAITING`] of them if there are so many, and fewer than a leaf more.
    tail: Vec<T>,
}

/// A few items that follow each other.
type Leaf<T> = Arc<[T]>;

/// A tree, and those that hold older items.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Tree<T> {
    fork: Fork<T>,
    /// How many forks lie above one another in it, at least one.
    height: usize,
    older: Option<Arc<Tree<T>>>,
}

/// What parts of a tree hang on.
type Fork<T> = Arc<[Block<T>; FORK]>;

/// A part of a tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Block<T> {
    Leaf(Leaf<T>),
    Fork(Fork<T>),
}

impl<T> Default for Series<T> {
    fn default() -> Self {
        Series { trees: None, twig: Default::default(), planted: 0, tail: Vec::new() }
    }
}

impl<T> Series<T> {
    /// How many items a leaf holds, as a power of two. A clone copies the items that do not fill a leaf,
    /// and a change copies a leaf, so leaves of large items hold few of them.
    const LEAF_BITS: usize = match size_of::<T>() {
        0..=8 => 5,
        9..=24 => 4,
        25..=96 => 3,
        _ => 2,
    };
    const LEAF: usize = 1 << Self::LEAF_BITS;
    /// How many of the latest items never go into a leaf: the last one is asked for more often than any other.
    /// Large items are what is known of commands, and the latest of these change again and again.
    const WAITING: usize = if size_of::<T>() > 96 { Self::LEAF } else { 1 };

    /// How many items a block of some height holds.
    const fn size(height: usize) -> usize {
        Self::LEAF << (FORK_BITS * height)
    }

    /// Which part of a fork of some height the item at a position is in.
    const fn part(position: usize, height: usize) -> usize {
        position / Self::size(height - 1) % FORK
    }

    /// How many of so many planted items are in trees.
    const fn rooted(planted: usize) -> usize {
        planted / Self::size(1) * Self::size(1)
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
            self.tail.reserve_exact(Self::WAITING + Self::LEAF);
        }
        self.tail.push(item);
        if self.tail.len() == Self::WAITING + Self::LEAF {
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
    #[inline]
    pub fn get(&self, position: usize) -> Option<&T> {
        match position.checked_sub(self.planted) {
            Some(place) => self.tail.get(place),
            None => self.get_planted(position),
        }
    }

    #[inline(never)]
    fn get_planted(&self, position: usize) -> Option<&T> {
        let mut first = Self::rooted(self.planted);
        let leaf = if position >= first {
            self.twig[Self::part(position, 1)].as_ref()?
        } else {
            let mut tree = self.trees.as_deref()?;
            first -= Self::size(tree.height);
            while position < first {
                tree = tree.older.as_deref()?;
                first -= Self::size(tree.height);
            }
            let (mut fork, mut height) = (&tree.fork, tree.height);
            loop {
                match &fork[Self::part(position, height)] {
                    Block::Leaf(leaf) => break leaf,
                    Block::Fork(parts) => fork = parts,
                }
                height -= 1;
            }
        };
        leaf.get(position % Self::LEAF)
    }

    /// Changes the item at a position; copies the blocks on the way to it that are shared.
    #[inline]
    pub fn get_mut(&mut self, position: usize) -> Option<&mut T> {
        match position.checked_sub(self.planted) {
            Some(place) => self.tail.get_mut(place),
            None => self.get_planted_mut(position),
        }
    }

    #[inline(never)]
    fn get_planted_mut(&mut self, position: usize) -> Option<&mut T> {
        let mut first = Self::rooted(self.planted);
        let leaf = if position >= first {
            self.twig[Self::part(position, 1)].as_mut()?
        } else {
            let mut tree = Arc::make_mut(self.trees.as_mut()?);
            first -= Self::size(tree.height);
            while position < first {
                tree = Arc::make_mut(tree.older.as_mut()?);
                first -= Self::size(tree.height);
            }
            let (mut fork, mut height) = (&mut tree.fork, tree.height);
            loop {
                match &mut Arc::make_mut(fork)[Self::part(position, height)] {
                    Block::Leaf(leaf) => break leaf,
                    Block::Fork(parts) => fork = parts,
                }
                height -= 1;
            }
        };
        Arc::make_mut(leaf).get_mut(position % Self::LEAF)
    }

    /// The last item.
    #[must_use]
    #[inline]
    pub fn last(&self) -> Option<&T> {
        self.tail.last().or_else(|| self.get_planted(self.planted.checked_sub(1)?))
    }

    /// Keeps the first `len` items and drops the rest.
    pub fn truncate(&mut self, len: usize) {
        let planted = len.saturating_sub(Self::WAITING) / Self::LEAF * Self::LEAF;
        if planted >= self.planted {
            self.tail.truncate(len - self.planted);
            return;
        }
        self.tail = self.from(planted).take(len - planted).cloned().collect();
        if planted < Self::rooted(self.planted) {
            self.cut(planted);
        }
        for leaf in &mut self.twig[Self::part(planted, 1)..] {
            *leaf = None;
        }
        self.planted = planted;
    }

    /// Keeps of the trees what lies before a position, which is the first of a leaf in them. The latest leaves
    /// of that become the first of the twig.
    fn cut(&mut self, position: usize) {
        let mut trees = self.trees.take();
        let mut first = Self::rooted(self.planted);
        while let Some(tree) = trees {
            first -= Self::size(tree.height);
            trees = tree.older.clone();
            if first <= position {
                // The tree through which the cut goes falls into those of its parts that lie before it.
                let (mut fork, mut height) = (&tree.fork, tree.height);
                loop {
                    let cut = Self::part(position, height);
                    height -= 1;
                    for (place, part) in fork[..cut].iter().enumerate() {
                        match part {
                            Block::Leaf(leaf) => self.twig[place] = Some(leaf.clone()),
                            Block::Fork(fork) => {
                                trees = Some(Arc::new(Tree { fork: fork.clone(), height, older: trees }));
                            }
                        }
                    }
                    match &fork[cut] {
                        Block::Leaf(_) => break,
                        Block::Fork(parts) => fork = parts,
                    }
                }
                break;
            }
        }
        self.trees = trees;
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

    /// Makes a leaf of the tail, which is full; as many leaves as make a fork become a tree, and as many trees
    /// as make a fork one of the next height.
    fn plant(&mut self) {
        let leaf: Leaf<T> = self.tail.drain(..Self::LEAF).collect();
        if let Some(place) = self.twig.get_mut(Self::part(self.planted, 1)) {
            *place = Some(leaf);
        } else {
            let [Some(first), Some(second), Some(third)] = mem::take(&mut self.twig) else {
                unreachable!("the twig is full, as the count says");
            };
            self.root(Arc::new([first, second, third, leaf].map(Block::Leaf)));
        }
        self.planted += Self::LEAF;
    }

    /// Adds a fork of leaves to the trees.
    fn root(&mut self, mut fork: Fork<T>) {
        let mut older = self.trees.take();
        let mut height = 1;
        while self.planted / Self::size(height) % FORK == FORK - 1 {
            let siblings = || iter::successors(older.as_deref(), |tree| tree.older.as_deref());
            let nth = |back: usize| siblings().nth(back).expect("as many are there as the count says");
            let part = |part| if part == FORK - 1 { &fork } else { &nth(FORK - 2 - part).fork };
            let higher = Arc::new(array::from_fn(|place| Block::Fork(part(place).clone())));
            older = nth(FORK - 2).older.clone();
            fork = higher;
            height += 1;
        }
        self.trees = Some(Arc::new(Tree { fork, height, older }));
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
