//! The function that a part becomes, and the call that stands in its place.

use std::collections::BTreeMap;

use walrus::ir::{
    BinaryOp, Binop, Block, Br, BrIf, BrTable, Call, Const, IfElse, Instr, InstrLocId, InstrSeqId, LocalGet,
    LocalId, LocalSet, Loop, RefNull, Return, Unreachable, Value,
};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalFunction, Module, ValType};

use super::{Part, Way};
use crate::Outcome;

/// Makes the function that the part becomes.
pub(super) fn make(module: &mut Module, of: FunctionId, part: &Part, name: &str) -> Outcome<FunctionId> {
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
pub(super) fn call(module: &mut Module, of: FunctionId, part: &Part, own: FunctionId) {
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
