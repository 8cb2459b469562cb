//! The classroom in English.

use super::English;
use crate::ids::RobotId;
use crate::words::class::{ClassLabel, ClassWords, KeyCap, KeyGroup, KeyWork};

impl ClassWords for English {
    fn class(&self, label: ClassLabel) -> &'static str {
        match label {
            ClassLabel::Leave => "Leave presenter mode",
            ClassLabel::Code => "QR code",
            ClassLabel::CodeHelp => "Point a phone’s camera at the code: it opens exactly this.",
            ClassLabel::NoCode => {
                "This run is too long for a QR code. Save it as a file instead, from the sheet “Share”."
            }
            ClassLabel::Controls => "Show the controls",
            ClassLabel::Text => "Show the text",
            ClassLabel::On => "On",
            ClassLabel::Back => "Back",
            ClassLabel::SamePictures => "The pictures are the same",
            ClassLabel::OtherPictures => "The pictures differ",
            ClassLabel::TakeBack => "Take back a hand",
            ClassLabel::VoteHelp => "Show of hands: press an answer’s number once for each hand.",
            ClassLabel::Letters => "Single keys do things",
            ClassLabel::LettersNote => {
                "Switch this off if you dictate, or if keys are pressed by accident. Buttons, Tab and Escape stay."
            }
            ClassLabel::WhichLink => "Cut or mend which link? Press the numbers of its two robots.",
            ClassLabel::WhichReboot => "Reboot which robot? Press its number.",
            ClassLabel::WhichIsolate => "Isolate which robot? Press its number.",
            ClassLabel::WhichScheme => {
                "Which scheme? 1 No coordination · 2 Strict forwarding · 3 Primary/backup · 4 Quorum of 3 · 5 Quorum of 5"
            }
            ClassLabel::DropIt => "Escape drops it.",
        }
    }

    fn key_group(&self, group: KeyGroup) -> &'static str {
        match group {
            KeyGroup::Clock => "The clock",
            KeyGroup::Consoles => "Two teams at one keyboard",
            KeyGroup::Deeds => "Links and robots",
            KeyGroup::Views => "What is shown",
            KeyGroup::Lesson => "In a lesson",
            KeyGroup::Presenter => "In presenter mode, and on a clicker",
        }
    }

    fn key_work(&self, work: KeyWork) -> &'static str {
        match work {
            KeyWork::PlayPause => "play or pause",
            KeyWork::StepForward => "one event forward",
            KeyWork::StepBack => "one event back",
            KeyWork::Marks => "the mark before, the next mark",
            KeyWork::Speed => "slower, faster",
            KeyWork::Restart => "start again",
            KeyWork::MoveA => "Team A: forward, left, backward, right",
            KeyWork::PictureA => "Team A: picture",
            KeyWork::MoveB => "Team B: forward, left, backward, right",
            KeyWork::PictureB => "Team B: picture",
            KeyWork::Autopilots => "all autopilots on or off",
            KeyWork::Link => "cut or mend a link, then the numbers of two robots",
            KeyWork::MendAll => "mend all",
            KeyWork::Split => "split the robots",
            KeyWork::Reboot => "reboot, then a robot’s number",
            KeyWork::Isolate => "isolate, then a robot’s number",
            KeyWork::Scheme => "another scheme, then its number",
            KeyWork::Lessons => "lessons",
            KeyWork::Story => "story",
            KeyWork::Diagram => "space-time diagram",
            KeyWork::Compare => "compare schemes",
            KeyWork::Why => "why did the last thing happen?",
            KeyWork::Code => "QR code of exactly this, as large as the screen",
            KeyWork::Keys => "these keys",
            KeyWork::Close => "close what is open",
            KeyWork::Present => "presenter mode on or off",
            KeyWork::Next => "next step",
            KeyWork::Previous => "step back",
            KeyWork::Choose => "mark an answer",
            KeyWork::On => "on: the next step, or the next thing worth telling",
            KeyWork::Back => "back",
            KeyWork::Clicker => "play or pause",
            KeyWork::Hand => "one more hand for an answer",
            KeyWork::TakeBack => "take back a hand",
            KeyWork::Controls => "show or hide the controls",
            KeyWork::Text => "show or hide the text",
        }
    }

    fn key_cap(&self, cap: KeyCap) -> &'static str {
        match cap {
            KeyCap::Space => "Space",
            KeyCap::PageUp => "Page Up",
            KeyCap::PageDown => "Page Down",
            KeyCap::Escape => "Esc",
            KeyCap::Backspace => "Backspace",
        }
    }

    fn hands(&self, hands: u16) -> String {
        if hands == 1 { "1 hand".to_owned() } else { [&hands.to_string(), " hands"].concat() }
    }

    fn which_other(&self, robot: RobotId) -> String {
        ["The link of Robot ", &robot.to_string(), " and which other? Press its number."].concat()
    }

    fn and_more(&self, more: usize) -> String {
        ["And ", &more.to_string(), " more."].concat()
    }
}
