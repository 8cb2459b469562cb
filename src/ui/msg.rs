//! What can happen to the app: the vocabulary of the one place that changes anything.

use crate::command::Command;
use crate::ids::{FlightId, Place, TeamId};
use crate::protocol::Scheme;
use crate::setup::Act;
use crate::ui::address::{Incoming, Problem};
use crate::ui::adversary::AdversaryMsg;
use crate::ui::class::ClassMsg;
use crate::ui::compare::VersusMsg;
use crate::ui::diagram::ChartMsg;
use crate::ui::lesson::LessonMsg;
use crate::ui::lines::Travel;
use crate::ui::why::Question;
use crate::words::Language;
use crate::words::share::ShareLabel;

/// Something that happened on the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Msg {
    /// Something happens to lessons.
    Lesson(LessonMsg),
    /// People do something to the run, now.
    Act(Act),
    /// A key of the keyboard asks for a command.
    Key(TeamId, Command),
    /// The browser draws a frame; milliseconds of the page's own clock.
    Frame(f64),
    /// Play or pause.
    PlayPause,
    /// One event forward.
    StepForward,
    /// One event back.
    StepBack,
    /// A new run with the same set-up.
    Restart,
    /// Go to an instant, in milliseconds.
    Seek(u64),
    /// Look at an instant while a slider is dragged, in milliseconds; [`Msg::Seek`] follows.
    Glance(u64),
    /// Go elsewhere in time.
    Travel(Travel),
    /// Something about the comparison.
    Versus(VersusMsg),
    /// Something about the diagram.
    Chart(ChartMsg),
    /// Something about the adversary.
    Adversary(AdversaryMsg),
    /// Somebody asks why.
    Why(Question),
    /// Another speed, by its place among [`crate::ui::clock::SPEEDS`].
    Speed(usize),
    /// A new run with another scheme, other switches or another number of robots.
    Scheme(Scheme),
    /// Another console or the robots' page is shown on a small screen.
    Tab(Tab),
    /// A team's list of commands was moved away from its newest, or back to it.
    Scrolled(TeamId, bool),
    /// A sheet is opened.
    Open(Sheet),
    /// The sheet is closed.
    Close,
    /// The page speaks another language.
    Language(Language),
    /// The story is shown or hidden.
    Story,
    /// The switches are shown or hidden on a small screen.
    Menu,
    /// A run comes in from a link or a file.
    Arrived(Box<Result<Incoming, Problem>>),
    /// Another run takes the place of this one.
    Leave,
    /// The address bar is due to be written.
    WriteAddress,
    /// The notice about a run that was refused is closed.
    Dismiss,
    /// The run is written out in another form.
    Export(Export),
    /// The window has another size.
    Window(f64, f64),
    /// The second half of the page is to be drawn.
    Begin,
    /// The whole program is there.
    Whole,
    /// The stage has another size.
    Stage(f64, f64),
    /// People want less motion, or do not any more.
    Still(bool),
    /// Something for the classroom.
    Class(ClassMsg),
    /// A key that is ours, but does nothing now.
    Nothing,
}

/// What a small screen shows under the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tab {
    /// A team's console.
    Team(TeamId),
    /// Buttons for robots and links.
    Robots,
}

/// A sheet over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// One direction of a link or line at a time.
    OneWay(Place, Place),
    /// Robots in groups.
    Split,
    /// Link, QR code, files.
    Share,
    /// The answer to a question.
    Why,
    /// A message in flight.
    Message(FlightId),
    /// Marks, and the lines that were left.
    Lines,
    /// The QR code of the present state, as large as the screen.
    Code,
    /// The keys and what they do.
    Keys,
    /// How something could break.
    Adversary,
    /// What the scheme leaves out.
    Leaves,
}

impl Sheet {
    /// Tells one kind of sheet from another: each takes the keyboard when it opens.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Sheet::OneWay(..) => "one-way",
            Sheet::Split => "split",
            Sheet::Share => "share",
            Sheet::Why => "why",
            Sheet::Message(_) => "message",
            Sheet::Lines => "lines",
            Sheet::Leaves => "leaves",
            Sheet::Code => "code",
            Sheet::Keys => "keys",
            Sheet::Adversary => "adversary",
        }
    }
}

/// A form that a run can be written out in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Export {
    /// The space-time diagram as a picture.
    Svg,
    /// What the diagram on the screen shows, as a picture.
    Shown,
    /// The space-time diagram of the whole run as a picture.
    Whole,
    /// A sequence diagram for texts.
    Mermaid,
    /// A log for ShiViz.
    Shiviz,
    /// The log as JSON.
    Json,
}

impl Export {
    /// The forms that are offered beside the run's text. The other two belong to the diagram's panel.
    pub(crate) const ALL: [Export; 4] = [Export::Svg, Export::Mermaid, Export::Shiviz, Export::Json];

    /// What its button says.
    pub(crate) fn label(self) -> ShareLabel {
        match self {
            Export::Svg | Export::Shown | Export::Whole => ShareLabel::ExportSvg,
            Export::Mermaid => ShareLabel::ExportMermaid,
            Export::Shiviz => ShareLabel::ExportShiviz,
            Export::Json => ShareLabel::ExportJson,
        }
    }
}
