//! The set-up: every line that is neither an act nor an expectation.

use crate::ids::{MOST_ROBOTS, MOST_TEAMS, RobotId, TeamId};
use crate::maze::{LEAST_SIDE, MOST_SIDE, Maze, MazeSource, NamedMaze};
use crate::phrase::Phrase;
use crate::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};
use crate::setup::{Setup, TeamSetup};

use super::fault::{ParseError, one_slip_away};
use super::line::{Cast, Line};

type Read<T> = Result<T, ParseError>;

/// What a line of the set-up is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Setting {
    Scheme,
    Maze,
    Teams,
    Autopilot,
    Seed,
    Delay,
    LineDelay,
    Loss,
    Doubled,
    Overtake,
    Heartbeat,
    Silence,
    Patience,
    Pace,
    Slow,
}

/// Their words, in the order in which they are printed.
pub(super) const SETTINGS: [(&str, Setting); 15] = [
    ("scheme", Setting::Scheme),
    ("maze", Setting::Maze),
    ("teams", Setting::Teams),
    ("autopilot", Setting::Autopilot),
    ("seed", Setting::Seed),
    ("delay", Setting::Delay),
    ("line-delay", Setting::LineDelay),
    ("loss", Setting::Loss),
    ("doubled", Setting::Doubled),
    ("overtake", Setting::Overtake),
    ("heartbeat", Setting::Heartbeat),
    ("silence", Setting::Silence),
    ("patience", Setting::Patience),
    ("pace", Setting::Pace),
    ("slow", Setting::Slow),
];

/// Reads what follows the word of a setting. The scheme's defaults and as many teams as the text
/// has are in the set-up before, because everything else depends on them.
pub(super) fn read(setting: Setting, line: &mut Line, cast: Cast, setup: &mut Setup) -> Read<()> {
    match setting {
        Setting::Scheme => setup.scheme = read_scheme(line)?,
        Setting::Maze => unreachable!("a maze may be several lines, which only its own reader sees"),
        // The line with the autopilots may have come first.
        Setting::Teams => {
            for (team, read) in setup.teams.iter_mut().zip(read_teams(line, cast.robots)?) {
                team.home = read.home;
            }
        }
        Setting::Autopilot => return read_autopilots(line, cast, setup),
        Setting::Seed => setup.seed = line.number(0..=u64::MAX, Phrase::Seed)?,
        Setting::Delay => setup.link_delay = line.span_range(Phrase::LinkDelay)?,
        Setting::LineDelay => setup.line_delay = line.span_range(Phrase::LineDelay)?,
        Setting::Loss => setup.loss_per_mille = line.per_mille()?,
        Setting::Doubled => setup.doubled_per_mille = line.per_mille()?,
        Setting::Overtake => {
            setup.overtake =
                line.ends_here() || line.choose(Phrase::OnOrOff, &[("on", true), ("off", false)])?;
        }
        Setting::Heartbeat => setup.timing.heartbeat = line.span(Phrase::Heartbeat)?,
        Setting::Silence => setup.timing.silence = line.span_range(Phrase::Silence)?,
        Setting::Patience => setup.patience = line.span(Phrase::Patience)?,
        Setting::Pace => read_paces(line, setup)?,
        Setting::Slow => read_slowness(line, cast, setup)?,
    }
    line.end()
}

/// A scheme, without its switches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    None,
    Forwarding,
    PrimaryBackup,
    Quorum,
}

const KINDS: [(&str, Kind); 4] = [
    ("none", Kind::None),
    ("forwarding", Kind::Forwarding),
    ("primary-backup", Kind::PrimaryBackup),
    ("quorum", Kind::Quorum),
];

/// A switch in one of its positions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Switch {
    Pictures(Pictures),
    Replication(Replication),
    Silence(Silence),
    AfterSplit(AfterSplit),
}

pub(super) const BACKUP_SWITCHES: [(&str, Switch); 8] = [
    ("local-pictures", Switch::Pictures(Pictures::Local)),
    ("primary-pictures", Switch::Pictures(Pictures::Agreed)),
    ("async", Switch::Replication(Replication::Async)),
    ("sync", Switch::Replication(Replication::Sync)),
    ("wait", Switch::Silence(Silence::Wait)),
    ("take-over", Switch::Silence(Silence::TakeOver)),
    ("leave-diverged", Switch::AfterSplit(AfterSplit::LeaveDiverged)),
    ("drive-back", Switch::AfterSplit(AfterSplit::DriveBack)),
];

pub(super) const QUORUM_SWITCHES: [(&str, Switch); 2] = [
    ("quorum-pictures", Switch::Pictures(Pictures::Agreed)),
    ("local-pictures", Switch::Pictures(Pictures::Local)),
];

/// Reads what follows the word `scheme`: its name, and in any order the number of robots and the
/// switches that are not as usual.
pub(super) fn read_scheme(line: &mut Line) -> Read<Scheme> {
    let kind = line.choose(Phrase::Scheme, &KINDS)?;
    let (switches, fleet): (&[(&str, Switch)], _) = match kind {
        Kind::None => (&[], 1..=5),
        Kind::Forwarding => (&[], 2..=5),
        Kind::PrimaryBackup => (&BACKUP_SWITCHES, 2..=5),
        Kind::Quorum => (&QUORUM_SWITCHES, 3..=5),
    };
    let usual = if kind == Kind::Quorum { 3 } else { 2 };
    let mut robots = None;
    let mut set: Vec<Switch> = Vec::new();
    while !line.ends_here() {
        let here = line.here();
        if line.digit_ahead() {
            let what = match kind {
                Kind::None | Kind::Forwarding | Kind::PrimaryBackup => {
                    Phrase::RobotCount.with([fleet.start().to_string(), fleet.end().to_string()])
                }
                Kind::Quorum => Phrase::RobotCountOfQuorum.into(),
            };
            let number = line.number(fleet.clone(), what.clone())?;
            if kind == Kind::Quorum && number == 4 {
                return Err(line.fault_at(here, what));
            }
            if robots.replace(number).is_some() {
                return Err(line.fault_at(here, Phrase::OneRobotCount));
            }
            continue;
        }
        let switch = match switches {
            [] => return Err(line.fault(Phrase::RobotCountOrEnd)),
            some => line.choose(Phrase::RobotCountOrSwitch, some)?,
        };
        let kind_of = std::mem::discriminant::<Switch>;
        if set.iter().any(|earlier| kind_of(earlier) == kind_of(&switch)) {
            return Err(line.fault_at(here, Phrase::OnePosition));
        }
        set.push(switch);
    }
    let robots = u8::try_from(robots.unwrap_or(usual)).expect("the number of robots was checked");
    Ok(put_together(kind, robots, &set))
}

fn put_together(kind: Kind, robots: u8, set: &[Switch]) -> Scheme {
    let mut scheme = match kind {
        Kind::None => Scheme::Alone { robots },
        Kind::Forwarding => Scheme::Forwarding { robots },
        Kind::PrimaryBackup => Scheme::PrimaryBackup {
            robots,
            pictures: Pictures::Local,
            replication: Replication::Async,
            silence: Silence::Wait,
            after_split: AfterSplit::LeaveDiverged,
        },
        Kind::Quorum => Scheme::Quorum { robots, pictures: Pictures::Agreed },
    };
    for switch in set {
        match (&mut scheme, *switch) {
            (
                Scheme::PrimaryBackup { pictures, .. } | Scheme::Quorum { pictures, .. },
                Switch::Pictures(p),
            ) => {
                *pictures = p;
            }
            (Scheme::PrimaryBackup { replication, .. }, Switch::Replication(r)) => *replication = r,
            (Scheme::PrimaryBackup { silence, .. }, Switch::Silence(s)) => *silence = s,
            (Scheme::PrimaryBackup { after_split, .. }, Switch::AfterSplit(a)) => *after_split = a,
            _ => unreachable!("a scheme is only offered its own switches"),
        }
    }
    scheme
}

/// Reads what follows the word `maze`. `rest` are the lines after it, without empty ones; says how
/// many of them belong to a drawing.
pub(super) fn read_maze(line: &mut Line, rest: &[Line]) -> Read<(MazeSource, usize)> {
    let side = |line: &mut Line, what: Phrase| {
        let what = what.with([LEAST_SIDE, MOST_SIDE].map(|side| side.to_string()));
        let side = line.number(u64::from(LEAST_SIDE)..=u64::from(MOST_SIDE), what)?;
        Ok(u8::try_from(side).expect("the side was checked"))
    };
    if line.digit_ahead() {
        let width = side(line, Phrase::MazeColumns)?;
        if !(line.word("x") || line.symbol("×") || line.word("by")) {
            return Err(line.fault(Phrase::TimesRows));
        }
        let height = side(line, Phrase::MazeRows)?;
        let seed = if line.word("seed") { line.number(0..=u64::MAX, Phrase::Seed)? } else { 1 };
        line.end()?;
        return Ok((MazeSource::Seeded { width, height, seed }, 0));
    }
    if !line.ends_here() {
        let named = line.peek_word().unwrap_or_default();
        let name = NamedMaze::ALL.into_iter().find(|name| name.word() == named);
        let Some(name) = name else {
            let words = NamedMaze::ALL.into_iter().map(NamedMaze::word);
            let list: Vec<&str> = words.clone().collect();
            let mut fault = line.fault(Phrase::MazeByName.with([list.join(", ")]));
            fault.meant = one_slip_away(&named, words);
            return Err(fault);
        };
        line.word(name.word());
        line.end()?;
        return Ok((MazeSource::Named(name), 0));
    }
    let drawn = rest.iter().take_while(|line| line.is_drawn()).count();
    let lines: Vec<(u32, String)> = rest[..drawn].iter().map(|line| (line.number, line.text())).collect();
    let lines: Vec<(u32, &str)> = lines.iter().map(|(number, text)| (*number, text.as_str())).collect();
    if lines.is_empty() {
        return Err(line.fault(Phrase::Maze));
    }
    let maze = Maze::from_drawing(&lines).map_err(|e| {
        ParseError::new(e.line, usize::try_from(e.column).unwrap_or(usize::MAX), e.found.chars(), e.expected)
    })?;
    Ok((MazeSource::Drawn(Box::new(maze)), drawn))
}

/// Reads what follows the word `teams`: `A@1 B@2`. A team without a robot gets the one of its own
/// number, starting again at Robot 1 where there are more teams than robots.
pub(super) fn read_teams(line: &mut Line, robots: u8) -> Read<Vec<TeamSetup>> {
    let mut teams: Vec<TeamSetup> = Vec::new();
    let cast = Cast { robots, teams: MOST_TEAMS, width: MOST_SIDE, height: MOST_SIDE };
    while teams.is_empty() || !line.ends_here() {
        if teams.len() == usize::from(MOST_TEAMS) {
            return Err(line.fault(Phrase::AtMostTeams.with([MOST_TEAMS.to_string()])));
        }
        let here = line.here();
        let next = u8::try_from(teams.len()).expect("there are at most five teams");
        if line.team(cast).ok() != Some(TeamId(next)) {
            let what = Phrase::TeamsInOrder.with([TeamId(next).to_string()]);
            return Err(line.fault_at(here, what));
        }
        let home = if line.symbol("@") { line.robot(cast)? } else { RobotId(next % robots + 1) };
        teams.push(TeamSetup { home, autopilot: false });
        line.symbol(",");
    }
    Ok(teams)
}

/// Reads what follows the word `autopilot`: the letters of the teams that are driven by it.
fn read_autopilots(line: &mut Line, cast: Cast, setup: &mut Setup) -> Read<()> {
    loop {
        let team = line.team(cast)?;
        setup.teams[team.index()].autopilot = true;
        line.symbol(",");
        if line.ends_here() {
            return Ok(());
        }
    }
}

fn read_paces(line: &mut Line, setup: &mut Setup) -> Read<()> {
    let mut paces = setup.paces;
    loop {
        let pace = match line.choose(Phrase::PaceOfWhat, &[("turn", 0), ("step", 1), ("picture", 2)])? {
            0 => &mut paces.turn,
            1 => &mut paces.step,
            _ => &mut paces.picture,
        };
        *pace = line.span(Phrase::Pace)?;
        line.symbol(",");
        if line.ends_here() {
            setup.paces = paces;
            return Ok(());
        }
    }
}

/// `slow 2 200%`, more pairs if need be.
fn read_slowness(line: &mut Line, cast: Cast, setup: &mut Setup) -> Read<()> {
    let mut slowness = [100; MOST_ROBOTS as usize];
    let mut named = Vec::new();
    loop {
        let here = line.here();
        let robot = line.robot(cast)?;
        if named.contains(&robot) {
            return Err(line.fault_at(here, Phrase::EveryRobotOnce));
        }
        named.push(robot);
        let percent = line.number(10..=1000, Phrase::Slowness)?;
        slowness[robot.index()] = u16::try_from(percent).expect("the percentage was checked");
        line.symbol("%");
        line.symbol(",");
        if line.ends_here() {
            break;
        }
    }
    let last = slowness.iter().rposition(|percent| *percent != 100);
    setup.slowness = slowness[..last.map_or(0, |last| last + 1)].to_vec();
    Ok(())
}
