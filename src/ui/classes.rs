//! The names by which the style sheets know an element.

use yew::AttrValue;

/// Several names in one; empty ones are left out.
pub(crate) fn classes(names: &[&str]) -> AttrValue {
    let mut all = String::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(name);
    }
    all.into()
}

/// A name that an element has only at times.
pub(crate) fn when(holds: bool, name: &'static str) -> &'static str {
    if holds { name } else { "" }
}

#[cfg(test)]
mod tests {
    use super::{classes, when};

    #[test]
    fn names_are_apart_and_empty_ones_left_out() {
        assert_eq!(classes(&["key", "", when(true, "on"), when(false, "off")]).as_str(), "key on");
        assert_eq!(classes(&["", ""]).as_str(), "");
    }
}
