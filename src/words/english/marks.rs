//! Going to and fro in English.

use super::English;
use crate::time::SimTime;
use crate::words::marks::{MarkLabel, MarkName, MarkWords};

impl MarkWords for English {
    fn mark(&self, label: MarkLabel) -> &'static str {
        match label {
            MarkLabel::Kind => "Kind of mark",
            MarkLabel::Keys => "On the keyboard: [ and ].",
            MarkLabel::None => "No such mark has been played yet.",
            MarkLabel::Lines => "Earlier lines",
            MarkLabel::NoLines => {
                "None yet. Whoever acts in the past starts a new line; the one that is left is kept here."
            }
            MarkLabel::TakeUp => "Get it back",
            MarkLabel::InThePast => "This is the past: what you do here starts a new line.",
        }
    }

    fn mark_name(&self, name: MarkName) -> &'static str {
        match name {
            MarkName::Any => "of any kind",
            MarkName::Command => "commands",
            MarkName::Cut => "cuts",
            MarkName::Mend => "mends",
            MarkName::Reboot => "reboots",
            MarkName::Election => "new leaders",
            MarkName::Broken => "broken laws",
        }
    }

    fn earlier_lines(&self, lines: usize) -> String {
        match lines {
            1 => "1 earlier line".to_owned(),
            _ => [lines.to_string().as_str(), " earlier lines"].concat(),
        }
    }

    fn left_line(&self, left_at: SimTime, until: SimTime, acts: usize) -> String {
        let (left_at, until, acts) = (left_at.to_string(), until.to_string(), acts.to_string());
        ["Left at ", &left_at, "; it goes to ", &until, ", acts: ", &acts].concat()
    }
}
