//! Finds the Raft that comes as an example with the model checker, so that it can be measured beside
//! our own model. It is read where cargo keeps the checker's source; nothing of it is copied into ours.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The checker's folder in a list of packages.
const NAME: &str = "stateright-";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to put things"));
    let native = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch != "wasm32");
    let example = if native { example().unwrap_or_else(|why| panic!("{why}")) } else { String::new() };
    fs::write(out.join("example_raft.rs"), example).expect("the folder is there");
}

/// The example without its `main`, which wants packages of its own.
fn example() -> Result<String, String> {
    let cargo = env::var_os("CARGO").ok_or("cargo does not say where it is")?;
    // Without packages of other systems, which need not be here.
    let target = env::var("TARGET").map_err(|e| format!("cargo does not say for what it builds: {e}"))?;
    let words = ["metadata", "--format-version", "1", "--offline", "--filter-platform", &target];
    let said = Command::new(cargo).args(words).output().map_err(|e| format!("cargo metadata: {e}"))?;
    let list = String::from_utf8_lossy(&said.stdout).into_owned();
    let manifests = list.split("\"manifest_path\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    let manifests = manifests.map(|path| PathBuf::from(path.replace("\\\\", "\\")));
    let is_it =
        |folder: &Path| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with(NAME));
    let folder = manifests.filter_map(|path| path.parent().map(Path::to_owned)).find(|folder| is_it(folder));
    let file = folder.ok_or("the model checker is not among the packages")?.join("examples/raft.rs");
    let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let (before, _) = text.split_once("fn main(").ok_or("the example has no main: another version?")?;
    Ok(before.replace("use stateright::report::WriteReporter;\nuse stateright::Checker;\n", ""))
}
