// The golden runs: one for each scheme, with faults. Each text ends with the digest of the whole run,
// which must be the same on every machine, in the browser and outside it. This file is included by
// the native test and by the one in the browser.

use std::fmt::Write as _;

use lockstep::{expect, run, script};

/// The runs by name.
pub(crate) const RUNS: [(&str, &str); 6] = [
    ("none", include_str!("none.txt")),
    ("forwarding", include_str!("forwarding.txt")),
    ("primary-wait", include_str!("primary-wait.txt")),
    ("primary-take-over", include_str!("primary-take-over.txt")),
    ("quorum-3", include_str!("quorum-3.txt")),
    ("quorum-5", include_str!("quorum-5.txt")),
];

/// Plays all runs; one line for each that is another one than it was.
#[must_use]
pub(crate) fn differences() -> String {
    let mut lines = String::new();
    for (name, text) in RUNS {
        let script = script::parse(text).expect("a golden run can be read");
        assert!(!script.expects.is_empty(), "{name} says what its digest is");
        let end = run::run(&script, |_, _| {});
        for finding in expect::check(&script.expects, &end) {
            if let Some(found) = finding.instead {
                writeln!(lines, "{name}: expected {}, found {found}", finding.expect.what)
                    .expect("writing into memory cannot fail");
            }
        }
    }
    lines
}
