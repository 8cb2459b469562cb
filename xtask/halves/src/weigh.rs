//! What the page weighs, and where the weight is.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use walrus::FunctionKind;

use crate::{Outcome, parse, read};

/// How many of the largest functions are named.
const NAMED: usize = 25;

/// How the page names files that the first interaction does not wait for; icons are others.
const AFTERWARDS: [&str; 5] =
    ["data-later", "data-later-sheet", "data-surroundings", "data-offline", "rel=\"manifest\" href"];

/// A file of the built page, in bytes.
struct File {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
    /// Whether the first interaction waits for it.
    first: bool,
}

/// The weight of each file of a built page as a table, with the largest functions of its program;
/// and the bytes that the first interaction needs, packed with gzip.
///
/// # Errors
/// When the folder or the program cannot be read.
pub(crate) fn weigh(dist: &Path, program: &Path) -> Outcome<(String, usize)> {
    let mut files = files(dist)?;
    files.sort_by_key(|file| (!file.first, std::cmp::Reverse(file.gzip)));
    let mut text = format!("{:>9}  {:>9}  {:>9}\n", "bytes", "gzip", "brotli");
    for (title, first) in
        [("needed for the first interaction", true), ("fetched afterwards, or when wanted", false)]
    {
        let mut sums = [0; 3];
        for file in files.iter().filter(|file| file.first == first) {
            let _ = writeln!(text, "{:>9}  {:>9}  {:>9}  {}", file.raw, file.gzip, file.brotli, file.name);
            sums = [sums[0] + file.raw, sums[1] + file.gzip, sums[2] + file.brotli];
        }
        let _ = writeln!(text, "{:>9}  {:>9}  {:>9}  = {title}\n", sums[0], sums[1], sums[2]);
    }
    let needed = files.iter().filter(|file| file.first).map(|file| file.gzip).sum();
    text.push_str(&largest(program)?);
    Ok((text, needed))
}

/// All files below the folder but those of other languages' lessons, which nobody fetches as well.
fn files(dist: &Path) -> Outcome<Vec<File>> {
    let page =
        String::from_utf8(read(&dist.join("index.html").to_string_lossy())?).map_err(|e| e.to_string())?;
    let mut found = Vec::new();
    let mut open = vec![dist.to_owned()];
    while let Some(folder) = open.pop() {
        let entries =
            fs::read_dir(&folder).map_err(|e| format!("{} cannot be read: {e}", folder.display()))?;
        for entry in entries {
            let path = entry.map_err(|e| e.to_string())?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let bytes = read(&path.to_string_lossy())?;
            let first = name == "index.html"
                || (page.contains(&name)
                    && !AFTERWARDS.iter().any(|how| page.contains(&format!("{how}=\"./{name}\"")))
                    && !name.starts_with("icons/"));
            let mut brotli = Vec::new();
            let options = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
            brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &options)
                .map_err(|e| e.to_string())?;
            let mut packed = GzEncoder::new(Vec::new(), Compression::best());
            let gzip =
                packed.write_all(&bytes).and_then(|()| packed.finish()).map_err(|e| e.to_string())?.len();
            found.push(File { name, raw: bytes.len(), gzip, brotli: brotli.len(), first });
        }
    }
    Ok(found)
}

/// The largest functions before the optimiser, with the bytes of their code.
fn largest(program: &Path) -> Outcome<String> {
    let module = parse(&read(&program.to_string_lossy())?)?;
    let mut sizes: Vec<(usize, String)> = module
        .funcs
        .iter()
        .filter_map(|function| match &function.kind {
            FunctionKind::Local(local) => {
                let bytes = local.original_range.as_ref().map_or(0, |range| range.end - range.start);
                Some((
                    bytes,
                    format!("{:#}", rustc_demangle::demangle(function.name.as_deref().unwrap_or("?"))),
                ))
            }
            FunctionKind::Import(_) | FunctionKind::Uninitialized(_) => None,
        })
        .collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    let mut text = String::from("The largest functions before the optimiser, bytes of code:\n");
    for (bytes, name) in sizes.iter().take(NAMED) {
        let _ = writeln!(text, "{bytes:>9}  {}", name.chars().take(110).collect::<String>());
    }
    Ok(text)
}
