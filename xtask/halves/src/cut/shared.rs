//! What the later part takes from the first one: functions by their slots of the table, which costs two bytes
//! each, and the rest by name.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::{Instr, InstrLocId, Visitor, dfs_in_order};
use walrus::{
    ExportItem, FunctionId, FunctionKind, GlobalId, ImportId, ImportKind, LocalFunction, Module, TableId,
    passes,
};

use super::{called_from, place_of, places, slots};
use crate::Outcome;

/// Functions of at most so many instructions are copied: what they weigh more in the later part, the first one
/// saves.
const COPIED: usize = 24;

/// The moved functions, and the short ones that these call: those are in both parts. A copy must call nothing
/// that the moved functions do not call anyway.
pub(super) fn with_copies(module: &Module, moved: &BTreeSet<usize>) -> BTreeSet<usize> {
    let places = places(module);
    let called = called_from(module, moved);
    let mut own = moved.clone();
    for (place, function) in module.funcs.iter().enumerate() {
        let FunctionKind::Local(local) = &function.kind else { continue };
        if !called.contains(&function.id()) || length(local) > COPIED {
            continue;
        }
        let calls = called_from(module, &BTreeSet::from([place]));
        if calls.iter().all(|id| called.contains(id) || moved.contains(&places[id])) {
            own.insert(place);
        }
    }
    own
}

/// How many instructions a function has.
fn length(function: &LocalFunction) -> usize {
    struct Count(usize);
    impl<'a> Visitor<'a> for Count {
        fn visit_instr(&mut self, _: &'a Instr, _: &'a InstrLocId) {
            self.0 += 1;
        }
    }
    let mut count = Count(0);
    dfs_in_order(&mut count, function, function.entry_block());
    count.0
}

/// Gives the later part all that it imports: functions of the first one have their slot of the table for a name,
/// new slots from `end` on where they have none; what is not a function is exported by its name. What the first part
/// itself does not take from the glue, the later one takes from there.
pub(super) fn share(first: &mut Module, later: &mut Module, mut end: u32) -> Outcome {
    let functions: Vec<FunctionId> = first.funcs.iter().map(walrus::Function::id).collect();
    let glue = from_glue(first);
    // Both were one program: what is not a function has the same place in each.
    let tables: BTreeMap<TableId, TableId> =
        later.tables.iter().map(walrus::Table::id).zip(first.tables.iter().map(walrus::Table::id)).collect();
    let globals: BTreeMap<GlobalId, GlobalId> = later
        .globals
        .iter()
        .map(walrus::Global::id)
        .zip(first.globals.iter().map(walrus::Global::id))
        .collect();
    let mut wished = Vec::new();
    for import in later.imports.iter() {
        let item = match import.kind {
            ImportKind::Function(_) => {
                wished.push((import.id(), functions[place_of(&import.name)?]));
                continue;
            }
            ImportKind::Table(id) => ExportItem::Table(tables[&id]),
            ImportKind::Global(id) => ExportItem::Global(globals[&id]),
            ImportKind::Memory(_) | ImportKind::Tag(_) => continue,
        };
        first.exports.add(&import.name, item);
    }
    let (imported, own): (Vec<_>, Vec<_>) = wished.into_iter().partition(|(_, id)| glue.contains_key(id));
    let mut standing = slots::standing(first)?;
    let mut named = |first: &mut Module, wished: Vec<(ImportId, FunctionId)>| {
        let mut filled = Vec::new();
        for (import, function) in wished {
            let slot = *standing.entry(function).or_insert_with(|| {
                filled.push((end, function));
                end += 1;
                end - 1
            });
            later.imports.get_mut(import).name = slot.to_string();
        }
        slots::grow(first, end)?;
        slots::fill(first, filled)
    };
    named(first, own)?;
    passes::gc::run(first);
    let left: BTreeSet<FunctionId> = first.funcs.iter().map(walrus::Function::id).collect();
    let (both, only_later): (Vec<_>, Vec<_>) = imported.into_iter().partition(|(_, id)| left.contains(id));
    named(first, both)?;
    for (import, function) in only_later {
        let import = later.imports.get_mut(import);
        (import.module, import.name) = glue[&function].clone();
    }
    Ok(())
}

/// The functions that the glue gives: its name, and theirs.
fn from_glue(module: &Module) -> BTreeMap<FunctionId, (String, String)> {
    let functions = module.imports.iter().filter_map(|import| match import.kind {
        ImportKind::Function(id) => Some((id, (import.module.clone(), import.name.clone()))),
        _ => None,
    });
    functions.collect()
}
