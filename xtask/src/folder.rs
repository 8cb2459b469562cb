//! A built app for a folder: a USB stick, a shared drive, a plain file server.
//!
//! Browsers run neither modules nor fetch files in pages that were opened from a folder, but they do
//! run plain scripts. So one plain script, `folder.js`, holds what the page would have fetched, and the
//! glue between page and wasm as a plain script; `boot.js` takes it when it finds itself in a folder.
//! On a file server the same page does what it does everywhere. No program has to be started on any
//! machine.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What goes wrong, as one sentence for the person at the terminal.
type Outcome<T> = Result<T, String>;

/// The script with everything that would have been fetched.
pub const SCRIPT: &str = "folder.js";
/// A word to whoever unpacks it.
const README: &str = "\
Lockstep

Open index.html with a browser: Firefox, Chrome, Edge or Safari of the last three years.
Nothing has to be installed, and no network is needed.

The same folder works on any web server, from any address. Copy all of it.

Öffne index.html mit einem Browser. Es muss nichts installiert werden.
Abre index.html con un navegador. No hay que instalar nada.
افتح index.html بمتصفح. لا حاجة إلى تثبيت أي شيء.
";

/// The files of a built app as they must be for a folder.
///
/// # Errors
/// When the page or the glue does not look as expected.
pub fn for_a_folder(app: &BTreeMap<String, Vec<u8>>) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut files = app.clone();
    let page = text(app, "index.html")?;
    let glue = attribute(&page, "data-js").ok_or("the built page does not name the glue")?;
    let glue = text(app, glue.trim_start_matches("./"))?;
    files.insert(SCRIPT.to_owned(), script(app, &glue)?.into_bytes());
    files.insert("index.html".to_owned(), for_a_page(&page).into_bytes());
    files.insert("README.txt".to_owned(), README.as_bytes().to_vec());
    Ok(files)
}

/// The page without digests, which browsers cannot check in a folder, and without what they refuse to
/// load there: the glue as a module, the program, and the manifest that makes an app of a page. The program
/// itself is still checked where it is fetched from a server.
fn for_a_page(page: &str) -> String {
    let mut rest = page;
    let mut made = String::with_capacity(page.len());
    while let Some((before, after)) = rest.split_once('<') {
        made.push_str(before);
        let end = after.find('>').map_or(after.len(), |end| end + 1);
        let tag = &after[..end];
        rest = &after[end..];
        if ["modulepreload", "preload", "manifest"].iter().any(|rel| tag.contains(&format!("rel=\"{rel}\"")))
        {
            continue;
        }
        made.push('<');
        made.push_str(&without(&without(tag, " integrity=\""), " crossorigin=\""));
    }
    made + rest
}

fn without(tag: &str, attribute: &str) -> String {
    let parts = tag.split_once(attribute).and_then(|(before, rest)| Some((before, rest.split_once('"')?.1)));
    parts.map_or_else(|| tag.to_owned(), |(before, after)| [before, after].concat())
}

/// The script: a `fetch` that finds the files in it, and the glue.
fn script(app: &BTreeMap<String, Vec<u8>>, glue: &str) -> Outcome<String> {
    let fetched = |name: &&String| name.ends_with(".wasm") || name.ends_with(".txt");
    let list: Vec<String> = app
        .iter()
        .filter(|(name, _)| fetched(name))
        .map(|(name, bytes)| format!("  {name:?}: {:?},\n", STANDARD.encode(bytes)))
        .collect();
    let fetch = include_str!("folder.js")
        .replace("const FILES = {};\n", &format!("const FILES = {{\n{}}};\n", list.concat()));
    Ok(format!("{fetch}\n{}", plain_script(glue)?))
}

/// A module as a plain script whose exports are `lockstepGlue`. The module is wasm-bindgen's, as it came
/// or as esbuild pressed it: then its exports are one list at the end.
fn plain_script(module: &str) -> Outcome<String> {
    let mut exports = Vec::new();
    let mut lines = Vec::new();
    for line in module.lines() {
        if line.starts_with("import ") || line.starts_with("import{") {
            return Err(format!("the glue imports something, which a plain script cannot: {line}"));
        }
        let line = line.replace("import.meta.url", "document.baseURI");
        if let Some((code, list)) = line
            .rsplit_once("export")
            .and_then(|(code, list)| Some((code, list.trim().strip_prefix('{')?.strip_suffix("};")?)))
        {
            for entry in list.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
                let (inner, outer) = entry.split_once(" as ").unwrap_or((entry, entry));
                exports.push(format!("{outer}: {inner}"));
            }
            lines.push(code.to_owned());
            continue;
        }
        let Some(exported) = line.strip_prefix("export ") else {
            lines.push(line);
            continue;
        };
        let name = exported
            .trim_start_matches("async ")
            .strip_prefix("function ")
            .and_then(|rest| rest.split_once('('));
        let (name, _) = name.ok_or_else(|| format!("the glue exports something new: {line}"))?;
        exports.push(name.to_owned());
        lines.push(exported.to_owned());
    }
    if exports.is_empty() {
        return Err("the glue exports nothing".to_owned());
    }
    Ok(format!(
        "globalThis.lockstepGlue = (() => {{\n\"use strict\";\n{}\nreturn {{ {} }};\n}})();\n",
        lines.join("\n"),
        exports.join(", ")
    ))
}

/// The value of the first attribute of this name.
fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    html.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Outcome<String> {
    let bytes = files.get(name).ok_or_else(|| format!("there is no {name}"))?;
    String::from_utf8(bytes.clone()).map_err(|_| format!("{name} is no text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_becomes_a_plain_script() {
        let module = "export function begin() {\n}\nfunction load() { return new URL('a', import.meta.url); }\n\
                      export { initSync, load as default };\n";
        let plain = plain_script(module).unwrap();
        assert!(plain.contains("\nfunction begin() {\n"), "{plain}");
        assert!(plain.contains("new URL('a', document.baseURI)"), "{plain}");
        assert!(plain.contains("return { begin, initSync: initSync, default: load };"), "{plain}");
        assert!(!plain.contains("export "), "{plain}");
        for wrong in ["import x from './y.js';\nexport { x };", "export class A {}", "load();"] {
            assert!(plain_script(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn so_does_a_pressed_one() {
        let module = "function a(){b(import.meta.url)}async function c(){}export{a as begin,c as default};\n";
        let plain = plain_script(module).unwrap();
        assert!(plain.contains("\nfunction a(){b(document.baseURI)}async function c(){}\n"), "{plain}");
        assert!(plain.contains("return { begin: a, default: c };"), "{plain}");
        assert!(plain_script("import{x}from\"./y.js\";export{x as begin};").is_err());
    }

    #[test]
    fn the_page_loses_its_digests_and_nothing_else() {
        let page = "<p>1 &lt; 2<link href=\"./a.css\" integrity=\"sha384-x\"/><link rel=\"modulepreload\" href=\"a\">\
                    <link rel=\"preload\" as=\"fetch\" href=\"b\">\
                    <script src=\"./boot.js\" integrity=\"sha384-y\" data-integrity=\"sha384-z\"></script> end";
        let expected = "<p>1 &lt; 2<link href=\"./a.css\"/>\
                    <script src=\"./boot.js\" data-integrity=\"sha384-z\"></script> end";
        assert_eq!(for_a_page(page), expected);
    }

    #[test]
    fn what_would_be_fetched_is_in_the_script() {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let app = BTreeMap::from([
            file("index.html", "<script src=\"./boot.js\" data-js=\"./a.js\" data-wasm=\"./a.wasm\">"),
            file("a.js", "export function begin() {}\n"),
            file("a.wasm", "wasm"),
            file("lessons/en/01.txt", "lesson"),
        ]);
        let made = for_a_folder(&app).unwrap();
        let script = text(&made, SCRIPT).unwrap();
        assert!(
            script.contains("\"a.wasm\": \"d2FzbQ==\"") && script.contains("\"lessons/en/01.txt\""),
            "{script}"
        );
        assert!(made.contains_key("README.txt") && made.contains_key("a.wasm"));
        assert!(for_a_folder(&BTreeMap::new()).is_err());
    }
}
