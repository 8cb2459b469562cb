//! The chores of Lockstep. `cargo xtask help` lists them.
//!
//! Each chore first sets up what it needs and is missing, says what takes long, and then does its
//! job; a second run finds everything in place.

mod bench;
mod browsers;
mod bundle;
mod disk;
mod figures;
mod frames;
mod fuzz;
mod halves;
mod learn;
mod lighthouse;
mod meanwhile;
mod package;
mod press;
mod proof;
mod serve;
mod shell;
mod soak;
mod tools;

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serve::Wish;
use shell::{House, Outcome, say};

const HELP: &str = "\
The chores of Lockstep. Each sets up what is missing (outside the checkout) and then does its job.

  cargo xtask serve [--port N] [--release] [--no-open]
      build the app, serve it on this machine, build it again when a source changes
  cargo xtask build
      leave a deployable app in dist/, which works under any path of any file server
  cargo xtask bundle [--out DIR]
      pack the app twice: for a folder or a USB stick, where it runs without any server, and
      for learning platforms (SCORM 1.2); into dist-bundle/ unless said otherwise
  cargo xtask test [--quick]
      prove everything: style, layers, the core, the app in Chromium and in Firefox
      (--quick: without wasm and browsers)
  cargo xtask lighthouse [--dist DIR]
      what Lighthouse says of the page, or of one that is already built; about two minutes,
      and best alone on the machine
  cargo xtask play FILE [--json]
      play a run written as text, print its story, and check what it expects:
      exit 0 when all holds, 1 when an expectation fails, 2 when the text cannot be read
  cargo xtask lesson FILE
      check a lesson: play all its runs, every answer and every solution; exit as above,
      with line and column
  cargo xtask bench [--quick]
      measure natively and in Chromium, beside others at the same work, and write the
      table of docs/performance.md (--quick: less of everything, written nowhere)
  cargo xtask frames [--quick] [--dist DIR]
      measure the built page in Chromium: its frames in the first and in the tenth minute, and
      eight hours of a run in one tab; write the second table of docs/performance.md; about
      6 minutes beside building (--quick: less of everything, written nowhere)
  cargo xtask soak [--seeds N] [--from N]
      play N random runs of every kind under the referee's eyes (10000 from a fresh seed
      unless said otherwise); what fails is printed as a run text
  cargo xtask size
      build the app, print what each of its files weighs and which functions are the largest,
      and fail when the first interaction needs more than its budget
  cargo xtask learn
      find out which functions the first interaction runs, so that the program is cut in the
      right place; after large changes, when the test of the first part says so
  cargo xtask fuzz [--seconds N]
      feed texts and links with bytes that nobody would think of, N seconds each (60);
      needs a C++ compiler
  cargo xtask help
      this page

Tools are kept in $LOCKSTEP_CACHE, or else in lockstep/ in your folder for caches.
";

fn main() -> ExitCode {
    let mut words = env::args();
    let own = words.next().unwrap_or_default();
    let words: Vec<String> = words.collect();
    if Path::new(&own).file_stem().is_some_and(|name| name == "wasm-opt") {
        return bundle::stand_in(&words);
    }
    let (chore, rest) = words.split_first().map_or(("help", &[][..]), |(chore, rest)| (chore.as_str(), rest));
    let done = match chore {
        "serve" => wish(rest).and_then(|wish| serve::serve(&House::find()?, &wish)),
        "build" => no_more(rest).and_then(|()| build(&House::find()?)),
        "bundle" => House::find().and_then(|house| package::bundle(&house, rest)),
        "lighthouse" => House::find().and_then(|house| lighthouse::lighthouse(&house, rest)),
        "test" => return test(rest),
        "play" => return play(rest),
        "lesson" => {
            let words: Vec<String> =
                std::iter::once("--lesson").map(str::to_owned).chain(rest.iter().cloned()).collect();
            return play(&words);
        }
        "bench" => match rest {
            [] => House::find().and_then(|house| bench::bench(&house, false)),
            [word] if word == "--quick" => House::find().and_then(|house| bench::bench(&house, true)),
            _ => Err("`cargo xtask bench` takes --quick or nothing".to_owned()),
        },
        "frames" => House::find().and_then(|house| frames::frames(&house, rest)),
        "soak" => soak::wish(rest).and_then(|wish| soak::soak(&House::find()?, wish)),
        "size" => no_more(rest).and_then(|()| size(&House::find()?)),
        "learn" => no_more(rest).and_then(|()| learn::learn(&House::find()?)),
        "fuzz" => number(rest, "--seconds", 60).and_then(|seconds| fuzz::fuzz(&House::find()?, seconds)),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no chore called `{other}`: `cargo xtask help` lists them")),
    };
    report(done)
}

fn report(done: Outcome) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            say(format!("error: {why}"));
            ExitCode::FAILURE
        }
    }
}

fn build(house: &House) -> Outcome {
    let start = Instant::now();
    bundle::build(house, true, "dist")?;
    say(format!("dist/ is ready to be served, under any path ({})", shell::spoken(start.elapsed())));
    Ok(())
}

fn size(house: &House) -> Outcome {
    let dist = bundle::build(house, true, "dist")?;
    halves::weigh(house, &dist, halves::BUDGET)
}

fn test(words: &[String]) -> ExitCode {
    let quick = match words {
        [] => false,
        [word] if word == "--quick" => true,
        _ => return report(Err("`cargo xtask test` takes --quick or nothing".to_owned())),
    };
    match House::find() {
        Ok(house) => proof::prove(house, quick),
        Err(why) => report(Err(why)),
    }
}

/// Plays a text with the headless runner and ends with the runner's own exit code.
fn play(words: &[String]) -> ExitCode {
    const RUNNER: [&str; 9] = [
        "--quiet",
        "--locked",
        "--release",
        "--no-default-features",
        "--features",
        "headless",
        "--bin",
        "lockstep-play",
        "--manifest-path",
    ];
    let played = House::find().and_then(|house| {
        let manifest = house.root.join("Cargo.toml");
        let mut make = house.cargo(&["build"]);
        with_patience(
            make.args(RUNNER).arg(&manifest),
            "Building the headless runner, about half a minute …",
        )?;
        let mut command = house.cargo(&["run"]);
        command.args(RUNNER).arg(&manifest).arg("--").args(words);
        // The file is named from where the person stands.
        command
            .current_dir(env::current_dir().map_err(|e| format!("the working folder cannot be read: {e}"))?);
        command.status().map_err(|e| format!("cargo cannot be started: {e}"))
    });
    match played {
        Ok(status) => {
            status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from)
        }
        // Nothing was played, so nothing may look like a verdict on the text (0, 1 or 2).
        Err(why) => {
            say(format!("error: {why}"));
            ExitCode::from(101)
        }
    }
}

/// Runs a program and names it only when it takes its time.
fn with_patience(command: &mut Command, what: &str) -> Outcome {
    let mut child =
        command.stdin(Stdio::null()).spawn().map_err(|e| format!("cargo cannot be started: {e}"))?;
    let start = Instant::now();
    let mut said = false;
    loop {
        match child.try_wait().map_err(|e| format!("cargo cannot be waited for: {e}"))? {
            Some(status) if status.success() => return Ok(()),
            Some(_) => return Err("the headless runner does not build".to_owned()),
            None => {}
        }
        if !said && start.elapsed() > Duration::from_secs(1) {
            said = true;
            say(what);
        }
        thread::sleep(Duration::from_millis(20));
    }
}

fn wish(words: &[String]) -> Outcome<Wish> {
    let mut wish = Wish::default();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        match word.as_str() {
            "--release" => wish.release = true,
            "--no-open" => wish.no_open = true,
            "--port" => {
                let number = rest.next().and_then(|n| n.parse().ok()).filter(|port| *port > 0);
                wish.port = Some(number.ok_or("--port wants a number from 1 to 65535")?);
            }
            other => {
                return Err(format!("`cargo xtask serve` does not know `{other}`: see `cargo xtask help`"));
            }
        }
    }
    Ok(wish)
}

/// The number behind the only option that there may be.
fn number(words: &[String], option: &str, usual: u64) -> Outcome<u64> {
    match words {
        [] => Ok(usual),
        [word, number] if word == option => {
            number.parse().map_err(|_| format!("{option} wants a whole number"))
        }
        _ => Err(format!("only {option} and a number can follow: see `cargo xtask help`")),
    }
}

fn no_more(words: &[String]) -> Outcome {
    words.first().map_or(Ok(()), |word| Err(format!("`{word}` means nothing here: see `cargo xtask help`")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn serve_reads_its_options_and_refuses_others() {
        let all = wish(&words("--port 9000 --release --no-open"));
        assert_eq!(all, Ok(Wish { port: Some(9000), release: true, no_open: true }));
        assert_eq!(wish(&[]), Ok(Wish::default()));
        for wrong in ["--port", "--port 0", "--port 70000", "--port x", "--verbose", "fast"] {
            assert!(wish(&words(wrong)).is_err(), "{wrong}");
        }
    }
}
