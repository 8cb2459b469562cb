//! What is known of the functions that the first interaction runs: a line each in `first.txt`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::{Outcome, names};

/// How the list begins.
const HEAD: &str = "# The functions of the program that the first interaction runs: digest of the name, shape of the code,\n\
    # which of its stretches ran (four a digit), and as much of the name as people can read.\n\
    # Written by `cargo xtask learn`.\n";

/// One function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    /// As [`names::own_functions`] has it: digest and readable name.
    pub(crate) name: String,
    /// As [`crate::stretches::shape`] has it.
    pub(crate) shape: u32,
    /// Which of its stretches have run.
    pub(crate) ran: Vec<bool>,
}

/// What a list says, by digest of the name and shape.
pub(crate) struct List<'a>(BTreeMap<&'a str, BTreeMap<u32, Vec<bool>>>);

impl<'a> List<'a> {
    /// Reads it.
    ///
    /// # Errors
    /// When a line is none of a list.
    pub(crate) fn read(text: &'a str) -> Outcome<Self> {
        let mut functions: BTreeMap<&str, BTreeMap<u32, Vec<bool>>> = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (key, shape, ran) = entry(line).ok_or_else(|| format!("`{line}` is no line of the list"))?;
            functions.entry(key).or_default().insert(shape, ran);
        }
        Ok(Self(functions))
    }

    /// Whether the first interaction runs a function of this name.
    pub(crate) fn holds(&self, name: &str) -> bool {
        self.0.contains_key(names::key(name))
    }

    /// Which stretches of the function run, if that is known of a function of just this shape.
    pub(crate) fn ran(&self, name: &str, shape: u32) -> Option<&[bool]> {
        self.0.get(names::key(name))?.get(&shape).map(Vec::as_slice)
    }
}

fn entry(line: &str) -> Option<(&str, u32, Vec<bool>)> {
    let mut words = line.splitn(4, ' ');
    let key = words.next()?;
    let shape = u32::from_str_radix(words.next()?, 16).ok()?;
    let digits = words.next()?.chars().map(|digit| digit.to_digit(16)).collect::<Option<Vec<_>>>()?;
    Some((
        key,
        shape,
        digits.into_iter().flat_map(|digit| (0..4).map(move |bit| digit >> bit & 1 == 1)).collect(),
    ))
}

/// The functions of a marked program as a text: how many stretches each has, and a line of the list.
pub(crate) fn names_of(functions: &[Known]) -> String {
    functions.iter().fold(String::new(), |mut text, known| {
        let _ = writeln!(text, "{} {:08x} {}", known.ran.len(), known.shape, known.name);
        text
    })
}

/// The list that a run of a marked program leads to: `ran` holds the numbers of the marks that were set,
/// over several runs together.
///
/// # Errors
/// When the marks are not those of a program with these names.
pub(crate) fn learn(names: &str, ran: &str) -> Outcome<(String, usize)> {
    let mut marks: Vec<usize> = ran
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()
        .map_err(|e| format!("a mark: {e}"))?;
    marks.sort_unstable();
    marks.dedup();
    let mut lines: BTreeMap<(&str, &str), Vec<bool>> = BTreeMap::new();
    let mut rest = marks.as_slice();
    let mut first = 0;
    for line in names.lines() {
        let mut words = line.splitn(3, ' ');
        let (Some(count), Some(shape), Some(name)) = (words.next(), words.next(), words.next()) else {
            return Err(format!("`{line}` names no function"));
        };
        let count: usize = count.parse().map_err(|e| format!("`{line}`: {e}"))?;
        let (own, others) = rest.split_at(rest.partition_point(|mark| *mark < first + count));
        if !own.is_empty() {
            // What the compiler has made several times under one name runs where any of them does.
            let all = lines.entry((name, shape)).or_insert_with(|| vec![false; count]);
            for mark in own {
                all[mark - first] = true;
            }
        }
        rest = others;
        first += count;
    }
    if !rest.is_empty() {
        return Err("the marks do not fit the names".to_owned());
    }
    let mut text = HEAD.to_owned();
    for ((name, shape), ran) in &lines {
        let digits: String = ran.chunks(4).map(digit).collect();
        let (key, readable) = name.split_once(' ').unwrap_or((name, ""));
        let _ = writeln!(text, "{key} {shape} {digits} {readable}");
    }
    Ok((text, lines.len()))
}

fn digit(four: &[bool]) -> char {
    let number = four.iter().rev().fold(0, |sum, ran| sum << 1 | u32::from(*ran));
    char::from_digit(number, 16).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::{List, learn};

    #[test]
    fn what_is_learned_is_read_back() {
        let names = "3 0000abcd 00aa one::one\n2 00000001 00bb two\n5 0000abcd 00cc three\n";
        let (text, count) = learn(names, "0 2\n5 9\n0").expect("the marks fit");
        assert_eq!(count, 2);
        let list = List::read(&text).expect("the list is one");
        assert!(list.holds("00aa one::one") && !list.holds("00bb two") && list.holds("00cc three"));
        assert_eq!(list.ran("00aa whatever", 0xabcd), Some(&[true, false, true, false][..]));
        assert_eq!(
            list.ran("00cc", 0xabcd).map(|ran| &ran[..5]),
            Some(&[true, false, false, false, true][..])
        );
        assert_eq!(list.ran("00aa", 0xabce), None, "another shape");
        assert!(learn(names, "10").is_err());
    }
}
