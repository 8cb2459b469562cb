//! Taking figures: several rounds, everything that is to be compared in each of them, so that what
//! disturbs the machine disturbs all alike.

use std::fmt;

/// A clock: milliseconds since some moment.
pub type Clock = fn() -> f64;

/// What came out of several rounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The least.
    pub low: f64,
    /// The middle one.
    pub middle: f64,
    /// The most.
    pub high: f64,
}

impl Figure {
    /// The figure of some values; at least one.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let (low, high) = (values[0], values[values.len() - 1]);
        Figure { low, middle: values[values.len() / 2], high }
    }

    /// One value, measured once.
    #[must_use]
    pub fn once(value: f64) -> Self {
        Figure { low: value, middle: value, high: value }
    }

    /// Prints it for the runner, which puts it into its table.
    #[must_use]
    pub fn line(&self, name: &str) -> String {
        format!("figure {name} {self}")
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.4} {:.4} {:.4}", self.low, self.middle, self.high)
    }
}

/// Prints a figure for the runner, as a program does whose output is read line by line.
pub fn say(name: &str, figure: Figure) {
    println!("{}", figure.line(name));
}

/// Does several kinds of work in turn, so many rounds long. Each kind says how much it has done (for
/// example simulated seconds); the figures are that much a second, and of each kind but the first how
/// many times as much as the first, round by round.
pub fn interleaved(
    clock: Clock,
    rounds: usize,
    kinds: &mut [&mut dyn FnMut() -> f64],
) -> (Vec<Figure>, Vec<Figure>) {
    let mut rates = vec![Vec::new(); kinds.len()];
    for _ in 0..rounds.max(1) {
        for (kind, rates) in kinds.iter_mut().zip(&mut rates) {
            let start = clock();
            let done = kind();
            rates.push(done * 1000.0 / (clock() - start).max(0.001));
        }
    }
    let first = rates[0].clone();
    let times = |rates: &Vec<f64>| first.iter().zip(rates).map(|(first, other)| first / other).collect();
    let ratios = rates[1..].iter().map(|rates| Figure::of(times(rates))).collect();
    (rates.into_iter().map(Figure::of).collect(), ratios)
}

/// The value below which so many hundredths of the values lie.
///
/// # Panics
/// When there are none.
#[must_use]
pub fn percentile(values: &mut [f64], hundredths: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values[(values.len() - 1) * hundredths.min(100) / 100]
}
