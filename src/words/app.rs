//! The words of the app: buttons, labels, hints, what screen readers say. A language is one
//! implementation of [`AppWords`]. The English names of roles and buttons are relied upon by tests,
//! teachers' scripts and assistive technology; see the documentation before changing one.

pub mod reach;

use crate::camera::Picture;
use crate::command::Command;
use crate::ids::{Direction, Place, RobotId, TeamId, Ticket};
use crate::pose::Pose;
use crate::protocol::{AfterSplit, Pictures, Replication, Scheme, Silence};
use crate::scene::{Openness, Reach, Robot, Scene};
use crate::standing::Standing;
use crate::time::{SimTime, Span};

/// The schemes as people choose them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// No coordination.
    Alone,
    /// Strict forwarding.
    Forwarding,
    /// Primary and backups.
    PrimaryBackup,
    /// Raft with three robots.
    QuorumOf3,
    /// Raft with five robots.
    QuorumOf5,
}

impl Choice {
    /// All, in the order of the story.
    pub const ALL: [Choice; 5] =
        [Choice::Alone, Choice::Forwarding, Choice::PrimaryBackup, Choice::QuorumOf3, Choice::QuorumOf5];

    /// The choice that a scheme belongs to.
    #[must_use]
    pub fn of(scheme: Scheme) -> Choice {
        match scheme {
            Scheme::Alone { .. } => Choice::Alone,
            Scheme::Forwarding { .. } => Choice::Forwarding,
            Scheme::PrimaryBackup { .. } => Choice::PrimaryBackup,
            Scheme::Quorum { robots: 5, .. } => Choice::QuorumOf5,
            Scheme::Quorum { .. } => Choice::QuorumOf3,
        }
    }

    /// The scheme with its switches as they are at first.
    #[must_use]
    pub fn scheme(self) -> Scheme {
        match self {
            Choice::Alone => Scheme::Alone { robots: 2 },
            Choice::Forwarding => Scheme::Forwarding { robots: 2 },
            Choice::PrimaryBackup => Scheme::PrimaryBackup {
                robots: 2,
                pictures: Pictures::Local,
                replication: Replication::Async,
                silence: Silence::Wait,
                after_split: AfterSplit::LeaveDiverged,
            },
            Choice::QuorumOf3 => Scheme::Quorum { robots: 3, pictures: Pictures::Agreed },
            Choice::QuorumOf5 => Scheme::Quorum { robots: 5, pictures: Pictures::Agreed },
        }
    }
}

/// What leads to another part of the page. Everything there has its words in a room of its own, which the
/// first screen does not need; so the names on the doors stand here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoorLabel {
    /// The list of lessons.
    Lessons,
    /// Taking the run elsewhere.
    Share,
    /// Several schemes side by side.
    Compare,
    /// The space-time diagram.
    Diagram,
    /// Presenter mode.
    Present,
    /// The sheet of keys.
    Keys,
    /// Marks and lines.
    Lines,
    /// On a small button beside something that can be asked about.
    Why,
    /// To the next mark.
    NextMark,
    /// To the mark before.
    PreviousMark,
    /// Opens the card, and its title.
    LeavesOut,
}

/// A label that stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The name of the app.
    App,
    /// The choice of a scheme.
    Scheme,
    /// How many robots.
    Robots,
    /// The switch: who may take pictures.
    Pictures,
    /// The switch: when the primary says done.
    Replication,
    /// The switch: what a backup does when the primary is silent.
    Silence,
    /// The switch: what the loser of a split does.
    AfterSplit,
    /// Where the buildings are.
    Stage,
    /// Mends every link and line.
    MendAll,
    /// Opens the choice of groups.
    Split,
    /// Opens the choice of single directions.
    OneWay,
    /// The word on the mat at the way out.
    Exit,
    /// Before the dots of a robot's queue.
    Queue,
    /// Whom a console talks to.
    SendTo,
    /// Every robot, one after the other.
    Each,
    /// Drives by itself.
    Autopilot,
    /// Sends a command once more.
    Again,
    /// A team's commands.
    Commands,
    /// Starts the clock.
    Play,
    /// Stops the clock.
    Pause,
    /// One event forward.
    StepForward,
    /// One event back.
    StepBack,
    /// Back to the beginning, with nothing done.
    Restart,
    /// The slider over the run.
    Time,
    /// The slider of the speed.
    Speed,
    /// What happened.
    Story,
    /// Beside the heading of the story.
    NewestLast,
    /// Before anything has happened.
    NothingYet,
    /// Closes a panel or sheet.
    Close,
    /// Messages per command so far.
    MessagesPerCommand,
    /// Average time to an answer so far.
    TimeToAnswer,
    /// Robots out of their maze.
    RobotsOut,
    /// The keys that play and step.
    KeysHint,
    /// Above the link on the first screen.
    TalkHere,
    /// Below the link on the first screen.
    ClickToCut,
    /// Says that a link is cut.
    CutShort,
    /// A robot without anything to do on the first screen.
    NothingToDo,
    /// A robot that is out of the maze.
    Out,
    /// A robot has the crown.
    Crown,
    /// The sheet of one-way cuts.
    OneWayTitle,
    /// What that sheet explains.
    OneWayHelp,
    /// Which link or line.
    Path,
    /// Before a choice of times: how long messages between robots are on their way.
    MessagesTake,
    /// The sheet of groups.
    SplitTitle,
    /// What that sheet explains.
    SplitHelp,
    /// Cuts as chosen.
    SplitNow,
    /// The tab of the robots on small screens.
    RobotsTab,
    /// The referee's lamps.
    Promises,
    /// Beside the heading of the lamps.
    PromisesNote,
    /// A law that has not been broken.
    Kept,
    /// A law that the scheme does not promise.
    NotPromised,
    /// Opens the scheme's switches on small screens.
    Menu,
    /// The choice of a language.
    Language,
}

/// One of the values of a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchValue {
    /// Who may take pictures; the quorum has other words for it.
    Pictures(Pictures, Choice),
    /// When the primary says done.
    Replication(Replication),
    /// What a backup does when the primary is silent.
    Silence(Silence),
    /// What the loser of a split does.
    AfterSplit(AfterSplit),
}

/// How a robot does, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// It is off.
    Off,
    /// Nobody judges it.
    Unjudged,
    /// In step.
    InStep,
    /// Behind the others.
    Behind,
    /// Diverged from the others.
    Diverged,
}

impl Doing {
    fn of(robot: &Robot) -> Doing {
        match robot.standing {
            _ if robot.off_until.is_some() => Doing::Off,
            None => Doing::Unjudged,
            Some(Standing::InStep) => Doing::InStep,
            Some(Standing::Behind { .. }) => Doing::Behind,
            Some(Standing::Diverged { .. }) => Doing::Diverged,
        }
    }
}

/// The words of the app in one language.
pub trait AppWords {
    /// A label.
    fn label(&self, label: Label) -> &'static str;

    /// What leads to another part of the page.
    fn door(&self, door: DoorLabel) -> &'static str;

    /// The name of a scheme.
    fn choice(&self, choice: Choice) -> &'static str;

    /// What a scheme does, in one sentence.
    fn what_is(&self, choice: Choice) -> &'static str;

    /// The value of a switch.
    fn switch(&self, value: SwitchValue) -> &'static str;

    /// *Robot 1*.
    fn robot(&self, robot: RobotId) -> String;

    /// *Team A*.
    fn team(&self, team: TeamId) -> String;

    /// *Link Robot 1 – Robot 2*, *Line Team A – Robot 1*.
    fn path(&self, one: Place, other: Place) -> String;

    /// *Robot 1 to Robot 2*: one direction.
    fn direction(&self, direction: Direction) -> String;

    /// *Reboot Robot 1*.
    fn reboot(&self, robot: RobotId) -> String;

    /// *Isolate Robot 1*.
    fn isolate(&self, robot: RobotId) -> String;

    /// *Send A1 again*.
    fn again(&self, ticket: Ticket) -> String;

    /// The full name of a command's button: *Turn left*.
    fn command(&self, command: Command) -> &'static str;

    /// The word on a command's key: *Left*.
    fn key(&self, command: Command) -> &'static str;

    /// A command in a list: *left*.
    fn row(&self, command: Command) -> &'static str;

    /// Where a team's commands lie on the keyboard.
    fn key_hint(&self, team: TeamId) -> &'static str;

    /// *Robot 1, after 18 commands*.
    fn caption(&self, robot: RobotId, after: u64) -> String;

    /// What a photograph shows, for those who cannot see it.
    fn photo(&self, robot: RobotId, picture: &Picture) -> String;

    /// *ran twice at Robot 2*: one robot executed a command so often.
    fn repeated(&self, robot: RobotId, times: u8) -> String;

    /// *broken at 0:38.4*.
    fn broken_at(&self, at: SimTime) -> String;

    /// *off; back in 2.4 s*.
    fn back_in(&self, left: Span) -> String;

    /// An instant of the run on the clock: *0:38.6*.
    fn clock(&self, at: SimTime) -> String;

    /// *1.6 s*.
    fn seconds(&self, span: Span) -> String;

    /// *waiting 0.6 s*, after the word for the verdict.
    fn waiting_for(&self, word: &str, span: Span) -> String;

    /// A number given in tenths: *5.8*.
    fn tenths(&self, tenths: u64) -> String;

    /// *0 of 3*.
    fn out_of(&self, part: u64, whole: u64) -> String;

    /// How many events have happened: *event 412*.
    fn events(&self, events: u64) -> String;

    /// A speed in hundredths: *0.5×*.
    fn speed(&self, hundredths: u64) -> String;

    /// An instant, for screen readers.
    fn instant(&self, at: SimTime) -> String;

    /// What to try first: plain and highlighted pieces in turn, plain first.
    fn invite(&self) -> &'static [&'static str];

    /// Who can reach whom: what matters most, and what else there is.
    fn reach(&self, reach: &Reach, robots: u8) -> (String, String);

    /// Where a robot is and where it looks: the beginning of a sentence.
    fn in_the_maze(&self, robot: RobotId, pose: Pose) -> String;

    /// How it does: the end of that sentence without its full stop.
    fn doing(&self, doing: Doing) -> &'static str;

    /// What is said after the name of a link that is cut, wholly or one way: the end of a sentence.
    fn is_cut(&self, whole: bool) -> &'static str;

    /// The stage in a few sentences, for those who cannot see it.
    fn stage(&self, scene: &Scene) -> String {
        let mut said = String::new();
        for robot in &scene.robots {
            said.push_str(&self.in_the_maze(robot.id, robot.pose));
            said.push_str(self.doing(Doing::of(robot)));
            said.push_str(". ");
        }
        for link in scene.links.iter().filter(|link| link.open != Openness::Both) {
            said.push_str(&self.path(Place::Robot(link.one), Place::Robot(link.other)));
            said.push_str(self.is_cut(link.open == Openness::None));
            said.push(' ');
        }
        said
    }

    /// The number of a group in the sheet of groups: *side 1*.
    fn side(&self, side: u8) -> String;
}
