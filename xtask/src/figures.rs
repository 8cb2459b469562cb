//! Figures that a measurement prints, and the tables of them in `docs/performance.md`, between two comments:
//! nothing stands there that was not measured.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::browsers;
use crate::shell::{House, Outcome, read, say};

const PAGE: &str = "docs/performance.md";

/// Least, middle and most of some rounds, by name.
pub(crate) type Figures = BTreeMap<String, [f64; 3]>;

/// A row of a table: what, the name of the figure, its unit, how many digits after the point.
pub(crate) type Row = (&'static str, &'static str, &'static str, usize);

/// Runs to the end; what it wrote to standard output.
pub(crate) fn heard(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|e| format!("cargo cannot be started: {e}"))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        Ok(said)
    } else {
        Err(format!("the measurement failed ({}):\n{said}", output.status))
    }
}

/// Reads the lines `figure NAME LEAST MIDDLE MOST`.
pub(crate) fn take_in(said: &str, figures: &mut Figures) {
    for line in said.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["figure", name, low, middle, high] = words.as_slice()
            && let (Ok(low), Ok(middle), Ok(high)) = (low.parse(), middle.parse(), high.parse())
        {
            figures.insert((*name).to_owned(), [low, middle, high]);
        }
    }
}

/// When and on what it was measured, with which command, and how busy the machine was before.
pub(crate) fn head(house: &House, command: &str, before: Option<String>) -> String {
    let mut text = format!("Measured on {} with `{command}`, on {}.\n", today(), machine(house));
    if let Some(load) = before {
        text += &format!("When it began, {load} other programs wanted a processor.\n");
    }
    text
}

/// The rows whose figures there are.
pub(crate) fn table(rows: &[Row], figures: &Figures) -> String {
    let mut text = "| what | middle | least to most | unit |\n|---|---:|---:|---|\n".to_owned();
    for (what, name, unit, digits) in rows {
        let Some([low, middle, high]) = figures.get(*name) else { continue };
        let number = |value: &f64| grouped(*value, *digits);
        let spread = if low.to_bits() == high.to_bits() {
            "–".to_owned()
        } else {
            format!("{} to {}", number(low), number(high))
        };
        text += &format!("| {what} | {} | {spread} | {unit} |\n", number(middle));
    }
    text
}

/// A number with groups of three digits.
fn grouped(value: f64, digits: usize) -> String {
    let plain = format!("{value:.digits$}");
    let (whole, rest) =
        plain.split_once('.').map_or((plain.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + &rest
}

/// What it ran on, in one line.
fn machine(house: &House) -> String {
    let processors = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let list = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = list.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or(env::consts::ARCH, |(_, name)| name.trim());
    let rust = read(house.cargo(&["--version"]).env_remove("CARGO")).unwrap_or_default();
    let chromium =
        browsers::find(house).ok().and_then(|found| read(Command::new(found.chromium).arg("--version")).ok());
    let chromium = chromium.unwrap_or_else(|| "Chromium".to_owned());
    format!("{processors} processors ({model}), {}, {}, {}", env::consts::OS, rust.trim(), chromium.trim())
}

/// How many programs ran or wanted to in the last minute, where the system tells it.
pub(crate) fn load() -> Option<String> {
    fs::read_to_string("/proc/loadavg").ok()?.split_whitespace().next().map(str::to_owned)
}

/// The day, by the world's clock.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (year, month, day) = civil(seconds / 86_400);
    format!("{year}-{month:02}-{day:02}")
}

/// The date of a day counted from 1970-01-01, in the Gregorian calendar.
fn civil(mut days: u64) -> (u64, u64, u64) {
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while days >= lengths[month] {
        days -= lengths[month];
        month += 1;
    }
    (year, month as u64 + 1, days + 1)
}

/// Puts a table into the page, in place of the one that is there. `place` names the comments around it.
pub(crate) fn write_down(house: &House, place: &str, table: &str) -> Outcome {
    let page = house.root.join(PAGE);
    let text = fs::read_to_string(&page).map_err(|e| format!("{PAGE} cannot be read: {e}"))?;
    let new = replaced(&text, place, table).ok_or_else(|| format!("{PAGE} has no place for the table"))?;
    fs::write(&page, new).map_err(|e| format!("{PAGE} cannot be written: {e}"))?;
    say(format!("The table in {PAGE} is new."));
    Ok(())
}

fn replaced(text: &str, place: &str, table: &str) -> Option<String> {
    let (begin, end) = (format!("<!-- {place}: begin -->\n"), format!("<!-- {place}: end -->"));
    let (before, rest) = text.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some([before, &begin, "\n", table.trim_end(), "\n\n", &end, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(59), (1970, 3, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_777), (2026, 11, 20));
    }

    #[test]
    fn figures_are_read_and_other_lines_are_not() {
        let mut figures = Figures::new();
        take_in("running 1 test\nfigure a 1.5 2 3\n  figure b x 2 3\nfigure c 1 2\n", &mut figures);
        assert_eq!(figures, Figures::from([("a".to_owned(), [1.5, 2.0, 3.0])]));
        assert_eq!(grouped(1_234_567.4, 0), "1,234,567");
        assert_eq!(grouped(999.0, 0), "999");
        assert_eq!(grouped(0.125, 3), "0.125");
    }

    #[test]
    fn only_what_lies_between_the_comments_is_replaced() {
        let text = "a\n<!-- here: begin -->\nold\n<!-- here: end -->\nb\n";
        let new = replaced(text, "here", "new\n").unwrap();
        assert_eq!(new, "a\n<!-- here: begin -->\n\nnew\n\n<!-- here: end -->\nb\n");
        assert_eq!(replaced(&new, "here", "new\n").as_deref(), Some(new.as_str()));
        assert_eq!(replaced(text, "there", "b"), None);
    }
}
