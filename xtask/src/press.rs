//! The page of a release: few files, and nothing in them that only people need who read the sources.
//!
//! Four things happen when Trunk is done. What Trunk left stays right without any of them.
//!
//! * **Two style sheets.** The sheets that the page names become one, but for those that it marks with
//!   `data-later`: these become another, which `boot.js` adds together with the later part of the program.
//!   Their order stays, and nothing of the first comes after the second.
//! * **Short scripts and sheets.** esbuild leaves out what browsers do not read, and of the glue the many ways
//!   to load a program that `boot.js` does not go.
//! * **Short names.** wasm-bindgen calls each function that the program gets from the page by a long name
//!   with a digest in it, which no packing makes smaller. The tool that cuts has given the program others;
//!   the glue gets them here.
//! * **A head start.** The page names the program, so that it is fetched beside the scripts and not after them.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::bundle::fingerprint;
use crate::shell::{House, Outcome, read, say};
use crate::tools;
use xtask::offline::integrity;
use xtask::short;

/// The mark of a sheet that the first screen does not need.
const LATER: &str = " data-later";
/// The oldest browsers that run the program know this much of the language.
const LANGUAGE: &str = "--target=es2022";
/// What the glue of wasm-bindgen is called while it is pressed.
const GLUE: &str = "glue.js";
/// What `boot.js` calls of the glue. Nothing else of it needs to be in the page.
const CALLED: &str = "export { begin, imports, initSync, prepare } from \"./glue.js\";\n";

/// Presses a built page; the page's text as it then is.
///
/// # Errors
/// When the page or the program does not look as expected, or a file cannot be read or written.
pub(crate) fn press(house: &House, dist: &Path, html: &str) -> Outcome<String> {
    let esbuild = tools::esbuild();
    let lean = |name: &str, text: &str| match &esbuild {
        Some(words) => minified(house, words, name, text),
        None => text.to_owned(),
    };
    let html = with_two_sheets(dist, html, &lean)?;
    let html = with_short_names(dist, &html, &crate::halves::short_names(house)?, &lean)?;
    for name in ["boot.js", "surroundings.js"] {
        let file = dist.join(name);
        let script = fs::read_to_string(&file).map_err(|e| format!("{name} cannot be read: {e}"))?;
        write(&file, lean(name, &script).as_bytes())?;
    }
    with_head_start(&without_comments(&html))
}

/// A script or sheet as esbuild writes it; as it was where esbuild fails, because the page works with either.
fn minified(house: &House, esbuild: &[std::path::PathBuf], name: &str, text: &str) -> String {
    let folder = house.target().join("press");
    let (file, called) = (folder.join(name), folder.join("called.js"));
    let done = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&file, text))
        .and_then(|()| fs::write(&called, CALLED))
        .map_err(|e| format!("{} cannot be written: {e}", file.display()))
        .and_then(|()| {
            let mut command = Command::new(&esbuild[0]);
            command.args(&esbuild[1..]);
            if name == GLUE {
                command.arg(&called).args(["--bundle", "--format=esm"]);
            } else {
                command.arg(&file);
            }
            command.args(["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=error"]);
            if name.ends_with(".js") {
                command.arg(LANGUAGE);
            }
            read(&mut command)
        });
    done.unwrap_or_else(|why| {
        say(format!("{name} stays as it is written: {why}."));
        text.to_owned()
    })
}

/// The sheets of the page joined into two; the second is named by the script that starts the app.
fn with_two_sheets(dist: &Path, html: &str, lean: &dyn Fn(&str, &str) -> String) -> Outcome<String> {
    let mut html = html.to_owned();
    let mut sheets = [String::new(), String::new()];
    let mut place = None;
    while let Some((start, end)) = sheet_in(&html) {
        let tag = html[start..end].to_owned();
        let name = attribute(&tag, "href").ok_or("a sheet in the page has no address")?;
        let file = dist.join(name.trim_start_matches("./"));
        let text =
            fs::read_to_string(&file).map_err(|e| format!("{} cannot be read: {e}", file.display()))?;
        sheets[usize::from(tag.contains(LATER))].push_str(&text);
        fs::remove_file(&file).map_err(|e| format!("{} cannot be removed: {e}", file.display()))?;
        html.replace_range(start..end, "");
        place.get_or_insert(start);
    }
    let place = place.ok_or("the page has no style sheet")?;
    let [first, later] = sheets;
    let (first, digest) = put(dist, "lockstep", "css", lean("first.css", &first).as_bytes())?;
    html.insert_str(place, &format!("<link rel=\"stylesheet\" href=\"./{first}\" integrity=\"{digest}\">"));
    let (later, digest) = put(dist, "lockstep-later", "css", lean("later.css", &later).as_bytes())?;
    let (before, after) =
        html.split_once(" data-wasm=").ok_or("the page has no script that starts the app")?;
    let named = format!("data-later-sheet=\"./{later}\" data-later-sheet-integrity=\"{digest}\"");
    Ok(format!("{before} {named} data-wasm={after}"))
}

/// Where the first style sheet of the page is named: the place of its tag.
fn sheet_in(html: &str) -> Option<(usize, usize)> {
    let start = html.find("<link rel=\"stylesheet\"")?;
    Some((start, start + html[start..].find('>')? + 1))
}

/// The glue with the short names that the program already has for what they share.
fn with_short_names(
    dist: &Path,
    html: &str,
    names: &str,
    lean: &dyn Fn(&str, &str) -> String,
) -> Outcome<String> {
    let name = attribute(html, "data-js").ok_or("the page has no data-js")?.trim_start_matches("./");
    let script = fs::read(dist.join(name)).map_err(|e| format!("{name} cannot be read: {e}"))?;
    let text = String::from_utf8(script.clone()).map_err(|_| "the glue is no text")?;
    let text = short::with_imports(&short::shortened(&text, names)?)?;
    let text = lean(GLUE, &text);
    replaced(dist, html, (name, &script), text.as_bytes())
}

/// The page with other bytes in one of its files: under another name, with another digest.
fn replaced(dist: &Path, html: &str, (name, old): (&str, &[u8]), new: &[u8]) -> Outcome<String> {
    let (stem, ending) = name.rsplit_once('.').ok_or("a file of the page has no ending")?;
    let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
    fs::remove_file(dist.join(name)).map_err(|e| format!("{name} cannot be removed: {e}"))?;
    let (fresh, digest) = put(dist, stem, ending, new)?;
    Ok(html.replace(name, &fresh).replace(&integrity(old), &digest))
}

/// Writes a file named after its bytes; its name and its digest.
fn put(dist: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Outcome<(String, String)> {
    let name = format!("{stem}-{:016x}.{ending}", fingerprint(bytes));
    write(&dist.join(&name), bytes)?;
    Ok((name, integrity(bytes)))
}

fn write(file: &Path, bytes: &[u8]) -> Outcome {
    fs::write(file, bytes).map_err(|e| format!("{} cannot be written: {e}", file.display()))
}

/// The page without comments and without the room around its lines.
fn without_comments(html: &str) -> String {
    let mut rest = html;
    let mut bare = String::with_capacity(html.len());
    while let Some((before, after)) = rest.split_once("<!--") {
        bare.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines: Vec<&str> = bare.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n") + "\n"
}

/// The page with the program named at the end of its head, after everything that is needed sooner. The
/// link has no digest: Chromium ignores it there and says so. `boot.js` checks what comes.
fn with_head_start(html: &str) -> Outcome<String> {
    let program = attribute(html, "data-wasm").ok_or("the page does not name the program")?;
    let (head, body) = html.split_once("</head>").ok_or("the page has no head")?;
    let link = "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\" href=";
    Ok(format!("{head}{link}\"{program}\"></head>{body}"))
}

/// The value of the first attribute of this name.
fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    html.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::env;
    use std::path::PathBuf;

    fn built(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let dist = env::temp_dir().join(format!("lockstep-press-{name}-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        for (name, text) in files {
            fs::write(dist.join(name), text).unwrap();
        }
        dist
    }

    fn files(dist: &Path) -> BTreeMap<String, String> {
        let read = |entry: fs::DirEntry| {
            (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap())
        };
        fs::read_dir(dist).unwrap().map(|entry| read(entry.unwrap())).collect()
    }

    #[test]
    fn sheets_become_two_in_their_order() {
        let dist = built(
            "sheets",
            &[("a-1.css", "a{}\n"), ("b-2.css", "b{}\n"), ("c-3.css", "c{}\n"), ("x.css", "x")],
        );
        let page = "<head><link rel=\"icon\" href=\"./x\"><link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"i\"/>\
            <link rel=\"stylesheet\" data-later href=\"./b-2.css\"/><link rel=\"stylesheet\" href=\"./c-3.css\"/>\
            <script src=\"./boot.js\" data-wasm=\"./p.wasm\"></script>";
        let html = with_two_sheets(&dist, page, &|_, text| text.replace('\n', "")).unwrap();
        let files = files(&dist);
        let named = |text: &str| files.iter().find(|(_, found)| *found == text).unwrap().0.clone();
        let (first, later) = (named("a{}c{}"), named("b{}"));
        assert_eq!(files.len(), 3, "what nobody names stays, and nothing else is left: {files:?}");
        let (first_digest, later_digest) = (integrity(b"a{}c{}"), integrity(b"b{}"));
        let expected = format!(
            "<head><link rel=\"icon\" href=\"./x\"><link rel=\"stylesheet\" href=\"./{first}\" integrity=\"{first_digest}\">\
             <script src=\"./boot.js\" data-later-sheet=\"./{later}\" data-later-sheet-integrity=\"{later_digest}\" \
             data-wasm=\"./p.wasm\"></script>"
        );
        assert_eq!(html, expected);
        assert!(with_two_sheets(&dist, "<p>", &|_, text| text.to_owned()).is_err());
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn another_file_has_another_name_and_another_digest() {
        let dist = built("replaced", &[("glue-0123.js", "long")]);
        let digest = integrity(b"long");
        let page = format!("<a href=\"./glue-0123.js\" integrity=\"{digest}\" data-js=\"./glue-0123.js\">");
        let html = replaced(&dist, &page, ("glue-0123.js", b"long"), b"short").unwrap();
        let files = files(&dist);
        let (name, text) = files.first_key_value().unwrap();
        assert_eq!((files.len(), text.as_str()), (1, "short"));
        assert_eq!(
            html,
            format!("<a href=\"./{name}\" integrity=\"{}\" data-js=\"./{name}\">", integrity(b"short"))
        );
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn the_program_is_named_last_in_the_head() {
        let html = with_head_start("<head><script data-wasm=\"./p.wasm\"></script></head><body>").unwrap();
        assert!(html.ends_with("</script><link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\" href=\"./p.wasm\"></head><body>"), "{html}");
        assert!(with_head_start("<head></head>").is_err());
    }

    #[test]
    fn comments_go_and_text_stays() {
        let html = "<p>\n  <!-- why\n -->\n  one <b>two</b>\n\n</p><!-- open";
        assert_eq!(without_comments(html), "<p>\none <b>two</b>\n</p>\n");
    }
}
