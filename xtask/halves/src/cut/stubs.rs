//! What stands in the first part for a function of the later one: a stub in its place, or the way to it in the
//! very calls.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::{
    Call, Const, Instr, InstrLocId, InstrSeq, Value, Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut,
};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, ImportKind, Module, TableId, TypeId, ValType};

use super::signature;
use super::slots::{self, Slots};
use crate::Outcome;

/// The word in the name of the import that fetches the later part.
const FETCH: &str = "lockstepRest";

/// Puts a stub in the place of every moved function that has a door.
pub(super) fn make_stubs(first: &mut Module, moved: &BTreeSet<usize>, doors: &Slots) -> Outcome {
    let ids: Vec<FunctionId> = first.funcs.iter().map(walrus::Function::id).collect();
    let table = slots::table(first)?;
    let ready = make_ready(first, table)?;
    let mut ways: BTreeMap<TypeId, FunctionId> = BTreeMap::new();
    let mut direct: BTreeMap<FunctionId, (i32, FunctionId)> = BTreeMap::new();
    let calls = calls(first, moved);
    for place in moved {
        let id = ids[*place];
        let ty = first.funcs.get(id).ty();
        let (params, results) = signature(first, id);
        let mut builder = FunctionBuilder::new(&mut first.types, &params, &results);
        let args: Vec<_> = params.iter().map(|ty| first.locals.add(*ty)).collect();
        let mut body = builder.func_body();
        if let Some(slot) = doors.get(place) {
            let slot = slot.cast_signed();
            let way = *ways.entry(ty).or_insert_with(|| make_way(first, ty, table, ready));
            for arg in &args {
                body.local_get(*arg);
            }
            body.i32_const(slot).call(way);
            // A stub takes some ten bytes and two for every value, a longer call three.
            if 3 * calls.get(&id).copied().unwrap_or_default() < 10 + 2 * params.len() {
                direct.insert(id, (slot, way));
            }
        } else {
            body.unreachable();
        }
        first.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(args));
    }
    let kept: Vec<FunctionId> = kept(&ids, moved).collect();
    rewrite(first, &kept, |instruction| match instruction {
        Instr::Call(call) => {
            let (slot, func) = *direct.get(&call.func)?;
            Some(vec![Const { value: Value::I32(slot) }.into(), Call { func }.into()])
        }
        Instr::CallIndirect(_) => Some(vec![Call { func: ready }.into(), instruction.clone()]),
        _ => None,
    });
    Ok(())
}

/// The functions that stay.
fn kept(ids: &[FunctionId], moved: &BTreeSet<usize>) -> impl Iterator<Item = FunctionId> {
    ids.iter().enumerate().filter(|(place, _)| !moved.contains(place)).map(|(_, id)| *id)
}

/// How often each function is called by name in what stays in the first part.
fn calls(module: &Module, moved: &BTreeSet<usize>) -> BTreeMap<FunctionId, usize> {
    struct Calls(BTreeMap<FunctionId, usize>);
    impl<'a> Visitor<'a> for Calls {
        fn visit_call(&mut self, call: &Call) {
            *self.0.entry(call.func).or_default() += 1;
        }
    }
    let mut calls = Calls(BTreeMap::new());
    for (place, function) in module.funcs.iter().enumerate() {
        if let (false, FunctionKind::Local(local)) = (moved.contains(&place), &function.kind) {
            dfs_in_order(&mut calls, local, local.entry_block());
        }
    }
    calls.0
}

/// Puts other instructions in the place of those for which there are some.
fn rewrite(first: &mut Module, functions: &[FunctionId], other: impl Fn(&Instr) -> Option<Vec<Instr>>) {
    struct Rewrite<F>(F);
    impl<F: Fn(&Instr) -> Option<Vec<Instr>>> VisitorMut for Rewrite<F> {
        fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
            let others = |(instruction, at): (Instr, InstrLocId)| match self.0(&instruction) {
                Some(others) => others.into_iter().map(|other| (other, at)).collect(),
                None => vec![(instruction, at)],
            };
            sequence.instrs = std::mem::take(&mut sequence.instrs).into_iter().flat_map(others).collect();
        }
    }
    let mut rewrite = Rewrite(other);
    for id in functions {
        if let FunctionKind::Local(local) = &mut first.funcs.get_mut(*id).kind {
            let entry = local.entry_block();
            dfs_pre_order_mut(&mut rewrite, local, entry);
        }
    }
}

/// A function that calls the later part's function of this type whose slot it is told last.
fn make_way(first: &mut Module, ty: TypeId, table: TableId, ready: FunctionId) -> FunctionId {
    let (params, results) = first.types.params_results(ty);
    let (mut params, results) = (params.to_vec(), results.to_vec());
    params.push(ValType::I32);
    let args: Vec<_> = params.iter().map(|ty| first.locals.add(*ty)).collect();
    let mut builder = FunctionBuilder::new(&mut first.types, &params, &results);
    let mut body = builder.func_body();
    for arg in &args {
        body.local_get(*arg);
    }
    body.call(ready).call_indirect(ty, table);
    builder.finish(args, &mut first.funcs)
}

/// The function that is asked before a call goes through the table: where the slot is empty it has the later
/// part fetched. It gives back the slot.
fn make_ready(first: &mut Module, table: TableId) -> Outcome<FunctionId> {
    let fetch = first
        .imports
        .iter()
        .find_map(|import| match import.kind {
            ImportKind::Function(id) if import.name.contains(FETCH) => Some(id),
            _ => None,
        })
        .ok_or_else(|| format!("the program does not import {FETCH}"))?;
    let mut builder = FunctionBuilder::new(&mut first.types, &[ValType::I32], &[ValType::I32]);
    let slot = first.locals.add(ValType::I32);
    let mut body = builder.func_body();
    body.local_get(slot).table_get(table).ref_is_null().if_else(
        None,
        |then| {
            then.local_get(slot).call(fetch);
        },
        |_| {},
    );
    body.local_get(slot);
    Ok(builder.finish(vec![slot], &mut first.funcs))
}
