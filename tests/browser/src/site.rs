//! The built app as a host would have it: under a sub-path, on a free port of this machine.
//!
//! The files are those of `dist/`, but for one line in the page: a script that runs before all
//! others and notes what would only be seen in the console. The WebDriver protocol has no way to
//! read the console of Firefox.

use std::fs;
use std::path::{Path, PathBuf};

use xtask::server::Server;

use crate::Done;

const BASE: &str = "/any/sub/path/";
/// Below the page: the same page with one bit of its program turned over.
pub(crate) const DAMAGED: &str = "damaged";
/// What only a program with the planted fault says (`planted-panic` in the app's package).
const PLANTED: &[u8] = b"a fault planted for a test";
/// A page around the page, to try narrow screens: browsers keep their windows wider than a phone.
const FRAME: &str = "<!doctype html><meta charset=utf-8><title>A phone</title><style>body{margin:0}\
    iframe{border:0;display:block}</style><iframe title=phone></iframe>";

/// A copy of the built app, served until dropped.
pub(crate) struct Site {
    server: Server,
    folder: PathBuf,
}

impl Site {
    /// Serves a copy of a built app. `planted` says whether its program must have the planted fault;
    /// what people get must not.
    pub(crate) fn of(dist: &Path, planted: bool) -> Done<Self> {
        let folder = std::env::temp_dir().join(format!("lockstep-site-{}", std::process::id()));
        let damaged = folder.join(DAMAGED);
        fs::create_dir_all(&damaged)?;
        for entry in fs::read_dir(dist)?.flatten().filter(|entry| entry.path().is_file()) {
            let mut bytes = fs::read(entry.path())?;
            if entry.file_name() == "index.html" {
                let page = String::from_utf8(bytes)?;
                let (before, after) =
                    page.split_once("<title>").ok_or("the page has no title to stand before")?;
                bytes =
                    format!("{before}<script src=\"./collector.js\"></script><title>{after}").into_bytes();
            }
            fs::write(folder.join(entry.file_name()), &bytes)?;
            if entry.path().extension().is_some_and(|e| e == "wasm") {
                if bytes.windows(PLANTED.len()).any(|found| found == PLANTED) != planted {
                    let which = if planted { "lacks" } else { "holds" };
                    return Err(format!("the program {which} the fault that is planted for a test").into());
                }
                *bytes.last_mut().ok_or("the wasm is empty")? ^= 1;
            }
            fs::write(damaged.join(entry.file_name()), &bytes)?;
        }
        // Lessons and other files that the page fetches when it needs them.
        for entry in fs::read_dir(dist)?.flatten().filter(|entry| entry.path().is_dir()) {
            copy_folder(&entry.path(), &folder.join(entry.file_name()))?;
        }
        fs::write(folder.join("collector.js"), include_str!("collector.js"))?;
        fs::write(damaged.join("collector.js"), include_str!("collector.js"))?;
        fs::write(folder.join("phone.html"), FRAME)?;
        fs::write(folder.join("throws.js"), "throw new Error('thrown on purpose');")?;
        let server = Server::start(&folder, 0, BASE)?;
        Ok(Self { server, folder })
    }

    /// The address of the page, with the closing `/`.
    pub(crate) fn url(&self) -> String {
        self.server.url()
    }

    /// Files that were asked for in vain since the last call; browsers ask for /favicon.ico unbidden.
    pub(crate) fn take_missing(&self) -> Vec<String> {
        self.server.take_missing().into_iter().filter(|path| path != "/favicon.ico").collect()
    }
}

fn copy_folder(from: &Path, to: &Path) -> Done {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &to)?;
        } else {
            fs::copy(&path, &to)?;
        }
    }
    Ok(())
}

impl Drop for Site {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
    }
}
