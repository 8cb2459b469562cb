//! A program that is at work while something else is, and that is heard out afterwards.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use crate::shell::{Outcome, say, words_of};

/// A program at work. Nobody kills it: it may have started others.
pub(crate) struct Meanwhile {
    child: Child,
    /// What it says to its standard error, line by line.
    lines: Receiver<String>,
    words: String,
}

impl Meanwhile {
    /// Starts the program; what it says is kept until somebody listens.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn begin(command: &mut Command) -> Outcome<Self> {
        let words = words_of(command);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| format!("`{words}` cannot be started: {e}"))?;
        let said = child.stderr.take().expect("it was just asked for");
        let (tell, lines) = mpsc::channel();
        thread::spawn(move || {
            // Reading goes on when nobody listens any more: a full pipe would hold the program up.
            for line in BufReader::new(said).lines().map_while(Result::ok) {
                tell.send(line).ok();
            }
        });
        Ok(Self { child, lines, words })
    }

    /// Says what it said, goes on saying it as it comes, and waits for the end.
    ///
    /// # Errors
    /// When it ends with anything but success.
    pub(crate) fn hear_out(mut self) -> Outcome {
        while let Ok(line) = self.lines.recv() {
            say(line);
        }
        let status = self.child.wait().map_err(|e| format!("`{}` got lost: {e}", self.words))?;
        if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", self.words)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::House;

    #[test]
    fn what_works_meanwhile_fails_where_it_is_heard_out() {
        let house = House::find().unwrap();
        let begun = Meanwhile::begin(&mut house.cargo(&["no-such-chore"])).unwrap();
        let error = begun.hear_out().unwrap_err();
        assert!(error.contains("cargo no-such-chore") && error.contains("failed"), "{error}");
        assert_eq!(Meanwhile::begin(&mut house.cargo(&["--version"])).unwrap().hear_out(), Ok(()));
        assert!(Meanwhile::begin(&mut Command::new("no-such-program-anywhere")).is_err());
    }
}
