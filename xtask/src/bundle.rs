//! From source to a folder that any file server can serve.
//!
//! Trunk does the work: cargo, the wasm-bindgen glue, the optimiser, names with digests, integrity
//! attributes. Six things are ours.
//!
//! * **The optimiser is optional.** Trunk insists on a program called `wasm-opt` wherever the page
//!   asks for it, and computes the integrity digests after it; so it cannot be run later. We always
//!   put one on the search path: this very program under that name. It hands the work on to the
//!   real one where there is one, and otherwise passes the file through.
//! * **No downloads.** Trunk runs offline, with exact tools; cargo has fetched the crates before.
//! * **Honest names.** Trunk names the wasm after what cargo built, not after what is served: other
//!   optimiser, same name. A cache would then hold bytes that the integrity digest refuses. So the
//!   file gets a name from its own bytes at the end.
//! * **Two parts.** A release is cut in two between wasm-bindgen and the optimiser (`halves.rs`).
//! * **Few and small files.** A release is pressed (`press.rs`).
//! * **A digest that is checked.** Trunk writes the digest of the wasm into a preload link, where
//!   Chromium ignores it and says so in the console. We hand it to `boot.js` instead, which checks it
//!   in every browser.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::halves;
pub(crate) use crate::halves::Manner;
use crate::press;
use crate::shell::{House, Outcome, executable, is_set, path_with, run, say, timed};
use crate::tools;
use xtask::offline;

/// Where the stand-in finds the real optimiser: its words, joined like a search path.
const REAL: &str = "LOCKSTEP_WASM_OPT";

/// Builds the app into `dist` (in the root of the checkout), ready to be deployed under any path.
///
/// # Errors
/// When a tool cannot be had or the app does not build.
pub(crate) fn build(house: &House, release: bool, dist: &str) -> Outcome<PathBuf> {
    build_as(house, dist, if release { Manner::Halves } else { Manner::Whole }, None)
}

/// The same, with a say in what becomes of the program, and with a feature of the package that is
/// otherwise off. Only a program that stays whole is not a release.
///
/// # Errors
/// As [`build`].
pub(crate) fn build_as(house: &House, dist: &str, manner: Manner, feature: Option<&str>) -> Outcome<PathBuf> {
    let release = manner != Manner::Whole;
    tools::wasm_target(house)?;
    let bindgen = tools::wasm_bindgen(house)?.folder(house)?;
    let trunk = tools::trunk().path(house)?;
    let optimiser = if release { tools::wasm_opt() } else { None };
    let stand_in = put_stand_in()?;
    run(&mut house.cargo(&["fetch", "--quiet", "--locked"]))?;

    let mut command = Command::new(trunk);
    command.current_dir(&house.root).args([
        "--quiet",
        "build",
        "--offline",
        "--locked",
        "--public-url",
        "./",
        "--dist",
        dist,
    ]);
    command.env("PATH", path_with(&[&stand_in, &bindgen])?).env("TRUNK_SKIP_VERSION_CHECK", "true");
    if is_set("NO_COLOR") {
        // Trunk takes every value but `true` and `false` for a wrong option.
        command.env("NO_COLOR", "true");
    }
    command.env_remove(REAL);
    if let Some(words) = optimiser {
        command.env(REAL, env::join_paths(words).map_err(|e| format!("the cache has an odd name: {e}"))?);
    }
    if release {
        command.arg("--release");
    }
    if let Some(feature) = feature {
        command.args(["--features", feature]);
    }
    halves::prepare(house, manner, &mut command)?;
    let usually =
        if release { "about 1 minute the first time" } else { "about half a minute the first time" };
    timed("Building the app", usually, || run(&mut command))?;
    let folder = house.root.join(dist);
    name_after_bytes(&folder)?;
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(|e| format!("the built page cannot be read: {e}"))?;
    let mut html =
        check_on_fetch(&html).ok_or("the built page has no preload link for the wasm: a new Trunk?")?;
    if manner == Manner::Halves {
        html = halves::add_later(house, &folder, &html)?;
        html = press::press(house, &folder, &html)?;
    }
    fs::write(&page, html).map_err(|e| format!("the built page cannot be written: {e}"))?;
    offline::seal(&folder)?;
    if release {
        offline::keep(&folder)?;
    }
    Ok(folder)
}

/// Copies this program to where Trunk will find it as `wasm-opt`.
fn put_stand_in() -> Outcome<PathBuf> {
    let own = env::current_exe().map_err(|e| format!("this program does not know its own file: {e}"))?;
    let own = as_built_now(own);
    let folder = own.parent().ok_or("this program lies in no folder")?.join("stand-in");
    let copy = folder.join(executable("wasm-opt"));
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(&own, &copy))
        .map_err(|e| format!("{} cannot be written: {e}", copy.display()))?;
    Ok(folder)
}

/// Where this program lies, also when cargo has built it anew meanwhile: for the tests of the chores it
/// does, and Linux then says that the file of the running one is deleted.
fn as_built_now(own: PathBuf) -> PathBuf {
    match own.to_str().and_then(|name| name.strip_suffix(" (deleted)")) {
        Some(name) if !own.exists() => PathBuf::from(name),
        _ => own,
    }
}

/// What this program does when it is called `wasm-opt`: never fail for want of the real one.
pub(crate) fn stand_in(words: &[String]) -> ExitCode {
    if words.iter().any(|word| word == "--version") {
        println!("wasm-opt version 132 (version_132)");
        return ExitCode::SUCCESS;
    }
    let output = words.iter().find_map(|word| word.strip_prefix("--output="));
    let input = words.iter().find(|word| !word.starts_with('-'));
    let done = match (input, output) {
        (Some(input), Some(output)) => {
            let options: Vec<&String> =
                words.iter().filter(|word| *word != input && !word.starts_with("--output=")).collect();
            halves::cut(Path::new(input), Path::new(output), &|from, to| optimise(&options, from, to))
        }
        (None, _) | (_, None) => Err("no input or no output was named".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            say(format!("wasm-opt: {why}"));
            ExitCode::FAILURE
        }
    }
}

/// Has one file optimised where there is an optimiser; otherwise it passes through.
fn optimise(options: &[&String], from: &Path, to: &Path) -> Outcome {
    let real: Vec<PathBuf> = env::split_paths(&env::var_os(REAL).unwrap_or_default()).collect();
    if let Some((program, first)) = real.split_first().filter(|(program, _)| !program.as_os_str().is_empty())
    {
        let mut command = Command::new(program);
        command.args(first).args(options).arg(format!("--output={}", to.display())).arg(from);
        match run(&mut command) {
            Ok(()) => return Ok(()),
            Err(why) => say(format!("The wasm is not optimised: {why}.")),
        }
    }
    fs::copy(from, to).map(drop).map_err(|e| format!("{} cannot be copied: {e}", from.display()))
}

/// Renames each wasm file after its own bytes, in the page too.
fn name_after_bytes(dist: &Path) -> Outcome {
    let page = dist.join("index.html");
    let mut html = fs::read_to_string(&page).map_err(|e| format!("the built page cannot be read: {e}"))?;
    for (name, bytes) in files_of(dist)? {
        let Some(stem) = name.strip_suffix(".wasm") else { continue };
        let plain = stem.rsplit_once('-').map_or(stem, |(plain, _)| plain);
        let new = format!("{plain}-{:016x}.wasm", fingerprint(&bytes));
        fs::rename(dist.join(&name), dist.join(&new))
            .map_err(|e| format!("{name} cannot be renamed: {e}"))?;
        html = html.replace(&name, &new);
    }
    fs::write(&page, html).map_err(|e| format!("the built page cannot be written: {e}"))
}

/// Takes the preload link of the wasm out of the page and gives its digest to the script that
/// starts the app; nothing when the page has no such link or no such script.
fn check_on_fetch(html: &str) -> Option<String> {
    let mark = html.find("as=\"fetch\" type=\"application/wasm\"")?;
    let start = html[..mark].rfind("<link ")?;
    let end = mark + html[mark..].find('>')? + 1;
    let (_, rest) = html[start..end].split_once("integrity=\"")?;
    let digest = rest.split('"').next()?;
    let without = format!("{}{}", &html[..start], &html[end..]);
    let (before, after) = without.split_once(" data-wasm=")?;
    Some(format!("{before} data-integrity=\"{digest}\" data-wasm={after}"))
}

/// FNV-1a, 64 bits: to tell two builds apart, not to keep out an enemy (the integrity digests do).
pub(crate) fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Name and bytes of every file of a built app, by name.
fn files_of(dist: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let wrong = |e: std::io::Error| format!("{} cannot be read: {e}", dist.display());
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(dist).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path.is_file()
            && let Some(name) = path.file_name().and_then(|n| n.to_str())
        {
            files.insert(name.to_owned(), fs::read(&path).map_err(wrong)?);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_moves_from_the_link_to_the_script() {
        let html = "<script src=\"./boot.js\" data-wasm=\"./a.wasm\"></script><link rel=\"modulepreload\" \
                    integrity=\"sha384-js\"><link rel=\"preload\" href=\"./a.wasm\" integrity=\"sha384-wasm\" \
                    as=\"fetch\" type=\"application/wasm\"></head>";
        let expected = "<script src=\"./boot.js\" data-integrity=\"sha384-wasm\" data-wasm=\"./a.wasm\"></script>\
                        <link rel=\"modulepreload\" integrity=\"sha384-js\"></head>";
        assert_eq!(check_on_fetch(html).as_deref(), Some(expected));
        assert_eq!(check_on_fetch("<p>"), None);
    }

    #[test]
    fn another_content_gets_another_name_and_the_page_follows() {
        let dist = env::temp_dir().join(format!("lockstep-bundle-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let mut names = Vec::new();
        for content in ["one", "two"] {
            fs::write(dist.join("app-0123_bg.wasm"), content).unwrap();
            fs::write(
                dist.join("index.html"),
                "<a href=\"./app-0123_bg.wasm\"><b data-wasm=\"./app-0123_bg.wasm\">",
            )
            .unwrap();
            name_after_bytes(&dist).unwrap();
            let (name, _) = files_of(&dist).unwrap().into_iter().find(|(n, _)| n.ends_with(".wasm")).unwrap();
            let html = fs::read_to_string(dist.join("index.html")).unwrap();
            assert_eq!(html.matches(&name).count(), 2, "{html}");
            fs::remove_file(dist.join(&name)).unwrap();
            names.push(name);
        }
        assert_ne!(names[0], names[1]);
        assert!(names[0].starts_with("app-"));
        fs::remove_dir_all(dist).unwrap();
    }
}
