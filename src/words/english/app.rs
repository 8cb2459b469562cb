//! The app in English.

use super::English;
use crate::camera::Picture;
use crate::command::Command;
use crate::ids::{Direction, Place, RobotId, TeamId, Ticket};
use crate::protocol::{AfterSplit, Pictures, Replication, Silence};
use crate::scene::{Openness, Reach, Scene, Side};
use crate::standing::Standing;
use crate::time::{SimTime, Span};
use crate::words::app::{AppWords, Choice, Label, SwitchValue};
use crate::words::number;

impl AppWords for English {
    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::App => "Lockstep",
            Label::Scheme => "Scheme",
            Label::Robots => "Robots",
            Label::Pictures => "Pictures",
            Label::Replication => "Replication",
            Label::Silence => "When the primary is silent",
            Label::AfterSplit => "After a split",
            Label::Stage => "Stage",
            Label::MendAll => "Mend all",
            Label::Split => "Split…",
            Label::OneWay => "One way…",
            Label::Exit => "exit",
            Label::Queue => "queue",
            Label::SendTo => "Send to",
            Label::Each => "Each",
            Label::Autopilot => "Autopilot",
            Label::Again => "again",
            Label::Commands => "Commands",
            Label::Play => "Play",
            Label::Pause => "Pause",
            Label::StepForward => "Step forward",
            Label::StepBack => "Step back",
            Label::Restart => "Start again",
            Label::Time => "Time",
            Label::Speed => "Speed",
            Label::Story => "Story",
            Label::NewestLast => "newest last",
            Label::NothingYet => "Nothing has happened yet.",
            Label::Close => "Close",
            Label::MessagesPerCommand => "messages per command",
            Label::TimeToAnswer => "to an answer",
            Label::RobotsOut => "robots out",
            Label::KeysHint => "space plays · full stop steps",
            Label::TalkHere => "the robots talk here",
            Label::ClickToCut => "click to cut it",
            Label::CutShort => "cut",
            Label::NothingToDo => "nothing to do yet",
            Label::Out => "out of the maze",
            Label::Crown => "leads",
            Label::OneWayTitle => "Cut one way only",
            Label::OneWayHelp => "A ticked direction carries messages.",
            Label::Path => "Which link or line",
            Label::SplitTitle => "Split the robots",
            Label::SplitHelp => "Links between different sides are cut.",
            Label::SplitNow => "Split now",
            Label::RobotsTab => "Robots",
            Label::Promises => "Promises",
            Label::PromisesNote => "checked after every event",
            Label::Kept => "kept",
            Label::NotPromised => "not promised",
            Label::Menu => "Scheme and switches",
            Label::Language => "Language",
        }
    }

    fn choice(&self, choice: Choice) -> &'static str {
        match choice {
            Choice::Alone => "No coordination",
            Choice::Forwarding => "Strict forwarding",
            Choice::PrimaryBackup => "Primary/backup",
            Choice::QuorumOf3 => "Quorum of 3",
            Choice::QuorumOf5 => "Quorum of 5",
        }
    }

    fn what_is(&self, choice: Choice) -> &'static str {
        match choice {
            Choice::Alone => "Each robot does what it is told, and tells nobody.",
            Choice::Forwarding => "A robot passes on what its team says, then does it.",
            Choice::PrimaryBackup => "One robot numbers the moves; the others follow its numbers.",
            Choice::QuorumOf3 | Choice::QuorumOf5 => "A move counts once a majority has written it down.",
        }
    }

    fn switch(&self, value: SwitchValue) -> &'static str {
        match value {
            SwitchValue::Pictures(Pictures::Agreed, Choice::PrimaryBackup) => "from the primary only",
            SwitchValue::Pictures(Pictures::Local, Choice::PrimaryBackup) => "from any robot",
            SwitchValue::Pictures(Pictures::Agreed, _) => "from the quorum",
            SwitchValue::Pictures(Pictures::Local, _) => "from the robot asked",
            SwitchValue::Replication(Replication::Async) => "answer at once",
            SwitchValue::Replication(Replication::Sync) => "after every backup has confirmed",
            SwitchValue::Silence(Silence::Wait) => "wait",
            SwitchValue::Silence(Silence::TakeOver) => "take over",
            SwitchValue::AfterSplit(AfterSplit::LeaveDiverged) => "leave them diverged",
            SwitchValue::AfterSplit(AfterSplit::DriveBack) => "drive back",
        }
    }

    fn robot(&self, robot: RobotId) -> String {
        join(&["Robot ", &robot.to_string()])
    }

    fn team(&self, team: TeamId) -> String {
        join(&["Team ", &team.to_string()])
    }

    fn path(&self, one: Place, other: Place) -> String {
        let kind = match (one, other) {
            (Place::Robot(_), Place::Robot(_)) => "Link ",
            (Place::Team(_), _) | (_, Place::Team(_)) => "Line ",
        };
        join(&[kind, &place(one), " – ", &place(other)])
    }

    fn direction(&self, direction: Direction) -> String {
        join(&[&place(direction.from), " to ", &place(direction.to)])
    }

    fn reboot(&self, robot: RobotId) -> String {
        join(&["Reboot ", &self.robot(robot)])
    }

    fn isolate(&self, robot: RobotId) -> String {
        join(&["Isolate ", &self.robot(robot)])
    }

    fn again(&self, ticket: Ticket) -> String {
        join(&["Send ", &ticket.to_string(), " again"])
    }

    fn command(&self, command: Command) -> &'static str {
        match command {
            Command::Forward => "Forward",
            Command::Backward => "Backward",
            Command::Left => "Turn left",
            Command::Right => "Turn right",
            Command::Picture => "Take picture",
        }
    }

    fn key(&self, command: Command) -> &'static str {
        match command {
            Command::Forward => "Forward",
            Command::Backward => "Backward",
            Command::Left => "Left",
            Command::Right => "Right",
            Command::Picture => "Picture",
        }
    }

    fn row(&self, command: Command) -> &'static str {
        command.word()
    }

    fn key_hint(&self, team: TeamId) -> &'static str {
        match team.0 {
            0 => "The keys lie as on your keyboard: W, A, S, D and E.",
            1 => "On your keyboard: the arrows, and / for a picture.",
            _ => "Nothing asked yet.",
        }
    }

    fn caption(&self, robot: RobotId, after: u64) -> String {
        let commands = if after == 1 { " command" } else { " commands" };
        join(&[&self.robot(robot), ", after ", &after.to_string(), commands])
    }

    fn photo(&self, robot: RobotId, picture: &Picture) -> String {
        let mut said = join(&["What ", &self.robot(robot), " sees in ", &picture.stencil.cell]);
        said.push_str(match picture.free_ahead {
            0 => ": a wall right ahead",
            1 => ": one free cell ahead",
            _ => ": free cells ahead",
        });
        for (ways, side) in [(&picture.ways_left, "left"), (&picture.ways_right, "right")] {
            if !ways.is_empty() {
                said.push_str(", a way to the ");
                said.push_str(side);
            }
        }
        if picture.exit.is_some() {
            said.push_str(", the exit in sight");
        }
        said
    }

    fn repeated(&self, robot: RobotId, times: u8) -> String {
        let often = if times == 2 { "twice".to_owned() } else { join(&[&times.to_string(), " times"]) };
        join(&["run ", &often, " by ", &self.robot(robot)])
    }

    fn broken_at(&self, at: SimTime) -> String {
        join(&["broken at ", &self.clock(at)])
    }

    fn back_in(&self, left: Span) -> String {
        join(&["off; back in ", &self.seconds(left)])
    }

    fn clock(&self, at: SimTime) -> String {
        number::clock(at, ".")
    }

    fn seconds(&self, span: Span) -> String {
        join(&[&self.tenths(span.0 / 100), " s"])
    }

    fn waiting_for(&self, word: &str, span: Span) -> String {
        join(&[word, " ", &self.seconds(span)])
    }

    fn tenths(&self, tenths: u64) -> String {
        number::tenths(tenths, ".")
    }

    fn out_of(&self, part: u64, whole: u64) -> String {
        join(&[&part.to_string(), " of ", &whole.to_string()])
    }

    fn events(&self, events: u64) -> String {
        join(&["event ", &events.to_string()])
    }

    fn speed(&self, hundredths: u64) -> String {
        number::speed(hundredths, ".")
    }

    fn instant(&self, at: SimTime) -> String {
        self.seconds(Span(at.0))
    }

    fn invite(&self) -> &'static [&'static str] {
        &[
            "Give Team A a ",
            "Forward",
            " and Team B a ",
            "Left",
            ", then press Play. Will both robots stand in the same place?",
        ]
    }

    fn reach(&self, reach: &Reach, robots: u8) -> (String, String) {
        match reach.sides.as_slice() {
            [] => (String::new(), String::new()),
            [all] if robots == 1 => {
                let off = if all.off.is_empty() { "" } else { "The robot is off." };
                (off.to_owned(), String::new())
            }
            [all] => one_side(all, reach, robots),
            sides => many_sides(sides, reach, robots),
        }
    }

    fn stage(&self, scene: &Scene) -> String {
        let mut said = String::new();
        for robot in &scene.robots {
            said.push_str(&self.robot(robot.id));
            let pose = robot.pose;
            said.push_str(&join(&[" in ", &pose.cell.name(), ", looks ", pose.heading.name()]));
            said.push_str(match robot.standing {
                _ if robot.off_until.is_some() => ", is off",
                None => "",
                Some(Standing::InStep) => ", in step",
                Some(Standing::Behind { .. }) => ", behind",
                Some(Standing::Diverged { .. }) => ", diverged",
            });
            said.push_str(". ");
        }
        for link in scene.links.iter().filter(|link| link.open != Openness::Both) {
            said.push_str(&self.path(Place::Robot(link.one), Place::Robot(link.other)));
            said.push_str(if link.open == Openness::None { " is cut. " } else { " is cut one way. " });
        }
        said
    }

    fn side(&self, side: u8) -> String {
        join(&["side ", &side.to_string()])
    }
}

fn join(parts: &[&str]) -> String {
    parts.concat()
}

fn place(place: Place) -> String {
    match place {
        Place::Robot(robot) => English.robot(robot),
        Place::Team(team) => English.team(team),
    }
}

/// *Robot 1*, *Robots 1 and 2*, *Robots 1, 2 and 3*.
fn list(robots: &[RobotId]) -> String {
    let Some((last, first)) = robots.split_last() else { return String::new() };
    if first.is_empty() {
        return English.robot(*last);
    }
    let first: Vec<String> = first.iter().map(RobotId::to_string).collect();
    join(&["Robots ", &first.join(", "), " and ", &last.to_string()])
}

/// All robots are connected, but perhaps not directly, or some are off.
fn one_side(all: &Side, reach: &Reach, robots: u8) -> (String, String) {
    let is_one_way = |(one, other): &&(RobotId, RobotId)| {
        let ends = (Place::Robot(*one), Place::Robot(*other));
        reach.one_way.iter().any(|way| (way.from, way.to) == ends || (way.to, way.from) == ends)
    };
    let pair = |(one, other): &(RobotId, RobotId)| join(&[&one.to_string(), " and ", &other.to_string()]);
    let apart: Vec<String> = reach.apart.iter().filter(|pair| !is_one_way(pair)).map(pair).collect();
    let mut said = Vec::new();
    match apart.as_slice() {
        [] if reach.one_way.is_empty() => said.push("All robots can hear each other.".to_owned()),
        [] => {}
        [pair] => said.push(join(&["Robots ", pair, " cannot hear each other."])),
        pairs => said.push(join(&["These cannot hear each other: ", &pairs.join(", "), "."])),
    }
    said.push(one_way(reach));
    let mut rest = String::new();
    if !reach.apart.is_empty() {
        rest.push_str("Through others all are connected. ");
    }
    if !all.off.is_empty() {
        let are = if all.off.len() == 1 { " is off: " } else { " are off: " };
        rest.push_str(&join(&[&list(&all.off), are, &awake(all, robots)]));
    }
    (said.join(" ").trim().to_owned(), rest.trim().to_owned())
}

fn awake(side: &Side, robots: u8) -> String {
    let awake = side.robots.len() - side.off.len();
    let verdict = if side.running_majority { ", a majority." } else { ", no majority." };
    join(&[&awake.to_string(), " of ", &robots.to_string(), " are awake", verdict])
}

fn many_sides(sides: &[Side], reach: &Reach, robots: u8) -> (String, String) {
    if robots == 2 {
        return ("The robots cannot hear each other.".to_owned(), one_way(reach));
    }
    let count = |side: &Side| join(&[&side.robots.len().to_string(), " of ", &robots.to_string()]);
    let first = match sides.iter().find(|side| side.majority) {
        Some(side) if side.running_majority => {
            join(&[&list(&side.robots), " hear each other: ", &count(side), ", a majority."])
        }
        Some(side) => join(&[
            &list(&side.robots),
            " are linked, a majority, but ",
            &list(&side.off),
            if side.off.len() == 1 { " is off." } else { " are off." },
        ]),
        None => "No side is a majority.".to_owned(),
    };
    let mut rest = String::new();
    for side in sides.iter().filter(|side| !side.majority) {
        if !rest.is_empty() {
            rest.push(' ');
        }
        rest.push_str(&list(&side.robots));
        rest.push_str(match side.robots.len() {
            1 => " is alone.",
            _ => " hear only each other.",
        });
    }
    let one_way = one_way(reach);
    if !one_way.is_empty() {
        rest.push(' ');
        rest.push_str(&one_way);
    }
    (first, rest)
}

fn one_way(reach: &Reach) -> String {
    let say = |direction: &Direction| {
        join(&[&place(direction.from), " reaches ", &place(direction.to), ", but hears nothing back."])
    };
    reach.one_way.iter().map(say).collect::<Vec<_>>().join(" ")
}
