//! The build tools, each pinned to one version and kept in a cache outside the checkout.
//!
//! Trunk would fetch its helpers from GitHub by itself; we build them from the crate registry
//! instead, because many a school network (and many a build machine) reaches nothing else, and
//! because the wasm-bindgen program must equal the locked crate to the last digit.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{House, Outcome, executable, read, run, say, timed, which};

/// A program that cargo builds from the crate registry.
#[derive(Debug)]
pub(crate) struct Tool {
    name: &'static str,
    version: String,
    program: &'static str,
    options: &'static [&'static str],
    /// How long a laptop with two cores takes, in words.
    usually: &'static str,
}

/// The bundler. Later versions need a newer Rust. Without its default features it cannot reach
/// the network at all, which is how we want it, and builds in half the time.
pub(crate) fn trunk() -> Tool {
    Tool {
        name: "trunk",
        version: "0.21.14".to_owned(),
        program: "trunk",
        options: &["--no-default-features"],
        usually: "once, about 4 minutes",
    }
}

/// The generator of the JavaScript glue and the runner of tests in wasm.
///
/// # Errors
/// When the lock file names no version of the crate.
pub(crate) fn wasm_bindgen(house: &House) -> Outcome<Tool> {
    let lock = fs::read_to_string(house.root.join("Cargo.lock"))
        .map_err(|e| format!("Cargo.lock cannot be read: {e}"))?;
    let version = locked_version(&lock, "wasm-bindgen").ok_or("Cargo.lock does not name wasm-bindgen")?;
    Ok(Tool {
        name: "wasm-bindgen-cli",
        version: version.to_owned(),
        program: "wasm-bindgen",
        options: &[],
        usually: "once, about 1 minute",
    })
}

/// Firefox's driver, which Debian does not package.
pub(crate) fn geckodriver() -> Tool {
    Tool {
        name: "geckodriver",
        version: "0.37.1".to_owned(),
        program: "geckodriver",
        options: &[],
        usually: "once, about 1 minute",
    }
}

impl Tool {
    /// The folder that holds the program, after building it where it is missing.
    ///
    /// # Errors
    /// When it cannot be built.
    pub(crate) fn folder(&self, house: &House) -> Outcome<PathBuf> {
        let home = cache()?.join("tools").join(format!("{}-{}", self.name, self.version));
        let folder = home.join("bin");
        if self.answers(&folder.join(executable(self.program))) {
            return Ok(folder);
        }
        if let Some(found) = which(&[self.program]).filter(|found| self.answers(found))
            && let Some(folder) = found.parent()
        {
            return Ok(folder.to_owned());
        }
        let what = format!("Building {} {}", self.name, self.version);
        timed(&what, self.usually, || self.install(house, &home))?;
        if self.answers(&folder.join(executable(self.program))) {
            Ok(folder)
        } else {
            Err(format!("{} {} was installed but does not answer --version", self.name, self.version))
        }
    }

    /// The program itself, after building it where it is missing.
    ///
    /// # Errors
    /// When it cannot be built.
    pub(crate) fn path(&self, house: &House) -> Outcome<PathBuf> {
        Ok(self.folder(house)?.join(executable(self.program)))
    }

    /// Whether this file is the program in the right version: a half-finished or foreign one does
    /// not say so.
    fn answers(&self, file: &Path) -> bool {
        // Trunk takes NO_COLOR=1 for a wrong option and fails.
        file.is_file()
            && read(Command::new(file).arg("--version").env_remove("NO_COLOR"))
                .is_ok_and(|said| said.split_whitespace().any(|word| word == self.version))
    }

    /// `cargo install` puts the program in place only when it is whole. The half-built rest stays
    /// in the cache meanwhile, so that an interrupted build goes on where it was.
    fn install(&self, house: &House, home: &Path) -> Outcome {
        let workshop = cache()?.join("build").join(self.name);
        let attempt = |locked: &[&str]| {
            let mut command = house.cargo(&["install", "--quiet", "--force"]);
            command
                .args(locked)
                .args(self.options)
                .arg("--root")
                .arg(home)
                .arg("--target-dir")
                .arg(&workshop);
            command.arg(format!("{}@{}", self.name, self.version));
            // Flags that somebody set for their own builds are not meant for the tools.
            command.env_remove("RUSTFLAGS").env_remove("CARGO_BUILD_TARGET");
            command.env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback");
            run(&mut command)
        };
        attempt(&["--locked"]).or_else(|why| {
            // A mirror of the registry may lack, or have withdrawn, a crate that the tool's own
            // lock file names. The tool's version stays pinned either way.
            say(format!("{why}\nOnce more, with the nearest versions of its crates that the registry has:"));
            attempt(&[])
        })?;
        // Several hundred megabytes of no further use; what cannot be removed does no harm.
        fs::remove_dir_all(&workshop).ok();
        Ok(())
    }
}

fn locked_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    let heading = format!("name = \"{name}\"");
    lines.find(|line| *line == heading)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Where the tools of all checkouts live.
///
/// # Errors
/// When this user has no home.
pub(crate) fn cache() -> Outcome<PathBuf> {
    if let Some(own) = env::var_os("LOCKSTEP_CACHE").filter(|v| !v.is_empty()) {
        return std::path::absolute(own).map_err(|e| format!("LOCKSTEP_CACHE names no folder: {e}"));
    }
    let folder = |name: &str| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Caches"))
    } else {
        folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")))
    };
    let base = base.ok_or("no folder for caches is known: set LOCKSTEP_CACHE to one")?;
    Ok(base.join("lockstep"))
}

/// Makes sure that Rust can build for the browser.
///
/// # Errors
/// When the target is missing and rustup is not there to add it, or fails.
pub(crate) fn wasm_target(house: &House) -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let asked = read(
        Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).current_dir(&house.root),
    );
    if asked.is_ok_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    if which(&["rustup"]).is_none() {
        return Err(format!(
            "this Rust cannot build for the browser yet: add its target {TARGET} (on Debian and Fedora \
             a package whose name ends in wasm32, otherwise install Rust through https://rustup.rs)"
        ));
    }
    timed("Adding the wasm target to Rust", "once, some seconds", || {
        run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(&house.root))
    })
}

/// A package from the npm registry, pinned; the folder of the package itself.
///
/// # Errors
/// When npm is missing or cannot bring it.
pub(crate) fn npm_package(name: &str, version: &str) -> Outcome<PathBuf> {
    let home = cache()?.join("tools").join(format!("{name}-{version}"));
    let package = home.join("node_modules").join(name);
    if package.join("package.json").is_file() {
        return Ok(package);
    }
    // It is put together beside its place and moved there when it is whole.
    let workshop = cache()?.join("build").join(format!("{name}-{}", std::process::id()));
    fs::create_dir_all(&workshop).map_err(|e| format!("{} cannot be made: {e}", workshop.display()))?;
    let fetched = timed(&format!("Fetching {name} {version} from npm"), "once, some seconds", || {
        with_npm(name, version, &workshop).map_err(|why| format!("{name} cannot be had: {why}"))
    });
    let moved = fetched.and_then(|()| {
        fs::remove_dir_all(&home).ok();
        fs::create_dir_all(home.parent().unwrap_or(&home))
            .and_then(|()| fs::rename(&workshop, &home))
            .map_err(|e| format!("{} cannot be put in place: {e}", home.display()))
    });
    fs::remove_dir_all(&workshop).ok();
    moved.map(|()| package)
}

fn with_npm(name: &str, version: &str, workshop: &Path) -> Outcome {
    let npm = which(&[if cfg!(windows) { "npm.cmd" } else { "npm" }])
        .ok_or("install Node.js with npm, which brings it")?;
    let mut command = Command::new(npm);
    command.args([
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-save",
        "--fetch-retries=0",
    ]);
    command.arg("--prefix").arg(workshop).arg(format!("{name}@{version}")).current_dir(workshop);
    read(&mut command).map(drop)
}

/// The optimiser of wasm and what runs it, or nothing where it cannot be had: the build does not
/// need it, the download then is a little larger.
pub(crate) fn wasm_opt() -> Option<Vec<PathBuf>> {
    const VERSION: &str = "132.0.0";
    let node = which(&["node"]).ok_or("node is not installed".to_owned());
    let from_npm = node.and_then(|node| {
        let words = vec![node, npm_package("binaryen", VERSION)?.join("bin/wasm-opt")];
        read(Command::new(&words[0]).arg(&words[1]).arg("--version"))?;
        Ok(words)
    });
    match from_npm {
        Ok(words) => Some(words),
        Err(why) => {
            let found =
                which(&["wasm-opt"]).filter(|found| read(Command::new(found).arg("--version")).is_ok());
            let instead =
                if found.is_some() { "another wasm-opt is used" } else { "the wasm stays a little larger" };
            say(format!("Without the pinned wasm-opt ({why}): {instead}."));
            found.map(|found| vec![found])
        }
    }
}

/// What leaves out of scripts and sheets what browsers do not read, or nothing where it cannot be had: the
/// build does not need it either.
pub(crate) fn esbuild() -> Option<Vec<PathBuf>> {
    const VERSION: &str = "0.28.2";
    let node = which(&["node"]).ok_or("node is not installed".to_owned());
    let words = node.and_then(|node| {
        let words = vec![node, npm_package("esbuild", VERSION)?.join("bin/esbuild")];
        read(Command::new(&words[0]).arg(&words[1]).arg("--version"))?;
        Ok(words)
    });
    words
        .map_err(|why| say(format!("Without esbuild ({why}): scripts and styles stay a little larger.")))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "bindgen"), None);
    }

    #[test]
    fn a_file_that_is_not_the_program_is_not_taken_for_it() {
        let file = env::temp_dir().join(format!("lockstep-half-{}", std::process::id()));
        fs::write(&file, "half a download").unwrap();
        assert!(!trunk().answers(&file));
        assert!(!trunk().answers(Path::new("no/such/file")));
        fs::remove_file(file).unwrap();
    }
}
