//! One program becomes two that share memory, table and stack.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{ExportItem, FunctionId, FunctionKind, Module, ValType, passes};

use crate::data::Linked;
use crate::list::List;
use crate::{Outcome, apart, checked, names, parse, parse_with_names};

use later::{make_later, move_data};
use stubs::make_stubs;

mod later;
mod shared;
mod slots;
mod stubs;
#[cfg(test)]
mod tests;

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
    /// What the first part and the glue call each other by: the name that wasm-bindgen gave it, and the one it has now.
    pub(crate) short: String,
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
    let only_later = linked.only_later(|name, number| {
        // What the program has no longer got, nobody misses; but it may have another name now.
        numbers.get(name).is_none_or(|numbers| numbers.contains(&number))
    })?;
    let all = names::own_functions(&first);
    let places = places(&first);
    let ids: Vec<FunctionId> = later.funcs.iter().map(walrus::Function::id).collect();
    let emptied = slots::empty(&mut first, &moved)?;
    let floor = slots::size(&first)?;
    let doors = slots::doors(bytes, &moved, &emptied, floor)?;
    let empty: BTreeMap<u32, usize> =
        doors.iter().map(|(place, slot)| (*slot, *place)).chain(emptied).collect();
    let end = empty.last_key_value().map_or(floor, |(last, _)| floor.max(last + 1));
    make_stubs(&mut first, &moved, &doors)?;
    let own = shared::with_copies(&later, &moved);
    make_later(&mut later, &own)?;
    slots::fill(&mut later, empty.iter().map(|(slot, place)| (*slot, ids[*place])).collect())?;
    let moved_data = move_data(&mut first, &mut later, &only_later)?;
    passes::gc::run(&mut later);
    shared::share(&mut first, &mut later, end)?;
    let short = shorten_names(&mut first, &mut later);
    let names: BTreeMap<usize, &String> = all.iter().map(|(id, name)| (places[id], name)).collect();
    let told = empty.iter().filter_map(|(slot, place)| Some(format!("{slot} {}\n", names.get(place)?)));
    Ok(Parts {
        first: checked(first.emit_wasm())?,
        later: checked(later.emit_wasm())?,
        kept: all.len() - moved.len(),
        moved: moved.len(),
        apart,
        doors: told.collect(),
        short,
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
        empty(id) || !apart::is_apart(name) && (kept.holds(line) || apart::is_chance(name))
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

/// Gives short names to what both parts and the glue call each other by; a line for each, the old name and
/// the new one, and a star where the glue may say it any number of times. The glue follows when the page is pressed.
fn shorten_names(first: &mut Module, later: &mut Module) -> String {
    let own = first
        .imports
        .iter_mut()
        .chain(later.imports.iter_mut())
        .filter(|import| import.name.starts_with("__wb"));
    let mut list = String::new();
    for (number, import) in own.enumerate() {
        let short = letters(number);
        let _ = writeln!(list, "{} {short}", import.name);
        import.name = short;
    }
    // What wasm-bindgen exports of its own; people's names begin otherwise. One function may have several.
    let mut given: BTreeMap<FunctionId, String> = BTreeMap::new();
    let exports: Vec<_> = first.exports.iter().map(|export| (export.id(), export.name.clone())).collect();
    for (id, name) in exports.into_iter().filter(|(_, name)| name.starts_with('_')) {
        let ExportItem::Function(function) = first.exports.get(id).item else { continue };
        let next = letters(given.len());
        if let Some(known) = given.get(&function) {
            let _ = writeln!(list, "{name} {known} *");
            first.exports.delete(id);
        } else {
            let _ = writeln!(list, "{name} {next} *");
            first.exports.get_mut(id).name.clone_from(&next);
            given.insert(function, next);
        }
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

/// What a function is called between the parts while they are made.
fn shared_name(place: usize) -> String {
    format!("f{place}")
}

/// The place of a function of that name.
fn place_of(name: &str) -> Outcome<usize> {
    name.get(1..)
        .and_then(|digits| digits.parse().ok())
        .ok_or_else(|| format!("{name} is no shared function"))
}

fn places(module: &Module) -> BTreeMap<FunctionId, usize> {
    module.funcs.iter().enumerate().map(|(place, function)| (function.id(), place)).collect()
}

fn signature(module: &Module, id: FunctionId) -> (Vec<ValType>, Vec<ValType>) {
    let (params, results) = module.types.params_results(module.funcs.get(id).ty());
    (params.to_vec(), results.to_vec())
}
