//! A run's text as the fragment of a link: readable, short, and safe to send by mail or chat.
//!
//! `lockstep 1 / scheme quorum 3 / at 900 cut 1-2` becomes `run1;scheme+quorum+3;900+cut+1-2;=k3f9zq`.
//! Spaces become `+`, line ends `;`, `>` becomes `~` and `|` becomes `!`; other characters that links
//! do not carry are percent-encoded. The mark at the end tells a damaged or cut-off link from a whole
//! one; nothing is guessed.

use std::fmt::{self, Write as _};

/// The longest link that is read, in characters. Longer ones are refused before anything is decoded.
pub const MOST_CHARACTERS: usize = 64 * 1024;

/// What every link begins with, before the number of the version.
const BEGIN: &str = "run";
/// The version of the links that this program writes; equal to the version of the run language.
const VERSION: u32 = 1;
/// What comes before the end mark.
const END: &str = ";=";
/// The letters of the end mark: no vowels and nothing that looks like another.
const LETTERS: &[u8; 32] = b"23456789bcdfghjkmnpqrstvwxyzBCDF";
/// How many letters the end mark has.
const MARK_LETTERS: usize = 6;

/// Why a link cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// There is nothing in it that looks like a run.
    NotARun,
    /// It is longer than [`MOST_CHARACTERS`].
    TooLong,
    /// It was made with a newer version, with this number.
    Newer(u32),
    /// Its end is missing.
    CutOff,
    /// It is whole, but some of its characters have changed on the way.
    Damaged,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkError::NotARun => f.write_str("this link holds no run: one begins with “run1;”"),
            LinkError::TooLong => write!(f, "this link is longer than {MOST_CHARACTERS} characters"),
            LinkError::Newer(version) => {
                write!(
                    f,
                    "this link was made with a newer version of Lockstep ({version}); this one reads version 1"
                )
            }
            LinkError::CutOff => f.write_str("this link is cut off: its end is missing"),
            LinkError::Damaged => f.write_str("this link is damaged: some of its characters have changed"),
        }
    }
}

impl std::error::Error for LinkError {}

/// The fragment of a link (without `#`) for a run's text.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut link = format!("{BEGIN}{VERSION}");
    for line in lines(text) {
        link.push(';');
        let line = line.strip_prefix("at ").unwrap_or(line);
        line.chars().for_each(|character| encode_character(character, &mut link));
    }
    let mark = end_mark(&link);
    link.push_str(END);
    link.push_str(&mark);
    link
}

/// The run's text of a link's fragment, with or without its `#`.
///
/// # Errors
/// When the fragment is not a whole, undamaged link of a version that this program knows.
pub fn decode(fragment: &str) -> Result<String, LinkError> {
    if fragment.len() > MOST_CHARACTERS {
        return Err(LinkError::TooLong);
    }
    let plain = unescape(fragment.strip_prefix('#').unwrap_or(fragment)).ok_or(LinkError::Damaged)?;
    let rest = plain.strip_prefix(BEGIN).ok_or(LinkError::NotARun)?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match rest[..digits].parse::<u32>() {
        Ok(VERSION) => {}
        Ok(newer) if newer > VERSION => return Err(LinkError::Newer(newer)),
        _ => return Err(LinkError::NotARun),
    }
    let (body, mark) = plain.rsplit_once(END).ok_or(LinkError::CutOff)?;
    let mark: String = mark.chars().take(MARK_LETTERS).collect();
    if mark.chars().count() < MARK_LETTERS {
        return Err(LinkError::CutOff);
    }
    let text = spell_out(body);
    // The mark is over the link as it is written, so a character that some program has escaped on
    // the way does no harm, and one that has changed is found.
    if end_mark(&written(body)) != mark {
        return Err(LinkError::Damaged);
    }
    Ok(text)
}

/// The lines that matter: without the header, comments and blank lines.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(|line| line.split('#').next().unwrap_or(line).trim_end())
        .filter(|line| !line.trim().is_empty())
        .skip_while(|line| line.trim_start().starts_with("lockstep"))
}

/// Characters that stand for others in a link.
const STAND_INS: [(char, char); 4] = [(' ', '+'), ('\n', ';'), ('>', '~'), ('|', '!')];

fn encode_character(character: char, link: &mut String) {
    if let Some((_, stand_in)) = STAND_INS.iter().find(|(plain, _)| *plain == character) {
        link.push(*stand_in);
    } else if character.is_ascii_alphanumeric() || "-._*,:@/".contains(character) {
        link.push(character);
    } else {
        let mut bytes = [0; 4];
        for byte in character.encode_utf8(&mut bytes).bytes() {
            let _ = write!(link, "%{byte:02X}");
        }
    }
}

/// Undoes percent-encoding of the characters that [`encode_character`] leaves alone or that programs
/// on the way may have escaped; the stand-ins' own escapes (`%2B` for a real `+`) are kept for later.
fn unescape(link: &str) -> Option<String> {
    let bytes = link.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'%' {
            let digits = link.get(at + 1..at + 3)?;
            let byte = u8::from_str_radix(digits, 16).ok()?;
            let literal =
                b"+;~!=%#".contains(&byte) || !byte.is_ascii() || byte.is_ascii_control() || byte == b' ';
            if literal {
                plain.extend(format!("%{byte:02X}").into_bytes());
            } else {
                plain.push(byte);
            }
            at += 3;
        } else {
            plain.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(plain).ok()
}

/// The link's body as [`encode`] would have written it.
fn written(body: &str) -> String {
    let mut link = String::with_capacity(body.len());
    for character in body.chars() {
        if character == '%' || STAND_INS.iter().any(|(_, stand_in)| *stand_in == character) {
            link.push(character);
        } else {
            encode_character(character, &mut link);
        }
    }
    link
}

/// The text that a link's body stands for.
fn spell_out(body: &str) -> String {
    let mut text = format!("lockstep {VERSION}");
    for part in body.split(';').skip(1) {
        text.push('\n');
        if part.starts_with(|c: char| c.is_ascii_digit()) {
            text.push_str("at ");
        }
        let mut bytes = Vec::with_capacity(part.len());
        let mut rest = part.as_bytes();
        while let Some((first, after)) = rest.split_first() {
            let escaped = (*first == b'%')
                .then(|| after.get(..2))
                .flatten()
                .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
            if let Some(byte) = escaped {
                bytes.push(byte);
                rest = &after[2..];
                continue;
            }
            let plain = STAND_INS.iter().find(|(_, stand_in)| *stand_in == char::from(*first));
            bytes.push(plain.map_or(*first, |(plain, _)| *plain as u8));
            rest = after;
        }
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text.push('\n');
    text
}

/// Six letters over everything before them.
fn end_mark(link: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in link.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 32;
    (0..MARK_LETTERS).map(|n| char::from(LETTERS[(hash >> (5 * n)) as usize % LETTERS.len()])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "lockstep 1\nscheme quorum 5\nmaze 8x8 seed 3\nat 150 B left -> 2\nat 900 cut 1-2\n\
                        at 950 cut A>1\nat 1000 split 1 2 | 3 4 5\nuntil 20000\nexpect diverged at 1\n";

    #[test]
    fn a_link_is_readable_and_gives_its_text_back() {
        let link = encode(TEXT);
        assert!(
            link.starts_with("run1;scheme+quorum+5;maze+8x8+seed+3;150+B+left+-~+2;900+cut+1-2;"),
            "{link}"
        );
        assert_eq!(decode(&link).as_deref(), Ok(TEXT));
        assert_eq!(decode(&format!("#{link}")).as_deref(), Ok(TEXT));
    }

    #[test]
    fn what_programs_do_to_links_on_the_way_does_no_harm() {
        let link = encode(TEXT);
        let escaped = link.replace('@', "%40").replace(',', "%2C").replace('-', "%2d");
        assert_eq!(decode(&escaped).as_deref(), Ok(TEXT));
        assert_eq!(decode(&format!("{link}).")).as_deref(), Ok(TEXT));
    }

    #[test]
    fn a_link_cut_off_anywhere_is_refused() {
        let link = encode(TEXT);
        for length in 0..link.len() {
            assert!(decode(&link[..length]).is_err(), "{}", &link[..length]);
        }
    }

    #[test]
    fn a_flipped_bit_anywhere_is_found() {
        let link = encode(TEXT).into_bytes();
        for at in 0..link.len() {
            for bit in 0..7 {
                let mut flipped = link.clone();
                flipped[at] ^= 1 << bit;
                let flipped = String::from_utf8(flipped).expect("seven-bit characters stay valid");
                assert!(decode(&flipped).is_err() || decode(&flipped).as_deref() == Ok(TEXT), "{flipped}");
            }
        }
    }

    #[test]
    fn newer_long_and_foreign_links_are_told_apart() {
        assert_eq!(decode("run2;scheme+x;=222222"), Err(LinkError::Newer(2)));
        assert_eq!(decode(&"x".repeat(MOST_CHARACTERS + 1)), Err(LinkError::TooLong));
        for foreign in ["", "#", "lesson=3", "run", "runner;=222222", "run0;=222222"] {
            assert_eq!(decode(foreign), Err(LinkError::NotARun), "{foreign}");
        }
        assert_eq!(decode("run1;%"), Err(LinkError::Damaged));
    }

    #[test]
    fn a_run_of_a_hundred_acts_stays_below_two_thousand_characters() {
        let mut text = String::from("lockstep 1\nscheme primary-backup 3 take-over\nseed 12345\n");
        for n in 0..100 {
            let _ = writeln!(text, "at {} A forward", 500 + n * 1000);
        }
        text.push_str("until 120000\n");
        let link = encode(&text);
        assert!(link.len() < 2000, "{} characters", link.len());
        assert_eq!(decode(&link), Ok(text));
    }

    proptest! {
        #[test]
        fn any_lines_come_back(lines in proptest::collection::vec("[a-z][ -\"$-~äß→]{0,30}[a-z]", 0..8)) {
            let text: String = std::iter::once("lockstep 1".to_owned()).chain(lines).fold(String::new(), |t, l| t + &l + "\n");
            prop_assert_eq!(decode(&encode(&text)), Ok(text));
        }

        #[test]
        fn nothing_panics(fragment in "\\PC*") {
            let _ = decode(&fragment);
        }
    }
}
