//! A function's stretches: the parts of its code that either run from beginning to end or not at all.

use walrus::LocalFunction;
use walrus::ir::{Instr, InstrSeqId};

/// Instructions that stand one after another in one sequence and are never left or entered between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) sequence: InstrSeqId,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// All stretches of a function, in the order of its text. A block and what stands in it are different
/// stretches; the one that begins the function comes first.
pub(crate) fn stretches(function: &LocalFunction) -> Vec<Stretch> {
    let mut found = Vec::new();
    collect(function, function.entry_block(), &mut found);
    found
}

fn collect(function: &LocalFunction, sequence: InstrSeqId, found: &mut Vec<Stretch>) {
    let instructions = &function.block(sequence).instrs;
    let mut from = 0;
    for (place, (instruction, _)) in instructions.iter().enumerate() {
        let inner = inside(instruction);
        if inner.is_empty() && !may_leave(instruction) {
            continue;
        }
        found.push(Stretch { sequence, from, to: place + 1 });
        from = place + 1;
        for sequence in inner {
            collect(function, sequence, found);
        }
    }
    if from < instructions.len() {
        found.push(Stretch { sequence, from, to: instructions.len() });
    }
}

/// The sequences that an instruction holds.
pub(crate) fn inside(instruction: &Instr) -> Vec<InstrSeqId> {
    match instruction {
        Instr::Block(block) => vec![block.seq],
        Instr::Loop(repeated) => vec![repeated.seq],
        Instr::IfElse(choice) => vec![choice.consequent, choice.alternative],
        _ => Vec::new(),
    }
}

/// Whether what follows the instruction may be left out.
fn may_leave(instruction: &Instr) -> bool {
    matches!(
        instruction,
        Instr::BrIf(_)
            | Instr::BrOnNull(_)
            | Instr::BrOnNonNull(_)
            | Instr::BrOnCast(_)
            | Instr::BrOnCastFail(_)
    )
}

/// A number for how a function is built: what has been learned of a function with another one does not
/// hold for this one.
pub(crate) fn shape(stretches: &[Stretch]) -> u32 {
    let lengths =
        stretches.iter().map(|stretch| u32::try_from(stretch.to - stretch.from).unwrap_or(u32::MAX));
    // FNV-1a, 32 bits, of whole numbers instead of bytes.
    lengths.fold(0x811c_9dc5, |sum, length| (sum ^ length).wrapping_mul(0x0100_0193))
}
