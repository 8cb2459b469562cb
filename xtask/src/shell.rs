//! Running other programs and telling people how it goes.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What went wrong, as one sentence for the person at the terminal.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The folder of the project and how to call cargo in it.
#[derive(Debug)]
pub(crate) struct House {
    /// The root of the checkout.
    pub(crate) root: PathBuf,
}

impl House {
    /// Finds the checkout: cargo names the chore-runner's own folder, which lies in it.
    ///
    /// # Errors
    /// When the program was not started by cargo and the working folder is not a checkout either.
    pub(crate) fn find() -> Outcome<Self> {
        let own = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let root = match own.as_deref().and_then(Path::parent) {
            Some(parent) => parent.to_owned(),
            None => env::current_dir().map_err(|e| format!("the working folder cannot be read: {e}"))?,
        };
        if root.join("xtask/Cargo.toml").is_file() {
            Ok(Self { root })
        } else {
            Err("this is not a checkout of Lockstep: start it there, with `cargo xtask`".to_owned())
        }
    }

    /// A cargo call in the root of the checkout.
    pub(crate) fn cargo(&self, words: &[&str]) -> Command {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(words).current_dir(&self.root);
        for (name, _) in env::vars_os() {
            // What `cargo run` says of the chore-runner must not reach the builds inside.
            if name.to_str().is_some_and(|n| n.starts_with("CARGO_PKG_") || n == "CARGO_MANIFEST_DIR") {
                command.env_remove(name);
            }
        }
        command
    }

    /// Where cargo puts what it builds.
    pub(crate) fn target(&self) -> PathBuf {
        match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => self.root.join(dir),
            None => self.root.join("target"),
        }
    }
}

/// Runs to the end, with the program's output on ours.
///
/// # Errors
/// When the program cannot be started or ends with anything but success.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|e| format!("`{}` cannot be started: {e}", words_of(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", words_of(command))) }
}

/// Runs to the end without input and gives what the program wrote to its standard output.
///
/// # Errors
/// When the program cannot be started or fails; the sentence then holds the end of what it wrote.
pub(crate) fn read(command: &mut Command) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|e| format!("`{}` cannot be started: {e}", words_of(command)))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
    Err(format!("`{}` failed ({}): {}", words_of(command), output.status, last.trim()))
}

/// The command as one would type it, without its environment; paths shortened to their last part.
pub(crate) fn words_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(command.get_program());
    let words: Vec<_> =
        std::iter::once(name).chain(command.get_args()).map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

/// The first of these programs that is on the search path, or nothing.
pub(crate) fn which(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    names
        .iter()
        .find_map(|name| folders.iter().map(|folder| folder.join(executable(name))).find(|f| f.is_file()))
}

/// The file name of a program on this system.
pub(crate) fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// The search path with these folders before all others.
///
/// # Errors
/// When a folder's name holds the separator of search paths.
pub(crate) fn path_with(folders: &[&Path]) -> Outcome<std::ffi::OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().map(|f| f.to_path_buf()).chain(env::split_paths(&old));
    env::join_paths(all).map_err(|e| format!("a folder's name does not fit the search path: {e}"))
}

/// Says what happens now. To standard error, so that a program's own output stays clean.
pub(crate) fn say(text: impl AsRef<str>) {
    eprintln!("{}", text.as_ref());
}

/// Does something slow between two lines that name it and say how long it took.
///
/// # Errors
/// Those of the work itself.
pub(crate) fn timed<T>(what: &str, usually: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    say(format!("{what}, {usually} …"));
    let start = Instant::now();
    let result = work()?;
    say(format!("{what}: done in {}", spoken(start.elapsed())));
    Ok(result)
}

/// A duration in the words of a person waiting.
pub(crate) fn spoken(span: Duration) -> String {
    let tenths = span.as_millis() / 100;
    let (minutes, seconds) = (tenths / 600, tenths % 600);
    match minutes {
        0 => format!("{}.{} s", seconds / 10, seconds % 10),
        _ => format!("{minutes} min {:02} s", seconds / 10),
    }
}

/// Whether an environment variable is set to anything at all.
pub(crate) fn is_set(name: impl AsRef<OsStr>) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_a_clock() {
        assert_eq!(spoken(Duration::from_millis(1_260)), "1.2 s");
        assert_eq!(spoken(Duration::from_secs(259)), "4 min 19 s");
        assert_eq!(spoken(Duration::from_secs(60)), "1 min 00 s");
    }

    #[test]
    fn a_failed_program_is_named_in_one_sentence() {
        let house = House::find().unwrap();
        let error = read(&mut house.cargo(&["no-such-chore"])).unwrap_err();
        assert!(error.contains("cargo no-such-chore") && error.contains("failed"), "{error}");
        assert!(
            read(&mut Command::new("no-such-program-anywhere")).unwrap_err().contains("cannot be started")
        );
    }
}
