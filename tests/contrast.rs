//! The colours of the page, measured: text on everything that it stands on, and lines that carry a
//! meaning, in all three themes, by the formula of WCAG 2.2 (relative luminance, contrast ratio).

use std::collections::BTreeMap;
use std::fs;

/// The themes, each with the contrast that its text needs: AA for people at a screen, AAA for the back row.
const THEMES: [(&str, f64); 3] = [("light", 4.5), ("dark", 4.5), ("presenter", 7.0)];
/// What lines and shapes need that tell something (WCAG 1.4.11).
const LINES: f64 = 3.0;

/// Text with what it stands on.
const TEXTS: &[(&str, &[&str])] = &[
    (
        "ink",
        &[
            "paper",
            "sheet",
            "lamp-wash",
            "pencil-wash",
            "r1-wash",
            "r2-wash",
            "r3-wash",
            "r4-wash",
            "r5-wash",
        ],
    ),
    ("ink-2", &["paper", "sheet", "lamp-wash"]),
    ("on-ink", &["ink"]),
    ("pencil", &["paper", "sheet", "pencil-wash"]),
    ("r1-ink", &["paper", "sheet", "r1-wash"]),
    ("r2-ink", &["paper", "sheet", "r2-wash"]),
    ("r3-ink", &["paper", "sheet", "r3-wash"]),
    ("r4-ink", &["paper", "sheet", "r4-wash"]),
    ("r5-ink", &["paper", "sheet", "r5-wash"]),
];

/// Borders, marks and trails with what they stand on.
const MARKS: &[(&str, &[&str])] = &[
    ("ink-3", &["paper", "sheet"]),
    ("lamp-ink", &["paper", "sheet", "lamp-wash"]),
    ("r1-line", &["paper", "sheet"]),
    ("r2-line", &["paper", "sheet"]),
    ("r3-line", &["paper", "sheet"]),
    ("r4-line", &["paper", "sheet"]),
    ("r5-line", &["paper", "sheet"]),
    ("nose", &["paper", "sheet"]),
    ("pupil", &["eye"]),
];

type Colour = [u8; 3];

/// The colours of a theme, by the name of their token.
fn theme(css: &str, name: &str) -> BTreeMap<String, Colour> {
    let mut colours = BTreeMap::new();
    for root in css.split(":root{").skip(1) {
        read(root, name == "dark", &mut colours);
    }
    if name == "presenter" {
        let own = css.split_once("[data-theme=presenter]{").expect("there is a presenter theme").1;
        read(own, false, &mut colours);
    }
    colours
}

/// Reads `--name:colour;` up to the end of the block.
fn read(block: &str, dark: bool, colours: &mut BTreeMap<String, Colour>) {
    let block = block.split('}').next().unwrap_or_default();
    for part in block.split("--").skip(1) {
        let Some((name, value)) = part.split_once(':') else { continue };
        let value = value.split(';').next().unwrap_or_default();
        let value = value.strip_prefix("light-dark(").map_or(value, |pair| {
            let pair = pair.trim_end_matches(')');
            pair.split(',').nth(usize::from(dark)).expect("light-dark has two colours")
        });
        if let Some(colour) = colour(value.trim()) {
            colours.insert(name.to_owned(), colour);
        }
    }
}

/// `#rgb` or `#rrggbb`.
fn colour(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#')?;
    let hex = |at: usize, long: usize| u8::from_str_radix(digits.get(at..at + long)?, 16).ok();
    match digits.len() {
        3 => Some([hex(0, 1)? * 17, hex(1, 1)? * 17, hex(2, 1)? * 17]),
        6 => Some([hex(0, 2)?, hex(2, 2)?, hex(4, 2)?]),
        _ => None,
    }
}

fn luminance(colour: Colour) -> f64 {
    let [r, g, b] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn too_weak(pairs: &[(&str, &[&str])], needed: impl Fn(f64) -> f64) -> Vec<String> {
    let sheet =
        |name: &str| fs::read_to_string(format!("static/{name}.css")).expect("the tokens can be read");
    // What begins like this within a rule for some systems only is not what most people see.
    let css =
        [sheet("tokens"), sheet("tokens-views")].map(|css| css.split("@media").next().map(str::to_owned));
    let css: String = css.into_iter().flatten().collect();
    let mut wrong = Vec::new();
    for (name, text) in THEMES {
        let colours = theme(&css, name);
        let of = |token: &str| *colours.get(token).unwrap_or_else(|| panic!("{name} has no --{token}"));
        for (front, backs) in pairs {
            for back in *backs {
                let (found, needed) = (contrast(of(front), of(back)), needed(text));
                if found < needed {
                    wrong.push(format!("{name}: {front} on {back} is {found:.2}, {needed} is needed"));
                }
            }
        }
    }
    wrong
}

#[test]
fn text_can_be_read_in_every_theme() {
    let wrong = too_weak(TEXTS, |text| text);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn lines_that_tell_something_can_be_seen_in_every_theme() {
    let wrong = too_weak(MARKS, |_| LINES);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_formula_is_that_of_the_standard() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77, 0x77, 0x77], [255, 255, 255]) - 4.48).abs() < 0.01);
    assert_eq!(colour("#0ff"), Some([0, 255, 255]));
}
