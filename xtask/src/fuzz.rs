//! `cargo xtask fuzz`: bytes that nobody would think of, as texts and as links. libFuzzer on the
//! toolchain that we have: the compiler's own pass puts the counters in, so nothing else is needed but
//! a C++ compiler.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::shell::{House, Outcome, executable, read, run, say};

/// Counters at every branch, and what is compared with what (LLVM's SanitizerCoverage).
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Ccodegen-units=1";

/// The targets, and the longest input that each is given: for texts enough for a whole run.
const TARGETS: [(&str, u32); 2] = [("texts", 4096), ("links", 2048)];

/// Fuzzes each target for so long.
///
/// # Errors
/// When something does not build, or a target has found an input that breaks it. libFuzzer says where
/// that input lies.
pub(crate) fn fuzz(house: &House, seconds: u64) -> Outcome {
    let host = host(house)?;
    let built = house.target().join("fuzz");
    say("Building the fuzz targets …");
    let words = ["build", "--quiet", "--locked", "--release", "--manifest-path", "fuzz/Cargo.toml"];
    let mut build = house.cargo(&words);
    // With a target named, the flags do not reach build scripts.
    run(build.args(["--target", &host]).arg("--target-dir").arg(&built).env("RUSTFLAGS", FLAGS))?;
    for (target, longest) in TARGETS {
        let folder = built.join("inputs").join(target);
        fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
        seeds(&house.root, &folder)?;
        say(format!("\n{target}: {seconds} seconds"));
        let mut fuzzer = Command::new(built.join(&host).join("release").join(executable(target)));
        fuzzer.args([format!("-max_total_time={seconds}"), format!("-max_len={longest}")]);
        fuzzer.args(["-print_final_stats=1", "-verbosity=0", "-timeout=10"]);
        run(fuzzer.arg("-artifact_prefix=found-").arg(&folder).current_dir(&built))?;
    }
    Ok(())
}

/// The machine that the compiler runs on.
fn host(house: &House) -> Outcome<String> {
    let said = read(Command::new("rustc").arg("-vV").current_dir(&house.root))?;
    let line = said.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).ok_or_else(|| "the compiler does not say what machine it is for".to_owned())
}

/// The runs that we have are where the search begins.
fn seeds(root: &Path, folder: &Path) -> Outcome {
    for runs in ["tests/stories", "tests/golden", "tests/witnesses"] {
        let Ok(files) = fs::read_dir(root.join(runs)) else { continue };
        for file in files.flatten().filter(|file| file.path().extension().is_some_and(|e| e == "txt")) {
            let text = fs::read_to_string(file.path()).map_err(|e| format!("{:?}: {e}", file.path()))?;
            // What happened is told behind a line of dashes.
            let run = text.split("\n----\n").next().unwrap_or(&text);
            fs::write(folder.join(file.file_name()), run)
                .map_err(|e| format!("{}: {e}", folder.display()))?;
        }
    }
    Ok(())
}
