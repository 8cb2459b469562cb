//! Cuts a wasm program in two: a first part, with what the first interaction needs, and a later
//! part, with the rest, that the page fetches while people already look at it.
//!
//! * `lockstep-halves cut PROGRAM LINKED LIST FIRST LATER` cuts. `LINKED` is the program as the
//!   linker left it, which says what refers to what; `LIST` says which functions the first
//!   interaction runs, and what of them, one a line.
//! * `lockstep-halves mark PROGRAM MARKED` makes a program that notes which stretches of its functions
//!   run, and prints the functions in the order of those marks.
//! * `lockstep-halves learn NAMES RAN LIST` writes that list: `NAMES` is what `mark` printed, `RAN`
//!   the numbers of the marks that were set.
//! * `lockstep-halves weigh DIST PROGRAM LIMIT` prints what the built page weighs and which functions
//!   are the largest, and fails when the first interaction needs more than `LIMIT` bytes.
//!
//! Both parts share one memory, one table and one stack. The slots of the functions that have moved are empty at
//! first. Before the first part calls through the table it looks, and has the later part fetched where nobody is
//! (`lockstepRest`, in `boot.js`). So nothing can go wrong but time: a function that is missing from
//! the list still works, it only has to be waited for.

mod apart;
mod cut;
mod data;
mod list;
mod live;
mod mark;
mod names;
mod stretches;
mod weigh;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use walrus::{Module, ModuleConfig};

use crate::list::List;

/// What can go wrong, in words.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["cut", program, linked, list, first, later] => cut_files(program, linked, list, first, later),
        ["mark", program, marked] => mark_file(program, marked),
        ["learn", names, ran, list] => learn_list(names, ran, list),
        ["weigh", dist, program, limit] => weigh_files(dist, program, limit),
        _ => Err(
            "say `cut PROGRAM LINKED LIST FIRST LATER`, `mark PROGRAM MARKED`, `learn NAMES RAN LIST` or `weigh DIST PROGRAM LIMIT`"
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
    let list = text(list)?;
    let parts = cut::cut(&bytes, &read(linked)?, &List::read(&list)?)?;
    println!(
        "{} functions in the first part, {} in the later one ({} of them parts of functions), {} doors between them; {} bytes of data in the later one",
        parts.kept,
        parts.moved,
        parts.apart,
        parts.doors.lines().count(),
        parts.moved_data
    );
    write(first, &parts.first)?;
    write(later, &parts.later)?;
    for (name, list) in [("doors.txt", &parts.doors), ("short.txt", &parts.short)] {
        write(&Path::new(later).with_file_name(name).to_string_lossy(), list.as_bytes())?;
    }
    Ok(())
}

fn mark_file(program: &str, marked: &str) -> Outcome {
    let mut module = parse(&read(program)?)?;
    print!("{}", list::names_of(&mark::mark(&mut module)?));
    write(marked, &module.emit_wasm())
}

fn learn_list(names: &str, ran: &str, list: &str) -> Outcome {
    let (learned, count) = list::learn(&text(names)?, &text(ran)?)?;
    println!("{count} functions stay in the first part ({list})");
    write(list, learned.as_bytes())
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
    parse_as(bytes, false)
}

/// The same, but names are written, too: for what is read again.
fn parse_with_names(bytes: &[u8]) -> Outcome<Module> {
    parse_as(bytes, true)
}

fn parse_as(bytes: &[u8], names: bool) -> Outcome<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(names).generate_producers_section(false).strict_validate(false);
    let mut module = config.parse(bytes).map_err(|e| format!("this is no wasm program: {e:#}"))?;
    // What the linker said is read from its own file; here it would only be weight.
    for name in ["linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(name);
    }
    Ok(module)
}

/// A program that any browser would take, or what is wrong with it.
fn checked(bytes: Vec<u8>) -> Outcome<Vec<u8>> {
    wasmparser::validate(&bytes).map_err(|e| format!("the cut has gone wrong: {e}"))?;
    Ok(bytes)
}

fn text(path: &str) -> Outcome<String> {
    String::from_utf8(read(path)?).map_err(|_| format!("{path} is not text"))
}

fn read(path: &str) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|e| format!("{path} cannot be read: {e}"))
}

fn write(path: &str, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|e| format!("{path} cannot be written: {e}"))
}
