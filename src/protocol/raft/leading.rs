//! What a leader knows of the others, and what it sends them.

use super::log::Log;
use super::message::{Msg, Position};
use super::reads::Read;
use crate::ids::{MOST_ROBOTS, RobotId};
use crate::protocol::{Config, Out};
use crate::time::{SimTime, Span};

/// How many signs of life go out before an unanswered append is sent again. With the ordinary
/// delays an answer takes at most one and a half heartbeats.
const BEATS_UNTIL_LOST: u8 = 2;

/// A leader's own data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Lead {
    /// The number of the latest append of this term; each has its own.
    pub(super) round: u64,
    /// One for each robot, by its number. The leader's own is not used.
    peers: [Peer; MOST_ROBOTS as usize],
    /// The pictures that wait for confirmation, oldest first.
    pub(super) reads: Vec<Read>,
}

/// What a leader knows of one follower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Peer {
    /// The next entry to send.
    next: u64,
    /// Up to here its log is known to be the same.
    pub(super) matched: u64,
    /// The highest round that it has answered.
    pub(super) confirmed: u64,
    /// When it last answered.
    heard: SimTime,
    /// The append with entries that is on its way; there is at most one.
    flight: Option<Flight>,
}

/// An append with entries that has not been answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Flight {
    round: u64,
    /// How many heartbeats ago it was sent.
    beats: u8,
}

/// What goes into every append.
pub(super) struct Facts<'a> {
    pub(super) term: u64,
    pub(super) log: &'a Log,
    pub(super) commit: u64,
    /// The most entries in one append.
    pub(super) batch: u8,
}

impl Lead {
    /// At the start of a term nothing is known of the others: begin at the end of the own log and
    /// go back from there. The votes count as having heard a majority.
    pub(super) fn new(now: SimTime, last: u64) -> Self {
        let peer = Peer { next: last + 1, matched: 0, confirmed: 0, heard: now, flight: None };
        Lead { round: 0, peers: [peer; MOST_ROBOTS as usize], reads: Vec::new() }
    }

    pub(super) fn peer(&self, robot: RobotId) -> &Peer {
        &self.peers[robot.index()]
    }

    /// How many robots answered within this span, the leader included.
    pub(super) fn heard_since(&self, config: &Config, now: SimTime, span: Span) -> u8 {
        let heard = config.others().filter(|robot| now.since(self.peer(*robot).heard) < span).count();
        u8::try_from(heard).expect("there are at most five robots") + 1
    }

    /// How many robots have answered this round or a later one, the leader included.
    pub(super) fn confirmed(&self, config: &Config, round: u64) -> u8 {
        let confirmed = config.others().filter(|robot| self.peer(*robot).confirmed >= round).count();
        u8::try_from(confirmed).expect("there are at most five robots") + 1
    }

    /// Up to where each robot's log is known to be the same as the leader's, which ends at `own`.
    /// Only the first places, one for each configured robot, mean something.
    pub(super) fn reached(&self, config: &Config, own: u64) -> [u64; MOST_ROBOTS as usize] {
        let mut reached = self.peers.map(|peer| peer.matched);
        reached[config.me.index()] = own;
        reached
    }

    /// Sends what this follower lacks, unless entries are on their way to it already.
    pub(super) fn feed(&mut self, to: RobotId, facts: &Facts<'_>, out: &mut Out<'_, Msg>) {
        let peer = &mut self.peers[to.index()];
        if peer.flight.is_none() && peer.next <= facts.log.last().index {
            self.round += 1;
            peer.flight = Some(Flight { round: self.round, beats: 0 });
            let prev = facts.log.position(peer.next - 1);
            let entries = facts.log.copy_from(peer.next, usize::from(facts.batch));
            out.send(to, facts.append(self.round, prev, entries));
        }
    }

    /// Gives a sign of life. It speaks only of what is known to be the same on both sides, so it
    /// lets the follower take nothing for agreed that this very message does not verify.
    pub(super) fn assure(&mut self, to: RobotId, facts: &Facts<'_>, out: &mut Out<'_, Msg>) {
        self.round += 1;
        let prev = facts.log.position(self.peer(to).matched);
        out.send(to, facts.append(self.round, prev, Vec::new()));
    }

    /// A heartbeat for one follower: what it lacks if nothing is on the way or that is taken for
    /// lost, else a sign of life.
    pub(super) fn beat(&mut self, to: RobotId, facts: &Facts<'_>, out: &mut Out<'_, Msg>) {
        let peer = &mut self.peers[to.index()];
        match &mut peer.flight {
            Some(flight) if flight.beats < BEATS_UNTIL_LOST => flight.beats += 1,
            lost => *lost = None,
        }
        let before = self.round;
        self.feed(to, facts, out);
        if self.round == before {
            self.assure(to, facts, out);
        }
    }

    /// A follower has answered a round of this term, whether yes or no: it recognised the leader.
    pub(super) fn answered(&mut self, now: SimTime, from: RobotId, round: u64) {
        let peer = &mut self.peers[from.index()];
        peer.heard = now;
        peer.confirmed = peer.confirmed.max(round);
    }

    /// A follower's log is the same up to here.
    pub(super) fn matched(&mut self, from: RobotId, round: u64, upto: u64) {
        let peer = &mut self.peers[from.index()];
        peer.matched = peer.matched.max(upto);
        peer.next = peer.next.max(peer.matched + 1);
        // An answer to a later round says that the entries, or the answer to them, got lost (or
        // were overtaken, and then sending them twice does no harm).
        if peer.flight.is_some_and(|flight| flight.round <= round) {
            peer.flight = None;
        }
    }

    /// A follower's log is not the same before the entries sent. Goes back to where it might be;
    /// never before what is known to be the same. Only the answer to the append under way counts.
    pub(super) fn mismatched(&mut self, from: RobotId, round: u64, hint: Position, log: &Log) {
        let peer = &mut self.peers[from.index()];
        if peer.flight.is_some_and(|flight| flight.round == round) {
            peer.flight = None;
            peer.next = log.last_not_above(hint).index.max(peer.matched) + 1;
        }
    }
}

impl Facts<'_> {
    fn append(&self, round: u64, prev: Position, entries: Vec<super::Entry>) -> Msg {
        Msg::Append { term: self.term, round, prev, commit: self.commit, entries }
    }
}
