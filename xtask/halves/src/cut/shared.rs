//! What the later part takes from the first one: functions by their slots of the table, which costs two bytes
//! each, and the rest by name.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::{Instr, InstrLocId, Visitor, dfs_in_order};
use walrus::{ExportItem, FunctionId, FunctionKind, GlobalId, ImportKind, LocalFunction, Module, TableId};

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

/// Gives the later part all that it imports: functions have their slot of the table for a name, new slots from
/// `end` on where they have none; the rest is exported by its name.
pub(super) fn share(first: &mut Module, later: &mut Module, mut end: u32) -> Outcome {
    let functions: Vec<FunctionId> = first.funcs.iter().map(walrus::Function::id).collect();
    let standing: BTreeMap<FunctionId, u32> = slots::standing(first)?;
    // Both were one program: what is not a function has the same place in each.
    let tables: BTreeMap<TableId, TableId> =
        later.tables.iter().map(walrus::Table::id).zip(first.tables.iter().map(walrus::Table::id)).collect();
    let globals: BTreeMap<GlobalId, GlobalId> = later
        .globals
        .iter()
        .map(walrus::Global::id)
        .zip(first.globals.iter().map(walrus::Global::id))
        .collect();
    let mut filled = Vec::new();
    for import in later.imports.iter_mut() {
        let item = match import.kind {
            ImportKind::Function(_) => {
                let function = functions[place_of(&import.name)?];
                let slot = standing.get(&function).copied().unwrap_or_else(|| {
                    filled.push((end, function));
                    end += 1;
                    end - 1
                });
                import.name = slot.to_string();
                continue;
            }
            ImportKind::Table(id) => ExportItem::Table(tables[&id]),
            ImportKind::Global(id) => ExportItem::Global(globals[&id]),
            ImportKind::Memory(_) | ImportKind::Tag(_) => continue,
        };
        first.exports.add(&import.name, item);
    }
    slots::grow(first, end)?;
    slots::fill(first, filled)
}
