//! Taking a run elsewhere: a picture for paper, a sequence diagram for a text, a log for ShiViz, and
//! JSON for everything else. Each is written as text, by hand, from records and diagrams alone;
//! `docs/formats.md` says what is in them.

mod json;
mod mermaid;
mod shiviz;
mod svg;

use std::collections::BTreeMap;

use crate::ids::Direction;
use crate::protocol::Gist;

pub use json::{Line, json_lines};
pub use mermaid::mermaid;
pub use shiviz::{SHIVIZ_PARSER, shiviz};
pub use svg::{Lit, svg};

/// Tells news from routine: signs of life, and answers that say once more what was said before, are
/// of no interest to a reader.
#[derive(Debug, Default)]
struct News {
    /// Up to where each robot has last told each other one that it has everything.
    confirmed: BTreeMap<Direction, (u64, u64)>,
}

impl News {
    /// Whether a message says something new. Messages are to be asked about in the order in which
    /// they were sent, or in that in which they were heard.
    fn is_in(&mut self, direction: Direction, gist: &Gist) -> bool {
        match *gist {
            Gist::Heartbeat { .. } | Gist::Yes { upto: 0, .. } => false,
            Gist::Yes { era, upto } => self.confirmed.insert(direction, (era, upto)) != Some((era, upto)),
            Gist::Ask { .. }
            | Gist::Answer { .. }
            | Gist::Pass { .. }
            | Gist::Result { .. }
            | Gist::WriteDown { .. }
            | Gist::No { .. }
            | Gist::MayIStand { .. }
            | Gist::Word { .. }
            | Gist::VoteForMe { .. }
            | Gist::Vote { .. }
            | Gist::Missing { .. }
            | Gist::CatchUp { .. } => true,
        }
    }
}
