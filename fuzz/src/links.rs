//! Any text as a link's fragment, and behind a true beginning and before a true end mark: decoding never
//! panics, nor does reading what it yields, and no text is too odd to be made a link of.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lockstep::link::{decode, encode};
use lockstep::script::parse;

fuzz_target!(|text: &str| {
    let _ = decode(text).map(|run| parse(&run));
    let link = encode(text);
    let _ = decode(&link).map(|run| parse(&run));
    // One character of a whole link changes on the way.
    let damaged = link.chars().rev().collect::<String>();
    let _ = decode(&damaged);
});
