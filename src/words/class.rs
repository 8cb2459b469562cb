//! The words for the classroom: presenter mode, the class's vote, the keys and what they do.

use crate::ids::RobotId;

/// A label that stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassLabel {
    /// The button that leaves it.
    Leave,
    /// The QR code of the present state, and the button that shows it.
    Code,
    /// What to do with the code.
    CodeHelp,
    /// The state is too long for a code.
    NoCode,
    /// Shows or hides scheme, switches and consoles in presenter mode.
    Controls,
    /// Shows or hides the text of a lesson, or the story, in presenter mode.
    Text,
    /// To the next thing worth telling.
    On,
    /// To the thing told before.
    Back,
    /// One hand fewer.
    TakeBack,
    /// How hands are counted.
    VoteHelp,
    /// The check box that switches single letters off as keys.
    Letters,
    /// Why one would do that.
    LettersNote,
    /// Which link is to be cut or mended.
    WhichLink,
    /// Which robot is to be rebooted.
    WhichReboot,
    /// Which robot is to be isolated.
    WhichIsolate,
    /// Which scheme, by its place in the bar.
    WhichScheme,
    /// How to drop what was begun.
    DropIt,
    /// Two photographs show the same.
    SamePictures,
    /// Two photographs show different things.
    OtherPictures,
}

/// A group of keys in the sheet of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyGroup {
    /// The clock.
    Clock,
    /// The consoles of the first two teams.
    Consoles,
    /// What is done to links and robots.
    Deeds,
    /// What is shown.
    Views,
    /// In a lesson.
    Lesson,
    /// In presenter mode.
    Presenter,
}

/// What a key, or a few that belong together, does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyWork {
    /// Play and pause.
    PlayPause,
    /// One event forward.
    StepForward,
    /// One event back.
    StepBack,
    /// The mark before, the next mark.
    Marks,
    /// Slower, faster.
    Speed,
    /// Start again.
    Restart,
    /// The first team's forward, left, backward, right.
    MoveA,
    /// The first team's camera.
    PictureA,
    /// The second team's forward, left, backward, right.
    MoveB,
    /// The second team's camera.
    PictureB,
    /// All autopilots on or off.
    Autopilots,
    /// Cut or mend a link.
    Link,
    /// Mend everything.
    MendAll,
    /// The sheet of groups.
    Split,
    /// Reboot a robot.
    Reboot,
    /// Isolate a robot.
    Isolate,
    /// Another scheme.
    Scheme,
    /// The list of lessons.
    Lessons,
    /// The story; in presenter mode the text.
    Story,
    /// The space-time diagram.
    Diagram,
    /// The comparison of schemes.
    Compare,
    /// Why the latest thing happened.
    Why,
    /// The QR code.
    Code,
    /// The sheet of keys.
    Keys,
    /// Closes what is open.
    Close,
    /// Presenter mode on and off.
    Present,
    /// The lesson's next step.
    Next,
    /// The lesson's step before.
    Previous,
    /// Marks an answer.
    Choose,
    /// On, in presenter mode.
    On,
    /// Back, in presenter mode.
    Back,
    /// Play and pause on a clicker.
    Clicker,
    /// Adds a hand.
    Hand,
    /// Takes a hand back.
    TakeBack,
    /// Shows and hides the controls.
    Controls,
    /// Shows and hides the text.
    Text,
}

/// A key whose cap bears a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyCap {
    /// The space bar.
    Space,
    /// Page Up.
    PageUp,
    /// Page Down.
    PageDown,
    /// Escape.
    Escape,
    /// Backspace.
    Backspace,
}

/// The words for the classroom in one language.
pub trait ClassWords {
    /// A label.
    fn class(&self, label: ClassLabel) -> &'static str;

    /// The heading of a group of keys.
    fn key_group(&self, group: KeyGroup) -> &'static str;

    /// What keys do.
    fn key_work(&self, work: KeyWork) -> &'static str;

    /// The word on a key.
    fn key_cap(&self, cap: KeyCap) -> &'static str;

    /// *7 hands*.
    fn hands(&self, hands: u16) -> String;

    /// One robot of a link was named, the other one is awaited.
    fn which_other(&self, robot: RobotId) -> String;

    /// How many things were left out of an announcement: *and 4 more*.
    fn and_more(&self, more: usize) -> String;
}
