//! Taking a run elsewhere in English.

use super::English;
use crate::link::LinkError;
use crate::script::{Fault, ParseError};
use crate::words::fault::FaultWords;
use crate::words::lesson::LessonWords;
use crate::words::share::{Refused, ShareLabel, ShareWords};

impl ShareWords for English {
    fn share(&self, label: ShareLabel) -> &'static str {
        match label {
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
            Refused::Text(fault) => format!("This is not the text of a run. {}.", self.fault(fault)),
            Refused::FileTooLarge(bytes) => {
                format!("The file is too large for a run: {bytes} bytes, where 262,144 are allowed.")
            }
            Refused::FileUnreadable => "The browser could not read the file.".to_owned(),
            Refused::Lesson(fault) => {
                format!("This is not a lesson that can be played. {}.", self.fault(fault))
            }
            Refused::Progress(fault) => format!("This is not a file of progress. {}.", self.fault(fault)),
            Refused::Unfetched(missing) => self.unfetched(missing),
            Refused::NoSuchLesson => "The address names no lesson.".to_owned(),
        };
        format!("{said} What you see is as it was before.")
    }
}

fn newer(version: u64) -> String {
    format!("This run was made with a newer version of Lockstep ({version}); this one reads version 1.")
}
