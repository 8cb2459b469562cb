//! A program that notes which of its functions run.

use walrus::ir::Value;
use walrus::{ConstExpr, FunctionKind, Module, ValType};

use crate::names;

/// Gives every function a global, exported as `ran N`, that is 1 once the function has run; the
/// names of the functions, where N is the place in the list.
pub(crate) fn mark(module: &mut Module) -> Vec<String> {
    let functions = names::own_functions(module);
    for (place, (id, _)) in functions.iter().enumerate() {
        let zero = ConstExpr::Value(Value::I32(0));
        let ran = module.globals.add_local(ValType::I32, true, false, zero);
        module.exports.add(&format!("ran {place}"), ran);
        if let FunctionKind::Local(function) = &mut module.funcs.get_mut(*id).kind {
            let mut body = function.builder_mut().func_body();
            body.const_at(0, Value::I32(1)).global_set_at(1, ran);
        }
    }
    functions.into_iter().map(|(_, name)| name).collect()
}
