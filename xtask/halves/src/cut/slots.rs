//! The table of functions, which both parts share. A slot whose function has moved is empty until the later
//! part fills it.

use std::collections::{BTreeMap, BTreeSet};

use walrus::{
    ConstExpr, ElementItems, ElementKind, FunctionBuilder, FunctionId, FunctionKind, Module, RefType,
    TableId, ir::Value, passes,
};

use super::{called_from, places, shared_name, signature};
use crate::{Outcome, parse};

/// Where in the table a function stands, by its place in the program.
pub(super) type Slots = BTreeMap<usize, u32>;

/// Takes the moved functions out of the table: the slots, and the places of their functions.
pub(super) fn empty(module: &mut Module, moved: &BTreeSet<usize>) -> Outcome<Vec<(u32, usize)>> {
    let places = places(module);
    let table = table(module)?;
    let mut emptied = Vec::new();
    for element in module.elements.iter_mut() {
        let Some(start) = start_of(&element.kind, table) else { continue };
        let ElementItems::Functions(functions) = &element.items else { continue };
        let mut items = Vec::new();
        for (slot, function) in (start..).zip(functions) {
            if moved.contains(&places[function]) {
                emptied.push((slot, places[function]));
                items.push(ConstExpr::RefNull(RefType::FUNCREF));
            } else {
                items.push(ConstExpr::RefFunc(*function));
            }
        }
        element.items = ElementItems::Expressions(RefType::FUNCREF, items);
    }
    Ok(emptied)
}

/// The slots through which the first part calls moved functions by name: their own slot where they have one,
/// new ones at the end of the table otherwise.
pub(super) fn doors(
    bytes: &[u8],
    moved: &BTreeSet<usize>,
    emptied: &[(u32, usize)],
    mut end: u32,
) -> Outcome<Slots> {
    let own: Slots = emptied.iter().map(|(slot, place)| (*place, *slot)).collect();
    let mut doors = Slots::new();
    for place in named(bytes, moved)? {
        let slot = own.get(&place).copied().unwrap_or_else(|| {
            end += 1;
            end - 1
        });
        doors.insert(place, slot);
    }
    Ok(doors)
}

/// The moved functions that somebody in the first part still names: a trial without all that has moved
/// tells.
fn named(bytes: &[u8], moved: &BTreeSet<usize>) -> Outcome<BTreeSet<usize>> {
    let mut trial = parse(bytes)?;
    let ids: Vec<FunctionId> = trial.funcs.iter().map(walrus::Function::id).collect();
    let places = places(&trial);
    empty(&mut trial, moved)?;
    let table = table(&trial)?;
    trial.exports.add("slots", table);
    // What the later part calls stays, and may itself call what has moved.
    for id in called_from(&trial, moved) {
        if !moved.contains(&places[&id]) {
            trial.exports.add(&shared_name(places[&id]), id);
        }
    }
    for place in moved {
        let (params, results) = signature(&trial, ids[*place]);
        let mut builder = FunctionBuilder::new(&mut trial.types, &params, &results);
        builder.func_body().unreachable();
        let args = params.iter().map(|ty| trial.locals.add(*ty)).collect();
        trial.funcs.get_mut(ids[*place]).kind = FunctionKind::Local(builder.local_func(args));
    }
    passes::gc::run(&mut trial);
    let left = trial.funcs.iter().filter_map(|f| places.get(&f.id()).copied());
    Ok(left.filter(|place| moved.contains(place)).collect())
}

/// Has a part put functions into these slots of the table: slot, and function.
pub(super) fn fill(module: &mut Module, mut filled: Vec<(u32, FunctionId)>) -> Outcome {
    let table = table(module)?;
    filled.sort_unstable();
    for run in filled.chunk_by(|one, next| one.0 + 1 == next.0) {
        let offset = ConstExpr::Value(Value::I32(run[0].0.cast_signed()));
        let items = ElementItems::Functions(run.iter().map(|(_, function)| *function).collect());
        let element = module.elements.add(ElementKind::Active { table, offset }, items);
        module.tables.get_mut(table).elem_segments.insert(element);
    }
    Ok(())
}

/// How many slots the table has.
pub(super) fn size(module: &Module) -> Outcome<u32> {
    let table = table(module)?;
    u32::try_from(module.tables.get(table).initial).map_err(|e| e.to_string())
}

/// Makes the table longer.
pub(super) fn grow(module: &mut Module, end: u32) -> Outcome {
    let table = table(module)?;
    let grown = module.tables.get_mut(table);
    grown.initial = end.into();
    grown.maximum = grown.maximum.map(|most| most.max(end.into()));
    Ok(())
}

/// Where each function that stayed stands in the table.
pub(super) fn standing(module: &Module) -> Outcome<BTreeMap<FunctionId, u32>> {
    let table = table(module)?;
    let mut all = BTreeMap::new();
    for element in module.elements.iter() {
        let (Some(start), ElementItems::Expressions(_, items)) =
            (start_of(&element.kind, table), &element.items)
        else {
            continue;
        };
        for (slot, item) in (start..).zip(items) {
            if let ConstExpr::RefFunc(function) = item {
                all.insert(*function, slot);
            }
        }
    }
    Ok(all)
}

/// The first slot that a list of functions fills, if it fills this table.
fn start_of(kind: &ElementKind, wanted: TableId) -> Option<u32> {
    match kind {
        ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(start)) } if *table == wanted => {
            Some(start.cast_unsigned())
        }
        _ => None,
    }
}

/// The table that calls go through.
pub(super) fn table(module: &Module) -> Outcome<TableId> {
    module
        .tables
        .main_function_table()
        .map_err(|e| e.to_string())?
        .ok_or_else(|| "the program has no table of functions".to_owned())
}
