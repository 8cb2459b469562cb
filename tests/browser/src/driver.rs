//! The program that speaks WebDriver for a browser.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::Done;
use crate::browser::Browser;

/// A running driver; dropping it ends it.
pub(crate) struct Driver {
    child: Child,
    url: String,
}

impl Driver {
    /// Starts the driver on a port of its own choice and waits until it says which.
    pub(crate) fn start(program: &Path, browser: Browser) -> Done<Self> {
        let port_option = match browser {
            Browser::Chromium => vec!["--port=0"],
            Browser::Firefox => vec!["--port", "0"],
        };
        let mut child = Command::new(program)
            .args(port_option)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("{} cannot be started: {e}", program.display()))?;
        let output = child.stdout.take().expect("the output was asked for as a pipe");
        let (found, port) = mpsc::channel();
        // Reads to the end, so that the driver never waits for a full pipe.
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(port) = port_in(&line) {
                    found.send(port).ok();
                }
            }
        });
        let port = port.recv_timeout(Duration::from_secs(30));
        let mut driver = Self { child, url: String::new() };
        let port = port.map_err(|_| format!("{} did not say its port", program.display()))?;
        driver.url = format!("http://127.0.0.1:{port}");
        Ok(driver)
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

/// "ChromeDriver was started successfully on port 40123." and "… Listening on 127.0.0.1:40123".
fn port_in(line: &str) -> Option<u16> {
    let after = line.split_once("on port ").or_else(|| line.split_once("Listening on 127.0.0.1:"))?.1;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|port| *port > 0)
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_found_in_what_the_drivers_say() {
        assert_eq!(port_in("Starting ChromeDriver 156.0 (abc) on port 0"), None);
        assert_eq!(port_in("ChromeDriver was started successfully on port 40123."), Some(40123));
        assert_eq!(port_in("1763619\tgeckodriver\tINFO\tListening on 127.0.0.1:4567"), Some(4567));
        assert_eq!(port_in("Only local connections are allowed."), None);
    }
}
