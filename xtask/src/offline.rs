//! The last touch to a built app: scripts that are checked before they run, and a copy that the browser
//! keeps for times without a network.
//!
//! * `boot.js` gets a name from its own bytes and an integrity digest in the page, like everything else
//!   that runs, and so does `surroundings.js`, which `boot.js` fetches. A page whose scripts or styles
//!   lack one is refused here, not noticed by somebody later.
//! * `offline.js`, the service worker, gets the list of all files with their digests, and a version: a
//!   digest of them all. The page knows the same version, so that a worker never serves a page that is
//!   not its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// What goes wrong, as one sentence for the person at the terminal.
type Outcome<T = ()> = Result<T, String>;

/// The service worker, and the beginnings of the two statements in it that are written here.
const WORKER: &str = "offline.js";
const VERSION: &str = "const VERSION = ";
const FILES: &str = "const FILES = ";
/// What starts the app.
const BOOT: &str = "boot.js";
/// What that fetches for those who need it, and for everybody later.
const SURROUNDINGS: &str = "surroundings.js";

/// Gives what starts the app a name and a digest, so that nothing runs unchecked.
///
/// # Errors
/// When the page does not look as expected, or a script or style in it has no digest.
pub fn seal(dist: &Path) -> Outcome {
    let [(name, digest), (around, around_digest)] = [named(dist, BOOT)?, named(dist, SURROUNDINGS)?];
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(|e| format!("the built page cannot be read: {e}"))?;
    let plain = format!("src=\"./{BOOT}\"");
    if html.matches(&plain).count() != 1 {
        return Err(format!("the built page does not start {BOOT} exactly once"));
    }
    let weight = weight_of_program(dist, &html)?;
    let sealed = format!(
        "src=\"./{name}\" integrity=\"{digest}\" data-bytes=\"{weight}\" data-surroundings=\"./{around}\" \
         data-surroundings-integrity=\"{around_digest}\""
    );
    let html = html.replace(&plain, &sealed);
    if let Some(tag) = unchecked(&html) {
        return Err(format!("nothing checks what the built page loads here: {tag}"));
    }
    fs::rename(dist.join(BOOT), dist.join(&name))
        .and_then(|()| fs::rename(dist.join(SURROUNDINGS), dist.join(&around)))
        .and_then(|()| fs::write(&page, html))
        .map_err(|e| format!("the built page cannot be written: {e}"))
}

/// What a script is called after its bytes, and its digest.
fn named(dist: &Path, script: &str) -> Outcome<(String, String)> {
    let bytes = fs::read(dist.join(script)).map_err(|e| format!("{script} cannot be read: {e}"))?;
    let stem = script.trim_end_matches(".js");
    let name = format!("{stem}-{}.js", &hex(&Sha256::digest(&bytes))[..16]);
    Ok((name, integrity(&bytes)))
}

/// The digest of a file as an `integrity` attribute names it.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// How many bytes of wasm the page starts with, to tell people how far a slow network is.
fn weight_of_program(dist: &Path, html: &str) -> Outcome<u64> {
    let named = html.split_once(" data-wasm=\"./").and_then(|(_, rest)| rest.split_once('"'));
    let (name, _) = named.ok_or("the built page does not name the wasm")?;
    let file = fs::metadata(dist.join(name)).map_err(|e| format!("{name} cannot be read: {e}"))?;
    Ok(file.len())
}

/// The first script, style or preloaded module without a digest.
fn unchecked(html: &str) -> Option<&str> {
    let runs = |tag: &&str| {
        tag.starts_with("<script")
            || tag.starts_with("<link") && ["stylesheet", "modulepreload"].iter().any(|rel| tag.contains(rel))
    };
    let mut tags = html.match_indices('<').filter_map(|(start, _)| {
        let end = html[start..].find('>')?;
        Some(&html[start..=start + end])
    });
    tags.find(|tag| runs(tag) && !tag.contains("integrity=\"sha"))
}

/// Writes the list of files and the version into the service worker, and the version into the page; in
/// place of what is there, so that a changed copy of an app can be kept, too.
///
/// # Errors
/// When the worker or the page does not look as expected.
pub fn keep(dist: &Path) -> Outcome {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(|e| format!("the built page cannot be read: {e}"))?;
    let html = without_attribute(&without_attribute(&html, "data-offline"), "data-version");
    let write = |html: &str| fs::write(&page, html).map_err(|e| format!("the page cannot be written: {e}"));
    write(&html)?;
    let mut whole = Sha256::new();
    for (name, digest) in digests(dist)? {
        whole.update(format!("{name} {digest}\n"));
    }
    let version = hex(&whole.finalize())[..16].to_owned();
    let (before, after) = html.split_once(" data-wasm=").ok_or("the built page does not name the wasm")?;
    write(&format!("{before} data-offline=\"./{WORKER}\" data-version=\"{version}\" data-wasm={after}"))?;

    let worker = dist.join(WORKER);
    let script = fs::read_to_string(&worker).map_err(|e| format!("{WORKER} cannot be read: {e}"))?;
    // The page has changed, so the digests are taken once more.
    let list: Vec<String> =
        digests(dist)?.iter().map(|(name, digest)| format!("  {name:?}: {digest:?},\n")).collect();
    let script = with_value(&script, VERSION, &format!("{version:?}"))
        .and_then(|script| with_value(&script, FILES, &format!("{{\n{}}}", list.concat())))
        .ok_or_else(|| format!("{WORKER} has no place for its version and its files"))?;
    fs::write(&worker, script).map_err(|e| format!("{WORKER} cannot be written: {e}"))
}

/// The script with another value in the one statement that begins like this.
fn with_value(script: &str, statement: &str, value: &str) -> Option<String> {
    let (before, rest) = script.split_once(statement)?;
    let (_, after) = rest.split_once(";\n")?;
    Some(format!("{before}{statement}{value};\n{after}"))
}

fn without_attribute(html: &str, name: &str) -> String {
    let parts = html.split_once(&format!(" {name}=\"")).and_then(|(before, rest)| {
        let (_, after) = rest.split_once('"')?;
        Some((before, after))
    });
    parts.map_or_else(|| html.to_owned(), |(before, after)| format!("{before}{after}"))
}

/// The integrity digest of every file but the worker itself, by path with `/`.
fn digests(dist: &Path) -> Outcome<BTreeMap<String, String>> {
    let mut files = files_below(dist)?;
    files.remove(WORKER);
    // Nobody who gets files from a server needs them in a script, too.
    files.remove(crate::folder::SCRIPT);
    Ok(files
        .into_iter()
        .map(|(name, bytes)| (name, format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))))
        .collect())
}

/// Name (with `/`) and bytes of every file below a folder, by name.
///
/// # Errors
/// When something cannot be read, or a name could mean something else in a script or an address.
pub fn files_below(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found)?;
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) -> Outcome {
    let wrong = |e: std::io::Error| format!("{} cannot be read: {e}", folder.display());
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if name.is_empty() || !name.chars().all(plain) {
            return Err(format!("{} must have a plainer name", path.display()));
        }
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), found)?;
        } else {
            found.insert(name, fs::read(&path).map_err(wrong)?);
        }
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const PAGE: &str = "<!doctype html><link rel=\"stylesheet\" href=\"./a.css\" integrity=\"sha384-x\">\
        <script defer src=\"./boot.js\" data-js=\"./a.js\" data-wasm=\"./a.wasm\"></script><p>1 < 2";

    fn built(name: &str, lesson: &str) -> PathBuf {
        let dist = std::env::temp_dir().join(format!("lockstep-offline-{name}-{}", std::process::id()));
        fs::create_dir_all(dist.join("lessons/en")).unwrap();
        fs::write(dist.join("index.html"), PAGE).unwrap();
        fs::write(dist.join("boot.js"), "start()").unwrap();
        fs::write(dist.join("surroundings.js"), "lookAround()").unwrap();
        fs::write(dist.join("a.wasm"), "12345").unwrap();
        fs::write(dist.join("offline.js"), include_str!("../../static/offline.js")).unwrap();
        fs::write(dist.join("lessons/en/01.txt"), lesson).unwrap();
        dist
    }

    fn version_in(text: &str, before: &str) -> String {
        text.split_once(before).unwrap().1[..16].to_owned()
    }

    #[test]
    fn page_and_worker_know_the_same_version_and_it_changes_with_any_byte() {
        let mut versions = Vec::new();
        for lesson in ["one", "two", "one"] {
            let dist = built("version", lesson);
            seal(&dist).unwrap();
            keep(&dist).unwrap();
            let files = files_below(&dist).unwrap();
            let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
            let (page, worker) = (text("index.html"), text("offline.js"));
            let version = version_in(&page, "data-version=\"");
            assert_eq!(version, version_in(&worker, "const VERSION = \""));
            for (name, bytes) in files.iter().filter(|(name, _)| *name != "offline.js") {
                let digest = format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)));
                assert!(worker.contains(&format!("  \"{name}\": \"{digest}\",\n")), "{name}\n{worker}");
            }
            assert!(page.contains(" data-bytes=\"5\" "), "{page}");
            assert!(page.contains("src=\"./boot-") && !files.contains_key("boot.js"), "{page}");
            let around = integrity(b"lookAround()");
            assert!(page.contains("data-surroundings=\"./surroundings-") && page.contains(&around), "{page}");
            assert!(!worker.contains("\"offline.js\":"), "a worker cannot hold its own digest");
            versions.push(version);
            fs::remove_dir_all(dist).unwrap();
        }
        assert_ne!(versions[0], versions[1]);
        assert_eq!(versions[0], versions[2]);
    }

    #[test]
    fn a_page_that_runs_something_unchecked_is_refused() {
        let dist = built("unchecked", "");
        fs::write(dist.join("index.html"), PAGE.replace(" integrity=\"sha384-x\"", "")).unwrap();
        assert!(seal(&dist).unwrap_err().contains("./a.css"));
        fs::write(dist.join("index.html"), PAGE.replace("<p>", "<script src=\"./b.js\"></script><p>"))
            .unwrap();
        assert!(seal(&dist).unwrap_err().contains("./b.js"));
        fs::write(dist.join("index.html"), "<p>").unwrap();
        assert!(seal(&dist).unwrap_err().contains("boot.js"));
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn a_changed_copy_is_kept_like_the_first() {
        let (dist, fresh) = (built("again", "one"), built("fresh", "two"));
        for folder in [&dist, &fresh] {
            seal(folder).unwrap();
            keep(folder).unwrap();
        }
        fs::write(dist.join("lessons/en/01.txt"), "two").unwrap();
        keep(&dist).unwrap();
        assert_eq!(files_below(&dist).unwrap(), files_below(&fresh).unwrap());
        fs::remove_dir_all(dist).unwrap();
        fs::remove_dir_all(fresh).unwrap();
    }

    #[test]
    fn odd_names_are_refused() {
        let dist = built("names", "");
        fs::write(dist.join("lessons/a \"b\".txt"), "").unwrap();
        assert!(keep(&dist).unwrap_err().contains("plainer name"));
        fs::remove_dir_all(dist).unwrap();
    }
}
