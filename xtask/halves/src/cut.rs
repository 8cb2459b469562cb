//! One program becomes two that share memory, table and stack.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use walrus::ir::{UnaryOp, Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, ImportKind, ImportedFunction, Module, TableId, ValType, passes,
};

use crate::{Outcome, data, names, parse};

/// The word in the name of the import that fetches the later part.
const FETCH: &str = "lockstepRest";
/// The module from which the later part imports everything; `boot.js` gives it the first part's exports.
const FIRST: &str = "first";
/// A function of at most this many bytes stays: its stub would be no smaller.
const SMALL: usize = 24;

/// Both parts, and how many functions they have.
pub(crate) struct Parts {
    pub(crate) first: Vec<u8>,
    pub(crate) later: Vec<u8>,
    pub(crate) kept: usize,
    pub(crate) moved: usize,
    /// The functions of the later part that the first part can call: slot of the table, and name.
    pub(crate) doors: String,
    pub(crate) moved_data: usize,
}

/// Cuts the program: the functions with these names stay in the first part.
///
/// # Errors
/// When the program is none, does not import `lockstepRest`, or has not one memory and one table.
pub(crate) fn cut(bytes: &[u8], linked: &[u8], kept: &BTreeSet<&str>) -> Outcome<Parts> {
    // Both parts are cut out of a copy of the whole, so a function has the same place in each.
    let mut first = parse(bytes)?;
    let mut later = parse(bytes)?;
    let moved = moved(&first, kept);
    let doors = doors(bytes, &moved)?;
    let names_of = |wanted: bool| -> BTreeSet<String> {
        let numbered = first.funcs.iter().enumerate();
        numbered
            .filter(|(place, _)| moved.contains(place) == wanted)
            .filter_map(|(_, f)| f.name.clone())
            .collect()
    };
    let gone: BTreeSet<String> = names_of(true).difference(&names_of(false)).cloned().collect();
    let ranges = data::only_later(linked, |name| !gone.contains(name))?;
    let all = names::own_functions(&first);
    let places = places(&first);
    let floor = make_stubs(&mut first, &moved, &doors)?;
    let mut told: Vec<String> = all
        .iter()
        .filter_map(|(id, name)| Some(format!("{} {name}\n", floor + *doors.get(&places[id])? as u64)))
        .collect();
    told.sort_unstable();
    make_later(&mut later, &moved, &doors, floor)?;
    let moved_data = move_data(&mut first, &mut later, &ranges)?;
    passes::gc::run(&mut later);
    export_what_is_shared(&mut first, &later);
    passes::gc::run(&mut first);
    Ok(Parts {
        first: first.emit_wasm(),
        later: later.emit_wasm(),
        kept: all.len() - moved.len(),
        moved: moved.len(),
        doors: told.concat(),
        moved_data,
    })
}

/// Places of the functions that go to the later part.
fn moved(module: &Module, kept: &BTreeSet<&str>) -> BTreeSet<usize> {
    let places = places(module);
    let small = |id: FunctionId| match &module.funcs.get(id).kind {
        FunctionKind::Local(function) => {
            function.original_range.as_ref().is_some_and(|bytes| bytes.len() <= SMALL)
        }
        FunctionKind::Import(_) | FunctionKind::Uninitialized(_) => true,
    };
    // Which of the frameworks' things are dropped is a matter of moments.
    let drops = |name: &str| name.contains("drop_in_place") && !name.contains("lockstep");
    names::own_functions(module)
        .into_iter()
        .filter(|(id, name)| !kept.contains(names::key(name)) && !small(*id) && !drops(name))
        .map(|(id, _)| places[&id])
        .collect()
}

/// The moved functions that somebody in the first part still calls or points to, each with its
/// number: its slot above the old end of the table.
fn doors(bytes: &[u8], moved: &BTreeSet<usize>) -> Outcome<BTreeMap<usize, usize>> {
    let mut trial = parse(bytes)?;
    let ids: Vec<FunctionId> = trial.funcs.iter().map(walrus::Function::id).collect();
    let places = places(&trial);
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
    let mut left: Vec<usize> =
        trial.funcs.iter().map(|f| places[&f.id()]).filter(|p| moved.contains(p)).collect();
    left.sort_unstable();
    Ok(left.into_iter().enumerate().map(|(number, place)| (place, number)).collect())
}

/// All functions that the moved ones name.
fn called_from(module: &Module, moved: &BTreeSet<usize>) -> BTreeSet<FunctionId> {
    struct Calls(BTreeSet<FunctionId>);
    impl<'a> Visitor<'a> for Calls {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.insert(*id);
        }
    }
    let mut calls = Calls(BTreeSet::new());
    for (place, function) in module.funcs.iter().enumerate() {
        if let (true, FunctionKind::Local(local)) = (moved.contains(&place), &function.kind) {
            dfs_in_order(&mut calls, local, local.entry_block());
        }
    }
    calls.0
}

/// Puts a stub in the place of every moved function that has a door; where the new slots begin.
fn make_stubs(first: &mut Module, moved: &BTreeSet<usize>, doors: &BTreeMap<usize, usize>) -> Outcome<u64> {
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
            body.global_get(there).unop(UnaryOp::I32Eqz).if_else(
                None,
                |then| {
                    then.i32_const(slot).call(fetch);
                },
                |_| {},
            );
            for arg in &args {
                body.local_get(*arg);
            }
            body.i32_const(slot).call_indirect(ty, table);
        } else {
            body.unreachable();
        }
        first.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(args));
    }
    Ok(floor)
}

/// Leaves only the moved functions, imports everything else, and fills the table's new slots.
fn make_later(
    later: &mut Module,
    moved: &BTreeSet<usize>,
    doors: &BTreeMap<usize, usize>,
    floor: u64,
) -> Outcome {
    let ids: Vec<FunctionId> = later.funcs.iter().map(walrus::Function::id).collect();
    let table = table(later)?;
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
    let all_tables: Vec<TableId> = later.tables.iter().map(walrus::Table::id).collect();
    for (number, id) in all_tables.into_iter().enumerate() {
        let import = later.imports.add(FIRST, &format!("t{number}"), ImportKind::Table(id));
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
    for (place, id) in ids.iter().enumerate().filter(|(place, _)| !moved.contains(place)) {
        let ty = later.funcs.get(*id).ty();
        if let FunctionKind::Import(old) = &later.funcs.get(*id).kind {
            let old = old.import;
            later.imports.delete(old);
        }
        let import = later.imports.add(FIRST, &shared_name(place), ImportKind::Function(*id));
        later.funcs.get_mut(*id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let mut slots: Vec<(usize, usize)> = doors.iter().map(|(place, number)| (*number, *place)).collect();
    slots.sort_unstable();
    let items = slots.into_iter().map(|(_, place)| ids[place]).collect();
    let offset = ConstExpr::Value(Value::I32(i32::try_from(floor).map_err(|e| e.to_string())?));
    let filled = later.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(items));
    later.tables.get_mut(table).elem_segments.insert(filled);
    Ok(())
}

/// Cuts these addresses out of the first part's memory image and has the later part put them there;
/// how many bytes that are.
fn move_data(first: &mut Module, later: &mut Module, ranges: &[Range<u32>]) -> Outcome<usize> {
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

/// Exports from the first part all that the later part imports, under the names it uses.
fn export_what_is_shared(first: &mut Module, later: &Module) {
    let functions: Vec<FunctionId> = first.funcs.iter().map(walrus::Function::id).collect();
    let tables: Vec<TableId> = first.tables.iter().map(walrus::Table::id).collect();
    let globals: Vec<walrus::GlobalId> = first.globals.iter().map(walrus::Global::id).collect();
    let taken: BTreeSet<String> = first.exports.iter().map(|export| export.name.clone()).collect();
    for import in later.imports.iter().filter(|import| !taken.contains(&import.name)) {
        let number = import.name.get(1..).and_then(|digits| digits.parse::<usize>().ok()).unwrap_or_default();
        let item = match import.kind {
            ImportKind::Function(_) => ExportItem::Function(functions[number]),
            ImportKind::Table(_) => ExportItem::Table(tables[number]),
            ImportKind::Global(_) => ExportItem::Global(globals[number]),
            ImportKind::Memory(_) | ImportKind::Tag(_) => continue,
        };
        first.exports.add(&import.name, item);
    }
}

fn shared_name(place: usize) -> String {
    format!("f{place}")
}

fn places(module: &Module) -> BTreeMap<FunctionId, usize> {
    module.funcs.iter().enumerate().map(|(place, function)| (function.id(), place)).collect()
}

fn signature(module: &Module, id: FunctionId) -> (Vec<ValType>, Vec<ValType>) {
    let (params, results) = module.types.params_results(module.funcs.get(id).ty());
    (params.to_vec(), results.to_vec())
}

fn table(module: &Module) -> Outcome<TableId> {
    module
        .tables
        .main_function_table()
        .map_err(|e| e.to_string())?
        .ok_or_else(|| "the program has no table of functions".to_owned())
}
