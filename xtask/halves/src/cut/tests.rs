//! Both parts together do what the whole did, whenever the later one comes.

use std::collections::BTreeSet;

use wasmi::{AsContextMut, Caller, Engine, Func, Instance, Linker, Module, Ref, Store, Val};

use super::{Parts, cut, letters};
use crate::list::List;
use crate::{names, parse};

/// Calls by name and through the table, in both directions; a global and texts that both parts use.
const PROGRAM: &str = r#"(module
    (import "" "lockstepRest" (func $rest (param i32)))
    (import "glue" "plus" (func $plus (param i32 i32) (result i32)))
    (import "glue" "minus" (func $minus (param i32 i32) (result i32)))
    (memory (export "memory") 1)
    (data (i32.const 8) "\07\00\00\00")
    (global $calls (mut i32) (i32.const 0))
    (table 5 5 funcref)
    (elem (i32.const 1) $twice $thrice $square $twice)
    (type $one (func (param i32) (result i32)))
    (func $twice (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2)))
    (func $thrice (param i32) (result i32)
      (i32.add (call $twice (local.get 0)) (call $counted (local.get 0))))
    (func $square (param i32) (result i32)
      (call $plus (i32.const 1) (i32.mul (local.get 0) (call_indirect (type $one) (local.get 0) (i32.const 2)))))
    (func $counted (param i32) (result i32)
      (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
      (if (i32.eqz (local.get 0)) (then (return (i32.load (i32.const 8)))))
      (local.get 0))
    (func $named (param i32) (result i32) (call $square (i32.add (call $square (local.get 0)) (call $square (i32.const 3)))))
    (func $calls (export "calls") (result i32) (global.get $calls))
    (func $through (export "through") (param i32 i32) (result i32)
      (call_indirect (type $one) (local.get 1) (local.get 0)))
    (func $by_name (export "by name") (param i32) (result i32)
      (call $minus (call $named (local.get 0)) (call $plus (local.get 0) (call $named (i32.const 1))))))"#;

/// The functions of the program that can stay or move.
const FUNCTIONS: [&str; 8] = ["twice", "thrice", "square", "counted", "named", "calls", "through", "by_name"];

/// What is asked of the program: an exported function, and what it is given.
const QUESTIONS: [(&str, &[i32]); 9] = [
    ("calls", &[]),
    ("through", &[1, 5]),
    ("calls", &[]),
    ("through", &[2, 0]),
    ("through", &[3, 4]),
    ("calls", &[]),
    ("by name", &[2]),
    ("through", &[4, -3]),
    ("calls", &[]),
];

#[test]
fn whatever_moves_both_parts_do_what_the_whole_did() {
    let program = wat::parse_str(PROGRAM).expect("the text is a program");
    let expected = answers(&program, None);
    assert!(!expected.0.is_empty() && expected.1.is_empty(), "the whole program fetches nothing");
    let mut fetched = 0;
    for choice in 0..1 << FUNCTIONS.len() {
        let parts = parts(&program, |name| {
            FUNCTIONS.iter().position(|known| *known == name).is_some_and(|place| choice >> place & 1 == 1)
        });
        let (found, slots) = answers(&parts.first, Some(&parts.later));
        assert_eq!(found, expected.0, "kept: {choice:b}");
        assert!(slots.len() <= 1, "what is there is not fetched again: {slots:?}");
        fetched += slots.len();
    }
    assert!(fetched > 200, "most choices move something that is asked for: {fetched}");
}

#[test]
fn who_is_missing_is_told_by_the_slot() {
    let program = wat::parse_str(PROGRAM).expect("the text is a program");
    let parts = parts(&program, |name| name != "square");
    let (_, slots) = answers(&parts.first, Some(&parts.later));
    assert_eq!(slots, [3]);
    assert!(
        parts.doors.lines().any(|line| line.starts_with("3 ") && line.ends_with(" square")),
        "{}",
        parts.doors
    );
}

fn parts(program: &[u8], stays: impl Fn(&str) -> bool) -> Parts {
    let module = parse(program).expect("the program is one");
    let lines: Vec<String> = names::own_functions(&module)
        .into_iter()
        .filter(|(_, line)| stays(line.split_once(' ').expect("a digest and a name").1))
        .map(|(_, line)| format!("{} 0 f of a shape that it has not", names::key(&line)))
        .collect();
    let list = lines.join("\n");
    cut(program, program, &List::read(&list).expect("the list is one")).expect("the program can be cut")
}

/// What the program answers, and for which slots the later part was asked for.
fn answers(first: &[u8], later: Option<&[u8]>) -> (Vec<i32>, Vec<i32>) {
    let engine = Engine::default();
    let mut store = Store::new(&engine, Vec::new());
    let later = later.map(|bytes| Module::new(&engine, bytes).expect("the later part is a program"));
    let fetch = Func::wrap(&mut store, move |mut caller: Caller<'_, Vec<i32>>, slot: i32| {
        caller.data_mut().push(slot);
        join(&mut caller, later.as_ref().expect("the whole fetches nothing"));
    });
    let mut linker = Linker::new(&engine);
    linker.define("", "lockstepRest", fetch).expect("nothing has this name");
    define_glue(&mut linker, &mut store);
    let module = Module::new(&engine, first).expect("the first part is a program");
    let instance = linker.instantiate_and_start(&mut store, &module).expect("it can be instantiated");
    let answers = QUESTIONS.iter().map(|(name, given)| ask(&mut store, instance, name, given)).collect();
    (answers, store.into_data())
}

fn ask(store: &mut Store<Vec<i32>>, instance: Instance, name: &str, given: &[i32]) -> i32 {
    let given: Vec<Val> = given.iter().map(|number| Val::I32(*number)).collect();
    let mut answer = [Val::I32(0)];
    instance
        .get_func(&*store, name)
        .expect("it is exported")
        .call(store, &given, &mut answer)
        .unwrap_or_else(|fault| panic!("{name} of {given:?}: {fault}"));
    answer[0].i32().expect("a number")
}

/// What both parts can take from the glue.
fn define_glue(linker: &mut Linker<Vec<i32>>, mut store: impl AsContextMut<Data = Vec<i32>>) {
    let plus = Func::wrap(&mut store, |a: i32, b: i32| a.wrapping_add(b));
    let minus = Func::wrap(&mut store, |a: i32, b: i32| a.wrapping_sub(b));
    for (name, function) in [("plus", plus), ("minus", minus)] {
        linker.define("glue", name, function).expect("each name once");
    }
}

/// Does what `boot.js` does: gives the later part what it asks of the first one, functions by their slots.
fn join(first: &mut Caller<'_, Vec<i32>>, later: &Module) {
    let mut linker = Linker::new(later.engine());
    let slots = first.get_export("slots").and_then(wasmi::Extern::into_table);
    define_glue(&mut linker, &mut *first);
    let asked = later.imports().filter(|import| import.module() == "first");
    let asked: BTreeSet<String> = asked.map(|import| import.name().to_owned()).collect();
    for name in asked {
        let given = if let Ok(slot) = name.parse::<u64>() {
            let function = slots.expect("the table is shared").get(&*first, slot);
            match function {
                Some(Val::FuncRef(Ref::Val(function))) => function.into(),
                other => panic!("slot {slot} holds {other:?}"),
            }
        } else {
            first.get_export(&name).expect("the first part exports it")
        };
        linker.define("first", &name, given).expect("each name once");
    }
    linker.instantiate_and_start(first, later).expect("the later part can be instantiated");
}

#[test]
fn each_part_takes_from_the_glue_what_it_needs() {
    let program = wat::parse_str(PROGRAM).expect("the text is a program");
    // Only the square and what is called by its name know the glue.
    for (moved, first, later) in
        [("thrice", vec!["plus", "minus"], vec![]), ("by_name", vec!["plus"], vec!["minus"])]
    {
        let parts = parts(&program, |name| name != moved);
        let engine = Engine::default();
        let taken = |bytes: &[u8]| -> Vec<String> {
            let module = Module::new(&engine, bytes).expect("each part is a program");
            let imports = module.imports().filter(|import| import.module() == "glue");
            imports.map(|import| import.name().to_owned()).collect()
        };
        assert_eq!(taken(&parts.first), first, "{moved} moved");
        assert_eq!(taken(&parts.later), later, "{moved} moved");
    }
}

#[test]
fn short_names_are_all_different() {
    let names: Vec<String> = (0..6000).map(letters).collect();
    assert_eq!((&*names[0], &*names[51], &*names[52]), ("a", "Z", "aa"));
    let distinct: BTreeSet<&String> = names.iter().collect();
    assert_eq!(distinct.len(), names.len());
}
