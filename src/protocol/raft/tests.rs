//! Proof that the scheme keeps to its sources. Each test names the section, figure or rule it
//! proves; R1 to R17 are the usual list of Raft's invariants, spelled out in `referee.rs`.

mod chaos;
mod constrained;
mod elections;
mod figure2;
mod figures78;
mod fleet;
mod reading;
mod referee;
mod rebooting;
mod teams;

use super::message::Word;
use super::*;
use crate::command::{Call, Command, Deed, Outcome};
use crate::ids::TeamId;
use crate::pose::{Cell, Heading, Pose};
use crate::protocol::{Answer, Effect, Message, Pictures, Scheme, Timing};

fn config_with(me: u8, robots: u8, pictures: Pictures) -> Config {
    Config { me: RobotId(me), scheme: Scheme::Quorum { robots, pictures }, timing: Timing::default() }
}

fn config(me: u8, robots: u8) -> Config {
    config_with(me, robots, Pictures::Agreed)
}

fn ticket(number: u32) -> Ticket {
    Ticket { team: TeamId(0), number }
}

fn left(number: u32) -> Call {
    Call { ticket: ticket(number), command: Command::Left }
}

fn picture(number: u32) -> Call {
    Call { ticket: ticket(number), command: Command::Picture }
}

/// What a body that never leaves its cell makes of a command.
fn outcome(robot: u8, call: Call, after: u64) -> Outcome {
    let deed = if call.command.is_picture() { Deed::Photographed } else { Deed::Turned };
    let pose = Pose { cell: Cell { x: 0, y: 0 }, heading: Heading::North };
    Outcome { robot: RobotId(robot), deed, pose, after }
}

/// A log with these terms; entry *n* holds command A*n*.
fn entries(terms: &[u64]) -> Vec<Entry> {
    let numbered = terms.iter().zip(1..);
    numbered.map(|(term, number)| Entry { term: *term, call: Some(left(number)) }).collect()
}

/// A follower in `term` whose log has entries of these terms.
fn robot(me: u8, robots: u8, term: u64, terms: &[u64]) -> Raft {
    let mut raft = Raft::new(config(me, robots));
    raft.disk.term = term;
    for entry in entries(terms) {
        raft.disk.log.push(entry);
    }
    raft
}

fn at(index: u64, term: u64) -> Position {
    Position { term, index }
}

fn terms(raft: &Raft) -> Vec<u64> {
    raft.inspect().log.iter().map(|entry| entry.term).collect()
}

const NOW: SimTime = SimTime(100_000);

impl Raft {
    fn take_at(&mut self, now: SimTime, input: Input<Msg>) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.step(now, input.as_ref(), &mut Out::new(&mut effects));
        effects
    }

    fn take(&mut self, input: Input<Msg>) -> Vec<Effect> {
        self.take_at(NOW, input)
    }

    fn get(&mut self, from: u8, body: Msg) -> Vec<Effect> {
        self.take(Input::Message { from: RobotId(from), body })
    }

    /// Has it elected without anybody else being asked for more than a word and a vote.
    fn elect(&mut self) -> Vec<Effect> {
        self.take(Input::Timer(Timer::Silence));
        let (term, need) = (self.disk.term, self.config.robots() / 2);
        let others: Vec<RobotId> = self.config.others().take(usize::from(need)).collect();
        for robot in &others {
            self.get(robot.0, Msg::Word { term, era: term + 1, word: Word::Yes });
        }
        let mut effects = Vec::new();
        for robot in &others {
            effects = self.get(robot.0, Msg::Vote { term: term + 1, granted: true });
        }
        assert!(self.inspect().leads);
        effects
    }
}

/// The messages among the effects, with whom they are for.
fn sent(effects: &[Effect]) -> Vec<(u8, Msg)> {
    let message = |effect: &Effect| {
        if let Effect::Send { to, body: Message::Raft(msg) } = effect {
            Some((to.0, msg.clone()))
        } else {
            None
        }
    };
    effects.iter().filter_map(message).collect()
}

/// The only message among the effects that goes to this robot.
fn sent_to(effects: &[Effect], robot: u8) -> Msg {
    let mut all: Vec<Msg> =
        sent(effects).into_iter().filter(|(to, _)| *to == robot).map(|(_, msg)| msg).collect();
    assert_eq!(all.len(), 1, "one message to Robot {robot} in {effects:?}");
    all.remove(0)
}

fn executes(effects: &[Effect]) -> Vec<Call> {
    let call = |effect: &Effect| if let Effect::Execute(call) = effect { Some(*call) } else { None };
    effects.iter().filter_map(call).collect()
}

fn answers(effects: &[Effect]) -> Vec<(Ticket, Answer)> {
    let answer = |effect: &Effect| {
        if let Effect::Answer { ticket, answer } = effect { Some((*ticket, *answer)) } else { None }
    };
    effects.iter().filter_map(answer).collect()
}

fn sets(effects: &[Effect], timer: Timer) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::SetTimer { timer: set, .. } if *set == timer))
}

fn notes(effects: &[Effect]) -> Vec<Note> {
    let note = |effect: &Effect| if let Effect::Note(note) = effect { Some(*note) } else { None };
    effects.iter().filter_map(note).collect()
}

/// Delivers what Robot `from` sends, and all that follows from it, among these robots; messages to
/// others are lost. `robots` holds all robots in order.
fn exchange(robots: &mut [Raft], from: u8, effects: &[Effect], among: &[u8]) {
    let mut flights: VecDeque<(u8, u8, Msg)> =
        sent(effects).into_iter().map(|(to, msg)| (from, to, msg)).collect();
    while let Some((from, to, msg)) = flights.pop_front() {
        if among.contains(&to) {
            let effects = robots[RobotId(to).index()].get(from, msg);
            flights.extend(sent(&effects).into_iter().map(|(next, msg)| (to, next, msg)));
        }
    }
}

/// Lets Robot `who` lose its patience and delivers everything among these robots.
fn lose_patience(robots: &mut [Raft], who: u8, among: &[u8]) {
    let effects = robots[RobotId(who).index()].take(Input::Timer(Timer::Silence));
    exchange(robots, who, &effects, among);
}
