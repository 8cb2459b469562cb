//! Whatever is set apart, the function does what it did: every choice of stretches, on many inputs.

use std::fmt::Write as _;

use walrus::{FunctionKind, Module};
use wasmi::{Engine, Linker, Store};

use super::set_apart_where;
use crate::list::List;
use crate::names;
use crate::stretches::{shape, stretches};

/// A function that is given two numbers, as text.
const JUMPS: &str = r#"(module (func (export "f") (param $a i32) (param $b i32) (result i64)
    (local $sum i64) (local $left i32)
    (local.set $left (local.get $b))
    (block $end
      (loop $again
        (br_if $end (i32.eqz (local.get $left)))
        (block $three (block $two (block $one
          (br_table $one $two $three $end (i32.and (local.get $left) (i32.const 3))))
          (local.set $sum (i64.add (local.get $sum) (i64.const 10)))
          (br_if $end (i64.gt_s (local.get $sum) (i64.const 1000)))
          (br $three))
          (if (i32.gt_s (local.get $a) (i32.const 5))
            (then (return (i64.const -7)))
            (else (local.set $a (i32.add (local.get $a) (i32.const 1))))))
        (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_s (local.get $a))))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br_if $again (i32.ne (local.get $left) (i32.const 2)))
        (local.set $sum (i64.mul (local.get $sum) (i64.const 3)))
        (br $again)))
    (i64.add (local.get $sum) (i64.const 1)))
  (func (export "unused")))"#;

/// A loop that is left by returning, by going on and by a table inside, and a value that only one way changes.
const TABLES: &str = r#"(module (func (export "f") (param $a i32) (param $b i32) (result i64)
    (local $i i32) (local $kept i32)
    (local.set $kept (i32.const 40))
    (block $out
      (block $skip
        (br_if $skip (i32.lt_s (local.get $a) (i32.const 1)))
        (local.set $kept (i32.mul (local.get $a) (i32.const 2)))
        (loop $l
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (block $inner
            (br_table $inner $out $l $skip (i32.add (local.get $i) (i32.rem_u (local.get $b) (i32.const 3)))))
          (br_if $l (i32.lt_s (local.get $i) (local.get $a))))
        (local.set $kept (i32.add (local.get $kept) (i32.const 100)))
        (return (i64.extend_i32_s (i32.add (local.get $kept) (local.get $i)))))
      (local.set $i (i32.add (local.get $i) (local.get $kept)))
      (if (i32.eq (local.get $b) (i32.const 3)) (then (unreachable)))
      (br_if $out (i32.gt_s (local.get $b) (i32.const 4)))
      (local.set $kept (local.get $b)))
    (i64.extend_i32_s (i32.sub (local.get $kept) (local.get $i)))))"#;

#[test]
fn every_choice_of_what_is_set_apart_does_the_same() {
    for text in [JUMPS, TABLES] {
        let program = wat::parse_str(text).expect("the text is a program");
        let before = results(&program);
        assert!(before.iter().filter(|result| result.is_some()).count() > 20);
        let (name, shape, count) = only_function(&program);
        assert!((6..16).contains(&count), "{count} stretches are enough, and all their choices can be tried");
        let mut most = 0;
        for choice in 0_u32..1 << count {
            let mut digits = String::new();
            for four in 0..count.div_ceil(4) {
                let _ = write!(digits, "{:x}", choice >> (4 * four) & 15);
            }
            let (key, readable) = name.split_once(' ').expect("a line has a digest and a name");
            let line = format!("{key} {shape:08x} {digits} {readable}\n");
            let list = List::read(&line).expect("the list is one");
            let mut module = Module::from_buffer(&program).expect("the program can be read");
            let apart = set_apart_where(&mut module, &list, |_, _, _| true).expect("all of it is understood");
            most = most.max(apart);
            assert_eq!(
                results(&module.emit_wasm()),
                before,
                "stretches {choice:b} ran, {apart} parts set apart"
            );
        }
        assert!(most > 1, "several parts at once have been set apart");
    }
}

/// What the function gives for many pairs of numbers; nothing where it stops with a fault.
fn results(program: &[u8]) -> Vec<Option<i64>> {
    let engine = Engine::default();
    let module = wasmi::Module::new(&engine, program).expect("the program is valid");
    let mut store = Store::new(&engine, ());
    let instance = Linker::new(&engine).instantiate_and_start(&mut store, &module).expect("it starts");
    let f = instance.get_typed_func::<(i32, i32), i64>(&store, "f").expect("it has the function");
    let pairs = (-1..9).flat_map(|a| (0..9).map(move |b| (a, b)));
    pairs.map(|pair| f.call(&mut store, pair).ok()).collect()
}

/// The line, the shape and the number of stretches of the program's first function.
fn only_function(program: &[u8]) -> (String, u32, usize) {
    let module = Module::from_buffer(program).expect("the program can be read");
    let (id, line) = names::own_functions(&module).swap_remove(0);
    let FunctionKind::Local(local) = &module.funcs.get(id).kind else { panic!("it is the program's own") };
    let found = stretches(local);
    (line, shape(&found), found.len())
}
