//! The words for taking a run elsewhere and bringing one in.

use crate::link::LinkError;
use crate::script::ParseError;
use crate::words::lesson::Missing;

/// A label of the sheet *Share*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareLabel {
    /// The field with the link.
    Link,
    /// Copies the link.
    CopyLink,
    /// Said after the link was copied.
    Copied,
    /// Where the browser does not let programs copy.
    CopyByHand,
    /// The picture that phones read.
    QrCode,
    /// The link is too long for such a picture.
    TooLongForQr,
    /// The field with the run's text.
    Text,
    /// Saves the text as a file.
    SaveText,
    /// Opens a file.
    OpenFile,
    /// Beside the button that opens a file.
    OrDropOne,
    /// Exports of the log and the diagram.
    Export,
    /// The space-time diagram as a picture.
    ExportSvg,
    /// A sequence diagram for texts.
    ExportMermaid,
    /// A log for ShiViz.
    ExportShiviz,
    /// The log as JSON.
    ExportJson,
    /// The text that could not be read, to copy.
    RefusedText,
    /// Closes the notice.
    Dismiss,
    /// The heading of the page shown after a fault of the program.
    Panic,
    /// What to do with the text below.
    PanicHelp,
    /// Begins anew after a fault of the program.
    PanicRestart,
}

/// Why a run that was brought in is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The address holds no readable link.
    Link(LinkError),
    /// The link or file holds a text that is no run.
    Text(ParseError),
    /// The file is larger than can be a run's text; its size in bytes.
    FileTooLarge(u64),
    /// The browser could not read the file.
    FileUnreadable,
    /// The file is no lesson.
    Lesson(ParseError),
    /// The file holds no progress.
    Progress(ParseError),
    /// A lesson is not there to be shown.
    Unfetched(Missing),
    /// The address names no lesson.
    NoSuchLesson,
}

/// The words of one language.
pub trait ShareWords {
    /// A label.
    fn share(&self, label: ShareLabel) -> &'static str;

    /// Why a run that was brought in is not shown, and that nothing has been lost.
    fn refused(&self, why: &Refused) -> String;
}
