//! `cargo xtask serve`: build, serve on this machine, build again when a source changes.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use xtask::server::Server;

use crate::bundle;
use crate::shell::{House, Outcome, is_set, say};

/// Where the search for a free port begins when none is asked for.
const FIRST_PORT: u16 = 8080;
/// How often the sources are looked at. Asking for file times costs nothing and works on every
/// system and every file system, which cannot be said of notifications.
const GLANCE: Duration = Duration::from_millis(500);

/// What the person asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Wish {
    pub(crate) port: Option<u16>,
    pub(crate) release: bool,
    pub(crate) no_open: bool,
}

/// Serves until interrupted.
///
/// # Errors
/// When the first build fails or no port is free.
pub(crate) fn serve(house: &House, wish: &Wish) -> Outcome {
    let folder = if wish.release { "dist" } else { "dist-debug" };
    // The port first: nobody wants to hear after a minute of building that it is taken.
    let server = start(&house.root.join(folder), wish.port)?;
    bundle::build(house, wish.release, folder)?;
    say(format!("\nLockstep is at {}  (end with Ctrl+C; a saved source is built at once)", server.url()));
    if !wish.no_open {
        open(&server.url());
    }
    let mut seen = times(house);
    loop {
        thread::sleep(GLANCE);
        let now = times(house);
        if now == seen {
            continue;
        }
        // An editor may write several files: wait for a quiet moment.
        seen = now;
        thread::sleep(GLANCE / 2);
        if times(house) != seen {
            continue;
        }
        match bundle::build(house, wish.release, folder) {
            Ok(_) => say(format!("Built anew: reload {}", server.url())),
            Err(why) => say(format!("{why}\nMend it and save: the page stays as it was until then.")),
        }
    }
}

fn start(dist: &Path, port: Option<u16>) -> Outcome<Server> {
    let wrong = |port: u16, e: &std::io::Error| match e.kind() {
        ErrorKind::AddrInUse => format!("port {port} is taken by another program: choose one with --port"),
        _ => format!("port {port} cannot be listened on: {e}"),
    };
    if let Some(port) = port {
        return Server::start(dist, port, "/").map_err(|e| wrong(port, &e));
    }
    for port in FIRST_PORT..FIRST_PORT + 20 {
        if let Ok(server) = Server::start(dist, port, "/") {
            return Ok(server);
        }
    }
    Server::start(dist, 0, "/").map_err(|e| wrong(0, &e))
}

/// Opens the page in the person's browser; where that cannot be done the printed address is enough.
fn open(url: &str) {
    let screenless =
        cfg!(all(unix, not(target_os = "macos"))) && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY");
    if screenless || is_set("CI") {
        return;
    }
    let mut command = if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        Command::new(if cfg!(target_os = "macos") { "open" } else { "xdg-open" })
    };
    let quiet = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if quiet.spawn().is_err() {
        say("No browser could be opened: open the address yourself.");
    }
}

/// When each source of the app was last written.
fn times(house: &House) -> BTreeMap<PathBuf, SystemTime> {
    let mut found = BTreeMap::new();
    for name in ["src", "static", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock"] {
        note_times(&house.root.join(name), &mut found);
    }
    found
}

fn note_times(path: &Path, found: &mut BTreeMap<PathBuf, SystemTime>) {
    if let Ok(entries) = fs::read_dir(path) {
        for entry in entries.flatten() {
            note_times(&entry.path(), found);
        }
    } else if let Ok(time) = fs::metadata(path).and_then(|data| data.modified()) {
        found.insert(path.to_owned(), time);
    }
}
