//! What a class needs: presenter mode, a vote by show of hands, and deeds begun with a key. What changes
//! is changed by the app alone (`app/class.rs`).

use crate::ids::RobotId;
use crate::ui::browser::{asked, query_without, set_query};

/// Something for the classroom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClassMsg {
    /// Presenter mode on or off.
    Toggle,
    /// Scheme, switches and consoles are shown or hidden.
    Controls,
    /// The text is shown or hidden.
    Text,
    /// On: the lesson's next step, or the next thing worth telling.
    On,
    /// Back.
    Back,
    /// One more hand for an answer.
    Hand(usize),
    /// The last hand was none.
    TakeBack,
    /// The QR code is shown or hidden.
    Code,
    /// The keys are shown or hidden.
    Keys,
    /// Single keys do things, or not.
    Letters(bool),
    /// Something is to be done to a robot or link whose number follows.
    Begin(Deed),
    /// The number follows.
    Number(u8),
    /// Everything is mended.
    MendAll,
    /// All autopilots on or off.
    Autopilots,
    /// Faster or slower.
    Pace(bool),
    /// Why did the latest thing happen?
    Why,
    /// A second has passed since the last announcement.
    Quiet,
}

/// What awaits a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Cut or mend the link between two robots.
    Link,
    /// The same, with one of them named.
    LinkOf(RobotId),
    /// Reboot a robot.
    Reboot,
    /// Isolate a robot.
    Isolate,
    /// Choose a scheme by its place.
    Scheme,
}

/// Presenter mode and what belongs to it. Leaving it keeps everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Class {
    /// Whether the page is shown to a class.
    pub(crate) presenting: bool,
    /// Whether scheme, switches and consoles are shown all the same.
    pub(crate) controls: bool,
    /// Whether the text is shown; `None` where the step of the lesson decides.
    pub(crate) text: Option<bool>,
    /// People want no single keys to do anything.
    pub(crate) silent: bool,
    /// What awaits a number.
    pub(crate) deed: Option<Deed>,
    /// The hands that were counted, for each step of the lesson that asks.
    pub(crate) votes: Vec<Vote>,
}

/// A vote by show of hands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Vote {
    /// The step that asks, from 0.
    pub(crate) step: usize,
    /// The answers in the order in which hands were counted, so that the last can be taken back.
    pub(crate) hands: Vec<usize>,
}

impl Vote {
    /// How many hands each of so many answers has.
    pub(crate) fn counts(&self, answers: usize) -> Vec<u16> {
        let mut counts = vec![0; answers];
        for hand in &self.hands {
            if let Some(count) = counts.get_mut(*hand) {
                *count += 1;
            }
        }
        counts
    }

    /// The answer that has more hands than any other.
    pub(crate) fn winner(&self, answers: usize) -> Option<usize> {
        let counts = self.counts(answers);
        let most = *counts.iter().max()?;
        let mut leading = (0..answers).filter(|answer| counts[*answer] == most);
        leading.next().filter(|_| most > 0 && leading.next().is_none())
    }
}

impl Class {
    /// The vote on a step.
    pub(crate) fn vote(&self, step: usize) -> Option<&Vote> {
        self.votes.iter().find(|vote| vote.step == step && !vote.hands.is_empty())
    }

    /// The vote on a step, to be changed.
    pub(crate) fn vote_mut(&mut self, step: usize) -> &mut Vote {
        let place = self.votes.iter().position(|vote| vote.step == step).unwrap_or_else(|| {
            self.votes.push(Vote { step, hands: Vec::new() });
            self.votes.len() - 1
        });
        &mut self.votes[place]
    }
}

/// The word in the address that asks for presenter mode.
const WORD: &str = "presenter";

/// Whether the address asks for presenter mode.
#[must_use]
pub(crate) fn is_asked_for() -> bool {
    asked(WORD).is_some()
}

/// Gives the page the look of presenter mode, or takes it away; the address says which, so that loading
/// the page again changes nothing.
pub(crate) fn dress(presenting: bool) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(root) = document.and_then(|document| document.document_element()) else { return };
    let rest = query_without(&[WORD]);
    let (theme, wanted) =
        (root.get_attribute("data-theme"), rest.split('&').find_map(|pair| pair.strip_prefix("theme=")));
    if presenting {
        let _ = root.set_attribute("data-presenter", "yes");
        // Whoever names a theme in the address keeps it.
        if wanted.is_none() {
            let _ = root.set_attribute("data-theme", "presenter");
        }
        set_query(&if rest.is_empty() { WORD.to_owned() } else { [WORD, "&", &rest].concat() });
    } else {
        let _ = root.remove_attribute("data-presenter");
        if wanted.is_none() && theme.as_deref() == Some("presenter") {
            let _ = root.remove_attribute("data-theme");
        }
        set_query(&rest);
    }
}
