//! Sets apart what a function holds but does not run at first.
//!
//! A function is a long text of which the first interaction reads a few lines: a `match` with one arm
//! that counts, a vector that has to grow, a message that only a mistake would print. Each part that is
//! long enough and did not run becomes a function of its own, called where it stood, so that it can go
//! to the later part. It is given the locals that it reads, and gives back those that it has
//! changed, and the number of the way by which it was left.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::{
    BinaryOp, Binop, Block, Br, BrIf, BrTable, Call, Const, IfElse, Instr, InstrLocId, InstrSeqId,
    InstrSeqType, LocalGet, LocalId, LocalSet, Loop, RefNull, Return, Unreachable, Value,
};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalFunction, Module, ValType};

use crate::list::List;
use crate::live::{Live, Locals};
use crate::stretches::{Stretch, inside, shape, stretches};
use crate::{Outcome, names};

#[cfg(test)]
mod tests;

/// What the name of a part that was set apart ends with, before its number.
const MARK: &str = " [apart ";
/// A part must make the program lighter by at least this many bytes.
const WORTH: usize = 4;
/// What a text or table that only the part refers to usually weighs: most are the places of mistakes.
const TABLE: usize = 8;

/// Whether a function of this name is a part that was set apart.
pub(crate) fn is_apart(name: &str) -> bool {
    name.ends_with(']') && name.contains(MARK)
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

/// Makes the function that the part becomes.
fn make(module: &mut Module, of: FunctionId, part: &Part, name: &str) -> Outcome<FunctionId> {
    let returned = module.types.params_results(module.funcs.get(of).ty()).1.to_vec();
    let kinds = |locals: &[LocalId], module: &Module| -> Vec<ValType> {
        locals.iter().map(|local| module.locals.get(*local).ty()).collect()
    };
    let mut results = Vec::new();
    if part.ways.len() > 1 {
        results.push(ValType::I32);
    }
    if part.ways.contains(&Way::Return) {
        results.extend(&returned);
    }
    results.extend(kinds(&part.back, module));
    let params = kinds(&part.given, module);
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    builder.name(name.to_owned());
    let aside: Vec<LocalId> = returned.iter().map(|kind| module.locals.add(*kind)).collect();
    let number = module.locals.add(ValType::I32);
    let made_up = returned.iter().map(|kind| nothing(*kind)).collect::<Outcome<Vec<_>>>()?;
    let FunctionKind::Local(function) = &module.funcs.get(of).kind else {
        return Err(format!("{name} is not the program's own"));
    };
    let mut copy = Copy { function, builder, part, inner: BTreeMap::new(), aside, made_up, number };
    let body = copy.builder.func_body_id();
    copy.instructions(&function.block(part.place.sequence).instrs[part.place.from..part.place.to], body);
    if part.ways.last() == Some(&Way::On) {
        copy.leave(Way::On, body);
    }
    let own = copy.builder.local_func(part.given.clone());
    let id = module.funcs.add_local(own);
    module.funcs.get_mut(id).name = Some(name.to_owned());
    Ok(id)
}

/// A value of this kind that nobody will look at.
fn nothing(kind: ValType) -> Outcome<Instr> {
    Ok(match kind {
        ValType::I32 => Const { value: Value::I32(0) }.into(),
        ValType::I64 => Const { value: Value::I64(0) }.into(),
        ValType::F32 => Const { value: Value::F32(0.0) }.into(),
        ValType::F64 => Const { value: Value::F64(0.0) }.into(),
        ValType::Ref(ty) => RefNull { ty }.into(),
        ValType::V128 => return Err("a function returns a vector".to_owned()),
    })
}

/// Copies a part into a function of its own.
struct Copy<'a> {
    function: &'a LocalFunction,
    builder: FunctionBuilder,
    part: &'a Part,
    /// The sequences of the part, and what they are in the copy.
    inner: BTreeMap<InstrSeqId, InstrSeqId>,
    /// Where returned values wait while the number of the way is put before them.
    aside: Vec<LocalId>,
    /// What stands for the returned values where nothing is returned.
    made_up: Vec<Instr>,
    /// Where the number that a table is asked with waits.
    number: LocalId,
}

impl Copy<'_> {
    fn put(&mut self, into: InstrSeqId, instruction: impl Into<Instr>) {
        self.builder.instr_seq(into).instr(instruction);
    }

    fn sequence(&mut self, old: InstrSeqId) -> InstrSeqId {
        let function = self.function;
        let new = self.builder.dangling_instr_seq(function.block(old).ty).id();
        self.inner.insert(old, new);
        self.instructions(&function.block(old).instrs, new);
        new
    }

    fn instructions(&mut self, part: &[(Instr, InstrLocId)], into: InstrSeqId) {
        for (instruction, _) in part {
            match instruction {
                Instr::Block(block) => {
                    let seq = self.sequence(block.seq);
                    self.put(into, Block { seq });
                }
                Instr::Loop(repeated) => {
                    let seq = self.sequence(repeated.seq);
                    self.put(into, Loop { seq });
                }
                Instr::IfElse(choice) => {
                    let consequent = self.sequence(choice.consequent);
                    let alternative = self.sequence(choice.alternative);
                    self.put(into, IfElse { consequent, alternative });
                }
                Instr::Br(jump) => match self.inner.get(&jump.block).copied() {
                    Some(block) => self.put(into, Br { block }),
                    None => self.leave(Way::To(jump.block), into),
                },
                Instr::BrIf(jump) => {
                    if let Some(block) = self.inner.get(&jump.block).copied() {
                        self.put(into, BrIf { block });
                    } else {
                        let consequent = self.builder.dangling_instr_seq(None).id();
                        let alternative = self.builder.dangling_instr_seq(None).id();
                        self.leave(Way::To(jump.block), consequent);
                        self.put(into, IfElse { consequent, alternative });
                    }
                }
                Instr::BrTable(table) => self.table(table, into),
                Instr::Return(_) => self.leave(Way::Return, into),
                other => self.put(into, other.clone()),
            }
        }
    }

    /// A jump by number: every way out of the part among its targets gets a block, behind which the part
    /// is left.
    fn table(&mut self, table: &BrTable, into: InstrSeqId) {
        let mut out: Vec<InstrSeqId> = Vec::new();
        for to in table.blocks.iter().chain([&table.default]) {
            if !self.inner.contains_key(to) && !out.contains(to) {
                out.push(*to);
            }
        }
        self.put(into, LocalSet { local: self.number });
        let shells: Vec<InstrSeqId> =
            out.iter().map(|_| self.builder.dangling_instr_seq(None).id()).collect();
        let target = |to: &InstrSeqId| match out.iter().position(|one| one == to) {
            Some(place) => shells[place],
            None => self.inner[to],
        };
        let jump =
            BrTable { blocks: table.blocks.iter().map(target).collect(), default: target(&table.default) };
        let innermost = shells.last().copied().unwrap_or(into);
        self.put(innermost, LocalGet { local: self.number });
        self.put(innermost, jump);
        for (place, to) in out.iter().enumerate().rev() {
            let around = if place == 0 { into } else { shells[place - 1] };
            self.put(around, Block { seq: shells[place] });
            self.leave(Way::To(*to), around);
        }
    }

    /// Leaves the part: the number of the way, what the function returns, the changed locals.
    fn leave(&mut self, way: Way, into: InstrSeqId) {
        if self.part.ways.len() > 1 {
            if way == Way::Return {
                for local in self.aside.clone().into_iter().rev() {
                    self.put(into, LocalSet { local });
                }
            }
            let number = self.part.ways.iter().position(|one| *one == way).unwrap_or_default();
            self.put(into, Const { value: Value::I32(i32::try_from(number).unwrap_or_default()) });
            if way == Way::Return {
                for local in self.aside.clone() {
                    self.put(into, LocalGet { local });
                }
            } else if self.part.returns_among_others() {
                for made_up in self.made_up.clone() {
                    self.put(into, made_up);
                }
            }
        }
        for local in self.part.back.clone() {
            self.put(into, LocalGet { local });
        }
        self.put(into, Return {});
    }
}

/// Puts a call where the part stood, and goes on from there by the way that the part was left.
fn call(module: &mut Module, of: FunctionId, part: &Part, own: FunctionId) {
    let returned = module.types.params_results(module.funcs.get(of).ty()).1.to_vec();
    let aside: Vec<LocalId> = if part.returns_among_others() {
        returned.iter().map(|kind| module.locals.add(*kind)).collect()
    } else {
        Vec::new()
    };
    let number = module.locals.add(ValType::I32);
    let FunctionKind::Local(function) = &mut module.funcs.get_mut(of).kind else { return };
    let builder = function.builder_mut();
    let mut code: Vec<Instr> = part.given.iter().map(|local| LocalGet { local: *local }.into()).collect();
    code.push(Call { func: own }.into());
    code.extend(part.back.iter().rev().map(|local| Instr::from(LocalSet { local: *local })));
    match part.ways.as_slice() {
        [] => code.push(Unreachable {}.into()),
        [Way::On] => {}
        [Way::To(block)] => code.push(Br { block: *block }.into()),
        [Way::Return] => code.push(Return {}.into()),
        several => {
            code.extend(aside.iter().rev().map(|local| Instr::from(LocalSet { local: *local })));
            code.push(LocalSet { local: number }.into());
            let (last, others) = several.split_last().expect("there are several");
            let go = |way: Way| -> Vec<Instr> {
                let values = aside.iter().map(|local| Instr::from(LocalGet { local: *local }));
                match way {
                    Way::To(block) => vec![Br { block }.into()],
                    Way::Return => values.chain([Return {}.into()]).collect(),
                    Way::On => Vec::new(),
                }
            };
            for (place, way) in others.iter().enumerate() {
                code.push(LocalGet { local: number }.into());
                code.push(Const { value: Value::I32(i32::try_from(place).unwrap_or_default()) }.into());
                code.push(Binop { op: BinaryOp::I32Eq }.into());
                if let Way::To(block) = way {
                    code.push(BrIf { block: *block }.into());
                    continue;
                }
                let consequent = builder.dangling_instr_seq(None).id();
                let alternative = builder.dangling_instr_seq(None).id();
                for instruction in go(*way) {
                    builder.instr_seq(consequent).instr(instruction);
                }
                code.push(IfElse { consequent, alternative }.into());
            }
            code.extend(go(*last));
        }
    }
    let at = InstrLocId::default();
    let mut sequence = builder.instr_seq(part.place.sequence);
    sequence.instrs_mut().splice(part.place.from..part.place.to, code.into_iter().map(|one| (one, at)));
}
