//! A program in two parts: what the first interaction needs, and the rest (`xtask/halves`).
//!
//! Trunk runs the optimiser on the program that wasm-bindgen has made, and computes the integrity
//! digests afterwards. The stand-in for the optimiser (see `bundle.rs`) is therefore where the
//! program is cut. Trunk takes the first part for the whole; the later part is added to the page
//! when Trunk has finished.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{House, Outcome, executable, run, timed};
use xtask::offline::integrity;

/// What the stand-in is to do with the program, in the environment: words joined like a search path.
const WISH: &str = "LOCKSTEP_HALVES";
/// The functions that the first interaction runs, from the root of the checkout.
const NAMES: &str = "xtask/halves/first.txt";

/// The most that the first interaction may need, in bytes packed with gzip.
pub(crate) const BUDGET: usize = 122_000;

/// Names that tell apart what the compiler makes of generic functions, and from the linker what
/// refers to what, so that texts and tables can be cut along with the functions.
const FLAGS: [&str; 2] = ["-Csymbol-mangling-version=v0", "-Clink-arg=--emit-relocs"];

/// What becomes of a program between wasm-bindgen and the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// It stays whole: for people who build again and again.
    Whole,
    /// It is cut in two.
    Halves,
    /// It stays whole and notes which of its stretches run.
    Marked,
}

/// Where the later part lies between the optimiser and the page; a marked program's names, too.
fn later(house: &House) -> PathBuf {
    house.target().join("halves").join("later.wasm")
}

/// The program as the linker left it.
fn linked(house: &House) -> PathBuf {
    house.target().join("wasm32-unknown-unknown/release/lockstep-app.wasm")
}

/// What the first part and the glue call each other by: old names and short ones.
///
/// # Errors
/// When the tool that cuts has left no list.
pub(crate) fn short_names(house: &House) -> Outcome<String> {
    let list = later(house).with_file_name("short.txt");
    fs::read_to_string(&list).map_err(|e| format!("{} cannot be read: {e}", list.display()))
}

/// The functions of a marked program, in the order of its marks.
pub(crate) fn names_of_marked(house: &House) -> PathBuf {
    house.target().join("halves").join("names.txt")
}

/// The list of names that decides where the program is cut.
pub(crate) fn list(house: &House) -> PathBuf {
    house.root.join(NAMES)
}

/// Builds the tool that cuts, and puts the wish for the stand-in into Trunk's environment.
///
/// # Errors
/// When the tool does not build.
pub(crate) fn prepare(house: &House, manner: Manner, trunk: &mut Command) -> Outcome {
    trunk.env_remove(WISH);
    if manner == Manner::Whole {
        return Ok(());
    }
    trunk.env("CARGO_ENCODED_RUSTFLAGS", flags());
    let tool = tool(house)?;
    fs::create_dir_all(house.target().join("halves"))
        .map_err(|e| format!("the folder for the later part cannot be made: {e}"))?;
    let wish = if manner == Manner::Halves {
        [tool, "cut".into(), list(house), later(house), linked(house)]
    } else {
        [tool, "mark".into(), names_of_marked(house), PathBuf::new(), PathBuf::new()]
    };
    trunk.env(WISH, env::join_paths(wish).map_err(|e| format!("the checkout has an odd name: {e}"))?);
    Ok(())
}

/// The compiler's flags, as cargo reads them: also those that keep the places where cargo puts the crates on this
/// machine out of the program, which tells the places of mistakes.
fn flags() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = home.and_then(|home| fs::read_dir(home.join("registry").join("src")).ok());
    let places = sources.into_iter().flatten().flatten().map(|place| place.path().display().to_string());
    let mut flags: Vec<String> = places.map(|place| format!("--remap-path-prefix={place}=")).collect();
    flags.sort_unstable();
    flags.extend(FLAGS.map(str::to_owned));
    flags.join("\u{1f}")
}

/// What the stand-in does: cuts or marks the program where that is wished, and has each part optimised.
///
/// # Errors
/// When the tool fails, or the optimiser does.
pub(crate) fn cut(program: &Path, output: &Path, optimise: &dyn Fn(&Path, &Path) -> Outcome) -> Outcome {
    let wish: Vec<PathBuf> = env::split_paths(&env::var_os(WISH).unwrap_or_default()).collect();
    match wish.as_slice() {
        [tool, how, list, later, linked] if how.as_os_str() == "cut" => {
            let first = later.with_file_name("first.wasm");
            let rest = later.with_file_name("rest.wasm");
            run(Command::new(tool).arg("cut").args([program, linked, list, &first, &rest]))?;
            optimise(&first, output)?;
            optimise(&rest, later)
        }
        [tool, how, names, ..] if how.as_os_str() == "mark" => {
            let said = Command::new(tool).arg("mark").args([program, output]).output();
            let said = said.map_err(|e| format!("{} cannot be started: {e}", tool.display()))?;
            if !said.status.success() {
                return Err(String::from_utf8_lossy(&said.stderr).into_owned());
            }
            fs::write(names, said.stdout).map_err(|e| format!("{} cannot be written: {e}", names.display()))
        }
        _ => optimise(program, output),
    }
}

/// Puts the later part beside the page; the page with its name and digest.
///
/// # Errors
/// When there is no later part, or the page has no script that starts the app.
pub(crate) fn add_later(house: &House, dist: &Path, html: &str) -> Outcome<String> {
    let from = later(house);
    let bytes = fs::read(&from).map_err(|e| format!("{} cannot be read: {e}", from.display()))?;
    let name = format!("lockstep-later-{:016x}.wasm", crate::bundle::fingerprint(&bytes));
    fs::write(dist.join(&name), &bytes).map_err(|e| format!("{name} cannot be written: {e}"))?;
    let (before, after) =
        html.split_once(" data-wasm=").ok_or("the page has no script that starts the app")?;
    let digest = integrity(&bytes);
    Ok(format!("{before} data-later=\"./{name}\" data-later-integrity=\"{digest}\" data-wasm={after}"))
}

/// Prints what the built page weighs; fails when the first interaction needs more than the limit.
///
/// # Errors
/// See there.
pub(crate) fn weigh(house: &House, dist: &Path, limit: usize) -> Outcome {
    let program = house.target().join("wasm-bindgen/release/lockstep-app_bg.wasm");
    let mut command = Command::new(tool(house)?);
    run(command.arg("weigh").arg(dist).arg(program).arg(limit.to_string()))
}

/// The tool that cuts, marks and weighs; built where it is missing.
fn tool(house: &House) -> Outcome<PathBuf> {
    let mut command = house.cargo(&["build", "--quiet", "--locked", "--manifest-path"]);
    command.arg(house.root.join("xtask/halves/Cargo.toml")).arg("--target-dir").arg(house.target());
    timed("Building the tool that cuts the program", "about 1 minute the first time", || run(&mut command))?;
    Ok(house.target().join("debug").join(executable("lockstep-halves")))
}

/// Writes the list anew from the marks of runs: `ran` holds the numbers of those that were set.
///
/// # Errors
/// When the marks do not fit the program, or the list cannot be written.
pub(crate) fn learn(house: &House, ran: &Path) -> Outcome {
    let mut command = Command::new(tool(house)?);
    run(command.arg("learn").args([&names_of_marked(house), ran, &list(house)]))
}
