//! Taking a run elsewhere: a picture for paper, a sequence diagram for a text, a log for ShiViz, and
//! JSON for everything else. Each is written as text, by hand, from records and diagrams alone;
//! `docs/formats.md` says what is in them.

mod json;
mod mermaid;
mod shiviz;
mod svg;

use crate::protocol::Gist;

pub use json::json_lines;
pub use mermaid::mermaid;
pub use shiviz::{SHIVIZ_PARSER, shiviz};
pub use svg::{Lit, svg};

/// Whether a message is only a sign of life, or the answer to one: of no news to a reader.
fn is_routine(gist: &Gist) -> bool {
    match gist {
        Gist::Heartbeat { .. } | Gist::Yes { upto: 0, .. } => true,
        Gist::Ask { .. }
        | Gist::Answer { .. }
        | Gist::Pass { .. }
        | Gist::Result { .. }
        | Gist::WriteDown { .. }
        | Gist::Yes { .. }
        | Gist::No { .. }
        | Gist::MayIStand { .. }
        | Gist::Word { .. }
        | Gist::VoteForMe { .. }
        | Gist::Vote { .. }
        | Gist::Missing { .. }
        | Gist::CatchUp { .. } => false,
    }
}
