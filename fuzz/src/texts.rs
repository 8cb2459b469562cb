//! Any bytes as a run's text: reading never panics, and what is read prints as a text, and encodes as a
//! link, that read back as the same run.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lockstep::link::{MOST_CHARACTERS, decode, encode};
use lockstep::script::{Script, parse, parse_bytes, print};

fuzz_target!(|bytes: &[u8]| {
    let Ok(script) = parse_bytes(bytes) else { return };
    let printed = print(&script);
    let again = parse(&printed).expect("what is printed can be read");
    assert!(same(&script, &again), "printed and read back it is another run:\n{printed}");
    assert_eq!(printed, print(&again), "printing is settled after the first time");
    let link = encode(&printed);
    if link.len() <= MOST_CHARACTERS {
        let sent = decode(&link).expect("a link of ours is whole");
        let sent = parse(&sent).expect("and says what was printed");
        assert!(same(&script, &sent), "as a link it is another run: {link}");
    }
});

/// The same run; where a claim stands in the text may differ.
fn same(one: &Script, other: &Script) -> bool {
    let claims = |script: &Script| {
        script.expects.iter().map(|expect| format!("{:?}", expect.what)).collect::<Vec<_>>()
    };
    one.setup == other.setup
        && one.acts == other.acts
        && one.until == other.until
        && claims(one) == claims(other)
}
