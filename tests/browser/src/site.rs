//! The built app as a host would have it: under a sub-path, on a free port of this machine.
//!
//! The files are those of `dist/`, but for one line in the page: a script that runs before all
//! others and notes what would only be seen in the console. The WebDriver protocol has no way to
//! read the console of Firefox.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use xtask::offline;
use xtask::server::{Pace, Server};

use crate::Done;

const BASE: &str = "/any/sub/path/";
/// Below the page: the same page with one bit of its program turned over.
pub(crate) const DAMAGED: &str = "damaged";
/// Below the page: the same page without the file of its program.
pub(crate) const LOST: &str = "lost";
/// Below the page: the same page in a browser that has no WebAssembly.
pub(crate) const OLD: &str = "old";
/// What only a program with the planted fault says (`planted-panic` in the app's package).
const PLANTED: &[u8] = b"a fault planted for a test";
/// A page around the page, to try narrow screens: browsers keep their windows wider than a phone.
const FRAME: &str = "<!doctype html><meta charset=utf-8><title>A phone</title><style>body{margin:0}\
    iframe{border:0;display:block}</style><iframe title=phone></iframe>";

/// Files by path, with `/`.
type Files = BTreeMap<String, Vec<u8>>;

/// A copy of the built app, served until dropped.
pub(crate) struct Site {
    server: Server,
    folder: PathBuf,
    /// The copy as it was made, with nothing beside it.
    app: PathBuf,
}

impl Site {
    /// Serves a copy of a built app. `planted` says whether its program must have the planted fault;
    /// what people get must not.
    pub(crate) fn of(dist: &Path, planted: bool) -> Done<Self> {
        let outer = std::env::temp_dir().join(format!("lockstep-site-{}", std::process::id()));
        let (app, folder) = (outer.join("app"), outer.join("served"));
        copy_folder(dist, &app)?;
        before_all(&app, "collector.js", include_str!("collector.js"))?;
        offline::keep(&app)?;
        copy_folder(&app, &folder)?;
        for name in [DAMAGED, LOST, OLD] {
            copy_folder(&app, &folder.join(name))?;
        }
        for (name, bytes) in programs(&app)? {
            if bytes.windows(PLANTED.len()).any(|found| found == PLANTED) != planted {
                let which = if planted { "lacks" } else { "holds" };
                return Err(format!("the program {which} the fault that is planted for a test").into());
            }
            let mut damaged = bytes;
            *damaged.last_mut().ok_or("the wasm is empty")? ^= 1;
            fs::write(folder.join(DAMAGED).join(&name), damaged)?;
            fs::remove_file(folder.join(LOST).join(&name))?;
        }
        before_all(&folder.join(OLD), "old.js", "delete window.WebAssembly;")?;
        fs::write(folder.join("phone.html"), FRAME)?;
        fs::write(folder.join("throws.js"), "throw new Error('thrown on purpose');")?;
        let server = Server::start(&folder, 0, BASE)?;
        Ok(Self { server, folder: outer, app })
    }

    /// The address of the page, with the closing `/`.
    pub(crate) fn url(&self) -> String {
        self.server.url()
    }

    /// Files that were asked for in vain since the last call; browsers ask for /favicon.ico unbidden.
    pub(crate) fn take_missing(&self) -> Vec<String> {
        self.server.take_missing().into_iter().filter(|path| path != "/favicon.ico").collect()
    }

    /// A copy for one scenario alone, which it may change and whose server it may stop.
    pub(crate) fn own(&self, name: &str) -> Done<OwnSite> {
        let folder = self.folder.join(name);
        copy_folder(&self.app, &folder)?;
        let server = Server::start(&folder, 0, BASE)?;
        let url = server.url();
        Ok(OwnSite { folder, url, server: Some(server) })
    }

    /// The app in another shape, unpacked but not served.
    pub(crate) fn unpacked(
        &self,
        name: &str,
        shape: impl FnOnce(Files) -> Result<Files, String>,
    ) -> Done<PathBuf> {
        let folder = self.folder.join(name);
        write_all(&folder, &shape(offline::files_below(&self.app)?)?)?;
        Ok(folder)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// A copy of the built app that belongs to one scenario. Being on a port of its own, it shares nothing
/// that a browser keeps with others.
pub(crate) struct OwnSite {
    /// Its files.
    pub(crate) folder: PathBuf,
    /// The address of the page, with the closing `/`; the same before and after a pause.
    pub(crate) url: String,
    server: Option<Server>,
}

impl OwnSite {
    /// The server is gone: nobody listens any more.
    pub(crate) fn cut(&mut self) {
        self.server = None;
    }

    /// The server is there again, at the same address.
    pub(crate) fn mend(&mut self) -> Done {
        let port = self.url.split([':', '/']).find_map(|part| part.parse().ok());
        self.server = Some(Server::start(&self.folder, port.ok_or("the address has no port")?, BASE)?);
        Ok(())
    }

    /// From now on the first or the later part of the program is sent at this pace; at once, if there is none.
    pub(crate) fn send_program(&self, later: bool, pace: Option<Pace>) -> Done {
        let programs = programs(&self.folder)?;
        let name = programs.iter().map(|(name, _)| name).find(|name| name.contains("-later-") == later);
        let server = self.server.as_ref().ok_or("the server is gone")?;
        server.send(name.ok_or("the program has no such part")?, pace);
        Ok(())
    }

    /// Files that were asked for in vain since the last call.
    pub(crate) fn take_missing(&self) -> Vec<String> {
        self.server.as_ref().map(Server::take_missing).unwrap_or_default()
    }

    /// Changes a file, as somebody does who puts a newer version on the server.
    pub(crate) fn change(&self, file: &str, from: &str, to: &str) -> Done {
        let path = self.folder.join(file);
        let text = fs::read_to_string(&path)?;
        if !text.contains(from) {
            return Err(format!("{file} does not hold “{from}”").into());
        }
        Ok(fs::write(path, text.replacen(from, to, 1))?)
    }

    /// Puts a script before all others into the page.
    pub(crate) fn before_all(&self, name: &str, script: &str) -> Done {
        before_all(&self.folder, name, script)?;
        self.publish()
    }

    /// Gives the copy another shape.
    pub(crate) fn become_what(&mut self, shape: impl FnOnce(Files) -> Result<Files, String>) -> Done {
        let files = shape(offline::files_below(&self.folder)?)?;
        fs::remove_dir_all(&self.folder)?;
        write_all(&self.folder, &files)
    }

    /// Gives the copy the version that its files have now.
    pub(crate) fn publish(&self) -> Done {
        Ok(offline::keep(&self.folder)?)
    }
}

/// Puts a script before all others into the page of a copy.
fn before_all(app: &Path, name: &str, script: &str) -> Done {
    let page = app.join("index.html");
    let html = fs::read_to_string(&page)?;
    let (before, after) = html.split_once("<title>").ok_or("the page has no title to stand before")?;
    fs::write(&page, format!("{before}<script src=\"./{name}\"></script><title>{after}"))?;
    Ok(fs::write(app.join(name), script)?)
}

/// The wasm files of a copy.
fn programs(app: &Path) -> Done<Vec<(String, Vec<u8>)>> {
    let files = offline::files_below(app)?;
    let programs: Vec<_> = files.into_iter().filter(|(name, _)| name.ends_with(".wasm")).collect();
    if programs.is_empty() { Err("there is no wasm".into()) } else { Ok(programs) }
}

fn write_all(folder: &Path, files: &Files) -> Done {
    for (name, bytes) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().ok_or("a file lies in no folder")?)?;
        fs::write(file, bytes)?;
    }
    Ok(())
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
