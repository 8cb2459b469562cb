//! Client sessions (dissertation §6.3): what came of every executed move.
//!
//! A team may have several commands under way and send any of them again: A3 is lost, A4 is done,
//! A3 comes once more and must still be executed. So the last number alone would not do, and every
//! answered number is remembered. Sessions never expire; a lesson's are short.

use crate::command::Outcome;
use crate::ids::{MOST_TEAMS, Ticket};
use crate::series::Series;

/// The outcomes of all executed moves, by ticket.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Sessions([Series<Option<Outcome>>; MOST_TEAMS as usize]);

impl Sessions {
    /// What came of the move, if it has been executed.
    pub(super) fn outcome(&self, ticket: Ticket) -> Option<Outcome> {
        self.0[ticket.team.index()].get(ticket.number as usize).copied().flatten()
    }

    /// Remembers what came of a move.
    pub(super) fn record(&mut self, ticket: Ticket, outcome: Outcome) {
        let team = &mut self.0[ticket.team.index()];
        let place = ticket.number as usize;
        while team.len() <= place {
            team.push(None);
        }
        *team.get_mut(place).expect("the list has just been made long enough") = Some(outcome);
    }
}
