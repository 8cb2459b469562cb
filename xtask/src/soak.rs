//! `cargo xtask soak`: the random runs, many more of them than fit into every test.

use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::shell::{House, Outcome, run, say, timed};

/// The random runs of each scheme, by the names of their tests.
const SCHEMES: [&str; 4] =
    ["robots_without_coordination", "strict_forwarding", "primary_and_backups", "quorum"];

/// Which random runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    /// How many seeds of every kind.
    seeds: u64,
    /// The first of them; none for a fresh one.
    from: Option<u64>,
}

/// Reads `--seeds N --from N`.
pub(crate) fn wish(words: &[String]) -> Outcome<Wish> {
    let mut wish = Wish { seeds: 10_000, from: None };
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let number = rest.next().and_then(|number| number.parse().ok());
        let number = number.ok_or_else(|| format!("`{word}` wants a whole number"));
        match word.as_str() {
            "--seeds" => wish.seeds = number?,
            "--from" => wish.from = Some(number?),
            other => {
                return Err(format!("`cargo xtask soak` does not know `{other}`: see `cargo xtask help`"));
            }
        }
    }
    Ok(wish)
}

/// Plays them, in a release build with the assertions left in.
///
/// # Errors
/// When a run fails; the test has printed it by then.
pub(crate) fn soak(house: &House, wish: Wish) -> Outcome {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let from = wish.from.unwrap_or(now << 20);
    say(format!(
        "Seeds {from} to {} of every kind: `cargo xtask soak --seeds {} --from {from}` plays the same.",
        from.saturating_add(wish.seeds),
        wish.seeds
    ));
    timed("The four schemes", "about 10 s for 10,000 seeds, once they are built", || {
        run(random_runs(house, wish.seeds, from).arg("--exact").args(SCHEMES))
    })?;
    timed(
        "What rarely comes together by itself, hubs, quiet minutes",
        "about 2 minutes for 10,000 seeds",
        || {
            let others = SCHEMES.iter().flat_map(|scheme| ["--skip", scheme]);
            run(random_runs(house, wish.seeds, from).arg("--exact").args(others))
        },
    )
}

/// The random runs, ready to be told which of them.
fn random_runs(house: &House, seeds: u64, from: u64) -> Command {
    let words =
        ["test", "--quiet", "--locked", "--release", "--no-default-features", "--test", "random_runs"];
    let mut command = house.cargo(&words);
    command.env("LOCKSTEP_SEEDS", seeds.to_string()).env("LOCKSTEP_SEED", from.to_string());
    command.env("LOCKSTEP_ONLY_FRESH", "1").env("CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS", "true");
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3");
    // A panic must be caught to be printed as a run.
    command.env("CARGO_PROFILE_RELEASE_PANIC", "unwind");
    command.args(["--", "--nocapture", "--test-threads=1"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_nothing_else() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(wish(&[]), Ok(Wish { seeds: 10_000, from: None }));
        assert_eq!(wish(&words("--seeds 7 --from 9")), Ok(Wish { seeds: 7, from: Some(9) }));
        for wrong in ["--seeds", "--seeds many", "--from -1", "fast 3"] {
            assert!(wish(&words(wrong)).is_err(), "{wrong}");
        }
    }
}
