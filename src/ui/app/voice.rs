//! What is said to those who cannot see the page: the story, at most once a second and merged, and the
//! stage as a text that can be read at any time.

use gloo_timers::callback::Timeout;

use super::App;
use crate::ui::class::ClassMsg;
use crate::ui::language::speech;
use crate::ui::msg::Msg;

/// How long it is quiet after an announcement, in milliseconds.
const QUIET_MS: u32 = 1_000;
/// How many sentences an announcement has at most; of what came before, only the number is said.
const MOST_SENTENCES: usize = 3;

/// What is said.
#[derive(Default)]
pub(super) struct Voice {
    /// The announcement.
    pub(super) said: String,
    /// The stage in words.
    pub(super) stage: String,
    /// The number of the record that was told last.
    told: u64,
    /// Whether the announcement is another one than the page shows.
    fresh: bool,
    /// Runs while it is to be quiet.
    resting: Option<Timeout>,
}

impl Voice {
    /// Another run begins: nothing of it has been told, and what was said of the old one is over at
    /// once. A lesson that asks for a prediction must not be heard answering it.
    pub(super) fn begin(&mut self) {
        self.told = 0;
        self.said.clear();
        self.stage.clear();
        self.resting = None;
    }
}

impl App {
    /// Says what is new, unless something was said just now: then it is said later, together. Before the whole
    /// program is there, nothing is told.
    pub(super) fn announce(&mut self) {
        if !self.whole || self.voice.resting.is_some() {
            return;
        }
        self.voice.stage = speech().stage(&self.scene);
        let lines = self.lines.latest();
        let last = lines.last().map_or(0, |line| line.id.0);
        if last != self.voice.told {
            // Who went back in time hears what has happened last, there.
            let from = if last < self.voice.told { last.saturating_sub(1) } else { self.voice.told };
            let new: Vec<_> = lines.iter().filter(|line| line.id.0 > from).collect();
            let heard = &new[new.len().saturating_sub(MOST_SENTENCES)..];
            let mut said: Vec<String> = heard.iter().map(|line| line.sentence.to_string()).collect();
            if new.len() > heard.len() {
                said.push(speech().and_more(new.len() - heard.len()));
            }
            self.voice.said = said.join(" ");
            self.voice.told = last;
        } else if !self.playing {
            return;
        }
        self.voice.fresh = true;
        let tell = self.tell.clone();
        self.voice.resting = Some(Timeout::new(QUIET_MS, move || tell.emit(Msg::Class(ClassMsg::Quiet))));
    }

    /// A second has passed.
    pub(super) fn announce_again(&mut self) {
        self.voice.resting = None;
        self.voice.fresh = false;
        self.announce();
    }

    /// Whether the page has to be drawn for what is said.
    pub(super) fn is_read_out(&self) -> bool {
        self.voice.fresh
    }
}
