//! Which locals does a function still need at a place?

use std::collections::{BTreeMap, BTreeSet};

use walrus::LocalFunction;
use walrus::ir::{Instr, InstrSeqId, LocalId};

/// Locals whose values are still wanted.
pub(crate) type Locals = BTreeSet<LocalId>;

/// What is wanted where, in a function or a part of it.
pub(crate) struct Live<'a> {
    function: &'a LocalFunction,
    /// For each sequence: what is wanted where a jump to it leads.
    jumps: BTreeMap<InstrSeqId, Locals>,
    /// For each place in a sequence that was asked about: what is wanted there.
    places: BTreeMap<(InstrSeqId, usize), Locals>,
    /// What is wanted where a jump out of the looked-at part leads.
    outside: Locals,
}

impl<'a> Live<'a> {
    /// Looks at a whole function, with an eye on these places.
    pub(crate) fn of(function: &'a LocalFunction, asked: &[(InstrSeqId, usize)]) -> Self {
        let places = asked.iter().map(|place| (*place, Locals::new())).collect();
        let mut live = Self { function, jumps: BTreeMap::new(), places, outside: Locals::new() };
        let entry = function.entry_block();
        live.jumps.insert(entry, Locals::new());
        live.before(entry, 0..function.block(entry).instrs.len(), Locals::new());
        live
    }

    /// What a part of a sequence wants when it begins, if all ways out of it want `after`.
    pub(crate) fn wanted_by(
        function: &'a LocalFunction,
        sequence: InstrSeqId,
        part: std::ops::Range<usize>,
        after: &Locals,
    ) -> Locals {
        let mut live =
            Self { function, jumps: BTreeMap::new(), places: BTreeMap::new(), outside: after.clone() };
        live.before(sequence, part, after.clone())
    }

    /// What is wanted where a jump to this sequence leads.
    pub(crate) fn at_jump(&self, to: InstrSeqId) -> &Locals {
        self.jumps.get(&to).unwrap_or(&self.outside)
    }

    /// What is wanted at a place that was asked about.
    pub(crate) fn at(&self, sequence: InstrSeqId, place: usize) -> Option<&Locals> {
        self.places.get(&(sequence, place))
    }

    /// Goes backwards through a part of a sequence.
    fn before(&mut self, sequence: InstrSeqId, part: std::ops::Range<usize>, after: Locals) -> Locals {
        let mut live = after;
        self.note(sequence, part.end, &live);
        let function = self.function;
        for place in part.rev() {
            live = self.before_one(&function.block(sequence).instrs[place].0, live);
            self.note(sequence, place, &live);
        }
        live
    }

    fn note(&mut self, sequence: InstrSeqId, place: usize, live: &Locals) {
        if let Some(noted) = self.places.get_mut(&(sequence, place)) {
            noted.clone_from(live);
        }
    }

    fn before_one(&mut self, instruction: &Instr, mut live: Locals) -> Locals {
        match instruction {
            Instr::LocalGet(get) => {
                live.insert(get.local);
            }
            Instr::LocalSet(set) => {
                live.remove(&set.local);
            }
            Instr::LocalTee(tee) => {
                live.remove(&tee.local);
            }
            Instr::Br(jump) => return self.at_jump(jump.block).clone(),
            Instr::BrIf(jump) => live.extend(self.at_jump(jump.block).iter().copied()),
            Instr::BrTable(jumps) => {
                return jumps
                    .blocks
                    .iter()
                    .chain([&jumps.default])
                    .flat_map(|to| self.at_jump(*to).clone())
                    .collect();
            }
            Instr::Return(_) | Instr::Unreachable(_) => return Locals::new(),
            Instr::Block(block) => {
                self.jumps.insert(block.seq, live.clone());
                return self.before(block.seq, 0..self.function.block(block.seq).instrs.len(), live);
            }
            Instr::IfElse(choice) => {
                let mut either = Locals::new();
                for sequence in [choice.consequent, choice.alternative] {
                    self.jumps.insert(sequence, live.clone());
                    let all = 0..self.function.block(sequence).instrs.len();
                    either.append(&mut self.before(sequence, all, live.clone()));
                }
                return either;
            }
            Instr::Loop(repeated) => return self.before_loop(repeated.seq, &live),
            _ => {}
        }
        live
    }

    /// A jump to a loop leads to its beginning, so what is wanted there is wanted at every such jump.
    fn before_loop(&mut self, sequence: InstrSeqId, after: &Locals) -> Locals {
        self.jumps.entry(sequence).or_default();
        loop {
            let all = 0..self.function.block(sequence).instrs.len();
            let start = self.before(sequence, all, after.clone());
            let known = self.jumps.entry(sequence).or_default();
            let before = known.len();
            known.extend(start.iter().copied());
            if known.len() == before {
                return start;
            }
        }
    }
}
