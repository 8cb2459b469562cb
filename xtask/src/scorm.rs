//! A built app as a package for learning platforms (SCORM 1.2): one thing to launch, with its lessons as
//! its progress. `static/scorm.js` speaks with the platform.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};

/// What goes wrong, as one sentence for the person at the terminal.
type Outcome<T> = Result<T, String>;

/// Where platforms look first; the standard wants it in the root of the package.
pub const MANIFEST: &str = "imsmanifest.xml";
/// What speaks with the platform.
const SCRIPT: &str = "scorm.js";

/// The files of a built app as they must be for a learning platform. `script` is `static/scorm.js`.
///
/// # Errors
/// When the page does not look as expected or there are no lessons.
pub fn for_a_platform(app: &BTreeMap<String, Vec<u8>>, script: &str) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut files = app.clone();
    // A platform's address is not ours to keep things under.
    files.remove("offline.js");
    let lesson = |name: &&String| {
        name.strip_prefix("lessons/en/").is_some_and(|name| name.ends_with(".txt") && name != "index.txt")
    };
    let lessons = app.keys().filter(lesson).count();
    if lessons == 0 {
        return Err("there are no lessons whose progress could be told".to_owned());
    }
    let page = files.get("index.html").and_then(|bytes| String::from_utf8(bytes.clone()).ok());
    let page = page.ok_or("there is no page")?;
    let digest = STANDARD.encode(Sha384::digest(script));
    let tag = format!(
        "<script defer src=\"./{SCRIPT}\" integrity=\"sha384-{digest}\" data-lessons=\"{lessons}\"></script>"
    );
    let (before, after) = page.split_once("<script defer src=\"./boot").ok_or("the page has no starter")?;
    let page = format!("{before}{tag}<script defer src=\"./boot{after}");
    let page = without(&without(&page, " data-offline=\""), " data-version=\"");
    files.insert("index.html".to_owned(), page.into_bytes());
    files.insert(SCRIPT.to_owned(), script.as_bytes().to_vec());
    files.insert(MANIFEST.to_owned(), manifest(files.keys()).into_bytes());
    Ok(files)
}

fn without(html: &str, attribute: &str) -> String {
    let parts = html.split_once(attribute).and_then(|(before, rest)| Some((before, rest.split_once('"')?.1)));
    parts.map_or_else(|| html.to_owned(), |(before, after)| [before, after].concat())
}

/// The manifest: one organisation, one item, one resource with all files.
fn manifest<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let mut files = String::new();
    for name in names {
        // File names were checked when the app was built: none needs escaping.
        let _ = writeln!(files, "      <file href=\"{name}\"/>");
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="lockstep" version="1.1"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="lockstep-course">
    <organization identifier="lockstep-course">
      <title>Lockstep</title>
      <item identifier="lockstep-item" identifierref="lockstep-app" isvisible="true">
        <title>Lockstep: robots in mazes</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="lockstep-app" type="webcontent" adlcp:scormtype="sco" href="index.html">
{files}    </resource>
  </resources>
</manifest>
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app() -> BTreeMap<String, Vec<u8>> {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        BTreeMap::from([
            file(
                "index.html",
                "<script defer src=\"./boot-1.js\" data-offline=\"./offline.js\" data-version=\"12\" data-wasm=\"a\">",
            ),
            file("offline.js", ""),
            file("lessons/en/index.txt", ""),
            file("lessons/en/01.txt", ""),
            file("lessons/de/01.txt", ""),
        ])
    }

    /// The elements of a well-formed document without text that matters: name, attributes, depth.
    fn elements(xml: &str) -> Vec<(usize, String, BTreeMap<String, String>)> {
        let mut open: Vec<String> = Vec::new();
        let mut found = Vec::new();
        for part in xml.split('<').skip(1) {
            let (tag, _) = part.split_once('>').expect("every tag is closed");
            if tag.starts_with('?') {
                continue;
            }
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(name));
                continue;
            }
            let alone = tag.ends_with('/');
            let tag = tag.trim_end_matches('/');
            let name = tag.split_whitespace().next().expect("a tag has a name").to_owned();
            let attributes = tag[name.len()..].split("\" ").filter_map(|pair| pair.split_once("=\""));
            let attributes =
                attributes.map(|(k, v)| (k.trim().to_owned(), v.trim_end_matches('"').to_owned())).collect();
            found.push((open.len(), name.clone(), attributes));
            if !alone {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?} stay open");
        found
    }

    #[test]
    fn the_manifest_keeps_the_rules_of_its_schema() {
        let files = for_a_platform(&app(), "speak()").unwrap();
        let xml = String::from_utf8(files[MANIFEST].clone()).unwrap();
        let all = elements(&xml);
        let named = |name: &str| all.iter().filter(|(_, n, _)| n == name).collect::<Vec<_>>();
        // The sequence that imscp_rootv1p1p2 demands, each exactly once, below the root.
        let top: Vec<&str> =
            all.iter().filter(|(depth, ..)| *depth == 1).map(|(_, n, _)| n.as_str()).collect();
        assert_eq!(top, ["metadata", "organizations", "resources"]);
        assert_eq!((all[0].0, all[0].1.as_str()), (0, "manifest"));
        assert!(all[0].2.contains_key("identifier"));
        // Every reference has its target, and every identifier is one of a kind.
        let mut identifiers: Vec<&String> = all.iter().filter_map(|(.., a)| a.get("identifier")).collect();
        let count = identifiers.len();
        identifiers.sort();
        identifiers.dedup();
        assert_eq!(identifiers.len(), count);
        assert_eq!(named("organizations")[0].2["default"], named("organization")[0].2["identifier"]);
        assert_eq!(named("item")[0].2["identifierref"], named("resource")[0].2["identifier"]);
        // An xs:ID begins with a letter and holds no space.
        assert!(
            identifiers
                .iter()
                .all(|id| id.starts_with(|c: char| c.is_ascii_alphabetic()) && !id.contains(' '))
        );
        let resource = &named("resource")[0].2;
        assert_eq!((resource["type"].as_str(), resource["adlcp:scormtype"].as_str()), ("webcontent", "sco"));
        // The resource lists exactly the files of the package, its launch page among them.
        let listed: Vec<&String> = named("file").iter().map(|(.., a)| &a["href"]).collect();
        let there: Vec<&String> = files.keys().filter(|name| *name != MANIFEST).collect();
        assert_eq!(listed, there);
        assert!(listed.contains(&&resource["href"]));
    }

    #[test]
    fn the_page_speaks_with_the_platform_and_keeps_nothing() {
        let files = for_a_platform(&app(), "speak()").unwrap();
        let page = String::from_utf8(files["index.html"].clone()).unwrap();
        assert!(page.starts_with("<script defer src=\"./scorm.js\" integrity=\"sha384-"), "{page}");
        assert!(page.contains("data-lessons=\"1\"") && !page.contains("offline"), "{page}");
        assert!(!files.contains_key("offline.js"));
        assert!(for_a_platform(&BTreeMap::new(), "").is_err());
    }
}
