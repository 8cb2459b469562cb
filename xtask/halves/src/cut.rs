//! One program becomes two that share memory, table and stack.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, ImportKind, ImportedFunction, Module, TableId, ValType, passes,
};

use crate::data::Linked;
use crate::list::List;
use crate::{Outcome, apart, checked, names, parse, parse_with_names};

use stubs::make_stubs;

mod stubs;

/// The module from which the later part imports everything; `boot.js` gives it the first part's exports.
const FIRST: &str = "first";

/// Both parts, and how many functions they have.
pub(crate) struct Parts {
    pub(crate) first: Vec<u8>,
    pub(crate) later: Vec<u8>,
    pub(crate) kept: usize,
    pub(crate) moved: usize,
    /// Parts of kept functions that became functions of the later part.
    pub(crate) apart: usize,
    /// The functions of the later part that the first part can call: slot of the table, and name.
    pub(crate) doors: String,
    /// What the first part gets from the glue: the name that wasm-bindgen gave it, and the one it has now.
    pub(crate) imports: String,
    pub(crate) moved_data: usize,
}

/// Cuts the program: what the list holds, and has run of it, stays in the first part.
///
/// # Errors
/// When the program is none, does not import `lockstepRest`, or has not one memory and one table.
pub(crate) fn cut(bytes: &[u8], linked: &[u8], kept: &List<'_>) -> Outcome<Parts> {
    let linked = Linked::read(linked)?;
    let mut whole = parse_with_names(bytes)?;
    let apart = apart::set_apart(&mut whole, kept, &linked.addresses()?)?;
    let bytes = &whole.emit_wasm();
    // Both parts are cut out of a copy of the whole, so a function has the same place in each.
    let mut first = parse(bytes)?;
    let mut later = parse(bytes)?;
    let moved = moved(&first, kept);
    let numbers = numbers_in_first(&first, &moved);
    let needs = linked.needs(|name, number| {
        // What the program has no longer got, nobody misses; but it may have another name now.
        numbers.get(name).is_none_or(|numbers| numbers.contains(&number))
    })?;
    let empty = empty_slots(&mut first, &moved, needs.slots.as_ref())?;
    let doors = doors(bytes, &moved, needs.slots.as_ref())?;
    let all = names::own_functions(&first);
    let places = places(&first);
    let floor = make_stubs(&mut first, &moved, &doors)?;
    let mut told: Vec<String> = all
        .iter()
        .filter_map(|(id, name)| Some(format!("{} {name}\n", floor + *doors.get(&places[id])? as u64)))
        .collect();
    told.sort_unstable();
    make_later(&mut later, &moved)?;
    let filled = doors.iter().map(|(place, number)| (floor + *number as u64, *place)).chain(empty);
    fill_slots(&mut later, filled.collect())?;
    let moved_data = move_data(&mut first, &mut later, &needs.only_later)?;
    passes::gc::run(&mut later);
    export_what_is_shared(&mut first, &mut later);
    passes::gc::run(&mut first);
    let imports = shorten_imports(&mut first);
    Ok(Parts {
        first: checked(first.emit_wasm())?,
        later: checked(later.emit_wasm())?,
        kept: all.len() - moved.len(),
        moved: moved.len(),
        apart,
        doors: told.concat(),
        imports,
        moved_data,
    })
}

/// Places of the functions that go to the later part.
fn moved(module: &Module, kept: &List<'_>) -> BTreeSet<usize> {
    let places = places(module);
    // A function without a single instruction leaves no mark.
    let empty = |id: FunctionId| match &module.funcs.get(id).kind {
        FunctionKind::Local(local) => local.block(local.entry_block()).instrs.is_empty(),
        FunctionKind::Import(_) | FunctionKind::Uninitialized(_) => true,
    };
    let stays = |id: FunctionId, line: &str| {
        let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
        empty(id) || !apart::is_apart(name) && kept.holds(line)
    };
    names::own_functions(module)
        .into_iter()
        .filter(|(id, line)| !stays(*id, line))
        .map(|(id, _)| places[&id])
        .collect()
}

/// For each name of a function of the program: the whole numbers that its code has in the first part.
/// An address that the linker wrote into the function is needed there if it is still among them.
fn numbers_in_first(module: &Module, moved: &BTreeSet<usize>) -> BTreeMap<String, BTreeSet<u32>> {
    struct Numbers<'n>(&'n mut BTreeSet<u32>);
    impl<'a> Visitor<'a> for Numbers<'_> {
        fn visit_const(&mut self, constant: &walrus::ir::Const) {
            if let Value::I32(number) = constant.value {
                self.0.insert(number.cast_unsigned());
            }
        }
        fn visit_load(&mut self, load: &walrus::ir::Load) {
            self.0.extend(u32::try_from(load.arg.offset));
        }
        fn visit_store(&mut self, store: &walrus::ir::Store) {
            self.0.extend(u32::try_from(store.arg.offset));
        }
    }
    let mut all: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (place, function) in module.funcs.iter().enumerate() {
        let (Some(name), FunctionKind::Local(local)) = (&function.name, &function.kind) else { continue };
        let numbers = all.entry(name.clone()).or_default();
        if !moved.contains(&place) {
            dfs_in_order(&mut Numbers(numbers), local, local.entry_block());
        }
    }
    all
}

/// Takes the moved functions out of those slots of the table that nobody in the first part names; which
/// slots, and the places of their functions.
fn empty_slots(
    module: &mut Module,
    moved: &BTreeSet<usize>,
    needed: Option<&BTreeSet<u32>>,
) -> Outcome<Vec<(u64, usize)>> {
    let Some(needed) = needed else { return Ok(Vec::new()) };
    let places = places(module);
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.func_body().unreachable();
    let nobody = builder.finish(Vec::new(), &mut module.funcs);
    let table = table(module)?;
    let mut emptied = Vec::new();
    for element in module.elements.iter_mut() {
        let ElementKind::Active { table: filled, offset: ConstExpr::Value(Value::I32(start)) } = element.kind
        else {
            continue;
        };
        let ElementItems::Functions(functions) = &mut element.items else { continue };
        if filled != table {
            continue;
        }
        for (slot, function) in (start.cast_unsigned()..).zip(functions) {
            if moved.contains(&places[function]) && !needed.contains(&slot) {
                emptied.push((u64::from(slot), places[function]));
                *function = nobody;
            }
        }
    }
    Ok(emptied)
}

/// The moved functions that somebody in the first part still calls or points to, each with its
/// number: its slot above the old end of the table.
fn doors(
    bytes: &[u8],
    moved: &BTreeSet<usize>,
    needed: Option<&BTreeSet<u32>>,
) -> Outcome<BTreeMap<usize, usize>> {
    let mut trial = parse(bytes)?;
    let ids: Vec<FunctionId> = trial.funcs.iter().map(walrus::Function::id).collect();
    let places = places(&trial);
    empty_slots(&mut trial, moved, needed)?;
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
    let mut left: Vec<usize> = trial
        .funcs
        .iter()
        .filter_map(|f| places.get(&f.id()).copied())
        .filter(|p| moved.contains(p))
        .collect();
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

/// Leaves only the moved functions, imports everything else.
fn make_later(later: &mut Module, moved: &BTreeSet<usize>) -> Outcome {
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
    Ok(())
}

/// Has the later part put its functions into these slots of the table: slot, and place of the function.
fn fill_slots(later: &mut Module, mut filled: Vec<(u64, usize)>) -> Outcome {
    let ids: Vec<FunctionId> = later.funcs.iter().map(walrus::Function::id).collect();
    let table = table(later)?;
    filled.sort_unstable();
    for run in filled.chunk_by(|one, next| one.0 + 1 == next.0) {
        let start = i32::try_from(run[0].0).map_err(|e| e.to_string())?;
        let offset = ConstExpr::Value(Value::I32(start));
        let items = ElementItems::Functions(run.iter().map(|(_, place)| ids[*place]).collect());
        let element = later.elements.add(ElementKind::Active { table, offset }, items);
        later.tables.get_mut(table).elem_segments.insert(element);
    }
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

/// Exports from the first part all that the later part imports, under names as short as they get. What
/// wasm-bindgen exports is never called a number.
fn export_what_is_shared(first: &mut Module, later: &mut Module) {
    let functions: Vec<FunctionId> = first.funcs.iter().map(walrus::Function::id).collect();
    let tables: Vec<TableId> = first.tables.iter().map(walrus::Table::id).collect();
    let globals: Vec<walrus::GlobalId> = first.globals.iter().map(walrus::Global::id).collect();
    for (short, import) in later.imports.iter_mut().enumerate() {
        let number = import.name.get(1..).and_then(|digits| digits.parse::<usize>().ok()).unwrap_or_default();
        let item = match import.kind {
            ImportKind::Function(_) => ExportItem::Function(functions[number]),
            ImportKind::Table(_) => ExportItem::Table(tables[number]),
            ImportKind::Global(_) => ExportItem::Global(globals[number]),
            ImportKind::Memory(_) | ImportKind::Tag(_) => continue,
        };
        import.name = format!("{short:x}");
        first.exports.add(&import.name, item);
    }
}

/// Gives what the first part gets from the glue short names; a line for each, the old name and the new one.
/// The glue follows when the page is pressed.
fn shorten_imports(first: &mut Module) -> String {
    let own = first.imports.iter_mut().filter(|import| import.name.starts_with("__wb"));
    let mut list = String::new();
    for (number, import) in own.enumerate() {
        let short = letters(number);
        let _ = writeln!(list, "{} {short}", import.name);
        import.name = short;
    }
    list
}

/// The number as a name of letters: a, b, … z, A, … Z, aa, ba, …
fn letters(mut number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(char::from(LETTERS[number % 52]));
        match number / 52 {
            0 => return name,
            rest => number = rest - 1,
        }
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

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn short_names_are_all_different() {
        let names: Vec<String> = (0..6000).map(letters).collect();
        assert_eq!((&*names[0], &*names[51], &*names[52]), ("a", "Z", "aa"));
        let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(distinct.len(), names.len());
    }
}
