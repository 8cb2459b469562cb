//! Why? The answer to a question about something on the page, in words, each cause of it one click
//! away; and what somebody waits for.

use std::rc::Rc;

use yew::prelude::*;

use crate::history::History;
use crate::ids::{Place, RecordId, RobotId, Ticket};
use crate::protocol::{Scheme, Wait};
use crate::record::{Record, What};
use crate::scene::Robot;
use crate::standing::Standing;
use crate::story::{Story, Told};
use crate::time::{SimTime, Span};
use crate::ui::language::speech;
use crate::ui::lines::Travel;
use crate::ui::markup::markup;
use crate::ui::msg::Msg;
use crate::ui::part::Part;
use crate::ui::press::press;
use crate::ui::story_panel::sentence;
use crate::why::{self, Unjudged};
use crate::words::app::DoorLabel;
use crate::words::tale::Sentence;
use crate::words::why::{Stumble, WhyLabel};

/// How many causes are shown before the origin; the others are counted.
const MOST_SHOWN: usize = 30;
/// How far back lost messages to a waiting robot are of interest.
const LATELY: Span = Span(10_000);
/// How many lost messages are named.
const MOST_LOST: usize = 6;

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Something that happened.
    Record(RecordId),
    /// How a robot stands to the others, and what it waits for.
    Robot(RobotId),
    /// What has become of a command.
    Ticket(Ticket),
}

/// An answer. It stays as it is while the run goes on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    /// What was asked about.
    about: Sentence,
    /// What there is to say at once.
    said: Vec<Sentence>,
    /// Records, each group under its heading.
    groups: Vec<(WhyLabel, Vec<Step>)>,
    /// Questions on which learners stumble here.
    cards: Vec<Stumble>,
    scheme: Scheme,
}

/// A line of an answer.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// A record, which one can go to.
    Record(RecordId, SimTime, Sentence),
    /// So many records that are not shown.
    Between(usize),
}

impl Answer {
    /// The answer to a question at the present.
    #[must_use]
    pub(crate) fn to(question: Question, history: &History, story: &Story) -> Self {
        let mut answer = Answer {
            about: Sentence::default(),
            said: Vec::new(),
            groups: Vec::new(),
            cards: Vec::new(),
            scheme: history.setup().scheme,
        };
        let teller = Teller { history, story };
        match question {
            Question::Record(id) => answer.of_record(id, &teller),
            Question::Robot(robot) => answer.of_robot(robot, &teller),
            Question::Ticket(ticket) => answer.of_ticket(ticket, &teller),
        }
        answer
    }

    fn of_record(&mut self, id: RecordId, teller: &Teller<'_>) {
        let chain = why::chain(teller.history, id);
        let Some(record) = chain.first() else { return };
        self.about =
            teller.tell(std::slice::from_ref(record)).pop().map(|told| told.sentence).unwrap_or_default();
        self.because(&chain[1..], teller);
        self.never_came(&why::missing(teller.history, record), teller);
        self.cards = why::stumbles(teller.history, id);
    }

    fn of_robot(&mut self, robot: RobotId, teller: &Teller<'_>) {
        let history = teller.history;
        let (moment, now) = (history.moment(), history.now());
        let body = &moment.world.robot(robot).body;
        let standing = moment.referee.standings().of(robot);
        self.about = speech().stands(robot, body.pose(), body.executed().len() as u64, &standing);
        if let Some(waiting) = why::robot_waits(moment, robot) {
            let mut said = plain(speech().why(WhyLabel::Now));
            said.join(plain(": "));
            said.join(speech().waits(&waiting.wait, waiting.until, now, self.scheme));
            said.join(plain("."));
            match waiting.until {
                Some(until) => said.join(plain(&[" ", &speech().until(until)].concat())),
                None if waiting.wait != Wait::Command => {
                    said.join(plain(&[" ", speech().why(WhyLabel::NoLimit)].concat()));
                }
                None => {}
            }
            self.said.push(said);
        }
        if let Some(record) = parted(history, robot, standing) {
            self.because(&why::chain(history, record), teller);
        }
        let since = now - LATELY;
        let to_it = |record: &&Record| matches!(record.what, What::Lost { direction, .. } if direction.to == Place::Robot(robot));
        let recent = history.records_since(since);
        let lately = recent.iter().rev().take_while(|record| record.at >= since);
        let mut lost: Vec<Record> = lately.filter(to_it).take(MOST_LOST).copied().collect();
        lost.reverse();
        self.never_came(&lost, teller);
        self.cards = why::stumbles_now(moment);
    }

    fn of_ticket(&mut self, ticket: Ticket, teller: &Teller<'_>) {
        let history = teller.history;
        if let Some(unjudged) = why::unjudged(history, ticket) {
            self.of_unjudged(unjudged, teller);
            return;
        }
        let team = history.moment().world.teams().get(ticket.team.index());
        let Some(ask) = team.and_then(|team| team.ask(ticket.number)) else { return };
        let about =
            |record: &&Record| matches!(record.what, What::Judged { ticket: other, .. } if other == ticket);
        let judged = history.window(ask.judged_at, ask.judged_at);
        if let Some(record) = judged.iter().rfind(about) {
            self.of_record(record.id, teller);
        }
    }

    fn of_unjudged(&mut self, unjudged: Unjudged, teller: &Teller<'_>) {
        let Unjudged { ticket, whereabouts, evidence, robot, until } = unjudged;
        self.about = plain(&speech().whereabouts(whereabouts, ticket, robot));
        if let Some(until) = until {
            self.said.push(plain(&speech().patience_ends(until)));
        }
        if let Some(record) = evidence {
            self.because(&why::chain(teller.history, record.id), teller);
        }
        self.cards = why::stumbles_now(teller.history.moment());
    }

    fn because(&mut self, chain: &[Record], teller: &Teller<'_>) {
        let between = chain.len().saturating_sub(MOST_SHOWN + 1);
        let shown = chain.len().min(if between > 0 { MOST_SHOWN } else { usize::MAX });
        let mut steps = teller.steps(&chain[..shown]);
        if between > 0 {
            steps.push(Step::Between(between));
            steps.extend(teller.steps(&chain[chain.len() - 1..]));
        }
        self.group(WhyLabel::Because, steps);
    }

    fn never_came(&mut self, records: &[Record], teller: &Teller<'_>) {
        self.group(WhyLabel::NeverCame, teller.steps(records));
    }

    fn group(&mut self, label: WhyLabel, steps: Vec<Step>) {
        if !steps.is_empty() {
            self.groups.push((label, steps));
        }
    }

    fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.said.is_empty()
    }
}

/// Where a robot's history parts from the others', as far as the latest records hold it.
fn parted(history: &History, robot: RobotId, standing: Standing) -> Option<RecordId> {
    let Standing::Diverged { at, .. } = standing else { return None };
    let did_it = |record: &&Record| {
        matches!(record.what, What::Executed { call, outcome }
            if outcome.robot == robot && outcome.after == at && !call.command.is_picture())
    };
    history.records().iter().rfind(did_it).map(|record| record.id)
}

fn plain(words: &str) -> Sentence {
    let mut sentence = Sentence::default();
    sentence.put(words.to_owned(), crate::words::tale::Means::Text);
    sentence
}

/// Puts records into words.
struct Teller<'h> {
    history: &'h History,
    story: &'h Story,
}

impl Teller<'_> {
    fn tell(&self, records: &[Record]) -> Vec<Told> {
        why::in_words(self.history, self.story, speech(), records)
    }

    fn steps(&self, records: &[Record]) -> Vec<Step> {
        let told = self.tell(records).into_iter().zip(records);
        told.filter(|(told, _)| !told.sentence.is_empty())
            .map(|(told, record)| Step::Record(record.id, record.at, told.sentence))
            .collect()
    }
}

/// An answer.
#[derive(Debug, PartialEq)]
pub(crate) struct WhyView {
    /// The answer.
    pub answer: Rc<Answer>,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for WhyView {
    fn draw(&self) -> Html {
        let Self { answer, tell } = self;
        let step = |step: &Step| match step {
            Step::Between(count) => html! { <li class="between">{ speech().steps_between(*count) }</li> },
            Step::Record(id, at, said) => {
                let id = *id;
                let onclick = press(tell, Msg::Travel(Travel::Record(id)));
                html! {
                    <li><button type="button" class="cause" {onclick}><time>{ speech().clock(*at) }</time>{ " " }<span>{ sentence(said) }</span></button></li>
                }
            }
        };
        html! {
            <div class="answer" translate="no">
                <p class="about">{ sentence(&answer.about) }</p>
                { for answer.said.iter().map(|said| html! { <p>{ sentence(said) }</p> }) }
                { for answer.groups.iter().map(|(label, steps)| html! {
                    <section>
                        <h3>{ speech().why(*label) }</h3>
                        <ol class="causes">{ for steps.iter().map(step) }</ol>
                    </section>
                }) }
                if answer.is_empty() { <p>{ speech().why(WhyLabel::NothingKnown) }</p> }
                { for answer.cards.iter().map(|card| {
                    let (question, reply) = speech().card(*card, answer.scheme);
                    html! { <section class="card"><h3>{ question }</h3><p>{ reply }</p></section> }
                }) }
            </div>
        }
    }
}

/// The small button beside something that can be asked about; `this` is how that reads.
pub(crate) fn why_button(question: Question, this: &str, tell: &Callback<Msg>) -> Html {
    let onclick = press(tell, Msg::Why(question));
    markup!(
        r#"<button type="button" class="ask-why" aria-label={name} aria-live="off" onclick={onclick}>{words}</button>"#,
        name = speech().why_this(this),
        onclick,
        words = speech().door(DoorLabel::Why),
    )
}

/// What a robot's badge reads when it is asked about.
#[must_use]
pub(crate) fn badge_name(robot: &Robot, badge: &str) -> String {
    speech().why_this(&[&speech().robot(robot.id), " ", badge].concat())
}
