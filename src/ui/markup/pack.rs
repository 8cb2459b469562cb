//! The compiler reads a text with gaps, complains of what is wrong with it, and packs it: what is left
//! are names and words, each after a mark that says what it is.

/// An element begins; its name follows.
pub(crate) const OPEN: u8 = 1;
/// An attribute; its name follows, and then [`FIXED`], [`GAP`] or [`PROPERTY`].
pub(crate) const KEY: u8 = 2;
/// The words of an attribute that never change.
pub(crate) const FIXED: u8 = 3;
/// A gap.
pub(crate) const GAP: u8 = 4;
/// Words between two tags.
pub(crate) const WORDS: u8 = 5;
/// An element ends.
pub(crate) const CLOSE: u8 = 6;
/// A gap of an element that is no attribute; its name follows.
pub(crate) const SLOT: u8 = 7;
/// A gap for an attribute that is set as a property.
pub(crate) const PROPERTY: u8 = 8;
/// Whatever is greater is part of a name or of words.
pub(crate) const LAST_MARK: u8 = PROPERTY;

/// How deep elements may lie in each other.
const DEEPEST: usize = 12;

/// What elements hear.
pub(crate) const EVENTS: [&str; 6] =
    ["onclick", "onkeydown", "oninput", "onchange", "oncontextmenu", "onscroll"];
/// What else takes gaps and is no attribute; `value` and `checked` only of an input.
const SLOTS: [&str; 3] = ["ref", "value", "checked"];
/// How many of them any element may have.
const EVERYWHERE: usize = 1;

/// A packed text. It is never longer than the text that it was made of, by more than one byte.
pub(crate) struct Packed<const MOST: usize> {
    bytes: [u8; MOST],
    len: usize,
}

impl<const MOST: usize> Packed<MOST> {
    /// Its length in bytes.
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// As many bytes as it has.
    pub(crate) const fn bytes<const LEN: usize>(&self) -> [u8; LEN] {
        let mut bytes = [0; LEN];
        let mut at = 0;
        while at < LEN {
            bytes[at] = self.bytes[at];
            at += 1;
        }
        bytes
    }

    const fn push(&mut self, byte: u8) {
        self.bytes[self.len] = byte;
        self.len += 1;
    }

    const fn push_all(&mut self, text: &[u8], from: usize, to: usize) {
        let mut at = from;
        while at < to {
            self.push(text[at]);
            at += 1;
        }
    }
}

/// The bytes of a packed text, as text.
pub(crate) const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a text is taken apart between its letters only"),
    }
}

/// Reads a text whose gaps have these names, in this order.
///
/// # Panics
/// When the text is not well-formed or its gaps are others. The compiler calls this: then it stops.
pub(crate) const fn pack<const MOST: usize>(text: &str, gaps: &[&str]) -> Packed<MOST> {
    let mut packer = Packer {
        text: text.as_bytes(),
        at: 0,
        gaps,
        given: 0,
        open: [(0, 0); DEEPEST],
        depth: 0,
        packed: Packed { bytes: [0; MOST], len: 0 },
    };
    while packer.at < packer.text.len() {
        packer.piece();
    }
    assert!(packer.depth == 0, "an element is not closed");
    assert!(packer.given == gaps.len(), "something is given that has no gap in the text");
    packer.packed
}

struct Packer<'a, const MOST: usize> {
    text: &'a [u8],
    at: usize,
    gaps: &'a [&'a str],
    /// How many of the gaps have been met.
    given: usize,
    /// Where the names of the elements stand that are not closed yet.
    open: [(usize, usize); DEEPEST],
    depth: usize,
    packed: Packed<MOST>,
}

impl<const MOST: usize> Packer<'_, MOST> {
    /// One piece of what stands between two tags, or a tag.
    const fn piece(&mut self) {
        match self.here() {
            b'{' => {
                self.packed.push(GAP);
                self.gap();
            }
            b'<' if self.text[self.at + 1] == b'/' => self.closing(),
            b'<' => self.opening(),
            _ => self.words(),
        }
    }

    const fn opening(&mut self) {
        self.at += 1;
        let name = self.name();
        self.packed.push(OPEN);
        self.packed.push_all(self.text, name.0, name.1);
        let mut slots = false;
        loop {
            self.skip_space();
            match self.here() {
                b'/' => {
                    self.at += 1;
                    self.expect(b'>');
                    self.packed.push(CLOSE);
                    return;
                }
                b'>' => {
                    self.at += 1;
                    self.open[self.depth] = name;
                    self.depth += 1;
                    return;
                }
                _ => slots = self.attribute(name, slots),
            }
        }
    }

    /// An attribute, or another gap of an element; whether it was another.
    const fn attribute(&mut self, tag: (usize, usize), slots: bool) -> bool {
        let name = self.name();
        let of_input = same(self.text, tag, b"input");
        let mut slot = false;
        let mut place = 0;
        while place < EVENTS.len() {
            slot |= same(self.text, name, EVENTS[place].as_bytes());
            place += 1;
        }
        place = 0;
        while place < SLOTS.len() {
            slot |= (of_input || place < EVERYWHERE) && same(self.text, name, SLOTS[place].as_bytes());
            place += 1;
        }
        assert!(slot || !slots, "attributes come before everything else");
        assert!(
            slot || !(self.text[name.0] == b'o' && self.text[name.0 + 1] == b'n'),
            "nothing listens to such an event"
        );
        let property = self.text[name.0] == b'~';
        self.packed.push(if slot { SLOT } else { KEY });
        self.packed.push_all(self.text, name.0 + property as usize, name.1);
        self.expect(b'=');
        if self.here() == b'{' {
            if !slot {
                self.packed.push(if property { PROPERTY } else { GAP });
            }
            self.gap();
        } else {
            assert!(!property, "what never changes needs no property");
            assert!(!slot, "what is no attribute is given in a gap");
            self.expect(b'"');
            let from = self.at;
            while self.here() != b'"' {
                self.at += 1;
            }
            self.packed.push(FIXED);
            self.packed.push_all(self.text, from, self.at);
            self.at += 1;
        }
        slot
    }

    const fn closing(&mut self) {
        self.at += 2;
        let name = self.name();
        self.expect(b'>');
        assert!(self.depth > 0, "what is closed was never opened");
        self.depth -= 1;
        let (from, to) = self.open[self.depth];
        let mut at = from;
        while at < to {
            assert!(name.0 + at - from < name.1, "another element is closed than the last one opened");
            assert!(
                self.text[at] == self.text[name.0 + at - from],
                "another element is closed than the last one opened"
            );
            at += 1;
        }
        assert!(name.1 - name.0 == to - from, "another element is closed than the last one opened");
        self.packed.push(CLOSE);
    }

    /// The name of the gap must be that of what is given for it.
    const fn gap(&mut self) {
        self.expect(b'{');
        let name = self.name();
        self.expect(b'}');
        assert!(self.given < self.gaps.len(), "nothing is given for a gap");
        assert!(
            same(self.text, name, self.gaps[self.given].as_bytes()),
            "gaps are given in the order of the text, under their names"
        );
        self.given += 1;
    }

    /// Words up to the next tag or gap. Space at their ends that breaks the line does not count.
    const fn words(&mut self) {
        let mut from = self.at;
        while self.at < self.text.len() && self.here() != b'<' && self.here() != b'{' {
            assert!(self.here() != b'}', "a gap ends that never began");
            self.at += 1;
        }
        let mut to = self.at;
        let mut first = from;
        while first < to && is_space(self.text[first]) {
            first += 1;
        }
        let mut last = to;
        while last > first && is_space(self.text[last - 1]) {
            last -= 1;
        }
        if self.breaks(from, first) {
            from = first;
        }
        if self.breaks(last, to) {
            to = last;
        }
        if from < to {
            self.packed.push(WORDS);
            self.packed.push_all(self.text, from, to);
        }
    }

    /// Whether a line ends there.
    const fn breaks(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            if self.text[at] == b'\n' {
                return true;
            }
            at += 1;
        }
        false
    }

    const fn name(&mut self) -> (usize, usize) {
        let from = self.at;
        while self.here().is_ascii_alphanumeric() || matches!(self.here(), b'-' | b'_' | b':' | b'~') {
            self.at += 1;
        }
        assert!(from < self.at, "a name is missing");
        (from, self.at)
    }

    const fn here(&self) -> u8 {
        assert!(self.at < self.text.len(), "the text ends within a tag");
        self.text[self.at]
    }

    const fn expect(&mut self, byte: u8) {
        assert!(self.here() == byte, "a tag is not written as it should be");
        self.at += 1;
    }

    const fn skip_space(&mut self) {
        while is_space(self.here()) {
            self.at += 1;
        }
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n')
}

const fn same(text: &[u8], (from, to): (usize, usize), other: &[u8]) -> bool {
    if to - from != other.len() {
        return false;
    }
    let mut at = 0;
    while at < other.len() {
        if text[from + at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{Packed, pack, text};

    fn packed(words: &str, gaps: &[&str]) -> String {
        let all: Packed<200> = pack(words, gaps);
        text(all.bytes[..all.len].to_vec().leak()).to_owned()
    }

    #[test]
    fn what_is_left_are_names_and_words() {
        assert_eq!(
            packed("<p class=\"a b\" id={x}>\n  <b>{y} and{z}</b>\n  end\n</p>", &["x", "y", "z"]),
            "\u{1}p\u{2}class\u{3}a b\u{2}id\u{4}\u{1}b\u{4}\u{5} and\u{4}\u{6}\u{5}end\u{6}"
        );
        assert_eq!(
            packed("<input value={v} checked={c}/>", &["v", "c"]),
            "\u{1}input\u{7}value\u{7}checked\u{6}"
        );
        assert_eq!(packed("<option value={v}></option>", &["v"]), "\u{1}option\u{2}value\u{4}\u{6}");
        assert_eq!(packed("{a} {b}\n{c}", &["a", "b", "c"]), "\u{4}\u{5} \u{4}\u{4}");
    }

    #[test]
    fn what_is_wrong_is_refused() {
        let refused = |words: &'static str, gaps: &'static [&'static str]| {
            std::panic::catch_unwind(|| packed(words, gaps)).is_err()
        };
        for words in [
            "<p>",
            "</p>",
            "<p></b>",
            "<p></pp>",
            "<p",
            "<p x>",
            "a}",
            "<p onfoo={a}></p>",
            "<p onclick=\"a\"/>",
        ] {
            assert!(refused(words, &["a"]), "{words}");
        }
        assert!(!refused("<p>{a}</p>", &["a"]));
        assert!(
            refused("<p>{a}</p>", &["b"]) && refused("<p>{a}</p>", &[]) && refused("<p>{a}</p>", &["a", "b"])
        );
        assert!(refused("<p onclick={a} class={b}/>", &["a", "b"]), "attributes come first");
    }
}
