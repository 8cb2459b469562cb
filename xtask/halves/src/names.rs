//! Names of functions that stay the same from build to build and from machine to machine.

use walrus::{FunctionId, FunctionKind, Module};

/// As much of a name as is kept for people to read.
const READABLE: usize = 90;

/// The functions that the program itself defines, in its order, each with a line for the list: a
/// digest of its whole name, and the name as far as it is readable. What the compiler has made several
/// times under one name and told apart by numbers, which change from build to build, has one line.
pub(crate) fn own_functions(module: &Module) -> Vec<(FunctionId, String)> {
    let local = module.funcs.iter().filter(|function| matches!(function.kind, FunctionKind::Local(_)));
    local.map(|function| (function.id(), line(function.name.as_deref().unwrap_or("(nameless)")))).collect()
}

fn line(name: &str) -> String {
    let numbered = name.rsplit_once('.').filter(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()));
    let name = numbered.map_or(name, |(name, _)| name.trim_end_matches(".llvm"));
    // Without the crates' own digests, which depend on where the checkout lies.
    let plain = format!("{:#}", rustc_demangle::demangle(name));
    let readable: String = plain.chars().take(READABLE).collect();
    format!("{:016x} {readable}", digest(&plain))
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
    use super::{key, line};

    #[test]
    fn neither_numbers_nor_crates_digests_count() {
        let here = line("_RNvCs4fqI2P2rA04_4lock4step");
        assert!(here.ends_with(" lock::step"), "{here}");
        for same in ["_RNvCs1234_4lock4step", "_RNvCs1234_4lock4step.2307", "_RNvCs1234_4lock4step.llvm.99"] {
            assert_eq!(line(same), here);
        }
        assert_ne!(key(&line("_RNvCs1234_4lock4stop")), key(&here));
    }
}
