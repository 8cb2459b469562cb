//! Client sessions (dissertation §6.3): what came of every executed move.
//!
//! A team may have several commands under way and send any of them again: A3 is lost, A4 is done,
//! A3 comes once more and must still be executed. So the last number alone would not do, and every
//! answered number is remembered. Sessions never expire; a lesson's are short.

use crate::command::Outcome;
use crate::ids::Ticket;
use crate::series::Series;

/// The outcomes of all executed moves, by ticket.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Sessions {
    /// One list for each team that has had a move executed; the place in it is the ticket's number.
    teams: Vec<Series<Option<Outcome>>>,
}

impl Sessions {
    /// What came of the move, if it has been executed.
    pub(super) fn outcome(&self, ticket: Ticket) -> Option<Outcome> {
        self.teams.get(ticket.team.index())?.get(ticket.number as usize).copied().flatten()
    }

    /// Remembers what came of a move.
    pub(super) fn record(&mut self, ticket: Ticket, outcome: Outcome) {
        while self.teams.len() <= ticket.team.index() {
            self.teams.push(Series::new());
        }
        let team = &mut self.teams[ticket.team.index()];
        let place = ticket.number as usize;
        while team.len() <= place {
            team.push(None);
        }
        *team.get_mut(place).expect("the list has just been made long enough") = Some(outcome);
    }
}
