//! The words for taking a run elsewhere and bringing one in.

use crate::link::LinkError;
use crate::script::{Fault, ParseError};
use crate::words::lesson::LessonWords;

/// A label of the sheet *Share*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareLabel {
    /// Opens the sheet, and its title.
    Share,
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
    /// A lesson could not be fetched; what the server answered, if it did.
    Unfetched(Option<u16>),
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

impl ShareWords for crate::words::app::English {
    fn share(&self, label: ShareLabel) -> &'static str {
        match label {
            ShareLabel::Share => "Share",
            ShareLabel::Link => "Link to this run",
            ShareLabel::CopyLink => "Copy link",
            ShareLabel::Copied => "Copied.",
            ShareLabel::CopyByHand => {
                "This browser does not let pages copy: the link is marked, copy it yourself."
            }
            ShareLabel::QrCode => "QR code of this link",
            ShareLabel::TooLongForQr => "This run is too long for a QR code. Copy the link or save the file.",
            ShareLabel::Text => "The run as text",
            ShareLabel::SaveText => "Save as file",
            ShareLabel::OpenFile => "Open a file",
            ShareLabel::OrDropOne => "or drop one anywhere on the page",
            ShareLabel::Export => "Take the record elsewhere",
            ShareLabel::ExportSvg => "Diagram (SVG)",
            ShareLabel::ExportMermaid => "Mermaid",
            ShareLabel::ExportShiviz => "ShiViz",
            ShareLabel::ExportJson => "JSON",
            ShareLabel::RefusedText => "What could not be read",
            ShareLabel::Dismiss => "Dismiss",
            ShareLabel::Panic => "Lockstep has stopped because of a fault of its own",
            ShareLabel::PanicHelp => {
                "Nothing that you did is wrong. The text below is the run that led here; \
                 please put it into a report of the fault."
            }
            ShareLabel::PanicRestart => "Start again",
        }
    }

    fn refused(&self, why: &Refused) -> String {
        let said = match why {
            Refused::Link(LinkError::NotARun) => "The address holds no run.".to_owned(),
            Refused::Link(LinkError::TooLong) => "The link is far longer than any run.".to_owned(),
            Refused::Link(LinkError::Newer(version)) => newer(u64::from(*version)),
            Refused::Link(LinkError::CutOff) => {
                "The link is cut off: its end is missing. Perhaps it was broken at a line end.".to_owned()
            }
            Refused::Link(LinkError::Damaged) => {
                "The link is damaged: some of its characters have changed on the way.".to_owned()
            }
            Refused::Text(ParseError { kind: Fault::Newer { version }, .. }) => newer(*version),
            Refused::Text(fault) => format!("This is not the text of a run. {fault}."),
            Refused::FileTooLarge(bytes) => {
                format!("The file is too large for a run: {bytes} bytes, where 262,144 are allowed.")
            }
            Refused::FileUnreadable => "The browser could not read the file.".to_owned(),
            Refused::Lesson(fault) => format!("This is not a lesson that can be played. {fault}."),
            Refused::Progress(fault) => format!("This is not a file of progress. {fault}."),
            Refused::Unfetched(status) => self.unfetched(*status),
            Refused::NoSuchLesson => "The address names no lesson.".to_owned(),
        };
        format!("{said} What you see is as it was before.")
    }
}

fn newer(version: u64) -> String {
    format!("This run was made with a newer version of Lockstep ({version}); this one reads version 1.")
}
