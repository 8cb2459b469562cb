//! Which records are about a command.

use crate::ids::Ticket;
use crate::protocol::{Gist, Note};
use crate::record::What;

/// Whether a record speaks of a command by its ticket.
#[must_use]
pub fn mentions(what: &What, ticket: Ticket) -> bool {
    match what {
        What::Asked { call, .. }
        | What::Queued { call, .. }
        | What::Unqueued { call, .. }
        | What::Began { call, .. }
        | What::Executed { call, .. }
        | What::BeganUndo { call, .. }
        | What::UndidMove { call, .. } => call.ticket == ticket,
        What::Sent { gist, .. }
        | What::Arrived { gist, .. }
        | What::Lost { gist, .. }
        | What::Doubled { gist, .. }
        | What::Held { gist, .. }
        | What::Released { gist, .. } => in_message(gist, ticket),
        What::Noted { note, .. } => in_note(note, ticket),
        What::Answered { ticket: named, .. } | What::Judged { ticket: named, .. } => *named == ticket,
        What::Started { .. }
        | What::Did(_)
        | What::CutOff(_)
        | What::Mended(_)
        | What::Rang { .. }
        | What::WentOff { .. }
        | What::CameBack { .. }
        | What::Attached { .. }
        | What::AutopilotArrived { .. } => false,
    }
}

/// A message that carries several commands names the first.
pub(super) fn in_message(gist: &Gist, ticket: Ticket) -> bool {
    gist.cargo().is_some_and(|cargo| cargo.ticket() == ticket)
}

fn in_note(note: &Note, ticket: Ticket) -> bool {
    match note {
        Note::PassedOn { ticket: named }
        | Note::PassedUp { ticket: named, .. }
        | Note::AskedTwice { ticket: named }
        | Note::ReadConfirmed { ticket: named, .. }
        | Note::LostAfterSplit { ticket: named, .. } => *named == ticket,
        Note::WroteDown { ticket: named, .. } | Note::Agreed { ticket: named, .. } => *named == Some(ticket),
        Note::Became { .. }
        | Note::Follows { .. }
        | Note::SteppedDown { .. }
        | Note::HeardNothing { .. }
        | Note::Granted { .. }
        | Note::Denied { .. }
        | Note::CrossedOut { .. }
        | Note::AsksForMissing { .. }
        | Note::CaughtUp { .. }
        | Note::DrivesBack { .. }
        | Note::CannotDriveBack
        | Note::StaysDiverged { .. } => false,
    }
}
