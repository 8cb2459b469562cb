//! A program that notes which of its stretches run.

use walrus::ir::{Const, Instr, MemArg, Store, StoreKind, Value};
use walrus::{ConstExpr, FunctionKind, Module, ValType};

use crate::Outcome;
use crate::list::Known;
use crate::names;
use crate::stretches::{shape, stretches};

/// A page of a program's memory, in bytes.
const PAGE: u64 = 65_536;

/// Gives every stretch a byte at the end of the memory that the program begins with, which is 1 once
/// the stretch has run. The program exports where these bytes begin (`marks`) and how many they are
/// (`marked`). The functions, in the order of their marks.
///
/// # Errors
/// When the program has no memory, or one that is too large.
pub(crate) fn mark(module: &mut Module) -> Outcome<Vec<Known>> {
    let memory = module.get_memory_id().map_err(|e| e.to_string())?;
    let start = module.memories.get(memory).initial * PAGE;
    let mut count = 0_u64;
    let mut functions = Vec::new();
    for (id, name) in names::own_functions(module) {
        let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind else { continue };
        let found = stretches(function);
        // From the end, so that the places of those before stay what they are.
        for (number, stretch) in found.iter().enumerate().rev() {
            let mark = i32::try_from(start + count + number as u64).map_err(|e| e.to_string())?;
            let noted: [Instr; 3] = [
                Const { value: Value::I32(mark) }.into(),
                Const { value: Value::I32(1) }.into(),
                Store {
                    memory,
                    kind: StoreKind::I32_8 { atomic: false },
                    arg: MemArg { align: 1, offset: 0 },
                }
                .into(),
            ];
            let mut sequence = function.builder_mut().instr_seq(stretch.sequence);
            for (place, instruction) in noted.into_iter().enumerate() {
                sequence.instr_at(stretch.from + place, instruction);
            }
        }
        count += found.len() as u64;
        functions.push(Known { name, shape: shape(&found), ran: vec![false; found.len()] });
    }
    let own = module.memories.get_mut(memory);
    own.initial += count.div_ceil(PAGE);
    own.maximum = own.maximum.map(|most| most.max(own.initial));
    for (name, number) in [("marks", start), ("marked", count)] {
        let number = ConstExpr::Value(Value::I32(i32::try_from(number).map_err(|e| e.to_string())?));
        let global = module.globals.add_local(ValType::I32, false, false, number);
        module.exports.add(name, global);
    }
    Ok(functions)
}
