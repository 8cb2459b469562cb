//! Sets apart what a function holds but does not run at first.
//!
//! A function is a long text of which the first interaction reads a few lines: a `match` with one arm
//! that counts, a vector that has to grow, a message that only a mistake would print. Each part that is
//! long enough and did not run becomes a function of its own, called where it stood, so that it can go
//! to the later part. It is given the locals that it reads, and gives back those that it has
//! changed, and the number of the way by which it was left.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::{Instr, InstrLocId, InstrSeqId, InstrSeqType, LocalId, Value};
use walrus::{FunctionKind, LocalFunction, Module};

use crate::list::List;
use crate::live::{Live, Locals};
use crate::stretches::{Stretch, inside, shape, stretches};
use crate::{Outcome, names};
use make::{call, make};

mod make;
#[cfg(test)]
mod tests;

/// What the name of a part that was set apart ends with, before its number.
const MARK: &str = " [apart ";
/// A part must make the program lighter by at least this many bytes.
const WORTH: usize = 4;
/// Libraries whose ways depend on chance: where a thing lies in a table of hashes, what lies beside a piece of
/// memory. What of them has run in one program says little of another; their functions stay whole.
const BY_CHANCE: [&str; 2] = ["hashbrown", "rlsf"];
/// What tables of hashes ask when two things happen to look alike, which depends on chance, too.
const WHEN_ALIKE: &str = "find_or_find_insert_index";
/// What a text or table that only the part refers to usually weighs: most are the places of mistakes.
const TABLE: usize = 8;

/// Whether a function of this name is a part that was set apart.
pub(crate) fn is_apart(name: &str) -> bool {
    name.ends_with(']') && name.contains(MARK)
}

/// Whether only chance decides whether the first interaction runs a function of this name.
pub(crate) fn is_chance(name: &str) -> bool {
    name.contains(WHEN_ALIKE)
}

/// Sets apart all that the list says does not run and that is worth it, in the functions that it holds;
/// how many parts. `addresses` are those of texts and tables, by the name of the function that refers to
/// them.
///
/// # Errors
/// When a function has values that cannot be made up.
pub(crate) fn set_apart(
    module: &mut Module,
    list: &List<'_>,
    addresses: &BTreeMap<&str, BTreeSet<u32>>,
) -> Outcome<usize> {
    set_apart_where(module, list, |part, name, function| {
        let tables =
            addresses.get(name).map_or(0, |known| part.numbers(function).intersection(known).count());
        part.saves() + TABLE * tables >= WORTH
    })
}

/// The same, with another opinion of what is worth it: of a part, of a function of this name.
fn set_apart_where(
    module: &mut Module,
    list: &List<'_>,
    worth: impl Fn(&Part, &str, &LocalFunction) -> bool,
) -> Outcome<usize> {
    let mut count = 0;
    for (id, line) in names::own_functions(module) {
        let FunctionKind::Local(function) = &module.funcs.get(id).kind else { continue };
        let found = stretches(function);
        let Some(ran) = list.ran(&line, shape(&found)) else { continue };
        let name = module.funcs.get(id).name.clone().unwrap_or_default();
        if BY_CHANCE.iter().any(|library| name.contains(library)) {
            continue;
        }
        let parts = idle(function, &found, ran).into_iter().filter_map(|place| Part::new(function, place));
        let mut parts = with_locals(function, parts.collect());
        parts.retain(|part| worth(part, &name, function));
        let mut calls = Vec::new();
        for part in parts {
            let own = make(module, id, &part, &format!("{name}{MARK}{}]", calls.len()))?;
            calls.push((part, own));
        }
        count += calls.len();
        // From the end, so that the places of those before stay what they are.
        calls.sort_by_key(|(part, _)| std::cmp::Reverse(part.place.from));
        for (part, own) in calls {
            call(module, id, &part, own);
        }
    }
    Ok(count)
}

/// The longest parts of sequences that did not run: neighbouring stretches are one part, and what stands
/// inside of one is no part of its own.
fn idle(function: &LocalFunction, found: &[Stretch], ran: &[bool]) -> Vec<Stretch> {
    let at: BTreeMap<(InstrSeqId, usize), (usize, bool)> = found
        .iter()
        .enumerate()
        .map(|(number, s)| ((s.sequence, s.from), (s.to, ran.get(number).copied().unwrap_or(true))))
        .collect();
    let mut parts = Vec::new();
    let mut open = vec![function.entry_block()];
    while let Some(sequence) = open.pop() {
        let instructions = &function.block(sequence).instrs;
        let mut from = 0;
        let mut begun = None;
        while let Some((to, runs)) = at.get(&(sequence, from)) {
            if *runs {
                parts.extend(begun.take().map(|begin| Stretch { sequence, from: begin, to: from }));
                open.extend(instructions[from..*to].iter().flat_map(|(instruction, _)| inside(instruction)));
            } else {
                begun.get_or_insert(from);
            }
            from = *to;
        }
        parts.extend(begun.map(|begin| Stretch { sequence, from: begin, to: instructions.len() }));
    }
    parts
}

/// A way by which a part is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// To another place of the function.
    To(InstrSeqId),
    /// Out of the function.
    Return,
    /// To what follows.
    On,
}

/// A part of a function that is to be set apart.
struct Part {
    place: Stretch,
    /// The bytes of its code.
    bytes: usize,
    /// The ways out of it. Where there are several, the number of a way is its place here.
    ways: Vec<Way>,
    /// The locals that it is given.
    given: Vec<LocalId>,
    /// The locals that it gives back.
    back: Vec<LocalId>,
}

impl Part {
    /// None where the part leaves values on the stack, or holds what is not understood.
    fn new(function: &LocalFunction, place: Stretch) -> Option<Self> {
        let instructions = &function.block(place.sequence).instrs;
        let part = &instructions[place.from..place.to];
        let mut held = Vec::new();
        let mut jumps = Vec::new();
        survey(function, part, &mut held, &mut jumps)?;
        let mut ways: Vec<Way> = Vec::new();
        for way in jumps {
            if !matches!(way, Way::To(to) if held.contains(&to)) && !ways.contains(&way) {
                ways.push(way);
            }
        }
        ways.sort_unstable();
        let entry = function.entry_block();
        let bare = |to: InstrSeqId| to != entry && function.block(to).ty == InstrSeqType::Simple(None);
        if ways.iter().any(|way| matches!(way, Way::To(to) if !bare(*to))) {
            return None;
        }
        if !part.last().is_some_and(|(last, _)| ends(last)) {
            if place.to == instructions.len() && !bare(place.sequence) {
                return None;
            }
            ways.push(Way::On);
        }
        let start = instructions[place.from].1;
        let end = instructions.get(place.to).map_or(function.block(place.sequence).end, |(_, at)| *at);
        if start.is_default() || end.is_default() {
            return None;
        }
        let bytes = (end.data() as usize).saturating_sub(start.data() as usize);
        Some(Self { place, bytes, ways, given: Vec::new(), back: Vec::new() })
    }

    /// How many bytes the function becomes shorter by, roughly.
    fn saves(&self) -> usize {
        let ways = if self.ways.len() > 1 { 6 * self.ways.len() } else { 2 };
        self.bytes.saturating_sub(8 + 2 * self.given.len() + 2 * self.back.len() + ways)
    }

    /// The whole numbers that its code has.
    fn numbers(&self, function: &LocalFunction) -> BTreeSet<u32> {
        let mut numbers = BTreeSet::new();
        let instructions = &function.block(self.place.sequence).instrs[self.place.from..self.place.to];
        let mut open: Vec<&[(Instr, InstrLocId)]> = vec![instructions];
        while let Some(part) = open.pop() {
            for (instruction, _) in part {
                match instruction {
                    Instr::Const(constant) => {
                        if let Value::I32(number) = constant.value {
                            numbers.insert(number.cast_unsigned());
                        }
                    }
                    Instr::Load(load) => numbers.extend(u32::try_from(load.arg.offset)),
                    _ => open
                        .extend(inside(instruction).into_iter().map(|s| function.block(s).instrs.as_slice())),
                }
            }
        }
        numbers
    }

    /// Whether it is left both by returning and otherwise.
    fn returns_among_others(&self) -> bool {
        self.ways.len() > 1 && self.ways.contains(&Way::Return)
    }
}

/// Whether nothing after the instruction is reached.
fn ends(instruction: &Instr) -> bool {
    matches!(instruction, Instr::Br(_) | Instr::BrTable(_) | Instr::Return(_) | Instr::Unreachable(_))
}

/// Collects the sequences that a part holds, and where it jumps. None where it holds what is not
/// understood here: exceptions, and jumps that depend on types.
fn survey(
    function: &LocalFunction,
    part: &[(Instr, InstrLocId)],
    held: &mut Vec<InstrSeqId>,
    jumps: &mut Vec<Way>,
) -> Option<()> {
    for (instruction, _) in part {
        match instruction {
            Instr::Br(jump) => jumps.push(Way::To(jump.block)),
            Instr::BrIf(jump) => jumps.push(Way::To(jump.block)),
            Instr::BrTable(table) => {
                jumps.extend(table.blocks.iter().chain([&table.default]).map(|to| Way::To(*to)))
            }
            Instr::Return(_) => jumps.push(Way::Return),
            Instr::BrOnNull(_)
            | Instr::BrOnNonNull(_)
            | Instr::BrOnCast(_)
            | Instr::BrOnCastFail(_)
            | Instr::Try(_)
            | Instr::TryTable(_)
            | Instr::Throw(_)
            | Instr::ThrowRef(_)
            | Instr::Rethrow(_)
            | Instr::ReturnCall(_)
            | Instr::ReturnCallIndirect(_)
            | Instr::ReturnCallRef(_) => return None,
            _ => {
                for sequence in inside(instruction) {
                    held.push(sequence);
                    survey(function, &function.block(sequence).instrs, held, jumps)?;
                }
            }
        }
    }
    Some(())
}

/// Finds out what each part is given and gives back.
fn with_locals(function: &LocalFunction, parts: Vec<Part>) -> Vec<Part> {
    let ends: Vec<_> = parts.iter().map(|part| (part.place.sequence, part.place.to)).collect();
    let live = Live::of(function, &ends);
    let complete = |mut part: Part| {
        let Stretch { sequence, from, to } = part.place;
        let mut wanted = Locals::new();
        for way in &part.ways {
            match way {
                Way::To(place) => wanted.extend(live.at_jump(*place)),
                Way::On => wanted.extend(live.at(sequence, to).into_iter().flatten()),
                Way::Return => {}
            }
        }
        let mut set = Locals::new();
        written(function, &function.block(sequence).instrs[from..to], &mut set);
        let back: Locals = set.intersection(&wanted).copied().collect();
        part.given = Live::wanted_by(function, sequence, from..to, &back).into_iter().collect();
        part.back = back.into_iter().collect();
        part
    };
    parts.into_iter().map(complete).collect()
}

/// The locals that a part writes to.
fn written(function: &LocalFunction, part: &[(Instr, InstrLocId)], set: &mut Locals) {
    for (instruction, _) in part {
        match instruction {
            Instr::LocalSet(one) => {
                set.insert(one.local);
            }
            Instr::LocalTee(one) => {
                set.insert(one.local);
            }
            _ => {
                for sequence in inside(instruction) {
                    written(function, &function.block(sequence).instrs, set);
                }
            }
        }
    }
}
