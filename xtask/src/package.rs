//! `cargo xtask bundle`: the built app, packed for a folder and for a learning platform.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use xtask::{folder, offline, scorm};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::bundle;
use crate::shell::{House, Outcome, say};

/// Where the packages go when nobody says otherwise, in the root of the checkout.
const USUAL: &str = "dist-bundle";

/// Builds the app and writes both packages.
///
/// # Errors
/// When it does not build, or something cannot be written.
pub(crate) fn bundle(house: &House, words: &[String]) -> Outcome {
    let out = match words {
        [] => house.root.join(USUAL),
        [option, out] if option == "--out" => {
            std::path::absolute(out).map_err(|e| format!("--out names no folder: {e}"))?
        }
        _ => return Err("`cargo xtask bundle` takes --out DIR or nothing".to_owned()),
    };
    let dist = bundle::build(house, true, "dist")?;
    let script = house.root.join("static/scorm.js");
    let script = fs::read_to_string(&script).map_err(|e| format!("scorm.js cannot be read: {e}"))?;
    let app = offline::files_below(&dist)?;
    fs::create_dir_all(&out).map_err(|e| format!("{} cannot be made: {e}", out.display()))?;
    write(&out.join("lockstep.zip"), "lockstep/", &kept(folder::for_a_folder(&app)?, &out)?)?;
    write(&out.join("lockstep-scorm.zip"), "", &scorm::for_a_platform(&app, &script)?)
}

/// The files after the service worker has been told of them.
fn kept(files: BTreeMap<String, Vec<u8>>, out: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let workshop = out.join(format!(".lockstep-{}", std::process::id()));
    let done = unpack(&files, &workshop)
        .and_then(|()| offline::keep(&workshop))
        .and_then(|()| offline::files_below(&workshop));
    fs::remove_dir_all(&workshop).ok();
    done
}

fn unpack(files: &BTreeMap<String, Vec<u8>>, to: &Path) -> Outcome {
    for (name, bytes) in files {
        let file = to.join(name);
        fs::create_dir_all(file.parent().unwrap_or(to))
            .and_then(|()| fs::write(&file, bytes))
            .map_err(|e| format!("{} cannot be written: {e}", file.display()))?;
    }
    Ok(())
}

fn write(file: &Path, prefix: &str, files: &BTreeMap<String, Vec<u8>>) -> Outcome {
    let bytes = zipped(prefix, files).map_err(|e| format!("{} cannot be packed: {e}", file.display()))?;
    fs::write(file, &bytes).map_err(|e| format!("{} cannot be written: {e}", file.display()))?;
    say(format!("{:>9}  {}", bytes.len(), file.display()));
    Ok(())
}

/// One archive: the same files give the same bytes, whenever and wherever they are packed.
fn zipped(prefix: &str, files: &BTreeMap<String, Vec<u8>>) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(format!("{prefix}{name}"), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn an_archive_holds_its_files_and_is_the_same_every_time() {
        let long = vec![b'a'; 100_000];
        let files =
            BTreeMap::from([("b/c.txt".to_owned(), long.clone()), ("a.txt".to_owned(), b"a".to_vec())]);
        let bytes = zipped("x/", &files).unwrap();
        assert_eq!(bytes, zipped("x/", &files).unwrap());
        assert!(bytes.len() < 2000, "{} bytes", bytes.len());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["x/a.txt", "x/b/c.txt"]);
        let mut read = Vec::new();
        archive.by_name("x/b/c.txt").unwrap().read_to_end(&mut read).unwrap();
        assert_eq!(read, long);
        assert_eq!(archive.by_name("x/a.txt").unwrap().last_modified(), Some(DateTime::default()));
    }
}
