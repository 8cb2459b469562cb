//! The later part: what has moved, with everything else taken from the first part.

use std::collections::BTreeSet;
use std::ops::Range;

use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, FunctionId, FunctionKind, GlobalKind, ImportKind, ImportedFunction, Module, TableId,
};

use super::{shared_name, slots};
use crate::Outcome;

/// The module from which the later part imports everything; `boot.js` gives it what the first part has.
const FIRST: &str = "first";
/// What the table of functions is called there.
const SLOTS: &str = "slots";

/// Leaves only the moved functions and the copied ones, imports everything else.
pub(super) fn make_later(later: &mut Module, own: &BTreeSet<usize>) -> Outcome {
    let ids: Vec<FunctionId> = later.funcs.iter().map(walrus::Function::id).collect();
    let memory = later.get_memory_id().map_err(|e| e.to_string())?;
    later.start = None;
    for export in later.exports.iter().map(walrus::Export::id).collect::<Vec<_>>() {
        later.exports.delete(export);
    }
    for element in later.elements.iter().map(walrus::Element::id).collect::<Vec<_>>() {
        later.elements.delete(element);
    }
    for data in later.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        later.data.delete(data);
    }
    later.memories.get_mut(memory).data_segments.clear();
    later.memories.get_mut(memory).import =
        Some(later.imports.add(FIRST, "memory", ImportKind::Memory(memory)));
    let calls = slots::table(later)?;
    let all_tables: Vec<TableId> = later.tables.iter().map(walrus::Table::id).collect();
    for (number, id) in all_tables.into_iter().enumerate() {
        let name = if id == calls { SLOTS.to_owned() } else { format!("t{number}") };
        let import = later.imports.add(FIRST, &name, ImportKind::Table(id));
        let shared = later.tables.get_mut(id);
        shared.elem_segments.clear();
        // The first part's table is larger by the new slots.
        shared.maximum = None;
        shared.import = Some(import);
    }
    for (number, id) in later.globals.iter().map(walrus::Global::id).enumerate().collect::<Vec<_>>() {
        let import = later.imports.add(FIRST, &format!("g{number}"), ImportKind::Global(id));
        later.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    for (place, id) in ids.iter().enumerate().filter(|(place, _)| !own.contains(place)) {
        let ty = later.funcs.get(*id).ty();
        if let FunctionKind::Import(old) = &later.funcs.get(*id).kind {
            let old = old.import;
            later.imports.delete(old);
        }
        let import = later.imports.add(FIRST, &shared_name(place), ImportKind::Function(*id));
        later.funcs.get_mut(*id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    Ok(())
}

/// Cuts these addresses out of the first part's memory image and has the later part put them there;
/// how many bytes that are.
pub(super) fn move_data(first: &mut Module, later: &mut Module, ranges: &[Range<u32>]) -> Outcome<usize> {
    let here = first.get_memory_id().map_err(|e| e.to_string())?;
    let there = later.get_memory_id().map_err(|e| e.to_string())?;
    let at = |address: u32| ConstExpr::Value(Value::I32(address.cast_signed()));
    let mut moved = 0;
    for id in first.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = first.data.get(id).kind
        else {
            continue;
        };
        let start = start.cast_unsigned();
        let bytes = std::mem::take(&mut first.data.get_mut(id).value);
        let end = start + u32::try_from(bytes.len()).map_err(|e| e.to_string())?;
        let slice = |from: u32, to: u32| bytes[(from - start) as usize..(to - start) as usize].to_vec();
        let mut from = start;
        for range in ranges.iter().filter(|range| range.start >= start && range.end <= end) {
            if range.start > from {
                first.data.add(DataKind::Active { memory: here, offset: at(from) }, slice(from, range.start));
            }
            later.data.add(
                DataKind::Active { memory: there, offset: at(range.start) },
                slice(range.start, range.end),
            );
            moved += range.len();
            from = range.end;
        }
        if from < end {
            first.data.add(DataKind::Active { memory: here, offset: at(from) }, slice(from, end));
        }
        first.memories.get_mut(here).data_segments.remove(&id);
        first.data.delete(id);
    }
    let ids = |module: &Module| module.data.iter().map(walrus::Data::id).collect::<Vec<_>>();
    first.memories.get_mut(here).data_segments = ids(first).into_iter().collect();
    later.memories.get_mut(there).data_segments = ids(later).into_iter().collect();
    Ok(moved)
}
