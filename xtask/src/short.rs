//! Short names for what a program and its glue call each other by.
//!
//! wasm-bindgen gives each function that the glue hands to the program a name like
//! `__wbg_appendChild_dbf7ad2f48413560`, and each that the program hands to the glue one that may be two hundred
//! letters long. They are once in the program and once or more in the glue, and their digests cannot be packed.
//! Only these two files know the names. The tool that
//! cuts the program gives them others (`xtask/halves/src/cut.rs`) and leaves a list; here the glue follows.

use std::collections::BTreeMap;

/// What goes wrong, as one sentence for the person at the terminal.
type Outcome<T> = Result<T, String>;

/// How wasm-bindgen says what its glue hands to the page.
const EXPORTS: &str = "export { initSync,";

/// The glue with another thing to hand out: what it gives to a program, which the page gives to the later part.
///
/// # Errors
/// When the glue does not say as ever what it hands out.
pub fn with_imports(glue: &str) -> Outcome<String> {
    if glue.matches(EXPORTS).count() != 1 || !glue.contains("function __wbg_get_imports()") {
        return Err("the glue does not say as ever what it hands out: a new wasm-bindgen?".to_owned());
    }
    Ok(glue.replace(EXPORTS, "export { __wbg_get_imports as imports, initSync,"))
}

/// The glue with other names: the list has a line for each, the old name and the new one, and a star where the
/// glue may say the name any number of times.
///
/// # Errors
/// When the glue does not hold each other old name exactly once.
pub fn shortened(glue: &str, list: &str) -> Outcome<String> {
    let names: BTreeMap<&str, (&str, bool)> = list
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, (words.next()?, words.next() == Some("*"))))
        })
        .collect();
    let mut found = BTreeMap::new();
    let mut text = String::with_capacity(glue.len());
    for word in words(glue) {
        match names.get(word) {
            Some((short, _)) => {
                *found.entry(word).or_insert(0) += 1;
                text.push_str(short);
            }
            None => text.push_str(word),
        }
    }
    match names.iter().find(|(name, (_, often))| !often && found.get(*name) != Some(&1)) {
        None => Ok(text),
        Some((name, _)) => Err(format!("the glue does not hold {name} exactly once: a new wasm-bindgen?")),
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

#[cfg(test)]
mod tests {
    use super::{shortened, with_imports};

    #[test]
    fn the_glue_gets_the_names_of_the_list() {
        let glue = "import './glue.js'; ({ __wbg_a_1: function() { f(); }, __wbg_a_12() {}, memory: __wbindgen_x, b })";
        let text = shortened(glue, "__wbg_a_12 a\n__wbindgen_x b\n__wbg_a_1 c\n");
        let expected = "import './glue.js'; ({ c: function() { f(); }, a() {}, memory: b, b })";
        assert_eq!(text.as_deref(), Ok(expected));
    }

    #[test]
    fn what_the_program_hands_out_may_be_named_often() {
        let glue = "wasm.__wbindgen_free(a); wasm.__wbindgen_free(b);";
        let text = shortened(glue, "__wbindgen_free d *\n__wbindgen_malloc e *\n");
        assert_eq!(text.as_deref(), Ok("wasm.d(a); wasm.d(b);"));
    }

    #[test]
    fn the_glue_hands_out_what_it_gives() {
        let glue = "function __wbg_get_imports() {}\nexport { initSync, __wbg_init as default };";
        let text = with_imports(glue).expect("this is how glue looks");
        assert!(
            text.ends_with("\nexport { __wbg_get_imports as imports, initSync, __wbg_init as default };")
        );
        assert!(with_imports("export { initSync, x };").is_err());
        assert!(with_imports("function __wbg_get_imports() {}").is_err());
    }

    #[test]
    fn names_that_only_one_side_knows_are_refused() {
        for glue in ["", "__wbg_a_1 __wbg_a_1", "__wbg_a_12"] {
            assert!(shortened(glue, "__wbg_a_1 a").is_err_and(|why| why.contains("__wbg_a_1")), "{glue}");
        }
    }
}
