//! Raft as TiKV has it, at the same work: five nodes in memory, every message delivered at once, one
//! proposal after the other.

use std::collections::VecDeque;

use raft::eraftpb::{Entry, EntryType, Message};
use raft::storage::MemStorage;
use raft::{Config, RawNode};

const NODES: u64 = 5;
const LEADER: u64 = 1;

/// A group whose leader is node 1.
pub(crate) struct Group {
    nodes: Vec<RawNode<MemStorage>>,
    flying: VecDeque<Message>,
    /// How many proposals the leader knows to be agreed.
    committed: u64,
    number: u64,
}

impl Group {
    pub(crate) fn led() -> Self {
        let logger = slog::Logger::root(slog::Discard, slog::o!());
        let node = |id| {
            let storage = MemStorage::new_with_conf_state(((1..=NODES).collect::<Vec<_>>(), vec![]));
            let config = Config {
                id,
                election_tick: 10,
                heartbeat_tick: 3,
                pre_vote: true,
                check_quorum: true,
                ..Config::default()
            };
            RawNode::new(&config, storage, &logger).expect("the configuration is sound")
        };
        let mut group = Group {
            nodes: (1..=NODES).map(node).collect(),
            flying: VecDeque::new(),
            committed: 0,
            number: 0,
        };
        group.nodes[0].campaign().expect("a follower may stand");
        group.deliver();
        group
    }

    /// So many proposals, one after the other, each until nothing is left to be said. How many were
    /// agreed.
    pub(crate) fn commit(&mut self, many: u32) -> u64 {
        let before = self.committed;
        for _ in 0..many {
            self.number += 1;
            let data = self.number.to_le_bytes().to_vec();
            self.nodes[0].propose(vec![], data).expect("node 1 leads");
            self.deliver();
        }
        self.committed - before
    }

    fn deliver(&mut self) {
        loop {
            for place in 0..self.nodes.len() {
                while self.nodes[place].has_ready() {
                    self.carry_out(place);
                }
            }
            let Some(message) = self.flying.pop_front() else { return };
            let to = usize::try_from(message.to - 1).expect("there are five nodes");
            self.nodes[to].step(message).expect("a node of the group sent it");
        }
    }

    /// What the library asks its user to do, in the order in which it asks for it.
    fn carry_out(&mut self, place: usize) {
        let node = &mut self.nodes[place];
        let mut ready = node.ready();
        self.flying.extend(ready.take_messages());
        let committed = ready.take_committed_entries();
        self.committed += agreed(node.raft.id, &committed);
        let storage = node.raft.raft_log.store.clone();
        storage.wl().append(ready.entries()).expect("entries follow each other");
        if let Some(state) = ready.hs() {
            storage.wl().set_hardstate(state.clone());
        }
        self.flying.extend(ready.take_persisted_messages());
        let mut light = node.advance(ready);
        if let Some(commit) = light.commit_index() {
            storage.wl().mut_hard_state().set_commit(commit);
        }
        self.flying.extend(light.take_messages());
        self.committed += agreed(node.raft.id, &light.take_committed_entries());
        node.advance_apply();
    }
}

/// How many proposals of people the leader has learned to be agreed.
fn agreed(id: u64, entries: &[Entry]) -> u64 {
    let own = |entry: &&Entry| entry.get_entry_type() == EntryType::EntryNormal && !entry.data.is_empty();
    if id == LEADER { entries.iter().filter(own).count() as u64 } else { 0 }
}
