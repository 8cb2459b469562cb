//! The app in English.

use super::English;
use crate::camera::Picture;
use crate::command::Command;
use crate::ids::{Direction, Place, RobotId, TeamId, Ticket};
use crate::pose::Pose;
use crate::protocol::{AfterSplit, Pictures, Replication, Silence};
use crate::scene::Reach;
use crate::time::{SimTime, Span};
use crate::words::app::{AppWords, Choice, Doing, DoorLabel, Label, SwitchValue, reach};
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
            Label::OneWayTitle => "Cut one way, or slow down",
            Label::MessagesTake => "Messages between robots take about",
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

    fn door(&self, door: DoorLabel) -> &'static str {
        match door {
            DoorLabel::Lessons => "Lessons",
            DoorLabel::Share => "Share",
            DoorLabel::Compare => "Compare",
            DoorLabel::Diagram => "Diagram",
            DoorLabel::Present => "Presenter mode",
            DoorLabel::Keys => "Keys",
            DoorLabel::Lines => "Marks and lines",
            DoorLabel::Why => "why?",
            DoorLabel::NextMark => "Next mark",
            DoorLabel::PreviousMark => "Previous mark",
            DoorLabel::LeavesOut => "What this leaves out",
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
        reach::said(self, reach, robots)
    }

    fn in_the_maze(&self, robot: RobotId, pose: Pose) -> String {
        join(&[&self.robot(robot), " in ", &pose.cell.name(), ", looks ", pose.heading.name()])
    }

    fn doing(&self, doing: Doing) -> &'static str {
        match doing {
            Doing::Off => ", is off",
            Doing::Unjudged => "",
            Doing::InStep => ", in step",
            Doing::Behind => ", behind",
            Doing::Diverged => ", diverged",
        }
    }

    fn is_cut(&self, whole: bool) -> &'static str {
        if whole { " is cut." } else { " is cut one way." }
    }

    fn side(&self, side: u8) -> String {
        join(&["side ", &side.to_string()])
    }
}

fn join(parts: &[&str]) -> String {
    parts.concat()
}

pub(super) fn place(place: Place) -> String {
    match place {
        Place::Robot(robot) => English.robot(robot),
        Place::Team(team) => English.team(team),
    }
}
