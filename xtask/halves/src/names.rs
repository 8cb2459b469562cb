//! Names of functions that stay the same from build to build and from machine to machine.

use std::collections::BTreeMap;

use walrus::{FunctionId, FunctionKind, Module};

/// As much of a name as is kept for people to read.
const READABLE: usize = 90;

/// The functions that the program itself defines, in its order, each with a line for the list: a
/// digest of its whole name, which no other one has, and the name as far as it is readable.
pub(crate) fn own_functions(module: &Module) -> Vec<(FunctionId, String)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for function in module.funcs.iter() {
        if matches!(function.kind, FunctionKind::Local(_)) {
            // Without the crates' own digests, which depend on where the checkout lies.
            let plain =
                format!("{:#}", rustc_demangle::demangle(function.name.as_deref().unwrap_or("(nameless)")));
            let count = seen.entry(plain.clone()).or_default();
            *count += 1;
            let digest = digest(&format!("{plain} #{count}"));
            let readable: String = plain.chars().take(READABLE).collect();
            found.push((function.id(), format!("{digest:016x} {readable}")));
        }
    }
    found
}

/// The part of a list's line that counts.
pub(crate) fn key(line: &str) -> &str {
    line.split_once(' ').map_or(line, |(key, _)| key)
}

/// FNV-1a, 64 bits.
fn digest(name: &str) -> u64 {
    name.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, Module};

    use super::{key, own_functions};

    #[test]
    fn equal_names_are_told_apart_and_crates_digests_are_left_out() {
        let lines = |names: [&str; 3]| {
            let mut module = Module::default();
            for name in names {
                let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
                builder.name(name.to_owned());
                builder.finish(Vec::new(), &mut module.funcs);
            }
            own_functions(&module).into_iter().map(|(_, line)| line).collect::<Vec<_>>()
        };
        let here = lines(["_RNvCs4fqI2P2rA04_4lock4step", "_RNvCs4fqI2P2rA04_4lock4step", "main"]);
        let there = lines(["_RNvCs1234_4lock4step", "_RNvCs1234_4lock4step", "main"]);
        assert_eq!(here, there);
        assert_ne!(key(&here[0]), key(&here[1]));
        assert!(here[0].ends_with(" lock::step"), "{here:?}");
    }
}
