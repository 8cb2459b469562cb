//! Short names for what a program gets from the page.
//!
//! wasm-bindgen gives each function that the glue hands to the program a name like
//! `__wbg_appendChild_dbf7ad2f48413560`. There are some two hundred of them, once in the program and once
//! in the glue, and their digests cannot be packed. Only these two files know the names.

use std::collections::BTreeMap;

/// What goes wrong, as one sentence for the person at the terminal.
type Outcome<T> = Result<T, String>;

/// How every program of WebAssembly begins.
const HEAD: &[u8] = b"\0asm\x01\0\0\0";
/// The number of the section that lists what a program gets.
const IMPORTS: u8 = 2;
/// What begins an import's name where wasm-bindgen gave it.
const OWN: &str = "__wb";

/// Program and glue with short names in place of wasm-bindgen's.
///
/// # Errors
/// When the program cannot be read, or the glue does not hold each name exactly once.
pub fn shortened(program: &[u8], glue: &str) -> Outcome<(Vec<u8>, String)> {
    let mut names = BTreeMap::new();
    let program = with_names(program, |name| {
        if !name.starts_with(OWN) {
            return name.to_owned();
        }
        let next = names.len();
        names.entry(name.to_owned()).or_insert_with(|| short(next)).clone()
    })?;
    let mut found = BTreeMap::new();
    let mut text = String::with_capacity(glue.len());
    for word in words(glue) {
        match names.get(word) {
            Some(short) => {
                *found.entry(word).or_insert(0) += 1;
                text.push_str(short);
            }
            None => text.push_str(word),
        }
    }
    match names.keys().find(|name| found.get(name.as_str()) != Some(&1)) {
        None => Ok((program, text)),
        Some(name) => Err(format!("the glue does not hold {name} exactly once: a new wasm-bindgen?")),
    }
}

/// The number as a name of letters: a, b, … z, A, … Z, aa, ba, …
fn short(mut number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(char::from(LETTERS[number % 52]));
        match number / 52 {
            0 => return name,
            rest => number = rest - 1,
        }
    }
}

/// A text cut into names and what is between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut rest = text;
    std::iter::from_fn(move || {
        let inside = part(rest.chars().next()?);
        let end = rest.find(|c| part(c) != inside).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// The program with other names for what it gets.
fn with_names(program: &[u8], mut renamed: impl FnMut(&str) -> String) -> Outcome<Vec<u8>> {
    let mut from = Reader { bytes: program.strip_prefix(HEAD).ok_or("this is no program")? };
    let mut made = HEAD.to_vec();
    while !from.bytes.is_empty() {
        let section = from.byte()?;
        let content = from.string()?;
        made.push(section);
        if section == IMPORTS {
            let content = imports(content, &mut renamed)?;
            put(&mut made, &content);
        } else {
            put(&mut made, content);
        }
    }
    Ok(made)
}

/// The section of what the program gets, with other names.
fn imports(section: &[u8], renamed: &mut impl FnMut(&str) -> String) -> Outcome<Vec<u8>> {
    let mut from = Reader { bytes: section };
    let mut made = Vec::new();
    let count = from.number()?;
    number(&mut made, count);
    for _ in 0..count {
        put(&mut made, from.string()?);
        let name = std::str::from_utf8(from.string()?).map_err(|_| "an import's name is no text")?;
        put(&mut made, renamed(name).as_bytes());
        let before = from.bytes;
        from.skip_kind()?;
        made.extend_from_slice(&before[..before.len() - from.bytes.len()]);
    }
    if from.bytes.is_empty() {
        Ok(made)
    } else {
        Err("the list of imports is longer than it says".to_owned())
    }
}

/// Bytes with their number before them.
fn put(made: &mut Vec<u8>, bytes: &[u8]) {
    number(made, bytes.len());
    made.extend_from_slice(bytes);
}

/// A number in groups of seven bits, the lowest first.
fn number(made: &mut Vec<u8>, mut number: usize) {
    loop {
        let group = u8::try_from(number & 0x7f).expect("seven bits fit a byte");
        number >>= 7;
        if number == 0 {
            made.push(group);
            return;
        }
        made.push(group | 0x80);
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Outcome<u8> {
        let (byte, rest) = self.bytes.split_first().ok_or("the program ends too early")?;
        self.bytes = rest;
        Ok(*byte)
    }

    fn number(&mut self) -> Outcome<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let group = self.byte()?;
            number |= usize::from(group & 0x7f) << shift;
            if group & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err("a number in the program is too long".to_owned())
    }

    /// Bytes with their number before them.
    fn string(&mut self) -> Outcome<&'a [u8]> {
        let length = self.number()?;
        let (string, rest) = self.bytes.split_at_checked(length).ok_or("the program ends too early")?;
        self.bytes = rest;
        Ok(string)
    }

    /// What kind of thing is imported: a function, a table, a memory, a global or a tag.
    fn skip_kind(&mut self) -> Outcome<()> {
        match self.byte()? {
            0 => self.number().map(drop),
            1 => self.byte().and_then(|_| self.skip_limits()),
            2 => self.skip_limits(),
            3 => self.byte().and_then(|_| self.byte()).map(drop),
            4 => self.byte().and_then(|_| self.number()).map(drop),
            other => Err(format!("the program gets something of the unknown kind {other}")),
        }
    }

    fn skip_limits(&mut self) -> Outcome<()> {
        let bounded = self.byte()? & 1 == 1;
        self.number()?;
        if bounded { self.number().map(drop) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that gets these names, each as a thing of another kind, and has one more section.
    fn program(names: &[&str]) -> Vec<u8> {
        let kinds: [&[u8]; 5] = [&[0, 0x85, 1], &[1, 0x6f, 1, 2, 3], &[2, 0, 9], &[3, 0x7f, 1], &[4, 0, 7]];
        let mut list = Vec::new();
        number(&mut list, names.len());
        for (place, name) in names.iter().enumerate() {
            put(&mut list, b"./glue.js");
            put(&mut list, name.as_bytes());
            list.extend_from_slice(kinds[place % kinds.len()]);
        }
        let mut made = HEAD.to_vec();
        made.push(IMPORTS);
        put(&mut made, &list);
        made.push(10);
        put(&mut made, &[1; 300]);
        made
    }

    #[test]
    fn both_sides_have_the_same_short_names() {
        let glue = "import './glue.js'; ({ __wbg_a_1: function() { f(); }, __wbg_a_12() {}, memory: __wbindgen_x, b })";
        let (shorter, text) =
            shortened(&program(&["__wbg_a_12", "memory", "__wbindgen_x", "__wbg_a_1"]), glue).unwrap();
        assert_eq!(text, "import './glue.js'; ({ c: function() { f(); }, a() {}, memory: b, b })");
        assert_eq!(shorter, program(&["a", "memory", "b", "c"]));
    }

    #[test]
    fn names_that_only_one_side_knows_are_refused() {
        for glue in ["", "__wbg_a_1 __wbg_a_1", "__wbg_a_12"] {
            assert!(shortened(&program(&["__wbg_a_1"]), glue).unwrap_err().contains("__wbg_a_1"), "{glue}");
        }
    }

    #[test]
    fn what_is_no_program_is_refused_wherever_it_ends() {
        let whole = program(&["__wbg_a_1", "x"]);
        for end in 0..whole.len() {
            let cut = shortened(&whole[..end], "__wbg_a_1");
            // Between two sections a program may end; then it has no import, or lacks what comes after.
            assert!(cut.is_err() || whole[end] == IMPORTS || whole[end] == 10, "{end}: {cut:?}");
        }
    }

    #[test]
    fn short_names_are_all_different() {
        let names: Vec<String> = (0..6000).map(short).collect();
        assert_eq!((&*names[0], &*names[51], &*names[52]), ("a", "Z", "aa"));
        let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(distinct.len(), names.len());
    }
}
