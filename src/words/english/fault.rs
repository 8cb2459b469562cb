//! What is wrong with a text, in English: as the command line says it.

use super::English;
use crate::phrase::Phrase;
use crate::words::fault::{FaultPart, FaultWords};

impl FaultWords for English {
    fn phrase(&self, phrase: Phrase) -> &'static str {
        phrase.english()
    }

    fn fault_part(&self, part: FaultPart) -> &'static str {
        match part {
            FaultPart::Place => "Line {0}, column {1}: ",
            FaultPart::Unexpected => "expected {0}, found {1}",
            FaultPart::Newer => "made with a newer version of Lockstep ({0}); this one reads version {1}",
            FaultPart::EndOfLine => "the end of the line",
            FaultPart::Space => "a space",
            FaultPart::Quoted => "“{0}”",
            FaultPart::Meant => " (did you mean “{0}”?)",
            FaultPart::Or => " or ",
            FaultPart::Bytes => "{0} bytes",
            FaultPart::Byte => "the byte {0}",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::{parse, parse_bytes};

    #[test]
    fn the_page_and_the_command_line_say_the_same() {
        let texts =
            ["", "lockstep 2", "lockstep 1\nscheme quorun 3", "lockstep 1\nscheme none 6", "lockstep 1\n~"];
        let faults = texts.map(|text| parse(text).expect_err("it is no run"));
        for fault in faults {
            assert_eq!(English.fault(&fault), fault.to_string());
        }
        let long = parse(&" ".repeat(300_000)).expect_err("it is too long");
        assert_eq!(English.fault(&long), long.to_string());
        let bytes = parse_bytes(b"lockstep 1\n\xff").expect_err("it is no text");
        assert_eq!(English.fault(&bytes), bytes.to_string());
    }
}
