//! The sources of the project as text, for the tests that hold its house in order.

use std::fs;
use std::path::{Path, PathBuf};

/// A Rust file below some folder, without its unit tests.
pub(crate) struct Source {
    /// The path from the root of the project, with `/` between its parts.
    pub(crate) path: String,
    /// How many lines the file has, unit tests included.
    pub(crate) length: usize,
    /// The lines that are no unit tests and no comments, with their numbers from 1.
    pub(crate) code: Vec<(usize, String)>,
}

/// All Rust files below a folder of the project, in order of their paths; whole files of unit
/// tests are left out.
pub(crate) fn rust_below(folder: &str) -> Vec<Source> {
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    let mut sources: Vec<Source> = files
        .iter()
        .filter(|file| file.extension().is_some_and(|e| e == "rs"))
        .map(|file| source(&relative(file), &fs::read_to_string(file).expect("sources are readable text")))
        .collect();
    let tests: Vec<String> = sources.iter().flat_map(test_modules).collect();
    sources.retain(|source| !tests.iter().any(|test| source.path.starts_with(test.as_str())));
    assert!(!sources.is_empty(), "no sources below {folder}: the test would prove nothing");
    sources
}

/// The text of every file that people write, with its path from the root.
pub(crate) fn texts() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&root(), &mut files);
    files
        .iter()
        .map(|file| (relative(file), file))
        .filter(|(path, _)| !path.ends_with(".lock") && !path.starts_with("LICENSE"))
        .filter_map(|(path, file)| Some((path, fs::read_to_string(file).ok()?)))
        .collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn relative(file: &Path) -> String {
    let inner = file.strip_prefix(root()).expect("files are found below the root");
    inner.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Everything below a folder, but for what tools put there.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let made = ["target", "dist", "dist-debug", "node_modules", ".git"];
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("folders are readable").flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        let name = entry.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if made.contains(&name.as_str()) {
            continue;
        }
        if entry.is_dir() { collect(&entry, files) } else { files.push(entry) }
    }
}

/// Splits a file into lines and leaves out comments and whatever is marked `#[cfg(test)]`. Relies
/// on rustfmt: what opens at some depth closes alone on a line at the same depth.
pub(crate) fn source(path: &str, text: &str) -> Source {
    let mut code = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        let depth = line.len() - line.trim_start().len();
        if line.trim_start().starts_with("#[cfg(test)]") {
            skip_item(&mut lines, depth);
        } else if !line.trim_start().starts_with("//") {
            code.push((index + 1, line.split(" // ").next().unwrap_or("").to_owned()));
        }
    }
    Source { path: path.to_owned(), length: text.lines().count(), code }
}

fn skip_item<'t>(lines: &mut impl Iterator<Item = (usize, &'t str)>, depth: usize) {
    let closing = format!("{}}}", " ".repeat(depth));
    for (_, line) in lines {
        let outer = line.len() - line.trim_start().len() == depth;
        let one_line =
            outer && (line.ends_with(';') || line.ends_with(" }")) && !line.trim_start().starts_with('#');
        if one_line || line == closing || line == format!("{closing};") {
            return;
        }
    }
}

/// Where the modules live that a file declares as unit tests: the beginnings of their paths.
fn test_modules(source: &Source) -> Vec<String> {
    let text = fs::read_to_string(root().join(&source.path)).expect("sources are readable text");
    let stem = source.path.strip_suffix(".rs").unwrap_or(&source.path);
    let folder = match stem.rsplit_once('/') {
        Some((folder, "mod" | "lib" | "main")) => folder,
        Some(_) | None => stem,
    };
    let lines: Vec<&str> = text.lines().collect();
    lines
        .windows(2)
        .filter(|pair| pair[0].starts_with("#[cfg(test)]"))
        .filter_map(|pair| pair[1].split_once("mod ")?.1.strip_suffix(';'))
        .flat_map(|name| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/")])
        .collect()
}
