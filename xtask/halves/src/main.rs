//! Cuts a wasm program in two: a first part, with what the first interaction needs, and a later
//! part, with the rest, that the page fetches while people already look at it.
//!
//! * `lockstep-halves cut PROGRAM LINKED NAMES FIRST LATER` cuts. `LINKED` is the program as the
//!   linker left it, which says what refers to what; `NAMES` lists the functions that the first
//!   interaction runs, one a line.
//! * `lockstep-halves mark PROGRAM MARKED` makes a program that notes which of its functions run,
//!   in globals that it exports, and prints the functions' names in the order of those globals.
//! * `lockstep-halves weigh DIST PROGRAM LIMIT` prints what the built page weighs and which functions
//!   are the largest, and fails when the first interaction needs more than `LIMIT` bytes.
//!
//! Both parts share one memory, one table and one stack. A function that has moved leaves a stub in
//! the first part: it makes sure that the later part is there (`lockstepRest`, in `boot.js`) and
//! calls it through the table. So nothing can go wrong but time: a function that is missing from
//! the list still works, it only has to be waited for.

mod cut;
mod data;
mod mark;
mod names;
mod weigh;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use walrus::{Module, ModuleConfig};

/// What can go wrong, in words.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["cut", program, linked, list, first, later] => cut_files(program, linked, list, first, later),
        ["mark", program, marked] => mark_file(program, marked),
        ["weigh", dist, program, limit] => weigh_files(dist, program, limit),
        _ => Err(
            "say `cut PROGRAM LINKED NAMES FIRST LATER`, `mark PROGRAM MARKED` or `weigh DIST PROGRAM LIMIT`"
                .to_owned(),
        ),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn cut_files(program: &str, linked: &str, list: &str, first: &str, later: &str) -> Outcome {
    let bytes = read(program)?;
    let list = String::from_utf8(read(list)?).map_err(|_| format!("{list} is not text"))?;
    let kept: BTreeSet<&str> = list.lines().filter(|line| !line.starts_with('#')).map(names::key).collect();
    let parts = cut::cut(&bytes, &read(linked)?, &kept)?;
    println!(
        "{} functions in the first part, {} in the later one, {} doors between them; {} bytes of data in the later one",
        parts.kept,
        parts.moved,
        parts.doors.lines().count(),
        parts.moved_data
    );
    write(first, &parts.first)?;
    write(later, &parts.later)?;
    write(&Path::new(later).with_file_name("doors.txt").to_string_lossy(), parts.doors.as_bytes())
}

fn mark_file(program: &str, marked: &str) -> Outcome {
    let mut module = parse(&read(program)?)?;
    for name in mark::mark(&mut module) {
        println!("{name}");
    }
    write(marked, &module.emit_wasm())
}

fn weigh_files(dist: &str, program: &str, limit: &str) -> Outcome {
    let limit: usize = limit.parse().map_err(|_| format!("{limit} is no number of bytes"))?;
    let (table, needed) = weigh::weigh(Path::new(dist), Path::new(program))?;
    println!("{table}");
    if needed > limit {
        return Err(format!("the first interaction needs {needed} bytes (gzip); the limit is {limit}"));
    }
    println!("The first interaction needs {needed} of {limit} bytes allowed (gzip).");
    Ok(())
}

/// Reads a program; its names are kept out of what is written.
fn parse(bytes: &[u8]) -> Outcome<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false).strict_validate(false);
    let mut module = config.parse(bytes).map_err(|e| format!("this is no wasm program: {e:#}"))?;
    // What the linker said is read from its own file; here it would only be weight.
    for name in ["linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(name);
    }
    Ok(module)
}

fn read(path: &str) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|e| format!("{path} cannot be read: {e}"))
}

fn write(path: &str, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|e| format!("{path} cannot be written: {e}"))
}
