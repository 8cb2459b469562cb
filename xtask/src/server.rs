//! A small file server for the built app, on this machine only.
//!
//! It exists because `trunk serve` writes an inline script into the page, which our content
//! security policy rightly forbids: what we look at while developing and what we test is the very
//! page that gets deployed. It can serve under a sub-path, as real hosts do, and it notes every
//! file that was asked for and is not there, so that a test can insist on none. For measuring it packs
//! files and lets browsers keep them, as hosts do; otherwise nothing is kept, so that one sees what was
//! just built. For tests it can send single files slowly, or not at all, as bad networks do.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

/// Longest request head that is read, in bytes; a browser's is below one tenth of it.
const HEAD_LIMIT: u64 = 64 * 1024;
/// How long a silent client may keep a connection.
const PATIENCE: Duration = Duration::from_secs(20);

/// In how many pieces a file is sent that comes slowly.
const PIECES: u32 = 40;

/// How a file is sent that does not come at once.
#[derive(Debug, Clone, Copy)]
pub enum Pace {
    /// It comes bit by bit, and takes so long altogether.
    Within(Duration),
    /// The connection breaks before the first byte.
    Never,
}

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    root: PathBuf,
    /// Begins and ends with `/`.
    base: String,
    /// Packed files by path, where files are packed at all.
    packed: Option<Mutex<BTreeMap<PathBuf, Arc<Vec<u8>>>>>,
    missing: Mutex<Vec<String>>,
    /// Files that do not come at once, by how their paths end.
    paces: Mutex<BTreeMap<String, Pace>>,
    stopping: AtomicBool,
}

impl Shared {
    fn pace(&self, target: &str) -> Option<Pace> {
        let paces = self.paces.lock().unwrap_or_else(PoisonError::into_inner);
        paces.iter().find(|(end, _)| target.ends_with(end.as_str())).map(|(_, pace)| *pace)
    }
}

impl Server {
    /// Serves the files below `root` at `http://127.0.0.1:port` under the path `base`
    /// (`/` or, say, `/any/sub/path/`). Port 0 takes any free port.
    ///
    /// # Errors
    /// When the port is taken or may not be listened on.
    pub fn start(root: &Path, port: u16, base: &str) -> io::Result<Self> {
        Self::start_with(root, port, base, None)
    }

    /// The same on any free port, as real hosts do it: packed with gzip where the browser can unpack, and
    /// to be kept where a file's name says what is in it. The files must not change meanwhile.
    ///
    /// # Errors
    /// When no port may be listened on.
    pub fn like_a_host(root: &Path, base: &str) -> io::Result<Self> {
        Self::start_with(root, 0, base, Some(Mutex::default()))
    }

    fn start_with(
        root: &Path,
        port: u16,
        base: &str,
        packed: Option<Mutex<BTreeMap<PathBuf, Arc<Vec<u8>>>>>,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let address = listener.local_addr()?;
        let trimmed = base.trim_matches('/');
        let base = if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") };
        let shared = Arc::new(Shared {
            root: root.to_owned(),
            base,
            packed,
            missing: Mutex::new(Vec::new()),
            paces: Mutex::default(),
            stopping: AtomicBool::new(false),
        });
        let for_thread = Arc::clone(&shared);
        thread::spawn(move || accept(&listener, &for_thread));
        Ok(Self { address, shared })
    }

    /// Where the app's page is, with the closing `/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.base)
    }

    /// The paths that were asked for in vain since the last call.
    #[must_use]
    pub fn take_missing(&self) -> Vec<String> {
        std::mem::take(&mut self.shared.missing.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on files whose path ends like this are sent at this pace; at once, if there is none.
    pub fn send(&self, end: &str, pace: Option<Pace>) {
        let mut paces = self.shared.paces.lock().unwrap_or_else(PoisonError::into_inner);
        match pace {
            Some(pace) => paces.insert(end.to_owned(), pace),
            None => paces.remove(end),
        };
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The thread sits in `accept`; one last caller lets it see the flag.
        drop(TcpStream::connect(self.address));
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        // A client that goes away in the middle of an answer is no event worth a word.
        thread::spawn(move || answer(stream, &shared).ok());
    }
}

/// Reads one request and answers it. Every answer closes its connection: on one machine a new
/// connection costs nothing, and there is no state to get wrong.
fn answer(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.try_clone()?.take(HEAD_LIMIT));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    let mut unpacks = false;
    while reader.read_line(&mut header)? > 2 {
        let lower = header.to_ascii_lowercase();
        unpacks |= lower.starts_with("accept-encoding:") && lower.contains("gzip");
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let pace = shared.pace(target);
    if let Some(Pace::Never) = pace {
        return Ok(());
    }
    let reply = match method {
        "GET" | "HEAD" => find(target, shared),
        _ => Reply::plain("405 Method Not Allowed", "Only GET and HEAD are answered here.\n"),
    };
    if reply.status.starts_with("404") {
        shared.missing.lock().unwrap_or_else(PoisonError::into_inner).push(target.to_owned());
    }
    let location = reply.location.as_ref().map(|to| format!("Location: {to}\r\n")).unwrap_or_default();
    let packed = if unpacks { reply.packed(shared) } else { None };
    let encoding = if packed.is_some() { "Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n" } else { "" };
    let body: &[u8] = packed.as_deref().map_or(&reply.body, Vec::as_slice);
    write!(
        stream,
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{location}{encoding}\
         Cache-Control: {}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        reply.status,
        reply.kind,
        body.len(),
        reply.may_be_kept(shared),
    )?;
    match pace {
        _ if method == "HEAD" => {}
        Some(Pace::Within(time)) => {
            for piece in body.chunks((body.len() / PIECES as usize).max(1)) {
                stream.write_all(piece)?;
                stream.flush()?;
                thread::sleep(time / PIECES);
            }
        }
        Some(Pace::Never) | None => stream.write_all(body)?,
    }
    stream.flush()
}

struct Reply {
    status: &'static str,
    kind: &'static str,
    location: Option<String>,
    body: Vec<u8>,
    /// Where the body comes from.
    file: Option<PathBuf>,
}

impl Reply {
    fn plain(status: &'static str, text: &str) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            location: None,
            body: text.as_bytes().to_vec(),
            file: None,
        }
    }

    /// The body packed with gzip; each file once.
    fn packed(&self, shared: &Shared) -> Option<Arc<Vec<u8>>> {
        let (store, file) = (shared.packed.as_ref()?, self.file.as_ref()?);
        // Pictures in this format are packed by themselves.
        if file.extension().is_some_and(|extension| extension == "png") {
            return None;
        }
        let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(packed) = store.get(file) {
            return Some(Arc::clone(packed));
        }
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(&self.body).ok()?;
        let packed = Arc::new(packer.finish().ok()?);
        store.insert(file.clone(), Arc::clone(&packed));
        Some(packed)
    }

    /// How long browsers may keep it.
    fn may_be_kept(&self, shared: &Shared) -> &'static str {
        let named_after_bytes = |file: &PathBuf| {
            let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
            stem.rsplit_once('-').is_some_and(|(_, digits)| {
                digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
            })
        };
        match &self.file {
            _ if shared.packed.is_none() => "no-store",
            Some(file) if named_after_bytes(file) => "public, max-age=31536000, immutable",
            _ => "no-cache",
        }
    }

    fn moved(to: String) -> Self {
        Self { location: Some(to), ..Self::plain("308 Permanent Redirect", "") }
    }
}

fn find(target: &str, shared: &Shared) -> Reply {
    let path = target.split(['?', '#']).next().unwrap_or("");
    if format!("{path}/") == shared.base {
        return Reply::moved(shared.base.clone());
    }
    let Some(relative) = path.strip_prefix(shared.base.as_str()) else {
        return Reply::plain("404 Not Found", "The app is not here.\n");
    };
    let Some(mut file) = below(&shared.root, relative) else {
        return Reply::plain("400 Bad Request", "That is no path of a file.\n");
    };
    if file.is_dir() {
        if !path.ends_with('/') {
            return Reply::moved(format!("{path}/"));
        }
        file.push("index.html");
    }
    match fs::read(&file) {
        Ok(body) => Reply { status: "200 OK", kind: kind_of(&file), location: None, body, file: Some(file) },
        Err(_) => Reply::plain("404 Not Found", "There is no such file.\n"),
    }
}

/// The file that `relative` (still percent-encoded) names below `root`, or nothing where the path
/// tries to leave it.
fn below(root: &Path, relative: &str) -> Option<PathBuf> {
    let decoded = percent_decoded(relative)?;
    if decoded.contains(['\0', '\\', ':']) {
        return None;
    }
    let inner = Path::new(&decoded);
    let plain = inner.components().all(|part| matches!(part, Component::Normal(_)));
    plain.then(|| root.join(inner))
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            let digits =
                std::str::from_utf8(&pair).ok().filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The media type by extension. Browsers insist on the right one for modules, wasm and styles.
fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply
    }

    /// A folder with a page, a script, and one file beside it that must never be served.
    fn folder(name: &str) -> PathBuf {
        let outer = std::env::temp_dir().join(format!("lockstep-server-{name}-{}", std::process::id()));
        fs::create_dir_all(outer.join("dist/deep")).unwrap();
        fs::write(outer.join("secret.txt"), "secret").unwrap();
        fs::write(outer.join("dist/index.html"), "<p>the page").unwrap();
        fs::write(outer.join("dist/deep/a b.js"), "1").unwrap();
        outer
    }

    #[test]
    fn a_page_is_found_under_its_sub_path_and_nowhere_else() {
        let outer = folder("sub-path");
        let server = Server::start(&outer.join("dist"), 0, "/any/sub/path/").unwrap();
        assert!(server.url().ends_with("/any/sub/path/"));
        let page = ask(&server, "GET /any/sub/path/?x#y HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(page.starts_with("HTTP/1.1 200 OK") && page.ends_with("<p>the page"), "{page}");
        let script = ask(&server, "GET /any/sub/path/deep/a%20b.js HTTP/1.1\r\n\r\n");
        assert!(script.contains("text/javascript"), "{script}");
        let moved = ask(&server, "GET /any/sub/path HTTP/1.1\r\n\r\n");
        assert!(moved.contains("308") && moved.contains("Location: /any/sub/path/\r\n"), "{moved}");
        assert!(server.take_missing().is_empty());
        assert!(ask(&server, "GET / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404"));
        assert_eq!(server.take_missing(), ["/"]);
        fs::remove_dir_all(outer).unwrap();
    }

    #[test]
    fn single_files_come_slowly_or_not_at_all() {
        let outer = folder("pace");
        let server = Server::start(&outer.join("dist"), 0, "/").unwrap();
        server.send("b.js", Some(Pace::Never));
        server.send("/", Some(Pace::Within(Duration::from_millis(400))));
        assert_eq!(ask(&server, "GET /deep/a%20b.js HTTP/1.1\r\n\r\n"), "");
        let begun = std::time::Instant::now();
        assert!(ask(&server, "GET / HTTP/1.1\r\n\r\n").ends_with("<p>the page"));
        // Ten bytes are ten pieces of forty.
        assert!(begun.elapsed() >= Duration::from_millis(100));
        server.send("b.js", None);
        assert!(ask(&server, "GET /deep/a%20b.js HTTP/1.1\r\n\r\n").ends_with("\r\n1"));
        fs::remove_dir_all(outer).unwrap();
    }

    #[test]
    fn like_a_host_it_packs_and_lets_browsers_keep() {
        let outer = folder("host");
        fs::write(outer.join("dist/app-0123456789abcdef.js"), "1".repeat(1000)).unwrap();
        let server = Server::like_a_host(&outer.join("dist"), "/").unwrap();
        let ask_packed = |path: &str| {
            let mut stream = TcpStream::connect(server.address).unwrap();
            write!(stream, "GET {path} HTTP/1.1\r\nAccept-Encoding: br, gzip\r\n\r\n").unwrap();
            let mut reply = Vec::new();
            stream.read_to_end(&mut reply).unwrap();
            let head = reply.windows(4).position(|end| end == b"\r\n\r\n").unwrap() + 4;
            (String::from_utf8(reply[..head].to_vec()).unwrap(), reply[head..].to_vec())
        };
        let (head, body) = ask_packed("/app-0123456789abcdef.js");
        assert!(head.contains("Content-Encoding: gzip") && head.contains("immutable"), "{head}");
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(body.as_slice()).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, "1".repeat(1000));
        assert!(ask_packed("/").0.contains("Cache-Control: no-cache"));
        let plain = ask(&server, "GET /app-0123456789abcdef.js HTTP/1.1\r\n\r\n");
        assert!(!plain.contains("gzip") && plain.contains("Content-Length: 1000"), "{plain}");
        fs::remove_dir_all(outer).unwrap();
    }

    #[test]
    fn no_path_leaves_the_folder() {
        let outer = folder("traversal");
        let server = Server::start(&outer.join("dist"), 0, "/").unwrap();
        for path in
            ["/../secret.txt", "/deep/../../secret.txt", "/%2e%2e/secret.txt", "//etc/hostname", "/%zz"]
        {
            let reply = ask(&server, &format!("GET {path} HTTP/1.1\r\n\r\n"));
            assert!(reply.starts_with("HTTP/1.1 400"), "{path}: {reply}");
        }
        assert!(ask(&server, "POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
        let head = ask(&server, "HEAD / HTTP/1.1\r\n\r\n");
        assert!(head.contains("Content-Length: 11") && head.ends_with("\r\n\r\n"), "{head}");
        fs::remove_dir_all(outer).unwrap();
    }
}
