//! The tree of everything that could be done: which act next, and when. It is walked depth first, so
//! that few moments are kept at a time, and what sequences have in common is played only once.

use super::deeds::{Choice, Kind, Width, has_weight, menu};
use super::trace::{Seen, Trace};
use super::{Aim, INSTANTS};
use crate::ids::Place;
use crate::moment::Moment;
use crate::protocol::{Gist, Note};
use crate::record::{Record, What};
use crate::setup::{Act, TimedAct};
use crate::time::{SimTime, Span};

/// What a clone of a moment costs, in events.
const CLONE: u64 = 4;

/// What a step of the walk came to.
pub(super) enum Walk {
    /// There is more to do.
    On,
    /// Everything was tried.
    Done,
    /// These acts do it.
    Found(Vec<TimedAct>),
}

/// The walk through all sequences of so many acts.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    aim: Aim,
    before: u64,
    kinds: Vec<Kind>,
    acts: u8,
    width: Width,
    played_on: Span,
    nodes: Vec<Node>,
    /// What was done on the way to the last node and to the leaf.
    done: Vec<TimedAct>,
    leaf: Option<Leaf>,
    seen: Seen,
    runs: u64,
    records: Vec<Record>,
}

/// A place in the tree: some acts have been done, the next one is chosen.
#[derive(Clone, Debug)]
struct Node {
    moment: Moment,
    trace: Trace,
    menu: Vec<Choice>,
    next: usize,
    instants_left: u8,
    ends: SimTime,
}

/// A run in which all acts have been done.
#[derive(Clone, Debug)]
struct Leaf {
    moment: Moment,
    trace: Trace,
    ends: SimTime,
}

impl Tree {
    /// All sequences of so many acts of these kinds. Acts are tried at as many instants as their width
    /// says.
    pub(super) fn new(
        origin: &Moment,
        aim: Aim,
        (acts, width): (u8, Width),
        kinds: Vec<Kind>,
        played_on: Span,
    ) -> Self {
        let mut tree = Tree {
            aim,
            before: aim.times(origin),
            kinds,
            acts,
            width,
            played_on,
            nodes: Vec::new(),
            done: Vec::new(),
            leaf: None,
            seen: Seen::new(),
            runs: 0,
            records: Vec::new(),
        };
        tree.branch(origin.clone(), Trace::begin(aim), None);
        tree
    }

    /// How many runs were played.
    pub(super) fn runs(&self) -> u64 {
        self.runs
    }

    /// Takes one step; also says what it cost, in events.
    pub(super) fn walk(&mut self) -> (Walk, u64) {
        if self.leaf.is_some() {
            return self.play_leaf();
        }
        let Some(node) = self.nodes.last_mut() else { return (Walk::Done, 1) };
        if let Some(choice) = node.menu.get(node.next).copied() {
            node.next += 1;
            return self.choose(choice);
        }
        self.play_node()
    }

    /// Does one act, and goes on from there.
    fn choose(&mut self, (kind, act): Choice) -> (Walk, u64) {
        let node = self.nodes.last().expect("an act is chosen at a node");
        let (mut moment, mut trace) = (node.moment.clone(), node.trace);
        let at = moment.world.now();
        moment.accept(TimedAct { at, act });
        self.records.clear();
        moment.advance_to(at, &mut self.records);
        trace.absorb(&self.records);
        let left = self.acts - self.nodes.len() as u8;
        if self.aim.reached(&moment, &self.records, self.before) {
            self.done.push(TimedAct { at, act });
            return (Walk::Found(self.done.clone()), CLONE);
        }
        if self.seen.note(trace.number(&moment, left)) {
            return (Walk::On, CLONE);
        }
        self.done.push(TimedAct { at, act });
        if left == 0 {
            self.runs += 1;
            self.leaf = Some(Leaf { ends: at + self.played_on, moment, trace });
        } else {
            self.branch(moment, trace, Some((kind, act)));
        }
        (Walk::On, CLONE)
    }

    /// A place from which more is done. Acts of one instant are done in one order only, the one of the
    /// menu: `after` is the last one that was done in it.
    fn branch(&mut self, moment: Moment, trace: Trace, after: Option<Choice>) {
        let mut menu = menu(&moment.world, &self.kinds);
        if let Some(after) = after {
            let once_more = matches!(after.1, Act::Ask { .. });
            menu.retain(|choice| *choice > after || (*choice == after && once_more));
        }
        let ends = moment.world.now() + self.played_on;
        self.nodes.push(Node { moment, trace, menu, next: 0, instants_left: INSTANTS - 1, ends });
    }

    /// Plays on to the next instant at which an act is tried, or leaves the node.
    fn play_node(&mut self) -> (Walk, u64) {
        let left = self.acts - (self.nodes.len() as u8 - 1);
        let node = self.nodes.last_mut().expect("there is a node to play on from");
        let due = node.moment.world.next_at().filter(|at| *at <= node.ends && node.instants_left > 0);
        let Some(at) = due else {
            self.nodes.pop();
            self.done.pop();
            return (Walk::On, 1);
        };
        let mut cost = 0;
        let mut telling = false;
        // Acts come last in their millisecond.
        while node.moment.world.next_at() == Some(at) {
            self.records.clear();
            node.moment.step(&mut self.records);
            node.trace.absorb(&self.records);
            cost += 1;
            telling |= self.records.iter().any(|record| tells(record.what, self.width));
            if self.aim.reached(&node.moment, &self.records, self.before) {
                return (Walk::Found(self.done.clone()), cost);
            }
        }
        if telling {
            node.instants_left -= 1;
            (node.menu, node.next) = (menu(&node.moment.world, &self.kinds), 0);
            self.seen.note(node.trace.number(&node.moment, left));
        }
        (Walk::On, cost)
    }

    fn play_leaf(&mut self) -> (Walk, u64) {
        let leaf = self.leaf.as_mut().expect("a run is being played");
        let mut cost = 0;
        while let Some(at) = leaf.moment.world.next_at().filter(|at| *at <= leaf.ends) {
            self.records.clear();
            leaf.moment.step(&mut self.records);
            leaf.trace.absorb(&self.records);
            cost += 1;
            if self.aim.reached(&leaf.moment, &self.records, self.before) {
                return (Walk::Found(self.done.clone()), cost);
            }
            let over = leaf.moment.world.next_at() != Some(at);
            if over && self.records.iter().any(|record| tells(record.what, self.width)) {
                self.seen.note(leaf.trace.number(&leaf.moment, 0));
            }
            if over && cost >= BREATH {
                return (Walk::On, cost);
            }
        }
        self.leaf = None;
        self.done.pop();
        (Walk::On, cost + 1)
    }
}

/// After so many events somebody may look up.
pub(super) const BREATH: u64 = 64;

/// Whether something happened after which an act may do what it could not do before. What robots tell
/// each other counts only where everything is tried: five of them tell each other a lot.
fn tells(what: What, width: Width) -> bool {
    let matters = matches!(
        what,
        What::Executed { .. }
            | What::Judged { .. }
            | What::CameBack { .. }
            | What::UndidMove { .. }
            | What::Arrived { gist: Gist::Ask { .. }, .. }
            | What::Noted { note: Note::Became { .. }, .. }
    );
    let heard = matches!(what, What::Arrived { gist, direction, .. }
        if matches!(direction.to, Place::Robot(_)) && has_weight(&gist));
    let among_robots = heard || matches!(what, What::Noted { note: Note::Agreed { .. }, .. });
    matters || (among_robots && width == Width::All)
}
