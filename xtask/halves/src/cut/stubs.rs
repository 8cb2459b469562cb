//! What stands in the first part for a function of the later one: a stub in its place, or the way to it in the
//! very calls.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::{
    Call, Const, Instr, InstrLocId, InstrSeq, UnaryOp, Value, Visitor, VisitorMut, dfs_in_order,
    dfs_pre_order_mut,
};
use walrus::{
    ConstExpr, FunctionBuilder, FunctionId, FunctionKind, ImportKind, Module, TableId, TypeId, ValType,
};

use super::{signature, table};
use crate::Outcome;

/// The word in the name of the import that fetches the later part.
const FETCH: &str = "lockstepRest";

/// Puts a stub in the place of every moved function that has a door; where the new slots begin.
pub(super) fn make_stubs(
    first: &mut Module,
    moved: &BTreeSet<usize>,
    doors: &BTreeMap<usize, usize>,
) -> Outcome<u64> {
    let ids: Vec<FunctionId> = first.funcs.iter().map(walrus::Function::id).collect();
    let fetch = first
        .imports
        .iter()
        .find_map(|import| match import.kind {
            ImportKind::Function(id) if import.name.contains(FETCH) => Some(id),
            _ => None,
        })
        .ok_or_else(|| format!("the program does not import {FETCH}"))?;
    let table = table(first)?;
    let floor = first.tables.get(table).initial;
    let end = floor + doors.len() as u64;
    let grown = first.tables.get_mut(table);
    grown.initial = end;
    grown.maximum = grown.maximum.map(|most| most.max(end));
    let nothing = ConstExpr::Value(Value::I32(0));
    let there = first.globals.add_local(ValType::I32, true, false, nothing);
    first.exports.add("there", there);
    let ready = make_ready(first, there, fetch);
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
        if let Some(number) = doors.get(place) {
            let slot = i32::try_from(floor).map_err(|e| e.to_string())?
                + i32::try_from(*number).map_err(|e| e.to_string())?;
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
    call_directly(first, &ids, moved, &direct);
    Ok(floor)
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

/// Puts the way to the later part into the calls themselves, where a stub would be longer.
fn call_directly(
    first: &mut Module,
    ids: &[FunctionId],
    moved: &BTreeSet<usize>,
    direct: &BTreeMap<FunctionId, (i32, FunctionId)>,
) {
    struct Direct<'d>(&'d BTreeMap<FunctionId, (i32, FunctionId)>);
    impl VisitorMut for Direct<'_> {
        fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
            let longer = |(instruction, at): (Instr, InstrLocId)| match &instruction {
                Instr::Call(call) if self.0.contains_key(&call.func) => {
                    let (slot, func) = self.0[&call.func];
                    vec![(Const { value: Value::I32(slot) }.into(), at), (Call { func }.into(), at)]
                }
                _ => vec![(instruction, at)],
            };
            sequence.instrs = std::mem::take(&mut sequence.instrs).into_iter().flat_map(longer).collect();
        }
    }
    for (place, id) in ids.iter().enumerate() {
        if let (false, FunctionKind::Local(local)) =
            (moved.contains(&place), &mut first.funcs.get_mut(*id).kind)
        {
            let entry = local.entry_block();
            dfs_pre_order_mut(&mut Direct(direct), local, entry);
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

/// The function that is asked before the later part is called: it has it fetched where it is not there
/// yet, and gives back the slot that it was told.
fn make_ready(first: &mut Module, there: walrus::GlobalId, fetch: FunctionId) -> FunctionId {
    let mut builder = FunctionBuilder::new(&mut first.types, &[ValType::I32], &[ValType::I32]);
    let slot = first.locals.add(ValType::I32);
    let mut body = builder.func_body();
    body.global_get(there).unop(UnaryOp::I32Eqz).if_else(
        None,
        |then| {
            then.local_get(slot).call(fetch);
        },
        |_| {},
    );
    body.local_get(slot);
    builder.finish(vec![slot], &mut first.funcs)
}
