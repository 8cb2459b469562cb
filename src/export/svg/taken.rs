//! Room for words on a sheet: on paper nobody can zoom or point at words that lie on each other.

/// Where words stand already, as left and right end and line of writing; for each column of the sheet those
/// that reach into it.
#[derive(Default)]
pub(super) struct Taken(Vec<Vec<(i32, i32, i32)>>);

impl Taken {
    /// How wide a column is.
    const COLUMN: usize = 256;

    /// About how wide words are: what letters of the small size are on average, and some air.
    pub(super) fn width(words: &str) -> i32 {
        i32::try_from(words.chars().count()).unwrap_or(i32::MAX / 16).saturating_mul(13) / 2 + 4
    }

    /// Takes the room for some words, unless others stand there; none take none.
    pub(super) fn take(&mut self, left: i32, y: i32, words: &str) -> bool {
        if words.is_empty() {
            return false;
        }
        let right = left + Taken::width(words);
        let column = |x: i32| usize::try_from(x).unwrap_or_default() / Taken::COLUMN;
        let columns = column(left)..=column(right);
        self.0.resize_with(self.0.len().max(columns.end() + 1), Vec::new);
        let apart =
            |(from, to, line): &(i32, i32, i32)| *to <= left || right <= *from || (line - y).abs() >= 12;
        let free = self.0[columns.clone()].iter().flatten().all(apart);
        if free {
            self.0[columns].iter_mut().for_each(|column| column.push((left, right, y)));
        }
        free
    }
}
