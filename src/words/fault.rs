//! The words for what is wrong with a text: a run, a lesson, a drawn maze, progress. The command line
//! says it in English whatever the page speaks.

use crate::phrase::{Phrase, fill};
use crate::script::{Fault, ParseError, VERSION};

/// A part of the sentence that says what is wrong. `{0}`, `{1}` are its gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultPart {
    /// Where: `{0}` is the line, `{1}` the column.
    Place,
    /// That `{0}` was expected and `{1}` found.
    Unexpected,
    /// That the text is of the newer version `{0}`, and that this program reads version `{1}`.
    Newer,
    /// What was found: nothing more on the line.
    EndOfLine,
    /// What was found: a space.
    Space,
    /// What was found: the characters `{0}`, in quotation marks.
    Quoted,
    /// The question whether `{0}` was meant, with what stands before it.
    Meant,
    /// What stands between the last two words of a list, with its spaces.
    Or,
    /// What was found: `{0}` bytes, far too many.
    Bytes,
    /// What was found: the byte `{0}`.
    Byte,
}

/// The words of one language.
pub trait FaultWords {
    /// A phrase for something that was expected, with its gaps. What belongs to the text itself (words
    /// of the run language, signs, examples) stays as it is.
    fn phrase(&self, phrase: Phrase) -> &'static str;

    /// A part of the sentence around it.
    fn fault_part(&self, part: FaultPart) -> &'static str;

    /// What is wrong and where, without a full stop: *Line 2, column 5: expected …, found “…”*.
    fn fault(&self, fault: &ParseError) -> String {
        let part = |part: FaultPart, gaps: &[String]| fill(self.fault_part(part), gaps);
        let mut said = part(FaultPart::Place, &[fault.line.to_string(), fault.column.to_string()]);
        let found = match (fault.kind, fault.found.as_str()) {
            (Fault::Newer { version }, _) => {
                said.push_str(&part(FaultPart::Newer, &[version.to_string(), VERSION.to_string()]));
                return said;
            }
            (Fault::TooLong(bytes), _) => part(FaultPart::Bytes, &[bytes.to_string()]),
            (Fault::NotText(byte), _) => part(FaultPart::Byte, &[format!("{byte:#04x}")]),
            (Fault::Unexpected, "") => part(FaultPart::EndOfLine, &[]),
            (Fault::Unexpected, " ") => part(FaultPart::Space, &[]),
            (Fault::Unexpected, text) => part(FaultPart::Quoted, &[text.to_owned()]),
        };
        let expected = fault.expected.in_words(|phrase| self.phrase(phrase), self.fault_part(FaultPart::Or));
        said.push_str(&part(FaultPart::Unexpected, &[expected, found]));
        if let Some(meant) = &fault.meant {
            said.push_str(&part(FaultPart::Meant, &[(*meant).to_owned()]));
        }
        said
    }
}
