//! The words of the story: what happened, what messages say, what robots wait for, how robots
//! stand. A language is one implementation of [`TaleWords`], written as exhaustive matches: a new
//! kind of event does not compile until every language has its sentence.
//!
//! Plain words come first; the field's term, where it helps, comes last and is marked as such.

pub mod brought;
pub mod pieces;
#[cfg(test)]
pub mod samples;

use std::borrow::Cow;
use std::fmt;

use crate::command::Command;
use crate::consistency::{Judgement, Order};
use crate::ids::{Place, RobotId, TeamId, Ticket};
use crate::laws::{Breach, Found, Freshness, Law, Promise};
use crate::network::Loss;
use crate::pose::{Cell, Pose};
use crate::protocol::{Gist, Refusal, Role, Scheme, Wait};
use crate::record::{Record, Verdict, What};
use crate::setup::Setup;
use crate::standing::Standing;
use crate::time::SimTime;

/// A sentence or a clause, in pieces that know what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    pieces: Vec<Piece>,
}

/// Some words with their meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What people read.
    pub words: Cow<'static, str>,
    /// What it stands for, so that pointing at the words can light the thing.
    pub means: Means,
}

/// What a piece of a sentence stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Nothing in particular.
    Text,
    /// A robot.
    Robot(RobotId),
    /// A team.
    Team(TeamId),
    /// A command, by its ticket.
    Ticket(Ticket),
    /// What is asked for: *forward*, *picture* …
    Command(Command),
    /// A link or a line, by its ends.
    Link(Place, Place),
    /// An instant of the run.
    Time(SimTime),
    /// What a message says, word for word.
    Quote,
    /// The field's term for it; shown in italics.
    Term,
}

impl Sentence {
    /// Its pieces, in reading order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Adds words at the end. Plain text runs together with plain text before it;
    /// no words add nothing.
    pub fn put(&mut self, words: impl Into<Cow<'static, str>>, means: Means) {
        let words = words.into();
        if words.is_empty() {
            return;
        }
        if means == Means::Text
            && let Some(last) = self.pieces.last_mut().filter(|last| last.means == Means::Text)
        {
            last.words.to_mut().push_str(&words);
            return;
        }
        self.pieces.push(Piece { words, means });
    }

    /// Adds another sentence or clause at the end.
    pub fn join(&mut self, other: Sentence) {
        for piece in other.pieces {
            self.put(piece.words, piece.means);
        }
    }

    /// Several clauses, one after the other, with the same words between any two.
    #[must_use]
    pub fn series(clauses: impl IntoIterator<Item = Sentence>, between: &'static str) -> Sentence {
        let mut whole = Sentence::default();
        for clause in clauses {
            whole.put(if whole.is_empty() { "" } else { between }, Means::Text);
            whole.join(clause);
        }
        whole
    }
}

impl fmt::Display for Sentence {
    /// Plain text, for tests, files and screen readers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| f.write_str(&piece.words))
    }
}

/// What a sentence may need to know besides the event itself.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c> {
    /// The scheme: whether eras are terms or epochs, who the others are.
    pub scheme: Scheme,
    /// The cell with the way out.
    pub exit: Cell,
    /// What came directly after the event. Only what it brought about in the same step is read.
    pub after: &'c [Record],
}

impl Context<'_> {
    /// What can be said from the set-up alone.
    #[must_use]
    pub fn of(setup: &Setup) -> Context<'static> {
        Context { scheme: setup.scheme, exit: setup.maze.build().exit(), after: &[] }
    }
}

/// The words of the story in one language.
pub trait TaleWords {
    /// One sentence (rarely two) for something that happened.
    fn event(&self, what: &What, context: &Context<'_>) -> Sentence;

    /// A word or two for the tag on a flying message: `A14`, `yes`, `stand?`.
    fn tag(&self, gist: &Gist) -> String;

    /// What a message says, as one clause in the sender's own voice: *write down A14: forward*.
    fn say(&self, gist: &Gist, scheme: Scheme) -> Sentence;

    /// What a robot waits for, as a clause without its name: *hears Robot 1, else may stand in 1.9 s*.
    /// `until` is when its patience ends, if it does.
    fn waits(&self, wait: &Wait, until: Option<SimTime>, now: SimTime, scheme: Scheme) -> Sentence;

    /// Why a robot refuses, as a clause without its name: *knows no leader*.
    fn refusal(&self, refusal: &Refusal) -> Sentence;

    /// Why a message is lost, as a clause: *the link is cut*.
    fn loss(&self, why: Loss, from: Place, to: Place) -> Sentence;

    /// A word or two for the chip on a team's command: *done*, *no answer*.
    fn verdict(&self, verdict: &Verdict) -> &'static str;

    /// What *no answer* means, as a clause.
    fn perhaps(&self) -> Sentence;

    /// What it means that a command was undone, as a clause: whose commands took its place.
    fn undone_for(&self, winner: RobotId) -> Sentence;

    /// What there is to say about a verdict beyond that word; empty when nothing is.
    fn verdict_detail(&self, verdict: &Verdict) -> Sentence {
        match verdict {
            Verdict::Waiting | Verdict::Done(_) => Sentence::default(),
            Verdict::Refused(refusal) => self.refusal(refusal),
            Verdict::NoAnswer => self.perhaps(),
            Verdict::Undone { winner } => self.undone_for(*winner),
        }
    }

    /// The badge of a robot: *in step*, *behind by 2*, *diverged at 1*.
    fn standing(&self, standing: &Standing) -> String;

    /// The judgement on a picture: *fresh*, *stale by 2*.
    fn freshness(&self, freshness: Freshness) -> String;

    /// The name of a law, as on its lamp: *same order*.
    fn law(&self, law: Law, scheme: Scheme) -> &'static str;

    /// What a law says, in one sentence.
    fn law_says(&self, law: Law, scheme: Scheme) -> &'static str;

    /// What broke a law: who, which command. One sentence.
    fn found(&self, found: &Found, scheme: Scheme) -> Sentence;

    /// What it means that a law is broken, given who promised it. One sentence.
    fn broken(&self, law: Law, promise: Promise, scheme: Scheme) -> Sentence;

    /// Whether one robot could have given the teams the answers they got. One sentence.
    fn history(&self, judgement: &Judgement, order: Order) -> Sentence;

    /// A mistake in this program that the referee has found. One sentence.
    fn breach(&self, breach: &Breach) -> Sentence;

    /// Where a robot stands, after how many moves, and how that relates to the others: a sentence.
    fn stands(&self, robot: RobotId, pose: Pose, moves: u64, standing: &Standing) -> Sentence;

    /// What a role is called; empty for robots that are all equal.
    fn role_name(&self, role: Role) -> &'static str;

    /// What an era is called, with a space for its number: *term *, *epoch *.
    fn era(&self, scheme: Scheme) -> &'static str;

    /// A robot's role with its term or epoch: *leader · term 2*. Empty where the scheme has no roles.
    fn role(&self, role: Role, era: Option<u64>, scheme: Scheme) -> String {
        let name = self.role_name(role);
        match era {
            Some(number) if !name.is_empty() => [name, " · ", self.era(scheme), &number.to_string()].concat(),
            _ => name.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{A1, QUORUM, call};
    use super::*;
    use crate::protocol::{Answer, Note};
    use crate::words::{Language, catalogue};

    #[test]
    fn text_runs_together_and_meaning_stays() {
        let mut sentence = Sentence::default();
        sentence.put("Robot 1", Means::Robot(RobotId(1)));
        sentence.put(" turns", Means::Text);
        sentence.put(" left.", Means::Text);
        assert_eq!(sentence.pieces().len(), 2);
        assert_eq!(sentence.to_string(), "Robot 1 turns left.");
    }

    #[test]
    fn clauses_in_series_have_the_words_between_them() {
        let clause = |words: &'static str| {
            let mut clause = Sentence::default();
            clause.put(words, Means::Text);
            clause
        };
        assert_eq!(Sentence::series([], " and ").to_string(), "");
        assert_eq!(Sentence::series(["A1"].map(clause), " and ").to_string(), "A1");
        assert_eq!(Sentence::series(["A1", "B1", "C1"].map(clause), " and ").to_string(), "A1 and B1 and C1");
    }

    #[test]
    fn in_every_language_tags_are_short_and_names_keep_their_meaning() {
        let gists = [
            Gist::Ask { call: call(Command::Left), again: true },
            Gist::Answer { ticket: A1, answer: Answer::Refused(Refusal::Busy) },
            Gist::Heartbeat { era: 1 },
            Gist::WriteDown { era: 1, first: 1, count: 3, call: Some(call(Command::Left)) },
            Gist::WriteDown { era: 1, first: 1, count: 1, call: None },
            Gist::MayIStand { era: 2 },
            Gist::CatchUp { era: 1, first: 1, count: 12 },
        ];
        let passed = Note::PassedUp { ticket: A1, leader: RobotId(1) };
        for language in Language::ALL {
            let words = catalogue(language);
            for gist in &gists {
                let tag = words.tag(gist);
                assert!((1..=9).contains(&tag.chars().count()), "{language:?}: {tag}");
                assert!(!words.say(gist, QUORUM).is_empty(), "{language:?}");
            }
            let told = words
                .event(&What::Noted { robot: RobotId(3), note: passed }, &Context::of(&Setup::new(QUORUM)));
            let means: Vec<Means> = told.pieces().iter().map(|piece| piece.means).collect();
            assert!(means.contains(&Means::Robot(RobotId(3))) && means.contains(&Means::Ticket(A1)));
        }
    }
}
