//! A run as a text: the shortest that reads back as the same run.

use std::fmt::{Result, Write};

use crate::maze::MazeSource;
use crate::protocol::Scheme;
use crate::setup::{Paces, Setup};
use crate::time::SpanRange;

use super::acts::{print_act, times};
use super::settings::{BACKUP_SWITCHES, QUORUM_SWITCHES, Switch};
use super::{Script, VERSION};

/// The text of a run, each line ended by a line feed. It names the scheme with its robots, what
/// differs from the ordinary set-up for it, the acts, the end and the expectations. Groups of a
/// split are counted in the order of their first robots, and ordinary pace at the end of the list
/// of slowness is left out; apart from that, reading the text gives the same [`Script`].
#[must_use]
pub fn print(script: &Script) -> String {
    let mut text = String::new();
    write_script(&mut text, script).expect("writing into memory cannot fail");
    text
}

fn write_script(out: &mut impl Write, script: &Script) -> Result {
    writeln!(out, "lockstep {VERSION}")?;
    write_setup(out, &script.setup)?;
    for act in &script.acts {
        writeln!(out, "{}", print_act(act))?;
    }
    writeln!(out, "until {}", script.until.0)?;
    for expect in &script.expects {
        writeln!(out, "expect {}", expect.what)?;
    }
    Ok(())
}

fn write_setup(out: &mut impl Write, setup: &Setup) -> Result {
    let usual = Setup::new(setup.scheme);
    write_scheme(out, setup.scheme)?;
    if setup.maze != usual.maze {
        write_maze(out, &setup.maze)?;
    }
    write_teams(out, setup, &usual)?;
    if setup.seed != usual.seed {
        writeln!(out, "seed {}", setup.seed)?;
    }
    write_range(out, "delay", setup.link_delay, usual.link_delay)?;
    write_range(out, "line-delay", setup.line_delay, usual.line_delay)?;
    for (word, per_mille, usual) in [
        ("loss", setup.loss_per_mille, usual.loss_per_mille),
        ("doubled", setup.doubled_per_mille, usual.doubled_per_mille),
    ] {
        if per_mille != usual {
            let tenths = match per_mille % 10 {
                0 => String::new(),
                tenths => format!(".{tenths}"),
            };
            writeln!(out, "{word} {}{tenths}%", per_mille / 10)?;
        }
    }
    if setup.overtake {
        writeln!(out, "overtake")?;
    }
    if setup.timing.heartbeat != usual.timing.heartbeat {
        writeln!(out, "heartbeat {}", setup.timing.heartbeat.0)?;
    }
    write_range(out, "silence", setup.timing.silence, usual.timing.silence)?;
    if setup.patience != usual.patience {
        writeln!(out, "patience {}", setup.patience.0)?;
    }
    write_paces(out, setup.paces, usual.paces)?;
    if setup.slowness.iter().any(|percent| *percent != 100) {
        write!(out, "slow")?;
        for (robot, percent) in (1_u8..).zip(&setup.slowness).filter(|(_, percent)| **percent != 100) {
            write!(out, " {robot} {percent}%")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_scheme(out: &mut impl Write, scheme: Scheme) -> Result {
    let word = |words: &[(&'static str, Switch)], switch| {
        words.iter().find(|(_, other)| *other == switch).expect("every switch has its word").0
    };
    match scheme {
        Scheme::Alone { robots } => writeln!(out, "scheme none {robots}"),
        Scheme::Forwarding { robots } => writeln!(out, "scheme forwarding {robots}"),
        Scheme::PrimaryBackup { robots, pictures, replication, silence, after_split } => {
            write!(out, "scheme primary-backup {robots}")?;
            for switch in [
                Switch::Pictures(pictures),
                Switch::Replication(replication),
                Switch::Silence(silence),
                Switch::AfterSplit(after_split),
            ] {
                // The first of each two is how the switch usually stands.
                let usual = BACKUP_SWITCHES.iter().step_by(2).any(|(_, usual)| *usual == switch);
                if !usual {
                    write!(out, " {}", word(&BACKUP_SWITCHES, switch))?;
                }
            }
            writeln!(out)
        }
        Scheme::Quorum { robots, pictures } => {
            write!(out, "scheme quorum {robots}")?;
            let switch = Switch::Pictures(pictures);
            if switch != QUORUM_SWITCHES[0].1 {
                write!(out, " {}", word(&QUORUM_SWITCHES, switch))?;
            }
            writeln!(out)
        }
    }
}

fn write_maze(out: &mut impl Write, maze: &MazeSource) -> Result {
    match maze {
        MazeSource::Seeded { width, height, seed } => writeln!(out, "maze {width}x{height} seed {seed}"),
        MazeSource::Named(name) => writeln!(out, "maze {}", name.word()),
        MazeSource::Drawn(maze) => write!(out, "maze\n{}", maze.to_drawing()),
    }
}

fn write_teams(out: &mut impl Write, setup: &Setup, usual: &Setup) -> Result {
    let homes = |setup: &Setup| setup.teams.iter().map(|team| team.home).collect::<Vec<_>>();
    if homes(setup) != homes(usual) {
        write!(out, "teams")?;
        for (letter, team) in ('A'..).zip(&setup.teams) {
            write!(out, " {letter}@{}", team.home)?;
        }
        writeln!(out)?;
    }
    if setup.teams.iter().any(|team| team.autopilot) {
        write!(out, "autopilot")?;
        for (letter, _) in ('A'..).zip(&setup.teams).filter(|(_, team)| team.autopilot) {
            write!(out, " {letter}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_range(out: &mut impl Write, word: &str, range: SpanRange, usual: SpanRange) -> Result {
    if range == usual { Ok(()) } else { writeln!(out, "{word} {}", times(range)) }
}

fn write_paces(out: &mut impl Write, paces: Paces, usual: Paces) -> Result {
    if paces == usual {
        return Ok(());
    }
    write!(out, "pace")?;
    for (word, pace, usual) in [
        ("turn", paces.turn, usual.turn),
        ("step", paces.step, usual.step),
        ("picture", paces.picture, usual.picture),
    ] {
        if pace != usual {
            write!(out, " {word} {}", pace.0)?;
        }
    }
    writeln!(out)
}
